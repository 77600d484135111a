/* closing.c - the rows of closings. */
#include "engine/store/closing.h"

#include "engine/store/store_int.h"

int gt_closing_insert(struct gt_store *store, const struct gt_closing_row *closing, int64_t *id,
                      struct gt_error *error)
{
    return gt_store_run(
        store, error, id,
        "INSERT INTO closing (deal, day, most, least, ticket, method, seed, vehicle, seq) "
        "VALUES (?1, ?2, ?3, nullif(?4, 0), nullif(?5, 0), ?6, "
        "CASE ?6 WHEN 'lottery' THEN ?7 END, nullif(?8, 0), ?9)",
        "idmmmkiii", closing->deal, closing->day, closing->most, closing->least, closing->ticket,
        &gt_allocation_method_words, closing->method, closing->seed, closing->vehicle, store->seq);
}

int gt_closing_update(struct gt_store *store, const struct gt_closing_row *closing, bool *changed,
                      struct gt_error *error)
{
#define TERMS                                                                                      \
    "(?2, ?3, nullif(?4, 0), nullif(?5, 0), ?6, CASE ?6 WHEN 'lottery' THEN ?7 END, nullif(?8, "   \
    "0))"
    int code = gt_store_run(
        store, error, NULL,
        "UPDATE closing SET (day, most, least, ticket, method, seed, vehicle) = " TERMS
        ", seq = ?9 WHERE id = ?1 AND (day, most, least, ticket, method, seed, vehicle) "
        "IS NOT " TERMS,
        "idmmmkiii", closing->id, closing->day, closing->most, closing->least, closing->ticket,
        &gt_allocation_method_words, closing->method, closing->seed, closing->vehicle, store->seq);
#undef TERMS
    *changed = *changed || (!code && sqlite3_changes(store->db) > 0);
    return code;
}

/* Columns in the order of struct gt_closing_row; ?1 is the date asked. A run is of the closing's
 * day. */
#define ALLOTTED(sum)                                                                              \
    "(SELECT sum(" sum ") FROM allotment a WHERE a.closing = c.id AND c.day <= ?1)"
#define FUNDED                                                                                     \
    "(SELECT sum(a.amount) FROM allotment a JOIN funding f ON f.allotment = a.id "                 \
    " WHERE a.closing = c.id AND f.day <= ?1)"
#define CLOSING_COLUMNS                                                                            \
    "c.id, c.deal, q.name, c.day, c.most, c.least, c.ticket, c.method, c.seed, c.vehicle, "        \
    "w.name, d.currency, "                                                                         \
    "(SELECT count(*) FROM closing_run r WHERE r.closing = c.id AND c.day <= ?1), " ALLOTTED(      \
        "a.asked") ", " ALLOTTED("a.amount") ", " FUNDED " "
#define CLOSING_JOINS                                                                              \
    "JOIN deal d ON d.id = c.deal JOIN party p ON p.id = d.company "                               \
    "JOIN party q ON q.id = p.canon LEFT JOIN party v ON v.id = c.vehicle "                        \
    "LEFT JOIN party w ON w.id = v.canon "

static int state_of(const struct gt_closing_row *row, bool ran)
{
    if (!ran)
        return GT_CLOSING_OPEN;
    if (row->taken == 0)
        return GT_CLOSING_FAILED;
    return row->funded == row->taken ? GT_CLOSING_FUNDED : GT_CLOSING_ALLOTTED;
}

static void map_closing(sqlite3_stmt *row, void *closing, struct gt_arena *arena)
{
    struct gt_closing_row *to = closing;
    *to = (struct gt_closing_row){
        .id = sqlite3_column_int64(row, 0),
        .deal = sqlite3_column_int64(row, 1),
        .company = gt_column_text(row, 2, arena),
        .day = gt_column_day(row, 3),
        .most = sqlite3_column_int64(row, 4),
        .least = sqlite3_column_int64(row, 5),
        .ticket = sqlite3_column_int64(row, 6),
        .method = gt_column_kind(row, 7, &gt_allocation_method_words),
        .seed = sqlite3_column_int64(row, 8),
        .vehicle = sqlite3_column_int64(row, 9),
        .vehicle_name = gt_column_text(row, 10, arena),
        .currency = gt_column_currency(row, 11),
        .asked = sqlite3_column_int64(row, 13),
        .taken = sqlite3_column_int64(row, 14),
        .funded = sqlite3_column_int64(row, 15),
    };
    to->state = state_of(to, sqlite3_column_int(row, 12) > 0);
}

