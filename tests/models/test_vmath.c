/* test_vmath.c - exp, log, sine and cosine: how far from the truth, and the same bits everywhere.
 *
 * The truth is libm's long double, whose 64 bits of fraction leave its own error out of sight.
 */
#include "gentou/vmath.h"

#include "dice.h"
#include "run.h"

#include <float.h>
#include <math.h>
#include <string.h>

#define COUNT 200000

static double numbers[COUNT], results[COUNT], others[COUNT];

/* The distance of y from the truth in units of the last place of y. */
static double ulps(double y, long double truth)
{
    int exponent;
    frexp(y, &exponent);
    return (double)fabsl(((long double)y - truth) / ldexpl(1, exponent - DBL_MANT_DIG));
}

static double from_bits(uint64_t bits)
{
    double x;
    memcpy(&x, &bits, sizeof x);
    return x;
}

/* Half over all normal numbers, half between 1/2 and 2, where cancellation would show. */
static void fill_positive(void)
{
    uint64_t seed = 4;
    for (int i = 0; i < COUNT; i++) {
        uint64_t exponent = (uint64_t)dice_within(&seed, 1, 2046);
        numbers[i] =
            i % 2 ? from_bits(exponent << 52 | dice(&seed) >> 12) : 0.5 + 1.5 * dice_unit(&seed);
    }
}

START_TEST(test_log)
{
    double worst = 0;
    fill_positive();
    gt_vlog(numbers, results, COUNT);
    for (int i = 0; i < COUNT; i++)
        worst = fmax(worst, ulps(results[i], logl(numbers[i])));
    ck_assert_msg(worst < 2, "%g ulp", worst);
    ck_assert_msg(worst > 0.4, "%g ulp: better than rounding allows, so nothing was measured",
                  worst);
}
END_TEST

START_TEST(test_exp)
{
    uint64_t seed = 5;
    double worst = 0;
    for (int i = 0; i < COUNT; i++)
        numbers[i] = (2 * dice_unit(&seed) - 1) * (i % 2 ? 700 : 2);
    gt_vexp(numbers, results, COUNT);
    for (int i = 0; i < COUNT; i++)
        worst = fmax(worst, ulps(results[i], expl(numbers[i])));
    ck_assert_msg(worst < 2, "%g ulp", worst);
    ck_assert_msg(worst > 0.4, "%g ulp: better than rounding allows, so nothing was measured",
                  worst);
}
END_TEST

START_TEST(test_sincos)
{
    const long double two_pi = 6.283185307179586476925286766559L;
    uint64_t seed = 6;
    long double worst = 0;
    for (int i = 0; i < COUNT; i++)
        numbers[i] = i % 2 ? dice_unit(&seed) : (double)i / COUNT;
    gt_vsincos2pi(numbers, results, others, COUNT);
    for (int i = 0; i < COUNT; i++) {
        worst = fmaxl(worst, fabsl((long double)results[i] - sinl(two_pi * numbers[i])));
        worst = fmaxl(worst, fabsl((long double)others[i] - cosl(two_pi * numbers[i])));
    }
    ck_assert_msg(worst < 4e-16L, "%Lg", worst);
    ck_assert_msg(worst > 5e-17L, "%Lg: better than rounding allows", worst);
}
END_TEST

static const struct {
    double t, sine, cosine;
} turns[] = {{0, 0, 1}, {0.25, 1, 0}, {0.5, 0, -1}, {0.75, -1, 0}, {1, 0, 1}};

START_TEST(test_exact_places)
{
    double y, sine, cosine;
    gt_vlog(&(double){1}, &y, 1);
    ck_assert(y == 0);
    gt_vexp(&(double){0}, &y, 1);
    ck_assert(y == 1);
    for (size_t i = 0; i < sizeof turns / sizeof *turns; i++) {
        gt_vsincos2pi(&turns[i].t, &sine, &cosine, 1);
        ck_assert(sine == turns[i].sine && cosine == turns[i].cosine);
    }
}
END_TEST

START_TEST(test_ends_of_the_range)
{
    static const double ends[] = {DBL_MIN, DBL_MAX, 0x1p-53, 1 - 0x1p-53, 1 + DBL_EPSILON};
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        double y;
        gt_vlog(&ends[i], &y, 1);
        ck_assert_msg(ulps(y, logl(ends[i])) < 2, "ln %g = %g", ends[i], y);
    }
    for (double x = -700; x <= 700; x += 1400) {
        double y;
        gt_vexp(&x, &y, 1);
        ck_assert(ulps(y, expl(x)) < 2);
    }
}
END_TEST

/* Lengths that leave tails of every width: in place or not, alone or side by side, the same bits.
 */
START_TEST(test_lengths_and_places)
{
    double in_place[140], alone, pair[2];
    fill_positive();
    size_t n = (size_t)_i;
    for (size_t i = 0; i < n; i++)
        in_place[i] = fmin(fabs(log(numbers[i])), 700);
    memcpy(others, in_place, n * sizeof *others);
    gt_vexp(in_place, in_place, n);
    for (size_t i = 0; i < n; i++) {
        gt_vexp(&others[i], &alone, 1);
        ck_assert(memcmp(&alone, &in_place[i], sizeof alone) == 0);
    }
    memcpy(others, in_place, n * sizeof *others);
    gt_vlog(in_place, in_place, n);
    for (size_t i = 0; i < n; i++) {
        gt_vlog(&others[i], &alone, 1);
        ck_assert(memcmp(&alone, &in_place[i], sizeof alone) == 0);
    }
    for (size_t i = 0; i < n; i++)
        others[i] = in_place[i] = numbers[2 * i] / 2;
    gt_vsincos2pi(in_place, in_place, results, n);
    for (size_t i = 0; i < n; i++) {
        gt_vsincos2pi(&others[i], &pair[0], &pair[1], 1);
        ck_assert(pair[0] == in_place[i] && pair[1] == results[i]);
    }
}
END_TEST

/* The bits of 600,000 results. Made by gcc 12 -O0; the same came out of gcc -O1 and -O3 and clang
 * 14 -O3, with -march=x86-64, x86-64-v3 and x86-64-v4. Another value means that results stored
 * elsewhere can no longer be had. Our own output: it shows sameness, not correctness. */
#define BITS UINT64_C(0x258766543bf5b149)

START_TEST(test_same_bits)
{
    uint64_t seed = 7, sum = CHECKSUM_START;
    fill_positive();
    gt_vlog(numbers, results, COUNT);
    sum = checksum(sum, results, sizeof results);
    for (int i = 0; i < COUNT; i++)
        numbers[i] = 1400 * dice_unit(&seed) - 700;
    gt_vexp(numbers, results, COUNT);
    sum = checksum(sum, results, sizeof results);
    for (int i = 0; i < COUNT; i++)
        numbers[i] = dice_unit(&seed);
    gt_vsincos2pi(numbers, results, others, COUNT);
    sum = checksum(sum, results, sizeof results);
    sum = checksum(sum, others, sizeof others);
    ck_assert_msg(sum == BITS, "%016llx", (unsigned long long)sum);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("vmath");
    TCase *tcase = tcase_create("kernels");
    tcase_add_test(tcase, test_log);
    tcase_add_test(tcase, test_exp);
    tcase_add_test(tcase, test_sincos);
    tcase_add_test(tcase, test_exact_places);
    tcase_add_test(tcase, test_ends_of_the_range);
    tcase_add_loop_test(tcase, test_lengths_and_places, 0, 140);
    tcase_add_test(tcase, test_same_bits);
    suite_add_tcase(suite, tcase);
    return run_suite(suite);
}
