/* figures.c - the rows about what rules ask. */
#include "engine/store/figures.h"

#include "engine/store/store_int.h"

/* The token of a word, NULL for none. */
static const char *token(const struct gt_kind *kind, int value)
{
    return value < 0 ? NULL : gt_kind_token(kind, value);
}

int gt_figure_insert(struct gt_store *store, const struct gt_figure_row *row, int64_t *id,
                     struct gt_error *error)
{
    return gt_store_run(
        store, error, id,
        "INSERT INTO figure (company, day, registered_in, listed, resident, audited, staff, "
        "college_staff, bachelor_staff, rd_staff, revenue, costs, rd_spending, total_assets, "
        "net_assets, currency, source, seq, high_tech) VALUES (?, ?, ?, nullif(?, -1), "
        "nullif(?, -1), nullif(?, -1), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, nullif(?, -1))",
        "idtiiimmmmmmmmmttii", row->company, row->day, row->registered_in, (int64_t)row->listed,
        (int64_t)row->resident, (int64_t)row->audited, row->staff, row->college_staff,
        row->bachelor_staff, row->rd_staff, row->revenue, row->costs, row->rd_spending,
        row->total_assets, row->net_assets, row->currency->code, row->source, store->seq,
        (int64_t)row->high_tech);
}

int gt_fund_figure_insert(struct gt_store *store, const struct gt_fund_figure_row *row, int64_t *id,
                          struct gt_error *error)
{
    return gt_store_run(
        store, error, id,
        "INSERT INTO fund_figure (fund, day, fund_level, term_stage, approved, set_up, seniors, "
        "projects, invested, early, on_target, local, tech, returned, conceded, loss, currency, "
        "source, seq, fee_on_paid, hidden_debt, derivatives, guarantees, unlimited) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, nullif(?, -1), "
        "nullif(?, -1), nullif(?, -1), nullif(?, -1), nullif(?, -1))",
        "idttddmmmmmmmmmmttiiiiii", row->fund, row->day, token(&gt_fund_level_words, row->level),
        token(&gt_term_stage_words, row->stage), row->approved, row->set_up, row->seniors,
        row->projects, row->invested, row->early, row->on_target, row->local, row->tech,
        row->returned, row->conceded, row->loss, row->currency->code, row->source, store->seq,
        (int64_t)row->fee_on_paid, (int64_t)row->hidden_debt, (int64_t)row->derivatives,
        (int64_t)row->guarantees, (int64_t)row->unlimited);
}

int gt_tie_insert(struct gt_store *store, const struct gt_tie_row *row, int64_t *id,
                  struct gt_error *error)
{
    return gt_store_run(store, error, id,
                        "INSERT INTO tie (company, party, day, tie, family_share, source, seq) "
                        "VALUES (?, ?, ?, ?, ?, ?, ?)",
                        "iidtrti", row->company, row->party, row->day,
                        gt_kind_token(&gt_tie_words, row->tie), row->family_share, row->source,
                        store->seq);
}

int gt_compensation_insert(struct gt_store *store, const struct gt_compensation_row *row,
                           int64_t *id, struct gt_error *error)
{
    return gt_store_run(store, error, id,
                        "INSERT INTO compensation (company, party, day, amount, currency, "
                        "term_stage, document, seq) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                        "iidmttti", row->company, row->party, row->day, row->amount,
                        row->currency->code, token(&gt_term_stage_words, row->stage), row->document,
                        store->seq);
}

int gt_preset_insert(struct gt_store *store, const struct gt_preset_row *row, int64_t *id,
                     struct gt_error *error)
{
    return gt_store_run(store, error, id,
                        "INSERT INTO preset (name, since, until, note, seq) VALUES (?, ?, ?, ?, ?)",
                        "tddti", row->name, row->since, row->until, row->note, store->seq);
}

int gt_deal_override_insert(struct gt_store *store, const struct gt_deal_override_row *row,
                            struct gt_error *error)
{
    return gt_store_run(store, error, NULL,
                        "INSERT INTO deal_override (deal, day, rule, reason, seq) VALUES "
                        "(?, ?, ?, ?, ?)",
                        "idtti", row->deal, row->day, row->rule, row->reason, store->seq);
}

static int flag(sqlite3_stmt *row, int column)
{
    return sqlite3_column_type(row, column) == SQLITE_NULL ? -1 : sqlite3_column_int(row, column);
}

