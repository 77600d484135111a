/* simulate_sets.c - term sets side by side on the draws of one block (simulate_shared.h).
 *
 * The sum over k of d^k D_k, D_k what is received less what is paid, has the root by Halley's
 * method from the guess. A side's own D_k take one pass over the companies that terms may touch;
 * the private side receives what the public one does not. Of a path that leaves the range or does
 * not settle, simulate_irr.c finds the rate from the flows by quarter.
 */
#include "models/lanes_int.h"
#include "models/simulate_rate.h"
#include "models/simulate_shared.h"

#include <math.h>

#define STEPS     3
#define SETTLED   1e-3 /* the last step, times the middle: the error is its third power */
#define SLOPE_MIN 4    /* quarters between the mean payment and the mean receipt */
#define FATES     32   /* whose receipts are kept at a time */

void gt_sets_make(const struct gt_plan *plans, size_t count, const double *discount,
                  struct gt_sets *sets)
{
    for (size_t l = 0; l < GT_SETS; l++) {
        const struct gt_plan *plan = sets->plans[l] = plans + (l < count ? l : count - 1);
        double share = plan->programme->public_share;
        for (int q = 0; q <= plan->programme->quarters; q++) {
            sets->price[q][l] = plan->terms.call_price[q];
            sets->hurdle[q][l] = plan->terms.hurdle[q];
        }
        sets->share[l] = plan->terms.share;
        sets->cost[l] = plan->public_cost;
        sets->ratio[l] = share / (1 - share);
        sets->paid[l] = 0;
        for (int q = 0; q < plan->paid_quarters; q++)
            sets->paid[l] += discount[q] * plan->paid[GT_HALF_PUBLIC][q];
    }
}

/* What the public side receives and what it concedes of each set, as far as summed up. */
struct received {
    double sum[GT_SETS], worth[GT_SETS];
    double conceded[GT_POWERS][GT_SETS];
};

/* gt_terms_look_up of every set. */
static inline void take_terms(const struct gt_sets *sets, const struct gt_shared_fate *fate,
                              double *restrict conceded, struct received *received)
{
    const double *price = sets->price[fate->held], *hurdle = sets->hurdle[fate->held];
    double multiple = fate->multiple, discount = fate->discount;
    for (int l = 0; l < GT_SETS; l++) {
        double kept = multiple - sets->share[l] * gt_max(multiple - hurdle[l], 0);
        double receipt = gt_select(gt_less(price[l], multiple), price[l], kept);
        received->sum[l] += receipt;
        received->worth[l] += discount * receipt;
        conceded[l] = multiple - receipt;
    }
}

GT_LANES_IN_FRAME static inline gt_reals load(const double *from)
{
    gt_reals reals;
    memcpy(&reals, from, sizeof reals);
    return reals;
}

/* Adds amounts x p_k, k from `first` on, so many that the sums stay in registers. */
GT_LANES_IN_FRAME static inline __attribute__((always_inline)) void
add_powers(const struct gt_shared_fate *fates, size_t n, double (*amounts)[GT_SETS],
           const int first, const int count, double (*totals)[GT_SETS])
{
    for (int l = 0; l < GT_SETS; l += GT_LANES) {
        gt_reals sums[GT_POWERS];
        for (int k = 0; k < count; k++)
            sums[k] = load(&totals[first + k][l]);
        for (size_t c = 0; c < n; c++) {
            gt_reals amount = load(&amounts[c][l]);
            for (int k = 0; k < count; k++)
                sums[k] += amount * fates[c].power[first + k];
        }
        for (int k = 0; k < count; k++)
            memcpy(&totals[first + k][l], &sums[k], sizeof sums[k]);
    }
}

