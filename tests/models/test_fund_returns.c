/* test_fund_returns.c - multiples and Modified Dietz, against published examples and definitions.
 */
#include "gentou/fund_returns.h"

#include "dice.h"
#include "plain_flows.h"
#include "run.h"

#include <gsl/gsl_errno.h>
#include <math.h>
#include <string.h>

#define LINES_MAX 10

/* A value below 0 says: undefined. */
static const struct {
    struct plain_flow lines[LINES_MAX];
    size_t count;
    double report, commitment;
    double tvpi, dpi, rvpi, pic, moic;
    const char *source;
} known[] = {
    {{{0, -10, GT_FLOW_CALL},
      {1, -20, GT_FLOW_CALL},
      {2, 15, GT_FLOW_DISTRIBUTION},
      {3, 30, GT_FLOW_DISTRIBUTION},
      {3, 15, GT_FLOW_NAV}},
     5,
     3,
     0,
     2,
     1.5,
     0.5,
     -1,
     2,
     "pyxirr, core/src/private_equity.rs, test_dpi, test_tvpi"},
    {{{0, -25, GT_FLOW_CALL}, {1, 15, GT_FLOW_DISTRIBUTION}, {2, 20, GT_FLOW_NAV}},
     3,
     2,
     100,
     1.4,
     0.6,
     0.8,
     0.25,
     1.4,
     "pyxirr, test_tvpi"},
    {{{0, -80, GT_FLOW_CALL}, {0, -20, GT_FLOW_FEE}, {3, 120, GT_FLOW_DISTRIBUTION}},
     3,
     3,
     200,
     1.2,
     1.2,
     0,
     0.5,
     1.5,
     "a fee is paid in, not invested"},
    {{{0, -100, GT_FLOW_CALL},
      {1, 40, GT_FLOW_RECALLABLE},
      {2, -40, GT_FLOW_RECALLED},
      {3, 100, GT_FLOW_NAV}},
     4,
     3,
     100,
     1,
     40 / 140.0,
     100 / 140.0,
     1.4,
     1,
     "ILPA, TVPI: recallable above the line, what is paid in again below it"},
    {{{1, -100, GT_FLOW_CALL}}, 1, 0.5, 100, -1, -1, -1, 0, -1, "before the first call PIC is 0"},
    {{{1, 5, GT_FLOW_DISTRIBUTION}}, 1, 2, 0, -1, -1, -1, -1, -1, "nothing called: undefined"},
    {{{0, -100, GT_FLOW_FEE}, {1, 50, GT_FLOW_NAV}},
     2,
     1,
     0,
     0.5,
     0,
     0.5,
     -1,
     -1,
     "fees alone: paid in, nothing invested"},
    {{{0, -100, GT_FLOW_CALL}, {0, 30, GT_FLOW_DISTRIBUTION}},
     2,
     0,
     0,
     0.3,
     0.3,
     0,
     -1,
     0.3,
     "never netted by date"},
    {{{0, 100, GT_FLOW_NAV}, {1, 120, GT_FLOW_NAV}},
     2,
     1,
     0,
     1.2,
     0,
     1.2,
     -1,
     1.2,
     "an opening value is paid in, but is no call"},
    {{{0, -100, GT_FLOW_CALL}, {0, 100, GT_FLOW_NAV}, {1, 110, GT_FLOW_NAV}, {2, 130, GT_FLOW_NAV}},
     4,
     1.5,
     0,
     1.1,
     0,
     1.1,
     -1,
     1.1,
     "the last value until the report; on a flow's day no opening"},
    {{{0, -100, GT_FLOW_CALL}, {1, 60, GT_FLOW_NAV}, {1, 50, GT_FLOW_NAV}},
     3,
     1,
     0,
     1.1,
     0,
     1.1,
     -1,
     1.1,
     "values of one day add up"},
    {{{0, -100, GT_FLOW_CALL},
      {1, 120, GT_FLOW_NAV},
      {2, -10, GT_FLOW_CALL},
      {2, -3, GT_FLOW_FEE},
      {2, 50, GT_FLOW_DISTRIBUTION}},
     5,
     2,
     0,
     130 / 113.0,
     50 / 113.0,
     80 / 113.0,
     -1,
     130 / 110.0,
     "carried on: 120 + 10 - 50; a fee adds no value"},
    {{{0, -100, GT_FLOW_CALL}, {1, 90, GT_FLOW_NAV}, {2, 120, GT_FLOW_DISTRIBUTION}},
     3,
     2,
     0,
     1.2,
     1.2,
     0,
     -1,
     1.2,
     "carried on, but not below 0: all is sold"},
};

