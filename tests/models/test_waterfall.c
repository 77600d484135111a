/* test_waterfall.c - published waterfalls by table, and each term alone.
 *
 * Amounts are the source's, in its own units times 1,000 unless a row says otherwise; a year is a
 * year by 30/360.
 */
#include "gentou/kinds.h"

#include "any_fund.h"
#include "run.h"

#define ROWS(t) ((int)(sizeof(t) / sizeof *(t)))

enum { EU, US, PURE }; /* whole fund; deal by deal with losses made up; without */

static const struct {
    const char *why, *source;
    int style;
    double rate, carry, catch_up;
    enum gt_compounding compounding;
    enum gt_carry_basis basis;
    const char *flows;
    gt_money investors, manager, claw; /* got in all, then by the clawback at the last day */
} published[] = {
    {"a year at 8 %, full catch-up: 90 and 10 of 100",
     "Schweser, in analystforum.com/t/how-is-the-catch-up-rate-calculated/124656", EU, .08, .2, 1,
     GT_COMPOUNDING_ANNUAL, GT_CARRY_BASIS_CONTRIBUTED, "c- 2015-01-01 50000; d- 2016-01-01 100000",
     90000, 10000, 0},
    {"two years at 5 %, simple, full catch-up: 10 of a profit of 50",
     "UWorld, CFA level I, in reddit.com/r/CFA/comments/1l91tz7", EU, .05, .2, 1,
     GT_COMPOUNDING_SIMPLE, GT_CARRY_BASIS_CONTRIBUTED,
     "c- 2020-01-01 100000; d- 2022-01-01 150000", 140000, 10000, 0},
    {"four and a half years at 8 %, catch-up 90 %: LP 4,571,035, GP 342,759 (cents here)",
     "scribd.com/document/453553837, Carried Interest Waterfall with Catch-Up", EU, .08, .2, .9,
     GT_COMPOUNDING_ANNUAL, GT_CARRY_BASIS_CONTRIBUTED,
     "c- 2019-12-31 320000000; d- 2024-06-30 491379400", 457103520, 34275880, 0},
    {"its hurdle alone: LP 4,524,357 and nothing else",
     "scribd.com/document/453553837, Proceeds Required to Achieve Hurdles", EU, .08, .2, .9,
     GT_COMPOUNDING_ANNUAL, GT_CARRY_BASIS_CONTRIBUTED,
     "c- 2019-12-31 320000000; d- 2024-06-30 452435712", 452435712, 0, 0},
    {"2.5 x gross on 1,000 with full catch-up: carry 300, net 2.2 x",
     "ibinterviewquestions.com/blog/carried-interest-explained-pe-and-hedge-funds", EU, .08, .2, 1,
     GT_COMPOUNDING_ANNUAL, GT_CARRY_BASIS_CONTRIBUTED,
     "c- 2015-01-01 1000000; d- 2020-01-01 2500000", 2200000, 300000, 0},
    {"20 % over all committed capital, fees of 20 among it: 20 of 200",
     "Metrick, Yasuda, ch. 2, structure I, in dybbs8.com/doc-3111681", EU, -1, .2, 0,
     GT_COMPOUNDING_ANNUAL, GT_CARRY_BASIS_CONTRIBUTED,
     "c- 2015-01-01 80000; f- 2015-01-01 20000; d- 2025-01-01 200000", 180000, 20000, 0},
    {"18 % over investment capital of 80: 21.6 of 200",
     "Metrick, Yasuda, ch. 2, structure II, in dybbs8.com/doc-3111681", EU, -1, .18, 0,
     GT_COMPOUNDING_ANNUAL, GT_CARRY_BASIS_INVESTED,
     "c- 2015-01-01 80000; f- 2015-01-01 20000; d- 2025-01-01 200000", 178400, 21600, 0},
    {"at 280 the two are alike: 36", "Metrick, Yasuda, ch. 2, in dybbs8.com/doc-3111681", EU, -1,
     .18, 0, GT_COMPOUNDING_ANNUAL, GT_CARRY_BASIS_INVESTED,
     "c- 2015-01-01 80000; f- 2015-01-01 20000; d- 2025-01-01 280000", 244000, 36000, 0},
    {"and so is structure I", "Metrick, Yasuda, ch. 2, in dybbs8.com/doc-3111681", EU, -1, .2, 0,
     GT_COMPOUNDING_ANNUAL, GT_CARRY_BASIS_CONTRIBUTED,
     "c- 2015-01-01 80000; f- 2015-01-01 20000; d- 2025-01-01 280000", 244000, 36000, 0},
    {"option A, 25 % over committed capital of 100: 12.5 of 150",
     "solutioninn.com/study-help/questions/a-vc-firm-is-considering-two-compensation-structures-"
     "the-fund-7893992 (question; 25 % x 50)",
     EU, -1, .25, 0, GT_COMPOUNDING_ANNUAL, GT_CARRY_BASIS_CONTRIBUTED,
     "c- 2015-01-01 75000; f- 2015-01-01 25000; d- 2025-01-01 150000", 137500, 12500, 0},
    {"option B, 20 % over investment capital of 75: 15 of 150",
     "solutioninn.com, the same (20 % x 75)", EU, -1, .2, 0, GT_COMPOUNDING_ANNUAL,
     GT_CARRY_BASIS_INVESTED, "c- 2015-01-01 75000; f- 2015-01-01 25000; d- 2025-01-01 150000",
     135000, 15000, 0},
    {"8 %, full catch-up, 108 after a year and 92 after two: carry 20",
     "Metrick, Yasuda, ch. 2, example on catch-up, in dybbs8.com/doc-3111681", EU, .08, .2, 1,
     GT_COMPOUNDING_ANNUAL, GT_CARRY_BASIS_CONTRIBUTED,
     "c- 2015-01-01 100000; d- 2016-01-01 108000; d- 2017-01-01 92000", 180000, 20000, 0},
    {"10 %, full catch-up, 275, 15 and 30: carry 0, 10 and 7.5, a quarter of the profit of 70",
     "tutorsglobe.com/question/...-52160064 (question; x = 25 % (25 + x) catches up)", EU, .10, .25,
     1, GT_COMPOUNDING_ANNUAL, GT_CARRY_BASIS_CONTRIBUTED,
     "c- 2015-01-01 250000; d- 2016-01-01 275000; d- 2017-01-01 15000; d- 2018-01-01 30000", 302500,
     17500, 0},
    {"the same without catch-up: a quarter of what is above the hurdle, 45",
     "tutorsglobe.com, the same, b)", EU, .10, .25, 0, GT_COMPOUNDING_ANNUAL,
     GT_CARRY_BASIS_CONTRIBUTED,
     "c- 2015-01-01 250000; d- 2016-01-01 275000; d- 2017-01-01 15000; d- 2018-01-01 30000", 308750,
     11250, 0},
    {"10 %, 540, 70 and 190 on 500: a hurdle of 10 stays out a year and grows to 11; carry 60",
     "solutioninn.com/study-help/questions/21-3-fund-ix-...-2382417 (question)", EU, .10, .2, 1,
     GT_COMPOUNDING_ANNUAL, GT_CARRY_BASIS_CONTRIBUTED,
     "c- 2015-01-01 500000; d- 2016-01-01 540000; d- 2017-01-01 70000; d- 2018-01-01 190000",
     740000, 60000, 0},
    {"the same without catch-up: 20 % of 800 - 500 - 51", "solutioninn.com, the same, b)", EU, .10,
     .2, 0, GT_COMPOUNDING_ANNUAL, GT_CARRY_BASIS_CONTRIBUTED,
     "c- 2015-01-01 500000; d- 2016-01-01 540000; d- 2017-01-01 70000; d- 2018-01-01 190000",
     750200, 49800, 0},
    {"strictly deal by deal: 45 becomes 70, 45 becomes nothing; carry 5, all of it to be given "
     "back",
     "solutioninn.com/study-help/questions/assumptions-dealbydeal-compensation-...-12134621", PURE,
     -1, .2, 0, GT_COMPOUNDING_ANNUAL, GT_CARRY_BASIS_CONTRIBUTED,
     "cA 2015-01-01 45000; cB 2015-01-01 45000; dA 2016-01-01 70000; oB 2017-01-01 0", 65000, 5000,
     5000},
    {"profits of 500, then losses of 500: carry 100, and entitled to nothing",
     "preqveca.ru/en/directory/48, clawback", US, -1, .2, 0, GT_COMPOUNDING_ANNUAL,
     GT_CARRY_BASIS_CONTRIBUTED,
     "cA 2015-01-01 500000; cB 2015-01-01 500000; dA 2018-01-01 1000000; oB 2019-01-01 0", 900000,
     100000, 100000},
    {"the losses first: they are made up, and there is no carry",
     "preqveca.ru/en/directory/48, the other way round", US, -1, .2, 0, GT_COMPOUNDING_ANNUAL,
     GT_CARRY_BASIS_CONTRIBUTED,
     "cA 2015-01-01 500000; cB 2015-01-01 500000; oB 2018-01-01 0; dA 2019-01-01 1000000", 1000000,
     0, 0},
    {"and over the whole fund there is none either way", "preqveca.ru/en/directory/48", EU, -1, .2,
     0, GT_COMPOUNDING_ANNUAL, GT_CARRY_BASIS_CONTRIBUTED,
     "cA 2015-01-01 500000; cB 2015-01-01 500000; dA 2018-01-01 1000000; oB 2019-01-01 0", 1000000,
     0, 0},
};

