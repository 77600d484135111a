/* import.c - the rows about imports. libsodium's generic hash (BLAKE2b) makes the digests. */
#include "engine/store/import.h"

#include "engine/store/store_int.h"

#include <sodium.h>
#include <string.h>

void gt_digest(const char *text, unsigned char digest[GT_DIGEST_BYTES])
{
    /* Needs no sodium_init: the generic hash draws no randomness. */
    crypto_generichash(digest, GT_DIGEST_BYTES, (const unsigned char *)text, strlen(text), NULL, 0);
}

int gt_import_next(struct gt_store *store, int64_t *id, struct gt_error *error)
{
    return gt_store_number(
        store, gt_store_query(store, error, "SELECT coalesce(max(id), 0) + 1 FROM import", ""), id,
        error);
}

int gt_import_insert(struct gt_store *store, const struct gt_import_row *import,
                     struct gt_error *error)
{
    return gt_store_run(store, error, NULL,
                        "INSERT INTO import (id, file, form, rows, imported, present, rejected, "
                        "seq) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                        "ittiiiii", import->id, import->file, import->form, import->rows,
                        import->imported, import->present, import->rejected, store->seq);
}

int gt_source_find(struct gt_store *store, const unsigned char digest[GT_DIGEST_BYTES],
                   int64_t *import, int64_t *record, struct gt_error *error)
{
    sqlite3_stmt *row =
        gt_store_query(store, error, "SELECT import, record FROM source_row WHERE digest = ?", "b",
                       digest, GT_DIGEST_BYTES);
    if (!row)
        return error->exit;
    int step = gt_store_step(store, row, error);
    if (step < 0)
        return error->exit;
    *import = step ? sqlite3_column_int64(row, 0) : 0;
    *record = step ? sqlite3_column_int64(row, 1) : 0;
    sqlite3_reset(row);
    return 0;
}

/* Who removed a row of a table: nobody when it stands. A party that was merged into another stands,
 * whatever became of its roles. */
#define GONE(form, table)                                                                          \
    {                                                                                              \
        form, "SELECT max(ended) FROM " table "_past WHERE id = ?1 "                               \
              "AND NOT EXISTS (SELECT 1 FROM " table " WHERE id = ?1)"                             \
    }
#define ROLE_GONE(form)                                                                            \
    {                                                                                              \
        form, "SELECT max(ended) FROM role_past WHERE party = ?1 AND role = '" form "' "           \
              "AND NOT EXISTS (SELECT 1 FROM role WHERE party = ?1 AND role = '" form "') "        \
              "AND NOT EXISTS (SELECT 1 FROM party WHERE id = ?1 AND same_as IS NOT NULL)"         \
    }

static const struct gone {
    const char *form, *sql;
} gone[] = {
    ROLE_GONE("fund"),
    ROLE_GONE("club"),
    ROLE_GONE("partner"),
    ROLE_GONE("member"),
    ROLE_GONE("manager"),
    GONE("investor", "party"),
    GONE("company", "party"),
    GONE("deal", "deal"),
    GONE("stage", "deal_stage"),
    GONE("investment", "investment"),
    GONE("pledge", "pledge"),
    GONE("mark", "mark"),
    GONE("exit", "exit"),
    GONE("payout", "payout"),
    GONE("escrow", "escrow"),
    GONE("release", "escrow_release"),
    GONE("qualification", "qualification"),
    GONE("payment", "payment"),
    GONE("meeting", "meeting"),
    GONE("rate", "exchange_rate"),
};

int gt_source_removed(struct gt_store *store, const char *form, int64_t record, int64_t *entry,
                      struct gt_error *error)
{
    *entry = 0;
    for (size_t i = 0; i < sizeof gone / sizeof *gone; i++)
        if (strcmp(gone[i].form, form) == 0)
            return gt_store_number(store, gt_store_query(store, error, gone[i].sql, "i", record),
                                   entry, error);
    return 0;
}

