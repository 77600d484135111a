/* scenario.h - reads a scenario file: a back-cast, a programme, or both.
 */
#ifndef GENTOU_ENGINE_INTAKE_SCENARIO_H
#define GENTOU_ENGINE_INTAKE_SCENARIO_H

#include "engine/base/arena.h"
#include "engine/base/error.h"
#include "engine/intake/format.h"
#include "engine/operations/scenario.h"

extern const struct gt_file_format gt_scenario_format;

/* Everything is checked here, with file and line; text lives in the arena. */
int gt_scenario_read(const char *path, struct gt_scenario *scenario, struct gt_arena *arena,
                     struct gt_error *error);

/* The same of a text that is at hand (NULL: of the file of that name); name stands in sentences. */
int gt_scenario_parse(const char *name, const char *text, struct gt_scenario *scenario,
                      struct gt_arena *arena, struct gt_error *error);

#endif
