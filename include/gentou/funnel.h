/* funnel.h - how deals move from step to step, and how long they stay.
 *
 * A deal's history is its entries (step, day), in order of day; of one day, in the order of the
 * array. What lies after the day of the question is not seen. An entry into the step where the deal
 * already stands is no entry.
 *
 *   stay      from an entry (day a) to the deal's next entry (day b): b - a days, ended. Without a
 *             next one the deal is still there on the day of the question (day d): d - a days,
 *             censored: the true length is at least that. A deal may stay in a step more than once.
 *   entered   stays that began
 *   on        ended by a later step of the list of stages, or by closing; steps may be left out
 *   back      ended by an earlier step (out of passed or lost: taken up again)
 *   passed    ended because the deal was passed
 *   lost      ended because the deal was lost
 *   still     not ended
 *             entered = on + back + passed + lost + still
 *   conversion = on / (entered - still): of the stays that ended, those that moved on
 *
 * Time in a step, in days:
 *   ended     mean and median of the ended stays alone. Short stays end first, so while some still
 *             run these are too low.
 *   all       with the censored ones, by the estimator of Kaplan and Meier: of the n(t) stays of
 *             length >= t, d(t) end at t, and S(t) = product over u <= t of (1 - d(u)/n(u)). A stay
 * that ends at t ends before one censored at t leaves. median: the first t with S(t) < 1/2; if S is
 * exactly 1/2 from t1 on, the middle of t1 and the next time at which it falls (t1 when it never
 * does). Not reached when S stays above 1/2: more than half may stay longer than anybody has been
 * seen to. mean up to the longest stay: the area under S up to there; short of the true mean when
 * the longest stay is censored. Without censored stays both give the same median and mean.
 *
 * Source: E. L. Kaplan, P. Meier, "Nonparametric Estimation from Incomplete Observations", J. Amer.
 * Statist. Assoc. 53 (1958) 457-481; the median on a level stretch as in R's survival package
 * (print.survfit). Not done here: confidence bands, and deals that leave the ledger.
 */
#ifndef GENTOU_FUNNEL_H
#define GENTOU_FUNNEL_H

#include "gentou/date.h"
#include "gentou/kinds.h"
#include "gentou/status.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define GT_FUNNEL_ONE(word, token, label) +1
enum { GT_FUNNEL_STEPS = 0 GT_STAGE_LIST(GT_FUNNEL_ONE) };
#undef GT_FUNNEL_ONE

/* A deal enters a step. */
struct gt_step_entry {
    int64_t deal;
    int64_t source; /* where the deal came from, any number; the same in all entries of a deal */
    int step;       /* enum gt_stage, or the place among the steps of a funnel of its own */
    gt_day day;
};

/* A length of time in days. */
struct gt_duration {
    bool known; /* false: nothing to reckon from, or the median is not reached; days is then 0 */
    double days;
};

struct gt_funnel_step {
    int entered, on, back, passed, lost, still;
    bool converts; /* false: no stay ended, conversion is 0 and means nothing */
    double conversion;
    struct gt_duration ended_mean, ended_median;
    struct gt_duration mean; /* up to the longest stay, ended or not */
    struct gt_duration median;
    bool mean_is_short; /* the longest stay is censored: the true mean is longer */
};

struct gt_funnel {
    int deals;                                    /* with an entry up to the day */
    struct gt_funnel_step steps[GT_FUNNEL_STEPS]; /* by enum gt_stage */
};

/* The funnel on a day, of the deals of *source, or of all when source is NULL. Entries may come in
 * any order. GT_ERANGE: a step that is none, a day outside years 1 to 9999, a deal of two sources.
 * GT_ENOMEM. */
enum gt_status gt_funnel_measure(const struct gt_step_entry *entries, size_t count, gt_day on,
                                 const int64_t *source, struct gt_funnel *funnel);

/* The same for a funnel of step_count steps of its own, in their order: stages[i] is what step i
 * counts as (a step that counts as passed or lost ends a stay so; else the later of two steps is
 * on). steps has room for step_count; *deals as above. GT_ERANGE too when step_count < 1. */
enum gt_status gt_funnel_measure_steps(const struct gt_step_entry *entries, size_t count, gt_day on,
                                       const int64_t *source, const enum gt_stage *stages,
                                       int step_count, struct gt_funnel_step *steps, int *deals);

#endif
