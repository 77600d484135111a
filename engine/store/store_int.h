/* store_int.h - statements, for the files of this folder.
 *
 * A statement's SQL is a string constant beside the function that runs it; it is prepared once a
 * store and found again by its address.
 */
#ifndef GENTOU_ENGINE_STORE_STORE_INT_H
#define GENTOU_ENGINE_STORE_STORE_INT_H

#include "engine/base/arena.h"
#include "engine/base/table_row.h"
#include "engine/base/text.h"
#include "engine/store/store.h"
#include "gentou/kinds.h"

#include <sqlite3.h>

#define GT_STATEMENTS_MAX 256

struct gt_store {
    sqlite3 *db;
    char *path;
    struct gt_ledger ledger;
    int64_t seq;  /* of the open entry, 0 without one */
    bool undoing; /* it takes another entry back */
    struct {
        const char *table; /* what is inserted into it next bears that number (anew.h); or NULL */
        int64_t id;
    } anew;
    bool knows; /* views stand before the tables (past.h): they are read, not joined by a key */
    struct gt_arena arena;
    struct {
        const char *sql;
        sqlite3_stmt *statement;
    } cache[GT_STATEMENTS_MAX];
    int cached;
};

/* The fact tables in the order of their making, so that what others refer to comes first: for
 * statements that are written from the schema. */
#define GT_FACT_TABLES                                                                             \
    "(SELECT t.rowid AS place, t.name AS name FROM main.sqlite_schema t "                          \
    " WHERE t.type = 'table' AND t.name NOT IN ('entry', 'sqlite_sequence') "                      \
    " AND t.name NOT LIKE '%\\_past' ESCAPE '\\' "                                                 \
    " AND EXISTS (SELECT 1 FROM pragma_table_xinfo(t.name) c WHERE c.name = 'seq'))"

/* A statement, reset and bound by a format of one letter a value:
 *   i int64_t   t const char * (NULL: null)   r double (negative: null)
 *   d gt_day (GT_DAY_NONE: null)   m gt_money (GT_MONEY_UNKNOWN: null)
 *   k const struct gt_kind *, int (its token)   b const void *, int (blob)
 * NULL on error. The caller steps it with gt_store_step until that says no row, or resets it. */
sqlite3_stmt *gt_store_query(struct gt_store *store, struct gt_error *error, const char *sql,
                             const char *format, ...);

/* A statement of SQL that was put together, which is cleared; the caller finalizes it. NULL on
 * error. */
sqlite3_stmt *gt_store_prepare(struct gt_store *store, struct gt_text *sql, struct gt_error *error);

/* 1 a row, 0 the end (the statement is reset), -1 an error. */
int gt_store_step(struct gt_store *store, sqlite3_stmt *statement, struct gt_error *error);

/* All rows of a statement as an array of `size`-byte structs in the arena, each filled by map. */
int gt_store_collect(struct gt_store *store, sqlite3_stmt *statement,
                     void (*map)(sqlite3_stmt *, void *row, struct gt_arena *), size_t size,
                     void *rows, size_t *count, struct gt_arena *arena, struct gt_error *error);

/* Hands over all rows of a statement (NULL: the error of gt_store_query is passed on), named as
 * those of `table`. */
int gt_store_hand_over(struct gt_store *store, const char *table, sqlite3_stmt *rows,
                       gt_take_row *take, void *context, struct gt_error *error);

/* The first column of a statement's only row in *number; 0 without a row. statement may be NULL
 * (the error of gt_store_query is passed on). */
int gt_store_number(struct gt_store *store, sqlite3_stmt *statement, int64_t *number,
                    struct gt_error *error);

/* Runs a statement that gives no rows. *id (may be NULL): the row inserted. */
int gt_store_run(struct gt_store *store, struct gt_error *error, int64_t *id, const char *sql,
                 const char *format, ...);

/* Statements without values, one after the other, not kept. */
int gt_store_execute(struct gt_store *store, const char *sql, struct gt_error *error);

/* Adds the statements that a query writes, one a row, to a text. writer may be NULL (the error of
 * gt_store_query is passed on). */
int gt_store_write_sql(struct gt_store *store, sqlite3_stmt *writer, const char *between,
                       struct gt_text *sql, struct gt_error *error);

/* Runs the statements that a query writes. */
int gt_store_run_written(struct gt_store *store, sqlite3_stmt *writer, struct gt_error *error);

/* Finalizes what is kept, so that names are looked up anew. */
void gt_store_forget_statements(struct gt_store *store);

/* A sentence for what SQLite last said. */
int gt_store_fail(struct gt_store *store, struct gt_error *error);

/* Columns of the row a statement stands on. */
const char *gt_column_text(sqlite3_stmt *statement, int column, struct gt_arena *arena);
gt_day gt_column_day(sqlite3_stmt *statement, int column);
gt_money gt_column_money(sqlite3_stmt *statement, int column);
double gt_column_share(sqlite3_stmt *statement, int column); /* negative when null */
int gt_column_kind(sqlite3_stmt *statement, int column, const struct gt_kind *kind);
const struct gt_currency *gt_column_currency(sqlite3_stmt *statement, int column);

/* For gt_store_collect: rows of one column, an int64_t or a const char *. */
void gt_map_number(sqlite3_stmt *row, void *number, struct gt_arena *arena);
void gt_map_text(sqlite3_stmt *row, void *text, struct gt_arena *arena);

#endif
