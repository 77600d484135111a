/* split.c - an exit's proceeds among public, partners and club; see gentou/split.h. */
#include "models/split_int.h"

#include <stdlib.h>
#include <string.h>

#define MOST (INT64_MAX / 8) /* of all money of a split, so that sums need no further care */

static bool is_right(const struct gt_split_deal *deal)
{
    size_t held = 0, holders = 0, public_rows = 0;
    for (size_t i = 0; i < deal->count; i++) {
        const struct gt_split_party *party = &deal->parties[i];
        if (party->paid < 0 || party->day > deal->day || party->holding < 0)
            return false;
        held += party->holding > 0;
        holders += party->holding > 0 || party->paid == 0;
        public_rows += party->side == GT_SIDE_PUBLIC;
    }
    return public_rows > 0 && deal->proceeds >= 0 && deal->received >= 0 &&
           (held == 0 || holders == deal->count);
}

/* All money stays far from the end of 64 bits. */
static bool fits(const struct gt_split_deal *deals, size_t count)
{
    gt_money sum = 0;
    for (size_t d = 0; d < count; d++) {
        if (deals[d].proceeds > MOST - sum)
            return false;
        sum += deals[d].proceeds;
        for (size_t i = 0; i < deals[d].count; i++) {
            if (deals[d].parties[i].paid > MOST - sum)
                return false;
            sum += deals[d].parties[i].paid;
        }
    }
    return true;
}

static bool is_complete(const struct gt_term_set *set, const struct gt_split_deal *deal)
{
    uint32_t buy_out = gt_term_missing(set, GT_TERM_BUY_OUT);
    buy_out &= ~GT_TERM_BIT(GT_TERM_INPUT_RATE); /* the price asks for it where it is needed */
    bool none = deal->hurdle >= 0 ||
                (deal->stage >= 0 && set->concession.all_profit & GT_TERM_BIT(deal->stage));
    uint32_t hurdle = none ? 0 : gt_term_missing(set, GT_TERM_CONCESSION);
    return !buy_out && !hurdle && !gt_term_missing(set, GT_TERM_PRIORITY_RETURN);
}

static enum gt_status check(const struct gt_term_set *set, const struct gt_split_deal *deals,
                            size_t count)
{
    for (size_t d = 0; d < count; d++)
        if (!is_right(&deals[d]) || !is_complete(set, &deals[d]))
            return GT_ERANGE;
    return fits(deals, count) ? GT_OK : GT_EOVERFLOW;
}

/* What the stake brings, by holding or by what was paid. */
static enum gt_status by_holding(struct gt_splitting *splitting, size_t deal)
{
    const struct gt_split_deal *of = &splitting->deals[deal];
    struct gt_split_line *lines = splitting->lines + splitting->starts[deal];
    bool held = false;
    for (size_t i = 0; i < of->count; i++)
        held = held || of->parties[i].holding > 0;
    for (size_t i = 0; i < of->count; i++)
        splitting->weights[i] = held ? of->parties[i].holding : of->parties[i].paid;
    enum gt_status status =
        gt_money_allocate(of->proceeds, splitting->weights, of->count, splitting->parts);
    for (size_t i = 0; status == GT_OK && i < of->count; i++)
        lines[i].moved[GT_SPLIT_HOLDING] = lines[i].receipt = splitting->parts[i];
    return status;
}

/* The public cost of a deal grown up to its exit. */
static enum gt_status grow_public(const struct gt_split_deal *deal, double rate, int interest,
                                  int days, gt_money *sum)
{
    enum gt_status status = GT_OK;
    gt_money grown = 0;
    *sum = 0;
    for (size_t i = 0; i < deal->count && status == GT_OK; i++) {
        if (deal->parties[i].side != GT_SIDE_PUBLIC)
            continue;
        status = gt_term_grow(deal->parties[i].paid, rate, (enum gt_term_interest)interest,
                              (enum gt_term_days)days, deal->parties[i].day, deal->day, &grown);
        if (status == GT_OK)
            status = gt_money_add(*sum, grown, sum);
    }
    return status;
}

