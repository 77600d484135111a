/* test_qualification.c - who is a qualified investor as of a day (policy QI-1, QI-2), by evidence
 * in a ledger. What the rule itself says is tested in tests/models/test_qualified.c. Names are
 * invented.
 */
#include "tests/engine/ledger.h"

#include "engine/operations/qualification.h"

static struct ledger ledger;

static const struct ledger_line lines[] = {
    {"member", "name=Gu | kind=person | since=2015-06-18"},
    {"member", "name=Tang Office | kind=institution"},
    {"member", "name=Anybody"},
    {"member", "name=Staff | kind=person"},
    {"qualification",
     "member=Gu | date=2015-07-01 | expires=2016-06-30 | average_income=499999.99"},
    {"qualification", "member=Gu | date=2015-09-01 | expires=2016-08-31 | financial_assets=300万 | "
                      "evidence=file 7"},
    {"qualification", "member=Gu | date=2016-09-15 | average_income=50万"},
    {"qualification", "member=Gu | date=2018-01-01 | expires=2018-12-31 | average_income=20万"},
    {"qualification", "member=Tang Office | date=2015-07-01 | net_assets=999万"},
    {"qualification", "member=Tang Office | date=2017-07-01 | expires=2019-06-30 | "
                      "net_assets=1000万"},
    {"qualification", "member=Staff | date=2015-07-01 | expires=2017-07-01 | "
                      "deemed=manager_or_staff"},
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

#define FINANCIAL GT_FACT_BIT(GT_INVESTOR_FACT_FINANCIAL_ASSETS)
#define INCOME    GT_FACT_BIT(GT_INVESTOR_FACT_AVERAGE_INCOME)
#define NET       GT_FACT_BIT(GT_INVESTOR_FACT_NET_ASSETS)
#define KIND      GT_FACT_BIT(GT_INVESTOR_FACT_PARTY_KIND)
#define TICKET    GT_FACT_BIT(GT_INVESTOR_FACT_TICKET)

static const struct {
    const char *why;
    int64_t member;
    const char *as_of;
    gt_money ticket; /* fen, 0: enough */
    enum gt_qualified answer;
    gt_facts missing, short_of, expired;
    const char *until, *rule;
} cases[] = {
    {"before any evidence", 1, "2015-06-30", 0, GT_QUALIFIED_UNKNOWN, FINANCIAL | INCOME, 0, 0, "",
     "QI-1"},
    {"one figure too little, the other unknown", 1, "2015-07-01", 0, GT_QUALIFIED_UNKNOWN,
     FINANCIAL, 0, 0, "", "QI-1"},
    {"3,000,000 of financial assets are enough", 1, "2015-09-01", 0, GT_QUALIFIED_YES, 0, 0, 0,
     "2016-08-31", "QI-1"},
    {"on the last day of the proof", 1, "2016-08-31", 0, GT_QUALIFIED_YES, 0, 0, INCOME,
     "2016-08-31", "QI-1"},
    {"the day after", 1, "2016-09-01", 0, GT_QUALIFIED_UNKNOWN, FINANCIAL | INCOME, 0,
     FINANCIAL | INCOME, "2016-08-31", "QI-1"},
    {"an income of 500,000 that does not expire", 1, "2016-09-15", 0, GT_QUALIFIED_YES, 0, 0,
     FINANCIAL, "9999-12-31", "QI-1"},
    {"a later proof of less takes its place", 1, "2018-01-01", 0, GT_QUALIFIED_UNKNOWN, FINANCIAL,
     0, FINANCIAL, "2016-08-31", "QI-1"},
    {"an institution short of 10,000,000", 2, "2016-01-01", 0, GT_QUALIFIED_NO, 0, NET, 0, "",
     "QI-1"},
    {"an institution with them", 2, "2017-07-01", 0, GT_QUALIFIED_YES, 0, 0, 0, "2019-06-30",
     "QI-1"},
    {"a ticket below 1,000,000", 2, "2017-07-01", 99999999, GT_QUALIFIED_NO, 0, TICKET, 0, "",
     "QI-1"},
    {"nobody said whether it is a person", 3, "2017-07-01", 0, GT_QUALIFIED_UNKNOWN,
     KIND | NET | FINANCIAL | INCOME, 0, 0, "", "QI-1"},
    {"staff in its manager's own fund", 4, "2017-07-01", 0, GT_QUALIFIED_YES, 0, 0, 0, "2017-07-01",
     "QI-2"},
    {"staff until the proof runs out", 4, "2017-07-02", 0, GT_QUALIFIED_UNKNOWN, FINANCIAL | INCOME,
     0, 0, "2017-07-01", "QI-1"},
};

START_TEST(test_as_of)
{
    struct gt_qualified_member member;
    gt_money ticket = cases[_i].ticket ? cases[_i].ticket : GT_TICKET_ENOUGH;
    char until[GT_DAY_TEXT];
    ledger_well(&ledger, gt_qualified_member(ledger.store, cases[_i].member, ticket,
                                             ledger_day(cases[_i].as_of), &member, &ledger.arena,
                                             &ledger.error));
    ck_assert_msg(member.result.answer == cases[_i].answer, "%s: %s", cases[_i].why,
                  gt_kind_token(&gt_qualified_words, (int)member.result.answer));
    ck_assert_msg(member.result.missing == cases[_i].missing, "%s: missing %x", cases[_i].why,
                  member.result.missing);
    ck_assert_msg(member.result.short_of == cases[_i].short_of, "%s: short %x", cases[_i].why,
                  member.result.short_of);
    ck_assert_msg(member.result.expired == cases[_i].expired, "%s: expired %x", cases[_i].why,
                  member.result.expired);
    ck_assert_str_eq(gt_day_format(member.until, until), cases[_i].until);
    ck_assert_str_eq(member.result.rule->id, cases[_i].rule);
}
END_TEST

/* Reminders: what runs out within 60 days or has run out, the earliest first. */
START_TEST(test_expiring)
{
    struct gt_qualified_row *rows = NULL;
    size_t count = 0;
    ledger_well(&ledger, gt_qualified_list(ledger.store, ledger_day("2017-06-01"), 30, &rows,
                                           &count, &ledger.arena, &ledger.error));
    ck_assert_uint_eq(count, 1);
    ck_assert_str_eq(rows[0].name, "Staff");
    ledger_well(&ledger, gt_qualified_list(ledger.store, ledger_day("2019-06-01"), 60, &rows,
                                           &count, &ledger.arena, &ledger.error));
    ck_assert_uint_eq(count, 3);
    ck_assert_str_eq(rows[0].name, "Staff");
    ck_assert_str_eq(rows[1].name, "Gu");
    ck_assert_str_eq(rows[2].name, "Tang Office");
    ledger_well(&ledger, gt_qualified_list(ledger.store, ledger_day("2015-06-01"), -1, &rows,
                                           &count, &ledger.arena, &ledger.error));
    ck_assert_uint_eq(count, 3); /* Gu is no member yet */
}
END_TEST

static const struct {
    const char *fields, *sentence;
} refused[] = {
    {"member=Gu | date=2015-07-01 | expires=2015-06-30 | average_income=50万",
     "expires: 2015-06-30 is before the day of the proof, 2015-07-01; write the last day it may be "
     "used"},
    {"member=Gu | date=2015-07-01 | average_income=USD 50000",
     "average_income: it is in USD, but the rule counts in yuan; write it in CNY (\"CNY 300万\")"},
    {"member=Gu | date=2015-07-01 | financial_assets=USD 50000",
     "financial_assets: it is in USD, but the rule counts in yuan; write it in CNY (\"CNY "
     "300万\")"},
    {"member=Tang Office | date=2015-07-01 | net_assets=USD 50000",
     "net_assets: it is in USD, but the rule counts in yuan; write it in CNY (\"CNY 300万\")"},
    {"member=Gu | date=2015-07-01 | net_assets=5000万",
     "net_assets: \"Gu\" is a person; rule QI-1 asks a person for financial_assets or "
     "average_income"},
    {"member=Tang Office | date=2015-07-01 | average_income=50万",
     "financial_assets: \"Tang Office\" is an institution; rule QI-1 asks an institution for "
     "net_assets"},
    {"member=Gu | date=2015-07-01 | evidence=file 7",
     "nothing is shown; give net_assets, financial_assets, average_income or deemed"},
    {"member=Nobody | date=2015-07-01 | average_income=50万",
     "nobody in the ledger is called \"Nobody\"; see the spelling, or write the number (#12)"},
};

START_TEST(test_refused)
{
    ledger_refused(&ledger, "qualification", refused[_i].fields, refused[_i].sentence);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("qualification");
    TCase *tests = tcase_create("all");
    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_add_loop_test(tests, test_as_of, 0, ROWS(cases));
    tcase_add_test(tests, test_expiring);
    tcase_add_loop_test(tests, test_refused, 0, ROWS(refused));
    suite_add_tcase(suite, tests);
    return run_suite(suite);
}
