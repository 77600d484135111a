/* exit.h - reads an exit: a cap table file, and what its part `exit` says of debts, costs,
 * carve-outs and what is held back.
 */
#ifndef GENTOU_ENGINE_INTAKE_EXIT_H
#define GENTOU_ENGINE_INTAKE_EXIT_H

#include "engine/intake/format.h"
#include "engine/operations/exit.h"

extern const struct gt_file_format gt_exit_format;

/* Everything is checked here, with file and line; texts and arrays live in the arena. */
int gt_exit_read(const char *path, struct gt_exit_case *plan, struct gt_arena *arena,
                 struct gt_error *error);

#endif
