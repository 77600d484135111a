/* steps.c - the rows of funnels. */
#include "engine/store/steps.h"

#include "engine/store/deal.h"
#include "engine/store/store_int.h"

int gt_funnel_insert(struct gt_store *store, const struct gt_funnel_row *funnel, int64_t *id,
                     struct gt_error *error)
{
    int code = funnel->main
                   ? gt_store_run(store, error, NULL,
                                  "UPDATE funnel SET main = 0, seq = ? WHERE main", "i", store->seq)
                   : 0;
    return code ? code
                : gt_store_run(store, error, id,
                               "INSERT INTO funnel (name, folded, main, note, seq) "
                               "VALUES (?, ?, ?, ?, ?)",
                               "ttiti", funnel->name, funnel->folded, (int64_t)funnel->main,
                               funnel->note, store->seq);
}

int gt_funnel_update(struct gt_store *store, const struct gt_funnel_row *funnel,
                     struct gt_error *error)
{
    int code = funnel->main ? gt_store_run(store, error, NULL,
                                           "UPDATE funnel SET main = id = ?1, seq = ?2 "
                                           "WHERE main <> (id = ?1)",
                                           "ii", funnel->id, store->seq)
                            : 0;
    return code || !funnel->note ? code
                                 : gt_store_run(store, error, NULL,
                                                "UPDATE funnel SET note = ?2, seq = ?3 "
                                                "WHERE id = ?1",
                                                "iti", funnel->id, funnel->note, store->seq);
}

int gt_funnel_find(struct gt_store *store, const char *folded, int64_t *id, struct gt_error *error)
{
    return gt_store_number(store,
                           gt_store_query(store, error,
                                          "SELECT id FROM funnel WHERE "
                                          "CASE WHEN ?1 IS NULL THEN main ELSE folded = ?1 END",
                                          "t", folded),
                           id, error);
}

static void map_funnel(sqlite3_stmt *row, void *funnel, struct gt_arena *arena)
{
    *(struct gt_funnel_row *)funnel = (struct gt_funnel_row){
        .id = sqlite3_column_int64(row, 0),
        .name = gt_column_text(row, 1, arena),
        .folded = gt_column_text(row, 2, arena),
        .main = sqlite3_column_int(row, 3),
        .note = gt_column_text(row, 4, arena),
    };
}

int gt_funnel_rows(struct gt_store *store, int64_t id, struct gt_funnel_row **rows, size_t *count,
                   struct gt_arena *arena, struct gt_error *error)
{
    return gt_store_collect(store,
                            gt_store_query(store, error,
                                           "SELECT id, name, folded, main, note FROM funnel "
                                           "WHERE ?1 = 0 OR id = ?1 ORDER BY main DESC, id",
                                           "i", id),
                            map_funnel, sizeof **rows, rows, count, arena, error);
}

int gt_step_insert(struct gt_store *store, const struct gt_step_row *step, int64_t *id,
                   struct gt_error *error)
{
    int code = gt_store_run(store, error, NULL,
                            "UPDATE funnel_step SET place = place + 1, seq = ?3 "
                            "WHERE funnel = ?1 AND place >= ?2",
                            "iii", step->funnel, step->place, store->seq);
    return code ? code
                : gt_store_run(store, error, id,
                               "INSERT INTO funnel_step (funnel, place, name, folded, stage, days, "
                               "owner, role, seq) VALUES (?, ?, ?, ?, ?, nullif(?, 0), "
                               "nullif(?, 0), nullif(?, '?'), ?)",
                               "iittkiiki", step->funnel, step->place, step->name, step->folded,
                               &gt_stage_words, step->stage, step->days, step->owner,
                               &gt_role_words, step->role, store->seq);
}

int gt_step_update(struct gt_store *store, const struct gt_step_row *step, struct gt_error *error)
{
    return gt_store_run(store, error, NULL,
                        "UPDATE funnel_step SET days = nullif(?2, 0), owner = nullif(?3, 0), "
                        "role = nullif(?4, '?'), name = ?5, folded = ?6, seq = ?7 WHERE id = ?1",
                        "iiiktti", step->id, step->days, step->owner, &gt_role_words, step->role,
                        step->name, step->folded, store->seq);
}

