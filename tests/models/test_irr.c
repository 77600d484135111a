/* test_irr.c - all roots of flows whose roots are known, and laws that hold for any flows.
 *
 * Flows a period apart are a polynomial in u = 1 + r: of given roots u_1, u_2, … they are what
 * multiplying out (u - u_1)(u - u_2)… gives, so the truth needs no solver. Factors u^2 - 2 c u +
 * c^2 + s^2 add changes of sign, but no real root.
 */
#include "gentou/returns.h"

#include "dice.h"
#include "run.h"

#include <gsl/gsl_errno.h>
#include <math.h>
#include <stdlib.h>

#define FLOWS_MAX 2048
#define ORDER_MAX 12

/* Exact integers, so that nothing but the method is at work. */
static const struct {
    double amounts[ORDER_MAX];
    size_t count;
    enum gt_irr_status status;
    size_t roots;
    double value, tolerance; /* of ln(1+r) */
    const char *why;
} exact[] = {
    {{-100000000, 220000000, -121000000}, 3, GT_IRR_UNCERTIFIED, 1, 0.1, 1e-9, "1.1 twice"},
    {{-1e10, 2.20001e10, -1.210011e10}, 3, GT_IRR_MULTIPLE_ROOTS, 2, 0.1, 1e-10, "1.1, 1.10001"},
    {{-1e12, 2.200001e12, -1.2100011e12}, 3, GT_IRR_MULTIPLE_ROOTS, 2, 0.1, 1e-9, "1.1, 1.100001"},
    {{-1e14, 2.20000001e14, -1.210000011e14},
     3,
     GT_IRR_UNCERTIFIED,
     1,
     0.1,
     1e-7,
     "1.1, 1.10000001: closer than rounding of amounts can tell"},
    {{-1000, 3300, -3630, 1331}, 4, GT_IRR_OK, 1, 0.1, 1e-6, "1.1 three times: changes sign"},
    {{-10000, 44000, -72600, 53240, -14641},
     5,
     GT_IRR_UNCERTIFIED,
     1,
     0.1,
     1e-3,
     "1.1 four times: touches"},
    {{-1, 3, -3, 1}, 4, GT_IRR_OK, 1, 0, 1e-6, "(u - 1)^3"},
    {{-4, 10, -4}, 3, GT_IRR_MULTIPLE_ROOTS, 2, 1, 1e-14, "doubled or halved: the positive leads"},
    {{4, -10, 4}, 3, GT_IRR_MULTIPLE_ROOTS, 2, 1, 1e-14, "and reversed"},
    {{-1000, 6000, -11000, 6000}, 4, GT_IRR_MULTIPLE_ROOTS, 3, 0, 1e-14, "1, 2, 3"},
    {{-24, 50, -35, 10, -1},
     5,
     GT_IRR_MULTIPLE_ROOTS,
     4,
     0,
     1e-14,
     "1, 1/2, 1/3, 1/4: -24 (u-1)(u-1/2)(u-1/3)(u-1/4)"},
    {{-1, 0, -1, 0, 1, 0, 1}, 7, GT_IRR_OK, 1, 0, 1e-14, "(1 - u^2)(u^4 + 2 u^2 + 1)"},
    {{-1e15, 1e15, 0.01}, 3, GT_IRR_OK, 1, 1e-17, 1e-14, "a cent on 1e15, a year late"},
    {{-0.001, 1e15}, 2, GT_IRR_OK, 1, 1e18 - 1, 1e-12, "a tenth of a cent becomes 1e15"},
    {{-1e15, 0.001}, 2, GT_IRR_OK, 1, 1e-18 - 1, 1, "1e15 becomes a tenth of a cent"},
    {{0, 0, -100, 0, 121}, 5, GT_IRR_OK, 1, 0.1, 1e-14, "zeros in front and between"},
    {{-1, 1, -1, 1, -1, 1, -1}, 7, GT_IRR_NO_ROOT, 0, 0, 0, "alternating, ends as it began"},
};

static size_t by_period(const double *amounts, size_t count, struct gt_timed *flows)
{
    for (size_t i = 0; i < count; i++)
        flows[i] = (struct gt_timed){(double)i, amounts[i]};
    return count;
}

