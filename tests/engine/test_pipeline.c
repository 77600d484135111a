/* test_pipeline.c - what each step asks for, what is due as of any day, and reports that tie.
 *
 * The names are invented. The refusals, word by word, are in tests/cli/pipeline.test.
 */
#include "tests/engine/ledger.h"
#include "tests/engine/scrap.h"

#include "engine/operations/funnel_report.h"
#include "engine/operations/pipeline.h"
#include "engine/store/amend.h"
#include "engine/store/pipeline.h"

static struct ledger ledger;

static void set_up(void)
{
    ledger_make(&ledger);
}

static void tear_down(void)
{
    ledger_remove(&ledger);
}

/* What meets each requirement; the file is made beside the ledger. */
static const struct {
    enum gt_requirement requirement;
    const char *noun, *fields; /* NULL: a field of the deal */
} meets[] = {
    {GT_REQUIRES_SECTOR, "company", "name=Alder | sector=robots"},
    {GT_REQUIRES_CITY, "company", "name=Alder | city=Shanghai"},
    {GT_REQUIRES_KIND, NULL, NULL},
    {GT_REQUIRES_AMOUNT, NULL, NULL},
    {GT_REQUIRES_PRE_MONEY, NULL, NULL},
    {GT_REQUIRES_SOURCE, "source", "deal=1 | source=expert"},
    {GT_REQUIRES_OWNER, "owner", "deal=1 | owner=Gu | date=2016-01-02"},
    {GT_REQUIRES_NOTE, "note", "deal=1 | text=calls back | date=2016-01-02"},
    {GT_REQUIRES_ACTION, "action", "deal=1 | action=call | due=2016-02-01 | date=2016-01-02"},
    {GT_REQUIRES_DECK, "document", "deal=1 | file=paper.txt | kind=deck | date=2016-01-02"},
    {GT_REQUIRES_MEMO, "document", "deal=1 | file=paper.txt | kind=memo | date=2016-01-02"},
    {GT_REQUIRES_DUE_DILIGENCE, "document",
     "deal=1 | file=paper.txt | kind=due_diligence | date=2016-01-02"},
    {GT_REQUIRES_TERM_SHEET, "document",
     "deal=1 | file=paper.txt | kind=term_sheet | date=2016-01-02"},
    {GT_REQUIRES_INVESTOR, "investment", "deal=1 | party=Gu"},
    {GT_REQUIRES_PLEDGE, "pledge", "deal=1 | member=Gu | date=2016-01-02"},
};

/* Meets a requirement; of the deal's own fields, as a correction does. */
static void meet(int i)
{
    struct gt_deal_row deal;
    bool found = false, changed = false;
    if (meets[i].noun) {
        ledger_add(&ledger, meets[i].noun, meets[i].fields);
        return;
    }
    ledger_well(&ledger,
                gt_deal_written(ledger.store, 1, &deal, &found, &ledger.arena, &ledger.error));
    if (meets[i].requirement == GT_REQUIRES_KIND)
        deal.kind = GT_DEAL_SEED;
    else
        *(meets[i].requirement == GT_REQUIRES_AMOUNT ? &deal.amount : &deal.pre_money) = 5;
    ledger_begin(&ledger);
    ledger_well(&ledger, gt_deal_update(ledger.store, &deal, &changed, &ledger.error));
    ledger_commit(&ledger);
}

/* Each requirement is refused by its own name, and met by its own record and no other. */
START_TEST(test_requirement)
{
    int64_t id = 0;
    const char *token = gt_kind_token(&gt_requirement_words, meets[_i].requirement);
    const char *label = gt_kind_label(&gt_requirement_words, meets[_i].requirement);
    ledger_file(&ledger, "paper.txt", "paper");
    ck_assert_int_eq(chdir(ledger.folder), 0);
    ck_assert_int_eq(ROWS(meets), gt_requirement_words.count);
    ledger_add(&ledger, "member", "name=Gu");
    ledger_add(&ledger, "deal", "company=Alder | date=2016-01-01 | stage=sourced");
    ledger_add(&ledger, "step",
               gt_arena_format(&ledger.arena, "step=sourced | requires=%s", token));
    for (int i = 0; i < ROWS(meets); i++)
        if (i != _i)
            meet(i);
    ledger_begin(&ledger);
    ck_assert_int_eq(ledger_try(&ledger, "stage", "deal=1 | date=2016-01-03 | stage=screened", &id),
                     GT_EXIT_DATA);
    gt_store_rollback(ledger.store);
    const char *start = gt_arena_format(
        &ledger.arena, "deal 1 does not move on to \"screened\" yet; missing: %s (`gentou ", label);
    ck_assert_msg(strncmp(ledger.error.text, start, strlen(start)) == 0, "%s", ledger.error.text);
    ck_assert_ptr_null(strchr(strstr(ledger.error.text, "missing"), ';'));
    meet(_i);
    ledger_add(&ledger, "stage", "deal=1 | date=2016-01-03 | stage=screened");
}
END_TEST

