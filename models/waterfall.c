/* waterfall.c - the book of a fund: takes its flows one by one; see gentou/waterfall.h.
 *
 * Everything that changes lies in one block, so that a look ahead is a copy made, a step taken and
 * the copy put back.
 */
#include "models/waterfall_int.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

/* Groups of the fund's side beside the pool, American. */
static size_t waiting_of(size_t deal)
{
    return 1 + deal;
}

static size_t waiting_fees(const struct gt_waterfall *book)
{
    return 1 + book->deal_count;
}

static size_t kept_group(const struct gt_waterfall *book)
{
    return 2 + book->deal_count;
}

bool gt_book_is_american(const struct gt_waterfall *book)
{
    return book->terms.style == GT_WATERFALL_AMERICAN;
}

/* Where a deal's realised capital stands. */
static size_t pool_of(const struct gt_waterfall *book, size_t deal)
{
    bool own = gt_book_is_american(book) && !book->terms.losses && deal != GT_NO_DEAL;
    return own ? 3 + book->deal_count + deal : GT_GROUP_POOL;
}

size_t gt_book_slot(const struct gt_waterfall *book, size_t deal)
{
    return deal == GT_NO_DEAL ? book->deal_count : deal;
}

/* Places the parts of the block one behind the other; at NULL it only measures. */

static void *place(char **at, size_t count, size_t size)
{
    char *here = *at;
    size_t bytes = (count * size + 15) / 16 * 16;
    *at = here + bytes;
    return here;
}

static size_t lay_out(struct gt_waterfall *book, char *block)
{
    static char origin[1];
    char *at = block ? block : origin;
    char *start = at;
    size_t n = book->investor_count, deals = book->deal_count;
    book->sides[GT_SIDE_FUND].count = gt_book_is_american(book) ? 3 + 2 * deals : 1;
    book->sides[GT_SIDE_WHOLE].count = 2;
    if (!block) {
        size_t bytes = 16 * 8 + sizeof(struct gt_tally) + (deals + 1) * (n + 2) * sizeof(gt_money);
        for (int s = 0; s < GT_SIDES; s++)
            bytes +=
                book->sides[s].count * (sizeof(struct gt_group) + n * sizeof(struct gt_account));
        return bytes;
    }
    book->tally = place(&at, 1, sizeof *book->tally);
    for (int s = 0; s < GT_SIDES; s++) {
        struct gt_side *side = &book->sides[s];
        side->accounts = place(&at, side->count * n, sizeof *side->accounts);
        side->groups = place(&at, side->count, sizeof *side->groups);
    }
    book->invested = place(&at, (deals + 1) * n, sizeof(gt_money));
    book->held = place(&at, deals + 1, sizeof(gt_money));
    book->nav = place(&at, deals + 1, sizeof(gt_money));
    return (size_t)(at - start);
}

/* The scratch arrays, one behind the other. */
static void lay_scratch(struct gt_waterfall *book, gt_money *at)
{
    size_t n = book->investor_count;
    gt_money **arrays[] = {&book->net,   &book->apportioned, &book->weights,
                           &book->parts, &book->beside,      &book->line_parts};
    for (size_t i = 0; i < sizeof arrays / sizeof *arrays; i++, at += n)
        *arrays[i] = at;
}

static enum gt_status fill_new(struct gt_waterfall *book, const struct gt_fund_investor *investors)
{
    size_t n = book->investor_count;
    book->investors = malloc(n * sizeof *investors);
    book->size = lay_out(book, NULL);
    book->block = calloc(1, book->size);
    book->saved = calloc(1, book->size);
    gt_money *scratch = calloc(n * (5 + GT_TIER_LINES_MAX), sizeof *scratch);
    lay_scratch(book, scratch);
    if (!book->investors || !book->block || !book->saved || !scratch)
        return GT_ENOMEM;
    memcpy(book->investors, investors, n * sizeof *investors);
    lay_out(book, book->block);
    for (size_t i = 0; i < n; i++)
        if (gt_money_add(book->commitments, investors[i].commitment, &book->commitments) != GT_OK)
            return GT_EOVERFLOW;
    for (size_t t = 0; t < book->terms.tier_count; t++) {
        book->carry_units[t] = gt_units_of(book->terms.tiers[t].carry);
        book->catch_up_units[t] = gt_units_of(book->terms.tiers[t].catch_up);
    }
    gt_waterfall_clear(book);
    return GT_OK;
}

