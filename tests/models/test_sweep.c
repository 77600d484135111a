/* test_sweep.c - a programme under many settings: against single simulations, against a plain
 * second computation path by path, and a search whose answer a bisection knows. */
#include "tests/models/run.h"

#include "gentou/simulate.h"
#include "gentou/sweep.h"
#include "models/run_int.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static struct gt_programme reference(void)
{
    return gt_programme_preset_find("reference")->programme;
}

static const struct gt_sweep_options usual = {
    .paths = 2000, .seed = 5, .treasury = 0.0235, .eta = 0, .capacity = 1};

/* A simulation's quantiles are within 1/1024 of their values, here of less than 1. */
#define WITHIN (1.0 / 1024)

/* Each point is what a simulation alone says, wherever it stands in the list. */
START_TEST(test_as_simulated)
{
    struct gt_programme points[4] = {reference(), reference(), reference(), reference()};
    struct gt_sweep_result results[4];
    points[1].terms.concession.share = 0.85;
    points[2].parameters[1] = 0.65;
    points[3].public_share = 0.35;
    points[3].terms.call.window = 0;
    ck_assert_int_eq(gt_sweep(points, 4, &usual, results), GT_OK);
    for (int i = 0; i < 4; i++) {
        const struct gt_simulate_options options = {usual.paths, usual.seed, NULL, NULL};
        struct gt_simulation *alone = NULL;
        ck_assert_int_eq(gt_simulate(&points[i], &options, &alone), GT_OK);
        const struct gt_summary *tvpi = &alone->public_side.tvpi, *irr = &alone->public_side.irr;
        ck_assert_double_eq_tol(results[i].tvpi_mean, tvpi->mean, 1e-12 * tvpi->mean);
        ck_assert_double_eq_tol(results[i].tvpi_mean_se, tvpi->se, 1e-10 * tvpi->se);
        ck_assert_double_eq_tol(results[i].tvpi_median, tvpi->quantiles[4], WITHIN);
        ck_assert_double_eq_tol(results[i].irr_median, irr->quantiles[4], WITHIN);
        ck_assert(results[i].p_tvpi_below_1 == alone->public_side.p_tvpi_below_1);
        /* The present value again, from the fan's means. */
        double npv = 0, before = 0;
        for (int q = 0; q < alone->quarters; q++) {
            npv += (alone->fan[q].mean - before) * pow(1.0235, -q / 4.0);
            before = alone->fan[q].mean;
        }
        double paid = points[i].round * points[i].public_share * points[i].companies;
        ck_assert_double_eq_tol(results[i].npv_ratio, npv / paid, 1e-10);
        gt_simulation_free(alone);
    }
    ck_assert_double_eq_tol(results[0].gross, 4, 1e-12);
    ck_assert_double_eq_tol(results[3].net, 65 / 35.0, 1e-12);
}
END_TEST

/* Flows of one path by quarter, from a block. */
static void take(const struct gt_plan *plan, struct gt_block *block, enum gt_half side, size_t path,
                 double *flows)
{
    struct gt_flows all = gt_block_flows(plan, block, side);
    for (int q = 0; q < all.quarters; q++)
        flows[q] = all.receipts[gt_flows_at(&all, q, path)] - all.paid[q];
}

static double value_at(const double *flows, int quarters, double rate)
{
    double value = 0;
    for (int q = 0; q < quarters; q++)
        value += flows[q] * pow(1 + rate, -q / 4.0);
    return value;
}

static double plain_irr(const double *flows, int quarters)
{
    double low = -0.9999, high = 1e4;
    for (int i = 0; i < 200; i++) {
        double middle = (low + high) / 2;
        if (value_at(flows, quarters, middle) > 0)
            low = middle;
        else
            high = middle;
    }
    return low;
}

