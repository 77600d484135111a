/* fund_returns.c - multiples of an investor's account with a fund. Definitions and sources:
 * gentou/fund_returns.h. */
#include "gentou/fund_returns.h"

#include <math.h>

static bool is_seen(const struct gt_fund_flow *flow, double report)
{
    return flow->time <= report && flow->kind != GT_FLOW_NAV;
}

/* What stands where among the lines up to the report; a time is NAN when there is none. */
struct marks {
    double first_flow, first_nav, last_nav;
};

static struct marks find_marks(const struct gt_fund_flow *flows, size_t count, double report)
{
    struct marks marks = {NAN, NAN, NAN};
    for (size_t i = 0; i < count; i++) {
        double time = flows[i].time;
        if (flows[i].kind == GT_FLOW_NAV && time <= report) {
            marks.first_nav = fmin(marks.first_nav, time); /* fmin, fmax pass over NAN */
            marks.last_nav = fmax(marks.last_nav, time);
        } else if (is_seen(&flows[i], report)) {
            marks.first_flow = fmin(marks.first_flow, time);
        }
    }
    return marks;
}

/* All values of one time: several holdings, a line each. */
static double value_at(const struct gt_fund_flow *flows, size_t count, double time)
{
    double value = 0;
    for (size_t i = 0; i < count; i++)
        if (flows[i].kind == GT_FLOW_NAV && flows[i].time == time)
            value += flows[i].amount;
    return value;
}

static void add_up(const struct gt_fund_flow *flows, size_t count, double report,
                   struct gt_fund_returns *returns)
{
    for (size_t i = 0; i < count; i++) {
        double amount = flows[i].amount;
        if (!is_seen(&flows[i], report))
            continue;
        switch (flows[i].kind) {
        case GT_FLOW_CALL:
            returns->called -= amount;
            break;
        case GT_FLOW_FEE:
            returns->fees -= amount;
            break;
        case GT_FLOW_RECALLED:
            returns->recalled -= amount;
            break;
        case GT_FLOW_RECALLABLE:
            returns->recallable += amount;
            returns->distributed += amount;
            break;
        case GT_FLOW_DISTRIBUTION:
            returns->distributed += amount;
            break;
        case GT_FLOW_NAV:
            break;
        }
    }
}

/* The last value, carried on by the flows since. */
static void find_value(const struct gt_fund_flow *flows, size_t count, double last_nav,
                       struct gt_fund_returns *returns)
{
    if (isnan(last_nav))
        return;
    returns->value_time = last_nav;
    returns->value = value_at(flows, count, last_nav);
    for (size_t i = 0; i < count; i++) {
        if (!is_seen(&flows[i], returns->last) || flows[i].time <= last_nav ||
            flows[i].kind == GT_FLOW_FEE)
            continue;
        returns->value -= flows[i].amount;
        returns->carried = true;
    }
    if (returns->carried)
        returns->value = fmax(returns->value, 0);
}

/* Undefined where nothing is below, or where the quotient is beyond a double. */
static struct gt_figure ratio(double above, double below)
{
    double quotient = below > 0 ? above / below : NAN;
    return isfinite(quotient) ? (struct gt_figure){true, quotient} : (struct gt_figure){false, 0};
}

static struct gt_figure dietz(const struct gt_fund_flow *flows, size_t count,
                              const struct gt_fund_returns *returns, bool with_fees)
{
    double gain = returns->value - returns->opening, capital = returns->opening;
    double length = returns->last - returns->first;
    for (size_t i = 0; i < count; i++) {
        if (!is_seen(&flows[i], returns->last) || (flows[i].kind == GT_FLOW_FEE && !with_fees))
            continue;
        gain += flows[i].amount;
        capital -= flows[i].amount * (returns->last - flows[i].time) / length;
    }
    return length > 0 ? ratio(gain, capital) : (struct gt_figure){false, 0};
}

static struct gt_fund_multiples multiples(const struct gt_fund_flow *flows, size_t count,
                                          const struct gt_fund_returns *returns, bool with_fees)
{
    double paid =
        returns->opening + returns->called + returns->recalled + (with_fees ? returns->fees : 0);
    return (struct gt_fund_multiples){
        .tvpi = ratio(returns->distributed + returns->value, paid),
        .dpi = ratio(returns->distributed, paid),
        .rvpi = ratio(returns->value, paid),
        .modified_dietz = dietz(flows, count, returns, with_fees),
    };
}

static bool all_finite(const struct gt_fund_flow *flows, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (!isfinite(flows[i].time) || !isfinite(flows[i].amount))
            return false;
    return true;
}

enum gt_status gt_fund_returns(const struct gt_fund_flow *flows, size_t count, double report,
                               double commitment, struct gt_fund_returns *returns)
{
    if (!all_finite(flows, count) || !isfinite(report) || !(commitment >= 0))
        return GT_ERANGE;
    struct marks marks = find_marks(flows, count, report);
    *returns = (struct gt_fund_returns){.first = marks.first_flow, .last = report};
    returns->value_time = report;
    if (marks.first_nav < marks.last_nav && !(marks.first_flow <= marks.first_nav)) {
        returns->opening = value_at(flows, count, marks.first_nav);
        returns->first = marks.first_nav;
    }
    if (isnan(returns->first))
        returns->first = report;
    add_up(flows, count, report, returns);
    find_value(flows, count, marks.last_nav, returns);
    returns->net = multiples(flows, count, returns, true);
    returns->gross = multiples(flows, count, returns, false);
    returns->moic = returns->gross.tvpi;
    returns->pic = ratio(returns->called + returns->fees + returns->recalled, commitment);
    return GT_OK;
}

size_t gt_fund_timed(const struct gt_fund_flow *flows, size_t count,
                     const struct gt_fund_returns *returns, bool with_fees, struct gt_timed *timed)
{
    size_t kept = 0;
    timed[kept++] = (struct gt_timed){returns->first, -returns->opening};
    for (size_t i = 0; i < count; i++)
        if (is_seen(&flows[i], returns->last) && (with_fees || flows[i].kind != GT_FLOW_FEE))
            timed[kept++] = (struct gt_timed){flows[i].time, flows[i].amount};
    timed[kept++] = (struct gt_timed){returns->last, returns->value};
    return kept;
}
