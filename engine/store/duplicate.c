/* duplicate.c - what is compared to find duplicates, and records that are one. */
#include "engine/store/duplicate.h"

#include "engine/store/store_int.h"

static void map_name(sqlite3_stmt *row, void *name, struct gt_arena *arena)
{
    *(struct gt_name_row *)name = (struct gt_name_row){
        .party = sqlite3_column_int64(row, 0),
        .folded = gt_column_text(row, 1, arena),
        .name = gt_column_text(row, 2, arena),
        .company = sqlite3_column_int(row, 3) != 0,
    };
}

#define NAMES                                                                                      \
    "SELECT c.canon, n.folded, p.name, EXISTS (SELECT 1 FROM deal d WHERE d.company = p.id) "      \
    "FROM party_name n JOIN party c ON c.id = n.party JOIN party p ON p.id = c.canon "

int gt_name_rows(struct gt_store *store, const char *prefix, int64_t limit,
                 struct gt_name_row **rows, size_t *count, struct gt_arena *arena,
                 struct gt_error *error)
{
    /* No text begins with a prefix and sorts behind it and U+10FFFF. */
    sqlite3_stmt *row =
        prefix ? gt_store_query(store, error,
                                NAMES "WHERE n.folded >= ?1 AND n.folded < ?1 || char(1114111) "
                                      "ORDER BY n.folded LIMIT ?2",
                                "ti", prefix, limit)
               : gt_store_query(store, error, NAMES "ORDER BY n.folded", "");
    return gt_store_collect(store, row, map_name, sizeof **rows, rows, count, arena, error);
}

static void map_brief(sqlite3_stmt *row, void *deal, struct gt_arena *arena)
{
    *(struct gt_deal_brief *)deal = (struct gt_deal_brief){
        .id = sqlite3_column_int64(row, 0),
        .company = sqlite3_column_int64(row, 1),
        .day = gt_column_day(row, 2),
        .kind = gt_column_kind(row, 3, &gt_deal_kind_words),
        .amount = gt_column_money(row, 4),
        .currency = gt_column_currency(row, 5),
        .company_name = gt_column_text(row, 6, arena),
    };
}

#define BRIEF       "SELECT d.id, c.canon, n.round_day, d.kind, d.amount, d.currency, p.name FROM "
#define BRIEF_OF    "JOIN deal_now n ON n.deal = d.id JOIN party p ON p.id = c.canon "
#define BRIEF_ORDER "ORDER BY c.canon, n.round_day, d.id"

int gt_deal_briefs(struct gt_store *store, int64_t company, gt_day as_of,
                   struct gt_deal_brief **rows, size_t *count, struct gt_arena *arena,
                   struct gt_error *error)
{
    sqlite3_stmt *row =
        company ? gt_store_query(store, error,
                                 BRIEF "party c JOIN deal d ON d.company = c.id " BRIEF_OF
                                       "WHERE n.day <= ? AND c.canon = ? " BRIEF_ORDER,
                                 "di", as_of, company)
                : gt_store_query(store, error,
                                 BRIEF "deal d JOIN party c ON c.id = d.company " BRIEF_OF
                                       "WHERE n.day <= ? " BRIEF_ORDER,
                                 "d", as_of);
    return gt_store_collect(store, row, map_brief, sizeof **rows, rows, count, arena, error);
}

static void map_pair(sqlite3_stmt *row, void *pair, struct gt_arena *arena)
{
    (void)arena;
    *(struct gt_pair *)pair =
        (struct gt_pair){sqlite3_column_int64(row, 0), sqlite3_column_int64(row, 1)};
}

int gt_not_same(struct gt_store *store, bool deals, struct gt_pair **pairs, size_t *count,
                struct gt_arena *arena, struct gt_error *error)
{
    return gt_store_collect(store,
                            gt_store_query(store, error,
                                           "SELECT one, other FROM not_same WHERE what = ? "
                                           "ORDER BY one, other",
                                           "t", deals ? "deal" : "party"),
                            map_pair, sizeof **pairs, pairs, count, arena, error);
}

