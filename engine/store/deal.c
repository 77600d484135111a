/* deal.c - the rows about rounds: deals, stages, stakes, pledges. */
#include "engine/store/deal.h"

#include "engine/store/store_int.h"

int gt_deal_insert(struct gt_store *store, const struct gt_deal_row *deal, int64_t *id,
                   struct gt_error *error)
{
    return gt_store_run(store, error, id,
                        "INSERT INTO deal (company, day, kind, amount, pre_money, post_money, "
                        "currency, others, ref, note, seq) "
                        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                        "idkmmmtitti", deal->company, deal->day, &gt_deal_kind_words, deal->kind,
                        deal->amount, deal->pre_money, deal->post_money, deal->currency->code,
                        (int64_t)deal->others, deal->ref, deal->note, store->seq);
}

int gt_deal_stage_insert(struct gt_store *store, int64_t deal, gt_day day, enum gt_stage stage,
                         struct gt_error *error)
{
    return gt_store_run(store, error, NULL,
                        "INSERT INTO deal_stage (deal, day, stage, seq) VALUES (?, ?, ?, ?)",
                        "idki", deal, day, &gt_stage_words, (int)stage, store->seq);
}

int gt_investment_insert(struct gt_store *store, const struct gt_investment_row *stake,
                         struct gt_error *error)
{
    return gt_store_run(store, error, NULL,
                        "INSERT INTO investment (deal, party, amount, instrument, seq) "
                        "VALUES (?, ?, ?, ?, ?)",
                        "iimki", stake->deal, stake->party, stake->amount, &gt_instrument_words,
                        stake->instrument, store->seq);
}

int gt_pledge_insert(struct gt_store *store, const struct gt_pledge_row *pledge, int64_t *id,
                     struct gt_error *error)
{
    return gt_store_run(store, error, id,
                        "INSERT INTO pledge (deal, party, day, state, amount, seq) "
                        "VALUES (?, ?, ?, ?, ?, ?)",
                        "iidkmi", pledge->deal, pledge->party, pledge->day, &gt_pledge_state_words,
                        pledge->state, pledge->amount, store->seq);
}

int gt_deal_find_ref(struct gt_store *store, const char *ref, int64_t *id, struct gt_error *error)
{
    return gt_store_number(
        store, gt_store_query(store, error, "SELECT id FROM deal WHERE ref = ?", "t", ref), id,
        error);
}

/* Where each deal stood on ?1: the derived table where no later stage is known, else the stages. A
 * deal without a stage on or before ?1 has not come in yet. */
#define DEAL_AT                                                                                    \
    "(SELECT deal, round_day, stage, stage_day FROM deal_now WHERE stage_day <= ?1 "               \
    " UNION ALL SELECT d.id, CASE s.stage WHEN 'closed' THEN s.day ELSE d.day END, s.stage, "      \
    " s.day FROM deal_now n JOIN deal d ON d.id = n.deal JOIN deal_stage s ON s.id = "             \
    "  (SELECT t.id FROM deal_stage t WHERE t.deal = d.id AND t.day <= ?1 "                        \
    "   ORDER BY t.day DESC, t.id DESC LIMIT 1) "                                                  \
    " WHERE n.stage_day > ?1 AND d.day <= ?1) "

/* What a company's record says; a record that was joined to it fills what it leaves open. */
#define COMPANY_SAYS(column)                                                                       \
    "(SELECT f." column " FROM party k JOIN company f ON f.party = k.id WHERE k.canon = c.canon "  \
    " AND f." column " IS NOT NULL ORDER BY k.id = k.canon DESC, k.id LIMIT 1)"

