/* test_lifetime.c - curves and laws of lifetimes: closed forms, published fits, plain second
 * computations, and how often the intervals hold the truth.
 */
#include "gentou/lifetime.h"

#include "dice.h"
#include "run.h"

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_math.h>
#include <math.h>

#define ROWS(t) ((int)(sizeof(t) / sizeof *(t)))
#define MOST    400

/* Weeks in remission under 6-MP, 21 children: E. J. Freireich et al., Blood 21 (1963) 699-716, as
 * in E. A. Gehan, Biometrika 52 (1965) 203-223. */
static const struct gt_stay freireich[] = {
    {6, true},   {6, true},   {6, true},   {6, false},  {7, true},   {9, false},  {10, true},
    {10, false}, {11, false}, {13, true},  {16, true},  {17, false}, {19, false}, {20, false},
    {22, true},  {23, true},  {25, false}, {32, false}, {32, false}, {34, false}, {35, false},
};

/* The curve of these, with Greenwood's standard errors: J. P. Klein, M. L. Moeschberger, "Survival
 * Analysis" (2nd ed. 2003), table 4.1. */
static const struct {
    double time;
    size_t at_risk, ended;
    double survival, se;
} moeschberger[] = {
    {6, 21, 3, 0.857, 0.076},  {7, 17, 1, 0.807, 0.087},  {10, 15, 1, 0.753, 0.096},
    {13, 12, 1, 0.690, 0.107}, {16, 11, 1, 0.627, 0.114}, {22, 7, 1, 0.538, 0.128},
    {23, 6, 1, 0.448, 0.135},
};

START_TEST(test_curve_published)
{
    struct gt_survival_step steps[ROWS(freireich)];
    size_t count = 0;
    const double z = 1.959963985;
    ck_assert_int_eq(gt_survival_curve(freireich, ROWS(freireich), 0.95, steps, &count), GT_OK);
    ck_assert_uint_eq(count, ROWS(moeschberger));
    for (size_t i = 0; i < count; i++) {
        ck_assert(steps[i].time == moeschberger[i].time);
        ck_assert_uint_eq(steps[i].at_risk, moeschberger[i].at_risk);
        ck_assert_uint_eq(steps[i].ended, moeschberger[i].ended);
        ck_assert_double_eq_tol(steps[i].survival, moeschberger[i].survival, 0.0005);
        /* Back from the ends on the scale of ln(-ln S) to the standard error of S. */
        double half = (log(-log(steps[i].low)) - log(-log(steps[i].high))) / 2;
        double se = half / z * steps[i].survival * -log(steps[i].survival);
        ck_assert_double_eq_tol(se, moeschberger[i].se, 0.0005);
    }
    /* 23 weeks, from 13 on: ibid., sections 4.3 and 4.5. */
    struct gt_estimate median = gt_survival_median(steps, count);
    ck_assert(median.value == 23 && median.low == 13 && isinf(median.high));
}
END_TEST

/* Nothing censored: S is the share still there, and its variance that of a share. */
START_TEST(test_curve_without_censoring)
{
    struct gt_stay stays[9];
    struct gt_survival_step steps[9];
    size_t count = 0;
    for (int i = 0; i < 9; i++)
        stays[i] = (struct gt_stay){2.385 * (9 - i), true};
    gt_survival_curve(stays, 9, 0.95, steps, &count);
    ck_assert_uint_eq(count, 9);
    for (int i = 0; i < 8; i++) {
        double share = (8.0 - i) / 9, se = sqrt(share * (1 - share) / 9);
        double half = 1.959963985 * se / (share * -log(share));
        ck_assert_double_eq_tol(steps[i].survival, share, 1e-15);
        ck_assert_double_eq_tol(steps[i].low, pow(share, exp(half)), 1e-9);
        ck_assert_double_eq_tol(steps[i].high, pow(share, exp(-half)), 1e-9);
    }
    ck_assert(steps[8].survival == 0 && steps[8].low == 0 && steps[8].high == 0);
    ck_assert_double_eq_tol(gt_survival_median(steps, count).value, 2.385 * 5, 1e-12);
}
END_TEST