int gt_step_close_gap(struct gt_store *store, int64_t funnel, int64_t place, struct gt_error *error)
{
    return gt_store_run(store, error, NULL,
                        "UPDATE funnel_step SET place = place - 1, seq = ?3 "
                        "WHERE funnel = ?1 AND place > ?2",
                        "iii", funnel, place, store->seq);
}

int gt_step_requirements(struct gt_store *store, int64_t step, uint32_t requirements,
                         struct gt_error *error)
{
    int code =
        gt_store_run(store, error, NULL, "DELETE FROM step_requirement WHERE step = ?", "i", step);
    for (int i = 0; i < gt_requirement_words.count && !code; i++)
        if (requirements & UINT32_C(1) << i)
            code = gt_store_run(store, error, NULL,
                                "INSERT INTO step_requirement (step, requirement, seq) "
                                "VALUES (?, ?, ?)",
                                "iki", step, &gt_requirement_words, i, store->seq);
    return code;
}

int gt_step_questions_delete(struct gt_store *store, int64_t step, struct gt_error *error)
{
    return gt_store_run(store, error, NULL, "DELETE FROM step_question WHERE step = ?", "i", step);
}

int gt_step_question_insert(struct gt_store *store, const struct gt_question_row *question,
                            struct gt_error *error)
{
    return gt_store_run(store, error, NULL,
                        "INSERT INTO step_question (step, question, folded, seq) "
                        "VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
                        "itti", question->step, question->question, question->folded, store->seq);
}

static void map_question(sqlite3_stmt *row, void *question, struct gt_arena *arena)
{
    *(struct gt_question_row *)question = (struct gt_question_row){
        .step = sqlite3_column_int64(row, 0),
        .question = gt_column_text(row, 1, arena),
        .folded = gt_column_text(row, 2, arena),
    };
}

static void map_step(sqlite3_stmt *row, void *step, struct gt_arena *arena)
{
    *(struct gt_step_row *)step = (struct gt_step_row){
        .id = sqlite3_column_int64(row, 0),
        .funnel = sqlite3_column_int64(row, 1),
        .place = sqlite3_column_int64(row, 2),
        .name = gt_column_text(row, 3, arena),
        .folded = gt_column_text(row, 4, arena),
        .stage = gt_column_kind(row, 5, &gt_stage_words),
        .days = sqlite3_column_int64(row, 6),
        .owner = sqlite3_column_int64(row, 7),
        .owner_name = gt_column_text(row, 8, arena),
        .role = gt_column_kind(row, 9, &gt_role_words),
    };
}

static int read_requirements(struct gt_store *store, int64_t funnel, struct gt_step_row *steps,
                             size_t count, struct gt_error *error)
{
    sqlite3_stmt *row = gt_store_query(store, error,
                                       "SELECT r.step, r.requirement FROM funnel_step s "
                                       "JOIN step_requirement r ON r.step = s.id "
                                       "WHERE s.funnel = ?",
                                       "i", funnel);
    if (!row)
        return error->exit;
    int step;
    while ((step = gt_store_step(store, row, error)) > 0) {
        int requirement = gt_column_kind(row, 1, &gt_requirement_words);
        for (size_t i = 0; i < count && requirement >= 0; i++)
            if (steps[i].id == sqlite3_column_int64(row, 0))
                steps[i].requirements |= UINT32_C(1) << requirement;
    }
    return step < 0 ? (int)error->exit : 0;
}

/* In the order of the steps, so that each step's are a part of one array. */
static int read_questions(struct gt_store *store, int64_t funnel, struct gt_step_row *steps,
                          size_t count, struct gt_arena *arena, struct gt_error *error)
{
    struct gt_question_row *questions = NULL;
    size_t question_count = 0;
    int code = gt_store_collect(
        store,
        gt_store_query(store, error,
                       "SELECT q.step, q.question, q.folded FROM funnel_step s "
                       "JOIN step_question q ON q.step = s.id WHERE s.funnel = ? "
                       "ORDER BY s.place, s.id, q.id",
                       "i", funnel),
        map_question, sizeof *questions, &questions, &question_count, arena, error);
    for (size_t i = 0, next = 0; i < count && !code; i++) {
        steps[i].questions = questions + next;
        while (next < question_count && questions[next].step == steps[i].id)
            steps[i].question_count++, next++;
    }
    return code;
}

