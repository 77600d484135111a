/* simulate_columns.c - what a path leaves behind: a column a figure, and which figure of the result
 * a column is.
 *
 * Columns: IRR and TVPI of both sides, then the cumulative public flow of each quarter.
 */
#include "models/simulate_int.h"

#include <math.h>
#include <string.h>

enum { IRR, TVPI = IRR + GT_SIDES, FLOW = TVPI + GT_SIDES };

void gt_plan_lay_columns(struct gt_plan *plan)
{
    for (int side = 0; side < GT_SIDES; side++) {
        plan->columns[IRR + side].limit = 0;
        plan->columns[TVPI + side].limit = 1;
    }
    for (int q = 0; q < plan->programme->quarters; q++)
        plan->columns[FLOW + q].limit = NAN;
}

int gt_plan_columns(const struct gt_plan *plan, const struct gt_column **columns)
{
    *columns = plan->columns;
    return FLOW + plan->programme->quarters;
}

static void fill_flows(const struct gt_plan *plan, struct gt_block *block, double *flows)
{
    const double *receipts = gt_block_receipts(plan, block, GT_SIDE_PUBLIC);
    double sums[GT_BLOCK_PATHS] = {0};
    for (int q = 0; q < plan->programme->quarters; q++) {
        double paid = plan->paid[GT_SIDE_PUBLIC][q];
        const double *row = receipts + (size_t)q * GT_BLOCK_PATHS;
        for (size_t i = 0; i < GT_BLOCK_PATHS; i++)
            sums[i] += row[i] - paid;
        memcpy(flows + (size_t)q * GT_BLOCK_PATHS, sums, sizeof sums);
    }
}

void gt_block_figures(const struct gt_plan *plan, uint64_t seed, uint64_t first_path,
                      struct gt_block *block, double *figures)
{
    gt_block_draw(plan, seed, first_path, block);
    for (int side = 0; side < GT_SIDES; side++) {
        double *tvpi = figures + (TVPI + side) * GT_BLOCK_PATHS;
        gt_block_irr(plan, block, (enum gt_side)side, figures + (IRR + side) * GT_BLOCK_PATHS);
        for (size_t i = 0; i < GT_BLOCK_PATHS; i++)
            tvpi[i] = block->received[side][i] / plan->paid_in[side];
    }
    fill_flows(plan, block, figures + FLOW * GT_BLOCK_PATHS);
}

static void report_side(const struct gt_tally *tally, int side, struct gt_side_result *result)
{
    gt_tally_summary(tally, IRR + side, &result->irr);
    gt_tally_summary(tally, TVPI + side, &result->tvpi);
    result->p_irr_below_0 = result->irr.below;
    result->p_irr_below_0_se = result->irr.below_se;
    result->p_tvpi_below_1 = result->tvpi.below;
    result->p_tvpi_below_1_se = result->tvpi.below_se;
}

void gt_plan_report(const struct gt_plan *plan, const struct gt_tally *tally,
                    struct gt_simulation *simulation)
{
    static const int levels[] = GT_QUANTILE_LEVELS, fan_levels[] = GT_FAN_LEVELS;
    report_side(tally, GT_SIDE_PUBLIC, &simulation->public_side);
    report_side(tally, GT_SIDE_PRIVATE, &simulation->private_side);
    gt_tally_histogram(tally, TVPI + GT_SIDE_PUBLIC, &simulation->public_tvpi);
    for (int q = 0; q < plan->programme->quarters; q++) {
        struct gt_summary flow;
        gt_tally_summary(tally, FLOW + q, &flow);
        simulation->fan[q].mean = flow.mean;
        for (int k = 0, i = 0; k < GT_FAN_COUNT; k++) {
            while (levels[i] != fan_levels[k])
                i++;
            simulation->fan[q].quantiles[k] = flow.quantiles[i];
        }
    }
}
