/* simulate_parties.c - what a whole programme's paths leave behind: the fates drawn, walked with
 * the terms and without, and a column a figure.
 *
 * Columns: of each party that may pay its figures (enum gt_party_figure), DPI by year, cumulative
 * flow by quarter; then those of enum gt_whole_figure; then the gains of follow-on money, deal by
 * deal. The first is the public IRR.
 */
#include "models/simulate_int.h"
#include "models/vmath_int.h"

#include "gentou/random.h"

#include <math.h>
#include <string.h>

#define ROUND_ARRAYS 3 /* of struct gt_outcome_rounds */

/* The room of a block, behind struct gt_block. */
struct room {
    struct gt_fates fates;
    struct gt_whole_flows flows;
    double *arrivals, *plain_irr, *plain_tvpi;
};

/* Doubles that hold so many bytes. */
static size_t doubles(size_t bytes)
{
    return (bytes + sizeof(double) - 1) / sizeof(double);
}

/* Where the next array begins; without a base only its size counts. */
struct layout {
    double *base;
    size_t used;
};

static double *lay(struct layout *layout, size_t count)
{
    double *at = layout->base ? layout->base + layout->used : NULL;
    layout->used += count;
    return at;
}

static void lay_rounds(struct gt_outcome_rounds *rounds, size_t count, struct layout *layout)
{
    const size_t size = GT_OUTCOME_ROUNDS_MAX * GT_BLOCK_PATHS;
    if (!rounds) {
        lay(layout, count * ROUND_ARRAYS * size);
        return;
    }
    for (size_t d = 0; d < count; d++)
        rounds[d] =
            (struct gt_outcome_rounds){lay(layout, size), lay(layout, size), lay(layout, size)};
}

static void lay_room(const struct gt_programme *programme, struct layout *layout, struct room *room)
{
    size_t deals = (size_t)gt_whole_deals(programme) + 1; /* one more: the last one's neighbour */
    size_t parties = (size_t)programme->partner_count + 4, quarters = (size_t)programme->quarters;
    size_t rounds = programme->model->raises_rounds ? deals : 0;
    room->fates.exit_quarter = lay(layout, deals * GT_BLOCK_PATHS);
    room->fates.multiple = lay(layout, deals * GT_BLOCK_PATHS);
    room->flows.paid = lay(layout, parties * quarters * GT_BLOCK_PATHS);
    room->flows.received = lay(layout, parties * quarters * GT_BLOCK_PATHS);
    room->flows.money = lay(layout, parties * GT_BLOCK_PATHS);
    room->flows.follow_private = lay(layout, GT_BLOCK_PATHS);
    room->flows.follow_public = lay(layout, GT_BLOCK_PATHS);
    room->flows.gains = lay(layout, programme->rank_reserves ? deals * GT_BLOCK_PATHS : 0);
    room->arrivals = lay(layout, 2 * GT_BLOCK_PATHS);
    room->plain_irr = lay(layout, parties * GT_BLOCK_PATHS);
    room->plain_tvpi = lay(layout, parties * GT_BLOCK_PATHS);
    room->flows.stakes = (void *)lay(layout, doubles(deals * sizeof(struct gt_stake)));
    room->fates.rounds = (void *)lay(layout, doubles(rounds * sizeof(struct gt_outcome_rounds)));
    lay_rounds(room->fates.rounds, rounds, layout);
    room->fates.first_event = (void *)lay(layout, doubles((GT_BLOCK_PATHS + 1) * sizeof(size_t)));
    size_t events = deals * GT_BLOCK_PATHS * (2 + (rounds > 0 ? GT_OUTCOME_ROUNDS_MAX : 0));
    room->fates.events = (void *)lay(layout, doubles(events * sizeof(struct gt_event)));
    if (rounds == 0)
        room->fates.rounds = NULL;
    if (!programme->rank_reserves)
        room->flows.gains = NULL;
}

size_t gt_whole_room(const struct gt_programme *programme)
{
    struct layout layout = {NULL, 0};
    struct room room;
    lay_room(programme, &layout, &room);
    return layout.used;
}

