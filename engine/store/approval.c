/* approval.c - amounts that wait for a second person, and who approved. */
#include "engine/store/approval.h"

#include "engine/store/store_int.h"

int gt_approval_asked(struct gt_store *store, bool *asked, struct gt_error *error)
{
    int64_t found = 0;
    int code = gt_store_number(
        store, gt_store_query(store, error, "SELECT EXISTS (SELECT 1 FROM approval_threshold)", ""),
        &found, error);
    *asked = found != 0;
    return code;
}

static void map_pending(sqlite3_stmt *row, void *pending, struct gt_arena *arena)
{
    *(struct gt_pending_row *)pending = (struct gt_pending_row){
        .what = gt_column_text(row, 0, arena),
        .id = sqlite3_column_int64(row, 1),
        .deal = sqlite3_column_int64(row, 2),
        .party = sqlite3_column_int64(row, 3),
        .name = gt_column_text(row, 4, arena),
        .company = sqlite3_column_int64(row, 5),
        .entry = sqlite3_column_int64(row, 6),
        .amount = gt_column_money(row, 7),
        .currency = gt_column_currency(row, 8),
        .at = gt_column_text(row, 9, arena),
        .actor = gt_column_text(row, 10, arena),
        .command = gt_column_text(row, 11, arena),
    };
}

/* Columns in the order of struct gt_pending_row. */
#define PENDING_OF                                                                                 \
    "SELECT w.what, w.id, w.deal, c.canon, q.name, k.canon, w.entry, w.amount, w.currency, e.at, " \
    "e.actor, e.command FROM "
#define PENDING_JOINS                                                                              \
    " w JOIN entry e ON e.seq = w.entry JOIN party c ON c.id = w.party "                           \
    "JOIN party q ON q.id = c.canon JOIN party k ON k.id = w.company "
#define PENDING_ORDER "ORDER BY w.entry, w.what, w.id"

/* Nothing waits that was entered before the first threshold: most of an old ledger is not read. */
int gt_pending_list(struct gt_store *store, const char *what, struct gt_pending_row **rows,
                    size_t *count, struct gt_arena *arena, struct gt_error *error)
{
    int64_t first = 0;
    int code = gt_store_number(
        store, gt_store_query(store, error, "SELECT min(seq) FROM approval_threshold", ""), &first,
        error);
    *count = 0;
    if (code || !first)
        return code;
    return gt_store_collect(
        store,
        gt_store_query(store, error,
                       PENDING_OF
                       "pending" PENDING_JOINS
                       "WHERE w.entry > ?2 AND (?1 IS NULL OR w.what = ?1) " PENDING_ORDER,
                       "ti", what, first),
        map_pending, sizeof **rows, rows, count, arena, error);
}

/* Adds the numbers that stand for a company as a list of constants, which SQLite hands on into the
 * parts of a view. */
static int add_numbers(struct gt_store *store, struct gt_text *sql, int64_t company,
                       struct gt_error *error)
{
    sqlite3_stmt *row =
        gt_store_query(store, error, "SELECT id FROM party WHERE canon = ?", "i", company);
    int step = -1, n = 0;
    gt_text_puts(sql, "(");
    while (row && (step = gt_store_step(store, row, error)) > 0)
        gt_text_format(sql, "%s%lld", n++ ? ", " : "", (long long)sqlite3_column_int64(row, 0));
    gt_text_puts(sql, ")");
    return step < 0 ? (int)error->exit : 0;
}

int gt_pending_of(struct gt_store *store, int64_t deal, int64_t company,
                  struct gt_pending_row **rows, size_t *count, struct gt_arena *arena,
                  struct gt_error *error)
{
    struct gt_text sql = {0};
    bool asked = false;
    int code = gt_approval_asked(store, &asked, error);
    *count = 0;
    if (code || !asked)
        return code;
    gt_text_puts(&sql, PENDING_OF "(SELECT * FROM pending WHERE ");
    if (deal)
        gt_text_format(&sql, "deal = %lld", (long long)deal);
    else
        gt_text_puts(&sql, "company IN ");
    if (!deal)
        code = add_numbers(store, &sql, company, error);
    gt_text_puts(&sql, ")" PENDING_JOINS PENDING_ORDER);
    sqlite3_stmt *row = code ? NULL : gt_store_prepare(store, &sql, error);
    if (!code)
        code = gt_store_collect(store, row, map_pending, sizeof **rows, rows, count, arena, error);
    sqlite3_finalize(row);
    gt_text_clear(&sql);
    return code;
}

int gt_pending_find(struct gt_store *store, const char *what, int64_t id, int64_t *entry,
                    struct gt_error *error)
{
    return gt_store_number(store,
                           gt_store_query(store, error,
                                          "SELECT coalesce((SELECT entry FROM pending WHERE what = "
                                          "? AND id = ?), 0)",
                                          "ti", what, id),
                           entry, error);
}

int gt_pending_of_entry(struct gt_store *store, int64_t entry, int64_t *count, const char **actor,
                        struct gt_arena *arena, struct gt_error *error)
{
    sqlite3_stmt *row = gt_store_query(store, error,
                                       "SELECT e.actor, (SELECT count(*) FROM pending w WHERE "
                                       "w.entry = e.seq) FROM entry e WHERE e.seq = ?",
                                       "i", entry);
    int step = row ? gt_store_step(store, row, error) : -1;
    *actor = NULL;
    if (step <= 0)
        return step < 0 ? (int)error->exit : 0;
    *actor = gt_column_text(row, 0, arena);
    *count = sqlite3_column_int64(row, 1);
    sqlite3_reset(row);
    return 0;
}

int gt_threshold_insert(struct gt_store *store, const struct gt_threshold_row *row, int64_t *id,
                        struct gt_error *error)
{
    return gt_store_run(store, error, id,
                        "INSERT INTO approval_threshold (since, amount, currency, seq) "
                        "VALUES (?, ?, ?, ?)",
                        "dmti", row->since, row->amount, row->currency->code, store->seq);
}

static void map_threshold(sqlite3_stmt *row, void *threshold, struct gt_arena *arena)
{
    (void)arena;
    *(struct gt_threshold_row *)threshold = (struct gt_threshold_row){
        .id = sqlite3_column_int64(row, 0),
        .since = gt_column_day(row, 1),
        .amount = gt_column_money(row, 2),
        .currency = gt_column_currency(row, 3),
    };
}

int gt_threshold_list(struct gt_store *store, struct gt_threshold_row **rows, size_t *count,
                      struct gt_arena *arena, struct gt_error *error)
{
    return gt_store_collect(store,
                            gt_store_query(store, error,
                                           "SELECT id, since, amount, currency FROM "
                                           "approval_threshold ORDER BY since, id",
                                           ""),
                            map_threshold, sizeof **rows, rows, count, arena, error);
}

int gt_approval_insert(struct gt_store *store, int64_t entry, int64_t *id, struct gt_error *error)
{
    return gt_store_run(store, error, id, "INSERT INTO approval (entry, seq) VALUES (?, ?)", "ii",
                        entry, store->seq);
}
