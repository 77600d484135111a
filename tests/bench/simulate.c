/* simulate.c - how fast the reference programme is simulated, beside two programs that do the same:
 * plain scalar C with GSL (plain_run.c) and numpy (simulate_numpy.py). All with the full fan, and
 * the same results within their errors, or the exit status is 1.
 *
 *   simulate [PATHS [PYTHON SCRIPT]]    PATHS of the peers; ours draws ten times as many
 *
 * Beside it, on one thread: the model `rounds` with as many companies, and what a further term set
 * of a sweep costs: SETS of them less one alone, over SETS - 1.
 *
 * The floor: the random numbers, logarithms and exponentials of a path alone, on arrays, with the
 * same instructions. All are timed in turns, the best of ROUNDS, so that what else the machine does
 * meets all alike; one thread by the processor's clock, several by the wall's. Compare ratios, not
 * times.
 */
#include "engine/operations/workers.h"
#include "gentou/sweep.h"
#include "models/run_int.h"
#include "plain_run.h"

#include <gsl/gsl_errno.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

#define ROUNDS     5
#define OURS_TIMES 10
#define CACHED     5000 /* paths of numpy's arrays that fit a core's cache */
#define MANY       10000000
#define SETS       33
#define MEDIAN     4 /* where 50 stands in GT_QUANTILE_LEVELS */

struct bench {
    int64_t peer_paths, paths;
    const char *python, *script;
    int threads;
    struct gt_programme programme;
    const struct gt_kernel *kernel;
    struct gt_simulation *ours;
    struct plain_figures plain;
    double
        numpy[5]; /* IRR mean, private IRR median, TVPI median, P(TVPI < 1), last flow's median */
    /* Microseconds a path; infinite: not there. */
    double one, all, plain_time, numpy_time, cached_time, floor, rounds, set;
};

static double read_clock(clockid_t clock)
{
    struct timespec time;
    clock_gettime(clock, &time);
    return (double)time.tv_sec + 1e-9 * (double)time.tv_nsec;
}

/* Of one thread. */
static double now(void)
{
    return read_clock(CLOCK_PROCESS_CPUTIME_ID);
}

/* Everything a user waits for: the paths and the summary of every figure. */
static double run_ours(struct bench *bench, const struct gt_programme *programme, int threads,
                       int64_t paths)
{
    struct gt_run *run = NULL;
    struct gt_workers *workers = NULL;
    struct gt_tally *total = NULL;
    int64_t reached = 0;
    clockid_t clock = threads > 1 ? CLOCK_MONOTONIC : CLOCK_PROCESS_CPUTIME_ID;
    double begun = read_clock(clock);
    bool bad = gt_run_new(programme, 1, NULL, &run) != GT_OK ||
               gt_workers_new(run, threads, (struct gt_ranks){0, 1}, &workers) != GT_OK ||
               gt_tally_new(run, &total) != GT_OK ||
               gt_workers_lap(workers, 0, paths, NULL, NULL, &reached) != GT_OK ||
               gt_workers_collect(workers, total) != GT_OK;
    gt_simulation_free(bench->ours);
    bench->ours = NULL;
    if (!bad)
        bad = gt_tally_report(total, &bench->ours) != GT_OK;
    double time = bad ? NAN : 1e6 * (read_clock(clock) - begun) / (double)paths;
    gt_workers_free(workers);
    gt_tally_free(total);
    gt_run_free(run);
    return time;
}

static double run_rounds(struct bench *bench)
{
    struct gt_programme programme = bench->programme;
    programme.model = gt_outcome_find("rounds");
    for (int i = 0; i < programme.model->parameter_count; i++)
        programme.parameters[i] = programme.model->parameters[i].default_value;
    return run_ours(bench, &programme, 1, bench->paths);
}

/* Sets that differ in all their terms. */
static double run_sets(struct bench *bench, size_t count)
{
    struct gt_programme programmes[SETS];
    struct gt_sweep_result results[SETS];
    const struct gt_sweep_options options = {
        .paths = bench->paths / 10, .seed = 1, .treasury = 0.025, .capacity = 1};
    for (size_t i = 0; i < count; i++) {
        programmes[i] = bench->programme;
        programmes[i].terms.concession.share = (double)i / SETS;
        programmes[i].terms.concession.hurdle = 0.01 * (double)(i % 9);
        programmes[i].terms.call.window = (double)(i % 6);
        programmes[i].terms.call.rate = 0.005 * (double)(i % 11);
    }
    double begun = now();
    bool bad = gt_sweep(programmes, count, &options, results) != GT_OK;
    return bad ? NAN : 1e6 * (now() - begun) / (double)options.paths;
}