/* The returns of plain lines. */
static enum gt_status reckon(const struct plain_flow *lines, size_t count, double report,
                             double commitment, struct gt_fund_returns *returns)
{
    struct gt_account_flow flows[20];
    plain_account(lines, count, flows);
    return gt_fund_returns(flows, count, report, exactly(commitment), returns);
}

static size_t list_timed(const struct plain_flow *lines, size_t count,
                         const struct gt_fund_returns *returns, bool with_fees,
                         struct gt_timed *timed)
{
    struct gt_account_flow flows[20];
    size_t kept = 0;
    plain_account(lines, count, flows);
    ck_assert_int_eq(gt_fund_timed(flows, count, returns, with_fees, timed, &kept), GT_OK);
    return kept;
}

static void expect(struct gt_figure figure, double value, const char *what, const char *source)
{
    ck_assert_msg(figure.defined == (value >= 0), "%s: %s", source, what);
    if (figure.defined)
        ck_assert_msg(fabs(figure.value - value) < 1e-15 * 4, "%s: %s %.17g", source, what,
                      figure.value);
    else
        ck_assert(figure.value == 0);
}

START_TEST(test_known)
{
    struct gt_fund_returns returns;
    const char *source = known[_i].source;
    ck_assert_int_eq(
        reckon(known[_i].lines, known[_i].count, known[_i].report, known[_i].commitment, &returns),
        GT_OK);
    expect(returns.net.tvpi, known[_i].tvpi, "TVPI", source);
    expect(returns.net.dpi, known[_i].dpi, "DPI", source);
    expect(returns.net.rvpi, known[_i].rvpi, "RVPI", source);
    expect(returns.pic, known[_i].pic, "PIC", source);
    expect(returns.moic, known[_i].moic, "MOIC", source);
}
END_TEST

static const struct {
    struct plain_flow lines[LINES_MAX];
    size_t count;
    double report;
    bool defined;
    double value, tolerance;
    const char *source;
} dietz[] = {
    {{{0, 585.60, GT_FLOW_NAV},
      {5, 15.05, GT_FLOW_DISTRIBUTION},
      {9, -19.82, GT_FLOW_CALL},
      {15, -16.42, GT_FLOW_CALL},
      {24, 18.96, GT_FLOW_DISTRIBUTION},
      {31, 602.34, GT_FLOW_NAV}},
     6,
     31,
     true,
     0.0245,
     5e-5,
     "Bloomberg Prep, CFA 400, October composite: 2.45 %"},
    {{{0, 100, GT_FLOW_NAV}, {1, -50, GT_FLOW_CALL}, {2, 300, GT_FLOW_NAV}},
     3,
     2,
     true,
     1.2,
     1e-15,
     "Wikipedia, Modified Dietz method, example: 120 %"},
    {{{0, -100, GT_FLOW_CALL}, {4, 150, GT_FLOW_NAV}}, 2, 4, true, 0.5, 1e-15, "one payment"},
    {{{0, -100, GT_FLOW_CALL}, {0, 100, GT_FLOW_NAV}}, 2, 0, false, 0, 0, "no time has passed"},
    {{{0, -100, GT_FLOW_CALL}, {1, 300, GT_FLOW_DISTRIBUTION}, {10, 5, GT_FLOW_NAV}},
     3,
     10,
     false,
     0,
     0,
     "average capital 100 - 0.9 x 300 < 0"},
};

START_TEST(test_dietz)
{
    struct gt_fund_returns returns;
    ck_assert_int_eq(reckon(dietz[_i].lines, dietz[_i].count, dietz[_i].report, 0, &returns),
                     GT_OK);
    struct gt_figure figure = returns.net.modified_dietz;
    ck_assert_msg(figure.defined == dietz[_i].defined &&
                      fabs(figure.value - dietz[_i].value) <= dietz[_i].tolerance,
                  "%s: %.17g", dietz[_i].source, figure.value);
}
END_TEST

