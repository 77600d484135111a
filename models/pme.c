/* pme.c - public-market equivalents; definitions and sources in gentou/pme.h.
 *
 * Flows and values become steps, one a day, in their order; each method is one walk over them.
 */
#include "gentou/pme.h"

#include <math.h>
#include <stdlib.h>

#define ROUNDING 0x1p-40 /* of all flows: a position this small is 0 but for rounding */

/* A day: paid before received, then valued. */
struct step {
    gt_day day;
    double paid, received;
    double value;  /* after the flows; negative: not known */
    double growth; /* F: of the index from here to the last day */
};

struct walk {
    struct step *steps;
    size_t count;
    struct gt_flow *flows; /* room for 2 count + 1 */
};

const char *gt_pme_status_token(enum gt_pme_status status)
{
    switch (status) {
#define X(name, token, text)                                                                       \
    case GT_PME_##name:                                                                            \
        return token;
        GT_PME_STATUS_LIST(X)
#undef X
    }
    return "?";
}

bool gt_pme_spread(const struct gt_pme *pme, const struct gt_pme_rate *rate, double *spread)
{
    if (rate->status != GT_PME_OK || !gt_irr_has_rate(rate->irr.status) ||
        !gt_irr_has_rate(pme->irr.status))
        return false;
    *spread = pme->irr.value - rate->irr.value;
    return true;
}

static bool in_range(const struct gt_pme_fund *fund, const struct gt_index_value *index,
                     size_t index_count)
{
    for (size_t i = 0; i < fund->flow_count; i++)
        if (!isfinite(fund->flows[i].amount))
            return false;
    for (size_t i = 0; i < fund->value_count; i++)
        if (!(fund->values[i].amount >= 0) || !isfinite(fund->values[i].amount) ||
            (i > 0 && fund->values[i].day <= fund->values[i - 1].day))
            return false;
    for (size_t i = 0; i < index_count; i++)
        if (!(index[i].value > 0) || !isfinite(index[i].value) ||
            (i > 0 && index[i].day <= index[i - 1].day))
            return false;
    return true;
}

/* The last value on or before day, or NULL. */
static const struct gt_index_value *index_at(const struct gt_index_value *index, size_t count,
                                             gt_day day)
{
    size_t low = 0, high = count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (index[middle].day <= day)
            low = middle + 1;
        else
            high = middle;
    }
    return low ? &index[low - 1] : NULL;
}

/* By day, then amount: so that sums of a day do not depend on the order given. */
static int compare_flows(const void *a, const void *b)
{
    const struct gt_flow *x = a, *y = b;
    if (x->day != y->day)
        return x->day < y->day ? -1 : 1;
    return (x->amount > y->amount) - (x->amount < y->amount);
}

/* The steps of sorted flows, and of the values between them. */
static void make_steps(struct walk *walk, const struct gt_flow *sorted,
                       const struct gt_pme_fund *fund)
{
    size_t i = 0, v = 0;
    while (i < fund->flow_count || v < fund->value_count) {
        gt_day flow = i < fund->flow_count ? sorted[i].day : INT32_MAX;
        gt_day valued = v < fund->value_count ? fund->values[v].day : INT32_MAX;
        struct step step = {.day = flow < valued ? flow : valued, .value = -1};
        for (; i < fund->flow_count && sorted[i].day == step.day; i++) {
            if (sorted[i].amount > 0)
                step.received += sorted[i].amount;
            else
                step.paid -= sorted[i].amount;
        }
        if (valued == step.day)
            step.value = fund->values[v++].amount;
        walk->steps[walk->count++] = step;
    }
    if (fund->value_count == 0)
        walk->steps[walk->count - 1].value = 0;
}

/* F of every step. GT_ENODATA: the first is before the index begins. */
static enum gt_status grow(struct walk *walk, const struct gt_index_value *index, size_t count,
                           struct gt_pme *pme)
{
    const struct gt_index_value *first = index_at(index, count, walk->steps[0].day);
    const struct gt_index_value *last = index_at(index, count, walk->steps[walk->count - 1].day);
    if (!first)
        return GT_ENODATA;
    for (size_t i = 0; i < walk->count; i++)
        walk->steps[i].growth = last->value / index_at(index, count, walk->steps[i].day)->value;
    pme->index_from = first->value;
    pme->index_to = last->value;
    pme->index_day = last->day;
    return GT_OK;
}

static void add_up(const struct walk *walk, struct gt_pme *pme)
{
    const struct step *last = &walk->steps[walk->count - 1];
    pme->from = walk->steps[0].day;
    pme->to = last->day;
    pme->value = last->value > 0 ? last->value : 0;
    for (size_t i = 0; i < walk->count; i++) {
        pme->paid += walk->steps[i].paid;
        pme->received += walk->steps[i].received;
    }
    pme->tvpi = pme->paid > 0 ? (pme->received + pme->value) / pme->paid : -1;
}

/* The IRR of what was paid and a part of what was received, each times its growth where asked, and
 * a final value. */
static enum gt_status rate(const struct walk *walk, double part, bool grown, double value,
                           struct gt_irr *irr)
{
    size_t n = 0;
    for (size_t i = 0; i < walk->count; i++) {
        const struct step *step = &walk->steps[i];
        double growth = grown ? step->growth : 1;
        walk->flows[n++] = (struct gt_flow){step->day, -step->paid * growth};
        walk->flows[n++] = (struct gt_flow){step->day, step->received * growth * part};
    }
    walk->flows[n++] = (struct gt_flow){walk->steps[walk->count - 1].day, value};
    return gt_xirr(walk->flows, n, irr);
}

