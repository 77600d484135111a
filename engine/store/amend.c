/* amend.c - rows that are corrected: as they are written, and changed. */
#include "engine/store/amend.h"

#include "engine/store/store_int.h"

/* Runs an UPDATE and notes whether it changed a row. */
#define CHANGE(store, changed, error, ...)                                                         \
    do {                                                                                           \
        int code_ = gt_store_run(store, error, NULL, __VA_ARGS__);                                 \
        if (!code_ && sqlite3_changes((store)->db) > 0)                                            \
            *(changed) = true;                                                                     \
        return code_;                                                                              \
    } while (0)

/* The row of a statement: 1 there is one, 0 there is none, -1 an error. */
static int only_row(struct gt_store *store, sqlite3_stmt *row, bool *found, struct gt_error *error)
{
    int step = row ? gt_store_step(store, row, error) : -1;
    *found = step > 0;
    return step;
}

#define DEAL "company, day, kind, amount, pre_money, post_money, currency, others, ref, note"

int gt_deal_written(struct gt_store *store, int64_t id, struct gt_deal_row *deal, bool *found,
                    struct gt_arena *arena, struct gt_error *error)
{
    sqlite3_stmt *row =
        gt_store_query(store, error, "SELECT " DEAL " FROM deal WHERE id = ?", "i", id);
    int step = only_row(store, row, found, error);
    if (step <= 0)
        return step < 0 ? error->exit : 0;
    *deal = (struct gt_deal_row){
        .id = id,
        .company = sqlite3_column_int64(row, 0),
        .day = gt_column_day(row, 1),
        .kind = gt_column_kind(row, 2, &gt_deal_kind_words),
        .amount = gt_column_money(row, 3),
        .pre_money = gt_column_money(row, 4),
        .post_money = gt_column_money(row, 5),
        .currency = gt_column_currency(row, 6),
        .others = sqlite3_column_int(row, 7),
        .ref = gt_column_text(row, 8, arena),
        .note = gt_column_text(row, 9, arena),
    };
    sqlite3_reset(row);
    return 0;
}

int gt_deal_update(struct gt_store *store, const struct gt_deal_row *deal, bool *changed,
                   struct gt_error *error)
{
    CHANGE(store, changed, error,
           "UPDATE deal SET (" DEAL ") = (?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11), seq = ?12 "
           "WHERE id = ?1 AND (" DEAL ") IS NOT (?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
           "iidkmmmtitti", deal->id, deal->company, deal->day, &gt_deal_kind_words, deal->kind,
           deal->amount, deal->pre_money, deal->post_money, deal->currency->code,
           (int64_t)deal->others, deal->ref, deal->note, store->seq);
}

static void map_stage(sqlite3_stmt *row, void *stage, struct gt_arena *arena)
{
    *(struct gt_stage_row *)stage = (struct gt_stage_row){
        .id = sqlite3_column_int64(row, 0),
        .deal = sqlite3_column_int64(row, 1),
        .day = gt_column_day(row, 2),
        .stage = gt_column_kind(row, 3, &gt_stage_words),
        .step = sqlite3_column_int64(row, 4),
        .reason = gt_column_kind(row, 5, &gt_pass_reason_words),
        .note = gt_column_text(row, 6, arena),
    };
}

int gt_stage_written(struct gt_store *store, int64_t id, struct gt_stage_row *stage, bool *found,
                     struct gt_arena *arena, struct gt_error *error)
{
    sqlite3_stmt *row = gt_store_query(
        store, error,
        "SELECT id, deal, day, stage, step, reason, note FROM deal_stage WHERE id = ?", "i", id);
    int step = only_row(store, row, found, error);
    if (step <= 0)
        return step < 0 ? error->exit : 0;
    map_stage(row, stage, arena);
    sqlite3_reset(row);
    return 0;
}

int gt_deal_stages(struct gt_store *store, int64_t deal, struct gt_stage_row **rows, size_t *count,
                   struct gt_arena *arena, struct gt_error *error)
{
    return gt_store_collect(
        store,
        gt_store_query(store, error,
                       "SELECT id, deal, day, stage, step, reason, note FROM deal_stage "
                       "WHERE deal = ? ORDER BY day, id",
                       "i", deal),
        map_stage, sizeof **rows, rows, count, arena, error);
}

int gt_stage_update(struct gt_store *store, const struct gt_stage_row *stage, bool *changed,
                    struct gt_error *error)
{
    CHANGE(store, changed, error,
           "UPDATE deal_stage SET (deal, day, stage, step, reason, note) = "
           "(?2, ?3, ?4, nullif(?5, 0), nullif(?6, '?'), ?7), seq = ?8 "
           "WHERE id = ?1 AND (deal, day, stage, step, reason, note) IS NOT "
           "(?2, ?3, ?4, nullif(?5, 0), nullif(?6, '?'), ?7)",
           "iidkikti", stage->id, stage->deal, stage->day, &gt_stage_words, stage->stage,
           stage->step, &gt_pass_reason_words, stage->reason, stage->note, store->seq);
}

