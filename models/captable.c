/* captable.c - holdings from events, and as if all were common shares. */
#include "gentou/captable.h"

#include <stdbool.h>
#include <stdlib.h>

/* Positions in their order, and a hash table of their places: open addressing, at most half full.
 */
struct gt_cap_table {
    struct gt_cap_position *positions;
    size_t count, capacity;
    size_t *slots; /* place + 1, 0: free */
    size_t slot_count;
    const struct gt_cap_event *event; /* at hand */
    struct gt_cap_failure *failure;
};

struct gt_cap_table *gt_captable_new(void)
{
    return calloc(1, sizeof(struct gt_cap_table));
}

void gt_captable_free(struct gt_cap_table *table)
{
    if (!table)
        return;
    free(table->positions);
    free(table->slots);
    free(table);
}

const struct gt_cap_position *gt_captable_positions(const struct gt_cap_table *table, size_t *count)
{
    *count = table->count;
    return table->positions;
}

static enum gt_status fail(struct gt_cap_table *table, enum gt_cap_fault fault,
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

/* Multiplicative mixing (Knuth, TAOCP 3, 6.4: Fibonacci hashing). */
static size_t hash(int64_t holder, int64_t class, int64_t grant)
{
    uint64_t mixed = (uint64_t)holder * UINT64_C(0x9e3779b97f4a7c15);
    mixed =
        (mixed ^ mixed >> 32 ^ (uint64_t)(grant ? grant : -class)) * UINT64_C(0x9e3779b97f4a7c15);
    return (size_t)(mixed ^ mixed >> 32);
}

/* The slot of a position, or the free one where it would stand. A grant is told by its number. */
static size_t slot_of(const struct gt_cap_table *table, int64_t holder, int64_t class,
                      int64_t grant)
{
    size_t slot = hash(holder, class, grant) & (table->slot_count - 1);
    for (; table->slots[slot]; slot = (slot + 1) & (table->slot_count - 1)) {
        const struct gt_cap_position *at = &table->positions[table->slots[slot] - 1];
        if (at->holder == holder && at->grant == grant && (grant || at->class == class))
            break;
    }
    return slot;
}

size_t gt_captable_find(const struct gt_cap_table *table, int64_t holder, int64_t class,
                        int64_t grant)
{
    size_t slot = table->slot_count ? slot_of(table, holder, class, grant) : 0;
    return table->slot_count && table->slots[slot] ? table->slots[slot] - 1 : table->count;
}

static bool grow(struct gt_cap_table *table)
{
    size_t capacity = table->capacity ? 2 * table->capacity : 16;
    struct gt_cap_position *positions =
        realloc(table->positions, capacity * sizeof *table->positions);
    if (positions)
        table->positions = positions;
    size_t *slots = calloc(2 * capacity, sizeof *slots);
    if (!positions || !slots) {
        free(slots);
        return false;
    }
    free(table->slots);
    table->slots = slots;
    table->slot_count = 2 * capacity;
    table->capacity = capacity;
    for (size_t i = 0; i < table->count; i++) {
        const struct gt_cap_position *at = &positions[i];
        slots[slot_of(table, at->holder, at->class, at->grant)] = i + 1;
    }
    return true;
}

static enum gt_status give(struct gt_cap_table *table, int64_t holder, int64_t class, int64_t grant,
                           gt_shares quantity)
{
    size_t place = gt_captable_find(table, holder, class, grant);
    if (place == table->capacity && !grow(table))
        return GT_ENOMEM;
    struct gt_cap_position *at = &table->positions[place];
    if (place == table->count) {
        *at = (struct gt_cap_position){holder, class, grant, 0, GT_DAY_NONE};
        table->slots[slot_of(table, holder, class, grant)] = ++table->count;
    }
    if (__builtin_add_overflow(at->quantity, quantity, &at->quantity))
        return fail(table, GT_CAP_OVERFLOW, at, quantity);
    at->expiry = grant ? table->event->expiry : GT_DAY_NONE;
    return GT_OK;
}

static enum gt_status take(struct gt_cap_table *table, int64_t holder, int64_t class, int64_t grant,
                           gt_shares quantity)
{
    size_t place = gt_captable_find(table, holder, class, grant);
    struct gt_cap_position none = {holder, class, grant, 0, GT_DAY_NONE};
    struct gt_cap_position *at = place < table->count ? &table->positions[place] : &none;
    if (at->quantity < quantity)
        return fail(table, GT_CAP_NOT_HELD, at, quantity);
    if (at->expiry != GT_DAY_NONE && at->expiry < table->event->day)
        return fail(table, GT_CAP_LAPSED, at, quantity);
    at->quantity -= quantity;
    return GT_OK;
}

static enum gt_status split(struct gt_cap_table *table)
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

static enum gt_status apply(struct gt_cap_table *table)
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

enum gt_status gt_captable_apply(struct gt_cap_table *table, const struct gt_cap_event *event,
                                 struct gt_cap_failure *failure)
{
    table->event = event;
    table->failure = failure;
    return apply(table);
}

/* What is left, without what is no more. */
static size_t copy_held(const struct gt_cap_table *table, gt_day as_of,
                        struct gt_cap_position *positions)
{
    size_t kept = 0;
    for (size_t i = 0; i < table->count; i++) {
        const struct gt_cap_position *at = &table->positions[i];
        bool lapsed = at->expiry != GT_DAY_NONE && at->expiry < as_of;
        if (at->quantity > 0 && !lapsed)
            positions[kept++] = *at;
    }
    return kept;
}

enum gt_status gt_captable_hold(const struct gt_cap_event *events, size_t count, gt_day as_of,
                                struct gt_cap_position *positions, size_t *position_count,
                                struct gt_cap_failure *failure)
{
    struct gt_cap_table *table = gt_captable_new();
    enum gt_status status = table ? GT_OK : GT_ENOMEM;
    *failure = (struct gt_cap_failure){.fault = GT_CAP_FINE};
    for (size_t i = 0; i < count && status == GT_OK; i++) {
        failure->event = i;
        if (events[i].day <= as_of)
            status = gt_captable_apply(table, &events[i], failure);
    }
    if (status == GT_OK) {
        failure->event = 0;
        *position_count = copy_held(table, as_of, positions);
    }
    gt_captable_free(table);
    return status;
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
