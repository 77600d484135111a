/* club.c - the rows about members. */
#include "engine/store/club.h"

#include "engine/store/store_int.h"

/* All records of the party that one stands for. */
#define RECORDS(party) "IN (SELECT id FROM party WHERE canon = " party ")"

int gt_member_since(struct gt_store *store, int64_t party, bool *is, gt_day *since,
                    struct gt_error *error)
{
    sqlite3_stmt *row = gt_store_query(store, error,
                                       "SELECT nullif(since, '') FROM standing "
                                       "WHERE what = 'member' AND party = ?",
                                       "i", party);
    if (!row)
        return error->exit;
    int step = gt_store_step(store, row, error);
    if (step < 0)
        return error->exit;
    *is = step > 0;
    *since = step ? gt_column_day(row, 0) : GT_DAY_NONE;
    sqlite3_reset(row);
    return 0;
}

int gt_member_ids(struct gt_store *store, gt_day as_of, int64_t **ids, size_t *count,
                  struct gt_arena *arena, struct gt_error *error)
{
    return gt_store_collect(store,
                            gt_store_query(store, error,
                                           "SELECT party FROM standing WHERE what = 'member' "
                                           "AND since <= ? ORDER BY party",
                                           "d", as_of),
                            gt_map_number, sizeof **ids, ids, count, arena, error);
}

static void map_member(sqlite3_stmt *row, void *member, struct gt_arena *arena)
{
    *(struct gt_member_row *)member = (struct gt_member_row){
        .id = sqlite3_column_int64(row, 0),
        .name = gt_column_text(row, 1, arena),
        .kind = gt_column_kind(row, 2, &gt_party_kind_words),
    };
}

int gt_member_list(struct gt_store *store, gt_day as_of, int64_t offset, int64_t limit,
                   struct gt_member_row **rows, size_t *count, int64_t *total,
                   struct gt_arena *arena, struct gt_error *error)
{
    int code = gt_store_number(store,
                               gt_store_query(store, error,
                                              "SELECT count(*) FROM standing "
                                              "WHERE what = 'member' AND since <= ?",
                                              "d", as_of),
                               total, error);
    if (code)
        return code;
    return gt_store_collect(store,
                            gt_store_query(store, error,
                                           "SELECT p.id, p.name, p.kind FROM standing s "
                                           "CROSS JOIN party p ON p.id = s.party "
                                           "WHERE s.what = 'member' AND s.since <= ?1 "
                                           "ORDER BY p.name, p.id LIMIT ?3 OFFSET ?2",
                                           "dii", as_of, offset, limit),
                            map_member, sizeof **rows, rows, count, arena, error);
}

int gt_member_kind(struct gt_store *store, int64_t party, int *kind, struct gt_error *error)
{
    sqlite3_stmt *row = gt_store_query(store, error,
                                       "SELECT kind FROM party WHERE id = "
                                       "(SELECT canon FROM party WHERE id = ?)",
                                       "i", party);
    if (!row)
        return error->exit;
    int step = gt_store_step(store, row, error);
    if (step < 0)
        return error->exit;
    *kind = step ? gt_column_kind(row, 0, &gt_party_kind_words) : -1;
    sqlite3_reset(row);
    return 0;
}

int gt_dues_insert(struct gt_store *store, const struct gt_dues_row *dues, int64_t *id,
                   struct gt_error *error)
{
    return gt_store_run(store, error, id,
                        "INSERT INTO dues (member, period, amount, currency, day, due, seq) "
                        "VALUES (?, ?, ?, ?, ?, ?, ?)",
                        "itmtddi", dues->member, dues->period, dues->amount, dues->currency->code,
                        dues->day, dues->due, store->seq);
}

int gt_payment_insert(struct gt_store *store, int64_t dues, gt_day day, gt_money amount,
                      int64_t *id, struct gt_error *error)
{
    return gt_store_run(store, error, id,
                        "INSERT INTO payment (dues, day, amount, seq) VALUES (?, ?, ?, ?)", "idmi",
                        dues, day, amount, store->seq);
}