enum gt_status gt_waterfall_new(const struct gt_waterfall_terms *terms,
                                const struct gt_fund_investor *investors, size_t investor_count,
                                size_t deal_count, struct gt_waterfall **book)
{
    if (gt_waterfall_check(terms, investors, investor_count) || deal_count > GT_FUND_DEALS_MAX)
        return GT_ERANGE;
    struct gt_waterfall *made = calloc(1, sizeof *made);
    if (!made)
        return GT_ENOMEM;
    made->terms = *terms;
    made->investor_count = investor_count;
    made->deal_count = deal_count;
    enum gt_status status = fill_new(made, investors);
    if (status != GT_OK) {
        gt_waterfall_free(made);
        return status;
    }
    *book = made;
    return GT_OK;
}

void gt_waterfall_free(struct gt_waterfall *book)
{
    if (!book)
        return;
    free(book->investors);
    free(book->block);
    free(book->saved);
    free(book->net); /* the first of the scratch arrays */
    free(book);
}

void gt_waterfall_clear(struct gt_waterfall *book)
{
    memset(book->block, 0, book->size);
    book->tally->first = book->tally->last = GT_DAY_NONE;
    book->tally->fund_nav = GT_MONEY_UNKNOWN;
    for (int s = 0; s < GT_SIDES; s++)
        for (size_t g = 0; g < book->sides[s].count; g++)
            book->sides[s].groups[g].day = GT_DAY_NONE;
    for (size_t d = 0; d <= book->deal_count; d++)
        book->nav[d] = GT_MONEY_UNKNOWN;
}

void gt_book_keep(struct gt_waterfall *book)
{
    memcpy(book->saved, book->block, book->size);
}

void gt_book_return(struct gt_waterfall *book)
{
    memcpy(book->block, book->saved, book->size);
}

/* Who pays and who receives. */

gt_money gt_book_call_weight(const struct gt_waterfall *book, size_t investor)
{
    const struct gt_fund_investor *who = &book->investors[investor];
    return book->commitments > 0 ? who->commitment : who->role == GT_INVESTOR_ROLE_LP;
}

static bool allocated(struct gt_waterfall *book, gt_money amount, gt_money *parts)
{
    return gt_money_allocate(amount, book->weights, book->investor_count, parts) == GT_OK;
}

void gt_book_apportion(struct gt_waterfall *book, size_t deal, gt_money amount, gt_money *parts)
{
    size_t n = book->investor_count, slots[] = {gt_book_slot(book, deal), book->deal_count};
    for (size_t s = 0; s < 2; s++) {
        memcpy(book->weights, &book->invested[slots[s] * n], n * sizeof(gt_money));
        if (allocated(book, amount, parts))
            return;
    }
    for (size_t i = 0; i < n; i++)
        book->weights[i] = gt_book_call_weight(book, i);
    if (allocated(book, amount, parts))
        return;
    for (size_t i = 0; i < n; i++)
        book->weights[i] = 1;
    allocated(book, amount, parts);
}

gt_money gt_book_class(const struct gt_waterfall *book, const gt_money *parts)
{
    gt_money sum = 0;
    for (size_t i = 0; i < book->investor_count; i++)
        if (book->investors[i].pays_carry)
            sum += parts[i];
    return sum;
}

/* What a part of `whole` that all hold is for those who pay carry. */
static gt_money class_part(struct gt_waterfall *book, size_t deal, gt_money amount)
{
    gt_book_apportion(book, deal, amount, book->apportioned);
    return gt_book_class(book, book->apportioned);
}

/* Who pays a call: by commitment; without commitments the limited partners alike. False: nobody. */
static bool share_call(struct gt_waterfall *book, const struct gt_fund_flow *flow, gt_money *parts)
{
    size_t n = book->investor_count;
    bool fee = flow->kind == GT_FUND_FLOW_FEE;
    memset(parts, 0, n * sizeof *parts);
    if (flow->investor != GT_ALL_INVESTORS) {
        parts[flow->investor] = flow->amount;
        return true;
    }
    for (size_t i = 0; i < n; i++) {
        gt_money weight = gt_book_call_weight(book, i);
        book->weights[i] = !fee || book->investors[i].pays_fee ? weight : 0;
    }
    return allocated(book, flow->amount, parts);
}

