/* captable.c - the rows about a company's shares. */
#include "engine/store/captable.h"

#include "engine/store/store_int.h"

/* A number that may be absent, as it is bound (format m) and read: minor units or not, INT64_MIN
 * says that nobody wrote it down. */
_Static_assert(GT_FIXED_UNKNOWN == GT_MONEY_UNKNOWN, "one word for unknown");

/* A reference, or nothing for 0. */
static gt_money reference(int64_t id)
{
    return id ? id : GT_MONEY_UNKNOWN;
}

int gt_stock_class_insert(struct gt_store *store, const struct gt_stock_class_row *row, int64_t *id,
                          struct gt_error *error)
{
    return gt_store_run(
        store, error, id,
        "INSERT INTO stock_class (company, name, folded, kind, since, seniority, votes, "
        "preference, participation, participation_cap, conversion_num, conversion_den, authorized, "
        "note, seq) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        "ittkdrrrkriimti", row->company, row->name, row->folded, &gt_stock_kind_words, row->kind,
        row->since, row->seniority, row->votes, row->preference, &gt_participation_words,
        row->participation, row->participation_cap, row->conversion.num, row->conversion.den,
        row->authorized, row->note, store->seq);
}

int gt_share_event_insert(struct gt_store *store, const struct gt_share_event_row *row, int64_t *id,
                          struct gt_error *error)
{
    return gt_store_run(
        store, error, id,
        "INSERT INTO share_event (company, kind, day, class, into_class, holder, seller, quantity, "
        "received, granted, convertible, ratio_num, ratio_den, fractions, price, currency, "
        "vesting, expiry, deal, note, seq) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        "ikdmmmmmmmmmmtmttdmti", row->company, &gt_share_event_words, row->kind, row->day,
        reference(row->class), reference(row->into), reference(row->holder), reference(row->seller),
        row->quantity, row->received, reference(row->granted), reference(row->convertible),
        reference(row->ratio.num), reference(row->ratio.den),
        row->fractions < 0 ? NULL : gt_kind_token(&gt_fractions_words, row->fractions), row->price,
        row->currency->code, row->vesting, row->expiry, reference(row->deal), row->note,
        store->seq);
}

int gt_class_value_insert(struct gt_store *store, const struct gt_class_value_row *row, int64_t *id,
                          struct gt_error *error)
{
    return gt_store_run(store, error, id,
                        "INSERT INTO class_value (class, day, price, currency, source, note, seq) "
                        "VALUES (?, ?, ?, ?, ?, ?, ?)",
                        "idmttti", row->class, row->day, row->price, row->currency->code,
                        row->source, row->note, store->seq);
}

int gt_stock_class_find(struct gt_store *store, int64_t company, const char *folded, int64_t *id,
                        struct gt_error *error)
{
    return gt_store_number(store,
                           gt_store_query(store, error,
                                          "SELECT s.id FROM party p JOIN stock_class s "
                                          "ON s.company = p.id WHERE p.canon = ? AND s.folded = ?",
                                          "it", company, folded),
                           id, error);
}

int gt_class_name(struct gt_store *store, int64_t id, const char **name, struct gt_arena *arena,
                  struct gt_error *error)
{
    sqlite3_stmt *row =
        gt_store_query(store, error, "SELECT name FROM stock_class WHERE id = ?", "i", id);
    int step = row ? gt_store_step(store, row, error) : -1;
    if (step < 0)
        return error->exit;
    *name = step ? gt_column_text(row, 0, arena) : NULL;
    sqlite3_reset(row);
    return 0;
}

static void map_class(sqlite3_stmt *row, void *class, struct gt_arena *arena)
{
    *(struct gt_stock_class_row *)class = (struct gt_stock_class_row){
        .id = sqlite3_column_int64(row, 0),
        .company = sqlite3_column_int64(row, 1),
        .company_name = gt_column_text(row, 2, arena),
        .name = gt_column_text(row, 3, arena),
        .kind = gt_column_kind(row, 4, &gt_stock_kind_words),
        .since = gt_column_day(row, 5),
        .seniority = sqlite3_column_double(row, 6),
        .votes = sqlite3_column_double(row, 7),
        .preference = gt_column_share(row, 8),
        .participation = gt_column_kind(row, 9, &gt_participation_words),
        .participation_cap = gt_column_share(row, 10),
        .conversion = {sqlite3_column_int64(row, 11), sqlite3_column_int64(row, 12)},
        .authorized = gt_column_money(row, 13),
        .note = gt_column_text(row, 14, arena),
    };
}

#define CLASS_COLUMNS                                                                              \
    "s.id, c.id, c.name, s.name, s.kind, s.since, s.seniority, s.votes, s.preference, "            \
    "s.participation, s.participation_cap, s.conversion_num, s.conversion_den, s.authorized, "     \
    "s.note FROM stock_class s JOIN party p ON p.id = s.company JOIN party c ON c.id = p.canon "

#define CLASS_THEN "(s.since IS NULL OR s.since <= ?1) "

