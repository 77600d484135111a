/* test_calibrate.c - a calibration over arrays: what is told and what is not, and how often the
 * intervals hold the parameters of simulated companies.
 */
#include "gentou/calibrate.h"

#include "dice.h"
#include "run.h"

#include <gsl/gsl_cdf.h>
#include <math.h>

#define ROWS(t) ((int)(sizeof(t) / sizeof *(t)))
#define MOST    600

static uint64_t state;
static struct gt_chain_stay stays[MOST];
static double numbers[MOST];
static struct gt_calibration is;

static double normal(void)
{
    return gsl_cdf_ugaussian_Pinv((double)dice_within(&state, 1, 999999) / 1e6);
}

/* Stays in seed, seen from times spread over `window` years on. */
static void make_stays(size_t count, double mean, double window, double next, double exit)
{
    for (size_t i = 0; i < count; i++) {
        double years = -mean * log(1 - dice_unit(&state)), seen = window * (1 - dice_unit(&state));
        double what = dice_unit(&state);
        stays[i] = (struct gt_chain_stay){GT_CHAIN_SEED, fmin(years, seen),
                                          years >= seen        ? GT_CHAIN_END_RUNNING
                                          : what < next        ? GT_CHAIN_END_NEXT
                                          : what < next + exit ? GT_CHAIN_END_EXIT
                                                               : GT_CHAIN_END_FAILURE};
    }
}

static enum gt_status calibrate(struct gt_calibration_data data, bool complete)
{
    struct gt_calibration_options options = gt_calibration_usual;
    options.complete = complete;
    options.samples = 100;
    gt_calibration_clear(&is);
    return gt_calibrate(&data, &options, &is);
}

/* Nothing is told of nothing, and nothing is an answer. */
START_TEST(test_nothing)
{
    ck_assert_int_eq(calibrate((struct gt_calibration_data){.stay_count = 0}, false), GT_OK);
    for (int s = 0; s < GT_CHAIN_STAGES; s++) {
        ck_assert_int_eq(is.stages[s].told, GT_TOLD_FEW);
        ck_assert_int_eq(is.stages[s].step_told, GT_TOLD_FEW);
        ck_assert_int_eq(is.stages[s].dilution_told, GT_TOLD_FEW);
        ck_assert_uint_eq(is.stages[s].step_count, 0);
    }
    ck_assert_int_eq(is.multiples.body_told, GT_TOLD_FEW);
    ck_assert_int_eq(is.multiples.tail_told, GT_TOLD_FEW);
    ck_assert_int_eq(is.rest_told, GT_TOLD_FEW);
    ck_assert_int_eq(is.leads_told, GT_TOLD_FEW);
}
END_TEST

/* Nine ends are too few and ten are not; without a failure none are enough, unless the ledger is
 * said to be complete. */
START_TEST(test_told)
{
    for (int i = 0; i < 30; i++)
        stays[i] = (struct gt_chain_stay){GT_CHAIN_SEED, 0.5 + i * 0.1,
                                          i < 9 ? GT_CHAIN_END_NEXT : GT_CHAIN_END_RUNNING};
    struct gt_calibration_data data = {.stays = stays, .stay_count = 30, .failures = true};
    calibrate(data, false);
    ck_assert_int_eq(is.stages[GT_CHAIN_SEED].told, GT_TOLD_FEW);
    stays[9].end = GT_CHAIN_END_EXIT;
    calibrate(data, false);
    ck_assert_int_eq(is.stages[GT_CHAIN_SEED].told, GT_TOLD_YES);
    ck_assert_double_eq_tol(is.stages[GT_CHAIN_SEED].shares[GT_CHAIN_END_NEXT].value, 0.9, 1e-15);
    ck_assert_uint_eq(is.stages[GT_CHAIN_SEED].ends[GT_CHAIN_END_RUNNING], 20);
    data.failures = false;
    calibrate(data, false);
    ck_assert_int_eq(is.stages[GT_CHAIN_SEED].told, GT_TOLD_UNSEEN);
    calibrate(data, true);
    ck_assert_int_eq(is.stages[GT_CHAIN_SEED].told, GT_TOLD_YES);
}
END_TEST

/* The curve read off between its steps: 1, then 9/10 from the first end on, and beyond the longest
 * stay nothing. */
START_TEST(test_still_there)
{
    for (int i = 0; i < 10; i++)
        stays[i] = (struct gt_chain_stay){GT_CHAIN_SERIES_B, i + 1, GT_CHAIN_END_FAILURE};
    calibrate((struct gt_calibration_data){.stays = stays, .stay_count = 10, .failures = true},
              false);
    const struct gt_calibration_stage *stage = &is.stages[GT_CHAIN_SERIES_B];
    ck_assert(gt_calibration_still_there(stage, 0.999) == 1);
    ck_assert_double_eq_tol(gt_calibration_still_there(stage, 1), 0.9, 1e-15);
    ck_assert_double_eq_tol(gt_calibration_still_there(stage, 4.2), 0.6, 1e-15);
    ck_assert(gt_calibration_still_there(stage, 10) == 0);
    ck_assert(isnan(gt_calibration_still_there(stage, 10.001)));
}
END_TEST