static double run_further_set(struct bench *bench)
{
    return (run_sets(bench, SETS) - run_sets(bench, 1)) / (SETS - 1);
}

static double run_plain(struct bench *bench)
{
    double begun = now();
    int bad = plain_run((size_t)bench->peer_paths, 1, &bench->plain);
    return bad ? NAN : 1e6 * (now() - begun) / (double)bench->peer_paths;
}

/* The script says its own time: the interpreter's start is not counted. */
static double run_numpy(struct bench *bench, int64_t chunk)
{
    char command[1024];
    double time = INFINITY;
    if (!bench->script)
        return time;
    snprintf(command, sizeof command, "%s %s %lld %lld 2>/dev/null", bench->python, bench->script,
             (long long)bench->peer_paths, (long long)chunk);
    FILE *pipe = popen(command, "r");
    bool bad = !pipe || fscanf(pipe, "%lf", &time) != 1;
    for (int i = 0; i < 5 && !bad; i++)
        bad = fscanf(pipe, "%lf", &bench->numpy[i]) != 1;
    if (pipe)
        pclose(pipe);
    return bad ? INFINITY : time;
}

/* What 30 companies and a common factor draw: two uniforms each, an exponential, half a pair of
 * normals, an exponential function. */
static double run_floor(struct bench *bench)
{
    static double a[2][GT_BATCH], b[2][GT_BATCH], sink;
    const struct gt_kernel *kernel = bench->kernel;
    const uint64_t blocks = 2000;
    double begun = now();
    for (uint64_t block = 0; block < blocks; block++)
        for (uint32_t company = 0; company < 31; company += 2) {
            for (uint32_t k = 0; k < 2; k++)
                kernel->uniforms(1, block * GT_BATCH, company + k, 0, GT_BATCH, a[k], b[k]);
            kernel->normal_pair(b[0], b[1], GT_BATCH);
            for (int k = 0; k < 2 && company < 30; k++) {
                kernel->exponential(a[k], GT_BATCH);
                kernel->exp(b[k], b[k], GT_BATCH);
            }
            sink += b[0][0] + a[1][7];
        }
    return sink == 0 ? NAN : 1e6 * (now() - begun) / (double)(blocks * GT_BATCH);
}

/* One figure of ours and a peer's; errors allowed: 4.5 standard errors of the difference. */
static int agrees(const char *what, double ours, double theirs, double se, double ours_share)
{
    double allowed = 4.5 * se * sqrt(1 + ours_share) + fabs(ours) / 1024;
    bool good = fabs(ours - theirs) <= allowed;
    if (!good)
        printf("DIFFERS: %s: %.6g, theirs %.6g, allowed %.2g\n", what, ours, theirs, allowed);
    return !good;
}

static int compare(const struct bench *bench, const double figures[5], const char *who)
{
    const struct gt_simulation *s = bench->ours;
    const struct gt_side_result *public_side = &s->public_side, *private_side = &s->private_side;
    double share = (double)bench->peer_paths / (double)s->paths;
    double scale = sqrt(1 / share); /* from our standard errors to theirs */
    double paid_in = 0.25 * 30;
    int bad = 0;
    printf("agreement with %s: mean public IRR %.4f, theirs %.4f\n", who, public_side->irr.mean,
           figures[0]);
    bad |= agrees("mean public IRR", public_side->irr.mean, figures[0], public_side->irr.se * scale,
                  share);
    bad |= agrees("median private IRR", private_side->irr.quantiles[MEDIAN], figures[1],
                  private_side->irr.quantile_ses[MEDIAN] * scale, share);
    bad |= agrees("median public TVPI", public_side->tvpi.quantiles[MEDIAN], figures[2],
                  public_side->tvpi.quantile_ses[MEDIAN] * scale, share);
    bad |= agrees("P(public TVPI < 1)", public_side->p_tvpi_below_1, figures[3],
                  public_side->p_tvpi_below_1_se * scale, share);
    bad |= agrees("median final flow", s->fan[47].quantiles[2], figures[4],
                  paid_in * public_side->tvpi.quantile_ses[MEDIAN] * scale, share);
    return bad;
}

/* A quantile of the fan lies where theirs does: half the spread of its neighbours' ranks would be
 * the error, so the medians of three quarters are compared by the final one's relative error. */