/* Steps. */

void gt_book_accrue(struct gt_waterfall *book, gt_day day)
{
    for (int s = 0; s < GT_SIDES; s++)
        for (size_t g = 0; g < book->sides[s].count; g++)
            gt_group_accrue(book, s, g, day);
}

static void contribute(struct gt_waterfall *book, int side, size_t group, const gt_money *parts)
{
    struct gt_account *accounts = gt_group_accounts(book, side, group);
    for (size_t i = 0; i < book->investor_count; i++)
        if (book->investors[i].pays_carry)
            gt_account_contribute(&accounts[i], parts[i]);
}

/* Into the accounts: those of the whole fund, and the fund's own. */
static void enter_call(struct gt_waterfall *book, const struct gt_fund_flow *flow,
                       const gt_money *parts)
{
    bool fee = !gt_flow_is_investment(flow->kind);
    if (fee && book->terms.basis == GT_CARRY_BASIS_INVESTED)
        return;
    contribute(book, GT_SIDE_WHOLE, GT_GROUP_POOL, parts);
    contribute(book, GT_SIDE_WHOLE, GT_GROUP_REAL, parts);
    if (!gt_book_is_american(book))
        contribute(book, GT_SIDE_FUND, GT_GROUP_POOL, parts);
    else if (!fee)
        contribute(book, GT_SIDE_FUND, waiting_of(flow->deal), parts);
    else if (book->terms.expenses)
        contribute(book, GT_SIDE_FUND, waiting_fees(book), parts);
    *(fee ? &book->tally->fees : &book->tally->cost) += gt_book_class(book, parts);
}

static void call_money(struct gt_waterfall *book, const struct gt_fund_flow *flow,
                       struct gt_fund_move *step)
{
    struct gt_tally *tally = book->tally;
    size_t n = book->investor_count;
    gt_money *parts = book->apportioned;
    share_call(book, flow, parts);
    if (tally->first == GT_DAY_NONE)
        tally->first = flow->day;
    tally->paid_in += flow->amount;
    if (flow->kind == GT_FUND_FLOW_RECALLED) {
        tally->recallable -= flow->amount;
        tally->recycled += flow->amount;
    } else {
        tally->called += flow->amount;
    }
    for (size_t i = 0; i < n; i++) {
        book->net[i] -= parts[i];
        if (!gt_flow_is_investment(flow->kind))
            continue;
        if (flow->deal != GT_NO_DEAL)
            book->invested[flow->deal * n + i] += parts[i];
        book->invested[book->deal_count * n + i] += parts[i];
    }
    if (gt_flow_is_investment(flow->kind))
        book->held[gt_book_slot(book, flow->deal)] += flow->amount;
    enter_call(book, flow, parts);
    step->parts = book->net;
}

/* The fees that go with the cost a pool has: fees x its cost / all cost, less those it has. */
static void realise_fees(struct gt_waterfall *book, size_t pool)
{
    struct gt_group *common = &book->sides[GT_SIDE_FUND].groups[pool];
    gt_money waiting = gt_group_capital(book, GT_SIDE_FUND, waiting_fees(book));
    if (waiting == 0 || book->tally->cost == 0)
        return;
    gt_wide all = (gt_wide)book->tally->fees * common->cost;
    gt_money due = (gt_money)(all / book->tally->cost) - common->fees;
    due = due > waiting ? waiting : due;
    if (due <= 0)
        return;
    gt_group_move(book, waiting_fees(book), pool, due);
    common->fees += due;
}

/* Cost of a deal becomes realised, `amount` of it or (unknown) all. */
static void realise(struct gt_waterfall *book, size_t deal, gt_money amount)
{
    size_t pool = pool_of(book, deal);
    gt_money waiting = gt_group_capital(book, GT_SIDE_FUND, waiting_of(deal));
    gt_money cost = amount == GT_MONEY_UNKNOWN ? waiting : class_part(book, deal, amount);
    cost = cost > waiting ? waiting : cost;
    gt_group_move(book, waiting_of(deal), pool, cost);
    book->sides[GT_SIDE_FUND].groups[pool].cost += cost;
    realise_fees(book, pool);
}