int gt_not_same_insert(struct gt_store *store, bool deals, struct gt_pair pair, bool *added,
                       struct gt_error *error)
{
    int code = gt_store_run(store, error, NULL,
                            "INSERT OR IGNORE INTO not_same (what, one, other, seq) "
                            "VALUES (?, ?, ?, ?)",
                            "tiii", deals ? "deal" : "party", pair.one, pair.other, store->seq);
    *added = !code && sqlite3_changes(store->db) > 0;
    return code;
}

int gt_deal_canon(struct gt_store *store, int64_t deal, int64_t *canon, struct gt_error *error)
{
    return gt_store_number(store,
                           gt_store_query(store, error,
                                          "SELECT coalesce(same_as, id) FROM deal WHERE id = ?",
                                          "i", deal),
                           canon, error);
}

int gt_deal_merged(struct gt_store *store, int64_t deal, const char **list, struct gt_arena *arena,
                   struct gt_error *error)
{
    sqlite3_stmt *row = gt_store_query(store, error,
                                       "SELECT group_concat(id, ', ') FROM (SELECT id FROM deal "
                                       "WHERE same_as = ? ORDER BY id)",
                                       "i", deal);
    int step = row ? gt_store_step(store, row, error) : -1;
    if (step < 0)
        return error->exit;
    *list = step ? gt_column_text(row, 0, arena) : NULL;
    sqlite3_reset(row);
    return 0;
}

/* Tables that refer to a deal, and their column, where a deal may have many rows. Stages are a
 * deal's own, and stakes are looked at one by one. */
#define MANY_OF_A_DEAL                                                                             \
    "(SELECT f.name AS name, k.\"from\" AS source FROM " GT_FACT_TABLES " f, "                     \
    " pragma_foreign_key_list(f.name) k WHERE k.\"table\" = 'deal' "                               \
    " AND f.name NOT IN ('deal', 'deal_stage', 'investment') AND NOT EXISTS "                      \
    " (SELECT 1 FROM pragma_table_xinfo(f.name) c WHERE c.pk > 0 AND c.name = k.\"from\") "        \
    " AND NOT EXISTS (SELECT 1 FROM pragma_index_list(f.name) i, pragma_index_info(i.name) x "     \
    "  WHERE i.\"unique\" AND x.name = k.\"from\"))"

/* ?1 the deal, ?2 the one that is the same, ?3 the open entry. */
static const char move_rows[] =
    "SELECT format('UPDATE \"%w\" SET \"%w\" = %d, seq = %d WHERE \"%w\" = %d;', m.name, m.source, "
    "?1, ?3, m.source, ?2) FROM " MANY_OF_A_DEAL " m";

/* The entries that joined deal ?2 to another. */
#define JOINED_BY                                                                                  \
    "(SELECT seq FROM deal WHERE id = %d AND same_as IS NOT NULL UNION "                           \
    "SELECT seq FROM deal_past WHERE id = %d AND same_as IS NOT NULL)"
#define MOVE_BACK                                                                                  \
    "'UPDATE \"%w\" AS t SET \"%w\" = %d, seq = %d WHERE t.\"%w\" = %d AND EXISTS (SELECT 1 FROM " \
    "\"%w_past\" p WHERE p.id = t.id AND p.\"%w\" = %d AND p.ended IN " JOINED_BY ");'"

static const char move_back[] =
    "SELECT format(" MOVE_BACK ", m.name, m.source, ?2, ?3, m.source, ?1, m.name, m.source, ?2, "
    "?2, ?2) FROM (SELECT * FROM " MANY_OF_A_DEAL " UNION ALL SELECT 'investment', 'deal') m "
    "WHERE EXISTS (SELECT 1 FROM pragma_table_xinfo(m.name) c WHERE c.name = 'id')";

