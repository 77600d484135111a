/* known.c - a fact table as an entry knew it, where rows have gone since: a virtual table.
 *
 *   CREATE VIRTUAL TABLE temp.deal USING known (deal, 12)
 *
 * is what main.deal held after entry 12: its rows known then, and those of main.deal_past that
 * ended later. A view could say the same, but SQLite joins a compound view only whole; here each
 * condition on a column and each order is handed to the tables themselves, which have indexes for
 * it (past.c makes those of the past like those of the present).
 */
#include "engine/store/known.h"

#include "engine/base/text.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#define COLUMNS_MAX 64
#define KEPT_MAX    16

/* What a look at a row by a key, by an index and at the whole table is reckoned to read. */
#define ROWS_OF_KEY   1
#define ROWS_OF_INDEX 20
#define ROWS_OF_ALL   10000000

struct column {
    char *name;
    bool key;   /* alone is the table's key */
    bool first; /* of an index */
};

/* A statement that is made, kept while the table lives. */
struct kept {
    sqlite3_stmt *statement;
    bool busy; /* a cursor reads it */
};

struct known {
    sqlite3_vtab base;
    sqlite3 *db;
    char *name;
    char *entry; /* a number */
    struct column columns[COLUMNS_MAX];
    int count;
    struct kept kept[KEPT_MAX];
};

struct cursor {
    sqlite3_vtab_cursor base;
    struct kept *kept; /* NULL: the statement is its own */
    sqlite3_stmt *statement;
    sqlite3_int64 row;
    bool end;
};

static int disconnect(sqlite3_vtab *vtab)
{
    struct known *known = (struct known *)vtab;
    for (int i = 0; i < KEPT_MAX; i++)
        sqlite3_finalize(known->kept[i].statement);
    for (int i = 0; i < known->count; i++)
        sqlite3_free(known->columns[i].name);
    sqlite3_free(known->name);
    sqlite3_free(known->entry);
    sqlite3_free(known);
    return SQLITE_OK;
}

static const char columns_query[] =
    "WITH columns AS MATERIALIZED (SELECT name, type, pk FROM pragma_table_xinfo(?1, 'main')), "
    "firsts AS MATERIALIZED (SELECT x.name FROM pragma_index_list(?1, 'main') i, "
    " pragma_index_xinfo(i.name, 'main') x WHERE x.seqno = 0 AND NOT i.partial) "
    "SELECT name, type, pk, (SELECT max(pk) FROM columns), pk = 1 OR name IN firsts FROM columns";

/* The columns of the table, and in `declare` what they are; *keys: those of its key. */
static int read_columns(struct known *known, struct gt_text *declare, struct gt_text *keys)
{
    sqlite3_stmt *row = NULL;
    int code = sqlite3_prepare_v2(known->db, columns_query, -1, &row, NULL);
    if (code == SQLITE_OK)
        code = sqlite3_bind_text(row, 1, known->name, -1, SQLITE_STATIC);
    while (code == SQLITE_OK && sqlite3_step(row) == SQLITE_ROW) {
        const char *name = (const char *)sqlite3_column_text(row, 0);
        struct column *column = &known->columns[known->count];
        if (known->count == COLUMNS_MAX || !(column->name = sqlite3_mprintf("%s", name)))
            code = SQLITE_NOMEM;
        if (code != SQLITE_OK)
            break;
        column->key = sqlite3_column_int(row, 2) == 1 && sqlite3_column_int(row, 3) == 1;
        column->first = sqlite3_column_int(row, 4);
        gt_text_format(declare, "%s\"%s\" %s", known->count++ ? ", " : "", name,
                       (const char *)sqlite3_column_text(row, 1));
        if (sqlite3_column_int(row, 2))
            gt_text_format(keys, "%s\"%s\"", keys->length ? ", " : "", name);
    }
    int end = sqlite3_finalize(row);
    return code == SQLITE_OK ? end : code;
}

static int declare_table(struct known *known)
{
    struct gt_text declare = {0}, keys = {0};
    gt_text_puts(&declare, "CREATE TABLE known (");
    int code = read_columns(known, &declare, &keys);
    gt_text_format(&declare, ", PRIMARY KEY (%s)) WITHOUT ROWID", keys.data ? keys.data : "");
    if (code == SQLITE_OK)
        code = declare.failed || keys.failed ? SQLITE_NOMEM
                                             : sqlite3_declare_vtab(known->db, declare.data);
    gt_text_clear(&declare);
    gt_text_clear(&keys);
    return code;
}

