/* positions_int.h - the two halves of positions.h. */
#ifndef GENTOU_ENGINE_OPERATIONS_POSITIONS_INT_H
#define GENTOU_ENGINE_OPERATIONS_POSITIONS_INT_H

#include "engine/operations/positions.h"

/* *sum += amount, or a sentence. */
int gt_positions_add(gt_money amount, gt_money *sum, struct gt_error *error);

/* What became of the positions: received, value, exits. */
int gt_positions_value(struct gt_store *store, struct gt_positions *positions,
                       struct gt_arena *arena, struct gt_error *error);

#endif
