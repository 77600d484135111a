/* test_rates.c - the ledger's amounts in its own currency, at the rates it has. Names are invented.
 */
#include "tests/engine/ledger.h"

#include "engine/operations/board.h"
#include "engine/operations/facts.h"
#include "engine/operations/rates.h"
#include "tests/models/dice.h"

static struct ledger ledger;

/* Deals: 1 in dollars with stakes of three, 2 in yuan, 3 in dollars of unknown amount. */
static const struct ledger_line lines[] = {
    {"fund", "name=Guidance Fund"},
    {"partner", "name=Yanbo | ownership=private"},
    {"member", "name=Gu Hengzhi | kind=person"},
    {"deal", "ref=R1 | company=Robotics | date=2016-03-23 | kind=angel | amount=USD 100.01 | "
             "pre_money=USD 900 | investors=Guidance Fund; Yanbo; Angels"},
    {"investment", "deal=R1 | party=Guidance Fund | amount=USD 33.33"},
    {"investment", "deal=R1 | party=Yanbo | amount=USD 33.34"},
    {"investment", "deal=R1 | party=Angels | amount=USD 33.34"},
    {"pledge", "deal=R1 | member=Gu Hengzhi | date=2016-03-01 | amount=USD 10 | state=committed"},
    {"deal", "ref=R2 | company=Networks | date=2017-06-30 | amount=500万"},
    {"deal", "ref=R3 | company=Media | date=2018-01-05 | currency=USD | investors=Yanbo; Angels"},
    {"investment", "deal=R3 | party=Yanbo | amount=USD 7.05"},
    {NULL, NULL},
};

static void set_up(void)
{
    ledger_make(&ledger);
    ledger_fill(&ledger, lines);
}

static void tear_down(void)
{
    ledger_remove(&ledger);
}

static void add_rates(void)
{
    ledger_add(&ledger, "rate", "from=USD | date=2016-03-21 | rate=6.4824 | source=CFETS");
    ledger_add(&ledger, "rate", "from=USD | to=CNY | date=2018-01-05 | rate=6.5 | source=CFETS");
}

static void load(const char *day, const struct gt_facts_terms *terms, struct gt_facts *facts)
{
    ledger_well(&ledger, gt_facts_under(ledger.store, ledger_day(day), terms, facts, &ledger.arena,
                                        &ledger.error));
}

/* Without rates foreign amounts are unknown, and counted. */
START_TEST(test_none)
{
    struct gt_facts facts;
    load("2025-01-01", NULL, &facts);
    ck_assert(!facts.exchange->converts);
    ck_assert_int_eq(facts.deals[0].amount, GT_MONEY_UNKNOWN);
    ck_assert_int_eq(gt_facts_stake(&facts, 0, 1), GT_MONEY_UNKNOWN);
    ck_assert_int_eq(facts.deals[1].amount, 500000000);
    ck_assert_uint_eq(facts.foreign, 2);
}
END_TEST

/* The whole at the rate of its day, the parts out of it: 64830.48.. fen is 648.30 yuan. */
START_TEST(test_converted)
{
    struct gt_facts facts;
    add_rates();
    load("2025-01-01", NULL, &facts);
    ck_assert(facts.exchange->converts);
    ck_assert_uint_eq(facts.foreign, 0);
    ck_assert_int_eq(facts.deals[0].amount, 64830);
    ck_assert_int_eq(facts.deals[0].pre_money, 583416);
    ck_assert_int_eq(facts.deals[0].post_money, GT_MONEY_UNKNOWN);
    gt_money sum = 0;
    for (size_t s = facts.first_stake[0]; s < facts.first_stake[1]; s++)
        sum += facts.stakes[s].amount;
    ck_assert_int_eq(sum, 64830);
    /* 7.05 dollars at 6.5 are 45.825 yuan: 4582.5 fen, to the even 4582. The amount nobody knows
     * stays unknown, and so does the stake of Angels. */
    ck_assert_int_eq(facts.deals[2].amount, GT_MONEY_UNKNOWN);
    ck_assert_int_eq(gt_facts_stake(&facts, 2, 2), 4582);
    ck_assert_int_eq(facts.stakes[facts.first_stake[3] - 1].amount, GT_MONEY_UNKNOWN);
    ck_assert_uint_eq(facts.exchange->used_count, 1);
    const struct gt_board_exchange *line = &facts.exchange->used[0];
    ck_assert_int_eq(line->amounts, 3);
    ck_assert_int_eq(line->rates, 2);
    ck_assert_int_eq(line->first, ledger_day("2016-03-21"));
    ck_assert_int_eq(line->last, ledger_day("2018-01-05"));
    ck_assert_str_eq(line->sources, "CFETS");
    ck_assert_str_eq(gt_exchange_way(line, &ledger.arena), "USD to CNY");
    ck_assert_str_eq(gt_exchange_use(line, &ledger.arena),
                     "amounts: 3, at 2 rates of 2016-03-21 to 2018-01-05");
}
END_TEST