START_TEST(test_published)
{
    struct gt_waterfall_terms terms =
        simple_terms(published[_i].rate, published[_i].carry, published[_i].catch_up);
    struct gt_waterfall *book = NULL;
    struct gt_fund_flow flows[FLOWS_MAX];
    struct gt_clawback clawback;
    struct sums sums = {0};
    terms.style = published[_i].style == EU ? GT_WATERFALL_EUROPEAN : GT_WATERFALL_AMERICAN;
    terms.losses = published[_i].style != PURE;
    terms.compounding = published[_i].compounding;
    terms.basis = published[_i].basis;
    ck_assert_int_eq(gt_waterfall_new(&terms, &one_partner, 1, 2, &book), GT_OK);
    run_flows(book, published[_i].flows, 1, &sums);
    ck_assert_msg(sums.got == published[_i].investors, "%s: investors %lld", published[_i].why,
                  (long long)sums.got);
    ck_assert_msg(sums.carry == published[_i].manager, "%s: carry %lld", published[_i].why,
                  (long long)sums.carry);
    size_t count = read_flows(published[_i].flows, flows);
    ck_assert_int_eq(gt_waterfall_clawback(book, flows[count - 1].day, &clawback), GT_OK);
    ck_assert_msg(clawback.due == published[_i].claw, "%s: clawback %lld", published[_i].why,
                  (long long)clawback.due);
    gt_waterfall_free(book);
}
END_TEST