/* Marks the paths on which a deal by chance does not come. */
static void draw_arrivals(const struct gt_plan *plan, uint64_t seed, uint64_t first_path,
                          struct room *room)
{
    const struct gt_whole_plan *whole = &plan->whole;
    int lot = -1, quarter = -1;
    for (int d = 0; d < whole->deal_count; d++) {
        const struct gt_plan_deal *deal = &whole->deals[d];
        double *exit = room->fates.exit_quarter + (size_t)d * GT_BLOCK_PATHS;
        if (deal->arrival < 0)
            continue;
        if (deal->arrival != lot || deal->entry != quarter)
            gt_random_uniforms(seed, first_path, GT_COMPANY_ARRIVALS + (uint32_t)deal->arrival,
                               (uint32_t)deal->entry, GT_BLOCK_PATHS, room->arrivals,
                               room->arrivals + GT_BLOCK_PATHS);
        lot = deal->arrival;
        quarter = deal->entry;
        for (size_t i = 0; i < GT_BLOCK_PATHS; i++)
            exit[i] = room->arrivals[i] > deal->come ? exit[i] : 0;
    }
}

/* Two neighbours, as deal `as` of them has it. */
static void draw_pair(const struct gt_plan *plan, uint64_t seed, uint64_t first_path, int first,
                      int as, struct gt_block *block, struct room *room)
{
    const struct gt_whole_plan *whole = &plan->whole;
    struct gt_pair pair = {.seed = seed,
                           .first_path = first_path,
                           .company = first,
                           .values = gt_plan_values(plan, whole->deals[as].start)};
    for (int k = 0; k < 2; k++) {
        const struct gt_plan_deal *deal = &whole->deals[first + k];
        size_t at = (size_t)(first + k) * GT_BLOCK_PATHS;
        bool kept = as == first || first + k == as; /* the second drawing is for its own deal */
        pair.from[k] = deal->from;
        pair.skill[k] = plan->programme->partners[deal->partner].skill;
        pair.exit_quarter[k] = kept ? room->fates.exit_quarter + at : block->exit_quarter[k];
        pair.multiple[k] = kept ? room->fates.multiple + at : block->multiple[k];
        pair.rounds[k] = room->fates.rounds && kept ? &room->fates.rounds[first + k] : NULL;
    }
    gt_block_draw_pair(plan, block, &pair);
}

static void draw_fates(const struct gt_plan *plan, uint64_t seed, uint64_t first_path,
                       struct gt_block *block, struct room *room)
{
    const struct gt_whole_plan *whole = &plan->whole;
    gt_block_draw_factors(plan, seed, first_path, block);
    for (int d = 0; d < whole->deal_count; d += 2) {
        draw_pair(plan, seed, first_path, d, d, block, room);
        if (d + 1 < whole->deal_count && whole->deals[d + 1].start != whole->deals[d].start)
            draw_pair(plan, seed, first_path, d, d + 1, block, room);
    }
    for (int d = 0; d < whole->deal_count; d++)
        for (size_t i = 0; whole->deals[d].exit > 0 && i < GT_BLOCK_PATHS; i++) {
            room->fates.exit_quarter[(size_t)d * GT_BLOCK_PATHS + i] = whole->deals[d].exit;
            room->fates.multiple[(size_t)d * GT_BLOCK_PATHS + i] = whole->deals[d].worth;
        }
    draw_arrivals(plan, seed, first_path, room);
}

static double *rows_of(const struct gt_plan *plan, double *flows, int party)
{
    return flows + (size_t)party * (size_t)plan->programme->quarters * GT_BLOCK_PATHS;
}

/* The flows of all but the public side. */
static void add_private(const struct gt_plan *plan, double *flows)
{
    int all = plan->whole.parties - 1;
    size_t size = (size_t)plan->programme->quarters * GT_BLOCK_PATHS;
    double *sum = rows_of(plan, flows, all);
    for (int p = 1; p < all; p++) {
        const double *row = rows_of(plan, flows, p);
        for (size_t i = 0; i < size; i++)
            sum[i] += row[i];
    }
}

