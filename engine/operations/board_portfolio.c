/* board_portfolio.c - the board's view: what the fund holds, and what it returned.
 *
 * A holding's value on the date is what board_held.h makes of its events, taken in the order of
 * their days: money paid in adds to it (so that without a mark it is at cost), a mark is it, an
 * exit leaves the part not sold. The money of an exit is in receipts.h, and only there: exits,
 * without what is still in escrow, and payouts, each received once.
 *
 * A round in which nobody knows what the fund put in makes the cost unknown: such a holding shows
 * its marks and receipts, and is in no TVPI, DPI or IRR. In a ledger without a fund a back-cast's
 * assumed stakes stand in, and have a cost only.
 */
#include "engine/operations/approval.h"
#include "engine/operations/board_held.h"
#include "engine/operations/board_int.h"
#include "engine/operations/receipts.h"
#include "engine/store/captable.h"
#include "engine/store/holding.h"

#include <string.h>

/* A row of the board and what it is reckoned from. */
struct holding {
    int64_t company;
    bool cost_unknown;
    struct gt_held held;
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
    struct gt_held_event *events; /* the fund's stakes, then marks and exits */
    size_t event_count;
    struct gt_receipt *receipts; /* of the fund */
    size_t receipt_count;
    struct gt_flow *flows; /* of holdings of known cost */
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

/* A rate over what nobody knows was paid is none: such a holding has no flows. */
static void add_flow(struct portfolio *portfolio, size_t place, gt_day day, double sign,
                     gt_money amount)
{
    const struct gt_currency *currency = portfolio->making->facts->ledger->currency;
    if (!portfolio->holdings[place].cost_unknown)
        portfolio->flows[portfolio->flow_count++] =
            (struct gt_flow){day, sign * gt_money_units(amount, currency)};
}

static void begin_holding(struct portfolio *portfolio, const struct gt_deal_row *row)
{
    size_t place = portfolio->count++;
    portfolio->holdings[place] = (struct holding){.company = row->company};
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
    portfolio->holdings[place].cost_unknown |= stake == GT_MONEY_UNKNOWN;
    portfolio->events[portfolio->event_count++] = (struct gt_held_event){
        .what = GT_HELD_STAKE, .day = row->day, .holding = place, .order = deal, .amount = stake};
    return gt_board_add(portfolio->making, stake, &holding->cost);
}

/* What the fund put into a round; when nobody said but the round tells, what is left of it: the
 * same that leverage takes for the fund's. */
static int fund_stake(struct portfolio *portfolio, size_t deal, gt_money *stake)
{
    const struct gt_facts *facts = portfolio->making->facts;
    struct gt_split split;
    *stake = gt_facts_whole_stake(facts, deal, facts->fund);
    if (*stake != GT_MONEY_UNKNOWN)
        return 0;
    int code = gt_facts_split(facts, deal, (struct gt_counting){0}, &split,
                              portfolio->making->arena, portfolio->making->error);
    if (!code && split.known)
        *stake = split.fund;
    return code;
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
        code = fund_stake(portfolio, deal, &stake);
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

/* What waits for approval does not count, and is said to. */
static int drop_pending(struct portfolio *portfolio)
{
    struct gt_board_making *making = portfolio->making;
    size_t pending = 0;
    int code = gt_pending_drop(making->store, "mark", portfolio->marks, sizeof *portfolio->marks,
                               &portfolio->mark_count, &pending, making->arena, making->error);
    if (!code)
        code = gt_pending_drop(making->store, "exit", portfolio->exits, sizeof *portfolio->exits,
                               &portfolio->exit_count, &pending, making->arena, making->error);
    if (code || !pending)
        return code;
    return gt_finding_add(&making->findings, making->error, _("holdings"),
                          _("%zu marks or exits wait for a second person's approval and are left "
                            "out; `gentou approval list` shows them."),
                          pending);
}

/* Marks and exits of others' holdings are none of these. What is in another currency that is set
 * aside: a mark says nothing, an exit only what part was sold. */
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
    if (!code)
        code = drop_pending(portfolio);
#define KEEP_OURS(rows, count, amount, without)                                                    \
    for (size_t i = kept = 0; i < (count) && !code; i++) {                                         \
        if ((rows)[i].party != facts->fund)                                                        \
            continue;                                                                              \
        code = exchange_event(making, (rows)[i].company, (rows)[i].currency, (rows)[i].day,        \
                              &(rows)[i].amount);                                                  \
        foreign += (rows)[i].amount == GT_MONEY_UNKNOWN;                                           \
        if ((without) || (rows)[i].amount != GT_MONEY_UNKNOWN)                                     \
            (rows)[kept++] = (rows)[i];                                                            \
    }                                                                                              \
    (count) = kept
    KEEP_OURS(portfolio->marks, portfolio->mark_count, value, false);
    KEEP_OURS(portfolio->exits, portfolio->exit_count, proceeds, true);
#undef KEEP_OURS
    if (code)
        return code;
    if (foreign)
        code = gt_finding_add(&making->findings, making->error, _("holdings"),
                              _("%zu marks or exits are in another currency than the ledger's %s; "
                                "their money is left out."),
                              foreign, facts->ledger->currency->code);
    return code;
}

/* The events of the fund's holdings, marks and exits beside the stakes, in their order. */
static int add_events(struct portfolio *portfolio)
{
    size_t room = portfolio->event_count + portfolio->mark_count + portfolio->exit_count + 1;
    struct gt_held_event *events = gt_arena_alloc(portfolio->making->arena, room * sizeof *events);
    if (!events)
        return gt_fail_memory(portfolio->making->error);
    size_t count = portfolio->event_count;
    if (count)
        memcpy(events, portfolio->events, count * sizeof *events);
    for (size_t i = 0; i < portfolio->mark_count; i++) {
        const struct gt_mark_row *mark = &portfolio->marks[i];
        events[count++] = (struct gt_held_event){
            GT_HELD_MARK, mark->day, place_of(portfolio, mark->company), i, mark->value,
            mark->class,  0};
    }
    for (size_t i = 0; i < portfolio->exit_count; i++) {
        const struct gt_exit_row *exit = &portfolio->exits[i];
        events[count++] = (struct gt_held_event){
            GT_HELD_EXIT, exit->day, place_of(portfolio, exit->company), i, 0, 0, exit->share};
    }
    gt_held_sort(events, count);
    portfolio->events = events;
    portfolio->event_count = count;
    return 0;
}

static bool receives_shares(int kind)
{
    return kind == GT_SHARE_EVENT_ISSUANCE || kind == GT_SHARE_EVENT_TRANSFER ||
           kind == GT_SHARE_EVENT_CONVERSION;
}

/* Puts a class among those held, once. */
static int add_class(struct portfolio *portfolio, struct gt_held *held, size_t *capacity,
                     int64_t class)
{
    for (size_t i = 0; i < held->class_count; i++)
        if (held->classes[i].class == class)
            return 0;
    struct gt_held_class *grown = gt_arena_grow(portfolio->making->arena, held->classes,
                                                held->class_count, capacity, sizeof *grown);
    if (!grown)
        return gt_fail_memory(portfolio->making->error);
    held->classes = grown;
    held->classes[held->class_count++].class = class;
    return 0;
}

/* The classes a holding is of: those of which the fund has received shares; when nobody recorded
 * any, all of the company. */
static int read_classes(struct portfolio *portfolio, size_t place, size_t *capacity)
{
    struct gt_board_making *making = portfolio->making;
    struct holding *holding = &portfolio->holdings[place];
    struct gt_share_event_row *shares = NULL;
    struct gt_stock_class_row *classes = NULL;
    size_t count = 0;
    int64_t total = 0;
    int code = gt_share_event_list(making->store, holding->company, making->facts->as_of, &shares,
                                   &count, making->arena, making->error);
    for (size_t i = 0; i < count && !code; i++)
        if (shares[i].holder == making->facts->fund && receives_shares(shares[i].kind))
            code = add_class(portfolio, &holding->held, capacity,
                             shares[i].into ? shares[i].into : shares[i].class);
    if (code || holding->held.class_count)
        return code;
    code = gt_stock_class_list(making->store, holding->company, 0, -1, &classes, &count, &total,
                               making->arena, making->error);
    for (size_t i = 0; i < count && !code; i++)
        code = add_class(portfolio, &holding->held, capacity, classes[i].id);
    return code;
}

/* Only a holding that has marks of classes wants to know its classes. */
static int begin_held(struct portfolio *portfolio, size_t place)
{
    struct gt_held *held = &portfolio->holdings[place].held;
    size_t capacity = 0;
    int code = 0;
    for (size_t i = 0; i < portfolio->mark_count && !code; i++) {
        if (!portfolio->marks[i].class ||
            portfolio->marks[i].company != portfolio->holdings[place].company)
            continue;
        if (!held->class_count)
            code = read_classes(portfolio, place, &capacity);
        if (!code)
            code = add_class(portfolio, held, &capacity, portfolio->marks[i].class);
    }
    if (!code)
        gt_held_init(held, held->classes, held->class_count);
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

static int apply_events(struct portfolio *portfolio)
{
    for (size_t i = 0; i < portfolio->event_count; i++) {
        const struct gt_held_event *event = &portfolio->events[i];
        if (event->holding == portfolio->count)
            continue;
        if (event->what == GT_HELD_STAKE && event->amount != GT_MONEY_UNKNOWN)
            add_flow(portfolio, event->holding, event->day, -1, event->amount);
        if (gt_held_take(&portfolio->holdings[event->holding].held, event) != GT_OK)
            return gt_fail(portfolio->making->error, GT_EXIT_DATA,
                           _("%s: its value cannot be reckoned"),
                           portfolio->rows[event->holding].company);
    }
    return 0;
}

/* What of a holding wants a look. */
static int find_holding(struct portfolio *portfolio, size_t place)
{
    const struct holding *holding = &portfolio->holdings[place];
    const struct gt_held *held = &holding->held;
    const char *company = portfolio->rows[place].company;
    struct gt_findings *findings = &portfolio->making->findings;
    struct gt_error *error = portfolio->making->error;
    bool valued = held->held && held->value != GT_MONEY_UNKNOWN;
    int code = 0;
    if (holding->cost_unknown)
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
    const struct holding *holding = &portfolio->holdings[place];
    const struct gt_held *held = &holding->held;
    row->value = held->value;
    row->marked = held->marked;
    if (holding->cost_unknown)
        row->cost = GT_MONEY_UNKNOWN;
    if (row->value != GT_MONEY_UNKNOWN && row->value != 0)
        add_flow(portfolio, place, portfolio->making->facts->as_of, 1, row->value);
    row->status = !held->held                       ? _("exited")
                  : held->sold                      ? _("held in part")
                  : held->marked != GT_DAY_NONE     ? _("held")
                  : held->value == GT_MONEY_UNKNOWN ? _("held, of unknown cost")
                                                    : _("held at cost, no mark");
    return find_holding(portfolio, place);
}

static int value_recorded(struct portfolio *portfolio)
{
    int code = add_events(portfolio);
    size_t room = portfolio->event_count + portfolio->receipt_count + portfolio->count + 1;
    portfolio->flows = gt_arena_alloc(portfolio->making->arena, room * sizeof *portfolio->flows);
    if (!code && !portfolio->flows)
        code = gt_fail_memory(portfolio->making->error);
    for (size_t i = 0; i < portfolio->count && !code; i++)
        code = begin_held(portfolio, i);
    if (!code)
        code = apply_events(portfolio);
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

static int prepare(struct portfolio *portfolio)
{
    struct gt_board_making *making = portfolio->making;
    size_t deals = making->facts->deal_count + 1;
    int code = read_receipts(portfolio);
    portfolio->holdings = gt_arena_alloc(making->arena, deals * sizeof *portfolio->holdings);
    portfolio->rows = gt_arena_alloc(making->arena, deals * sizeof *portfolio->rows);
    portfolio->events = gt_arena_alloc(making->arena, deals * sizeof *portfolio->events);
    if (!code && (!portfolio->holdings || !portfolio->rows || !portfolio->events))
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
