/* test_split.c - each term that moves an exit's money, by hand; all that is refused. Presets stand
 * in test_presets_exit.c, random portfolios in test_split_random.c.
 */
#include "gentou/split.h"

#include "run.h"
#include "term_days.h"

#define ROWS(table) (int)(sizeof table / sizeof *table)
#define GIVEN       .term = {.given = true}
#define PARTIES     3

/* Public, partner and club paid 1,000, 2,000 and 1,000 on 2015-01-01; the exit is 730 days later,
 * so simple interest at 5 % makes 1,100 of the public cost. */
static const struct {
    const char *why;
    struct gt_term_set set;
    gt_money proceeds, holding[PARTIES];
    gt_money gets[PARTIES];
    enum gt_split_step step; /* that moved the public side's money, if any did */
    gt_money of;             /* what its share is a share of */
} cases[] = {
    {"without terms by what each paid; the cent left over to the largest remainder",
     {0},
     10001,
     {0},
     {2500, 5001, 2500},
     GT_SPLIT_HOLDING},
    {"or by shares of the stake", {0}, 10000, {10, 60, 30}, {1000, 6000, 3000}, GT_SPLIT_HOLDING},
    {"a call at cost: the callers share by what they paid",
     {.buy_out = {GIVEN, .who = GT_TERM_FOR_PRIVATE}},
     10000,
     {0},
     {1000, 6000, 3000},
     GT_SPLIT_BUY_OUT,
     2500},
    {"a call of the partners alone",
     {.buy_out = {GIVEN, .who = GT_TERM_FOR_PARTNERS}},
     10000,
     {0},
     {1000, 6500, 2500},
     GT_SPLIT_BUY_OUT,
     2500},
    {"a call at 5 % that is not worth it: 1,050 is below 1,100",
     {.buy_out = {GIVEN, .rate = 0.05}},
     4200,
     {0},
     {1050, 2100, 1050},
     GT_SPLIT_HOLDING},
    {"a call whose window is closed",
     {.buy_out = {GIVEN, .closes = 1}},
     10000,
     {0},
     {2500, 5000, 2500},
     GT_SPLIT_HOLDING},
    {"a priority moves nothing by itself",
     {.buy_out = {GIVEN, .right = GT_TERM_RIGHT_PRIORITY, .price = GT_TERM_PRICE_FLOOR}},
     10000,
     {0},
     {2500, 5000, 2500},
     GT_SPLIT_HOLDING},
    {"and its discount of 10 % what it says",
     {.buy_out = {GIVEN, .right = GT_TERM_RIGHT_PRIORITY, .price = GT_TERM_PRICE_FLOOR,
                  .discount = 0.1}},
     10000,
     {0},
     {2250, 5250, 2500},
     GT_SPLIT_BUY_OUT,
     2500},
    {"a discount of 90 % ends at the floor, the cost",
     {.buy_out = {GIVEN, .right = GT_TERM_RIGHT_TENDER, .price = GT_TERM_PRICE_FLOOR,
                  .discount = 0.9}},
     10000,
     {0},
     {1000, 6500, 2500},
     GT_SPLIT_BUY_OUT,
     2500},
    {"half of the profit above 5 %: (2,500 - 1,100) / 2 = 700, 2 to 1",
     {.concession = {GIVEN, .share = {.general = 0.5}, .hurdle = 0.05, .who = GT_TERM_FOR_PRIVATE}},
     10000,
     {0},
     {1800, 5467, 2733},
     GT_SPLIT_CONCESSION,
     1400},
    {"a concession never reaches the cost: its hurdle is 0, its share all",
     {.concession = {GIVEN, .share = {.general = 1}, .who = GT_TERM_FOR_PARTNERS}},
     10000,
     {0},
     {1000, 6500, 2500},
     GT_SPLIT_CONCESSION,
     1500},
    {"what was called concedes nothing",
     {.buy_out = {GIVEN, .rate = 0.05, .who = GT_TERM_FOR_PARTNERS},
      .concession = {GIVEN, .share = {.general = 1}, .who = GT_TERM_FOR_PARTNERS}},
     10000,
     {0},
     {1100, 6400, 2500},
     GT_SPLIT_BUY_OUT,
     2500},
    {"capital, 5 % to the public side, a tenth of the rest: 1,000 + 100 + 590",
     {.priority_return = {GIVEN, .rate = 0.05, .profit_share = 0.1}},
     10000,
     {0},
     {1690, 5540, 2770},
     GT_SPLIT_PRIORITY_RETURN,
     5900},
    {"40 % of the partner's loss of 1,500, no more than the stake brought",
     {.loss_share = {GIVEN, .share = 0.4, .who = GT_TERM_FOR_PARTNERS}},
     1000,
     {0},
     {0, 750, 250},
     GT_SPLIT_LOSS_SHARE,
     1500},
    {"the same from elsewhere",
     {.loss_share = {GIVEN, .share = 0.4, .beyond_receipts = true, .who = GT_TERM_FOR_PARTNERS}},
     1000,
     {0},
     {-350, 1100, 250},
     GT_SPLIT_LOSS_SHARE,
     1500},
    {"up to 10 % of what they paid",
     {.loss_share = {GIVEN, .share = 0.4, .of_cost = 0.1, .who = GT_TERM_FOR_PARTNERS}},
     1000,
     {0},
     {50, 700, 250},
     GT_SPLIT_LOSS_SHARE,
     1500},
    {"and up to an amount",
     {.loss_share = {GIVEN, .share = 0.4, .most = 30, .who = GT_TERM_FOR_PARTNERS}},
     1000,
     {0},
     {220, 530, 250},
     GT_SPLIT_LOSS_SHARE,
     1500},
    {"60 % of the partner's loss from the budget",
     {.compensation = {GIVEN, .rate = {.general = 0.6}}},
     1000,
     {0},
     {-650, 1400, 250},
     GT_SPLIT_COMPENSATION,
     1500},
    {"no loss, no compensation",
     {.compensation = {GIVEN, .rate = {.general = 0.6}}},
     4000,
     {0},
     {1000, 2000, 1000},
     GT_SPLIT_HOLDING},
};

