/* test_closing.c - pledges become allotments: the ladder of a pledge, terms, sharing out. */
#include "tests/engine/closings.h"

/* The ladder. */

static const struct {
    const char *why, *first, *then, *sentence; /* NULL: it is taken */
} steps[] = {
    {"up a step", "state=interest | amount=5", "state=soft_circle", NULL},
    {"over a step", "state=soft_circle | amount=5", "state=signed", NULL},
    {"another amount before it is signed", "state=committed | amount=5",
     "state=committed | amount=7", NULL},
    {"away", "state=signed | amount=5", "state=withdrawn", NULL},
    {"anew after a withdrawal", "state=withdrawn", "state=interest", NULL},
    {"a step back", "state=committed | amount=5", "state=soft_circle",
     "state: the pledge is committed since 2016-04-01 and does not go back to soft circle; "
     "withdraw "
     "it and pledge anew"},
    {"twice signed", "state=signed | amount=5", "state=signed | amount=7",
     "state: the pledge is signed since 2016-04-01 already; to change it, withdraw it and pledge "
     "anew"},
    {"another amount than signed", "state=signed | amount=5", "state=funded | amount=7",
     "amount: the pledge is signed for CNY 5, and a signed amount does not change; withdraw it and "
     "pledge anew"},
    {"money taken back", "state=funded | amount=5", "state=withdrawn",
     "state: the pledge is funded since 2016-04-01; money that came in is not withdrawn, it leaves "
     "by an exit"},
    {"more money after the first", "state=funded | amount=5", "state=committed | amount=7", NULL},
    {"beyond interest without an amount", "state=interest", "state=committed",
     "amount: a pledge beyond interest says how much; write the amount"},
    {"more than all", "state=interest | amount=5", "state=interest | minimum=6",
     "minimum: it is above the amount; a member who takes all or nothing writes the amount"},
};

START_TEST(test_ladder)
{
    struct ledger *own = &ledger;
    if (strstr(steps[_i].first, "withdrawn"))
        pledge("Gu Hengzhi", "2016-03-31", "5", "interest");
    ledger_add(own, "pledge",
               gt_arena_format(&own->arena, "deal=D1 | member=Gu Hengzhi | date=2016-04-01 | %s",
                               steps[_i].first));
    const char *then = gt_arena_format(
        &own->arena, "deal=D1 | member=Gu Hengzhi | date=2016-04-02 | %s", steps[_i].then);
    if (steps[_i].sentence)
        ledger_refused(own, "pledge", then, steps[_i].sentence);
    else
        ledger_add(own, "pledge", then);
}
END_TEST

START_TEST(test_ladder_begins)
{
    ledger_refused(&ledger, "pledge",
                   "deal=D1 | member=Gu Hengzhi | date=2016-04-01 | state=withdrawn",
                   "state: there is no pledge that could be withdrawn");
}
END_TEST

/* Words may be entered in any order; each has to fit between its neighbours in time. */
START_TEST(test_words_out_of_order)
{
    pledge("Gu Hengzhi", "2016-04-03", "5", "signed");
    pledge("Gu Hengzhi", "2016-04-01", "5", "interest");
    pledge("Gu Hengzhi", "2016-04-02", "5", "committed");
    ledger_refused(&ledger, "pledge",
                   "deal=D1 | member=Gu Hengzhi | date=2016-04-02 | state=signed | amount=5",
                   "date: on 2016-04-03 the pledge is signed, which cannot come after signed; see "
                   "the order of its words");
}
END_TEST

/* What a word does not say holds as before. */
START_TEST(test_words_carry)
{
    ledger_add(&ledger, "pledge",
               "deal=D1 | member=Gu Hengzhi | date=2016-04-01 | amount=500 | minimum=200 | "
               "priority=3");
    ledger_add(&ledger, "pledge",
               "deal=D1 | member=Gu Hengzhi | date=2016-04-02 | state=committed");
    ck_assert_int_eq(ledger_count(&ledger, "SELECT amount = 50000 AND minimum = 20000 AND "
                                           "priority = 3 FROM pledge WHERE state = 'committed'"),
                     1);
}
END_TEST

/* Terms. */

