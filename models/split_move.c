/* split_move.c - money from one group of parties to another, to the last minor unit. */
#include "models/split_int.h"

unsigned gt_split_sides(int who)
{
    return who == GT_TERM_FOR_PARTNERS ? GT_TERM_BIT(GT_SIDE_PARTNER) : GT_SIDES_OTHERS;
}

/* The weight of a party in a move, 0 outside the group. */
static gt_money weight_of(const struct gt_split_party *party, const struct gt_split_line *line,
                          unsigned sides, enum gt_split_by by)
{
    if (!(sides & GT_TERM_BIT(party->side)))
        return 0;
    switch (by) {
    case GT_SPLIT_BY_PAID:
        return party->paid;
    case GT_SPLIT_BY_RECEIPT:
        return line->receipt > 0 ? line->receipt : 0;
    case GT_SPLIT_BY_LOSS:
        return party->paid > line->receipt ? party->paid - line->receipt : 0;
    }
    return 0;
}

/* Fills the weights of a group; *first and *count are where they lie. */
static gt_money weigh(const struct gt_splitting *splitting, struct gt_split_group group,
                      enum gt_split_by by, size_t *first, size_t *count)
{
    bool all = group.deal == splitting->deal_count;
    gt_money sum = 0;
    *first = all ? 0 : splitting->starts[group.deal];
    *count = (all ? splitting->party_count : splitting->starts[group.deal + 1]) - *first;
    for (size_t d = all ? 0 : group.deal; d < (all ? splitting->deal_count : group.deal + 1); d++)
        for (size_t i = 0; i < splitting->deals[d].count; i++) {
            size_t line = splitting->starts[d] + i;
            bool called = all && splitting->calls[d].exercised; /* over the portfolio: out of it */
            gt_money weight = called ? 0
                                     : weight_of(&splitting->deals[d].parties[i],
                                                 &splitting->lines[line], group.sides, by);
            splitting->weights[line] = weight;
            sum += weight;
        }
    return sum;
}

gt_money gt_split_sum(const struct gt_splitting *splitting, struct gt_split_group group,
                      enum gt_split_by by)
{
    size_t first, count;
    return weigh(splitting, group, by, &first, &count);
}

/* Adds sign x the group's parts of amount. */
static enum gt_status hand_out(struct gt_splitting *splitting, enum gt_split_step step,
                               gt_money amount, int sign, struct gt_split_group group,
                               enum gt_split_by by)
{
    size_t first, count;
    weigh(splitting, group, by, &first, &count);
    enum gt_status status =
        gt_money_allocate(amount, splitting->weights + first, count, splitting->parts + first);
    for (size_t i = first; status == GT_OK && i < first + count; i++) {
        splitting->lines[i].moved[step] += sign * splitting->parts[i];
        splitting->lines[i].receipt += sign * splitting->parts[i];
    }
    return status;
}

enum gt_status gt_split_move(struct gt_splitting *splitting, enum gt_split_step step,
                             gt_money amount, struct gt_split_group from, enum gt_split_by from_by,
                             struct gt_split_group to, enum gt_split_by to_by)
{
    if (amount <= 0 || gt_split_sum(splitting, from, from_by) == 0 ||
        gt_split_sum(splitting, to, to_by) == 0)
        return GT_OK;
    enum gt_status status = hand_out(splitting, step, amount, -1, from, from_by);
    return status == GT_OK ? hand_out(splitting, step, amount, 1, to, to_by) : status;
}
