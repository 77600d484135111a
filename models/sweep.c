/* sweep.c - a programme under many settings on the same draws; the definitions stand in
 * gentou/sweep.h.
 *
 * Points that stand together and differ in nothing that is drawn share their draws, block by block
 * (simulate_shared.c; of whole programmes the fates), and nothing is kept of a path but counts and
 * the values near an order statistic (digest.c): what 128 points take does not grow with the paths.
 * What comes of a point does not depend on which others it stands with.
 */
#include "gentou/sweep.h"
#include "gentou/simulate.h"
#include "models/run_int.h"
#include "models/vmath_int.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define TAIL    0.05 /* of the expected shortfall */
#define SHARING 128  /* points that share their draws, at most */
#define REPORT  256  /* blocks between two reports of progress, each point's counted */

/* What is kept of a point's paths. */
struct point {
    struct gt_digest figures[GT_SHARED_FIGURES];
    bool alike; /* without terms, the point before */
    /* Of a whole programme: sums over paths, of squares and of products, too. */
    double public_money, private_money, public_squares, private_squares, products;
};

struct sweep {
    const struct gt_sweep_options *options;
    const struct gt_kernel *kernel;
    size_t paths, sharing; /* points at once */
    double sure;           /* of the digests */
    struct point *points;
    struct gt_programme *programmes; /* with the treasury's rate */
    struct gt_plan *plans;
    double discount[GT_QUARTERS_MAX];
    struct gt_block *block; /* for any of the programmes */
    struct gt_shared *shared;
    struct gt_sets *sets; /* the points, GT_SETS at a time */
    double *figures;      /* of a block */
    size_t done, total;   /* points */
};

static void sweep_free(struct sweep *sweep)
{
    for (size_t i = 0; sweep->points && i < sweep->sharing; i++)
        for (int f = 0; f < GT_SHARED_FIGURES; f++)
            gt_digest_free(&sweep->points[i].figures[f]);
    free(sweep->points);
    free(sweep->programmes);
    free(sweep->plans);
    free(sweep->block);
    free(sweep->shared);
    free(sweep->sets);
    free(sweep->figures);
}

/* Bytes that any point needs. */
struct needs {
    size_t block, shared, figures;
};

static bool make_digests(struct sweep *sweep)
{
    bool good = true;
    for (size_t i = 0; i < sweep->sharing; i++)
        for (int f = 0; f < GT_SHARED_FIGURES; f++)
            good &= gt_digest_make(&sweep->points[i].figures[f], f == GT_SHARED_NPV ? TAIL : 0.5,
                                   f == GT_SHARED_TVPI ? 1 : 0, sweep->paths, sweep->sure);
    return good;
}