/* The median of n numbers and its exact interval. Of fair coins P(at most 1 of 10 heads) = 0.0107,
 * P(5 of 20) = 0.0207, P(17 of 50) = 0.0164, and with one more 0.0547, 0.0577, 0.0325, above 2.5 %:
 * so the numbers after these, from either end. */
START_TEST(test_median)
{
    static const struct {
        size_t count, low, high;
    } rows[] = {{10, 2, 9}, {20, 6, 15}, {50, 18, 33}};
    for (int r = 0; r < ROWS(rows); r++) {
        struct gt_calibration_data data = {.stay_count = 0};
        for (size_t i = 0; i < rows[r].count; i++)
            numbers[i] = (double)((i * 7) % rows[r].count + 1) / 100; /* 1 to n, mixed */
        data.dilutions[GT_CHAIN_SERIES_C] = (struct gt_numbers){numbers, rows[r].count};
        ck_assert_int_eq(calibrate(data, false), GT_OK);
        const struct gt_estimate *median = &is.stages[GT_CHAIN_SERIES_C].dilution;
        ck_assert_double_eq_tol(median->low, (double)rows[r].low / 100, 1e-12);
        ck_assert_double_eq_tol(median->high, (double)rows[r].high / 100, 1e-12);
        ck_assert_double_eq_tol(median->value, ((double)rows[r].count + 1) / 200, 1e-12);
    }
}
END_TEST

/* Of 400 simulated stages the intervals of 95 % that hold the truth, for six figures; 7 % may miss,
 * and the bound is the binomial law's 1e-6 quantile there. Nor are they far too wide: of all six
 * together 2.5 % miss or more (half of 5 %: shares have exact intervals, which hold more often). */
START_TEST(test_coverage)
{
    enum { RUNS = 400, FIGURES = 6 };
    unsigned missed[FIGURES] = {0}, together = 0;
    state = 131313;
    for (int run = 0; run < RUNS; run++) {
        struct gt_calibration_data data = {.stays = stays, .stay_count = 200, .failures = true};
        make_stays(200, 1.8, 6, 0.5, 0.15);
        for (int i = 0; i < 80; i++)
            numbers[i] = 2.2 * exp(0.5 * normal());
        data.step_ups[GT_CHAIN_SEED] = (struct gt_numbers){numbers, 80};
        ck_assert_int_eq(calibrate(data, false), GT_OK);
        const struct gt_calibration_stage *seed = &is.stages[GT_CHAIN_SEED];
        const struct {
            const struct gt_estimate *is;
            double truth;
        } figures[FIGURES] = {
            {&seed->fits[GT_LIFETIME_EXPONENTIAL].mean, 1.8},
            {&seed->shares[GT_CHAIN_END_NEXT], 0.5},
            {&seed->shares[GT_CHAIN_END_EXIT], 0.15},
            {&seed->shares[GT_CHAIN_END_FAILURE], 0.35},
            {&seed->step_up, 2.2},
            {&seed->step_sigma, 0.5},
        };
        for (int f = 0; f < FIGURES; f++)
            missed[f] +=
                figures[f].truth < figures[f].is->low || figures[f].truth > figures[f].is->high;
    }
    for (int f = 0; f < FIGURES; f++) {
        together += missed[f];
        ck_assert_msg(missed[f] == 0 || gsl_cdf_binomial_Q(missed[f] - 1, 0.07, RUNS) > 1e-6,
                      "figure %d: %u of %d missed", f, missed[f], RUNS);
    }
    ck_assert_msg(gsl_cdf_binomial_P(together, 0.025, RUNS * FIGURES) > 1e-6, "too wide: %u of %d",
                  together, RUNS * FIGURES);
}
END_TEST

/* 600 exits with a tail: body and tail are told, and near the truth: the exponent within four
 * standard errors of k/sqrt(n) at the n it rests on, and the fit's share above 20 within four of a
 * share's. Without a tail, none is told. */
START_TEST(test_tail)
{
    state = 141414;
    double a = log(1.4), b = 0.9, from = 4, k = 1.3;
    double above = gsl_cdf_ugaussian_Q((log(from) - a) / b);
    for (int i = 0; i < MOST; i++) {
        double u = 1 - dice_unit(&state);
        numbers[i] =
            u < above ? from * pow(u / above, -1 / k) : exp(a + b * gsl_cdf_ugaussian_Qinv(u));
    }
    struct gt_calibration_data data = {.multiples = {numbers, MOST}};
    ck_assert_int_eq(calibrate(data, false), GT_OK);
    ck_assert_int_eq(is.multiples.body_told, GT_TOLD_YES);
    ck_assert_int_eq(is.multiples.tail_told, GT_TOLD_YES);
    double n = (double)is.multiples.tail.count;
    ck_assert_double_eq_tol(is.multiples.tail.exponent.value, k, 4 * k / sqrt(n));
    double share = above * pow(20 / from, -k);
    ck_assert_double_eq_tol(gt_tail_survival(&is.multiples.body, &is.multiples.tail, 20), share,
                            4 * sqrt(share / MOST));
    for (int i = 0; i < MOST; i++)
        numbers[i] = exp(a + b * normal());
    ck_assert_int_eq(calibrate(data, false), GT_OK);
    ck_assert_int_eq(is.multiples.body_told, GT_TOLD_YES);
    ck_assert_int_eq(is.multiples.tail_told, GT_TOLD_NO_TAIL);
    ck_assert_double_eq_tol(is.multiples.body.a.value, a, 4 * b / sqrt(MOST));
}
END_TEST