/* Columns in the order of struct gt_dues_row; ?1 is the date asked. */
#define DUES_PAID                                                                                  \
    "(SELECT coalesce(sum(y.amount), 0) FROM payment y WHERE y.dues = d.id AND y.day <= ?1)"
#define DUES_COLUMNS                                                                               \
    "SELECT d.id, p.canon, q.name, d.period, d.amount, " DUES_PAID ", d.currency, d.day, d.due "   \
    "FROM dues d JOIN party p ON p.id = d.member JOIN party q ON q.id = p.canon "
#define DUES_ASKED                                                                                 \
    "WHERE d.day <= ?1 AND (?2 = 0 OR d.member " RECORDS(                                          \
        "?2") ") AND (?3 = 0 OR d.amount > " DUES_PAID ") "

static void map_dues(sqlite3_stmt *row, void *dues, struct gt_arena *arena)
{
    *(struct gt_dues_row *)dues = (struct gt_dues_row){
        .id = sqlite3_column_int64(row, 0),
        .member = sqlite3_column_int64(row, 1),
        .member_name = gt_column_text(row, 2, arena),
        .period = gt_column_text(row, 3, arena),
        .amount = gt_column_money(row, 4),
        .paid = gt_column_money(row, 5),
        .currency = gt_column_currency(row, 6),
        .day = gt_column_day(row, 7),
        .due = gt_column_day(row, 8),
    };
}

int gt_dues_find(struct gt_store *store, int64_t member, const char *period,
                 struct gt_dues_row *dues, bool *found, struct gt_arena *arena,
                 struct gt_error *error)
{
    struct gt_dues_row *rows = NULL;
    size_t count = 0;
    int code = gt_store_collect(store,
                                gt_store_query(store, error,
                                               DUES_COLUMNS
                                               "WHERE d.member " RECORDS("?2") " AND d.period = ?3",
                                               "dit", GT_DAY_LAST, member, period),
                                map_dues, sizeof *rows, &rows, &count, arena, error);
    *found = !code && count > 0;
    if (*found)
        *dues = rows[0];
    return code;
}

int gt_dues_list(struct gt_store *store, const struct gt_dues_filter *filter,
                 struct gt_dues_row **rows, size_t *count, int64_t *total, struct gt_arena *arena,
                 struct gt_error *error)
{
    int code =
        gt_store_number(store,
                        gt_store_query(store, error, "SELECT count(*) FROM dues d " DUES_ASKED,
                                       "dii", filter->as_of, filter->member, (int64_t)filter->open),
                        total, error);
    if (code)
        return code;
    return gt_store_collect(store,
                            gt_store_query(store, error,
                                           DUES_COLUMNS DUES_ASKED
                                           "ORDER BY d.due, d.id LIMIT ?5 OFFSET ?4",
                                           "diiii", filter->as_of, filter->member,
                                           (int64_t)filter->open, filter->offset, filter->limit),
                            map_dues, sizeof **rows, rows, count, arena, error);
}

int gt_interest_insert(struct gt_store *store, const struct gt_interest_row *interest, int64_t *id,
                       bool *added, struct gt_error *error)
{
    int code = gt_store_run(store, error, id,
                            "INSERT OR IGNORE INTO interest (member, sector, folded, since, seq) "
                            "VALUES (?, ?, ?, ?, ?)",
                            "ittdi", interest->member, interest->sector, interest->folded,
                            interest->since, store->seq);
    *added = !code && sqlite3_changes(store->db) > 0;
    return code;
}

int gt_interest_delete(struct gt_store *store, int64_t member, const char *folded, bool *deleted,
                       struct gt_error *error)
{
    int code = gt_store_run(store, error, NULL,
                            "DELETE FROM interest WHERE member " RECORDS("?1") " AND folded = ?2",
                            "it", member, folded);
    *deleted = !code && sqlite3_changes(store->db) > 0;
    return code;
}

