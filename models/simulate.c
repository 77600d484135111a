/* simulate.c - runs a programme block by block, keeps the figures of every path, and sums them up.
 *
 * One double a path and column, so quantiles are exact. One allocation for all of it, none by path.
 * What the columns are: simulate_columns.c; how one is summed up: summary.c.
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

/* What the columns hold. */
struct gt_tally {
    const struct gt_column *columns;
    int column_count;
    size_t paths;
    double *values;  /* [column][path] */
    double *scratch; /* [path] */
    uint32_t *bins;
};

struct run {
    struct gt_plan plan;
    struct gt_tally tally;
    uint64_t seed;
    struct gt_block *block;
    double *figures; /* of a block */
};

int64_t gt_simulate_bytes(const struct gt_programme *programme, int64_t paths)
{
    int64_t columns = programme->quarters + 2 * GT_SIDES;
    int64_t result = (int64_t)sizeof(struct gt_simulation) +
                     programme->quarters * (int64_t)sizeof(struct gt_fan_quarter);
    return (int64_t)sizeof(double) * ((columns + 1) * paths + columns * GT_BLOCK_PATHS) + result +
           (int64_t)sizeof(struct run) + (int64_t)gt_block_bytes(programme) +
           GT_QUANTILE_BINS * (int64_t)sizeof(uint32_t);
}

static void run_free(struct run *run)
{
    if (!run)
        return;
    free(run->tally.values);
    free(run->tally.scratch);
    free(run->tally.bins);
    free(run->figures);
    free(run->block);
    free(run);
}

static struct run *run_new(const struct gt_programme *programme, int64_t paths, uint64_t seed)
{
    struct run *run = calloc(1, sizeof *run);
    if (!run)
        return NULL;
    struct gt_tally *tally = &run->tally;
    gt_plan_make(programme, &run->plan);
    run->seed = seed;
    tally->paths = (size_t)paths;
    tally->column_count = gt_plan_columns(&run->plan, &tally->columns);
    size_t columns = (size_t)tally->column_count;
    tally->values = malloc(columns * tally->paths * sizeof *tally->values);
    tally->scratch = malloc(tally->paths * sizeof *tally->scratch);
    tally->bins = malloc(GT_QUANTILE_BINS * sizeof *tally->bins);
    run->figures = malloc(columns * GT_BLOCK_PATHS * sizeof *run->figures);
    run->block = malloc(gt_block_bytes(programme));
    if (!tally->values || !tally->scratch || !tally->bins || !run->figures || !run->block) {
        run_free(run);
        return NULL;
    }
    return run;
}

static void run_block(struct run *run, size_t first)
{
    struct gt_tally *tally = &run->tally;
    size_t left = tally->paths - first;
    size_t count = left < GT_BLOCK_PATHS ? left : GT_BLOCK_PATHS;
    gt_block_figures(&run->plan, run->seed, first, run->block, run->figures);
    for (size_t c = 0; c < (size_t)tally->column_count; c++)
        memcpy(tally->values + c * tally->paths + first, run->figures + c * GT_BLOCK_PATHS,
               count * sizeof *tally->values);
}

static enum gt_status run_all(struct run *run, const struct gt_simulate_options *options)
{
    size_t paths = run->tally.paths;
    for (size_t first = 0, blocks = 1; first < paths; first += GT_BLOCK_PATHS, blocks++) {
        run_block(run, first);
        size_t done = first + GT_BLOCK_PATHS < paths ? first + GT_BLOCK_PATHS : paths;
        if (!options->progress || (blocks % PROGRESS_BLOCKS != 0 && done < paths))
            continue;
        if (options->progress(options->context, (int64_t)done, (int64_t)paths) != 0)
            return GT_ESTOPPED;
    }
    return GT_OK;
}

/* A copy of a column, to be destroyed. */
static double *take_column(const struct gt_tally *tally, int column)
{
    memcpy(tally->scratch, tally->values + (size_t)column * tally->paths,
           tally->paths * sizeof *tally->scratch);
    return tally->scratch;
}

static int64_t count_below(const double *values, size_t count, double limit)
{
    int64_t below = 0;
    for (size_t i = 0; i < count; i++)
        below += values[i] < limit; /* a NaN is not */
    return below;
}

void gt_tally_summary(const struct gt_tally *tally, int column, struct gt_summary *summary)
{
    double *values = take_column(tally, column), limit = tally->columns[column].limit;
    int64_t below = count_below(values, tally->paths, limit);
    gt_summarise(values, tally->paths, tally->bins, summary);
    if (isnan(limit) || summary->count == 0)
        return;
    summary->below = (double)below / (double)summary->count;
    summary->below_se = sqrt(summary->below * (1 - summary->below) / (double)summary->count);
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
void gt_tally_histogram(const struct gt_tally *tally, int column, struct gt_histogram *histogram)
{
    struct gt_summary summary;
    const double *values = tally->values + (size_t)column * tally->paths;
    gt_tally_summary(tally, column, &summary);
    double quantile_95 = summary.quantiles[QUANTILE_95];
    memset(histogram, 0, sizeof *histogram);
    histogram->width = round_up(quantile_95 > 0 ? quantile_95 / GT_HISTOGRAM_BINS : 1);
    for (size_t i = 0; i < tally->paths; i++) {
        double bin = floor(values[i] / histogram->width);
        histogram->counts[bin < GT_HISTOGRAM_BINS ? (int)bin : GT_HISTOGRAM_BINS - 1]++;
    }
}

static struct gt_simulation *sum_up(struct run *run)
{
    size_t quarters = (size_t)run->plan.programme->quarters;
    struct gt_simulation *simulation =
        calloc(1, sizeof *simulation + quarters * sizeof *simulation->fan);
    if (!simulation)
        return NULL;
    simulation->paths = (int64_t)run->tally.paths;
    simulation->seed = run->seed;
    simulation->draws_version = GT_DRAWS_VERSION;
    simulation->quarters = (int)quarters;
    gt_plan_report(&run->plan, &run->tally, simulation);
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
