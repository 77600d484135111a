/* plain_whole.h - a whole programme a second time, one path, slowly.
 *
 * What gentou/programme.h says, written down once more: loops over all deals in every quarter, the
 * terms by gt_split_deals on exact money (a quarter is 90 days, years by Actual/360), growth by
 * pow. It takes the fates as given. Only the concession over the portfolio, which the programme
 * settles at its end, is reckoned here.
 */
#ifndef GENTOU_TESTS_PLAIN_WHOLE_H
#define GENTOU_TESTS_PLAIN_WHOLE_H

#include "gentou/kinds_waterfall.h"
#include "gentou/programme.h"
#include "gentou/split.h"

#include <check.h>
#include <math.h>
#include <string.h>

#define PLAIN_DEALS    120
#define PLAIN_QUARTERS 60
#define PLAIN_PARTIES  9
#define PLAIN_ROUNDS   8
#define CENT           0.01
#define PLAIN_DAY      11323 /* 2001-01-01 */

enum { PUB, PAR, CLU, OTH };

/* A deal and its fate on the path. */
struct plain_deal {
    int entry, partner, stage, held; /* held: -1, or a place */
    double planned[4];
    bool comes;
    int exit;
    double multiple;
    int rounds, round_quarter[PLAIN_ROUNDS];
    double price[PLAIN_ROUNDS], money[PLAIN_ROUNDS];
    /* what became of it */
    int payments, pay_quarter[PLAIN_ROUNDS + 1];
    double pay[PLAIN_ROUNDS + 1][4], units[PLAIN_ROUNDS + 1][4];
    double shares, entry_money;
};

struct plain_whole {
    const struct gt_programme *programme;
    struct gt_term_set set;
    bool with_terms;
    struct plain_deal deals[PLAIN_DEALS];
    int count;
    double paid[PLAIN_PARTIES][PLAIN_QUARTERS], received[PLAIN_PARTIES][PLAIN_QUARTERS];
    double first_money[PLAIN_PARTIES], follow_private, follow_public;
    double budget[100], spent[100], pot, reserve, capacity[5], beside[5], compensated[5];
    double invested[PLAIN_PARTIES], held[PLAIN_PARTIES];
    double worth, cost, hurdle, uncalled[PLAIN_PARTIES];
};

static int plain_party(const struct plain_whole *w, const struct plain_deal *d, int side)
{
    int k = w->programme->partner_count;
    return side == PUB ? 0 : side == PAR ? 1 + d->partner : side == CLU ? k + 1 : k + 2;
}

static double plain_paid(const struct plain_deal *d, int side)
{
    double sum = 0;
    for (int i = 0; i < d->payments; i++)
        sum += d->pay[i][side];
    return sum;
}

static double plain_units(const struct plain_deal *d, int side)
{
    double sum = 0;
    for (int i = 0; i < d->payments; i++)
        sum += d->units[i][side];
    return sum;
}

static double plain_least(double a, double b)
{
    return a < b ? a : b;
}

/* What purse and pot give together; a cap below 0 counts as 0. */
static double plain_take(double *purse, double *pot, double wanted)
{
    double from_purse = plain_least(wanted, *purse);
    double from_pot = plain_least(wanted - from_purse, *pot);
    *purse -= from_purse;
    *pot -= from_pot;
    return from_purse + from_pot;
}

static void plain_pay(struct plain_whole *w, struct plain_deal *d, int quarter,
                      const double amounts[4], double price)
{
    d->pay_quarter[d->payments] = quarter;
    for (int s = 0; s < 4; s++) {
        int party = plain_party(w, d, s);
        d->pay[d->payments][s] = amounts[s];
        d->units[d->payments][s] = amounts[s] / price;
        w->paid[party][quarter] += amounts[s];
        w->invested[party] += amounts[s];
        w->held[party] += amounts[s];
    }
    d->payments++;
    w->capacity[d->partner] = fmax(0, w->capacity[d->partner] - amounts[PAR]);
}

static void plain_enter(struct plain_whole *w, struct plain_deal *d)
{
    const struct gt_programme *p = w->programme;
    const struct gt_co_investment *co = &w->set.co_investment;
    double amounts[4], part = 1, round = 0, price = 1;
    if (d->held < 0 && p->partners[d->partner].capacity > 0)
        part = plain_least(1, w->capacity[d->partner] / d->planned[PAR]);
    for (int s = 0; s < 4; s++) {
        amounts[s] = d->planned[s] * part;
        round += amounts[s];
    }
    if (d->held < 0) {
        int year = (d->entry - p->valuation) / 4;
        double *own = &amounts[PUB];
        if (co->term.given) {
            double share = gt_term_share(&co->share, d->stage);
            *own = plain_least(*own, share > 0 ? share * amounts[PAR] : 1e300);
            *own = plain_least(*own, co->of_round > 0 ? co->of_round * round : 1e300);
            *own = plain_least(*own, co->most ? (double)co->most / 100 : 1e300);
            *own = plain_least(*own, co->company_most ? (double)co->company_most / 100 : 1e300);
            *own = plain_least(*own, co->year_most
                                         ? fmax(0, (double)co->year_most / 100 - w->spent[year])
                                         : 1e300);
            *own = plain_least(*own, co->partner_most ? fmax(0, (double)co->partner_most / 100 -
                                                                    w->beside[d->partner])
                                                      : 1e300);
        }
        if (p->limits.company > 0)
            *own = plain_least(*own, p->limits.company);
        if (p->limits.budget_years > 0)
            *own = plain_take(&w->budget[year], &w->pot, *own);
        w->spent[year] += *own;
    } else if (p->held[d->held].exit == 0) {
        price = 1 / p->held[d->held].worth;
    }
    w->beside[d->partner] += amounts[PUB];
    plain_pay(w, d, d->entry, amounts, price);
    for (int s = 0; s < 4; s++) {
        d->entry_money += d->units[0][s];
        w->first_money[plain_party(w, d, s)] += amounts[s];
    }
    d->shares = d->entry_money / p->follow_on.stake;
}

