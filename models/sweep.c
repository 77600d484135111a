/* sweep.c - a programme under many settings on the same draws; the definitions stand in
 * gentou/sweep.h.
 *
 * Points that stand together and differ in nothing that is drawn share their draws, block by block
 * (simulate_shared.c; of whole programmes the fates). What comes of a point does not depend on
 * which others it stands with.
 */
#include "gentou/sweep.h"
#include "gentou/simulate.h"
#include "models/quantile_int.h"
#include "models/run_int.h"
#include "models/summary_int.h"
#include "models/vmath_int.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define TAIL         0.05       /* of the expected shortfall */
#define PARTS        8          /* of a sum that runs side by side */
#define SHARING      32         /* points that share their draws, at most */
#define BYTES_SHARED (64 << 20) /* of their columns, about */

/* Columns by path, those of enum gt_shared_figure. */
struct point {
    double *columns[GT_SHARED_FIGURES];
    double public_money, private_money; /* of a whole programme: sums over paths */
};

struct sweep {
    const struct gt_sweep_options *options;
    const struct gt_kernel *kernel;
    size_t paths, sharing; /* points at once */
    double *memory;
    struct point points[SHARING];
    struct gt_programme *programmes; /* with the treasury's rate */
    struct gt_plan *plans;
    double discount[GT_QUARTERS_MAX];
    struct gt_block *block; /* for any of the programmes */
    struct gt_shared *shared;
    struct gt_sets *sets; /* the points, GT_SETS at a time */
    double *figures;      /* of a block */
    double *room; /* for a column */
};

static void sweep_free(struct sweep *sweep)
{
    free(sweep->memory);
    free(sweep->programmes);
    free(sweep->plans);
    free(sweep->block);
    free(sweep->shared);
    free(sweep->sets);
    free(sweep->figures);
    free(sweep->room);
}

/* Bytes that any point needs. */
struct needs {
    size_t block, shared, figures;
};

static enum gt_status sweep_make(struct sweep *sweep, const struct gt_sweep_options *options,
                                 size_t count, const struct needs *needs)
{
    size_t paths = (size_t)options->paths, row = paths * GT_SHARED_FIGURES * sizeof(double);
    size_t most = row < BYTES_SHARED ? BYTES_SHARED / row : 1;
    *sweep = (struct sweep){.options = options, .paths = paths, .kernel = gt_kernel_find(NULL)};
    most = most > SHARING ? SHARING : most;
    sweep->sharing = most > count ? count : most;
    sweep->memory = malloc(sweep->sharing * row);
    sweep->programmes = malloc(sweep->sharing * sizeof *sweep->programmes);
    sweep->plans = malloc(sweep->sharing * sizeof *sweep->plans);
    sweep->room = malloc(paths * sizeof *sweep->room);
    sweep->block = malloc(needs->block);
    sweep->shared = malloc(needs->shared);
    sweep->sets = malloc((SHARING + GT_SETS - 1) / GT_SETS * sizeof *sweep->sets);
    sweep->figures = malloc(needs->figures);
    if (!sweep->memory || !sweep->programmes || !sweep->plans || !sweep->room || !sweep->block ||
        !sweep->shared || !sweep->sets || !sweep->figures)
        return GT_ENOMEM;
    for (size_t i = 0; i < sweep->sharing * GT_SHARED_FIGURES; i++)
        sweep->points[i / GT_SHARED_FIGURES].columns[i % GT_SHARED_FIGURES] =
            sweep->memory + i * paths;
    double rate = gt_log(1 + options->treasury);
    for (int q = 0; q < GT_QUARTERS_MAX; q++)
        sweep->discount[q] = gt_exp(-0.25 * q * rate);
    return GT_OK;
}