/* Published fits of the Weibull law. */

/* Days until carcinoma, 19 rats: M. C. Pike, Biometrics 22 (1966) 142-161, as in Lawless (1982)
 * p. 193. */
static const struct gt_stay pike[] = {
    {143, true}, {164, true}, {188, true}, {188, true},  {190, true},  {192, true}, {206, true},
    {209, true}, {213, true}, {216, true}, {220, true},  {227, true},  {230, true}, {234, true},
    {246, true}, {265, true}, {304, true}, {216, false}, {244, false},
};

/* Hours until relief, 20 patients: A. J. Gross, V. A. Clark, "Survival Distributions" (1975). */
static const struct gt_stay gross[] = {
    {1.1, true}, {1.4, true}, {1.3, true}, {1.7, true}, {1.9, true}, {1.8, true}, {1.6, true},
    {2.2, true}, {1.7, true}, {2.7, true}, {4.1, true}, {1.8, true}, {1.5, true}, {1.2, true},
    {1.4, true}, {3.0, true}, {1.7, true}, {2.3, true}, {1.6, true}, {2.0, true},
};

/* SAS/OR User's Guide, PROC NLP, "Maximum Likelihood Weibull Estimation": sigma 234.318611, c
 * 6.083147 with log L of the powers alone -88.23273515, for which -(sum of ln t) / d is left out.
 */
START_TEST(test_weibull_pike)
{
    struct gt_lifetime fit;
    ck_assert_int_eq(gt_lifetime_fit(pike, ROWS(pike), GT_LIFETIME_WEIBULL, 0.95, &fit), GT_OK);
    ck_assert_double_eq_tol(fit.a.value, 234.318611, 5e-6);
    ck_assert_double_eq_tol(fit.b.value, 6.083147, 5e-7);
    ck_assert_double_eq_tol(fit.log_likelihood, -88.23273515, 5e-8);
}
END_TEST

/* NAG Library Mark 30.1, g07bec, example results: Beta = -2.1073 (standard error 0.4627), Gamma =
 * 2.7870 (0.4273), where S = exp(-exp(Beta) t^Gamma), so Beta = -b ln a and Gamma = b. */
START_TEST(test_weibull_gross)
{
    struct gt_lifetime fit;
    ck_assert_int_eq(gt_lifetime_fit(gross, ROWS(gross), GT_LIFETIME_WEIBULL, 0.95, &fit), GT_OK);
    ck_assert_double_eq_tol(fit.b.value, 2.7870, 5e-5);
    ck_assert_double_eq_tol(-fit.b.value * log(fit.a.value), -2.1073, 5e-5);
    ck_assert_double_eq_tol(fit.b.value * log(fit.b.high / fit.b.value) / 1.959963985, 0.4273,
                            5e-5);
}
END_TEST

/* Closed forms. */

/* 9 relapses in 359 weeks: Lawless (2003) and every textbook since Gehan. */
START_TEST(test_exponential)
{
    struct gt_lifetime fit;
    ck_assert_int_eq(
        gt_lifetime_fit(freireich, ROWS(freireich), GT_LIFETIME_EXPONENTIAL, 0.95, &fit), GT_OK);
    ck_assert_double_eq_tol(fit.a.value, 359.0 / 9, 1e-12);
    ck_assert_double_eq_tol(log(fit.a.high / fit.a.value), 1.959963985 / 3, 1e-9);
    ck_assert_double_eq_tol(fit.log_likelihood, -9 * log(359.0 / 9) - 9, 1e-12);
    ck_assert_double_eq_tol(fit.aic, 2 + 18 * log(359.0 / 9) + 18, 1e-12);
    ck_assert(fit.b.value == 1);
}
END_TEST

/* Without censoring a lognormal's a and b are the mean of ln t and its deviation by n, with
 * standard errors b/sqrt(n) and (of ln b) 1/sqrt(2 n). */