int gt_source_insert(struct gt_store *store, const unsigned char digest[GT_DIGEST_BYTES],
                     const char *form, int64_t record, int64_t import, int64_t line,
                     struct gt_error *error)
{
    return gt_store_run(store, error, NULL,
                        "INSERT INTO source_row (digest, form, record, import, line, seq) "
                        "VALUES (?, ?, ?, ?, ?, ?)",
                        "btiiii", digest, GT_DIGEST_BYTES, form, record, import, line, store->seq);
}

int gt_repair_insert(struct gt_store *store, const struct gt_repair_row *repair,
                     struct gt_error *error)
{
    return gt_store_run(store, error, NULL,
                        "INSERT INTO repair (import, line, field, original, reason, seq) "
                        "VALUES (?, ?, ?, ?, ?, ?)",
                        "iittti", repair->import, repair->line, repair->field, repair->original,
                        repair->reason, store->seq);
}

static void map_import(sqlite3_stmt *row, void *import, struct gt_arena *arena)
{
    *(struct gt_import_row *)import = (struct gt_import_row){
        .id = sqlite3_column_int64(row, 0),
        .file = gt_column_text(row, 1, arena),
        .form = gt_column_text(row, 2, arena),
        .rows = sqlite3_column_int64(row, 3),
        .imported = sqlite3_column_int64(row, 4),
        .present = sqlite3_column_int64(row, 5),
        .rejected = sqlite3_column_int64(row, 6),
        .seq = sqlite3_column_int64(row, 7),
        .at = gt_column_text(row, 8, arena),
        .actor = gt_column_text(row, 9, arena),
    };
}

int gt_import_list(struct gt_store *store, struct gt_import_row **rows, size_t *count,
                   struct gt_arena *arena, struct gt_error *error)
{
    return gt_store_collect(
        store,
        gt_store_query(store, error,
                       "SELECT i.id, i.file, i.form, i.rows, i.imported, i.present, i.rejected, "
                       "e.seq, e.at, e.actor FROM import i JOIN entry e ON e.seq = i.seq "
                       "ORDER BY i.id",
                       ""),
        map_import, sizeof **rows, rows, count, arena, error);
}

static void map_repair(sqlite3_stmt *row, void *repair, struct gt_arena *arena)
{
    *(struct gt_repair_row *)repair = (struct gt_repair_row){
        .import = sqlite3_column_int64(row, 0),
        .line = sqlite3_column_int64(row, 1),
        .field = gt_column_text(row, 2, arena),
        .original = gt_column_text(row, 3, arena),
        .reason = gt_column_text(row, 4, arena),
    };
}

int gt_repair_list(struct gt_store *store, int64_t import, struct gt_repair_row **rows,
                   size_t *count, struct gt_arena *arena, struct gt_error *error)
{
    return gt_store_collect(store,
                            gt_store_query(store, error,
                                           "SELECT import, line, field, original, reason "
                                           "FROM repair WHERE import = ? ORDER BY line, id",
                                           "i", import),
                            map_repair, sizeof **rows, rows, count, arena, error);
}

int gt_record_repairs(struct gt_store *store, const char *form, int64_t record, const char **file,
                      int64_t *line, struct gt_repair_row **rows, size_t *count,
                      struct gt_arena *arena, struct gt_error *error)
{
    sqlite3_stmt *row = gt_store_query(store, error,
                                       "SELECT i.file, s.line FROM source_row s "
                                       "JOIN import i ON i.id = s.import "
                                       "WHERE s.form = ? AND s.record = ? LIMIT 1",
                                       "ti", form, record);
    if (!row)
        return error->exit;
    int step = gt_store_step(store, row, error);
    if (step < 0)
        return error->exit;
    *file = step ? gt_column_text(row, 0, arena) : NULL;
    *line = step ? sqlite3_column_int64(row, 1) : 0;
    sqlite3_reset(row);
    return gt_store_collect(
        store,
        gt_store_query(store, error,
                       "SELECT r.import, r.line, r.field, r.original, r.reason FROM source_row s "
                       "JOIN repair r ON r.import = s.import AND r.line = s.line "
                       "WHERE s.form = ? AND s.record = ? ORDER BY r.id",
                       "ti", form, record),
        map_repair, sizeof **rows, rows, count, arena, error);
}
