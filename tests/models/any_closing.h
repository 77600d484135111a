/* any_closing.h - closings by dice, for loops of tests. */
#ifndef GENTOU_TESTS_ANY_CLOSING_H
#define GENTOU_TESTS_ANY_CLOSING_H

#include "gentou/allocate.h"

#include "dice.h"

#define MOST 6 /* parties in a closing */
#define NONE GT_MONEY_UNKNOWN

struct closing {
    struct gt_closing_terms terms;
    size_t count;
    struct gt_interest interests[MOST];
};

/* Small numbers, so that ties, caps and minimums meet; distinct orders. */
static inline struct closing any_closing(uint64_t *state)
{
    struct closing any = {.count = (size_t)dice_within(state, 1, MOST)};
    int64_t top = dice_within(state, 0, 3) ? 30 : 1000000007;
    gt_money sum = 0;
    for (size_t i = 0; i < any.count; i++) {
        struct gt_interest *one = &any.interests[i];
        one->asked = dice_within(state, 1, top);
        one->maximum = dice_within(state, 0, 2) ? NONE : dice_within(state, 0, top);
        one->own_minimum = dice_within(state, 0, 2) ? 0 : dice_within(state, 0, one->asked);
        if (dice_within(state, 0, 9) == 0)
            one->own_minimum = one->asked;
        one->priority = (int)dice_within(state, -1, 1);
        one->order = (int64_t)(dice(state) >> 1) / MOST * MOST + (int64_t)i;
        sum += one->asked;
    }
    any.terms.method = (enum gt_allocation_method)dice_within(state, 0, 2);
    any.terms.limit = dice_within(state, 1, sum + 3);
    any.terms.ticket = dice_within(state, 0, 1) ? 0 : dice_within(state, 0, top / 3);
    any.terms.minimum = dice_within(state, 0, 5) ? 0 : dice_within(state, 0, sum);
    any.terms.seed = dice(state);
    return any;
}

static inline gt_money want_of(const struct gt_interest *one)
{
    return one->maximum == NONE || one->maximum > one->asked ? one->asked : one->maximum;
}

static inline gt_money minimum_of(const struct closing *closing, size_t i)
{
    gt_money own = closing->interests[i].own_minimum;
    return own > closing->terms.ticket ? own : closing->terms.ticket;
}

#endif
