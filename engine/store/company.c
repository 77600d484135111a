/* company.c - the rows about companies. */
#include "engine/store/company.h"

#include "engine/store/store_int.h"

int gt_company_say(struct gt_store *store, int64_t party, const char *sector, const char *city,
                   gt_day founded, struct gt_error *error)
{
    return gt_store_run(store, error, NULL,
                        "INSERT INTO company (party, sector, city, founded, seq) "
                        "VALUES (?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET "
                        "sector = coalesce(excluded.sector, sector), "
                        "city = coalesce(excluded.city, city), "
                        "founded = coalesce(excluded.founded, founded), seq = excluded.seq",
                        "ittdi", party, sector, city, founded, store->seq);
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

int gt_company_said(struct gt_store *store, int64_t party, bool *said, struct gt_error *error)
{
    int64_t found = 0;
    int code = gt_store_number(
        store, gt_store_query(store, error, "SELECT 1 FROM company WHERE party = ?", "i", party),
        &found, error);
    *said = found != 0;
    return code;
}

/* Columns in the order of struct gt_company_row; ?1 is the date asked. */
#define SAYS(column)                                                                               \
    "(SELECT f." column " FROM party k JOIN company f ON f.party = k.id WHERE k.canon = p.id "     \
    " AND f." column " IS NOT NULL ORDER BY k.id = k.canon DESC, k.id LIMIT 1), "
#define OF_ROUNDS(what)                                                                            \
    "(SELECT " what " FROM party k JOIN deal d ON d.company = k.id "                               \
    " WHERE k.canon = p.id AND d.day <= ?1 AND d.same_as IS NULL)"
#define COMPANY_COLUMNS                                                                            \
    "p.id, p.name, " SAYS("sector") SAYS("city")                                                   \
        SAYS("founded") "r.amount, r.currency, r.since, " OF_ROUNDS("count(*)") ", " OF_ROUNDS(    \
            "min(d.day)") ", " OF_ROUNDS("max(d.day)") " "

/* Whether the companies that are listed are all, or one: ?2. */
#define LISTED_ALL "s.what = 'company' AND s.since <= ?1 "
#define LISTED_ONE LISTED_ALL "AND s.party = ?2 "

/* The page: names are read in their order until it is full. */
#define PAGE_ALL                                                                                   \
    "SELECT p.id AS id, p.name AS name FROM party p CROSS JOIN standing s ON s.party = p.id "      \
    "WHERE p.same_as IS NULL AND " LISTED_ALL "ORDER BY p.name, p.id LIMIT ?4 OFFSET ?3"
#define PAGE_ONE                                                                                   \
    "SELECT p.id AS id, p.name AS name FROM standing s JOIN party p ON p.id = s.party "            \
    "WHERE " LISTED_ONE "LIMIT ?4 OFFSET ?3"

#define COMPANY_LIST(page)                                                                         \
    "SELECT " COMPANY_COLUMNS "FROM (" page ") p LEFT JOIN registered_capital r "                  \
    "ON r.id = (SELECT w.id FROM registered_capital w "                                            \
    " JOIN party k ON k.id = w.company WHERE k.canon = p.id "                                      \
    " AND w.since <= ?1 ORDER BY w.since DESC, w.id DESC LIMIT 1) "                                \
    "ORDER BY p.name, p.id"

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
    static const char count_all[] = "SELECT count(*) FROM standing s WHERE ?2 = 0 AND " LISTED_ALL;
    static const char count_one[] = "SELECT count(*) FROM standing s WHERE " LISTED_ONE;
    static const char list_all[] = COMPANY_LIST(PAGE_ALL);
    static const char list_one[] = COMPANY_LIST(PAGE_ONE);
    int code = gt_store_number(
        store, gt_store_query(store, error, company ? count_one : count_all, "di", as_of, company),
        total, error);
    if (code)
        return code;
    return gt_store_collect(store,
                            gt_store_query(store, error, company ? list_one : list_all, "diii",
                                           as_of, company, offset, limit),
                            map_company, sizeof **rows, rows, count, arena, error);
}
