/* exit.h - exits for people and machines: who gets what at some amounts, and where it bends.
 */
#ifndef GENTOU_ENGINE_EXPORT_EXIT_H
#define GENTOU_ENGINE_EXPORT_EXIT_H

#include "engine/export/listing.h"
#include "engine/operations/exit.h"

struct gt_exit_view {
    const struct gt_exit_solved *solved;
    const struct gt_exit_sale *sales;
    size_t sale_count;
    bool chart;     /* the sales are the points of a range: one row each */
    bool by_holder; /* its columns are holders, else lines */
};

/* JSON has all there is. CSV has a chart's points; without a chart each holder's part of each line
 * at each amount; without amounts the breakpoints. */
int gt_exit_print(FILE *out, const struct gt_exit_view *view, enum gt_output output, int width,
                  struct gt_arena *arena, struct gt_error *error);

#endif
