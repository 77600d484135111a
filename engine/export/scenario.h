/* scenario.h - what a scenario comes to, for people and machines. */
#ifndef GENTOU_ENGINE_EXPORT_SCENARIO_H
#define GENTOU_ENGINE_EXPORT_SCENARIO_H

#include "engine/export/leverage.h"
#include "engine/export/simulation.h"

/* Leverage, and below it the simulation (NULL: there is none). JSON is the answer about leverage
 * with a key `simulation`; CSV has room for one table, that of leverage. */
int gt_scenario_print(FILE *out, const struct gt_leverage_answer *leverage,
                      const struct gt_simulation_answer *simulation, enum gt_output output,
                      int width, struct gt_error *error);

#endif
