/* waterfall_account.c - capital and interest of a waterfall's investors; see gentou/waterfall.h.
 *
 * A group's accounts are brought up to a day together: the growth is reckoned once a tier.
 * Everything is linear in the money, so part of an account can move to another group.
 */
#include "models/waterfall_int.h"

#include <math.h>

#define NUDGE 1e-9L /* what is this near below a half is a half */

struct gt_account *gt_group_accounts(const struct gt_waterfall *book, int side, size_t group)
{
    return &book->sides[side].accounts[group * book->investor_count];
}

gt_money gt_round_units(long double amount)
{
    if (!(fabsl(amount) < (long double)INT64_MAX / 2))
        return amount > 0 ? INT64_MAX / 2 : -(INT64_MAX / 2);
    return (gt_money)floorl(amount + 0.5L + NUDGE);
}

/* A rate as the decimal it was written as, to 12 places. */
static long double decimal(double rate)
{
    return roundl((long double)rate * GT_UNITS) / GT_UNITS;
}

/* Years as the fraction they are. */
static long double years_between(enum gt_day_count count, gt_day from, gt_day to)
{
    static const int wholes[] = {365, 360, 365 * 366, 360, 360, 1461};
    long double whole = wholes[count];
    return roundl(gt_day_count_years(count, from, to) * whole) / whole;
}

/* Compoundings a year; 0: simple or continuous. */
static int per_year(enum gt_compounding compounding)
{
    switch (compounding) {
    case GT_COMPOUNDING_SIMPLE:
    case GT_COMPOUNDING_CONTINUOUS:
        return 0;
    case GT_COMPOUNDING_ANNUAL:
        return 1;
    case GT_COMPOUNDING_SEMIANNUAL:
        return 2;
    case GT_COMPOUNDING_QUARTERLY:
        return 4;
    case GT_COMPOUNDING_MONTHLY:
        return 12;
    case GT_COMPOUNDING_DAILY:
        return 365;
    }
    return 0;
}

static bool is_credited_by_dates(const struct gt_waterfall_terms *terms)
{
    int times = per_year(terms->compounding);
    return terms->credited != GT_CREDITED_EFFECTIVE && times > 0 && times <= 12;
}

/* What a unit of money brings over the years. */
static long double growth(const struct gt_waterfall_terms *terms, double rate, long double years)
{
    long double r = decimal(rate);
    int times = per_year(terms->compounding);
    if (terms->compounding == GT_COMPOUNDING_SIMPLE || is_credited_by_dates(terms))
        return r * years;
    if (terms->compounding == GT_COMPOUNDING_CONTINUOUS)
        return expm1l(r * years);
    return expm1l(times * years * log1pl(r / times));
}

/* What bears interest. */
static long double bearing(const struct gt_waterfall_terms *terms, const struct gt_account *account,
                           size_t tier)
{
    long double money = account->capital;
    if (is_credited_by_dates(terms))
        money += account->borne[tier];
    else if (terms->compounding != GT_COMPOUNDING_SIMPLE)
        money += account->due[tier];
    return money < 0 && !terms->prepaid ? 0 : money;
}

static void grow(struct gt_waterfall *book, struct gt_account *accounts, gt_day from, gt_day to)
{
    const struct gt_waterfall_terms *terms = &book->terms;
    long double years = years_between(terms->day_count, from, to);
    for (size_t t = 0; t < terms->tier_count; t++) {
        if (terms->tiers[t].rate < 0)
            continue;
        long double factor = growth(terms, terms->tiers[t].rate, years);
        for (size_t i = 0; i < book->investor_count; i++)
            accounts[i].due[t] += bearing(terms, &accounts[i], t) * factor;
    }
}

static void credit(struct gt_waterfall *book, struct gt_account *accounts)
{
    for (size_t i = 0; i < book->investor_count; i++)
        for (size_t t = 0; t < book->terms.tier_count; t++)
            accounts[i].borne[t] = accounts[i].due[t];
}

/* The first day after `day` on which interest is credited: so many months after the first
 * contribution, or after the end of a year. */
static gt_day next_credit(const struct gt_waterfall *book, gt_day day)
{
    int step = 12 / per_year(book->terms.compounding);
    struct gt_civil now = gt_day_to_civil(day);
    gt_day start = book->tally->first, found = day;
    if (book->terms.credited == GT_CREDITED_CALENDAR)
        (void)gt_day_from_civil((struct gt_civil){now.year > 1 ? now.year - 1 : 1, 12, 31}, &start);
    struct gt_civil first = gt_day_to_civil(start);
    int months = (12 * (now.year - first.year) + now.month - first.month) / step * step;
    for (; found <= day; months += step)
        if (gt_day_add_months(start, months, &found) != GT_OK)
            return GT_DAY_LAST;
    return found;
}

void gt_group_accrue(struct gt_waterfall *book, int side, size_t group, gt_day day)
{
    struct gt_group *common = &book->sides[side].groups[group];
    struct gt_account *accounts = gt_group_accounts(book, side, group);
    gt_day from = common->day;
    common->day = day;
    if (from == GT_DAY_NONE || from == day)
        return;
    while (is_credited_by_dates(&book->terms)) {
        gt_day credited = next_credit(book, from);
        if (credited > day)
            break;
        grow(book, accounts, from, credited);
        credit(book, accounts);
        from = credited;
    }
    if (from < day)
        grow(book, accounts, from, day);
}

