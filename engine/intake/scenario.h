/* scenario.h - reads a scenario file.
 *
 *   name: …                       shown wherever the figures are
 *   currency: CNY
 *   partners: [A, B, …]           2 to 5, by any of their names
 *   backcast: {share, placement, kinds, from, to, others, club}
 *   programme: {companies, quarters, entry_quarters, round, public_share,
 *               outcome: {model, its parameters}, terms: {call_option, concession}}
 */
#ifndef GENTOU_ENGINE_INTAKE_SCENARIO_H
#define GENTOU_ENGINE_INTAKE_SCENARIO_H

#include "engine/base/arena.h"
#include "engine/base/error.h"
#include "engine/operations/scenario.h"

/* Everything is checked here, with file and line; text lives in the arena. */
int gt_scenario_read(const char *path, struct gt_scenario *scenario, struct gt_arena *arena,
                     struct gt_error *error);

#endif
