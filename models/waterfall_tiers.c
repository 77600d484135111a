/* waterfall_tiers.c - one amount through the tiers of one group; see gentou/waterfall.h. */
#include "models/waterfall_int.h"

#include <assert.h>
#include <string.h>

/* An amount on its way down. */
struct fall {
    struct gt_waterfall *book;
    int side;
    size_t group;
    gt_money left;
    struct gt_fund_move *step; /* or NULL */
};

static gt_money least(gt_money a, gt_money b)
{
    return a < b ? a : b;
}

int64_t gt_units_of(double share)
{
    return (int64_t)(share * GT_UNITS + 0.5);
}

/* The part of an amount that has `units` of 10^12. */
gt_money gt_part_of(gt_money amount, int64_t units)
{
    const gt_money weights[] = {units, GT_UNITS - units};
    gt_money parts[2] = {0, 0};
    enum gt_status status = gt_money_allocate(amount, weights, 2, parts);
    assert(status == GT_OK);
    (void)status;
    return parts[0];
}

gt_money *gt_step_line(struct gt_waterfall *book, struct gt_fund_move *step, enum gt_tier tier,
                       size_t level, gt_money due, gt_money amount, gt_money carry)
{
    if (!step)
        return NULL;
    assert(step->line_count < GT_TIER_LINES_MAX);
    gt_money *parts = &book->line_parts[step->line_count * book->investor_count];
    memset(parts, 0, book->investor_count * sizeof *parts);
    step->lines[step->line_count++] = (struct gt_tier_line){tier, level, due, amount, carry, parts};
    step->carry += carry;
    return parts;
}

static gt_money weight_of(const struct gt_waterfall *book, enum gt_tier tier, size_t investor,
                          const struct gt_account *account)
{
    switch (tier) {
    case GT_TIER_CAPITAL:
        return gt_account_capital_due(book, investor, account);
    case GT_TIER_PREFERRED:
        return gt_account_preferred_due(book, account);
    case GT_TIER_OWN_SHARE:
    case GT_TIER_CATCH_UP:
    case GT_TIER_SPLIT:
    case GT_TIER_GIVEN_BACK:
        return account->contributed;
    }
    return 0;
}

/* How the investors' part of a tier is weighed: by what each wants of it, else by contributions,
 * and where there are none (a gift) alike. */
static void weigh(const struct fall *fall, enum gt_tier tier)
{
    struct gt_waterfall *book = fall->book;
    const struct gt_account *accounts = gt_group_accounts(book, fall->side, fall->group);
    enum gt_tier order[] = {tier, GT_TIER_SPLIT};
    gt_money sum = 0;
    for (size_t o = 0; o < 2 && sum == 0; o++)
        for (size_t i = 0; i < book->investor_count; i++) {
            book->weights[i] = weight_of(book, order[o], i, &accounts[i]);
            sum += book->weights[i];
        }
    for (size_t i = 0; i < book->investor_count && sum == 0; i++)
        book->weights[i] = book->investors[i].pays_carry;
}

/* Hands out by the weights that were laid. */
static void hand_out(struct gt_waterfall *book, gt_money amount, gt_money *parts)
{
    enum gt_status status = gt_money_allocate(amount, book->weights, book->investor_count, parts);
    assert(status == GT_OK);
    (void)status;
}

static void pay(struct fall *fall, enum gt_tier tier, size_t level, gt_money due, gt_money amount,
                gt_money carry)
{
    struct gt_waterfall *book = fall->book;
    struct gt_group *common = &book->sides[fall->side].groups[fall->group];
    struct gt_account *accounts = gt_group_accounts(book, fall->side, fall->group);
    if (amount == 0)
        return;
    gt_money *line = gt_step_line(book, fall->step, tier, level, due, amount, carry);
    weigh(fall, tier);
    hand_out(book, amount - carry, book->parts);
    hand_out(book, carry, book->beside);
    for (size_t i = 0; i < book->investor_count; i++) {
        gt_money part = book->parts[i], back = 0;
        if (tier == GT_TIER_CAPITAL) {
            back = least(part, accounts[i].capital > 0 ? accounts[i].capital : 0);
            accounts[i].ahead += part - back;
        }
        gt_account_receive(book, &accounts[i], part, back, book->beside[i]);
        if (line)
            line[i] = part;
    }
    common->carry += carry;
    if (tier != GT_TIER_CAPITAL)
        common->profit += amount - carry;
    fall->left -= amount;
}