static void plain_follow_on(struct plain_whole *w, struct plain_deal *d, int r)
{
    const struct gt_programme *p = w->programme;
    double raised = d->money[r] * d->entry_money, amounts[4] = {0};
    double paid = plain_paid(d, PUB);
    if (d->entry_money == 0)
        return;
    for (int s = 0; s < 3 && d->price[r] >= p->follow_on.step_up; s++)
        amounts[s] = p->follow_on.part * (plain_units(d, s) / d->shares) * raised;
    if (p->limits.company > 0)
        amounts[PUB] = plain_least(amounts[PUB], fmax(0, p->limits.company - paid));
    if (w->set.co_investment.term.given && w->set.co_investment.company_most > 0)
        amounts[PUB] = plain_least(amounts[PUB],
                                   fmax(0, (double)w->set.co_investment.company_most / 100 - paid));
    if (p->follow_on.reserve > 0)
        amounts[PUB] = plain_take(&w->reserve, &w->pot, amounts[PUB]);
    if (p->partners[d->partner].capacity > 0)
        amounts[PAR] = plain_least(amounts[PAR], w->capacity[d->partner]);
    d->shares += raised / d->price[r];
    plain_pay(w, d, d->round_quarter[r], amounts, d->price[r]);
    w->follow_public += amounts[PUB];
    w->follow_private += raised - amounts[PUB];
}

/* The exit among public, partner and club in exact money. *called: the public stake was. */
static void plain_split(struct plain_whole *w, const struct plain_deal *d, double receipt[4],
                        bool *called)
{
    struct gt_split_party parties[2 * (PLAIN_ROUNDS + 1) + 2];
    struct gt_split_line lines[2 * (PLAIN_ROUNDS + 1) + 2];
    struct gt_split_call call;
    struct gt_term_set set = w->set;
    gt_day first = (gt_day)(PLAIN_DAY + 90 * d->entry);
    double units = plain_units(d, PUB) + plain_units(d, PAR) + plain_units(d, CLU);
    size_t n = 0;
    memset(receipt, 0, 4 * sizeof *receipt);
    receipt[OTH] = plain_units(d, OTH) * d->multiple;
    *called = false;
    if (units < CENT) /* dust of a purse that is empty */
        return;
    for (int i = 0; i < d->payments; i++)
        if (d->pay[i][PUB] > CENT && d->units[i][PUB] > CENT)
            parties[n++] = (struct gt_split_party){GT_SIDE_PUBLIC, 0, llround(d->pay[i][PUB] * 100),
                                                   (gt_day)(PLAIN_DAY + 90 * d->pay_quarter[i]),
                                                   llround(d->units[i][PUB] * 100)};
    if (n == 0)
        parties[n++] = (struct gt_split_party){.side = GT_SIDE_PUBLIC, .day = first};
    for (int side = PAR; side <= CLU; side++)
        if (plain_units(d, side) > CENT && plain_paid(d, side) > CENT)
            parties[n++] = (struct gt_split_party){side == PAR ? GT_SIDE_PARTNER : GT_SIDE_CLUB, 0,
                                                   llround(plain_paid(d, side) * 100), first,
                                                   llround(plain_units(d, side) * 100)};
    struct gt_split_deal deal = {.parties = parties,
                                 .count = n,
                                 .stage = d->stage,
                                 .proceeds = llround(units * d->multiple * 100),
                                 .day = (gt_day)(PLAIN_DAY + 90 * d->exit),
                                 .rate = -1,
                                 .hurdle = -1};
    bool gone = d->held >= 0 && w->programme->held[d->held].exit > 0;
    if (!w->with_terms || gone)
        set = (struct gt_term_set){.name = NULL};
    if (set.concession.scope == GT_TERM_SCOPE_PORTFOLIO)
        set.concession.term.given = false;
    if (set.compensation.year_most > 0) {
        gt_money left = set.compensation.year_most - llround(w->compensated[d->partner] * 100);
        set.compensation.year_most = left;
        if (left <= 0)
            set.compensation.term.given = false;
    }
    ck_assert_int_eq(gt_split_deals(&set, &deal, 1, lines, &call), GT_OK);
    for (size_t i = 0; i < n; i++) {
        int side = parties[i].side == GT_SIDE_PUBLIC    ? PUB
                   : parties[i].side == GT_SIDE_PARTNER ? PAR
                                                        : CLU;
        receipt[side] += (double)lines[i].receipt / 100;
        if (side == PAR)
            w->compensated[d->partner] += (double)lines[i].moved[GT_SPLIT_COMPENSATION] / 100;
    }
    *called = call.exercised;
}

