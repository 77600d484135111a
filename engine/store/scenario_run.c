/* scenario_run.c - the rows about what scenarios came to. libsodium makes the SHA-256. */
#include "engine/store/scenario_run.h"

#include "engine/store/store_int.h"

#include <sodium.h>
#include <string.h>

int gt_scenario_run_insert(struct gt_store *store, const struct gt_scenario_run_row *run,
                           int64_t *id, struct gt_error *error)
{
    unsigned char hash[crypto_hash_sha256_BYTES];
    char hex[2 * sizeof hash + 1];
    /* Needs no sodium_init: a hash draws no randomness. */
    crypto_hash_sha256(hash, (const unsigned char *)run->figures, strlen(run->figures));
    sodium_bin2hex(hex, sizeof hex, hash, sizeof hash);
    return gt_store_run(store, error, id,
                        "INSERT INTO scenario_run (name, file, scenario, options, as_of, seen, "
                        "seed, paths, draws, version, figures, hash, seq) VALUES (?, ?, ?, ?, ?, "
                        "?, nullif(?, -1), nullif(?, -1), nullif(?, -1), ?, ?, ?, ?)",
                        "ttttdiiiittti", run->name, run->file, run->scenario, run->options,
                        run->as_of, run->seen, run->seed, run->paths, run->draws, run->version,
                        run->figures, hex, store->seq);
}

#define FIELDS                                                                                     \
    "r.id, r.name, r.file, r.scenario, r.options, r.as_of, r.seen, coalesce(r.seed, -1), "         \
    "coalesce(r.paths, -1), coalesce(r.draws, -1), r.version, r.figures, r.hash, r.seq, e.at, "    \
    "e.actor FROM scenario_run r JOIN entry e ON e.seq = r.seq "

static void map_run(sqlite3_stmt *row, void *run, struct gt_arena *arena)
{
    *(struct gt_scenario_run_row *)run = (struct gt_scenario_run_row){
        .id = sqlite3_column_int64(row, 0),
        .name = gt_column_text(row, 1, arena),
        .file = gt_column_text(row, 2, arena),
        .scenario = gt_column_text(row, 3, arena),
        .options = gt_column_text(row, 4, arena),
        .as_of = gt_column_day(row, 5),
        .seen = sqlite3_column_int64(row, 6),
        .seed = sqlite3_column_int64(row, 7),
        .paths = sqlite3_column_int64(row, 8),
        .draws = sqlite3_column_int64(row, 9),
        .version = gt_column_text(row, 10, arena),
        .figures = gt_column_text(row, 11, arena),
        .hash = gt_column_text(row, 12, arena),
        .entry = sqlite3_column_int64(row, 13),
        .at = gt_column_text(row, 14, arena),
        .actor = gt_column_text(row, 15, arena),
    };
}

int gt_scenario_run_list(struct gt_store *store, int64_t offset, int64_t limit,
                         struct gt_scenario_run_row **rows, size_t *count, int64_t *total,
                         struct gt_arena *arena, struct gt_error *error)
{
    int code = gt_store_number(
        store, gt_store_query(store, error, "SELECT count(*) FROM scenario_run", ""), total, error);
    return code ? code
                : gt_store_collect(store,
                                   gt_store_query(store, error,
                                                  "SELECT " FIELDS "ORDER BY r.id DESC "
                                                  "LIMIT ? OFFSET ?",
                                                  "ii", limit, offset),
                                   map_run, sizeof **rows, rows, count, arena, error);
}

int gt_scenario_run_read(struct gt_store *store, int64_t id, struct gt_scenario_run_row *run,
                         struct gt_arena *arena, struct gt_error *error)
{
    struct gt_scenario_run_row *rows = NULL;
    size_t count = 0;
    int code = gt_store_collect(
        store, gt_store_query(store, error, "SELECT " FIELDS "WHERE r.id = ?", "i", id), map_run,
        sizeof *rows, &rows, &count, arena, error);
    if (!code && !count)
        return gt_fail(error, GT_EXIT_DATA,
                       _("there is no run %lld of a scenario; `gentou scenario list` shows them"),
                       (long long)id);
    if (!code)
        *run = *rows;
    return code;
}
