/* test_digest.c - means, deviations and exact order statistics of columns that come block by block,
 * against sorting. The header under test is private to models/. */
#include "models/digest_int.h"

#include "columns.h"
#include "run.h"

#include <gsl/gsl_sort.h>
#include <gsl/gsl_statistics.h>
#include <math.h>
#include <string.h>

#define COUNT 60000
#define BLOCK 256

static const int levels[] = {0, 1, 5, 25, 50, 75, 90, 99, 100};
#define LEVELS (sizeof levels / sizeof *levels)

static double values[COUNT], sorted[COUNT];

static double narrow(uint64_t *seed)
{
    return 1 + 0.01 * dice_unit(seed);
}

static double infinite(uint64_t *seed)
{
    return dice(seed) % 50 == 0 ? INFINITY : dice_unit(seed);
}

/* Half of all are the same: the median is at the edge of it. */
static double lumped(uint64_t *seed)
{
    return dice(seed) % 2 ? 1 : 1 + dice_unit(seed);
}

/* In no order of chance. */
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

static double (*const shapes[])(uint64_t *seed) = {column_wild,     column_tied,  narrow,
                                                   column_constant, column_zeros, infinite,
                                                   lumped,          rising,       falling};
static const size_t counts[] = {1, 2, 3, 10, 99, 255, 256, 257, 4095, 4096, 4097, 8200, COUNT};

#define SHAPES (sizeof shapes / sizeof *shapes)
#define COUNTS (sizeof counts / sizeof *counts)

static double low_sum_by_sorting(size_t count, double part)
{
    double want = part * (double)count, sum = 0;
    size_t i = 0;
    for (; i < count && want >= 1; i++, want -= 1)
        sum += sorted[i];
    return want > 0 && i < count ? sum + want * sorted[i] : sum;
}

/* In blocks, the last one shorter. */
static void add_all(struct gt_digest *digest, size_t count)
{
    for (size_t i = 0; i < count; i += BLOCK)
        gt_digest_add(digest, values + i, count - i < BLOCK ? count - i : BLOCK);
}

static void draw(size_t shape, size_t count, uint64_t seed)
{
    for (size_t i = 0; i < count; i++)
        sorted[i] = values[i] = shapes[shape](&seed);
    gsl_sort(sorted, 1, count);
}

static bool same(double a, double b)
{
    return a == b || fabs(a - b) <= 1e-9 * (1e-300 + fabs(b)) || (isnan(a) && isnan(b));
}

/* Told exactly, or not told: and that only where it may be. */
static void check_order(size_t shape, size_t count, int level, double sure, bool may_be_lost)
{
    struct gt_digest digest;
    double part = level / 100.0, quantile = 0, sum = 0, se = 0;
    double wanted = quantile_by_sorting(sorted, count, level);
    double wanted_sum = low_sum_by_sorting(count, part);
    ck_assert(gt_digest_make(&digest, part, 0, count, sure));
    add_all(&digest, count);
    bool told = gt_digest_quantile(&digest, &quantile);
    ck_assert(told || may_be_lost);
    ck_assert_msg(!told || same(quantile, wanted),
                  "shape %zu, %zu values, %d %%: %.17g, by sorting %.17g", shape, count, level,
                  quantile, wanted);
    ck_assert(!told || !signbit(quantile) || quantile != 0);
    told = gt_digest_low_sum(&digest, &sum, &se);
    ck_assert(told || may_be_lost);
    ck_assert_msg(!told || !isfinite(wanted_sum) ||
                      fabs(sum - wanted_sum) <= 1e-9 * (1 + fabs(wanted_sum)),
                  "shape %zu, %zu values, %d %%: sum %.17g, by sorting %.17g", shape, count, level,
                  sum, wanted_sum);
    gt_digest_free(&digest);
}

START_TEST(test_order_statistics)
{
    size_t count = counts[(size_t)_i / SHAPES], shape = (size_t)_i % SHAPES;
    bool by_chance = shapes[shape] != rising && shapes[shape] != falling;
    draw(shape, count, (uint64_t)_i + 1);
    for (size_t i = 0; i < LEVELS; i++) {
        check_order(shape, count, levels[i], GT_DIGEST_SURE, !by_chance);
        check_order(shape, count, levels[i], HUGE_VAL, false);
    }
}
END_TEST

/* Where the order is not of chance and the digest is told that it is, the rank is lost, and this is
 * said. */
START_TEST(test_lost)
{
    struct gt_digest digest;
    double quantile;
    draw(SHAPES - 2, COUNT, 0);
    ck_assert(gt_digest_make(&digest, 0.5, 0, COUNT, GT_DIGEST_SURE));
    add_all(&digest, COUNT);
    ck_assert(!gt_digest_quantile(&digest, &quantile));
    /* Cleared it is as new. */
    gt_digest_clear(&digest);
    draw(0, COUNT, 3);
    add_all(&digest, COUNT);
    ck_assert(gt_digest_quantile(&digest, &quantile));
    ck_assert(same(quantile, quantile_by_sorting(sorted, COUNT, 50)));
    gt_digest_free(&digest);
}
END_TEST

