/* fund.c - the rows about the guidance fund's own money. */
#include "engine/store/fund.h"

#include "engine/store/store_int.h"

int gt_subfund_insert(struct gt_store *store, const struct gt_subfund_row *row,
                      struct gt_error *error)
{
    return gt_store_run(store, error, NULL,
                        "INSERT INTO subfund (party, fund, partner, since, size, currency, note, "
                        "seq) VALUES (?, ?, nullif(?, 0), ?, ?, ?, ?, ?)",
                        "iiidmtti", row->party, row->fund, row->partner, row->since, row->size,
                        row->currency->code, row->note, store->seq);
}

int gt_commitment_insert(struct gt_store *store, const struct gt_commitment_row *row, int64_t *id,
                         struct gt_error *error)
{
    return gt_store_run(store, error, id,
                        "INSERT INTO commitment (fund, party, day, amount, currency, note, seq) "
                        "VALUES (?, ?, ?, ?, ?, ?, ?)",
                        "iidmtti", row->fund, row->party, row->day, row->amount,
                        row->currency->code, row->note, store->seq);
}

int gt_drawdown_insert(struct gt_store *store, const struct gt_drawdown_row *row, int64_t *id,
                       struct gt_error *error)
{
    return gt_store_run(store, error, id,
                        "INSERT INTO drawdown (commitment, day, called, amount, note, seq) "
                        "VALUES (?, ?, ?, ?, ?, ?)",
                        "iddmti", row->commitment, row->day, row->called, row->amount, row->note,
                        store->seq);
}

int gt_intention_insert(struct gt_store *store, const struct gt_intention_row *row, int64_t *id,
                        struct gt_error *error)
{
    return gt_store_run(store, error, id,
                        "INSERT INTO intention (fund, partner, day, until, capacity, currency, "
                        "document, note, seq) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                        "iiddmttti", row->fund, row->partner, row->day, row->until, row->capacity,
                        row->currency->code, row->document, row->note, store->seq);
}

int gt_budget_insert(struct gt_store *store, const struct gt_budget_row *row, int64_t *id,
                     struct gt_error *error)
{
    return gt_store_run(store, error, id,
                        "INSERT INTO budget (fund, year, amount, final, currency, document, note, "
                        "seq) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                        "iimmttti", row->fund, row->year, row->amount, row->final,
                        row->currency->code, row->document, row->note, store->seq);
}

static void map_subfund(sqlite3_stmt *row, void *subfund, struct gt_arena *arena)
{
    *(struct gt_subfund_row *)subfund = (struct gt_subfund_row){
        .party = sqlite3_column_int64(row, 0),
        .name = gt_column_text(row, 1, arena),
        .fund = sqlite3_column_int64(row, 2),
        .partner = sqlite3_column_int64(row, 3),
        .partner_name = gt_column_text(row, 4, arena),
        .since = gt_column_day(row, 5),
        .size = gt_column_money(row, 6),
        .currency = gt_column_currency(row, 7),
        .note = gt_column_text(row, 8, arena),
    };
}

int gt_subfund_list(struct gt_store *store, int64_t fund, int64_t party, gt_day as_of,
                    struct gt_subfund_row **rows, size_t *count, struct gt_arena *arena,
                    struct gt_error *error)
{
    return gt_store_collect(
        store,
        gt_store_query(store, error,
                       "SELECT p.canon, q.name, f.canon, k.canon, w.name, s.since, s.size, "
                       "s.currency, s.note FROM subfund s JOIN party p ON p.id = s.party "
                       "JOIN party q ON q.id = p.canon JOIN party f ON f.id = s.fund "
                       "LEFT JOIN party k ON k.id = s.partner LEFT JOIN party w ON w.id = k.canon "
                       "WHERE (?1 = 0 OR f.canon = ?1) AND (?2 = 0 OR p.canon = ?2) "
                       "AND (s.since IS NULL OR s.since <= ?3) ORDER BY q.name, p.canon",
                       "iid", fund, party, as_of),
        map_subfund, sizeof **rows, rows, count, arena, error);
}

static void map_commitment(sqlite3_stmt *row, void *commitment, struct gt_arena *arena)
{
    *(struct gt_commitment_row *)commitment = (struct gt_commitment_row){
        .id = sqlite3_column_int64(row, 0),
        .fund = sqlite3_column_int64(row, 1),
        .fund_name = gt_column_text(row, 2, arena),
        .party = sqlite3_column_int64(row, 3),
        .party_name = gt_column_text(row, 4, arena),
        .day = gt_column_day(row, 5),
        .amount = gt_column_money(row, 6),
        .currency = gt_column_currency(row, 7),
        .note = gt_column_text(row, 8, arena),
        .paid = sqlite3_column_int64(row, 9),
    };
}