static enum gt_status priority_return(struct gt_splitting *splitting, size_t deal)
{
    const struct gt_priority_return *term = &splitting->set->priority_return;
    const struct gt_split_deal *of = &splitting->deals[deal];
    struct gt_split_group own = {deal, GT_SIDES_PUBLIC}, others = {deal, GT_SIDES_OTHERS};
    gt_money cost = gt_split_sum(splitting, own, GT_SPLIT_BY_PAID);
    gt_money paid[2] = {cost, gt_split_sum(splitting, others, GT_SPLIT_BY_PAID)};
    gt_money back[2], grown = 0, part = 0, whole = paid[0] + paid[1];
    if (!term->term.given || cost == 0 || paid[1] == 0)
        return GT_OK;
    gt_money capital = of->proceeds < whole ? of->proceeds : whole, rest = of->proceeds - capital;
    enum gt_status status = gt_money_allocate(capital, paid, 2, back);
    if (status == GT_OK)
        status = grow_public(of, term->rate, term->interest, term->days, &grown);
    if (status != GT_OK)
        return status;
    gt_money first = grown - cost < rest ? grown - cost : rest;
    splitting->calls[deal].of[GT_SPLIT_PRIORITY_RETURN] = rest - first;
    status = gt_money_share(rest - first, term->profit_share, &part);
    if (status != GT_OK)
        return status;
    gt_money due = back[0] + first + part, has = gt_split_sum(splitting, own, GT_SPLIT_BY_RECEIPT);
    return due > has ? gt_split_move(splitting, GT_SPLIT_PRIORITY_RETURN, due - has, others,
                                     GT_SPLIT_BY_RECEIPT, own, GT_SPLIT_BY_PAID)
                     : gt_split_move(splitting, GT_SPLIT_PRIORITY_RETURN, has - due, own,
                                     GT_SPLIT_BY_RECEIPT, others, GT_SPLIT_BY_PAID);
}

/* The price of the public stake of a deal on its day of exit. */
static enum gt_status price_stake(const struct gt_splitting *splitting, size_t deal,
                                  struct gt_buy_out_price *price)
{
    const struct gt_split_deal *of = &splitting->deals[deal];
    struct gt_buy_out term = splitting->set->buy_out;
    struct gt_payment *payments = calloc(of->count, sizeof *payments);
    struct gt_buy_out_question question = {payments, 0, of->received, GT_MONEY_UNKNOWN, of->day};
    if (!payments)
        return GT_ENOMEM;
    for (size_t i = 0; i < of->count; i++)
        if (of->parties[i].side == GT_SIDE_PUBLIC)
            payments[question.count++] =
                (struct gt_payment){of->parties[i].paid, of->parties[i].day};
    if (of->rate >= 0)
        term.rate = of->rate;
    enum gt_status status = gt_buy_out_price(&term, &question, price);
    free(payments);
    return status;
}

static enum gt_status buy_out(struct gt_splitting *splitting, size_t deal)
{
    const struct gt_buy_out *term = &splitting->set->buy_out;
    struct gt_split_call *call = &splitting->calls[deal];
    struct gt_split_group own = {deal, GT_SIDES_PUBLIC};
    struct gt_split_group callers = {deal, gt_split_sides(term->who)};
    gt_money worth = gt_split_sum(splitting, own, GT_SPLIT_BY_RECEIPT), sale = 0;
    if (!term->term.given || gt_split_sum(splitting, own, GT_SPLIT_BY_PAID) == 0)
        return GT_OK;
    enum gt_status status = price_stake(splitting, deal, &call->price);
    if (status == GT_OK)
        status = gt_money_share(worth, 1 - term->discount, &sale);
    if (status != GT_OK)
        return status;
    call->priced = true;
    call->of[GT_SPLIT_BUY_OUT] = worth;
    bool is_call = term->right == GT_TERM_RIGHT_CALL;
    sale = is_call || sale < call->price.price ? call->price.price : sale;
    if (!call->price.is_open || sale >= worth ||
        gt_split_sum(splitting, callers, GT_SPLIT_BY_PAID) == 0)
        return GT_OK;
    call->exercised = is_call;
    return gt_split_move(splitting, GT_SPLIT_BUY_OUT, worth - sale, own, GT_SPLIT_BY_RECEIPT,
                         callers, GT_SPLIT_BY_PAID);
}

/* Adds the public worth, cost and hurdle of a deal. */
static enum gt_status add_stake(const struct gt_splitting *splitting, size_t deal, gt_money *worth,
                                gt_money *cost, gt_money *hurdle)
{
    const struct gt_profit_concession *term = &splitting->set->concession;
    const struct gt_split_deal *of = &splitting->deals[deal];
    struct gt_split_group own = {deal, GT_SIDES_PUBLIC};
    bool all_profit = of->stage >= 0 && (term->all_profit & GT_TERM_BIT(of->stage));
    double rate = all_profit ? 0 : of->hurdle >= 0 ? of->hurdle : term->hurdle;
    gt_money grown = 0;
    enum gt_status status = grow_public(of, rate, term->interest, term->days, &grown);
    *worth += gt_split_sum(splitting, own, GT_SPLIT_BY_RECEIPT);
    *cost += gt_split_sum(splitting, own, GT_SPLIT_BY_PAID);
    return status == GT_OK ? gt_money_add(*hurdle, grown, hurdle) : status;
}