int gt_closing_read(struct gt_store *store, int64_t id, gt_day as_of, struct gt_closing_row *row,
                    bool *found, struct gt_arena *arena, struct gt_error *error)
{
    struct gt_closing_row *rows = NULL;
    size_t count = 0;
    int code = gt_store_collect(store,
                                gt_store_query(store, error,
                                               "SELECT " CLOSING_COLUMNS
                                               "FROM closing c " CLOSING_JOINS "WHERE c.id = ?2",
                                               "di", as_of, id),
                                map_closing, sizeof *rows, &rows, &count, arena, error);
    *found = !code && count > 0;
    if (*found)
        *row = rows[0];
    return code;
}

int gt_closing_list(struct gt_store *store, int64_t deal, gt_day as_of, int64_t offset,
                    int64_t limit, struct gt_closing_row **rows, size_t *count, int64_t *total,
                    struct gt_arena *arena, struct gt_error *error)
{
    const char *one = "SELECT " CLOSING_COLUMNS
                      "FROM (SELECT * FROM closing WHERE deal = ?2 ORDER BY day DESC, id DESC "
                      "LIMIT ?4 OFFSET ?3) c " CLOSING_JOINS "ORDER BY c.day DESC, c.id DESC";
    const char *all = "SELECT " CLOSING_COLUMNS
                      "FROM (SELECT * FROM closing WHERE ?2 = 0 ORDER BY day DESC, id DESC "
                      "LIMIT ?4 OFFSET ?3) c " CLOSING_JOINS "ORDER BY c.day DESC, c.id DESC";
    int code = gt_store_number(
        store,
        deal
            ? gt_store_query(store, error, "SELECT count(*) FROM closing WHERE deal = ?", "i", deal)
            : gt_store_query(store, error, "SELECT count(*) FROM closing", ""),
        total, error);
    if (code)
        return code;
    return gt_store_collect(
        store, gt_store_query(store, error, deal ? one : all, "diii", as_of, deal, offset, limit),
        map_closing, sizeof **rows, rows, count, arena, error);
}

int gt_closing_ran(struct gt_store *store, int64_t closing, int64_t *entry, struct gt_error *error)
{
    return gt_store_number(
        store,
        gt_store_query(store, error, "SELECT seq FROM closing_run WHERE closing = ?", "i", closing),
        entry, error);
}

int gt_closing_run_insert(struct gt_store *store, int64_t closing, int draw, struct gt_error *error)
{
    return gt_store_run(store, error, NULL,
                        "INSERT INTO closing_run (closing, draw, seq) VALUES (?, ?, ?)", "iii",
                        closing, (int64_t)draw, store->seq);
}

int gt_allotment_insert(struct gt_store *store, const struct gt_allotment_row *row,
                        struct gt_error *error)
{
    return gt_store_run(
        store, error, NULL,
        "INSERT INTO allotment (closing, pledge, asked, amount, reason, drawn, seq) "
        "VALUES (?, ?, ?, ?, ?, nullif(?, 0), ?)",
        "iimmkii", row->closing, row->pledge, row->asked, row->amount, &gt_allotment_reason_words,
        row->reason, row->drawn, store->seq);
}

static void map_allotment(sqlite3_stmt *row, void *allotment, struct gt_arena *arena)
{
    *(struct gt_allotment_row *)allotment = (struct gt_allotment_row){
        .id = sqlite3_column_int64(row, 0),
        .closing = sqlite3_column_int64(row, 1),
        .pledge = sqlite3_column_int64(row, 2),
        .member = sqlite3_column_int64(row, 3),
        .member_name = gt_column_text(row, 4, arena),
        .asked = sqlite3_column_int64(row, 5),
        .amount = sqlite3_column_int64(row, 6),
        .reason = gt_column_kind(row, 7, &gt_allotment_reason_words),
        .drawn = sqlite3_column_int64(row, 8),
        .funded = gt_column_day(row, 9),
    };
}

