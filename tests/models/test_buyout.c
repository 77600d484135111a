/* test_buyout.c - what a public stake costs its buyer: by hand, a second time in long double, and
 * what holds of every price.
 *
 * The literals beside a power are worked out in 40 decimals (Python's decimal). A rate that a text
 * takes from a published one is an input of the test.
 */
#include "gentou/buyout.h"
#include "gentou/presets.h"

#include "dice.h"
#include "plain_growth.h"
#include "run.h"
#include "term_days.h"

#define ROWS(table) (int)(sizeof table / sizeof *table)
#define COMPOUND    GT_TERM_INTEREST_COMPOUND
#define SIMPLE      GT_TERM_INTEREST_SIMPLE
#define ACT_365F    GT_TERM_DAYS_ACT_365F
#define ACT_360     GT_TERM_DAYS_ACT_360
#define ANNIVERSARY GT_TERM_DAYS_ANNIVERSARY

static const struct {
    double rate;
    enum gt_term_interest interest;
    enum gt_term_days days;
    const char *from, *to;
    gt_money of, is;
    const char *why;
} growths[] = {
    {0.01, COMPOUND, ANNIVERSARY, "2024-05-01", "2028-05-01", 100000000, 104060401,
     "1.01^4 = 1.04060401"},
    {0.05, COMPOUND, ANNIVERSARY, "2024-05-01", "2028-05-01", 10000000000, 12155062500,
     "1.05^4 = 1.21550625"},
    {0.05, COMPOUND, ACT_365F, "2024-05-01", "2028-05-01", 10000000000, 12156687396,
     "1,461 days: 1.05^4 x 1.05^(1/365) = 1.2156687396"},
    {0.06, SIMPLE, ACT_365F, "2011-09-01", "2015-06-30", 250000000, 307452055,
     "1,398 days: 1 + 0.06 x 1398/365 = 1.22980821918"},
    {0.06, SIMPLE, ACT_360, "2012-01-01", "2012-12-26", 100000, 106000, "360 days of 360"},
    {0.06, SIMPLE, ANNIVERSARY, "2012-02-29", "2013-02-28", 100000, 106000,
     "the year of 29 February ends on the 28th"},
    {0.1, SIMPLE, ANNIVERSARY, "2023-03-01", "2024-02-29", 366000, 402500,
     "365 of the 366 days to 1 March 2024: 366000 x (1 + 0.1 x 365/366)"},
    {0, COMPOUND, ACT_365F, "2012-02-29", "2030-02-28", 12345, 12345, "no rate"},
    {0.07, COMPOUND, ACT_365F, "2012-02-29", "2012-02-29", 12345, 12345, "no day"},
    {0.01, SIMPLE, ACT_365F, "2013-01-01", "2014-01-01", 50, 51, "half a fen goes up"},
    {0.01, SIMPLE, ACT_365F, "2013-01-01", "2014-01-01", 49, 49, "0.49 fen goes down"},
    {10, COMPOUND, ACT_365F, "2013-01-01", "2016-01-01", 7, 9317, "11^3 = 1331"},
};

START_TEST(test_growth)
{
    gt_money grown = 0;
    enum gt_status status =
        gt_term_grow(growths[_i].of, growths[_i].rate, growths[_i].interest, growths[_i].days,
                     on(growths[_i].from), on(growths[_i].to), &grown);
    ck_assert_int_eq(status, GT_OK);
    ck_assert_msg(grown == growths[_i].is, "%s: %lld", growths[_i].why, (long long)grown);
}
END_TEST

static const struct {
    gt_money amount;
    double rate;
    int after; /* days */
    enum gt_status status;
    const char *why;
} bad_growths[] = {
    {-1, 0.05, 365, GT_ERANGE, "a negative amount"},
    {100, -0.05, 365, GT_ERANGE, "a negative rate"},
    {100, 10.5, 365, GT_ERANGE, "more than 1,000 % a year"},
    {100, NAN, 365, GT_ERANGE, "no number"},
    {100, 0.05, -1, GT_ERANGE, "an end before the beginning"},
    {INT64_MAX, 0.05, 365, GT_EOVERFLOW, "more than 64 bits"},
    {100, 10, 365 * 40, GT_EOVERFLOW, "11^40"},
};