/* Walks the paths into empty flows: each party's, or the public side's and all others' in one. */
static void walk(const struct gt_plan *plan, bool with_terms, bool both, const struct room *room)
{
    const struct gt_whole_plan *whole = &plan->whole;
    struct gt_whole_flows flows = room->flows;
    int all = whole->parties - 1;
    size_t bytes = (size_t)plan->programme->quarters * GT_BLOCK_PATHS * sizeof(double);
    for (int p = 0; p <= all; p++) {
        flows.rows[p] = both && p > 0 ? all : p;
        if (flows.rows[p] != p)
            continue;
        memset(rows_of(plan, flows.paid, p), 0, bytes);
        memset(rows_of(plan, flows.received, p), 0, bytes);
    }
    if (!with_terms)
        flows.gains = NULL;
    for (size_t i = 0; flows.gains && i < (size_t)whole->deal_count * GT_BLOCK_PATHS; i++)
        flows.gains[i] = NAN;
    gt_whole_walk(plan, &room->fates, with_terms, &flows);
    if (both)
        return;
    add_private(plan, flows.paid);
    add_private(plan, flows.received);
}

static void rates(const struct gt_plan *plan, const struct room *room, int party, double *irr,
                  double *tvpi)
{
    struct gt_flows flows = {.quarters = plan->programme->quarters,
                             .receipts = rows_of(plan, room->flows.received, party),
                             .each_paid = rows_of(plan, room->flows.paid, party),
                             .paid_quarters = plan->programme->quarters};
    double paid[GT_BLOCK_PATHS] = {0}, received[GT_BLOCK_PATHS] = {0};
    gt_flows_irr(&flows, irr);
    for (size_t at = 0; at < (size_t)flows.quarters * GT_BLOCK_PATHS; at += GT_BLOCK_PATHS)
        for (size_t i = 0; i < GT_BLOCK_PATHS; i++) {
            paid[i] += flows.each_paid[at + i];
            received[i] += flows.receipts[at + i];
        }
    for (size_t i = 0; i < GT_BLOCK_PATHS; i++)
        tvpi[i] = paid[i] > 0 ? received[i] / paid[i] : NAN;
}

static double *column(double *figures, int number)
{
    return figures + (size_t)number * GT_BLOCK_PATHS;
}

static void discount(const struct gt_plan *plan, const struct room *room, int party, double *npv)
{
    const double *paid = rows_of(plan, room->flows.paid, party);
    const double *received = rows_of(plan, room->flows.received, party);
    memset(npv, 0, GT_BLOCK_PATHS * sizeof *npv);
    for (int q = 0; q < plan->programme->quarters; q++)
        for (size_t i = 0; i < GT_BLOCK_PATHS; i++) {
            size_t at = (size_t)q * GT_BLOCK_PATHS + i;
            npv[i] += plan->whole.discount[q] * (received[at] - paid[at]);
        }
}

/* Cumulative flows, and what they tell. */
static void follow_flows(const struct gt_plan *plan, const struct room *room, int party,
                         double *figures)
{
    const struct gt_whole_plan *whole = &plan->whole;
    const double *paid = rows_of(plan, room->flows.paid, party);
    const double *received = rows_of(plan, room->flows.received, party);
    double sum_paid[GT_BLOCK_PATHS] = {0}, sum_received[GT_BLOCK_PATHS] = {0};
    double outlay[GT_BLOCK_PATHS] = {0}, back[GT_BLOCK_PATHS] = {0};
    int quarters = plan->programme->quarters;
    for (int q = 0; q < quarters; q++) {
        double *dpi = column(figures, GT_PARTY_FIGURES + q / 4);
        double *flow = column(figures, GT_PARTY_FIGURES + whole->years + q);
        for (size_t i = 0; i < GT_BLOCK_PATHS; i++) {
            size_t at = (size_t)q * GT_BLOCK_PATHS + i;
            sum_paid[i] += paid[at];
            sum_received[i] += received[at];
            flow[i] = sum_received[i] - sum_paid[i];
            outlay[i] = gt_max(outlay[i], -flow[i]);
            back[i] = flow[i] < 0 ? q + 1 : back[i];
            dpi[i] = sum_paid[i] > 0 ? sum_received[i] / sum_paid[i] : NAN;
        }
    }
    memcpy(column(figures, GT_FIGURE_OUTLAY), outlay, sizeof outlay);
    for (size_t i = 0; i < GT_BLOCK_PATHS; i++)
        column(figures, GT_FIGURE_PAYBACK)[i] = back[i] < quarters && outlay[i] > 0 ? back[i] : NAN;
}

