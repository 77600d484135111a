/* test_returns.c - XIRR and its verdicts, against published values and closed forms. */
#include "gentou/returns.h"

#include "dice.h"
#include "run.h"

#include <gsl/gsl_errno.h>
#include <math.h>
#include <stdbool.h>
#include <string.h>

#define FLOWS_MAX 6

struct dated {
    const char *day;
    double amount;
};

static size_t read_flows(const struct dated *dated, struct gt_flow *flows)
{
    size_t n = 0;
    for (; n < FLOWS_MAX && dated[n].day; n++) {
        ck_assert_int_eq(gt_day_parse(dated[n].day, 10, &flows[n].day), GT_OK);
        flows[n].amount = dated[n].amount;
    }
    return n;
}

static const struct {
    struct dated flows[FLOWS_MAX];
    enum gt_irr_status status;
    double value;
    double tolerance; /* on ln(1 + r) */
    const char *source;
} known[] = {
    {{{"2008-01-01", -10000},
      {"2008-03-01", 2750},
      {"2008-10-30", 4250},
      {"2009-02-15", 3250},
      {"2009-04-01", 2750}},
     GT_IRR_OK,
     0.373362533518831,
     1e-12,
     "Microsoft Excel's help on XIRR shows 0.373362535, its iterate; the root to 15 digits"},
    {{{"2001-01-01", -10000},
      {"2001-01-02", 2000},
      {"2001-03-15", 2500},
      {"2001-05-12", 5000},
      {"2001-08-10", 1000}},
     GT_IRR_OK,
     0.194818475056105,
     1e-12,
     "LibreOffice's test of XIRR (sc/qa, functions/financial/fods/xirr.fods)"},
    {{{"2015-03-06", -2385}, {"2016-03-05", 2504.25}},
     GT_IRR_OK,
     0.05,
     1e-14,
     "365 days, 5 %: by definition"},
    {{{"2015-03-06", -100}, {"2015-03-06", -20}, {"2016-03-05", 90}, {"2016-03-05", 36}},
     GT_IRR_OK,
     0.05,
     1e-14,
     "flows on one date add up"},
    {{{"2016-03-05", 126}, {"2015-06-01", 0}, {"2015-03-06", -120}},
     GT_IRR_OK,
     0.05,
     1e-14,
     "order does not matter, zero flows drop"},
    {{{"2015-03-06", -100}, {"2016-03-05", 230}, {"2017-03-05", -132}},
     GT_IRR_MULTIPLE_ROOTS,
     0.1,
     1e-12,
     "(1 + r) is 1.1 or 1.2: the one nearest 0"},
    {{{"2015-03-06", -100}, {"2016-03-05", 220}, {"2017-03-05", -121}},
     GT_IRR_UNCERTIFIED,
     0.1,
     1e-6,
     "(1 + r) is 1.1 twice: touches 0"},
    {{{"2015-03-06", 100}, {"2016-03-05", -220}, {"2017-03-05", 121}},
     GT_IRR_UNCERTIFIED,
     0.1,
     1e-6,
     "from above too"},
    {{{"2015-03-06", -1000000}, {"2016-03-05", 2203000}, {"2017-03-05", -1213302}},
     GT_IRR_MULTIPLE_ROOTS,
     0.101,
     1e-9,
     "1.101 x 1.102, closer than the grid: found by the turn between"},
    {{{"2015-03-06", -100}, {"2016-03-05", 100}, {"2017-03-05", -100}},
     GT_IRR_NO_ROOT,
     0,
     0,
     "u^2 - u + 1 has no real root"},
    {{{"2015-03-06", -100}, {"2016-03-05", -5}}, GT_IRR_TOTAL_LOSS, -1, 0, "all is lost"},
    {{{"2015-03-06", 0.1}, {"2015-03-06", 0.2}, {"2015-03-06", -0.3}, {"2016-03-05", -5}},
     GT_IRR_TOTAL_LOSS,
     -1,
     0,
     "0.1 + 0.2 - 0.3 is 0 but for rounding: nothing was received"},
    {{{"2015-03-06", -1}, {"2016-03-05", 4}, {"2017-03-05", -5}, {"2018-03-05", 2}},
     GT_IRR_MULTIPLE_ROOTS,
     0,
     1e-9,
     "(2v - 1)(v - 1)^2, v = 1 / (1 + r): a root at 100 %, and the nearest at 0, which touches"},
    {{{"2015-03-06", 100}, {"2016-03-05", 5}}, GT_IRR_NO_SIGN_CHANGE, 0, 0, "receipts only"},
    {{{NULL, 0}}, GT_IRR_NO_SIGN_CHANGE, 0, 0, "nothing at all"},
    {{{"2015-03-06", 0}}, GT_IRR_NO_SIGN_CHANGE, 0, 0, "a zero flow is nothing"},
    {{{"2015-03-06", 0.1}, {"2015-03-06", 0.2}, {"2015-03-06", -0.3}},
     GT_IRR_NO_SIGN_CHANGE,
     0,
     0,
     "a day that cancels but for rounding is nothing"},
    {{{"2015-03-06", -1}, {"2015-03-07", 1.5}},
     GT_IRR_OK,
     1.8763314383263663e64,
     1e-9,
     "half as much again in a day: 1.5^365"},
    {{{"2015-03-06", -1}, {"2015-03-07", 10}}, GT_IRR_OUT_OF_RANGE, 0, 0, "10^365 is no double"},
    {{{"2015-03-06", -1e300}, {"2016-03-05", 1.05e300}}, GT_IRR_OK, 0.05, 1e-14, "large amounts"},
    {{{"2015-03-06", -1e-300}, {"2016-03-05", 1.05e-300}}, GT_IRR_OK, 0.05, 1e-14, "small ones"},
    {{{"0001-01-01", -1}, {"9999-12-31", 2}},
     GT_IRR_OK,
     6.92780575864824e-5,
     1e-12,
     "ln 2 x 365 / 3,652,058 days"},
    {{{"2015-03-06", -100}, {"2035-03-01", 1e-9}},
     GT_IRR_OK,
     -0.7181617068735546,
     1e-12,
     "nearly all lost: 1e-11^(1/20)"},
};