static bool same_deals(const struct gt_programme *a, const struct gt_programme *b)
{
    bool same = a->partner_count == b->partner_count && a->lots == b->lots &&
                a->lot_count == b->lot_count && a->held == b->held &&
                a->held_count == b->held_count && a->held_only == b->held_only &&
                a->valuation == b->valuation && a->rank_reserves == b->rank_reserves;
    for (int k = 0; k < a->partner_count && same; k++)
        same = a->partners[k].skill == b->partners[k].skill &&
               a->partners[k].share == b->partners[k].share;
    return same;
}

static bool same_dependence(const struct gt_dependence *a, const struct gt_dependence *b)
{
    return a->copula == b->copula && a->degrees == b->degrees && a->sectors == b->sectors &&
           a->sector_rho == b->sector_rho && a->vintages == b->vintages &&
           a->persistence == b->persistence;
}

/* Whether nothing that is drawn differs. */
static bool same_draws(const struct gt_programme *a, const struct gt_programme *b)
{
    bool same = a->companies == b->companies && a->quarters == b->quarters &&
                a->entry_quarters == b->entry_quarters && a->model == b->model &&
                a->deals == b->deals && same_deals(a, b) &&
                same_dependence(&a->dependence, &b->dependence);
    for (int i = 0; i < a->model->parameter_count && same; i++)
        same = a->parameters[i] == b->parameters[i];
    return same;
}

/* Some paths of a point: the first `count` of a block's figures. */
static void keep_paths(struct point *point, size_t first, size_t count,
                       const double *const figures[GT_SHARED_FIGURES])
{
    for (int f = 0; f < GT_SHARED_FIGURES; f++)
        memcpy(point->columns[f] + first, figures[f], count * sizeof(double));
}

/* Some paths of one of the points that were worked out side by side. */
static void take_set(gt_set_figures *figures, size_t set, const struct point *point, size_t first,
                     size_t paths)
{
    for (size_t f = 0; f < GT_SHARED_FIGURES; f++) {
        double *column = point->columns[f] + first;
        for (size_t i = 0; i < paths; i++)
            column[i] = figures[f][i][set];
    }
}

static void run_simple(struct sweep *sweep, size_t count, size_t first, size_t paths)
{
    sweep->kernel->shared_draw(&sweep->plans[0], sweep->options->seed, first, sweep->discount,
                               sweep->shared);
    gt_set_figures *figures = (void *)sweep->figures;
    for (size_t p = 0; p < count; p++) {
        if (p % GT_SETS == 0)
            sweep->kernel->sets_apply(&sweep->sets[p / GT_SETS], sweep->shared, figures);
        take_set(figures, p % GT_SETS, &sweep->points[p], first, paths);
    }
}

/* The columns of a whole programme that a sweep looks at. */
static void take_whole(const struct gt_plan *plan, const double *figures, struct point *point,
                       size_t first, size_t paths)
{
    const struct gt_whole_plan *whole = &plan->whole;
    const double *all = figures + (size_t)whole->column_party[whole->parties - 1] * GT_BLOCK_PATHS;
    const double *money = figures + (size_t)whole->column_whole * GT_BLOCK_PATHS;
    const double *const kept[GT_SHARED_FIGURES] = {
        [GT_SHARED_TVPI] = figures + GT_FIGURE_TVPI * GT_BLOCK_PATHS,
        [GT_SHARED_IRR] = figures + GT_FIGURE_IRR * GT_BLOCK_PATHS,
        [GT_SHARED_NPV] = figures + GT_FIGURE_NPV * GT_BLOCK_PATHS,
        [GT_SHARED_UPLIFT] = all + GT_FIGURE_IRR_UPLIFT * GT_BLOCK_PATHS,
    };
    keep_paths(point, first, paths, kept);
    for (size_t i = 0; i < paths; i++) {
        point->public_money += money[GT_WHOLE_PUBLIC_MONEY * GT_BLOCK_PATHS + i];
        point->private_money += money[GT_WHOLE_PRIVATE_MONEY * GT_BLOCK_PATHS + i];
    }
}