static const struct {
    const char *fields, *sentence;
} wrong_terms[] = {
    {"date=2016-05-01 | limit=10001",
     "limit: it is above the round of deal 1, which is CNY 10,000; a closing takes no more than the "
     "round"},
    {"date=2016-05-01 | limit=0", "limit: 0 is no amount; write one, or leave it out"},
    {"date=2016-05-01 | limit=USD 5", "limit: deal 1 is in CNY; write it in CNY"},
    {"date=2016-05-01 | limit=500 | minimum=501",
     "minimum: it is above the limit, so the closing could never happen"},
    {"date=2016-05-01 | limit=500 | ticket=501",
     "ticket: it is above the limit, so nobody could get one"},
    {"date=2016-05-01 | limit=500 | method=lottery",
     "seed: a lottery needs one, agreed before the draw; write any whole number, such as the day "
     "of "
     "the draw"},
    {"date=2016-05-01 | limit=500 | seed=7",
     "seed: only a lottery draws; leave it out, or choose method lottery"},
    {"date=2016-05-01 | limit=500 | vehicle=Gu Hengzhi",
     "\"Gu Hengzhi\" is no vehicle of this ledger on that day; make it one with `gentou vehicle "
     "add`"},
    {"date=2016-05-01 | limit=500 | vehicle=Club Partners I | ticket=50",
     "ticket: holders of \"Club Partners I\" put in at least CNY 100; write that or more"},
    {"date=2016-05-01 | limit=50 | vehicle=Club Partners I",
     "limit: holders of \"Club Partners I\" put in at least CNY 100, which is more; nobody could "
     "get that"},
};

START_TEST(test_terms_refused)
{
    ledger_refused(&ledger, "closing",
                   gt_arena_format(&ledger.arena, "deal=D1 | %s", wrong_terms[_i].fields),
                   wrong_terms[_i].sentence);
}
END_TEST

START_TEST(test_terms_of_a_lost_deal)
{
    ledger_add(&ledger, "stage", "deal=D1 | date=2016-04-01 | stage=lost | pass_reason=outbid");
    ledger_refused(&ledger, "closing", "deal=D1 | date=2016-05-01 | limit=500",
                   "deal: deal 1 is in the stage \"lost\" since 2016-04-01; money goes to a deal "
                   "that is on its way or closed");
}
END_TEST

/* Running. */

START_TEST(test_run)
{
    int64_t id = four_pledge("");
    preview(id);
    ck_assert_int_eq(closing.count, 3);
    ck_assert_int_eq(line_of("Gu Hengzhi")->allotment.amount, 13333);
    ck_assert_int_eq(line_of("Pei Xuyan")->allotment.amount, 20000);
    ck_assert_int_eq(line_of("Shen Qiao")->allotment.amount, 6667);
    ck_assert_int_eq(closing.closing.taken, 40000);
    ck_assert(closing.oversubscribed && closing.happens);
    pledge("Tang Lin", "2016-05-02", "100", "committed"); /* too late */
    ck_assert_int_eq(try_run(id), 0);
    REFUSED(try_run(id),
            "closing 1 was run in entry 8; `gentou closing show 1` has what it came to");
    show(id, "2016-05-01");
    ck_assert_int_eq(closing.count, 3);
    ck_assert_int_eq(line_of("Shen Qiao")->allotment.amount, 6667);
    ck_assert_int_eq(line_of("Shen Qiao")->allotment.reason, GT_ALLOTMENT_SCALED);
    ck_assert_int_eq(closing.closing.state, GT_CLOSING_ALLOTTED);
    show(id, "2016-04-30");
    ck_assert_int_eq(closing.count, 0);
    ck_assert_int_eq(closing.closing.state, GT_CLOSING_OPEN);
}
END_TEST

