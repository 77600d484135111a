/* test_waterfall_deals.c - deal by deal, and the clawback: each term alone. */
#include "any_fund.h"
#include "run.h"

#define ROWS(t) ((int)(sizeof(t) / sizeof *(t)))

/* Deal by deal. */
static const struct {
    const char *why;
    bool losses, write_downs, expenses;
    double rate, catch_up;
    const char *flows;
    gt_money manager;
} deals[] = {
    {"each deal alone: 20 % of 20, and 20 % of 40 although B lost 30", false, true, true, -1, 0,
     "cA 2015-01-01 100; cB 2015-01-01 100; cC 2015-01-01 100; dA 2016-01-01 120; dB 2017-01-01 "
     "70; "
     "dC 2018-01-01 140",
     4 + 8},
    {"losses made up: 20 % of 20, and of 40 - 30", true, true, true, -1, 0,
     "cA 2015-01-01 100; cB 2015-01-01 100; cC 2015-01-01 100; dA 2016-01-01 120; dB 2017-01-01 "
     "70; "
     "dC 2018-01-01 140",
     4 + 2},
    {"a write-down is made up beforehand: 50 of B before carry on A's 70", true, true, true, -1, 0,
     "cA 2015-01-01 100; cB 2015-01-01 100; wB 2015-12-31 50; dA 2016-01-01 170", 4},
    {"unless the terms say otherwise", true, false, true, -1, 0,
     "cA 2015-01-01 100; cB 2015-01-01 100; wB 2015-12-31 50; dA 2016-01-01 170", 14},
    {"and what was made up is not made up twice: B sold at 50 is whole", true, true, true, -1, 0,
     "cA 2015-01-01 100; cB 2015-01-01 100; wB 2015-12-31 50; dA 2016-01-01 170; dB 2017-01-01 50",
     4 + 0},
    {"then B brings 80: 30 of profit against its whole cost, and it is in all 100", true, true,
     true, -1, 0,
     "cA 2015-01-01 100; cB 2015-01-01 100; wB 2015-12-31 50; dA 2016-01-01 170; dB 2017-01-01 80",
     4 + 6},
    {"fees of 20 go with cost: 12 of them with 60 of 100", true, true, true, -1, 0,
     "cA 2015-01-01 60; cB 2015-01-01 40; f- 2015-01-01 20; dA 2016-01-01 102", 6},
    {"and the rest with the other deal", true, true, true, -1, 0,
     "cA 2015-01-01 60; cB 2015-01-01 40; f- 2015-01-01 20; dA 2016-01-01 102; dB 2017-01-01 58",
     6 + 2},
    {"fees called when A is gone belong to it in part: 15 x .6 = 9, 5 of 10 were not yet", true,
     true, true, -1, 0,
     "cA 2015-01-01 600; cB 2015-01-01 400; f- 2015-01-01 100; dA 2016-01-01 760; f- 2016-02-01 "
     "50; "
     "dB 2017-01-01 590",
     20 + 20},
    {"fees that are not made up", true, true, false, -1, 0,
     "cA 2015-01-01 60; cB 2015-01-01 40; f- 2015-01-01 20; dA 2016-01-01 100", 8},
    {"half of A is sold for its half: cost 50, profit 30", true, true, true, -1, 0,
     "cA 2015-01-01 100; dA 2016-01-01 80 cost=50", 6},
    {"a dividend is profit when the terms say it has no cost", true, true, true, -1, 0,
     "cA 2015-01-01 100; dA 2016-01-01 10 cost=0", 2},
    {"the hurdle of the deal alone: 8 of 100, then 80 / 20 with catch-up", true, true, true, .08, 1,
     "cA 2015-01-01 100000; cB 2015-01-01 900000; dA 2016-01-01 150000", 10000},
    {"below its hurdle no carry", true, true, true, .08, 1,
     "cA 2015-01-01 100000; cB 2015-01-01 900000; dA 2016-01-01 107000", 0},
    {"a lost deal's hurdle is made up, too: 100 x 1.08^2, and of C 108 x 1.08", true, true, true,
     .08, 0, "cA 2015-01-01 100000; cB 2015-01-01 100000; oA 2016-01-01 0; dB 2017-01-01 250000",
     (250000 - 233280) / 5},
    {"kept proceeds are the next deal's cost: A's 100 become B's", true, true, true, -1, 0,
     "cA 2015-01-01 100; dA 2016-01-01 130 kept=100; iB 2016-01-02 100; dB 2017-01-01 150", 6 + 10},
};

START_TEST(test_deals)
{
    struct gt_waterfall_terms terms = simple_terms(deals[_i].rate, .2, deals[_i].catch_up);
    struct sums sums = {0};
    terms.style = GT_WATERFALL_AMERICAN;
    terms.losses = deals[_i].losses;
    terms.write_downs = deals[_i].write_downs;
    terms.expenses = deals[_i].expenses;
    struct gt_waterfall *book = new_book(&terms);
    run_flows(book, deals[_i].flows, 1, &sums);
    ck_assert_msg(sums.carry == deals[_i].manager, "%s: %lld", deals[_i].why,
                  (long long)sums.carry);
    gt_waterfall_free(book);
}
END_TEST

