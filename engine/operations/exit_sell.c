/* exit_sell.c - one sale: each line's payout to its holders, and what is held back of it.
 *
 * A line's payout goes to its holders by their shares, an escrow to the owners by their payouts;
 * both by gt_money_allocate, so they sum to the cent. Lenders, costs and carve-outs are paid at
 * once.
 */
#include "engine/operations/exit.h"

#include <assert.h>

static enum gt_status split_line(const struct gt_exit_solved *solved, size_t place,
                                 struct gt_exit_sale *sale, gt_money *weights)
{
    const struct gt_exit_answer_line *line = &solved->lines[place];
    for (size_t i = 0; i < line->count; i++)
        weights[i] = solved->parts[line->first + i].weight;
    return gt_money_allocate(sale->lines[place].amount, weights, line->count,
                             sale->parts + line->first);
}

static bool is_owner(enum gt_exit_line kind)
{
    switch (kind) {
    case GT_EXIT_LINE_COMMON:
    case GT_EXIT_LINE_PREFERRED:
    case GT_EXIT_LINE_OPTION:
    case GT_EXIT_LINE_WARRANT:
    case GT_EXIT_LINE_SAFE:
        return true;
    case GT_EXIT_LINE_NOTE:
    case GT_EXIT_LINE_LOAN:
    case GT_EXIT_LINE_COST:
    case GT_EXIT_LINE_CARVE_OUT:
        return false;
    }
    return false;
}

/* A note that converts is an owner's, too. */
static bool bears_escrow(const struct gt_exit_solved *solved, const struct gt_exit_sale *sale,
                         size_t line)
{
    return is_owner(solved->lines[line].kind) || sale->lines[line].stage == GT_EXIT_CONVERTED;
}

/* What is asked to be held back, and no more than the owners get. */
static gt_money escrow_of(const struct gt_exit_case *plan, gt_money amount, gt_money owners)
{
    __extension__ typedef __int128 wide;
    gt_money asked = plan->escrow_amount;
    if (asked == GT_MONEY_UNKNOWN)
        asked =
            (gt_money)(((wide)amount * plan->escrow.num + plan->escrow.den / 2) / plan->escrow.den);
    return asked < owners ? asked : owners;
}

static enum gt_status hold_back(const struct gt_exit_solved *solved, struct gt_exit_sale *sale,
                                gt_money *weights)
{
    gt_money owners = 0;
    for (size_t i = 0; i < solved->line_count; i++)
        for (size_t j = 0; j < solved->lines[i].count; j++) {
            size_t part = solved->lines[i].first + j;
            weights[part] = bears_escrow(solved, sale, i) ? sale->parts[part] : 0;
            owners += weights[part];
        }
    sale->escrow = escrow_of(solved->plan, sale->amount, owners);
    return owners > 0 ? gt_money_allocate(sale->escrow, weights, solved->part_count, sale->held)
                      : GT_OK;
}

static void sum_up(const struct gt_exit_solved *solved, struct gt_exit_sale *sale)
{
    for (size_t i = 0; i < solved->part_count; i++) {
        struct gt_exit_sum *sum = &sale->holders[solved->parts[i].holder];
        sum->payout += sale->parts[i]; /* parts of one amount, so they fit */
        sum->held += sale->held[i];
    }
}

int gt_exit_sell(const struct gt_exit_solved *solved, gt_money amount, struct gt_exit_sale *sale,
                 struct gt_arena *arena, struct gt_error *error)
{
    size_t lines = solved->line_count, parts = solved->part_count;
    gt_money *weights = gt_arena_alloc(arena, (parts + 1) * sizeof *weights);
    *sale = (struct gt_exit_sale){
        .amount = amount,
        .lines = gt_arena_alloc(arena, (lines + 1) * sizeof *sale->lines),
        .parts = gt_arena_alloc(arena, (parts + 1) * sizeof *sale->parts),
        .held = gt_arena_alloc(arena, (parts + 1) * sizeof *sale->held),
        .holders = gt_arena_alloc(arena, (solved->holder_count + 1) * sizeof *sale->holders),
    };
    if (!weights || !sale->lines || !sale->parts || !sale->held || !sale->holders)
        return gt_fail_memory(error);
    enum gt_status status = gt_exit_at(solved->diagram, amount, sale->lines, &sale->result);
    for (size_t i = 0; i < lines && status == GT_OK; i++)
        status = split_line(solved, i, sale, weights);
    if (status == GT_OK)
        status = hold_back(solved, sale, weights);
    if (status == GT_OK)
        sum_up(solved, sale);
    if (status == GT_ENOMEM)
        return gt_fail_memory(error);
    return status == GT_OK ? 0
                           : gt_fail(error, GT_EXIT_DATA,
                                     _("the figures are larger than can be counted here; look at "
                                       "them"));
}
