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

#define SETTLED   3e-4 /* the last step, times the middle: the error is its third power */
#define SLOPE_MIN 4    /* quarters between the mean payment and the mean receipt */
#define FATES     32   /* whose receipts are kept at a time */

/* Powers for each step: fewer are enough far from the root. */
static const int powers[] = {8, GT_POWERS};
enum { STEPS = sizeof powers / sizeof *powers };

void gt_sets_make(const struct gt_plan *plans, size_t count, const double *discount,
                  struct gt_sets *sets)
{
    sets->count = count;
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

/* gt_terms_look_up of every set; what of it the public side receives is added up. */
GT_LANES_IN_FRAME static inline void take_terms(const struct gt_sets *sets,
                                                const struct gt_shared_fate *fate, double *conceded,
                                                struct received *received)
{
    const gt_reals none = {0}, multiple = none + fate->multiple;
    for (int l = 0; l < GT_SETS; l += GT_LANES) {
        gt_reals price = gt_reals_load(sets->price[fate->held] + l);
        gt_reals above = multiple - gt_reals_load(sets->hurdle[fate->held] + l);
        gt_reals profit = gt_reals_select((gt_lanes)(above > none), above, none);
        gt_reals kept = multiple - gt_reals_load(sets->share + l) * profit;
        gt_reals receipt = gt_reals_select((gt_lanes)(price < multiple), price, kept);
        gt_reals sum = gt_reals_load(received->sum + l) + receipt;
        gt_reals worth = gt_reals_load(received->worth + l) + fate->discount * receipt;
        gt_reals moved = multiple - receipt;
        memcpy(received->sum + l, &sum, sizeof sum);
        memcpy(received->worth + l, &worth, sizeof worth);
        memcpy(conceded + l, &moved, sizeof moved);
    }
}

/* Adds amounts x p_k, the sums in registers. */
GT_LANES_IN_FRAME static inline void add_powers(const struct gt_shared_fate *fates, size_t n,
                                                double (*amounts)[GT_SETS],
                                                double (*totals)[GT_SETS])
{
    for (int l = 0; l < GT_SETS; l += GT_LANES) {
        gt_reals sums[GT_POWERS];
        for (int k = 0; k < GT_POWERS; k++)
            sums[k] = gt_reals_load(&totals[k][l]);
        for (size_t c = 0; c < n; c++) {
            gt_reals amount = gt_reals_load(&amounts[c][l]);
            for (int k = 0; k < GT_POWERS; k++)
                sums[k] += amount * fates[c].power[k];
        }
        for (int k = 0; k < GT_POWERS; k++)
            memcpy(&totals[k][l], &sums[k], sizeof sums[k]);
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
        add_powers(fates + done, n, conceded, received->conceded);
    }
}

/* Of both sides: d of the root, the last step, and the slope of received - paid at the root. */
struct settled {
    double d[GT_HALVES][GT_SETS], step[GT_HALVES][GT_SETS], slope[GT_HALVES][GT_SETS];
};

/* GT_LANES sets on one path: what is received less what is paid, by power, and Halley's method.
 * Both sides at once, as each waits for its own last product. */
GT_LANES_IN_FRAME static inline void settle_some(const struct gt_shared_path *path,
                                                 const double *ratio, double (*conceded)[GT_SETS],
                                                 int l, struct settled *settled)
{
    const gt_reals none = {0};
    gt_reals net[GT_POWERS][GT_HALVES], d[GT_HALVES], step[GT_HALVES] = {none},
                                                      slope[GT_HALVES] = {none};
    for (int k = 0; k < GT_POWERS; k++) {
        gt_reals moved = gt_reals_load(&conceded[k][l]);
        net[k][GT_HALF_PUBLIC] = path->net[k] - moved;
        net[k][GT_HALF_PRIVATE] = path->net[k] + gt_reals_load(ratio + l) * moved;
    }
    for (int s = 0; s < GT_HALVES; s++)
        d[s] = path->guess[s][0] + (path->guess[s][1] + path->guess[s][2] * net[0][s]) * net[0][s];
    for (int i = 0; i < STEPS; i++) {
        gt_reals value[GT_HALVES], bend[GT_HALVES] = {none, none};
        for (int s = 0; s < GT_HALVES; s++) {
            value[s] = net[powers[i] - 1][s];
            slope[s] = none;
        }
        for (int k = powers[i] - 2; k >= 0; k--)
            for (int s = 0; s < GT_HALVES; s++) {
                bend[s] = bend[s] * d[s] + slope[s];
                slope[s] = slope[s] * d[s] + value[s];
                value[s] = value[s] * d[s] + net[k][s];
            }
        for (int s = 0; s < GT_HALVES; s++) {
            step[s] = value[s] * slope[s] / (slope[s] * slope[s] - value[s] * bend[s]);
            d[s] -= step[s];
        }
    }
    gt_reals value[GT_HALVES] = {net[GT_POWERS - 1][0], net[GT_POWERS - 1][1]};
    for (int s = 0; s < GT_HALVES; s++)
        slope[s] = none;
    for (int k = GT_POWERS - 2; k >= 0; k--)
        for (int s = 0; s < GT_HALVES; s++) {
            slope[s] = slope[s] * d[s] + value[s];
            value[s] = value[s] * d[s] + net[k][s];
        }
    for (int s = 0; s < GT_HALVES; s++) {
        step[s] = value[s] / slope[s];
        d[s] -= step[s];
    }
    for (int s = 0; s < GT_HALVES; s++) {
        memcpy(&settled->d[s][l], &d[s], sizeof d[s]);
        memcpy(&settled->step[s][l], &step[s], sizeof step[s]);
        memcpy(&settled->slope[s][l], &slope[s], sizeof slope[s]);
    }
}

/* Of a side: NaN where a rate is not to be relied on; where nothing is conceded that without terms.
 * Whether there are such. */
GT_LANES_IN_FRAME static inline bool tell_rates(const struct settled *settled, enum gt_half side,
                                                const struct gt_shared *shared,
                                                const struct gt_shared_path *path,
                                                const double *conceded, double *irr)
{
    const gt_reals none = {0};
    double rates[GT_SETS];
    gt_lanes open = {0};
    for (int l = 0; l < GT_SETS; l++)
        rates[l] = gt_exp(-4 * (path->centre + settled->d[side][l])) - 1;
    for (int l = 0; l < GT_SETS; l += GT_LANES) {
        gt_reals step = gt_reals_abs(gt_reals_load(settled->step[side] + l));
        gt_reals d = gt_reals_abs(gt_reals_load(settled->d[side] + l));
        gt_reals slope = gt_reals_load(settled->slope[side] + l);
        gt_lanes good = (gt_lanes)(step * shared->middle <= none + SETTLED) &
                        (gt_lanes)(d <= none + shared->reach) &
                        (gt_lanes)(slope >= none + SLOPE_MIN * path->paid);
        gt_lanes plain = (gt_lanes)(gt_reals_load(conceded + l) == none);
        gt_reals told = gt_reals_select(good, gt_reals_load(rates + l), none + (double)NAN);
        told = gt_reals_select(plain, none + path->plain_irr, told);
        memcpy(irr + l, &told, sizeof told);
        open |= ~(good | plain);
    }
    return gt_lanes_any(open);
}

/* One path; whether a rate is still to be found. */
static bool apply(const struct gt_sets *sets, const struct gt_shared *shared, size_t i,
                  gt_set_figures *figures)
{
    const struct gt_shared_path *path = &shared->paths[i];
    double companies = sets->plans[0]->programme->companies;
    struct received received;
    struct settled settled;
    receive(sets, path, shared->fates + path->first, &received);
    for (int l = 0; l < GT_SETS; l += GT_LANES)
        settle_some(path, sets->ratio, received.conceded, l, &settled);
    bool open = tell_rates(&settled, GT_HALF_PUBLIC, shared, path, received.conceded[0],
                           figures[GT_SHARED_IRR][i]);
    open |= tell_rates(&settled, GT_HALF_PRIVATE, shared, path, received.conceded[0],
                       figures[GT_SHARED_UPLIFT][i]);
    for (int l = 0; l < GT_SETS; l++) {
        figures[GT_SHARED_UPLIFT][i][l] -= path->plain_irr;
        figures[GT_SHARED_TVPI][i][l] = received.sum[l] / companies;
        figures[GT_SHARED_NPV][i][l] = sets->cost[l] * received.worth[l] - sets->paid[l];
    }
    return open;
}

/* A rate that is not told. */
struct open {
    size_t path, set;
    enum gt_half side;
};

/* Their receipts by quarter, side by side, of one company's cost. */
static void lay_receipts(const struct gt_sets *sets, const struct gt_shared *shared,
                         const struct open *open, size_t n, double *receipts)
{
    const struct gt_programme *programme = sets->plans[0]->programme;
    size_t quarters = (size_t)programme->quarters;
    for (size_t q = 0; q < quarters; q++)
        memset(receipts + q * GT_BLOCK_PATHS, 0, n * sizeof *receipts);
    for (size_t c = 0; c < (size_t)programme->companies; c++)
        for (size_t j = 0; j < n; j++) {
            size_t at = c * GT_BLOCK_PATHS + open[j].path, set = open[j].set;
            double multiple = shared->multiple[at];
            double own = gt_terms_look_up(&sets->plans[set]->terms, multiple, shared->held[at]);
            receipts[(size_t)shared->exit[at] * GT_BLOCK_PATHS + j] +=
                open[j].side == GT_HALF_PUBLIC ? own
                                               : multiple + sets->ratio[set] * (multiple - own);
        }
    for (size_t q = 0; q < quarters; q++) /* whole lanes */
        for (size_t j = n; j % GT_RATE_LANES != 0; j++)
            receipts[q * GT_BLOCK_PATHS + j] = receipts[q * GT_BLOCK_PATHS + n - 1];
}

/* At most GT_BLOCK_PATHS of them. */
static void solve(const struct gt_sets *sets, const struct gt_shared *shared,
                  const struct open *open, size_t n, gt_set_figures *figures)
{
    const struct gt_plan *plan = sets->plans[0];
    double *receipts = gt_block_receipts(plan, shared->block, GT_HALF_PUBLIC);
    double paid[GT_QUARTERS_MAX], rates[GT_BLOCK_PATHS];
    const struct gt_flows flows = {.quarters = plan->programme->quarters,
                                   .paths = n,
                                   .receipts = receipts,
                                   .paid = paid,
                                   .paid_quarters = plan->paid_quarters};
    for (int q = 0; q < flows.quarters; q++)
        paid[q] = plan->paid[GT_HALF_PUBLIC][q] / plan->public_cost;
    lay_receipts(sets, shared, open, n, receipts);
    gt_flows_irr(&flows, rates);
    for (size_t j = 0; j < n; j++) {
        size_t path = open[j].path, set = open[j].set;
        if (open[j].side == GT_HALF_PUBLIC)
            figures[GT_SHARED_IRR][path][set] = rates[j];
        else
            figures[GT_SHARED_UPLIFT][path][set] = rates[j] - shared->paths[path].plain_irr;
    }
}

/* Lists the rates of a path that are not told. */
static size_t list_open(const struct gt_sets *sets, size_t path, gt_set_figures *figures,
                        struct open *open)
{
    size_t n = 0;
    for (size_t set = 0; set < sets->count; set++) {
        if (isnan(figures[GT_SHARED_IRR][path][set]))
            open[n++] = (struct open){path, set, GT_HALF_PUBLIC};
        if (isnan(figures[GT_SHARED_UPLIFT][path][set]))
            open[n++] = (struct open){path, set, GT_HALF_PRIVATE};
    }
    return n;
}

void gt_sets_apply(const struct gt_sets *sets, const struct gt_shared *shared,
                   gt_set_figures *figures)
{
    struct open open[GT_BLOCK_PATHS];
    size_t n = 0;
    for (size_t i = 0; i < GT_BLOCK_PATHS; i++) {
        if (apply(sets, shared, i, figures))
            n += list_open(sets, i, figures, open + n);
        if (n > 0 && (n + GT_HALVES * GT_SETS > GT_BLOCK_PATHS || i + 1 == GT_BLOCK_PATHS)) {
            solve(sets, shared, open, n, figures);
            n = 0;
        }
    }
}
