/* dump.c - rows out, rows in, by SQL that is written from the schema. */
#include "engine/store/dump.h"

#include "engine/base/text.h"
#include "engine/store/migrations.h"
#include "engine/store/past.h"
#include "engine/store/store_int.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int gt_dump_schema(void)
{
    return gt_migration_count;
}

/* Tables of facts and their past. The counters of what was ever numbered come last: inserting sets
 * them too. */
static const char list_tables[] =
    "SELECT l.name FROM pragma_table_list l JOIN sqlite_schema s ON s.name = l.name "
    "WHERE l.schema = 'main' AND l.type = 'table' AND l.name NOT LIKE 'sqlite\\_%' ESCAPE '\\' "
    "AND NOT EXISTS (SELECT 1 FROM sqlite_schema v WHERE v.name = l.name || '_source') "
    "AND NOT EXISTS (SELECT 1 FROM pragma_table_list w WHERE w.type = 'virtual' "
    " AND l.name LIKE w.name || '\\_%' ESCAPE '\\') "
    "ORDER BY s.rowid";

/* The columns that are not generated, and those that order the rows. */
#define STORED                                                                                     \
    "(SELECT group_concat(format('\"%w\"', name), ', ') FROM pragma_table_xinfo(?1) "              \
    " WHERE hidden = 0)"
static const char write_select[] =
    "SELECT format('SELECT %s FROM \"%w\" ORDER BY %s', " STORED ", ?1, "
    "coalesce((SELECT group_concat(format('\"%w\"', name), ', ') FROM pragma_table_xinfo(?1) "
    " WHERE pk > 0), " STORED "))";
static const char write_columns[] = "SELECT coalesce(" STORED ", '')";

/* The SQL that a query writes about a table; empty when there is no such table. */
static int write_sql(struct gt_store *store, const char *query, const char *table,
                     struct gt_text *sql, struct gt_error *error)
{
    sqlite3_stmt *row = gt_store_query(store, error, query, table ? "t" : "", table);
    if (!row)
        return error->exit;
    int step = gt_store_step(store, row, error);
    if (step > 0) {
        gt_text_puts(sql, (const char *)sqlite3_column_text(row, 0));
        sqlite3_reset(row);
    }
    if (step >= 0 && sql->failed)
        return gt_fail_memory(error);
    return step < 0 ? error->exit : 0;
}

static int read_table(struct gt_store *store, const char *table, gt_take_row *take, void *context,
                      struct gt_error *error)
{
    struct gt_text sql = {0};
    int code = write_sql(store, write_select, table, &sql, error);
    sqlite3_stmt *rows = code ? NULL : gt_store_prepare(store, &sql, error);
    gt_text_clear(&sql);
    code = gt_store_hand_over(store, table, rows, take, context, error);
    sqlite3_finalize(rows);
    return code;
}

int gt_dump_read(struct gt_store *store, gt_take_row *take, void *context, struct gt_error *error)
{
    struct gt_arena arena = {0};
    const char **tables = NULL;
    size_t count = 0;
    int code = gt_store_collect(store, gt_store_query(store, error, list_tables, ""), gt_map_text,
                                sizeof *tables, &tables, &count, &arena, error);
    for (size_t i = 0; i < count && !code; i++)
        code = read_table(store, tables[i], take, context, error);
    if (!code)
        code = read_table(store, "sqlite_sequence", take, context, error);
    gt_arena_clear(&arena);
    return code;
}

struct gt_dump {
    struct gt_store *store;
    char table[64]; /* of `insert` */
    sqlite3_stmt *insert;
};

int gt_dump_begin(struct gt_store *store, struct gt_dump **dump, struct gt_error *error)
{
    *dump = calloc(1, sizeof **dump);
    if (!*dump)
        return gt_fail_memory(error);
    (*dump)->store = store;
    return gt_store_execute(store, "BEGIN IMMEDIATE; PRAGMA defer_foreign_keys = ON;", error);
}

/* Does the table have the row's columns, no more and no less, and in their order? */
static int check_columns(struct gt_store *store, const struct gt_table_row *row,
                         struct gt_error *error)
{
    struct gt_text has = {0}, given = {0};
    int code = write_sql(store, write_columns, row->table, &has, error);
    for (size_t i = 0; i < row->count; i++)
        gt_text_format(&given, "%s\"%s\"", i ? ", " : "", row->columns[i]);
    if (!code && (given.failed || row->count == 0))
        code = given.failed ? gt_fail_memory(error)
                            : gt_fail(error, GT_EXIT_DATA, _("the row has no values"));
    if (!code && has.length == 0)
        code = gt_fail(error, GT_EXIT_DATA, _("a ledger has no table \"%.40s\""), row->table);
    if (!code && strcmp(has.data, given.data) != 0)
        code = gt_fail(error, GT_EXIT_DATA, _("table \"%s\" has the columns %s, not these"),
                       row->table, has.data);
    gt_text_clear(&has);
    gt_text_clear(&given);
    return code;
}

