/* board_portfolio.c - the board's view: what the fund holds, and what it returned.
 *
 * A holding's value on the date is that of holdings.h: money paid in adds to it (so that without a
 * mark it is at cost), a mark is it, an exit leaves the part not sold. The money of an exit is in
 * receipts.h, and only there: exits, without what is still in escrow, and payouts, each received
 * once.
 *
 * A round in which nobody knows what the fund put in makes the cost unknown: such a holding shows
 * its marks and receipts, and is in no TVPI, DPI or IRR. In a ledger without a fund a back-cast's
 * assumed stakes stand in, and have a cost only.
 */
#include "engine/operations/board_int.h"
#include "engine/operations/holdings.h"
#include "engine/operations/receipts.h"

struct portfolio {
    struct gt_board_making *making;
    struct gt_board_holding *rows;
    int64_t *companies; /* beside rows */
    bool *cost_unknown; /* beside rows */
    size_t count;
    struct gt_holding_stake *stakes; /* the fund's */
    size_t stake_count;
    struct gt_holdings holdings;
    struct gt_receipt *receipts; /* of the fund */
    size_t receipt_count;
    struct gt_flow *flows; /* of holdings of known cost */
    size_t flow_count;
};

/* The place of a company among the holdings; count when it is none. */
static size_t place_of(const struct portfolio *portfolio, int64_t company)
{
    size_t i = 0;
    while (i < portfolio->count && portfolio->companies[i] != company)
        i++;
    return i;
}

/* A rate over what nobody knows was paid is none: such a holding has no flows. */
static void add_flow(struct portfolio *portfolio, size_t place, gt_day day, double sign,
                     gt_money amount)
{
    const struct gt_currency *currency = portfolio->making->facts->ledger->currency;
    if (!portfolio->cost_unknown[place])
        portfolio->flows[portfolio->flow_count++] =
            (struct gt_flow){day, sign * gt_money_units(amount, currency)};
}

static void begin_holding(struct portfolio *portfolio, const struct gt_deal_row *row)
{
    size_t place = portfolio->count++;
    portfolio->companies[place] = row->company;
    portfolio->rows[place] = (struct gt_board_holding){.company = row->company_name,
                                                       .sector = row->sector,
                                                       .first = row->day,
                                                       .value = GT_MONEY_UNKNOWN,
                                                       .marked = GT_DAY_NONE};
}

/* The fund's money in a round: recorded (unknown when nobody said), or (no fund) assumed. */
static int add_stake(struct portfolio *portfolio, size_t deal, gt_money stake)
{
    const struct gt_deal_row *row = &portfolio->making->facts->deals[deal];
    size_t place = place_of(portfolio, row->company);
    if (place == portfolio->count)
        begin_holding(portfolio, row);
    struct gt_board_holding *holding = &portfolio->rows[place];
    if (row->day < holding->first)
        holding->first = row->day;
    if (holding->rounds == 0 || row->day >= holding->last)
        holding->last_kind = (enum gt_deal_kind)row->kind;
    if (holding->rounds == 0 || row->day > holding->last)
        holding->last = row->day;
    holding->rounds++;
    portfolio->cost_unknown[place] |= stake == GT_MONEY_UNKNOWN;
    portfolio->stakes[portfolio->stake_count++] = (struct gt_holding_stake){
        row->company, portfolio->making->facts->fund, row->day, deal, stake};
    return gt_board_add(portfolio->making, stake, &holding->cost);
}

