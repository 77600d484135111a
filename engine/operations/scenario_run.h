/* scenario_run.h - what a scenario came to is kept. */
#ifndef GENTOU_ENGINE_OPERATIONS_SCENARIO_RUN_H
#define GENTOU_ENGINE_OPERATIONS_SCENARIO_RUN_H

#include "engine/store/scenario_run.h"

/* One entry with one run; *id is its number. */
int gt_scenario_run_keep(struct gt_store *store, const struct gt_entry *entry,
                         const struct gt_scenario_run_row *run, int64_t *id,
                         struct gt_error *error);

#endif