/* What is conceded of one deal's stake, or (deal == deal_count) of all that were not called. */
static enum gt_status concession(struct gt_splitting *splitting, size_t deal)
{
    const struct gt_profit_concession *term = &splitting->set->concession;
    bool all = deal == splitting->deal_count;
    struct gt_split_group own = {deal, GT_SIDES_PUBLIC};
    struct gt_split_group others = {deal, gt_split_sides(term->who)};
    gt_money worth = 0, cost = 0, hurdle = 0, part = 0;
    enum gt_status status = GT_OK;
    for (size_t d = all ? 0 : deal; d < (all ? deal : deal + 1) && status == GT_OK; d++)
        if (!splitting->calls[d].exercised)
            status = add_stake(splitting, d, &worth, &cost, &hurdle);
    if (status != GT_OK || worth <= hurdle || worth <= cost)
        return status;
    for (size_t d = all ? 0 : deal; d < (all ? deal : deal + 1); d++)
        if (!splitting->calls[d].exercised)
            splitting->calls[d].of[GT_SPLIT_CONCESSION] = worth - hurdle;
    double share = gt_term_share(&term->share, all ? -1 : splitting->deals[deal].stage);
    status = gt_money_share(worth - hurdle, share, &part);
    if (status != GT_OK)
        return status;
    part = part < worth - cost ? part : worth - cost;
    return gt_split_move(splitting, GT_SPLIT_CONCESSION, part, own, GT_SPLIT_BY_RECEIPT, others,
                         GT_SPLIT_BY_PAID);
}

/* The steps of one deal up to the concession deal by deal. */
static enum gt_status split_deal(struct gt_splitting *splitting, size_t deal)
{
    const struct gt_profit_concession *term = &splitting->set->concession;
    enum gt_status status = by_holding(splitting, deal);
    if (status == GT_OK)
        status = priority_return(splitting, deal);
    if (status == GT_OK)
        status = buy_out(splitting, deal);
    if (status == GT_OK && term->term.given && term->scope == GT_TERM_SCOPE_EACH)
        status = concession(splitting, deal);
    return status;
}

static enum gt_status split_all(struct gt_splitting *splitting)
{
    const struct gt_profit_concession *term = &splitting->set->concession;
    enum gt_status status = GT_OK;
    for (size_t d = 0; d < splitting->deal_count && status == GT_OK; d++)
        status = split_deal(splitting, d);
    if (status == GT_OK && term->term.given && term->scope == GT_TERM_SCOPE_PORTFOLIO)
        status = concession(splitting, splitting->deal_count);
    for (size_t d = 0; d < splitting->deal_count && status == GT_OK; d++)
        if (!splitting->calls[d].exercised)
            status = gt_split_loss_share(splitting, d);
    for (size_t d = 0; d < splitting->deal_count && status == GT_OK; d++)
        status = gt_split_compensation(splitting, splitting->order[d]);
    return status;
}

static void lay_out(struct gt_splitting *splitting)
{
    for (size_t d = 0; d < splitting->deal_count; d++) {
        size_t place = d;
        splitting->starts[d + 1] = splitting->starts[d] + splitting->deals[d].count;
        for (; place > 0 &&
               splitting->deals[splitting->order[place - 1]].day > splitting->deals[d].day;
             place--)
            splitting->order[place] = splitting->order[place - 1];
        splitting->order[place] = d;
    }
}

enum gt_status gt_split_deals(const struct gt_term_set *set, const struct gt_split_deal *deals,
                              size_t count, struct gt_split_line *lines,
                              struct gt_split_call *calls)
{
    struct gt_splitting splitting = {
        .set = set, .deals = deals, .deal_count = count, .lines = lines, .calls = calls};
    enum gt_status status = check(set, deals, count);
    if (status != GT_OK || count == 0)
        return status;
    for (size_t d = 0; d < count; d++)
        splitting.party_count += deals[d].count;
    splitting.starts = calloc(count + 1, sizeof *splitting.starts);
    splitting.order = calloc(count, sizeof *splitting.order);
    splitting.weights = calloc(splitting.party_count, sizeof *splitting.weights);
    splitting.parts = calloc(splitting.party_count, sizeof *splitting.parts);
    status = GT_ENOMEM;
    if (splitting.starts && splitting.order && splitting.weights && splitting.parts) {
        memset(lines, 0, splitting.party_count * sizeof *lines);
        memset(calls, 0, count * sizeof *calls);
        lay_out(&splitting);
        status = split_all(&splitting);
    }
    free(splitting.starts);
    free(splitting.order);
    free(splitting.weights);
    free(splitting.parts);
    return status;
}
