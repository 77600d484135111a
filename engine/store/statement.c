/* statement.c - prepared statements: cached by address, bound by format, read by column. */
#include "engine/store/store_int.h"

#include <assert.h>
#include <stdarg.h>
#include <string.h>

static sqlite3_stmt *statement_get(struct gt_store *store, const char *sql, struct gt_error *error)
{
    for (int i = 0; i < store->cached; i++) {
        if (store->cache[i].sql == sql) {
            sqlite3_reset(store->cache[i].statement);
            sqlite3_clear_bindings(store->cache[i].statement);
            return store->cache[i].statement;
        }
    }
    assert(store->cached < GT_STATEMENTS_MAX);
    sqlite3_stmt *statement = NULL;
    if (sqlite3_prepare_v3(store->db, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL) !=
        SQLITE_OK) {
        gt_store_fail(store, error);
        return NULL;
    }
    store->cache[store->cached].sql = sql;
    store->cache[store->cached].statement = statement;
    store->cached++;
    return statement;
}

void gt_store_forget_statements(struct gt_store *store)
{
    for (int i = 0; i < store->cached; i++)
        sqlite3_finalize(store->cache[i].statement);
    store->cached = 0;
}

static int bind_text(sqlite3_stmt *statement, int i, const char *text)
{
    return text ? sqlite3_bind_text(statement, i, text, -1, SQLITE_TRANSIENT)
                : sqlite3_bind_null(statement, i);
}

static int bind_day(sqlite3_stmt *statement, int i, gt_day day)
{
    char text[GT_DAY_TEXT];
    return bind_text(statement, i, day == GT_DAY_NONE ? NULL : gt_day_format(day, text));
}

static int bind_all(sqlite3_stmt *statement, const char *format, va_list arguments)
{
    int code = SQLITE_OK;
    for (int i = 1; format[i - 1] && code == SQLITE_OK; i++) {
        switch (format[i - 1]) {
        case 'i':
            code = sqlite3_bind_int64(statement, i, va_arg(arguments, int64_t));
            break;
        case 't':
            code = bind_text(statement, i, va_arg(arguments, const char *));
            break;
        case 'd':
            code = bind_day(statement, i, va_arg(arguments, gt_day));
            break;
        case 'm': {
            gt_money amount = va_arg(arguments, gt_money);
            code = amount == GT_MONEY_UNKNOWN ? sqlite3_bind_null(statement, i)
                                              : sqlite3_bind_int64(statement, i, amount);
            break;
        }
        case 'r': {
            double share = va_arg(arguments, double);
            code = share < 0 ? sqlite3_bind_null(statement, i)
                             : sqlite3_bind_double(statement, i, share);
            break;
        }
        case 'k': {
            const struct gt_kind *kind = va_arg(arguments, const struct gt_kind *);
            code = bind_text(statement, i, gt_kind_token(kind, va_arg(arguments, int)));
            break;
        }
        case 'b': {
            const void *bytes = va_arg(arguments, const void *);
            code = sqlite3_bind_blob(statement, i, bytes, va_arg(arguments, int), SQLITE_TRANSIENT);
            break;
        }
        default:
            assert(!"a letter that bind_all does not know");
        }
    }
    return code;
}

sqlite3_stmt *gt_store_query(struct gt_store *store, struct gt_error *error, const char *sql,
                             const char *format, ...)
{
    sqlite3_stmt *statement = statement_get(store, sql, error);
    if (!statement)
        return NULL;
    va_list arguments;
    va_start(arguments, format);
    int code = bind_all(statement, format, arguments);
    va_end(arguments);
    if (code == SQLITE_OK)
        return statement;
    gt_store_fail(store, error);
    return NULL;
}

sqlite3_stmt *gt_store_prepare(struct gt_store *store, struct gt_text *sql, struct gt_error *error)
{
    sqlite3_stmt *statement = NULL;
    if (sql->failed)
        gt_fail_memory(error);
    else if (sqlite3_prepare_v2(store->db, sql->data, -1, &statement, NULL) != SQLITE_OK)
        gt_store_fail(store, error);
    gt_text_clear(sql);
    return statement;
}

int gt_store_step(struct gt_store *store, sqlite3_stmt *statement, struct gt_error *error)
{
    int code = sqlite3_step(statement);
    if (code == SQLITE_ROW)
        return 1;
    if (code != SQLITE_DONE)
        gt_store_fail(store, error);
    sqlite3_reset(statement);
    return code == SQLITE_DONE ? 0 : -1;
}

