/* reminder.c - the rows of what waits. */
#include "engine/store/reminder.h"

#include "engine/store/store_int.h"

static void map_reminder(sqlite3_stmt *row, void *reminder, struct gt_arena *arena)
{
    *(struct gt_reminder_row *)reminder = (struct gt_reminder_row){
        .due = gt_column_day(row, 0),
        .what = gt_column_kind(row, 1, &gt_reminder_words),
        .deal = sqlite3_column_int64(row, 2),
        .company = gt_column_text(row, 3, arena),
        .closing = sqlite3_column_int64(row, 4),
        .member = sqlite3_column_int64(row, 5),
        .member_name = gt_column_text(row, 6, arena),
        .amount = gt_column_money(row, 7),
        .currency = gt_column_currency(row, 8),
        .text = gt_column_text(row, 9, arena),
    };
}

/* ?1 is the date asked, ?2 the date `days` before it, ?3 the date `days` after it, ?4 '+N days'. */

/* The deal `d` was neither passed on nor lost, nor any of `more`. */
#define DEAL_STANDS(more)                                                                          \
    "coalesce((SELECT t.stage FROM deal_stage t WHERE t.deal = d.id AND t.day <= ?1 "              \
    " ORDER BY t.day DESC, t.id DESC LIMIT 1), 'lost') NOT IN ('passed', 'lost'" more ") "

/* Pledge `l` was the last word of its member on its deal. */
#define LAST_WORD                                                                                  \
    "NOT EXISTS (SELECT 1 FROM party o JOIN pledge w ON w.deal = l.deal AND w.party = o.id "       \
    " WHERE o.canon = p.canon AND w.day <= ?1 AND (w.day > l.day OR w.day = l.day AND w.id > "     \
    "l.id)) "

/* The names of pledge `l` and deal `d`. */
#define NAMES                                                                                      \
    "JOIN party p ON p.id = l.party JOIN party q ON q.id = p.canon "                               \
    "JOIN party c ON c.id = d.company JOIN party n ON n.id = c.canon "

#define STANDING                                                                                   \
    "SELECT date(l.day, ?4), 'standing', l.deal, n.name, NULL, p.canon, q.name, l.amount, "        \
    "d.currency, NULL FROM pledge l JOIN deal d ON d.id = l.deal " NAMES                           \
    "WHERE l.state = 'soft_circle' AND l.day <= ?2 AND " DEAL_STANDS(                              \
        ", 'closed'") "AND " LAST_WORD

/* A closing that was not run as of the date; a run is of the closing's day. */
#define NOT_RUN "(k.day > ?1 OR NOT EXISTS (SELECT 1 FROM closing_run r WHERE r.closing = k.id)) "

#define UNSIGNED                                                                                   \
    "SELECT k.day, 'unsigned', l.deal, n.name, k.id, p.canon, q.name, l.amount, d.currency, NULL " \
    "FROM closing k JOIN deal d ON d.id = k.deal "                                                 \
    "JOIN pledge l ON l.deal = k.deal AND l.state = 'committed' AND l.day <= min(?1, "             \
    "k.day) " NAMES "WHERE k.day <= ?3 AND " NOT_RUN "AND " DEAL_STANDS(                           \
        "") "AND " LAST_WORD                                                                       \
            "AND NOT EXISTS (SELECT 1 FROM allotment a JOIN closing z ON z.id = a.closing "        \
            " WHERE a.pledge = l.id AND a.amount > 0 AND z.day <= ?1) "                            \
            "AND NOT EXISTS (SELECT 1 FROM closing e WHERE e.deal = k.deal AND e.day >= l.day "    \
            " AND (e.day, e.id) < (k.day, k.id) AND (e.day > ?1 OR NOT EXISTS "                    \
            " (SELECT 1 FROM closing_run r WHERE r.closing = e.id))) "

#define CLOSING                                                                                    \
    "SELECT k.day, 'closing', k.deal, n.name, k.id, NULL, NULL, k.most, d.currency, NULL "         \
    "FROM closing k JOIN deal d ON d.id = k.deal JOIN party c ON c.id = d.company "                \
    "JOIN party n ON n.id = c.canon WHERE k.day <= ?1 AND " NOT_RUN "AND " DEAL_STANDS("")

#define UNFUNDED                                                                                   \
    "SELECT k.day, 'unfunded', k.deal, n.name, k.id, p.canon, q.name, a.amount, d.currency, NULL " \
    "FROM closing k JOIN allotment a ON a.closing = k.id JOIN deal d ON d.id = k.deal "            \
    "JOIN pledge l ON l.id = a.pledge " NAMES "WHERE k.day <= ?1 AND a.amount > 0 AND NOT EXISTS " \
    "(SELECT 1 FROM funding f WHERE f.allotment = a.id AND f.day <= ?1) AND NOT EXISTS "           \
    "(SELECT 1 FROM party o JOIN pledge w ON w.deal = l.deal AND w.party = o.id "                  \
    " WHERE o.canon = p.canon AND w.day <= ?1 AND w.state = 'withdrawn' "                          \
    " AND (w.day > l.day OR w.day = l.day AND w.id > l.id)) "

#define ACTION                                                                                     \
    "SELECT x.due, 'action', x.deal, n.name, NULL, q.id, q.name, NULL, NULL, x.text "              \
    "FROM deal_action x JOIN deal d ON d.id = x.deal JOIN party c ON c.id = d.company "            \
    "JOIN party n ON n.id = c.canon LEFT JOIN party p ON p.id = x.owner "                          \
    "LEFT JOIN party q ON q.id = p.canon "                                                         \
    "WHERE x.day <= ?1 AND x.due <= ?3 AND (x.done IS NULL OR x.done > ?1) "

int gt_reminder_rows(struct gt_store *store, gt_day as_of, int64_t days,
                     struct gt_reminder_row **rows, size_t *count, struct gt_arena *arena,
                     struct gt_error *error)
{
    const char *later = gt_arena_format(arena, "+%lld days", (long long)days);
    if (!later)
        return gt_fail_memory(error);
    return gt_store_collect(store,
                            gt_store_query(store, error,
                                           STANDING "UNION ALL " UNSIGNED "UNION ALL " CLOSING
                                                    "UNION ALL " UNFUNDED "UNION ALL " ACTION,
                                           "dddt", as_of, as_of - (gt_day)days,
                                           as_of + (gt_day)days, later),
                            map_reminder, sizeof **rows, rows, count, arena, error);
}
