/* returns.c - XIRR, XNPV and gross sums of dated cash flows. Definitions: gentou/returns.h; the
 * search for roots: irr.c. Only the day count Actual/365 Fixed stands here. */
#include "gentou/returns.h"
#include "models/irr_int.h"

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>

#define DAYS_A_YEAR 365.0

const char *gt_irr_status_token(enum gt_irr_status status)
{
    switch (status) {
#define X(name, token, text)                                                                       \
    case GT_IRR_##name:                                                                            \
        return token;
        GT_IRR_STATUS_LIST(X)
#undef X
    }
    return "?";
}

static bool all_finite(const struct gt_flow *flows, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (!isfinite(flows[i].amount))
            return false;
    return true;
}

/* By day, then amount: so that sums of a day do not depend on the order given. */
static int compare_flows(const void *a, const void *b)
{
    const struct gt_flow *x = a, *y = b;
    if (x->day != y->day)
        return x->day < y->day ? -1 : 1;
    return (x->amount > y->amount) - (x->amount < y->amount);
}

/* The net amount of one day; flows that cancel but for rounding (0.1 + 0.2 - 0.3) are worth 0. */
static double net_of_day(const struct gt_flow *flows, size_t count)
{
    double net = 0, gross = 0;
    for (size_t i = 0; i < count; i++) {
        net += flows[i].amount;
        gross += fabs(flows[i].amount);
    }
    return fabs(net) > 0x1p-50 * gross ? net : 0;
}

/* Sorted flows into net flows by day without zeros; returns how many. */
static size_t net_by_day(const struct gt_flow *sorted, size_t count, double *years, double *amounts)
{
    size_t days = 0;
    gt_day first = 0;
    for (size_t i = 0, j = 0; i < count; i = j) {
        for (j = i + 1; j < count && sorted[j].day == sorted[i].day; j++)
            ;
        double net = net_of_day(sorted + i, j - i);
        if (net == 0)
            continue;
        if (days == 0)
            first = sorted[i].day;
        years[days] = ((double)sorted[i].day - first) / DAYS_A_YEAR;
        amounts[days] = net;
        days++;
    }
    return days;
}

enum gt_status gt_xirr(const struct gt_flow *flows, size_t count, struct gt_irr *irr)
{
    struct gt_irr_root root;
    if (!all_finite(flows, count))
        return GT_ERANGE;
    enum gt_status status = GT_ENOMEM;
    struct gt_flow *sorted = calloc(count + 1, sizeof *sorted); /* + 1: none is no failure */
    double *years = calloc(count + 1, sizeof *years);
    double *amounts = calloc(count + 1, sizeof *amounts);
    if (!sorted || !years || !amounts)
        goto done;
    for (size_t i = 0; i < count; i++)
        sorted[i] = flows[i];
    qsort(sorted, count, sizeof *sorted, compare_flows);
    status = gt_irr_solve(years, amounts, net_by_day(sorted, count, years, amounts), &root);
    if (status == GT_OK)
        *irr = (struct gt_irr){root.status, expm1(root.log_rate)};
done:
    free(amounts);
    free(years);
    free(sorted);
    return status;
}

enum gt_status gt_xnpv(const struct gt_flow *flows, size_t count, double rate, double *value)
{
    if (!(rate > -1) || !isfinite(rate) || !all_finite(flows, count))
        return GT_ERANGE;
    gt_day first = INT32_MAX;
    for (size_t i = 0; i < count; i++)
        if (flows[i].amount != 0 && flows[i].day < first)
            first = flows[i].day;
    double sum = 0;
    for (size_t i = 0; i < count; i++) {
        double years = ((double)flows[i].day - first) / DAYS_A_YEAR;
        if (flows[i].amount != 0)
            sum += flows[i].amount * exp(-years * log1p(rate));
    }
    *value = sum;
    return GT_OK;
}

void gt_flows_gross(const struct gt_flow *flows, size_t count, double *receipts, double *payments)
{
    double received = 0, paid = 0;
    for (size_t i = 0; i < count; i++) {
        if (flows[i].amount > 0)
            received += flows[i].amount;
        else
            paid -= flows[i].amount;
    }
    *receipts = received;
    *payments = paid;
}
