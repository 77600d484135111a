/* simulate_columns.c - what a path leaves behind: a column a figure, and which figure of the result
 * a column is.
 *
 * Columns: IRR and TVPI of both sides, then the cumulative public flow of each quarter.
 */
#include "models/simulate_int.h"

#include <math.h>

enum { IRR, TVPI = IRR + GT_HALVES, FLOW = TVPI + GT_HALVES };

void gt_plan_lay_columns(struct gt_plan *plan)
{
    for (int side = 0; side < GT_HALVES; side++) {
        plan->columns[IRR + side].limit = 0;
        plan->columns[TVPI + side].limit = 1;
    }
    for (int q = 0; q < plan->programme->quarters; q++)
        plan->columns[FLOW + q].limit = NAN;
}

int gt_plan_columns(const struct gt_plan *plan, const struct gt_column **columns)
{
    *columns = plan->columns;
    if (plan->programme->partner_count > 0)
        return plan->whole.column_count;
    return FLOW + plan->programme->quarters;
}

/* Cumulative flows. */
static void fill_flows(const struct gt_flows *flows, double *figures)
{
    static const double none[GT_BLOCK_PATHS];
    const double *before = none;
    for (int q = 0; q < flows->quarters; q++) {
        for (size_t first = 0; first < GT_BLOCK_PATHS; first += GT_GROUP) {
            const double *row = flows->receipts + gt_flows_at(flows, q, first);
            for (size_t i = 0; i < GT_GROUP; i++)
                figures[first + i] = before[first + i] + (row[i] - flows->paid[q]);
        }
        before = figures;
        figures += GT_BLOCK_PATHS;
    }
}

void gt_block_figures(const struct gt_plan *plan, uint64_t seed, uint64_t first_path,
                      struct gt_block *block, double *figures)
{
    if (plan->programme->partner_count > 0) {
        gt_whole_draw(plan, seed, first_path, block);
        if (plan->whole.has_terms)
            gt_whole_plain(plan, false, block);
        gt_whole_apply(plan, false, block, figures);
        return;
    }
    gt_block_draw(plan, seed, first_path, block);
    for (int side = 0; side < GT_HALVES; side++) {
        struct gt_flows flows = gt_block_flows(plan, block, (enum gt_half)side);
        double *tvpi = figures + (TVPI + side) * GT_BLOCK_PATHS;
        gt_flows_irr(&flows, figures + (IRR + side) * GT_BLOCK_PATHS);
        for (size_t i = 0; i < GT_BLOCK_PATHS; i++)
            tvpi[i] = block->received[side][i] / plan->paid_in[side];
    }
    struct gt_flows flows = gt_block_flows(plan, block, GT_HALF_PUBLIC);
    fill_flows(&flows, figures + FLOW * GT_BLOCK_PATHS);
}

/* The columns of a side: those of the simple form, or a party's. */
static void report_side(const struct gt_tally *tally, int irr, int tvpi,
                        struct gt_side_result *result)
{
    gt_tally_summary(tally, irr, &result->irr);
    gt_tally_summary(tally, tvpi, &result->tvpi);
    result->p_irr_below_0 = result->irr.below;
    result->p_irr_below_0_se = result->irr.below_se;
    result->p_tvpi_below_1 = result->tvpi.below;
    result->p_tvpi_below_1_se = result->tvpi.below_se;
}

static void report_fan(const struct gt_plan *plan, const struct gt_tally *tally, int first,
                       struct gt_fan_quarter *fan)
{
    static const int levels[] = GT_QUANTILE_LEVELS, fan_levels[] = GT_FAN_LEVELS;
    for (int q = 0; q < plan->programme->quarters; q++) {
        struct gt_summary flow;
        gt_tally_summary(tally, first + q, &flow);
        fan[q].mean = flow.mean;
        fan[q].se = flow.se;
        for (int k = 0, i = 0; k < GT_FAN_COUNT; k++) {
            while (levels[i] != fan_levels[k])
                i++;
            fan[q].quantiles[k] = flow.quantiles[i];
            fan[q].quantile_ses[k] = flow.quantile_ses[i];
        }
    }
}

enum gt_status gt_plan_report(const struct gt_plan *plan, const struct gt_tally *tally,
                              struct gt_simulation *simulation)
{
    const struct gt_whole_plan *whole = &plan->whole;
    bool is_whole = plan->programme->partner_count > 0;
    int all = is_whole ? whole->column_party[whole->parties - 1] : 0;
    int tvpi = is_whole ? GT_FIGURE_TVPI : TVPI;
    int flow = is_whole ? GT_PARTY_FIGURES + whole->years : FLOW;
    report_side(tally, 0, tvpi, &simulation->public_side);
    if (is_whole)
        report_side(tally, all + GT_FIGURE_IRR, all + GT_FIGURE_TVPI, &simulation->private_side);
    else
        report_side(tally, IRR + GT_HALF_PRIVATE, TVPI + GT_HALF_PRIVATE,
                    &simulation->private_side);
    gt_tally_histogram(tally, tvpi, &simulation->public_tvpi);
    report_fan(plan, tally, flow, simulation->fan);
    return is_whole ? gt_whole_report(plan, tally, &simulation->parties) : GT_OK;
}
