/* past.c - the past of every fact table, by SQL that is written from the schema. */
#include "engine/store/past.h"

#include "engine/base/text.h"
#include "engine/store/known.h"
#include "engine/store/store_int.h"

#include <string.h>

/* Lists of a table's columns, each written in the form given. */
#define COLUMNS(form, which)                                                                       \
    "(SELECT group_concat(format('" form "', c.name, c.type), ', ') "                              \
    " FROM pragma_table_xinfo(f.name) c WHERE " which ")"
#define COLUMNS_ALL COLUMNS("\"%w\"", "1")
#define COLUMNS_OLD COLUMNS("OLD.\"%w\"", "1")
#define COLUMNS_KEY COLUMNS("\"%w\"", "c.pk > 0")

/* Since when a row, of the alias `of`, stands; and the entry that is open. */
#define SINCE(of)  "max(" of "seq, coalesce(" of "back, 0))"
#define OPEN_ENTRY "(SELECT max(seq) FROM entry)"

/* Each of these gives statements, one a row. */
/* clang-format off */

static const char make_back[] =
    "SELECT format('ALTER TABLE \"%w\" ADD COLUMN back INTEGER;', f.name) FROM " GT_FACT_TABLES
    " f WHERE NOT EXISTS (SELECT 1 FROM pragma_table_xinfo(f.name) c WHERE c.name = 'back')";

static const char make_tables[] =
    "SELECT format('CREATE TABLE IF NOT EXISTS \"%w_past\" (%s, ended INTEGER NOT NULL) STRICT;', "
    "f.name, " COLUMNS("\"%w\" %s", "1") ") FROM " GT_FACT_TABLES " f ORDER BY f.place";

/* What a later migration added to a table. */
static const char make_columns[] =
    "SELECT format('ALTER TABLE \"%w_past\" ADD COLUMN \"%w\" %s;', f.name, c.name, c.type) "
    "FROM " GT_FACT_TABLES " f, pragma_table_xinfo(f.name) c WHERE NOT EXISTS "
    "(SELECT 1 FROM pragma_table_xinfo(f.name || '_past') p WHERE p.name = c.name)";

/* By what the past is asked: the indexes of the table itself, the keys of its rows, and when rows
 * came and went. */
static const char make_indexes[] =
    "SELECT format('CREATE INDEX IF NOT EXISTS \"past_%w\" ON \"%w_past\" (%s);', i.name, f.name, "
    "(SELECT group_concat(format('\"%w\"', x.name), ', ') "
    "  FROM pragma_index_xinfo(i.name) x WHERE x.key AND x.name IS NOT NULL)) "
    "FROM " GT_FACT_TABLES " f, pragma_index_list(f.name) i "
    "WHERE i.name NOT LIKE 'since\\_%' ESCAPE '\\'";
static const char make_since[] =
    "SELECT format('CREATE INDEX IF NOT EXISTS \"%w_past_key\" ON \"%w_past\" (%s); "
    "CREATE INDEX IF NOT EXISTS \"%w_past_ended\" ON \"%w_past\" (ended); "
    "CREATE INDEX IF NOT EXISTS \"%w_past_seq\" ON \"%w_past\" (seq); "
    "CREATE INDEX IF NOT EXISTS \"since_%w\" ON \"%w\" (seq); "
    "CREATE INDEX IF NOT EXISTS \"since_back_%w\" ON \"%w\" (back) WHERE back IS NOT NULL;', "
    "f.name, f.name, " COLUMNS_KEY ", f.name, f.name, f.name, f.name, f.name, f.name, f.name, f.name) "
    "FROM " GT_FACT_TABLES " f";