static void receive(const struct gt_sets *sets, const struct gt_shared_path *path,
                    const struct gt_shared_fate *fates, struct received *received)
{
    for (int l = 0; l < GT_SETS; l++) {
        received->sum[l] = path->sum;
        received->worth[l] = path->worth;
    }
    memset(received->conceded, 0, sizeof received->conceded);
    for (size_t done = 0; done < path->count; done += FATES) {
        double conceded[FATES][GT_SETS];
        size_t left = path->count - done, n = left < FATES ? left : FATES;
        for (size_t c = 0; c < n; c++)
            take_terms(sets, fates + done + c, conceded[c], received);
        add_powers(fates + done, n, conceded, 0, GT_POWERS_PUBLIC, received->conceded);
        add_powers(fates + done, n, conceded, GT_POWERS_PUBLIC, GT_POWERS_PRIVATE,
                   received->conceded);
    }
}

/* d of the root and the last step; slope: of received - paid at the root. */
struct settled {
    double d[GT_SETS], step[GT_SETS], slope[GT_SETS];
};

GT_LANES_IN_FRAME static inline __attribute__((always_inline)) void
settle(double (*net)[GT_SETS], const int count, double guess, double rise,
       struct settled *settled)
{
    for (int l = 0; l < GT_SETS; l += GT_LANES) {
        gt_reals none = {0}, d = guess + rise * load(&net[0][l]), step = none, slope = none;
        for (int i = 0; i < STEPS; i++) {
            gt_reals value = load(&net[count - 1][l]), bend = none;
            slope = none;
            for (int k = count - 2; k >= 0; k--) {
                bend = bend * d + slope;
                slope = slope * d + value;
                value = value * d + load(&net[k][l]);
            }
            step = value * slope / (slope * slope - value * bend);
            d -= step;
        }
        memcpy(&settled->d[l], &d, sizeof d);
        memcpy(&settled->step[l], &step, sizeof step);
        memcpy(&settled->slope[l], &slope, sizeof slope);
    }
}

/* Of a side: NaN where a rate is not to be relied on; where nothing is conceded that without terms.
 * Whether there are such. */
static inline bool tell_rates(const struct settled *settled, const struct gt_shared *shared,
                              const struct gt_shared_path *path, enum gt_half side,
                              const double *conceded, double *restrict irr)
{
    double rates[GT_SETS];
    int open = 0;
    for (int l = 0; l < GT_SETS; l++)
        rates[l] = gt_exp(-4 * (path->centre[side] + settled->d[l])) - 1;
    for (int l = 0; l < GT_SETS; l++) {
        int good = (fabs(settled->step[l]) * shared->middle <= SETTLED) &
                   (fabs(settled->d[l]) <= shared->reach[side]) &
                   (settled->slope[l] >= SLOPE_MIN * path->paid[side]);
        int none = conceded[l] == 0;
        irr[l] = none ? path->plain_irr : good ? rates[l] : (double)NAN;
        open += !(good | none);
    }
    return open > 0;
}

/* What is received less what is paid, by power, of one company's cost: the private side receives
 * what the public one concedes. */
static void take_net(const struct gt_sets *sets, const struct gt_shared_path *path,
                     struct received *received, double (*net)[GT_SETS])
{
    for (int k = 0; k < GT_POWERS_PUBLIC; k++)
        for (int l = 0; l < GT_SETS; l++)
            net[k][l] = path->net[k] - received->conceded[k][l];
    for (int k = GT_POWERS_PUBLIC; k < GT_POWERS; k++)
        for (int l = 0; l < GT_SETS; l++)
            net[k][l] = path->net[k] + sets->ratio[l] * received->conceded[k][l];
}

/* One path; whether a rate is still to be found. */
static bool apply(const struct gt_sets *sets, const struct gt_shared *shared,
                  const struct gt_shared_path *path, double (*figures)[GT_SETS])
{
    double net[GT_POWERS][GT_SETS], companies = sets->plans[0]->programme->companies;
    struct received received;
    struct settled settled;
    receive(sets, path, shared->fates + path->first, &received);
    take_net(sets, path, &received, net);
    settle(net, GT_POWERS_PUBLIC, path->guess[0], path->slope[0], &settled);
    bool open = tell_rates(&settled, shared, path, GT_HALF_PUBLIC, received.conceded[0],
                           figures[GT_SHARED_IRR]);
    settle(net + GT_POWERS_PUBLIC, GT_POWERS_PRIVATE, path->guess[1], path->slope[1], &settled);
    open |= tell_rates(&settled, shared, path, GT_HALF_PRIVATE,
                       received.conceded[GT_POWERS_PUBLIC], figures[GT_SHARED_UPLIFT]);
    for (int l = 0; l < GT_SETS; l++) {
        figures[GT_SHARED_UPLIFT][l] -= path->plain_irr;
        figures[GT_SHARED_TVPI][l] = received.sum[l] / companies;
        figures[GT_SHARED_NPV][l] = sets->cost[l] * received.worth[l] - sets->paid[l];
    }
    return open;
}