/* Kaplan-Schoar, Long-Nickels, PME+ and direct alpha want the same two sums. */
static enum gt_status compound(const struct walk *walk, struct gt_pme *pme)
{
    double paid = 0, received = 0;
    for (size_t i = 0; i < walk->count; i++) {
        const struct step *step = &walk->steps[i];
        paid += step->paid * step->growth;
        received += step->received * step->growth;
        double position = paid - received;
        if (pme->short_from == GT_DAY_NONE && position < -ROUNDING * (paid + received))
            pme->short_from = step->day;
    }
    pme->ks_pme = paid > 0 ? (received + pme->value) / paid : -1;
    pme->ln_value = fabs(paid - received) > ROUNDING * (paid + received) ? paid - received : 0;
    enum gt_status status = rate(walk, 1, false, pme->ln_value, &pme->ln_pme.irr);
    if (received > 0 && status == GT_OK) {
        pme->lambda = (paid - pme->value) / received;
        status = rate(walk, pme->lambda, false, pme->value, &pme->pme_plus.irr);
    } else {
        pme->pme_plus.status = GT_PME_NO_DISTRIBUTION;
    }
    return status == GT_OK ? rate(walk, 1, true, pme->value, &pme->direct_alpha) : status;
}

/* The fund's value after each step, carried forward by the flows where nobody gave one; *carried:
 * how many distributions needed that. */
static enum gt_pme_status value_steps(const struct walk *walk, double *values, size_t *carried)
{
    double value = -1;
    size_t count = 0;
    for (size_t i = 0; i < walk->count; i++) {
        const struct step *step = &walk->steps[i];
        bool known = step->value >= 0;
        if (!known && step->received > 0 && value < 0)
            return GT_PME_NO_VALUE;
        if (!known && value >= 0) {
            value += step->paid - step->received;
            count += step->received > 0;
            if (value < 0)
                return GT_PME_OVERDRAWN;
        }
        values[i] = value = known ? step->value : value;
    }
    *carried = count;
    return GT_PME_OK;
}

/* Sells of the index what part of the fund was paid out. */
static void follow(const struct walk *walk, const double *values, struct gt_pme *pme)
{
    double position = 0;
    for (size_t i = 0; i < walk->count; i++) {
        const struct step *step = &walk->steps[i];
        double before = position + step->paid;
        double weight = step->received > 0 ? step->received / (step->received + values[i]) : 0;
        walk->flows[2 * i] = (struct gt_flow){step->day, -step->paid};
        walk->flows[2 * i + 1] = (struct gt_flow){step->day, weight * before};
        position = (1 - weight) * before;
        if (i + 1 < walk->count)
            position *= step->growth / walk->steps[i + 1].growth;
    }
    walk->flows[2 * walk->count] = (struct gt_flow){pme->to, position};
    pme->m_value = position;
}

static enum gt_status modified(const struct walk *walk, struct gt_pme *pme)
{
    double *values = calloc(walk->count, sizeof *values);
    if (!values)
        return GT_ENOMEM;
    enum gt_status status = GT_OK;
    pme->m_pme.status = value_steps(walk, values, &pme->carried);
    if (pme->m_pme.status == GT_PME_OK) {
        follow(walk, values, pme);
        status = gt_xirr(walk->flows, 2 * walk->count + 1, &pme->m_pme.irr);
    }
    free(values);
    return status;
}

static enum gt_status walk_through(struct walk *walk, const struct gt_index_value *index,
                                   size_t index_count, struct gt_pme *pme)
{
    struct gt_pme found = {.short_from = GT_DAY_NONE};
    enum gt_status status = grow(walk, index, index_count, &found);
    if (status != GT_OK)
        return status;
    add_up(walk, &found);
    status = rate(walk, 1, false, found.value, &found.irr);
    if (status == GT_OK)
        status = compound(walk, &found);
    if (status == GT_OK)
        status = modified(walk, &found);
    if (status == GT_OK && !(isfinite(found.ks_pme) && isfinite(found.tvpi)))
        status = GT_ERANGE;
    if (status == GT_OK)
        *pme = found;
    return status;
}

enum gt_status gt_pme(const struct gt_pme_fund *fund, const struct gt_index_value *index,
                      size_t index_count, struct gt_pme *pme)
{
    if (!in_range(fund, index, index_count))
        return GT_ERANGE;
    if (fund->flow_count == 0)
        return GT_ENODATA;
    enum gt_status status = GT_ENOMEM;
    size_t room = fund->flow_count + fund->value_count;
    struct gt_flow *sorted = calloc(fund->flow_count, sizeof *sorted);
    struct walk walk = {.steps = calloc(room, sizeof *walk.steps),
                        .flows = calloc(2 * room + 1, sizeof *walk.flows)};
    if (!sorted || !walk.steps || !walk.flows)
        goto done;
    for (size_t i = 0; i < fund->flow_count; i++)
        sorted[i] = fund->flows[i];
    qsort(sorted, fund->flow_count, sizeof *sorted, compare_flows);
    make_steps(&walk, sorted, fund);
    status = GT_ENODATA;
    if (fund->value_count == 0 ||
        fund->values[fund->value_count - 1].day >= sorted[fund->flow_count - 1].day)
        status = walk_through(&walk, index, index_count, pme);
done:
    free(walk.flows);
    free(walk.steps);
    free(sorted);
    return status;
}
