/* simulate.h - a programme by name or from a scenario, simulated: on threads, in several processes,
 * until it is exact enough, and from a file on. What comes out depends on the programme, the seed
 * and the paths alone. */
#ifndef GENTOU_ENGINE_OPERATIONS_SIMULATE_H
#define GENTOU_ENGINE_OPERATIONS_SIMULATE_H

#include "engine/base/error.h"
#include "engine/base/ranks.h"
#include "gentou/simulate.h"

#define GT_PATHS_USUAL 20000
#define GT_THREADS_MAX 1024

struct gt_simulate_how {
    int64_t paths; /* at most */
    uint64_t seed;
    int threads;              /* 1..GT_THREADS_MAX */
    enum gt_scheme scheme;
    const char *instructions; /* gt_instructions_find; NULL: the widest there is */
    struct gt_ranks ranks;
    double until_se;         /* of the mean public IRR; looked at after 65,536 paths and then each
                                time an eighth more are done. 0: all paths */
    const char *checkpoint;  /* file to go on from and to keep what is done in, or NULL */
    const char *identity;    /* for the checkpoint: the text that the programme was read from */
    double (*seconds)(void); /* a clock that only rises; for the checkpoint */
    /* Called now and then; other than 0 ends it with what is done. */
    int (*progress)(void *context, int64_t done, int64_t total);
    void *context;
};

enum gt_simulate_end { GT_END_PATHS, GT_END_SE, GT_END_STOPPED };

/* Runs it, in every rank; all have the result. *simulation: gt_simulation_free; its `paths` are
 * those done. */
int gt_simulate_run(const struct gt_programme *programme, const struct gt_simulate_how *how,
                    struct gt_simulation **simulation, enum gt_simulate_end *end,
                    struct gt_error *error);

#endif
