/* test_approval.c - amounts that wait for a second person, and the fund's own steps.
 *
 * What waits is recomputed here from the rows in C, and compared with the view, over random entries
 * by three persons. Names are invented.
 */
#include "tests/engine/amended.h"
#include "tests/engine/scrap.h"

#include "engine/operations/approval.h"
#include "engine/operations/captable.h"
#include "engine/operations/facts.h"
#include "engine/operations/findings.h"

static void begin_as(const char *actor, const char *at)
{
    const struct gt_entry entry = {.at = at, .actor = actor, .command = "test"};
    ledger.error = (struct gt_error){0};
    ledger_well(&ledger, gt_store_begin(ledger.store, &entry, &ledger.error));
}

#define TODAY "2025-01-02T03:04:05Z"

/* CNY, in yuan; negative: none is asked for. */
static void threshold(int64_t yuan, const char *since)
{
    const struct gt_amount amount = {yuan < 0 ? GT_MONEY_UNKNOWN : yuan * 100, NULL};
    begin_as("board", TODAY);
    ledger_well(&ledger, gt_set_threshold(ledger.store, &amount, ledger_day(since), &ledger.error));
    ledger_commit(&ledger);
}

static int64_t enter_as(const char *actor, const char *noun, const char *fields)
{
    begin_as(actor, TODAY);
    ledger_put(&ledger, noun, fields);
    ledger_commit(&ledger);
    return gt_store_ledger(ledger.store)->seq;
}

static int approve(const char *actor, int64_t entry)
{
    int64_t count = 0;
    begin_as(actor, TODAY);
    int code = gt_approve(ledger.store, entry, actor, &count, &ledger.arena, &ledger.error);
    if (!code)
        return gt_store_commit(ledger.store, &ledger.error);
    gt_store_rollback(ledger.store);
    return code;
}

static size_t waiting(const char *what)
{
    struct gt_pending_row *rows = NULL;
    size_t count = 0;
    ledger_well(&ledger,
                gt_pending_list(ledger.store, what, &rows, &count, &ledger.arena, &ledger.error));
    return count;
}

static void load(struct gt_facts *facts)
{
    ledger_well(&ledger, gt_facts_load(ledger.store, ledger_day("2025-01-02"), facts, &ledger.arena,
                                       &ledger.error));
}

/* Deal 1 of entered.h is of 8,000,000 with 2,000,000 of the fund, entered before any threshold. */
START_TEST(test_what_waits)
{
    ck_assert_uint_eq(waiting(NULL), 0);
    threshold(1000000, "2025-01-01");
    ck_assert_uint_eq(waiting(NULL), 0); /* what stood before is not asked about */
    enter_as("li", "deal", "company=Ash | date=2018-01-01 | amount=1000000");
    ck_assert_uint_eq(waiting("deal"), 0); /* at the threshold, not above it */
    enter_as("li", "deal", "company=Ash | date=2018-01-01 | amount=1000000.01");
    ck_assert_uint_eq(waiting("deal"), 1);
    enter_as("li", "deal", "company=Ash | date=2018-01-01 | amount=USD 9000000");
    ck_assert_uint_eq(waiting("deal"), 1); /* no threshold for dollars */
    enter_as("li", "investment", "deal=1 | party=Angels | amount=1500000");
    ck_assert_uint_eq(waiting("investment"), 1);
    enter_as("li", "pledge", "deal=1 | member=Gu Hengzhi | date=2016-01-01 | amount=1500000");
    enter_as("li", "mark", "company=Robotics | date=2017-01-01 | value=1500000 | method=cost");
    enter_as("li", "exit",
             "company=Robotics | date=2018-01-01 | kind=ipo | proceeds=1500000 | share=50%");
    ck_assert_uint_eq(waiting(NULL), 5);
    threshold(-1, "2025-01-01");
    enter_as("li", "deal", "company=Ash | date=2018-01-01 | amount=2000000");
    ck_assert_uint_eq(waiting(NULL), 5);
    threshold(1, "2025-01-03"); /* from tomorrow on */
    enter_as("li", "deal", "company=Ash | date=2018-01-01 | amount=2000000");
    ck_assert_uint_eq(waiting(NULL), 5);
}
END_TEST

