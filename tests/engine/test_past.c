/* test_past.c - what the ledger knew: questions as of an entry, entries taken back.
 *
 * Random ledgers, from fixed seeds, are compared whole: after each entry the tables are noted down;
 * later the same tables, asked as of that entry, must say the same, and taking the latest entries
 * back must lead through the same states. Names are invented.
 */
#include "tests/engine/ledger.h"
#include "tests/engine/scrap.h"

#include "engine/store/deal.h"
#include "engine/store/party.h"
#include "engine/store/past.h"
#include "engine/store/store_int.h"

static struct ledger ledger;

static void set_up(void)
{
    ledger_make(&ledger);
}

static void tear_down(void)
{
    ledger_remove(&ledger);
}

/* All facts and derived tables, as this store sees them, without the entries that signed them: a
 * fact that stands again after an undo is signed by the undo. */
static const char *const tables[][2] = {
    {"party", "id, name, kind, same_as, canon"},
    {"party_name", "folded, party, name"},
    {"role", "id, party, role, since"},
    {"ownership", "id, party, since, ownership, private_share, source"},
    {"company", "party, sector, city, founded"},
    {"registered_capital", "id, company, since, amount, currency"},
    {"deal", "id, company, day, kind, amount, pre_money, post_money, currency, others, ref, note"},
    {"deal_stage", "id, deal, day, stage, step, reason, note"},
    {"funnel", "id, name, main, note"},
    {"funnel_step", "id, funnel, place, name, stage, days, owner, role"},
    {"step_requirement", "id, step, requirement"},
    {"step_question", "id, step, question"},
    {"deal_origin", "deal, source, party"},
    {"deal_owner", "id, deal, day, owner"},
    {"deal_tag", "id, deal, tag, since, until"},
    {"note", "id, deal, party, day, text"},
    {"deal_answer", "id, deal, day, question, answer"},
    {"deal_action", "id, deal, day, due, text, owner, done"},
    {"investment", "id, deal, party, amount, instrument"},
    {"pledge", "id, deal, party, day, state, amount"},
    {"mark", "id, party, company, day, value, currency, method, note"},
    {"exit", "id, party, company, day, kind, proceeds, currency, share, note"},
    {"deal_now", "*"},
    {"standing", "*"},
    {"deal_stood", "*"},
    {"deal_came", "*"},
};

static void add_rows(sqlite3 *db, const char *sql, struct gt_text *text)
{
    sqlite3_stmt *row = NULL;
    ck_assert_msg(sqlite3_prepare_v2(db, sql, -1, &row, NULL) == SQLITE_OK, "%s: %s", sql,
                  sqlite3_errmsg(db));
    while (sqlite3_step(row) == SQLITE_ROW) {
        for (int i = 0; i < sqlite3_column_count(row); i++) {
            const char *value = (const char *)sqlite3_column_text(row, i);
            gt_text_format(text, "%s|", value ? value : "NULL");
        }
        gt_text_puts(text, "\n");
    }
    sqlite3_finalize(row);
}

/* What lists of deals say, on several days: each is found in another way when it is asked as of an
 * entry. */
