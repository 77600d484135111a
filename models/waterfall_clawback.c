/* waterfall_clawback.c - what the manager was paid too much, and what the fund's holdings would
 * bring; see gentou/waterfall.h.
 *
 * The tests, with K the carry paid, P all profit of those who pay carry (what they and the manager
 * received, and the value V of what is held, less what they paid in), c the carry of the highest
 * tier that the whole fund reached:
 *
 *   whole_fund    entitled = min(K', c P) less the shortfall', of the whole-fund waterfall (') on
 *                 the same flows with V distributed at the day of the test; not below 0
 *   greater_of    excess = max(K - c P, the investors' real shortfall beside V)
 *   profit_share  entitled = c P
 *   deal_losses   entitled = K - c_0 x the capital that realised deals did not bring back, K before
 *                 earlier clawbacks
 *
 * A shortfall is capital and preferred return that are still out. The clawback is never more than
 * the carry that is left after tax: K (1 - tax), earlier clawbacks counted.
 */
#include "models/waterfall_int.h"

static gt_money least(gt_money a, gt_money b)
{
    return a < b ? a : b;
}

static gt_money positive(gt_money a)
{
    return a > 0 ? a : 0;
}

/* What a deal is worth: as said, else cost. */
static gt_money value_of(const struct gt_waterfall *book, size_t deal)
{
    return book->nav[deal] != GT_MONEY_UNKNOWN ? book->nav[deal] : book->held[deal];
}

static gt_money fund_value(const struct gt_waterfall *book)
{
    gt_money sum = 0;
    if (book->tally->fund_nav != GT_MONEY_UNKNOWN)
        return book->tally->fund_nav;
    for (size_t d = 0; d < book->deal_count; d++)
        sum += value_of(book, d);
    return sum;
}

static gt_money shortfall(const struct gt_waterfall *book, size_t group)
{
    return positive(gt_group_capital(book, GT_SIDE_WHOLE, group)) +
           gt_group_hurdle_due(book, GT_SIDE_WHOLE, group, 0);
}

/* The carry of the highest tier whose split the whole fund reached. */
static int64_t carry_reached(const struct gt_waterfall *book)
{
    const struct gt_group *whole = &book->sides[GT_SIDE_WHOLE].groups[GT_GROUP_POOL];
    size_t tier = 0;
    for (size_t t = 1; t < book->terms.tier_count; t++)
        if (whole->split[t] > 0)
            tier = t;
    return book->carry_units[tier];
}

/* Capital that realised deals did not bring back. */
static gt_money losses(const struct gt_waterfall *book)
{
    gt_money sum = 0;
    const struct gt_side *side = &book->sides[GT_SIDE_FUND];
    for (size_t g = 0; g < side->count; g++)
        if (g == GT_GROUP_POOL || g >= 3 + book->deal_count)
            sum += positive(gt_group_capital(book, GT_SIDE_FUND, g));
    return sum;
}

/* On a book that is kept and comes back: the whole fund's side is sold out here. */
static gt_money entitled(struct gt_waterfall *book, gt_money value)
{
    const struct gt_group *whole = &book->sides[GT_SIDE_WHOLE].groups[GT_GROUP_POOL];
    gt_money paid = book->tally->carry, lost = losses(book);
    gt_money real = positive(shortfall(book, GT_GROUP_REAL) - value);
    gt_money profit = gt_group_received(book, GT_SIDE_WHOLE, GT_GROUP_REAL) + paid + value -
                      gt_group_contributed(book, GT_SIDE_WHOLE, GT_GROUP_REAL);
    gt_group_distribute(book, GT_SIDE_WHOLE, GT_GROUP_POOL, value, NULL);
    gt_money part = gt_part_of(positive(profit), carry_reached(book));
    switch (book->terms.clawback_test) {
    case GT_CLAWBACK_TEST_WHOLE_FUND:
        return positive(least(whole->carry - shortfall(book, GT_GROUP_POOL), part));
    case GT_CLAWBACK_TEST_GREATER_OF:
        return positive(least(part, paid - real));
    case GT_CLAWBACK_TEST_PROFIT_SHARE:
        return part;
    case GT_CLAWBACK_TEST_DEAL_LOSSES:
        return positive(book->tally->carry_gross - gt_part_of(lost, book->carry_units[0]));
    }
    return paid;
}