int gt_step_rows(struct gt_store *store, int64_t funnel, struct gt_step_row **rows, size_t *count,
                 struct gt_arena *arena, struct gt_error *error)
{
    int code = gt_store_collect(
        store,
        gt_store_query(store, error,
                       "SELECT s.id, s.funnel, s.place, s.name, s.folded, s.stage, s.days, "
                       "coalesce(p.canon, 0), q.name, s.role FROM funnel_step s "
                       "LEFT JOIN party p ON p.id = s.owner LEFT JOIN party q ON q.id = p.canon "
                       "WHERE s.funnel = ? ORDER BY s.place, s.id",
                       "i", funnel),
        map_step, sizeof **rows, rows, count, arena, error);
    if (!code)
        code = read_requirements(store, funnel, *rows, *count, error);
    return code ? code : read_questions(store, funnel, *rows, *count, arena, error);
}

int gt_move_insert(struct gt_store *store, const struct gt_move_row *move, int64_t *id,
                   struct gt_error *error)
{
    return gt_store_run(store, error, id,
                        "INSERT INTO deal_stage (deal, day, stage, step, reason, note, seq) "
                        "VALUES (?, ?, ?, nullif(?, 0), nullif(?, '?'), ?, ?)",
                        "idkikti", move->deal, move->day, &gt_stage_words, move->stage, move->step,
                        &gt_pass_reason_words, move->reason, move->note, store->seq);
}

static void map_move(sqlite3_stmt *row, void *move, struct gt_arena *arena)
{
    *(struct gt_move_row *)move = (struct gt_move_row){
        .deal = sqlite3_column_int64(row, 0),
        .day = gt_column_day(row, 1),
        .stage = gt_column_kind(row, 2, &gt_stage_words),
        .step = sqlite3_column_int64(row, 3),
        .reason = gt_column_kind(row, 4, &gt_pass_reason_words),
        .note = gt_column_text(row, 5, arena),
        .step_name = gt_column_text(row, 6, arena),
        .funnel_name = gt_column_text(row, 7, arena),
        .actor = gt_column_text(row, 8, arena),
        .id = sqlite3_column_int64(row, 9),
    };
}

int gt_move_list(struct gt_store *store, int64_t deal, gt_day as_of, struct gt_move_row **rows,
                 size_t *count, struct gt_arena *arena, struct gt_error *error)
{
    return gt_store_collect(
        store,
        gt_store_query(store, error,
                       "SELECT t.deal, t.day, t.stage, t.step, t.reason, t.note, s.name, f.name, "
                       "e.actor, t.id FROM deal_stage t JOIN entry e ON e.seq = t.seq "
                       "LEFT JOIN funnel_step s ON s.id = t.step "
                       "LEFT JOIN funnel f ON f.id = s.funnel "
                       "WHERE t.deal = ? AND t.day <= ? ORDER BY t.day, t.id",
                       "id", deal, as_of),
        map_move, sizeof **rows, rows, count, arena, error);
}

int gt_position_read(struct gt_store *store, int64_t deal, struct gt_position *position,
                     struct gt_error *error)
{
    sqlite3_stmt *row = gt_store_query(store, error,
                                       "SELECT t.stage, t.day, t.step, s.funnel FROM deal_stage t "
                                       "LEFT JOIN funnel_step s ON s.id = t.step "
                                       "WHERE t.deal = ? ORDER BY t.day DESC, t.id DESC",
                                       "i", deal);
    if (!row)
        return error->exit;
    int step, n = 0;
    *position = (struct gt_position){.stage = -1, .day = GT_DAY_NONE, .reached_stage = -1};
    while (position->reached_stage < 0 && (step = gt_store_step(store, row, error)) != 0) {
        if (step < 0)
            return error->exit;
        int stage = gt_column_kind(row, 0, &gt_stage_words);
        if (n++ == 0) {
            position->stage = stage;
            position->day = gt_column_day(row, 1);
            position->step = sqlite3_column_int64(row, 2);
            position->funnel = sqlite3_column_int64(row, 3);
        }
        if (stage != GT_STAGE_PASSED && stage != GT_STAGE_LOST) {
            position->reached_stage = stage;
            position->reached_step = sqlite3_column_int64(row, 2);
        }
    }
    sqlite3_reset(row);
    return 0;
}

