/* captable.c - holdings from events, and as if all were common shares. */
#include "gentou/captable.h"

#include <assert.h>
#include <stdbool.h>

struct table {
    struct gt_cap_position *positions;
    size_t count;
    const struct gt_cap_event *event; /* at hand */
    struct gt_cap_failure *failure;
};

static enum gt_status fail(struct table *table, enum gt_cap_fault fault,
                           const struct gt_cap_position *at, gt_shares asked)
{
    table->failure->fault = fault;
    table->failure->holder = at->holder;
    table->failure->class = at->class;
    table->failure->grant = at->grant;
    table->failure->held = at->quantity;
    table->failure->asked = asked;
    return GT_ERANGE;
}

/* The position of a holder in a class or a grant; NULL when there never was one. */
static struct gt_cap_position *find(struct table *table, int64_t holder, int64_t class,
                                    int64_t grant)
{
    for (size_t i = 0; i < table->count; i++) {
        struct gt_cap_position *at = &table->positions[i];
        if (at->holder == holder && at->grant == grant && (grant || at->class == class))
            return at;
    }
    return NULL;
}

static enum gt_status give(struct table *table, int64_t holder, int64_t class, int64_t grant,
                           gt_shares quantity)
{
    struct gt_cap_position *at = find(table, holder, class, grant);
    if (!at) {
        at = &table->positions[table->count++];
        *at = (struct gt_cap_position){holder, class, grant, 0, GT_DAY_NONE};
    }
    if (__builtin_add_overflow(at->quantity, quantity, &at->quantity))
        return fail(table, GT_CAP_OVERFLOW, at, quantity);
    at->expiry = grant ? table->event->expiry : GT_DAY_NONE;
    return GT_OK;
}

static enum gt_status take(struct table *table, int64_t holder, int64_t class, int64_t grant,
                           gt_shares quantity)
{
    struct gt_cap_position *at = find(table, holder, class, grant);
    struct gt_cap_position none = {holder, class, grant, 0, GT_DAY_NONE};
    if (!at || at->quantity < quantity)
        return fail(table, GT_CAP_NOT_HELD, at ? at : &none, quantity);
    if (at->expiry != GT_DAY_NONE && at->expiry < table->event->day)
        return fail(table, GT_CAP_LAPSED, at, quantity);
    at->quantity -= quantity;
    return GT_OK;
}

static enum gt_status split(struct table *table)
{
    const struct gt_cap_event *event = table->event;
    bool drop = event->fractions == GT_FRACTIONS_DROP;
    for (size_t i = 0; i < table->count; i++) {
        struct gt_cap_position *at = &table->positions[i];
        int64_t product = 0;
        int rest = 0;
        if (event->class && at->class != event->class)
            continue;
        if (gt_ratio_apply(at->quantity, event->ratio, drop ? GT_SHARES_ONE : 1, &product, &rest))
            return fail(table, GT_CAP_OVERFLOW, at, 0);
        if (rest && !drop)
            return fail(table, GT_CAP_FRACTION, at, 0);
        at->quantity = product;
    }
    return GT_OK;
}

static enum gt_status apply(struct table *table)
{
    const struct gt_cap_event *event = table->event;
    enum gt_status status = GT_OK;
    switch (event->kind) {
    case GT_SHARE_EVENT_ISSUANCE:
        return give(table, event->holder, event->class, 0, event->quantity);
    case GT_SHARE_EVENT_OPTION:
    case GT_SHARE_EVENT_WARRANT:
        return give(table, event->holder, event->class, event->id, event->quantity);
    case GT_SHARE_EVENT_TRANSFER:
        status = take(table, event->from, event->class, 0, event->quantity);
        return status || !event->holder
                   ? status
                   : give(table, event->holder, event->class, 0, event->quantity);
    case GT_SHARE_EVENT_SPLIT:
        return split(table);
    case GT_SHARE_EVENT_CONVERSION:
        if (event->class || event->grant)
            status = take(table, event->holder, event->class, event->grant, event->quantity);
        return status ? status : give(table, event->holder, event->into, 0, event->received);
    }
    return status;
}

/* Leaves out what is no more. */
static void tidy(struct table *table, gt_day as_of)
{
    size_t kept = 0;
    for (size_t i = 0; i < table->count; i++) {
        const struct gt_cap_position *at = &table->positions[i];
        bool lapsed = at->expiry != GT_DAY_NONE && at->expiry < as_of;
        if (at->quantity > 0 && !lapsed)
            table->positions[kept++] = *at;
    }
    table->count = kept;
}

enum gt_status gt_captable_hold(const struct gt_cap_event *events, size_t count, gt_day as_of,
                                struct gt_cap_position *positions, size_t *position_count,
                                struct gt_cap_failure *failure)
{
    struct table table = {.positions = positions, .failure = failure};
    *failure = (struct gt_cap_failure){.fault = GT_CAP_FINE};
    for (size_t i = 0; i < count; i++) {
        if (events[i].day > as_of)
            continue;
        table.event = &events[i];
        enum gt_status status = apply(&table);
        if (status) {
            failure->event = i;
            return status;
        }
    }
    assert(table.count <= count);
    tidy(&table, as_of);
    *position_count = table.count;
    return GT_OK;
}

enum gt_status gt_captable_dilute(const struct gt_cap_position *positions, size_t count,
                                  const struct gt_cap_class *classes, size_t class_count,
                                  gt_shares *diluted, gt_shares *total)
{
    gt_shares sum = 0;
    for (size_t i = 0; i < count; i++) {
        size_t c = 0;
        int rest = 0;
        while (c < class_count && classes[c].id != positions[i].class)
            c++;
        if (c == class_count)
            return GT_ERANGE;
        if (gt_ratio_apply(positions[i].quantity, classes[c].conversion, 1, &diluted[i], &rest) ||
            __builtin_add_overflow(sum, diluted[i], &sum))
            return GT_EOVERFLOW;
    }
    *total = sum;
    return GT_OK;
}