static void run_whole(struct sweep *sweep, size_t count, size_t first, size_t paths)
{
    sweep->kernel->whole_draw(&sweep->plans[0], sweep->options->seed, first, sweep->block);
    for (size_t p = 0; p < count; p++) {
        sweep->kernel->whole_apply(&sweep->plans[p], sweep->block, sweep->figures);
        take_whole(&sweep->plans[p], sweep->figures, &sweep->points[p], first, paths);
    }
}

/* All paths of points that share their draws. */
static void run(struct sweep *sweep, const struct gt_programme *programmes, size_t count)
{
    bool whole = programmes->partner_count > 0;
    for (size_t p = 0; p < count; p++) {
        sweep->programmes[p] = programmes[p];
        sweep->programmes[p].treasury = sweep->options->treasury;
        sweep->points[p].public_money = sweep->points[p].private_money = 0;
        sweep->kernel->plan_make(&sweep->programmes[p], &sweep->plans[p]);
    }
    if (!whole)
        gt_shared_make(programmes, sweep->block, sweep->shared);
    for (size_t p = 0; p < count && !whole; p += GT_SETS)
        gt_sets_make(sweep->plans + p, count - p < GT_SETS ? count - p : GT_SETS, sweep->discount,
                     &sweep->sets[p / GT_SETS]);
    for (size_t first = 0; first < sweep->paths; first += GT_BLOCK_PATHS) {
        size_t left = sweep->paths - first, paths = left < GT_BLOCK_PATHS ? left : GT_BLOCK_PATHS;
        if (whole)
            run_whole(sweep, count, first, paths);
        else
            run_simple(sweep, count, first, paths);
    }
}

/* The median of the defined values, which are moved to the front; *count: how many these are. */
static double median(const struct sweep *sweep, double *values, size_t *count)
{
    *count = gt_drop_undefined(values, sweep->paths);
    return *count > 0 ? gt_quantile(values, *count, 50, sweep->room) : 0;
}

/* The mean of `count` values and its standard error. */
static double mean_of(const double *values, size_t count, double *se)
{
    double mean = gt_mean(values, count);
    *se = count > 0 ? gt_deviation(values, count, mean) / sqrt((double)count) : 0;
    return mean;
}

static void sum_up_tvpi(const struct sweep *sweep, double *tvpi, struct gt_sweep_result *result)
{
    size_t count, below = 0;
    result->tvpi_median = median(sweep, tvpi, &count);
    result->tvpi_mean = mean_of(tvpi, count, &result->tvpi_mean_se);
    for (size_t i = 0; i < count; i++)
        below += tvpi[i] < 1;
    double n = count > 0 ? (double)count : 1;
    result->p_tvpi_below_1 = (double)below / n;
    result->p_tvpi_below_1_se = sqrt(result->p_tvpi_below_1 * (1 - result->p_tvpi_below_1) / n);
}

static void sum_up_npv(const struct sweep *sweep, const double *npv, double paid_in,
                       struct gt_sweep_result *result)
{
    double sums[PARTS] = {0}, n = (double)sweep->paths;
    for (size_t i = 0; i < sweep->paths; i++)
        sums[i % PARTS] += npv[i] < 0 ? -npv[i] : 0;
    for (int i = 0; i < PARTS; i++)
        result->downside += sums[i] / (n * paid_in);
    result->shortfall =
        -gt_low_sum(npv, sweep->paths, TAIL * n, sweep->room) / (TAIL * n * paid_in);
    result->npv_ratio = mean_of(npv, sweep->paths, &result->npv_ratio_se) / paid_in;
    result->npv_ratio_se /= paid_in;
}

static void sum_up_rates(const struct sweep *sweep, double *irr, double *uplift,
                         struct gt_sweep_result *result)
{
    size_t count;
    result->irr_median = median(sweep, irr, &count);
    result->has_irr = count > 0;
    result->uplift = median(sweep, uplift, &count);
    result->has_uplift = count > 0;
    result->without_uplift = (int64_t)(sweep->paths - count);
}

