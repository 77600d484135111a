/* simulate_walk.c - a whole programme's paths, one by one, quarter by quarter; the order of events
 * and what each does stand in gentou/programme.h. */
#include "models/simulate_int.h"
#include "models/vmath_int.h"

#include "gentou/kinds_waterfall.h"

#include <math.h>
#include <string.h>

#define NEXT_YUAN 1e-4 /* of the entry round: the next money of which the gain is told */

struct walk {
    const struct gt_plan *plan;
    const struct gt_programme *programme;
    const struct gt_whole_plan *whole;
    const struct gt_stake_terms *terms;
    const struct gt_fates *fates;
    const struct gt_whole_flows *flows;
    size_t path;
    double shares[GT_COMPANIES_MAX]; /* of the company, at the entry's price */
    double entry_money[GT_COMPANIES_MAX];
    double budget[GT_YEARS_MAX], year_spent[GT_YEARS_MAX];
    double pot, reserve, capacity[GT_PARTNERS_MAX], beside[GT_PARTNERS_MAX];
    double compensation[GT_PARTNERS_MAX];                  /* left of the year's cap */
    double invested[GT_PARTIES_MAX], held[GT_PARTIES_MAX]; /* cost, for fees */
    double money[GT_PARTIES_MAX];                          /* into first rounds */
    double follow_private, follow_public;
    double worth, cost, hurdle, paid[GT_PARTIES_MAX]; /* of stakes not called: the portfolio */
};

static int party_of(const struct walk *walk, const struct gt_plan_deal *deal, int side)
{
    return side == GT_SIDE_PUBLIC    ? 0
           : side == GT_SIDE_PARTNER ? 1 + deal->partner
                                     : walk->programme->partner_count + side - GT_SIDE_CLUB + 1;
}

static void add(const struct walk *walk, double *flows, int party, int quarter, double amount)
{
    size_t row = (size_t)(walk->flows->rows[party] * walk->programme->quarters + quarter);
    flows[row * GT_BLOCK_PATHS + walk->path] += amount;
}

/* Pays for a stake at a price. */
static void pay(struct walk *walk, int deal, int side, int quarter, double amount, double price)
{
    const struct gt_plan_deal *plan = &walk->whole->deals[deal];
    struct gt_stake *stake = &walk->flows->stakes[deal];
    int party = party_of(walk, plan, side);
    if (!(amount > 0))
        return;
    stake->paid[side] += amount;
    stake->units[side] += price == 1 ? amount : amount / price;
    if (side == GT_SIDE_PUBLIC) {
        stake->quarter[stake->payments] = quarter;
        stake->amount[stake->payments++] = amount;
    }
    if (side == GT_SIDE_PARTNER) {
        double left = walk->capacity[plan->partner] - amount;
        walk->capacity[plan->partner] = gt_max(left, 0);
    }
    walk->invested[party] += amount;
    walk->held[party] += amount;
    add(walk, walk->flows->paid, party, quarter, amount);
}

static int budget_year(const struct walk *walk, int quarter)
{
    return (quarter - walk->programme->valuation) / 4;
}

/* Takes what it can from a purse and the pot. */
static double take(double *purse, double *pot, double amount)
{
    double first = gt_min(amount, *purse), second = gt_min(amount - first, *pot);
    *purse -= first;
    *pot -= second;
    return first + second;
}

/* The caps of the co-investment term. */
static double capped(const struct walk *walk, const struct gt_plan_deal *deal, double amount,
                     double partner, double round, int year)
{
    const struct gt_co_investment *term = &walk->terms->set.co_investment;
    double unit = walk->terms->unit, share = gt_term_share(&term->share, deal->stage);
    if (!term->term.given)
        return amount;
    if (share > 0)
        amount = gt_min(amount, share * partner);
    if (term->of_round > 0)
        amount = gt_min(amount, term->of_round * round);
    if (term->most > 0)
        amount = gt_min(amount, (double)term->most * unit);
    if (term->company_most > 0)
        amount = gt_min(amount, (double)term->company_most * unit);
    if (term->year_most > 0)
        amount = gt_min(amount, gt_max((double)term->year_most * unit - walk->year_spent[year], 0));
    if (term->partner_most > 0)
        amount = gt_min(amount,
                        gt_max((double)term->partner_most * unit - walk->beside[deal->partner], 0));
    return amount;
}

