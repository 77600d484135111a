/* facts.c - whole tables as of a date. */
#include "engine/store/facts.h"

#include "engine/store/store_int.h"

#include <stdlib.h>

static void map_party(sqlite3_stmt *row, void *party, struct gt_arena *arena)
{
    *(struct gt_party_fact *)party = (struct gt_party_fact){
        .id = sqlite3_column_int64(row, 0),
        .name = gt_column_text(row, 1, arena),
        .kind = gt_column_kind(row, 2, &gt_party_kind_words),
        .member_since = GT_DAY_NONE,
    };
}

static int compare_party(const void *a, const void *b)
{
    int64_t x = ((const struct gt_party_fact *)a)->id, y = ((const struct gt_party_fact *)b)->id;
    return (x > y) - (x < y);
}

struct gt_party_fact *gt_party_fact_find(struct gt_party_fact *rows, size_t count, int64_t id)
{
    struct gt_party_fact key = {.id = id};
    return count ? bsearch(&key, rows, count, sizeof key, compare_party) : NULL;
}

static int read_roles(struct gt_store *store, gt_day as_of, struct gt_party_fact *rows,
                      size_t count, struct gt_error *error)
{
    sqlite3_stmt *row = gt_store_query(store, error,
                                       "SELECT party, what, nullif(since, '') FROM standing "
                                       "WHERE since <= ?",
                                       "d", as_of);
    if (!row)
        return error->exit;
    int step;
    while ((step = gt_store_step(store, row, error)) > 0) {
        struct gt_party_fact *party = gt_party_fact_find(rows, count, sqlite3_column_int64(row, 0));
        int role = gt_column_kind(row, 1, &gt_role_words);
        if (party && role >= 0)
            party->roles |= 1u << role;
        if (party && role == GT_ROLE_MEMBER)
            party->member_since = gt_column_day(row, 2);
    }
    return step < 0 ? error->exit : 0;
}

int gt_party_facts(struct gt_store *store, gt_day as_of, struct gt_party_fact **rows, size_t *count,
                   struct gt_arena *arena, struct gt_error *error)
{
    int code = gt_store_collect(store,
                                gt_store_query(store, error,
                                               "SELECT p.id, p.name, p.kind FROM party p "
                                               "WHERE p.same_as IS NULL ORDER BY p.id",
                                               ""),
                                map_party, sizeof **rows, rows, count, arena, error);
    return code ? code : read_roles(store, as_of, *rows, *count, error);
}

static void map_ownership(sqlite3_stmt *row, void *fact, struct gt_arena *arena)
{
    (void)arena;
    *(struct gt_ownership_fact *)fact = (struct gt_ownership_fact){
        .party = sqlite3_column_int64(row, 0),
        .since = gt_column_day(row, 1),
        .ownership = gt_column_kind(row, 2, &gt_ownership_words),
        .private_share = gt_column_share(row, 3),
    };
}

int gt_ownership_facts(struct gt_store *store, struct gt_ownership_fact **rows, size_t *count,
                       struct gt_arena *arena, struct gt_error *error)
{
    return gt_store_collect(store,
                            gt_store_query(store, error,
                                           "SELECT c.canon, o.since, o.ownership, o.private_share "
                                           "FROM ownership o JOIN party c ON c.id = o.party "
                                           "ORDER BY c.canon, o.since, o.id",
                                           ""),
                            map_ownership, sizeof **rows, rows, count, arena, error);
}

static void map_investment(sqlite3_stmt *row, void *fact, struct gt_arena *arena)
{
    int instrument = gt_column_kind(row, 4, &gt_instrument_words);
    (void)arena;
    *(struct gt_investment_fact *)fact = (struct gt_investment_fact){
        .deal = sqlite3_column_int64(row, 0),
        .party = sqlite3_column_int64(row, 1),
        .amount = gt_column_money(row, 2),
        .more = sqlite3_column_int(row, 3) && sqlite3_column_type(row, 2) != SQLITE_NULL,
        .instrument = instrument < 0 ? GT_INSTRUMENT_UNKNOWN : instrument,
    };
}

/* By record first: of each, whether what was entered last has no amount. */
int gt_investment_facts(struct gt_store *store, struct gt_investment_fact **rows, size_t *count,
                        struct gt_arena *arena, struct gt_error *error)
{
    return gt_store_collect(
        store,
        gt_store_query(store, error,
                       "SELECT i.deal, c.canon, sum(i.amount), max(i.open), "
                       "CASE WHEN min(i.low) = max(i.high) THEN max(i.high) END "
                       "FROM (SELECT deal, party, sum(amount) AS amount, "
                       "min(id) AS first, max(id) > "
                       "max(CASE WHEN amount IS NULL THEN 0 ELSE id END) "
                       "AS open, min(nullif(instrument, 'unknown')) AS low, "
                       "max(nullif(instrument, 'unknown')) AS high "
                       "FROM investment GROUP BY deal, party) i "
                       "JOIN party c ON c.id = i.party "
                       "GROUP BY i.deal, c.canon ORDER BY i.deal, min(i.first)",
                       ""),
        map_investment, sizeof **rows, rows, count, arena, error);
}