/* Gross is what net would be had there been no fee. */
START_TEST(test_gross)
{
    static const struct plain_flow lines[] = {
        {0, -100, GT_FLOW_CALL},         {0, -2, GT_FLOW_FEE}, {1, -2, GT_FLOW_FEE},
        {1.5, 30, GT_FLOW_DISTRIBUTION}, {2, 95, GT_FLOW_NAV},
    };
    static const struct plain_flow free[] = {
        {0, -100, GT_FLOW_CALL}, {1.5, 30, GT_FLOW_DISTRIBUTION}, {2, 95, GT_FLOW_NAV}};
    struct gt_fund_returns with, without;
    struct gt_timed timed[2][7];
    struct gt_irr irr[2];
    ck_assert_int_eq(reckon(lines, 5, 2, 0, &with), GT_OK);
    ck_assert_int_eq(reckon(free, 3, 2, 0, &without), GT_OK);
    ck_assert(with.gross.tvpi.value == without.net.tvpi.value);
    ck_assert(with.gross.modified_dietz.value == without.net.modified_dietz.value);
    ck_assert(with.net.tvpi.value == 125 / 104.0);
    ck_assert(with.net.modified_dietz.value < with.gross.modified_dietz.value);
    size_t n = list_timed(lines, 5, &with, false, timed[0]);
    size_t m = list_timed(free, 3, &without, true, timed[1]);
    ck_assert_int_eq(gt_irr_find(timed[0], n, &irr[0], NULL, NULL), GT_OK);
    ck_assert_int_eq(gt_irr_find(timed[1], m, &irr[1], NULL, NULL), GT_OK);
    ck_assert(irr[0].status == GT_IRR_OK && irr[0].value == irr[1].value);
    n = list_timed(lines, 5, &with, true, timed[0]);
    ck_assert_uint_eq(n, 4); /* one a time */
    ck_assert_int_eq(gt_irr_find(timed[0], n, &irr[0], NULL, NULL), GT_OK);
    ck_assert(irr[0].value < irr[1].value);
}
END_TEST

/* Any account: TVPI is DPI and RVPI, and does not depend on order or unit. */
START_TEST(test_any_account)
{
    uint64_t seed = 11;
    for (int trial = 0; trial < 500; trial++) {
        struct plain_flow lines[20], other[20];
        struct gt_fund_returns returns, scaled;
        size_t count = (size_t)dice_within(&seed, 1, 20);
        for (size_t i = 0; i < count; i++) {
            enum gt_flow_kind kind = (enum gt_flow_kind)dice_within(&seed, 0, GT_FLOW_NAV);
            bool paid = kind == GT_FLOW_CALL || kind == GT_FLOW_FEE || kind == GT_FLOW_RECALLED;
            double amount = (double)dice_within(&seed, 0, 1000);
            lines[i] = (struct plain_flow){(double)dice_within(&seed, 0, 40) / 4,
                                           paid ? -amount : amount, kind};
        }
        for (size_t i = 0; i < count; i++) {
            other[i] = lines[count - 1 - i];
            other[i].amount *= 1024;
        }
        ck_assert_int_eq(reckon(lines, count, 7, 1000, &returns), GT_OK);
        ck_assert_int_eq(reckon(other, count, 7, 1024000, &scaled), GT_OK);
        ck_assert(returns.net.tvpi.defined == scaled.net.tvpi.defined);
        ck_assert(fabs(returns.net.tvpi.value - returns.net.dpi.value - returns.net.rvpi.value) <
                  1e-12);
        ck_assert(returns.net.tvpi.value == scaled.net.tvpi.value);
        ck_assert(returns.moic.value == scaled.moic.value);
        ck_assert(returns.pic.defined && returns.pic.value == scaled.pic.value);
        ck_assert(gt_decimal_sign(returns.value) >= 0 && returns.first <= returns.last);
    }
}
END_TEST

static void expect_exactly(struct gt_decimal found, const char *expected)
{
    char text[GT_DECIMAL_TEXT];
    ck_assert_str_eq(gt_decimal_format(found, text), expected);
}

static struct gt_account_flow line(double time, const char *amount, enum gt_flow_kind kind)
{
    struct gt_account_flow flow = {time, {0}, kind};
    ck_assert_int_eq(gt_decimal_parse(amount, strlen(amount), &flow.amount), GT_OK);
    return flow;
}

/* Cents on 10^15 and on nothing; the value is carried on to a hundredth of a cent. */
START_TEST(test_exact)
{
    struct gt_account_flow lines[] = {
        line(0, "-1000000000000000.01", GT_FLOW_CALL),
        line(0, "-0.02", GT_FLOW_FEE),
        line(0.5, "999999999999999.99", GT_FLOW_NAV),
        line(1, "-1000000000000000.03", GT_FLOW_RECALLED),
        line(1, "1000000000000000.0099", GT_FLOW_RECALLABLE),
        line(2, "1000000000000000.01", GT_FLOW_DISTRIBUTION),
    };
    struct gt_fund_returns returns;
    struct gt_timed timed[8];
    size_t count = 0;
    ck_assert_int_eq(gt_fund_returns(lines, 6, 3, exactly(4e15), &returns), GT_OK);
    expect_exactly(returns.called, "1000000000000000.01");
    expect_exactly(returns.fees, "0.02");
    expect_exactly(returns.recalled, "1000000000000000.03");
    expect_exactly(returns.paid, "2000000000000000.06");
    expect_exactly(returns.recallable, "1000000000000000.0099");
    expect_exactly(returns.distributed, "2000000000000000.0199");
    expect_exactly(returns.value, "0.0001"); /* .99 + .03 - .0099 - .01 less 1e15 of each */
    ck_assert_int_eq(gt_fund_timed(lines, 6, &returns, true, timed, &count), GT_OK);
    ck_assert_uint_eq(count, 4);
    ck_assert(timed[1].amount == -0.0201 && timed[3].amount == 0.0001);
    /* 0.0001 / 2000000000000000.06, by GMP */
    ck_assert(fabs(returns.net.rvpi.value / 4.9999999999999998500000000000000045e-20 - 1) < 4e-16);
}
END_TEST

