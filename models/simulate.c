/* simulate.c - a simulation from its parts: what its tallies share, the paths, the result.
 *
 * What a path leaves behind: simulate_columns.c; how it is tallied: tally_int.h; what of it is
 * told: tally_summary.c.
 */
#include "gentou/parties.h"
#include "gentou/random.h"
#include "models/run_int.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define PROGRESS_BLOCKS 64

static int compare(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

/* The middle of those that are defined, 0 of none. Destroys the values. */
static double middle(double *values)
{
    size_t n = 0;
    for (size_t i = 0; i < GT_BLOCK_PATHS; i++)
        if (isfinite(values[i]))
            values[n++] = values[i];
    qsort(values, n, sizeof *values, compare);
    return n > 0 ? values[n / 2] : 0;
}

/* Sums of differences to a number among the figures lose nothing of a small deviation. */
static enum gt_status find_centres(struct gt_run *run)
{
    struct gt_tally *tally = NULL;
    enum gt_status status = gt_tally_new(run, &tally);
    if (status != GT_OK)
        return status;
    run->kernel->block_figures(&run->plan, run->seed, 0, tally->block, tally->figures);
    for (int c = 0; c < run->column_count; c++)
        run->centres[c] = middle(tally->figures + (size_t)c * GT_BLOCK_PATHS);
    gt_tally_free(tally);
    return GT_OK;
}

enum gt_status gt_run_new(const struct gt_programme *programme, uint64_t seed,
                          const char *instructions, struct gt_run **run)
{
    const struct gt_kernel *kernel = gt_kernel_find(instructions);
    if (gt_programme_check(programme) || !kernel)
        return GT_ERANGE;
    struct gt_run *made = calloc(1, sizeof *made);
    if (!made)
        return GT_ENOMEM;
    made->programme = *programme;
    made->kernel = kernel;
    made->seed = seed;
    kernel->plan_make(&made->programme, &made->plan);
    made->column_count = gt_plan_columns(&made->plan, &made->columns);
    enum gt_status status = find_centres(made);
    if (status == GT_OK)
        *run = made;
    else
        gt_run_free(made);
    return status;
}

static const uint64_t scheme_bits[] = {
    [GT_SCHEME_ANTITHETIC] = GT_PATH_ANTITHETIC, [GT_SCHEME_NET] = GT_PATH_NET};

void gt_run_set_scheme(struct gt_run *run, enum gt_scheme scheme)
{
    run->scheme = scheme_bits[scheme];
}

static enum gt_scheme scheme_of(const struct gt_run *run)
{
    enum gt_scheme scheme = GT_SCHEME_INDEPENDENT;
    while (scheme_bits[scheme] != run->scheme)
        scheme++;
    return scheme;
}

void gt_run_free(struct gt_run *run)
{
    free(run);
}

enum gt_status gt_tally_report(const struct gt_tally *tally, struct gt_simulation **result)
{
    const struct gt_run *run = tally->run;
    size_t quarters = (size_t)run->programme.quarters;
    struct gt_simulation *simulation =
        calloc(1, sizeof *simulation + quarters * sizeof *simulation->fan);
    if (!simulation)
        return GT_ENOMEM;
    simulation->paths = tally->paths;
    simulation->seed = run->seed;
    simulation->scheme = scheme_of(run);
    simulation->draws_version = GT_DRAWS_VERSION;
    simulation->summary_version = GT_SUMMARY_VERSION;
    simulation->quarters = (int)quarters;
    enum gt_status status = gt_plan_report(&run->plan, tally, simulation);
    if (status == GT_OK)
        *result = simulation;
    else
        gt_simulation_free(simulation);
    return status;
}

static enum gt_status run_all(struct gt_tally *tally, const struct gt_simulate_options *options)
{
    const int64_t step = PROGRESS_BLOCKS * GT_BLOCK_PATHS;
    enum gt_status status = GT_OK;
    for (int64_t done = 0; done < options->paths && status == GT_OK;) {
        int64_t left = options->paths - done, count = left < step ? left : step;
        status = gt_tally_paths(tally, done, count);
        done += count;
        if (status == GT_OK && options->progress &&
            options->progress(options->context, done, options->paths) != 0)
            status = GT_ESTOPPED;
    }
    return status;
}

enum gt_status gt_simulate(const struct gt_programme *programme,
                           const struct gt_simulate_options *options, struct gt_simulation **result)
{
    struct gt_run *run = NULL;
    struct gt_tally *tally = NULL;
    if (options->paths < 1 || options->paths > GT_PATHS_MAX)
        return GT_ERANGE;
    enum gt_status status = gt_run_new(programme, options->seed, NULL, &run);
    if (status == GT_OK)
        status = gt_tally_new(run, &tally);
    if (status == GT_OK)
        status = run_all(tally, options);
    if (status == GT_OK)
        status = gt_tally_report(tally, result);
    gt_tally_free(tally);
    gt_run_free(run);
    return status;
}

void gt_simulation_free(struct gt_simulation *simulation)
{
    if (simulation)
        gt_parties_free(simulation->parties);
    free(simulation);
}