/* Hurdles: 10^9 units for some time; what the investors must receive before the manager gets any.
 * Python, floats; the recipes stand in each row. */
static const struct {
    const char *why;
    double rate;
    enum gt_compounding compounding;
    enum gt_credited credited;
    enum gt_day_count day_count;
    const char *from, *to;
    gt_money wanted; /* beyond capital */
} hurdles[] = {
    {"simple: 1e9 * .0731 * 500/365", .0731, GT_COMPOUNDING_SIMPLE, GT_CREDITED_EFFECTIVE,
     GT_DAY_COUNT_ACT_365F, "2019-03-05", "2020-07-17", 100136986},
    {"yearly: 1e9 * (e(500/365*l(1.0731))-1)", .0731, GT_COMPOUNDING_ANNUAL, GT_CREDITED_EFFECTIVE,
     GT_DAY_COUNT_ACT_365F, "2019-03-05", "2020-07-17", 101470499},
    {"half-yearly: 1e9 * (e(2*500/365*l(1+.0731/2))-1)", .0731, GT_COMPOUNDING_SEMIANNUAL,
     GT_CREDITED_EFFECTIVE, GT_DAY_COUNT_ACT_365F, "2019-03-05", "2020-07-17", 103349316},
    {"quarterly: 1e9 * (e(4*500/365*l(1+.0731/4))-1)", .0731, GT_COMPOUNDING_QUARTERLY,
     GT_CREDITED_EFFECTIVE, GT_DAY_COUNT_ACT_365F, "2019-03-05", "2020-07-17", 104323557},
    {"monthly: 1e9 * (e(12*500/365*l(1+.0731/12))-1)", .0731, GT_COMPOUNDING_MONTHLY,
     GT_CREDITED_EFFECTIVE, GT_DAY_COUNT_ACT_365F, "2019-03-05", "2020-07-17", 104986612},
    {"daily: 1e9 * (e(500*l(1+.0731/365))-1)", .0731, GT_COMPOUNDING_DAILY, GT_CREDITED_EFFECTIVE,
     GT_DAY_COUNT_ACT_365F, "2019-03-05", "2020-07-17", 105311240},
    {"at every moment: 1e9 * (e(.0731*500/365)-1)", .0731, GT_COMPOUNDING_CONTINUOUS,
     GT_CREDITED_EFFECTIVE, GT_DAY_COUNT_ACT_365F, "2019-03-05", "2020-07-17", 105322322},
    {"calendar years: 1e9 * ((1+.0731*301/365)*(1+.0731*199/365)-1)", .0731, GT_COMPOUNDING_ANNUAL,
     GT_CREDITED_CALENDAR, GT_DAY_COUNT_ACT_365F, "2019-03-05", "2020-07-17", 102539515},
    {"years from the contribution: 1e9 * (1.0731*1+1.0731*.0731*134/365-1), 366 days the first",
     .0731, GT_COMPOUNDING_ANNUAL, GT_CREDITED_ANNIVERSARY, GT_DAY_COUNT_ACT_365F, "2019-03-05",
     "2020-07-17", 102104125},
    {"calendar quarters: 26, 91, 92, 92, 91, 91, 17 days", .0731, GT_COMPOUNDING_QUARTERLY,
     GT_CREDITED_CALENDAR, GT_DAY_COUNT_ACT_365F, "2019-03-05", "2020-07-17", 104386600},
    {"over 360: 1e9 * .0731 * 500/360", .0731, GT_COMPOUNDING_SIMPLE, GT_CREDITED_EFFECTIVE,
     GT_DAY_COUNT_ACT_360, "2019-03-05", "2020-07-17", 101527778},
    {"ISDA: 1e9 * .0731 * (302/365 + 198/366)", .0731, GT_COMPOUNDING_SIMPLE, GT_CREDITED_EFFECTIVE,
     GT_DAY_COUNT_ACT_ACT, "2019-03-05", "2020-07-17", 100028641},
    {"30/360: 1e9 * .0731 * 492/360", .0731, GT_COMPOUNDING_SIMPLE, GT_CREDITED_EFFECTIVE,
     GT_DAY_COUNT_30_360_US, "2019-03-05", "2020-07-17", 99903333},
    {"ten years, a leap year or not: 1e9 * (1.08^10-1)", .08, GT_COMPOUNDING_ANNUAL,
     GT_CREDITED_EFFECTIVE, GT_DAY_COUNT_30_360_US, "2010-01-01", "2020-01-01", 1158924997},
};