/* The same flows in another order, some in two parts: not a bit is another. */
START_TEST(test_order_and_parts)
{
    uint64_t seed = 31;
    for (int trial = 0; trial < 300; trial++) {
        enum { LINES = 40 };
        struct gt_account_flow lines[LINES], other[2 * LINES];
        struct gt_fund_returns a, b;
        struct gt_timed timed[2][2 * LINES + 2];
        size_t count = 0, timed_count[2];
        for (size_t i = 0; i < LINES; i++) {
            enum gt_flow_kind kind = (enum gt_flow_kind)dice_within(&seed, 0, GT_FLOW_NAV);
            bool paid = kind == GT_FLOW_CALL || kind == GT_FLOW_FEE || kind == GT_FLOW_RECALLED;
            int64_t cents = dice_within(&seed, 0, 1000000000000000000);
            lines[i] = (struct gt_account_flow){
                (double)dice_within(&seed, 0, 12) / 7, {paid && cents ? -1 : 0, 0, -2}, kind};
            lines[i].amount.low = paid ? -(uint64_t)cents : (uint64_t)cents;
        }
        for (size_t i = LINES; i-- > 0;) {
            struct gt_decimal part =
                line(0, lines[i].kind < GT_FLOW_NAV ? "0.0037" : "0", 0).amount;
            other[count] = other[count + 1] = lines[i];
            other[count++].amount = part;
            other[count++].amount = gt_decimal_subtract(lines[i].amount, part);
        }
        ck_assert_int_eq(gt_fund_returns(lines, LINES, 1.5, exactly(1e17), &a), GT_OK);
        ck_assert_int_eq(gt_fund_returns(other, count, 1.5, exactly(1e17), &b), GT_OK);
        ck_assert(a.net.tvpi.value == b.net.tvpi.value && a.gross.dpi.value == b.gross.dpi.value);
        ck_assert(a.net.modified_dietz.value == b.net.modified_dietz.value);
        ck_assert_int_eq(gt_decimal_sign(gt_decimal_subtract(a.value, b.value)), 0);
        ck_assert_int_eq(gt_fund_timed(lines, LINES, &a, true, timed[0], &timed_count[0]), GT_OK);
        ck_assert_int_eq(gt_fund_timed(other, count, &b, true, timed[1], &timed_count[1]), GT_OK);
        ck_assert_uint_eq(timed_count[0], timed_count[1]);
        for (size_t i = 0; i < timed_count[0]; i++)
            ck_assert(timed[0][i].time == timed[1][i].time &&
                      timed[0][i].amount == timed[1][i].amount);
    }
}
END_TEST

START_TEST(test_refused)
{
    struct plain_flow lines[2] = {{0, -100, GT_FLOW_CALL}, {NAN, 100, GT_FLOW_NAV}};
    struct gt_fund_returns returns = {.value_time = 4711};
    ck_assert_int_eq(reckon(lines, 2, 1, 0, &returns), GT_ERANGE);
    lines[1] = (struct plain_flow){INFINITY, 100, GT_FLOW_NAV};
    ck_assert_int_eq(reckon(lines, 2, 1, 0, &returns), GT_ERANGE);
    ck_assert_int_eq(reckon(lines, 1, NAN, 0, &returns), GT_ERANGE);
    ck_assert_int_eq(reckon(lines, 1, 1, -1, &returns), GT_ERANGE);
    ck_assert(returns.value_time == 4711);
}
END_TEST

int main(void)
{
    gsl_set_error_handler_off();
    Suite *suite = suite_create("fund_returns");
    TCase *tcase = tcase_create("accounts");
    tcase_add_loop_test(tcase, test_known, 0, (int)(sizeof known / sizeof *known));
    tcase_add_loop_test(tcase, test_dietz, 0, (int)(sizeof dietz / sizeof *dietz));
    tcase_add_test(tcase, test_gross);
    tcase_add_test(tcase, test_any_account);
    tcase_add_test(tcase, test_exact);
    tcase_add_test(tcase, test_order_and_parts);
    tcase_add_test(tcase, test_refused);
    suite_add_tcase(suite, tcase);
    return run_suite(suite);
}
