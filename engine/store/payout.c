/* payout.c - the rows about money that comes back. */
#include "engine/store/payout.h"

#include "engine/store/store_int.h"

int gt_payout_insert(struct gt_store *store, const struct gt_payout_row *row, int64_t *id,
                     struct gt_error *error)
{
    return gt_store_run(store, error, id,
                        "INSERT INTO payout (payer, party, day, kind, amount, currency, note, seq) "
                        "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                        "iidkmtti", row->payer, row->party, row->day, &gt_payout_words, row->kind,
                        row->amount, row->currency->code, row->note, store->seq);
}

int gt_escrow_insert(struct gt_store *store, const struct gt_escrow_row *row, int64_t *id,
                     struct gt_error *error)
{
    return gt_store_run(store, error, id,
                        "INSERT INTO escrow (exit, amount, until, note, seq) "
                        "VALUES (?, ?, ?, ?, ?)",
                        "imdti", row->exit, row->amount, row->until, row->note, store->seq);
}

int gt_release_insert(struct gt_store *store, const struct gt_release_row *row, int64_t *id,
                      struct gt_error *error)
{
    return gt_store_run(store, error, id,
                        "INSERT INTO escrow_release (escrow, day, amount, note, seq) "
                        "VALUES (?, ?, ?, ?, ?)",
                        "idmti", row->escrow, row->day, row->amount, row->note, store->seq);
}

static void map_payout(sqlite3_stmt *row, void *payout, struct gt_arena *arena)
{
    *(struct gt_payout_row *)payout = (struct gt_payout_row){
        .id = sqlite3_column_int64(row, 0),
        .payer = sqlite3_column_int64(row, 1),
        .payer_name = gt_column_text(row, 2, arena),
        .party = sqlite3_column_int64(row, 3),
        .party_name = gt_column_text(row, 4, arena),
        .day = gt_column_day(row, 5),
        .kind = gt_column_kind(row, 6, &gt_payout_words),
        .amount = gt_column_money(row, 7),
        .currency = gt_column_currency(row, 8),
        .note = gt_column_text(row, 9, arena),
    };
}

/* The condition that payer ?2 and party ?3 make of those after it; it is put together so that the
 * index of what is asked for is used. */
static void narrow(struct gt_text *sql, int64_t payer, int64_t party)
{
    gt_text_puts(sql, "FROM payout o WHERE o.day <= ?1 ");
    gt_text_puts(sql,
                 payer ? "AND o.payer IN (SELECT id FROM party WHERE canon = ?2) " : "AND ?2 = 0 ");
    gt_text_puts(sql,
                 party ? "AND o.party IN (SELECT id FROM party WHERE canon = ?3) " : "AND ?3 = 0 ");
}

static sqlite3_stmt *prepare(struct gt_store *store, struct gt_text *sql, gt_day as_of,
                             int64_t payer, int64_t party, struct gt_error *error)
{
    char day[GT_DAY_TEXT];
    sqlite3_stmt *statement = gt_store_prepare(store, sql, error);
    if (!statement)
        return NULL;
    sqlite3_bind_text(statement, 1, gt_day_format(as_of, day), -1, SQLITE_TRANSIENT);
    sqlite3_bind_int64(statement, 2, payer);
    sqlite3_bind_int64(statement, 3, party);
    return statement;
}

int gt_payout_list(struct gt_store *store, int64_t payer, int64_t party, gt_day as_of,
                   int64_t offset, int64_t limit, struct gt_payout_row **rows, size_t *count,
                   int64_t *total, struct gt_arena *arena, struct gt_error *error)
{
    struct gt_text page = {0}, all = {0};
    gt_text_puts(&page, "SELECT y.id, f.id, f.name, t.id, t.name, y.day, y.kind, y.amount, "
                        "y.currency, y.note FROM (SELECT o.* ");
    narrow(&page, payer, party);
    gt_text_format(&page, "ORDER BY o.day DESC, o.id DESC LIMIT %lld OFFSET %lld) y ",
                   (long long)limit, (long long)offset);
    gt_text_puts(&page, "JOIN party p ON p.id = y.payer JOIN party f ON f.id = p.canon "
                        "JOIN party q ON q.id = y.party JOIN party t ON t.id = q.canon "
                        "ORDER BY y.day DESC, y.id DESC");
    gt_text_puts(&all, "SELECT count(*) ");
    narrow(&all, payer, party);
    sqlite3_stmt *statement = prepare(store, &page, as_of, payer, party, error);
    int code =
        gt_store_collect(store, statement, map_payout, sizeof **rows, rows, count, arena, error);
    sqlite3_finalize(statement);
    statement = code ? NULL : prepare(store, &all, as_of, payer, party, error);
    if (!code)
        code = gt_store_number(store, statement, total, error);
    sqlite3_finalize(statement);
    gt_text_clear(&all);
    return code;
}

