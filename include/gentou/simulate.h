/* simulate.h - a programme over many paths.
 *
 * The engine draws outcomes (they do not depend on terms), applies the terms, sums the flows by
 * quarter and side, and keeps from each path the IRR and the TVPI of both sides and the cumulative
 * public flow of every quarter. The same programme, paths and seed give the same bits, whatever the
 * number of threads, the batches, the instruction set.
 *
 * IRR: annual, (1 + quarterly root)^4 - 1, of the side's net flows by quarter. TVPI: gross receipts
 * over gross paid-in. Quantiles: linear interpolation between order statistics (Hyndman, Fan 1996,
 * definition 7), these from counts: each within 1/1024 of its value (a figure within 1e-307 of 0
 * is 0). Means and shares are exact but for rounding; where a figure is beyond 1e150, means take that.
 * IRR of -1: payments and no receipt. Undefined: no rate makes the flows worth nothing. Of several
 * rates the one nearest 0 in |ln(1 + r)|, as in gentou/returns.h.
 * Memory does not grow with paths: 44 KiB a column (quarters + 4 of them), and 4 KiB more for each
 * power of two that its figures come near.
 */
#ifndef GENTOU_SIMULATE_H
#define GENTOU_SIMULATE_H

#include "gentou/kinds.h"
#include "gentou/programme.h"
#include "gentou/status.h"

#include <stddef.h>
#include <stdint.h>

/* The quantile levels of every summary, per cent. */
#define GT_QUANTILE_LEVELS { 1, 5, 10, 25, 50, 75, 90, 95, 99 }
#define GT_QUANTILE_COUNT  9
/* The levels of the fan. */
#define GT_FAN_LEVELS { 5, 25, 50, 75, 95 }
#define GT_FAN_COUNT  5
#define GT_HISTOGRAM_BINS 40
/* The tails of every summary, per cent. */
#define GT_TAIL_LEVELS { 1, 5 }
#define GT_TAIL_COUNT  2
/* How figures are summed up; 1 kept every path and had exact quantiles. */
#define GT_SUMMARY_VERSION 2

struct gt_summary {
    int64_t count;     /* paths where the figure exists */
    int64_t undefined; /* paths where it does not; they enter nothing below */
    double mean;
    double se; /* standard error of the mean: sd / sqrt(count); of a scheme of draws, from the
                  spread of the means of batches */
    double gain; /* so many times more independent paths have the same se; 1 where they are */
    double sd; /* of the paths, n - 1 */
    double quantiles[GT_QUANTILE_COUNT], quantile_ses[GT_QUANTILE_COUNT];
    double tails[GT_TAIL_COUNT], tail_ses[GT_TAIL_COUNT]; /* mean of the lowest 1 and 5 %: of an
        NPV, the expected shortfall with its sign turned; the path on the boundary in part */
    double below, below_se; /* share of `count` below the figure's limit, where it has one; else 0 */
};

struct gt_side_result {
    struct gt_summary irr;  /* annual effective, decimal */
    struct gt_summary tvpi; /* a ratio */
    double p_tvpi_below_1;  /* share of paths */
    double p_tvpi_below_1_se;
    double p_irr_below_0;   /* share of the paths that have an IRR */
    double p_irr_below_0_se;
};

struct gt_fan_quarter { /* cumulative public flow, currency units */
    double mean;
    double quantiles[GT_FAN_COUNT];
    double se, quantile_ses[GT_FAN_COUNT]; /* their standard errors */
};

/* Public TVPI over all paths: bin b holds low + b x width <= tvpi < low + (b+1) x width; the last
 * bin also holds all above. low is 0; width is 1, 2 or 5 x 10^k, so that the bins reach the 95 %
 * quantile. */
struct gt_histogram {
    double low, width;
    int64_t counts[GT_HISTOGRAM_BINS];
};

struct gt_parties; /* gentou/parties.h */