START_TEST(test_known)
{
    struct gt_flow flows[FLOWS_MAX];
    struct gt_irr irr = {GT_IRR_OK, 4711};
    size_t count = read_flows(known[_i].flows, flows);
    ck_assert_int_eq(gt_xirr(flows, count, &irr), GT_OK);
    ck_assert_msg(irr.status == known[_i].status, "%s: %s", known[_i].source,
                  gt_irr_status_token(irr.status));
    bool close = known[_i].tolerance == 0
                     ? irr.value == known[_i].value
                     : fabs(log1p(irr.value) - log1p(known[_i].value)) <= known[_i].tolerance;
    ck_assert_msg(close, "%s: %.17g", known[_i].source, irr.value);
}
END_TEST

static size_t random_flows(uint64_t *seed, struct gt_flow *flows)
{
    size_t count = (size_t)dice_within(seed, 2, 30);
    for (size_t i = 0; i < count; i++) {
        flows[i].day = (gt_day)dice_within(seed, 16436, 16436 + 4000);
        flows[i].amount = (double)dice_within(seed, -100000, 120000) / 100;
    }
    return count;
}

/* Any flows: a rate that is given makes them worth nothing, scaling and reversing changes no rate.
 */
START_TEST(test_rate_is_a_root)
{
    uint64_t seed = 1815;
    int rates = 0;
    for (int i = 0; i < 400; i++) {
        struct gt_flow flows[30], turned[30];
        struct gt_irr irr, other;
        double value = 0, receipts = 0, payments = 0;
        size_t count = random_flows(&seed, flows);
        for (size_t k = 0; k < count; k++) {
            turned[k] = flows[count - 1 - k];
            turned[k].amount *= 1024;
        }
        ck_assert_int_eq(gt_xirr(flows, count, &irr), GT_OK);
        ck_assert_int_eq(gt_xirr(turned, count, &other), GT_OK);
        ck_assert(irr.status == other.status && irr.value == other.value);
        ck_assert(isfinite(irr.value));
        if ((irr.status != GT_IRR_OK && irr.status != GT_IRR_MULTIPLE_ROOTS) ||
            fabs(log1p(irr.value)) > 3)
            continue;
        rates++;
        gt_flows_gross(flows, count, &receipts, &payments);
        ck_assert_int_eq(gt_xnpv(flows, count, irr.value, &value), GT_OK);
        double scale = (receipts + payments) * fmax(1, pow(1 + irr.value, -11));
        ck_assert_msg(fabs(value) <= 1e-10 * scale, "flows %d: %g at %g", i, value, irr.value);
    }
    ck_assert_int_gt(rates, 100);
}
END_TEST