START_TEST(test_hurdles)
{
    struct gt_waterfall_terms terms = simple_terms(hurdles[_i].rate, .2, 1);
    struct gt_waterfall *book = NULL;
    struct gt_fund_move move;
    struct gt_fund_flow flow = {.day = day_of(hurdles[_i].from),
                                .kind = GT_FUND_FLOW_CONTRIBUTION,
                                .amount = 1000000000,
                                .deal = GT_NO_DEAL,
                                .investor = GT_ALL_INVESTORS,
                                .cost = GT_MONEY_UNKNOWN};
    terms.compounding = hurdles[_i].compounding;
    terms.credited = hurdles[_i].credited;
    terms.day_count = hurdles[_i].day_count;
    ck_assert_int_eq(gt_waterfall_new(&terms, &one_partner, 1, 0, &book), GT_OK);
    ck_assert_int_eq(gt_waterfall_step(book, &flow, &move), GT_OK);
    flow.kind = GT_FUND_FLOW_DISTRIBUTION;
    flow.day = day_of(hurdles[_i].to);
    flow.amount = 3000000000;
    ck_assert_int_eq(gt_waterfall_step(book, &flow, &move), GT_OK);
    ck_assert_int_eq(move.lines[1].tier, GT_TIER_PREFERRED);
    ck_assert_msg(move.lines[1].amount == hurdles[_i].wanted, "%s: %lld", hurdles[_i].why,
                  (long long)move.lines[1].amount);
    gt_waterfall_free(book);
}
END_TEST

/* Terms one by one. */

