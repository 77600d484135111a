/* history.c - what became of a record, read off the tables and their past.
 *
 * A version of a row begins at the entry that signs it (or brought it back) and ends at the entry
 * that changed or withdrew it. Versions that follow each other without a gap differ by a change.
 */
#include "engine/store/history.h"

#include "engine/store/store_int.h"

#include <stdlib.h>
#include <string.h>

#define COLUMNS_MAX 64

/* A column of a fact table. */
struct column {
    const char *name;
    const char *refers; /* table, or NULL */
    bool key;
};

struct table {
    const char *name;
    const char *links; /* condition on a row that belongs to the record */
    struct column columns[COLUMNS_MAX];
    int count;
    int currency, deal; /* places of such columns, -1: none */
};

struct version {
    const struct table *table;
    int place;            /* of the table */
    const char *row;      /* key */
    int64_t number;       /* of the row, 0: it has none */
    int64_t begins, ends; /* entries; ends 0: it stands */
    bool back;            /* brought back, not entered */
    const char **values;  /* by column */
    const struct gt_currency *currency;
};

struct history {
    struct gt_store *store;
    struct gt_arena *arena;
    struct gt_error *error;
    const char *root; /* "deal", "party" */
    const char *id;   /* its number */
    const char *ids;  /* SQL that gives the ids of its rows */
    struct version *versions;
    size_t count, capacity;
    struct gt_change *changes;
    size_t change_count, change_capacity;
};

static int read_columns(struct history *history, struct table *table)
{
    sqlite3_stmt *row = gt_store_query(
        history->store, history->error,
        "SELECT c.name, c.pk > 0, (SELECT k.\"table\" FROM pragma_foreign_key_list(?1, 'main') k "
        " WHERE k.\"from\" = c.name) FROM pragma_table_xinfo(?1, 'main') c "
        "WHERE c.hidden = 0 AND c.name NOT IN ('seq', 'back') ORDER BY c.cid",
        "t", table->name);
    int step = -1;
    table->count = 0;
    table->currency = table->deal = -1;
    while (row && (step = gt_store_step(history->store, row, history->error)) > 0) {
        if (table->count == COLUMNS_MAX)
            continue;
        struct column *column = &table->columns[table->count];
        column->name = gt_column_text(row, 0, history->arena);
        column->key = sqlite3_column_int(row, 1) != 0;
        column->refers = gt_column_text(row, 2, history->arena);
        if (!column->name) {
            sqlite3_reset(row);
            return gt_fail_memory(history->error);
        }
        if (strcmp(column->name, "currency") == 0)
            table->currency = table->count;
        if (column->refers && strcmp(column->refers, "deal") == 0)
            table->deal = table->count;
        table->count++;
    }
    return step < 0 ? history->error->exit : 0;
}

/* The condition that a row belongs to the record: it is it, or a column refers to it. */
static int add_links(struct history *history, struct table *table)
{
    struct gt_text links = {0};
    bool is_root = strcmp(table->name, history->root) == 0;
    for (int c = 0; c < table->count; c++) {
        const struct column *column = &table->columns[c];
        bool refers = column->refers && strcmp(column->refers, history->root) == 0;
        if (is_root ? column->key || refers : refers)
            gt_text_format(&links, "%s\"%s\" IN (%s)", links.length ? " OR " : "", column->name,
                           history->ids);
    }
    table->links = links.failed ? NULL
                   : links.data ? gt_arena_copy(history->arena, links.data, links.length)
                                : "";
    gt_text_clear(&links);
    return table->links ? 0 : gt_fail_memory(history->error);
}

static void add_list(struct gt_text *sql, const struct table *table, bool keys)
{
    for (int c = 0, n = 0; c < table->count; c++)
        if (!keys || table->columns[c].key)
            gt_text_format(sql, "%s\"%s\"", n++ ? ", " : "", table->columns[c].name);
}

