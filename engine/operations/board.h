/* board.h - the board's view of the ledger, filled from facts and models for reports/ to write. */
#ifndef GENTOU_ENGINE_OPERATIONS_BOARD_H
#define GENTOU_ENGINE_OPERATIONS_BOARD_H

#include "engine/operations/facts.h"
#include "engine/operations/scenario.h"
#include "engine/operations/scenario_run.h"
#include "gentou/board.h"

struct gt_board_options {
    struct gt_counting counting;
    const struct gt_scenario *scenario;     /* or NULL */
    const struct gt_scenario_run_row *run;  /* that it is of, or NULL */
    const char *scenario_file;              /* its name, for the assumptions */
    const struct gt_simulation *simulation; /* of the scenario's programme, or NULL */
    const struct gt_facts_terms *terms;     /* or NULL: as usual */
};

/* Fills *board; everything it points to lives in the arena, the store or the options. */
int gt_board_fill(struct gt_store *store, gt_day as_of, const struct gt_board_options *options,
                  struct gt_board *board, struct gt_arena *arena, struct gt_error *error);

/* Only what stands at the head of every sheet. */
void gt_board_head(const struct gt_facts *facts, struct gt_board *board);

#endif
