/* allocate.h - from interest to money: who gets how much of a closing.
 *
 * A closing takes at most `limit`; the interests ask for more, or less. All amounts are minor units
 * of one currency, all arithmetic is in integers (128-bit products), and the parts of an
 * oversubscribed closing sum to the limit to the cent unless minimums forbid it.
 *
 *   want_i    = min(asked_i, maximum_i): the most that i gets
 *   minimum_i = max(the closing's ticket, i's own minimum): i gets at least this, or nothing
 *
 * An interest with want < minimum gets nothing even when there is room. All or nothing: an own
 * minimum equal to asked.
 *
 * The interests are put into groups, and the groups are served in order, each from what the groups
 * before it left:
 *   pro rata  one group of all
 *   priority  a group a class, smaller numbers first. (First come, first served: a class each.)
 *   lottery   each interest is a group of its own, in drawn order. (The draw is laid down below.)
 *
 * A group is served in rounds:
 *   1. Candidates are its interests not yet served whose minimum is not above the money left. None:
 *      the group is done, and what is left goes to the next.
 *   2. Share the money left among the candidates, exactly: part_i = min(x asked_i, want_i) with the
 *      one x <= 1 at which the parts sum to min(money left, sum of wants). While some part is
 *      below its minimum, put one candidate aside, the one with the highest minimum / asked among
 *      all (on a tie the later one), and share again without it.
 *   3. Those who remain get their parts, rounded to the minor unit: parts at their want are whole
 *      numbers; the rest goes by gt_money_allocate (largest remainder; on a tie the earlier gets
 *      the cent). Then 1 again with those put aside.
 *
 * At the end no interest stands empty-handed that the money left would satisfy. The rounds end: the
 * proof stands in models/allocate.c. A part never falls below its minimum by rounding, as the minimum
 * is a whole number.
 *
 * The draw, GT_LOTTERY_VERSION: tickets are counted from 0 in the order of time; the draw of ticket k
 * is the four words (first the most significant) that Philox makes of the counter
 * (0, GT_COMPANY_LOTTERY, k low, k high) and the key (seed low, seed high). The smallest draw is
 * served first. Philox is a bijection of its counter, so no two tickets draw alike; a later interest
 * changes no earlier one's draw; amounts and classes do not matter to it.
 *
 * Earlier and later: by `order`, and between equals by place in the array. With distinct orders
 * nothing depends on the array's order.
 *
 * When the limit grows by some cents, a pro-rata part without minimums never falls by more than one
 * cent. It can fall by that one: the paradox of Alabama, which every largest-remainder method has
 * (M. Balinski, H. P. Young, "Fair Representation", 1982, ch. 5).
 *
 * Not done here: who may ask (gentou/qualified.h, gentou/headcount.h), and other currencies.
 */
#ifndef GENTOU_ALLOCATE_H
#define GENTOU_ALLOCATE_H

#include "gentou/kinds.h"
#include "gentou/money.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define GT_LOTTERY_VERSION 1 /* of the draws above: part of every stored result, never changed */

/* What one party asks for. */
struct gt_interest {
    gt_money asked;       /* minor units, > 0 */
    gt_money own_minimum; /* the party withdraws below it; 0: none */
    gt_money maximum;     /* the most it may be given, >= 0; GT_MONEY_UNKNOWN: no maximum */
    int priority;         /* class, smaller first; read by the method PRIORITY only */
    int64_t order;        /* place in time, smaller is earlier */
};

struct gt_closing_terms {
    enum gt_allocation_method method;
    gt_money limit;   /* the most that is taken, > 0; GT_MONEY_UNKNOWN: no limit */
    gt_money minimum; /* below it the closing does not happen; 0: none */
    gt_money ticket;  /* the smallest amount a party may hold; 0: none */
    uint64_t seed;    /* of the lottery; the other methods ignore it */
};

/* What one party gets. A scaled part may be 0 when there are fewer cents than parties. */
struct gt_allotment {
    gt_money amount; /* 0..want */
    enum gt_allotment_reason reason;
    size_t drawn; /* place in the lottery's draw, from 1; 0 for the other methods */
};

/* The closing as a whole. */
struct gt_allocation {
    bool happens;        /* false: the minimum was missed; all amounts are 0 */
    bool oversubscribed; /* the wants that reach their minimum sum to more than the limit */
    gt_money asked;      /* sum of all asked */
    gt_money wanted;     /* sum of the wants that reach their minimum */
    gt_money placed;     /* sum of the parts before the closing's minimum is looked at */
    gt_money taken;      /* sum of the amounts: placed, or 0 when the closing does not happen */
    gt_money shortfall;  /* limit - placed; 0 without a limit */
};

/* Shares the closing out. allotments: count of them, in the order of interests. count 0 is a
 * closing nobody asked for. GT_ERANGE: an amount outside its range. GT_EOVERFLOW: asked sums to
 * more than 64 bits hold. GT_ENOMEM. Time grows with the square of count. */
enum gt_status gt_allocate_closing(const struct gt_closing_terms *terms,
                                   const struct gt_interest *interests, size_t count,
                                   struct gt_allotment *allotments, struct gt_allocation *result);

#endif
