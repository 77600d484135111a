/* vary.h - the numbers of a programme that can be varied, by name, and grids of them.
 *
 * public_share, terms.call_option.window, terms.call_option.rate, terms.concession.share (or
 * terms.concession), terms.concession.hurdle, and the outcome model's own parameters as
 * outcome.sigma and the like: the names of a scenario file.
 */
#ifndef GENTOU_ENGINE_OPERATIONS_VARY_H
#define GENTOU_ENGINE_OPERATIONS_VARY_H

#include "engine/base/arena.h"
#include "engine/base/error.h"
#include "gentou/sweep.h"

#define GT_VARIED_MAX 8
#define GT_POINTS_MAX 10000

/* One number over a range: low, low + step, … up to high. */
struct gt_varied {
    const char *name;
    double low, high, step;
    int count; /* of values, >= 1 */
};

/* Where the number of a name stands in a programme; NULL: there is none of that name. */
double *gt_vary_place(struct gt_programme *programme, const char *name);

/* All names, for a sentence. */
const char *gt_vary_names(const struct gt_programme *programme, struct gt_arena *arena);

/* The k-th value. */
double gt_varied_value(const struct gt_varied *varied, int k);

/* Every combination, the last number running fastest. Refuses more than GT_POINTS_MAX, and a point
 * that is no programme, by number and value. */
int gt_vary_grid(const struct gt_programme *programme, const struct gt_varied *varied, size_t count,
                 struct gt_programme **points, size_t *point_count, struct gt_arena *arena,
                 struct gt_error *error);

#endif
