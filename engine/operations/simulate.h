/* simulate.h - a programme by name or from a scenario, simulated. */
#ifndef GENTOU_ENGINE_OPERATIONS_SIMULATE_H
#define GENTOU_ENGINE_OPERATIONS_SIMULATE_H

#include "engine/base/error.h"
#include "gentou/simulate.h"

#define GT_PATHS_USUAL 20000
#define GT_BYTES_MAX   (INT64_C(4) << 30) /* of memory one run may take */

/* Runs it; refuses more paths than GT_BYTES_MAX holds. *simulation: gt_simulation_free. */
int gt_simulate_run(const struct gt_programme *programme, const struct gt_simulate_options *options,
                    struct gt_simulation **simulation, struct gt_error *error);

#endif
