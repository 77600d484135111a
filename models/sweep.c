/* sweep.c - a programme under many settings on the same draws; the definitions stand in
 * gentou/sweep.h.
 *
 * Points are worked out one after the other, each like a simulation without its fan. The private
 * IRRs without terms are kept as long as points differ in their terms alone.
 */
#include "gentou/sweep.h"
#include "gentou/simulate.h"
#include "models/quantile_int.h"
#include "models/simulate_int.h"
#include "models/summary_int.h"
#include "models/vmath_int.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define TAIL 0.05 /* of the expected shortfall */

/* Columns by path. */
enum column { TVPI, IRR, NPV, PRIVATE_IRR, PLAIN_IRR, UPLIFT, COLUMNS };

struct sweep {
    const struct gt_sweep_options *options;
    size_t paths;
    double *columns[COLUMNS];
    double *memory;
    struct gt_block *block; /* for one programme */
    uint32_t *bins;
    struct gt_programme plain; /* what PLAIN_IRR is of; companies 0: nothing yet */
};

static void sweep_free(struct sweep *sweep)
{
    free(sweep->memory);
    free(sweep->block);
    free(sweep->bins);
}

static enum gt_status sweep_make(struct sweep *sweep, const struct gt_sweep_options *options)
{
    *sweep = (struct sweep){.options = options, .paths = (size_t)options->paths};
    sweep->memory = malloc(COLUMNS * sweep->paths * sizeof *sweep->memory);
    sweep->bins = malloc(GT_QUANTILE_BINS * sizeof *sweep->bins);
    if (!sweep->memory || !sweep->bins)
        return GT_ENOMEM;
    for (size_t c = 0; c < COLUMNS; c++)
        sweep->columns[c] = sweep->memory + c * sweep->paths;
    return GT_OK;
}

/* The present value of the public side's flows of a block. */
static void discount(const struct sweep *sweep, const struct gt_plan *plan, size_t first,
                     size_t count)
{
    double *npv = sweep->columns[NPV] + first;
    const double *receipts = gt_block_receipts(plan, sweep->block, GT_HALF_PUBLIC);
    for (size_t i = 0; i < count; i++)
        npv[i] = 0;
    double log_rate = gt_log(1 + sweep->options->treasury);
    for (int q = 0; q < plan->programme->quarters; q++) {
        double factor = gt_exp(-0.25 * q * log_rate);
        double paid = plan->paid[GT_HALF_PUBLIC][q];
        const double *row = receipts + (size_t)q * GT_BLOCK_PATHS;
        for (size_t i = 0; i < count; i++)
            npv[i] += factor * (row[i] - paid);
    }
}

/* One side's IRRs of every path. whole: the public side's other columns as well. */
static void run(struct sweep *sweep, const struct gt_programme *programme, enum column private_irr,
                bool whole)
{
    struct gt_plan plan;
    double irr[GT_BLOCK_PATHS];
    gt_plan_make(programme, &plan);
    for (size_t first = 0; first < sweep->paths; first += GT_BLOCK_PATHS) {
        size_t left = sweep->paths - first, count = left < GT_BLOCK_PATHS ? left : GT_BLOCK_PATHS;
        gt_block_draw(&plan, sweep->options->seed, first, sweep->block);
        gt_block_irr(&plan, sweep->block, GT_HALF_PRIVATE, irr);
        memcpy(sweep->columns[private_irr] + first, irr, count * sizeof *irr);
        if (!whole)
            continue;
        gt_block_irr(&plan, sweep->block, GT_HALF_PUBLIC, irr);
        memcpy(sweep->columns[IRR] + first, irr, count * sizeof *irr);
        for (size_t i = 0; i < count; i++)
            sweep->columns[TVPI][first + i] =
                sweep->block->received[GT_HALF_PUBLIC][i] / plan.paid_in[GT_HALF_PUBLIC];
        discount(sweep, &plan, first, count);
    }
}

/* The private IRRs as they would be without terms, unless they are at hand. */
static void run_plain(struct sweep *sweep, const struct gt_programme *programme)
{
    struct gt_programme plain = *programme;
    plain.terms = (struct gt_terms){.call = {.window = 0}};
    if (memcmp(&plain, &sweep->plain, sizeof plain) == 0)
        return;
    sweep->plain = plain;
    run(sweep, &plain, PLAIN_IRR, false);
}