static void map_escrow(sqlite3_stmt *row, void *escrow, struct gt_arena *arena)
{
    *(struct gt_escrow_row *)escrow = (struct gt_escrow_row){
        .id = sqlite3_column_int64(row, 0),
        .exit = sqlite3_column_int64(row, 1),
        .amount = gt_column_money(row, 2),
        .until = gt_column_day(row, 3),
        .note = gt_column_text(row, 4, arena),
        .party = sqlite3_column_int64(row, 5),
        .party_name = gt_column_text(row, 6, arena),
        .company = sqlite3_column_int64(row, 7),
        .company_name = gt_column_text(row, 8, arena),
        .day = gt_column_day(row, 9),
        .currency = gt_column_currency(row, 10),
        .proceeds = gt_column_money(row, 11),
        .released = gt_column_money(row, 12),
    };
}

/* ?1 is the day by which releases are seen. */
#define ESCROW_COLUMNS                                                                             \
    "SELECT w.id, w.exit, w.amount, w.until, w.note, h.id, h.name, c.id, c.name, e.day, "          \
    "e.currency, e.proceeds, coalesce((SELECT sum(r.amount) FROM escrow_release r "                \
    " WHERE r.escrow = w.id AND r.day <= ?1), 0) "                                                 \
    "FROM escrow w JOIN exit e ON e.id = w.exit "                                                  \
    "JOIN party q ON q.id = e.party JOIN party h ON h.id = q.canon "                               \
    "JOIN party p ON p.id = e.company JOIN party c ON c.id = p.canon "

int gt_escrow_list(struct gt_store *store, int64_t party, gt_day as_of, int64_t offset,
                   int64_t limit, struct gt_escrow_row **rows, size_t *count, int64_t *total,
                   struct gt_arena *arena, struct gt_error *error)
{
    int code = gt_store_collect(store,
                                gt_store_query(store, error,
                                               ESCROW_COLUMNS
                                               "WHERE e.day <= ?1 AND (?2 = 0 OR h.id = ?2) "
                                               "ORDER BY w.id LIMIT ?3 OFFSET ?4",
                                               "diii", as_of, party, limit, offset),
                                map_escrow, sizeof **rows, rows, count, arena, error);
    if (code)
        return code;
    return gt_store_number(
        store,
        gt_store_query(store, error,
                       "SELECT count(*) FROM escrow w JOIN exit e ON e.id = w.exit "
                       "JOIN party q ON q.id = e.party "
                       "WHERE e.day <= ?1 AND (?2 = 0 OR q.canon = ?2)",
                       "di", as_of, party),
        total, error);
}

int gt_escrow_read(struct gt_store *store, int64_t id, struct gt_escrow_row *row, bool *found,
                   struct gt_arena *arena, struct gt_error *error)
{
    struct gt_escrow_row *rows = NULL;
    size_t count = 0;
    int code = gt_store_collect(
        store,
        gt_store_query(store, error, ESCROW_COLUMNS "WHERE w.id = ?2", "di", GT_DAY_LAST, id),
        map_escrow, sizeof *rows, &rows, &count, arena, error);
    if (code)
        return code;
    *found = count > 0;
    if (count)
        *row = rows[0];
    return 0;
}

int gt_escrow_of_exit(struct gt_store *store, int64_t exit, gt_money *sum, struct gt_error *error)
{
    return gt_store_number(store,
                           gt_store_query(store, error,
                                          "SELECT coalesce(sum(amount), 0) FROM escrow "
                                          "WHERE exit = ?",
                                          "i", exit),
                           sum, error);
}

static void map_release(sqlite3_stmt *row, void *release, struct gt_arena *arena)
{
    *(struct gt_release_row *)release = (struct gt_release_row){
        .escrow = sqlite3_column_int64(row, 0),
        .day = gt_column_day(row, 1),
        .amount = gt_column_money(row, 2),
        .note = gt_column_text(row, 3, arena),
        .exit = sqlite3_column_int64(row, 4),
        .party = sqlite3_column_int64(row, 5),
        .company = sqlite3_column_int64(row, 6),
        .currency = gt_column_currency(row, 7),
        .id = sqlite3_column_int64(row, 8),
    };
}

int gt_release_list(struct gt_store *store, int64_t company, gt_day as_of,
                    struct gt_release_row **rows, size_t *count, struct gt_arena *arena,
                    struct gt_error *error)
{
    return gt_store_collect(
        store,
        gt_store_query(store, error,
                       "SELECT r.escrow, r.day, r.amount, r.note, e.id, q.canon, p.canon, "
                       "e.currency, r.id FROM escrow_release r JOIN escrow w ON w.id = r.escrow "
                       "JOIN exit e ON e.id = w.exit JOIN party q ON q.id = e.party "
                       "JOIN party p ON p.id = e.company "
                       "WHERE r.day <= ?1 AND e.day <= ?1 AND (?2 = 0 OR p.canon = ?2) "
                       "ORDER BY r.day, r.id",
                       "di", as_of, company),
        map_release, sizeof **rows, rows, count, arena, error);
}
