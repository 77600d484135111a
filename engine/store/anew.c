/* anew.c - rows written anew under their own numbers. The SQL is written from the schema, so that a
 * new table needs no code here. */
#include "engine/store/anew.h"

#include "engine/store/store_int.h"

#define KEY_OF(table) "(SELECT c.name FROM pragma_table_xinfo(" table ") c WHERE c.pk = 1)"

/* The columns that say something. */
#define TOLD(form)                                                                                 \
    "(SELECT group_concat(format('" form "\"%w\"', c.name), ', ') FROM pragma_table_xinfo(?1) c "  \
    " WHERE c.hidden = 0 AND c.name NOT IN ('seq', 'back'))"

/* The number that a statement says which a query writes. */
static int number_written(struct gt_store *store, sqlite3_stmt *writer, int64_t *number,
                          struct gt_error *error)
{
    struct gt_text sql = {0};
    int code = gt_store_write_sql(store, writer, "", &sql, error);
    sqlite3_stmt *row = code ? NULL : gt_store_prepare(store, &sql, error);
    if (!code)
        code = gt_store_number(store, row, number, error);
    sqlite3_finalize(row);
    gt_text_clear(&sql);
    return code;
}

static int delete_row(struct gt_store *store, const char *table, int64_t id, struct gt_error *error)
{
    return gt_store_run_written(
        store,
        gt_store_query(
            store, error,
            "SELECT format('DELETE FROM \"%w\" WHERE \"%w\" = %d', ?1, " KEY_OF("?1") ", ?2)", "ti",
            table, id),
        error);
}

int gt_row_take_out(struct gt_store *store, const char *table, const char *part, int64_t id,
                    struct gt_error *error)
{
    int64_t numbered = 0;
    int code = gt_store_execute(store, "PRAGMA defer_foreign_keys = ON", error);
    if (!code && part)
        code = delete_row(store, part, id, error);
    if (!code)
        code = delete_row(store, table, id, error);
    if (!code)
        code = gt_store_number(
            store,
            gt_store_query(store, error,
                           "SELECT EXISTS (SELECT 1 FROM pragma_table_xinfo(?1) WHERE name = 'id')",
                           "t", table),
            &numbered, error);
    store->anew.table = numbered ? table : NULL;
    store->anew.id = id;
    return code;
}

/* Columns of the row that no record tells, or that name the same party or deal as before. */
static const char keep_column[] =
    "SELECT format('UPDATE \"%w\" AS t SET \"%w\" = p.\"%w\" FROM \"%w_past\" p WHERE t.\"%w\" = "
    "%d AND p.\"%w\" = %d AND p.ended = %d', ?1, ?2, ?2, ?1, " KEY_OF("?1") ", ?3, " KEY_OF(
        "?1") ", ?3, ?4)";

static const char keep_references[] =
    "SELECT format('UPDATE \"%w\" AS t SET \"%w\" = p.\"%w\" FROM \"%w_past\" p WHERE t.\"%w\" = "
    "%d AND p.\"%w\" = %d AND p.ended = %d AND t.\"%w\" <> p.\"%w\" AND (SELECT coalesce(same_as, "
    "id) FROM \"%w\" WHERE id = t.\"%w\") = (SELECT coalesce(same_as, id) FROM \"%w\" WHERE id = "
    "p.\"%w\")', ?1, k.\"from\", k.\"from\", ?1, " KEY_OF("?1") ", ?2, " KEY_OF(
        "?1") ", ?2, ?3, "
              "k.\"from\", k.\"from\", k.\"table\", k.\"from\", k.\"table\", k.\"from\") "
              "FROM pragma_foreign_key_list(?1) k WHERE k.\"table\" IN ('party', 'deal') AND "
              "k.\"from\" <> " KEY_OF("?1");

/* Rows of the open entry that were not there before; and one, if the row is not there again. */
static const char count_others[] =
    "SELECT format('SELECT (SELECT count(*) FROM \"%w\" WHERE seq = %d AND \"%w\" NOT IN (SELECT "
    "\"%w\" FROM \"%w_past\" WHERE ended = %d)) + NOT EXISTS (SELECT 1 FROM \"%w\" WHERE \"%w\" = "
    "%d)', ?1, ?3, " KEY_OF("?1") ", " KEY_OF("?1") ", ?1, ?3, ?1, " KEY_OF("?1") ", ?2)";

static const char tell_same[] =
    "SELECT format('SELECT EXISTS (SELECT %s FROM \"%w\" t WHERE t.\"%w\" = %d INTERSECT SELECT %s "
    "FROM \"%w_past\" p WHERE p.\"%w\" = %d AND p.ended = %d)', " TOLD("t.") ", ?1, " KEY_OF(
        "?1") ", ?2, " TOLD("p.") ", ?1, " KEY_OF("?1") ", ?2, ?3)";

static int tell_changed(struct gt_store *store, const char *table, int64_t id, bool *changed,
                        struct gt_error *error)
{
    int64_t same = 0;
    int code = number_written(
        store, gt_store_query(store, error, tell_same, "tii", table, id, store->seq), &same, error);
    *changed |= !same;
    return code;
}

