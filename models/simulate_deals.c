/* simulate_deals.c - the deals of a whole programme: those of its lots, or of its companies shared
 * out among the partners, those that may come by chance, and the stakes held already.
 *
 * By chance: N of a lot in a quarter is Poisson, so deal j of n comes on paths whose uniform is
 * above P(N < j). n is the least number with P(N > n) < 1e-6; what lies beyond is not drawn.
 */
#include "models/simulate_int.h"
#include "models/vmath_int.h"

#include <math.h>
#include <string.h>

#define BEYOND 1e-6

double gt_arrivals_below(double rate, int count)
{
    double term = gt_exp(-rate), sum = 0;
    for (int k = 0; k < count; k++) {
        sum += term;
        term *= rate / (k + 1);
    }
    return sum;
}

int gt_arrivals_most(double rate)
{
    int n = 1;
    while (n <= GT_COMPANIES_MAX && 1 - gt_arrivals_below(rate, n + 1) >= BEYOND)
        n++;
    return n;
}

int gt_whole_deals(const struct gt_programme *programme)
{
    int64_t count = programme->held_count;
    if (programme->lot_count == 0 && !programme->held_only)
        count += programme->companies;
    for (int i = 0; i < programme->lot_count && !programme->held_only; i++) {
        const struct gt_lot *lot = &programme->lots[i];
        count += lot->count > 0 ? lot->count
                                : (int64_t)gt_arrivals_most(lot->rate) * (lot->to - lot->from + 1);
    }
    return count > GT_COMPANIES_MAX ? GT_COMPANIES_MAX + 1 : (int)count;
}

static struct gt_plan_deal *add_deal(struct gt_plan *plan, int partner, int entry, double round)
{
    const struct gt_programme *programme = plan->programme;
    struct gt_plan_deal *deal = &plan->whole.deals[plan->whole.deal_count++];
    *deal = (struct gt_plan_deal){.entry = entry,
                                  .from = entry,
                                  .partner = partner,
                                  .stage = -1,
                                  .held = -1,
                                  .arrival = -1,
                                  .start = -1,
                                  .worth = 1};
    deal->paid[GT_SIDE_PUBLIC] = programme->public_share * round;
    deal->paid[GT_SIDE_CLUB] = programme->club_share * round;
    deal->paid[GT_SIDE_OTHERS] = programme->others_share * round;
    deal->paid[GT_SIDE_PARTNER] = round - deal->paid[GT_SIDE_PUBLIC] -
                                  (deal->paid[GT_SIDE_CLUB] + deal->paid[GT_SIDE_OTHERS]);
    return deal;
}

/* The partner that is farthest behind its share; of several the first. */
static int next_partner(const struct gt_programme *programme, int company, const int *had)
{
    double most = -INFINITY;
    int next = 0;
    for (int k = 0; k < programme->partner_count; k++) {
        double behind = programme->partners[k].share * (company + 1) - had[k];
        if (behind > most + 1e-9) {
            most = behind;
            next = k;
        }
    }
    return next;
}

static void add_companies(struct gt_plan *plan)
{
    const struct gt_programme *programme = plan->programme;
    int had[GT_PARTNERS_MAX] = {0};
    for (int i = 0; i < programme->companies; i++) { /* a group a partner */
        int partner = next_partner(programme, i, had);
        int entry = programme->entry_quarters * i / programme->companies;
        had[partner]++;
        add_deal(plan, partner, entry, programme->round)->group = partner;
    }
}

static void add_lot(struct gt_plan *plan, const struct gt_lot *lot, int number)
{
    int quarters = lot->to - lot->from + 1;
    int most = lot->count > 0 ? lot->count : gt_arrivals_most(lot->rate) * quarters;
    for (int i = 0; i < most; i++) {
        int entry = lot->from + (int)((int64_t)quarters * i / most);
        struct gt_plan_deal *deal = add_deal(plan, lot->partner, entry, lot->round);
        deal->stage = lot->stage;
        deal->start = lot->start;
        deal->group = number;
        if (lot->count > 0)
            continue;
        deal->arrival = number;
        deal->come = gt_arrivals_below(lot->rate, i % (most / quarters) + 1);
    }
}

static void add_held(struct gt_plan *plan, const struct gt_stake_held *held, int number)
{
    const struct gt_programme *programme = plan->programme;
    struct gt_plan_deal *deal = add_deal(plan, held->partner, held->entry, 0);
    deal->held = number;
    deal->group = plan->whole.group_count++;
    deal->stage = held->stage;
    deal->start = held->start;
    deal->worth = held->worth;
    deal->exit = held->exit;
    deal->from = programme->valuation;
    memcpy(deal->paid, held->paid, sizeof deal->paid);
}

