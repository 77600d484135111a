/* test_board_portfolio.c - what the fund holds, story by story: value, cost, receipts and where it
 * stands, and what is refused of a holding that is over.
 *
 * All figures are reckoned by hand, in yuan; the fund is party 1, the company is "A".
 */
#include "tests/engine/ledger.h"

#include "engine/operations/board.h"

static struct ledger ledger;

static void set_up(void)
{
    ledger_make(&ledger);
    ledger_add(&ledger, "fund", "name=Fund | ownership=fiscal");
    ledger_add(&ledger, "company", "name=A");
    ledger_add(&ledger, "class", "company=A | name=Common | kind=common");
    ledger_add(&ledger, "class", "company=A | name=Series A | kind=preferred");
}

static void tear_down(void)
{
    ledger_remove(&ledger);
}

#define ROUND(ref, day, rest)                                                                      \
    {                                                                                              \
        "deal", "company=A | kind=angel | ref=" ref " | date=" day rest                            \
    }
#define PAID(ref, money)                                                                           \
    {                                                                                              \
        "investment", "deal=" ref " | party=Fund | amount=" money                                  \
    }
#define SOLD(day, rest)                                                                            \
    {                                                                                              \
        "exit", "company=A | kind=secondary | date=" day " | " rest                                \
    }
#define MARK(day, rest)                                                                            \
    {                                                                                              \
        "mark", "company=A | method=multiples | date=" day " | " rest                              \
    }
#define UNKNOWN GT_MONEY_UNKNOWN

#define NO_MARK "A has no mark; its value is taken at cost."
#define NO_COST                                                                                    \
    "A: nobody recorded all that the fund paid in, so its cost is unknown; it is in no TVPI, DPI " \
    "or IRR."
#define LEFT_OUT "A: its value leaves out what was paid in and not recorded."
#define WAITS                                                                                      \
    "A: marks of some classes of shares change nothing until each class held has one as late."