/* What is due, asked of the tables plainly: every deal where it stood on the day, every action
 * that was open. `%1$s` is the day. */
static int64_t plainly(const char *day, int days)
{
    const char *sql = gt_arena_format(
        &ledger.arena,
        "WITH at AS (SELECT d.id AS deal, (SELECT t.id FROM deal_stage t WHERE t.deal = d.id AND "
        "t.day <= '%s' ORDER BY t.day DESC, t.id DESC LIMIT 1) AS move FROM deal d WHERE d.day <= "
        "'%s') SELECT (SELECT count(*) FROM at JOIN deal_stage t ON t.id = at.move JOIN "
        "funnel_step s ON s.stage = t.stage AND s.days IS NOT NULL WHERE (t.step IS NULL OR t.step "
        "= s.id) AND date(t.day, '+' || s.days || ' days') <= date('%s', '+%d days')) + "
        "(SELECT count(*) FROM deal_action WHERE day <= '%s' AND (done IS NULL OR done > '%s') AND "
        "due <= date('%s', '+%d days'))",
        day, day, day, days, day, day, day, days);
    return ledger_count(&ledger, sql);
}

static void fill_random(uint64_t *state)
{
    static const char *const stages[] = {"sourced", "screened", "terms", "closed"};
    struct gt_arena *arena = &ledger.arena;
    int64_t id = 0;
    ledger_begin(&ledger);
    for (int i = 0; i < 120; i++) {
        int day = 1 + (int)(noise(state) % 28), deal = 1 + (int)(noise(state) % 20);
        int month = 1 + (int)(noise(state) % 6);
        const char *stage = stages[noise(state) % 4];
        switch (noise(state) % 4) {
        case 0:
            ledger_put(&ledger, "deal",
                       gt_arena_format(arena, "company=Alder | date=2016-%02d-%02d | stage=%s",
                                       month, day, stage));
            break;
        case 1:
            ledger_try(&ledger, "action",
                       gt_arena_format(arena,
                                       "deal=%d | action=call | due=2016-%02d-%02d | "
                                       "date=2016-01-%02d",
                                       deal, month, day, day),
                       &id);
            break;
        case 2:
            gt_finish_action(ledger.store, gt_arena_format(arena, "%d", deal),
                             ledger_day(gt_arena_format(arena, "2016-%02d-%02d", month, day)),
                             &ledger.error);
            break;
        default:
            ledger_try(&ledger, "stage",
                       gt_arena_format(arena, "deal=%d | date=2016-%02d-%02d | stage=%s", deal,
                                       month, day, stage),
                       &id);
        }
    }
    ledger_commit(&ledger);
}