int gt_allotment_list(struct gt_store *store, int64_t closing, gt_day as_of,
                      struct gt_allotment_row **rows, size_t *count, struct gt_arena *arena,
                      struct gt_error *error)
{
    return gt_store_collect(
        store,
        gt_store_query(store, error,
                       "SELECT a.id, a.closing, a.pledge, p.canon, q.name, a.asked, a.amount, "
                       "a.reason, a.drawn, f.day FROM allotment a "
                       "JOIN closing c ON c.id = a.closing JOIN pledge l ON l.id = a.pledge "
                       "JOIN party p ON p.id = l.party JOIN party q ON q.id = p.canon "
                       "LEFT JOIN funding f ON f.allotment = a.id AND f.day <= ?1 "
                       "WHERE a.closing = ?2 AND c.day <= ?1 ORDER BY a.id",
                       "di", as_of, closing),
        map_allotment, sizeof **rows, rows, count, arena, error);
}

int gt_closing_pending(struct gt_store *store, int64_t deal, gt_money *pending,
                       struct gt_error *error)
{
    /* The latest word of a member who withdrew says that the money is not to come. */
    return gt_store_number(
        store,
        gt_store_query(store, error,
                       "SELECT sum(a.amount) FROM closing c JOIN allotment a ON a.closing = c.id "
                       "WHERE c.deal = ? AND NOT EXISTS "
                       "(SELECT 1 FROM funding f WHERE f.allotment = a.id) AND NOT EXISTS "
                       "(SELECT 1 FROM pledge l JOIN party p ON p.id = l.party "
                       " JOIN party k ON k.canon = p.canon JOIN pledge w ON w.deal = l.deal "
                       " AND w.party = k.id AND w.state = 'withdrawn' "
                       " AND (w.day > l.day OR w.day = l.day AND w.id > l.id) "
                       " WHERE l.id = a.pledge)",
                       "i", deal),
        pending, error);
}

static void map_word(sqlite3_stmt *row, void *word, struct gt_arena *arena)
{
    *(struct gt_word_row *)word = (struct gt_word_row){
        .pledge = {.id = sqlite3_column_int64(row, 0),
                   .deal = sqlite3_column_int64(row, 1),
                   .party = sqlite3_column_int64(row, 2),
                   .party_name = gt_column_text(row, 3, arena),
                   .day = gt_column_day(row, 4),
                   .state = gt_column_kind(row, 5, &gt_pledge_state_words),
                   .amount = gt_column_money(row, 6),
                   .minimum = sqlite3_column_int64(row, 7),
                   .priority = sqlite3_column_int64(row, 8)},
        .closing = sqlite3_column_int64(row, 9),
        .allotted = sqlite3_column_int64(row, 10),
    };
}

/* Each by the index of what is given. */
#define WORDS(of)                                                                                  \
    "SELECT l.id, l.deal, p.canon, q.name, l.day, l.state, l.amount, "                             \
    "l.minimum, l.priority, a.closing, a.amount FROM pledge l "                                    \
    "JOIN party p ON p.id = l.party JOIN party q ON q.id = p.canon "                               \
    "LEFT JOIN allotment a ON a.pledge = l.id AND a.amount > 0 "                                   \
    "WHERE l.deal = ?1" of " ORDER BY p.canon, l.day, l.id"

int gt_words_read(struct gt_store *store, int64_t deal, int64_t member, struct gt_word_row **rows,
                  size_t *count, struct gt_arena *arena, struct gt_error *error)
{
    const char *of_deal = WORDS("");
    const char *of_member = WORDS(" AND l.party IN (SELECT id FROM party WHERE canon = ?2)");
    return gt_store_collect(store,
                            member ? gt_store_query(store, error, of_member, "ii", deal, member)
                                   : gt_store_query(store, error, of_deal, "i", deal),
                            map_word, sizeof **rows, rows, count, arena, error);
}