/* Columns in the order of struct gt_deal_row, of `a`, a row of DEAL_AT. */
#define DEAL_COLUMNS                                                                               \
    "d.id, c.canon, p.name, " COMPANY_SAYS("sector") ", " COMPANY_SAYS(                            \
        "city") ", a.round_day, "                                                                  \
                "d.kind, a.stage, a.stage_day, d.amount, "                                         \
                "d.pre_money, d.post_money, d.currency, d.others, d.ref, d.note, "                 \
                "(SELECT group_concat(name, '; ') FROM (SELECT q.name AS name FROM investment i "  \
                " JOIN party k ON k.id = i.party JOIN party q ON q.id = k.canon "                  \
                " WHERE i.deal = d.id GROUP BY q.id ORDER BY min(i.id))) "

#define DEAL_JOINS                                                                                 \
    "JOIN deal d ON d.id = a.deal JOIN party c ON c.id = d.company "                               \
    "JOIN party p ON p.id = c.canon "

static void map_deal(sqlite3_stmt *row, void *deal, struct gt_arena *arena)
{
    *(struct gt_deal_row *)deal = (struct gt_deal_row){
        .id = sqlite3_column_int64(row, 0),
        .company = sqlite3_column_int64(row, 1),
        .company_name = gt_column_text(row, 2, arena),
        .sector = gt_column_text(row, 3, arena),
        .city = gt_column_text(row, 4, arena),
        .day = gt_column_day(row, 5),
        .kind = gt_column_kind(row, 6, &gt_deal_kind_words),
        .stage = gt_column_kind(row, 7, &gt_stage_words),
        .stage_day = gt_column_day(row, 8),
        .amount = gt_column_money(row, 9),
        .pre_money = gt_column_money(row, 10),
        .post_money = gt_column_money(row, 11),
        .currency = gt_column_currency(row, 12),
        .others = sqlite3_column_int(row, 13),
        .ref = gt_column_text(row, 14, arena),
        .note = gt_column_text(row, 15, arena),
        .investors = gt_column_text(row, 16, arena),
    };
}

int gt_deal_read(struct gt_store *store, int64_t id, gt_day as_of, struct gt_deal_row *deal,
                 bool *found, struct gt_arena *arena, struct gt_error *error)
{
    sqlite3_stmt *row = gt_store_query(
        store, error, "SELECT " DEAL_COLUMNS "FROM " DEAL_AT "a " DEAL_JOINS "WHERE a.deal = ?2",
        "di", as_of, id);
    if (!row)
        return error->exit;
    int step = gt_store_step(store, row, error);
    if (step < 0)
        return error->exit;
    *found = step > 0;
    if (step > 0) {
        map_deal(row, deal, arena);
        sqlite3_reset(row);
    }
    return 0;
}

/* The deals of a filter, as DEAL_AT has them. Only a filter by what `deal` says reads it. */
#define DEAL_FILTER                                                                                \
    "FROM " DEAL_AT "a WHERE (?2 IS NULL OR a.round_day >= ?2) "                                   \
    "AND (?3 IS NULL OR a.round_day <= ?3) AND (?5 IS NULL OR a.stage = ?5) "                      \
    "AND (?4 = '' OR instr(?4, ',' || (SELECT d.kind FROM deal d WHERE d.id = a.deal) || ',')) "   \
    "AND (?6 = 0 OR a.deal IN (SELECT d.id FROM party k JOIN deal d ON d.company = k.id "          \
    "  WHERE k.canon = ?6)) "                                                                      \
    "AND (?7 = 0 OR a.deal IN (SELECT i.deal FROM party k JOIN investment i ON i.party = k.id "    \
    "  WHERE k.canon = ?7)) "

/* ",seed,angel," for a set of kinds, "" for all. */
static const char *kind_list(uint32_t kinds, struct gt_arena *arena)
{
    const char *list = kinds ? "," : "";
    for (int kind = 0; list && kind < gt_deal_kind_words.count; kind++)
        if (kinds & 1u << kind)
            list = gt_arena_format(arena, "%s%s,", list, gt_kind_token(&gt_deal_kind_words, kind));
    return list;
}