static const struct {
    const char *why;
    struct ledger_line lines[9];
    gt_money cost, proceeds, value; /* fen */
    const char *status, *marked;    /* NULL: no day */
    const char *findings[3];        /* about the holding, in this order */
} stories[] = {
    {"what was sold is not taken off money that came later: 100 x 1/2 + 100",
     {ROUND("R1", "2018-01-01", ""), PAID("R1", "100"),
      SOLD("2019-01-01", "proceeds=80 | share=50%"), ROUND("R2", "2020-01-01", ""),
      PAID("R2", "100")},
     20000,
     8000,
     15000,
     "held in part",
     NULL,
     {NO_MARK}},
    {"the same as entered the other way round",
     {ROUND("R2", "2020-01-01", ""), PAID("R2", "100"), ROUND("R1", "2018-01-01", ""),
      PAID("R1", "100"), SOLD("2019-01-01", "proceeds=80 | share=50%")},
     20000,
     8000,
     15000,
     "held in part",
     NULL,
     {NO_MARK}},
    {"marked and left on one day",
     {ROUND("R1", "2018-01-01", ""), PAID("R1", "100"), SOLD("2019-01-01", "proceeds=300"),
      MARK("2019-01-01", "value=300")},
     10000,
     30000,
     0,
     "exited",
     "2019-01-01",
     {NULL}},
    {"marked 300, then a third sold, and 60 paid in after: 300 x 0.7 + 60",
     {ROUND("R1", "2018-01-01", ""), PAID("R1", "100"), MARK("2018-12-31", "value=300"),
      SOLD("2018-12-31", "proceeds=90 | share=30%"), ROUND("R2", "2019-05-01", ""),
      PAID("R2", "60")},
     16000,
     9000,
     27000,
     "held in part",
     "2018-12-31",
     {NULL}},
    {"a round on the day of a mark is in the mark",
     {ROUND("R1", "2018-01-01", ""), PAID("R1", "100"), MARK("2019-05-01", "value=300"),
      ROUND("R2", "2019-05-01", ""), PAID("R2", "60")},
     16000,
     0,
     30000,
     "held",
     "2019-05-01",
     {NULL}},
    {"left, and begun anew with 500",
     {ROUND("R1", "2018-01-01", ""), PAID("R1", "100"), MARK("2018-12-31", "value=300"),
      SOLD("2019-01-01", "proceeds=300"), ROUND("R2", "2020-01-01", ""), PAID("R2", "500")},
     60000,
     30000,
     50000,
     "held at cost, no mark",
     NULL,
     {NO_MARK}},
    {"a stake of unknown amount: marks and receipts show, the cost does not",
     {ROUND("R1", "2018-01-01", " | investors=Fund"), MARK("2018-12-31", "value=300"),
      SOLD("2019-01-01", "proceeds=90 | share=30%")},
     UNKNOWN,
     9000,
     21000,
     "held in part",
     "2018-12-31",
     {NO_COST}},
    {"and without a mark",
     {ROUND("R1", "2018-01-01", " | investors=Fund")},
     UNKNOWN,
     0,
     UNKNOWN,
     "held, of unknown cost",
     NULL,
     {NO_COST}},
    {"a follow-on of unknown amount after a mark",
     {ROUND("R1", "2018-01-01", ""), PAID("R1", "100"), MARK("2018-12-31", "value=300"),
      ROUND("R2", "2019-01-01", " | investors=Fund")},
     UNKNOWN,
     0,
     30000,
     "held",
     "2018-12-31",
     {NO_COST, LEFT_OUT}},
    {"and before it",
     {ROUND("R1", "2018-01-01", ""), PAID("R1", "100"),
      ROUND("R2", "2019-01-01", " | investors=Fund"), MARK("2019-12-31", "value=300")},
     UNKNOWN,
     0,
     30000,
     "held",
     "2019-12-31",
     {NO_COST}},
    {"the round tells what nobody wrote down: 100 - 60 of others",
     {ROUND("R1", "2018-01-01", " | amount=100 | investors=Fund"),
      {"investment", "deal=R1 | party=Other | amount=60"}},
     4000,
     0,
     4000,
     "held at cost, no mark",
     NULL,
     {NO_MARK}},
    {"a mark of one class does not stand for the whole",
     {ROUND("R1", "2018-01-01", ""), PAID("R1", "100"), MARK("2018-12-31", "value=300"),
      MARK("2019-12-31", "class=Series A | value=50")},
     10000,
     0,
     30000,
     "held",
     "2018-12-31",
     {WAITS}},
    {"marks of all classes do",
     {ROUND("R1", "2018-01-01", ""), PAID("R1", "100"), MARK("2018-12-31", "value=300"),
      MARK("2019-12-31", "class=Series A | value=50"),
      MARK("2020-12-31", "class=Common | value=7")},
     10000,
     0,
     5700,
     "held",
     "2020-12-31",
     {NULL}},
    {"unless money was paid in between",
     {ROUND("R1", "2018-01-01", ""), PAID("R1", "100"), MARK("2018-12-31", "value=300"),
      MARK("2019-12-31", "class=Series A | value=50"), ROUND("R2", "2020-01-01", ""),
      PAID("R2", "10"), MARK("2020-12-31", "class=Common | value=7")},
     11000,
     0,
     31000,
     "held",
     "2018-12-31",
     {WAITS}},
    {"the classes are those of the shares it received",
     {ROUND("R1", "2018-01-01", ""),
      PAID("R1", "100"),
      {"issuance", "company=A | holder=Fund | class=Series A | quantity=10 | date=2018-01-01"},
      MARK("2018-12-31", "value=300"),
      MARK("2019-12-31", "class=Series A | value=50")},
     10000,
     0,
     5000,
     "held",
     "2019-12-31",
     {NULL}},
    {"a part sold in dollars is sold",
     {ROUND("R1", "2018-01-01", ""), PAID("R1", "100"),
      SOLD("2019-01-01", "proceeds=USD 80 | share=50%")},
     10000,
     0,
     5000,
     "held in part",
     NULL,
     {"1 marks or exits are in another currency than the ledger's CNY; their money is left out.",
      NO_MARK}},
};

static const struct gt_board *fill(void)
{
    static struct gt_board board;
    struct gt_board_options options = {0};
    ledger_well(&ledger, gt_board_fill(ledger.store, ledger_day("2022-12-31"), &options, &board,
                                       &ledger.arena, &ledger.error));
    return &board;
}

static void same_findings(const struct gt_board *board, const char *why,
                          const char *const expected[3])
{
    size_t n = 0;
    for (size_t i = 0; i < board->finding_count; i++) {
        if (strcmp(board->findings[i].where, "holdings") != 0)
            continue;
        ck_assert_msg(n < 3 && expected[n], "%s: %s", why, board->findings[i].text);
        ck_assert_str_eq(board->findings[i].text, expected[n++]);
    }
    ck_assert_msg(n == 3 || !expected[n], "%s: nothing says \"%s\"", why, expected[n]);
}

START_TEST(test_story)
{
    const char *why = stories[_i].why;
    for (const struct ledger_line *line = stories[_i].lines; line->noun; line++)
        ledger_add(&ledger, line->noun, line->fields);
    const struct gt_board *board = fill();
    ck_assert_uint_eq(board->holding_count, 1);
    const struct gt_board_holding *row = board->holdings;
    ck_assert_msg(row->cost == stories[_i].cost, "%s: cost %lld", why, (long long)row->cost);
    ck_assert_msg(row->proceeds == stories[_i].proceeds, "%s: proceeds %lld", why,
                  (long long)row->proceeds);
    ck_assert_msg(row->value == stories[_i].value, "%s: value %lld", why, (long long)row->value);
    ck_assert_msg(strcmp(row->status, stories[_i].status) == 0, "%s: %s", why, row->status);
    ck_assert_msg(row->marked ==
                      (stories[_i].marked ? ledger_day(stories[_i].marked) : GT_DAY_NONE),
                  "%s: marked on another day", why);
    same_findings(board, why, stories[_i].findings);
}
END_TEST

