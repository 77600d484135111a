/* plan.h - the leverage that a programme sets out to have. */
#ifndef GENTOU_ENGINE_OPERATIONS_PLAN_H
#define GENTOU_ENGINE_OPERATIONS_PLAN_H

#include "engine/base/error.h"
#include "engine/operations/scenario.h"
#include "gentou/board.h"

/* What is held at what was paid, and all rounds of the programme at its public share; the rest is
 * assumed private: basis planned. */
int gt_plan_leverage(const struct gt_scenario *scenario, struct gt_board_leverage *plan,
                     struct gt_error *error);

#endif