int gt_stock_class_list(struct gt_store *store, int64_t company, gt_day as_of, int64_t offset,
                        int64_t limit, struct gt_stock_class_row **rows, size_t *count,
                        int64_t *total, struct gt_arena *arena, struct gt_error *error)
{
    int code = gt_store_collect(
        store,
        company ? gt_store_query(store, error,
                                 "SELECT " CLASS_COLUMNS "WHERE " CLASS_THEN
                                 "AND s.company IN (SELECT id FROM party WHERE canon = ?2) "
                                 "ORDER BY s.seniority, s.id LIMIT ?3 OFFSET ?4",
                                 "diii", as_of, company, limit, offset)
                : gt_store_query(store, error,
                                 "SELECT " CLASS_COLUMNS "WHERE " CLASS_THEN
                                 "ORDER BY s.id LIMIT ?2 OFFSET ?3",
                                 "dii", as_of, limit, offset),
        map_class, sizeof **rows, rows, count, arena, error);
    if (code)
        return code;
    return gt_store_number(
        store,
        company
            ? gt_store_query(store, error,
                             "SELECT count(*) FROM stock_class s WHERE " CLASS_THEN
                             "AND s.company IN (SELECT id FROM party WHERE canon = ?2)",
                             "di", as_of, company)
            : gt_store_query(store, error, "SELECT count(*) FROM stock_class s WHERE " CLASS_THEN,
                             "d", as_of),
        total, error);
}

static void map_event(sqlite3_stmt *row, void *event, struct gt_arena *arena)
{
    *(struct gt_share_event_row *)event = (struct gt_share_event_row){
        .id = sqlite3_column_int64(row, 0),
        .company = sqlite3_column_int64(row, 1),
        .kind = gt_column_kind(row, 2, &gt_share_event_words),
        .day = gt_column_day(row, 3),
        .class = sqlite3_column_int64(row, 4),
        .into = sqlite3_column_int64(row, 5),
        .holder = sqlite3_column_int64(row, 6),
        .seller = sqlite3_column_int64(row, 7),
        .quantity = gt_column_money(row, 8),
        .received = gt_column_money(row, 9),
        .granted = sqlite3_column_int64(row, 10),
        .convertible = sqlite3_column_int64(row, 11),
        .ratio = {sqlite3_column_int64(row, 12), sqlite3_column_int64(row, 13)},
        .fractions = gt_column_kind(row, 14, &gt_fractions_words),
        .price = gt_column_money(row, 15),
        .currency = gt_column_currency(row, 16),
        .vesting = gt_column_text(row, 17, arena),
        .expiry = gt_column_day(row, 18),
        .deal = sqlite3_column_int64(row, 19),
        .note = gt_column_text(row, 20, arena),
        .holder_name = gt_column_text(row, 21, arena),
        .seller_name = gt_column_text(row, 22, arena),
    };
}

int gt_share_event_list(struct gt_store *store, int64_t company, gt_day as_of,
                        struct gt_share_event_row **rows, size_t *count, struct gt_arena *arena,
                        struct gt_error *error)
{
    return gt_store_collect(
        store,
        gt_store_query(
            store, error,
            "SELECT e.id, ?1, e.kind, e.day, e.class, e.into_class, h.canon, s.canon, e.quantity, "
            "e.received, e.granted, e.convertible, e.ratio_num, e.ratio_den, e.fractions, e.price, "
            "e.currency, e.vesting, e.expiry, e.deal, e.note, "
            "(SELECT name FROM party WHERE id = h.canon), "
            "(SELECT name FROM party WHERE id = s.canon) "
            "FROM share_event e LEFT JOIN party h ON h.id = e.holder "
            "LEFT JOIN party s ON s.id = e.seller "
            "WHERE e.company IN (SELECT id FROM party WHERE canon = ?1) AND e.day <= ?2 "
            "ORDER BY e.day, e.id",
            "id", company, as_of),
        map_event, sizeof **rows, rows, count, arena, error);
}

static void map_value(sqlite3_stmt *row, void *value, struct gt_arena *arena)
{
    *(struct gt_class_value_row *)value = (struct gt_class_value_row){
        .id = sqlite3_column_int64(row, 0),
        .class = sqlite3_column_int64(row, 1),
        .day = gt_column_day(row, 2),
        .price = sqlite3_column_int64(row, 3),
        .currency = gt_column_currency(row, 4),
        .source = gt_column_text(row, 5, arena),
        .note = gt_column_text(row, 6, arena),
    };
}

int gt_class_value_list(struct gt_store *store, int64_t company, gt_day as_of,
                        struct gt_class_value_row **rows, size_t *count, struct gt_arena *arena,
                        struct gt_error *error)
{
    return gt_store_collect(
        store,
        gt_store_query(store, error,
                       "SELECT v.id, v.class, v.day, v.price, v.currency, v.source, v.note "
                       "FROM party p JOIN stock_class s ON s.company = p.id "
                       "JOIN class_value v ON v.class = s.id "
                       "WHERE p.canon = ? AND v.day <= ? ORDER BY v.day, v.id",
                       "id", company, as_of),
        map_value, sizeof **rows, rows, count, arena, error);
}
