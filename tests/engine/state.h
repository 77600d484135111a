/* state.h - all that a ledger's tables say, without who signed it: for "as it was before".
 *
 * A row that stands again after an undo keeps its signature and bears a mark (`back`); neither is
 * compared. The past, what is kept by entries (*_known) and the entries only ever grow and are left
 * out.
 */
#ifndef GENTOU_TESTS_ENGINE_STATE_H
#define GENTOU_TESTS_ENGINE_STATE_H

#include "tests/engine/ledger.h"

/* The columns of a table that are compared, joined by ", ". */
static inline void state_columns(sqlite3 *db, const char *table, struct gt_text *columns)
{
    sqlite3_stmt *row = NULL;
    ck_assert_int_eq(sqlite3_prepare_v2(db,
                                        "SELECT group_concat(format('\"%w\"', name), ', ') FROM "
                                        "pragma_table_info(?) WHERE name NOT IN ('seq', 'back')",
                                        -1, &row, NULL),
                     SQLITE_OK);
    sqlite3_bind_text(row, 1, table, -1, SQLITE_STATIC);
    ck_assert_int_eq(sqlite3_step(row), SQLITE_ROW);
    gt_text_puts(columns, (const char *)sqlite3_column_text(row, 0));
    sqlite3_finalize(row);
}

static inline void state_table(sqlite3 *db, const char *table, struct gt_text *text)
{
    struct gt_text columns = {0}, sql = {0};
    sqlite3_stmt *row = NULL;
    state_columns(db, table, &columns);
    gt_text_format(&sql, "SELECT %s FROM \"%s\" ORDER BY %s", columns.data, table, columns.data);
    ck_assert_int_eq(sqlite3_prepare_v2(db, sql.data, -1, &row, NULL), SQLITE_OK);
    gt_text_format(text, "%s\n", table);
    while (sqlite3_step(row) == SQLITE_ROW) {
        for (int i = 0; i < sqlite3_column_count(row); i++) {
            const char *value = (const char *)sqlite3_column_text(row, i);
            gt_text_format(text, "%d:%s|", sqlite3_column_type(row, i), value ? value : "");
        }
        gt_text_puts(text, "\n");
    }
    sqlite3_finalize(row);
    gt_text_clear(&columns);
    gt_text_clear(&sql);
}

/* In the ledger's arena. */
static inline const char *ledger_state(struct ledger *of)
{
    struct gt_text text = {0};
    sqlite3 *db = NULL;
    sqlite3_stmt *table = NULL;
    ck_assert_int_eq(sqlite3_open_v2(of->path, &db, SQLITE_OPEN_READWRITE, NULL), SQLITE_OK);
    ck_assert_int_eq(
        sqlite3_prepare_v2(db,
                           "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE "
                           "'%\\_past' ESCAPE '\\' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND "
                           "name NOT LIKE '%\\_known' ESCAPE '\\' AND "
                           "name <> 'entry' AND name NOT LIKE 'search%' ORDER BY name",
                           -1, &table, NULL),
        SQLITE_OK);
    while (sqlite3_step(table) == SQLITE_ROW)
        state_table(db, (const char *)sqlite3_column_text(table, 0), &text);
    sqlite3_finalize(table);
    ck_assert_int_eq(sqlite3_close(db), SQLITE_OK);
    ck_assert(!text.failed);
    const char *kept = gt_arena_copy(&of->arena, text.data, text.length);
    gt_text_clear(&text);
    return kept;
}

#endif
