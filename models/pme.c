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
    struct {
        struct gt_decimal paid, received, fees; /* fees are part of paid */
        struct gt_decimal value;
    } exact;
    double paid, received; /* rounded */
    double value;          /* after the flows, V_t; NAN: nobody knows */
    bool is_valued;        /* by a value of its own */
    double growth;         /* F: of the index from here to the last day */
};

struct walk {
    struct step *steps;
    size_t count;
    struct gt_timed *flows; /* room for 2 count + 1 */
    double a_year;
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
    for (size_t i = 0; i < fund->value_count; i++)
        if (gt_decimal_sign(fund->values[i].amount) < 0 ||
            (i > 0 && fund->values[i].day < fund->values[i - 1].day))
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

static int compare_days(const void *a, const void *b)
{
    const struct gt_pme_flow *x = a, *y = b;
    return (x->day > y->day) - (x->day < y->day);
}

static void add(struct gt_decimal *sum, struct gt_decimal amount)
{
    *sum = gt_decimal_add(*sum, amount);
}

static void take(struct gt_decimal *sum, struct gt_decimal amount)
{
    *sum = gt_decimal_subtract(*sum, amount);
}

static void add_flow(struct step *step, const struct gt_pme_flow *flow)
{
    if (gt_decimal_sign(flow->amount) > 0)
        add(&step->exact.received, flow->amount);
    else
        take(&step->exact.paid, flow->amount);
    if (flow->is_fee)
        take(&step->exact.fees, flow->amount);
}

/* The steps of sorted flows, of the values between them, and of the report. */
static void make_steps(struct walk *walk, const struct gt_pme_flow *sorted, size_t flow_count,
                       const struct gt_pme_fund *fund, gt_day report)
{
    size_t i = 0, v = 0;
    for (;;) {
        gt_day flow = i < flow_count ? sorted[i].day : INT32_MAX;
        gt_day valued = v < fund->value_count ? fund->values[v].day : INT32_MAX;
        struct step step = {.day = flow < valued ? flow : valued};
        step.day = step.day < report ? step.day : report;
        for (; i < flow_count && sorted[i].day == step.day; i++)
            add_flow(&step, &sorted[i]);
        for (; v < fund->value_count && fund->values[v].day == step.day; v++) {
            add(&step.exact.value, fund->values[v].amount);
            step.is_valued = true;
        }
        walk->steps[walk->count++] = step;
        if (step.day == report)
            return;
    }
}

/* V of every step; an opening value is paid in. */
static void value_steps(struct walk *walk, gt_day first_flow, gt_day last_value)
{
    struct step *first = &walk->steps[0], *last = first + walk->count - 1;
    struct gt_decimal value = {0};
    bool is_known = false;
    if (first->is_valued && first->day < first_flow && first->day < last_value)
        first->exact.paid = first->exact.value;
    for (struct step *step = first; step <= last; step++) {
        is_known = is_known || step->is_valued;
        add(&value, step->exact.paid);
        take(&value, step->exact.fees);
        take(&value, step->exact.received);
        if (step->is_valued)
            value = step->exact.value;
        step->exact.value = value;
        step->paid = gt_decimal_to_double(step->exact.paid);
        step->received = gt_decimal_to_double(step->exact.received);
        step->value = is_known ? gt_decimal_to_double(value) : NAN;
    }
    if (!(last->value >= 0)) {
        last->value = 0;
        last->exact.value = (struct gt_decimal){0};
    }
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

static bool looks_reversed(const struct walk *walk)
{
    const struct step *step = walk->steps, *end = step + walk->count;
    while (step < end && !step->is_valued && step->paid == 0 && step->received == 0)
        step++;
    return step < end && !step->is_valued && step->paid == 0;
}

static void add_up(const struct walk *walk, bool has_values, struct gt_pme *pme)
{
    const struct step *last = &walk->steps[walk->count - 1];
    pme->from = walk->steps[0].day;
    pme->to = last->day;
    pme->years = ((double)last->day - walk->steps[0].day) / walk->a_year;
    pme->value = last->exact.value;
    pme->looks_reversed = looks_reversed(walk);
    pme->is_carried = has_values && !last->is_valued;
    for (size_t i = 0; i < walk->count; i++) {
        add(&pme->paid, walk->steps[i].exact.paid);
        add(&pme->received, walk->steps[i].exact.received);
    }
    struct gt_decimal whole = gt_decimal_add(pme->received, pme->value);
    pme->tvpi = -1;
    pme->dpi = -1;
    if (gt_decimal_sign(pme->paid) > 0) {
        pme->tvpi = gt_decimal_to_double(whole) / gt_decimal_to_double(pme->paid);
        pme->dpi = gt_decimal_to_double(pme->received) / gt_decimal_to_double(pme->paid);
    }
}

/* Years since the first step. */
static double time_of(const struct walk *walk, size_t i)
{
    return ((double)walk->steps[i].day - walk->steps[0].day) / walk->a_year;
}

/* The IRR of what was paid and a part of what was received, each times its growth where asked, and
 * a final value. */
static enum gt_status rate(const struct walk *walk, double part, bool grown, double value,
                           struct gt_irr *irr)
{
    size_t n = 0;
    for (size_t i = 0; i < walk->count; i++) {
        const struct step *step = &walk->steps[i];
        double growth = grown ? step->growth : 1, time = time_of(walk, i);
        walk->flows[n++] = (struct gt_timed){time, -step->paid * growth};
        walk->flows[n++] = (struct gt_timed){time, step->received * growth * part};
    }
    walk->flows[n++] = (struct gt_timed){time_of(walk, walk->count - 1), value};
    return gt_irr_find(walk->flows, n, irr, NULL, NULL);
}

/* Kaplan-Schoar, Long-Nickels, PME+ and direct alpha want the same two sums. */
static enum gt_status compound(const struct walk *walk, struct gt_pme *pme)
{
    double paid = 0, received = 0, value = walk->steps[walk->count - 1].value;
    for (size_t i = 0; i < walk->count; i++) {
        const struct step *step = &walk->steps[i];
        paid += step->paid * step->growth;
        received += step->received * step->growth;
        double position = paid - received;
        if (pme->short_from == GT_DAY_NONE && position < -ROUNDING * (paid + received))
            pme->short_from = step->day;
    }
    pme->ks_pme = paid > 0 ? (received + value) / paid : -1;
    pme->ln_value = fabs(paid - received) > ROUNDING * (paid + received) ? paid - received : 0;
    enum gt_status status = rate(walk, 1, false, pme->ln_value, &pme->ln_pme.irr);
    if (received > 0 && status == GT_OK) {
        pme->lambda = (paid - value) / received;
        status = rate(walk, pme->lambda, false, value, &pme->pme_plus.irr);
    } else {
        pme->pme_plus.status = GT_PME_NO_DISTRIBUTION;
    }
    return status == GT_OK ? rate(walk, 1, true, value, &pme->direct_alpha) : status;
}

/* Whether the fund's value is known wherever a part of it was paid out; *carried: how many of those
 * days, the last aside, have none of their own. */
static enum gt_pme_status check_values(const struct walk *walk, size_t *carried)
{
    size_t count = 0;
    for (size_t i = 0; i < walk->count; i++) {
        const struct step *step = &walk->steps[i];
        if (step->received == 0)
            continue;
        if (isnan(step->value))
            return GT_PME_NO_VALUE;
        if (step->value < 0)
            return GT_PME_OVERDRAWN;
        count += !step->is_valued && i + 1 < walk->count;
    }
    *carried = count;
    return GT_PME_OK;
}

/* Sells of the index what part of the fund was paid out. */
static enum gt_status modified(const struct walk *walk, struct gt_pme *pme)
{
    double position = 0;
    pme->m_pme.status = check_values(walk, &pme->carried);
    if (pme->m_pme.status != GT_PME_OK)
        return GT_OK;
    for (size_t i = 0; i < walk->count; i++) {
        const struct step *step = &walk->steps[i];
        double before = position + step->paid, whole = step->received + step->value;
        double sold = step->received > 0 ? step->received / whole : 0;
        double kept = step->received > 0 ? step->value / whole : 1;
        walk->flows[2 * i] = (struct gt_timed){time_of(walk, i), -step->paid};
        walk->flows[2 * i + 1] = (struct gt_timed){time_of(walk, i), sold * before};
        position = kept * before;
        if (i + 1 < walk->count)
            position *= step->growth / walk->steps[i + 1].growth;
    }
    walk->flows[2 * walk->count] = (struct gt_timed){pme->years, position};
    pme->m_value = position;
    return gt_irr_find(walk->flows, 2 * walk->count + 1, &pme->m_pme.irr, NULL, NULL);
}

static enum gt_status walk_through(struct walk *walk, const struct gt_index_value *index,
                                   size_t index_count, bool has_values, struct gt_pme *pme)
{
    struct gt_pme found = {.short_from = GT_DAY_NONE};
    enum gt_status status = grow(walk, index, index_count, &found);
    if (status != GT_OK)
        return status;
    add_up(walk, has_values, &found);
    status = rate(walk, 1, false, walk->steps[walk->count - 1].value, &found.irr);
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

/* The last day of all. */
static gt_day last_day(const struct gt_pme_fund *fund)
{
    gt_day last = fund->value_count ? fund->values[fund->value_count - 1].day : GT_DAY_NONE;
    for (size_t i = 0; i < fund->flow_count; i++)
        last = fund->flows[i].day > last ? fund->flows[i].day : last;
    return last;
}

enum gt_status gt_pme(const struct gt_pme_fund *fund, const struct gt_index_value *index,
                      size_t index_count, struct gt_pme *pme)
{
    if (fund->a_year < 1 || !in_range(fund, index, index_count))
        return GT_ERANGE;
    enum gt_status status = GT_ENOMEM;
    gt_day report = fund->report == GT_DAY_NONE ? last_day(fund) : fund->report;
    size_t room = fund->flow_count + fund->value_count + 1, count = 0;
    struct gt_pme_flow *sorted = calloc(room, sizeof *sorted);
    struct walk walk = {.steps = calloc(room, sizeof *walk.steps),
                        .flows = calloc(2 * room + 1, sizeof *walk.flows),
                        .a_year = fund->a_year};
    struct gt_pme_fund seen = *fund;
    if (!sorted || !walk.steps || !walk.flows)
        goto done;
    status = GT_ENODATA;
    for (size_t i = 0; i < fund->flow_count; i++)
        if (fund->flows[i].day <= report)
            sorted[count++] = fund->flows[i];
    if (count == 0)
        goto done;
    qsort(sorted, count, sizeof *sorted, compare_days);
    while (seen.value_count && seen.values[seen.value_count - 1].day > report)
        seen.value_count--;
    make_steps(&walk, sorted, count, &seen, report);
    value_steps(&walk, sorted[0].day,
                seen.value_count ? seen.values[seen.value_count - 1].day : GT_DAY_NONE);
    status = walk_through(&walk, index, index_count, seen.value_count > 0, pme);
done:
    free(walk.flows);
    free(walk.steps);
    free(sorted);
    return status;
}
