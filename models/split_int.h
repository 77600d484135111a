/* split_int.h - a split on its way: who has how much, and money moved between parties. */
#ifndef GENTOU_SPLIT_INT_H
#define GENTOU_SPLIT_INT_H

#include "gentou/split.h"

struct gt_splitting {
    const struct gt_term_set *set;
    const struct gt_split_deal *deals;
    size_t deal_count, party_count;
    struct gt_split_line *lines;
    struct gt_split_call *calls;
    size_t *starts;    /* of each deal's lines; starts[deal_count] is party_count */
    size_t *order;     /* the deals by day of exit, earlier in the array first */
    gt_money *weights; /* party_count: for the move at hand */
    gt_money *parts;
};

/* A set of parties: those of one deal, or of all (deal == deal_count), of the sides whose bits are
 * set. */
struct gt_split_group {
    size_t deal;
    unsigned sides; /* bits of enum gt_side */
};

#define GT_SIDES_PUBLIC GT_TERM_BIT(GT_SIDE_PUBLIC)
#define GT_SIDES_OTHERS (GT_TERM_BIT(GT_SIDE_PARTNER) | GT_TERM_BIT(GT_SIDE_CLUB))

/* By what a move is shared out inside a group. */
enum gt_split_by {
    GT_SPLIT_BY_PAID,
    GT_SPLIT_BY_RECEIPT, /* what a party has, nothing when below 0 */
    GT_SPLIT_BY_LOSS,    /* paid - receipt, nothing when it has none */
};

/* The sides a term serves. */
unsigned gt_split_sides(int who);

gt_money gt_split_sum(const struct gt_splitting *splitting, struct gt_split_group group,
                      enum gt_split_by by);

/* Moves amount >= 0 from one group to the other. A group without weight: nothing moves. */
enum gt_status gt_split_move(struct gt_splitting *splitting, enum gt_split_step step,
                             gt_money amount, struct gt_split_group from, enum gt_split_by from_by,
                             struct gt_split_group to, enum gt_split_by to_by);

/* The steps that move losses (split_loss.c). */
enum gt_status gt_split_loss_share(struct gt_splitting *splitting, size_t deal);
enum gt_status gt_split_compensation(struct gt_splitting *splitting, size_t deal);

#endif
