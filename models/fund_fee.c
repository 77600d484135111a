/* fund_fee.c - management fees by schedule; see gentou/fund_fee.h. */
#include "gentou/fund_fee.h"

#include <stdlib.h>

#define UNITS 1000000000000 /* 10^12: a rate of 1 */

__extension__ typedef __int128 wide;

/* What the bases are, at the flow that was last taken in. */
struct bases {
    size_t deal_count;
    gt_money *held; /* a deal each, then without a deal */
    gt_money *value;
    gt_money invested, credit; /* credit: to be set off */
    gt_money payers, all;      /* commitments */
};

static int per_year(enum gt_fee_period period)
{
    switch (period) {
    case GT_FEE_PERIOD_YEAR:
        return 1;
    case GT_FEE_PERIOD_HALF:
        return 2;
    case GT_FEE_PERIOD_QUARTER:
        return 4;
    case GT_FEE_PERIOD_MONTH:
        return 12;
    }
    return 1;
}

static bool are_right(const struct gt_fee_terms *terms)
{
    bool right = terms->step_count >= 1 && terms->step_count <= GT_FEE_STEPS_MAX &&
                 terms->years >= 1 && terms->years <= GT_FEE_YEARS_MAX && terms->offset >= 0 &&
                 terms->offset <= 1 && terms->steps[0].year == 1;
    for (size_t s = 0; s < terms->step_count && right; s++)
        right = terms->steps[s].rate >= 0 && terms->steps[s].rate <= 1 &&
                (s == 0 || terms->steps[s].year > terms->steps[s - 1].year);
    return right;
}

size_t gt_fee_count(const struct gt_fee_terms *terms)
{
    return (size_t)(terms->years * per_year(terms->period));
}

static const struct gt_fee_step *step_of(const struct gt_fee_terms *terms, int year)
{
    size_t s = 0;
    while (s + 1 < terms->step_count && terms->steps[s + 1].year <= year)
        s++;
    return &terms->steps[s];
}

static void take_sale(struct bases *bases, const struct gt_fund_flow *flow, size_t slot)
{
    bases->held[slot] = gt_cost_left(bases->held[slot], flow);
    if (bases->held[slot] == 0)
        bases->value[slot] = GT_MONEY_UNKNOWN;
}

/* What a flow does to the bases. */
static void take_flow(struct bases *bases, const struct gt_fund_flow *flow, double offset)
{
    size_t slot = flow->deal == GT_NO_DEAL ? bases->deal_count : flow->deal;
    gt_money part = 0;
    switch (flow->kind) {
    case GT_FUND_FLOW_CONTRIBUTION:
    case GT_FUND_FLOW_RECALLED:
    case GT_FUND_FLOW_REINVESTMENT:
        bases->invested += flow->amount;
        bases->held[slot] += flow->amount;
        return;
    case GT_FUND_FLOW_DISTRIBUTION:
    case GT_FUND_FLOW_RECALLABLE:
        take_sale(bases, flow, slot);
        return;
    case GT_FUND_FLOW_WRITE_DOWN:
        bases->held[slot] -= flow->amount < bases->held[slot] ? flow->amount : bases->held[slot];
        return;
    case GT_FUND_FLOW_WRITE_OFF:
        bases->held[slot] = 0;
        bases->value[slot] = GT_MONEY_UNKNOWN;
        return;
    case GT_FUND_FLOW_NAV:
        bases->value[slot] = flow->amount;
        return;
    case GT_FUND_FLOW_PORTFOLIO_FEE:
        if (gt_money_share(flow->amount, offset, &part) == GT_OK)
            bases->credit += part;
        return;
    case GT_FUND_FLOW_FEE:
    case GT_FUND_FLOW_EXPENSE:
    case GT_FUND_FLOW_CLAWBACK:
        return;
    }
}

static wide held_in_all(const struct bases *bases, bool at_value)
{
    wide sum = 0;
    if (at_value && bases->value[bases->deal_count] != GT_MONEY_UNKNOWN)
        return bases->value[bases->deal_count];
    for (size_t d = 0; d <= bases->deal_count; d++)
        sum += at_value && bases->value[d] != GT_MONEY_UNKNOWN ? bases->value[d] : bases->held[d];
    return sum;
}