static double plain_hurdle(const struct gt_profit_concession *term, const struct plain_deal *d)
{
    double sum = 0;
    bool all = d->stage >= 0 && (term->all_profit >> d->stage & 1);
    for (int i = 0; i < d->payments; i++) {
        double years = (d->exit - d->pay_quarter[i]) / 4.0, rate = all ? 0 : term->hurdle;
        sum += d->pay[i][PUB] * (term->interest == GT_TERM_INTEREST_SIMPLE ? 1 + rate * years
                                                                           : pow(1 + rate, years));
    }
    return sum;
}

static void plain_leave(struct plain_whole *w, struct plain_deal *d)
{
    const struct gt_recycling *recycling = &w->programme->recycling;
    double receipt[4];
    bool called;
    plain_split(w, d, receipt, &called);
    for (int s = 0; s < 4; s++) {
        int party = plain_party(w, d, s);
        w->held[party] -= plain_paid(d, s);
        if (receipt[s] < 0)
            w->paid[party][d->exit] -= receipt[s];
        else
            w->received[party][d->exit] += receipt[s];
        w->uncalled[party] += called ? 0 : plain_paid(d, s);
    }
    if (d->exit < 4 * recycling->years && receipt[PUB] > 0)
        w->pot += recycling->part * receipt[PUB];
    if (called)
        return;
    w->worth += receipt[PUB];
    w->cost += plain_paid(d, PUB);
    w->hurdle += plain_hurdle(&w->set.concession, d);
}

static void plain_fees(struct plain_whole *w, int q)
{
    const struct gt_programme *p = w->programme;
    for (int party = 0; party <= p->partner_count + 1; party++) {
        const struct gt_programme_fee *fee = party == 0 ? &p->public_fee : &p->private_fee;
        double rate = fee->step_year && q / 4 + 1 >= fee->step_year ? fee->step_rate : fee->rate;
        double base = fee->basis == GT_FEE_BASIS_INVESTED ? w->invested[party] : w->held[party];
        if (fee->basis == GT_FEE_BASIS_COMMITTED) {
            base = 0;
            for (int d = 0; d < w->count; d++)
                for (int s = 0; s < 4; s++)
                    if (plain_party(w, &w->deals[d], s) == party)
                        base += w->deals[d].planned[s];
        }
        if (q / 4 < fee->years)
            w->paid[party][q] += base * rate / 4;
    }
}

static void plain_portfolio(struct plain_whole *w)
{
    const struct gt_profit_concession *term = &w->set.concession;
    int k = w->programme->partner_count, last = w->programme->quarters - 1;
    int others = term->who == GT_TERM_FOR_PRIVATE ? k + 1 : k;
    double paid = 0, part = term->share.general * (w->worth - w->hurdle);
    for (int p = 1; p <= others; p++)
        paid += w->uncalled[p];
    if (!w->with_terms || !term->term.given || term->scope != GT_TERM_SCOPE_PORTFOLIO ||
        paid <= 0 || w->worth <= w->hurdle || w->worth <= w->cost)
        return;
    part = plain_least(part, w->worth - w->cost);
    w->paid[0][last] += part;
    for (int p = 1; p <= others; p++)
        w->received[p][last] += part * w->uncalled[p] / paid;
}

/* Walks the path; deals and fates are laid down, the rest is empty. */
static void plain_walk(struct plain_whole *w)
{
    const struct gt_programme *p = w->programme;
    int all = p->partner_count + 3;
    w->reserve = p->follow_on.reserve;
    for (int y = 0; y < p->limits.budget_years; y++)
        w->budget[y] = p->limits.budget[y];
    for (int k = 0; k < p->partner_count; k++)
        w->capacity[k] = p->partners[k].capacity;
    for (int q = 0; q < p->quarters; q++) {
        if (q % 4 == 0)
            memset(w->compensated, 0, sizeof w->compensated);
        for (int d = 0; d < w->count; d++)
            for (int r = 0; w->deals[d].comes && r < w->deals[d].rounds; r++)
                if (w->deals[d].round_quarter[r] == q)
                    plain_follow_on(w, &w->deals[d], r);
        for (int d = 0; d < w->count; d++)
            if (w->deals[d].comes && w->deals[d].exit == q)
                plain_leave(w, &w->deals[d]);
        for (int d = 0; d < w->count; d++)
            if (w->deals[d].comes && w->deals[d].entry == q)
                plain_enter(w, &w->deals[d]);
        plain_fees(w, q);
    }
    plain_portfolio(w);
    for (int party = 1; party < all; party++)
        for (int q = 0; q < p->quarters; q++) {
            w->paid[all][q] += w->paid[party][q];
            w->received[all][q] += w->received[party][q];
        }
}

#endif
