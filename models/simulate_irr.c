/* simulate_irr.c - the IRR of every path of a block.
 *
 * simulate_rate.c finds nearly all of them, many at once, and certifies each, but not that it is
 * the only one. With v = 1 / (1 + r) a quarter, A_q the sum of the net flows up to quarter q and
 * B_q that from it on, the flows are worth
 *   (1 - v) sum_q A_q v^q + A_n v^n,  v < 1,
 * and for v > 1 the same of B in 1 / v. So by Descartes there are at most as many rates as A and B
 * together change sign (for A alone: Norstrom, J. Fin. Quant. Anal. 7(3), 1972). Where that is more
 * than once, durations tell of most that no other rate is nearer 0. The rest, and what was not
 * certified (no receipts, extreme roots), goes to the careful solver of irr.c, one path at a time;
 * it takes the root nearest 0. (Gross or net by quarter, the roots are the same.)
 */
#include "models/irr_int.h"
#include "models/simulate_rate.h"
#include "models/vmath_int.h"

#include <math.h>
#include <stdbool.h>

#define SAME 1e-8 /* of 1 + r: two rates that near are one */
#define CUTS 2    /* in three, of the interval in which a root is shown to be alone */

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
        size_t at = gt_flows_at(flows, q, path);
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
                          double sums[GT_GROUP], double last[GT_GROUP], double changes[GT_GROUP])
{
    size_t at = gt_flows_at(flows, quarter, first);
    const double *in = flows->receipts + at, *out = flows->paid ? NULL : flows->each_paid + at;
    for (int l = 0; l < GT_GROUP; l++) {
        sums[l] += in[l] - (out ? out[l] : flows->paid[quarter]);
        changes[l] += sums[l] * last[l] < 0 ? 1 : 0;
        last[l] = sums[l] != 0 ? sums[l] : last[l];
    }
}

/* Changes of sign of A and of B. When nobody pays any more, A only rises to the whole net flow, and
 * B only falls to 0: the quarters until then tell. */
static void count_changes(const struct gt_flows *flows, size_t first, const double net[GT_GROUP],
                          double changes[GT_GROUP])
{
    double up[GT_GROUP] = {0}, last[GT_GROUP] = {0};
    double down[GT_GROUP], next[GT_GROUP];
    bool is_over = flows->paid_quarters < flows->quarters;
    for (int q = 0; q < flows->paid_quarters; q++)
        add_up(flows, first, q, up, last, changes);
    for (int l = 0; l < GT_GROUP; l++) {
        changes[l] += net[l] * last[l] < 0 ? 1 : 0;
        down[l] = next[l] = is_over ? gt_max(net[l] - up[l], 0) : 0;
    }
    for (int q = flows->paid_quarters - 1; q >= 0; q--)
        add_up(flows, first, q, down, next, changes);
}

struct place {
    double x;
    double duration[2]; /* of a path's net receipts and net payments there, in quarters */
};

/* Two places at once take the time of one. */
static void look(const struct gt_flows *flows, size_t path, struct place places[2])
{
    double w[2] = {gt_exp(places[0].x), gt_exp(places[1].x)};
    double value[2][2] = {{0}}, slope[2][2] = {{0}};
    for (int q = flows->quarters - 1; q >= 0; q--) {
        size_t at = gt_flows_at(flows, q, path);
        double net = flows->receipts[at] - (flows->paid ? flows->paid[q] : flows->each_paid[at]);
        double sides[2] = {gt_max(net, 0), gt_max(-net, 0)};
        for (int s = 0; s < 2; s++)
            for (int i = 0; i < 2; i++) {
                slope[i][s] = slope[i][s] * w[i] + value[i][s];
                value[i][s] = value[i][s] * w[i] + sides[s];
            }
    }
    for (int i = 0; i < 2; i++)
        for (int s = 0; s < 2; s++)
            places[i].duration[s] = w[i] * slope[i][s] / value[i][s];
}

/* 1 if ln(receipts / payments) rises all the way from a to b, -1 if it falls, 0 if neither is seen
 * when it is cut into thirds `cuts` times. Durations rise with x. */
static int direction(const struct gt_flows *flows, size_t path, struct place a, struct place b,
                     int cuts)
{
    if (a.duration[0] > b.duration[1])
        return 1;
    if (b.duration[0] < a.duration[1])
        return -1;
    if (cuts == 0)
        return 0;
    double third = (b.x - a.x) / 3;
    struct place at[2] = {{.x = a.x + third}, {.x = b.x - third}};
    look(flows, path, at);
    int way = direction(flows, path, a, at[0], cuts - 1);
    bool same = way != 0 && direction(flows, path, at[0], at[1], cuts - 1) == way &&
                direction(flows, path, at[1], b, cuts - 1) == way;
    return same ? way : 0;
}

/* Whether x is the only root from -|x| to |x| for sure. */
static bool is_alone(const struct gt_flows *flows, size_t path, double x)
{
    struct place ends[2] = {{.x = -fabs(x)}, {.x = fabs(x)}};
    look(flows, path, ends);
    return direction(flows, path, ends[0], ends[1], CUTS) != 0;
}

/* The rate found stays where it is the nearest to 0, so that its bits do not depend on the count.
 */
static double nearest(double found, double careful)
{
    return fabs(found - careful) <= SAME * (1 + fabs(found)) ? found : careful;
}

static void find_rates(const struct gt_flows *flows, size_t paths, double irr[GT_BLOCK_PATHS])
{
    struct gt_rates rates;
    double changes[GT_BLOCK_PATHS] = {0};
    gt_rates_find(flows, paths, &rates);
    for (size_t first = 0; first < paths; first += GT_GROUP)
        count_changes(flows, first, rates.net + first, changes + first);
    for (size_t i = 0; i < paths; i++)
        irr[i] = gt_exp(-4 * rates.x[i]) - 1;
    for (size_t i = 0; i < paths; i++)
        if (!rates.certified[i])
            irr[i] = solve_path(flows, i);
        else if (changes[i] > 1 && !is_alone(flows, i, rates.x[i]))
            irr[i] = nearest(irr[i], solve_path(flows, i));
}

void gt_flows_irr(const struct gt_flows *flows, double irr[GT_BLOCK_PATHS])
{
    struct gt_flows laid = *flows;
    if (laid.row == 0) {
        laid.row = GT_BLOCK_PATHS;
        laid.group = GT_GROUP;
    }
    find_rates(&laid, flows->paths > 0 ? flows->paths : GT_BLOCK_PATHS, irr);
}
