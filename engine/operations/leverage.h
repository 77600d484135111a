/* leverage.h - leverage of the ledger's rounds, as recorded or in a back-cast.
 *
 * Recorded: the closed rounds the fund stands in. Back-cast: the closed rounds of a scenario's
 * kinds and days that one of its partners stands in (and the club, when the scenario says so), with
 * the fund's part assumed. The result is the view that tables, JSON and the workbook show: the
 * portfolio counts each round once; a round that several partners share stands in the line of each.
 */
#ifndef GENTOU_ENGINE_OPERATIONS_LEVERAGE_H
#define GENTOU_ENGINE_OPERATIONS_LEVERAGE_H

#include "engine/operations/facts.h"
#include "engine/operations/scenario.h"
#include "gentou/board.h"

/* The deals behind the lines, beside them. */
struct gt_leverage_view {
    struct gt_board_leverage_block block;
    const size_t *deals; /* places in facts->deals of block.deals, block.deal_count of them */
    const int64_t
        *partners; /* whose the lines of block.partners are, block.partner_count of them */
};

/* What is counted as private, as a sentence. */
const char *gt_leverage_private(struct gt_counting counting);

/* Leverage as recorded. Only rounds with fund money enter; the partners are the ledger's. */
int gt_leverage_recorded(const struct gt_facts *facts, struct gt_counting counting,
                         struct gt_leverage_view *view, struct gt_arena *arena,
                         struct gt_error *error);

/* Leverage in a scenario's back-cast. The store finds the partners by name. */
int gt_leverage_scenario(struct gt_store *store, const struct gt_facts *facts,
                         struct gt_counting counting, const struct gt_scenario *scenario,
                         struct gt_leverage_view *view, struct gt_arena *arena,
                         struct gt_error *error);

/* Narrows the lines to one deal or one partner, by number (0: no narrowing); none are left when it
 * is none of them. The portfolio stays. */
void gt_leverage_narrow(const struct gt_facts *facts, struct gt_leverage_view *view, int64_t deal,
                        int64_t partner);

#endif
