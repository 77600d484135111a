/* sweep.h - the points of a sweep, on threads and in several processes. */
#ifndef GENTOU_ENGINE_OPERATIONS_SWEEP_H
#define GENTOU_ENGINE_OPERATIONS_SWEEP_H

#include "engine/base/ranks.h"
#include "gentou/sweep.h"

/* As gt_sweep; each thread of each rank works out a stretch of the points, and all ranks have all
 * results, the same as one thread has. Memory: gt_sweep's for each thread. Progress is called by one
 * thread at a time, of this rank's points. */
enum gt_status gt_sweep_run(const struct gt_programme *programmes, size_t count,
                            const struct gt_sweep_options *options, int threads,
                            const struct gt_ranks *ranks, struct gt_sweep_result *results);

#endif
