/* board_portfolio.c - the board's view: what the fund holds, and what it returned.
 *
 * A holding's value on the date is its latest mark plus what was paid in after it, times the part
 * not sold since; without a mark, its cost times the part not sold. Marks of several classes of
 * shares on one day add up. The part not sold is the product of (1 - share) over the exits. What
 * was received is in receipts.h: exits, without what is still in escrow, and payouts. In a ledger
 * without a fund a back-cast's assumed stakes stand in, and have a cost only.
 */
#include "engine/operations/board_int.h"

#include "engine/operations/receipts.h"
#include "engine/store/holding.h"

/* A row of the board and what it is reckoned from. */
struct holding {
    int64_t company;
    gt_money after_mark; /* paid in since the latest mark */
    double held;         /* the part not sold since the latest mark */
    double held_ever;    /* the part not sold at all */
};

struct portfolio {
    struct gt_board_making *making;
    struct holding *holdings;
    struct gt_board_holding *rows; /* beside holdings */
    size_t count;
    struct gt_mark_row *marks; /* of the fund, in the order of days */
    size_t mark_count;
    struct gt_exit_row *exits;
    size_t exit_count;
    struct gt_receipt *receipts; /* of the fund */
    size_t receipt_count;
    struct gt_flow *flows; /* of the fund */
    size_t flow_count;
};

/* The place of a company among the holdings; count when it is none. */
static size_t place_of(const struct portfolio *portfolio, int64_t company)
{
    size_t i = 0;
    while (i < portfolio->count && portfolio->holdings[i].company != company)
        i++;
    return i;
}

static void add_flow(struct portfolio *portfolio, gt_day day, double sign, gt_money amount)
{
    const struct gt_currency *currency = portfolio->making->facts->ledger->currency;
    portfolio->flows[portfolio->flow_count++] =
        (struct gt_flow){day, sign * gt_money_units(amount, currency)};
}

/* The fund's money in a round: recorded, or (no fund) assumed. */
static int add_stake(struct portfolio *portfolio, size_t deal, gt_money stake)
{
    const struct gt_deal_row *row = &portfolio->making->facts->deals[deal];
    size_t place = place_of(portfolio, row->company);
    struct gt_board_holding *holding = &portfolio->rows[place];
    if (place == portfolio->count) {
        portfolio->holdings[place] = (struct holding){row->company, 0, 1, 1};
        *holding = (struct gt_board_holding){.company = row->company_name,
                                             .sector = row->sector,
                                             .first = row->day,
                                             .value = GT_MONEY_UNKNOWN,
                                             .marked = GT_DAY_NONE};
        portfolio->count++;
    }
    if (row->day < holding->first)
        holding->first = row->day;
    if (holding->rounds == 0 || row->day >= holding->last)
        holding->last_kind = (enum gt_deal_kind)row->kind;
    if (holding->rounds == 0 || row->day > holding->last)
        holding->last = row->day;
    holding->rounds++;
    add_flow(portfolio, row->day, -1, stake);
    return gt_board_add(portfolio->making, stake, &holding->cost);
}

/* The fund's recorded stake in the deal at a place, when it has one of known amount. */
static gt_money recorded_stake(const struct gt_facts *facts, size_t deal)
{
    return facts->deals[deal].stage == GT_STAGE_CLOSED ? gt_facts_stake(facts, deal, facts->fund)
                                                       : GT_MONEY_UNKNOWN;
}

static int add_recorded(struct portfolio *portfolio)
{
    const struct gt_facts *facts = portfolio->making->facts;
    int code = 0;
    for (size_t deal = 0; deal < facts->deal_count && !code; deal++) {
        gt_money stake = recorded_stake(facts, deal);
        if (stake != GT_MONEY_UNKNOWN)
            code = add_stake(portfolio, deal, stake);
    }
    return code;
}

static int add_assumed(struct portfolio *portfolio)
{
    const struct gt_leverage_view *view = portfolio->making->scenario;
    int code = 0;
    for (size_t i = 0; i < view->block.deal_count && !code; i++)
        if (view->block.deals[i].leverage.rounds)
            code = add_stake(portfolio, view->deals[i], view->block.deals[i].leverage.fund);
    return code;
}

/* A mark or an exit in the ledger's currency, at the rate of its day. */
static int exchange_event(struct gt_board_making *making, int64_t company,
                          const struct gt_currency *currency, gt_day day, gt_money *amount)
{
    char text[GT_DAY_TEXT];
    int code = gt_exchange_amount(making->facts->exchange, currency, day, amount, making->error);
    return code ? gt_error_at(making->error, _("%s, %s"), gt_facts_name(making->facts, company),
                              gt_day_format(day, text))
                : 0;
}

