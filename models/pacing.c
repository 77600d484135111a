/* pacing.c - the recursion of Takahashi and Alexander; definitions and source in gentou/pacing.h.
 */
#include "gentou/pacing.h"
#include "models/range_int.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>

int gt_pacing_length(const struct gt_pacing_plan *plan)
{
    int length = 0;
    for (size_t i = 0; i < plan->count; i++) {
        const struct gt_commitment *commitment = &plan->commitments[i];
        int end = commitment->begins + commitment->life * plan->per_year;
        length = end > length ? end : length;
    }
    return length;
}

/* The day before a first of a month is a last one, however long the months are. */
enum gt_status gt_pacing_day(gt_day start, int periods, int per_year, gt_day *day)
{
    bool is_last = start < GT_DAY_LAST && gt_day_to_civil(start + 1).day == 1;
    gt_day later = 0;
    enum gt_status status = gt_day_add_months(start + is_last, periods * 12 / per_year, &later);
    if (status == GT_OK)
        *day = later - is_last;
    return status;
}

const char *gt_pacing_check(const struct gt_commitment *commitment)
{
    if (!gt_within(commitment->commitment, 1e-6, 1e18))
        return "commitment";
    if (commitment->rate_count < 1)
        return "contribution_rates";
    for (size_t i = 0; i < commitment->rate_count; i++)
        if (!gt_within(commitment->rates[i], 0, 1))
            return "contribution_rates";
    if (commitment->life < 1 || commitment->life > GT_PACING_LIFE_MAX)
        return "life";
    if (!gt_within(commitment->bow, 0, 1000))
        return "bow";
    if (!gt_within(commitment->yield, 0, 1))
        return "yield";
    if (!gt_within(commitment->growth, -0.9999, 100))
        return "growth";
    return commitment->begins < 0 ? "start" : NULL;
}

/* Of a period, of the share of a year. */
static double convert(double share, const struct gt_pacing_plan *plan)
{
    if (plan->per_year == 1)
        return share;
    if (plan->conversion == GT_PACING_SIMPLE)
        return share / plan->per_year;
    return share < 1 ? -expm1(log1p(-share) / plan->per_year) : 1;
}

/* What of the grown value is paid out at the end of period t of the fund. */
static double paid_out(const struct gt_commitment *commitment, const struct gt_pacing_plan *plan,
                       int t)
{
    double age = (double)t / (commitment->life * plan->per_year);
    double ratio = age < 1 ? pow(age, commitment->bow) : 1;
    if (plan->conversion == GT_PACING_FULL)
        return convert(fmax(commitment->yield, ratio), plan);
    return fmax(convert(commitment->yield, plan), ratio);
}

/* Adds one commitment to the rows. */
static void project(const struct gt_commitment *commitment, const struct gt_pacing_plan *plan,
                    struct gt_pacing_row *rows)
{
    double unfunded = commitment->commitment, value = 0;
    double growth = exp(log1p(commitment->growth) / plan->per_year);
    for (int t = 1; commitment->begins + t <= plan->periods; t++) {
        struct gt_pacing_row *row = &rows[commitment->begins + t - 1];
        size_t year = (size_t)((t - 1) / plan->per_year), last = commitment->rate_count - 1;
        double rate = convert(commitment->rates[year < last ? year : last], plan);
        double grown = value * growth, paid = grown * paid_out(commitment, plan, t);
        double called = rate * unfunded;
        unfunded -= called;
        value = grown - paid + called;
        row->contribution += called;
        row->distribution += paid;
        row->value += value;
        row->unfunded += unfunded;
    }
}

/* The IRR of flows at the ends of equal periods, a year's. */
static enum gt_status rate(const struct gt_pacing_plan *plan, const struct gt_pacing_row *rows,
                           struct gt_irr *irr)
{
    size_t count = (size_t)plan->periods;
    struct gt_timed *flows = calloc(2 * count + 1, sizeof *flows);
    if (!flows)
        return GT_ENOMEM;
    for (size_t i = 0; i < count; i++) {
        double years = (double)(i + 1) / plan->per_year;
        flows[2 * i] = (struct gt_timed){years, -rows[i].contribution};
        flows[2 * i + 1] = (struct gt_timed){years, rows[i].distribution};
    }
    flows[2 * count] = (struct gt_timed){(double)count / plan->per_year, rows[count - 1].value};
    enum gt_status status = gt_irr_find(flows, 2 * count + 1, irr, NULL, NULL);
    free(flows);
    return status;
}

static enum gt_status add_up(const struct gt_pacing_plan *plan, const struct gt_pacing_row *rows,
                             struct gt_pacing_totals *totals)
{
    const struct gt_pacing_row *last = &rows[plan->periods - 1];
    *totals = (struct gt_pacing_totals){.value = last->value, .unfunded = last->unfunded};
    for (int i = 0; i < plan->periods; i++) {
        totals->contributions += rows[i].contribution;
        totals->distributions += rows[i].distribution;
    }
    double paid = totals->contributions;
    totals->tvpi = paid > 0 ? (totals->distributions + totals->value) / paid : -1;
    totals->dpi = paid > 0 ? totals->distributions / paid : -1;
    return isfinite(totals->tvpi) ? rate(plan, rows, &totals->irr) : GT_ERANGE;
}

enum gt_status gt_pacing(const struct gt_pacing_plan *plan, struct gt_pacing_row *rows,
                         struct gt_pacing_totals *totals)
{
    struct gt_pacing_totals sums;
    assert(plan->per_year == 1 || plan->per_year == 4);
    if (plan->periods < 1 || plan->periods > GT_PACING_PERIODS_MAX)
        return GT_ERANGE;
    for (size_t i = 0; i < plan->count; i++)
        if (gt_pacing_check(&plan->commitments[i]))
            return GT_ERANGE;
    for (int i = 0; i < plan->periods; i++)
        rows[i] = (struct gt_pacing_row){0};
    for (size_t i = 0; i < plan->count; i++)
        project(&plan->commitments[i], plan, rows);
    enum gt_status status = add_up(plan, rows, &sums);
    if (status == GT_OK)
        *totals = sums;
    return status;
}