START_TEST(test_infinite_amounts)
{
    static const double amounts[] = {INFINITY, -INFINITY, NAN};
    struct gt_flow flows[2] = {{16500, -100}, {16800, amounts[_i]}};
    struct gt_irr irr = {GT_IRR_OK, 4711};
    double value = 4711;
    ck_assert_int_eq(gt_xirr(flows, 2, &irr), GT_ERANGE);
    ck_assert_int_eq(gt_xnpv(flows, 2, 0.1, &value), GT_ERANGE);
    ck_assert(irr.value == 4711 && value == 4711);
}
END_TEST

START_TEST(test_xnpv)
{
    struct gt_flow flows[3] = {{16865, 110}, {16500, -100}, {17230, 121}};
    double value = 4711;
    ck_assert_int_eq(gt_xnpv(flows, 3, 0.1, &value), GT_OK);
    ck_assert(fabs(value - 100) < 1e-12); /* -100 + 110/1.1 + 121/1.1^2, 365 and 730 days */
    ck_assert_int_eq(gt_xnpv(flows, 3, 0, &value), GT_OK);
    ck_assert(value == 131);
    ck_assert_int_eq(gt_xnpv(flows, 0, 0.1, &value), GT_OK);
    ck_assert(value == 0);
}
END_TEST

/* Microsoft's help on XNPV: these flows at 9 % are worth 2,086.65. */
START_TEST(test_xnpv_known)
{
    struct gt_flow flows[FLOWS_MAX];
    double value = 0;
    size_t count = read_flows(known[0].flows, flows);
    ck_assert_int_eq(gt_xnpv(flows, count, 0.09, &value), GT_OK);
    ck_assert(fabs(value - 2086.65) < 0.005);
}
END_TEST

START_TEST(test_xnpv_rate)
{
    static const double rates[] = {-1, -1.5, INFINITY, NAN};
    struct gt_flow flows[1] = {{16500, -100}};
    double value = 4711;
    ck_assert_int_eq(gt_xnpv(flows, 1, rates[_i], &value), GT_ERANGE);
    ck_assert(value == 4711);
}
END_TEST

START_TEST(test_gross)
{
    struct gt_flow flows[4] = {{16500, -100}, {16500, 30}, {16600, -5}, {16700, 200}};
    double receipts = 4711, payments = 4711;
    gt_flows_gross(flows, 4, &receipts, &payments);
    ck_assert(receipts == 230 && payments == 105);
    gt_flows_gross(flows, 0, &receipts, &payments);
    ck_assert(receipts == 0 && payments == 0);
}
END_TEST

START_TEST(test_tokens)
{
    static const char *const tokens[] = {
#define X(name, token, text) token,
        GT_IRR_STATUS_LIST(X)
#undef X
    };
    for (size_t i = 0; i < sizeof tokens / sizeof *tokens; i++)
        ck_assert_str_eq(gt_irr_status_token((enum gt_irr_status)i), tokens[i]);
    ck_assert_str_eq(gt_irr_status_token((enum gt_irr_status)77), "?");
    ck_assert(gt_irr_has_rate(GT_IRR_MULTIPLE_ROOTS) && gt_irr_has_rate(GT_IRR_TOTAL_LOSS));
    ck_assert(!gt_irr_has_rate(GT_IRR_NO_ROOT) && !gt_irr_has_rate(GT_IRR_OUT_OF_RANGE));
}
END_TEST

int main(void)
{
    gsl_set_error_handler_off();
    Suite *suite = suite_create("returns");
    TCase *tcase = tcase_create("flows");
    tcase_add_loop_test(tcase, test_known, 0, (int)(sizeof known / sizeof *known));
    tcase_add_test(tcase, test_rate_is_a_root);
    tcase_add_loop_test(tcase, test_infinite_amounts, 0, 3);
    tcase_add_test(tcase, test_xnpv);
    tcase_add_test(tcase, test_xnpv_known);
    tcase_add_loop_test(tcase, test_xnpv_rate, 0, 4);
    tcase_add_test(tcase, test_gross);
    tcase_add_test(tcase, test_tokens);
    suite_add_tcase(suite, tcase);
    return run_suite(suite);
}