static int connect(sqlite3 *db, void *unused, int count, const char *const *arguments,
                   sqlite3_vtab **vtab, char **message)
{
    (void)unused, (void)message;
    struct known *known = sqlite3_malloc(sizeof *known);
    if (!known)
        return SQLITE_NOMEM;
    memset(known, 0, sizeof *known);
    known->db = db;
    known->name = count > 3 ? sqlite3_mprintf("%s", arguments[3]) : NULL;
    known->entry = count > 4 ? sqlite3_mprintf("%s", arguments[4]) : NULL;
    int code = known->name && known->entry ? declare_table(known) : SQLITE_ERROR;
    if (code == SQLITE_OK)
        code = sqlite3_vtab_config(db, SQLITE_VTAB_INNOCUOUS);
    if (code != SQLITE_OK)
        disconnect(&known->base);
    else
        *vtab = &known->base;
    return code;
}

static const char *sign_of(unsigned char op)
{
    switch (op) {
    case SQLITE_INDEX_CONSTRAINT_EQ:
        return "=";
    case SQLITE_INDEX_CONSTRAINT_GT:
        return ">";
    case SQLITE_INDEX_CONSTRAINT_LE:
        return "<=";
    case SQLITE_INDEX_CONSTRAINT_LT:
        return "<";
    case SQLITE_INDEX_CONSTRAINT_GE:
        return ">=";
    default:
        return NULL;
    }
}

/* The conditions that are handed on; the least that one of them leaves to be read. */
static double add_conditions(const struct known *known, sqlite3_index_info *info,
                             struct gt_text *where)
{
    double rows = ROWS_OF_ALL;
    int bound = 0;
    for (int i = 0; i < info->nConstraint; i++) {
        const struct sqlite3_index_constraint *condition = &info->aConstraint[i];
        const char *sign = sign_of(condition->op);
        if (!condition->usable || condition->iColumn < 0)
            continue;
        const struct column *column = &known->columns[condition->iColumn];
        if (condition->op == SQLITE_INDEX_CONSTRAINT_ISNULL) /* what some indexes are only of */
            gt_text_format(where, " AND \"%s\" IS NULL", column->name);
        if (!sign)
            continue;
        bool equal = condition->op == SQLITE_INDEX_CONSTRAINT_EQ;
        double left = !column->first ? ROWS_OF_ALL
                      : !equal       ? ROWS_OF_ALL / 4.0
                      : column->key  ? ROWS_OF_KEY
                                     : ROWS_OF_INDEX;
        info->aConstraintUsage[i].argvIndex = ++bound;
        gt_text_format(where, " AND \"%s\" %s ?%d", column->name, sign, bound);
        rows = left < rows ? left : rows;
    }
    return rows;
}

/* The columns that are asked for; the others stand empty. */
static void add_columns(const struct known *known, const sqlite3_index_info *info,
                        struct gt_text *sql)
{
    for (int i = 0; i < known->count; i++) {
        bool used = info->colUsed & (sqlite3_uint64)1 << (i < 63 ? i : 63);
        gt_text_format(sql, used ? "%s\"%s\"" : "%sNULL", i ? ", " : "", known->columns[i].name);
    }
}

static void add_order(const sqlite3_index_info *info, struct gt_text *sql)
{
    for (int i = 0; i < info->nOrderBy; i++)
        gt_text_format(sql, "%s%d%s", i ? ", " : " ORDER BY ", info->aOrderBy[i].iColumn + 1,
                       info->aOrderBy[i].desc ? " DESC" : "");
}

/* The order of a column must be that of its values, so it is asked for. */
static void use_ordered(sqlite3_index_info *info)
{
    for (int i = 0; i < info->nOrderBy; i++)
        info->colUsed |= (sqlite3_uint64)1
                         << (info->aOrderBy[i].iColumn < 63 ? info->aOrderBy[i].iColumn : 63);
}

/* The plan is the statement itself. */
static int best_index(sqlite3_vtab *vtab, sqlite3_index_info *info)
{
    const struct known *known = (struct known *)vtab;
    struct gt_text sql = {0}, where = {0}, columns = {0};
    double rows = add_conditions(known, info, &where);
    use_ordered(info);
    add_columns(known, info, &columns);
    gt_text_format(&sql,
                   "SELECT %s FROM main.\"%s\" WHERE max(seq, coalesce(back, 0)) <= %s%s UNION ALL "
                   "SELECT %s FROM main.\"%s_past\" WHERE max(seq, coalesce(back, 0)) <= %s AND "
                   "ended > %s%s",
                   columns.data, known->name, known->entry, where.data ? where.data : "",
                   columns.data, known->name, known->entry, known->entry,
                   where.data ? where.data : "");
    add_order(info, &sql);
    bool failed = sql.failed || where.failed || columns.failed;
    info->idxStr = failed ? NULL : sqlite3_mprintf("%s", sql.data);
    info->needToFreeIdxStr = 1;
    info->orderByConsumed = info->nOrderBy > 0;
    info->estimatedRows = (sqlite3_int64)rows;
    info->estimatedCost = rows * 3;
    gt_text_clear(&sql);
    gt_text_clear(&where);
    gt_text_clear(&columns);
    return info->idxStr ? SQLITE_OK : SQLITE_NOMEM;
}