static const struct {
    const char *why;
    struct gt_carry_tier tiers[3];
    size_t tier_count;
    const char *flows;
    gt_money investors, manager;
} tiers[] = {
    {"20 % to 2.5 x net, 25 % above: 150 of profit cost 187.5, and the next 112.5 split 3 to 1",
     {{-1, -1, .2, 0, GT_HURDLE_MEASURE_NET}, {-1, 2.5, .25, 0, GT_HURDLE_MEASURE_NET}},
     2,
     "c- 2015-01-01 100000; d- 2020-01-01 400000",
     250000 + 84375,
     37500 + 28125},
    {"the same by what the fund brought: 2.5 x is a profit of 150",
     {{-1, -1, .2, 0, GT_HURDLE_MEASURE_NET}, {-1, 2.5, .25, 0, GT_HURDLE_MEASURE_GROSS}},
     2,
     "c- 2015-01-01 100000; d- 2020-01-01 400000",
     220000 + 112500,
     30000 + 37500},
    {"from 2.5 x a full catch-up to 25 % of all profit",
     {{-1, -1, .2, 0, GT_HURDLE_MEASURE_NET}, {-1, 2.5, .25, 1, GT_HURDLE_MEASURE_NET}},
     2,
     "c- 2015-01-01 100000; d- 2020-01-01 400000",
     325000,
     75000},
    {"it stops in the catch-up: 187.5 of profit, then 10 to the manager alone",
     {{-1, -1, .2, 0, GT_HURDLE_MEASURE_NET}, {-1, 2.5, .25, 1, GT_HURDLE_MEASURE_NET}},
     2,
     "c- 2015-01-01 100000; d- 2020-01-01 297500",
     250000,
     47500},
    {"8 %, then 12 %: a year; 10 % between, 30 % above: 8, 4 (and .444), rest 20 - .444",
     {{.08, -1, .1, 0, GT_HURDLE_MEASURE_NET}, {.12, -1, .3, 0, GT_HURDLE_MEASURE_NET}},
     2,
     "c- 2015-01-01 100000000; d- 2016-01-01 132444445",
     112000000 + 14000000,
     444445 + 6000000},
    {"three tiers, the last by the later of 20 % and 1.5 x: 1.5 x; 143.95 are shared before it",
     {{.08, -1, .1, 0, GT_HURDLE_MEASURE_NET},
      {.12, -1, .2, 0, GT_HURDLE_MEASURE_NET},
      {.2, 1.5, .5, 0, GT_HURDLE_MEASURE_NET}},
     3,
     "c- 2015-01-01 90000000; d- 2016-01-01 200000000",
     90000000 + 45000000 + 28025000,
     400000 + 8550000 + 28025000},
    {"a hurdle of 1.2 x",
     {{-1, 1.2, .2, 1, GT_HURDLE_MEASURE_NET}},
     1,
     "c- 2015-01-01 100000; d- 2016-01-01 140000",
     132000,
     8000},
    {"of 8 % and 1.2 x the later: 1.2 x after a year",
     {{.08, 1.2, .2, 0, GT_HURDLE_MEASURE_NET}},
     1,
     "c- 2015-01-01 100000; d- 2016-01-01 140000",
     136000,
     4000},
    {"8 % after three years is later",
     {{.08, 1.2, .2, 0, GT_HURDLE_MEASURE_NET}},
     1,
     "c- 2015-01-01 1000000; d- 2018-01-01 1400000",
     1259712 + 112230,
     28058},
    {"a catch-up of a half: 8 + 2 x 2.667 = 13.333 of profit, then 80 / 20",
     {{.08, -1, .2, .5, GT_HURDLE_MEASURE_NET}},
     1,
     "c- 2015-01-01 100000000; d- 2016-01-01 120000000",
     116000000,
     4000000},
    {"stopped inside it: half of the 3 above 8",
     {{.08, -1, .2, .5, GT_HURDLE_MEASURE_NET}},
     1,
     "c- 2015-01-01 100000000; d- 2016-01-01 111000000",
     109500000,
     1500000},
    {"no carry at all",
     {{.08, -1, 0, 0, GT_HURDLE_MEASURE_NET}},
     1,
     "c- 2015-01-01 100; d- 2016-01-01 200",
     200,
     0},
};

START_TEST(test_tiers)
{
    struct gt_waterfall_terms terms = simple_terms(-1, 0, 0);
    struct sums sums = {0};
    memcpy(terms.tiers, tiers[_i].tiers, sizeof tiers[_i].tiers);
    terms.tier_count = tiers[_i].tier_count;
    struct gt_waterfall *book = new_book(&terms);
    run_flows(book, tiers[_i].flows, 1, &sums);
    ck_assert_msg(sums.got == tiers[_i].investors && sums.carry == tiers[_i].manager,
                  "%s: %lld %lld", tiers[_i].why, (long long)sums.got, (long long)sums.carry);
    gt_waterfall_free(book);
}
END_TEST