static int compare_fan(const struct bench *bench)
{
    int bad = 0;
    double se = bench->ours->public_side.tvpi.quantile_ses[MEDIAN] * 0.25 * 30 *
                sqrt((double)bench->ours->paths / (double)bench->peer_paths);
    for (int q = 8; q < PLAIN_QUARTERS; q += 8)
        bad |= agrees("median flow", bench->ours->fan[q].quantiles[2], bench->plain.fan[q][2], se,
                      0.1);
    return bad;
}

static void time_all(struct bench *bench)
{
    bench->one = bench->all = bench->plain_time = bench->numpy_time = INFINITY;
    bench->cached_time = bench->floor = bench->rounds = bench->set = INFINITY;
    for (int i = 0; i < ROUNDS; i++) {
        bench->floor = fmin(bench->floor, run_floor(bench));
        bench->rounds = fmin(bench->rounds, run_rounds(bench));
        bench->set = fmin(bench->set, run_further_set(bench));
        bench->one = fmin(bench->one, run_ours(bench, &bench->programme, 1, bench->paths));
        bench->plain_time = fmin(bench->plain_time, run_plain(bench));
        bench->all =
            fmin(bench->all, run_ours(bench, &bench->programme, bench->threads, bench->paths));
        bench->numpy_time = fmin(bench->numpy_time, run_numpy(bench, bench->peer_paths));
        bench->cached_time = fmin(bench->cached_time, run_numpy(bench, CACHED));
    }
}

static void print(const char *what, double time, double one, double all)
{
    printf("%-36s %8.3f %12.1f %12.1f\n", what, time, time / one, time / all);
}

static void report(const struct bench *bench)
{
    char all[64];
    snprintf(all, sizeof all, "gentou, %d threads", bench->threads);
    printf("The reference programme with its full fan; instructions: %s\n", bench->kernel->name);
    printf("%-36s %8s %12s %12s\n", "", "us/path", "of 1 thread", "of all");
    print("gentou, 1 thread", bench->one, bench->one, bench->all);
    print(all, bench->all, bench->one, bench->all);
    print("plain C with GSL, mt19937", bench->plain_time, bench->one, bench->all);
    if (isfinite(bench->numpy_time)) {
        print("numpy", bench->numpy_time, bench->one, bench->all);
        print("numpy, 5,000 paths at a time", bench->cached_time, bench->one, bench->all);
    } else {
        printf("SKIPPED: numpy is not there (sh engine/install.sh bench)\n");
    }
    printf("%-36s %8.3f; ours on one thread is %.2f times that\n",
           "floor: draws, log, exp, sincos alone", bench->floor, bench->one / bench->floor);
    printf("%-36s %8.3f; %.2f times the reference\n", "rounds, 1 thread", bench->rounds,
           bench->rounds / bench->one);
    printf("%-36s %8.3f; %.1f %% of a simulation\n", "a further term set of a sweep", bench->set,
           100 * bench->set / bench->one);
}

/* Before any peer takes memory. */
static void report_memory(struct bench *bench, int64_t paths)
{
    struct rusage usage;
    double time = run_ours(bench, &bench->programme, bench->threads, paths);
    getrusage(RUSAGE_SELF, &usage);
    printf("%lld paths: %.1f s on %d threads, %ld MiB at most\n", (long long)paths,
           1e-6 * time * (double)paths, bench->threads, usage.ru_maxrss >> 10);
}

int main(int argc, char **argv)
{
    long processors = sysconf(_SC_NPROCESSORS_ONLN);
    struct bench bench = {.peer_paths = argc > 1 ? strtoll(argv[1], NULL, 10) : 100000,
                          .python = argc > 2 ? argv[2] : NULL,
                          .script = argc > 3 ? argv[3] : NULL,
                          .threads = processors < 2 ? 2 : (int)processors,
                          .programme = gt_programme_preset_find("reference")->programme,
                          .kernel = gt_kernel_find(NULL)};
    gsl_set_error_handler_off();
    if (bench.peer_paths < 1000)
        return 1;
    bench.paths = OURS_TIMES * bench.peer_paths;
    if (bench.peer_paths >= 100000)
        report_memory(&bench, MANY);
    time_all(&bench);
    if (!bench.ours)
        return 1;
    report(&bench);
    double plain[5] = {bench.plain.irr_mean, bench.plain.private_irr_median,
                       bench.plain.tvpi_median, bench.plain.p_tvpi_below_1, bench.plain.fan[47][2]};
    int bad = compare(&bench, plain, "plain C") | compare_fan(&bench);
    if (isfinite(bench.numpy_time))
        bad |= compare(&bench, bench.numpy, "numpy");
    gt_simulation_free(bench.ours);
    return bad;
}