/* Later rates are not seen, and --set-aside sees none. */
START_TEST(test_aside)
{
    struct gt_facts facts;
    struct gt_facts_terms aside = {NULL, {true, 10, NULL}};
    add_rates();
    load("2025-01-01", &aside, &facts);
    ck_assert_uint_eq(facts.foreign, 2);
    ck_assert_int_eq(facts.deals[0].amount, GT_MONEY_UNKNOWN);
    load("2016-03-20", NULL, &facts);
    ck_assert(!facts.exchange->converts);
}
END_TEST

/* A rate too old, or none, is an error that says where. */
static const struct {
    const char *rate;
    int32_t oldest;
    const char *via, *sentence, *why;
} missing[] = {
    {"from=USD | date=2016-03-12 | rate=6.5", 10, NULL,
     "deal 1: there is no rate from USD to CNY on 2016-03-23 or the 10 days before (the last one "
     "is "
     "of 2016-03-12); enter it with `gentou rate add`, allow an older one with --rate-age, or "
     "leave "
     "other currencies out with --set-aside",
     "eleven days old"},
    {"from=EUR | date=2016-03-23 | rate=7.2", 10, NULL,
     "deal 1: there is no rate from USD to CNY on 2016-03-23 or before; enter it with `gentou rate "
     "add`, or leave other currencies out with --set-aside",
     "another currency's"},
    {"from=EUR | date=2016-03-23 | rate=7.2", 10, "EUR",
     "deal 1: there is no rate from USD to CNY on 2016-03-23 or before; enter it with `gentou rate "
     "add`, or leave other currencies out with --set-aside",
     "half of the way"},
};

START_TEST(test_missing)
{
    struct gt_facts facts;
    const char *via = missing[_i].via;
    struct gt_facts_terms terms = {
        NULL, {false, missing[_i].oldest, via ? gt_currency_find(via, 3) : NULL}};
    ledger_add(&ledger, "rate", missing[_i].rate);
    int code = gt_facts_under(ledger.store, ledger_day("2025-01-01"), &terms, &facts, &ledger.arena,
                              &ledger.error);
    ck_assert_msg(code == GT_EXIT_DATA, "%s", missing[_i].why);
    ck_assert_str_eq(ledger.error.text, missing[_i].sentence);
}
END_TEST

/* The board: holdings, marks and pledges in yuan, and the assumptions say at which rates. */
START_TEST(test_board)
{
    struct gt_board board;
    struct gt_board_options options = {0};
    add_rates();
    ledger_add(&ledger, "rate", "from=CNY | to=USD | date=2016-12-30 | rate=0.144 | source=Fed");
    ledger_add(&ledger, "mark", "company=Robotics | date=2016-12-31 | value=USD 36 | method=cost");
    ledger_well(&ledger, gt_board_fill(ledger.store, ledger_day("2025-01-01"), &options, &board,
                                       &ledger.arena, &ledger.error));
    ck_assert_uint_eq(board.holding_count, 1);
    ck_assert_int_eq(board.holdings[0].value, 25000); /* 36 / 0.144 yuan */
    ck_assert_int_eq(board.members[0].pledged, 6482); /* 64.824 yuan */
    ck_assert_uint_eq(board.exchange_count, 2);
    ck_assert(board.exchanges[1].inverse);
    bool said = false;
    for (size_t i = 0; i < board.assumption_count; i++)
        if (strcmp(board.assumptions[i].name, "USD to CNY, divided by rates from CNY to USD") == 0)
            said =
                strcmp(board.assumptions[i].value, "amounts: 1, at the rate of 2016-12-30") == 0 &&
                strcmp(board.assumptions[i].source, "Fed") == 0;
    ck_assert(said);
}
END_TEST