/* -100 on 2018-01-01 and 121 after 730 days: 10 % a year. A holding of unknown cost adds nothing.
 */
START_TEST(test_rate)
{
    static const struct ledger_line lines[] = {
        ROUND("R1", "2018-01-01", ""),
        PAID("R1", "100"),
        SOLD("2020-01-01", "proceeds=121"),
        {"deal", "company=B | kind=angel | date=2018-01-01 | investors=Fund"},
        {"mark", "company=B | method=multiples | date=2019-01-01 | value=900"},
        {"payout", "payer=B | date=2019-06-01 | amount=50"},
        {NULL, NULL},
    };
    ledger_fill(&ledger, lines);
    const struct gt_board *board = fill();
    ck_assert_uint_eq(board->holding_count, 2);
    ck_assert_int_eq(board->fund_irr.status, GT_IRR_OK);
    ck_assert_double_eq_tol(board->fund_irr.value, 0.1, 1e-9);
    ck_assert_int_eq(board->holdings[1].proceeds, 5000);
    ck_assert_int_eq(board->holdings[1].value, 90000);
}
END_TEST

#define OVER(day, number)                                                                          \
    "company: the fund left all of \"A\" on 2021-01-01 and stood in no round since, so it holds "  \
    "nothing of it on " day "; if a part was kept, write the share of exit " number                \
    " with `gentou exit edit " number " --share 50%`"

/* What is over can be neither marked nor left; on its last day it can be marked. */
START_TEST(test_over)
{
    static const struct ledger_line lines[] = {
        ROUND("R1", "2018-01-01", ""),
        PAID("R1", "100"),
        SOLD("2020-01-01", "proceeds=80 | share=50%"),
        SOLD("2021-01-01", "proceeds=80"),
        MARK("2021-01-01", "value=80"),
        {NULL, NULL},
    };
    static const struct ledger_line again[] = {
        ROUND("R2", "2023-01-01", ""),     PAID("R2", "100"), MARK("2023-01-01", "value=80"),
        SOLD("2023-01-01", "proceeds=80"), {NULL, NULL},
    };
    ledger_fill(&ledger, lines);
    ledger_refused(&ledger, "exit", "company=A | kind=secondary | date=2021-01-01 | proceeds=1",
                   OVER("2021-01-01", "2"));
    ledger_refused(&ledger, "exit", "company=A | kind=secondary | date=2022-01-01 | proceeds=1",
                   OVER("2022-01-01", "2"));
    ledger_refused(&ledger, "mark", "company=A | method=multiples | date=2022-01-01 | value=80",
                   OVER("2022-01-01", "2"));
    ledger_fill(&ledger, again);
}
END_TEST

/* Of what is only assumed nobody knows what came: a cost, and no return. */
START_TEST(test_assumed)
{
    static const char *partners[] = {"P", "Q"};
    const struct gt_scenario scenario = {
        .text = "name: what if\n",
        .name = "What if",
        .currency = gt_currency_find("CNY", 3),
        .partners = {partners, 2},
        .has_backcast = true,
        .backcast = {.share = 0.25,
                     .placement = GT_PLACEMENT_INSIDE,
                     .from = GT_DAY_NONE,
                     .to = GT_DAY_NONE,
                     .others = GT_OTHERS_PRIVATE},
    };
    struct gt_board board;
    struct gt_board_options options = {.scenario = &scenario};
    struct ledger bare;
    ledger_make(&bare); /* a ledger without a fund */
    ledger_add(&bare, "partner", "name=P");
    ledger_add(&bare, "partner", "name=Q");
    ledger_add(&bare, "deal", "company=A | date=2018-01-01 | amount=400 | investors=P");
    ledger_well(&bare, gt_board_fill(bare.store, ledger_day("2022-12-31"), &options, &board,
                                     &bare.arena, &bare.error));
    ck_assert(board.holdings_assumed);
    ck_assert_uint_eq(board.holding_count, 1);
    ck_assert_int_eq(board.holdings[0].cost, 10000);
    ck_assert_int_eq(board.holdings[0].proceeds, GT_MONEY_UNKNOWN);
    ck_assert_int_eq(board.holdings[0].value, GT_MONEY_UNKNOWN);
    ck_assert_int_eq(board.fund_irr.status, GT_IRR_NO_SIGN_CHANGE);
    ledger_remove(&bare);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("board portfolio");
    TCase *tests = tcase_create("all");
    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_add_loop_test(tests, test_story, 0, ROWS(stories));
    tcase_add_test(tests, test_rate);
    tcase_add_test(tests, test_over);
    tcase_add_test(tests, test_assumed);
    suite_add_tcase(suite, tests);
    return run_suite(suite);
}