static int compare(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

/* Few paths, so that the tail and the median are told by hand: of 37 the worst 5 % are one path and
 * 0.85 of the next; the median is the 19th. */
START_TEST(test_plain)
{
    enum { PATHS = 37 };
    struct gt_programme with = reference(), without = reference();
    without.terms = (struct gt_terms){.call = {.window = 0}};
    struct gt_plan plan, plain;
    gt_plan_make(&with, &plan);
    gt_plan_make(&without, &plain);
    struct gt_block *block = malloc(gt_block_bytes(&with)), *bare = malloc(gt_block_bytes(&with));
    ck_assert(block && bare);
    gt_block_draw(&plan, usual.seed, 0, block);
    gt_block_draw(&plain, usual.seed, 0, bare);
    double npv[PATHS], uplift[PATHS], flows[GT_QUARTERS_MAX], sum = 0, down = 0;
    for (size_t i = 0; i < PATHS; i++) {
        take(&plan, block, GT_HALF_PUBLIC, i, flows);
        npv[i] = value_at(flows, 48, usual.treasury);
        sum += npv[i];
        down += npv[i] < 0 ? -npv[i] : 0;
        take(&plan, block, GT_HALF_PRIVATE, i, flows);
        uplift[i] = plain_irr(flows, 48);
        take(&plain, bare, GT_HALF_PRIVATE, i, flows);
        uplift[i] -= plain_irr(flows, 48);
    }
    qsort(npv, PATHS, sizeof *npv, compare);
    qsort(uplift, PATHS, sizeof *uplift, compare);
    struct gt_sweep_options few = usual;
    struct gt_sweep_result result;
    few.paths = PATHS;
    few.eta = 2.5;
    few.capacity = 1.25;
    ck_assert_int_eq(gt_sweep(&with, 1, &few, &result), GT_OK);
    ck_assert_double_eq_tol(result.npv_ratio, sum / PATHS / 7.5, 1e-10);
    ck_assert_double_eq_tol(result.shortfall, -(npv[0] + 0.85 * npv[1]) / 1.85 / 7.5, 1e-10);
    ck_assert_double_eq_tol(result.downside, down / PATHS / 7.5, 1e-10);
    ck_assert_double_eq_tol(result.fiscal_downside, result.net * 7.5 * PATHS / down, 1e-9);
    if (sum < 0)
        ck_assert_double_eq_tol(result.fiscal_cost, result.net * 7.5 * PATHS / -sum, 1e-9);
    else
        ck_assert_double_lt(result.fiscal_cost, 0);
    ck_assert_double_eq_tol(result.uplift, uplift[18], 1e-8);
    ck_assert_int_eq(result.without_uplift, 0);
    ck_assert_double_gt(result.uplift, 0);
    ck_assert_double_eq_tol(result.net, 3 * (1 + 2.5 * result.uplift), 1e-12);
    free(block);
    free(bare);
}
END_TEST

/* What a run states of its errors is what runs differ by: the deviation over 64 seeds, itself known
 * to 9 %, is within 4 such of the mean stated. */
enum { SEEDS = 64 };

static void check_error(const char *what, const double *found, const double *stated)
{
    double mean = 0, squares = 0, told = 0;
    for (int i = 0; i < SEEDS; i++) {
        mean += found[i] / SEEDS;
        told += stated[i] / SEEDS;
    }
    for (int i = 0; i < SEEDS; i++)
        squares += (found[i] - mean) * (found[i] - mean);
    double sd = sqrt(squares / (SEEDS - 1));
    ck_assert_msg(fabs(sd / told - 1) < 0.36, "%s: seeds differ by %g, stated %g", what, sd, told);
}

#define COLUMN(figure)                                                                             \
    {                                                                                              \
        double found[SEEDS], stated[SEEDS];                                                        \
        for (int i = 0; i < SEEDS; i++) {                                                          \
            found[i] = results[i].figure;                                                          \
            stated[i] = results[i].figure##_se;                                                    \
        }                                                                                          \
        check_error(#figure, found, stated);                                                       \
    }

static void check_errors(const struct gt_programme *programme)
{
    static struct gt_sweep_result results[SEEDS];
    struct gt_sweep_options options = usual;
    options.eta = 2;
    options.capacity = 3;
    for (int i = 0; i < SEEDS; i++) {
        options.seed = 100 + (uint64_t)i;
        ck_assert_int_eq(gt_sweep(programme, 1, &options, &results[i]), GT_OK);
    }
    COLUMN(net)
    COLUMN(tvpi_median)
    COLUMN(irr_median)
    COLUMN(npv_ratio)
    COLUMN(shortfall)
    COLUMN(downside)
    COLUMN(fiscal_downside)
    COLUMN(uplift)
}

START_TEST(test_errors)
{
    struct gt_programme programme = reference();
    check_errors(&programme);
}
END_TEST

/* The parts of public and private money differ from path to path, as deals come by chance and the
 * budget does not. */
START_TEST(test_errors_of_whole)
{
    static const struct gt_lot lots[] = {
        {.partner = 0, .stage = -1, .start = -1, .rate = 1, .to = 11, .round = 1},
    };
    static const double budget[] = {0.8, 0.8, 0.8};
    struct gt_programme programme = reference();
    programme.partner_count = 2;
    programme.partners[0].share = programme.partners[1].share = 0.5;
    programme.minor = 100;
    programme.limits = (struct gt_limits){budget, 3, 0};
    programme.lots = lots;
    programme.lot_count = 1;
    programme.treasury = usual.treasury;
    check_errors(&programme);
}
END_TEST

/* Programmes in which rates lie elsewhere. */
static const struct {
    const char *why;
    int companies, quarters, entry_quarters;
    double public_share, sigma;
} shapes[] = {
    {"the reference", 30, 48, 16, 0.25, 0.9},      {"one company", 1, 24, 1, 0.5, 0.9},
    {"a great part public", 30, 48, 16, 0.8, 0.9}, {"a long one", 40, 120, 40, 0.3, 0.5},
    {"a short one", 12, 9, 4, 0.25, 1.5},          {"hardly any chance", 20, 48, 16, 0.25, 0.1},
};

static const struct gt_terms sets[] = {
    {.call = {.window = 0}},
    {.call = {.window = 3, .rate = 0.045}, .concession = {.share = 0.5, .hurdle = 0.06}},
    {.call = {.window = 12, .rate = 0}},
    {.concession = {.share = 1, .hurdle = 0}},
    {.concession = {.share = 0.3, .hurdle = 0.08}},
};

#define SETS   (sizeof sets / sizeof *sets)
#define SHAPES (sizeof shapes / sizeof *shapes)

static struct gt_programme shaped(size_t shape)
{
    struct gt_programme programme = reference();
    programme.companies = shapes[shape].companies;
    programme.quarters = shapes[shape].quarters;
    programme.entry_quarters = shapes[shape].entry_quarters;
    programme.public_share = shapes[shape].public_share;
    programme.parameters[1] = shapes[shape].sigma;
    return programme;
}

static void block_irr(const struct gt_plan *plan, const struct gt_block *block, enum gt_half half,
                      double irr[GT_BLOCK_PATHS])
{
    const struct gt_flows flows = gt_block_flows(plan, block, half);
    gt_flows_irr(&flows, irr);
}

/* Terms side by side are, path by path, what each gives by itself from the flows by quarter: rates
 * to 1e-7 of 1 + r (simulate_shared.h), all else but for rounding. */
START_TEST(test_side_by_side)
{
    struct gt_programme programmes[SETS];
    struct gt_plan plans[SETS], plain;
    double discount[GT_QUARTERS_MAX], irr[2][GT_BLOCK_PATHS], before[GT_BLOCK_PATHS];
    for (size_t s = 0; s < SETS; s++) {
        programmes[s] = shaped((size_t)_i);
        programmes[s].terms = sets[s];
        gt_plan_make(&programmes[s], &plans[s]);
    }
    gt_plan_make(&programmes[0], &plain);
    for (int q = 0; q < programmes[0].quarters; q++)
        discount[q] = pow(1.03, -q / 4.0);
    struct gt_block *block = malloc(gt_block_bytes(programmes));
    struct gt_block *own = malloc(gt_block_bytes(programmes));
    struct gt_shared *shared = malloc(gt_shared_bytes(programmes));
    struct gt_sets *beside = malloc(sizeof *beside);
    gt_set_figures *figures = malloc(GT_SHARED_FIGURES * sizeof *figures);
    ck_assert(block && own && shared && beside && figures);
    gt_shared_make(programmes, block, shared);
    gt_shared_draw(&plans[1], 9, 512, discount, shared);
    gt_sets_make(plans, SETS, discount, beside);
    gt_sets_apply(beside, shared, figures);
    gt_block_draw(&plain, 9, 512, own);
    block_irr(&plain, own, GT_HALF_PRIVATE, before);
    for (size_t s = 0; s < SETS; s++) {
        gt_block_draw(&plans[s], 9, 512, own);
        for (int half = 0; half < GT_HALVES; half++)
            block_irr(&plans[s], own, (enum gt_half)half, irr[half]);
        for (size_t i = 0; i < GT_BLOCK_PATHS; i++) {
            double tvpi = own->received[GT_HALF_PUBLIC][i] / plans[s].paid_in[GT_HALF_PUBLIC];
            double rate = figures[GT_SHARED_IRR][i][s], npv = 0, flows[GT_QUARTERS_MAX];
            double uplift = figures[GT_SHARED_UPLIFT][i][s];
            take(&plans[s], own, GT_HALF_PUBLIC, i, flows);
            for (int q = 0; q < programmes[0].quarters; q++)
                npv += discount[q] * flows[q];
            ck_assert_double_eq_tol(figures[GT_SHARED_TVPI][i][s], tvpi, 1e-12 * (1 + tvpi));
            ck_assert_double_eq_tol(figures[GT_SHARED_NPV][i][s], npv, 1e-12 * (1 + tvpi) * 30);
            ck_assert_msg(isnan(rate) == isnan(irr[0][i]) &&
                              !(fabs(rate - irr[0][i]) > 1e-7 * (1 + irr[0][i])),
                          "%s, set %zu, path %zu: public rate %.12g, by itself %.12g",
                          shapes[_i].why, s, i, rate, irr[0][i]);
            double alone = irr[1][i] - before[i];
            ck_assert_msg(isnan(uplift) == isnan(alone) &&
                              !(fabs(uplift - alone) > 1e-7 * (1 + irr[1][i])),
                          "%s, set %zu, path %zu: uplift %.12g, by itself %.12g", shapes[_i].why, s,
                          i, uplift, alone);
        }
    }
    free(block);
    free(own);
    free(shared);
    free(beside);
    free(figures);
}
END_TEST

static void check_same(const struct gt_sweep_result *a, const struct gt_sweep_result *b)
{
    ck_assert(a->gross == b->gross && a->net == b->net && a->tvpi_mean == b->tvpi_mean);
    ck_assert(a->tvpi_mean_se == b->tvpi_mean_se && a->tvpi_median == b->tvpi_median);
    ck_assert(a->irr_median == b->irr_median && a->has_irr == b->has_irr);
    ck_assert(a->p_tvpi_below_1 == b->p_tvpi_below_1 && a->shortfall == b->shortfall);
    ck_assert(a->npv_ratio == b->npv_ratio && a->npv_ratio_se == b->npv_ratio_se);
    ck_assert(a->downside == b->downside && a->fiscal_cost == b->fiscal_cost);
    ck_assert(a->fiscal_downside == b->fiscal_downside && a->uplift == b->uplift);
    ck_assert(a->has_uplift == b->has_uplift && a->without_uplift == b->without_uplift);
}

/* To the last bit: whatever stands beside a point, with any instructions, and also where order
 * statistics are lost at first and the point is worked out again. */
START_TEST(test_same_bits)
{
    enum { N = 11 };
    struct gt_programme points[N];
    struct gt_sweep_result together[N], again[N], alone;
    struct gt_sweep_options more = usual;
    more.paths = 12345;
    for (int i = 0; i < N; i++) {
        points[i] = reference();
        points[i].terms.concession.share = 0.1 * i;
        points[i].terms.call.window = i % 3;
    }
    ck_assert_int_eq(gt_sweep(points, N, &more, together), GT_OK);
    ck_assert_int_eq(gt_sweep_surely(points, N, 0, &more, again), GT_OK);
    for (int i = 0; i < N; i++) {
        /* Which of the worst paths were kept tells the order in which they are added up. */
        ck_assert_double_eq_tol(again[i].shortfall, together[i].shortfall, 1e-13);
        again[i].shortfall = together[i].shortfall;
        check_same(&again[i], &together[i]);
    }
    for (int i = 0; i < N; i += 5) {
        ck_assert_int_eq(gt_sweep(&points[i], 1, &more, &alone), GT_OK);
        check_same(&alone, &together[i]);
    }
    for (size_t k = 0; gt_instructions_name(k); k++) {
        more.instructions = gt_instructions_name(k);
        if (!gt_instructions_find(more.instructions)) {
            printf("SKIPPED: this machine has no %s\n", more.instructions);
            continue;
        }
        ck_assert_int_eq(gt_sweep(points, N, &more, again), GT_OK);
        for (int i = 0; i < N; i++)
            check_same(&again[i], &together[i]);
    }
}
END_TEST

/* Without terms there is no uplift; with a strong response the supply ends at its capacity. */
START_TEST(test_response)
{
    struct gt_programme points[2] = {reference(), reference()};
    struct gt_sweep_result results[2];
    struct gt_sweep_options strong = usual;
    strong.eta = 1e6;
    strong.capacity = 1.75;
    points[0].terms = (struct gt_terms){.call = {.window = 0}};
    ck_assert_int_eq(gt_sweep(points, 2, &strong, results), GT_OK);
    ck_assert(results[0].uplift == 0 && results[0].net == 3);
    ck_assert(results[1].net == 3 * 1.75 && results[1].gross == 3 * 1.75 + 1);
    /* More for the private side is less for the public one: both stand on the frontier. */
    ck_assert(results[0].frontier && results[1].frontier);
    ck_assert_double_gt(results[0].npv_ratio, results[1].npv_ratio);
}
END_TEST

/* What is beaten in nothing stands on the frontier, and nothing else does. */
START_TEST(test_frontier)
{
    enum { N = 16 };
    struct gt_programme points[N];
    struct gt_sweep_result r[N];
    struct gt_sweep_options few = usual;
    few.paths = 500;
    for (int i = 0; i < N; i++) {
        points[i] = reference();
        points[i].terms.concession.share = 0.25 * (i % 4);
        points[i].terms.call.rate = 0.02 * (i / 4);
    }
    points[7] = points[3]; /* alike: each as good as the other */
    points[9].terms = points[10].terms = (struct gt_terms){.call = {.window = 0}};
    points[9].public_share = 0.5; /* less leverage than 10, all else alike */
    ck_assert_int_eq(gt_sweep(points, N, &few, r), GT_OK);
    int on = 0;
    for (int i = 0; i < N; i++) {
        bool beaten = false;
        for (int k = 0; k < N; k++) {
            bool none_worse = r[k].net >= r[i].net && r[k].npv_ratio >= r[i].npv_ratio &&
                              r[k].p_tvpi_below_1 <= r[i].p_tvpi_below_1 &&
                              r[k].uplift >= r[i].uplift;
            bool one_better = r[k].net > r[i].net || r[k].npv_ratio > r[i].npv_ratio ||
                              r[k].p_tvpi_below_1 < r[i].p_tvpi_below_1 ||
                              r[k].uplift > r[i].uplift;
            beaten = beaten || (none_worse && one_better);
        }
        ck_assert(r[i].frontier == !beaten);
        on += r[i].frontier;
    }
    ck_assert_int_gt(on, 1);
    ck_assert_int_lt(on, N);
    ck_assert(!r[9].frontier && r[10].frontier);
}
END_TEST

/* The larger the concession, the more private money comes and the less the fund keeps: the best is
 * where the floor is met, and a bisection finds that, too. */
START_TEST(test_best)
{
    struct gt_programme programme = reference();
    struct gt_sweep_options options = usual;
    struct gt_sweep_result result;
    options.eta = 3;
    options.capacity = 2;
    programme.terms.concession.share = 0;
    ck_assert_int_eq(gt_sweep(&programme, 1, &options, &result), GT_OK);
    const struct gt_best_terms asked = {1, result.npv_ratio - 0.04};
    double low = 0, high = 1;
    for (int i = 0; i < 40; i++) {
        programme.terms.concession.share = (low + high) / 2;
        ck_assert_int_eq(gt_sweep(&programme, 1, &options, &result), GT_OK);
        if (result.npv_ratio >= asked.floor)
            low = programme.terms.concession.share;
        else
            high = programme.terms.concession.share;
    }
    double *const numbers[] = {&programme.terms.concession.share};
    double lowest = 0, highest = 1;
    int steps = 0;
    programme.terms.concession.share = 0.1;
    ck_assert_int_eq(gt_best_refine(&programme, numbers, &lowest, &highest, 1, &asked, &options, 80,
                                    &result, &steps),
                     GT_OK);
    ck_assert_double_ge(result.npv_ratio, asked.floor);
    ck_assert_double_eq_tol(programme.terms.concession.share, low, 2e-3);
    ck_assert_int_le(steps, 81);
    ck_assert_int_gt(steps, 5);
}
END_TEST

/* Of two that break the limits the one that breaks them less is better; of two that do not, the one
 * with more leverage, then with more uplift. */
START_TEST(test_order)
{
    const struct gt_best_terms asked = {0.7, -0.1};
    const struct gt_sweep_result good = {.net = 3, .p_tvpi_below_1 = 0.69, .npv_ratio = -0.09},
                                 more = {.net = 3.5, .p_tvpi_below_1 = 0.7, .npv_ratio = -0.1},
                                 kind = {.net = 3,
                                         .p_tvpi_below_1 = 0.5,
                                         .npv_ratio = 0,
                                         .uplift = 0.01},
                                 risky = {.net = 9, .p_tvpi_below_1 = 0.75, .npv_ratio = 0.5},
                                 worse = {.net = 9, .p_tvpi_below_1 = 0.75, .npv_ratio = -0.3};
    double risk, price;
    ck_assert(gt_best_better(&asked, &more, &good) && !gt_best_better(&asked, &good, &more));
    ck_assert(gt_best_better(&asked, &kind, &good) && !gt_best_better(&asked, &good, &kind));
    ck_assert(gt_best_better(&asked, &good, &risky) && gt_best_better(&asked, &risky, &worse));
    gt_best_excess(&asked, &worse, &risk, &price);
    ck_assert_double_eq_tol(risk, 0.05, 1e-15);
    ck_assert_double_eq_tol(price, 0.2, 1e-15);
}
END_TEST

static int stop(void *context, int64_t done, int64_t total)
{
    ck_assert_int_eq(total, 2);
    *(int64_t *)context = done;
    return 1;
}

/* Of a search: each point tried tells that it is done; the third is one too many. */
static int stop_later(void *context, int64_t done, int64_t total)
{
    int *left = context;
    ck_assert(done == 1 && total == 1 && *left > 0);
    return --*left == 0;
}

START_TEST(test_refused)
{
    struct gt_programme points[2] = {reference(), reference()};
    struct gt_sweep_result results[2];
    struct gt_sweep_options options = usual;
    int64_t done = 0;
    ck_assert_int_eq(gt_sweep(points, 0, &options, results), GT_ERANGE);
    points[1].companies = 0;
    ck_assert_int_eq(gt_sweep(points, 2, &options, results), GT_ERANGE);
    points[1] = points[0];
    options.treasury = -1;
    ck_assert_int_eq(gt_sweep(points, 2, &options, results), GT_ERANGE);
    options.treasury = NAN;
    ck_assert_int_eq(gt_sweep(points, 2, &options, results), GT_ERANGE);
    options = usual;
    options.eta = -0.1;
    ck_assert_int_eq(gt_sweep(points, 2, &options, results), GT_ERANGE);
    options = usual;
    options.capacity = 0.9;
    ck_assert_int_eq(gt_sweep(points, 2, &options, results), GT_ERANGE);
    options = usual;
    options.paths = 0;
    ck_assert_int_eq(gt_sweep(points, 2, &options, results), GT_ERANGE);
    options = usual;
    options.instructions = "abacus";
    ck_assert_int_eq(gt_sweep(points, 2, &options, results), GT_ERANGE);
    options = usual;
    options.progress = stop;
    options.context = &done;
    ck_assert_int_eq(gt_sweep(points, 2, &options, results), GT_ESTOPPED);
    ck_assert_int_eq(done, 2); /* they share their draws */
    double *const numbers[] = {&points[0].terms.concession.share};
    double low = 0.6, high = 0.9;
    int steps = 99, left = 3;
    const struct gt_best_terms asked = {1, 0};
    ck_assert_int_eq(
        gt_best_refine(points, numbers, &low, &high, 1, &asked, &usual, 5, results, &steps),
        GT_ERANGE); /* the start, 0.5, is outside */
    options = usual;
    options.progress = stop_later;
    options.context = &left;
    low = 0.1;
    ck_assert_int_eq(
        gt_best_refine(points, numbers, &low, &high, 1, &asked, &options, 5, results, &steps),
        GT_ESTOPPED);
    ck_assert_int_eq(left, 0);
    ck_assert_int_eq(steps, 99); /* as it was */
    ck_assert_int_eq(
        gt_best_refine(points, numbers, &low, &high, 0, &asked, &usual, 5, results, &steps),
        GT_ERANGE);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("sweep");
    TCase *tests = tcase_create("all");
    tcase_add_test(tests, test_as_simulated);
    tcase_add_test(tests, test_plain);
    tcase_add_loop_test(tests, test_side_by_side, 0, (int)SHAPES);
    tcase_add_test(tests, test_same_bits);
    tcase_add_test(tests, test_errors);
    tcase_add_test(tests, test_errors_of_whole);
    tcase_add_test(tests, test_response);
    tcase_add_test(tests, test_frontier);
    tcase_add_test(tests, test_best);
    tcase_add_test(tests, test_order);
    tcase_add_test(tests, test_refused);
    suite_add_tcase(suite, tests);
    return run_suite(suite);
}
