/* pipeline.c - the rows beside a deal: source, owner, tags, answers, actions. */
#include "engine/store/pipeline.h"

#include "engine/store/store_int.h"

int gt_origin_set(struct gt_store *store, int64_t deal, int source, int64_t party,
                  struct gt_error *error)
{
    return gt_store_run(store, error, NULL,
                        "INSERT INTO deal_origin (deal, source, party, seq) "
                        "VALUES (?1, nullif(?2, '?'), nullif(?3, 0), ?4) ON CONFLICT DO UPDATE SET "
                        "source = coalesce(excluded.source, source), "
                        "party = coalesce(excluded.party, party), seq = excluded.seq",
                        "ikii", deal, &gt_deal_source_words, source, party, store->seq);
}

int gt_owner_insert(struct gt_store *store, int64_t deal, gt_day day, int64_t owner,
                    struct gt_error *error)
{
    return gt_store_run(store, error, NULL,
                        "INSERT INTO deal_owner (deal, day, owner, seq) VALUES (?, ?, ?, ?)",
                        "idii", deal, day, owner, store->seq);
}

static int tag_there(struct gt_store *store, int64_t deal, const char *folded, int64_t *id,
                     struct gt_error *error)
{
    return gt_store_number(store,
                           gt_store_query(store, error,
                                          "SELECT id FROM deal_tag WHERE deal = ? AND folded = ? "
                                          "AND until IS NULL",
                                          "it", deal, folded),
                           id, error);
}

int gt_tag_insert(struct gt_store *store, int64_t deal, gt_day day, const char *folded,
                  const char *tag, bool *added, struct gt_error *error)
{
    int64_t there = 0;
    int code = tag_there(store, deal, folded, &there, error);
    *added = !code && !there;
    return code || there ? code
                         : gt_store_run(store, error, NULL,
                                        "INSERT INTO deal_tag (deal, folded, tag, since, seq) "
                                        "VALUES (?, ?, ?, ?, ?)",
                                        "ittdi", deal, folded, tag, day, store->seq);
}

int gt_tag_end(struct gt_store *store, int64_t deal, gt_day day, const char *folded, bool *ended,
               struct gt_error *error)
{
    int64_t there = 0;
    int code = tag_there(store, deal, folded, &there, error);
    *ended = !code && there;
    return code || !there
               ? code
               : gt_store_run(store, error, NULL,
                              "UPDATE deal_tag SET until = max(since, ?2), seq = ?3 WHERE id = ?1",
                              "idi", there, day, store->seq);
}

int gt_tag_find(struct gt_store *store, const char *folded, int64_t *number, struct gt_error *error)
{
    return gt_store_number(
        store,
        gt_store_query(store, error, "SELECT min(id) FROM deal_tag WHERE folded = ?", "t", folded),
        number, error);
}

static void map_tag(sqlite3_stmt *row, void *tag, struct gt_arena *arena)
{
    *(struct gt_tag_row *)tag = (struct gt_tag_row){
        .tag = gt_column_text(row, 0, arena),
        .deals = sqlite3_column_int64(row, 1),
    };
}

int gt_tag_list(struct gt_store *store, gt_day as_of, struct gt_tag_row **rows, size_t *count,
                struct gt_arena *arena, struct gt_error *error)
{
    return gt_store_collect(store,
                            gt_store_query(store, error,
                                           "SELECT min(tag), count(*) AS n FROM deal_tag "
                                           "WHERE since <= ?1 AND (until IS NULL OR until > ?1) "
                                           "GROUP BY folded ORDER BY n DESC, folded",
                                           "d", as_of),
                            map_tag, sizeof **rows, rows, count, arena, error);
}

static const char track_query[] =
    "SELECT t.step, s.name, o.source, q.name, "
    "(SELECT w.name FROM deal_owner h JOIN party v ON v.id = h.owner "
    " JOIN party w ON w.id = v.canon WHERE h.deal = t.deal AND h.day <= ?2 "
    " ORDER BY h.day DESC, h.id DESC LIMIT 1), "
    "(SELECT group_concat(tag, '; ') FROM (SELECT g.tag AS tag FROM deal_tag g "
    " WHERE g.deal = t.deal AND g.since <= ?2 AND (g.until IS NULL OR g.until > ?2) "
    " ORDER BY g.folded)), t.reason, "
    "(SELECT v.canon FROM deal_owner h JOIN party v ON v.id = h.owner "
    " WHERE h.deal = t.deal AND h.day <= ?2 ORDER BY h.day DESC, h.id DESC LIMIT 1) "
    "FROM deal_stage t LEFT JOIN funnel_step s ON s.id = t.step "
    "LEFT JOIN deal_origin o ON o.deal = t.deal LEFT JOIN party p ON p.id = o.party "
    "LEFT JOIN party q ON q.id = p.canon WHERE t.id = (SELECT l.id FROM deal_stage l "
    " WHERE l.deal = ?1 AND l.day <= ?2 ORDER BY l.day DESC, l.id DESC LIMIT 1)";