static void pay_capital(struct fall *fall)
{
    gt_money due = gt_group_capital_due(fall->book, fall->side, fall->group);
    pay(fall, GT_TIER_CAPITAL, 0, due, least(due, fall->left), 0);
}

static void pay_preferred(struct fall *fall)
{
    gt_money due = gt_group_hurdle_due(fall->book, fall->side, fall->group, 0);
    pay(fall, GT_TIER_PREFERRED, 0, due, least(due, fall->left), 0);
}

/* What must be shared out until the investors' part of it, units of 10^12, is `due`. */
static gt_money until(gt_money due, int64_t units)
{
    if (due == GT_MONEY_UNKNOWN || units <= 0)
        return GT_MONEY_UNKNOWN;
    gt_wide whole = ((gt_wide)due * GT_UNITS + units - 1) / units;
    return whole > INT64_MAX ? GT_MONEY_UNKNOWN : (gt_money)whole;
}

/* The most that tier t shares out before the hurdle of tier t + 1, the manager having `units`. */
static gt_money room(const struct fall *fall, size_t t, int64_t units)
{
    const struct gt_waterfall_terms *terms = &fall->book->terms;
    if (t + 1 == terms->tier_count)
        return GT_MONEY_UNKNOWN;
    gt_money due = gt_group_hurdle_due(fall->book, fall->side, fall->group, t + 1);
    bool gross = terms->tiers[t + 1].measure == GT_HURDLE_MEASURE_GROSS;
    return gross ? due : until(due, GT_UNITS - units);
}

static gt_money within(gt_money amount, gt_money bound)
{
    return bound == GT_MONEY_UNKNOWN ? amount : least(amount, bound);
}

/* x = (c (L + K) - K) / (q - c), rounded down: the split after it evens out what is left of a unit.
 */
static void pay_catch_up(struct fall *fall, size_t t)
{
    const struct gt_group *common = &fall->book->sides[fall->side].groups[fall->group];
    int64_t c = fall->book->carry_units[t], q = fall->book->catch_up_units[t];
    if (c == 0 || q <= c)
        return;
    gt_wide behind =
        (gt_wide)c * ((gt_wide)common->profit + common->carry) - (gt_wide)common->carry * GT_UNITS;
    gt_wide due = behind > 0 ? behind / (q - c) : 0;
    if (due > INT64_MAX)
        due = INT64_MAX;
    gt_money amount = within(least((gt_money)due, fall->left), room(fall, t, q));
    pay(fall, GT_TIER_CATCH_UP, t, (gt_money)due, amount, gt_part_of(amount, q));
}

/* The manager's part of a split: after a catch-up what makes his carry c of all profit, else his
 * part of all that this split has shared; either way no cent drifts. */
static gt_money carry_of_split(const struct fall *fall, size_t t, gt_money amount)
{
    const struct gt_group *common = &fall->book->sides[fall->side].groups[fall->group];
    int64_t c = fall->book->carry_units[t];
    gt_money profit = common->profit + common->carry;
    gt_money apart = gt_part_of(profit, c) - common->carry;
    gt_money carry = gt_part_of(common->split[t] + amount, c) - common->split_carry[t];
    if (fall->book->catch_up_units[t] > c && apart >= -1 && apart <= 1)
        carry = gt_part_of(profit + amount, c) - common->carry;
    carry = carry < 0 ? 0 : carry;
    return least(carry, amount);
}

static void pay_split(struct fall *fall, size_t t)
{
    struct gt_group *common = &fall->book->sides[fall->side].groups[fall->group];
    gt_money due = room(fall, t, fall->book->carry_units[t]);
    gt_money amount = within(fall->left, due);
    gt_money carry = carry_of_split(fall, t, amount);
    common->split[t] += amount;
    common->split_carry[t] += carry;
    pay(fall, GT_TIER_SPLIT, t, due, amount, carry);
}

void gt_group_distribute(struct gt_waterfall *book, int side, size_t group, gt_money amount,
                         struct gt_fund_move *step)
{
    struct fall fall = {book, side, group, amount, step};
    bool capital_first = book->terms.order == GT_TIER_ORDER_CAPITAL_FIRST;
    if (capital_first)
        pay_capital(&fall);
    pay_preferred(&fall);
    if (!capital_first)
        pay_capital(&fall);
    for (size_t t = 0; t < book->terms.tier_count && fall.left > 0; t++) {
        if (room(&fall, t, 0) == 0)
            continue;
        pay_catch_up(&fall, t);
        if (fall.left > 0)
            pay_split(&fall, t);
    }
    assert(fall.left == 0);
}