int gt_store_collect(struct gt_store *store, sqlite3_stmt *statement,
                     void (*map)(sqlite3_stmt *, void *row, struct gt_arena *), size_t size,
                     void *rows, size_t *count, struct gt_arena *arena, struct gt_error *error)
{
    if (!statement)
        return error->exit;
    char *items = NULL;
    size_t capacity = 0, n = 0;
    int step;
    while ((step = gt_store_step(store, statement, error)) > 0) {
        items = gt_arena_grow(arena, items, n, &capacity, size);
        if (!items) {
            sqlite3_reset(statement);
            return gt_fail_memory(error);
        }
        map(statement, items + n++ * size, arena);
    }
    if (step < 0)
        return error->exit;
    memcpy(rows, &items, sizeof items);
    *count = n;
    return 0;
}

void gt_map_number(sqlite3_stmt *row, void *number, struct gt_arena *arena)
{
    (void)arena;
    *(int64_t *)number = sqlite3_column_int64(row, 0);
}

void gt_map_text(sqlite3_stmt *row, void *text, struct gt_arena *arena)
{
    *(const char **)text = gt_column_text(row, 0, arena);
}

static struct gt_table_value value_of(sqlite3_stmt *row, int column)
{
    struct gt_table_value value = {.type = GT_VALUE_NULL};
    switch (sqlite3_column_type(row, column)) {
    case SQLITE_INTEGER:
        value.type = GT_VALUE_INTEGER;
        value.integer = sqlite3_column_int64(row, column);
        break;
    case SQLITE_FLOAT:
        value.type = GT_VALUE_REAL;
        value.real = sqlite3_column_double(row, column);
        break;
    case SQLITE_TEXT:
        value.type = GT_VALUE_TEXT;
        value.bytes = sqlite3_column_text(row, column);
        break;
    case SQLITE_BLOB:
        value.type = GT_VALUE_BLOB;
        value.bytes = sqlite3_column_blob(row, column);
        break;
    default:
        break;
    }
    if (value.bytes)
        value.length = (size_t)sqlite3_column_bytes(row, column);
    return value;
}

int gt_store_hand_over(struct gt_store *store, const char *table, sqlite3_stmt *rows,
                       gt_take_row *take, void *context, struct gt_error *error)
{
    struct gt_table_row out = {.table = table};
    int step = 0, code = 0;
    if (!rows)
        return error->exit;
    out.count = (size_t)sqlite3_column_count(rows);
    assert(out.count <= GT_TABLE_COLUMNS_MAX);
    while (!code && (step = gt_store_step(store, rows, error)) > 0) {
        for (size_t i = 0; i < out.count; i++) {
            out.columns[i] = sqlite3_column_name(rows, (int)i); /* a step may prepare it anew */
            out.values[i] = value_of(rows, (int)i);
        }
        code = take(context, &out, error);
    }
    sqlite3_reset(rows);
    return code ? code : step < 0 ? (int)error->exit : 0;
}

int gt_store_number(struct gt_store *store, sqlite3_stmt *statement, int64_t *number,
                    struct gt_error *error)
{
    if (!statement)
        return error->exit;
    int step = gt_store_step(store, statement, error);
    if (step < 0)
        return error->exit;
    *number = step ? sqlite3_column_int64(statement, 0) : 0;
    sqlite3_reset(statement);
    return 0;
}

/* Does the statement insert into the table whose next row bears a number already? */
static bool is_anew(const struct gt_store *store, const char *sql)
{
    static const char into[] = " INTO ";
    const char *at = store->anew.table ? strstr(sql, into) : NULL;
    size_t length = at ? strlen(store->anew.table) : 0;
    return at && strncmp(at + strlen(into), store->anew.table, length) == 0 &&
           at[strlen(into) + length] == ' ';
}

/* The row just inserted bears its old number, and the one it was given is given again. */
static int number_anew(struct gt_store *store, struct gt_error *error)
{
    struct gt_text sql = {0};
    const char *table = store->anew.table;
    gt_text_format(&sql,
                   "UPDATE \"%s\" SET id = %lld WHERE id = %lld; "
                   "UPDATE sqlite_sequence SET seq = seq - 1 WHERE name = '%s'",
                   table, (long long)store->anew.id,
                   (long long)sqlite3_last_insert_rowid(store->db), table);
    store->anew.table = NULL;
    int code = sql.failed ? gt_fail_memory(error) : gt_store_execute(store, sql.data, error);
    gt_text_clear(&sql);
    return code;
}

int gt_store_run(struct gt_store *store, struct gt_error *error, int64_t *id, const char *sql,
                 const char *format, ...)
{
    sqlite3_stmt *statement = statement_get(store, sql, error);
    if (!statement)
        return error->exit;
    va_list arguments;
    va_start(arguments, format);
    int code = bind_all(statement, format, arguments);
    va_end(arguments);
    if (code == SQLITE_OK)
        code = sqlite3_step(statement);
    if (code != SQLITE_DONE)
        gt_store_fail(store, error);
    sqlite3_reset(statement);
    if (code != SQLITE_DONE)
        return error->exit;
    if (sqlite3_changes(store->db) > 0 && is_anew(store, sql)) {
        if (id)
            *id = store->anew.id;
        return number_anew(store, error);
    }
    if (id)
        *id = sqlite3_last_insert_rowid(store->db);
    return 0;
}