static int party_of(const struct gt_programme *programme, int partner, int side)
{
    return side == GT_SIDE_PUBLIC    ? 0
           : side == GT_SIDE_PARTNER ? 1 + partner
                                     : programme->partner_count + side - GT_SIDE_CLUB + 1;
}

/* What each party commits: what is planned, of deals by chance what is expected. */
static void add_commitments(struct gt_plan *plan)
{
    const struct gt_programme *programme = plan->programme;
    struct gt_whole_plan *whole = &plan->whole;
    int all = whole->parties - 1;
    for (int d = 0; d < whole->deal_count; d++) {
        const struct gt_plan_deal *deal = &whole->deals[d];
        double chance = deal->arrival < 0 ? 1 : 1 - deal->come;
        for (int side = 0; side < GT_STAKE_SIDES; side++) {
            int party = party_of(programme, deal->partner, side);
            whole->committed[party] += chance * deal->paid[side];
            whole->committed[all] += side == GT_SIDE_PUBLIC ? 0 : chance * deal->paid[side];
        }
    }
    for (int p = 0; p < whole->parties; p++)
        whole->present[p] = p == 0 || whole->committed[p] > 0;
}

/* The call option and the concession of a simple programme as terms of a set. */
static struct gt_term_set set_of(const struct gt_programme *programme)
{
    struct gt_term_set set = programme->set;
    for (int kind = 0; kind < GT_TERM_COUNT; kind++)
        if (gt_term_in(&set, (enum gt_term_kind)kind)->given)
            return set;
    set.buy_out = (struct gt_buy_out){.term.given = programme->terms.call.window > 0,
                                      .right = GT_TERM_RIGHT_CALL,
                                      .who = GT_TERM_FOR_PRIVATE,
                                      .closes = programme->terms.call.window,
                                      .rate = programme->terms.call.rate,
                                      .interest = GT_TERM_INTEREST_COMPOUND};
    set.concession =
        (struct gt_profit_concession){.term.given = programme->terms.concession.share > 0,
                                      .share.general = programme->terms.concession.share,
                                      .hurdle = programme->terms.concession.hurdle,
                                      .interest = GT_TERM_INTEREST_COMPOUND,
                                      .who = GT_TERM_FOR_PRIVATE};
    return set;
}

/* What stays in force without terms: caps on what is invested. */
static struct gt_term_set without(const struct gt_term_set *set)
{
    struct gt_term_set plain = {.co_investment = set->co_investment};
    return plain;
}

/* A model without stages has no start. */
static void prepare_starts(struct gt_plan *plan)
{
    bool has_start = gt_outcome_parameter(plan->model, "start") >= 0;
    for (int d = 0; d < plan->whole.deal_count; d++) {
        struct gt_plan_deal *deal = &plan->whole.deals[d];
        deal->start = has_start ? deal->start : -1;
        gt_plan_prepare(plan, deal->start);
    }
}

void gt_whole_plan_make(struct gt_plan *plan)
{
    const struct gt_programme *programme = plan->programme;
    struct gt_whole_plan *whole = &plan->whole;
    whole->parties = programme->partner_count + 4;
    whole->years = (programme->quarters + 3) / 4;
    if (!programme->held_only) {
        if (programme->lot_count == 0)
            add_companies(plan);
        for (int i = 0; i < programme->lot_count; i++)
            add_lot(plan, &programme->lots[i], i);
    }
    whole->group_count = programme->held_only        ? 0
                         : programme->lot_count == 0 ? programme->partner_count
                                                     : programme->lot_count;
    for (int i = 0; i < programme->held_count; i++)
        add_held(plan, &programme->held[i], i);
    prepare_starts(plan);
    for (int d = whole->deal_count - 1; d >= 0; d--)
        whole->group_first[whole->deals[d].group] = d;
    add_commitments(plan);
    struct gt_term_set set = set_of(programme), plain = without(&set);
    whole->has_terms = set.priority_return.term.given || set.buy_out.term.given ||
                       set.concession.term.given || set.loss_share.term.given ||
                       set.compensation.term.given;
    gt_stake_terms_make(&set, programme->minor, programme->quarters, &whole->terms);
    gt_stake_terms_make(&plain, programme->minor, programme->quarters, &whole->no_terms);
    double rate = gt_log(1 + programme->treasury);
    for (int q = 0; q < programme->quarters; q++)
        whole->discount[q] = isnan(programme->treasury) ? NAN : gt_exp(-0.25 * q * rate);
    gt_whole_lay_columns(plan);
}