/* A row that the open entry itself wrote was never seen by anybody: it leaves no past. */
static const char make_triggers[] =
    "SELECT format('DROP TRIGGER IF EXISTS \"%w_past_change\"; "
    "DROP TRIGGER IF EXISTS \"%w_past_delete\"; "
    "CREATE TRIGGER \"%w_past_change\" BEFORE UPDATE ON \"%w\" BEGIN "
    "SELECT RAISE(ABORT, ''a row is changed only by the entry that signs it'') "
    " WHERE " SINCE("NEW.") " <> " OPEN_ENTRY "; "
    "INSERT INTO \"%w_past\" (%s, ended) SELECT %s, " OPEN_ENTRY
    " WHERE " SINCE("OLD.") " < " OPEN_ENTRY "; END; "
    "CREATE TRIGGER \"%w_past_delete\" AFTER DELETE ON \"%w\" BEGIN "
    "INSERT INTO \"%w_past\" (%s, ended) SELECT %s, " OPEN_ENTRY
    " WHERE " SINCE("OLD.") " < " OPEN_ENTRY "; END;', "
    "f.name, f.name, f.name, f.name, f.name, " COLUMNS_ALL ", " COLUMNS_OLD ", "
    "f.name, f.name, f.name, " COLUMNS_ALL ", " COLUMNS_OLD ") FROM " GT_FACT_TABLES " f";

/* What stands before the tables, in the temporary schema, which names are looked up in first: only
 * before tables that are not as they were, so that most questions are asked of the tables
 * themselves; a view where rows only came, and where rows went what joins the past (known.c). ?1 is
 * the entry. */
static const char find_changed[] =
    "SELECT format('INSERT INTO temp.known SELECT %Q, "
    "EXISTS (SELECT 1 FROM main.\"%w\" WHERE seq > %d) OR "
    "EXISTS (SELECT 1 FROM main.\"%w\" WHERE back > %d), "
    "EXISTS (SELECT 1 FROM main.\"%w_past\" WHERE ended > %d);', "
    "f.name, f.name, ?1, f.name, ?1, f.name, ?1) FROM " GT_FACT_TABLES " f";

static const char know_facts[] =
    "SELECT CASE WHEN k.went THEN format('CREATE VIRTUAL TABLE temp.\"%w\" USING known (%s, %d);', "
    "f.name, f.name, ?1) ELSE format('CREATE TEMP VIEW \"%w\" AS SELECT %s FROM main.\"%w\" "
    "WHERE " SINCE("") " <= %d;', f.name, " COLUMNS_ALL ", f.name, ?1) END "
    "FROM " GT_FACT_TABLES " f JOIN temp.known k ON k.name = f.name WHERE k.came OR k.went "
    "UNION ALL SELECT format('CREATE TEMP VIEW entry AS "
    "SELECT * FROM main.entry WHERE seq <= %d;', ?1)";

/* Derived tables, and what is told of them, are shadowed by what is kept of them by entries: by the
 * view of their name that ends with _then (migrations/013_stood.sql). */
#define THEN "name LIKE '%\\_then' ESCAPE '\\'"
static const char know_views[] =
    "SELECT 'CREATE TEMP VIEW ' || name || substr(sql, length('CREATE VIEW ' || name) + 1) || ';' "
    "FROM main.sqlite_schema WHERE type = 'view' AND name || '_then' NOT IN "
    "(SELECT name FROM main.sqlite_schema WHERE " THEN ") UNION ALL "
    "SELECT format('CREATE TEMP VIEW \"%w\" AS SELECT * FROM \"%w\";', "
    "substr(name, 1, length(name) - 5), name) FROM main.sqlite_schema WHERE " THEN;

/* Taking an entry back: ?1 is the entry, ?2 the open one. What it added goes, children first; what
 * it changed or deleted stands again as it was, signed by who wrote it, since the open entry. */
#define COLUMNS_RESTORED(form) COLUMNS(form, "c.hidden = 0 AND c.name <> 'back'")
#define SAME_KEY                                                                                   \
    "(SELECT group_concat(format('p.\"%w\" = t.\"%w\"', c.name, c.name), ' AND ') "                \
    " FROM pragma_table_xinfo(f.name) c WHERE c.pk > 0)"

/* An undo added what the entry that it took back had ended, though that may have gone and come
 * again since. */
static const char undo_added[] =
    "SELECT format('DELETE FROM \"%w\" AS t WHERE (seq = %d OR back = %d OR (%s) IN (SELECT %s "
    "FROM \"%w_past\" WHERE ended = (SELECT undoes FROM entry WHERE seq = %d))) AND NOT EXISTS "
    "(SELECT 1 FROM \"%w_past\" p WHERE p.ended = %d AND %s);', f.name, ?1, ?1, "
    COLUMNS_KEY ", " COLUMNS_KEY ", f.name, ?1, f.name, ?1, "
    SAME_KEY ") FROM " GT_FACT_TABLES " f ORDER BY f.place DESC";

