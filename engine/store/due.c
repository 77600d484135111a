/* due.c - what is due in the pipeline.
 *
 * The SQL is put together of one part a step with a limit, each of which reads its oldest deals off
 * an index, and of open actions; the page is found among the first rows of all parts. What stands
 * in it are days, numbers and words of ours.
 */
#include "engine/store/due.h"

#include "engine/base/text.h"
#include "engine/store/deal.h"
#include "engine/store/store_int.h"

#include <stdio.h>

/* What a statement is being made of. */
struct making {
    struct gt_text *sql;
    const struct gt_due_filter *filter;
    bool counts; /* a count, not a page */
    int parts;
    char as_of[GT_DAY_TEXT], until[GT_DAY_TEXT];
};

/* What the parts are asked of: the deals that the owner asked for owns. */
static void add_heads(struct making *making)
{
    gt_text_format(making->sql,
                   "WITH owned AS MATERIALIZED (SELECT h.deal AS deal FROM party k JOIN deal_owner "
                   "h ON h.owner = k.id WHERE k.canon = %lld AND h.id = (SELECT l.id FROM "
                   "deal_owner l WHERE l.deal = h.deal AND l.day <= '%s' ORDER BY l.day DESC, l.id "
                   "DESC LIMIT 1)) ",
                   (long long)making->filter->owner, making->as_of);
}

#define OWNED "x.deal IN (SELECT deal FROM owned)"

static void begin_part(struct making *making, const char *columns)
{
    gt_text_format(making->sql, "%sSELECT * FROM (SELECT %s ", making->parts++ ? " UNION ALL " : "",
                   making->counts ? "count(*) AS n" : columns);
}

static void end_part(struct making *making, const char *order)
{
    const struct gt_due_filter *filter = making->filter;
    if (!making->counts && filter->limit >= 0)
        gt_text_format(making->sql, " ORDER BY %s LIMIT %lld", order,
                       (long long)(filter->offset + filter->limit));
    gt_text_puts(making->sql, ")");
}

/* What was done after the date asked was open then. `who`: whose they are. */
static void add_actions(struct making *making, const char *open, const char *who)
{
    begin_part(making, "x.due AS due, 0 AS what, x.deal AS deal, x.id AS action, NULL AS step, "
                       "NULL AS owner");
    gt_text_format(making->sql, "FROM deal_action x WHERE %s AND x.due <= '%s' AND x.day <= '%s'%s",
                   open, making->until, making->as_of, who);
    end_part(making, "x.due, x.deal");
}

/* An action is its owner's, else the owner's of the deal. */
static void add_all_actions(struct making *making, const char *open)
{
    char own[128];
    if (!making->filter->owner) {
        add_actions(making, open, "");
        return;
    }
    snprintf(own, sizeof own, " AND x.owner IN (SELECT k.id FROM party k WHERE k.canon = %lld)",
             (long long)making->filter->owner);
    add_actions(making, open, own);
    add_actions(making, open, " AND x.owner IS NULL AND " OWNED);
}

/* What stood in a stage on the day asked, and since a day or before: those that left it on the same
 * day lie together in their index, by the days they entered it, so that of each day of leaving only
 * these are read. */
static void add_stays(struct making *making, const char *stage, const char *first)
{
#define NEXT_END "SELECT (SELECT min(until) FROM deal_stood_known WHERE stage = '%s' AND until > "
    gt_text_format(making->sql,
                   "FROM (WITH RECURSIVE ends (until) AS (" NEXT_END "'%s') UNION ALL " NEXT_END
                   "e.until) FROM ends e WHERE e.until IS NOT NULL) SELECT s.deal AS deal, s.stage "
                   "AS stage, s.step AS step, s.day AS stage_day FROM ends e CROSS JOIN deal_stood "
                   "s ON s.stage = '%s' AND s.until = e.until AND s.day <= '%s') x",
                   stage, making->as_of, stage, stage, first);
}

/* The deals that entered the step so long ago that its days have run out. */
static void add_step(struct making *making, const struct gt_limit *limit, bool later,
                     const char *is_step)
{
    char columns[192], first[GT_DAY_TEXT];
    const char *stage = gt_kind_token(&gt_stage_words, limit->stage);
    int64_t latest = making->filter->until - limit->days;
    gt_day entered = latest < making->filter->as_of ? (gt_day)latest : making->filter->as_of;
    snprintf(columns, sizeof columns,
             "date(x.stage_day, '+%lld days') AS due, 1 AS what, x.deal AS deal, NULL AS action, "
             "%lld AS step, nullif(%lld, 0) AS owner",
             (long long)limit->days, (long long)limit->step, (long long)limit->owner);
    gt_day_format(entered, first);
    begin_part(making, columns);
    if (later)
        add_stays(making, stage, first);
    else
        gt_text_puts(making->sql, "FROM deal_now x");
    gt_text_format(making->sql, " WHERE x.stage = '%s' AND %s AND x.stage_day <= '%s'", stage,
                   is_step, first);
    if (making->filter->owner && making->filter->owner != limit->owner)
        gt_text_puts(making->sql, " AND " OWNED);
    else if (making->filter->owner) /* and what nobody owns */
        gt_text_format(making->sql,
                       " AND (" OWNED " OR NOT EXISTS (SELECT 1 FROM deal_owner h WHERE h.deal = "
                       "x.deal AND h.day <= '%s'))",
                       making->as_of);
    end_part(making, "x.stage_day, x.deal");
}

