/* simulation_int.h - what the parts of a simulation's export share. Private to export/. */
#ifndef GENTOU_ENGINE_EXPORT_SIMULATION_INT_H
#define GENTOU_ENGINE_EXPORT_SIMULATION_INT_H

#include "engine/export/simulation.h"

#include <jansson.h>

/* A summary with its errors, quantiles and tails. NULL: memory. */
json_t *gt_summary_json(const struct gt_summary *summary);

#endif