START_TEST(test_run_refused)
{
    int64_t id = ledger_add(&ledger, "closing", "deal=D1 | date=2016-05-01 | limit=400");
    REFUSED(try_run(id), "closing 1: no pledge to deal 1 is committed or signed on 2016-05-01 and "
                         "still open; `gentou pledge list 1` shows them");
    REFUSED(try_run(9), "there is no closing \"9\"; `gentou closing list` shows the numbers");
    REFUSED(try_fund(id, NULL, "2016-05-01", NULL),
            "closing 1 was not run yet; `gentou closing run 1` allots");
    int64_t later = ledger_add(&ledger, "closing", "deal=D1 | date=2021-05-01 | limit=400");
    pledge("Gu Hengzhi", "2016-04-01", "200", "committed");
    REFUSED(try_run(later),
            "closing 2 is on 2021-05-01, and pledges may still come; `gentou closing "
            "preview 2` shows how it stands");
}
END_TEST

/* The round has room for 10,000; the fund has 9,700 of it. */
START_TEST(test_round_has_no_room)
{
    int64_t id = four_pledge("");
    ledger_add(&ledger, "investment", "deal=D1 | party=District Fund | amount=9700");
    REFUSED(try_run(id), "amount: the stakes of deal 1 would sum to more than the round; see the "
                         "round's amount and the other stakes with `gentou deal show 1`");
}
END_TEST

/* A closing that takes 9,800 leaves no room for another of 300, funded or not. */
START_TEST(test_closings_share_the_round)
{
    pledge("Gu Hengzhi", "2016-04-01", "9800", "signed");
    int64_t first = ledger_add(&ledger, "closing", "deal=D1 | date=2016-05-01 | limit=9800");
    int64_t second = ledger_add(&ledger, "closing", "deal=D1 | date=2016-06-01 | limit=300");
    ck_assert_int_eq(try_run(first), 0);
    pledge("Pei Xuyan", "2016-05-20", "300", "signed");
    const char *sentence = "amount: the stakes of deal 1 would sum to more than the round; see the "
                           "round's amount and the other stakes with `gentou deal show 1`";
    REFUSED(try_run(second), sentence);
    ck_assert_int_eq(try_fund(first, NULL, "2016-05-10", NULL), 0);
    REFUSED(try_run(second), sentence);
}
END_TEST

/* Whoever got something is settled; whoever got nothing stays for the next closing. */
START_TEST(test_second_closing)
{
    int64_t first = four_pledge(" | ticket=150"); /* 100 is below the ticket */
    int64_t second = ledger_add(&ledger, "closing", "deal=D1 | date=2016-06-01 | limit=400");
    ck_assert_int_eq(try_run(first), 0);
    ck_assert_int_eq(line_of("Shen Qiao")->allotment.reason, GT_ALLOTMENT_BELOW_TICKET);
    ck_assert_int_eq(closing.closing.taken, 40000);
    preview(second);
    ck_assert_int_eq(closing.count, 1);
    ck_assert_int_eq(line_of("Shen Qiao")->allotment.amount, 10000);
    ck_assert_int_eq(try_fund(first, NULL, "2016-05-02", NULL), 0);
    pledge("Pei Xuyan", "2016-05-03", "70", "committed"); /* a new pledge */
    preview(second);
    ck_assert_int_eq(closing.count, 2);
    ck_assert_int_eq(line_of("Pei Xuyan")->allotment.amount, 7000);
}
END_TEST

START_TEST(test_minimum_missed)
{
    int64_t id = four_pledge(" | minimum=400 | ticket=250");
    ck_assert_int_eq(try_run(id), 0); /* 300 come together, of 400 */
    ck_assert(!closing.happens);
    show(id, "2016-05-01");
    ck_assert_int_eq(closing.closing.state, GT_CLOSING_FAILED);
    ck_assert_int_eq(line_of("Pei Xuyan")->allotment.reason, GT_ALLOTMENT_NO_CLOSING);
    REFUSED(try_fund(id, NULL, "2016-05-02", NULL), "closing 1: no allotment waits for its money");
    int64_t next = ledger_add(&ledger, "closing", "deal=D1 | date=2016-06-01 | limit=400");
    preview(next);
    ck_assert_int_eq(closing.count, 3);
}
END_TEST