START_TEST(test_bad_growth)
{
    gt_money grown = 77;
    gt_day from = on("2013-01-01");
    ck_assert_msg(gt_term_grow(bad_growths[_i].amount, bad_growths[_i].rate, COMPOUND, ACT_365F,
                               from, from + bad_growths[_i].after,
                               &grown) == bad_growths[_i].status,
                  "%s", bad_growths[_i].why);
    ck_assert_int_eq(grown, 77);
}
END_TEST

START_TEST(test_years_later)
{
    ck_assert_int_eq(gt_term_years_later(on("2012-02-29"), 1), on("2013-02-28"));
    ck_assert_int_eq(gt_term_years_later(on("2012-02-29"), 4), on("2016-02-29"));
    ck_assert_int_eq(gt_term_years_later(on("2012-07-01"), 0), on("2012-07-01"));
    /* half of 365 days, rounded up */
    ck_assert_int_eq(gt_term_years_later(on("2012-07-01"), 2.5), on("2014-07-01") + 183);
    ck_assert_int_eq(gt_term_years_later(on("9990-07-01"), 20), GT_DAY_LAST);
}
END_TEST

/* A stake of 1,000,000.00 paid on 2012-07-01; the anniversaries of 3, 4 and 5 years fall on
 * 2015-07-01, 2016-07-01 and 2017-07-01. 1,826 days to the last. */
#define MADE                                                                                       \
    .term = {.given = true}, .right = GT_TERM_RIGHT_CALL, .price = GT_TERM_PRICE_EXACT,            \
    .each_payment = true

static const struct {
    const char *why;
    struct gt_buy_out term;
    const char *at;
    gt_money price;
    enum gt_buy_out_phase phase;
    bool is_open;
} prices[] = {
    {"cost within three years (MOF 2007)",
     {MADE, .first_years = 3, .rate = 0.06},
     "2015-07-01",
     100000000,
     GT_BUY_OUT_FIRST,
     true},
    {"and a day later interest from day one: 0.06 x 1096/365 = 0.180164384",
     {MADE, .first_years = 3, .rate = 0.06},
     "2015-07-02",
     118016438,
     GT_BUY_OUT_LATER,
     true},
    {"or only from the threshold on: 1 day of 365",
     {MADE, .first_years = 3, .rate = 0.06, .since = GT_TERM_SINCE_THRESHOLD},
     "2015-07-02",
     100016438,
     GT_BUY_OUT_LATER,
     true},
    {"a first rate of 2 % and 6 % from there on, simple: 0.02 x 1095/365 + 0.06 x 731/365",
     {MADE, .first_years = 3, .first_rate = 0.02, .rate = 0.06, .since = GT_TERM_SINCE_THRESHOLD},
     "2017-07-01",
     118016438,
     GT_BUY_OUT_LATER,
     true},
    {"the same compound by anniversaries: 1.02^3 x 1.06^2 = 1.061208 x 1.1236",
     {MADE, .first_years = 3, .first_rate = 0.02, .rate = 0.06, .interest = COMPOUND,
      .since = GT_TERM_SINCE_THRESHOLD, .days = ANNIVERSARY},
     "2017-07-01",
     119237331,
     GT_BUY_OUT_LATER,
     true},
    {"interest and premium from the first day (Hongkou 2011): 0.0475 x 1461/365 + 0.05",
     {MADE, .rate = 0.0475, .premium = 0.05},
     "2016-07-01",
     124013014,
     GT_BUY_OUT_LATER,
     true},
    {"a window that is not open yet: its first day is the one after five years",
     {MADE, .opens = 5, .rate = 0.05, .interest = COMPOUND, .days = ANNIVERSARY},
     "2017-07-01",
     127628156,
     GT_BUY_OUT_LATER,
     false},
    {"that first day: 1.05^5 x 1.05^(1/365)",
     {MADE, .opens = 5, .rate = 0.05, .interest = COMPOUND, .days = ANNIVERSARY},
     "2017-07-02",
     127645218,
     GT_BUY_OUT_LATER,
     true},
    {"a window's last day",
     {MADE, .closes = 5, .rate = 0.05, .interest = COMPOUND, .days = ANNIVERSARY},
     "2017-07-01",
     127628156,
     GT_BUY_OUT_LATER,
     true},
    {"and the day after it",
     {MADE, .closes = 5, .rate = 0.05, .interest = COMPOUND, .days = ANNIVERSARY},
     "2017-07-02",
     127645218,
     GT_BUY_OUT_LATER,
     false},
};