int gt_funding_insert(struct gt_store *store, const struct gt_funding_row *row,
                      struct gt_error *error)
{
    return gt_store_run(store, error, NULL,
                        "INSERT INTO funding (allotment, day, pledge, investment, holder, seq) "
                        "VALUES (?, ?, ?, ?, nullif(?, 0), ?)",
                        "idiiii", row->allotment, row->day, row->pledge, row->investment,
                        row->holder, store->seq);
}

int gt_closing_stake(struct gt_store *store, int64_t closing, int64_t *investment,
                     struct gt_error *error)
{
    return gt_store_number(store,
                           gt_store_query(store, error,
                                          "SELECT f.investment FROM allotment a "
                                          "JOIN funding f ON f.allotment = a.id "
                                          "WHERE a.closing = ? LIMIT 1",
                                          "i", closing),
                           investment, error);
}

int gt_investment_raise(struct gt_store *store, int64_t investment, gt_money amount,
                        struct gt_error *error)
{
    return gt_store_run(store, error, NULL,
                        "UPDATE investment SET amount = amount + ?, seq = ? WHERE id = ?", "mii",
                        amount, store->seq, investment);
}

int gt_holding_of(struct gt_store *store, int64_t vehicle, int64_t member, int64_t *holder,
                  gt_money *amount, struct gt_error *error)
{
    sqlite3_stmt *row = gt_store_query(store, error,
                                       "SELECT h.id, h.amount FROM holder h "
                                       "JOIN party p ON p.id = h.party "
                                       "WHERE h.vehicle = ? AND p.canon = ? ORDER BY h.id LIMIT 1",
                                       "ii", vehicle, member);
    if (!row)
        return error->exit;
    int step = gt_store_step(store, row, error);
    if (step < 0)
        return error->exit;
    *holder = step ? sqlite3_column_int64(row, 0) : 0;
    *amount = step ? gt_column_money(row, 1) : 0;
    if (step)
        sqlite3_reset(row);
    return 0;
}

int gt_holder_raise(struct gt_store *store, int64_t holder, gt_money amount, struct gt_error *error)
{
    return gt_store_run(store, error, NULL,
                        "UPDATE holder SET amount = coalesce(amount, 0) + ?, seq = ? WHERE id = ?",
                        "mii", amount, store->seq, holder);
}

int gt_override_insert(struct gt_store *store, const struct gt_override_row *row,
                       struct gt_error *error)
{
    return gt_store_run(store, error, NULL,
                        "INSERT INTO closing_override (closing, day, rule, member, reason, seq) "
                        "VALUES (?, ?, ?, nullif(?, 0), ?, ?)",
                        "idtiti", row->closing, row->day, row->rule, row->member, row->reason,
                        store->seq);
}

static void map_override(sqlite3_stmt *row, void *override, struct gt_arena *arena)
{
    *(struct gt_override_row *) override = (struct gt_override_row){
        .closing = sqlite3_column_int64(row, 0),
        .day = gt_column_day(row, 1),
        .rule = gt_column_text(row, 2, arena),
        .member = sqlite3_column_int64(row, 3),
        .member_name = gt_column_text(row, 4, arena),
        .reason = gt_column_text(row, 5, arena),
        .actor = gt_column_text(row, 6, arena),
    };
}

int gt_override_list(struct gt_store *store, int64_t closing, gt_day as_of,
                     struct gt_override_row **rows, size_t *count, struct gt_arena *arena,
                     struct gt_error *error)
{
    return gt_store_collect(store,
                            gt_store_query(store, error,
                                           "SELECT o.closing, o.day, o.rule, p.canon, q.name, "
                                           "o.reason, e.actor FROM closing_override o "
                                           "JOIN entry e ON e.seq = o.seq "
                                           "LEFT JOIN party p ON p.id = o.member "
                                           "LEFT JOIN party q ON q.id = p.canon "
                                           "WHERE o.closing = ? AND o.day <= ? ORDER BY o.id",
                                           "id", closing, as_of),
                            map_override, sizeof **rows, rows, count, arena, error);
}