int gt_track_read(struct gt_store *store, int64_t deal, gt_day as_of, struct gt_track_row *track,
                  struct gt_arena *arena, struct gt_error *error)
{
    *track = (struct gt_track_row){.source = -1, .reason = -1};
    sqlite3_stmt *row = gt_store_query(store, error, track_query, "id", deal, as_of);
    if (!row)
        return error->exit;
    int step = gt_store_step(store, row, error);
    if (step < 0)
        return error->exit;
    if (step == 0)
        return 0;
    *track = (struct gt_track_row){
        .step = sqlite3_column_int64(row, 0),
        .step_name = gt_column_text(row, 1, arena),
        .source = gt_column_kind(row, 2, &gt_deal_source_words),
        .brought_by = gt_column_text(row, 3, arena),
        .owner = gt_column_text(row, 4, arena),
        .tags = gt_column_text(row, 5, arena),
        .reason = gt_column_kind(row, 6, &gt_pass_reason_words),
        .owner_id = sqlite3_column_int64(row, 7),
    };
    sqlite3_reset(row);
    return 0;
}

int gt_answer_insert(struct gt_store *store, const struct gt_answer_row *answer, int64_t *id,
                     struct gt_error *error)
{
    return gt_store_run(store, error, id,
                        "INSERT INTO deal_answer (deal, day, folded, question, answer, seq) "
                        "VALUES (?, ?, ?, ?, ?, ?)",
                        "idttti", answer->deal, answer->day, answer->folded, answer->question,
                        answer->answer, store->seq);
}

static void map_answer(sqlite3_stmt *row, void *answer, struct gt_arena *arena)
{
    *(struct gt_answer_row *)answer = (struct gt_answer_row){
        .deal = sqlite3_column_int64(row, 0),
        .day = gt_column_day(row, 1),
        .question = gt_column_text(row, 2, arena),
        .folded = gt_column_text(row, 3, arena),
        .answer = gt_column_text(row, 4, arena),
        .actor = gt_column_text(row, 5, arena),
    };
}

int gt_answer_list(struct gt_store *store, int64_t deal, gt_day as_of, struct gt_answer_row **rows,
                   size_t *count, struct gt_arena *arena, struct gt_error *error)
{
    return gt_store_collect(
        store,
        gt_store_query(store, error,
                       "SELECT a.deal, a.day, a.question, a.folded, a.answer, e.actor "
                       "FROM deal_answer a JOIN entry e ON e.seq = a.seq "
                       "WHERE a.deal = ?1 AND a.id = (SELECT b.id FROM deal_answer b "
                       " WHERE b.deal = ?1 AND b.folded = a.folded AND b.day <= ?2 "
                       " ORDER BY b.day DESC, b.id DESC LIMIT 1) ORDER BY a.id",
                       "id", deal, as_of),
        map_answer, sizeof **rows, rows, count, arena, error);
}

int gt_action_insert(struct gt_store *store, const struct gt_action_row *action, int64_t *id,
                     struct gt_error *error)
{
    return gt_store_run(store, error, id,
                        "INSERT INTO deal_action (deal, day, due, text, owner, done, seq) "
                        "VALUES (?, ?, ?, ?, nullif(?, 0), ?, ?)",
                        "iddtidi", action->deal, action->day, action->due, action->text,
                        action->owner, action->done, store->seq);
}

int gt_action_end(struct gt_store *store, int64_t id, gt_day done, struct gt_error *error)
{
    return gt_store_run(store, error, NULL,
                        "UPDATE deal_action SET done = ?2, seq = ?3 WHERE id = ?1", "idi", id, done,
                        store->seq);
}

#define ACTION_COLUMNS                                                                             \
    "SELECT a.id, a.deal, a.day, a.due, a.text, coalesce(p.canon, 0), q.name, a.done "             \
    "FROM deal_action a LEFT JOIN party p ON p.id = a.owner "                                      \
    "LEFT JOIN party q ON q.id = p.canon "

static void map_action(sqlite3_stmt *row, void *action, struct gt_arena *arena)
{
    *(struct gt_action_row *)action = (struct gt_action_row){
        .id = sqlite3_column_int64(row, 0),
        .deal = sqlite3_column_int64(row, 1),
        .day = gt_column_day(row, 2),
        .due = gt_column_day(row, 3),
        .text = gt_column_text(row, 4, arena),
        .owner = sqlite3_column_int64(row, 5),
        .owner_name = gt_column_text(row, 6, arena),
        .done = gt_column_day(row, 7),
    };
}

/* What was done later was still open. */
int gt_action_list(struct gt_store *store, int64_t deal, gt_day as_of, struct gt_action_row **rows,
                   size_t *count, struct gt_arena *arena, struct gt_error *error)
{
    int code = gt_store_collect(store,
                                gt_store_query(store, error,
                                               ACTION_COLUMNS
                                               "WHERE a.deal = ?1 AND a.day <= ?2 "
                                               "ORDER BY a.done <= ?2 AND a.done IS NOT NULL, "
                                               "a.due, a.id",
                                               "id", deal, as_of),
                                map_action, sizeof **rows, rows, count, arena, error);
    for (size_t i = 0; !code && i < *count; i++)
        if ((*rows)[i].done > as_of)
            (*rows)[i].done = GT_DAY_NONE;
    return code;
}

int gt_action_read(struct gt_store *store, int64_t id, struct gt_action_row *action, bool *found,
                   struct gt_arena *arena, struct gt_error *error)
{
    struct gt_action_row *rows = NULL;
    size_t count = 0;
    int code = gt_store_collect(
        store, gt_store_query(store, error, ACTION_COLUMNS "WHERE a.id = ?", "i", id), map_action,
        sizeof *rows, &rows, &count, arena, error);
    *found = !code && count;
    if (*found)
        *action = rows[0];
    return code;
}