START_TEST(test_prices)
{
    struct gt_payment payment = {100000000, on("2012-07-01")};
    struct gt_buy_out_question question = {&payment, 1, 0, GT_MONEY_UNKNOWN, on(prices[_i].at)};
    struct gt_buy_out_price price;
    ck_assert_int_eq(gt_buy_out_price(&prices[_i].term, &question, &price), GT_OK);
    ck_assert_msg(price.price == prices[_i].price, "%s: %lld", prices[_i].why,
                  (long long)price.price);
    ck_assert_int_eq(price.formula, price.cost + price.interest + price.premium);
    ck_assert_msg(price.phase == prices[_i].phase && price.is_open == prices[_i].is_open, "%s",
                  prices[_i].why);
}
END_TEST

/* Two payments, the second two years later, and something paid out: 60,000.00 of the first
 * 100,000.00 come off, the 50,000.00 of the second do not. */
START_TEST(test_payments)
{
    struct gt_buy_out term = {MADE, .first_years = 3, .rate = 0.1};
    struct gt_payment payments[] = {{5000000, on("2014-07-01")}, {10000000, on("2012-07-01")}};
    struct gt_buy_out_question question = {payments, 2, 6000000, GT_MONEY_UNKNOWN,
                                           on("2016-06-30")};
    struct gt_buy_out_price price;
    ck_assert_int_eq(gt_buy_out_price(&term, &question, &price), GT_OK);
    /* 1,460 days of the first: 40 %; the second is within its three years */
    ck_assert_int_eq(price.price, 14000000 + 5000000);
    ck_assert_int_eq(price.phase, GT_BUY_OUT_BOTH);
    term.less_received = true;
    ck_assert_int_eq(gt_buy_out_price(&term, &question, &price), GT_OK);
    ck_assert_int_eq(price.cost, 4000000 + 5000000);
    ck_assert_int_eq(price.price, 5600000 + 5000000);
    term.each_payment = false; /* both by the first one's years: 730 days of the second, 20 % */
    ck_assert_int_eq(gt_buy_out_price(&term, &question, &price), GT_OK);
    ck_assert_int_eq(price.price, 5600000 + 5000000 + 1000000);
    ck_assert_int_eq(price.phase, GT_BUY_OUT_LATER);
    question.received = 20000000; /* more than was paid */
    ck_assert_int_eq(gt_buy_out_price(&term, &question, &price), GT_OK);
    ck_assert_int_eq(price.price, 0);
}
END_TEST

START_TEST(test_floor)
{
    struct gt_buy_out term = {MADE, .rate = 0.05};
    struct gt_payment payment = {1000000, on("2013-01-01")};
    struct gt_buy_out_question question = {&payment, 1, 0, 1100000, on("2014-01-01")};
    struct gt_buy_out_price price;
    ck_assert_int_eq(gt_buy_out_price(&term, &question, &price), GT_OK);
    ck_assert_int_eq(price.price, 1050000); /* the price itself: what was agreed does not count */
    term.price = GT_TERM_PRICE_FLOOR;
    ck_assert_int_eq(gt_buy_out_price(&term, &question, &price), GT_OK);
    ck_assert_int_eq(price.price, 1100000);
    question.agreed = 1049999;
    ck_assert_int_eq(gt_buy_out_price(&term, &question, &price), GT_OK);
    ck_assert_int_eq(price.price, 1050000);
}
END_TEST

static const struct {
    const char *why;
    struct gt_buy_out term;
    gt_money paid, received;
    int at; /* days after the payment */
} refused[] = {
    {"a rate that nobody gave", {MADE, .rate = GT_TERM_ASKED}, 100, 0, 1},
    {"the same past its first years", {MADE, .first_years = 1, .rate = GT_TERM_ASKED}, 100, 0, 366},
    {"a premium that nobody gave", {MADE, .premium = GT_TERM_ASKED}, 100, 0, 1},
    {"a window that nobody gave", {MADE, .closes = GT_TERM_ASKED}, 100, 0, 1},
    {"a negative first rate", {MADE, .first_years = 1, .first_rate = -0.01}, 100, 0, 1},
    {"a window that ends before it begins", {MADE, .opens = 5, .closes = 3}, 100, 0, 1},
    {"a negative payment", {MADE}, -100, 0, 1},
    {"a negative receipt", {MADE}, 100, -1, 1},
    {"a day before the payment", {MADE}, 100, 0, -1},
};