/* What the public side pays into a new deal. */
static double public_part(struct walk *walk, const struct gt_plan_deal *deal, double amount,
                          double partner, double round)
{
    const struct gt_limits *limits = &walk->programme->limits;
    int year = budget_year(walk, deal->entry);
    amount = capped(walk, deal, amount, partner, round, year);
    if (limits->company > 0)
        amount = gt_min(amount, limits->company);
    if (limits->budget_years > 0)
        amount = take(&walk->budget[year], &walk->pot, amount);
    walk->year_spent[year] += amount;
    return amount;
}

static void enter(struct walk *walk, int number)
{
    const struct gt_plan_deal *deal = &walk->whole->deals[number];
    const struct gt_programme *programme = walk->programme;
    struct gt_stake *stake = &walk->flows->stakes[number];
    *stake = (struct gt_stake){.stage = deal->stage};
    walk->entry_money[number] = walk->shares[number] = 0;
    double wanted = deal->paid[GT_SIDE_PARTNER], part = 1, amounts[GT_STAKE_SIDES], round = 0;
    if (deal->held < 0 && programme->partners[deal->partner].capacity > 0 && wanted > 0)
        part = gt_min(1, walk->capacity[deal->partner] / wanted);
    for (int s = 0; s < GT_STAKE_SIDES; s++)
        round += amounts[s] = part * deal->paid[s];
    if (deal->held < 0)
        amounts[GT_SIDE_PUBLIC] =
            public_part(walk, deal, amounts[GT_SIDE_PUBLIC], amounts[GT_SIDE_PARTNER], round);
    walk->beside[deal->partner] += amounts[GT_SIDE_PUBLIC];
    double price = deal->exit > 0 || deal->worth == 1 ? 1 : 1 / deal->worth;
    for (int s = 0; s < GT_STAKE_SIDES; s++) {
        pay(walk, number, s, deal->entry, amounts[s], price);
        walk->entry_money[number] += stake->units[s];
        walk->money[party_of(walk, deal, s)] += amounts[s];
    }
    if (programme->follow_on.part > 0)
        walk->shares[number] = walk->entry_money[number] / programme->follow_on.stake;
}

/* The public side's part of a follow-on round. */
static double public_follow_on(struct walk *walk, const struct gt_stake *stake, double amount)
{
    const struct gt_co_investment *term = &walk->terms->set.co_investment;
    const struct gt_programme *programme = walk->programme;
    double paid = stake->paid[GT_SIDE_PUBLIC];
    if (programme->limits.company > 0)
        amount = gt_min(amount, gt_max(programme->limits.company - paid, 0));
    if (term->term.given && term->company_most > 0)
        amount = gt_min(amount, gt_max((double)term->company_most * walk->terms->unit - paid, 0));
    return programme->follow_on.reserve > 0 ? take(&walk->reserve, &walk->pot, amount) : amount;
}

static void follow_on(struct walk *walk, const struct gt_event *event)
{
    int number = event->deal;
    const struct gt_follow_on *rule = &walk->programme->follow_on;
    const struct gt_plan_deal *deal = &walk->whole->deals[number];
    const struct gt_stake *stake = &walk->flows->stakes[number];
    double price = event->price, whole = walk->shares[number];
    double money = event->money * walk->entry_money[number];
    double wanted[GT_STAKE_SIDES] = {0};
    if (!(price > 0) || !(money > 0))
        return;
    walk->shares[number] += money / price;
    for (int s = 0; s < GT_SIDE_OTHERS && whole > 0 && price >= rule->step_up; s++)
        wanted[s] = rule->part * stake->units[s] / whole * money;
    wanted[GT_SIDE_PUBLIC] = public_follow_on(walk, stake, wanted[GT_SIDE_PUBLIC]);
    if (walk->programme->partners[deal->partner].capacity > 0)
        wanted[GT_SIDE_PARTNER] = gt_min(wanted[GT_SIDE_PARTNER], walk->capacity[deal->partner]);
    for (int s = 0; s < GT_SIDE_OTHERS; s++)
        pay(walk, number, s, event->quarter, wanted[s], price);
    walk->follow_private += money - wanted[GT_SIDE_PUBLIC];
    walk->follow_public += wanted[GT_SIDE_PUBLIC];
}