/* Whatever the stakes are, converted they sum to no more than the round, and to all of it where
 * they did before. */
START_TEST(test_parts)
{
    struct gt_exchange_book book;
    uint64_t state = (uint64_t)_i + 7;
    add_rates();
    ledger_well(&ledger, gt_exchange_open(ledger.store, ledger_day("2025-01-01"), NULL, &book,
                                          &ledger.arena, &ledger.error));
    for (int round = 0; round < 200; round++) {
        gt_money stakes[5], *parts[5], sum = 0, whole = 0, old;
        for (int i = 0; i < 5; i++) {
            stakes[i] = dice_within(&state, 1, 100000);
            parts[i] = &stakes[i];
            whole += stakes[i];
        }
        bool all = round % 2 == 0;
        whole += all ? 0 : dice_within(&state, 1, 100000);
        old = whole;
        ledger_well(&ledger,
                    gt_exchange_parts(&book, gt_currency_find("USD", 3), ledger_day("2016-03-25"),
                                      &whole, parts, 5, &ledger.error));
        for (int i = 0; i < 5; i++)
            sum += stakes[i];
        ck_assert(all ? sum == whole : sum <= whole);
        ck_assert_int_ge(whole, old * 6);
    }
}
END_TEST

static const struct {
    const char *fields, *sentence;
} refused[] = {
    {"from=USD | date=2016-03-21 | rate=6.5", "date: the rate from USD to CNY on 2016-03-21 is "
                                              "6.4824 already; `gentou rate edit 1` corrects "
                                              "it"},
    {"from=CNY | date=2016-03-21 | rate=1", "to: one CNY is always one CNY; name another currency"},
    {"from=USD | to=USD | date=2016-03-21 | rate=1",
     "to: one USD is always one USD; name another currency"},
    {"from=EUR | date=2016-03-21 | rate=7.2 yuan",
     "rate: \"7.2 yuan\" is no rate; expected: how many CNY one EUR is, a decimal number above 0 "
     "with "
     "at most 12 digits (7.1234)"},
    {"from=EUR | date=2016-03-21 | rate=-7.2", "rate: \"-7.2\" is no rate; expected: how many CNY "
                                               "one EUR is, a decimal number above 0 with at "
                                               "most 12 digits (7.1234)"},
    {"from=EUR | date=2016-03-21 | rate=7.1234567890123",
     "rate: \"7.1234567890123\" is no rate; expected: how many CNY one EUR is, a decimal number "
     "above "
     "0 with at most 12 digits (7.1234)"},
    {"date=2016-03-21 | rate=7.2",
     "from: it is missing; expected: currency, one unit of which the rate is for"},
    {"from=EUR | rate=7.2", "date: it is missing; expected: day of the rate"},
};

START_TEST(test_refused)
{
    add_rates();
    ledger_refused(&ledger, "rate", refused[_i].fields, refused[_i].sentence);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("rates");
    TCase *tests = tcase_create("rates");
    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_add_test(tests, test_none);
    tcase_add_test(tests, test_converted);
    tcase_add_test(tests, test_aside);
    tcase_add_loop_test(tests, test_missing, 0, ROWS(missing));
    tcase_add_test(tests, test_board);
    tcase_add_loop_test(tests, test_parts, 0, 3);
    tcase_add_loop_test(tests, test_refused, 0, ROWS(refused));
    suite_add_tcase(suite, tests);
    return run_suite(suite);
}
