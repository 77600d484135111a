/* board_int.h - the parts of the board's view, one file each. */
#ifndef GENTOU_ENGINE_OPERATIONS_BOARD_INT_H
#define GENTOU_ENGINE_OPERATIONS_BOARD_INT_H

#include "engine/operations/board.h"
#include "engine/operations/findings.h"
#include "engine/operations/leverage.h"

/* What the parts fill, and from what. */
struct gt_board_making {
    struct gt_store *store;
    const struct gt_facts *facts;
    const struct gt_board_options *options;
    const struct gt_leverage_view *scenario; /* the back-cast, or NULL */
    struct gt_board *board;
    struct gt_findings findings;
    struct gt_arena *arena;
    struct gt_error *error;
};

/* *sum += amount. An unknown amount adds nothing; an unknown sum is one that has none yet, and
 * stays unknown until it gets a known amount. */
int gt_board_add(const struct gt_board_making *making, gt_money amount, gt_money *sum);

int gt_board_rounds(struct gt_board_making *making);   /* totals, years */
int gt_board_holdings(struct gt_board_making *making); /* holdings, the fund's IRR */
int gt_board_partners(struct gt_board_making *making);
int gt_board_members(struct gt_board_making *making);
int gt_board_pipeline(struct gt_board_making *making);
int gt_board_assumptions(struct gt_board_making *making);
int gt_board_rules(struct gt_board_making *making);

#endif