int gt_commitment_list(struct gt_store *store, int64_t fund, int64_t party, int64_t id,
                       gt_day as_of, struct gt_commitment_row **rows, size_t *count,
                       struct gt_arena *arena, struct gt_error *error)
{
    return gt_store_collect(
        store,
        gt_store_query(store, error,
                       "SELECT c.id, f.canon, g.name, p.canon, q.name, c.day, c.amount, "
                       "c.currency, c.note, coalesce((SELECT sum(d.amount) FROM drawdown d "
                       " WHERE d.commitment = c.id AND d.day <= ?4), 0) "
                       "FROM commitment c JOIN party f ON f.id = c.fund "
                       "JOIN party g ON g.id = f.canon JOIN party p ON p.id = c.party "
                       "JOIN party q ON q.id = p.canon WHERE (?1 = 0 OR f.canon = ?1) "
                       "AND (?2 = 0 OR p.canon = ?2) AND (?3 = 0 OR c.id = ?3) AND c.day <= ?4 "
                       "ORDER BY c.day, c.id",
                       "iiid", fund, party, id, as_of),
        map_commitment, sizeof **rows, rows, count, arena, error);
}

static void map_drawdown(sqlite3_stmt *row, void *drawdown, struct gt_arena *arena)
{
    *(struct gt_drawdown_row *)drawdown = (struct gt_drawdown_row){
        .id = sqlite3_column_int64(row, 0),
        .commitment = sqlite3_column_int64(row, 1),
        .fund = sqlite3_column_int64(row, 2),
        .party = sqlite3_column_int64(row, 3),
        .day = gt_column_day(row, 4),
        .called = gt_column_day(row, 5),
        .amount = gt_column_money(row, 6),
        .currency = gt_column_currency(row, 7),
        .note = gt_column_text(row, 8, arena),
    };
}

int gt_drawdown_list(struct gt_store *store, int64_t fund, gt_day as_of,
                     struct gt_drawdown_row **rows, size_t *count, struct gt_arena *arena,
                     struct gt_error *error)
{
    return gt_store_collect(
        store,
        gt_store_query(store, error,
                       "SELECT d.id, d.commitment, f.canon, p.canon, d.day, d.called, d.amount, "
                       "c.currency, d.note FROM drawdown d JOIN commitment c ON c.id = "
                       "d.commitment JOIN party f ON f.id = c.fund JOIN party p ON p.id = c.party "
                       "WHERE (?1 = 0 OR f.canon = ?1) AND d.day <= ?2 ORDER BY d.day, d.id",
                       "id", fund, as_of),
        map_drawdown, sizeof **rows, rows, count, arena, error);
}

static void map_intention(sqlite3_stmt *row, void *intention, struct gt_arena *arena)
{
    *(struct gt_intention_row *)intention = (struct gt_intention_row){
        .id = sqlite3_column_int64(row, 0),
        .fund = sqlite3_column_int64(row, 1),
        .partner = sqlite3_column_int64(row, 2),
        .partner_name = gt_column_text(row, 3, arena),
        .day = gt_column_day(row, 4),
        .until = gt_column_day(row, 5),
        .capacity = gt_column_money(row, 6),
        .currency = gt_column_currency(row, 7),
        .document = gt_column_text(row, 8, arena),
        .note = gt_column_text(row, 9, arena),
    };
}

int gt_intention_list(struct gt_store *store, int64_t fund, gt_day as_of,
                      struct gt_intention_row **rows, size_t *count, struct gt_arena *arena,
                      struct gt_error *error)
{
    return gt_store_collect(
        store,
        gt_store_query(store, error,
                       "SELECT i.id, f.canon, p.canon, q.name, i.day, i.until, i.capacity, "
                       "i.currency, i.document, i.note FROM intention i "
                       "JOIN party f ON f.id = i.fund JOIN party p ON p.id = i.partner "
                       "JOIN party q ON q.id = p.canon WHERE f.canon = ? AND i.day <= ? "
                       "ORDER BY q.name, p.canon, i.day, i.id",
                       "id", fund, as_of),
        map_intention, sizeof **rows, rows, count, arena, error);
}

static void map_budget(sqlite3_stmt *row, void *budget, struct gt_arena *arena)
{
    *(struct gt_budget_row *)budget = (struct gt_budget_row){
        .id = sqlite3_column_int64(row, 0),
        .fund = sqlite3_column_int64(row, 1),
        .year = sqlite3_column_int64(row, 2),
        .amount = gt_column_money(row, 3),
        .final = gt_column_money(row, 4),
        .currency = gt_column_currency(row, 5),
        .document = gt_column_text(row, 6, arena),
        .note = gt_column_text(row, 7, arena),
    };
}

int gt_budget_list(struct gt_store *store, int64_t fund, struct gt_budget_row **rows, size_t *count,
                   struct gt_arena *arena, struct gt_error *error)
{
    return gt_store_collect(
        store,
        gt_store_query(store, error,
                       "SELECT b.id, f.canon, b.year, b.amount, b.final, b.currency, b.document, "
                       "b.note FROM budget b JOIN party f ON f.id = b.fund WHERE f.canon = ? "
                       "ORDER BY b.year",
                       "i", fund),
        map_budget, sizeof **rows, rows, count, arena, error);
}
