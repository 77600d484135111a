/* waterfall.h - reads a fund, its terms and its flows. */
#ifndef GENTOU_ENGINE_INTAKE_WATERFALL_H
#define GENTOU_ENGINE_INTAKE_WATERFALL_H

#include "engine/base/arena.h"
#include "engine/base/error.h"
#include "engine/intake/format.h"
#include "engine/operations/waterfall.h"

extern const struct gt_file_format gt_waterfall_format;

/* Everything is checked here, with file and line; text and arrays live in the arena. */
int gt_waterfall_read(const char *path, struct gt_fund_case *fund, struct gt_arena *arena,
                      struct gt_error *error);

#endif
