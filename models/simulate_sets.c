/* simulate_sets.c - term sets side by side on the draws of one block (simulate_shared.h).
 *
 * The sum over k of d^k D_k, D_k what is received less what is paid, has the root by two steps of
 * Halley's method from the guess and one of Newton's. A side's own D_k take one pass over the
 * companies that terms may touch; the private side receives what the public one does not. Of a path
 * that leaves the range or does not settle, simulate_irr.c finds the rate from the flows by
 * quarter.
 */
#include "models/lanes_int.h"
#include "models/simulate_rate.h"
#include "models/simulate_shared.h"

#include <math.h>

#define SETTLED   3e-4 /* the last step, times the middle: its square is left of the error */
#define SLOPE_MIN 4    /* quarters between the mean payment and the mean receipt */
#define ROUGH     8    /* powers for the first step */
#define FATES     32   /* whose receipts are kept at a time */

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

/* Paths worked out together, as each waits for its own last product: as many as the registers hold,
 * with both of their sides. */
#define TOGETHER (GT_LANES == 8 ? 2 : 1)
#define BRANCHES (TOGETHER * GT_HALVES)

/* GT_LANES sets on each: a branch is a side of a path. */
struct branches {
    gt_reals of[BRANCHES];
};

/* a / b; two sides share a division. */
GT_LANES_IN_FRAME static inline struct branches divide(const struct branches *a,
                                                       const struct branches *b)
{
    struct branches result;
    for (int s = 0; s < BRANCHES; s += GT_HALVES) {
        gt_reals both = 1 / (b->of[s] * b->of[s + 1]);
        result.of[s] = a->of[s] * (b->of[s + 1] * both);
        result.of[s + 1] = a->of[s + 1] * (b->of[s] * both);
    }
    return result;
}

/* The first `count` powers at d: value, slope, half of the second derivative. */
GT_LANES_IN_FRAME static inline __attribute__((always_inline)) void
evaluate(const struct branches net[GT_POWERS], const int count, const struct branches *d,
         struct branches *value, struct branches *slope, struct branches *bend)
{
    const gt_reals none = {0};
    for (int s = 0; s < BRANCHES; s++) {
        value->of[s] = net[count - 1].of[s];
        slope->of[s] = bend->of[s] = none;
    }
    for (int k = count - 2; k >= 0; k--)
        for (int s = 0; s < BRANCHES; s++) {
            bend->of[s] = bend->of[s] * d->of[s] + slope->of[s];
            slope->of[s] = slope->of[s] * d->of[s] + value->of[s];
            value->of[s] = value->of[s] * d->of[s] + net[k].of[s];
        }
}

/* Halley's step from d, with so many powers. */
GT_LANES_IN_FRAME static inline __attribute__((always_inline)) void
step_on(const struct branches net[GT_POWERS], const int count, struct branches *d)
{
    struct branches value, slope, bend, above, below;
    evaluate(net, count, d, &value, &slope, &bend);
    for (int s = 0; s < BRANCHES; s++) {
        above.of[s] = value.of[s] * slope.of[s];
        below.of[s] = slope.of[s] * slope.of[s] - value.of[s] * bend.of[s];
    }
    struct branches step = divide(&above, &below);
    for (int s = 0; s < BRANCHES; s++)
        d->of[s] -= step.of[s];
}