START_TEST(test_due)
{
    static const char *const days[] = {"2016-01-01", "2016-02-15", "2016-04-01", "2016-12-31"};
    uint64_t state = 0x9e3779b97f4a7c15u + (uint64_t)_i;
    if (_i % 2) /* half of the ledgers know their steps before the deals come in */
        ledger_add(&ledger, "step", "step=sourced | limit=20");
    fill_random(&state);
    ledger_add(&ledger, "step", "step=sourced | limit=10");
    ledger_add(&ledger, "step", "step=terms | limit=30");
    for (int i = 0; i < ROWS(days); i++)
        for (int ahead = 0; ahead < 60; ahead += 25) {
            struct gt_due_row *rows = NULL;
            size_t count = 0;
            int64_t total = 0;
            struct gt_due_filter filter = {.as_of = ledger_day(days[i]), .limit = -1};
            filter.until = filter.as_of + ahead;
            ledger_well(&ledger,
                        gt_pipeline_limits(ledger.store, &filter.limits, &filter.limit_count,
                                           &ledger.arena, &ledger.error));
            ck_assert_uint_eq(filter.limit_count, 2);
            ledger_well(&ledger, gt_due_list(ledger.store, &filter, &rows, &count, &total,
                                             &ledger.arena, &ledger.error));
            ck_assert_int_eq(total, plainly(days[i], ahead));
            ck_assert_int_eq((int64_t)count, total);
            for (size_t row = 1; row < count; row++)
                ck_assert_int_le(rows[row - 1].due, rows[row].due);
            /* A page is a part of the whole. */
            filter.limit = 3;
            filter.offset = 2;
            struct gt_due_row *page = NULL;
            size_t shown = 0;
            ledger_well(&ledger, gt_due_list(ledger.store, &filter, &page, &shown, &total,
                                             &ledger.arena, &ledger.error));
            for (size_t row = 0; row < shown; row++) {
                ck_assert_int_eq(page[row].deal, rows[row + 2].deal);
                ck_assert_int_eq(page[row].due, rows[row + 2].due);
            }
        }
}
END_TEST

/* What is due on one day stands in the order of the deals, whenever they moved on later. */
START_TEST(test_due_on_one_day)
{
    static const struct ledger_line moves[] = {
        {"step", "step=screened | limit=5"},
        {"deal", "ref=A | company=Alder | date=2016-01-01 | stage=screened"},
        {"deal", "ref=B | company=Birch | date=2016-01-01 | stage=screened"},
        {"deal", "ref=C | company=Cedar | date=2016-01-01 | stage=screened"},
        {"stage", "deal=A | date=2016-03-20 | stage=terms"},
        {"stage", "deal=B | date=2016-03-10 | stage=terms"},
        {NULL, NULL},
    };
    ledger_fill(&ledger, moves);
    struct gt_due_row *rows = NULL;
    size_t count = 0;
    int64_t total = 0;
    struct gt_due_filter filter = {.as_of = ledger_day("2016-02-01"), .limit = 1};
    filter.until = filter.as_of;
    ledger_well(&ledger, gt_pipeline_limits(ledger.store, &filter.limits, &filter.limit_count,
                                            &ledger.arena, &ledger.error));
    for (filter.offset = 0; filter.offset < 3; filter.offset++) {
        ledger_well(&ledger, gt_due_list(ledger.store, &filter, &rows, &count, &total,
                                         &ledger.arena, &ledger.error));
        ck_assert_int_eq(total, 3);
        ck_assert_uint_eq(count, 1);
        ck_assert_int_eq(rows[0].deal, filter.offset + 1);
        ck_assert_int_eq(rows[0].due, ledger_day("2016-01-06"));
    }
}
END_TEST

/* Two deals of one company from two sources, one of another; a company that was sold in part. */
static const struct ledger_line rounds[] = {
    {"fund", "name=Fund | ownership=fiscal"},
    {"deal", "ref=A | company=Alder | date=2016-01-10 | source=expert | amount=100"},
    {"investment", "deal=A | party=Fund | amount=20"},
    {"deal", "ref=B | company=Alder | date=2017-01-10 | source=incubator | amount=100 | "
             "brought_by=Hub"},
    {"investment", "deal=B | party=Fund | amount=10"},
    {"deal", "ref=C | company=Birch | date=2017-02-10 | source=incubator | amount=50"},
    {"investment", "deal=C | party=Fund | amount=50"},
    {"deal", "ref=D | company=Cedar | date=2017-02-11 | stage=sourced | source=incubator"},
    {"stage", "deal=D | date=2017-03-01 | stage=passed | pass_reason=team"},
    {"deal", "ref=E | company=Dogwood | date=2017-02-11 | stage=sourced"},
    {"mark", "company=Alder | date=2017-12-31 | value=90 | method=cost"},
    {"exit", "company=Birch | date=2017-11-30 | kind=ipo | proceeds=70 | share=50%"},
    {NULL, NULL},
};

