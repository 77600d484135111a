/* qualification.c - the rows about qualified investors. The redaction is in evidence.c. */
#include "engine/store/qualification.h"

#include "engine/store/store_int.h"

int gt_qualification_insert(struct gt_store *store, const struct gt_qualification_row *row,
                            int64_t *id, struct gt_error *error)
{
    int code = gt_store_run(store, error, id,
                            "INSERT INTO qualification (member, day, expires, deemed, seq) "
                            "VALUES (?, ?, ?, ?, ?)",
                            "iddki", row->member, row->day,
                            row->expires == GT_DAY_LAST ? GT_DAY_NONE : row->expires,
                            &gt_deemed_words, row->deemed, store->seq);
    if (code)
        return code;
    return gt_store_run(store, error, NULL,
                        "INSERT INTO evidence (qualification, net_assets, financial_assets, "
                        "average_income, reference, seq) VALUES (?, ?, ?, ?, ?, ?)",
                        "immmti", *id, row->figures.net_assets, row->figures.financial_assets,
                        row->figures.average_income, row->figures.reference, store->seq);
}

static void map_qualification(sqlite3_stmt *row, void *qualification, struct gt_arena *arena)
{
    struct gt_qualification_row *to = qualification;
    *to = (struct gt_qualification_row){
        .id = sqlite3_column_int64(row, 0),
        .member = sqlite3_column_int64(row, 1),
        .member_name = gt_column_text(row, 2, arena),
        .day = gt_column_day(row, 3),
        .expires = gt_column_day(row, 4),
        .deemed = gt_column_kind(row, 5, &gt_deemed_words),
        .figures = {gt_column_money(row, 6), gt_column_money(row, 7), gt_column_money(row, 8),
                    gt_column_text(row, 9, arena)},
        .digest = gt_column_text(row, 10, arena),
        .redacted = sqlite3_column_int64(row, 11),
        .redacted_at = gt_column_text(row, 12, arena),
        .redacted_by = gt_column_text(row, 13, arena),
        .redacted_why = gt_column_text(row, 14, arena),
    };
    if (to->expires == GT_DAY_NONE)
        to->expires = GT_DAY_LAST;
}

#define QUALIFICATION_COLUMNS                                                                      \
    "SELECT q.id, p.canon, k.name, q.day, q.expires, q.deemed, e.net_assets, "                     \
    "e.financial_assets, e.average_income, e.reference, nullif(lower(hex(e.digest)), ''), e.redacted, n.at, "  \
    "n.actor, n.reason FROM qualification q JOIN party p ON p.id = q.member "                      \
    "JOIN party k ON k.id = p.canon LEFT JOIN evidence e ON e.qualification = q.id "               \
    "LEFT JOIN entry n ON n.seq = e.redacted WHERE q.day <= ?1 "

int gt_qualification_list(struct gt_store *store, int64_t member, gt_day as_of,
                          struct gt_qualification_row **rows, size_t *count, struct gt_arena *arena,
                          struct gt_error *error)
{
    const char *one = QUALIFICATION_COLUMNS "AND q.member IN (SELECT id FROM party WHERE canon = "
                                            "(SELECT canon FROM party WHERE id = ?2)) "
                                            "ORDER BY q.day, q.id";
    const char *all = QUALIFICATION_COLUMNS "AND ?2 = 0 ORDER BY q.day, q.id";
    return gt_store_collect(store,
                            gt_store_query(store, error, member ? one : all, "di", as_of, member),
                            map_qualification, sizeof **rows, rows, count, arena, error);
}
