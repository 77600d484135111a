/* test_simulate.c - the simulation against published figures, a second program, closed forms, and
 * itself. */
#include "gentou/random.h"
#include "gentou/simulate.h"
#include "models/simulate_int.h"

#include "dice.h"
#include "plain_programme.h"
#include "run.h"

#include <gsl/gsl_errno.h>
#include <gsl/gsl_sort.h>
#include <gsl/gsl_statistics.h>
#include <math.h>
#include <stdbool.h>
#include <string.h>

#define MEDIAN 4 /* where 50 stands in GT_QUANTILE_LEVELS */

static struct gt_programme reference(void)
{
    return gt_programme_preset_find("reference")->programme;
}

static struct gt_simulation *simulate(const struct gt_programme *programme, int64_t paths,
                                      uint64_t seed)
{
    struct gt_simulate_options options = {.paths = paths, .seed = seed};
    struct gt_simulation *simulation = NULL;
    ck_assert_int_eq(gt_simulate(programme, &options, &simulation), GT_OK);
    ck_assert_ptr_nonnull(simulation);
    return simulation;
}

/* The reference programme by two independent programs, numpy and plain_programme.h, at 200,000
 * paths. The tolerance of each row is 4 standard errors of the difference (one in 16,000 by chance;
 * the seed is fixed) plus half a unit of the last printed digit. Standard errors at 50,000 and
 * 200,000 paths: of the mean as printed; of a median 1/2 / (density sqrt n), densities read off a
 * run's quantiles. */
