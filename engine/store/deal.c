/* deal.c - the rows about rounds: deals, stages, stakes, pledges. */
#include "engine/store/deal.h"

#include "engine/base/text.h"
#include "engine/store/store_int.h"

#include <stdio.h>

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

int gt_investment_insert(struct gt_store *store, struct gt_investment_row *stake,
                         struct gt_error *error)
{
    return gt_store_run(store, error, &stake->id,
                        "INSERT INTO investment (deal, party, amount, instrument, seq) "
                        "VALUES (?, ?, ?, ?, ?)",
                        "iimki", stake->deal, stake->party, stake->amount, &gt_instrument_words,
                        stake->instrument, store->seq);
}

int gt_pledge_insert(struct gt_store *store, const struct gt_pledge_row *pledge, int64_t *id,
                     struct gt_error *error)
{
    return gt_store_run(store, error, id,
                        "INSERT INTO pledge (deal, party, day, state, amount, minimum, priority, "
                        "seq) VALUES (?, ?, ?, ?, ?, nullif(?, 0), nullif(?, 0), ?)",
                        "iidkmiii", pledge->deal, pledge->party, pledge->day,
                        &gt_pledge_state_words, pledge->state, pledge->amount, pledge->minimum,
                        pledge->priority, store->seq);
}

int gt_deal_find_ref(struct gt_store *store, const char *ref, int64_t *id, struct gt_error *error)
{
    return gt_store_number(
        store, gt_store_query(store, error, "SELECT id FROM deal WHERE ref = ?", "t", ref), id,
        error);
}

/* What a company's record says; a record that was joined to it fills what it leaves open. */
#define COMPANY_SAYS(column)                                                                       \
    "(SELECT f." column " FROM party k JOIN company f ON f.party = k.id WHERE k.canon = c.canon "  \
    " AND f." column " IS NOT NULL ORDER BY k.id = k.canon DESC, k.id LIMIT 1)"

/* Columns in the order of struct gt_deal_row; `a` says where the deal stood. */
#define DEAL_COLUMNS                                                                               \
    "d.id, c.canon, p.name, " COMPANY_SAYS("sector") ", " COMPANY_SAYS(                            \
        "city") ", a.round_day, "                                                                  \
                "d.kind, a.stage, a.stage_day, d.amount, "                                         \
                "d.pre_money, d.post_money, d.currency, d.others, d.ref, d.note, "                 \
                "(SELECT group_concat(name, '; ') FROM (SELECT q.name AS name FROM investment i "  \
                " JOIN party k ON k.id = i.party JOIN party q ON q.id = k.canon "                  \
                " WHERE i.deal = d.id GROUP BY q.id ORDER BY min(i.id))) "

/* The stage of deal `d` on a day. */
#define DEAL_STAGE_AT(day)                                                                         \
    "(SELECT t.id FROM deal_stage t WHERE t.deal = d.id AND t.day <= " day                         \
    " ORDER BY t.day DESC, t.id DESC LIMIT 1)"

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