START_TEST(test_lognormal_without_censoring)
{
    struct gt_lifetime fit;
    double sum = 0, squares = 0;
    for (int i = 0; i < ROWS(gross); i++)
        sum += log(gross[i].time);
    for (int i = 0; i < ROWS(gross); i++)
        squares += pow(log(gross[i].time) - sum / 20, 2);
    double b = sqrt(squares / 20);
    ck_assert_int_eq(gt_lifetime_fit(gross, ROWS(gross), GT_LIFETIME_LOGNORMAL, 0.95, &fit), GT_OK);
    ck_assert_double_eq_tol(fit.a.value, sum / 20, 1e-12);
    ck_assert_double_eq_tol(fit.b.value, b, 1e-12);
    ck_assert_double_eq_tol(fit.a.high - fit.a.value, 1.959963985 * b / sqrt(20), 1e-9);
    ck_assert_double_eq_tol(log(fit.b.high / fit.b.value), 1.959963985 / sqrt(40), 1e-9);
}
END_TEST

/* A plain second computation: ln L as a sum over the stays, by the C library alone. */

static double plain_log_likelihood(const struct gt_stay *stays, size_t count,
                                   enum gt_lifetime_law law, double a, double b)
{
    double sum = 0;
    for (size_t i = 0; i < count; i++) {
        double t = stays[i].time, z = (log(t) - a) / b;
        if (law == GT_LIFETIME_LOGNORMAL)
            sum += stays[i].ended ? -z * z / 2 - log(b * t * sqrt(2 * M_PI))
                                  : log(erfc(z / sqrt(2)) / 2);
        else if (law == GT_LIFETIME_WEIBULL)
            sum += (stays[i].ended ? log(b / a) + (b - 1) * log(t / a) : 0) - pow(t / a, b);
        else
            sum += (stays[i].ended ? -log(a) : 0) - t / a;
    }
    return sum;
}

/* Stays of a law seen from times spread evenly over 0..window on. */
static size_t make_stays(uint64_t *state, size_t count, enum gt_lifetime_law law, double a,
                         double b, double window, struct gt_stay *stays)
{
    for (size_t i = 0; i < count; i++) {
        double u = 1 - dice_unit(state), seen = window * (1 - dice_unit(state));
        double t = law == GT_LIFETIME_LOGNORMAL ? exp(a + b * gsl_cdf_ugaussian_Pinv(u))
                   : law == GT_LIFETIME_WEIBULL ? a * pow(-log(u), 1 / b)
                                                : -a * log(u);
        stays[i] = (struct gt_stay){fmin(t, seen), t < seen};
    }
    return count;
}

/* At the fit the plain ln L is the fit's own, it is flat, and no step away climbs. */
START_TEST(test_plain)
{
    uint64_t state = (uint64_t)_i * 7919 + 20261125;
    struct gt_stay stays[MOST];
    struct gt_lifetime fit;
    enum gt_lifetime_law law = (enum gt_lifetime_law)(_i % GT_LIFETIME_LAWS);
    size_t count =
        make_stays(&state, (size_t)dice_within(&state, 5, MOST), law, 0.3 + dice_unit(&state) * 3,
                   0.3 + dice_unit(&state) * 2, 0.5 + dice_unit(&state) * 20, stays);
    enum gt_status status = gt_lifetime_fit(stays, count, law, 0.95, &fit);
    if (status == GT_ENODATA)
        return;
    double a = fit.a.value, b = fit.b.value;
    double top = plain_log_likelihood(stays, count, law, a, b);
    ck_assert_double_eq_tol(fit.log_likelihood, top, 1e-9 * fabs(top) + 1e-9);
    for (int side = -1; side <= 1; side += 2) {
        double da = side * 1e-4 * (fabs(a) + 1), db = side * 1e-4 * b;
        ck_assert(plain_log_likelihood(stays, count, law, a + da, b) <= top);
        if (law == GT_LIFETIME_EXPONENTIAL)
            continue;
        ck_assert(plain_log_likelihood(stays, count, law, a, b + db) <= top);
        ck_assert(plain_log_likelihood(stays, count, law, a + da, b + db) <= top);
        ck_assert(plain_log_likelihood(stays, count, law, a + da, b - db) <= top);
    }
}
END_TEST