/* Calls and distributions in turn, and what each of the words of the terms changes. */
static const struct {
    const char *why;
    enum gt_carry_basis basis;
    enum gt_tier_order order;
    bool prepaid;
    enum gt_compounding compounding;
    gt_money commitment;
    const char *flows;
    gt_money capital, preferred, manager; /* capital and preferred: to investors by those tiers */
} words[] = {
    {"a later call has its own capital and hurdle: 4 of 50", GT_CARRY_BASIS_CONTRIBUTED,
     GT_TIER_ORDER_CAPITAL_FIRST, false, GT_COMPOUNDING_ANNUAL, 0,
     "c- 2015-01-01 100000; d- 2016-01-01 150000; c- 2017-01-01 50000; d- 2018-01-01 60000", 150000,
     12000, 12000},
    {"prepaid: 32 above the hurdle a year ago grew to 37.3248 and stand against 54",
     GT_CARRY_BASIS_CONTRIBUTED, GT_TIER_ORDER_CAPITAL_FIRST, true, GT_COMPOUNDING_ANNUAL, 0,
     "c- 2015-01-01 100000; d- 2016-01-01 150000; c- 2017-01-01 50000; d- 2018-01-01 60000", 150000,
     8000, 12000},
    {"committed: 20 of the 100 were not paid in and come back as well", GT_CARRY_BASIS_COMMITTED,
     GT_TIER_ORDER_CAPITAL_FIRST, false, GT_COMPOUNDING_ANNUAL, 100000,
     "c- 2015-01-01 80000; d- 2016-01-01 110000", 100000, 0, 2000},
    {"and count when they are paid in later", GT_CARRY_BASIS_COMMITTED, GT_TIER_ORDER_CAPITAL_FIRST,
     false, GT_COMPOUNDING_ANNUAL, 100000,
     "c- 2015-01-01 80000; d- 2016-01-01 110000; c- 2016-01-01 20000; d- 2017-01-01 10000", 100000,
     0, 4000},
    {"simple, capital first: 8 of 100, then 4 of the 50 that are out", GT_CARRY_BASIS_CONTRIBUTED,
     GT_TIER_ORDER_CAPITAL_FIRST, false, GT_COMPOUNDING_SIMPLE, 0,
     "c- 2015-01-01 100000; d- 2016-01-01 50000; d- 2017-01-01 112000", 100000, 12000, 12400},
    {"simple, the preferred return first: 8, then 8 % of 58", GT_CARRY_BASIS_CONTRIBUTED,
     GT_TIER_ORDER_PREFERRED_FIRST, false, GT_COMPOUNDING_SIMPLE, 0,
     "c- 2015-01-01 100000; d- 2016-01-01 50000; d- 2017-01-01 112000", 100000, 12640, 12400},
    {"compounded the order changes nothing: 8 + 4.64 on 58 out", GT_CARRY_BASIS_CONTRIBUTED,
     GT_TIER_ORDER_CAPITAL_FIRST, false, GT_COMPOUNDING_ANNUAL, 0,
     "c- 2015-01-01 100000; d- 2016-01-01 50000; d- 2017-01-01 112000", 100000, 12640, 12400},
    {"and the other way", GT_CARRY_BASIS_CONTRIBUTED, GT_TIER_ORDER_PREFERRED_FIRST, false,
     GT_COMPOUNDING_ANNUAL, 0, "c- 2015-01-01 100000; d- 2016-01-01 50000; d- 2017-01-01 112000",
     100000, 12640, 12400},
    {"fees and expenses come back, and bear the hurdle", GT_CARRY_BASIS_CONTRIBUTED,
     GT_TIER_ORDER_CAPITAL_FIRST, false, GT_COMPOUNDING_ANNUAL, 0,
     "c- 2015-01-01 80000; f- 2015-01-01 15000; e- 2015-01-01 5000; d- 2016-01-01 150000", 100000,
     8000, 10000},
    {"invested: they do not", GT_CARRY_BASIS_INVESTED, GT_TIER_ORDER_CAPITAL_FIRST, false,
     GT_COMPOUNDING_ANNUAL, 0,
     "c- 2015-01-01 80000; f- 2015-01-01 15000; e- 2015-01-01 5000; d- 2016-01-01 150000", 80000,
     6400, 14000},
    {"proceeds kept to be invested again stay out as capital", GT_CARRY_BASIS_CONTRIBUTED,
     GT_TIER_ORDER_CAPITAL_FIRST, false, GT_COMPOUNDING_ANNUAL, 0,
     "cA 2015-01-01 100000; dA 2016-01-01 60000 kept=40000; iB 2016-01-01 40000; dB 2017-01-01 "
     "140000",
     100000, 8000 + 7040, 12000},
};

