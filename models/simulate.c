/* simulate.c - runs a programme block by block, keeps the figures of every path, and sums them up.
 *
 * Columns kept: cumulative public flow of each quarter, IRR and TVPI of both sides; one double a
 * path each, so quantiles are exact. One allocation for all of it, none by path. How a block is
 * drawn: simulate_flows.c; its IRRs: simulate_irr.c; how a column is summed up: summary.c.
 */
#include "gentou/simulate.h"
#include "gentou/random.h"
#include "models/quantile_int.h"
#include "models/simulate_int.h"
#include "models/summary_int.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define PROGRESS_BLOCKS 64
#define QUANTILE_95     7 /* where 95 stands in GT_QUANTILE_LEVELS */

struct run {
    struct gt_plan plan;
    int64_t paths;
    uint64_t seed;
    double *cumulative;     /* [quarter][path] of the public side */
    double *irr[GT_SIDES];  /* [path]; NaN: none */
    double *tvpi[GT_SIDES]; /* [path] */
    struct gt_block *block;
    uint32_t *bins;
    double *columns; /* what the pointers above point into */
};

int64_t gt_simulate_bytes(const struct gt_programme *programme, int64_t paths)
{
    int64_t columns = (int64_t)sizeof(double) * (programme->quarters + 2 * GT_SIDES) * paths;
    int64_t result = (int64_t)sizeof(struct gt_simulation) +
                     programme->quarters * (int64_t)sizeof(struct gt_fan_quarter);
    return columns + result + (int64_t)sizeof(struct run) + (int64_t)gt_block_bytes(programme) +
           GT_QUANTILE_BINS * (int64_t)sizeof(uint32_t);
}

static void run_free(struct run *run)
{
    if (!run)
        return;
    free(run->columns);
    free(run->block);
    free(run->bins);
    free(run);
}

static struct run *run_new(const struct gt_programme *programme, int64_t paths, uint64_t seed)
{
    size_t n = (size_t)paths, quarters = (size_t)programme->quarters;
    struct run *run = calloc(1, sizeof *run);
    if (!run)
        return NULL;
    run->columns = malloc((quarters + 2 * GT_SIDES) * n * sizeof *run->columns);
    run->block = malloc(gt_block_bytes(programme));
    run->bins = malloc(GT_QUANTILE_BINS * sizeof *run->bins);
    if (!run->columns || !run->block || !run->bins) {
        run_free(run);
        return NULL;
    }
    run->paths = paths;
    run->seed = seed;
    run->cumulative = run->columns;
    for (size_t side = 0; side < GT_SIDES; side++) {
        run->irr[side] = run->columns + (quarters + 2 * side) * n;
        run->tvpi[side] = run->columns + (quarters + 2 * side + 1) * n;
    }
    gt_plan_make(programme, &run->plan);
    return run;
}

/* The cumulative public flow of the block's first `count` paths into the columns. */
static void keep_cumulative(struct run *run, size_t first, size_t count)
{
    double sums[GT_BLOCK_PATHS] = {0};
    const double *receipts = gt_block_receipts(&run->plan, run->block, GT_SIDE_PUBLIC);
    for (int q = 0; q < run->plan.programme->quarters; q++) {
        double paid = run->plan.paid[GT_SIDE_PUBLIC][q];
        const double *row = receipts + (size_t)q * GT_BLOCK_PATHS;
        for (size_t i = 0; i < GT_BLOCK_PATHS; i++)
            sums[i] += row[i] - paid;
        memcpy(run->cumulative + (size_t)q * (size_t)run->paths + first, sums,
               count * sizeof *sums);
    }
}

static void run_block(struct run *run, size_t first)
{
    size_t left = (size_t)run->paths - first;
    size_t count = left < GT_BLOCK_PATHS ? left : GT_BLOCK_PATHS;
    double irr[GT_BLOCK_PATHS];
    gt_block_draw(&run->plan, run->seed, first, run->block);
    keep_cumulative(run, first, count);
    for (int side = 0; side < GT_SIDES; side++) {
        gt_block_irr(&run->plan, run->block, (enum gt_side)side, irr);
        memcpy(run->irr[side] + first, irr, count * sizeof *irr);
        for (size_t i = 0; i < count; i++)
            run->tvpi[side][first + i] = run->block->received[side][i] / run->plan.paid_in[side];
    }
}

static enum gt_status run_all(struct run *run, const struct gt_simulate_options *options)
{
    size_t paths = (size_t)run->paths;
    for (size_t first = 0, blocks = 1; first < paths; first += GT_BLOCK_PATHS, blocks++) {
        run_block(run, first);
        size_t done = first + GT_BLOCK_PATHS < paths ? first + GT_BLOCK_PATHS : paths;
        if (!options->progress || (blocks % PROGRESS_BLOCKS != 0 && done < paths))
            continue;
        if (options->progress(options->context, (int64_t)done, run->paths) != 0)
            return GT_ESTOPPED;
    }
    return GT_OK;
}