/* What was received, at the rates of its days; what is in a currency that is set aside is left out.
 */
static int read_receipts(struct portfolio *portfolio)
{
    struct gt_board_making *making = portfolio->making;
    size_t kept = 0, foreign = 0;
    if (!making->facts->fund)
        return 0;
    int code = gt_receipts_load(making->store, making->facts->fund, making->facts->as_of,
                                &portfolio->receipts, &portfolio->receipt_count, making->arena,
                                making->error);
    for (size_t i = 0; i < portfolio->receipt_count && !code; i++) {
        struct gt_receipt *receipt = &portfolio->receipts[i];
        code = exchange_event(making, receipt->company, receipt->currency, receipt->day,
                              &receipt->amount);
        foreign += receipt->amount == GT_MONEY_UNKNOWN && receipt->is_payout;
        if (receipt->amount != GT_MONEY_UNKNOWN)
            portfolio->receipts[kept++] = *receipt;
    }
    portfolio->receipt_count = kept;
    if (code || !foreign)
        return code;
    return gt_finding_add(&making->findings, making->error, _("holdings"),
                          _("%zu dividends or other payouts are in another currency than the "
                            "ledger's %s and are left out."),
                          foreign, making->facts->ledger->currency->code);
}

/* Marks and exits of others' holdings, or in another currency that is set aside, are none of these.
 */
static int read_events(struct portfolio *portfolio)
{
    struct gt_board_making *making = portfolio->making;
    const struct gt_facts *facts = making->facts;
    size_t kept = 0, foreign = 0;
    int code = gt_mark_list(making->store, 0, facts->as_of, &portfolio->marks,
                            &portfolio->mark_count, making->arena, making->error);
    if (!code)
        code = gt_exit_list(making->store, 0, facts->as_of, &portfolio->exits,
                            &portfolio->exit_count, making->arena, making->error);
#define KEEP_OURS(rows, count, amount)                                                             \
    for (size_t i = kept = 0; i < (count) && !code; i++) {                                         \
        if ((rows)[i].party != facts->fund)                                                        \
            continue;                                                                              \
        code = exchange_event(making, (rows)[i].company, (rows)[i].currency, (rows)[i].day,        \
                              &(rows)[i].amount);                                                  \
        foreign += (rows)[i].amount == GT_MONEY_UNKNOWN;                                           \
        if ((rows)[i].amount != GT_MONEY_UNKNOWN)                                                  \
            (rows)[kept++] = (rows)[i];                                                            \
    }                                                                                              \
    (count) = kept
    KEEP_OURS(portfolio->marks, portfolio->mark_count, value);
    KEEP_OURS(portfolio->exits, portfolio->exit_count, proceeds);
#undef KEEP_OURS
    if (code)
        return code;
    if (foreign)
        code =
            gt_finding_add(&making->findings, making->error, _("holdings"),
                           _("%zu marks or exits are in another currency than the ledger's %s and "
                             "are left out."),
                           foreign, facts->ledger->currency->code);
    return code;
}

/* Whether a mark of the same day, entered later, speaks of the same: of the class or of all. */
static bool is_superseded(const struct portfolio *portfolio, size_t i)
{
    const struct gt_mark_row *mark = &portfolio->marks[i];
    for (size_t j = i + 1; j < portfolio->mark_count && portfolio->marks[j].day == mark->day; j++)
        if (portfolio->marks[j].company == mark->company &&
            (!mark->class || !portfolio->marks[j].class || portfolio->marks[j].class == mark->class))
            return true;
    return false;
}

static int apply_marks(struct portfolio *portfolio)
{
    int code = 0;
    for (size_t i = 0; i < portfolio->mark_count && !code; i++) {
        const struct gt_mark_row *mark = &portfolio->marks[i];
        size_t place = place_of(portfolio, mark->company);
        if (place == portfolio->count || is_superseded(portfolio, i))
            continue;
        if (portfolio->rows[place].marked != mark->day)
            portfolio->rows[place].value = 0;
        portfolio->rows[place].marked = mark->day;
        code = gt_board_add(portfolio->making, mark->value, &portfolio->rows[place].value);
    }
    return code;
}

static int apply_later_stakes(struct portfolio *portfolio)
{
    const struct gt_facts *facts = portfolio->making->facts;
    int code = 0;
    for (size_t deal = 0; deal < facts->deal_count && !code; deal++) {
        gt_money stake = recorded_stake(facts, deal);
        size_t place = place_of(portfolio, facts->deals[deal].company);
        if (place < portfolio->count && stake != GT_MONEY_UNKNOWN &&
            facts->deals[deal].day > portfolio->rows[place].marked)
            code = gt_board_add(portfolio->making, stake, &portfolio->holdings[place].after_mark);
    }
    return code;
}

