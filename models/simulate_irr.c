/* simulate_irr.c - the IRR of every path of a block.
 *
 * simulate_rate.c finds nearly all of them, many at once. What it does not certify (no receipts,
 * several roots, extreme ones) goes to the careful solver of irr.c, one path at a time; it takes
 * the root nearest 0. A certified root is not proved the only one. (Gross or net by quarter, the
 * roots are the same.)
 */
#include "models/irr_int.h"
#include "models/simulate_rate.h"
#include "models/vmath_int.h"

#include <math.h>
#include <stdbool.h>

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

void gt_flows_irr(const struct gt_flows *flows, double irr[GT_BLOCK_PATHS])
{
    size_t paths = flows->paths > 0 ? flows->paths : GT_BLOCK_PATHS;
    for (size_t first = 0; first < paths; first += GT_RATE_LANES) {
        double x[GT_RATE_LANES];
        bool certified[GT_RATE_LANES];
        gt_rates(flows, first, x, certified);
        for (size_t l = 0; l < GT_RATE_LANES; l++)
            irr[first + l] = certified[l] ? gt_exp(-4 * x[l]) - 1 : solve_path(flows, first + l);
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