/* What the private side brings, of what is planned. */
static double supply(const struct gt_sweep_options *options, const struct gt_sweep_result *result)
{
    double factor = 1 + options->eta * result->uplift;
    return factor < 0 ? 0 : factor > options->capacity ? options->capacity : factor;
}

static void sum_up(const struct sweep *sweep, const struct gt_programme *programme,
                   struct point *point, struct gt_sweep_result *result)
{
    double share = programme->public_share, n = (double)sweep->paths;
    bool whole = programme->partner_count > 0;
    double planned = whole ? point->private_money / point->public_money : (1 - share) / share;
    double paid_in =
        whole ? point->public_money / n : programme->round * share * programme->companies;
    *result = (struct gt_sweep_result){.gross = 0};
    sum_up_tvpi(sweep, point->columns[GT_SHARED_TVPI], result);
    sum_up_npv(sweep, point->columns[GT_SHARED_NPV], paid_in, result);
    sum_up_rates(sweep, point->columns[GT_SHARED_IRR], point->columns[GT_SHARED_UPLIFT], result);
    result->net = planned * supply(sweep->options, result);
    result->gross = result->net + 1;
    /* Net is private money over what the public side pays in. */
    result->fiscal_cost = result->npv_ratio < 0 ? result->net / -result->npv_ratio : -1;
    result->fiscal_downside = result->downside > 0 ? result->net / result->downside : -1;
}

static enum gt_status check(const struct gt_programme *programmes, size_t count,
                            const struct gt_sweep_options *options, struct needs *needs)
{
    *needs = (struct needs){
        .shared = 1, .figures = GT_SHARED_FIGURES * sizeof(gt_set_figures)};
    if (count == 0 || options->paths < 1 || options->paths > GT_SWEEP_PATHS_MAX ||
        !(options->treasury > -1) || !(options->eta >= 0) || !(options->capacity >= 1))
        return GT_ERANGE;
    for (size_t i = 0; i < count; i++) {
        if (gt_programme_check(&programmes[i]))
            return GT_ERANGE;
        bool whole = programmes[i].partner_count > 0;
        size_t block = gt_block_bytes(&programmes[i]);
        size_t shared = whole ? 1 : gt_shared_bytes(&programmes[i]);
        needs->block = block > needs->block ? block : needs->block;
        needs->shared = shared > needs->shared ? shared : needs->shared;
        if (whole)
            needs->figures = GT_COLUMNS_MAX * GT_BLOCK_PATHS * sizeof(double);
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

/* How many of the points share the draws of the first. */
static size_t stretch(const struct sweep *sweep, const struct gt_programme *programmes, size_t left)
{
    size_t count = 1;
    while (count < left && count < sweep->sharing && same_draws(programmes, programmes + count))
        count++;
    return count;
}

static enum gt_status sweep_all(struct sweep *sweep, const struct gt_programme *programmes,
                                size_t count, struct gt_sweep_result *results)
{
    const struct gt_sweep_options *options = sweep->options;
    for (size_t done = 0; done < count;) {
        size_t more = stretch(sweep, programmes + done, count - done);
        run(sweep, programmes + done, more);
        for (size_t i = 0; i < more; i++)
            sum_up(sweep, &programmes[done + i], &sweep->points[i], &results[done + i]);
        done += more;
        if (options->progress &&
            options->progress(options->context, (int64_t)done, (int64_t)count) != 0)
            return GT_ESTOPPED;
    }
    gt_sweep_frontier(results, count);
    return GT_OK;
}

enum gt_status gt_sweep(const struct gt_programme *programmes, size_t count,
                        const struct gt_sweep_options *options, struct gt_sweep_result *results)
{
    struct sweep sweep;
    struct needs needs;
    enum gt_status status = check(programmes, count, options, &needs);
    if (status != GT_OK)
        return status;
    status = sweep_make(&sweep, options, count, &needs);
    if (status == GT_OK)
        status = sweep_all(&sweep, programmes, count, results);
    sweep_free(&sweep);
    return status;
}
