/* workers.h - the paths of a simulation on several threads.
 *
 * Paths are handed out in pieces of GT_PIECE_PATHS, in order; each worker has a tally of its own. A
 * lap ends at its limit, or before when `tick` says so, and then every piece before *reached is
 * done and none behind it. What was tallied does not depend on who did which piece.
 */
#ifndef GENTOU_ENGINE_OPERATIONS_WORKERS_H
#define GENTOU_ENGINE_OPERATIONS_WORKERS_H

#include "engine/base/ranks.h"
#include "gentou/simulate.h"

#define GT_PIECE_PATHS 2048

struct gt_workers;

/* Of the pieces, this rank does every ranks.count-th. */
enum gt_status gt_workers_new(const struct gt_run *run, int threads, struct gt_ranks ranks,
                              struct gt_workers **workers);
void gt_workers_free(struct gt_workers *workers);

/* Paths first..limit - 1, first a multiple of GT_BATCH. tick: called by the calling
 * thread between its own pieces with the paths that are done or being done; other than 0 ends the
 * lap (which several ranks may not do: they would not agree on *reached); NULL: none. GT_ENOMEM. */
enum gt_status gt_workers_lap(struct gt_workers *workers, int64_t first, int64_t limit,
                              int (*tick)(void *context, int64_t done), void *context,
                              int64_t *reached);

/* Moves all that was tallied since the last time to `tally`. GT_ENOMEM. */
enum gt_status gt_workers_collect(struct gt_workers *workers, struct gt_tally *tally);

#endif