void gt_account_contribute(struct gt_account *account, gt_money amount)
{
    gt_money back = amount < account->ahead ? amount : account->ahead;
    account->contributed += amount;
    account->ahead -= back;
    account->capital += amount - back;
}

/* What `part` of a group's capital takes of one account's money: exact, as capital is. */
static void move_account(const struct gt_waterfall *book, struct gt_account *from,
                         struct gt_account *to, gt_money amount)
{
    if (amount == 0)
        return;
    long double share = (long double)amount / from->capital;
    for (size_t t = 0; t < book->terms.tier_count; t++) {
        long double due = from->due[t] * share, borne = from->borne[t] * share;
        from->due[t] -= due;
        to->due[t] += due;
        from->borne[t] -= borne;
        to->borne[t] += borne;
    }
    from->capital -= amount;
    from->contributed -= amount;
    to->capital += amount;
    to->contributed += amount;
}

void gt_group_move(struct gt_waterfall *book, size_t from, size_t to, gt_money amount)
{
    struct gt_account *source = gt_group_accounts(book, GT_SIDE_FUND, from);
    struct gt_account *target = gt_group_accounts(book, GT_SIDE_FUND, to);
    if (amount <= 0)
        return;
    for (size_t i = 0; i < book->investor_count; i++)
        book->weights[i] = source[i].capital;
    if (gt_money_allocate(amount, book->weights, book->investor_count, book->parts) != GT_OK)
        return;
    for (size_t i = 0; i < book->investor_count; i++)
        move_account(book, &source[i], &target[i], book->parts[i]);
}

/* The sum over a group of one member of its accounts. */
static gt_money sum_of(const struct gt_waterfall *book, int side, size_t group, size_t member)
{
    const struct gt_account *accounts = gt_group_accounts(book, side, group);
    gt_money sum = 0;
    for (size_t i = 0; i < book->investor_count; i++)
        sum += *(const gt_money *)((const char *)&accounts[i] + member);
    return sum;
}

gt_money gt_group_capital(const struct gt_waterfall *book, int side, size_t group)
{
    return sum_of(book, side, group, offsetof(struct gt_account, capital));
}

gt_money gt_group_contributed(const struct gt_waterfall *book, int side, size_t group)
{
    return sum_of(book, side, group, offsetof(struct gt_account, contributed));
}

gt_money gt_group_received(const struct gt_waterfall *book, int side, size_t group)
{
    return sum_of(book, side, group, offsetof(struct gt_account, received));
}

gt_money gt_account_capital_due(const struct gt_waterfall *book, size_t investor,
                                const struct gt_account *account)
{
    const struct gt_fund_investor *who = &book->investors[investor];
    gt_money due = account->capital > 0 ? account->capital : 0;
    gt_money undrawn = who->commitment - account->contributed - account->ahead;
    bool committed = book->terms.basis == GT_CARRY_BASIS_COMMITTED && who->pays_carry;
    return committed && undrawn > 0 ? due + undrawn : due;
}

gt_money gt_group_capital_due(const struct gt_waterfall *book, int side, size_t group)
{
    const struct gt_account *accounts = gt_group_accounts(book, side, group);
    gt_money sum = 0;
    for (size_t i = 0; i < book->investor_count; i++)
        sum += gt_account_capital_due(book, i, &accounts[i]);
    return sum;
}

/* m x contributions less what was received, capital that is still out aside. */
static gt_money multiple_due(double multiple, gt_money contributed, gt_money received,
                             gt_money capital)
{
    return gt_round_units(decimal(multiple) * (long double)contributed) - received - capital;
}

gt_money gt_account_preferred_due(const struct gt_waterfall *book, const struct gt_account *account)
{
    gt_money due = gt_round_units(account->due[0]), multiple = 0;
    if (book->terms.tiers[0].multiple >= 0)
        multiple = multiple_due(book->terms.tiers[0].multiple, account->contributed,
                                account->received, account->capital);
    due = multiple > due ? multiple : due;
    return due > 0 ? due : 0;
}

gt_money gt_group_hurdle_due(const struct gt_waterfall *book, int side, size_t group, size_t tier)
{
    const struct gt_account *accounts = gt_group_accounts(book, side, group);
    const struct gt_carry_tier *at = &book->terms.tiers[tier];
    long double interest = 0;
    for (size_t i = 0; i < book->investor_count; i++)
        interest += accounts[i].due[tier];
    gt_money due = gt_round_units(interest), multiple = 0;
    gt_money received = gt_group_received(book, side, group);
    if (at->measure == GT_HURDLE_MEASURE_GROSS && tier > 0)
        received += book->sides[side].groups[group].carry;
    if (at->multiple >= 0)
        multiple = multiple_due(at->multiple, gt_group_contributed(book, side, group), received,
                                gt_group_capital(book, side, group));
    due = multiple > due ? multiple : due;
    return due > 0 ? due : 0;
}

void gt_account_receive(const struct gt_waterfall *book, struct gt_account *account,
                        gt_money amount, gt_money to_capital, gt_money carry)
{
    gt_money beyond = amount - to_capital;
    account->received += amount;
    account->capital -= to_capital;
    for (size_t t = 0; t < book->terms.tier_count; t++) {
        bool gross = t > 0 && book->terms.tiers[t].measure == GT_HURDLE_MEASURE_GROSS;
        long double paid = beyond + (gross ? carry : 0);
        account->due[t] -= paid;
        account->borne[t] = account->borne[t] > paid ? account->borne[t] - paid : 0;
        if (account->due[t] < -0.5L && !book->terms.prepaid)
            account->due[t] = 0;
    }
}