int gt_investment_written(struct gt_store *store, int64_t id, struct gt_investment_row *stake,
                          bool *found, struct gt_arena *arena, struct gt_error *error)
{
    sqlite3_stmt *row = gt_store_query(store, error,
                                       "SELECT i.deal, i.party, p.name, i.amount, i.instrument "
                                       "FROM investment i JOIN party p ON p.id = i.party "
                                       "WHERE i.id = ?",
                                       "i", id);
    int step = only_row(store, row, found, error);
    if (step <= 0)
        return step < 0 ? error->exit : 0;
    *stake = (struct gt_investment_row){
        .id = id,
        .deal = sqlite3_column_int64(row, 0),
        .party = sqlite3_column_int64(row, 1),
        .party_name = gt_column_text(row, 2, arena),
        .amount = gt_column_money(row, 3),
        .instrument = gt_column_kind(row, 4, &gt_instrument_words),
    };
    sqlite3_reset(row);
    return 0;
}

int gt_investment_update(struct gt_store *store, const struct gt_investment_row *stake,
                         bool *changed, struct gt_error *error)
{
    CHANGE(store, changed, error,
           "UPDATE investment SET (deal, party, amount, instrument) = (?2, ?3, ?4, ?5), seq = ?6 "
           "WHERE id = ?1 AND (deal, party, amount, instrument) IS NOT (?2, ?3, ?4, ?5)",
           "iiimki", stake->id, stake->deal, stake->party, stake->amount, &gt_instrument_words,
           stake->instrument, store->seq);
}

int gt_pledge_written(struct gt_store *store, int64_t id, struct gt_pledge_row *pledge, bool *found,
                      struct gt_arena *arena, struct gt_error *error)
{
    sqlite3_stmt *row = gt_store_query(store, error,
                                       "SELECT l.deal, l.party, p.name, l.day, l.state, l.amount, "
                                       "l.minimum, l.priority "
                                       "FROM pledge l JOIN party p ON p.id = l.party "
                                       "WHERE l.id = ?",
                                       "i", id);
    int step = only_row(store, row, found, error);
    if (step <= 0)
        return step < 0 ? error->exit : 0;
    *pledge = (struct gt_pledge_row){
        .id = id,
        .deal = sqlite3_column_int64(row, 0),
        .party = sqlite3_column_int64(row, 1),
        .party_name = gt_column_text(row, 2, arena),
        .day = gt_column_day(row, 3),
        .state = gt_column_kind(row, 4, &gt_pledge_state_words),
        .amount = gt_column_money(row, 5),
        .minimum = sqlite3_column_int64(row, 6),
        .priority = sqlite3_column_int64(row, 7),
    };
    sqlite3_reset(row);
    return 0;
}

int gt_pledge_update(struct gt_store *store, const struct gt_pledge_row *pledge, bool *changed,
                     struct gt_error *error)
{
    CHANGE(store, changed, error,
           "UPDATE pledge SET (deal, party, day, state, amount, minimum, priority) = "
           "(?2, ?3, ?4, ?5, ?6, nullif(?7, 0), nullif(?8, 0)), seq = ?9 WHERE id = ?1 AND "
           "(deal, party, day, state, amount, minimum, priority) IS NOT "
           "(?2, ?3, ?4, ?5, ?6, nullif(?7, 0), nullif(?8, 0))",
           "iiidkmiii", pledge->id, pledge->deal, pledge->party, pledge->day,
           &gt_pledge_state_words, pledge->state, pledge->amount, pledge->minimum,
           pledge->priority, store->seq);
}

#define MARK "party, company, day, value, currency, method, note, inputs, class, reviewer"

int gt_mark_written(struct gt_store *store, int64_t id, struct gt_mark_row *mark, bool *found,
                    struct gt_arena *arena, struct gt_error *error)
{
    sqlite3_stmt *row =
        gt_store_query(store, error, "SELECT " MARK " FROM mark WHERE id = ?", "i", id);
    int step = only_row(store, row, found, error);
    if (step <= 0)
        return step < 0 ? error->exit : 0;
    *mark = (struct gt_mark_row){
        .id = id,
        .party = sqlite3_column_int64(row, 0),
        .company = sqlite3_column_int64(row, 1),
        .day = gt_column_day(row, 2),
        .value = gt_column_money(row, 3),
        .currency = gt_column_currency(row, 4),
        .method = gt_column_kind(row, 5, &gt_mark_method_words),
        .note = gt_column_text(row, 6, arena),
        .inputs = gt_column_text(row, 7, arena),
        .class = sqlite3_column_int64(row, 8),
        .reviewer = gt_column_text(row, 9, arena),
    };
    sqlite3_reset(row);
    return 0;
}