static int add_recorded(struct portfolio *portfolio)
{
    const struct gt_facts *facts = portfolio->making->facts;
    int code = 0;
    for (size_t deal = 0; deal < facts->deal_count && !code; deal++) {
        gt_money stake = 0;
        if (facts->deals[deal].stage != GT_STAGE_CLOSED ||
            !gt_facts_took_part(facts, deal, facts->fund))
            continue;
        code = gt_facts_fund_stake(facts, deal, &stake, portfolio->making->arena,
                                   portfolio->making->error);
        if (!code && stake != 0)
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
        code = gt_holdings_exchange(making->facts, receipt->company, receipt->currency,
                                    receipt->day, &receipt->amount, making->error);
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

/* The holdings, and what of their marks and exits does not count. */
static int load_holdings(struct portfolio *portfolio)
{
    struct gt_board_making *making = portfolio->making;
    struct gt_holdings *holdings = &portfolio->holdings;
    size_t aside = 0;
    int code = gt_holdings_load(making->store, making->facts, portfolio->stakes,
                                portfolio->stake_count, holdings, making->arena, making->error);
    for (size_t i = 0; i < holdings->count && !code; i++)
        aside += holdings->items[i].aside;
    if (!code && holdings->pending)
        code = gt_finding_add(&making->findings, making->error, _("holdings"),
                              _("%zu marks or exits wait for a second person's approval and are "
                                "left out; `gentou approval list` shows them."),
                              holdings->pending);
    if (!code && aside)
        code = gt_finding_add(&making->findings, making->error, _("holdings"),
                              _("%zu marks or exits are in another currency than the ledger's %s; "
                                "their money is left out."),
                              aside, making->facts->ledger->currency->code);
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
        add_flow(portfolio, place, receipt->day, 1, receipt->amount);
        code = gt_board_add(portfolio->making, receipt->amount, &portfolio->rows[place].proceeds);
    }
    return code;
}

static void apply_stakes(struct portfolio *portfolio)
{
    for (size_t i = 0; i < portfolio->stake_count; i++) {
        const struct gt_holding_stake *stake = &portfolio->stakes[i];
        if (stake->amount != GT_MONEY_UNKNOWN)
            add_flow(portfolio, place_of(portfolio, stake->company), stake->day, -1, stake->amount);
    }
}

/* What of a holding wants a look. */
static int find_holding(struct portfolio *portfolio, size_t place, const struct gt_held *held)
{
    const char *company = portfolio->rows[place].company;
    struct gt_findings *findings = &portfolio->making->findings;
    struct gt_error *error = portfolio->making->error;
    bool valued = held->held && held->value != GT_MONEY_UNKNOWN;
    int code = 0;
    if (portfolio->cost_unknown[place])
        code = gt_finding_add(findings, error, _("holdings"),
                              _("%s: nobody recorded all that the fund paid in, so its cost is "
                                "unknown; it is in no TVPI, DPI or IRR."),
                              company);
    if (!code && valued && held->open)
        code = gt_finding_add(findings, error, _("holdings"),
                              _("%s: its value leaves out what was paid in and not recorded."),
                              company);
    if (!code && gt_held_waits(held))
        code = gt_finding_add(findings, error, _("holdings"),
                              _("%s: marks of some classes of shares change nothing until each "
                                "class held has one as late."),
                              company);
    if (!code && valued && held->marked == GT_DAY_NONE)
        code = gt_finding_add(findings, error, _("holdings"),
                              _("%s has no mark; its value is taken at cost."), company);
    return code;
}

/* The value on the date and the words for where the holding stands. */
static int value_holding(struct portfolio *portfolio, size_t place)
{
    struct gt_board_holding *row = &portfolio->rows[place];
    const struct gt_held *held = &gt_holdings_of(&portfolio->holdings, portfolio->companies[place],
                                                 portfolio->making->facts->fund)
                                      ->held;
    row->value = held->value;
    row->marked = held->marked;
    if (portfolio->cost_unknown[place])
        row->cost = GT_MONEY_UNKNOWN;
    if (row->value != GT_MONEY_UNKNOWN && row->value != 0)
        add_flow(portfolio, place, portfolio->making->facts->as_of, 1, row->value);
    row->status = !held->held                       ? _("exited")
                  : held->sold                      ? _("held in part")
                  : held->marked != GT_DAY_NONE     ? _("held")
                  : held->value == GT_MONEY_UNKNOWN ? _("held, of unknown cost")
                                                    : _("held at cost, no mark");
    return find_holding(portfolio, place, held);
}

static int reckon_return(struct portfolio *portfolio)
{
    enum gt_status status =
        gt_xirr(portfolio->flows, portfolio->flow_count, &portfolio->making->board->fund_irr);
    return status == GT_OK
               ? 0
               : gt_fail(portfolio->making->error, GT_EXIT_DATA,
                         _("the fund's return cannot be reckoned: %s"), _(gt_status_text(status)));
}

static int value_recorded(struct portfolio *portfolio)
{
    int code = load_holdings(portfolio);
    size_t room = portfolio->stake_count + portfolio->receipt_count + portfolio->count + 1;
    portfolio->flows = gt_arena_alloc(portfolio->making->arena, room * sizeof *portfolio->flows);
    if (!code && !portfolio->flows)
        code = gt_fail_memory(portfolio->making->error);
    if (code)
        return code;
    apply_stakes(portfolio);
    code = apply_receipts(portfolio);
    for (size_t i = 0; i < portfolio->count && !code; i++)
        code = value_holding(portfolio, i);
    if (code)
        return code;
    return reckon_return(portfolio);
}

/* Nobody knows what came of what is only assumed: there is no return. */
static int value_assumed(struct portfolio *portfolio)
{
    for (size_t i = 0; i < portfolio->count; i++) {
        portfolio->rows[i].proceeds = GT_MONEY_UNKNOWN;
        portfolio->rows[i].status = _("assumed");
    }
    return reckon_return(portfolio);
}

static int prepare(struct portfolio *portfolio)
{
    struct gt_board_making *making = portfolio->making;
    size_t deals = making->facts->deal_count + 1;
    int code = read_receipts(portfolio);
    portfolio->rows = gt_arena_alloc(making->arena, deals * sizeof *portfolio->rows);
    portfolio->companies = gt_arena_alloc(making->arena, deals * sizeof *portfolio->companies);
    portfolio->cost_unknown =
        gt_arena_alloc(making->arena, deals * sizeof *portfolio->cost_unknown);
    portfolio->stakes = gt_arena_alloc(making->arena, deals * sizeof *portfolio->stakes);
    if (!code && (!portfolio->rows || !portfolio->companies || !portfolio->cost_unknown ||
                  !portfolio->stakes))
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
        code = value_assumed(&portfolio);
    else if (!code)
        code = value_recorded(&portfolio);
    making->board->holdings = portfolio.rows;
    making->board->holding_count = portfolio.count;
    making->board->holdings_assumed = assumed;
    return code;
}