START_TEST(test_reference_figures)
{
    struct gt_programme programme = reference();
    struct gt_simulation *s = simulate(&programme, 50000, 1);
    const struct {
        double got, want, se, printed;
        const char *what;
    } rows[] = {
        {s->public_side.irr.mean, -0.0824, 0.0009, 0.00005, "public IRR mean"},
        {s->private_side.irr.quantiles[MEDIAN], -0.004, 0.0013, 0.0005, "private IRR median"},
        {s->public_side.tvpi.quantiles[MEDIAN], 0.653, 0.0023, 0.0005, "public TVPI median"},
        {s->public_side.p_tvpi_below_1, 0.713, 0.0023, 0.0005, "P(public TVPI < 1)"},
        {s->fan[47].quantiles[2], -2.60, 0.017, 0.005, "final public flow median"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        ck_assert_msg(fabs(rows[i].got - rows[i].want) <= 4 * rows[i].se + rows[i].printed,
                      "%s: %g, published %g", rows[i].what, rows[i].got, rows[i].want);
    ck_assert(fabs(s->public_side.irr.se - 0.0008) < 0.00005); /* 0.0004 x sqrt(200,000 / 50,000) */
    gt_simulation_free(s);
}
END_TEST

#define PLAIN_PATHS 20000

static struct plain_path plain[PLAIN_PATHS];
static double column[PLAIN_PATHS];

/* Means against combined standard errors. */
static void check_means(const double *values, const struct gt_summary *summary, const char *what)
{
    double mean = gsl_stats_mean(values, 1, PLAIN_PATHS);
    double se = gsl_stats_sd(values, 1, PLAIN_PATHS) / sqrt(PLAIN_PATHS);
    double combined = sqrt(se * se + summary->se * summary->se);
    ck_assert_msg(fabs(mean - summary->mean) <= 4.5 * combined, "%s: plain %g, ours %g, s.e. %g",
                  what, mean, summary->mean, combined);
}

/* A quantile of ours has the same share of plain paths below it, within 4.5 binomial errors. */
static void check_quantile(const double *values, int64_t paths, double quantile, double level,
                           const char *what)
{
    double below = 0;
    for (int i = 0; i < PLAIN_PATHS; i++)
        below += values[i] < quantile;
    double share = below / PLAIN_PATHS;
    double se = sqrt(level * (1 - level) * (1.0 / PLAIN_PATHS + 1.0 / (double)paths));
    ck_assert_msg(fabs(share - level) <= 4.5 * se, "%s: %g of plain paths below ours at %g", what,
                  share, level);
}

static void check_column(const double *values, const struct gt_simulation *s,
                         const struct gt_summary *summary, const char *what)
{
    static const int levels[] = GT_QUANTILE_LEVELS;
    for (int i = 0; i < GT_QUANTILE_COUNT; i++)
        check_quantile(values, s->paths, summary->quantiles[i], levels[i] / 100.0, what);
}

/* 4.5 standard errors: 7 in a million for each of some 50 comparisons. The mean of TVPI is left
 * out: its tail is too long for a normal error. */
START_TEST(test_second_program)
{
    static const int fan_levels[] = GT_FAN_LEVELS;
    struct gt_programme programme = reference();
    struct gt_simulation *s = simulate(&programme, 40000, 2015);
    const struct gt_side_result *sides[2] = {&s->public_side, &s->private_side};
    gsl_rng *rng = gsl_rng_alloc(gsl_rng_mt19937);
    for (int i = 0; i < PLAIN_PATHS; i++)
        plain[i] = plain_draw(rng);
    for (int side = 0; side < 2; side++) {
        for (int i = 0; i < PLAIN_PATHS; i++)
            column[i] = plain[i].irr[side];
        check_means(column, &sides[side]->irr, side ? "private IRR" : "public IRR");
        check_column(column, s, &sides[side]->irr, side ? "private IRR" : "public IRR");
        check_quantile(column, s->paths, 0, sides[side]->p_irr_below_0, "P(IRR < 0)");
        for (int i = 0; i < PLAIN_PATHS; i++)
            column[i] = plain[i].tvpi[side];
        check_column(column, s, &sides[side]->tvpi, side ? "private TVPI" : "public TVPI");
        check_quantile(column, s->paths, 1, sides[side]->p_tvpi_below_1, "P(TVPI < 1)");
    }
    for (int i = 0; i < PLAIN_PATHS; i++)
        column[i] = plain[i].public_flow;
    for (int k = 0; k < GT_FAN_COUNT; k++)
        check_quantile(column, s->paths, s->fan[47].quantiles[k], fan_levels[k] / 100.0,
                       "fan at 47");
    for (int i = 0; i < PLAIN_PATHS; i++)
        column[i] = plain[i].public_flow_at_16;
    for (int k = 0; k < GT_FAN_COUNT; k++)
        check_quantile(column, s->paths, s->fan[16].quantiles[k], fan_levels[k] / 100.0,
                       "fan at 16");
    gsl_rng_free(rng);
    gt_simulation_free(s);
}
END_TEST

/* What a result must be whatever the numbers. */
START_TEST(test_result_hangs_together)
{
    static const int64_t paths[] = {1, 2, 255, 256, 257, 5000};
    struct gt_programme programme = reference();
    programme.companies = 29 + _i % 2; /* odd and even */
    struct gt_simulation *s = simulate(&programme, paths[_i], 3);
    int64_t counted = 0;
    ck_assert(s->paths == paths[_i] && s->seed == 3 && s->quarters == 48);
    ck_assert_int_eq(s->draws_version, GT_DRAWS_VERSION);
    for (int b = 0; b < GT_HISTOGRAM_BINS; b++)
        counted += s->public_tvpi.counts[b];
    ck_assert_int_eq(counted, paths[_i]);
    ck_assert(s->public_tvpi.low == 0 && s->public_tvpi.width > 0);
    ck_assert(s->public_tvpi.width * GT_HISTOGRAM_BINS >= s->public_side.tvpi.quantiles[7]);
    ck_assert_int_eq(s->public_side.irr.count + s->public_side.irr.undefined, paths[_i]);
    for (int q = 0; q < 48; q++)
        for (int k = 1; k < GT_FAN_COUNT; k++)
            ck_assert(s->fan[q].quantiles[k - 1] <= s->fan[q].quantiles[k]);
    /* In quarter 0 nothing has come back: both of its companies are paid for. */
    ck_assert(s->fan[0].quantiles[0] == -0.5 && s->fan[0].quantiles[4] == -0.5);
    /* The end of the fan and TVPI tell the same: flow = paid-in x (TVPI - 1). */
    double paid_in = 0.25 * programme.companies;
    ck_assert(fabs(s->fan[47].mean - paid_in * (s->public_side.tvpi.mean - 1)) < 1e-9);
    double tvpi = s->public_side.tvpi.quantiles[MEDIAN], flow = s->fan[47].quantiles[2];
    ck_assert(fabs(flow - paid_in * (tvpi - 1)) <= (paid_in * tvpi + fabs(flow)) / 1024);
    gt_simulation_free(s);
}
END_TEST

/* A path's figures do not depend on the block it is computed in, to the last bit. */
START_TEST(test_paths_stand_alone)
{
    struct gt_programme programme = reference();
    struct gt_plan plan;
    struct gt_block *a = malloc(gt_block_bytes(&programme));
    struct gt_block *b = malloc(gt_block_bytes(&programme));
    double irr_a[GT_BLOCK_PATHS], irr_b[GT_BLOCK_PATHS];
    gt_plan_make(&programme, &plan);
    gt_block_draw(&plan, 9, 1000, a);
    gt_block_draw(&plan, 9, 1000 + 101, b);
    for (int side = 0; side < GT_HALVES; side++) {
        size_t left = GT_BLOCK_PATHS - 101;
        struct gt_flows flows_a = gt_block_flows(&plan, a, (enum gt_half)side);
        struct gt_flows flows_b = gt_block_flows(&plan, b, (enum gt_half)side);
        gt_flows_irr(&flows_a, irr_a);
        gt_flows_irr(&flows_b, irr_b);
        ck_assert_mem_eq(irr_a + 101, irr_b, left * sizeof(double));
        ck_assert_mem_eq(a->received[side] + 101, b->received[side], left * sizeof(double));
        for (int q = 0; q < 48; q++)
            for (size_t i = 0; i < left; i++)
                ck_assert_mem_eq(flows_a.receipts + gt_flows_at(&flows_a, q, 101 + i),
                                 flows_b.receipts + gt_flows_at(&flows_b, q, i), sizeof(double));
    }
    free(a);
    free(b);
}
END_TEST

/* Made by gcc 12 -O0; the same came out of gcc -O3 and clang 14 -O3, with every instruction set. A
 * change means that a stored result cannot be had again. */
#define BITS UINT64_C(0x405d79b36ea6232c)

START_TEST(test_same_bits)
{
    struct gt_programme programme = reference();
    struct gt_simulation *a = simulate(&programme, 3000, 1), *b = simulate(&programme, 3000, 1);
    size_t size = sizeof *a + 48 * sizeof *a->fan;
    ck_assert_mem_eq(a, b, size);
    uint64_t sum = checksum(CHECKSUM_START, a, offsetof(struct gt_simulation, parties));
    for (int q = 0; q < 48; q++)
        sum = checksum(sum, &a->fan[q], offsetof(struct gt_fan_quarter, se));
    gt_simulation_free(b);
    b = simulate(&programme, 3000, 2);
    ck_assert_mem_ne(a, b, size);
    gt_simulation_free(a);
    gt_simulation_free(b);
    ck_assert_msg(sum == BITS, "%016llx", (unsigned long long)sum);
}
END_TEST

/* Without risk every company grows by the same rate, and so does every side. */
START_TEST(test_without_risk)
{
    struct gt_programme programme = reference();
    programme.parameters[1] = 0;    /* sigma */
    programme.parameters[3] = 0.04; /* growth: below the call's rate and the hurdle */
    struct gt_simulation *s = simulate(&programme, 1000, 4);
    const struct gt_side_result *sides[2] = {&s->public_side, &s->private_side};
    for (int side = 0; side < 2; side++) {
        ck_assert(fabs(sides[side]->irr.quantiles[0] - 0.04) < 1e-9);
        ck_assert(fabs(sides[side]->irr.quantiles[8] - 0.04) < 1e-9);
        ck_assert(sides[side]->p_irr_below_0 == 0 && sides[side]->p_tvpi_below_1 == 0);
        ck_assert(sides[side]->tvpi.quantiles[0] > 1);
    }
    gt_simulation_free(s);
}
END_TEST

/* Without risk, and everything sold within the window, the call gives the public side its rate. */
START_TEST(test_everything_called)
{
    struct gt_programme programme = reference();
    programme.parameters[0] = 0.2; /* years: 12 quarters are 15 means away */
    programme.parameters[1] = 0;
    struct gt_simulation *s = simulate(&programme, 1000, 5);
    ck_assert(fabs(s->public_side.irr.quantiles[0] - 0.045) < 1e-9);
    ck_assert(fabs(s->public_side.irr.quantiles[8] - 0.045) < 1e-9);
    ck_assert(s->private_side.irr.quantiles[0] > 0.15);
    gt_simulation_free(s);
}
END_TEST

/* Half of the profit above 0 % conceded and no call: the public side's profit is half of what the
 * same stake earns the private side, beside what it is given. Profit per yuan: public p/2 when p >
 * 0. */
START_TEST(test_concession_alone)
{
    struct gt_programme programme = reference();
    programme.parameters[1] = 0;
    programme.terms = (struct gt_terms){{0, 0}, {0.5, 0}};
    struct gt_simulation *s = simulate(&programme, 1000, 6);
    double whole = 0.25 * s->public_side.tvpi.mean + 0.75 * s->private_side.tvpi.mean;
    ck_assert(fabs(s->public_side.tvpi.mean - 1 - 0.5 * (whole - 1)) < 1e-12);
    gt_simulation_free(s);
}
END_TEST

/* Units do not matter: a round of 5 million gives the rates of a round of 1 and 5 million times the
 * flows. */
START_TEST(test_scale)
{
    struct gt_programme programme = reference();
    struct gt_simulation *a = simulate(&programme, 2000, 7);
    programme.round = 5e6;
    struct gt_simulation *b = simulate(&programme, 2000, 7);
    for (int k = 0; k < GT_QUANTILE_COUNT; k++)
        ck_assert(fabs(a->private_side.irr.quantiles[k] - b->private_side.irr.quantiles[k]) < 1e-9);
    for (int q = 0; q < 48; q++)
        ck_assert(fabs(b->fan[q].mean / 5e6 - a->fan[q].mean) < 1e-9);
    gt_simulation_free(a);
    gt_simulation_free(b);
}
END_TEST

/* Three companies whose exits the test lays down: exit quarter and multiple of each. */
static struct {
    double quarter, multiple;
} fates[4];

static void draw_fates(const double *values, const struct gt_outcome_block *block)
{
    (void)values;
    for (uint32_t k = 0; k < 2; k++)
        for (size_t i = 0; i < block->paths; i++) {
            block->exit_quarter[k][i] = fates[block->company + k].quarter;
            block->multiple[k][i] = fates[block->company + k].multiple;
        }
}

static const struct gt_outcome_model fate = {
    .name = "fate", .meaning = "as laid down", .source = "this test", .draw = draw_fates};

/* Company 0, 1, 2 enter in quarter 0, 1, 2 with a round of 1 each; no terms. */
static const struct {
    double quarters[3], multiples[3];
    double irr; /* annual; NAN: undefined */
    const char *why;
} laid_down[] = {
    {{3, 3, 3}, {0, 0, 0}, -1, "a total loss is -100 %, and counts"},
    {{1, 2, 3}, {0.5, 0.5, 0}, -1, "receipts that only soften payments: net, nothing came back"},
    {{1, 2, 3}, {1.5, 0.2, 0}, NAN, "net -1, 0.5, -0.8: no rate"},
    {{4, 5, 6}, {1, 1, 1}, 0, "money back"},
    {{1, 2, 3}, {1.1, 1.1, 1.1}, 0.4641, "10 % a quarter: 1.1^4 - 1"},
    {{3, 3, 3}, {1e-12, 1e-12, 1e-12}, -0.99999979, "nearly all lost"},
    {{1, 2, 3}, {1e6, 1e6, 1e6}, 1e24, "a million times in a quarter"},
    {{1, 2, 3}, {3.1, 0.01, 0}, 2.683948, "net -1, 2.1, -0.99: 1.3854 and 0.7146; nearest 0"},
};

START_TEST(test_laid_down)
{
    struct gt_programme programme = reference();
    programme.model = &fate;
    programme.companies = programme.entry_quarters = 3;
    programme.quarters = 8;
    programme.terms = (struct gt_terms){{0, 0}, {0, 0}};
    for (int i = 0; i < 3; i++) {
        fates[i].quarter = laid_down[_i].quarters[i];
        fates[i].multiple = laid_down[_i].multiples[i];
    }
    struct gt_simulation *s = simulate(&programme, 20, 8);
    const struct gt_side_result *sides[2] = {&s->public_side, &s->private_side};
    for (int side = 0; side < 2; side++) {
        const struct gt_summary *irr = &sides[side]->irr;
        bool none = isnan(laid_down[_i].irr);
        ck_assert_msg(irr->undefined == (none ? 20 : 0), "%s: %d undefined", laid_down[_i].why,
                      (int)irr->undefined);
        double error = none ? 0 : fabs(irr->mean - laid_down[_i].irr);
        ck_assert_msg(error <= 1e-5 * (1 + fabs(irr->mean)), "%s: %.9g", laid_down[_i].why,
                      irr->mean);
        /* All paths alike, but for the rounding of their mean. */
        ck_assert_msg(irr->sd <= 1e-15 * fabs(irr->mean), "%s: %g", laid_down[_i].why, irr->sd);
        ck_assert(sides[side]->p_irr_below_0 == (irr->mean < 0 ? 1 : 0));
    }
    gt_simulation_free(s);
}
END_TEST

struct calls {
    int64_t last;
    int count, stop_at;
};

static int note_progress(void *context, int64_t done, int64_t total)
{
    struct calls *calls = context;
    ck_assert(done > calls->last && done <= total && total == 100000);
    calls->last = done;
    return ++calls->count == calls->stop_at;
}

START_TEST(test_progress)
{
    struct gt_programme programme = reference();
    struct calls calls = {0};
    struct gt_simulate_options options = {100000, 1, note_progress, &calls};
    struct gt_simulation *simulation = NULL;
    ck_assert_int_eq(gt_simulate(&programme, &options, &simulation), GT_OK);
    ck_assert(calls.last == 100000 && calls.count >= 5);
    gt_simulation_free(simulation);
    simulation = NULL;
    calls = (struct calls){.stop_at = 2};
    ck_assert_int_eq(gt_simulate(&programme, &options, &simulation), GT_ESTOPPED);
    ck_assert_int_eq(calls.count, 2);
    ck_assert_ptr_null(simulation);
}
END_TEST

START_TEST(test_refused)
{
    static const int64_t paths[] = {0, -1, GT_PATHS_MAX + 1};
    struct gt_programme programme = reference();
    struct gt_simulate_options options = {.paths = paths[_i], .seed = 1};
    struct gt_simulation *simulation = NULL;
    ck_assert_int_eq(gt_simulate(&programme, &options, &simulation), GT_ERANGE);
    options.paths = 10;
    programme.public_share = 1;
    ck_assert_int_eq(gt_simulate(&programme, &options, &simulation), GT_ERANGE);
    ck_assert_ptr_null(simulation);
    gt_simulation_free(NULL);
}
END_TEST

int main(void)
{
    gsl_set_error_handler_off();
    Suite *suite = suite_create("simulate");
    TCase *tcase = tcase_create("agreement");
    tcase_add_test(tcase, test_reference_figures);
    tcase_add_test(tcase, test_second_program);
    tcase_add_test(tcase, test_without_risk);
    tcase_add_test(tcase, test_everything_called);
    tcase_add_test(tcase, test_concession_alone);
    tcase_add_loop_test(tcase, test_laid_down, 0, (int)(sizeof laid_down / sizeof *laid_down));
    suite_add_tcase(suite, tcase);
    tcase = tcase_create("itself");
    tcase_add_loop_test(tcase, test_result_hangs_together, 0, 6);
    tcase_add_test(tcase, test_paths_stand_alone);
    tcase_add_test(tcase, test_same_bits);
    tcase_add_test(tcase, test_scale);
    tcase_add_test(tcase, test_progress);
    tcase_add_loop_test(tcase, test_refused, 0, 3);
    suite_add_tcase(suite, tcase);
    return run_suite(suite);
}