/* All versions of the rows that belong, or once belonged, to the record. */
static void add_versions_sql(struct gt_text *sql, const struct table *table)
{
    for (int past = 0; past < 2; past++) {
        gt_text_puts(sql, past ? " UNION ALL SELECT " : "SELECT ");
        add_list(sql, table, false);
        gt_text_format(sql, ", max(seq, coalesce(back, 0)), %s, coalesce(back, 0) > seq FROM ",
                       past ? "ended" : "0");
        gt_text_format(sql, "main.\"%s%s\" WHERE (", table->name, past ? "_past" : "");
        add_list(sql, table, true);
        gt_text_puts(sql, ") IN (SELECT ");
        add_list(sql, table, true);
        gt_text_format(sql, " FROM main.\"%s\" WHERE %s UNION SELECT ", table->name, table->links);
        add_list(sql, table, true);
        gt_text_format(sql, " FROM main.\"%s_past\" WHERE %s)", table->name, table->links);
    }
}

static const struct gt_currency *currency_of_deal(struct history *history, const char *deal)
{
    const struct gt_currency *currency = NULL;
    sqlite3_stmt *row = gt_store_query(history->store, history->error,
                                       "SELECT currency FROM main.deal WHERE id = ?1 UNION ALL "
                                       "SELECT currency FROM main.deal_past WHERE id = ?1 LIMIT 1",
                                       "t", deal);
    if (row && gt_store_step(history->store, row, history->error) > 0) {
        currency = gt_column_currency(row, 0);
        sqlite3_reset(row);
    }
    return currency;
}

static void set_currency(struct history *history, struct version *version)
{
    const struct table *table = version->table;
    const char *code = table->currency >= 0 ? version->values[table->currency] : NULL;
    const char *deal = table->deal >= 0 ? version->values[table->deal] : NULL;
    if (code)
        version->currency = gt_currency_find(code, strlen(code));
    else if (deal)
        version->currency = currency_of_deal(history, deal);
    if (strcmp(table->name, "evidence") == 0)
        version->currency = gt_currency_find("CNY", 3); /* the rule's */
    if (!version->currency)
        version->currency = gt_store_ledger(history->store)->currency;
}

/* The key as people name it: the number of a row, or what stands in its key. */
static int set_key(struct history *history, struct version *version)
{
    const struct table *table = version->table;
    const char *row = "";
    for (int c = 0; c < table->count && row; c++)
        if (table->columns[c].key)
            row = gt_arena_format(history->arena, "%s%s%s", row, *row ? " " : "",
                                  version->values[c] ? version->values[c] : "");
    version->row = row;
    version->number = row ? strtoll(row, NULL, 10) : 0;
    return row ? 0 : gt_fail_memory(history->error);
}

static int add_version(struct history *history, const struct table *table, int place,
                       sqlite3_stmt *row)
{
    int64_t known = gt_store_ledger(history->store)->seq;
    struct version version = {
        .table = table,
        .place = place,
        .begins = sqlite3_column_int64(row, table->count),
        .ends = sqlite3_column_int64(row, table->count + 1),
        .back = sqlite3_column_int(row, table->count + 2) != 0,
    };
    if (version.begins > known)
        return 0;
    if (version.ends > known)
        version.ends = 0;
    version.values = gt_arena_alloc(history->arena, (size_t)table->count * sizeof *version.values);
    history->versions = gt_arena_grow(history->arena, history->versions, history->count,
                                      &history->capacity, sizeof version);
    if (!version.values || !history->versions)
        return gt_fail_memory(history->error);
    for (int c = 0; c < table->count; c++)
        version.values[c] = gt_column_text(row, c, history->arena);
    int code = set_key(history, &version);
    history->versions[history->count++] = version;
    return code;
}

static int read_versions(struct history *history, const struct table *table, int place)
{
    struct gt_text sql = {0};
    size_t first = history->count;
    add_versions_sql(&sql, table);
    sqlite3_stmt *row = gt_store_prepare(history->store, &sql, history->error);
    if (!row)
        return history->error->exit;
    int step, code = 0;
    while (!code && (step = gt_store_step(history->store, row, history->error)) != 0)
        code = step < 0 ? (int)history->error->exit : add_version(history, table, place, row);
    sqlite3_finalize(row);
    for (size_t i = first; i < history->count && !code; i++)
        set_currency(history, &history->versions[i]);
    return code;
}