/* Makes room for one more public payment, in its place. */
static void insert_payment(struct gt_stake *stake, int quarter, double amount, double price)
{
    int i = stake->payments++;
    for (; i > 0 && stake->quarter[i - 1] > quarter; i--) {
        stake->quarter[i] = stake->quarter[i - 1];
        stake->amount[i] = stake->amount[i - 1];
    }
    stake->quarter[i] = quarter;
    stake->amount[i] = amount;
    stake->paid[GT_SIDE_PUBLIC] += amount;
    stake->units[GT_SIDE_PUBLIC] += amount / price;
}

/* What a little more public money in the deal's next round would bring. */
static void tell_gain(struct walk *walk, int number, int quarter, double multiple, double receipt,
                      double compensation)
{
    const struct gt_outcome_rounds *rounds = &walk->fates->rounds[number];
    const double *discount = walk->whole->discount;
    double *gain = &walk->flows->gains[(size_t)number * GT_BLOCK_PATHS + walk->path];
    int when = (int)rounds->quarter[walk->path];
    double price = rounds->price[walk->path], receipts[GT_STAKE_SIDES];
    if (walk->whole->deals[number].exit > 0 || when == 0 || !(price > 0))
        return;
    struct gt_stake more = walk->flows->stakes[number];
    struct gt_stake_left left;
    double little = NEXT_YUAN * walk->entry_money[number];
    insert_payment(&more, when, little, price);
    gt_stake_settle(walk->terms, &more, quarter, multiple, &compensation, receipts, &left);
    *gain = (receipts[GT_SIDE_PUBLIC] - receipt) / little * discount[quarter] / discount[when] - 1;
}

static void leave(struct walk *walk, const struct gt_event *event)
{
    int number = event->deal, quarter = event->quarter;
    const struct gt_plan_deal *deal = &walk->whole->deals[number];
    const struct gt_stake *stake = &walk->flows->stakes[number];
    const struct gt_recycling *recycling = &walk->programme->recycling;
    double receipt[GT_STAKE_SIDES], *compensation = &walk->compensation[deal->partner];
    double had = *compensation;
    double multiple = event->price;
    struct gt_stake_left left;
    gt_stake_settle(walk->terms, stake, quarter, multiple, compensation, receipt, &left);
    if (deal->exit > 0) { /* its money is what came, under the terms of then */
        *compensation = had;
        left.called = false;
        for (int s = 0; s < GT_STAKE_SIDES; s++)
            receipt[s] = stake->units[s] * multiple;
    }
    if (walk->flows->gains && walk->fates->rounds)
        tell_gain(walk, number, quarter, multiple, receipt[GT_SIDE_PUBLIC], had);
    for (int s = 0; s < GT_STAKE_SIDES; s++) {
        int party = party_of(walk, deal, s);
        walk->held[party] -= stake->paid[s];
        if (receipt[s] >= 0)
            add(walk, walk->flows->received, party, quarter, receipt[s]);
        else
            add(walk, walk->flows->paid, party, quarter, -receipt[s]);
        walk->paid[party] += left.called ? 0 : stake->paid[s];
    }
    if (quarter < 4 * recycling->years)
        walk->pot += recycling->part * gt_max(receipt[GT_SIDE_PUBLIC], 0);
    if (left.called)
        return;
    walk->worth += receipt[GT_SIDE_PUBLIC];
    walk->cost += stake->paid[GT_SIDE_PUBLIC];
    walk->hurdle += left.hurdle;
}

static void charge(struct walk *walk, const struct gt_programme_fee *fee, int party, int quarter)
{
    int year = quarter / 4 + 1;
    double rate = fee->step_year > 0 && year >= fee->step_year ? fee->step_rate : fee->rate;
    double base = fee->basis == GT_FEE_BASIS_COMMITTED  ? walk->whole->committed[party]
                  : fee->basis == GT_FEE_BASIS_INVESTED ? walk->invested[party]
                                                        : gt_max(walk->held[party], 0);
    if (year <= fee->years && rate > 0)
        add(walk, walk->flows->paid, party, quarter, 0.25 * rate * base);
}