START_TEST(test_words)
{
    struct gt_waterfall_terms terms = simple_terms(.08, .2, 1);
    struct gt_fund_investor investor = {words[_i].commitment, GT_INVESTOR_ROLE_LP, true, true};
    struct gt_waterfall *book = NULL;
    struct sums sums = {0};
    terms.basis = words[_i].basis;
    terms.order = words[_i].order;
    terms.prepaid = words[_i].prepaid;
    terms.compounding = words[_i].compounding;
    ck_assert_int_eq(gt_waterfall_new(&terms, &investor, 1, 2, &book), GT_OK);
    run_flows(book, words[_i].flows, 1, &sums);
    ck_assert_msg(sums.tiers[GT_TIER_CAPITAL] == words[_i].capital &&
                      sums.tiers[GT_TIER_PREFERRED] == words[_i].preferred &&
                      sums.carry == words[_i].manager,
                  "%s: %lld %lld %lld", words[_i].why, (long long)sums.tiers[GT_TIER_CAPITAL],
                  (long long)sums.tiers[GT_TIER_PREFERRED], (long long)sums.carry);
    gt_waterfall_free(book);
}
END_TEST

/* Who shares: 90 from a limited partner, 10 from the general partner who pays no carry; 10 %
 * promote gives 81 / 19 (wallstreetoasis.com/forums/waterfallpromote-nuance). */
START_TEST(test_own_share)
{
    static const struct gt_fund_investor partners[] = {{9000, GT_INVESTOR_ROLE_LP, true, true},
                                                       {1000, GT_INVESTOR_ROLE_GP, false, false}};
    struct gt_waterfall_terms terms = simple_terms(-1, .1, 0);
    struct gt_waterfall *book = NULL;
    struct gt_fund_move move;
    ck_assert_int_eq(gt_waterfall_new(&terms, partners, 2, 0, &book), GT_OK);
    struct gt_fund_flow call = read_flow("c- 2015-01-01 10000");
    struct gt_fund_flow payment = read_flow("d- 2016-01-01 20000");
    ck_assert_int_eq(gt_waterfall_step(book, &call, &move), GT_OK);
    ck_assert_int_eq(move.parts[0], -9000);
    ck_assert_int_eq(move.parts[1], -1000);
    ck_assert_int_eq(gt_waterfall_step(book, &payment, &move), GT_OK);
    ck_assert_int_eq(move.parts[0], 9000 + 8100);
    ck_assert_int_eq(move.parts[1], 1000 + 1000);
    ck_assert_int_eq(move.carry, 900);
    ck_assert_int_eq(move.lines[0].tier, GT_TIER_OWN_SHARE);
    ck_assert_int_eq(move.lines[0].amount, 2000);
    gt_waterfall_free(book);
}
END_TEST

/* Fees are paid by those who pay them; a single investor may pay alone. Then the capital of each
 * comes back to it. */
START_TEST(test_who_pays)
{
    static const struct gt_fund_investor partners[] = {{600, GT_INVESTOR_ROLE_LP, true, true},
                                                       {300, GT_INVESTOR_ROLE_LP, true, false},
                                                       {100, GT_INVESTOR_ROLE_GP, false, false}};
    struct gt_waterfall_terms terms = simple_terms(-1, .2, 0);
    struct gt_waterfall *book = NULL;
    struct gt_fund_move move;
    ck_assert_int_eq(gt_waterfall_new(&terms, partners, 3, 0, &book), GT_OK);
    struct gt_fund_flow fee = read_flow("f- 2015-01-01 50"),
                        expense = read_flow("e- 2015-01-01 10"),
                        call = read_flow("c- 2015-01-01 100"),
                        payment = read_flow("d- 2015-01-01 100");
    ck_assert_int_eq(gt_waterfall_step(book, &fee, &move), GT_OK);
    ck_assert_int_eq(move.parts[0], -50);
    ck_assert_int_eq(move.parts[1], 0);
    ck_assert_int_eq(gt_waterfall_step(book, &expense, &move), GT_OK);
    ck_assert_int_eq(move.parts[0], -6);
    ck_assert_int_eq(move.parts[1], -3);
    ck_assert_int_eq(move.parts[2], -1);
    ck_assert_int_eq(gt_waterfall_step(book, &call, &move), GT_OK);
    call.amount = 40;
    call.investor = 1;
    ck_assert_int_eq(gt_waterfall_step(book, &call, &move), GT_OK);
    ck_assert_int_eq(move.parts[1], -40);
    ck_assert_int_eq(move.parts[0], 0);
    /* Invested: 60, 70 and 10; of 100 the last has 7, and 93 go by what is out: 116 and 73. */
    ck_assert_int_eq(gt_waterfall_step(book, &payment, &move), GT_OK);
    ck_assert_int_eq(move.parts[0], 57);
    ck_assert_int_eq(move.parts[1], 36);
    ck_assert_int_eq(move.parts[2], 7);
    gt_waterfall_free(book);
}
END_TEST