/* The statement's values bear the names of the columns. */
static bool same_columns(sqlite3_stmt *insert, const struct gt_table_row *row)
{
    if ((size_t)sqlite3_bind_parameter_count(insert) != row->count)
        return false;
    for (size_t i = 0; i < row->count; i++)
        if (strcmp(sqlite3_bind_parameter_name(insert, (int)i + 1) + 1, row->columns[i]) != 0)
            return false;
    return true;
}

/* The statement that takes the table's rows (by the names of columns, as a generated one may stand
 * among them), kept as long as rows of that table come. */
static int need_insert(struct gt_dump *dump, const struct gt_table_row *row, struct gt_error *error)
{
    struct gt_text sql = {0};
    if (dump->insert && strcmp(dump->table, row->table) == 0 && same_columns(dump->insert, row))
        return 0;
    int code = check_columns(dump->store, row, error);
    if (code)
        return code;
    sqlite3_finalize(dump->insert);
    snprintf(dump->table, sizeof dump->table, "%s", row->table);
    gt_text_format(&sql, "INSERT INTO \"%s\" (", row->table);
    for (size_t i = 0; i < row->count; i++)
        gt_text_format(&sql, "%s\"%s\"", i ? ", " : "", row->columns[i]);
    gt_text_puts(&sql, ") VALUES (");
    for (size_t i = 0; i < row->count; i++)
        gt_text_format(&sql, "%s:%s", i ? ", " : "", row->columns[i]);
    gt_text_puts(&sql, ")");
    dump->insert = gt_store_prepare(dump->store, &sql, error);
    return dump->insert ? 0 : (int)error->exit;
}

static int bind_value(sqlite3_stmt *insert, int i, const struct gt_table_value *value)
{
    switch (value->type) {
    case GT_VALUE_INTEGER:
        return sqlite3_bind_int64(insert, i, value->integer);
    case GT_VALUE_REAL:
        return sqlite3_bind_double(insert, i, value->real);
    case GT_VALUE_TEXT:
        return sqlite3_bind_text(insert, i, value->bytes, (int)value->length, SQLITE_TRANSIENT);
    case GT_VALUE_BLOB:
        return sqlite3_bind_blob(insert, i, value->bytes, (int)value->length, SQLITE_TRANSIENT);
    case GT_VALUE_NULL:
        break;
    }
    return sqlite3_bind_null(insert, i);
}

/* What the ledger cannot hold is the file's fault, and told as such; the rest is the system's. */
static int fail_row(struct gt_dump *dump, struct gt_error *error)
{
    int code = sqlite3_extended_errcode(dump->store->db);
    if ((code & 0xff) != SQLITE_CONSTRAINT && (code & 0xff) != SQLITE_MISMATCH)
        return gt_store_fail(dump->store, error);
    return gt_fail(error, GT_EXIT_DATA, _("the ledger cannot hold this row (%s)"),
                   sqlite3_errmsg(dump->store->db));
}

/* Inserting has begun the counters already; the row says where each stood. */
static int forget_counter(struct gt_dump *dump, const struct gt_table_row *row,
                          struct gt_error *error)
{
    sqlite3_stmt *counter =
        gt_store_query(dump->store, error, "DELETE FROM sqlite_sequence WHERE name = ?", "t", NULL);
    if (!counter)
        return error->exit;
    bind_value(counter, 1, &row->values[0]);
    return gt_store_step(dump->store, counter, error) < 0 ? (int)error->exit : 0;
}

int gt_dump_write(struct gt_dump *dump, const struct gt_table_row *row, struct gt_error *error)
{
    if (strcmp(row->table, "ledger") == 0)
        return 0;
    int code = need_insert(dump, row, error);
    if (!code && strcmp(row->table, "sqlite_sequence") == 0)
        code = forget_counter(dump, row, error);
    for (size_t i = 0; i < row->count && !code; i++)
        if (bind_value(dump->insert, (int)i + 1, &row->values[i]) != SQLITE_OK)
            code = fail_row(dump, error);
    if (!code && sqlite3_step(dump->insert) != SQLITE_DONE)
        code = fail_row(dump, error);
    if (dump->insert)
        sqlite3_reset(dump->insert);
    return code;
}

int gt_dump_finish(struct gt_dump *dump, struct gt_error *error)
{
    struct gt_store *store = dump->store;
    int code = gt_past_derive(store, error);
    if (!code)
        code = gt_store_number(
            store, gt_store_query(store, error, "SELECT coalesce(max(seq), 0) FROM entry", ""),
            &store->seq, error);
    return code ? code : gt_store_commit(store, error);
}

void gt_dump_free(struct gt_dump *dump)
{
    if (!dump)
        return;
    sqlite3_finalize(dump->insert);
    free(dump);
}
