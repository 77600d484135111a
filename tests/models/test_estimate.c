/* test_estimate.c - intervals against published figures, and how often they hold the truth. */
#include "gentou/estimate.h"

#include "run.h"

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_randist.h>
#include <math.h>

#define ROWS(t) ((int)(sizeof(t) / sizeof *(t)))

/* R. G. Newcombe, "Two-sided confidence intervals for the single proportion: comparison of seven
 * methods", Statistics in Medicine 17 (1998) 857-872, table I, method 5 (Clopper-Pearson), 95 %. */
static const struct {
    size_t hits, count;
    double low, high;
} newcombe[] = {
    {81, 263, 0.2527, 0.3676},
    {15, 148, 0.0578, 0.1617},
    {0, 20, 0, 0.1684},
    {1, 29, 0.0009, 0.1776},
};

START_TEST(test_newcombe)
{
    struct gt_estimate is;
    ck_assert_int_eq(gt_estimate_proportion(newcombe[_i].hits, newcombe[_i].count, 0.95, &is),
                     GT_OK);
    ck_assert_double_eq_tol(is.value, (double)newcombe[_i].hits / (double)newcombe[_i].count,
                            1e-15);
    ck_assert_double_eq_tol(is.low, newcombe[_i].low, 0.00005);
    ck_assert_double_eq_tol(is.high, newcombe[_i].high, 0.00005);
}
END_TEST

/* Of nothing and of all the ends have closed forms: (1 - c)/2 = (1 - high)^n = low^n. */
START_TEST(test_none_and_all)
{
    for (size_t n = 1; n < 300; n += 7) {
        struct gt_estimate none, all;
        gt_estimate_proportion(0, n, 0.9, &none);
        gt_estimate_proportion(n, n, 0.9, &all);
        ck_assert(none.low == 0 && all.high == 1);
        ck_assert_double_eq_tol(none.high, 1 - pow(0.05, 1 / (double)n), 1e-12);
        ck_assert_double_eq_tol(all.low, pow(0.05, 1 / (double)n), 1e-12);
    }
}
END_TEST

/* The chance that the interval holds the true share, summed over all counts: no draws, no luck. */
START_TEST(test_proportion_coverage)
{
    const unsigned sizes[] = {1, 2, 7, 23, 61};
    for (int s = 0; s < ROWS(sizes); s++)
        for (double share = 0.013; share < 1; share += 0.0371) {
            double holds = 0;
            for (unsigned k = 0; k <= sizes[s]; k++) {
                struct gt_estimate is;
                gt_estimate_proportion(k, sizes[s], 0.95, &is);
                if (is.low <= share && share <= is.high)
                    holds += gsl_ran_binomial_pdf(k, share, sizes[s]);
            }
            ck_assert_msg(holds >= 0.95, "%u, %g: %g", sizes[s], share, holds);
        }
}
END_TEST

/* By hand: 2, 4,
 * 4, 4, 5, 5, 7, 9 have mean 5 and squares 32, so deviation sqrt(32/7); t(7; 0.975) = 2.364624,
 * chi-square(7; 0.975) = 16.012764 and (0.025) = 1.689869 (NIST/SEMATECH e-Handbook, 1.3.6.7). */
START_TEST(test_normal_by_hand)
{
    const double values[] = {2, 4, 4, 4, 5, 5, 7, 9};
    struct gt_estimate mean, deviation;
    ck_assert_int_eq(gt_estimate_normal(values, ROWS(values), 0.95, &mean, &deviation), GT_OK);
    double spread = sqrt(32.0 / 7);
    ck_assert_double_eq_tol(mean.value, 5, 1e-15);
    ck_assert_double_eq_tol(mean.low, 5 - 2.364624 * spread / sqrt(8), 1e-6);
    ck_assert_double_eq_tol(mean.high, 5 + 2.364624 * spread / sqrt(8), 1e-6);
    ck_assert_double_eq_tol(deviation.value, spread, 1e-15);
    ck_assert_double_eq_tol(deviation.low, sqrt(32 / 16.012764), 1e-6);
    ck_assert_double_eq_tol(deviation.high, sqrt(32 / 1.689869), 1e-6);
}
END_TEST

START_TEST(test_wald)
{
    struct gt_estimate is = gt_estimate_wald(3.5, 2, 0.95);
    ck_assert_double_eq_tol(is.high - 3.5, 2 * 1.959963985, 1e-8); /* the normal's 97.5 % */
    ck_assert_double_eq_tol(3.5 - is.low, is.high - 3.5, 1e-15);
    is = gt_estimate_log_wald(3.5, 0.5, 0.95);
    ck_assert_double_eq_tol(is.high / 3.5, exp(0.5 * 1.959963985), 1e-8);
    ck_assert_double_eq_tol(3.5 / is.low, is.high / 3.5, 1e-14);
}
END_TEST

START_TEST(test_refused)
{
    struct gt_estimate is = {1, 2, 3}, other = is;
    const double same[] = {4.1, 4.1, 4.1}, wrong[] = {1, NAN}, one[] = {7};
    ck_assert_int_eq(gt_estimate_proportion(0, 0, 0.95, &is), GT_ENODATA);
    ck_assert_int_eq(gt_estimate_proportion(3, 2, 0.95, &is), GT_ERANGE);
    ck_assert_int_eq(gt_estimate_proportion(1, 2, 1, &is), GT_ERANGE);
    ck_assert_int_eq(gt_estimate_proportion(1, 2, 0, &is), GT_ERANGE);
    ck_assert_int_eq(gt_estimate_normal(same, 3, 0.95, &is, &other), GT_ENODATA);
    ck_assert_int_eq(gt_estimate_normal(one, 1, 0.95, &is, &other), GT_ENODATA);
    ck_assert_int_eq(gt_estimate_normal(one, 0, 0.95, &is, &other), GT_ENODATA);
    ck_assert_int_eq(gt_estimate_normal(wrong, 2, 0.95, &is, &other), GT_ERANGE);
    ck_assert_int_eq(gt_estimate_normal(same, 3, NAN, &is, &other), GT_ERANGE);
    ck_assert(is.value == 1 && is.low == 2 && is.high == 3 && other.value == 1);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("estimate");
    TCase *cases = tcase_create("all");
    tcase_add_loop_test(cases, test_newcombe, 0, ROWS(newcombe));
    tcase_add_test(cases, test_none_and_all);
    tcase_add_test(cases, test_proportion_coverage);
    tcase_add_test(cases, test_normal_by_hand);
    tcase_add_test(cases, test_wald);
    tcase_add_test(cases, test_refused);
    suite_add_tcase(suite, cases);
    return run_suite(suite);
}
