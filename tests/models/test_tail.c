/* test_tail.c - Pareto tails and lognormal bodies: a published fit, closed forms, a plain second
 * computation, and how often the intervals hold the truth.
 */
#include "gentou/tail.h"

#include "dice.h"
#include "run.h"

#include <gsl/gsl_cdf.h>
#include <math.h>
#include <stdbool.h>

#define ROWS(t) ((int)(sizeof(t) / sizeof *(t)))
#define MOST    600

/* Customers affected by 211 blackouts in the United States, 1984 to 2002: Clauset, Shalizi, Newman
 * (2009), table 6.1, row "blackouts"; the numbers from github.com/jeffalstott/powerlaw,
 * reference_data/blackouts.txt. */
static const double blackouts[] = {
    570000,  210882,  190000,  46000,   17000,  360000,  74000,  19000,  460000,  65000,  18351,
    25000,   25000,   63500,   1000,    9000,   50000,   114500, 350000, 25000,   50000,  25000,
    242910,  55000,   164500,  877000,  43000,  1140000, 464000, 90000,  2100000, 385000, 95630,
    166000,  71000,   100000,  234000,  300000, 258000,  130000, 246000, 114000,  120000, 24506,
    36073,   10000,   160000,  600000,  12000,  203000,  50462,  40000,  59000,   15000,  1646,
    500000,  60000,   133000,  62000,   173000, 81000,   20000,  112000, 600000,  24000,  37000,
    238000,  50000,   50000,   147000,  32000,  40911,   30500,  14273,  160000,  230000, 92000,
    75000,   130000,  124000,  120000,  11000,  235000,  50000,  94285,  240000,  870000, 70000,
    50000,   50000,   18000,   51000,   51000,  145000,  557354, 219000, 191000,  2900,   163000,
    257718,  1660000, 1600000, 1300000, 80000,  500000,  10000,  290000, 375000,  95000,  725000,
    128000,  148000,  100000,  2000,    48000,  18000,   5300,   32000,  250000,  45000,  38500,
    126000,  284000,  70000,   400000,  207200, 39500,   363476, 113200, 1500000, 15000,  7500000,
    8000,    56000,   88000,   60000,   29000,  75000,   80000,  7500,   82500,   272000, 272000,
    122000,  145000,  660000,  50000,   92000,  60000,   173000, 106850, 25000,   146000, 158000,
    1500000, 40000,   100000,  300000,  1800,   300000,  70000,  70000,  29000,   18819,  875000,
    100000,  50000,   1500000, 650000,  58000,  142000,  350000, 71000,  312000,  25000,  35000,
    315000,  500000,  404000,  246000,  43696,  71000,   65000,  29900,  30000,   20000,  899000,
    10300,   490000,  115000,  2085000, 206000, 400000,  26334,  598000, 160000,  91000,  33000,
    53000,   300000,  60000,   55000,   60000,  66005,   11529,  56000,  4150,    40000,  320831,
    30001,   200000};

/* The same table: m = 230 thousand, alpha = 2.3, 59 numbers in the tail; p = 0.62. Of p, 2,500
 * samples leave a standard error of 0.0097; the source says its own is about 0.01 (section 4.1); 5
 * of both together. */
START_TEST(test_blackouts)
{
    struct gt_tail tail;
    double p = 0;
    ck_assert_int_eq(gt_tail_fit(blackouts, ROWS(blackouts), 2, 0.95, &tail), GT_OK);
    ck_assert(tail.from == 230000);
    ck_assert_uint_eq(tail.count, 59);
    ck_assert_double_eq_tol(tail.exponent.value + 1, 2.3, 0.05);
    ck_assert_int_eq(gt_tail_plausibility(blackouts, ROWS(blackouts), 2, &tail, 1, 2500, &p),
                     GT_OK);
    ck_assert_double_eq_tol(p, 0.62, 5 * sqrt(0.0097 * 0.0097 + 0.01 * 0.01));
}
END_TEST

/* All again, plainly: a number as the threshold, the law as powers, the distance at all numbers. */
static bool plain_at(const double *values, size_t count, size_t least, double from, double *k,
                     double *distance)
{
    double sum = 0;
    size_t above = 0;
    for (size_t i = 0; i < count; i++)
        if (values[i] >= from) {
            sum += log(values[i] / from);
            above++;
        }
    *k = (double)above / sum;
    *distance = 0;
    for (size_t i = 0; i < count; i++) {
        double less = 0;
        for (size_t j = 0; j < count; j++)
            less += values[j] >= from && values[j] < values[i];
        for (size_t same = 0; same < count && values[i] >= from; same++)
            if (values[same] == values[i]) /* of equal ones, each in its turn */
                *distance =
                    fmax(*distance, fabs(1 - pow(values[i] / from, -*k) - less++ / (double)above));
    }
    return above >= least && sum > 0;
}

