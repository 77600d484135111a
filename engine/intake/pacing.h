/* pacing.h - reads a plan of commitments to funds: one at the top, or a list. */
#ifndef GENTOU_ENGINE_INTAKE_PACING_H
#define GENTOU_ENGINE_INTAKE_PACING_H

#include "engine/base/arena.h"
#include "engine/base/error.h"
#include "engine/intake/format.h"
#include "gentou/date.h"
#include "gentou/money.h"
#include "gentou/pacing.h"

extern const struct gt_file_format gt_pacing_format;

struct gt_pacing_file {
    const struct gt_currency *currency;
    gt_day start;               /* of the first period; GT_DAY_NONE: the plan has no dates */
    gt_money committed;         /* in all */
    struct gt_pacing_plan plan; /* commitments in currency units */
};

/* Everything is checked here, with file and line; arrays live in the arena. */
int gt_pacing_read(const char *path, struct gt_pacing_file *file, struct gt_arena *arena,
                   struct gt_error *error);

#endif