START_TEST(test_sources)
{
    struct gt_source_report report;
    struct gt_cohort cohort = {ledger_day("2018-01-01"), GT_DAY_NONE, GT_DAY_NONE};
    ledger_fill(&ledger, rounds);
    ledger_well(&ledger, gt_source_report(ledger.store, &cohort, NULL, false, &report,
                                          &ledger.arena, &ledger.error));
    /* Alder: 20 + 10 paid in, worth 90: 60 and 30. Birch: half of 50 at cost, 70 received. */
    static const struct gt_source_result expected[] = {
        {GT_SOURCE_INCUBATOR, NULL, 3, 2, 1, 6000, 7000, 5500},
        {GT_SOURCE_EXPERT, NULL, 1, 1, 0, 2000, 0, 6000},
        {-1, NULL, 1, 0, 0, GT_MONEY_UNKNOWN, GT_MONEY_UNKNOWN, GT_MONEY_UNKNOWN},
    };
    ck_assert_uint_eq(report.count, 3);
    for (int i = 0; i < 3; i++) {
        ck_assert_int_eq(report.results[i].source, expected[i].source);
        ck_assert_int_eq(report.results[i].deals, expected[i].deals);
        ck_assert_int_eq(report.results[i].closed, expected[i].closed);
        ck_assert_int_eq(report.results[i].ended, expected[i].ended);
        ck_assert_int_eq(report.results[i].invested, expected[i].invested);
        ck_assert_int_eq(report.results[i].proceeds, expected[i].proceeds);
        ck_assert_int_eq(report.results[i].value, expected[i].value);
    }
    /* Of those that came in in 2017; and a line for each who brought deals. */
    cohort.from = ledger_day("2017-01-01");
    ledger_well(&ledger, gt_source_report(ledger.store, &cohort, NULL, true, &report, &ledger.arena,
                                          &ledger.error));
    ck_assert_uint_eq(report.count, 3);
    ck_assert_str_eq(report.results[0].brought_by, "Hub");
    ck_assert_int_eq(report.results[0].value, 3000);
    ck_assert_ptr_null(report.results[1].brought_by);
    ck_assert_int_eq(report.results[1].invested, 5000);
}
END_TEST

/* The groups of a funnel are its deals, each once, as of any day. */
START_TEST(test_groups)
{
    static const char *const days[] = {"2016-12-31", "2017-02-11", "2018-01-01"};
    ledger_fill(&ledger, rounds);
    for (int i = 0; i < ROWS(days); i++) {
        struct gt_cohort cohort = {ledger_day(days[i]), GT_DAY_NONE, GT_DAY_NONE};
        struct gt_funnel_report whole, parts;
        ledger_well(&ledger, gt_funnel_report(ledger.store, &cohort, NULL, -1, &whole,
                                              &ledger.arena, &ledger.error));
        ck_assert_uint_eq(whole.count, 1);
        for (int by = 0; by < gt_funnel_by_words.count; by++) {
            int deals = 0, entered = 0;
            ledger_well(&ledger, gt_funnel_report(ledger.store, &cohort, NULL, by, &parts,
                                                  &ledger.arena, &ledger.error));
            for (size_t g = 0; g < parts.count; g++) {
                deals += parts.groups[g].deals;
                entered += parts.groups[g].steps[GT_STAGE_CLOSED].entered;
            }
            ck_assert_int_eq(deals, whole.groups->deals);
            ck_assert_int_eq(entered, whole.groups->steps[GT_STAGE_CLOSED].entered);
        }
        /* The built-in funnel's steps are the stages. */
        ledger_well(&ledger, gt_funnel_report(ledger.store, &cohort, "default", -1, &parts,
                                              &ledger.arena, &ledger.error));
        ck_assert_int_eq(parts.step_count, whole.step_count);
        ck_assert_mem_eq(parts.groups->steps, whole.groups->steps,
                         (size_t)parts.step_count * sizeof *parts.groups->steps);
    }
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("pipeline");
    TCase *tests = tcase_create("all");
    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_add_loop_test(tests, test_requirement, 0, ROWS(meets));
    tcase_add_loop_test(tests, test_due, 0, 10);
    tcase_add_test(tests, test_due_on_one_day);
    tcase_add_test(tests, test_sources);
    tcase_add_test(tests, test_groups);
    suite_add_tcase(suite, tests);
    return run_suite(suite);
}