static int run_written(struct gt_store *store, const char *writer, int64_t deal, int64_t same,
                       struct gt_error *error)
{
    struct gt_text sql = {0};
    sqlite3_stmt *row = gt_store_query(store, error, writer, "iii", deal, same, store->seq);
    int step = -1, code;
    while (row && (step = gt_store_step(store, row, error)) > 0)
        gt_text_puts(&sql, (const char *)sqlite3_column_text(row, 0));
    code = step < 0 ? (int)error->exit : sql.failed ? gt_fail_memory(error) : 0;
    if (!code && sql.data)
        code = gt_store_execute(store, sql.data, error);
    gt_text_clear(&sql);
    return code;
}

/* A party that stands in both stands once: with an amount rather than without. */
static int move_stakes(struct gt_store *store, int64_t deal, int64_t same, struct gt_error *error)
{
    return gt_store_run(store, error, NULL,
                        "UPDATE investment SET deal = ?1, seq = ?3 WHERE deal = ?2 AND NOT EXISTS "
                        "(SELECT 1 FROM investment j JOIN party k ON k.id = j.party "
                        " JOIN party q ON q.id = investment.party WHERE j.deal = ?1 "
                        " AND k.canon = q.canon "
                        " AND (j.amount IS NOT NULL OR investment.amount IS NULL))",
                        "iii", deal, same, store->seq);
}

int gt_deal_join(struct gt_store *store, int64_t deal, int64_t same, struct gt_error *error)
{
    int code = move_stakes(store, deal, same, error);
    if (!code)
        code = run_written(store, move_rows, deal, same, error);
    return code ? code
                : gt_store_run(store, error, NULL,
                               "UPDATE deal SET same_as = ?1, seq = ?3 WHERE id = ?2 OR same_as = "
                               "?2",
                               "iii", deal, same, store->seq);
}

int gt_deal_part(struct gt_store *store, int64_t same, struct gt_error *error)
{
    int64_t deal = 0;
    int code = gt_deal_canon(store, same, &deal, error);
    if (!code)
        code = run_written(store, move_back, deal, same, error);
    if (!code)
        code = gt_store_run(store, error, NULL,
                            "UPDATE deal SET same_as = ?2, seq = ?3 WHERE same_as = ?1 AND id <> "
                            "?2 AND EXISTS (SELECT 1 FROM deal_past p WHERE p.id = deal.id AND "
                            "p.same_as = ?2)",
                            "iii", deal, same, store->seq);
    return code ? code
                : gt_store_run(store, error, NULL,
                               "UPDATE deal SET same_as = NULL, seq = ?2 WHERE id = ?1", "ii", same,
                               store->seq);
}

int gt_party_find_merged(struct gt_store *store, const char *folded, int64_t *party,
                         struct gt_error *error)
{
    return gt_store_number(store,
                           gt_store_query(store, error,
                                          "SELECT CASE count(*) WHEN 1 THEN max(p.id) ELSE 0 END "
                                          "FROM party_name n JOIN party p ON p.id = n.party "
                                          "WHERE n.folded = ? AND p.same_as IS NOT NULL",
                                          "t", folded),
                           party, error);
}

int gt_party_part(struct gt_store *store, int64_t party, struct gt_error *error)
{
    int code = gt_store_run(store, error, NULL,
                            "UPDATE party SET same_as = ?1, seq = ?2 WHERE same_as = (SELECT "
                            "same_as FROM party WHERE id = ?1) AND id <> ?1 AND EXISTS (SELECT 1 "
                            "FROM party_past p WHERE p.id = party.id AND p.same_as = ?1)",
                            "ii", party, store->seq);
    return code ? code
                : gt_store_run(store, error, NULL,
                               "UPDATE party SET same_as = NULL, seq = ?2 WHERE id = ?1", "ii",
                               party, store->seq);
}