/* The columns that are kept are days on which a row ended; the schema wants them no earlier than
 * the day it began. */
static int keep(struct gt_store *store, const char *table, const char *kept, int64_t id,
                struct gt_error *error)
{
    int code = gt_store_run_written(
        store, gt_store_query(store, error, keep_column, "ttii", table, kept, id, store->seq),
        error);
    if (code && sqlite3_extended_errcode(store->db) == SQLITE_CONSTRAINT_CHECK) {
        *error = (struct gt_error){.exit = GT_EXIT_OK};
        return gt_fail(
            error, GT_EXIT_DATA,
            _("date: it ended before that; write the day of its end, or an earlier one"));
    }
    return code;
}

int gt_row_put_back(struct gt_store *store, const char *table, const char *part, const char *kept,
                    int64_t id, struct gt_anew *anew, struct gt_error *error)
{
    int64_t others = 0;
    store->anew.table = NULL;
    *anew = (struct gt_anew){0};
    int code = number_written(
        store, gt_store_query(store, error, count_others, "tii", table, id, store->seq), &others,
        error);
    anew->alone = others == 0;
    if (!code && kept)
        code = keep(store, table, kept, id, error);
    if (!code)
        code = gt_store_run_written(
            store, gt_store_query(store, error, keep_references, "tii", table, id, store->seq),
            error);
    if (!code)
        code = tell_changed(store, table, id, &anew->changed, error);
    return code || !part ? code : tell_changed(store, part, id, &anew->changed, error);
}

static const char find_dependents[] =
    "SELECT format('SELECT %s AS word, \"%w\", %d FROM \"%w\" WHERE \"%w\" = %d', "
    "iif(f.name = 'share_event', 'kind', format('%Q', f.name)), " KEY_OF(
        "f.name") ", "
                  "(SELECT count(*) = 1 AND min(c.name) = 'amount' FROM pragma_table_xinfo(f.name) "
                  "c "
                  " WHERE c.name IN ('amount', 'currency')), f.name, "
                  "k.\"from\", ?2) FROM " GT_FACT_TABLES " f, pragma_foreign_key_list(f.name) k "
                  "WHERE k.\"table\" = ?1";

static void map_dependent(sqlite3_stmt *row, void *dependent, struct gt_arena *arena)
{
    *(struct gt_dependent *)dependent = (struct gt_dependent){
        .word = gt_column_text(row, 0, arena),
        .id = sqlite3_column_int64(row, 1),
        .lends = sqlite3_column_int(row, 2) != 0,
    };
}

int gt_row_dependents(struct gt_store *store, const char *table, int64_t id,
                      struct gt_dependent **rows, size_t *count, struct gt_arena *arena,
                      struct gt_error *error)
{
    struct gt_text sql = {0};
    *count = 0;
    int code =
        gt_store_write_sql(store, gt_store_query(store, error, find_dependents, "ti", table, id),
                           " UNION ", &sql, error);
    if (code || sql.length == 0) {
        gt_text_clear(&sql);
        return code;
    }
    sqlite3_stmt *all = gt_store_prepare(store, &sql, error);
    code = gt_store_collect(store, all, map_dependent, sizeof **rows, rows, count, arena, error);
    sqlite3_finalize(all);
    return code;
}

static void map_currency(sqlite3_stmt *row, void *currency, struct gt_arena *arena)
{
    (void)arena;
    *(const struct gt_currency **)currency = gt_column_currency(row, 0);
}

int gt_row_currency(struct gt_store *store, const char *table, int64_t id,
                    const struct gt_currency **currency, struct gt_arena *arena,
                    struct gt_error *error)
{
    const struct gt_currency **rows = NULL;
    size_t count = 0;
    struct gt_text sql = {0};
    int code = gt_store_write_sql(
        store,
        gt_store_query(store, error,
                       "SELECT format('SELECT currency FROM \"%w\" WHERE \"%w\" = %d', ?1, " KEY_OF(
                           "?1") ", ?2) FROM pragma_table_xinfo(?1) c WHERE c.name = 'currency'",
                       "ti", table, id),
        "", &sql, error);
    *currency = NULL;
    if (code || sql.length == 0) {
        gt_text_clear(&sql);
        return code;
    }
    sqlite3_stmt *all = gt_store_prepare(store, &sql, error);
    code = gt_store_collect(store, all, map_currency, sizeof *rows, &rows, &count, arena, error);
    sqlite3_finalize(all);
    *currency = count ? rows[0] : NULL;
    return code;
}

int gt_row_reference(struct gt_store *store, const char *table, const char *column, int64_t id,
                     int64_t *value, struct gt_error *error)
{
    return number_written(store,
                          gt_store_query(store, error,
                                         "SELECT format('SELECT \"%w\" FROM \"%w\" WHERE \"%w\" = "
                                         "%d', ?2, ?1, " KEY_OF("?1") ", ?3)",
                                         "tti", table, column, id),
                          value, error);
}