/* From sets l on, TOGETHER paths. */
GT_LANES_IN_FRAME static inline void settle_some(const struct gt_shared_path *paths,
                                                 const double *ratio,
                                                 const struct received *received, int l,
                                                 struct settled *settled)
{
    struct branches net[GT_POWERS], d, value, slope, bend;
    for (int p = 0; p < TOGETHER; p++)
        for (int k = 0; k < GT_POWERS; k++) {
            gt_reals moved = gt_reals_load(&received[p].conceded[k][l]);
            net[k].of[p * GT_HALVES] = paths[p].net[k] - moved;
            net[k].of[p * GT_HALVES + 1] = paths[p].net[k] + gt_reals_load(ratio + l) * moved;
        }
    for (int s = 0; s < BRANCHES; s++) {
        const double *guess = paths[s / GT_HALVES].guess[s % GT_HALVES];
        d.of[s] = guess[0] + (guess[1] + guess[2] * net[0].of[s]) * net[0].of[s];
    }
    step_on(net, ROUGH, &d);
    step_on(net, GT_POWERS, &d);
    evaluate(net, GT_POWERS, &d, &value, &slope, &bend);
    struct branches step = divide(&value, &slope);
    for (int s = 0; s < BRANCHES; s++) {
        struct settled *to = &settled[s / GT_HALVES];
        gt_reals root = d.of[s] - step.of[s];
        memcpy(&to->d[s % GT_HALVES][l], &root, sizeof root);
        memcpy(&to->step[s % GT_HALVES][l], &step.of[s], sizeof step.of[s]);
        memcpy(&to->slope[s % GT_HALVES][l], &slope.of[s], sizeof slope.of[s]);
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

/* The figures of a path; whether a rate is still to be found. */
static bool tell(const struct gt_sets *sets, const struct gt_shared *shared, size_t i,
                 const struct received *received, const struct settled *settled,
                 gt_set_figures *figures)
{
    const struct gt_shared_path *path = &shared->paths[i];
    double companies = sets->plans[0]->programme->companies;
    bool open = tell_rates(settled, GT_HALF_PUBLIC, shared, path, received->conceded[0],
                           figures[GT_SHARED_IRR][i]);
    open |= tell_rates(settled, GT_HALF_PRIVATE, shared, path, received->conceded[0],
                       figures[GT_SHARED_UPLIFT][i]);
    for (int l = 0; l < GT_SETS; l++) {
        figures[GT_SHARED_UPLIFT][i][l] -= path->plain_irr;
        figures[GT_SHARED_TVPI][i][l] = received->sum[l] / companies;
        figures[GT_SHARED_NPV][i][l] = sets->cost[l] * received->worth[l] - sets->paid[l];
    }
    return open;
}

/* TOGETHER paths from i on; which have a rate still to be found. */
static void apply(const struct gt_sets *sets, const struct gt_shared *shared, size_t i,
                  gt_set_figures *figures, bool open[TOGETHER])
{
    const struct gt_shared_path *paths = &shared->paths[i];
    struct received received[TOGETHER];
    struct settled settled[TOGETHER];
    for (int p = 0; p < TOGETHER; p++)
        receive(sets, &paths[p], shared->fates + paths[p].first, &received[p]);
    for (int l = 0; l < GT_SETS; l += GT_LANES)
        settle_some(paths, sets->ratio, received, l, settled);
    for (int p = 0; p < TOGETHER; p++)
        open[p] = tell(sets, shared, i + (size_t)p, &received[p], &settled[p], figures);
}

#define ROOM (TOGETHER * GT_HALVES * GT_SETS) /* rates of paths that are worked out together */

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
    double rates[GT_BLOCK_PATHS];
    const struct gt_flows flows = {.quarters = plan->programme->quarters,
                                   .paths = n,
                                   .receipts = receipts,
                                   .paid = shared->paid,
                                   .paid_quarters = plan->paid_quarters};
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
    for (size_t i = 0; i < GT_BLOCK_PATHS; i += TOGETHER) {
        bool some[TOGETHER];
        apply(sets, shared, i, figures, some);
        for (size_t p = 0; p < TOGETHER; p++)
            n += some[p] ? list_open(sets, i + p, figures, open + n) : 0;
        if (n > 0 && (n + ROOM > GT_BLOCK_PATHS || i + TOGETHER == GT_BLOCK_PATHS)) {
            solve(sets, shared, open, n, figures);
            n = 0;
        }
    }
}