struct gt_simulation {
    int64_t paths;
    uint64_t seed;
    enum gt_scheme scheme; /* of other than independent paths, standard errors of quantiles, tails
                              and shares are still those of independent ones */
    int draws_version;   /* GT_DRAWS_VERSION */
    int summary_version; /* GT_SUMMARY_VERSION */
    int quarters;
    struct gt_side_result public_side;
    struct gt_side_result private_side;
    struct gt_histogram public_tvpi;
    struct gt_parties *parties; /* of a whole programme, party by party; else NULL */
    struct gt_fan_quarter fan[]; /* quarters of them */
};

struct gt_simulate_options {
    int64_t paths; /* 1..GT_PATHS_MAX */
    uint64_t seed;
    /* Called now and then with the paths done, and when all are; a return other than 0 stops with
     * GT_ESTOPPED. NULL: none. */
    int (*progress)(void *context, int64_t done, int64_t total);
    void *context;
};

#define GT_PATHS_MAX INT64_C(4000000000)

/* Runs the programme. *result is the caller's, freed by gt_simulation_free.
 * GT_ERANGE: gt_programme_check or the paths; GT_ENOMEM; GT_ESTOPPED. */
enum gt_status gt_simulate(const struct gt_programme *programme,
                           const struct gt_simulate_options *options,
                           struct gt_simulation **result);

/* NULL is fine. */
void gt_simulation_free(struct gt_simulation *simulation);

/* A simulation in parts, for callers with threads, several machines, or a file to go on from: a run
 * is what all parts share; each fills a tally of its own; tallies are merged in any order. */
struct gt_run;
struct gt_tally;

/* Paths are drawn GT_BATCH at a time. */
#define GT_BATCH 256

/* The instruction sets this library was compiled for, from plain to wide; NULL behind the last. */
const char *gt_instructions_name(size_t place);

/* The instruction set of that name; of NULL, the widest. NULL: this machine does not run it. */
const char *gt_instructions_find(const char *name);

/* instructions: as above. *run: read only from then on; gt_run_free. GT_ERANGE: gt_programme_check,
 * or the instructions; GT_ENOMEM. */
enum gt_status gt_run_new(const struct gt_programme *programme, uint64_t seed,
                          const char *instructions, struct gt_run **run);
void gt_run_free(struct gt_run *run);

/* Independent paths until set; before a tally is made of the run. */
void gt_run_set_scheme(struct gt_run *run, enum gt_scheme scheme);

/* An empty one. The run must outlive it. GT_ENOMEM. */
enum gt_status gt_tally_new(const struct gt_run *run, struct gt_tally **tally);
void gt_tally_free(struct gt_tally *tally);
void gt_tally_clear(struct gt_tally *tally);

/* Adds `count` paths from the one numbered `first`, a multiple of GT_BATCH. GT_ENOMEM: the tally is
 * of no use any more. */
enum gt_status gt_tally_paths(struct gt_tally *tally, int64_t first, int64_t count);

/* Adds another tally of the same run. GT_ENOMEM: as above. */
enum gt_status gt_tally_merge(struct gt_tally *tally, const struct gt_tally *other);

int64_t gt_tally_done(const struct gt_tally *tally);  /* paths */
size_t gt_tally_bytes(const struct gt_tally *tally); /* of memory */

/* The standard error of the headline, the mean public IRR; 0 with fewer than two. */
double gt_tally_headline_se(const struct gt_tally *tally);

/* At least one path is tallied. *result: gt_simulation_free. GT_ENOMEM. */
enum gt_status gt_tally_report(const struct gt_tally *tally, struct gt_simulation **result);

/* A tally as bytes, for another process on a machine of the same kind: put and get take or give all
 * `size` bytes, or return other than 0, which is then returned. What was read is of the same run, or
 * the caller finds out beforehand; after an error the tally is of no use. */
int gt_tally_write(const struct gt_tally *tally,
                   int (*put)(void *context, const void *bytes, size_t size), void *context);
int gt_tally_read(struct gt_tally *tally, int (*get)(void *context, void *bytes, size_t size),
                  void *context);

#endif