static int read_tables(struct history *history)
{
    const char **names = NULL;
    size_t count = 0;
    int code = gt_store_collect(
        history->store,
        gt_store_query(history->store, history->error,
                       "SELECT f.name FROM " GT_FACT_TABLES " f ORDER BY f.name <> ?1, f.place",
                       "t", history->root),
        gt_map_text, sizeof *names, &names, &count, history->arena, history->error);
    for (size_t i = 0; i < count && !code; i++) {
        struct table *table = gt_arena_alloc(history->arena, sizeof *table);
        if (!table || !names[i])
            return gt_fail_memory(history->error);
        table->name = names[i];
        code = read_columns(history, table);
        if (!code)
            code = add_links(history, table);
        if (!code && *table->links)
            code = read_versions(history, table, (int)i);
    }
    return code;
}

static int compare_versions(const void *a, const void *b)
{
    const struct version *x = a, *y = b;
    int by_row = strcmp(x->row, y->row);
    if (x->place != y->place)
        return x->place - y->place;
    if (x->number != y->number)
        return (x->number > y->number) - (x->number < y->number);
    return by_row ? by_row : (x->begins > y->begins) - (x->begins < y->begins);
}

static int name_party(struct history *history, const char *id, const char **name)
{
    sqlite3_stmt *row = gt_store_query(history->store, history->error,
                                       "SELECT name FROM main.party WHERE id = ?1 UNION ALL "
                                       "SELECT name FROM main.party_past WHERE id = ?1 LIMIT 1",
                                       "t", id);
    int step = row ? gt_store_step(history->store, row, history->error) : -1;
    if (step < 0)
        return history->error->exit;
    if (step > 0) {
        *name = gt_column_text(row, 0, history->arena);
        sqlite3_reset(row);
    }
    return 0;
}

static int set_value(struct history *history, const struct version *version, int column,
                     struct gt_change_value *value)
{
    const struct column *of = &version->table->columns[column];
    value->text = version->values[column];
    value->currency = version->currency;
    return value->text && of->refers && strcmp(of->refers, "party") == 0
               ? name_party(history, value->text, &value->name)
               : 0;
}

/* column -1: none. Versions may be NULL. */
static int add_change(struct history *history, int64_t entry, enum gt_change_kind kind,
                      const struct version *before, const struct version *after, int column)
{
    const struct version *any = after ? after : before;
    int code = 0;
    struct gt_change change = {
        .entry = entry,
        .kind = kind,
        .table = any->table->name,
        .row = any->row,
        .column = column < 0 ? NULL : any->table->columns[column].name,
        .whole = !before || !after,
    };
    if (before && column >= 0)
        code = set_value(history, before, column, &change.before);
    if (!code && after && column >= 0)
        code = set_value(history, after, column, &change.after);
    history->changes = gt_arena_grow(history->arena, history->changes, history->change_count,
                                     &history->change_capacity, sizeof change);
    if (!history->changes)
        return gt_fail_memory(history->error);
    history->changes[history->change_count++] = change;
    return code;
}

static bool same_text(const char *a, const char *b)
{
    return a == b || (a && b && strcmp(a, b) == 0);
}

/* Does the column only say what the row belongs to? In the record's own history that is no news. */
static bool is_tie(const struct history *history, const struct version *version, int column)
{
    const struct column *of = &version->table->columns[column];
    return of->key || (of->refers && strcmp(of->refers, history->root) == 0 &&
                       strcmp(of->name, history->root) == 0 && version->values[column] &&
                       strcmp(version->values[column], history->id) == 0);
}

static int add_changes(struct history *history, int64_t entry, enum gt_change_kind kind,
                       const struct version *before, const struct version *after)
{
    const struct version *any = after ? after : before;
    size_t first = history->change_count;
    int code = 0;
    for (int c = 0; c < any->table->count && !code; c++) {
        const char *was = before ? before->values[c] : NULL;
        const char *is = after ? after->values[c] : NULL;
        if (same_text(was, is) || (is_tie(history, any, c) && !(before && after)))
            continue;
        code = add_change(history, entry, kind, before, after, c);
    }
    if (!code && history->change_count == first && !(before && after))
        code = add_change(history, entry, kind, before, after, -1);
    return code;
}

/* What began with a version, and what ended with it when nothing follows. */
static int tell_version(struct history *history, const struct version *last,
                        const struct version *version, const struct version *next)
{
    bool follows = last && last->ends == version->begins;
    enum gt_change_kind began = version->back ? GT_CHANGE_RESTORED
                                : follows     ? GT_CHANGE_CHANGED
                                              : GT_CHANGE_ADDED;
    int code = add_changes(history, version->begins, began, follows ? last : NULL, version);
    if (code || !version->ends || (next && next->begins == version->ends))
        return code;
    return add_changes(history, version->ends, GT_CHANGE_WITHDRAWN, version, NULL);
}