START_TEST(test_not_counted)
{
    struct gt_facts facts;
    threshold(1000000, "2025-01-01");
    int64_t stake = enter_as("li", "investment", "deal=1 | party=Angels | amount=3000000");
    int64_t more = enter_as("li", "investment", "deal=1 | party=Guidance Fund | amount=1500000");
    load(&facts);
    ck_assert_uint_eq(facts.pending, 2);
    ck_assert(gt_facts_stake(&facts, 0, 6) == GT_MONEY_UNKNOWN);
    ck_assert_int_eq(gt_facts_stake(&facts, 0, 1), 200000000); /* what stood before */
    ck_assert_int_eq(facts.deals[0].others, 1);
    ck_assert_int_eq(facts.deals[0].amount, 800000000);
    ledger_well(&ledger, approve("wang", stake));
    ledger_well(&ledger, approve("wang", more));
    load(&facts);
    ck_assert_uint_eq(facts.pending, 0);
    ck_assert_int_eq(gt_facts_stake(&facts, 0, 6), 300000000);
    ck_assert_int_eq(gt_facts_stake(&facts, 0, 1), 350000000);
    ck_assert_int_eq(facts.deals[0].others, 0);
    /* A round that waits counts with none of its money. */
    begin_as("li", TODAY);
    ledger_well(&ledger, try_amend("deal", "R1", "amount=900万"));
    ledger_commit(&ledger);
    load(&facts);
    ck_assert_uint_eq(facts.pending, 1);
    ck_assert(facts.deals[0].amount == GT_MONEY_UNKNOWN);
    ck_assert(gt_facts_stake(&facts, 0, 1) == GT_MONEY_UNKNOWN);
    struct gt_findings findings = {.arena = &ledger.arena};
    ledger_well(&ledger, gt_findings_rounds(&facts, &findings, &ledger.error));
    ck_assert_uint_ge(findings.count, 1);
    ck_assert_str_eq(findings.items[0].text,
                     "1 amounts of rounds and stakes wait for a second person's approval and are "
                     "left out of all sums; `gentou approval list` shows them.");
}
END_TEST

/* What shares cost is in minor units of whatever currency, as ISO 4217 counts them (money.h). */
START_TEST(test_shares)
{
    enum { LETTERS = 26, CODES = LETTERS * LETTERS * LETTERS };
    int seen = 0;
    ledger_add(&ledger, "class", "company=Robotics | name=A | kind=preferred");
    for (int i = 0; i < CODES; i++) {
        const char code[] = {(char)('A' + i / (LETTERS * LETTERS)),
                             (char)('A' + i / LETTERS % LETTERS), (char)('A' + i % LETTERS), '\0'};
        const struct gt_currency *currency = gt_currency_find(code, 3);
        if (!currency)
            continue;
        seen++;
        ledger_add(&ledger, "issuance",
                   gt_arena_format(&ledger.arena,
                                   "company=Robotics | class=A | holder=Angels | date=2016-01-01 | "
                                   "quantity=2000.5 | price=12 | currency=%s",
                                   code));
        ck_assert_int_eq(ledger_count(&ledger, "SELECT amount FROM weighed WHERE what = "
                                               "'share_event' ORDER BY id DESC LIMIT 1"),
                         24006 * currency->per_one);
    }
    ck_assert_int_gt(seen, 150);
}
END_TEST

START_TEST(test_waits_along)
{
    struct gt_captable table;
    ledger_add(&ledger, "class", "company=Robotics | name=A | kind=preferred");
    ledger_add(&ledger, "class", "company=Robotics | name=Common | kind=common");
    int64_t company = ledger_count(&ledger, "SELECT company FROM stock_class LIMIT 1");
    threshold(1000, "2025-01-01");
    int64_t issue = enter_as("li", "issuance",
                             "company=Robotics | class=A | holder=Angels | date=2016-01-01 | "
                             "quantity=1000 | price=5");
    enter_as(
        "li", "issuance",
        "company=Robotics | class=A | holder=Angels | date=2016-01-02 | quantity=10 | price=5");
    enter_as("li", "transfer",
             "company=Robotics | class=A | seller=Angels | buyer=Gu Hengzhi | date=2016-01-03 | "
             "quantity=600");
    enter_as("li", "conversion",
             "company=Robotics | class=A | holder=Gu Hengzhi | into=Common | date=2016-01-04 | "
             "quantity=600 | received=600");
    ledger_well(&ledger, gt_captable_counted(ledger.store, company, ledger_day("2017-01-01"),
                                             &table, &ledger.arena, &ledger.error));
    ck_assert_uint_eq(table.waiting, 3); /* the issue, what was sold of it, what became of that */
    ck_assert_uint_eq(table.count, 1);
    ck_assert_int_eq(table.total, 10 * GT_SHARES_ONE);
    ledger_well(&ledger, approve("wang", issue));
    ledger_well(&ledger, gt_captable_counted(ledger.store, company, ledger_day("2017-01-01"),
                                             &table, &ledger.arena, &ledger.error));
    ck_assert_uint_eq(table.waiting, 0);
    ck_assert_int_eq(table.total, 1010 * GT_SHARES_ONE);
}
END_TEST