static const char undo_changed[] =
    "SELECT format('INSERT INTO \"%w\" (%s, back) SELECT %s, %d FROM \"%w_past\" p "
    "WHERE ended = %d ON CONFLICT (%s) DO UPDATE SET back = excluded.back, %s;', f.name, "
    COLUMNS_RESTORED("\"%w\"") ", " COLUMNS_RESTORED("p.\"%w\"") ", ?2, f.name, ?1, "
    COLUMNS_KEY ", (SELECT group_concat(format('\"%w\" = excluded.\"%w\"', c.name, c.name), ', ') "
    " FROM pragma_table_xinfo(f.name) c WHERE c.hidden = 0 AND c.name <> 'back')) "
    "FROM " GT_FACT_TABLES " f ORDER BY f.place";

/* The latest entry that changed a row of the entry's, so that it stands no more. */
static const char find_later[] =
    "SELECT format('SELECT max(p.ended) AS later FROM \"%w_past\" p WHERE p.seq = %d AND NOT EXISTS "
    "(SELECT 1 FROM \"%w\" t WHERE t.seq = %d AND %s)', f.name, ?1, f.name, ?1, " SAME_KEY ") "
    "FROM " GT_FACT_TABLES " f";

/* clang-format on */

/* A query that writes statements, bound to the entry that it is about and the open one. */
static sqlite3_stmt *writer(struct gt_store *store, const char *query, int64_t entry,
                            struct gt_error *error)
{
    sqlite3_stmt *row = gt_store_query(store, error, query, "");
    if (row && sqlite3_bind_parameter_count(row) > 0)
        sqlite3_bind_int64(row, 1, entry);
    if (row && sqlite3_bind_parameter_count(row) > 1)
        sqlite3_bind_int64(row, 2, store->seq);
    return row;
}

static int run_written(struct gt_store *store, const char *query, int64_t entry,
                       struct gt_error *error)
{
    return gt_store_run_written(store, writer(store, query, entry, error), error);
}

int gt_past_build(struct gt_store *store, struct gt_error *error)
{
    static const char *const steps[] = {make_back,  make_tables,  make_columns,
                                        make_since, make_indexes, make_triggers};
    int code = 0;
    for (size_t i = 0; i < sizeof steps / sizeof *steps && !code; i++)
        code = run_written(store, steps[i], 0, error);
    return code;
}

/* Of each derived table, by its view of what it holds. */
static const char derive[] =
    "SELECT format('DELETE FROM \"%w\"; INSERT INTO \"%w\" SELECT * FROM \"%w\";', "
    "substr(name, 1, length(name) - 7), substr(name, 1, length(name) - 7), name) "
    "FROM sqlite_schema WHERE type = 'view' AND name LIKE '%\\_source' ESCAPE '\\' ORDER BY rowid";

int gt_past_derive(struct gt_store *store, struct gt_error *error)
{
    return run_written(store, derive, 0, error);
}

int gt_past_know(struct gt_store *store, int64_t known, struct gt_error *error)
{
    if (known >= store->ledger.seq)
        return 0; /* nothing was entered later */
    int code = gt_store_execute(store,
                                "PRAGMA query_only = OFF; "
                                "CREATE TEMP TABLE known (name TEXT PRIMARY KEY, came, went);",
                                error);
    store->knows = true;
    if (!code && gt_known_register(store->db) != SQLITE_OK)
        code = gt_store_fail(store, error);
    if (!code)
        code = run_written(store, find_changed, known, error);
    if (!code)
        code = run_written(store, know_facts, known, error);
    if (!code)
        code = run_written(store, know_views, known, error);
    if (!code)
        code = gt_store_execute(store, "PRAGMA query_only = ON;", error);
    store->ledger.seq = known;
    gt_store_forget_statements(store);
    return code;
}

int gt_past_entry_at(struct gt_store *store, const char *instant, int64_t *entry,
                     struct gt_error *error)
{
    /* '~' sorts behind whatever may follow a prefix of an instant. */
    return gt_store_number(store,
                           gt_store_query(store, error,
                                          "SELECT max(seq) FROM entry WHERE at <= ? || '~'", "t",
                                          instant),
                           entry, error);
}

