/* test_vehicle.c - vehicles, who holds them, and the caps on heads (policy QI-3, QI-4, D39-1). The
 * rules themselves are tested in tests/models/test_headcount.c. Names are invented.
 */
#include "tests/engine/ledger.h"

#include "engine/operations/vehicle.h"

static struct ledger ledger;

static const struct ledger_line lines[] = {
    {"member", "name=Gu | kind=person"},
    {"vehicle", "name=Alder SPV | kind=partnership | since=2015-06-01 | lead=Yan GP | fee=2% | "
                "carry=20% | minimum=10万"},
    {"vehicle", "name=Feeder | kind=contract"},
    {"vehicle", "name=Filed | kind=partnership | filed=yes"},
    {"vehicle", "name=Company | kind=limited_company | currency=USD"},
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

static struct gt_heads heads(const char *vehicle, const char *as_of)
{
    struct gt_vehicle_row row;
    struct gt_heads counted = {0};
    gt_day day = ledger_day(as_of);
    ledger_well(&ledger,
                gt_need_vehicle(ledger.store, vehicle, day, &row, &ledger.arena, &ledger.error));
    ledger_well(&ledger, gt_vehicle_heads(ledger.store, row.party, day, &counted, &ledger.arena,
                                          &ledger.error));
    return counted;
}

static void join(const char *vehicle, const char *party, const char *more)
{
    ledger_add(&ledger, "holder",
               gt_arena_format(&ledger.arena, "vehicle=%s | party=%s | date=2015-07-01%s", vehicle,
                               party, more));
}

START_TEST(test_terms)
{
    struct gt_vehicle_row row;
    ledger_well(&ledger, gt_need_vehicle(ledger.store, "alder spv", GT_DAY_LAST, &row,
                                         &ledger.arena, &ledger.error));
    ck_assert_str_eq(row.lead_name, "Yan GP");
    ck_assert_double_eq_tol(row.fee, 0.02, 1e-15);
    ck_assert_double_eq_tol(row.carry, 0.2, 1e-15);
    ck_assert_int_eq(row.minimum, 10000000);
    ck_assert_str_eq(row.currency->code, "CNY");
}
END_TEST

/* QI-3: who pools is looked through, a vehicle of the ledger by its own holders. */
START_TEST(test_looked_through)
{
    join("Alder SPV", "Gu", "");
    join("Alder SPV", "Pool", " | pools=yes | heads=7");
    ck_assert_int_eq(heads("Alder SPV", "2015-06-30").least, 0);
    ck_assert_int_eq(heads("Alder SPV", "2015-07-01").least, 8);
    join("Alder SPV", "Feeder", ""); /* a contract without holders: heads nobody knows */
    ck_assert_int_eq(heads("Alder SPV", "2015-07-01").least, 9);
    ck_assert_int_eq(heads("Alder SPV", "2015-07-01").unknown, 1);
    join("Feeder", "Wei", "");
    join("Feeder", "Xu", "");
    join("Feeder", "Yun", " | pools=yes");
    ck_assert_int_eq(heads("Alder SPV", "2015-07-01").least, 11);
    ck_assert_int_eq(heads("Alder SPV", "2015-07-01").unknown, 1); /* Yun's */
    /* A limited company is one head, and so is a plan that article 13 names. */
    join("Alder SPV", "Company", "");
    join("Company", "Zhu", "");
    join("Company", "Zhao", "");
    join("Alder SPV", "Plan", " | pools=yes | heads=90 | deemed=filed_plan");
    ck_assert_int_eq(heads("Alder SPV", "2015-07-01").least, 13);
}
END_TEST

#define FULL "QI-4; read in a secondary source"

START_TEST(test_caps)
{
    join("Alder SPV", "Pool", " | pools=yes | heads=48");
    join("Alder SPV", "Feeder", "");
    join("Alder SPV", "Gu", "");
    ledger_refused(
        &ledger, "holder", "vehicle=Alder SPV | party=Wei | date=2015-07-01",
        "party: \"Alder SPV\" would have 51 heads, but a limited partnership may have 50 "
        "at most (" FULL ")");
    /* An earlier day does not slip under it. */
    ledger_refused(
        &ledger, "holder", "vehicle=Alder SPV | party=Wei | date=2015-06-02",
        "party: \"Alder SPV\" would have 51 heads, but a limited partnership may have 50 "
        "at most (" FULL ")");
    /* Nor does who joins what is looked through. */
    join("Feeder", "Wei", "");
    ledger_refused(
        &ledger, "holder", "vehicle=Feeder | party=Xu | date=2015-07-01",
        "party: \"Alder SPV\" would have 51 heads, but a limited partnership may have 50 "
        "at most (" FULL ")");
}
END_TEST

/* The lower of two caps binds a filed enterprise too. */
START_TEST(test_filed)
{
    ledger_refused(&ledger, "holder",
                   "vehicle=Filed | party=Pool | date=2015-07-01 | pools=yes | heads=51",
                   "party: \"Filed\" would have 51 heads, but a limited partnership may have 50 at "
                   "most (" FULL ")");
}
END_TEST

static const char *remarks(const char *party)
{
    struct gt_text lines_of = {0};
    int64_t id = ledger_count(&ledger, gt_arena_format(&ledger.arena,
                                                       "SELECT h.id FROM holder h JOIN party p ON "
                                                       "p.id = h.party WHERE p.name = '%s'",
                                                       party));
    ledger_well(&ledger,
                gt_remark_holder(ledger.store, id, &lines_of, &ledger.arena, &ledger.error));
    const char *kept =
        gt_arena_copy(&ledger.arena, lines_of.data ? lines_of.data : "", lines_of.length);
    gt_text_clear(&lines_of);
    return kept;
}

#define QI1 "(QI-1, 私募投资基金监督管理暂行办法 第十二条; read in the document itself)\n"
#define QI3 "(QI-3, 私募投资基金监督管理暂行办法 第十三条; read in the document itself)\n"

/* What is no reason to refuse is remarked on. */
START_TEST(test_remarks)
{
    ledger_add(&ledger, "qualification",
               "member=Gu | date=2015-06-01 | expires=2016-05-31 | average_income=60万");
    join("Alder SPV", "Gu", " | amount=100万");
    ck_assert_str_eq(remarks("Gu"), "");
    join("Filed", "Wei", " | amount=20万");
    ck_assert_str_eq(
        remarks("Wei"),
        "\"Wei\" is not a qualified investor for \"Filed\": too little: amount in this "
        "fund " QI1);
    ledger_add(&ledger, "investor", "name=Xu | kind=institution");
    join("Feeder", "Xu", "");
    ck_assert_str_eq(
        remarks("Xu"),
        "whether \"Xu\" is a qualified investor for \"Feeder\" cannot be told: missing: "
        "amount in this fund, net assets " QI1);
    join("Feeder", "Yun", " | deemed=manager_or_staff");
    ck_assert_str_eq(remarks("Yun"), "");
    join("Feeder", "Pool", " | pools=yes");
    ck_assert_str_eq(remarks("Pool"), "\"Feeder\" has holders that pool investors of whom nobody "
                                      "knows how many: 1; each counts as one head " QI3);
}
END_TEST

static const struct {
    const char *noun, *fields, *sentence;
} refused[] = {
    {"vehicle", "name=Alder SPV | kind=contract",
     "name: \"Alder SPV\" is a vehicle of this ledger already"},
    {"vehicle", "name=New | kind=contract | minimum=0", "minimum: 0 is no minimum; leave it out"},
    {"holder", "vehicle=Gu | party=Wei | date=2015-07-01",
     "\"Gu\" is no vehicle of this ledger on that day; make it one with `gentou vehicle add`"},
    {"holder", "vehicle=Alder SPV | party=Wei | date=2015-05-31",
     "\"Alder SPV\" is no vehicle of this ledger on that day; make it one with `gentou vehicle "
     "add`"},
    {"holder", "vehicle=Alder SPV | party=Gu | date=2015-07-02",
     "party: \"Gu\" is a holder of \"Alder SPV\" already"},
    {"holder", "vehicle=Alder SPV | party=Wei | date=2015-07-01 | amount=99999",
     "amount: it is less than the least that \"Alder SPV\" takes; `gentou vehicle list` shows "
     "that"},
    {"holder", "vehicle=Feeder | party=Wei | date=2015-07-01 | amount=0",
     "amount: a holding of 0 is none; leave it empty when it is unknown"},
    {"holder", "vehicle=Company | party=Wei | date=2015-07-01 | amount=10万",
     "amount: it is in CNY, but \"Company\" is in USD; write it in USD (\"USD 1000\")"},
    {"holder", "vehicle=Alder SPV | party=Wei | date=2015-07-01 | heads=3",
     "heads: only a holder that pools investors has heads behind it; write pools yes too"},
    {"holder", "vehicle=Feeder | party=Feeder | date=2015-07-01",
     "party: then \"Feeder\" would hold a part of itself through \"Feeder\""},
    {"holder", "vehicle=Filed | party=Feeder | date=2015-07-01",
     "party: then \"Filed\" would hold a part of itself through \"Feeder\""},
};

START_TEST(test_refused)
{
    join("Alder SPV", "Gu", "");
    join("Feeder", "Alder SPV", "");
    join("Alder SPV", "Filed", "");
    ledger_refused(&ledger, refused[_i].noun, refused[_i].fields, refused[_i].sentence);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("vehicle");
    TCase *tests = tcase_create("all");
    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_add_test(tests, test_terms);
    tcase_add_test(tests, test_looked_through);
    tcase_add_test(tests, test_caps);
    tcase_add_test(tests, test_filed);
    tcase_add_test(tests, test_remarks);
    tcase_add_loop_test(tests, test_refused, 0, ROWS(refused));
    suite_add_tcase(suite, tests);
    return run_suite(suite);
}
