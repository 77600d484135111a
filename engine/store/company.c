/* company.c - the rows about companies. */
#include "engine/store/company.h"

#include "engine/store/store_int.h"

int gt_company_profile_insert(struct gt_store *store, int64_t company, const char *sector,
                              const char *city, gt_day founded, struct gt_error *error)
{
    return gt_store_run(store, error, NULL,
                        "INSERT INTO company_profile (company, sector, city, founded, seq) "
                        "VALUES (?, ?, ?, ?, ?)",
                        "ittdi", company, sector, city, founded, store->seq);
}

int gt_registered_capital_insert(struct gt_store *store, int64_t company, gt_day since,
                                 gt_money amount, const struct gt_currency *currency,
                                 struct gt_error *error)
{
    return gt_store_run(store, error, NULL,
                        "INSERT INTO registered_capital (company, since, amount, currency, seq) "
                        "VALUES (?, ?, ?, ?, ?)",
                        "idmti", company, since, amount, currency->code, store->seq);
}

int gt_company_profiled(struct gt_store *store, int64_t company, bool *profiled,
                        struct gt_error *error)
{
    int64_t found = 0;
    int code = gt_store_number(
        store,
        gt_store_query(store, error, "SELECT 1 FROM company_profile WHERE company = ? LIMIT 1", "i",
                       company),
        &found, error);
    *profiled = found != 0;
    return code;
}

/* Columns in the order of struct gt_company_row; ?1 is the date asked. */
#define LATEST(column)                                                                             \
    "(SELECT f." column " FROM company_profile f JOIN party_canon k ON k.id = f.company "          \
    " WHERE k.canon = p.id AND f." column " IS NOT NULL ORDER BY f.id DESC LIMIT 1), "
#define COMPANY_COLUMNS                                                                            \
    "p.id, p.name, " LATEST("sector") LATEST("city")                                               \
        LATEST("founded") "r.amount, r.currency, r.since, "                                        \
                          "(SELECT count(*) FROM deal d JOIN party_canon k ON k.id = d.company "   \
                          " WHERE k.canon = p.id AND d.day <= ?1), "                               \
                          "(SELECT min(d.day) FROM deal d JOIN party_canon k ON k.id = d.company " \
                          " WHERE k.canon = p.id AND d.day <= ?1), "                               \
                          "(SELECT max(d.day) FROM deal d JOIN party_canon k ON k.id = d.company " \
                          " WHERE k.canon = p.id AND d.day <= ?1) "

#define COMPANY_WHERE                                                                              \
    "WHERE p.id = p.canon AND (?2 = 0 OR p.id = ?2) AND EXISTS (SELECT 1 FROM role o "             \
    " JOIN party_canon k ON k.id = o.party WHERE k.canon = p.id AND o.role = 'company') "

static void map_company(sqlite3_stmt *row, void *company, struct gt_arena *arena)
{
    *(struct gt_company_row *)company = (struct gt_company_row){
        .id = sqlite3_column_int64(row, 0),
        .name = gt_column_text(row, 1, arena),
        .sector = gt_column_text(row, 2, arena),
        .city = gt_column_text(row, 3, arena),
        .founded = gt_column_day(row, 4),
        .capital = gt_column_money(row, 5),
        .capital_currency = gt_column_currency(row, 6),
        .capital_since = gt_column_day(row, 7),
        .rounds = sqlite3_column_int64(row, 8),
        .first = gt_column_day(row, 9),
        .last = gt_column_day(row, 10),
    };
}

int gt_company_list(struct gt_store *store, int64_t company, gt_day as_of, int64_t offset,
                    int64_t limit, struct gt_company_row **rows, size_t *count, int64_t *total,
                    struct gt_arena *arena, struct gt_error *error)
{
    int code = gt_store_number(store,
                               gt_store_query(store, error,
                                              "SELECT count(*) FROM party_now p " COMPANY_WHERE,
                                              "di", as_of, company),
                               total, error);
    if (code)
        return code;
    return gt_store_collect(
        store,
        gt_store_query(store, error,
                       "SELECT " COMPANY_COLUMNS "FROM party_now p LEFT JOIN registered_capital r "
                       "ON r.id = (SELECT w.id FROM registered_capital w "
                       " JOIN party_canon k ON k.id = w.company WHERE k.canon = p.id "
                       " AND w.since <= ?1 ORDER BY w.since DESC, w.id DESC LIMIT 1) " COMPANY_WHERE
                       "ORDER BY p.name, p.id LIMIT ?4 OFFSET ?3",
                       "diii", as_of, company, offset, limit),
        map_company, sizeof **rows, rows, count, arena, error);
}
