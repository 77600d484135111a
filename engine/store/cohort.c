/* cohort.c - the deals that came in between two days, and every step they entered. */
#include "engine/store/cohort.h"

#include "engine/store/store_int.h"

/* ?1 is the date asked, ?2 and ?3 the first and last day of coming in (NULL: any). */
#define CAME_IN                                                                                    \
    "d.same_as IS NULL AND d.day <= ?1 AND (?2 IS NULL OR d.day >= ?2) AND "                       \
    "(?3 IS NULL OR d.day <= ?3) "

static void map_deal(sqlite3_stmt *row, void *deal, struct gt_arena *arena)
{
    *(struct gt_cohort_deal *)deal = (struct gt_cohort_deal){
        .deal = sqlite3_column_int64(row, 0),
        .stage = gt_column_kind(row, 1, &gt_stage_words),
        .source = gt_column_kind(row, 2, &gt_deal_source_words),
        .brought_by = gt_column_text(row, 3, arena),
        .owner = gt_column_text(row, 4, arena),
        .sector = gt_column_text(row, 5, arena),
    };
}

static const char deals_query[] =
    "SELECT d.id, (SELECT t.stage FROM deal_stage t WHERE t.deal = d.id AND t.day <= ?1 "
    " ORDER BY t.day DESC, t.id DESC LIMIT 1), o.source, q.name, "
    "(SELECT w.name FROM deal_owner h JOIN party v ON v.id = h.owner "
    " JOIN party w ON w.id = v.canon WHERE h.deal = d.id AND h.day <= ?1 "
    " ORDER BY h.day DESC, h.id DESC LIMIT 1), "
    "(SELECT f.sector FROM party k JOIN company f ON f.party = k.id WHERE k.canon = c.canon "
    " AND f.sector IS NOT NULL ORDER BY k.id = k.canon DESC, k.id LIMIT 1) "
    "FROM deal d JOIN party c ON c.id = d.company LEFT JOIN deal_origin o ON o.deal = d.id "
    "LEFT JOIN party p ON p.id = o.party LEFT JOIN party q ON q.id = p.canon "
    "WHERE " CAME_IN "ORDER BY d.id";

int gt_cohort_deals(struct gt_store *store, const struct gt_cohort *cohort,
                    struct gt_cohort_deal **rows, size_t *count, struct gt_arena *arena,
                    struct gt_error *error)
{
    return gt_store_collect(
        store,
        gt_store_query(store, error, deals_query, "ddd", cohort->as_of, cohort->from, cohort->to),
        map_deal, sizeof **rows, rows, count, arena, error);
}

static void map_move(sqlite3_stmt *row, void *move, struct gt_arena *arena)
{
    (void)arena;
    *(struct gt_cohort_move *)move = (struct gt_cohort_move){
        .deal = sqlite3_column_int64(row, 0),
        .day = gt_column_day(row, 1),
        .stage = gt_column_kind(row, 2, &gt_stage_words),
        .step = sqlite3_column_int64(row, 3),
        .funnel = sqlite3_column_int64(row, 4),
    };
}

int gt_cohort_moves(struct gt_store *store, const struct gt_cohort *cohort,
                    struct gt_cohort_move **rows, size_t *count, struct gt_arena *arena,
                    struct gt_error *error)
{
    return gt_store_collect(
        store,
        gt_store_query(store, error,
                       "SELECT t.deal, t.day, t.stage, t.step, s.funnel FROM deal d "
                       "JOIN deal_stage t ON t.deal = d.id AND t.day <= ?1 "
                       "LEFT JOIN funnel_step s ON s.id = t.step WHERE " CAME_IN
                       "ORDER BY d.id, t.day, t.id",
                       "ddd", cohort->as_of, cohort->from, cohort->to),
        map_move, sizeof **rows, rows, count, arena, error);
}