START_TEST(test_refused)
{
    threshold(1000000, "2025-01-01");
    int64_t small = enter_as("li", "deal", "company=Ash | date=2018-01-01 | amount=5");
    int64_t large = enter_as("li", "deal", "company=Ash | date=2018-01-01 | amount=5000000");
    const struct {
        const char *actor;
        int64_t entry;
        const char *sentence;
    } cases[] = {
        {"li", large,
         gt_arena_format(&ledger.arena, "entry %lld is your own (li); a second person approves it",
                         (long long)large)},
        {"wang", small,
         gt_arena_format(&ledger.arena,
                         "nothing of entry %lld waits for approval; `gentou approval list` shows "
                         "what does",
                         (long long)small)},
        {"wang", 999, "there is no entry 999; `gentou approval list` shows what waits"},
    };
    for (int i = 0; i < ROWS(cases); i++) {
        const char *before = ledger_dump(&ledger);
        ck_assert_int_eq(approve(cases[i].actor, cases[i].entry), GT_EXIT_DATA);
        ck_assert_str_eq(ledger.error.text, cases[i].sentence);
        ck_assert_str_eq(ledger_dump(&ledger), before);
    }
}
END_TEST

/* A second reckoning: which of some deals, each entered alone, wait. */
START_TEST(test_random)
{
    static const char *const persons[] = {"li", "wang", "zhao"};
    enum { DEALS = 40 };
    struct {
        int64_t entry, yuan, limit;
        const char *by;
        bool approved;
    } deals[DEALS];
    uint64_t state = 11 + (uint64_t)_i;
    int64_t limit = -1;
    int count = 0;
    while (count < DEALS) {
        uint64_t what = noise(&state) % 4;
        const char *person = persons[noise(&state) % 3];
        if (what == 0) {
            limit = (int64_t)(noise(&state) % 5) * 100 - 100;
            threshold(limit, "2025-01-01");
        } else if (what == 1 && count) {
            int d = (int)(noise(&state) % (uint64_t)count);
            if (approve(person, deals[d].entry) == 0)
                deals[d].approved = true;
        } else {
            int64_t yuan = 1 + (int64_t)(noise(&state) % 500);
            deals[count].entry = enter_as(
                person, "deal",
                gt_arena_format(&ledger.arena, "company=Ash | date=2018-01-01 | amount=%lld",
                                (long long)yuan));
            deals[count].yuan = yuan;
            deals[count].limit = limit;
            deals[count].by = person;
            deals[count].approved = false;
            count++;
        }
        size_t expected = 0;
        for (int d = 0; d < count; d++)
            expected += deals[d].limit >= 0 && deals[d].yuan > deals[d].limit && !deals[d].approved;
        ck_assert_uint_eq(waiting("deal"), expected);
    }
}
END_TEST

static const struct {
    const char *fields, *sentence;
} steps[] = {
    {"deal=R9 | step=custody | date=2016-01-01",
     "there is no deal \"R9\"; `gentou deal list` shows the numbers and references"},
    {"deal=R1 | step=custody | date=2016-01-01 | until=2016-01-05",
     "until: only a publicity period has a last day; leave it out"},
    {"deal=R1 | step=公示 | date=2016-01-05 | until=2016-01-01",
     "until: the period would end before it begins, on 2016-01-05; mend one of the two days"},
    {"deal=R1 | date=2016-01-05", "step: it is missing; expected: what the fund did"},
};

START_TEST(test_fund_steps)
{
    for (int i = 0; i < ROWS(steps); i++)
        ledger_refused(&ledger, "fund-step", steps[i].fields, steps[i].sentence);
    ledger_add(&ledger, "fund-step", "deal=R1 | step=公示 | date=2016-01-05 | until=2016-01-11");
    ledger_add(&ledger, "fund-step", "deal=R1 | step=投决 | date=2016-01-01 | result=通过");
    ck_assert_int_eq(ledger_count(&ledger, "SELECT count(*) FROM fund_step WHERE step = "
                                           "'publicity' AND until = '2016-01-11'"),
                     1);
    amend("fund-step", "2", "result=conditional | document=No. 3");
    ck_assert_int_eq(ledger_count(&ledger, "SELECT count(*) FROM fund_step WHERE result = "
                                           "'conditional' AND document = 'No. 3'"),
                     1);
    ck_assert_int_eq(amend_as("fund-step", "1", "step=custody"), GT_EXIT_DATA);
    amend("fund-step", "1", NULL);
    ck_assert_int_eq(ledger_count(&ledger, "SELECT count(*) FROM fund_step"), 1);
    ledger_well(&ledger, undo_last());
    ck_assert_int_eq(ledger_count(&ledger, "SELECT count(*) FROM fund_step"), 2);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("approval");
    TCase *tests = tcase_create("all");
    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_add_test(tests, test_what_waits);
    tcase_add_test(tests, test_not_counted);
    tcase_add_test(tests, test_shares);
    tcase_add_test(tests, test_waits_along);
    tcase_add_test(tests, test_refused);
    tcase_add_loop_test(tests, test_random, 0, 4);
    tcase_add_test(tests, test_fund_steps);
    suite_add_tcase(suite, tests);
    return run_suite(suite);
}
