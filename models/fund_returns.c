/* fund_returns.c - multiples of an investor's account with a fund. Definitions and sources:
 * gentou/fund_returns.h. */
#include "gentou/fund_returns.h"

#include <math.h>
#include <stdlib.h>

static bool is_seen(const struct gt_account_flow *flow, double report)
{
    return flow->time <= report && flow->kind != GT_FLOW_NAV;
}

/* What stands where among the lines up to the report; a time is NAN when there is none. */
struct marks {
    double first_flow, first_nav, last_nav;
};

static struct marks find_marks(const struct gt_account_flow *flows, size_t count, double report)
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

static void add(struct gt_decimal *sum, struct gt_decimal amount)
{
    *sum = gt_decimal_add(*sum, amount);
}

/* All values of one time: several holdings, a line each. */
static struct gt_decimal value_at(const struct gt_account_flow *flows, size_t count, double time)
{
    struct gt_decimal value = {0};
    for (size_t i = 0; i < count; i++)
        if (flows[i].kind == GT_FLOW_NAV && flows[i].time == time)
            add(&value, flows[i].amount);
    return value;
}

static void add_flow(const struct gt_account_flow *flow, struct gt_fund_returns *returns)
{
    struct gt_decimal paid = gt_decimal_negate(flow->amount);
    switch (flow->kind) {
    case GT_FLOW_CALL:
        add(&returns->called, paid);
        break;
    case GT_FLOW_FEE:
        add(&returns->fees, paid);
        break;
    case GT_FLOW_RECALLED:
        add(&returns->recalled, paid);
        break;
    case GT_FLOW_RECALLABLE:
        add(&returns->recallable, flow->amount);
        add(&returns->distributed, flow->amount);
        break;
    case GT_FLOW_DISTRIBUTION:
        add(&returns->distributed, flow->amount);
        break;
    case GT_FLOW_NAV:
        break;
    }
}

static void add_up(const struct gt_account_flow *flows, size_t count, double report,
                   struct gt_fund_returns *returns)
{
    for (size_t i = 0; i < count; i++)
        if (is_seen(&flows[i], report))
            add_flow(&flows[i], returns);
    returns->paid = gt_decimal_add(returns->called, returns->fees);
    add(&returns->paid, returns->recalled);
}

/* The last value, carried on by the flows since. */
static void find_value(const struct gt_account_flow *flows, size_t count, double last_nav,
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
        returns->value = gt_decimal_subtract(returns->value, flows[i].amount);
        returns->carried = true;
    }
    if (returns->carried && gt_decimal_sign(returns->value) < 0)
        returns->value = (struct gt_decimal){0};
}

/* Undefined where nothing is below, or where the quotient is beyond a double. */
static struct gt_figure ratio(struct gt_decimal above, double below)
{
    double quotient = below > 0 ? gt_decimal_to_double(above) / below : NAN;
    return isfinite(quotient) ? (struct gt_figure){true, quotient} : (struct gt_figure){false, 0};
}

/* What is paid and received at one time, with the opening value and the last one. */
struct net {
    double time;
    struct gt_decimal amount;
};

static int compare_times(const void *a, const void *b)
{
    const struct net *x = a, *y = b;
    return (x->time > y->time) - (x->time < y->time);
}

/* One net a time; nets: room for count + 2. Returns how many. */
static size_t find_nets(const struct gt_account_flow *flows, size_t count,
                        const struct gt_fund_returns *returns, bool with_fees, struct net *nets)
{
    size_t lines = 0, kept = 0;
    nets[lines++] = (struct net){returns->first, gt_decimal_negate(returns->opening)};
    for (size_t i = 0; i < count; i++)
        if (is_seen(&flows[i], returns->last) && (with_fees || flows[i].kind != GT_FLOW_FEE))
            nets[lines++] = (struct net){flows[i].time, flows[i].amount};
    nets[lines++] = (struct net){returns->last, returns->value};
    qsort(nets, lines, sizeof *nets, compare_times);
    for (size_t i = 1; i < lines; i++)
        if (nets[i].time == nets[kept].time)
            add(&nets[kept].amount, nets[i].amount);
        else
            nets[++kept] = nets[i];
    return kept + 1;
}

static struct gt_figure dietz(const struct net *nets, size_t count)
{
    struct gt_decimal gain = {0};
    long double capital = 0;
    double last = nets[count - 1].time, length = last - nets[0].time;
    for (size_t i = 0; i < count; i++) {
        add(&gain, nets[i].amount);
        capital -= (long double)gt_decimal_to_double(nets[i].amount) * (last - nets[i].time);
    }
    return length > 0 ? ratio(gain, (double)(capital / length)) : (struct gt_figure){false, 0};
}

static struct gt_fund_multiples multiples(const struct gt_fund_returns *returns, bool with_fees)
{
    struct gt_decimal paid = gt_decimal_add(returns->opening, returns->paid);
    if (!with_fees)
        paid = gt_decimal_subtract(paid, returns->fees);
    double below = gt_decimal_to_double(paid);
    return (struct gt_fund_multiples){
        .tvpi = ratio(gt_decimal_add(returns->distributed, returns->value), below),
        .dpi = ratio(returns->distributed, below),
        .rvpi = ratio(returns->value, below),
    };
}

static bool times_are_finite(const struct gt_account_flow *flows, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (!isfinite(flows[i].time))
            return false;
    return true;
}

enum gt_status gt_fund_returns(const struct gt_account_flow *flows, size_t count, double report,
                               struct gt_decimal commitment, struct gt_fund_returns *returns)
{
    if (!times_are_finite(flows, count) || !isfinite(report) || gt_decimal_sign(commitment) < 0)
        return GT_ERANGE;
    struct net *nets = calloc(count + 2, sizeof *nets);
    if (!nets)
        return GT_ENOMEM;
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
    returns->net = multiples(returns, true);
    returns->gross = multiples(returns, false);
    returns->net.modified_dietz = dietz(nets, find_nets(flows, count, returns, true, nets));
    returns->gross.modified_dietz = dietz(nets, find_nets(flows, count, returns, false, nets));
    returns->moic = returns->gross.tvpi;
    returns->pic = ratio(returns->paid, gt_decimal_to_double(commitment));
    free(nets);
    return GT_OK;
}

enum gt_status gt_fund_timed(const struct gt_account_flow *flows, size_t count,
                             const struct gt_fund_returns *returns, bool with_fees,
                             struct gt_timed *timed, size_t *timed_count)
{
    struct net *nets = calloc(count + 2, sizeof *nets);
    if (!nets)
        return GT_ENOMEM;
    *timed_count = find_nets(flows, count, returns, with_fees, nets);
    for (size_t i = 0; i < *timed_count; i++)
        timed[i] = (struct gt_timed){nets[i].time, gt_decimal_to_double(nets[i].amount)};
    free(nets);
    return GT_OK;
}
