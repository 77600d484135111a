/* convertible.c - the rows about SAFEs, convertible notes and loans. */
#include "engine/store/convertible.h"

#include "engine/store/store_int.h"

int gt_convertible_insert(struct gt_store *store, const struct gt_convertible_row *row, int64_t *id,
                          struct gt_error *error)
{
    return gt_store_run(
        store, error, id,
        "INSERT INTO convertible (company, holder, kind, day, amount, currency, rate, maturity, "
        "cap, discount, mfn, seniority, deal, note, seq) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        "iikdmtrdmrimmti", row->company, row->holder, &gt_convertible_words, row->kind, row->day,
        row->amount, row->currency->code, row->rate, row->maturity, row->cap, row->discount,
        (int64_t)row->mfn, row->seniority ? row->seniority : GT_MONEY_UNKNOWN,
        row->deal ? row->deal : GT_MONEY_UNKNOWN, row->note, store->seq);
}

static void map_convertible(sqlite3_stmt *row, void *convertible, struct gt_arena *arena)
{
    *(struct gt_convertible_row *)convertible = (struct gt_convertible_row){
        .id = sqlite3_column_int64(row, 0),
        .company = sqlite3_column_int64(row, 1),
        .company_name = gt_column_text(row, 2, arena),
        .holder = sqlite3_column_int64(row, 3),
        .holder_name = gt_column_text(row, 4, arena),
        .kind = gt_column_kind(row, 5, &gt_convertible_words),
        .day = gt_column_day(row, 6),
        .amount = gt_column_money(row, 7),
        .currency = gt_column_currency(row, 8),
        .rate = gt_column_share(row, 9),
        .maturity = gt_column_day(row, 10),
        .cap = gt_column_money(row, 11),
        .discount = gt_column_share(row, 12),
        .mfn = sqlite3_column_int(row, 13),
        .seniority = sqlite3_column_int64(row, 14),
        .deal = sqlite3_column_int64(row, 15),
        .note = gt_column_text(row, 16, arena),
        .converted = gt_column_day(row, 17),
    };
}

/* ?1 is the day as of which a conversion is seen. */
#define COLUMNS                                                                                    \
    "SELECT v.id, c.id, c.name, h.id, h.name, v.kind, v.day, v.amount, v.currency, v.rate, "       \
    "v.maturity, v.cap, v.discount, v.mfn, v.seniority, v.deal, v.note, "                          \
    "(SELECT e.day FROM share_event e WHERE e.convertible = v.id AND e.day <= ?1) "                \
    "FROM convertible v JOIN party p ON p.id = v.company JOIN party c ON c.id = p.canon "          \
    "JOIN party q ON q.id = v.holder JOIN party h ON h.id = q.canon "

int gt_convertible_read(struct gt_store *store, int64_t id, struct gt_convertible_row *row,
                        bool *found, struct gt_arena *arena, struct gt_error *error)
{
    struct gt_convertible_row *rows = NULL;
    size_t count = 0;
    int code = gt_store_collect(
        store, gt_store_query(store, error, COLUMNS "WHERE v.id = ?2", "di", GT_DAY_LAST, id),
        map_convertible, sizeof *rows, &rows, &count, arena, error);
    if (code)
        return code;
    *found = count > 0;
    if (count)
        *row = rows[0];
    return 0;
}

int gt_convertible_list(struct gt_store *store, int64_t company, gt_day as_of, int64_t offset,
                        int64_t limit, struct gt_convertible_row **rows, size_t *count,
                        int64_t *total, struct gt_arena *arena, struct gt_error *error)
{
    int code = gt_store_collect(
        store,
        company
            ? gt_store_query(store, error,
                             COLUMNS "WHERE v.company IN (SELECT id FROM party WHERE canon = ?2) "
                                     "AND v.day <= ?1 ORDER BY v.day, v.id LIMIT ?3 OFFSET ?4",
                             "diii", as_of, company, limit, offset)
            : gt_store_query(store, error,
                             COLUMNS "WHERE v.day <= ?1 ORDER BY v.day, v.id LIMIT ?2 OFFSET ?3",
                             "dii", as_of, limit, offset),
        map_convertible, sizeof **rows, rows, count, arena, error);
    if (code)
        return code;
    return gt_store_number(
        store,
        company ? gt_store_query(store, error,
                                 "SELECT count(*) FROM convertible WHERE day <= ? AND company IN "
                                 "(SELECT id FROM party WHERE canon = ?)",
                                 "di", as_of, company)
                : gt_store_query(store, error, "SELECT count(*) FROM convertible WHERE day <= ?",
                                 "d", as_of),
        total, error);
}
