/* test_board_people.c - the board's totals, members and pipeline: what is summed, and what is not.
 *
 * In yuan, by hand; dollars have no rate here, so they are in no sum.
 */
#include "tests/engine/ledger.h"

#include "engine/operations/board.h"

static struct ledger ledger;

static const struct ledger_line lines[] = {
    {"fund", "name=Fund"},
    {"club", "name=Club"},
    {"member", "name=Gu | kind=person"},
    {"partner", "name=P | ownership=private"},
    {"deal", "ref=R1 | company=A | date=2018-01-01 | kind=angel | amount=100 | investors=P"},
    {"deal", "ref=R2 | company=A | date=2019-01-01 | kind=angel | amount=230 | investors=P"},
    {"deal", "ref=R3 | company=B | date=2019-01-01 | kind=angel | amount=USD 900 | investors=P"},
    {"deal", "ref=R4 | company=C | date=2019-01-01 | kind=angel | investors=P"},
    {"deal", "ref=O1 | company=D | date=2020-01-01 | stage=terms | amount=500"},
    {"deal", "ref=O2 | company=E | date=2020-01-01 | stage=terms | amount=USD 500"},
    {"pledge", "deal=O1 | member=Gu | date=2020-02-01 | amount=20 | state=committed"},
    {"pledge", "deal=O2 | member=Gu | date=2020-02-01 | amount=USD 30 | state=committed"},
    {"deal", "ref=O3 | company=F | date=2020-01-01 | stage=terms | amount=500"},
    {"pledge", "deal=O3 | member=Gu | date=2020-02-01 | amount=7 | state=committed"},
    {"pledge", "deal=O3 | member=Gu | date=2020-03-01 | amount=7 | state=withdrawn"},
    {"deal", "ref=O4 | company=G | date=2020-01-01 | stage=terms | amount=500"},
    {"pledge", "deal=O4 | member=Gu | date=2020-02-01 | amount=5 | state=funded"},
    {NULL, NULL},
};

static const struct gt_board *fill(void)
{
    static struct gt_board board;
    struct gt_board_options options = {0};
    ledger_well(&ledger, gt_board_fill(ledger.store, ledger_day("2022-12-31"), &options, &board,
                                       &ledger.arena, &ledger.error));
    return &board;
}

static void set_up(void)
{
    ledger_make(&ledger);
    ledger_fill(&ledger, lines);
}

static void tear_down(void)
{
    ledger_remove(&ledger);
}

/* 100 + 230; the dollars and the round of unknown amount are in no sum. */
START_TEST(test_rounds)
{
    const struct gt_board *board = fill();
    ck_assert_int_eq(board->rounds, 4);
    ck_assert_int_eq(board->rounds_unknown, 1);
    ck_assert_int_eq(board->rounds_foreign, 1);
    ck_assert_int_eq(board->rounds_amount, 33000);
    ck_assert_uint_eq(board->partner_count, 1);
    ck_assert_int_eq(board->partners[0].rounds, 4);
    ck_assert_int_eq(board->partners[0].rounds_unknown, 1);
    ck_assert_int_eq(board->partners[0].rounds_amount, 33000);
}
END_TEST

/* Pledges of 20 and 5 live, and 30 dollars; the 7 were withdrawn. */
START_TEST(test_member)
{
    const struct gt_board *board = fill();
    ck_assert_uint_eq(board->member_count, 1);
    ck_assert_int_eq(board->members[0].pledges, 3);
    ck_assert_int_eq(board->members[0].pledged, 2500);
    ck_assert_int_eq(board->members[0].funded, 500);
}
END_TEST

START_TEST(test_pipeline)
{
    static const struct {
        const char *company;
        gt_money amount, pledged;
    } open[] = {
        {"D", 50000, 2000},
        {"E", GT_MONEY_UNKNOWN, 0},
        {"F", 50000, 0},
        {"G", 50000, 500},
    };
    const struct gt_board *board = fill();
    ck_assert_uint_eq(board->pipeline_count, ROWS(open));
    for (int i = 0; i < ROWS(open); i++) {
        ck_assert_str_eq(board->pipeline[i].company, open[i].company);
        ck_assert_int_eq(board->pipeline[i].amount, open[i].amount);
        ck_assert_int_eq(board->pipeline[i].pledged, open[i].pledged);
    }
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("board people");
    TCase *tests = tcase_create("all");
    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_add_test(tests, test_rounds);
    tcase_add_test(tests, test_member);
    tcase_add_test(tests, test_pipeline);
    suite_add_tcase(suite, tests);
    return run_suite(suite);
}