/* Capital that stays in the fund waits for its next deal. */
static void keep(struct gt_waterfall *book, size_t deal, gt_money amount)
{
    gt_money waiting = gt_group_capital(book, GT_SIDE_FUND, waiting_of(deal));
    gt_money kept = class_part(book, deal, amount);
    gt_group_move(book, waiting_of(deal), kept_group(book), kept < waiting ? kept : waiting);
}

gt_money gt_cost_left(gt_money held, const struct gt_fund_flow *flow)
{
    gt_money cost = flow->cost;
    if (cost == GT_MONEY_UNKNOWN)
        cost = flow->deal == GT_NO_DEAL ? flow->amount : held;
    return flow->exit || cost > held ? 0 : held - cost;
}

/* What is still held after a sale. */
static void sell(struct gt_waterfall *book, const struct gt_fund_flow *flow)
{
    size_t slot = gt_book_slot(book, flow->deal);
    book->held[slot] = gt_cost_left(book->held[slot], flow);
    if (book->held[slot] == 0)
        book->nav[slot] = GT_MONEY_UNKNOWN;
}

static void receive_real(struct gt_waterfall *book, const gt_money *parts)
{
    struct gt_account *accounts = gt_group_accounts(book, GT_SIDE_WHOLE, GT_GROUP_REAL);
    for (size_t i = 0; i < book->investor_count; i++) {
        gt_money part = book->investors[i].pays_carry ? parts[i] : 0;
        gt_money out = accounts[i].capital > 0 ? accounts[i].capital : 0;
        gt_account_receive(book, &accounts[i], part, part < out ? part : out, 0);
    }
}

/* Sums the lines to what each one got. */
static void sum_lines(struct gt_waterfall *book, struct gt_fund_move *step)
{
    for (size_t l = 0; l < step->line_count; l++)
        for (size_t i = 0; i < book->investor_count; i++)
            book->net[i] += step->lines[l].parts[i];
    step->parts = book->net;
}

/* Partners without carry keep their part of a distribution; the rest is returned. */
static gt_money pay_own_shares(struct gt_waterfall *book, size_t deal, gt_money amount,
                               struct gt_fund_move *step)
{
    gt_money class = class_part(book, deal, amount);
    if (class == amount)
        return class;
    gt_money *line =
        gt_step_line(book, step, GT_TIER_OWN_SHARE, 0, amount - class, amount - class, 0);
    for (size_t i = 0; i < book->investor_count; i++)
        line[i] = book->investors[i].pays_carry ? 0 : book->apportioned[i];
    return class;
}

static void distribute(struct gt_waterfall *book, const struct gt_fund_flow *flow,
                       struct gt_fund_move *step)
{
    struct gt_tally *tally = book->tally;
    gt_money amount = flow->amount - flow->recycled;
    if (gt_book_is_american(book)) {
        if (flow->recycled)
            keep(book, flow->deal, flow->recycled);
        realise(book, flow->deal, flow->exit ? GT_MONEY_UNKNOWN : flow->cost);
    }
    sell(book, flow);
    gt_money class = pay_own_shares(book, flow->deal, amount, step);
    gt_group_distribute(book, GT_SIDE_FUND, pool_of(book, flow->deal), class, step);
    gt_group_distribute(book, GT_SIDE_WHOLE, GT_GROUP_POOL, class, NULL);
    sum_lines(book, step);
    receive_real(book, book->net);
    step->escrowed = gt_part_of(step->carry, gt_units_of(book->terms.escrow));
    tally->escrow += step->escrowed;
    tally->carry += step->carry;
    tally->carry_gross += step->carry;
    tally->distributed += amount - step->carry;
    tally->proceeds += flow->amount;
    tally->recycled += flow->recycled;
    tally->kept += flow->recycled;
    if (flow->kind == GT_FUND_FLOW_RECALLABLE)
        tally->recallable += amount;
}