static void add_parts(struct making *making, bool later)
{
    char is_step[64], done[64];
    const struct gt_due_filter *filter = making->filter;
    snprintf(done, sizeof done, "x.done > '%s'", making->as_of);
    add_all_actions(making, "x.done IS NULL");
    add_all_actions(making, done);
    for (size_t i = 0; i < filter->limit_count; i++) {
        const struct gt_limit *limit = &filter->limits[i];
        snprintf(is_step, sizeof is_step,
                 later && limit->is_default ? "(x.step = %lld OR x.step IS NULL)" : "x.step = %lld",
                 (long long)limit->step);
        add_step(making, limit, later, is_step);
        if (limit->is_default && !later)
            add_step(making, limit, later, "x.step IS NULL");
    }
}

static int count_due(struct gt_store *store, const struct gt_due_filter *filter, bool later,
                     int64_t *total, struct gt_error *error)
{
    struct gt_text sql = {0};
    struct making making = {.sql = &sql, .filter = filter, .counts = true};
    gt_day_format(filter->as_of, making.as_of);
    gt_day_format(filter->until, making.until);
    add_heads(&making);
    gt_text_puts(&sql, "SELECT sum(n) FROM (");
    add_parts(&making, later);
    gt_text_puts(&sql, ")");
    sqlite3_stmt *row = gt_store_prepare(store, &sql, error);
    int code = gt_store_number(store, row, total, error);
    sqlite3_finalize(row);
    return code;
}

static void map_due(sqlite3_stmt *row, void *due, struct gt_arena *arena)
{
    *(struct gt_due_row *)due = (struct gt_due_row){
        .due = gt_column_day(row, 0),
        .what = sqlite3_column_int(row, 1) ? GT_DUE_STEP : GT_DUE_ACTION,
        .deal = sqlite3_column_int64(row, 2),
        .company = gt_column_text(row, 3, arena),
        .action = sqlite3_column_int64(row, 4),
        .text = gt_column_text(row, 5, arena),
        .step = sqlite3_column_int64(row, 6),
        .step_name = gt_column_text(row, 7, arena),
        .owner = gt_column_text(row, 8, arena),
        .stage = gt_column_kind(row, 9, &gt_stage_words),
    };
}

static void add_page(struct making *making, bool later)
{
    struct gt_text *sql = making->sql;
    const struct gt_due_filter *filter = making->filter;
    add_heads(making);
    gt_text_puts(sql, "SELECT w.due, w.what, w.deal, q.name, w.action, a.text, w.step, s.name, "
                      "(SELECT o.name FROM party v JOIN party o ON o.id = v.canon WHERE v.id = "
                      "coalesce(a.owner, (SELECT h.owner FROM deal_owner h WHERE h.deal = w.deal "
                      "AND h.day <= ");
    gt_text_format(
        sql,
        "'%s' ORDER BY h.day DESC, h.id DESC LIMIT 1), w.owner)), s.stage FROM (SELECT * "
        "FROM (",
        making->as_of);
    add_parts(making, later);
    gt_text_format(sql,
                   ") ORDER BY due, deal, what LIMIT %lld OFFSET %lld) w JOIN deal d ON d.id = "
                   "w.deal JOIN party p ON p.id = d.company JOIN party q ON q.id = p.canon "
                   "LEFT JOIN deal_action a ON a.id = w.action "
                   "LEFT JOIN funnel_step s ON s.id = w.step ORDER BY w.due, w.deal, w.what",
                   (long long)filter->limit, (long long)filter->offset);
}

int gt_due_list(struct gt_store *store, const struct gt_due_filter *filter,
                struct gt_due_row **rows, size_t *count, int64_t *total, struct gt_arena *arena,
                struct gt_error *error)
{
    struct gt_text sql = {0};
    struct making making = {.sql = &sql, .filter = filter};
    bool later = false;
    gt_day_format(filter->as_of, making.as_of);
    gt_day_format(filter->until, making.until);
    int code = gt_deal_moved_after(store, filter->as_of, &later, error);
    later = later || store->knows;
    if (!code)
        code = count_due(store, filter, later, total, error);
    if (code)
        return code;
    add_page(&making, later);
    sqlite3_stmt *row = gt_store_prepare(store, &sql, error);
    code = gt_store_collect(store, row, map_due, sizeof **rows, rows, count, arena, error);
    sqlite3_finalize(row);
    return code;
}