/* A lognormal body (a, b of ln x) with a Pareto tail above m that takes the body's own share. */
static void make(uint64_t *state, size_t count, double a, double b, double m, double k,
                 double *values)
{
    double above = gsl_cdf_ugaussian_Q((log(m) - a) / b);
    for (size_t i = 0; i < count; i++) {
        double u = 1 - dice_unit(state); /* the chance of more */
        values[i] = u < above ? m * pow(u / above, -1 / k) : exp(a + b * gsl_cdf_ugaussian_Qinv(u));
    }
}

START_TEST(test_plain)
{
    uint64_t state = 60606 + (uint64_t)_i;
    double values[80], k = 0, distance = 0, shortest = INFINITY;
    size_t count = (size_t)dice_within(&state, 5, 80), least = (size_t)dice_within(&state, 2, 5);
    struct gt_tail tail;
    make(&state, count, 0.5, 1, 4, 1.5, values);
    if (_i % 2) /* many alike */
        for (size_t i = 0; i < count; i++)
            values[i] = ceil(values[i] * 2);
    enum gt_status status = gt_tail_fit(values, count, least, 0.95, &tail);
    for (size_t i = 0; i < count; i++)
        if (plain_at(values, count, least, values[i], &k, &distance))
            shortest = fmin(shortest, distance);
    if (isinf(shortest)) {
        ck_assert_int_eq(status, GT_ENODATA);
        return;
    }
    ck_assert_int_eq(status, GT_OK);
    ck_assert(plain_at(values, count, least, tail.from, &k, &distance));
    ck_assert_double_eq_tol(distance, shortest, 1e-12); /* of two as near, either */
    ck_assert_double_eq_tol(tail.distance, shortest, 1e-12);
    ck_assert_double_eq_tol(tail.exponent.value, k, 1e-10 * k);
}
END_TEST

/* Survival is 1 at 0, goes on without a step at the threshold, and above it falls by powers. */
START_TEST(test_survival)
{
    struct gt_lifetime body = {.a = {.value = 0.7}, .b = {.value = 1.1}};
    struct gt_tail tail = {.from = 6.5, .exponent = {.value = 1.35}};
    ck_assert(gt_tail_survival(&body, &tail, 0) == 1);
    ck_assert_double_eq_tol(gt_tail_survival(&body, &tail, 6.5),
                            gsl_cdf_ugaussian_Q((log(6.5) - 0.7) / 1.1), 1e-14);
    ck_assert_double_eq_tol(gt_tail_survival(&body, &tail, 6.5 * (1 + 1e-9)),
                            gt_tail_survival(&body, &tail, 6.5), 1e-9);
    ck_assert_double_eq_tol(gt_tail_survival(&body, &tail, 65),
                            gt_tail_survival(&body, &tail, 6.5) * pow(10, -1.35), 1e-14);
    ck_assert_double_eq_tol(gt_tail_survival(&body, NULL, 65),
                            gsl_cdf_ugaussian_Q((log(65) - 0.7) / 1.1), 1e-14);
}
END_TEST

/* Of `runs` intervals of 95 %, so many held the truth: the bounds are the 1e-6 quantiles of the
 * count where the interval's true coverage is 0.93 and 0.97. */
static void within(unsigned held, unsigned runs, const char *what)
{
    ck_assert_msg(gsl_cdf_binomial_P(held, 0.93, runs) > 1e-6 &&
                      gsl_cdf_binomial_Q(held, 0.97, runs) > 1e-6,
                  "%s: %u of %u", what, held, runs);
}

/* Of 1,000 samples with a known body, threshold and tail: the 95 % intervals of a and b, told from
 * what lies below the threshold. */
START_TEST(test_body_coverage)
{
    enum { RUNS = 1000, SIZE = 200 };
    uint64_t state = 70707;
    double values[SIZE];
    unsigned held_a = 0, held_b = 0;
    for (int run = 0; run < RUNS; run++) {
        struct gt_lifetime body;
        make(&state, SIZE, 0.6, 0.9, 5, 1.4, values);
        ck_assert_int_eq(gt_tail_body(values, SIZE, 5, 0.95, &body), GT_OK);
        held_a += body.a.low <= 0.6 && 0.6 <= body.a.high;
        held_b += body.b.low <= 0.9 && 0.9 <= body.b.high;
    }
    within(held_a, RUNS, "a");
    within(held_b, RUNS, "b");
}
END_TEST

