/* test_normal.c - the normal's tail and its inverse, against GSL. */
#include "models/normal_int.h"

#include "run.h"

#include <gsl/gsl_cdf.h>

START_TEST(test_tail)
{
    double near = 0, far = 0;
    for (double x = 0; x <= GT_NORMAL_FAR; x += 0.00137) {
        double error = fabs(gt_normal_upper(x) / gsl_cdf_ugaussian_Q(x) - 1);
        near = fmax(near, x <= 5 ? error : 0);
        far = fmax(far, error);
    }
    ck_assert_double_le(near, 5e-11);
    ck_assert_double_le(far, 4e-6);
    ck_assert_double_eq(gt_normal_upper(50), gt_normal_upper(GT_NORMAL_FAR));
}
END_TEST

START_TEST(test_cdf)
{
    for (double x = -8; x <= 8; x += 0.0137)
        ck_assert_double_eq_tol(gt_normal_cdf(x), gsl_cdf_ugaussian_P(x), 1e-12);
}
END_TEST

START_TEST(test_quantile)
{
    for (double p = 1e-290; p < 1; p = p < 1e-3 ? p * 1.7 : p + 0.00037)
        ck_assert_double_eq_tol(gt_normal_quantile(p), gsl_cdf_ugaussian_Pinv(p), 1e-12);
    ck_assert_double_eq(gt_normal_quantile(0), -GT_NORMAL_FAR);
    ck_assert_double_eq(gt_normal_quantile(1), GT_NORMAL_FAR);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("normal");
    TCase *tcase = tcase_create("normal");
    tcase_add_test(tcase, test_tail);
    tcase_add_test(tcase, test_cdf);
    tcase_add_test(tcase, test_quantile);
    suite_add_tcase(suite, tcase);
    return run_suite(suite);
}
