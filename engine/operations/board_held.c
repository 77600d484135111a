/* board_held.c - what is held in a company after all that happened to it. The rule: board_held.h.
 */
#include "engine/operations/board_held.h"

#include <stdlib.h>

static void forget_classes(struct gt_held *held)
{
    for (size_t i = 0; i < held->class_count; i++)
        held->classes[i].value = GT_MONEY_UNKNOWN;
}

void gt_held_init(struct gt_held *held, struct gt_held_class *classes, size_t class_count)
{
    *held = (struct gt_held){.value = GT_MONEY_UNKNOWN,
                             .marked = GT_DAY_NONE,
                             .classes = classes,
                             .class_count = class_count};
    forget_classes(held);
}

static int compare_events(const void *a, const void *b)
{
    const struct gt_held_event *x = a, *y = b;
    if (x->day != y->day)
        return (x->day > y->day) - (x->day < y->day);
    if (x->what != y->what)
        return (x->what > y->what) - (x->what < y->what);
    return (x->order > y->order) - (x->order < y->order);
}

void gt_held_sort(struct gt_held_event *events, size_t count)
{
    if (count)
        qsort(events, count, sizeof *events, compare_events);
}

static enum gt_status pay_in(struct gt_held *held, gt_money amount)
{
    if (!held->held)
        gt_held_init(held, held->classes, held->class_count);
    held->held = true;
    forget_classes(held);
    if (amount == GT_MONEY_UNKNOWN) {
        held->open = true;
        return GT_OK;
    }
    return gt_money_add(held->value == GT_MONEY_UNKNOWN ? 0 : held->value, amount, &held->value);
}

static void mark_whole(struct gt_held *held, gt_money value, gt_day day)
{
    held->value = value;
    held->marked = day;
    held->open = false;
}

static enum gt_status mark_class(struct gt_held *held, const struct gt_held_event *event)
{
    gt_money sum = 0;
    bool all = true;
    for (size_t i = 0; i < held->class_count; i++) {
        if (held->classes[i].class == event->class)
            held->classes[i].value = event->amount;
        all = all && held->classes[i].value != GT_MONEY_UNKNOWN;
    }
    if (!all)
        return GT_OK;
    for (size_t i = 0; i < held->class_count; i++) {
        enum gt_status status = gt_money_add(sum, held->classes[i].value, &sum);
        if (status != GT_OK)
            return status;
    }
    mark_whole(held, sum, event->day);
    return GT_OK;
}

static enum gt_status mark(struct gt_held *held, const struct gt_held_event *event)
{
    if (event->class)
        return mark_class(held, event);
    forget_classes(held);
    mark_whole(held, event->amount, event->day);
    return GT_OK;
}

static enum gt_status keep_part(gt_money *value, double part)
{
    return *value == GT_MONEY_UNKNOWN ? GT_OK : gt_money_share(*value, part, value);
}

static enum gt_status sell(struct gt_held *held, double share)
{
    if (share == 1) {
        held->held = false;
        held->value = 0;
        forget_classes(held);
        return GT_OK;
    }
    held->sold = true;
    enum gt_status status = keep_part(&held->value, 1 - share);
    for (size_t i = 0; i < held->class_count && status == GT_OK; i++)
        status = keep_part(&held->classes[i].value, 1 - share);
    return status;
}

enum gt_status gt_held_take(struct gt_held *held, const struct gt_held_event *event)
{
    if (event->what == GT_HELD_STAKE)
        return pay_in(held, event->amount);
    if (!held->held)
        return GT_OK;
    return event->what == GT_HELD_MARK ? mark(held, event) : sell(held, event->share);
}

bool gt_held_waits(const struct gt_held *held)
{
    size_t marked = 0;
    for (size_t i = 0; i < held->class_count; i++)
        marked += held->classes[i].value != GT_MONEY_UNKNOWN;
    return marked > 0 && marked < held->class_count;
}
