/* calibrate.h - what a ledger's own companies say of the outcome model `rounds`.
 *
 * A company stays in a stage from its round there until the next round, an exit or a failure; one
 * that is still there on the day of the question is censored. In the model the time to the next
 * event and what the event is do not hang together, so that the likelihood falls apart:
 *   times      the law of the lowest AIC among those of lifetime.h, all events alike
 *   shares     next, exit and failure among the stays that ended, each with the interval of Clopper
 *              and Pearson
 *   step-ups   price of the next round over this one's: lognormal (estimate.h)
 *   dilution   the median of what rounds of the stage sold; its interval between two numbers in
 *              order, exact whatever the law (W. J. Conover, "Practical Nonparametric Statistics",
 *              3rd ed. 1999, 3.2)
 *   multiples  value at an exit over the last round's: lognormal body, Pareto tail (tail.h); and of
 *              failures their mean
 *   growth     all step-ups together, for their tail, which the model does not have
 *
 * What fewer than `least` cases speak of is not told, nor are times and shares where nobody wrote a
 * failure down: companies that ended unseen would count as still there, times come out too long
 * and failures too rare. `complete` says that the ledger holds every exit and failure all the same.
 * The tail is told when it is plausible (p of tail.h) and body and tail together have a lower AIC
 * than a lognormal law throughout, with two parameters more.
 */
#ifndef GENTOU_CALIBRATE_H
#define GENTOU_CALIBRATE_H

#include "gentou/tail.h"

/* The stages of the model, in its words. X(ENUM, token, label). */
#define GT_CHAIN_STAGE_LIST(X)                                                                     \
    X(SEED, "seed", "seed")                                                                        \
    X(ANGEL, "angel", "angel")                                                                     \
    X(SERIES_A, "series_a", "series A")                                                            \
    X(SERIES_B, "series_b", "series B")                                                            \
    X(SERIES_C, "series_c", "series C")                                                            \
    X(SERIES_D, "series_d_plus", "series D or later")

enum gt_chain_stage {
#define X(word, token, label) GT_CHAIN_##word,
    GT_CHAIN_STAGE_LIST(X)
#undef X
        GT_CHAIN_STAGES
};

/* How a stay ends. */
#define GT_CHAIN_END_LIST(X)                                                                       \
    X(NEXT, "next", "next round")                                                                  \
    X(EXIT, "exit", "exit")                                                                        \
    X(FAILURE, "failure", "failure")                                                               \
    X(RUNNING, "running", "still there")

enum gt_chain_end {
#define X(word, token, label) GT_CHAIN_END_##word,
    GT_CHAIN_END_LIST(X)
#undef X
        GT_CHAIN_ENDS
};

/* Whether the data tell a figure, and if not, why. */
#define GT_TOLD_LIST(X)                                                                            \
    X(YES, "told", "told")                                                                         \
    X(FEW, "too_few", "too few")                                                                   \
    X(UNSEEN, "no_failures", "no failure recorded")                                                \
    X(LAW, "undetermined", "no law follows")                                                       \
    X(NO_TAIL, "no_tail", "no tail needed")                                                        \
    X(RANGE, "out_of_range", "outside the model")

enum gt_told {
#define X(word, token, label) GT_TOLD_##word,
    GT_TOLD_LIST(X)
#undef X
};

struct gt_chain_stay {
    enum gt_chain_stage stage;
    double years; /* > 0 */
    enum gt_chain_end end;
};

/* Positive numbers of one kind. */
struct gt_numbers {
    const double *values;
    size_t count;
};

struct gt_calibration_data {
    const struct gt_chain_stay *stays;
    size_t stay_count;
    struct gt_numbers step_ups[GT_CHAIN_STAGES];  /* of rounds after one of the stage */
    struct gt_numbers dilutions[GT_CHAIN_STAGES]; /* of rounds of the stage, within 0..1 */
    struct gt_numbers growth;                     /* all step-ups */
    struct gt_numbers multiples;                  /* of exits */
    struct gt_numbers rests;                      /* of failures, >= 0 */
    size_t from_seed[2]; /* seed rounds followed by series A, and by an angel round */
    bool failures;       /* the ledger has a failure */
};

struct gt_calibration_options {
    double confidence; /* of all intervals, inside (0, 1) */
    size_t least;      /* cases without which a figure is not told, >= 2 */
    bool complete;
    uint64_t seed; /* of the samples that judge a tail */
    int samples;   /* >= 1 */
};

extern const struct gt_calibration_options gt_calibration_usual; /* 95 %, 10, no, 1, 1,000 */

struct gt_calibration_stage {
    size_t began, ends[GT_CHAIN_ENDS];
    enum gt_told told;              /* of times and shares */
    double longest;                 /* stay, ended or not, years */
    struct gt_survival_step *steps; /* Kaplan and Meier; none when no stay ended */
    size_t step_count;
    struct gt_lifetime fits[GT_LIFETIME_LAWS];       /* wherever the data determine them */
    enum gt_lifetime_law best;                       /* of those; a law that is told when any is */
    struct gt_estimate shares[GT_CHAIN_END_RUNNING]; /* of the stays that ended, when any did */
    enum gt_told step_told;
    size_t step_count_known;
    struct gt_estimate step_up, step_sigma; /* median, sigma of the logarithm */
    enum gt_told dilution_told;
    size_t dilution_count;
    struct gt_estimate dilution;
};

struct gt_calibration_sizes {
    size_t count;
    double *sorted; /* ascending */
    enum gt_told body_told, tail_told;
    struct gt_lifetime body; /* below the tail when that is told, else of all */
    struct gt_tail tail;     /* the best there is; count 0: none */
    double p;                /* its plausibility */
};

struct gt_calibration {
    struct gt_calibration_options options;
    size_t stays;
    struct gt_calibration_stage stages[GT_CHAIN_STAGES];
    struct gt_calibration_sizes multiples, growth;
    size_t rest_count;
    enum gt_told rest_told;
    struct gt_estimate rest;
    enum gt_told leads_told;
    size_t led;                   /* seed rounds followed by series A or an angel round */
    enum gt_chain_stage leads_to; /* after most of them */
};

/* Fills *calibration, which gt_calibration_clear gives back (also after an error). GT_ERANGE: an
 * option out of its range, a stay of no time or stage, a number that is not positive and finite;
 * GT_ENOMEM. */
enum gt_status gt_calibrate(const struct gt_calibration_data *data,
                            const struct gt_calibration_options *options,
                            struct gt_calibration *calibration);

/* The share that a stage's curve leaves there after so many years; NaN beyond its longest stay. */
double gt_calibration_still_there(const struct gt_calibration_stage *stage, double years);

void gt_calibration_clear(struct gt_calibration *calibration);

#endif