/* The mean of the worst tail of the losses -npv, fractional at the boundary. Sorts npv. */
static int compare(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static double shortfall(double *npv, size_t count)
{
    double want = TAIL * (double)count, sum = 0;
    size_t whole = (size_t)want;
    qsort(npv, count, sizeof *npv, compare);
    for (size_t i = 0; i < whole; i++)
        sum += npv[i];
    if (whole < count)
        sum += (want - (double)whole) * npv[whole];
    return -sum / want;
}

static void sum_up_public(struct sweep *sweep, double paid_in, struct gt_sweep_result *result)
{
    struct gt_summary summary;
    int64_t below = 0;
    for (size_t i = 0; i < sweep->paths; i++)
        below += sweep->columns[TVPI][i] < 1;
    double n = (double)sweep->paths;
    result->p_tvpi_below_1 = (double)below / n;
    result->p_tvpi_below_1_se = sqrt(result->p_tvpi_below_1 * (1 - result->p_tvpi_below_1) / n);
    result->shortfall = shortfall(sweep->columns[NPV], sweep->paths) / paid_in;
    for (size_t i = 0; i < sweep->paths; i++) /* sorted: in one order, whatever the paths' was */
        result->downside += fmax(0, -sweep->columns[NPV][i]);
    result->downside /= n * paid_in;
    gt_summarise(sweep->columns[NPV], sweep->paths, sweep->bins, &summary);
    result->npv_ratio = summary.mean / paid_in;
    result->npv_ratio_se = summary.se / paid_in;
    gt_summarise(sweep->columns[TVPI], sweep->paths, sweep->bins, &summary);
    result->tvpi_mean = summary.mean;
    result->tvpi_mean_se = summary.se;
    result->tvpi_median = summary.quantiles[GT_QUANTILE_COUNT / 2];
    gt_summarise(sweep->columns[IRR], sweep->paths, sweep->bins, &summary);
    result->has_irr = summary.count > 0;
    result->irr_median = summary.quantiles[GT_QUANTILE_COUNT / 2];
}

static void sum_up_uplift(struct sweep *sweep, struct gt_sweep_result *result)
{
    struct gt_summary summary;
    for (size_t i = 0; i < sweep->paths; i++) /* a NaN makes one */
        sweep->columns[UPLIFT][i] = sweep->columns[PRIVATE_IRR][i] - sweep->columns[PLAIN_IRR][i];
    gt_summarise(sweep->columns[UPLIFT], sweep->paths, sweep->bins, &summary);
    result->has_uplift = summary.count > 0;
    result->uplift = summary.quantiles[GT_QUANTILE_COUNT / 2];
    result->without_uplift = summary.undefined;
}

/* What the private side brings, of what is planned. */
static double supply(const struct gt_sweep_options *options, const struct gt_sweep_result *result)
{
    double factor = 1 + options->eta * result->uplift;
    return factor < 0 ? 0 : factor > options->capacity ? options->capacity : factor;
}

static void work_out(struct sweep *sweep, const struct gt_programme *programme,
                     struct gt_sweep_result *result)
{
    double share = programme->public_share;
    run(sweep, programme, PRIVATE_IRR, true);
    run_plain(sweep, programme);
    *result = (struct gt_sweep_result){.gross = 0};
    sum_up_public(sweep, programme->round * share * programme->companies, result);
    sum_up_uplift(sweep, result);
    result->net = (1 - share) / share * supply(sweep->options, result);
    result->gross = result->net + 1;
    /* Net is private money over what the public side pays in. */
    result->fiscal_cost = result->npv_ratio < 0 ? result->net / -result->npv_ratio : -1;
    result->fiscal_downside = result->downside > 0 ? result->net / result->downside : -1;
}

static enum gt_status check(const struct gt_programme *programmes, size_t count,
                            const struct gt_sweep_options *options, size_t *block)
{
    *block = 0;
    if (count == 0 || options->paths < 1 || options->paths > GT_SWEEP_PATHS_MAX ||
        !(options->treasury > -1) || !(options->eta >= 0) || !(options->capacity >= 1))
        return GT_ERANGE;
    for (size_t i = 0; i < count; i++) {
        if (gt_programme_check(&programmes[i]))
            return GT_ERANGE;
        size_t bytes = gt_block_bytes(&programmes[i]);
        *block = bytes > *block ? bytes : *block;
    }
    return GT_OK;
}

static bool at_least(const struct gt_sweep_result *a, const struct gt_sweep_result *b)
{
    return a->net >= b->net && a->npv_ratio >= b->npv_ratio &&
           a->p_tvpi_below_1 <= b->p_tvpi_below_1 && a->uplift >= b->uplift;
}

void gt_sweep_frontier(struct gt_sweep_result *results, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        results[i].frontier = true;
        for (size_t k = 0; k < count && results[i].frontier; k++)
            results[i].frontier =
                !at_least(&results[k], &results[i]) || at_least(&results[i], &results[k]);
    }
}

enum gt_status gt_sweep(const struct gt_programme *programmes, size_t count,
                        const struct gt_sweep_options *options, struct gt_sweep_result *results)
{
    struct sweep sweep;
    size_t bytes;
    enum gt_status status = check(programmes, count, options, &bytes);
    if (status != GT_OK)
        return status;
    status = sweep_make(&sweep, options);
    sweep.block = malloc(bytes);
    if (!sweep.block)
        status = GT_ENOMEM;
    for (size_t i = 0; i < count && status == GT_OK; i++) {
        work_out(&sweep, &programmes[i], &results[i]);
        if (options->progress &&
            options->progress(options->context, (int64_t)i + 1, (int64_t)count) != 0)
            status = GT_ESTOPPED;
    }
    if (status == GT_OK)
        gt_sweep_frontier(results, count);
    sweep_free(&sweep);
    return status;
}