/* The intervals' standard errors against the second differences of the plain ln L. */
START_TEST(test_plain_errors)
{
    uint64_t state = 30303;
    struct gt_stay stays[MOST];
    struct gt_lifetime fit;
    enum gt_lifetime_law law = _i ? GT_LIFETIME_WEIBULL : GT_LIFETIME_LOGNORMAL;
    size_t count = make_stays(&state, 90, law, 1.385, 0.771, 6, stays);
    ck_assert_int_eq(gt_lifetime_fit(stays, count, law, 0.95, &fit), GT_OK);
    const double step = 1e-3;
    double l[3][3], a = fit.a.value, b = fit.b.value;
    for (int i = 0; i < 3; i++)
        for (int j = 0; j < 3; j++)
            l[i][j] = plain_log_likelihood(stays, count, law,
                                           _i ? a * exp(step * (i - 1)) : a + step * (i - 1),
                                           b * exp(step * (j - 1)));
    double aa = -(l[2][1] - 2 * l[1][1] + l[0][1]) / (step * step);
    double bb = -(l[1][2] - 2 * l[1][1] + l[1][0]) / (step * step);
    double ab = -(l[2][2] - l[2][0] - l[0][2] + l[0][0]) / (4 * step * step);
    double a_se = sqrt(bb / (aa * bb - ab * ab)), b_se = sqrt(aa / (aa * bb - ab * ab));
    double a_is = _i ? log(fit.a.high / a) : fit.a.high - a;
    ck_assert_double_eq_tol(a_is, 1.959963985 * a_se, 1e-4 * a_is);
    ck_assert_double_eq_tol(log(fit.b.high / b), 1.959963985 * b_se, 1e-4);
    /* The logarithm of the mean moves by (da, d ln b) = (1, slope). */
    double slope = (log(gt_lifetime_mean(law, a, b * 1.0001)) - log(gt_lifetime_mean(law, a, b))) /
                   log(1.0001);
    double mean_se = sqrt((bb - 2 * slope * ab + slope * slope * aa) / (aa * bb - ab * ab));
    ck_assert_double_eq_tol(fit.mean.value, gt_lifetime_mean(law, a, b), 1e-12);
    ck_assert_double_eq_tol(log(fit.mean.high / fit.mean.value), 1.959963985 * mean_se, 1e-3);
}
END_TEST

/* Units do not matter: times in days or in years give the same law. */
START_TEST(test_units)
{
    struct gt_stay days[ROWS(pike)];
    struct gt_lifetime is, scaled;
    for (int i = 0; i < ROWS(pike); i++)
        days[i] = (struct gt_stay){pike[i].time * 1e-7, pike[i].ended};
    for (int law = 0; law < GT_LIFETIME_LAWS; law++) {
        gt_lifetime_fit(pike, ROWS(pike), (enum gt_lifetime_law)law, 0.95, &is);
        gt_lifetime_fit(days, ROWS(pike), (enum gt_lifetime_law)law, 0.95, &scaled);
        ck_assert_double_eq_tol(is.b.value, scaled.b.value, 1e-9);
        double mean = gt_lifetime_mean(is.law, is.a.value, is.b.value);
        ck_assert_double_eq_tol(gt_lifetime_mean(is.law, scaled.a.value, scaled.b.value),
                                mean * 1e-7, mean * 1e-15);
        double half = gt_lifetime_median(is.law, is.a.value, is.b.value);
        ck_assert_double_eq_tol(gt_lifetime_survival(is.law, is.a.value, is.b.value, half), 0.5,
                                1e-12);
        ck_assert(gt_lifetime_survival(is.law, is.a.value, is.b.value, 0) == 1);
    }
}
END_TEST