static enum gt_status sweep_make(struct sweep *sweep, const struct gt_sweep_options *options,
                                 size_t count, double sure, const struct needs *needs)
{
    *sweep = (struct sweep){.options = options,
                            .paths = (size_t)options->paths,
                            .kernel = gt_kernel_find(options->instructions),
                            .sharing = count < SHARING ? count : SHARING,
                            .sure = sure,
                            .total = count};
    sweep->points = calloc(sweep->sharing, sizeof *sweep->points);
    sweep->programmes = malloc(sweep->sharing * sizeof *sweep->programmes);
    sweep->plans = malloc(sweep->sharing * sizeof *sweep->plans);
    sweep->block = malloc(needs->block);
    sweep->shared = malloc(needs->shared);
    sweep->sets = malloc((sweep->sharing + GT_SETS - 1) / GT_SETS * sizeof *sweep->sets);
    sweep->figures = malloc(needs->figures);
    if (!sweep->points || !sweep->programmes || !sweep->plans || !sweep->block || !sweep->shared ||
        !sweep->sets || !sweep->figures || !make_digests(sweep))
        return GT_ENOMEM;
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

static void clear(struct point *point)
{
    for (int f = 0; f < GT_SHARED_FIGURES; f++)
        gt_digest_clear(&point->figures[f]);
    point->public_money = point->private_money = 0;
    point->public_squares = point->private_squares = point->products = 0;
}

static void run_simple(struct sweep *sweep, size_t count, size_t first, size_t paths)
{
    gt_set_figures *figures = (void *)sweep->figures;
    sweep->kernel->shared_draw(&sweep->plans[0], sweep->options->seed, first, sweep->discount,
                               sweep->shared);
    for (size_t p = 0; p < count; p++) {
        if (p % GT_SETS == 0)
            sweep->kernel->sets_apply(&sweep->sets[p / GT_SETS], sweep->shared, figures);
        for (int f = 0; f < GT_SHARED_FIGURES; f++) {
            double column[GT_BLOCK_PATHS];
            for (size_t i = 0; i < paths; i++)
                column[i] = figures[f][i][p % GT_SETS];
            sweep->kernel->digest_add(&sweep->points[p].figures[f], column, paths);
        }
    }
}

/* The columns of a whole programme that a sweep looks at. */
static void take_whole(const struct gt_kernel *kernel, const struct gt_plan *plan,
                       const double *figures, struct point *point, size_t paths)
{
    const struct gt_whole_plan *whole = &plan->whole;
    const double *all = figures + (size_t)whole->column_party[whole->parties - 1] * GT_BLOCK_PATHS;
    const double *money = figures + (size_t)whole->column_whole * GT_BLOCK_PATHS;
    const double *const taken[GT_SHARED_FIGURES] = {
        [GT_SHARED_TVPI] = figures + GT_FIGURE_TVPI * GT_BLOCK_PATHS,
        [GT_SHARED_IRR] = figures + GT_FIGURE_IRR * GT_BLOCK_PATHS,
        [GT_SHARED_NPV] = figures + GT_FIGURE_NPV * GT_BLOCK_PATHS,
        [GT_SHARED_UPLIFT] = all + GT_FIGURE_IRR_UPLIFT * GT_BLOCK_PATHS,
    };
    for (int f = 0; f < GT_SHARED_FIGURES; f++)
        kernel->digest_add(&point->figures[f], taken[f], paths);
    for (size_t i = 0; i < paths; i++) {
        double publics = money[GT_WHOLE_PUBLIC_MONEY * GT_BLOCK_PATHS + i];
        double privates = money[GT_WHOLE_PRIVATE_MONEY * GT_BLOCK_PATHS + i];
        point->public_money += publics;
        point->private_money += privates;
        point->public_squares += publics * publics;
        point->private_squares += privates * privates;
        point->products += publics * privates;
    }
}

/* Whether all but the terms is the same, so that what happens without them is, too. (Bytes between
 * members may differ where members do not, which costs time only.) */
static bool same_but_terms(const struct gt_programme *a, const struct gt_programme *b)
{
    struct gt_programme other = *b;
    other.terms = a->terms;
    other.set = a->set;
    return memcmp(a, &other, sizeof other) == 0 &&
           memcmp(&a->set.co_investment, &b->set.co_investment, sizeof a->set.co_investment) == 0;
}

static void run_whole(struct sweep *sweep, size_t count, size_t first, size_t paths)
{
    sweep->kernel->whole_draw(&sweep->plans[0], sweep->options->seed, first, sweep->block);
    for (size_t p = 0; p < count; p++) {
        if (!sweep->points[p].alike)
            sweep->kernel->whole_plain(&sweep->plans[p], true, sweep->block);
        sweep->kernel->whole_apply(&sweep->plans[p], true, sweep->block, sweep->figures);
        take_whole(sweep->kernel, &sweep->plans[p], sweep->figures, &sweep->points[p], paths);
    }
}

/* Lays points that share their draws out. */
static void lay_out(struct sweep *sweep, const struct gt_programme *programmes, size_t count)
{
    bool whole = programmes->partner_count > 0;
    for (size_t p = 0; p < count; p++) {
        sweep->programmes[p] = programmes[p];
        sweep->programmes[p].treasury = sweep->options->treasury;
        clear(&sweep->points[p]);
        sweep->points[p].alike =
            p > 0 && same_but_terms(&sweep->programmes[p - 1], &sweep->programmes[p]);
        sweep->kernel->plan_make(&sweep->programmes[p], &sweep->plans[p]);
    }
    if (!whole)
        gt_shared_make(programmes, sweep->block, sweep->shared);
    for (size_t p = 0; p < count && !whole; p += GT_SETS)
        gt_sets_make(sweep->plans + p, count - p < GT_SETS ? count - p : GT_SETS, sweep->discount,
                     &sweep->sets[p / GT_SETS]);
}

/* `part` of the `count` points in work are done; whether to go on. */
static bool report(const struct sweep *sweep, size_t count, double part)
{
    const struct gt_sweep_options *options = sweep->options;
    int64_t done = (int64_t)(sweep->done + (size_t)((double)count * part));
    return !options->progress ||
           options->progress(options->context, done, (int64_t)sweep->total) == 0;
}

/* All paths of points that share their draws. */
static enum gt_status run(struct sweep *sweep, const struct gt_programme *programmes, size_t count)
{
    size_t every = count < REPORT ? REPORT / count : 1;
    lay_out(sweep, programmes, count);
    for (size_t first = 0; first < sweep->paths; first += GT_BLOCK_PATHS) {
        size_t left = sweep->paths - first, paths = left < GT_BLOCK_PATHS ? left : GT_BLOCK_PATHS;
        if (programmes->partner_count > 0)
            run_whole(sweep, count, first, paths);
        else
            run_simple(sweep, count, first, paths);
        if ((first / GT_BLOCK_PATHS + 1) % every == 0 &&
            !report(sweep, count, (double)first / (double)sweep->paths))
            return GT_ESTOPPED;
    }
    return GT_OK;
}

/* A median; false: it was lost. 0 of none. */
static bool median(struct gt_digest *digest, double *value, double *se)
{
    return digest->count == 0 ||
           (gt_digest_quantile(digest, value) && gt_digest_quantile_se(digest, se));
}

/* The order statistics; false: one was lost. */
static bool sum_up_order(struct point *point, double paid_in, struct gt_sweep_result *result)
{
    struct gt_digest *npv = &point->figures[GT_SHARED_NPV];
    double tail = 0;
    bool told = npv->count == 0 || gt_digest_low_sum(npv, &tail, &result->shortfall_se);
    told &= median(&point->figures[GT_SHARED_TVPI], &result->tvpi_median, &result->tvpi_median_se);
    told &= median(&point->figures[GT_SHARED_IRR], &result->irr_median, &result->irr_median_se);
    told &= median(&point->figures[GT_SHARED_UPLIFT], &result->uplift, &result->uplift_se);
    result->shortfall = -tail / (TAIL * (double)npv->count * paid_in);
    result->shortfall_se /= paid_in;
    return told;
}

static void sum_up_means(const struct point *point, double paid_in, struct gt_sweep_result *result)
{
    const struct gt_digest *tvpi = &point->figures[GT_SHARED_TVPI];
    const struct gt_digest *npv = &point->figures[GT_SHARED_NPV];
    double n = tvpi->count > 0 ? (double)tvpi->count : 1;
    result->tvpi_mean = tvpi->mean;
    result->tvpi_mean_se = gt_digest_se(tvpi);
    result->p_tvpi_below_1 = (double)tvpi->below_limit / n;
    result->p_tvpi_below_1_se = sqrt(result->p_tvpi_below_1 * (1 - result->p_tvpi_below_1) / n);
    result->npv_ratio = npv->mean / paid_in;
    result->npv_ratio_se = gt_digest_se(npv) / paid_in;
    result->downside = npv->lack / ((double)npv->count * paid_in);
    result->downside_se = gt_digest_lack_se(npv) / paid_in;
    result->has_irr = point->figures[GT_SHARED_IRR].count > 0;
    result->has_uplift = point->figures[GT_SHARED_UPLIFT].count > 0;
    result->without_uplift = (int64_t)point->figures[GT_SHARED_UPLIFT].undefined;
}

/* Private money over public money as planned, and its standard error: of a whole programme's means
 * over paths, that of a ratio. */
static double planned_net(const struct gt_programme *programme, const struct point *point,
                          double *se)
{
    double share = programme->public_share;
    *se = 0;
    if (programme->partner_count == 0)
        return (1 - share) / share;
    double ratio = point->private_money / point->public_money;
    double squares = point->private_squares - 2 * ratio * point->products +
                     ratio * ratio * point->public_squares;
    *se = sqrt(fmax(squares, 0)) / point->public_money;
    return ratio;
}

/* After the response: what the private side brings, of what is planned. */
static void respond(const struct gt_sweep_options *options, double planned, double planned_se,
                    struct gt_sweep_result *result)
{
    double factor = 1 + options->eta * result->uplift;
    bool free = factor > 0 && factor < options->capacity;
    double moves = free ? planned * options->eta * result->uplift_se : 0;
    factor = factor < 0 ? 0 : factor > options->capacity ? options->capacity : factor;
    result->net = planned * factor;
    result->net_se = hypot(planned_se * factor, moves);
    result->gross = result->net + 1;
}

/* The standard error of a / b. */
static double ratio_se(double a, double a_se, double b, double b_se)
{
    return fabs(a / b) * hypot(a > 0 ? a_se / a : 0, b_se / b);
}

/* false: an order statistic was lost. */
static bool sum_up(const struct sweep *sweep, const struct gt_programme *programme,
                   struct point *point, struct gt_sweep_result *result)
{
    bool whole = programme->partner_count > 0;
    double planned_se, planned = planned_net(programme, point, &planned_se);
    double paid_in = whole ? point->public_money / (double)sweep->paths
                           : programme->round * programme->public_share * programme->companies;
    *result = (struct gt_sweep_result){.fiscal_cost = -1, .fiscal_downside = -1};
    bool told = sum_up_order(point, paid_in, result);
    sum_up_means(point, paid_in, result);
    respond(sweep->options, planned, planned_se, result);
    /* Net is private money over what the public side pays in. */
    if (result->npv_ratio < 0) {
        result->fiscal_cost = result->net / -result->npv_ratio;
        result->fiscal_cost_se =
            ratio_se(result->net, result->net_se, result->npv_ratio, result->npv_ratio_se);
    }
    if (result->downside > 0) {
        result->fiscal_downside = result->net / result->downside;
        result->fiscal_downside_se =
            ratio_se(result->net, result->net_se, result->downside, result->downside_se);
    }
    return told;
}

static enum gt_status check(const struct gt_programme *programmes, size_t count,
                            const struct gt_sweep_options *options, struct needs *needs)
{
    *needs = (struct needs){.shared = 1, .figures = GT_SHARED_FIGURES * sizeof(gt_set_figures)};
    if (count == 0 || options->paths < 1 || options->paths > GT_SWEEP_PATHS_MAX ||
        !gt_kernel_find(options->instructions) || !(options->treasury > -1) ||
        !(options->eta >= 0) || !(options->capacity >= 1))
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
                                const struct needs *needs, struct gt_sweep_result *results);

/* One point again, with all of its paths kept. */
static enum gt_status run_again(const struct sweep *sweep, const struct gt_programme *programme,
                                const struct needs *needs, struct gt_sweep_result *result)
{
    struct gt_sweep_options options = *sweep->options;
    struct sweep again;
    options.progress = NULL;
    enum gt_status status = sweep_make(&again, &options, 1, HUGE_VAL, needs);
    if (status == GT_OK)
        status = sweep_all(&again, programme, needs, result);
    sweep_free(&again);
    return status;
}

static enum gt_status sweep_all(struct sweep *sweep, const struct gt_programme *programmes,
                                const struct needs *needs, struct gt_sweep_result *results)
{
    enum gt_status status = GT_OK;
    while (sweep->done < sweep->total && status == GT_OK) {
        const struct gt_programme *here = programmes + sweep->done;
        size_t more = stretch(sweep, here, sweep->total - sweep->done);
        status = run(sweep, here, more);
        for (size_t i = 0; i < more && status == GT_OK; i++)
            if (!sum_up(sweep, &here[i], &sweep->points[i], &results[sweep->done + i]))
                status = run_again(sweep, &here[i], needs, &results[sweep->done + i]);
        sweep->done += more;
        if (status == GT_OK && !report(sweep, 0, 0))
            status = GT_ESTOPPED;
    }
    return status;
}

enum gt_status gt_sweep_surely(const struct gt_programme *programmes, size_t count, double sure,
                               const struct gt_sweep_options *options,
                               struct gt_sweep_result *results)
{
    struct sweep sweep;
    struct needs needs;
    enum gt_status status = check(programmes, count, options, &needs);
    if (status != GT_OK)
        return status;
    status = sweep_make(&sweep, options, count, sure, &needs);
    if (status == GT_OK)
        status = sweep_all(&sweep, programmes, &needs, results);
    if (status == GT_OK)
        gt_sweep_frontier(results, count);
    sweep_free(&sweep);
    return status;
}

enum gt_status gt_sweep(const struct gt_programme *programmes, size_t count,
                        const struct gt_sweep_options *options, struct gt_sweep_result *results)
{
    return gt_sweep_surely(programmes, count, GT_DIGEST_SURE, options, results);
}
