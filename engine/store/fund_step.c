/* fund_step.c - the rows about the guidance fund's own steps. */
#include "engine/store/fund_step.h"

#include "engine/store/store_int.h"

static const char *token_of(int result)
{
    return result < 0 ? NULL : gt_kind_token(&gt_step_result_words, result);
}

int gt_fund_step_insert(struct gt_store *store, const struct gt_fund_step_row *step, int64_t *id,
                        struct gt_error *error)
{
    return gt_store_run(store, error, id,
                        "INSERT INTO fund_step (deal, step, day, until, result, document, note, "
                        "seq) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                        "ikddttti", step->deal, &gt_fund_step_words, step->step, step->day,
                        step->until, token_of(step->result), step->document, step->note,
                        store->seq);
}

#define STEP "deal, step, day, until, result, document, note"

int gt_fund_step_update(struct gt_store *store, const struct gt_fund_step_row *step, bool *changed,
                        struct gt_error *error)
{
    int code =
        gt_store_run(store, error, NULL,
                     "UPDATE fund_step SET (" STEP ") = (?2, ?3, ?4, ?5, ?6, ?7, ?8), "
                     "seq = ?9 WHERE id = ?1 AND (" STEP ") IS NOT "
                     "(?2, ?3, ?4, ?5, ?6, ?7, ?8)",
                     "iikddttti", step->id, step->deal, &gt_fund_step_words, step->step, step->day,
                     step->until, token_of(step->result), step->document, step->note, store->seq);
    if (!code && sqlite3_changes(store->db) > 0)
        *changed = true;
    return code;
}

static void map_step(sqlite3_stmt *row, void *step, struct gt_arena *arena)
{
    *(struct gt_fund_step_row *)step = (struct gt_fund_step_row){
        .id = sqlite3_column_int64(row, 0),
        .deal = sqlite3_column_int64(row, 1),
        .company = gt_column_text(row, 2, arena),
        .step = gt_column_kind(row, 3, &gt_fund_step_words),
        .day = gt_column_day(row, 4),
        .until = gt_column_day(row, 5),
        .result = gt_column_kind(row, 6, &gt_step_result_words),
        .document = gt_column_text(row, 7, arena),
        .note = gt_column_text(row, 8, arena),
    };
}

#define STEPS                                                                                      \
    "SELECT s.id, s.deal, p.name, s.step, s.day, s.until, s.result, s.document, s.note "           \
    "FROM fund_step s JOIN deal d ON d.id = s.deal JOIN party c ON c.id = d.company "              \
    "JOIN party p ON p.id = c.canon "

int gt_fund_step_read(struct gt_store *store, int64_t id, struct gt_fund_step_row *step,
                      struct gt_arena *arena, struct gt_error *error)
{
    sqlite3_stmt *row = gt_store_query(store, error, STEPS "WHERE s.id = ?", "i", id);
    int found = row ? gt_store_step(store, row, error) : -1;
    if (found < 0)
        return error->exit;
    *step = (struct gt_fund_step_row){.id = 0};
    if (found > 0) {
        map_step(row, step, arena);
        sqlite3_reset(row);
    }
    return 0;
}

int gt_fund_step_list(struct gt_store *store, int64_t deal, gt_day as_of,
                      struct gt_fund_step_row **rows, size_t *count, struct gt_arena *arena,
                      struct gt_error *error)
{
    sqlite3_stmt *row =
        deal ? gt_store_query(store, error,
                              STEPS "WHERE s.deal = ?2 AND s.day <= ?1 ORDER BY s.day, s.id", "di",
                              as_of, deal)
             : gt_store_query(store, error, STEPS "WHERE s.day <= ?1 ORDER BY s.day, s.id", "d",
                              as_of);
    return gt_store_collect(store, row, map_step, sizeof **rows, rows, count, arena, error);
}
