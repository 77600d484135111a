/* returns.c - flows as people have them (dated, unordered, several a day) made ready for the search
 * of irr.c; net present values. Definitions: gentou/returns.h. */
#include "gentou/returns.h"
#include "models/irr_int.h"

#include <math.h>
#include <stdlib.h>

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

bool gt_irr_has_rate(enum gt_irr_status status)
{
    return status == GT_IRR_OK || status == GT_IRR_MULTIPLE_ROOTS || status == GT_IRR_TOTAL_LOSS ||
           status == GT_IRR_UNCERTIFIED;
}

/* By time, then amount: so that sums of a time do not depend on the order given. */
static int compare_flows(const void *a, const void *b)
{
    const struct gt_timed *x = a, *y = b;
    if (x->time != y->time)
        return x->time < y->time ? -1 : 1;
    return (x->amount > y->amount) - (x->amount < y->amount);
}

/* The net amount of one time, by Neumaier's compensated sum; flows that cancel but for the rounding
 * of each to a double (0.1 + 0.2 - 0.3) are worth 0. */
static double net_of_time(const struct gt_timed *flows, size_t count)
{
    double net = 0, gross = 0, lost = 0;
    for (size_t i = 0; i < count; i++) {
        double amount = flows[i].amount, sum = net + amount;
        lost += fabs(net) >= fabs(amount) ? (net - sum) + amount : (amount - sum) + net;
        net = sum;
        gross += fabs(amount);
    }
    net += lost;
    return fabs(net) > 0x1p-53 * gross ? net : 0;
}

/* Sorted flows into net flows by time without zeros; returns how many. */
static size_t net_by_time(const struct gt_timed *sorted, size_t count, double *times,
                          double *amounts)
{
    size_t kept = 0;
    for (size_t i = 0, j = 0; i < count; i = j) {
        for (j = i + 1; j < count && sorted[j].time == sorted[i].time; j++)
            ;
        double net = net_of_time(sorted + i, j - i);
        if (net == 0)
            continue;
        times[kept] = sorted[i].time - sorted[0].time;
        amounts[kept++] = net;
    }
    return kept;
}

static bool all_finite(const struct gt_timed *flows, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (!isfinite(flows[i].amount) || !isfinite(flows[i].time))
            return false;
    return true;
}

/* The leading root before the others. */
static void lead(const struct gt_irr *irr, struct gt_root *roots, size_t count)
{
    for (size_t i = count; i-- > 1;) {
        if (roots[i].log_rate != irr->log_rate)
            continue;
        for (; i > 0; i--) {
            struct gt_root root = roots[i];
            roots[i] = roots[i - 1];
            roots[i - 1] = root;
        }
        return;
    }
}

enum gt_status gt_irr_find(const struct gt_timed *flows, size_t count, struct gt_irr *irr,
                           struct gt_root *roots, size_t *root_count)
{
    if (!all_finite(flows, count))
        return GT_ERANGE;
    enum gt_status status = GT_ENOMEM;
    size_t kept = 0, found = 0, room = count + 1; /* + 1: none is no failure */
    struct gt_timed *sorted = calloc(room, sizeof *sorted);
    double *times = calloc(room, sizeof *times), *amounts = calloc(room, sizeof *amounts);
    struct gt_root *all = calloc(room, sizeof *all);
    if (!sorted || !times || !amounts || !all)
        goto done;
    for (size_t i = 0; i < count; i++)
        sorted[i] = flows[i];
    qsort(sorted, count, sizeof *sorted, compare_flows);
    kept = net_by_time(sorted, count, times, amounts);
    gt_irr_solve(times, amounts, kept, irr, all, &found);
    lead(irr, all, found);
    for (size_t i = 0; roots && i < found; i++)
        roots[i] = all[i];
    if (root_count)
        *root_count = found;
    status = GT_OK;
done:
    free(all);
    free(amounts);
    free(times);
    free(sorted);
    return status;
}

void gt_flows_timed(const struct gt_flow *flows, size_t count, enum gt_day_count day_count,
                    struct gt_timed *timed)
{
    gt_day first = count ? flows[0].day : 0;
    for (size_t i = 1; i < count; i++)
        if (flows[i].day < first)
            first = flows[i].day;
    for (size_t i = 0; i < count; i++)
        timed[i] =
            (struct gt_timed){gt_day_count_years(day_count, first, flows[i].day), flows[i].amount};
}

enum gt_status gt_npv(const struct gt_timed *flows, size_t count, double rate, double *value)
{
    if (!(rate > -1) || !isfinite(rate) || !all_finite(flows, count))
        return GT_ERANGE;
    long double sum = 0;
    for (size_t i = 0; i < count; i++)
        if (flows[i].amount != 0)
            sum += flows[i].amount * expl(-flows[i].time * log1pl(rate));
    if (!isfinite((double)sum))
        return GT_ERANGE;
    *value = (double)sum;
    return GT_OK;
}

/* What both questions about dated flows have in common: years first, then the answer. */
static enum gt_status timed_365f(const struct gt_flow *flows, size_t count, struct gt_timed **timed)
{
    *timed = calloc(count + 1, sizeof **timed);
    if (!*timed)
        return GT_ENOMEM;
    gt_flows_timed(flows, count, GT_DAY_COUNT_ACT_365F, *timed);
    return GT_OK;
}

enum gt_status gt_xirr(const struct gt_flow *flows, size_t count, struct gt_irr *irr)
{
    struct gt_timed *timed;
    enum gt_status status = timed_365f(flows, count, &timed);
    if (status == GT_OK)
        status = gt_irr_find(timed, count, irr, NULL, NULL);
    free(timed);
    return status;
}

enum gt_status gt_xnpv(const struct gt_flow *flows, size_t count, double rate, double *value)
{
    struct gt_timed *timed;
    enum gt_status status = timed_365f(flows, count, &timed);
    if (status == GT_OK)
        status = gt_npv(timed, count, rate, value);
    free(timed);
    return status;
}

void gt_flows_gross(const struct gt_flow *flows, size_t count, double *receipts, double *payments)
{
    long double received = 0, paid = 0;
    for (size_t i = 0; i < count; i++) {
        if (flows[i].amount > 0)
            received += flows[i].amount;
        else
            paid -= flows[i].amount;
    }
    *receipts = (double)received;
    *payments = (double)paid;
}
