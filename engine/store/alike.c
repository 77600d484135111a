/* alike.c - rows whose names have a text in them. */
#include "engine/store/alike.h"

#include "engine/store/store_int.h"

#include <string.h>

static void map_party(sqlite3_stmt *row, void *party, struct gt_arena *arena)
{
    struct gt_party_alike *alike = party;
    *alike = (struct gt_party_alike){
        .id = sqlite3_column_int64(row, 0),
        .name = gt_column_text(row, 1, arena),
        .other = gt_column_text(row, 2, arena),
        .place = sqlite3_column_int(row, 3),
    };
    if (alike->name && alike->other && strcmp(alike->name, alike->other) == 0)
        alike->other = NULL;
}

/* A single letter is looked for where words begin; a Chinese character may stand anywhere. A name
 * that the text begins with counts from four characters on: "Acme Ltd" may be "Acme". */
#define PARTIES                                                                                    \
    "WITH hit AS MATERIALIZED (SELECT folded, party, name FROM party_name "                        \
    " WHERE CASE WHEN length(?1) = 1 AND unicode(?1) < 128 "                                       \
    " THEN instr(folded, ?1) = 1 OR instr(folded, ' ' || ?1) > 0 "                                 \
    " ELSE instr(folded, ?1) > 0 OR (length(folded) > 3 AND instr(?1, folded) = 1) END) "          \
    "SELECT c.canon, p.name, n.name, "                                                             \
    "min(CASE WHEN n.folded = ?1 THEN 0 WHEN instr(n.folded, ?1) = 1 THEN 1 "                      \
    " WHEN instr(n.folded, ' ' || ?1) > 0 THEN 2 ELSE 3 END) AS place "                            \
    "FROM hit n JOIN party c ON c.id = n.party JOIN party p ON p.id = c.canon "                    \
    "WHERE ?2 IS NULL OR EXISTS "                                                                  \
    " (SELECT 1 FROM standing s WHERE s.what = ?2 AND s.party = c.canon) "                         \
    "GROUP BY c.canon ORDER BY place, p.name, c.canon LIMIT ?3"

int gt_party_alike(struct gt_store *store, const char *folded, int role, int limit,
                   struct gt_party_alike **rows, size_t *count, struct gt_arena *arena,
                   struct gt_error *error)
{
    const char *token = role < 0 ? NULL : gt_kind_token(&gt_role_words, role);
    return gt_store_collect(
        store, gt_store_query(store, error, PARTIES, "tti", folded, token, (int64_t)limit),
        map_party, sizeof **rows, rows, count, arena, error);
}

static void map_deal(sqlite3_stmt *row, void *deal, struct gt_arena *arena)
{
    *(struct gt_deal_alike *)deal = (struct gt_deal_alike){
        .id = sqlite3_column_int64(row, 0),
        .ref = gt_column_text(row, 1, arena),
        .company = gt_column_text(row, 2, arena),
        .day = gt_column_day(row, 3),
        .kind = gt_column_kind(row, 4, &gt_deal_kind_words),
    };
}

int gt_deal_alike(struct gt_store *store, const char *folded, int limit,
                  struct gt_deal_alike **rows, size_t *count, struct gt_arena *arena,
                  struct gt_error *error)
{
    return gt_store_collect(
        store,
        gt_store_query(store, error,
                       "WITH hit AS MATERIALIZED "
                       "(SELECT id FROM deal WHERE ref IS NOT NULL AND instr(lower(ref), ?1) > 0 "
                       " UNION SELECT d.id FROM party_name n CROSS JOIN deal d "
                       " ON d.company = n.party WHERE instr(n.folded, ?1) > 0) "
                       "SELECT d.id, d.ref, p.name, w.round_day, d.kind FROM hit "
                       "JOIN deal d ON d.id = hit.id JOIN deal_now w ON w.deal = d.id "
                       "JOIN party c ON c.id = d.company JOIN party p ON p.id = c.canon "
                       "ORDER BY w.round_day DESC, d.id DESC LIMIT ?2",
                       "ti", folded, (int64_t)limit),
        map_deal, sizeof **rows, rows, count, arena, error);
}