int gt_mark_update(struct gt_store *store, const struct gt_mark_row *mark, bool *changed,
                   struct gt_error *error)
{
    CHANGE(store, changed, error,
           "UPDATE mark SET (" MARK ") = (?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11), seq = ?12 "
           "WHERE id = ?1 AND (" MARK ") IS NOT (?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
           "iiidmtkttmti", mark->id, mark->party, mark->company, mark->day, mark->value,
           mark->currency->code, &gt_mark_method_words, mark->method, mark->note, mark->inputs,
           mark->class ? mark->class : GT_MONEY_UNKNOWN, mark->reviewer, store->seq);
}

#define EXIT "party, company, day, kind, proceeds, currency, share, note"

int gt_exit_written(struct gt_store *store, int64_t id, struct gt_exit_row *exit, bool *found,
                    struct gt_arena *arena, struct gt_error *error)
{
    sqlite3_stmt *row =
        gt_store_query(store, error, "SELECT " EXIT " FROM exit WHERE id = ?", "i", id);
    int step = only_row(store, row, found, error);
    if (step <= 0)
        return step < 0 ? error->exit : 0;
    *exit = (struct gt_exit_row){
        .id = id,
        .party = sqlite3_column_int64(row, 0),
        .company = sqlite3_column_int64(row, 1),
        .day = gt_column_day(row, 2),
        .kind = gt_column_kind(row, 3, &gt_exit_kind_words),
        .proceeds = gt_column_money(row, 4),
        .currency = gt_column_currency(row, 5),
        .share = gt_column_share(row, 6),
        .note = gt_column_text(row, 7, arena),
    };
    sqlite3_reset(row);
    return 0;
}

int gt_exit_update(struct gt_store *store, const struct gt_exit_row *exit, bool *changed,
                   struct gt_error *error)
{
    CHANGE(store, changed, error,
           "UPDATE exit SET (" EXIT ") = (?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9), seq = ?10 "
           "WHERE id = ?1 AND (" EXIT ") IS NOT (?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
           "iiidkmtrti", exit->id, exit->party, exit->company, exit->day, &gt_exit_kind_words,
           exit->kind, exit->proceeds, exit->currency->code, exit->share, exit->note, store->seq);
}

int gt_deal_has_amounts(struct gt_store *store, int64_t deal, bool *has, struct gt_error *error)
{
    int64_t found = 0;
    int code = gt_store_number(
        store,
        gt_store_query(store, error,
                       "SELECT EXISTS (SELECT 1 FROM investment WHERE deal = ?1 AND amount IS NOT "
                       "NULL) OR EXISTS (SELECT 1 FROM pledge WHERE deal = ?1 AND amount IS NOT "
                       "NULL) OR EXISTS (SELECT 1 FROM closing WHERE deal = ?1)",
                       "i", deal),
        &found, error);
    *has = found != 0;
    return code;
}

/* A holder of mark or exit `h` who stood in a closed round of the company by its day, or had paid
 * into it: a sub-fund. */
#define HELD                                                                                       \
    "(EXISTS (SELECT 1 FROM party k JOIN deal d ON d.company = k.id "                              \
    " JOIN deal_now n ON n.deal = d.id JOIN investment i ON i.deal = d.id "                        \
    " JOIN party q ON q.id = i.party WHERE k.canon = c.canon AND n.stage = 'closed' "              \
    " AND n.round_day <= h.day AND q.canon = p.canon) "                                            \
    "OR EXISTS (SELECT 1 FROM drawdown w JOIN commitment m ON m.id = w.commitment "                \
    " JOIN party k ON k.id = m.fund JOIN party q ON q.id = m.party "                               \
    " WHERE k.canon = c.canon AND w.day <= h.day AND q.canon = p.canon))"
#define UNHELD(table, number)                                                                      \
    "SELECT " number " AS place, h.id AS id FROM party c JOIN " table " h ON h.company = c.id "    \
    "JOIN party p ON p.id = h.party WHERE c.canon = ?1 AND NOT " HELD

int gt_unheld(struct gt_store *store, int64_t company, int64_t *count, const char **table,
              int64_t *row, struct gt_error *error)
{
    bool found = false;
    sqlite3_stmt *unheld = gt_store_query(
        store, error,
        "SELECT count(*), max(place), max(id) FROM (" UNHELD("mark", "1") " UNION ALL " UNHELD(
            "exit", "2") ") GROUP BY place ORDER BY place LIMIT 1",
        "i", company);
    int step = only_row(store, unheld, &found, error);
    *count = 0;
    if (step <= 0)
        return step < 0 ? error->exit : 0;
    *count = sqlite3_column_int64(unheld, 0);
    *table = sqlite3_column_int(unheld, 1) == 1 ? "mark" : "exit";
    *row = sqlite3_column_int64(unheld, 2);
    sqlite3_reset(unheld);
    return 0;
}