static int64_t count_below(const double *values, size_t count, double limit)
{
    int64_t below = 0;
    for (size_t i = 0; i < count; i++)
        below += values[i] < limit; /* a NaN is not */
    return below;
}

/* A probability as a share of n, and its standard error. */
static void share_of(int64_t below, int64_t n, double *share, double *se)
{
    *share = n > 0 ? (double)below / (double)n : 0;
    *se = n > 0 ? sqrt(*share * (1 - *share) / (double)n) : 0;
}

/* Leaves the TVPIs in the column of the IRRs, which is free once they are summed up (summing up
 * destroys a column). */
static void sum_up_side(struct run *run, enum gt_side side, struct gt_side_result *result)
{
    size_t n = (size_t)run->paths;
    int64_t losing = count_below(run->irr[side], n, 0);
    int64_t short_of_cost = count_below(run->tvpi[side], n, 1);
    gt_summarise(run->irr[side], n, run->bins, &result->irr);
    memcpy(run->irr[side], run->tvpi[side], n * sizeof *run->irr[side]);
    gt_summarise(run->tvpi[side], n, run->bins, &result->tvpi);
    share_of(losing, result->irr.count, &result->p_irr_below_0, &result->p_irr_below_0_se);
    share_of(short_of_cost, run->paths, &result->p_tvpi_below_1, &result->p_tvpi_below_1_se);
}

/* The smallest of 1, 2, 5 x 10^k that is at least x; x > 0. */
static double round_up(double x)
{
    static const double steps[] = {1, 2, 5, 10};
    double power = 1e-12;
    while (power * 10 < x)
        power *= 10;
    int i = 0;
    while (i < 3 && steps[i] * power < x)
        i++;
    return steps[i] * power;
}

/* Bins of a round width that reach the 95 % quantile: farther, and most paths share the first bins.
 */
static void fill_histogram(const double *values, size_t count, double quantile_95,
                           struct gt_histogram *histogram)
{
    memset(histogram, 0, sizeof *histogram);
    histogram->width = round_up(quantile_95 > 0 ? quantile_95 / GT_HISTOGRAM_BINS : 1);
    for (size_t i = 0; i < count; i++) {
        double bin = floor(values[i] / histogram->width);
        histogram->counts[bin < GT_HISTOGRAM_BINS ? (int)bin : GT_HISTOGRAM_BINS - 1]++;
    }
}

static void sum_up_fan(struct run *run, struct gt_fan_quarter *fan)
{
    static const int levels[GT_FAN_COUNT] = GT_FAN_LEVELS;
    size_t n = (size_t)run->paths;
    for (int q = 0; q < run->plan.programme->quarters; q++) {
        double *column = run->cumulative + (size_t)q * n;
        fan[q].mean = gt_mean(column, n);
        gt_quantiles(column, n, levels, GT_FAN_COUNT, run->bins, fan[q].quantiles);
    }
}

static struct gt_simulation *sum_up(struct run *run)
{
    size_t quarters = (size_t)run->plan.programme->quarters;
    struct gt_simulation *simulation =
        calloc(1, sizeof *simulation + quarters * sizeof *simulation->fan);
    if (!simulation)
        return NULL;
    simulation->paths = run->paths;
    simulation->seed = run->seed;
    simulation->draws_version = GT_DRAWS_VERSION;
    simulation->quarters = (int)quarters;
    sum_up_side(run, GT_SIDE_PUBLIC, &simulation->public_side);
    sum_up_side(run, GT_SIDE_PRIVATE, &simulation->private_side);
    fill_histogram(run->irr[GT_SIDE_PUBLIC], (size_t)run->paths,
                   simulation->public_side.tvpi.quantiles[QUANTILE_95], &simulation->public_tvpi);
    sum_up_fan(run, simulation->fan);
    return simulation;
}

enum gt_status gt_simulate(const struct gt_programme *programme,
                           const struct gt_simulate_options *options, struct gt_simulation **result)
{
    if (gt_programme_check(programme) || options->paths < 1 || options->paths > GT_PATHS_MAX)
        return GT_ERANGE;
    struct run *run = run_new(programme, options->paths, options->seed);
    if (!run)
        return GT_ENOMEM;
    enum gt_status status = run_all(run, options);
    if (status == GT_OK) {
        struct gt_simulation *simulation = sum_up(run);
        if (simulation)
            *result = simulation;
        else
            status = GT_ENOMEM;
    }
    run_free(run);
    return status;
}

void gt_simulation_free(struct gt_simulation *simulation)
{
    free(simulation);
}