static void uplift(const struct gt_plan *plan, const struct room *room, int party, double *figures)
{
    const double *irr = column(room->plain_irr, party), *tvpi = column(room->plain_tvpi, party);
    for (size_t i = 0; i < GT_BLOCK_PATHS; i++) { /* a NaN makes one */
        column(figures, GT_FIGURE_IRR_UPLIFT)[i] = plan->whole.has_terms
                                                       ? column(figures, GT_FIGURE_IRR)[i] - irr[i]
                                                       : 0 * column(figures, GT_FIGURE_IRR)[i];
        column(figures, GT_FIGURE_TVPI_UPLIFT)[i] =
            plan->whole.has_terms ? column(figures, GT_FIGURE_TVPI)[i] - tvpi[i]
                                  : 0 * column(figures, GT_FIGURE_TVPI)[i];
    }
}

static double over(double a, double b)
{
    return b > 0 ? a / b : NAN;
}

static void add_money(const struct gt_plan *plan, const struct room *room, double *figures)
{
    double *privates = column(figures, GT_WHOLE_PRIVATE_MONEY);
    memcpy(column(figures, GT_WHOLE_PUBLIC_MONEY), room->flows.money,
           GT_BLOCK_PATHS * sizeof *figures);
    memset(privates, 0, GT_BLOCK_PATHS * sizeof *privates);
    for (int p = 1; p < plan->whole.parties - 1; p++)
        for (size_t i = 0; i < GT_BLOCK_PATHS; i++)
            privates[i] += column(room->flows.money, p)[i];
}

static void tell_money(const struct gt_plan *plan, const struct room *room, const double *publics,
                       double *figures)
{
    int partners = plan->programme->partner_count;
    for (size_t i = 0; i < GT_BLOCK_PATHS; i++) {
        double public_money = column(figures, GT_WHOLE_PUBLIC_MONEY)[i];
        double money = column(figures, GT_WHOLE_PRIVATE_MONEY)[i], squares = 0, beside = 0;
        for (int p = 1; p <= partners; p++) {
            double own = column(room->flows.money, p)[i];
            beside += own;
            squares += own * own;
        }
        double follow_private = room->flows.follow_private[i];
        double follow_public = room->flows.follow_public[i];
        double npv = publics[GT_FIGURE_NPV * GT_BLOCK_PATHS + i],
               downside = npv < 0 ? -npv : 0 * npv;
        column(figures, GT_WHOLE_GROSS)[i] = over(money + public_money, public_money);
        column(figures, GT_WHOLE_NET)[i] = over(money, public_money);
        column(figures, GT_WHOLE_REVOLVING)[i] =
            over(money, publics[GT_FIGURE_OUTLAY * GT_BLOCK_PATHS + i]);
        column(figures, GT_WHOLE_CONCENTRATION)[i] = over(squares, beside * beside);
        column(figures, GT_WHOLE_FOLLOW_ON)[i] = over(follow_private, public_money + follow_public);
        column(figures, GT_WHOLE_DOWNSIDE)[i] = downside;
        column(figures, GT_WHOLE_MONEY_NPV)[i] = money + npv;
        column(figures, GT_WHOLE_MONEY_DOWNSIDE)[i] = money + downside;
    }
}

