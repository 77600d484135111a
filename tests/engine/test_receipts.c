/* test_receipts.c - what a holding brought back: on which days, and in the board's returns.
 *
 * The fund paid 100 yuan in for shares on 2016-03-21; all figures below are reckoned by hand.
 */
#include "tests/engine/ledger.h"

#include "engine/operations/board.h"
#include "engine/operations/receipts.h"

#include <math.h>

static struct ledger ledger;

static const struct ledger_line story[] = {
    {"fund", "name=Guidance Fund"},
    {"partner", "name=Yanbo"},
    {"deal", "ref=R1 | company=Robotics | date=2016-03-21 | kind=angel"},
    {"investment", "deal=R1 | party=Guidance Fund | amount=100"},
    {"investment", "deal=R1 | party=Yanbo | amount=100"},
    {"class", "company=Robotics | name=Common | kind=common"},
    {"class", "company=Robotics | name=Series A | kind=preferred"},
    {"payout", "payer=Robotics | date=2017-03-21 | amount=5"},
    {"payout", "payer=Robotics | party=Yanbo | date=2017-03-21 | amount=7"},
    {"exit", "company=Robotics | date=2018-03-21 | kind=secondary | proceeds=80 | share=50%"},
    {"exit", "company=Robotics | holder=Yanbo | date=2018-03-21 | kind=secondary | proceeds=90"},
    {"escrow", "company=Robotics | date=2018-03-21 | amount=20"},
    {"release", "escrow=1 | date=2019-03-21 | amount=15"},
    {NULL, NULL},
};

static void set_up(void)
{
    ledger_make(&ledger);
    ledger_fill(&ledger, story);
}

static void tear_down(void)
{
    ledger_remove(&ledger);
}

/* The fund's sum by a day, in fen. */
static gt_money received(const char *day)
{
    struct gt_receipt *rows = NULL;
    size_t count = 0;
    gt_money sum = 0;
    ledger_well(&ledger, gt_receipts_load(ledger.store, 1, ledger_day(day), &rows, &count,
                                          &ledger.arena, &ledger.error));
    for (size_t i = 0; i < count; i++)
        ck_assert_int_eq(gt_money_add(sum, rows[i].amount, &sum), GT_OK);
    return sum;
}

START_TEST(test_received)
{
    static const struct {
        const char *day;
        gt_money sum;
    } days[] = {
        {"2017-03-20", 0},    {"2017-03-21", 500},  {"2018-03-20", 500},
        {"2018-03-21", 6500}, {"2019-03-20", 6500}, {"2019-03-21", 8000},
    };
    for (int i = 0; i < ROWS(days); i++)
        ck_assert_int_eq(received(days[i].day), days[i].sum);
    ledger_add(&ledger, "release", "escrow=1 | date=2020-03-21");
    ck_assert_int_eq(received("2020-03-21"), 8500);
}
END_TEST

static const struct gt_board *fill(const char *day)
{
    static struct gt_board board;
    struct gt_board_options options = {0};
    ledger_well(&ledger, gt_board_fill(ledger.store, ledger_day(day), &options, &board,
                                       &ledger.arena, &ledger.error));
    ck_assert_uint_eq(board.holding_count, 1);
    return &board;
}

/* XIRR of -100 on 2016-03-21, 5 after 365 days, 60 (of 80, 20 in escrow) after 730, and the half
 * still held at cost, 50, after 730: 100 (1+r)^2 = 5 (1+r) + 110, so 1+r = (5 + sqrt(44025)) / 200.
 */
START_TEST(test_returns)
{
    const struct gt_board *board = fill("2018-03-21");
    ck_assert_int_eq(board->holdings[0].proceeds, 6500);
    ck_assert_int_eq(board->holdings[0].value, 5000);
    ck_assert_int_eq(board->fund_irr.status, GT_IRR_OK);
    ck_assert_double_eq_tol(board->fund_irr.value, (5 + sqrt(44025)) / 200 - 1, 1e-9);
    board = fill("2019-03-21");
    ck_assert_int_eq(board->holdings[0].proceeds, 8000);
}
END_TEST

/* Marks of all classes add up; of two of one class, or of one and one of the whole, the later
 * entered holds. Marks are later than the exit, so they are of the half still held. */
START_TEST(test_marks_by_class)
{
    static const struct {
        const char *mark;
        gt_money value; /* after it */
    } marks[] = {
        {"class=Common | value=10", 5000}, /* at cost: Series A has none yet */
        {"class=Series A | value=30", 4000},
        {"class=Common | value=12", 4200},
        {"value=44", 4400},
        {"class=Series A | value=31", 4400}, /* Common's is older than the whole's */
        {"class=Common | value=9", 4000},
    };
    for (int i = 0; i < ROWS(marks); i++) {
        ledger_add(&ledger, "mark",
                   gt_arena_format(&ledger.arena,
                                   "company=Robotics | date=2018-12-31 | method=multiples | %s",
                                   marks[i].mark));
        ck_assert_int_eq(fill("2018-12-31")->holdings[0].value, marks[i].value);
    }
    ledger_add(&ledger, "mark",
               "company=Robotics | date=2019-12-31 | method=multiples | class=Common | value=8");
    ck_assert_int_eq(fill("2019-12-31")->holdings[0].value, 3900);
}
END_TEST

/* A payout in another currency is said to be left out. */
START_TEST(test_foreign)
{
    ledger_add(&ledger, "payout", "payer=Robotics | date=2018-01-01 | amount=USD 9");
    const struct gt_board *board = fill("2018-03-21");
    bool said = false;
    for (size_t i = 0; i < board->finding_count; i++)
        said |= strcmp(board->findings[i].text,
                       "1 dividends or other payouts are in another currency than the ledger's CNY "
                       "and are left out.") == 0;
    ck_assert(said);
    ck_assert_int_eq(board->holdings[0].proceeds, 6500);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("receipts");
    TCase *tests = tcase_create("all");
    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_add_test(tests, test_received);
    tcase_add_test(tests, test_returns);
    tcase_add_test(tests, test_marks_by_class);
    tcase_add_test(tests, test_foreign);
    suite_add_tcase(suite, tests);
    return run_suite(suite);
}
