/* sweep.c - stretches of points, dealt out beforehand: they all take about as long. */
#include "engine/operations/sweep.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

struct stretch {
    const struct gt_programme *programmes;
    size_t count;
    struct gt_sweep_options options;
    struct gt_sweep_result *results;
    enum gt_status status;
    bool own; /* thread, to be joined */
    pthread_t thread;
};

/* The first of the points of the part-th of `parts`. */
static size_t begin_of(size_t count, int part, int parts)
{
    return count * (size_t)part / (size_t)parts;
}

static void *work(void *context)
{
    struct stretch *stretch = context;
    stretch->status = stretch->count == 0 ? GT_OK
                                          : gt_sweep(stretch->programmes, stretch->count,
                                                     &stretch->options, stretch->results);
    return NULL;
}

/* This rank's points on its threads; the first stretch on this one, which shows the progress. */
static enum gt_status run_points(const struct gt_programme *programmes, size_t count,
                                 const struct gt_sweep_options *options, int threads,
                                 struct gt_sweep_result *results)
{
    struct stretch *stretches = calloc((size_t)threads, sizeof *stretches);
    enum gt_status status = GT_OK;
    if (!stretches)
        return GT_ENOMEM;
    for (int i = 0; i < threads; i++) {
        size_t first = begin_of(count, i, threads);
        struct stretch *stretch = &stretches[i];
        *stretch = (struct stretch){.programmes = programmes + first,
                                    .count = begin_of(count, i + 1, threads) - first,
                                    .options = *options,
                                    .results = results + first};
        if (i > 0)
            stretch->options.progress = NULL;
        stretch->own = i > 0 && pthread_create(&stretch->thread, NULL, work, stretch) == 0;
    }
    for (int i = 0; i < threads; i++)
        if (!stretches[i].own)
            work(&stretches[i]);
    for (int i = 0; i < threads; i++) {
        if (stretches[i].own)
            pthread_join(stretches[i].thread, NULL);
        status = status == GT_OK ? stretches[i].status : status;
    }
    free(stretches);
    return status;
}

/* Rank 0 takes in what the others found; all hear how it went. */
static enum gt_status join(size_t count, const struct gt_ranks *ranks, enum gt_status status,
                           struct gt_sweep_result *results)
{
    size_t first = begin_of(count, ranks->rank, ranks->count);
    size_t own = begin_of(count, ranks->rank + 1, ranks->count) - first;
    char ok = 1;
    if (ranks->rank > 0) { /* a rank may have no point: it sends a sign of life all the same */
        const void *bytes = own > 0 ? (const void *)(results + first) : &ok;
        gt_ranks_send(ranks, bytes, status != GT_OK ? 0 : own > 0 ? own * sizeof *results : 1);
    }
    for (int from = 1; ranks->rank == 0 && from < ranks->count; from++) {
        size_t size = 0, at = begin_of(count, from, ranks->count);
        void *bytes = gt_ranks_receive(ranks, from, &size);
        if (!bytes)
            status = status == GT_OK ? GT_ENOMEM : status;
        else if (begin_of(count, from + 1, ranks->count) > at)
            memcpy(results + at, bytes, size);
        free(bytes);
    }
    status = (enum gt_status)gt_ranks_agree(ranks, status);
    if (status == GT_OK)
        gt_ranks_share(ranks, results, count * sizeof *results);
    return status;
}

enum gt_status gt_sweep_run(const struct gt_programme *programmes, size_t count,
                            const struct gt_sweep_options *options, int threads,
                            const struct gt_ranks *ranks, struct gt_sweep_result *results)
{
    size_t first = begin_of(count, ranks->rank, ranks->count);
    size_t own = begin_of(count, ranks->rank + 1, ranks->count) - first;
    enum gt_status status = run_points(programmes + first, own, options, threads, results + first);
    status = join(count, ranks, status, results);
    if (status == GT_OK)
        gt_sweep_frontier(results, count);
    return status;
}