static void map_entry(sqlite3_stmt *row, void *entry, struct gt_arena *arena)
{
    *(struct gt_entry_row *)entry = (struct gt_entry_row){
        .seq = sqlite3_column_int64(row, 0),
        .at = gt_column_text(row, 1, arena),
        .actor = gt_column_text(row, 2, arena),
        .command = gt_column_text(row, 3, arena),
        .reason = gt_column_text(row, 4, arena),
        .undoes = sqlite3_column_int64(row, 5),
        .undone = sqlite3_column_int(row, 6),
    };
}

/* An entry is undone when the latest that undoes it stands; that one may be undone in its turn. */
#define ENTRY_COLUMNS                                                                              \
    "e.seq, e.at, e.actor, e.command, e.reason, e.undoes, "                                        \
    "(WITH RECURSIVE chain (seq, depth) AS (SELECT e.seq, 0 UNION ALL "                            \
    " SELECT (SELECT max(u.seq) FROM entry u WHERE u.undoes = chain.seq), depth + 1 "              \
    " FROM chain WHERE chain.seq IS NOT NULL) SELECT (max(depth) - 1) % 2 FROM chain) "            \
    "FROM entry e "

int gt_entry_list(struct gt_store *store, const char *actor, int64_t offset, int64_t limit,
                  struct gt_entry_row **rows, size_t *count, int64_t *total, struct gt_arena *arena,
                  struct gt_error *error)
{
    int code = gt_store_number(
        store,
        gt_store_query(store, error, "SELECT count(*) FROM entry WHERE ?1 IS NULL OR actor = ?1",
                       "t", actor),
        total, error);
    if (code)
        return code;
    return gt_store_collect(store,
                            gt_store_query(store, error,
                                           "SELECT " ENTRY_COLUMNS
                                           "WHERE ?1 IS NULL OR e.actor = ?1 "
                                           "ORDER BY e.seq DESC LIMIT ?3 OFFSET ?2",
                                           "tii", actor, offset, limit),
                            map_entry, sizeof **rows, rows, count, arena, error);
}

int gt_entry_read(struct gt_store *store, int64_t number, struct gt_entry_row *row,
                  struct gt_arena *arena, struct gt_error *error)
{
    struct gt_entry_row *rows = NULL;
    size_t count = 0;
    int code = gt_store_collect(
        store, gt_store_query(store, error, "SELECT " ENTRY_COLUMNS "WHERE e.seq = ?", "i", number),
        map_entry, sizeof *rows, &rows, &count, arena, error);
    if (code)
        return code;
    if (count == 0)
        return gt_fail(error, GT_EXIT_DATA,
                       _("there is no entry %lld; `gentou entry list` shows the numbers"),
                       (long long)number);
    *row = rows[0];
    return 0;
}

static int check_later(struct gt_store *store, int64_t entry, struct gt_error *error)
{
    struct gt_text sql = {0};
    sqlite3_stmt *row = NULL;
    int64_t later = 0;
    gt_text_puts(&sql, "SELECT max(later) FROM (");
    int code = gt_store_write_sql(store, writer(store, find_later, entry, error), " UNION ALL ",
                                  &sql, error);
    gt_text_puts(&sql, ")");
    if (!code)
        code = gt_store_number(store, row = gt_store_prepare(store, &sql, error), &later, error);
    sqlite3_finalize(row);
    gt_text_clear(&sql);
    if (!code && later)
        return gt_fail(
            error, GT_EXIT_DATA,
            _("entry %lld is not undone: entry %lld changed what it wrote; undo that one "
              "first"),
            (long long)entry, (long long)later);
    return code;
}

int gt_past_undo(struct gt_store *store, int64_t entry, struct gt_error *error)
{
    int code = check_later(store, entry, error);
    store->undoing = true;
    if (!code)
        code = gt_store_execute(store, "PRAGMA defer_foreign_keys = ON;", error);
    if (!code)
        code = run_written(store, undo_added, entry, error);
    if (!code)
        code = run_written(store, undo_changed, entry, error);
    if (code && sqlite3_extended_errcode(store->db) == SQLITE_CONSTRAINT_UNIQUE) {
        *error = (struct gt_error){.exit = GT_EXIT_OK};
        return gt_fail(error, GT_EXIT_DATA,
                       _("entry %lld is not undone: what it would bring back was entered anew "
                         "since; correct or remove that first"),
                       (long long)entry);
    }
    return code;
}

