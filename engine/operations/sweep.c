/* sweep.c - stretches of points, dealt out beforehand: they all take about as long. */
#include "engine/operations/sweep.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

/* What the stretches share, which show their progress as one. */
struct course {
    const struct gt_sweep_options *options;
    struct stretch *stretches;
    int count;
    int64_t points;
    bool stopped;
    pthread_mutex_t lock;
};

struct stretch {
    struct course *course;
    int64_t done; /* points */
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

static int follow(void *context, int64_t done, int64_t total)
{
    struct stretch *stretch = context;
    struct course *course = stretch->course;
    int64_t sum = 0;
    (void)total;
    pthread_mutex_lock(&course->lock);
    stretch->done = done;
    for (int i = 0; i < course->count; i++)
        sum += course->stretches[i].done;
    if (course->options->progress(course->options->context, sum, course->points))
        course->stopped = true;
    bool stopped = course->stopped;
    pthread_mutex_unlock(&course->lock);
    return stopped;
}

/* This rank's points on its threads, the first stretch on this one. */
static enum gt_status run_points(const struct gt_programme *programmes, size_t count,
                                 const struct gt_sweep_options *options, int threads,
                                 struct gt_sweep_result *results)
{
    struct stretch *stretches = calloc((size_t)threads, sizeof *stretches);
    struct course course = {options,        stretches, threads,
                            (int64_t)count, false,     PTHREAD_MUTEX_INITIALIZER};
    enum gt_status status = GT_OK;
    if (!stretches)
        return GT_ENOMEM;
    for (int i = 0; i < threads; i++) {
        size_t first = begin_of(count, i, threads);
        stretches[i] = (struct stretch){.course = &course,
                                        .programmes = programmes + first,
                                        .count = begin_of(count, i + 1, threads) - first,
                                        .options = *options,
                                        .results = results + first};
        stretches[i].options.context = &stretches[i];
        stretches[i].options.progress = options->progress ? follow : NULL;
    }
    for (int i = 1; i < threads; i++)
        stretches[i].own = pthread_create(&stretches[i].thread, NULL, work, &stretches[i]) == 0;
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

/* How it went with a rank, and what it found. */
static void hand_in(const struct gt_ranks *ranks, enum gt_status status,
                    const struct gt_sweep_result *results, size_t count)
{
    gt_ranks_send(ranks, &status, sizeof status);
    if (status == GT_OK && count > 0)
        gt_ranks_send(ranks, results, count * sizeof *results);
}

static enum gt_status take_in(const struct gt_ranks *ranks, int from,
                              struct gt_sweep_result *results, size_t count)
{
    enum gt_status status = GT_ENOMEM;
    size_t size = 0;
    void *bytes = gt_ranks_receive(ranks, from, &size);
    if (bytes)
        memcpy(&status, bytes, sizeof status);
    free(bytes);
    if (status != GT_OK || count == 0)
        return status;
    bytes = gt_ranks_receive(ranks, from, &size);
    if (!bytes)
        return GT_ENOMEM;
    memcpy(results, bytes, size);
    free(bytes);
    return GT_OK;
}

/* Rank 0 takes in what the others found; all hear how it went. */
static enum gt_status join(size_t count, const struct gt_ranks *ranks, enum gt_status status,
                           struct gt_sweep_result *results)
{
    for (int r = 1; r < ranks->count; r++) {
        size_t first = begin_of(count, r, ranks->count);
        size_t own = begin_of(count, r + 1, ranks->count) - first;
        enum gt_status told = status;
        if (ranks->rank == r)
            hand_in(ranks, status, results + first, own);
        else if (ranks->rank == 0)
            told = take_in(ranks, r, results + first, own);
        status = status == GT_OK ? told : status;
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