/* Coverage: of `runs` samples of a known law, how many 95 % intervals hold each parameter. The
 * count is binomial with the interval's true coverage, which for these sizes lies within 0.93 to
 * 0.97: the bounds are its 1e-6 quantiles there, so a right program fails with fewer than two in a
 * million seeds, for each law's parameters and mean. */
START_TEST(test_coverage)
{
    enum { RUNS = 1000, SIZE = 150 };
    const struct {
        double a, b, window;
    } truth[GT_LIFETIME_LAWS] = {{1.7, 1, 5}, {0.45, 0.65, 4}, {2.1, 1.35, 5}};
    enum gt_lifetime_law law = (enum gt_lifetime_law)_i;
    uint64_t state = 40404 + (uint64_t)_i;
    struct gt_stay stays[SIZE];
    double mean = gt_lifetime_mean(law, truth[_i].a, truth[_i].b);
    unsigned held_a = 0, held_b = 0, held_mean = 0, best_right = 0;
    for (int run = 0; run < RUNS; run++) {
        struct gt_lifetime fits[GT_LIFETIME_LAWS];
        enum gt_lifetime_law best;
        make_stays(&state, SIZE, law, truth[_i].a, truth[_i].b, truth[_i].window, stays);
        ck_assert_int_eq(gt_lifetime_choose(stays, SIZE, 0.95, fits, &best), GT_OK);
        held_a += fits[law].a.low <= truth[_i].a && truth[_i].a <= fits[law].a.high;
        held_b += fits[law].b.low <= truth[_i].b && truth[_i].b <= fits[law].b.high;
        held_mean += fits[law].mean.low <= mean && mean <= fits[law].mean.high;
        best_right += best == law;
    }
    unsigned low = 0, high = RUNS;
    while (gsl_cdf_binomial_P(low, 0.93, RUNS) < 1e-6)
        low++;
    while (gsl_cdf_binomial_Q(high - 1, 0.97, RUNS) < 1e-6)
        high--;
    ck_assert_msg(low <= held_a && held_a <= high, "a: %u of %d", held_a, RUNS);
    ck_assert_msg(low <= held_mean && held_mean <= high, "mean: %u of %d", held_mean, RUNS);
    if (law != GT_LIFETIME_EXPONENTIAL)
        ck_assert_msg(low <= held_b && held_b <= high, "b: %u of %d", held_b, RUNS);
    /* Akaike's rule takes the more general law too easily: with chance P(chi-square(1) > 2) = 0.157
     * from the exponential to the Weibull alone. It is right more often than not. */
    ck_assert_msg(best_right > RUNS * 6 / 10, "best: %u of %d", best_right, RUNS);
}
END_TEST

/* The curve's interval at the true median holds 1/2, as often. */
START_TEST(test_curve_coverage)
{
    enum { RUNS = 1000, SIZE = 120 };
    uint64_t state = 50505;
    struct gt_stay stays[SIZE];
    struct gt_survival_step steps[SIZE];
    unsigned held = 0;
    double median = gt_lifetime_median(GT_LIFETIME_WEIBULL, 2.1, 1.35);
    for (int run = 0; run < RUNS; run++) {
        size_t count = 0, at = 0;
        make_stays(&state, SIZE, GT_LIFETIME_WEIBULL, 2.1, 1.35, 7, stays);
        gt_survival_curve(stays, SIZE, 0.95, steps, &count);
        while (at + 1 < count && steps[at + 1].time <= median)
            at++;
        held += steps[at].low <= 0.5 && 0.5 <= steps[at].high;
    }
    ck_assert_msg(gsl_cdf_binomial_P(held, 0.93, RUNS) > 1e-6 &&
                      gsl_cdf_binomial_Q(held, 0.97, RUNS) > 1e-6,
                  "%u of %d", held, RUNS);
}
END_TEST