static bool same_row(const struct version *a, const struct version *b)
{
    return a->place == b->place && strcmp(a->row, b->row) == 0;
}

static int tell(struct history *history)
{
    int code = 0;
    struct version *versions = history->versions;
    if (history->count)
        qsort(versions, history->count, sizeof *versions, compare_versions);
    for (size_t i = 0; i < history->count && !code; i++) {
        const struct version *last = i ? &versions[i - 1] : NULL;
        const struct version *next = i + 1 < history->count ? &versions[i + 1] : NULL;
        code = tell_version(history, last && same_row(last, &versions[i]) ? last : NULL,
                            &versions[i], next && same_row(next, &versions[i]) ? next : NULL);
    }
    return code;
}

/* By entry; what one entry did stays in the order of tables, rows and columns. */
static void order_by_entry(struct history *history, struct gt_change *ordered)
{
    size_t count = history->change_count;
    for (size_t width = 1; width < count; width *= 2) { /* merge sort, as it keeps the order */
        for (size_t low = 0; low < count; low += 2 * width) {
            size_t middle = low + width < count ? low + width : count;
            size_t high = middle + width < count ? middle + width : count;
            for (size_t a = low, b = middle, to = low; to < high; to++)
                ordered[to] = a < middle && (b >= high ||
                                             history->changes[a].entry <= history->changes[b].entry)
                                  ? history->changes[a++]
                                  : history->changes[b++];
        }
        memcpy(history->changes, ordered, count * sizeof *ordered);
    }
}

static int sign(struct history *history)
{
    struct gt_change *signed_by = NULL;
    for (size_t i = 0; i < history->change_count; i++) {
        struct gt_change *change = &history->changes[i];
        if (!signed_by || signed_by->entry != change->entry) {
            sqlite3_stmt *row = gt_store_query(
                history->store, history->error,
                "SELECT e.at, e.actor, e.command, e.reason, e.undoes, (SELECT "
                "group_concat(s.actor, "
                "', ') FROM approval a JOIN main.entry s ON s.seq = a.seq WHERE a.entry = e.seq) "
                "FROM main.entry e WHERE e.seq = ?",
                "i", change->entry);
            int step = row ? gt_store_step(history->store, row, history->error) : -1;
            if (step <= 0)
                return step < 0 ? history->error->exit : 0;
            change->at = gt_column_text(row, 0, history->arena);
            change->actor = gt_column_text(row, 1, history->arena);
            change->command = gt_column_text(row, 2, history->arena);
            change->reason = gt_column_text(row, 3, history->arena);
            change->undoes = sqlite3_column_int64(row, 4);
            change->approved = gt_column_text(row, 5, history->arena);
            sqlite3_reset(row);
            signed_by = change;
            continue;
        }
        change->at = signed_by->at;
        change->actor = signed_by->actor;
        change->command = signed_by->command;
        change->reason = signed_by->reason;
        change->undoes = signed_by->undoes;
        change->approved = signed_by->approved;
    }
    return 0;
}

int gt_history(struct gt_store *store, const char *table, int64_t id, struct gt_change **changes,
               size_t *count, struct gt_arena *arena, struct gt_error *error)
{
    struct history history = {.store = store, .arena = arena, .error = error, .root = table};
    history.id = gt_arena_format(arena, "%lld", (long long)id);
    history.ids = strcmp(table, "party") == 0
                      ? gt_arena_format(arena,
                                        "SELECT id FROM main.party WHERE canon = %lld UNION "
                                        "SELECT %lld",
                                        (long long)id, (long long)id)
                      : history.id;
    if (!history.id || !history.ids)
        return gt_fail_memory(error);
    int code = read_tables(&history);
    if (!code)
        code = tell(&history);
    struct gt_change *ordered = gt_arena_alloc(arena, (history.change_count + 1) * sizeof *ordered);
    if (!code && !ordered)
        code = gt_fail_memory(error);
    if (code)
        return code;
    order_by_entry(&history, ordered);
    *changes = history.changes;
    *count = history.change_count;
    return sign(&history);
}