/* The base, of which those who pay fees have their part. */
static gt_money base_of(const struct bases *bases, enum gt_fee_basis basis)
{
    wide whole = 0;
    switch (basis) {
    case GT_FEE_BASIS_COMMITTED:
        return bases->payers;
    case GT_FEE_BASIS_INVESTED:
        whole = bases->invested;
        break;
    case GT_FEE_BASIS_NET_INVESTED:
        whole = held_in_all(bases, false);
        break;
    case GT_FEE_BASIS_NAV:
        whole = held_in_all(bases, true);
        break;
    }
    if (bases->all > 0)
        whole = (whole * bases->payers + bases->all / 2) / bases->all;
    return whole > INT64_MAX ? INT64_MAX : (gt_money)whole;
}

static void reckon(struct bases *bases, const struct gt_fee_terms *terms, size_t place,
                   struct gt_fee_due *due)
{
    int times = per_year(terms->period);
    due->year = (int)place / times + 1;
    const struct gt_fee_step *step = step_of(terms, due->year);
    due->basis = step->basis;
    due->rate = step->rate;
    due->base = base_of(bases, step->basis);
    wide one = (wide)UNITS * times;
    due->fee = (gt_money)(((wide)due->base * (int64_t)(step->rate * UNITS + 0.5) + one / 2) / one);
    due->offset = bases->credit < due->fee ? bases->credit : due->fee;
    due->due = due->fee - due->offset;
    bases->credit -= due->offset;
}

static void run(struct bases *bases, const struct gt_fee_terms *terms,
                const struct gt_fund_flow *flows, size_t count, struct gt_fee_due *dues)
{
    int months = 12 / per_year(terms->period);
    size_t taken = 0;
    for (size_t k = 0; k < gt_fee_count(terms); k++) {
        int periods = (int)k + (terms->timing == GT_FEE_TIMING_ARREARS);
        dues[k] = (struct gt_fee_due){.day = GT_DAY_LAST};
        (void)gt_day_add_months(terms->start, periods * months, &dues[k].day);
        while (taken < count && flows[taken].day <= dues[k].day)
            take_flow(bases, &flows[taken++], terms->offset);
        reckon(bases, terms, k, &dues[k]);
    }
    while (taken < count)
        take_flow(bases, &flows[taken++], terms->offset);
}

static enum gt_status add_flows(const struct gt_fund_flow *flows, size_t count)
{
    gt_money sum = 0;
    for (size_t i = 0; i < count; i++)
        if (flows[i].amount < 0 || gt_money_add(sum, flows[i].amount, &sum) != GT_OK)
            return GT_EOVERFLOW;
    return GT_OK;
}

enum gt_status gt_fee_schedule(const struct gt_fee_terms *terms,
                               const struct gt_fund_investor *investors, size_t investor_count,
                               size_t deal_count, const struct gt_fund_flow *flows, size_t count,
                               struct gt_fee_due *dues, gt_money *left)
{
    struct bases bases = {.deal_count = deal_count};
    if (!are_right(terms))
        return GT_ERANGE;
    enum gt_status status = add_flows(flows, count); /* nothing below can then overflow */
    for (size_t i = 0; i < investor_count && status == GT_OK; i++) {
        status = gt_money_add(bases.all, investors[i].commitment, &bases.all);
        bases.payers += investors[i].pays_fee ? investors[i].commitment : 0;
    }
    if (status != GT_OK)
        return status;
    bases.held = calloc(2 * (deal_count + 1), sizeof *bases.held);
    if (!bases.held)
        return GT_ENOMEM;
    bases.value = bases.held + deal_count + 1;
    for (size_t d = 0; d <= deal_count; d++)
        bases.value[d] = GT_MONEY_UNKNOWN;
    run(&bases, terms, flows, count, dues);
    *left = bases.credit;
    free(bases.held);
    return GT_OK;
}