static void charge_all(struct walk *walk, int quarter)
{
    const struct gt_programme *programme = walk->programme;
    if (programme->public_fee.years > 0)
        charge(walk, &programme->public_fee, 0, quarter);
    for (int p = 1; p <= programme->partner_count + 1 && programme->private_fee.years > 0; p++)
        charge(walk, &programme->private_fee, p, quarter);
}

/* The concession over the portfolio, to those who paid beside the public side. */
static void settle_portfolio(struct walk *walk)
{
    const struct gt_profit_concession *term = &walk->terms->set.concession;
    int partners = walk->programme->partner_count, last = walk->programme->quarters - 1;
    int parties = 1 + partners + (term->who == GT_TERM_FOR_PRIVATE);
    double paid = 0;
    for (int p = 1; p < parties; p++)
        paid += walk->paid[p];
    if (!term->term.given || term->scope != GT_TERM_SCOPE_PORTFOLIO || !(paid > 0) ||
        walk->worth <= walk->hurdle || walk->worth <= walk->cost)
        return;
    double part =
        gt_min((walk->worth - walk->hurdle) * term->share.general, walk->worth - walk->cost);
    add(walk, walk->flows->paid, 0, last, part);
    for (int p = 1; p < parties; p++)
        add(walk, walk->flows->received, p, last, part * walk->paid[p] / paid);
}

static void begin(struct walk *walk)
{
    const struct gt_programme *programme = walk->programme;
    memset(walk->year_spent, 0, sizeof walk->year_spent);
    memset(walk->beside, 0, sizeof walk->beside);
    memset(walk->invested, 0, sizeof walk->invested);
    memset(walk->held, 0, sizeof walk->held);
    memset(walk->paid, 0, sizeof walk->paid);
    memset(walk->money, 0, sizeof walk->money);
    walk->pot = walk->worth = walk->cost = walk->hurdle = 0;
    walk->follow_private = walk->follow_public = 0;
    walk->reserve = programme->follow_on.reserve;
    for (int k = 0; k < programme->partner_count; k++)
        walk->capacity[k] = programme->partners[k].capacity;
    for (int y = 0; y < GT_YEARS_MAX; y++)
        walk->budget[y] = y < programme->limits.budget_years ? programme->limits.budget[y] : 0;
}

static void walk_path(struct walk *walk)
{
    const struct gt_whole_plan *whole = walk->whole;
    const struct gt_event *event = walk->fates->events + walk->fates->first_event[walk->path];
    const struct gt_event *end = walk->fates->events + walk->fates->first_event[walk->path + 1];
    begin(walk);
    for (int q = 0; q < walk->programme->quarters; q++) {
        for (int k = 0; k < walk->programme->partner_count && q % 4 == 0; k++)
            walk->compensation[k] =
                (double)walk->terms->set.compensation.year_most * walk->terms->unit;
        for (; event < end && event->quarter == q; event++)
            if (event->round == GT_EVENT_EXIT)
                leave(walk, event);
            else if (event->round == GT_EVENT_ENTRY)
                enter(walk, event->deal);
            else
                follow_on(walk, event);
        charge_all(walk, q);
    }
    settle_portfolio(walk);
    for (int p = 0; p < whole->parties; p++)
        walk->flows->money[(size_t)p * GT_BLOCK_PATHS + walk->path] = walk->money[p];
    walk->flows->follow_private[walk->path] = walk->follow_private;
    walk->flows->follow_public[walk->path] = walk->follow_public;
}

void gt_whole_walk(const struct gt_plan *plan, const struct gt_fates *fates, bool with_terms,
                   const struct gt_whole_flows *flows)
{
    struct walk walk = {
        .plan = plan,
        .programme = plan->programme,
        .whole = &plan->whole,
        .terms = with_terms ? &plan->whole.terms : &plan->whole.no_terms,
        .fates = fates,
        .flows = flows,
    };
    for (walk.path = 0; walk.path < GT_BLOCK_PATHS; walk.path++)
        walk_path(&walk);
}
