/* simulate_irr.c - the IRR of every path of a block.
 *
 * simulate_rate.c finds nearly all of them, many at once, and certifies each, but not that it is
 * the only one. With v = 1 / (1 + r) a quarter, A_q the sum of the net flows up to quarter q and
 * B_q that from it on, the flows are worth
 *   (1 - v) sum_q A_q v^q + A_n v^n,  v < 1,
 * and for v > 1 the same of B in 1 / v. So by Descartes there are at most as many rates as A and B
 * together change sign (for A alone: Norstrom, J. Fin. Quant. Anal. 7(3), 1972). Where that is more
 * than once, two durations tell of most that no other rate is nearer 0. The rest, and what was not
 * certified (no receipts, extreme roots), goes to the careful solver of irr.c, one path at a time;
 * it takes the root nearest 0. (Gross or net by quarter, the roots are the same.)
 */
#include "models/irr_int.h"
#include "models/simulate_rate.h"
#include "models/vmath_int.h"

#include <math.h>
#include <stdbool.h>

#define SAME 1e-8 /* of 1 + r: two rates that near are one */

double gt_irr_figure(const double *years, const double *amounts, size_t count)
{
    struct gt_root roots[GT_QUARTERS_MAX];
    struct gt_irr root;
    size_t found = 0;
    gt_irr_solve(years, amounts, count, &root, roots, &found);
    if (root.status == GT_IRR_TOTAL_LOSS)
        return -1;
    return found > 0 && root.status != GT_IRR_OUT_OF_RANGE ? gt_exp(root.log_rate) - 1 : NAN;
}

/* One path by the careful solver. */
static double solve_path(const struct gt_flows *flows, size_t path)
{
    double years[GT_QUARTERS_MAX], amounts[GT_QUARTERS_MAX];
    size_t n = 0;
    for (int q = 0; q < flows->quarters; q++) {
        size_t at = (size_t)q * GT_BLOCK_PATHS + path;
        double net = flows->receipts[at] - (flows->paid ? flows->paid[q] : flows->each_paid[at]);
        if (net == 0)
            continue;
        years[n] = 0.25 * q;
        amounts[n++] = net;
    }
    return gt_irr_figure(years, amounts, n);
}

/* Adds a quarter's net flows to running sums, and counts where these change sign. */
static inline void add_up(const struct gt_flows *flows, size_t first, int quarter,
                          double sums[GT_RATE_LANES], double last[GT_RATE_LANES],
                          double changes[GT_RATE_LANES])
{
    const double *in = flows->receipts + (size_t)quarter * GT_BLOCK_PATHS + first;
    const double *out =
        flows->paid ? NULL : flows->each_paid + (size_t)quarter * GT_BLOCK_PATHS + first;
    for (int l = 0; l < GT_RATE_LANES; l++) {
        sums[l] += in[l] - (out ? out[l] : flows->paid[quarter]);
        changes[l] += sums[l] * last[l] < 0 ? 1 : 0;
        last[l] = sums[l] != 0 ? sums[l] : last[l];
    }
}

static void count_changes(const struct gt_flows *flows, size_t first, double changes[GT_RATE_LANES])
{
    double up[GT_RATE_LANES] = {0}, last[GT_RATE_LANES] = {0};
    double down[GT_RATE_LANES] = {0}, next[GT_RATE_LANES] = {0};
    for (int q = 0; q < flows->quarters; q++)
        add_up(flows, first, q, up, last, changes);
    for (int q = flows->quarters - 1; q >= 0; q--)
        add_up(flows, first, q, down, next, changes);
}

/* Durations of a path's net receipts and net payments at x = -ln(1 + r) a quarter. */
static void durations(const struct gt_flows *flows, size_t path, double x, double of[2])
{
    double w = gt_exp(x), value[2] = {0}, slope[2] = {0};
    for (int q = flows->quarters - 1; q >= 0; q--) {
        size_t at = (size_t)q * GT_BLOCK_PATHS + path;
        double net = flows->receipts[at] - (flows->paid ? flows->paid[q] : flows->each_paid[at]);
        for (int s = 0; s < 2; s++) {
            slope[s] = slope[s] * w + value[s];
            value[s] = value[s] * w + gt_max(s == 0 ? net : -net, 0);
        }
    }
    for (int s = 0; s < 2; s++)
        of[s] = w * slope[s] / value[s];
}

/* Whether ln(receipts / payments) rises all the way from -|x| to |x|, or falls: then x is the only
 * root there. Durations rise with x. */
static bool is_straight(const struct gt_flows *flows, size_t path, double x)
{
    double low[2], high[2];
    durations(flows, path, -fabs(x), low);
    durations(flows, path, fabs(x), high);
    return low[0] > high[1] || high[0] < low[1];
}

/* The rate found stays where it is the nearest to 0, so that its bits do not depend on the count.
 */
static double nearest(double found, double careful)
{
    return fabs(found - careful) <= SAME * (1 + fabs(found)) ? found : careful;
}

void gt_flows_irr(const struct gt_flows *flows, double irr[GT_BLOCK_PATHS])
{
    size_t paths = flows->paths > 0 ? flows->paths : GT_BLOCK_PATHS;
    for (size_t first = 0; first < paths; first += GT_RATE_LANES) {
        double x[GT_RATE_LANES], changes[GT_RATE_LANES] = {0};
        bool certified[GT_RATE_LANES];
        gt_rates(flows, first, x, certified);
        count_changes(flows, first, changes);
        for (size_t l = 0; l < GT_RATE_LANES; l++) {
            double found = gt_exp(-4 * x[l]) - 1;
            irr[first + l] = !certified[l] ? solve_path(flows, first + l)
                             : changes[l] <= 1 || is_straight(flows, first + l, x[l])
                                 ? found
                                 : nearest(found, solve_path(flows, first + l));
        }
    }
}

void gt_block_irr(const struct gt_plan *plan, struct gt_block *block, enum gt_half side,
                  double irr[GT_BLOCK_PATHS])
{
    struct gt_flows flows = {
        .quarters = plan->programme->quarters,
        .receipts = gt_block_receipts(plan, block, side),
        .paid = plan->paid[side],
        .paid_quarters = plan->paid_quarters,
    };
    gt_flows_irr(&flows, irr);
}