#define HAS_DOCUMENT(kind)                                                                         \
    "EXISTS (SELECT 1 FROM deal_document o WHERE o.deal = d.id AND o.kind = '" kind "')"
#define COMPANY_SAYS(column)                                                                       \
    "EXISTS (SELECT 1 FROM party k JOIN company f ON f.party = k.id WHERE k.canon = c.canon "      \
    " AND f." column " IS NOT NULL)"

/* What each requirement asks of deal `d` of the company `c`, in the order of the list. */
static const char met_query[] = "SELECT " COMPANY_SAYS("sector") ", " COMPANY_SAYS(
    "city") ", "
            "d.kind <> 'unknown', d.amount IS NOT NULL, d.pre_money IS NOT NULL, "
            "EXISTS (SELECT 1 FROM deal_origin o WHERE o.deal = d.id AND o.source IS NOT "
            "NULL), "
            "EXISTS (SELECT 1 FROM deal_owner o WHERE o.deal = d.id), "
            "EXISTS (SELECT 1 FROM note n WHERE n.deal = d.id), "
            "EXISTS (SELECT 1 FROM deal_action a WHERE a.deal = d.id AND a.done IS "
            "NULL), " HAS_DOCUMENT("deck") ", " HAS_DOCUMENT("memo") ", " HAS_DOCUMENT(
                "due_diligence") ", " HAS_DOCUMENT("term_sheet") ", "
                                                                 "EXISTS (SELECT 1 FROM investment "
                                                                 "i WHERE i.deal = d.id), "
                                                                 "EXISTS (SELECT 1 FROM pledge l "
                                                                 "WHERE l.deal = d.id) "
                                                                 "FROM deal d JOIN party c ON c.id "
                                                                 "= d.company WHERE d.id = ?";

int gt_requirements_met(struct gt_store *store, int64_t deal, uint32_t *met, struct gt_error *error)
{
    sqlite3_stmt *row = gt_store_query(store, error, met_query, "i", deal);
    if (!row)
        return error->exit;
    int step = gt_store_step(store, row, error);
    if (step < 0)
        return error->exit;
    *met = 0;
    for (int i = 0; step > 0 && i < gt_requirement_words.count; i++)
        if (sqlite3_column_int(row, i))
            *met |= UINT32_C(1) << i;
    sqlite3_reset(row);
    return 0;
}

int gt_step_funnel(struct gt_store *store, int64_t step, int64_t *funnel, struct gt_error *error)
{
    return gt_store_number(
        store,
        gt_store_query(store, error, "SELECT funnel FROM funnel_step WHERE id = ?", "i", step),
        funnel, error);
}

/* Where nothing happened after the day, the derived table has the answer. */
int gt_step_deals(struct gt_store *store, int64_t step, int stage, bool bare, gt_day as_of,
                  int64_t *deals, struct gt_error *error)
{
    bool later = false;
    int code = gt_deal_moved_after(store, as_of, &later, error);
    if (code)
        return code;
    sqlite3_stmt *row =
        later ? gt_store_query(store, error,
                               "SELECT count(*) FROM deal_stood WHERE stage = ?2 AND "
                               "until > ?4 AND day <= ?4 AND "
                               "(step = ?1 OR (?3 AND step IS NULL))",
                               "ikid", step, &gt_stage_words, stage, (int64_t)bare, as_of)
              : gt_store_query(store, error,
                               "SELECT (SELECT count(*) FROM deal_now WHERE stage = ?2 AND "
                               "step = ?1) + CASE WHEN ?3 THEN (SELECT count(*) FROM deal_now "
                               "WHERE stage = ?2 AND step IS NULL) ELSE 0 END",
                               "iki", step, &gt_stage_words, stage, (int64_t)bare);
    return gt_store_number(store, row, deals, error);
}