static void map_figure(sqlite3_stmt *row, void *figure, struct gt_arena *arena)
{
    *(struct gt_figure_row *)figure = (struct gt_figure_row){
        .id = sqlite3_column_int64(row, 0),
        .company = sqlite3_column_int64(row, 1),
        .company_name = gt_column_text(row, 2, arena),
        .day = gt_column_day(row, 3),
        .registered_in = gt_column_text(row, 4, arena),
        .listed = flag(row, 5),
        .resident = flag(row, 6),
        .audited = flag(row, 7),
        .staff = gt_column_money(row, 8),
        .college_staff = gt_column_money(row, 9),
        .bachelor_staff = gt_column_money(row, 10),
        .rd_staff = gt_column_money(row, 11),
        .revenue = gt_column_money(row, 12),
        .costs = gt_column_money(row, 13),
        .rd_spending = gt_column_money(row, 14),
        .total_assets = gt_column_money(row, 15),
        .net_assets = gt_column_money(row, 16),
        .currency = gt_column_currency(row, 17),
        .source = gt_column_text(row, 18, arena),
        .high_tech = flag(row, 19),
    };
}

int gt_figure_list(struct gt_store *store, int64_t company, gt_day as_of,
                   struct gt_figure_row **rows, size_t *count, struct gt_arena *arena,
                   struct gt_error *error)
{
    return gt_store_collect(
        store,
        gt_store_query(store, error,
                       "SELECT f.id, p.canon, q.name, f.day, f.registered_in, f.listed, "
                       "f.resident, f.audited, f.staff, f.college_staff, f.bachelor_staff, "
                       "f.rd_staff, f.revenue, f.costs, f.rd_spending, f.total_assets, "
                       "f.net_assets, f.currency, f.source, f.high_tech FROM figure f "
                       "JOIN party p ON p.id = f.company JOIN party q ON q.id = p.canon "
                       "WHERE (?1 = 0 OR p.canon = ?1) AND f.day <= ?2 "
                       "ORDER BY p.canon, f.day, f.id",
                       "id", company, as_of),
        map_figure, sizeof **rows, rows, count, arena, error);
}

static void map_fund_figure(sqlite3_stmt *row, void *figure, struct gt_arena *arena)
{
    *(struct gt_fund_figure_row *)figure = (struct gt_fund_figure_row){
        .id = sqlite3_column_int64(row, 0),
        .fund = sqlite3_column_int64(row, 1),
        .fund_name = gt_column_text(row, 2, arena),
        .day = gt_column_day(row, 3),
        .level = gt_column_kind(row, 4, &gt_fund_level_words),
        .stage = gt_column_kind(row, 5, &gt_term_stage_words),
        .approved = gt_column_day(row, 6),
        .set_up = gt_column_day(row, 7),
        .seniors = gt_column_money(row, 8),
        .projects = gt_column_money(row, 9),
        .invested = gt_column_money(row, 10),
        .early = gt_column_money(row, 11),
        .on_target = gt_column_money(row, 12),
        .local = gt_column_money(row, 13),
        .tech = gt_column_money(row, 14),
        .returned = gt_column_money(row, 15),
        .conceded = gt_column_money(row, 16),
        .loss = gt_column_money(row, 17),
        .currency = gt_column_currency(row, 18),
        .source = gt_column_text(row, 19, arena),
        .fee_on_paid = flag(row, 20),
        .hidden_debt = flag(row, 21),
        .derivatives = flag(row, 22),
        .guarantees = flag(row, 23),
        .unlimited = flag(row, 24),
    };
}

int gt_fund_figure_list(struct gt_store *store, int64_t fund, gt_day as_of,
                        struct gt_fund_figure_row **rows, size_t *count, struct gt_arena *arena,
                        struct gt_error *error)
{
    return gt_store_collect(
        store,
        gt_store_query(store, error,
                       "SELECT f.id, p.canon, q.name, f.day, f.fund_level, f.term_stage, "
                       "f.approved, f.set_up, f.seniors, f.projects, f.invested, f.early, "
                       "f.on_target, f.local, f.tech, f.returned, f.conceded, f.loss, f.currency, "
                       "f.source, f.fee_on_paid, f.hidden_debt, f.derivatives, f.guarantees, "
                       "f.unlimited FROM fund_figure f JOIN party p ON p.id = f.fund "
                       "JOIN party q ON q.id = p.canon WHERE (?1 = 0 OR p.canon = ?1) "
                       "AND f.day <= ?2 ORDER BY p.canon, f.day, f.id",
                       "id", fund, as_of),
        map_fund_figure, sizeof **rows, rows, count, arena, error);
}

static void map_tie(sqlite3_stmt *row, void *tie, struct gt_arena *arena)
{
    *(struct gt_tie_row *)tie = (struct gt_tie_row){
        .id = sqlite3_column_int64(row, 0),
        .company = sqlite3_column_int64(row, 1),
        .company_name = gt_column_text(row, 2, arena),
        .party = sqlite3_column_int64(row, 3),
        .party_name = gt_column_text(row, 4, arena),
        .day = gt_column_day(row, 5),
        .tie = gt_column_kind(row, 6, &gt_tie_words),
        .family_share = gt_column_share(row, 7),
        .source = gt_column_text(row, 8, arena),
    };
}

