/* equity.h - a cap table for people and machines: who holds what, and how each round came out. */
#ifndef GENTOU_ENGINE_EXPORT_EQUITY_H
#define GENTOU_ENGINE_EXPORT_EQUITY_H

#include "engine/base/arena.h"
#include "engine/export/listing.h"
#include "engine/operations/equity.h"

/* The answer of a plan that was run. CSV has the holdings alone. */
int gt_equity_print(FILE *out, const struct gt_equity_plan *plan, const struct gt_equity *equity,
                    enum gt_output output, int width, struct gt_arena *arena,
                    struct gt_error *error);

#endif