static int open_cursor(sqlite3_vtab *vtab, sqlite3_vtab_cursor **opened)
{
    (void)vtab;
    struct cursor *cursor = sqlite3_malloc(sizeof *cursor);
    if (!cursor)
        return SQLITE_NOMEM;
    memset(cursor, 0, sizeof *cursor);
    *opened = &cursor->base;
    return SQLITE_OK;
}

static void give_back(struct cursor *cursor)
{
    if (cursor->kept) {
        sqlite3_reset(cursor->statement);
        cursor->kept->busy = false;
    } else {
        sqlite3_finalize(cursor->statement);
    }
    cursor->kept = NULL;
    cursor->statement = NULL;
}

static int close_cursor(sqlite3_vtab_cursor *closed)
{
    struct cursor *cursor = (struct cursor *)closed;
    give_back(cursor);
    sqlite3_free(cursor);
    return SQLITE_OK;
}

/* The statement of that SQL that nobody reads, made when there is none; kept while there is room.
 */
static int take_statement(struct known *known, struct cursor *cursor, const char *sql)
{
    struct kept *room = NULL;
    for (int i = 0; i < KEPT_MAX; i++) {
        struct kept *kept = &known->kept[i];
        if (!kept->statement)
            room = kept;
        else if (!kept->busy && strcmp(sqlite3_sql(kept->statement), sql) == 0) {
            kept->busy = true;
            cursor->kept = kept;
            cursor->statement = kept->statement;
            return SQLITE_OK;
        }
    }
    int code = sqlite3_prepare_v2(known->db, sql, -1, &cursor->statement, NULL);
    if (code == SQLITE_OK && room) {
        *room = (struct kept){cursor->statement, true};
        cursor->kept = room;
    }
    return code;
}

static int next(sqlite3_vtab_cursor *moved)
{
    struct cursor *cursor = (struct cursor *)moved;
    int code = sqlite3_step(cursor->statement);
    cursor->end = code != SQLITE_ROW;
    cursor->row++;
    return code == SQLITE_ROW || code == SQLITE_DONE ? SQLITE_OK : code;
}

static int filter(sqlite3_vtab_cursor *asked, int number, const char *sql, int count,
                  sqlite3_value **values)
{
    (void)number;
    struct cursor *cursor = (struct cursor *)asked;
    int code = SQLITE_OK;
    if (cursor->statement && strcmp(sqlite3_sql(cursor->statement), sql) == 0)
        sqlite3_reset(cursor->statement);
    else {
        give_back(cursor);
        code = take_statement((struct known *)asked->pVtab, cursor, sql);
    }
    for (int i = 0; i < count && code == SQLITE_OK; i++)
        code = sqlite3_bind_value(cursor->statement, i + 1, values[i]);
    return code == SQLITE_OK ? next(asked) : code;
}

static int at_end(sqlite3_vtab_cursor *asked)
{
    return ((struct cursor *)asked)->end;
}

static int column(sqlite3_vtab_cursor *asked, sqlite3_context *answer, int place)
{
    sqlite3_result_value(answer, sqlite3_column_value(((struct cursor *)asked)->statement, place));
    return SQLITE_OK;
}

static int rowid(sqlite3_vtab_cursor *asked, sqlite3_int64 *row)
{
    *row = ((struct cursor *)asked)->row; /* the table has a key instead: nobody asks */
    return SQLITE_OK;
}

int gt_known_register(sqlite3 *db)
{
    static const sqlite3_module module = {
        .iVersion = 1,
        .xCreate = connect,
        .xConnect = connect,
        .xBestIndex = best_index,
        .xDisconnect = disconnect,
        .xDestroy = disconnect,
        .xOpen = open_cursor,
        .xClose = close_cursor,
        .xFilter = filter,
        .xNext = next,
        .xEof = at_end,
        .xColumn = column,
        .xRowid = rowid,
    };
    return sqlite3_create_module(db, "known", &module, NULL);
}
