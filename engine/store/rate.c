/* rate.c - the rows about rates of exchange. */
#include "engine/store/rate.h"

#include "engine/store/store_int.h"

int gt_rate_insert(struct gt_store *store, const struct gt_rate_row *rate, int64_t *id,
                   struct gt_error *error)
{
    return gt_store_run(store, error, id,
                        "INSERT INTO exchange_rate (from_currency, to_currency, day, rate, source, "
                        "seq) VALUES (?, ?, ?, ?, ?, ?)",
                        "ttdtti", rate->from->code, rate->to->code, rate->day, rate->rate,
                        rate->source, store->seq);
}

int gt_rate_update(struct gt_store *store, const struct gt_rate_row *rate, bool *changed,
                   struct gt_error *error)
{
    int code = gt_store_run(
        store, error, NULL,
        "UPDATE exchange_rate SET from_currency = ?2, to_currency = ?3, day = ?4, rate = ?5, "
        "source = ?6, seq = ?7 WHERE id = ?1 AND (from_currency, to_currency, day, rate, source) "
        "IS NOT (?2, ?3, ?4, ?5, ?6)",
        "ittdtti", rate->id, rate->from->code, rate->to->code, rate->day, rate->rate, rate->source,
        store->seq);
    *changed |= !code && sqlite3_changes(store->db) > 0;
    return code;
}

/* Columns in the order of struct gt_rate_row. */
#define COLUMNS "id, from_currency, to_currency, day, rate, source, seq"

static void map_rate(sqlite3_stmt *row, void *rate, struct gt_arena *arena)
{
    *(struct gt_rate_row *)rate = (struct gt_rate_row){
        .id = sqlite3_column_int64(row, 0),
        .from = gt_column_currency(row, 1),
        .to = gt_column_currency(row, 2),
        .day = gt_column_day(row, 3),
        .rate = gt_column_text(row, 4, arena),
        .source = gt_column_text(row, 5, arena),
        .seq = sqlite3_column_int64(row, 6),
    };
}

static int read_one(struct gt_store *store, sqlite3_stmt *found, struct gt_rate_row *row,
                    struct gt_arena *arena, struct gt_error *error)
{
    *row = (struct gt_rate_row){0};
    if (!found)
        return error->exit;
    int step = gt_store_step(store, found, error);
    if (step > 0) {
        map_rate(found, row, arena);
        sqlite3_reset(found);
    }
    return step < 0 ? (int)error->exit : 0;
}

int gt_rate_read(struct gt_store *store, const struct gt_currency *from,
                 const struct gt_currency *to, gt_day day, struct gt_rate_row *row,
                 struct gt_arena *arena, struct gt_error *error)
{
    return read_one(store,
                    gt_store_query(store, error,
                                   "SELECT " COLUMNS " FROM exchange_rate WHERE from_currency = ? "
                                   "AND to_currency = ? AND day = ?",
                                   "ttd", from->code, to->code, day),
                    row, arena, error);
}

int gt_rate_written(struct gt_store *store, int64_t id, struct gt_rate_row *row,
                    struct gt_arena *arena, struct gt_error *error)
{
    return read_one(
        store,
        gt_store_query(store, error, "SELECT " COLUMNS " FROM exchange_rate WHERE id = ?", "i", id),
        row, arena, error);
}

#define LISTED                                                                                     \
    "FROM exchange_rate WHERE day <= ?1 AND (?2 IS NULL OR from_currency = ?2) "                   \
    "AND (?3 IS NULL OR to_currency = ?3) "

int gt_rate_list(struct gt_store *store, const struct gt_rate_filter *filter,
                 struct gt_rate_row **rows, size_t *count, int64_t *total, struct gt_arena *arena,
                 struct gt_error *error)
{
    const char *from = filter->from ? filter->from->code : NULL;
    const char *to = filter->to ? filter->to->code : NULL;
    int code = gt_store_number(
        store,
        gt_store_query(store, error, "SELECT count(*) " LISTED, "dtt", filter->as_of, from, to),
        total, error);
    return code ? code
                : gt_store_collect(store,
                                   gt_store_query(store, error,
                                                  "SELECT " COLUMNS " " LISTED
                                                  "ORDER BY day DESC, id DESC LIMIT ?5 OFFSET ?4",
                                                  "dttii", filter->as_of, from, to, filter->offset,
                                                  filter->limit),
                                   map_rate, sizeof **rows, rows, count, arena, error);
}

int gt_rate_all(struct gt_store *store, gt_day as_of, struct gt_rate_row **rows, size_t *count,
                struct gt_arena *arena, struct gt_error *error)
{
    return gt_store_collect(store,
                            gt_store_query(store, error,
                                           "SELECT " COLUMNS " FROM exchange_rate WHERE day <= ? "
                                           "ORDER BY from_currency, to_currency, day",
                                           "d", as_of),
                            map_rate, sizeof **rows, rows, count, arena, error);
}

int gt_rate_any(struct gt_store *store, gt_day as_of, bool *any, struct gt_error *error)
{
    int64_t found = 0;
    int code = gt_store_number(store,
                               gt_store_query(store, error,
                                              "SELECT 1 FROM exchange_rate WHERE day <= ? LIMIT 1",
                                              "d", as_of),
                               &found, error);
    *any = found != 0;
    return code;
}