int gt_deal_list(struct gt_store *store, const struct gt_deal_filter *filter,
                 struct gt_deal_row **rows, size_t *count, int64_t *total, struct gt_arena *arena,
                 struct gt_error *error)
{
    const char *kinds = kind_list(filter->kinds, arena);
    const char *stage = filter->stage < 0 ? NULL : gt_kind_token(&gt_stage_words, filter->stage);
    if (!kinds)
        return gt_fail_memory(error);
    int code = gt_store_number(store,
                               gt_store_query(store, error, "SELECT count(*) " DEAL_FILTER,
                                              "dddttii", filter->as_of, filter->from, filter->to,
                                              kinds, stage, filter->company, filter->investor),
                               total, error);
    if (code)
        return code;
    return gt_store_collect(
        store,
        gt_store_query(store, error,
                       "SELECT " DEAL_COLUMNS "FROM (SELECT * " DEAL_FILTER
                       "ORDER BY round_day DESC, deal DESC LIMIT ?9 OFFSET ?8) a " DEAL_JOINS
                       "ORDER BY a.round_day DESC, a.deal DESC",
                       "dddttiiii", filter->as_of, filter->from, filter->to, kinds, stage,
                       filter->company, filter->investor, filter->offset, filter->limit),
        map_deal, sizeof **rows, rows, count, arena, error);
}

static void map_investment(sqlite3_stmt *row, void *stake, struct gt_arena *arena)
{
    *(struct gt_investment_row *)stake = (struct gt_investment_row){
        .deal = sqlite3_column_int64(row, 0),
        .party = sqlite3_column_int64(row, 1),
        .party_name = gt_column_text(row, 2, arena),
        .amount = gt_column_money(row, 3),
        .instrument = gt_column_kind(row, 4, &gt_instrument_words),
    };
}

int gt_deal_investments(struct gt_store *store, int64_t deal, struct gt_investment_row **rows,
                        size_t *count, struct gt_arena *arena, struct gt_error *error)
{
    return gt_store_collect(
        store,
        gt_store_query(store, error,
                       "SELECT i.deal, p.canon, q.name, i.amount, i.instrument "
                       "FROM investment i JOIN party p ON p.id = i.party "
                       "JOIN party q ON q.id = p.canon "
                       "WHERE i.deal = ?1 AND NOT (i.amount IS NULL AND EXISTS "
                       "(SELECT 1 FROM investment j JOIN party k ON k.id = j.party "
                       " WHERE j.deal = ?1 AND k.canon = p.canon "
                       " AND (j.amount IS NOT NULL OR j.id < i.id))) "
                       "ORDER BY i.amount DESC, i.id",
                       "i", deal),
        map_investment, sizeof **rows, rows, count, arena, error);
}

static void map_pledge(sqlite3_stmt *row, void *pledge, struct gt_arena *arena)
{
    *(struct gt_pledge_row *)pledge = (struct gt_pledge_row){
        .deal = sqlite3_column_int64(row, 0),
        .party = sqlite3_column_int64(row, 1),
        .party_name = gt_column_text(row, 2, arena),
        .day = gt_column_day(row, 3),
        .state = gt_column_kind(row, 4, &gt_pledge_state_words),
        .amount = gt_column_money(row, 5),
    };
}

int gt_pledge_list(struct gt_store *store, int64_t deal, gt_day as_of, struct gt_pledge_row **rows,
                   size_t *count, struct gt_arena *arena, struct gt_error *error)
{
    return gt_store_collect(
        store,
        gt_store_query(store, error,
                       "SELECT l.deal, p.canon, q.name, l.day, l.state, l.amount "
                       "FROM pledge l JOIN party p ON p.id = l.party "
                       "JOIN party q ON q.id = p.canon "
                       "WHERE (?2 = 0 OR l.deal = ?2) AND l.id = "
                       "(SELECT t.id FROM pledge t JOIN party k ON k.id = t.party "
                       " WHERE t.deal = l.deal AND k.canon = p.canon AND t.day <= ?1 "
                       " ORDER BY t.day DESC, t.id DESC LIMIT 1) ORDER BY l.deal, l.id",
                       "di", as_of, deal),
        map_pledge, sizeof **rows, rows, count, arena, error);
}