/* Deals that bear the open entry's mark, now or in their past. */
#define TOUCHED                                                                                    \
    "(SELECT id FROM deal WHERE back = ?1 UNION SELECT id FROM deal_past WHERE ended = ?1 "        \
    "UNION SELECT deal FROM investment WHERE back = ?1 UNION SELECT deal FROM deal_stage "         \
    "WHERE back = ?1 UNION SELECT deal FROM deal_stage_past WHERE ended = ?1)"

int gt_undone_sums(struct gt_store *store, int64_t *deal, struct gt_error *error)
{
    return gt_store_number(
        store,
        gt_store_query(store, error,
                       "SELECT d.id FROM deal d JOIN investment i ON i.deal = d.id "
                       "WHERE d.amount IS NOT NULL AND d.id IN " TOUCHED
                       " GROUP BY d.id HAVING sum(i.amount) > d.amount LIMIT 1",
                       "i", store->seq),
        deal, error);
}

/* Rows of `whole` whose parts sum to more, among those that the open entry brought back. */
#define OVERDRAWN(whole, has, part)                                                                \
    "SELECT '" whole "', w.id FROM \"" whole "\" w WHERE w.id IN (SELECT id FROM \"" whole         \
    "\" WHERE back = ?1 UNION SELECT \"" whole "\" FROM " part " WHERE back = ?1) AND w." has      \
    " < (SELECT sum(p.amount) FROM " part " p WHERE p.\"" whole "\" = w.id)"

int gt_undone_money(struct gt_store *store, const char **table, int64_t *row,
                    struct gt_error *error)
{
    static const char *const wholes[] = {"dues", "exit", "escrow"};
    sqlite3_stmt *overdrawn = gt_store_query(
        store, error,
        "SELECT * FROM (" OVERDRAWN("dues", "amount", "payment") " UNION ALL " OVERDRAWN(
            "exit", "proceeds", "escrow") " UNION ALL " OVERDRAWN("escrow", "amount",
                                                                  "escrow_release") ") LIMIT 1",
        "i", store->seq);
    int step = overdrawn ? gt_store_step(store, overdrawn, error) : -1;
    *row = 0;
    if (step <= 0)
        return step < 0 ? error->exit : 0;
    for (size_t i = 0; i < sizeof wholes / sizeof *wholes; i++)
        if (strcmp(wholes[i], (const char *)sqlite3_column_text(overdrawn, 0)) == 0)
            *table = wholes[i];
    *row = sqlite3_column_int64(overdrawn, 1);
    sqlite3_reset(overdrawn);
    return 0;
}

int gt_entry_companies(struct gt_store *store, int64_t entry, int64_t **companies, size_t *count,
                       struct gt_arena *arena, struct gt_error *error)
{
    return gt_store_collect(
        store,
        gt_store_query(store, error,
                       "SELECT company FROM share_event WHERE seq = ?1 OR back = ?1 "
                       "UNION SELECT company FROM share_event_past WHERE ended = ?1 "
                       "UNION SELECT company FROM stock_class WHERE seq = ?1 OR back = ?1 "
                       "UNION SELECT company FROM stock_class_past WHERE ended = ?1",
                       "i", entry),
        gt_map_number, sizeof **companies, companies, count, arena, error);
}

int gt_undone_stages(struct gt_store *store, int64_t *deal, struct gt_error *error)
{
    return gt_store_number(
        store,
        gt_store_query(store, error,
                       "SELECT d.id FROM deal d JOIN deal_stage s ON s.deal = d.id "
                       "WHERE d.id IN " TOUCHED " AND (s.day < d.day OR (s.id = (SELECT f.id FROM "
                       "deal_stage f WHERE f.deal = d.id ORDER BY f.id LIMIT 1) AND EXISTS (SELECT "
                       "1 FROM deal_stage e WHERE e.deal = d.id AND e.day < s.day))) LIMIT 1",
                       "i", store->seq),
        deal, error);
}