static void map_interest(sqlite3_stmt *row, void *interest, struct gt_arena *arena)
{
    *(struct gt_interest_row *)interest = (struct gt_interest_row){
        .member = sqlite3_column_int64(row, 0),
        .member_name = gt_column_text(row, 1, arena),
        .sector = gt_column_text(row, 2, arena),
        .folded = gt_column_text(row, 3, arena),
        .since = gt_column_day(row, 4),
    };
}

int gt_interest_list(struct gt_store *store, int64_t member, gt_day as_of,
                     struct gt_interest_row **rows, size_t *count, struct gt_arena *arena,
                     struct gt_error *error)
{
    return gt_store_collect(
        store,
        gt_store_query(
            store, error,
            "SELECT p.canon, q.name, i.sector, i.folded, i.since FROM interest i "
            "JOIN party p ON p.id = i.member JOIN party q ON q.id = p.canon "
            "WHERE (?2 = 0 OR i.member " RECORDS("?2") ") AND (i.since IS NULL OR i.since <= ?1) "
                                                       "ORDER BY q.name, p.canon, i.sector",
            "di", as_of, member),
        map_interest, sizeof **rows, rows, count, arena, error);
}

/* ?1 the member, ?2 the first day, ?3 the last. A pledge is the member's latest word on a deal. */
#define WHOSE   RECORDS("?1")
#define BETWEEN "BETWEEN coalesce(?2, '') AND ?3"

static const char activity_of[] =
    "WITH said AS (SELECT l.deal, l.day, l.state, l.amount, row_number() OVER "
    " (PARTITION BY l.deal ORDER BY l.day DESC, l.id DESC) AS back "
    " FROM pledge l WHERE l.party " WHOSE " AND l.day <= ?3), "
    "held AS (SELECT s.state, s.amount, d.currency = (SELECT currency FROM ledger) AS own "
    " FROM said s JOIN deal d ON d.id = s.deal "
    " WHERE s.back = 1 AND s.state <> 'withdrawn' AND s.day >= coalesce(?2, '')) "
    "SELECT (SELECT count(DISTINCT a.meeting) FROM attendance a CROSS JOIN meeting m ON m.id = "
    "a.meeting "
    " WHERE a.member " WHOSE " AND m.day " BETWEEN "), "
    "(SELECT count(*) FROM meeting m WHERE m.day " BETWEEN " AND m.day >= "
    " (SELECT since FROM standing WHERE what = 'member' AND party = ?1)), "
    "(SELECT count(*) FROM score s WHERE s.member " WHOSE " AND s.day " BETWEEN "), "
    "(SELECT count(*) FROM vote v CROSS JOIN meeting m ON m.id = v.meeting WHERE v.member " WHOSE
    " AND m.day " BETWEEN "), "
    "(SELECT count(*) FROM conflict c WHERE c.member " WHOSE " AND c.day " BETWEEN "), "
    "count(*), coalesce(sum(h.amount) FILTER (WHERE h.own), 0), "
    "coalesce(sum(h.amount) FILTER (WHERE h.own AND h.state = 'funded'), 0), "
    "count(*) FILTER (WHERE h.amount IS NOT NULL AND NOT h.own) FROM held h";

int gt_activity_read(struct gt_store *store, int64_t member, gt_day from, gt_day to,
                     struct gt_activity_row *activity, struct gt_error *error)
{
    sqlite3_stmt *row = gt_store_query(store, error, activity_of, "idd", member, from, to);
    if (!row)
        return error->exit;
    int step = gt_store_step(store, row, error);
    if (step < 0)
        return error->exit;
    *activity = (struct gt_activity_row){
        .attended = sqlite3_column_int64(row, 0),
        .held = sqlite3_column_int64(row, 1),
        .scores = sqlite3_column_int64(row, 2),
        .votes = sqlite3_column_int64(row, 3),
        .conflicts = sqlite3_column_int64(row, 4),
        .pledges = sqlite3_column_int64(row, 5),
        .pledged = sqlite3_column_int64(row, 6),
        .funded = sqlite3_column_int64(row, 7),
        .foreign = sqlite3_column_int64(row, 8),
    };
    sqlite3_reset(row);
    return 0;
}