static void reinvest(struct gt_waterfall *book, const struct gt_fund_flow *flow)
{
    size_t n = book->investor_count;
    gt_book_apportion(book, GT_NO_DEAL, flow->amount, book->apportioned);
    for (size_t i = 0; i < n && flow->deal != GT_NO_DEAL; i++)
        book->invested[flow->deal * n + i] += book->apportioned[i];
    if (gt_book_is_american(book)) {
        gt_money capital = gt_group_capital(book, GT_SIDE_FUND, kept_group(book));
        gt_wide part = (gt_wide)capital * flow->amount / book->tally->kept;
        gt_group_move(book, kept_group(book), waiting_of(flow->deal), (gt_money)part);
    }
    book->held[gt_book_slot(book, flow->deal)] += flow->amount;
    book->tally->kept -= flow->amount;
}

static void write_down(struct gt_waterfall *book, const struct gt_fund_flow *flow)
{
    bool off = flow->kind == GT_FUND_FLOW_WRITE_OFF;
    gt_money *held = &book->held[flow->deal];
    if (gt_book_is_american(book) && (off || book->terms.write_downs))
        realise(book, flow->deal, off ? GT_MONEY_UNKNOWN : flow->amount);
    *held = off ? 0 : *held - flow->amount;
    if (off)
        book->nav[flow->deal] = GT_MONEY_UNKNOWN;
}

static void say_value(struct gt_waterfall *book, const struct gt_fund_flow *flow)
{
    if (flow->deal == GT_NO_DEAL)
        book->tally->fund_nav = flow->amount;
    else
        book->nav[flow->deal] = flow->amount;
}

enum gt_status gt_waterfall_step(struct gt_waterfall *book, const struct gt_fund_flow *flow,
                                 struct gt_fund_move *step)
{
    if (gt_waterfall_problem(book, flow, NULL) != GT_FUND_PROBLEM_NONE)
        return GT_ERANGE;
    if (gt_flow_is_call(flow->kind) && !share_call(book, flow, book->apportioned))
        return GT_ERANGE;
    memset(step, 0, sizeof *step);
    memset(book->net, 0, book->investor_count * sizeof *book->net);
    step->parts = book->net;
    gt_book_accrue(book, flow->day);
    book->tally->last = flow->day;
    switch (flow->kind) {
    case GT_FUND_FLOW_CONTRIBUTION:
    case GT_FUND_FLOW_FEE:
    case GT_FUND_FLOW_EXPENSE:
    case GT_FUND_FLOW_RECALLED:
        call_money(book, flow, step);
        break;
    case GT_FUND_FLOW_DISTRIBUTION:
    case GT_FUND_FLOW_RECALLABLE:
        distribute(book, flow, step);
        break;
    case GT_FUND_FLOW_REINVESTMENT:
        reinvest(book, flow);
        break;
    case GT_FUND_FLOW_WRITE_DOWN:
    case GT_FUND_FLOW_WRITE_OFF:
        write_down(book, flow);
        break;
    case GT_FUND_FLOW_NAV:
        say_value(book, flow);
        break;
    case GT_FUND_FLOW_PORTFOLIO_FEE:
        break;
    case GT_FUND_FLOW_CLAWBACK:
        return gt_book_claw(book, flow->day, step);
    }
    return GT_OK;
}

enum gt_status gt_waterfall_preview(struct gt_waterfall *book, const struct gt_fund_flow *flow,
                                    struct gt_fund_move *step)
{
    gt_book_keep(book);
    enum gt_status status = gt_waterfall_step(book, flow, step);
    gt_book_return(book);
    return status;
}

void gt_waterfall_state(struct gt_waterfall *book, gt_day day, struct gt_fund_state *state)
{
    gt_book_keep(book);
    const struct gt_tally *tally = book->tally;
    gt_book_accrue(book, day);
    *state = (struct gt_fund_state){
        .paid_in = tally->paid_in,
        .distributed = tally->distributed,
        .carry = tally->carry,
        .escrow = tally->escrow,
        .proceeds = tally->proceeds,
        .recycled = tally->recycled,
        .kept = tally->kept,
        .recallable = tally->recallable,
        .unfunded = book->commitments - tally->called + tally->recallable,
        .capital_due = gt_group_capital_due(book, GT_SIDE_FUND, GT_GROUP_POOL),
        .preferred_due = gt_group_hurdle_due(book, GT_SIDE_FUND, GT_GROUP_POOL, 0),
    };
    gt_book_return(book);
}