static void add_lists(struct gt_store *store, struct gt_text *text)
{
    static const char *const days[] = {"2016-01-10", "2016-02-12", "2016-12-31"};
    const gt_day none = GT_DAY_NONE, from = ledger_day("2016-01-08"), to = ledger_day("2016-02-09");
    const struct gt_deal_filter filters[] = {
        {.from = none, .to = none, .stage = -1, .limit = -1},
        {.from = none, .to = none, .stage = -1, .offset = 1, .limit = 2},
        {.from = from, .to = to, .stage = -1, .limit = -1},
        {.from = none, .to = none, .stage = -1, .kinds = 1u << GT_DEAL_UNKNOWN, .limit = -1},
        {.from = none, .to = none, .stage = GT_STAGE_CLOSED, .offset = 1, .limit = 2},
        {.from = none, .to = none, .stage = GT_STAGE_SOURCED, .limit = -1},
        {.from = none, .to = none, .stage = -1, .company = 1, .limit = -1},
        {.from = none, .to = to, .stage = -1, .investor = 2, .offset = 1, .limit = -1},
    };
    for (int i = 0; i < ROWS(filters) * ROWS(days); i++) {
        struct gt_deal_filter filter = filters[i / ROWS(days)];
        struct gt_deal_row *rows = NULL;
        size_t count = 0;
        int64_t total = 0;
        filter.as_of = ledger_day(days[i % ROWS(days)]);
        ledger_well(&ledger, gt_deal_list(store, &filter, &rows, &count, &total, &ledger.arena,
                                          &ledger.error));
        gt_text_format(text, "list %d: %lld", i, (long long)total);
        for (size_t row = 0; row < count; row++)
            gt_text_format(text, "; %lld %d %d since %d", (long long)rows[row].id, rows[row].day,
                           rows[row].stage, rows[row].stage_day);
        gt_text_puts(text, "\n");
    }
}

static const char *state_of(struct gt_store *store)
{
    struct gt_text text = {0};
    char sql[256];
    for (int i = 0; i < ROWS(tables); i++) {
        snprintf(sql, sizeof sql, "SELECT '%s', %s FROM %s ORDER BY 2, 3", tables[i][0],
                 tables[i][1], tables[i][0]);
        add_rows(store->db, sql, &text);
    }
    add_lists(store, &text);
    const char *kept = gt_arena_copy(&ledger.arena, text.data ? text.data : "", text.length);
    gt_text_clear(&text);
    return kept;
}

static const char *state_as_of(int64_t entry)
{
    struct gt_store *store = NULL;
    ledger_well(&ledger, gt_store_open(ledger.path, false, &store, &ledger.error));
    ledger_well(&ledger, gt_past_know(store, entry, &ledger.error));
    const char *state = state_of(store);
    gt_store_close(store);
    return state;
}

/* A derived table that is not what its source view says. */
static void check_derived(void)
{
    ck_assert_int_eq(
        ledger_count(&ledger, "SELECT count(*) FROM (SELECT * FROM (SELECT * FROM deal_now EXCEPT "
                              "SELECT * FROM deal_now_source) UNION ALL SELECT * FROM (SELECT * "
                              "FROM deal_now_source EXCEPT SELECT * FROM deal_now))"),
        0);
    ck_assert_int_eq(
        ledger_count(&ledger, "SELECT count(*) FROM (SELECT * FROM (SELECT * FROM standing EXCEPT "
                              "SELECT * FROM standing_source) UNION ALL SELECT * FROM (SELECT * "
                              "FROM standing_source EXCEPT SELECT * FROM standing))"),
        0);
    ck_assert_int_eq(
        ledger_count(&ledger, "SELECT count(*) FROM (SELECT * FROM (SELECT * FROM deal_came EXCEPT "
                              "SELECT day, id, kind FROM deal WHERE same_as IS NULL) UNION ALL "
                              "SELECT * FROM (SELECT day, id, kind FROM deal WHERE same_as IS NULL "
                              "EXCEPT SELECT * FROM deal_came))"),
        0);
}

