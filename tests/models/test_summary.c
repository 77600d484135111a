/* test_summary.c - means, deviations and exact quantiles, against sorting. The headers under test
 * are private to models/. */
#include "models/quantile_int.h"
#include "models/summary_int.h"

#include "columns.h"
#include "run.h"

#include <gsl/gsl_sort.h>
#include <gsl/gsl_statistics.h>
#include <math.h>
#include <stdbool.h>
#include <string.h>

#define COUNT 60000

static const int levels[] = {0, 1, 5, 25, 50, 75, 90, 99, 100};
#define LEVELS (sizeof levels / sizeof *levels)

static double values[COUNT], sorted[COUNT];
static uint32_t bins[GT_QUANTILE_BINS];

static double narrow(uint64_t *seed)
{
    return 1 + 0.01 * dice_unit(seed); /* all within one or two bins */
}

static double infinite(uint64_t *seed)
{
    return dice(seed) % 50 == 0 ? INFINITY : dice_unit(seed);
}

static double rising(uint64_t *seed)
{
    *seed += 1;
    return (double)*seed;
}

static double falling(uint64_t *seed)
{
    *seed += 1;
    return -(double)*seed;
}

static double (*const shapes[])(uint64_t *seed) = {
    column_wild, column_tied, narrow, column_constant, column_zeros, infinite, rising, falling};
static const size_t counts[] = {1, 2, 3, 10, 99, 100, 101, 2047, 2048, 2049, COUNT};

#define SHAPES (sizeof shapes / sizeof *shapes)
#define COUNTS (sizeof counts / sizeof *counts)

START_TEST(test_quantiles)
{
    size_t count = counts[(size_t)_i / SHAPES];
    double (*shape)(uint64_t *) = shapes[(size_t)_i % SHAPES];
    uint64_t seed = (uint64_t)_i + 1;
    double quantiles[LEVELS];
    for (size_t i = 0; i < count; i++)
        sorted[i] = values[i] = shape(&seed);
    gsl_sort(sorted, 1, count);
    gt_quantiles(values, count, levels, LEVELS, bins, quantiles);
    for (size_t i = 0; i < LEVELS; i++) {
        double want = quantile_by_sorting(sorted, count, levels[i]);
        bool same = quantiles[i] == want ||
                    fabs(quantiles[i] - want) <= 1e-9 * (1e-300 + fabs(want)) ||
                    (isnan(want) && isnan(quantiles[i])); /* between two infinities */
        ck_assert_msg(same, "shape %zu, %zu values, %d %%: %.17g, by sorting %.17g",
                      (size_t)_i % SHAPES, count, levels[i], quantiles[i], want);
        ck_assert(!signbit(quantiles[i]) || quantiles[i] != 0);
    }
}
END_TEST

/* Sorted 1 1 2 3 4 5 6 9, h = 7 level / 100: by hand 1, 1 + 0.75, 3 + 0.5, 5 + 0.25, 6 + 0.93 x 3.
 */
START_TEST(test_quantiles_known)
{
    static const int wanted[] = {5, 25, 50, 75, 99};
    double digits[] = {3, 1, 4, 1, 5, 9, 2, 6}, quantiles[5];
    gt_quantiles(digits, 8, wanted, 5, bins, quantiles);
    ck_assert(quantiles[0] == 1 && quantiles[1] == 1.75 && quantiles[2] == 3.5);
    ck_assert(quantiles[3] == 5.25 && fabs(quantiles[4] - 8.79) < 1e-14);
}
END_TEST

START_TEST(test_summary)
{
    uint64_t seed = 31;
    struct gt_summary summary;
    size_t n = 0;
    for (size_t i = 0; i < COUNT; i++) {
        values[i] = i % 7 == 3 ? NAN : 1e6 + dice_unit(&seed);
        if (!isnan(values[i]))
            sorted[n++] = values[i];
    }
    gt_summarise(values, COUNT, bins, &summary);
    ck_assert_int_eq(summary.count, (int64_t)n);
    ck_assert_int_eq(summary.undefined, (int64_t)(COUNT - n));
    ck_assert(fabs(summary.mean - gsl_stats_mean(sorted, 1, n)) < 1e-9);
    ck_assert(fabs(summary.sd - gsl_stats_sd(sorted, 1, n)) < 1e-9);
    ck_assert(fabs(summary.se - summary.sd / sqrt((double)n)) < 1e-15);
    gsl_sort(sorted, 1, n);
    ck_assert(fabs(summary.quantiles[4] - quantile_by_sorting(sorted, n, 50)) < 1e-9);
}
END_TEST

START_TEST(test_summary_of_little)
{
    struct gt_summary summary;
    double none[3] = {NAN, NAN, NAN}, one[2] = {NAN, 2.385};
    gt_summarise(none, 3, bins, &summary);
    ck_assert(summary.count == 0 && summary.undefined == 3);
    ck_assert(summary.mean == 0 && summary.sd == 0 && summary.quantiles[4] == 0);
    gt_summarise(one, 2, bins, &summary);
    ck_assert(summary.count == 1 && summary.undefined == 1);
    ck_assert(summary.mean == 2.385 && summary.sd == 0 && summary.se == 0);
    ck_assert(summary.quantiles[0] == 2.385 && summary.quantiles[8] == 2.385);
    ck_assert(gt_mean(one, 0) == 0);
}
END_TEST

/* A million tenths: summed one after the other the error would be near 1e-6 of the sum's last
 * digits; the tree keeps it at a few units of the last place. */
START_TEST(test_mean_is_accurate)
{
    static double tenths[1000003];
    for (size_t i = 0; i < 1000003; i++)
        tenths[i] = 0.1;
    ck_assert(fabs(gt_mean(tenths, 1000003) - 0.1) <= 4 * 0x1p-56);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("summary");
    TCase *tcase = tcase_create("columns");
    tcase_add_loop_test(tcase, test_quantiles, 0, (int)(SHAPES * COUNTS));
    tcase_add_test(tcase, test_quantiles_known);
    tcase_add_test(tcase, test_summary);
    tcase_add_test(tcase, test_summary_of_little);
    tcase_add_test(tcase, test_mean_is_accurate);
    suite_add_tcase(suite, tcase);
    return run_suite(suite);
}