START_TEST(test_exact)
{
    struct gt_timed flows[ORDER_MAX];
    struct gt_root roots[ORDER_MAX];
    struct gt_irr irr;
    size_t found = 0, count = by_period(exact[_i].amounts, exact[_i].count, flows);
    ck_assert_int_eq(gt_irr_find(flows, count, &irr, roots, &found), GT_OK);
    ck_assert_msg(irr.status == exact[_i].status && found == exact[_i].roots, "%s: %s, %zu roots",
                  exact[_i].why, gt_irr_status_token(irr.status), found);
    ck_assert_msg(fabs(irr.log_rate - log1p(exact[_i].value)) <= exact[_i].tolerance ||
                      (exact[_i].tolerance == 1 && irr.log_rate < -41.4),
                  "%s: %.17g", exact[_i].why, irr.value);
}
END_TEST

static int ascending(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

/* Multiplies the polynomial p (highest power first) by u^2 + b u + c, or by u + c. */
static void multiply(double *p, size_t *count, double b, double c, bool linear)
{
    double product[ORDER_MAX + 2] = {0};
    size_t order = linear ? 1 : 2;
    for (size_t i = 0; i < *count; i++) {
        product[i] += p[i];
        product[i + 1] += p[i] * (linear ? c : b);
        if (!linear)
            product[i + 2] += p[i] * c;
    }
    *count += order;
    for (size_t i = 0; i < *count; i++)
        p[i] = product[i];
}

/* Up to five roots, no two within 0.02 on ln u, and up to two pairs that are not real. Expanding
 * rounds the amounts, which moves a root by about 2^-53 x sum |p| / |u p'|: 1e-9 is ample. */
START_TEST(test_laid_down_roots)
{
    uint64_t seed = 1883;
    for (int trial = 0; trial < 2000; trial++) {
        double p[ORDER_MAX + 2] = {-1}, truth[5];
        size_t count = 1, n = (size_t)dice_within(&seed, 1, 5), found = 0;
        struct gt_timed flows[ORDER_MAX];
        struct gt_root roots[ORDER_MAX];
        struct gt_irr irr;
        for (size_t i = 0; i < n; i++)
            truth[i] = 0.02 * (double)dice_within(&seed, -60, 60) + 0.01 * dice_unit(&seed);
        qsort(truth, n, sizeof *truth, ascending);
        bool apart = true;
        for (size_t i = 1; i < n; i++)
            apart = apart && truth[i] - truth[i - 1] > 0.02;
        if (!apart)
            continue;
        for (size_t i = 0; i < n; i++)
            multiply(p, &count, 0, -exp(truth[i]), true);
        for (int64_t pairs = dice_within(&seed, 0, 2); pairs > 0; pairs--) {
            double c = 2 * dice_unit(&seed), s = 0.3 + dice_unit(&seed);
            multiply(p, &count, -2 * c, c * c + s * s, false);
        }
        by_period(p, count, flows);
        ck_assert_int_eq(gt_irr_find(flows, count, &irr, roots, &found), GT_OK);
        ck_assert_msg(found == n, "trial %d: %zu of %zu", trial, found, n);
        double got[ORDER_MAX];
        for (size_t i = 0; i < found; i++)
            got[i] = roots[i].log_rate;
        for (size_t i = 1; i < found; i++)
            ck_assert(fabs(got[0]) <= fabs(got[i]) * (1 + 1e-12));
        for (size_t i = 2; i < found; i++)
            ck_assert(got[i - 1] < got[i]);
        qsort(got, found, sizeof *got, ascending);
        for (size_t i = 0; i < found; i++)
            ck_assert_msg(fabs(got[i] - truth[i]) < 1e-9, "trial %d: %.17g for %.17g", trial,
                          got[i], truth[i]);
    }
}
END_TEST

static size_t any_flows(uint64_t *seed, struct gt_flow *flows, size_t most)
{
    size_t count = (size_t)dice_within(seed, 2, (int64_t)most);
    for (size_t i = 0; i < count; i++) {
        double size = pow(10, 6 * dice_unit(seed));
        flows[i].day = (gt_day)dice_within(seed, 10957, 10957 + 3000);
        flows[i].amount = dice_within(seed, 0, 2) ? -size : 2 * size;
    }
    return count;
}

/* Roots of both, one by one. */
static void expect_same(const struct gt_flow *a, size_t a_count, const struct gt_flow *b,
                        size_t b_count, const char *why)
{
    static struct gt_timed timed[2][FLOWS_MAX];
    static struct gt_root roots[2][FLOWS_MAX];
    struct gt_irr irr[2];
    size_t found[2] = {0, 0};
    gt_flows_timed(a, a_count, GT_DAY_COUNT_ACT_365F, timed[0]);
    gt_flows_timed(b, b_count, GT_DAY_COUNT_ACT_365F, timed[1]);
    ck_assert_int_eq(gt_irr_find(timed[0], a_count, &irr[0], roots[0], &found[0]), GT_OK);
    ck_assert_int_eq(gt_irr_find(timed[1], b_count, &irr[1], roots[1], &found[1]), GT_OK);
    ck_assert_msg(irr[0].status == irr[1].status && found[0] == found[1], "%s: %s, %s", why,
                  gt_irr_status_token(irr[0].status), gt_irr_status_token(irr[1].status));
    for (size_t i = 0; i < found[0]; i++) {
        double x = roots[0][i].log_rate, y = roots[1][i].log_rate;
        ck_assert_msg(fabs(x - y) <= 1e-10 * (1 + fabs(x)), "%s: %.17g, %.17g", why, x, y);
    }
}

/* Rounding may decide where NPV nearly touches 0; with these seeds it never comes so close. */
START_TEST(test_laws)
{
    uint64_t seed = 1729 + (uint64_t)_i;
    for (int trial = 0; trial < 150; trial++) {
        struct gt_flow flows[40], other[80];
        size_t count = any_flows(&seed, flows, 40), split = 0;
        double scale = pow(10, 21 * dice_unit(&seed) - 9);
        for (size_t i = 0; i < count; i++)
            other[i] = (struct gt_flow){flows[i].day, flows[i].amount * scale};
        expect_same(flows, count, other, count, "scaled by 1e-9 to 1e12");
        for (size_t i = 0; i < count; i++)
            other[i] = (struct gt_flow){flows[i].day + 4567, flows[i].amount};
        expect_same(flows, count, other, count, "shifted by 4,567 days");
        for (size_t i = 0; i < count; i++)
            other[i] = flows[count - 1 - i];
        expect_same(flows, count, other, count, "reordered");
        for (size_t i = 0; i < count; i++) {
            double part = flows[i].amount * dice_unit(&seed);
            other[split++] = (struct gt_flow){flows[i].day, part};
            other[split++] = (struct gt_flow){flows[i].day, flows[i].amount - part};
        }
        expect_same(flows, count, other, split, "split in two on the same day");
        expect_same(other, split, flows, count, "and merged");
    }
}
END_TEST

/* All signs reversed, who pays receives: the same roots. Without any, one side's total loss is the
 * other's no change of sign. */
START_TEST(test_reversed)
{
    uint64_t seed = 42;
    for (int trial = 0; trial < 300; trial++) {
        struct gt_flow flows[30], other[30];
        size_t count = any_flows(&seed, flows, 30);
        struct gt_irr irr, reversed;
        for (size_t i = 0; i < count; i++)
            other[i] = (struct gt_flow){flows[i].day, -flows[i].amount};
        ck_assert_int_eq(gt_xirr(flows, count, &irr), GT_OK);
        ck_assert_int_eq(gt_xirr(other, count, &reversed), GT_OK);
        if (irr.status == GT_IRR_TOTAL_LOSS || irr.status == GT_IRR_NO_SIGN_CHANGE)
            ck_assert(reversed.status != irr.status);
        else
            ck_assert(reversed.status == irr.status &&
                      fabs(reversed.log_rate - irr.log_rate) <= 1e-12 * (1 + fabs(irr.log_rate)));
    }
}
END_TEST

/* A root moves with time: all times k-fold is the k-th part of ln(1+r). */
START_TEST(test_time_scales)
{
    uint64_t seed = 7;
    for (int trial = 0; trial < 200; trial++) {
        struct gt_timed flows[20], slow[20];
        struct gt_irr irr, other;
        size_t count = (size_t)dice_within(&seed, 2, 20);
        double stretch = pow(2, (double)dice_within(&seed, -8, 8));
        for (size_t i = 0; i < count; i++) {
            flows[i] = (struct gt_timed){10 * dice_unit(&seed), i == 0 ? -1 : dice_unit(&seed)};
            slow[i] = (struct gt_timed){stretch * flows[i].time, flows[i].amount};
        }
        flows[0].time = slow[0].time = 0;
        ck_assert_int_eq(gt_irr_find(flows, count, &irr, NULL, NULL), GT_OK);
        ck_assert_int_eq(gt_irr_find(slow, count, &other, NULL, NULL), GT_OK);
        ck_assert(irr.status == GT_IRR_OK && other.status == GT_IRR_OK);
        ck_assert(fabs(other.log_rate * stretch - irr.log_rate) <=
                  1e-12 * (1 + fabs(irr.log_rate)));
    }
}
END_TEST

/* 1,938 days in a row, +-100 in turn: f is 100 (1 - v)(1 + v^2 + v^4 + …), so one root, at 0. */
START_TEST(test_alternating_days)
{
    static struct gt_flow flows[1938];
    struct gt_irr irr;
    for (size_t i = 0; i < 1938; i++)
        flows[i] = (struct gt_flow){(gt_day)i, i % 2 ? 100 : -100};
    ck_assert_int_eq(gt_xirr(flows, 1938, &irr), GT_OK);
    ck_assert(irr.status == GT_IRR_OK && fabs(irr.log_rate) < 1e-12);
    ck_assert_int_eq(gt_xirr(flows, 1937, &irr), GT_OK);
    ck_assert_int_eq(irr.status, GT_IRR_NO_ROOT);
}
END_TEST

/* 1,938 flows, no order, from a tenth of a cent to 1e15, the last worth what the others grow to. */
START_TEST(test_many_flows)
{
    static struct gt_timed flows[1938];
    uint64_t seed = 1938;
    static const double rates[] = {-0.999999999, -0.5, 0, 0.07, 30, 1e28};
    double x = log1p(rates[_i]), sum = 0, largest = 0;
    for (size_t i = 0; i < 1937; i++) {
        flows[i].time = (double)dice_within(&seed, 0, 3649) / 365;
        flows[i].amount = -pow(10, 18 * dice_unit(&seed) - 3);
        largest = fmax(largest, (10 - flows[i].time) * x);
    }
    for (size_t i = 0; i < 1937; i++)
        sum -= flows[i].amount * exp((10 - flows[i].time) * x);
    ck_assert(isfinite(sum));
    flows[1937] = flows[700];
    flows[700] = (struct gt_timed){10, sum};
    struct gt_irr irr;
    ck_assert_int_eq(gt_irr_find(flows, 1938, &irr, NULL, NULL), GT_OK);
    ck_assert_msg(irr.status == GT_IRR_OK && fabs(irr.log_rate - x) <= 1e-12 * (1 + largest),
                  "%.17g for %.17g", irr.log_rate, x);
}
END_TEST

int main(void)
{
    gsl_set_error_handler_off();
    Suite *suite = suite_create("irr");
    TCase *tcase = tcase_create("roots");
    tcase_add_loop_test(tcase, test_exact, 0, (int)(sizeof exact / sizeof *exact));
    tcase_add_test(tcase, test_laid_down_roots);
    tcase_add_loop_test(tcase, test_laws, 0, 4);
    tcase_add_test(tcase, test_reversed);
    tcase_add_test(tcase, test_time_scales);
    tcase_add_test(tcase, test_alternating_days);
    tcase_add_loop_test(tcase, test_many_flows, 0, 6);
    suite_add_tcase(suite, tcase);
    return run_suite(suite);
}