/* An entry of one random record; a refused one is rolled back and leaves no entry. */
static bool enter_random(uint64_t *state)
{
    static const char *const names[] = {"Alder", "Birch", "Cedar", "Dogwood", "Elm", "Fir"};
    static const char *const stages[] = {"sourced", "terms", "closed", "passed"};
    struct gt_arena *arena = &ledger.arena;
    int64_t id = 0;
    const char *a = names[noise(state) % 6], *b = names[noise(state) % 6];
    int day = 1 + (int)(noise(state) % 28), deal = 1 + (int)(noise(state) % 6);
    const char *record[][2] = {
        {"deal", gt_arena_format(arena,
                                 "company=%s | date=2016-01-%02d | amount=%d | stage=%s | "
                                 "investors=%s | sector=%s",
                                 a, day, day * 100, stages[noise(state) % 4], b, b)},
        {"partner", gt_arena_format(arena, "name=%s | aliases=%s | ownership=private", a, b)},
        {"investor", gt_arena_format(arena, "name=#%d | aliases=%s", deal, b)},
        {"stage", gt_arena_format(arena, "deal=%d | date=2016-02-%02d | stage=%s", deal, day,
                                  stages[noise(state) % 3])},
        {"stage",
         gt_arena_format(arena, "deal=%d | date=2016-02-%02d | stage=passed | pass_reason=team",
                         deal, day)},
        {"funnel", gt_arena_format(arena, "name=%s | note=%s | main=yes", a, b)},
        {"step",
         gt_arena_format(arena, "step=%s | stage=sourced | limit=%d | questions=%s", a, day, b)},
        {"step", gt_arena_format(arena, "step=terms | stage=terms | requires=%s | role=manager",
                                 day % 2 ? "sector" : "source; owner")},
        {"source", gt_arena_format(arena, "deal=%d | source=expert | brought_by=%s", deal, a)},
        {"owner", gt_arena_format(arena, "deal=%d | owner=%s | date=2016-02-%02d", deal, a, day)},
        {"tag",
         gt_arena_format(arena, "deal=%d | tags=%s; %s | date=2016-02-%02d", deal, a, b, day)},
        {"note", gt_arena_format(arena, "party=%s | text=%s | date=2016-02-%02d", a, b, day)},
        {"action", gt_arena_format(arena,
                                   "deal=%d | action=%s | due=2016-03-%02d | "
                                   "date=2016-02-%02d",
                                   deal, a, day, day)},
        {"investment", gt_arena_format(arena, "deal=%d | party=%s | amount=%d", deal, a, day)},
        {"company", gt_arena_format(arena,
                                    "name=%s | city=%s | registered_capital=5 | "
                                    "capital_date=2016-01-%02d",
                                    a, b, day)},
        {"member", gt_arena_format(arena, "name=%s | since=2016-01-%02d", a, day)},
    };
    int which = (int)(noise(state) % (uint64_t)ROWS(record));
    ledger_begin(&ledger);
    ledger.error = (struct gt_error){0};
    if (ledger_try(&ledger, record[which][0], record[which][1], &id)) {
        gt_store_rollback(ledger.store);
        return false;
    }
    ledger_commit(&ledger);
    return true;
}

static int undo(int64_t entry)
{
    struct gt_entry undoing = ledger_entry;
    undoing.undoes = entry;
    ledger_well(&ledger, gt_store_begin(ledger.store, &undoing, &ledger.error));
    ledger.error = (struct gt_error){0};
    int code = gt_past_undo(ledger.store, entry, &ledger.error);
    if (!code)
        code = gt_store_commit(ledger.store, &ledger.error);
    else
        gt_store_rollback(ledger.store);
    return code;
}

#define STEPS 40

START_TEST(test_random_ledgers)
{
    const char *states[STEPS + 1];
    uint64_t state = 0x853c49e6748fea9bu + (uint64_t)_i; /* any seed but 0 */
    states[0] = state_of(ledger.store);
    int entries = 0;
    for (int step = 0; step < 4 * STEPS && entries < STEPS; step++)
        if (enter_random(&state))
            states[++entries] = state_of(ledger.store);
    ck_assert_int_gt(entries, STEPS / 2);
    check_derived();
    for (int entry = 0; entry <= entries; entry++)
        ck_assert_str_eq(state_as_of(entry), states[entry]);
    for (int entry = entries; entry > entries / 2; entry--) {
        ledger_well(&ledger, undo(entry));
        ck_assert_str_eq(state_of(ledger.store), states[entry - 1]);
        check_derived();
    }
    /* The first undo, undone, and so on: the way back is the same, and the past stays the past. */
    int64_t first = entries + 1, last = entries + entries - entries / 2;
    for (int64_t entry = last; entry >= first; entry--) {
        ledger_well(&ledger, undo(entry));
        ck_assert_str_eq(state_of(ledger.store), states[entries / 2 + 1 + (last - entry)]);
        check_derived();
    }
    for (int entry = 0; entry <= entries; entry++)
        ck_assert_str_eq(state_as_of(entry), states[entry]);
}
END_TEST

