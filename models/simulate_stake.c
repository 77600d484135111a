/* simulate_stake.c - an exit's proceeds among the sides of a deal: gentou/split.h on numbers, years
 * counted as quarters / 4.
 *
 * What is said there of parties holds of the sides public, partner and club; others keep what they
 * hold. A compensation's day of investment is not looked at: a programme has no calendar.
 */
#include "models/simulate_int.h"
#include "models/vmath_int.h"

#include <math.h>

#define SIDES    GT_SIDE_OTHERS /* that the terms know */
#define OTHERS   (GT_TERM_BIT(GT_SIDE_PARTNER) | GT_TERM_BIT(GT_SIDE_CLUB))
#define PUBLIC   GT_TERM_BIT(GT_SIDE_PUBLIC)
#define PARTNERS GT_TERM_BIT(GT_SIDE_PARTNER)

/* One unit after so many quarters; a part of one too. */
static double grow(double rate, int interest, double quarters)
{
    double years = 0.25 * quarters;
    return interest == GT_TERM_INTEREST_SIMPLE ? 1 + rate * years
                                               : gt_exp(gt_log(1 + rate) * years);
}

static void lay_growth(double rate, int interest, int quarters, double *table)
{
    for (int q = 0; q <= quarters; q++)
        table[q] = grow(rate, interest, q);
}

void gt_stake_terms_make(const struct gt_term_set *set, double minor, int quarters,
                         struct gt_stake_terms *terms)
{
    const struct gt_buy_out *buy_out = &set->buy_out;
    terms->set = *set;
    terms->unit = 1 / minor;
    lay_growth(set->priority_return.rate, set->priority_return.interest, quarters, terms->priority);
    lay_growth(set->concession.hurdle, set->concession.interest, quarters, terms->hurdle);
    lay_growth(buy_out->first_rate, buy_out->interest, quarters, terms->first);
    lay_growth(buy_out->rate, buy_out->interest, quarters, terms->later);
}

static unsigned sides_of(int who)
{
    return who == GT_TERM_FOR_PARTNERS ? PARTNERS : OTHERS;
}

static void weigh(const double *amounts, unsigned sides, double weights[SIDES])
{
    for (int s = 0; s < SIDES; s++)
        weights[s] = sides & GT_TERM_BIT(s) ? gt_max(amounts[s], 0) : 0;
}

static void weigh_losses(const struct gt_stake *stake, const double *receipt, unsigned sides,
                         double weights[SIDES])
{
    for (int s = 0; s < SIDES; s++)
        weights[s] = sides & GT_TERM_BIT(s) ? gt_max(stake->paid[s] - receipt[s], 0) : 0;
}

static double sum(const double weights[SIDES])
{
    return weights[0] + weights[1] + weights[2];
}

static void move(double amount, const double from[SIDES], const double to[SIDES], double *receipt)
{
    double out = sum(from), in = sum(to);
    if (!(amount > 0) || !(out > 0) || !(in > 0))
        return;
    for (int s = 0; s < SIDES; s++)
        receipt[s] += amount * (to[s] / in - from[s] / out);
}

/* What the public side paid, grown by a table up to the exit. */
static double grown_cost(const struct gt_stake *stake, int quarter, const double *table)
{
    double grown = 0;
    for (int i = 0; i < stake->payments; i++)
        grown += stake->amount[i] * table[quarter - stake->quarter[i]];
    return grown;
}

static void priority_return(const struct gt_stake_terms *terms, const struct gt_stake *stake,
                            int quarter, double *receipt)
{
    const struct gt_priority_return *term = &terms->set.priority_return;
    double own[SIDES], others[SIDES], paid[SIDES];
    double cost = stake->paid[GT_SIDE_PUBLIC];
    weigh(stake->paid, OTHERS, paid);
    double whole = cost + sum(paid);
    if (!term->term.given || !(cost > 0) || !(sum(paid) > 0))
        return;
    double proceeds = receipt[0] + receipt[1] + receipt[2];
    double capital = gt_min(proceeds, whole), rest = proceeds - capital;
    double first = gt_min(grown_cost(stake, quarter, terms->priority) - cost, rest);
    double due = capital * cost / whole + first + (rest - first) * term->profit_share;
    double excess = due - receipt[GT_SIDE_PUBLIC];
    weigh(receipt, PUBLIC, own);
    weigh(receipt, OTHERS, others);
    if (excess > 0) {
        weigh(stake->paid, PUBLIC, own);
        move(excess, others, own, receipt);
    } else {
        move(-excess, own, paid, receipt);
    }
}

/* A payment's sum of a buy-out; the formula stands in gentou/term.h. threshold: quarters after the
 * payment. */
static double price_of_one(const struct gt_stake_terms *terms, int held, double threshold)
{
    const struct gt_buy_out *term = &terms->set.buy_out;
    if (term->first_years > 0 && held <= threshold)
        return terms->first[held];
    if (term->since == GT_TERM_SINCE_DAY_ONE || term->first_years <= 0)
        return terms->later[held];
    double early = grow(term->first_rate, term->interest, threshold);
    double late = grow(term->rate, term->interest, held - threshold);
    return term->interest == GT_TERM_INTEREST_COMPOUND ? early * late : early + late - 1;
}