static int read_one(struct gt_store *store, sqlite3_stmt *row, struct gt_deal_row *deal,
                    bool *found, struct gt_arena *arena, struct gt_error *error)
{
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

#define ROUND_DAY "CASE s.stage WHEN 'closed' THEN s.day ELSE d.day END"

int gt_deal_read(struct gt_store *store, int64_t id, gt_day as_of, struct gt_deal_row *deal,
                 bool *found, struct gt_arena *arena, struct gt_error *error)
{
    sqlite3_stmt *row = gt_store_query(
        store, error,
        "SELECT " DEAL_COLUMNS
        "FROM (SELECT s.deal AS deal, s.stage AS stage, s.day AS stage_day, " ROUND_DAY
        " AS round_day FROM deal d JOIN deal_stage s ON s.id = " DEAL_STAGE_AT(
            "?1") " WHERE d.id = ?2) a " DEAL_JOINS,
        "di", as_of, id);
    return read_one(store, row, deal, found, arena, error);
}

int gt_deal_read_bare(struct gt_store *store, int64_t id, gt_day as_of, struct gt_deal_row *deal,
                      bool *found, struct gt_arena *arena, struct gt_error *error)
{
    sqlite3_stmt *row = gt_store_query(
        store, error,
        "SELECT d.id, c.canon, NULL, NULL, NULL, " ROUND_DAY ", d.kind, s.stage, s.day, d.amount, "
        "d.pre_money, d.post_money, d.currency, d.others, d.ref, d.note, NULL FROM deal d "
        "JOIN party c ON c.id = d.company JOIN deal_stage s ON s.id = " DEAL_STAGE_AT(
            "?1") " WHERE d.id = ?2",
        "di", as_of, id);
    return read_one(store, row, deal, found, arena, error);
}

/* A list's SQL is put together from what the filter asks, so that each question is read off its
 * index. What stands in it are days, numbers and words of ours. */

/* Conditions on what the pipeline keeps beside a deal, as of the date asked. */
static void add_pipeline_conditions(struct gt_text *sql, const struct gt_deal_filter *filter)
{
    char day[GT_DAY_TEXT];
    gt_day_format(filter->as_of, day);
    for (int source = 0, n = 0; source < gt_deal_source_words.count; source++)
        if (filter->sources & 1u << source)
            gt_text_format(sql, "%s'%s'",
                           n++ ? ", "
                               : " AND deal IN (SELECT o.deal FROM deal_origin o WHERE o.source IN "
                                 "(",
                           gt_kind_token(&gt_deal_source_words, source));
    gt_text_puts(sql, filter->sources ? "))" : "");
    if (filter->owner)
        gt_text_format(sql,
                       " AND deal IN (SELECT h.deal FROM party k JOIN deal_owner h ON h.owner = "
                       "k.id WHERE k.canon = %lld AND h.id = (SELECT l.id FROM deal_owner l WHERE "
                       "l.deal = h.deal AND l.day <= '%s' ORDER BY l.day DESC, l.id DESC LIMIT 1))",
                       (long long)filter->owner, day);
    if (filter->tag)
        gt_text_format(
            sql,
            " AND deal IN (SELECT g.deal FROM deal_tag g WHERE g.folded = (SELECT f.folded "
            "FROM deal_tag f WHERE f.id = %lld) AND g.since <= '%s' AND (g.until IS NULL "
            "OR g.until > '%s'))",
            (long long)filter->tag, day, day);
    if (filter->step || filter->bare_step)
        gt_text_format(sql, " AND (step = %lld%s)", (long long)filter->step,
                       filter->bare_step ? " OR step IS NULL" : "");
}

/* Conditions on a row that says deal, kind, round_day, stage and step. */
static void add_conditions(struct gt_text *sql, const struct gt_deal_filter *filter)
{
    char day[GT_DAY_TEXT];
    if (filter->from != GT_DAY_NONE)
        gt_text_format(sql, " AND round_day >= '%s'", gt_day_format(filter->from, day));
    if (filter->to != GT_DAY_NONE)
        gt_text_format(sql, " AND round_day <= '%s'", gt_day_format(filter->to, day));
    if (filter->stage >= 0)
        gt_text_format(sql, " AND stage = '%s'", gt_kind_token(&gt_stage_words, filter->stage));
    for (int kind = 0, n = 0; kind < gt_deal_kind_words.count; kind++)
        if (filter->kinds & 1u << kind)
            gt_text_format(sql, "%s'%s'", n++ ? ", " : " AND kind IN (",
                           gt_kind_token(&gt_deal_kind_words, kind));
    gt_text_puts(sql, filter->kinds ? ")" : "");
    if (filter->company)
        gt_text_format(sql,
                       " AND deal IN (SELECT d.id FROM party k JOIN deal d ON d.company = k.id "
                       "WHERE k.canon = %lld)",
                       (long long)filter->company);
    if (filter->investor)
        gt_text_format(sql,
                       " AND deal IN (SELECT i.deal FROM party k JOIN investment i "
                       "ON i.party = k.id WHERE k.canon = %lld)",
                       (long long)filter->investor);
    add_pipeline_conditions(sql, filter);
}

#define LATEST_FIRST " ORDER BY round_day DESC, deal DESC"

/* Nothing is known to have happened after the date asked: the derived table has the answer. */
static void add_now(struct gt_text *sql, const char *what, const struct gt_deal_filter *filter)
{
    gt_text_format(sql, "SELECT %s FROM deal_now WHERE 1", what);
    add_conditions(sql, filter);
}

/* Else the stages are asked: of the deals that had come in by then, those that were closed, by the
 * day of their closing, and the others, by the day they came in. So each half can be read in its
 * order until a page is full. `last` ends each half. */
static void add_then(struct gt_text *sql, const char *what, const struct gt_deal_filter *filter,
                     const char *last)
{
    char day[GT_DAY_TEXT];
    gt_day_format(filter->as_of, day);
    gt_text_format(sql,
                   "SELECT * FROM (SELECT %s FROM (SELECT n.id AS deal, n.kind AS kind, n.day AS "
                   "round_day, s.stage AS stage, s.day AS stage_day, s.step AS step FROM deal n "
                   "JOIN deal_stage s ON s.id = (SELECT t.id FROM deal_stage t "
                   "WHERE t.deal = n.id AND t.day <= '%s' ORDER BY t.day DESC, t.id DESC LIMIT 1) "
                   "WHERE n.day <= '%s' AND n.same_as IS NULL AND s.stage <> 'closed') WHERE 1",
                   what, day, day);
    add_conditions(sql, filter);
    gt_text_format(sql,
                   "%s) UNION ALL SELECT * FROM (SELECT %s FROM (SELECT s.deal AS deal, n.kind AS "
                   "kind, s.day AS round_day, s.stage AS stage, s.day AS stage_day, s.step AS step "
                   "FROM deal_stage s JOIN deal n ON n.id = s.deal WHERE s.stage = 'closed' "
                   "AND s.day <= '%s' AND n.day <= '%s' AND n.same_as IS NULL AND s.id = (SELECT "
                   "t.id FROM deal_stage t "
                   "WHERE t.deal = s.deal AND t.day <= '%s' ORDER BY t.day DESC, t.id DESC LIMIT 1)"
                   ") WHERE 1",
                   last, what, day, day, day);
    add_conditions(sql, filter);
    gt_text_format(sql, "%s)", last);
}

/* Where each deal stood on the day asked. `by_deal`: they are looked up by their deals. */
static void add_stays(struct gt_text *sql, const struct gt_deal_filter *filter, bool by_deal)
{
    char day[GT_DAY_TEXT];
    gt_day_format(filter->as_of, day);
    gt_text_format(sql,
                   "(SELECT deal, kind, round_day, stage, day AS stage_day, step FROM deal_stood "
                   "WHERE %suntil > '%s' AND day <= '%s')",
                   by_deal ? "+" : "", day, day);
}

static bool is_by_stage(const struct gt_deal_filter *filter)
{
    return filter->stage >= 0 || filter->step || filter->bare_step;
}

/* Where a stage is asked for: an index of where deals stood, by their stages, is read from end to
 * end, and what a day saw is put in order. Those of a company or a party are looked up. */
static void add_stood(struct gt_text *sql, const char *what, const struct gt_deal_filter *filter)
{
    gt_text_format(sql, "SELECT %s FROM ", what);
    add_stays(sql, filter, filter->company || filter->investor);
    gt_text_puts(sql, " WHERE 1");
    add_conditions(sql, filter);
}

/* Where much is read in order: the closed ones are gathered, and the others read by the days they
 * came in, without asking where they stood. */
static void add_came(struct gt_text *sql, const char *what, const struct gt_deal_filter *filter)
{
    char day[GT_DAY_TEXT];
    gt_day_format(filter->as_of, day);
    gt_text_puts(sql, "WITH closed AS MATERIALIZED (SELECT deal, kind, round_day FROM ");
    add_stays(sql, filter, false);
    gt_text_format(sql, " WHERE stage = 'closed') SELECT %s FROM closed WHERE 1", what);
    add_conditions(sql, filter);
    gt_text_format(sql,
                   " UNION ALL SELECT %s FROM (SELECT deal, kind, came_in AS round_day FROM "
                   "deal_came WHERE came_in <= '%s' AND deal NOT IN (SELECT deal FROM closed)) "
                   "WHERE 1",
                   what, day);
    add_conditions(sql, filter);
}

#define STANDS "deal, round_day, stage, stage_day"

/* How the deals of a filter are found. */
enum finding {
    NOW,   /* nothing happened after the date asked */
    KNOWN, /* nor was known to have: that table is a view, to be read and not joined by a key */
    THEN,  /* read in their order, asking each where it stood */
    CAME,  /* read in their order */
    STOOD, /* found by their stages */
};

/* Pages that far on are reached by asking no deal where it stood. */
#define FAR_ON 5000

static enum finding finding_of(const struct gt_store *store, const struct gt_deal_filter *filter,
                               bool later)
{
    if (store->knows && (filter->company || filter->investor))
        return STOOD;
    if (!later)
        return store->knows ? KNOWN : NOW;
    if (is_by_stage(filter))
        return STOOD;
    return store->knows || filter->offset > FAR_ON ? CAME : THEN;
}

/* What is found of a deal on a page, and what else is asked of it when it is told. */
static void add_found(struct gt_text *sql, const struct gt_deal_filter *filter,
                      enum finding finding)
{
    char half[96] = LATEST_FIRST;
    if (filter->limit >= 0)
        snprintf(half, sizeof half, LATEST_FIRST " LIMIT %lld",
                 (long long)(filter->offset + filter->limit));
    switch (finding) {
    case NOW:
        add_now(sql, "deal", filter);
        return;
    case KNOWN:
        add_now(sql, STANDS, filter);
        return;
    case THEN:
        add_then(sql, STANDS, filter, half);
        return;
    case CAME:
        add_came(sql, "deal, round_day", filter);
        return;
    case STOOD:
        add_stood(sql, "deal, round_day", filter);
    }
}

/* The page is found first, then its rows are told: off the table of now, in an index that has no
 * more than its order. */
static void add_page(struct gt_text *sql, const struct gt_deal_filter *filter, enum finding finding)
{
    gt_text_puts(sql, "SELECT " DEAL_COLUMNS "FROM (");
    add_found(sql, filter, finding);
    gt_text_format(sql, LATEST_FIRST " LIMIT %lld OFFSET %lld) ", (long long)filter->limit,
                   (long long)filter->offset);
    if (finding == CAME || finding == STOOD) {
        gt_text_puts(sql, "l CROSS JOIN ");
        add_stays(sql, filter, true);
        gt_text_puts(sql, " a ON a.deal = l.deal ");
    } else {
        gt_text_puts(sql, finding == NOW ? "l JOIN deal_now a ON a.deal = l.deal " : "a ");
    }
    gt_text_puts(sql, DEAL_JOINS "ORDER BY a.round_day DESC, a.deal DESC");
}

/* Every deal that had come in was in some stage, so that where none is asked for, and no day of a
 * round, those that had are counted. */
static void add_count(struct gt_text *sql, const struct gt_deal_filter *filter,
                      enum finding finding)
{
    char day[GT_DAY_TEXT];
    bool whole = !is_by_stage(filter) && filter->from == GT_DAY_NONE && filter->to == GT_DAY_NONE;
    gt_day_format(filter->as_of, day);
    if (finding == STOOD) {
        add_stood(sql, "count(*)", filter);
    } else if (whole && finding != NOW && finding != THEN) {
        gt_text_format(sql, "SELECT count(*) FROM deal_came WHERE came_in <= '%s'", day);
        add_conditions(sql, filter);
    } else if (finding == CAME || (finding == THEN && !whole)) {
        gt_text_puts(sql, "SELECT sum(n) FROM (");
        if (finding == CAME)
            add_came(sql, "count(*) AS n", filter);
        else
            add_then(sql, "count(*) AS n", filter, "");
        gt_text_puts(sql, ")");
    } else {
        add_now(sql, "count(*)", filter);
        if (finding == THEN)
            gt_text_format(sql, " AND day <= '%s'", day);
    }
}

static int count_deals(struct gt_store *store, const struct gt_deal_filter *filter,
                       enum finding finding, int64_t *total, struct gt_error *error)
{
    struct gt_text sql = {0};
    add_count(&sql, filter, finding);
    sqlite3_stmt *row = gt_store_prepare(store, &sql, error);
    int code = gt_store_number(store, row, total, error);
    sqlite3_finalize(row);
    return code;
}

int gt_deal_list(struct gt_store *store, const struct gt_deal_filter *filter,
                 struct gt_deal_row **rows, size_t *count, int64_t *total, struct gt_arena *arena,
                 struct gt_error *error)
{
    struct gt_text sql = {0};
    bool later = false;
    int code = gt_deal_moved_after(store, filter->as_of, &later, error);
    enum finding finding = finding_of(store, filter, later);
    if (!code)
        code = count_deals(store, filter, finding, total, error);
    if (code)
        return code;
    add_page(&sql, filter, finding);
    sqlite3_stmt *row = gt_store_prepare(store, &sql, error);
    code = gt_store_collect(store, row, map_deal, sizeof **rows, rows, count, arena, error);
    sqlite3_finalize(row);
    return code;
}

int gt_deal_stood_in(struct gt_store *store, int64_t company, int64_t party, gt_day day,
                     gt_day *round, struct gt_error *error)
{
    sqlite3_stmt *row = gt_store_query(
        store, error,
        "SELECT s.day FROM party k JOIN deal d ON d.company = k.id "
        "JOIN deal_stage s ON s.id = " DEAL_STAGE_AT(
            "?3") " WHERE k.canon = ?1 AND d.day <= ?3 AND d.same_as IS NULL AND s.stage = "
                  "'closed' "
                  "AND d.id IN (SELECT i.deal FROM party p JOIN investment i ON i.party = p.id "
                  "WHERE p.canon = ?2) ORDER BY s.day DESC LIMIT 1",
        "iid", company, party, day);
    int step = row ? gt_store_step(store, row, error) : -1;
    *round = GT_DAY_NONE;
    if (step > 0) {
        *round = gt_column_day(row, 0);
        sqlite3_reset(row);
    }
    return step < 0 ? (int)error->exit : 0;
}

int gt_deal_moved_after(struct gt_store *store, gt_day day, bool *later, struct gt_error *error)
{
    int64_t found = 0;
    int code = gt_store_number(
        store,
        gt_store_query(store, error,
                       "SELECT EXISTS (SELECT 1 FROM main.deal_now WHERE stage_day > ?1) "
                       "OR (?2 AND EXISTS (SELECT 1 FROM main.deal_stage_past WHERE day > ?1))",
                       "di", day, (int64_t)store->knows),
        &found, error);
    *later = found != 0;
    return code;
}

int gt_deal_staked(struct gt_store *store, int64_t deal, int64_t except, gt_money *sum,
                   struct gt_error *error)
{
    int64_t all = 0, own = 0;
    int code = gt_store_number(
        store,
        gt_store_query(store, error, "SELECT amount FROM deal_stakes WHERE deal = ?", "i", deal),
        &all, error);
    if (!code)
        code = gt_store_number(store,
                               gt_store_query(store, error,
                                              "SELECT amount FROM investment WHERE id = ? AND "
                                              "deal = ?",
                                              "ii", except, deal),
                               &own, error);
    *sum = all - own;
    return code;
}

static void map_investment(sqlite3_stmt *row, void *stake, struct gt_arena *arena)
{
    *(struct gt_investment_row *)stake = (struct gt_investment_row){
        .deal = sqlite3_column_int64(row, 0),
        .party = sqlite3_column_int64(row, 1),
        .party_name = gt_column_text(row, 2, arena),
        .amount = gt_column_money(row, 3),
        .instrument = gt_column_kind(row, 4, &gt_instrument_words),
        .id = sqlite3_column_int64(row, 5),
    };
}

int gt_deal_investments(struct gt_store *store, int64_t deal, struct gt_investment_row **rows,
                        size_t *count, struct gt_arena *arena, struct gt_error *error)
{
    return gt_store_collect(
        store,
        gt_store_query(store, error,
                       "SELECT i.deal, p.canon, q.name, i.amount, i.instrument, i.id "
                       "FROM investment i JOIN party p ON p.id = i.party "
                       "JOIN party q ON q.id = p.canon "
                       "WHERE i.deal = ?1 AND NOT (i.amount IS NULL AND EXISTS "
                       "(SELECT 1 FROM investment j WHERE j.deal = ?1 AND j.party = i.party "
                       " AND j.id > i.id)) "
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
        .id = sqlite3_column_int64(row, 6),
    };
}

int gt_pledge_list(struct gt_store *store, int64_t deal, gt_day as_of, struct gt_pledge_row **rows,
                   size_t *count, struct gt_arena *arena, struct gt_error *error)
{
    return gt_store_collect(
        store,
        gt_store_query(store, error,
                       "SELECT l.deal, p.canon, q.name, l.day, l.state, l.amount, l.id "
                       "FROM pledge l JOIN party p ON p.id = l.party "
                       "JOIN party q ON q.id = p.canon "
                       "WHERE (?2 = 0 OR l.deal = ?2) AND l.id = "
                       "(SELECT t.id FROM pledge t JOIN party k ON k.id = t.party "
                       " WHERE t.deal = l.deal AND k.canon = p.canon AND t.day <= ?1 "
                       " ORDER BY t.day DESC, t.id DESC LIMIT 1) ORDER BY l.deal, l.id",
                       "di", as_of, deal),
        map_pledge, sizeof **rows, rows, count, arena, error);
}