/* What others build on is not taken away from under them. */
START_TEST(test_undo_is_refused)
{
    ledger_add(&ledger, "deal", "company=Alder | date=2016-01-01 | amount=5"); /* entry 1 */
    ledger_add(&ledger, "investment", "deal=1 | party=Birch | amount=2");
    const char *before = state_of(ledger.store);
    ck_assert_int_eq(undo(1), GT_EXIT_DATA);
    ck_assert_str_eq(ledger.error.text, "what a later entry builds on is not taken away; undo the "
                                        "later entry first");
    ck_assert_str_eq(state_of(ledger.store), before);
    ledger_add(&ledger, "investor", "name=Birch | kind=person"); /* changes the party of entry 2 */
    ck_assert_int_eq(undo(2), GT_EXIT_DATA);
    ck_assert_str_eq(ledger.error.text,
                     "entry 2 is not undone: entry 3 changed what it wrote; undo "
                     "that one first");
    ledger_well(&ledger, undo(3));
    ledger_well(&ledger, undo(2));
    ledger_well(&ledger, undo(1));
    ck_assert_int_eq(ledger_count(&ledger, "SELECT count(*) FROM party"), 0);
    /* Alder, and Birch as entered, as changed and as restored. */
    ck_assert_int_eq(ledger_count(&ledger, "SELECT count(*) FROM party_past"), 4);
}
END_TEST

START_TEST(test_entries)
{
    struct gt_entry_row *rows = NULL;
    size_t count = 0;
    int64_t total = 0;
    ledger_add(&ledger, "investor", "name=Alder");
    ledger_add(&ledger, "investor", "name=Birch");
    ledger_well(&ledger, undo(2));
    ledger_well(&ledger, undo(3)); /* Birch is there again */
    ledger_well(&ledger, undo(1));
    ledger_well(&ledger, gt_entry_list(ledger.store, "secretary", 0, -1, &rows, &count, &total,
                                       &ledger.arena, &ledger.error));
    static const struct {
        int64_t seq, undoes;
        bool undone;
    } expected[] = {{5, 1, false}, {4, 3, false}, {3, 2, true}, {2, 0, false}, {1, 0, true}};
    ck_assert_uint_eq(count, 5);
    for (int i = 0; i < 5; i++) {
        ck_assert_int_eq(rows[i].seq, expected[i].seq);
        ck_assert_int_eq(rows[i].undoes, expected[i].undoes);
        ck_assert_int_eq(rows[i].undone, expected[i].undone);
    }
    ledger_well(&ledger, gt_entry_list(ledger.store, "stranger", 0, -1, &rows, &count, &total,
                                       &ledger.arena, &ledger.error));
    ck_assert_uint_eq(count, 0);
}
END_TEST

START_TEST(test_instants)
{
    static const struct {
        const char *instant;
        int64_t entry;
    } cases[] = {
        {"2025-01-01", 0},           {"2025-01-02", 2},           {"2025-01-02T03:04:05Z", 2},
        {"2025-01-02T03:04:04Z", 0}, {"2025-01-02T03:04:06Z", 2}, {"2026", 2},
    };
    ledger_add(&ledger, "investor", "name=Alder");
    ledger_add(&ledger, "investor", "name=Birch");
    for (int i = 0; i < ROWS(cases); i++) {
        int64_t entry = -1;
        ledger_well(&ledger,
                    gt_past_entry_at(ledger.store, cases[i].instant, &entry, &ledger.error));
        ck_assert_int_eq(entry, cases[i].entry);
    }
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("past");
    TCase *tests = tcase_create("all");
    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_add_loop_test(tests, test_random_ledgers, 0, 8);
    tcase_add_test(tests, test_undo_is_refused);
    tcase_add_test(tests, test_entries);
    tcase_add_test(tests, test_instants);
    suite_add_tcase(suite, tests);
    return run_suite(suite);
}