/* What the data do not determine. */
static const struct {
    struct gt_stay stays[4];
    size_t count;
    enum gt_status exponential, others;
    const char *why;
} cannot[] = {
    {{{1, false}, {2, false}}, 2, GT_ENODATA, GT_ENODATA, "nothing ended"},
    {{{1, false}, {2, true}},
     2,
     GT_OK,
     GT_ENODATA,
     "the only end comes last: b -> 0 climbs for ever"},
    {{{2, true}, {2, true}, {2, false}}, 3, GT_OK, GT_ENODATA, "all ends at the longest time"},
    {{{2, true}, {2, true}, {3, false}}, 3, GT_OK, GT_OK, "one lasted longer"},
    {{{2, true}, {3, true}}, 2, GT_OK, GT_OK, "two ends apart"},
    {{{1, true}, {0, true}}, 2, GT_ERANGE, GT_ERANGE, "a time of nothing"},
    {{{1, true}, {-1, false}}, 2, GT_ERANGE, GT_ERANGE, "a negative time"},
    {{{1, true}, {INFINITY, false}}, 2, GT_ERANGE, GT_ERANGE, "a time without end"},
    {{{NAN, true}, {1, false}}, 2, GT_ERANGE, GT_ERANGE, "no number"},
    {{{0}}, 0, GT_ENODATA, GT_ENODATA, "no stays"},
};

START_TEST(test_cannot)
{
    for (int law = 0; law < GT_LIFETIME_LAWS; law++) {
        struct gt_lifetime fit = {.aic = 7};
        enum gt_status status = gt_lifetime_fit(cannot[_i].stays, cannot[_i].count,
                                                (enum gt_lifetime_law)law, 0.95, &fit);
        ck_assert_msg(status == (law ? cannot[_i].others : cannot[_i].exponential), "%s: %d, %s",
                      cannot[_i].why, status, law ? "others" : "exponential");
        ck_assert(status == GT_OK || fit.aic == 7);
    }
}
END_TEST

START_TEST(test_refused)
{
    struct gt_survival_step steps[2];
    struct gt_lifetime fits[GT_LIFETIME_LAWS];
    enum gt_lifetime_law best;
    size_t count = 7;
    const struct gt_stay wrong[] = {{1, true}, {0, false}}, none[] = {{1, false}, {2, false}};
    ck_assert_int_eq(gt_survival_curve(wrong, 2, 0.95, steps, &count), GT_ERANGE);
    ck_assert_int_eq(gt_survival_curve(wrong, 0, 0.95, steps, &count), GT_ENODATA);
    ck_assert_int_eq(gt_survival_curve(none, 2, 1, steps, &count), GT_ERANGE);
    ck_assert_uint_eq(count, 7);
    ck_assert_int_eq(gt_survival_curve(none, 2, 0.95, steps, &count), GT_OK);
    ck_assert_uint_eq(count, 0);
    ck_assert(isinf(gt_survival_median(steps, 0).value));
    ck_assert_int_eq(gt_lifetime_fit(pike, 19, GT_LIFETIME_WEIBULL, 0, fits), GT_ERANGE);
    ck_assert_int_eq(gt_lifetime_choose(none, 2, 0.95, fits, &best), GT_ENODATA);
    ck_assert_int_eq(gt_lifetime_choose(wrong, 2, 0.95, fits, &best), GT_ERANGE);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("lifetime");
    TCase *cases = tcase_create("all");
    tcase_add_test(cases, test_curve_published);
    tcase_add_test(cases, test_curve_without_censoring);
    tcase_add_test(cases, test_weibull_pike);
    tcase_add_test(cases, test_weibull_gross);
    tcase_add_test(cases, test_exponential);
    tcase_add_test(cases, test_lognormal_without_censoring);
    tcase_add_loop_test(cases, test_plain, 0, 300);
    tcase_add_loop_test(cases, test_plain_errors, 0, 2);
    tcase_add_test(cases, test_units);
    tcase_add_loop_test(cases, test_coverage, 0, GT_LIFETIME_LAWS);
    tcase_add_test(cases, test_curve_coverage);
    tcase_add_loop_test(cases, test_cannot, 0, ROWS(cannot));
    tcase_add_test(cases, test_refused);
    suite_add_tcase(suite, cases);
    return run_suite(suite);
}