/* What is kept stays small: of 60,000 values 1,500 at most in the end, and room for 5,000. */
START_TEST(test_small)
{
    struct gt_digest digest;
    draw(0, COUNT, 5);
    ck_assert(gt_digest_make(&digest, 0.5, 0, COUNT, GT_DIGEST_SURE));
    ck_assert_uint_le(digest.capacity, 5000);
    add_all(&digest, COUNT);
    ck_assert_uint_le(digest.kept, 1500);
    ck_assert(!digest.full);
    gt_digest_free(&digest);
}
END_TEST

/* Sorted 1 1 2 3 4 5 6 9, h = 7 part: by hand 1, 1 + 0.75, 3 + 0.5, 5 + 0.25; and the lowest three
 * quarters of them 1 + 1 + 2 + 3 + 4 + 5. */
START_TEST(test_known)
{
    static const struct {
        double part, quantile;
    } wanted[] = {{0.05, 1}, {0.25, 1.75}, {0.5, 3.5}, {0.75, 5.25}};
    const double digits[] = {3, 1, 4, 1, 5, 9, 2, 6};
    for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++) {
        struct gt_digest digest;
        double quantile, sum, se;
        ck_assert(gt_digest_make(&digest, wanted[i].part, 0, 8, GT_DIGEST_SURE));
        gt_digest_add(&digest, digits, 8);
        ck_assert(gt_digest_quantile(&digest, &quantile) && quantile == wanted[i].quantile);
        ck_assert(gt_digest_low_sum(&digest, &sum, &se));
        ck_assert(wanted[i].part != 0.75 || sum == 16);
        gt_digest_free(&digest);
    }
}
END_TEST

/* Means, deviations, and what is below a limit, of numbers among which some are undefined. */
START_TEST(test_moments)
{
    uint64_t seed = 31;
    struct gt_digest digest;
    size_t n = 0, below = 0;
    double lack = 0, limit = 1e6 + 0.25;
    for (size_t i = 0; i < COUNT; i++) {
        values[i] = i % 7 == 3 ? NAN : 1e6 + dice_unit(&seed);
        if (isnan(values[i]))
            continue;
        sorted[n++] = values[i];
        below += values[i] < limit;
        lack += fmax(0, limit - values[i]);
    }
    ck_assert(gt_digest_make(&digest, 0.5, limit, COUNT, GT_DIGEST_SURE));
    for (size_t i = 0; i < COUNT; i += 100)
        gt_digest_add(&digest, values + i, 100);
    ck_assert_uint_eq(digest.count, n);
    ck_assert_uint_eq(digest.undefined, COUNT - n);
    ck_assert_uint_eq(digest.below_limit, below);
    ck_assert(fabs(digest.lack - lack) < 1e-8 * lack);
    ck_assert(fabs(digest.mean - gsl_stats_mean(sorted, 1, n)) < 1e-9);
    double se = gsl_stats_sd(sorted, 1, n) / sqrt((double)n), median;
    ck_assert(fabs(gt_digest_se(&digest) - se) < 1e-9 * se);
    gsl_sort(sorted, 1, n);
    ck_assert(gt_digest_quantile(&digest, &median) &&
              same(median, quantile_by_sorting(sorted, n, 50)));
    gt_digest_free(&digest);
}
END_TEST

START_TEST(test_moments_of_little)
{
    struct gt_digest digest;
    const double none[] = {NAN, NAN, NAN}, one = 2.385;
    double quantile;
    ck_assert(gt_digest_make(&digest, 0.5, 0, 4, GT_DIGEST_SURE));
    gt_digest_add(&digest, none, 3);
    ck_assert(digest.count == 0 && digest.undefined == 3);
    ck_assert(digest.mean == 0 && gt_digest_se(&digest) == 0);
    gt_digest_add(&digest, &one, 1);
    ck_assert(digest.count == 1 && digest.undefined == 3);
    ck_assert(digest.mean == 2.385 && gt_digest_se(&digest) == 0);
    ck_assert(gt_digest_quantile(&digest, &quantile) && quantile == 2.385);
    gt_digest_free(&digest);
}
END_TEST

/* A million tenths: summed one after the other the error would be near 1e-6 of the sum's last
 * digits; blocks keep it at a few units of the last place. */
START_TEST(test_mean_is_accurate)
{
    struct gt_digest digest;
    double tenths[BLOCK];
    ck_assert(gt_digest_make(&digest, 0.5, 0, 1000003, GT_DIGEST_SURE));
    for (size_t i = 0; i < BLOCK; i++)
        tenths[i] = 0.1;
    for (size_t i = 0; i < 1000003; i += BLOCK)
        gt_digest_add(&digest, tenths, 1000003 - i < BLOCK ? 1000003 - i : BLOCK);
    ck_assert(fabs(digest.mean - 0.1) <= 4 * 0x1p-56);
    gt_digest_free(&digest);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("digest");
    TCase *tcase = tcase_create("columns");
    tcase_add_loop_test(tcase, test_order_statistics, 0, (int)(SHAPES * COUNTS));
    tcase_add_test(tcase, test_lost);
    tcase_add_test(tcase, test_small);
    tcase_add_test(tcase, test_known);
    tcase_add_test(tcase, test_moments);
    tcase_add_test(tcase, test_moments_of_little);
    tcase_add_test(tcase, test_mean_is_accurate);
    suite_add_tcase(suite, tcase);
    return run_suite(suite);
}