static struct gt_split_party parties[PARTIES];
static struct gt_split_deal deal;
static struct gt_split_line lines[2 * PARTIES];
static struct gt_split_call calls[2];

static void set_up(void)
{
    static const gt_money paid[PARTIES] = {1000, 2000, 1000};
    for (int i = 0; i < PARTIES; i++)
        parties[i] = (struct gt_split_party){
            .side = (enum gt_side)i, .paid = paid[i], .day = on("2015-01-01")};
    deal = (struct gt_split_deal){.parties = parties,
                                  .count = PARTIES,
                                  .stage = -1,
                                  .proceeds = 10000,
                                  .day = on("2016-12-31"),
                                  .rate = -1,
                                  .hurdle = -1};
}

START_TEST(test_cases)
{
    deal.proceeds = cases[_i].proceeds;
    for (int i = 0; i < PARTIES; i++)
        parties[i].holding = cases[_i].holding[i];
    ck_assert_int_eq(gt_split_deals(&cases[_i].set, &deal, 1, lines, calls), GT_OK);
    for (int i = 0; i < PARTIES; i++)
        ck_assert_msg(lines[i].receipt == cases[_i].gets[i], "%s: party %d has %lld", cases[_i].why,
                      i, (long long)lines[i].receipt);
    ck_assert_int_eq(calls[0].of[cases[_i].step], cases[_i].of);
    for (int step = GT_SPLIT_HOLDING + 1; step < GT_SPLIT_STEPS; step++)
        ck_assert_msg((lines[0].moved[step] != 0) == (step == (int)cases[_i].step), "%s: step %d",
                      cases[_i].why, step);
}
END_TEST

/* Over the portfolio the loss of one deal is made up before anything is conceded: 2,500 + 400 less
 * 2,200 with interest, of which 70 % are conceded; by each deal alone 70 % of 1,400. */