START_TEST(test_refused)
{
    struct gt_payment payment = {refused[_i].paid, on("2013-01-01")};
    struct gt_buy_out_question question = {&payment, 1, refused[_i].received, GT_MONEY_UNKNOWN,
                                           payment.day + refused[_i].at};
    struct gt_buy_out_price price = {.price = 77};
    ck_assert_msg(gt_buy_out_price(&refused[_i].term, &question, &price) == GT_ERANGE, "%s",
                  refused[_i].why);
    ck_assert_int_eq(price.price, 77);
    question.count = 0;
    ck_assert_int_eq(gt_buy_out_price(&refused[_i].term, &question, &price), GT_ERANGE);
}
END_TEST

/* A rate that is not in the price is not asked for. */
START_TEST(test_takes_rate)
{
    const struct gt_buy_out *mof = &gt_term_preset_find("mof-2007")->buy_out;
    struct gt_payment payment = {100, on("2008-01-01")};
    struct gt_buy_out_question question = {&payment, 1, 0, GT_MONEY_UNKNOWN, on("2011-01-01")};
    struct gt_buy_out_price price;
    ck_assert(!gt_buy_out_takes_rate(mof, &question));
    ck_assert_int_eq(gt_buy_out_price(mof, &question, &price), GT_OK);
    ck_assert_int_eq(price.price, 100);
    question.at++;
    ck_assert(gt_buy_out_takes_rate(mof, &question));
    ck_assert_int_eq(gt_buy_out_price(mof, &question, &price), GT_ERANGE);
    ck_assert(gt_buy_out_takes_rate(&gt_term_preset_find("hongkou-2011")->buy_out, &question));
}
END_TEST

static struct gt_buy_out any_term(uint64_t *seed)
{
    return (struct gt_buy_out){
        .term = {.given = true},
        .first_years = (double)dice_within(seed, 0, 5),
        .first_rate = 0.001 * (double)dice_within(seed, 0, 60),
        .rate = 0.001 * (double)dice_within(seed, 0, 150),
        .interest = (int)dice_within(seed, 0, GT_TERM_INTEREST_COUNT - 1),
        .since = (int)dice_within(seed, 0, GT_TERM_SINCE_COUNT - 1),
        .days = (int)dice_within(seed, 0, GT_TERM_DAYS_COUNT - 1),
        .each_payment = dice_within(seed, 0, 1),
    };
}

/* Random terms and payments: each price is the plain one to the cent, and never below the cost.
 * Inside a year the power is good to 15 decimals, so 10 million in cents has 6 more than it needs.
 */
START_TEST(test_plain)
{
    uint64_t seed = 20070706;
    for (int round = 0; round < 4000; round++) {
        struct gt_buy_out term = any_term(&seed);
        struct gt_payment payments[3];
        gt_day start = (gt_day)dice_within(&seed, 10000, 20000);
        size_t count = (size_t)dice_within(&seed, 1, 3);
        gt_money plain = 0;
        for (size_t i = 0; i < count; i++)
            payments[i] = (struct gt_payment){dice_within(&seed, 0, INT64_C(1000000000)),
                                              start + (gt_day)dice_within(&seed, 0, 900) * (i > 0)};
        struct gt_buy_out_question question = {payments, count, 0, GT_MONEY_UNKNOWN,
                                               start + (gt_day)dice_within(&seed, 900, 4000)};
        struct gt_buy_out_price price;
        ck_assert_int_eq(gt_buy_out_price(&term, &question, &price), GT_OK);
        for (size_t i = 0; i < count; i++) {
            long double one = (long double)payments[i].amount *
                              plain_price(&term, payments[i].day, start, question.at);
            plain += plain_round(one);
        }
        ck_assert_msg(plain == price.price, "round %d: %lld, not %lld", round,
                      (long long)price.price, (long long)plain);
        ck_assert_int_ge(price.price, price.cost);
    }
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("buyout");
    TCase *tcase = tcase_create("price");
    tcase_add_loop_test(tcase, test_growth, 0, ROWS(growths));
    tcase_add_loop_test(tcase, test_bad_growth, 0, ROWS(bad_growths));
    tcase_add_test(tcase, test_years_later);
    tcase_add_loop_test(tcase, test_prices, 0, ROWS(prices));
    tcase_add_test(tcase, test_payments);
    tcase_add_test(tcase, test_floor);
    tcase_add_loop_test(tcase, test_refused, 0, ROWS(refused));
    tcase_add_test(tcase, test_takes_rate);
    tcase_add_test(tcase, test_plain);
    suite_add_tcase(suite, tcase);
    return run_suite(suite);
}