/* Ten alike determine no law. */
START_TEST(test_undetermined)
{
    struct gt_calibration_data data = {.multiples = {numbers, 10}, .rests = {numbers, 10}};
    for (int i = 0; i < 10; i++)
        numbers[i] = 1.5;
    data.step_ups[GT_CHAIN_ANGEL] = (struct gt_numbers){numbers, 10};
    ck_assert_int_eq(calibrate(data, false), GT_OK);
    ck_assert_int_eq(is.multiples.body_told, GT_TOLD_LAW);
    ck_assert_int_eq(is.multiples.tail_told, GT_TOLD_LAW);
    ck_assert_int_eq(is.rest_told, GT_TOLD_LAW);
    ck_assert_int_eq(is.stages[GT_CHAIN_ANGEL].step_told, GT_TOLD_LAW);
}
END_TEST

START_TEST(test_leads_to)
{
    calibrate((struct gt_calibration_data){.from_seed = {4, 5}}, false);
    ck_assert_int_eq(is.leads_told, GT_TOLD_FEW);
    calibrate((struct gt_calibration_data){.from_seed = {4, 6}}, false);
    ck_assert_int_eq(is.leads_told, GT_TOLD_YES);
    ck_assert_int_eq(is.leads_to, GT_CHAIN_ANGEL);
    calibrate((struct gt_calibration_data){.from_seed = {6, 4}}, false);
    ck_assert_int_eq(is.leads_to, GT_CHAIN_SERIES_A);
}
END_TEST

START_TEST(test_refused)
{
    static const struct gt_chain_stay wrong[] = {
        {GT_CHAIN_SEED, 0, GT_CHAIN_END_NEXT},   {GT_CHAIN_SEED, -1, GT_CHAIN_END_NEXT},
        {GT_CHAIN_SEED, NAN, GT_CHAIN_END_NEXT}, {GT_CHAIN_SEED, INFINITY, GT_CHAIN_END_NEXT},
        {GT_CHAIN_STAGES, 1, GT_CHAIN_END_NEXT}, {GT_CHAIN_SEED, 1, GT_CHAIN_ENDS},
    };
    static const double bad[] = {0, -1, NAN, INFINITY};
    struct gt_calibration_options options = gt_calibration_usual;
    struct gt_calibration_data none = {.stay_count = 0};
    for (int i = 0; i < ROWS(wrong); i++)
        ck_assert_int_eq(
            calibrate((struct gt_calibration_data){.stays = &wrong[i], .stay_count = 1}, false),
            GT_ERANGE);
    for (int i = 0; i < ROWS(bad); i++) {
        struct gt_calibration_data data = {.multiples = {&bad[i], 1}};
        ck_assert_int_eq(calibrate(data, false), GT_ERANGE);
        data = (struct gt_calibration_data){.growth = {&bad[i], 1}};
        ck_assert_int_eq(calibrate(data, false), GT_ERANGE);
        data = (struct gt_calibration_data){.rests = {&bad[i], 1}};
        ck_assert_int_eq(calibrate(data, false), bad[i] == 0 ? GT_OK : GT_ERANGE);
    }
    numbers[0] = 1.01;
    none = (struct gt_calibration_data){.stay_count = 0};
    none.dilutions[GT_CHAIN_SEED] = (struct gt_numbers){numbers, 1};
    ck_assert_int_eq(calibrate(none, false), GT_ERANGE);
    none = (struct gt_calibration_data){.stay_count = 0};
    options.least = 1;
    ck_assert_int_eq(gt_calibrate(&none, &options, &is), GT_ERANGE);
    options = gt_calibration_usual;
    options.confidence = 1;
    ck_assert_int_eq(gt_calibrate(&none, &options, &is), GT_ERANGE);
    options = gt_calibration_usual;
    options.samples = 0;
    ck_assert_int_eq(gt_calibrate(&none, &options, &is), GT_ERANGE);
}
END_TEST

static void tear_down(void)
{
    gt_calibration_clear(&is);
}

int main(void)
{
    Suite *suite = suite_create("calibrate");
    TCase *cases = tcase_create("all");
    tcase_add_checked_fixture(cases, NULL, tear_down);
    tcase_add_test(cases, test_nothing);
    tcase_add_test(cases, test_told);
    tcase_add_test(cases, test_still_there);
    tcase_add_test(cases, test_median);
    tcase_add_test(cases, test_coverage);
    tcase_add_test(cases, test_tail);
    tcase_add_test(cases, test_undetermined);
    tcase_add_test(cases, test_leads_to);
    tcase_add_test(cases, test_refused);
    suite_add_tcase(suite, cases);
    return run_suite(suite);
}