/* One set's rates of a side on some paths, from the flows by quarter, which are laid side by side.
 */
static void solve_flows(const struct gt_plan *plan, const struct gt_shared *shared,
                        enum gt_half side, const size_t *paths, size_t n, double *rates)
{
    const struct gt_programme *programme = plan->programme;
    double *receipts = gt_block_receipts(plan, shared->block, side);
    size_t quarters = (size_t)programme->quarters;
    for (size_t q = 0; q < quarters; q++)
        memset(receipts + q * GT_BLOCK_PATHS, 0, n * sizeof *receipts);
    for (size_t c = 0; c < (size_t)programme->companies; c++)
        for (size_t j = 0; j < n; j++) {
            size_t at = c * GT_BLOCK_PATHS + paths[j];
            double multiple = shared->multiple[at];
            double own =
                plan->public_cost * gt_terms_look_up(&plan->terms, multiple, shared->held[at]);
            receipts[(size_t)shared->exit[at] * GT_BLOCK_PATHS + j] +=
                side == GT_HALF_PUBLIC ? own : programme->round * multiple - own;
        }
    for (size_t q = 0; q < quarters; q++) /* whole lanes */
        for (size_t j = n; j % GT_RATE_LANES != 0; j++)
            receipts[q * GT_BLOCK_PATHS + j] = receipts[q * GT_BLOCK_PATHS + n - 1];
    const struct gt_flows flows = {.quarters = programme->quarters,
                                   .paths = n,
                                   .receipts = receipts,
                                   .paid = plan->paid[side],
                                   .paid_quarters = plan->paid_quarters};
    gt_flows_irr(&flows, rates);
}

/* The rates that are not told, of one set and side, on those of the paths where this is so. */
static void solve_rest(const struct gt_sets *sets, const struct gt_shared *shared, size_t set,
                       enum gt_half side, const size_t *open, size_t n,
                       double (*figures)[GT_SHARED_FIGURES][GT_SETS])
{
    int figure = side == GT_HALF_PUBLIC ? GT_SHARED_IRR : GT_SHARED_UPLIFT;
    size_t paths[GT_BLOCK_PATHS], count = 0;
    double rates[GT_BLOCK_PATHS];
    for (size_t j = 0; j < n; j++)
        if (isnan(figures[open[j]][figure][set]))
            paths[count++] = open[j];
    if (count == 0)
        return;
    solve_flows(sets->plans[set], shared, side, paths, count, rates);
    for (size_t j = 0; j < count; j++)
        figures[paths[j]][figure][set] =
            rates[j] - (side == GT_HALF_PUBLIC ? 0 : shared->paths[paths[j]].plain_irr);
}

void gt_sets_apply(const struct gt_sets *sets, const struct gt_shared *shared, double *figures)
{
    double (*rows)[GT_SHARED_FIGURES][GT_SETS] = (void *)figures;
    size_t open[GT_BLOCK_PATHS], n = 0;
    for (size_t i = 0; i < GT_BLOCK_PATHS; i++) {
        open[n] = i;
        n += apply(sets, shared, &shared->paths[i], rows[i]);
    }
    for (size_t set = 0; set < GT_SETS && n > 0; set++)
        if (set == 0 || sets->plans[set] != sets->plans[set - 1])
            for (int side = 0; side < GT_HALVES; side++)
                solve_rest(sets, shared, set, (enum gt_half)side, open, n, rows);
}