static double buy_out_price(const struct gt_stake_terms *terms, const struct gt_stake *stake,
                            int quarter)
{
    const struct gt_buy_out *term = &terms->set.buy_out;
    double price = stake->paid[GT_SIDE_PUBLIC] * term->premium;
    for (int i = 0; i < stake->payments; i++) {
        int since_first = stake->quarter[i] - stake->quarter[0];
        double threshold = 4 * term->first_years - (term->each_payment ? 0 : since_first);
        price += stake->amount[i] *
                 price_of_one(terms, quarter - stake->quarter[i], gt_max(threshold, 0));
    }
    return price;
}

static bool is_open(const struct gt_buy_out *term, const struct gt_stake *stake, int quarter)
{
    double years = 0.25 * (quarter - stake->quarter[0]);
    bool open =
        (term->closes <= 0 || years <= term->closes) && (term->opens <= 0 || years > term->opens);
    for (int i = 0; term->each_payment && term->opens > 0 && i < stake->payments; i++)
        open = open && 0.25 * (quarter - stake->quarter[i]) > term->opens;
    return open;
}

/* Whether the public stake was called. */
static bool buy_out(const struct gt_stake_terms *terms, const struct gt_stake *stake, int quarter,
                    double *receipt)
{
    const struct gt_buy_out *term = &terms->set.buy_out;
    double own[SIDES], callers[SIDES], worth = receipt[GT_SIDE_PUBLIC];
    if (!term->term.given || !(stake->paid[GT_SIDE_PUBLIC] > 0) || !is_open(term, stake, quarter))
        return false;
    bool is_call = term->right == GT_TERM_RIGHT_CALL;
    double price = buy_out_price(terms, stake, quarter);
    double sale = is_call ? price : gt_max(price, worth * (1 - term->discount));
    weigh(stake->paid, sides_of(term->who), callers);
    if (sale >= worth || !(sum(callers) > 0))
        return false;
    weigh(receipt, PUBLIC, own);
    move(worth - sale, own, callers, receipt);
    if (is_call)
        receipt[GT_SIDE_PUBLIC] = sale;
    return is_call;
}

static double hurdle_of(const struct gt_stake_terms *terms, const struct gt_stake *stake,
                        int quarter)
{
    const struct gt_profit_concession *term = &terms->set.concession;
    bool all_profit = stake->stage >= 0 && (term->all_profit & GT_TERM_BIT(stake->stage));
    return all_profit ? stake->paid[GT_SIDE_PUBLIC] : grown_cost(stake, quarter, terms->hurdle);
}

static void concession(const struct gt_stake_terms *terms, const struct gt_stake *stake,
                       double hurdle, double *receipt)
{
    const struct gt_profit_concession *term = &terms->set.concession;
    double own[SIDES], others[SIDES], worth = receipt[GT_SIDE_PUBLIC];
    double profit = worth - stake->paid[GT_SIDE_PUBLIC];
    if (worth <= hurdle || profit <= 0)
        return;
    double part = (worth - hurdle) * gt_term_share(&term->share, stake->stage);
    weigh(receipt, PUBLIC, own);
    weigh(stake->paid, sides_of(term->who), others);
    move(gt_min(part, profit), own, others, receipt);
}

static void loss_share(const struct gt_stake_terms *terms, const struct gt_stake *stake,
                       double *receipt)
{
    const struct gt_loss_share *term = &terms->set.loss_share;
    double own[SIDES], others[SIDES], losses[SIDES];
    weigh(stake->paid, sides_of(term->who), others);
    weigh_losses(stake, receipt, sides_of(term->who), losses);
    double taken = sum(losses) * term->share;
    if (term->of_cost > 0)
        taken = gt_min(taken, sum(others) * term->of_cost);
    if (term->most > 0)
        taken = gt_min(taken, (double)term->most * terms->unit);
    if (!term->beyond_receipts)
        taken = gt_min(taken, receipt[GT_SIDE_PUBLIC]);
    weigh(term->beyond_receipts ? stake->paid : receipt, PUBLIC, own);
    move(taken, own, losses, receipt);
}

static void compensation(const struct gt_stake_terms *terms, const struct gt_stake *stake,
                         double *left, double *receipt)
{
    const struct gt_compensation *term = &terms->set.compensation;
    double loss = stake->paid[GT_SIDE_PARTNER] - receipt[GT_SIDE_PARTNER];
    if (!(loss > 0))
        return;
    double due = loss * gt_term_share(&term->rate, stake->stage);
    if (term->project_most > 0)
        due = gt_min(due, (double)term->project_most * terms->unit);
    if (term->year_most > 0)
        due = gt_min(due, *left);
    *left -= due;
    receipt[GT_SIDE_PARTNER] += due;
    receipt[GT_SIDE_PUBLIC] -= due;
}

void gt_stake_settle(const struct gt_stake_terms *terms, const struct gt_stake *stake, int quarter,
                     double multiple, double *compensation_left, double receipt[GT_STAKE_SIDES],
                     struct gt_stake_left *left)
{
    const struct gt_term_set *set = &terms->set;
    for (int s = 0; s < GT_STAKE_SIDES; s++)
        receipt[s] = stake->units[s] * multiple;
    priority_return(terms, stake, quarter, receipt);
    left->called = buy_out(terms, stake, quarter, receipt);
    left->hurdle = set->concession.term.given ? hurdle_of(terms, stake, quarter) : 0;
    if (set->concession.term.given && set->concession.scope == GT_TERM_SCOPE_EACH && !left->called)
        concession(terms, stake, left->hurdle, receipt);
    if (set->loss_share.term.given && !left->called)
        loss_share(terms, stake, receipt);
    if (set->compensation.term.given)
        compensation(terms, stake, compensation_left, receipt);
}
