/* workers.c - threads over the pieces of a lap. Where a thread cannot be had, the others do its
 * work. */
#include "engine/operations/workers.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdlib.h>

struct lap {
    int64_t limit, width; /* paths of one piece of every rank */
    int64_t offset;       /* of this rank's */
    atomic_llong next;    /* the first path that no worker took, of all ranks */
    atomic_bool ended;
};

struct worker {
    struct gt_tally *tally;
    struct lap *lap;
    enum gt_status status;
    bool own; /* thread, to be joined */
    pthread_t thread;
};

struct gt_workers {
    struct gt_ranks ranks;
    int count;
    struct worker workers[];
};

void gt_workers_free(struct gt_workers *workers)
{
    for (int i = 0; workers && i < workers->count; i++)
        gt_tally_free(workers->workers[i].tally);
    free(workers);
}

enum gt_status gt_workers_new(const struct gt_run *run, int threads, struct gt_ranks ranks,
                              struct gt_workers **workers)
{
    struct gt_workers *made = calloc(1, sizeof *made + (size_t)threads * sizeof *made->workers);
    enum gt_status status = made ? GT_OK : GT_ENOMEM;
    for (int i = 0; i < threads && status == GT_OK; i++) {
        status = gt_tally_new(run, &made->workers[i].tally);
        made->count = i + 1;
    }
    if (status != GT_OK) {
        gt_workers_free(made);
        return status;
    }
    made->ranks = ranks;
    *workers = made;
    return GT_OK;
}

static int64_t least(int64_t a, int64_t b)
{
    return a < b ? a : b;
}

/* Takes one piece and does it; false when there is none. */
static bool do_piece(struct worker *worker)
{
    struct lap *lap = worker->lap;
    if (worker->status != GT_OK || atomic_load(&lap->ended))
        return false;
    int64_t first = atomic_fetch_add(&lap->next, lap->width) + lap->offset;
    if (first >= lap->limit)
        return false;
    worker->status =
        gt_tally_paths(worker->tally, first, least(GT_PIECE_PATHS, lap->limit - first));
    return true;
}

static void *work(void *context)
{
    while (do_piece(context))
        ;
    return NULL;
}

enum gt_status gt_workers_lap(struct gt_workers *workers, int64_t first, int64_t limit,
                              int (*tick)(void *context, int64_t done), void *context,
                              int64_t *reached)
{
    int64_t width = (int64_t)GT_PIECE_PATHS * workers->ranks.count;
    struct lap lap = {
        .limit = limit, .width = width, .offset = (int64_t)GT_PIECE_PATHS * workers->ranks.rank};
    enum gt_status status = GT_OK;
    atomic_init(&lap.next, first);
    atomic_init(&lap.ended, false);
    for (int i = 0; i < workers->count; i++) {
        struct worker *worker = &workers->workers[i];
        worker->lap = &lap;
        worker->status = GT_OK;
        worker->own = i > 0 && pthread_create(&worker->thread, NULL, work, worker) == 0;
    }
    while (do_piece(&workers->workers[0]))
        if (tick && tick(context, least(atomic_load(&lap.next), limit)) != 0)
            atomic_store(&lap.ended, true);
    for (int i = 0; i < workers->count; i++) {
        struct worker *worker = &workers->workers[i];
        if (worker->own)
            pthread_join(worker->thread, NULL);
        status = status == GT_OK ? worker->status : status;
    }
    *reached = least(atomic_load(&lap.next), limit);
    return status;
}

enum gt_status gt_workers_collect(struct gt_workers *workers, struct gt_tally *tally)
{
    enum gt_status status = GT_OK;
    for (int i = 0; i < workers->count && status == GT_OK; i++) {
        status = gt_tally_merge(tally, workers->workers[i].tally);
        gt_tally_clear(workers->workers[i].tally);
    }
    return status;
}
