/* simulate.h - a programme over many paths.
 *
 * The engine draws outcomes (they do not depend on terms), applies the terms, sums the flows by
 * quarter and side, and keeps from each path the IRR and the TVPI of both sides and the cumulative
 * public flow of every quarter. The same programme, paths and seed give the same bits.
 *
 * IRR: annual, (1 + quarterly root)^4 - 1, of the side's net flows by quarter. TVPI: gross receipts
 * over gross paid-in. Quantiles: linear interpolation between order statistics
 * (Hyndman, Fan 1996, definition 7), exact over all paths.
 * IRR of -1: payments and no receipt. Undefined: no rate makes the flows worth nothing. Of several
 * rates the one found from 0 %, certified by a change of sign.
 * Memory: 8 x (quarters + 5) bytes a path and at most 2 megabytes beside, stated by gt_simulate_bytes.
 */
#ifndef GENTOU_SIMULATE_H
#define GENTOU_SIMULATE_H

#include "gentou/programme.h"
#include "gentou/status.h"

#include <stdint.h>

/* The quantile levels of every summary, per cent. */
#define GT_QUANTILE_LEVELS { 1, 5, 10, 25, 50, 75, 90, 95, 99 }
#define GT_QUANTILE_COUNT  9
/* The levels of the fan. */
#define GT_FAN_LEVELS { 5, 25, 50, 75, 95 }
#define GT_FAN_COUNT  5
#define GT_HISTOGRAM_BINS 40

struct gt_summary {
    int64_t count;     /* paths where the figure exists */
    int64_t undefined; /* paths where it does not; they enter nothing below */
    double mean;
    double se; /* standard error of the mean: sd / sqrt(count) */
    double sd; /* of the paths, n - 1 */
    double quantiles[GT_QUANTILE_COUNT];
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

struct gt_fan_quarter {
    double mean;
    double quantiles[GT_FAN_COUNT]; /* cumulative public flow, currency units */
};

/* Public TVPI over all paths: bin b holds low + b x width <= tvpi < low + (b+1) x width; the last
 * bin also holds all above. low is 0; width is 1, 2 or 5 x 10^k, so that the bins reach the 95 %
 * quantile. */
struct gt_histogram {
    double low, width;
    int64_t counts[GT_HISTOGRAM_BINS];
};

struct gt_simulation {
    int64_t paths;
    uint64_t seed;
    int draws_version; /* GT_DRAWS_VERSION */
    int quarters;
    struct gt_side_result public_side;
    struct gt_side_result private_side;
    struct gt_histogram public_tvpi;
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

#define GT_PATHS_MAX 10000000

/* The bytes a run of so many paths needs. */
int64_t gt_simulate_bytes(const struct gt_programme *programme, int64_t paths);

/* Runs the programme. *result is the caller's, freed by gt_simulation_free.
 * GT_ERANGE: gt_programme_check or the paths; GT_ENOMEM; GT_ESTOPPED. */
enum gt_status gt_simulate(const struct gt_programme *programme,
                           const struct gt_simulate_options *options,
                           struct gt_simulation **result);

/* NULL is fine. */
void gt_simulation_free(struct gt_simulation *simulation);

#endif
