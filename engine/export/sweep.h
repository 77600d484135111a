/* sweep.h - a sweep's points for people and machines. */
#ifndef GENTOU_ENGINE_EXPORT_SWEEP_H
#define GENTOU_ENGINE_EXPORT_SWEEP_H

#include "engine/export/listing.h"
#include "gentou/sweep.h"

enum gt_sweep_rows { GT_SWEEP_ALL, GT_SWEEP_FRONTIER, GT_SWEEP_ONE };

/* names[i] and values[row * name_count + i]: what was varied. Rows: all points, those on the
 * frontier, or one that is alone and so on none. */
struct gt_sweep_answer {
    const char *const *names;
    size_t name_count;
    const double *values;
    const struct gt_sweep_result *results;
    size_t count;
    enum gt_sweep_rows rows;
};

int gt_sweep_print(FILE *out, const struct gt_sweep_answer *answer, enum gt_output output,
                   int width, struct gt_error *error);

#endif