/* A preview says what the step then does, and changes nothing; a cleared book begins anew. */
START_TEST(test_preview_and_clear)
{
    struct gt_waterfall_terms terms = simple_terms(.08, .2, 1);
    struct gt_waterfall *book = new_book(&terms);
    struct gt_fund_move seen, done;
    struct gt_fund_state before, after;
    struct sums sums = {0};
    for (int turn = 0; turn < 2; turn++) {
        run_flows(book, "c- 2015-01-01 100000; d- 2016-01-01 50000", 1, &sums);
        struct gt_fund_flow flow = read_flow("d- 2017-03-04 90000");
        gt_waterfall_state(book, flow.day, &before);
        ck_assert_int_eq(gt_waterfall_preview(book, &flow, &seen), GT_OK);
        gt_money part = seen.parts[0], carry = seen.carry;
        gt_waterfall_state(book, flow.day, &after);
        ck_assert_mem_eq(&before, &after, sizeof before);
        ck_assert_int_eq(before.capital_due, 50000);
        ck_assert_int_eq(seen.lines[1].due, before.preferred_due);
        ck_assert_int_eq(gt_waterfall_step(book, &flow, &done), GT_OK);
        ck_assert_int_eq(done.parts[0], part);
        ck_assert_int_eq(done.carry, carry);
        ck_assert_uint_eq(done.line_count, seen.line_count);
        gt_waterfall_clear(book);
    }
    gt_waterfall_free(book);
}
END_TEST

/* What is held, sold at its value: as a distribution of it would go. */
START_TEST(test_value)
{
    struct gt_waterfall_terms terms = simple_terms(.08, .2, 1);
    struct gt_fund_flow flows[FLOWS_MAX];
    gt_money part = 0, carry = 0;
    for (int american = 0; american < 2; american++) {
        struct sums sums = {0};
        terms.style = american ? GT_WATERFALL_AMERICAN : GT_WATERFALL_EUROPEAN;
        struct gt_waterfall *book = new_book(&terms);
        run_flows(book,
                  "cA 2015-01-01 60000; cB 2015-01-01 40000; dA 2016-01-01 60000; nB "
                  "2016-01-01 90000",
                  1, &sums);
        ck_assert_int_eq(gt_waterfall_value(book, day_of("2016-01-01"), &part, &carry), GT_OK);
        ck_assert_int_eq(part, 80000);
        ck_assert_int_eq(carry, 10000);
        ck_assert_int_eq(gt_waterfall_value(book, day_of("2015-12-31"), &part, &carry), GT_ERANGE);
        read_flows("dB 2016-01-01 90000", flows);
        struct gt_fund_move move;
        ck_assert_int_eq(gt_waterfall_step(book, &flows[0], &move), GT_OK);
        ck_assert_int_eq(move.parts[0], 80000);
        gt_waterfall_free(book);
    }
}
END_TEST

START_TEST(test_words_of_kinds)
{
    ck_assert_int_eq(gt_kind_parse(&gt_fund_flow_words, "write-off", 9), GT_FUND_FLOW_WRITE_OFF);
    ck_assert_str_eq(gt_kind_token(&gt_tier_words, GT_TIER_CATCH_UP), "catch_up");
    ck_assert_str_eq(gt_kind_token(&gt_fee_basis_words, GT_FEE_BASIS_NAV), "nav");
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("waterfall");
    TCase *tcase = tcase_create("waterfall");
    tcase_add_loop_test(tcase, test_published, 0, ROWS(published));
    tcase_add_loop_test(tcase, test_hurdles, 0, ROWS(hurdles));
    tcase_add_loop_test(tcase, test_tiers, 0, ROWS(tiers));
    tcase_add_loop_test(tcase, test_words, 0, ROWS(words));
    tcase_add_test(tcase, test_own_share);
    tcase_add_test(tcase, test_who_pays);
    tcase_add_test(tcase, test_preview_and_clear);
    tcase_add_test(tcase, test_value);
    tcase_add_test(tcase, test_words_of_kinds);
    suite_add_tcase(suite, tcase);
    return run_suite(suite);
}