START_TEST(test_portfolio)
{
    struct gt_term_set set = {.concession = {GIVEN, .share = {.general = 0.7}, .hurdle = 0.05,
                                             .who = GT_TERM_FOR_PRIVATE}};
    struct gt_split_deal deals[] = {deal, deal};
    deals[1].proceeds = 1600;
    ck_assert_int_eq(gt_split_deals(&set, deals, 2, lines, calls), GT_OK);
    ck_assert_int_eq(lines[0].moved[GT_SPLIT_CONCESSION], -980);
    ck_assert_int_eq(lines[3].moved[GT_SPLIT_CONCESSION], 0);
    set.concession.scope = GT_TERM_SCOPE_PORTFOLIO;
    ck_assert_int_eq(gt_split_deals(&set, deals, 2, lines, calls), GT_OK);
    ck_assert_int_eq(lines[0].moved[GT_SPLIT_CONCESSION] + lines[3].moved[GT_SPLIT_CONCESSION],
                     -490);
}
END_TEST

static void no_public(void)
{
    parties[0].side = GT_SIDE_CLUB;
}
static void negative_payment(void)
{
    parties[1].paid = -1;
}
static void late_payment(void)
{
    parties[1].day = deal.day + 1;
}
static void half_held(void)
{
    parties[0].holding = 5;
}
static void negative_proceeds(void)
{
    deal.proceeds = -1;
}
static void negative_received(void)
{
    deal.received = -1;
}

static const struct {
    const char *why;
    struct gt_term_set set;
    void (*spoil)(void);
} refused[] = {
    {"no public row", {0}, no_public},
    {"a negative payment", {0}, negative_payment},
    {"a payment after the exit", {0}, late_payment},
    {"one share without the others", {0}, half_held},
    {"negative proceeds", {0}, negative_proceeds},
    {"something negative received", {0}, negative_received},
    {"a buy-out's rate that nobody gave", {.buy_out = {GIVEN, .rate = GT_TERM_ASKED}}, set_up},
    {"its premium", {.buy_out = {GIVEN, .premium = GT_TERM_ASKED}}, set_up},
    {"its window", {.buy_out = {GIVEN, .opens = GT_TERM_ASKED}}, set_up},
    {"a hurdle that nobody gave", {.concession = {GIVEN, .hurdle = GT_TERM_ASKED}}, set_up},
    {"a share of the further profit",
     {.priority_return = {GIVEN, .profit_share = GT_TERM_ASKED}},
     set_up},
    {"a negative rate", {.buy_out = {GIVEN, .rate = -0.01}}, set_up},
};

START_TEST(test_refused)
{
    refused[_i].spoil();
    ck_assert_msg(gt_split_deals(&refused[_i].set, &deal, 1, lines, calls) == GT_ERANGE, "%s",
                  refused[_i].why);
}
END_TEST

START_TEST(test_large)
{
    struct gt_term_set set = {0};
    deal.proceeds = INT64_MAX / 4;
    ck_assert_int_eq(gt_split_deals(&set, &deal, 1, lines, calls), GT_EOVERFLOW);
    ck_assert_int_eq(gt_split_deals(&set, &deal, 0, lines, calls), GT_OK);
}
END_TEST

/* The deal's own rates stand before the terms': they are those of the day. */
START_TEST(test_rates_of_the_day)
{
    struct gt_term_set set = {
        .buy_out = {GIVEN, .rate = GT_TERM_ASKED, .closes = 1, .who = GT_TERM_FOR_PRIVATE},
        .concession = {GIVEN, .share = {.general = 0.5}, .hurdle = GT_TERM_ASKED,
                       .who = GT_TERM_FOR_PRIVATE}};
    deal.rate = 0.05;
    deal.hurdle = 0.1;
    ck_assert_int_eq(gt_split_deals(&set, &deal, 1, lines, calls), GT_OK);
    ck_assert(calls[0].priced && !calls[0].exercised && !calls[0].price.is_open);
    ck_assert_int_eq(calls[0].price.price, 1100);
    ck_assert_int_eq(lines[0].receipt, 2500 - (2500 - 1200) / 2);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("split");
    TCase *tcase = tcase_create("exit");
    tcase_add_checked_fixture(tcase, set_up, NULL);
    tcase_add_loop_test(tcase, test_cases, 0, ROWS(cases));
    tcase_add_test(tcase, test_portfolio);
    tcase_add_loop_test(tcase, test_refused, 0, ROWS(refused));
    tcase_add_test(tcase, test_large);
    tcase_add_test(tcase, test_rates_of_the_day);
    suite_add_tcase(suite, tcase);
    return run_suite(suite);
}