/* Class 1 first, then 2, then those without a class. */
START_TEST(test_priority)
{
    ledger_add(&ledger, "pledge",
               "deal=D1 | member=Gu Hengzhi | date=2016-04-01 | amount=200 | "
               "state=committed");
    ledger_add(&ledger, "pledge",
               "deal=D1 | member=Pei Xuyan | date=2016-04-02 | amount=200 | "
               "state=committed | priority=2");
    ledger_add(&ledger, "pledge",
               "deal=D1 | member=Shen Qiao | date=2016-04-03 | amount=200 | "
               "state=committed | priority=1");
    int64_t id =
        ledger_add(&ledger, "closing", "deal=D1 | date=2016-05-01 | limit=300 | method=priority");
    preview(id);
    ck_assert_int_eq(line_of("Shen Qiao")->allotment.amount, 20000);
    ck_assert_int_eq(line_of("Pei Xuyan")->allotment.amount, 10000);
    ck_assert_int_eq(line_of("Gu Hengzhi")->allotment.amount, 0);
    ck_assert_int_eq(line_of("Gu Hengzhi")->allotment.reason, GT_ALLOTMENT_NOT_REACHED);
}
END_TEST

/* A later pledge changes no earlier one's draw. */
START_TEST(test_lottery)
{
    int64_t id = four_pledge(" | method=lottery | seed=20160501");
    preview(id);
    struct gt_closing_view first = closing;
    preview(id);
    for (size_t i = 0; i < closing.count; i++) {
        ck_assert_int_eq(closing.lines[i].allotment.amount, first.lines[i].allotment.amount);
        ck_assert_int_eq(closing.lines[i].allotment.drawn, first.lines[i].allotment.drawn);
        ck_assert_int_gt(closing.lines[i].allotment.drawn, 0);
    }
    pledge("Tang Lin", "2016-04-30", "1", "committed");
    preview(id);
    for (size_t i = 0; i < first.count; i++)
        for (size_t j = 0; j < first.count; j++)
            ck_assert_int_eq(first.lines[i].allotment.drawn < first.lines[j].allotment.drawn,
                             closing.lines[i].allotment.drawn < closing.lines[j].allotment.drawn);
    ck_assert_int_eq(try_run(id), 0);
    ck_assert_int_eq(ledger_count(&ledger, "SELECT seed FROM closing"), 20160501);
}
END_TEST

/* Whoever signs after the run signs for what was allotted. */
START_TEST(test_sign_after_the_run)
{
    ck_assert_int_eq(try_run(four_pledge("")), 0);
    ledger_refused(
        &ledger, "pledge",
        "deal=D1 | member=Gu Hengzhi | date=2016-05-02 | state=signed | amount=200",
        "amount: closing 1 allotted CNY 133.33 to this pledge; write that, or nothing, or "
        "withdraw the pledge");
    ledger_add(&ledger, "pledge", "deal=D1 | member=Gu Hengzhi | date=2016-05-02 | state=signed");
    ck_assert_int_eq(ledger_count(&ledger, "SELECT amount FROM pledge ORDER BY id DESC"), 13333);
    REFUSED(
        try_fund(1, "Gu Hengzhi", "2016-05-01", NULL),
        "--date: the pledge of Gu Hengzhi is signed since 2016-05-02; its money does not come in "
        "before that");
    ck_assert_int_eq(try_fund(1, "Gu Hengzhi", "2016-05-03", NULL), 0);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("closing");
    TCase *tests = tcase_create("all");
    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_add_loop_test(tests, test_ladder, 0, ROWS(steps));
    tcase_add_test(tests, test_ladder_begins);
    tcase_add_test(tests, test_words_out_of_order);
    tcase_add_test(tests, test_words_carry);
    tcase_add_loop_test(tests, test_terms_refused, 0, ROWS(wrong_terms));
    tcase_add_test(tests, test_terms_of_a_lost_deal);
    tcase_add_test(tests, test_run);
    tcase_add_test(tests, test_run_refused);
    tcase_add_test(tests, test_round_has_no_room);
    tcase_add_test(tests, test_closings_share_the_round);
    tcase_add_test(tests, test_second_closing);
    tcase_add_test(tests, test_minimum_missed);
    tcase_add_test(tests, test_priority);
    tcase_add_test(tests, test_lottery);
    tcase_add_test(tests, test_sign_after_the_run);
    suite_add_tcase(suite, tests);
    return run_suite(suite);
}