/* Company and party of a row, with the names of the records that stand for them. */
#define TWO_PARTIES                                                                                \
    "JOIN party c ON c.id = t.company JOIN party d ON d.id = c.canon "                             \
    "JOIN party p ON p.id = t.party JOIN party q ON q.id = p.canon "

int gt_tie_list(struct gt_store *store, int64_t company, gt_day as_of, struct gt_tie_row **rows,
                size_t *count, struct gt_arena *arena, struct gt_error *error)
{
    return gt_store_collect(
        store,
        gt_store_query(store, error,
                       "SELECT t.id, c.canon, d.name, p.canon, q.name, t.day, t.tie, "
                       "t.family_share, t.source FROM tie t " TWO_PARTIES
                       "WHERE (?1 = 0 OR c.canon = ?1) AND t.day <= ?2 "
                       "ORDER BY c.canon, p.canon, t.day, t.id",
                       "id", company, as_of),
        map_tie, sizeof **rows, rows, count, arena, error);
}

static void map_compensation(sqlite3_stmt *row, void *compensation, struct gt_arena *arena)
{
    *(struct gt_compensation_row *)compensation = (struct gt_compensation_row){
        .id = sqlite3_column_int64(row, 0),
        .company = sqlite3_column_int64(row, 1),
        .company_name = gt_column_text(row, 2, arena),
        .party = sqlite3_column_int64(row, 3),
        .party_name = gt_column_text(row, 4, arena),
        .day = gt_column_day(row, 5),
        .amount = gt_column_money(row, 6),
        .currency = gt_column_currency(row, 7),
        .stage = gt_column_kind(row, 8, &gt_term_stage_words),
        .document = gt_column_text(row, 9, arena),
    };
}

int gt_compensation_list(struct gt_store *store, gt_day as_of, struct gt_compensation_row **rows,
                         size_t *count, struct gt_arena *arena, struct gt_error *error)
{
    return gt_store_collect(
        store,
        gt_store_query(store, error,
                       "SELECT t.id, c.canon, d.name, p.canon, q.name, t.day, t.amount, "
                       "t.currency, t.term_stage, t.document FROM compensation t " TWO_PARTIES
                       "WHERE t.day <= ?1 ORDER BY t.day, t.id",
                       "d", as_of),
        map_compensation, sizeof **rows, rows, count, arena, error);
}

static void map_preset(sqlite3_stmt *row, void *preset, struct gt_arena *arena)
{
    *(struct gt_preset_row *)preset = (struct gt_preset_row){
        .id = sqlite3_column_int64(row, 0),
        .name = gt_column_text(row, 1, arena),
        .since = gt_column_day(row, 2),
        .until = gt_column_day(row, 3),
        .note = gt_column_text(row, 4, arena),
    };
}

int gt_preset_list(struct gt_store *store, struct gt_preset_row **rows, size_t *count,
                   struct gt_arena *arena, struct gt_error *error)
{
    return gt_store_collect(store,
                            gt_store_query(store, error,
                                           "SELECT id, name, since, until, note FROM preset "
                                           "ORDER BY name, since, id",
                                           ""),
                            map_preset, sizeof **rows, rows, count, arena, error);
}

static void map_override(sqlite3_stmt *row, void *override, struct gt_arena *arena)
{
    *(struct gt_deal_override_row *) override = (struct gt_deal_override_row){
        .deal = sqlite3_column_int64(row, 0),
        .day = gt_column_day(row, 1),
        .rule = gt_column_text(row, 2, arena),
        .reason = gt_column_text(row, 3, arena),
        .actor = gt_column_text(row, 4, arena),
    };
}

/* What was overridden for a deal, by itself or in one of its closings. */
int gt_deal_override_list(struct gt_store *store, int64_t deal, gt_day as_of,
                          struct gt_deal_override_row **rows, size_t *count, struct gt_arena *arena,
                          struct gt_error *error)
{
    return gt_store_collect(
        store,
        gt_store_query(store, error,
                       "SELECT o.deal, o.day, o.rule, o.reason, e.actor FROM (SELECT deal, day, "
                       "rule, reason, seq FROM deal_override UNION ALL SELECT c.deal, r.day, "
                       "r.rule, r.reason, r.seq FROM closing_override r JOIN closing c "
                       "ON c.id = r.closing) o JOIN entry e ON e.seq = o.seq "
                       "WHERE (?1 = 0 OR o.deal = ?1) AND o.day <= ?2 "
                       "ORDER BY o.deal, o.day, o.seq, o.rule",
                       "id", deal, as_of),
        map_override, sizeof **rows, rows, count, arena, error);
}
