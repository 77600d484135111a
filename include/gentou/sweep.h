/* sweep.h - a programme under many settings, all on the same draws.
 *
 * Outcomes are drawn by path and company from the seed alone, so settings that differ in their
 * terms meet the same companies: what differs between two points is the terms', not chance's
 * (common random numbers). Of each point:
 *
 *   leverage  planned: gross = round / public part, net = private part / public part. It follows
 *             from the assumed share unless the response below says otherwise.
 *   return    TVPI and IRR of the public side; E[NPV] / paid-in, NPV being the public flows
 * discounted at the treasury rate to quarter 0, paid-in what the public side pays, not discounted
 * (of a whole programme: into first rounds, on average) risk      P(TVPI < 1); expected shortfall
 * at 95 % of the loss L = -NPV, over paid-in: the mean of the worst 5 % of the paths, the one on
 * the boundary in part (Acerbi and Tasche 2002) fiscal    two ratios of expectations: private money
 * (after the response, not discounted) over the expected cost -E[NPV], none where there is no cost,
 * and over the expected downside E[max(0, -NPV)] uplift    median over paths of the private side's
 * IRR with the terms minus without, decimal a year; paths where either has none are counted apart
 *
 * Response: private supply S (1 + eta x uplift), never below 0 nor above `capacity` x S; eta (per
 * unit of uplift) is the caller's, with its source. With eta 0 leverage is assumed, not reckoned.
 */
#ifndef GENTOU_SWEEP_H
#define GENTOU_SWEEP_H

#include "gentou/programme.h"
#include "gentou/status.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define GT_SWEEP_PATHS_MAX 10000000

struct gt_sweep_options {
    int64_t paths; /* 1..GT_SWEEP_PATHS_MAX */
    uint64_t seed;
    double treasury;          /* annual effective, > -1 */
    double eta;               /* of private supply, per unit of uplift, >= 0; 0: none */
    double capacity;          /* of private supply, multiple of what is planned, >= 1 */
    const char *instructions; /* gt_instructions_find; NULL: the widest; the result is the same */
    /* Called with the points done, of those in work in part; a return other than 0 stops with
     * GT_ESTOPPED. NULL: none. */
    int (*progress)(void *context, int64_t done, int64_t total);
    void *context;
};

/* A point worked out. se: standard error; of the two fiscal figures by their parts, as if these
 * were independent. */
struct gt_sweep_result {
    double gross, net; /* after the response */
    double net_se;     /* and of gross */
    double tvpi_mean, tvpi_mean_se, tvpi_median, tvpi_median_se;
    double irr_median, irr_median_se;
    bool has_irr; /* false: no path has a public IRR */
    double p_tvpi_below_1, p_tvpi_below_1_se;
    double npv_ratio, npv_ratio_se;
    double shortfall,
        shortfall_se;             /* expected, at 95 %, over paid-in; negative: a gain even then */
    double downside, downside_se; /* E[max(0, -NPV)] over paid-in */
    /* Negative: there is no cost, or no downside. */
    double fiscal_cost, fiscal_cost_se, fiscal_downside, fiscal_downside_se;
    double uplift, uplift_se;
    bool has_uplift;
    int64_t without_uplift; /* paths */
    bool frontier; /* no other point is at least as good in net, npv_ratio, p_tvpi_below_1 and
                      uplift, and better in one */
};

/* results: `count` of them, beside the programmes. GT_ERANGE: a programme that gt_programme_check
 * refuses, an option out of its range, no point; GT_ENOMEM; GT_ESTOPPED.
 *
 * Up to 128 points that stand together and differ in terms alone share their draws. Figures are of
 * all paths, and exact but for rates, which are within 1e-7 of 1 + r (of several rates of one path,
 * which is rare, one near that without terms). Memory hardly grows with the paths: per point 32
 * bytes x (1024 + 16 sqrt(paths)), or 32 a path if that is less. */
enum gt_status gt_sweep(const struct gt_programme *programmes, size_t count,
                        const struct gt_sweep_options *options, struct gt_sweep_result *results);

/* Marks the frontier, as gt_sweep does of its points: for points worked out in parts. */
void gt_sweep_frontier(struct gt_sweep_result *results, size_t count);

/* What a search for the best terms asks: most net leverage, and of equals the most uplift, with
 * P(TVPI < 1) <= alpha and E[NPV] / paid-in >= floor. */
struct gt_best_terms {
    double alpha, floor;
};

/* By how much a point breaks them; 0: it does not. */
void gt_best_excess(const struct gt_best_terms *asked, const struct gt_sweep_result *result,
                    double *risk, double *price);

/* Whether `a` is better than `b`: one that breaks less before one that breaks more (risk and price
 * added up), then more net leverage, then more uplift. */
bool gt_best_better(const struct gt_best_terms *asked, const struct gt_sweep_result *a,
                    const struct gt_sweep_result *b);

/* From the best of the points of a grid on: a simplex search (Nelder, Mead; GSL's nmsimplex2) over
 * some numbers of the programme, each between its bounds. numbers[i] points into *programme, which
 * is left at the best point found; low < high. *result as of that point, *steps: points tried. The
 * best that was seen counts, so it is never worse than the start. Errors as for gt_sweep; progress
 * is called of each point tried, as of one of one, and after a stop nothing is taken over but
 * *numbers, which are anywhere between their bounds. */
enum gt_status gt_best_refine(struct gt_programme *programme, double *const *numbers,
                              const double *low, const double *high, size_t count,
                              const struct gt_best_terms *asked,
                              const struct gt_sweep_options *options, int steps_max,
                              struct gt_sweep_result *result, int *steps);

#endif