/* The gain of follow-on money of a group: the mean over its deals that have a next round. */
static void tell_gains(const struct gt_plan *plan, const struct room *room, double *figures)
{
    const struct gt_whole_plan *whole = &plan->whole;
    for (int g = 0; g < whole->group_count; g++)
        for (size_t i = 0; i < GT_BLOCK_PATHS; i++) {
            double sum = 0, count = 0;
            for (int d = whole->group_first[g]; d < whole->deal_count; d++) {
                double gain = column(room->flows.gains, d)[i];
                bool counts = whole->deals[d].group == g && !isnan(gain);
                sum += counts ? gain : 0;
                count += counts;
            }
            column(figures, g)[i] = over(sum, count);
        }
}

void gt_whole_draw(const struct gt_plan *plan, uint64_t seed, uint64_t first_path,
                   struct gt_block *block)
{
    struct layout layout = {block->receipts, 0};
    struct room room;
    lay_room(plan->programme, &layout, &room);
    draw_fates(plan, seed, first_path, block, &room);
    gt_events_list(plan, &room.fates);
}

void gt_whole_plain(const struct gt_plan *plan, bool both, struct gt_block *block)
{
    struct layout layout = {block->receipts, 0};
    struct room room;
    lay_room(plan->programme, &layout, &room);
    walk(plan, false, both, &room);
    for (int p = 0; p < plan->whole.parties; p += both ? plan->whole.parties - 1 : 1)
        if (plan->whole.present[p])
            rates(plan, &room, p, column(room.plain_irr, p), column(room.plain_tvpi, p));
}

void gt_whole_apply(const struct gt_plan *plan, bool both, struct gt_block *block, double *figures)
{
    const struct gt_whole_plan *whole = &plan->whole;
    struct layout layout = {block->receipts, 0};
    struct room room;
    lay_room(plan->programme, &layout, &room);
    walk(plan, true, both, &room);
    for (int p = 0; p < whole->parties; p += both ? whole->parties - 1 : 1) {
        double *own = column(figures, whole->column_party[p] < 0 ? 0 : whole->column_party[p]);
        if (!whole->present[p])
            continue;
        rates(plan, &room, p, column(own, GT_FIGURE_IRR), column(own, GT_FIGURE_TVPI));
        if (p == 0 || !both)
            discount(plan, &room, p, column(own, GT_FIGURE_NPV));
        if (!both)
            follow_flows(plan, &room, p, own);
        uplift(plan, &room, p, own);
    }
    add_money(plan, &room, column(figures, whole->column_whole));
    if (both)
        return;
    tell_money(plan, &room, figures, column(figures, whole->column_whole));
    if (room.flows.gains)
        tell_gains(plan, &room, column(figures, whole->column_reserves));
}

void gt_whole_lay_columns(struct gt_plan *plan)
{
    struct gt_whole_plan *whole = &plan->whole;
    int column = 0;
    for (int p = 0; p < whole->parties; p++) {
        whole->column_party[p] = whole->present[p] ? column : -1;
        column +=
            whole->present[p] ? GT_PARTY_FIGURES + whole->years + plan->programme->quarters : 0;
    }
    whole->column_whole = column;
    whole->column_reserves = column + GT_WHOLE_FIGURES;
    whole->column_count =
        whole->column_reserves + (plan->programme->rank_reserves ? whole->group_count : 0);
    for (int c = 0; c < whole->column_count; c++)
        plan->columns[c].limit = NAN;
    for (int p = 0; p < whole->parties; p++) {
        if (!whole->present[p])
            continue;
        plan->columns[whole->column_party[p] + GT_FIGURE_IRR].limit = 0;
        plan->columns[whole->column_party[p] + GT_FIGURE_TVPI].limit = 1;
        plan->columns[whole->column_party[p] + GT_FIGURE_NPV].limit = 0;
        plan->columns[whole->column_party[p] + GT_FIGURE_IRR_UPLIFT].limit = 0;
    }
}
