/* references.c - what refers to a row, over all fact tables, and rows withdrawn with it. The SQL is
 * written from the schema's foreign keys, so that a new table needs no code here. */
#include "engine/store/amend.h"

#include "engine/store/store_int.h"

#include <string.h>

/* Foreign keys of fact tables to table ?1: the table `name` and its column `source`, the last made
 * first. */
#define REFERRING                                                                                  \
    "(SELECT f.place AS place, f.name AS name, k.\"from\" AS source FROM " GT_FACT_TABLES " f, "   \
    " pragma_foreign_key_list(f.name) k WHERE k.\"table\" = ?1 ORDER BY f.place DESC)"

#define KEY_OF(table) "(SELECT c.name FROM pragma_table_xinfo(" table ") c WHERE c.pk = 1)"

/* ?2 is the row, ?3 whether rows of its own entry are passed over. */
static const char count_references[] =
    "SELECT format('SELECT %Q, count(*) AS n, min(%s) FROM \"%w\" WHERE \"%w\" = %d%s', r.name, "
    "CASE WHEN EXISTS (SELECT 1 FROM pragma_table_xinfo(r.name) c WHERE c.name = 'id') THEN 'id' "
    "ELSE '0' END, r.name, r.source, ?2, CASE ?3 WHEN 0 THEN '' ELSE format(' AND seq NOT IN "
    "(SELECT seq FROM \"%w\" WHERE \"%w\" = %d UNION SELECT seq FROM \"%w_past\" WHERE \"%w\" = "
    "%d)', ?1, " KEY_OF("?1") ", ?2, ?1, " KEY_OF("?1") ", ?2) END) FROM " REFERRING " r";

static const char delete_references[] =
    "SELECT format('DELETE FROM \"%w\" WHERE \"%w\" = %d', r.name, r.source, ?2) FROM " REFERRING
    " r UNION ALL SELECT format('DELETE FROM \"%w\" WHERE \"%w\" = %d', ?1, " KEY_OF("?1") ", ?2)";

static void map_reference(sqlite3_stmt *row, void *reference, struct gt_arena *arena)
{
    *(struct gt_reference *)reference = (struct gt_reference){
        .table = gt_column_text(row, 0, arena),
        .rows = sqlite3_column_int64(row, 1),
        .first = sqlite3_column_int64(row, 2),
    };
}

int gt_row_references(struct gt_store *store, const char *table, int64_t id, bool later,
                      struct gt_reference **rows, size_t *count, struct gt_arena *arena,
                      struct gt_error *error)
{
    static const char all[] = "SELECT * FROM (";
    struct gt_text sql = {0};
    *count = 0;
    gt_text_puts(&sql, all);
    int code = gt_store_write_sql(
        store, gt_store_query(store, error, count_references, "tii", table, id, (int64_t)later),
        " UNION ALL ", &sql, error);
    bool none = sql.length == strlen(all);
    gt_text_puts(&sql, ") WHERE n > 0");
    if (code || none) {
        gt_text_clear(&sql);
        return code;
    }
    sqlite3_stmt *row = gt_store_prepare(store, &sql, error);
    code = gt_store_collect(store, row, map_reference, sizeof **rows, rows, count, arena, error);
    sqlite3_finalize(row);
    return code;
}

int gt_row_withdraw(struct gt_store *store, const char *table, int64_t id, struct gt_error *error)
{
    struct gt_text sql = {0};
    int code = gt_store_write_sql(
        store, gt_store_query(store, error, delete_references, "ti", table, id), ";", &sql, error);
    if (!code)
        code = gt_store_execute(store, sql.data, error);
    gt_text_clear(&sql);
    if (code && sqlite3_extended_errcode(store->db) == SQLITE_CONSTRAINT_FOREIGNKEY) {
        *error = (struct gt_error){.exit = GT_EXIT_OK};
        return gt_fail(error, GT_EXIT_DATA,
                       _("later records build on what was entered with it; remove those first"));
    }
    return code;
}