/* Pure Pareto samples: the least number is the threshold, and tells nothing else, so that n - 1
 * tell the exponent and the interval of 2 n degrees holds it a little less often than 95 %. */
START_TEST(test_tail_coverage)
{
    enum { RUNS = 1000, SIZE = 100 };
    uint64_t state = 80808;
    double values[SIZE];
    unsigned held = 0;
    for (int run = 0; run < RUNS; run++) {
        struct gt_tail tail;
        for (int i = 0; i < SIZE; i++)
            values[i] = 3.7 * pow(1 - dice_unit(&state), -1 / 1.6);
        ck_assert_int_eq(gt_tail_fit(values, SIZE, SIZE, 0.95, &tail), GT_OK);
        ck_assert_uint_eq(tail.count, SIZE);
        held += tail.exponent.low <= 1.6 && 1.6 <= tail.exponent.high;
    }
    within(held, RUNS, "k");
}
END_TEST

/* p is uniform where the tail is one, and 0 where it is none: 40 samples each; of 40 uniform ones
 * fewer than 20 above 0.1 have a chance of 2e-12, and a lognormal of 600 numbers held to be a
 * Pareto law throughout (least = all) has D far beyond what chance leaves. */
START_TEST(test_plausibility)
{
    uint64_t state = 90909;
    double values[MOST], p = 0;
    struct gt_tail tail;
    int plausible = 0;
    for (int run = 0; run < 40; run++) {
        make(&state, 150, 0.6, 0.9, 3, 1.4, values);
        ck_assert_int_eq(gt_tail_fit(values, 150, 10, 0.95, &tail), GT_OK);
        ck_assert_int_eq(gt_tail_plausibility(values, 150, 10, &tail, (uint64_t)run, 100, &p),
                         GT_OK);
        plausible += p >= GT_TAIL_PLAUSIBLE;
    }
    ck_assert_int_ge(plausible, 20);
    make(&state, MOST, 0.6, 0.9, 1e9, 1.4, values);
    ck_assert_int_eq(gt_tail_fit(values, MOST, MOST, 0.95, &tail), GT_OK);
    ck_assert_int_eq(gt_tail_plausibility(values, MOST, MOST, &tail, 1, 100, &p), GT_OK);
    ck_assert(p == 0);
}
END_TEST

START_TEST(test_refused)
{
    struct gt_tail tail = {.from = 7};
    struct gt_lifetime body;
    double p = 7;
    const double same[] = {2.5, 2.5, 2.5}, wrong[][2] = {{1, 0}, {-1, 1}, {NAN, 1}, {1, INFINITY}};
    ck_assert_int_eq(gt_tail_fit(same, 3, 2, 0.95, &tail), GT_ENODATA);
    ck_assert_int_eq(gt_tail_fit(same, 0, 2, 0.95, &tail), GT_ENODATA);
    ck_assert_int_eq(gt_tail_fit(blackouts, 4, 5, 0.95, &tail), GT_ENODATA);
    ck_assert_int_eq(gt_tail_fit(blackouts, 4, 1, 0.95, &tail), GT_ERANGE);
    ck_assert_int_eq(gt_tail_fit(blackouts, 4, 2, 1, &tail), GT_ERANGE);
    for (int i = 0; i < ROWS(wrong); i++) {
        ck_assert_int_eq(gt_tail_fit(wrong[i], 2, 2, 0.95, &tail), GT_ERANGE);
        ck_assert_int_eq(gt_tail_plausibility(wrong[i], 2, 2, &tail, 1, 9, &p), GT_ERANGE);
    }
    ck_assert(tail.from == 7);
    ck_assert_int_eq(gt_tail_plausibility(blackouts, 9, 2, &tail, 1, 0, &p), GT_ERANGE);
    ck_assert(p == 7);
    ck_assert_int_eq(gt_tail_body(blackouts, 9, 1, 0.95, &body), GT_ENODATA);
    ck_assert_int_eq(gt_tail_body(wrong[1], 2, 5, 0.95, &body), GT_ERANGE);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("tail");
    TCase *cases = tcase_create("all");
    tcase_add_test(cases, test_blackouts);
    tcase_add_loop_test(cases, test_plain, 0, 200);
    tcase_add_test(cases, test_survival);
    tcase_add_test(cases, test_body_coverage);
    tcase_add_test(cases, test_tail_coverage);
    tcase_add_test(cases, test_plausibility);
    tcase_add_test(cases, test_refused);
    suite_add_tcase(suite, cases);
    return run_suite(suite);
}
