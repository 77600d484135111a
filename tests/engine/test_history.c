/* test_history.c - what became of a record: told in full, in order, and as it was known.
 *
 * The changes of a record, played from the first to the last, give what stands in the tables;
 * random corrections from fixed seeds are played so. Names are invented.
 */
#include "tests/engine/amended.h"
#include "tests/engine/scrap.h"

#include "engine/store/history.h"

#define PLAYED 256

/* A value that the changes so far leave in the ledger. */
struct played {
    const char *table, *row, *column, *text;
};

static struct gt_change *changes;
static size_t count;

static void read_history(struct gt_store *store, const char *table, int64_t id)
{
    ledger_well(&ledger,
                gt_history(store, table, id, &changes, &count, &ledger.arena, &ledger.error));
}

static bool same(const char *a, const char *b)
{
    return a == b || (a && b && strcmp(a, b) == 0);
}

/* Plays the changes; each begins where the last one of its value ended. */
static int play(struct played *played)
{
    int n = 0;
    for (size_t i = 0; i < count; i++) {
        const struct gt_change *change = &changes[i];
        int p = 0;
        if (!change->column || strcmp(change->column, "deal") == 0) /* the tie is not told */
            continue;
        while (p < n &&
               !(same(played[p].table, change->table) && same(played[p].row, change->row) &&
                 same(played[p].column, change->column)))
            p++;
        if (p == n) {
            ck_assert_int_lt(n, PLAYED);
            played[n++] = (struct played){change->table, change->row, change->column, NULL};
        }
        ck_assert_msg(same(played[p].text, change->before.text), "%s %s %s: %s, not %s",
                      change->table, change->row, change->column, change->before.text,
                      played[p].text);
        played[p].text = change->after.text;
    }
    return n;
}

/* What a column of a row holds now, in the ledger's arena; NULL: nothing, or no such row. */
static const char *held(sqlite3 *db, const struct played *played)
{
    sqlite3_stmt *row = NULL;
    const char *text = NULL;
    const char *sql = gt_arena_format(&ledger.arena, "SELECT \"%s\" FROM \"%s\" WHERE id = %s",
                                      played->column, played->table, played->row);
    ck_assert_int_eq(sqlite3_prepare_v2(db, sql, -1, &row, NULL), SQLITE_OK);
    if (sqlite3_step(row) == SQLITE_ROW && sqlite3_column_type(row, 0) != SQLITE_NULL)
        text = gt_arena_format(&ledger.arena, "%s", (const char *)sqlite3_column_text(row, 0));
    sqlite3_finalize(row);
    return text;
}

static void check_played(const char *table, int64_t id)
{
    struct played played[PLAYED];
    sqlite3 *db = NULL;
    read_history(ledger.store, table, id);
    int n = play(played);
    ck_assert_int_eq(sqlite3_open_v2(ledger.path, &db, SQLITE_OPEN_READWRITE, NULL), SQLITE_OK);
    for (int i = 0; i < n; i++)
        ck_assert_msg(same(held(db, &played[i]), played[i].text), "%s %s %s: %s, not %s",
                      played[i].table, played[i].row, played[i].column, held(db, &played[i]),
                      played[i].text);
    ck_assert_int_eq(sqlite3_close(db), SQLITE_OK);
}

static const char *const corrections[][3] = {
    {"deal", "R1", "amount=900万"},      {"deal", "R1", "note=a | kind=seed"},
    {"deal", "R1", "note | others=yes"}, {"investment", "1", "amount=5"},
    {"investment", "1", "amount"},       {"investment", "2", "deal=R2 | amount"},
    {"investment", "2", "deal=R1"},      {"investment", "3", NULL},
    {"deal", "R2", "company=Other"},     {"stage", "2", "stage=terms"},
    {"stage", "2", "stage=sourced"},
};

START_TEST(test_played)
{
    uint64_t state = 1 + (uint64_t)_i;
    for (int step = 0; step < 30; step++) {
        const char *const *what = corrections[noise(&state) % (uint64_t)ROWS(corrections)];
        if (noise(&state) % 4 == 0)
            undo_last();
        else
            amend_as(what[0], what[1], what[2]);
        check_played("deal", 1);
        check_played("deal", 2);
    }
}
END_TEST

/* A history asked as of an entry is the beginning of the history. */
START_TEST(test_known)
{
    uint64_t state = 77 + (uint64_t)_i;
    for (int step = 0; step < 20; step++) {
        const char *const *what = corrections[noise(&state) % (uint64_t)ROWS(corrections)];
        amend_as(what[0], what[1], what[2]);
    }
    read_history(ledger.store, "deal", 1);
    struct gt_change *all = changes;
    size_t all_count = count;
    int64_t last = gt_store_ledger(ledger.store)->seq;
    for (int64_t known = 1; known <= last; known++) {
        struct gt_store *store = NULL;
        ledger_well(&ledger, gt_store_open(ledger.path, false, &store, &ledger.error));
        ledger_well(&ledger, gt_past_know(store, known, &ledger.error));
        read_history(store, "deal", 1);
        size_t begun = 0;
        while (begun < all_count && all[begun].entry <= known)
            begun++;
        ck_assert_uint_eq(count, begun);
        for (size_t i = 0; i < count; i++) {
            ck_assert_int_eq(changes[i].entry, all[i].entry);
            ck_assert_str_eq(changes[i].row, all[i].row);
            ck_assert(same(changes[i].after.text, all[i].after.text));
        }
        gt_store_close(store);
    }
}
END_TEST

/* Who, when, by which command, why; a party by its name, an amount with its currency. */
START_TEST(test_told)
{
    read_history(ledger.store, "deal", 2);
    ck_assert_uint_gt(count, 3);
    ck_assert_str_eq(changes[0].actor, "secretary");
    ck_assert_str_eq(changes[0].at, ledger_entry.at);
    ck_assert_str_eq(changes[0].command, "test");
    ck_assert_str_eq(changes[0].column, "company");
    ck_assert_str_eq(changes[0].after.name, "Aged");
    ck_assert_int_eq(changes[0].kind, GT_CHANGE_ADDED);
    size_t amount = 0;
    while (amount < count && !same(changes[amount].column, "amount"))
        amount++;
    ck_assert_str_eq(changes[amount].after.text, "100000");
    ck_assert_str_eq(changes[amount].after.currency->code, "USD");
    read_history(ledger.store, "party", 6); /* Angels: made by a round, with a stake in it */
    ck_assert_str_eq(changes[0].table, "party");
    ck_assert_str_eq(changes[count - 1].table, "investment");
}
END_TEST

START_TEST(test_nothing)
{
    read_history(ledger.store, "deal", 99);
    ck_assert_uint_eq(count, 0);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("history");
    TCase *tests = tcase_create("all");
    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_add_loop_test(tests, test_played, 0, 6);
    tcase_add_loop_test(tests, test_known, 0, 4);
    tcase_add_test(tests, test_told);
    tcase_add_test(tests, test_nothing);
    suite_add_tcase(suite, tests);
    return run_suite(suite);
}