enum gt_status gt_waterfall_clawback(struct gt_waterfall *book, gt_day day,
                                     struct gt_clawback *clawback)
{
    if (day < book->tally->last)
        return GT_ERANGE;
    gt_book_keep(book);
    gt_book_accrue(book, day);
    const struct gt_tally *tally = book->tally;
    gt_book_apportion(book, GT_NO_DEAL, fund_value(book), book->apportioned);
    gt_money value = gt_book_class(book, book->apportioned);
    struct gt_clawback answer = {.paid = tally->carry, .escrow = tally->escrow};
    answer.entitled = entitled(book, value);
    answer.excess = positive(answer.paid - answer.entitled);
    answer.most = positive(tally->carry_gross -
                           gt_part_of(tally->carry_gross, gt_units_of(book->terms.clawback_tax)) -
                           tally->clawed);
    answer.due = least(answer.excess, answer.most);
    gt_book_return(book);
    *clawback = answer;
    return GT_OK;
}

/* What comes back goes to the accounts as any receipt does. */
static void receive(struct gt_waterfall *book, int side, size_t group, const gt_money *parts)
{
    struct gt_account *accounts = gt_group_accounts(book, side, group);
    for (size_t i = 0; i < book->investor_count; i++)
        gt_account_receive(book, &accounts[i], parts[i],
                           least(parts[i], positive(accounts[i].capital)), 0);
}

enum gt_status gt_book_claw(struct gt_waterfall *book, gt_day day, struct gt_fund_move *step)
{
    struct gt_clawback clawback;
    struct gt_tally *tally = book->tally;
    const struct gt_account *real = gt_group_accounts(book, GT_SIDE_WHOLE, GT_GROUP_REAL);
    enum gt_status status = gt_waterfall_clawback(book, day, &clawback);
    if (status != GT_OK || clawback.due == 0)
        return status;
    gt_money *line =
        gt_step_line(book, step, GT_TIER_GIVEN_BACK, 0, clawback.excess, 0, -clawback.due);
    for (size_t i = 0; i < book->investor_count; i++)
        book->weights[i] = real[i].contributed;
    status = gt_money_allocate(clawback.due, book->weights, book->investor_count, line);
    if (status != GT_OK)
        return status;
    for (size_t i = 0; i < book->investor_count; i++)
        book->net[i] = line[i];
    receive(book, GT_SIDE_WHOLE, GT_GROUP_REAL, line);
    receive(book, GT_SIDE_FUND, GT_GROUP_POOL, line);
    book->sides[GT_SIDE_FUND].groups[GT_GROUP_POOL].carry -= clawback.due;
    step->from_escrow = least(clawback.due, tally->escrow);
    tally->escrow -= step->from_escrow;
    tally->carry -= clawback.due;
    tally->clawed += clawback.due;
    tally->distributed += clawback.due;
    return GT_OK;
}

/* One holding is sold; what it brings is added up. */
static enum gt_status sell(struct gt_waterfall *book, gt_day day, size_t deal, gt_money value,
                           gt_money *parts, gt_money *carry)
{
    struct gt_fund_move step;
    struct gt_fund_flow flow = {.day = day,
                                .kind = GT_FUND_FLOW_DISTRIBUTION,
                                .amount = value,
                                .deal = deal,
                                .investor = GT_ALL_INVESTORS,
                                .cost = GT_MONEY_UNKNOWN,
                                .exit = true};
    enum gt_status status = gt_waterfall_step(book, &flow, &step);
    for (size_t i = 0; i < book->investor_count && status == GT_OK; i++)
        parts[i] += step.parts[i];
    *carry += status == GT_OK ? step.carry : 0;
    return status;
}

enum gt_status gt_waterfall_value(struct gt_waterfall *book, gt_day day, gt_money *parts,
                                  gt_money *carry)
{
    enum gt_status status = GT_OK;
    if (day < book->tally->last)
        return GT_ERANGE;
    for (size_t i = 0; i < book->investor_count; i++)
        parts[i] = 0;
    *carry = 0;
    gt_book_keep(book);
    if (book->terms.style == GT_WATERFALL_EUROPEAN)
        status = sell(book, day, GT_NO_DEAL, fund_value(book), parts, carry);
    else
        for (size_t d = 0; d < book->deal_count && status == GT_OK; d++)
            if (value_of(book, d) > 0)
                status = sell(book, day, d, value_of(book, d), parts, carry);
    gt_book_return(book);
    return status;
}