int gt_store_write_sql(struct gt_store *store, sqlite3_stmt *writer, const char *between,
                       struct gt_text *sql, struct gt_error *error)
{
    int step = 0, n = 0;
    if (!writer)
        return error->exit;
    while ((step = gt_store_step(store, writer, error)) > 0)
        gt_text_format(sql, "%s%s", n++ ? between : "",
                       (const char *)sqlite3_column_text(writer, 0));
    if (step < 0)
        return error->exit;
    return sql->failed ? gt_fail_memory(error) : 0;
}

int gt_store_run_written(struct gt_store *store, sqlite3_stmt *writer, struct gt_error *error)
{
    struct gt_text sql = {0};
    int code = gt_store_write_sql(store, writer, ";\n", &sql, error);
    if (!code && sql.length)
        code = gt_store_execute(store, sql.data, error);
    gt_text_clear(&sql);
    return code;
}

/* The sentence for a result code, or NULL. */
static const char *sentence_of(int code)
{
    switch (code) {
    case SQLITE_FULL:
        return _("the disk is full; nothing was changed. Make room and try again");
    case SQLITE_READONLY:
        return _("the ledger or its folder is read-only; nothing was changed. Copy it to a "
                 "folder you may write to");
    case SQLITE_CANTOPEN:
        return _("cannot open or create this file; see that its folder exists and may be "
                 "written to");
    case SQLITE_IOERR:
        return _("the disk gave an error while reading or writing; nothing was changed. See "
                 "that it has room and works");
    case SQLITE_BUSY:
        return _("another program is writing to the ledger; nothing was changed. Try again "
                 "when it is done");
    case SQLITE_NOTADB:
        return _("not a gentou ledger; make one with `gentou init`");
    case SQLITE_CORRUPT:
        return _("the ledger is damaged; go back to a copy of it");
    default:
        return NULL;
    }
}

int gt_store_fail(struct gt_store *store, struct gt_error *error)
{
    int code = sqlite3_extended_errcode(store->db);
    const char *sentence = sentence_of(code & 0xff);
    if ((code & 0xff) == SQLITE_NOMEM)
        return gt_fail_memory(error);
    /* No operation writes what refers to nothing; only taking an entry back can leave such. */
    if (code == SQLITE_CONSTRAINT_FOREIGNKEY && store->undoing)
        return gt_fail(error, GT_EXIT_DATA,
                       _("what a later entry builds on is not taken away; undo the later entry "
                         "first"));
    if (sentence)
        gt_fail(error, GT_EXIT_DATA, "%s: %s", store->path, sentence);
    else
        gt_fail(error, GT_EXIT_DATA, _("%s: %s (SQLite %d); nothing was changed"), store->path,
                sqlite3_errmsg(store->db), code);
    error->system = true;
    return (int)error->exit;
}

const char *gt_column_text(sqlite3_stmt *statement, int column, struct gt_arena *arena)
{
    const char *text = (const char *)sqlite3_column_text(statement, column);
    return text ? gt_arena_copy(arena, text, (size_t)sqlite3_column_bytes(statement, column))
                : NULL;
}

gt_day gt_column_day(sqlite3_stmt *statement, int column)
{
    gt_day day = GT_DAY_NONE;
    const char *text = (const char *)sqlite3_column_text(statement, column);
    if (text && gt_day_parse(text, strlen(text), &day) != GT_OK)
        return GT_DAY_NONE; /* the schema's CHECK lets no such text in */
    return day;
}

gt_money gt_column_money(sqlite3_stmt *statement, int column)
{
    return sqlite3_column_type(statement, column) == SQLITE_NULL
               ? GT_MONEY_UNKNOWN
               : sqlite3_column_int64(statement, column);
}

double gt_column_share(sqlite3_stmt *statement, int column)
{
    return sqlite3_column_type(statement, column) == SQLITE_NULL
               ? -1
               : sqlite3_column_double(statement, column);
}

int gt_column_kind(sqlite3_stmt *statement, int column, const struct gt_kind *kind)
{
    const char *text = (const char *)sqlite3_column_text(statement, column);
    return text ? gt_kind_parse(kind, text, strlen(text)) : -1;
}

const struct gt_currency *gt_column_currency(sqlite3_stmt *statement, int column)
{
    const char *text = (const char *)sqlite3_column_text(statement, column);
    return text ? gt_currency_find(text, strlen(text)) : NULL;
}