static int apply_receipts(struct portfolio *portfolio)
{
    int code = 0;
    for (size_t i = 0; i < portfolio->receipt_count && !code; i++) {
        const struct gt_receipt *receipt = &portfolio->receipts[i];
        size_t place = place_of(portfolio, receipt->company);
        if (place == portfolio->count)
            continue;
        add_flow(portfolio, receipt->day, 1, receipt->amount);
        code = gt_board_add(portfolio->making, receipt->amount, &portfolio->rows[place].proceeds);
    }
    return code;
}

static void apply_exits(struct portfolio *portfolio)
{
    for (size_t i = 0; i < portfolio->exit_count; i++) {
        const struct gt_exit_row *exit = &portfolio->exits[i];
        size_t place = place_of(portfolio, exit->company);
        if (place == portfolio->count)
            continue;
        portfolio->holdings[place].held_ever *= 1 - exit->share;
        if (exit->day > portfolio->rows[place].marked)
            portfolio->holdings[place].held *= 1 - exit->share;
    }
}

/* The value on the date and the words for where the holding stands. */
static int value_holding(struct portfolio *portfolio, size_t place)
{
    struct gt_board_holding *row = &portfolio->rows[place];
    const struct holding *holding = &portfolio->holdings[place];
    struct gt_board_making *making = portfolio->making;
    bool marked = row->marked != GT_DAY_NONE;
    gt_money whole = marked ? row->value : row->cost;
    int code = marked ? gt_board_add(making, holding->after_mark, &whole) : 0;
    if (code)
        return code;
    if (gt_money_share(whole, holding->held, &row->value) != GT_OK)
        return gt_fail(making->error, GT_EXIT_DATA, _("%s: its value cannot be reckoned"),
                       row->company);
    if (row->value)
        add_flow(portfolio, making->facts->as_of, 1, row->value);
    row->status = holding->held_ever == 0  ? _("exited")
                  : holding->held_ever < 1 ? _("held in part")
                  : marked                 ? _("held")
                                           : _("held at cost, no mark");
    if (holding->held_ever > 0 && !marked)
        return gt_finding_add(&making->findings, making->error, _("holdings"),
                              _("%s has no mark; its value is taken at cost."), row->company);
    return 0;
}

static int value_recorded(struct portfolio *portfolio)
{
    int code = apply_marks(portfolio);
    if (!code)
        code = apply_later_stakes(portfolio);
    apply_exits(portfolio);
    if (!code)
        code = apply_receipts(portfolio);
    for (size_t i = 0; i < portfolio->count && !code; i++)
        code = value_holding(portfolio, i);
    if (code)
        return code;
    enum gt_status status =
        gt_xirr(portfolio->flows, portfolio->flow_count, &portfolio->making->board->fund_irr);
    return status == GT_OK
               ? 0
               : gt_fail(portfolio->making->error, GT_EXIT_DATA,
                         _("the fund's return cannot be reckoned: %s"), _(gt_status_text(status)));
}

static void value_assumed(struct portfolio *portfolio)
{
    for (size_t i = 0; i < portfolio->count; i++) {
        portfolio->rows[i].proceeds = GT_MONEY_UNKNOWN;
        portfolio->rows[i].status = _("assumed");
    }
}

/* Room for every flow there can be: a stake, a receipt and a value each. */
static int prepare(struct portfolio *portfolio)
{
    struct gt_board_making *making = portfolio->making;
    size_t deals = making->facts->deal_count + 1;
    int code = read_receipts(portfolio);
    portfolio->holdings = gt_arena_alloc(making->arena, deals * sizeof *portfolio->holdings);
    portfolio->rows = gt_arena_alloc(making->arena, deals * sizeof *portfolio->rows);
    portfolio->flows =
        gt_arena_alloc(making->arena,
                       (2 * deals + portfolio->receipt_count) * sizeof *portfolio->flows);
    if (!code && (!portfolio->holdings || !portfolio->rows || !portfolio->flows))
        code = gt_fail_memory(making->error);
    return code;
}

int gt_board_holdings(struct gt_board_making *making)
{
    struct portfolio portfolio = {.making = making};
    bool assumed = making->facts->fund == 0 && making->scenario;
    int code = prepare(&portfolio);
    if (!code && assumed)
        code = add_assumed(&portfolio);
    if (!code && !assumed && making->facts->fund)
        code = add_recorded(&portfolio);
    if (!code && assumed)
        value_assumed(&portfolio);
    else if (!code)
        code = read_events(&portfolio);
    if (!code && !assumed)
        code = value_recorded(&portfolio);
    making->board->holdings = portfolio.rows;
    making->board->holding_count = portfolio.count;
    making->board->holdings_assumed = assumed;
    return code;
}
