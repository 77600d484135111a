/* holding.c - the rows about marks and exits. */
#include "engine/store/holding.h"

#include "engine/store/store_int.h"

int gt_mark_insert(struct gt_store *store, const struct gt_mark_row *mark, int64_t *id,
                   struct gt_error *error)
{
    return gt_store_run(
        store, error, id,
        "INSERT INTO mark (party, company, day, value, currency, method, note, inputs, class, "
        "reviewer, seq) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        "iidmtkttmti", mark->party, mark->company, mark->day, mark->value, mark->currency->code,
        &gt_mark_method_words, mark->method, mark->note, mark->inputs,
        mark->class ? mark->class : GT_MONEY_UNKNOWN, mark->reviewer, store->seq);
}

int gt_exit_insert(struct gt_store *store, const struct gt_exit_row *exit, int64_t *id,
                   struct gt_error *error)
{
    return gt_store_run(store, error, id,
                        "INSERT INTO exit (party, company, day, kind, proceeds, currency, share, "
                        "note, seq) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                        "iidkmtrti", exit->party, exit->company, exit->day, &gt_exit_kind_words,
                        exit->kind, exit->proceeds, exit->currency->code, exit->share, exit->note,
                        store->seq);
}

static void map_mark(sqlite3_stmt *row, void *mark, struct gt_arena *arena)
{
    *(struct gt_mark_row *)mark = (struct gt_mark_row){
        .id = sqlite3_column_int64(row, 7),
        .party = sqlite3_column_int64(row, 0),
        .company = sqlite3_column_int64(row, 1),
        .day = gt_column_day(row, 2),
        .value = gt_column_money(row, 3),
        .currency = gt_column_currency(row, 4),
        .method = gt_column_kind(row, 5, &gt_mark_method_words),
        .note = gt_column_text(row, 6, arena),
        .inputs = gt_column_text(row, 8, arena),
        .class = sqlite3_column_int64(row, 9),
        .reviewer = gt_column_text(row, 10, arena),
    };
}

int gt_mark_list(struct gt_store *store, int64_t company, gt_day as_of, struct gt_mark_row **rows,
                 size_t *count, struct gt_arena *arena, struct gt_error *error)
{
    return gt_store_collect(
        store,
        gt_store_query(
            store, error,
            "SELECT p.canon, c.canon, m.day, m.value, m.currency, m.method, m.note, m.id, "
                       "m.inputs, m.class, m.reviewer "
            "FROM mark m JOIN party p ON p.id = m.party "
            "JOIN party c ON c.id = m.company "
            "WHERE m.day <= ? AND (?2 = 0 OR c.canon = ?2) ORDER BY m.day, m.id",
            "di", as_of, company),
        map_mark, sizeof **rows, rows, count, arena, error);
}

static void map_page(sqlite3_stmt *row, void *data, struct gt_arena *arena)
{
    struct gt_mark_row *mark = data;
    map_mark(row, mark, arena);
    mark->party_name = gt_column_text(row, 11, arena);
    mark->company_name = gt_column_text(row, 12, arena);
    mark->class_name = gt_column_text(row, 13, arena);
}

#define MARK_PAGE(narrow)                                                                          \
    "SELECT p.canon, c.canon, m.day, m.value, m.currency, m.method, m.note, m.id, m.inputs, "      \
    "m.class, m.reviewer, (SELECT name FROM party WHERE id = p.canon), "                           \
    "(SELECT name FROM party WHERE id = c.canon), "                                                \
    "(SELECT name FROM stock_class WHERE id = m.class) "                                           \
    "FROM (SELECT * FROM mark WHERE " narrow                                                       \
    " ORDER BY day DESC, id DESC LIMIT ? OFFSET ?) m "                                             \
    "JOIN party p ON p.id = m.party JOIN party c ON c.id = m.company "                             \
    "ORDER BY m.day DESC, m.id DESC"
#define OF_COMPANY "company IN (SELECT id FROM party WHERE canon = ?) AND day <= ?"

int gt_mark_page(struct gt_store *store, int64_t company, gt_day as_of, int64_t offset,
                 int64_t limit, struct gt_mark_row **rows, size_t *count, int64_t *total,
                 struct gt_arena *arena, struct gt_error *error)
{
    int code = gt_store_collect(
        store,
        company ? gt_store_query(store, error, MARK_PAGE(OF_COMPANY), "idii", company, as_of, limit,
                                 offset)
                : gt_store_query(store, error, MARK_PAGE("day <= ?"), "dii", as_of, limit, offset),
        map_page, sizeof **rows, rows, count, arena, error);
    if (code)
        return code;
    return gt_store_number(
        store,
        company ? gt_store_query(store, error, "SELECT count(*) FROM mark WHERE " OF_COMPANY, "id",
                                 company, as_of)
                : gt_store_query(store, error, "SELECT count(*) FROM mark WHERE day <= ?", "d",
                                 as_of),
        total, error);
}

static void map_exit(sqlite3_stmt *row, void *exit, struct gt_arena *arena)
{
    *(struct gt_exit_row *)exit = (struct gt_exit_row){
        .id = sqlite3_column_int64(row, 8),
        .party = sqlite3_column_int64(row, 0),
        .company = sqlite3_column_int64(row, 1),
        .day = gt_column_day(row, 2),
        .kind = gt_column_kind(row, 3, &gt_exit_kind_words),
        .proceeds = gt_column_money(row, 4),
        .currency = gt_column_currency(row, 5),
        .share = gt_column_share(row, 6),
        .note = gt_column_text(row, 7, arena),
    };
}

int gt_exit_list(struct gt_store *store, int64_t company, gt_day as_of, struct gt_exit_row **rows,
                 size_t *count, struct gt_arena *arena, struct gt_error *error)
{
    return gt_store_collect(
        store,
        gt_store_query(store, error,
                       "SELECT p.canon, c.canon, e.day, e.kind, e.proceeds, e.currency, e.share, "
                       "e.note, e.id FROM exit e JOIN party p ON p.id = e.party "
                       "JOIN party c ON c.id = e.company "
                       "WHERE e.day <= ? AND (?2 = 0 OR c.canon = ?2) ORDER BY e.day, e.id",
                       "di", as_of, company),
        map_exit, sizeof **rows, rows, count, arena, error);
}
