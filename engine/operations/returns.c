/* returns.c - the returns of an investor's flows. The figures: gentou/fund_returns.h, returns.h. */
#include "engine/operations/returns.h"

#include <math.h>

int gt_periods_a_year(enum gt_period period)
{
    switch (period) {
    case GT_PERIOD_YEAR:
        return 1;
    case GT_PERIOD_HALF_YEAR:
        return 2;
    case GT_PERIOD_QUARTER:
        return 4;
    case GT_PERIOD_MONTH:
        return 12;
    case GT_PERIOD_WEEK:
        return 52;
    case GT_PERIOD_DAY:
        return 365;
    }
    return 1;
}

/* Counts the lines until the report, and finds the days between which they lie. */
static void find_days(const struct gt_account_line *lines, size_t count, struct gt_returns *returns)
{
    gt_day as_of = returns->terms.as_of;
    for (size_t i = 0; i < count; i++) {
        gt_day day = lines[i].day;
        if (as_of != GT_DAY_NONE && day > as_of)
            continue;
        if (returns->lines == 0 || day < returns->first)
            returns->first = day;
        if (returns->lines == 0 || day > returns->last)
            returns->last = day;
        if (lines[i].kind == GT_FLOW_NAV && day > returns->value_day)
            returns->value_day = day;
        returns->lines++;
    }
    if (as_of != GT_DAY_NONE)
        returns->last = as_of;
    if (returns->lines == 0)
        returns->first = returns->last;
}

static double years_until(const struct gt_returns *returns, gt_day day)
{
    const struct gt_returns_terms *terms = &returns->terms;
    if (terms->period >= 0)
        return ((double)day - returns->first) / gt_periods_a_year((enum gt_period)terms->period);
    return gt_day_count_years(terms->day_count, returns->first, day);
}

static int fail(enum gt_status status, struct gt_error *error)
{
    if (status == GT_ENOMEM)
        return gt_fail_memory(error);
    return gt_fail(error, GT_EXIT_DATA,
                   _("the amounts, or their value at this rate, are beyond what can be reckoned "
                     "with (1e308); write them in a larger unit"));
}

struct reckoning {
    const struct gt_account_flow *flows;
    size_t count;
    struct gt_returns *returns;
    struct gt_timed *timed; /* those whose rates were found last */
    size_t timed_count;
    struct gt_arena *arena;
};

static enum gt_status find_rates(struct reckoning *reckoning, bool with_fees,
                                 struct gt_rates *rates)
{
    size_t count = 0;
    enum gt_status status =
        gt_fund_timed(reckoning->flows, reckoning->count, &reckoning->returns->fund, with_fees,
                      reckoning->timed, &count);
    if (status != GT_OK)
        return status;
    reckoning->timed_count = count;
    rates->roots = gt_arena_alloc(reckoning->arena, count * sizeof *rates->roots);
    return rates->roots
               ? gt_irr_find(reckoning->timed, count, &rates->irr, rates->roots, &rates->count)
               : GT_ENOMEM;
}

/* All that is received, and the value, less all that is paid: what the flows are worth at 0 %. */
static double gain_of(const struct gt_fund_returns *fund)
{
    struct gt_decimal gain = gt_decimal_add(fund->distributed, fund->value);
    gain = gt_decimal_subtract(gain, gt_decimal_add(fund->opening, fund->paid));
    return gt_decimal_to_double(gain);
}

/* Rates without fees, then with them: the present value is of the latter. */
static enum gt_status find_all_rates(struct reckoning *reckoning)
{
    struct gt_returns *returns = reckoning->returns;
    const struct gt_returns_terms *terms = &returns->terms;
    enum gt_status status = find_rates(reckoning, false, &returns->gross);
    if (status == GT_OK)
        status = find_rates(reckoning, true, &returns->net);
    if (status != GT_OK || !terms->has_rate)
        return status;
    returns->xnpv = (struct gt_figure){true, gain_of(&returns->fund)};
    if (terms->rate == 0)
        return GT_OK;
    return gt_npv(reckoning->timed, reckoning->timed_count, terms->rate, &returns->xnpv.value);
}

/* Whether something is received before the day on which anything is paid in, or held. */
static bool looks_reversed(const struct gt_account_line *lines, size_t count,
                           const struct gt_returns *returns)
{
    gt_day received = INT32_MAX, paid = INT32_MAX;
    for (size_t i = 0; i < count; i++) {
        int sign = gt_decimal_sign(lines[i].amount);
        gt_day *first = sign > 0 && lines[i].kind != GT_FLOW_NAV ? &received : &paid;
        if (sign != 0 && lines[i].day < *first)
            *first = lines[i].day;
    }
    return received < paid && received <= returns->last;
}

static void find_period(struct gt_returns *returns)
{
    const struct gt_irr *irr = &returns->net.irr;
    returns->years = returns->fund.last - returns->fund.first;
    returns->short_period = returns->years < 1;
    double grown = expm1(irr->log_rate * returns->years);
    bool has_rate = gt_irr_has_rate(irr->status);
    if (irr->status == GT_IRR_TOTAL_LOSS)
        grown = -1;
    if (has_rate && isfinite(grown))
        returns->period_return = (struct gt_figure){true, grown};
}

int gt_returns_reckon(const struct gt_account_line *lines, size_t count,
                      const struct gt_returns_terms *terms, struct gt_returns *returns,
                      struct gt_arena *arena, struct gt_error *error)
{
    *returns = (struct gt_returns){.terms = *terms, .value_day = GT_DAY_NONE};
    struct gt_account_flow *flows = gt_arena_alloc(arena, count * sizeof *flows);
    struct gt_timed *timed = gt_arena_alloc(arena, (count + 2) * sizeof *timed);
    struct reckoning reckoning = {flows, count, returns, timed, 0, arena};
    if (!flows || !timed)
        return gt_fail_memory(error);
    find_days(lines, count, returns);
    for (size_t i = 0; i < count; i++)
        flows[i] = (struct gt_account_flow){years_until(returns, lines[i].day), lines[i].amount,
                                            lines[i].kind};
    enum gt_status status = gt_fund_returns(flows, count, years_until(returns, returns->last),
                                            terms->commitment, &returns->fund);
    if (status == GT_OK)
        status = find_all_rates(&reckoning);
    if (status != GT_OK)
        return fail(status, error);
    returns->looks_reversed = looks_reversed(lines, count, returns);
    find_period(returns);
    return 0;
}