/* Clawbacks: A of 100 brought 200 and carry of 20; then comes what the row says. */
static const struct {
    const char *why;
    enum gt_clawback_test test;
    double rate, tax, escrow;
    const char *then;
    gt_money paid, entitled, due, from_escrow;
} clawbacks[] = {
    {"B lost all: no profit", GT_CLAWBACK_TEST_WHOLE_FUND, -1, 0, 0, "oB 2018-01-01 0", 20000, 0,
     20000, 0},
    {"B lost half: 20 % of 50", GT_CLAWBACK_TEST_WHOLE_FUND, -1, 0, 0, "dB 2018-01-01 50000", 20000,
     10000, 10000, 0},
    {"and by the profit alone", GT_CLAWBACK_TEST_PROFIT_SHARE, -1, 0, 0, "dB 2018-01-01 50000",
     20000, 10000, 10000, 0},
    {"and by the losses: 20 % of 50", GT_CLAWBACK_TEST_DEAL_LOSSES, -1, 0, 0, "dB 2018-01-01 50000",
     20000, 10000, 10000, 0},
    {"and by the greater of both", GT_CLAWBACK_TEST_GREATER_OF, -1, 0, 0, "dB 2018-01-01 50000",
     20000, 10000, 10000, 0},
    {"after tax of 40 % at most 12", GT_CLAWBACK_TEST_WHOLE_FUND, -1, .4, 0, "oB 2018-01-01 0",
     20000, 0, 12000, 0},
    {"of them 6 were held", GT_CLAWBACK_TEST_WHOLE_FUND, -1, .4, .3, "oB 2018-01-01 0", 20000, 0,
     12000, 6000},
    {"profit alone leaves the investors short of 8 % on both deals", GT_CLAWBACK_TEST_PROFIT_SHARE,
     .08, 0, 0, "dB 2018-01-01 50000", 20000, 10000, 10000, 0},
    {"the shortfall decides: 200 x 1.08 - 180 = 36, x 1.08^2 = 41.9904, less 50: none, so 10 of "
     "profit",
     GT_CLAWBACK_TEST_GREATER_OF, .08, 0, 0, "dB 2018-01-01 50000", 20000, 10000, 10000, 0},
    {"B brings 30: 41.9904 - 30 = 11.9904 are short, and 20 % of 30 is 6: 14 of profit's test",
     GT_CLAWBACK_TEST_GREATER_OF, .08, 0, 0, "dB 2018-01-01 30000", 20000, 6000, 14000, 0},
    {"B brings 24: 17.9904 short are more than the 15.2 above 20 % of 24",
     GT_CLAWBACK_TEST_GREATER_OF, .08, 0, 0, "dB 2018-01-01 24000", 20000, 2010, 17990, 0},
    {"the whole fund's: 216 - 200 = 16, x 1.08^2 = 18.6624; of 24 there is 5.3376, catch-up 4.666",
     GT_CLAWBACK_TEST_WHOLE_FUND, .08, 0, 0, "dB 2018-01-01 24000", 20000, 4800, 15200, 0},
    {"nothing too much: B brings its cost and hurdle", GT_CLAWBACK_TEST_WHOLE_FUND, -1, 0, 0,
     "dB 2018-01-01 100000", 20000, 20000, 0, 0},
    {"B is not sold: at cost there is nothing too much", GT_CLAWBACK_TEST_WHOLE_FUND, -1, 0, 0,
     "nA 2018-01-01 0", 20000, 20000, 0, 0},
    {"nor at a value of 100, but at 60 there is", GT_CLAWBACK_TEST_WHOLE_FUND, -1, 0, 0,
     "nB 2018-01-01 60000", 20000, 12000, 8000, 0},
};

START_TEST(test_clawbacks)
{
    struct gt_waterfall_terms terms = simple_terms(clawbacks[_i].rate, .2, 1);
    struct gt_clawback clawback;
    struct gt_fund_move move;
    struct gt_fund_state state;
    struct sums sums = {0};
    terms.style = GT_WATERFALL_AMERICAN;
    terms.losses = clawbacks[_i].test != GT_CLAWBACK_TEST_DEAL_LOSSES;
    terms.clawback_test = clawbacks[_i].test;
    terms.clawback_tax = clawbacks[_i].tax;
    terms.escrow = clawbacks[_i].escrow;
    struct gt_waterfall *book = new_book(&terms);
    run_flows(book, "cA 2015-01-01 100000; cB 2015-01-01 100000; dA 2016-01-01 200000", 1, &sums);
    run_flows(book, clawbacks[_i].then, 1, &sums);
    ck_assert_int_eq(gt_waterfall_clawback(book, day_of("2018-01-01"), &clawback), GT_OK);
    ck_assert_msg(clawback.paid == clawbacks[_i].paid &&
                      clawback.entitled == clawbacks[_i].entitled &&
                      clawback.due == clawbacks[_i].due,
                  "%s: %lld %lld %lld", clawbacks[_i].why, (long long)clawback.paid,
                  (long long)clawback.entitled, (long long)clawback.due);
    struct gt_fund_flow flow = read_flow("k- 2018-01-01 0");
    ck_assert_int_eq(gt_waterfall_step(book, &flow, &move), GT_OK);
    ck_assert_int_eq(move.carry, -clawbacks[_i].due);
    ck_assert_int_eq(move.parts[0], clawbacks[_i].due);
    ck_assert_msg(move.from_escrow == clawbacks[_i].from_escrow, "%s", clawbacks[_i].why);
    gt_waterfall_state(book, flow.day, &state);
    ck_assert_int_eq(state.carry, clawback.paid - clawback.due);
    /* What was given back is not asked for again. */
    ck_assert_int_eq(gt_waterfall_step(book, &flow, &move), GT_OK);
    ck_assert_int_eq(move.carry, 0);
    gt_waterfall_free(book);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("waterfall_deals");
    TCase *tcase = tcase_create("waterfall_deals");
    tcase_add_loop_test(tcase, test_deals, 0, ROWS(deals));
    tcase_add_loop_test(tcase, test_clawbacks, 0, ROWS(clawbacks));
    suite_add_tcase(suite, tcase);
    return run_suite(suite);
}
