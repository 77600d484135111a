/* xirr.c [SETS [FLOWS]] - how many XIRRs a second, beside GSL's Brent on XNPV.
 *
 * Makes SETS invented funds (20,000 when not said) of FLOWS dated flows each (30): calls over the
 * first years, distributions over the later ones, some of both on days between, and solves them
 *
 *   with gt_xirr_batch, in one call, and with gt_xirr, one by one;
 *   with gsl_root_fsolver_brent on XNPV(r) between -99 % and 1,000 %, until the root is known to
 *   1e-11 on ln(1+r), the batch's own bound (XNPV by pow and, fairer, by exp and log1p).
 *
 * Prints each one's rate, the ratios and the largest difference on ln(1+r); the program fails when
 * two answers differ by more than 1e-9, never by the clock. In a loop over the same sets it shows
 * the parts of a batch's time, too.
 */
#include "gentou/returns.h"

#include "../models/dice.h"

#include <gsl/gsl_errno.h>
#include <gsl/gsl_roots.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static double now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + 1e-9 * (double)time.tv_nsec;
}

static int by_day(const void *a, const void *b)
{
    const struct gt_flow *x = a, *y = b;
    return (x->day > y->day) - (x->day < y->day);
}

/* Ten years of a fund: payments lead, receipts trail, and between them they mix. */
static void make_fund(uint64_t *seed, struct gt_flow *flows, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        gt_day day = (gt_day)dice_within(seed, 0, 3650);
        bool pays = dice_unit(seed) < 1.5 - (double)day / 1800;
        double size = 1000 + 99000 * dice_unit(seed);
        flows[i] = (struct gt_flow){14610 + day, pays ? -size : 1.4 * size};
    }
    flows[0] = (struct gt_flow){14610, -50000};
    flows[1] = (struct gt_flow){14610 + 3652, 60000};
    qsort(flows, count, sizeof *flows, by_day);
}

struct set {
    const struct gt_flow *flows;
    size_t count;
};

static double xnpv_pow(double rate, void *params)
{
    const struct set *set = params;
    double sum = 0;
    for (size_t i = 0; i < set->count; i++)
        sum += set->flows[i].amount *
               pow(1 + rate, -((double)set->flows[i].day - set->flows[0].day) / 365);
    return sum;
}

static double xnpv_exp(double rate, void *params)
{
    const struct set *set = params;
    double sum = 0, step = -log1p(rate) / 365;
    for (size_t i = 0; i < set->count; i++)
        sum += set->flows[i].amount * exp(step * ((double)set->flows[i].day - set->flows[0].day));
    return sum;
}

static double brent(gsl_root_fsolver *solver, double (*xnpv)(double, void *), struct set *set)
{
    gsl_function function = {xnpv, set};
    if (gsl_root_fsolver_set(solver, &function, -0.99, 10) != GSL_SUCCESS)
        return NAN;
    for (int i = 0; i < 200; i++) {
        gsl_root_fsolver_iterate(solver);
        double low = gsl_root_fsolver_x_lower(solver), high = gsl_root_fsolver_x_upper(solver);
        double root = gsl_root_fsolver_root(solver);
        if (high - low <= 2e-11 * (1 + root))
            return root;
    }
    return NAN;
}

struct bench {
    size_t sets, each;
    struct gt_flow *flows;
    size_t *starts;
    struct gt_irr *batch, *single;
    double *brent;
    gsl_root_fsolver *solver;
};

static int make(struct bench *bench)
{
    uint64_t seed = 1;
    bench->flows = calloc(bench->sets * bench->each, sizeof *bench->flows);
    bench->starts = calloc(bench->sets + 1, sizeof *bench->starts);
    bench->batch = calloc(bench->sets, sizeof *bench->batch);
    bench->single = calloc(bench->sets, sizeof *bench->single);
    bench->brent = calloc(bench->sets, sizeof *bench->brent);
    bench->solver = gsl_root_fsolver_alloc(gsl_root_fsolver_brent);
    if (!bench->flows || !bench->starts || !bench->batch || !bench->single || !bench->brent ||
        !bench->solver)
        return 1;
    for (size_t i = 0; i < bench->sets; i++) {
        make_fund(&seed, bench->flows + i * bench->each, bench->each);
        bench->starts[i + 1] = (i + 1) * bench->each;
    }
    return 0;
}

static void release(struct bench *bench)
{
    gsl_root_fsolver_free(bench->solver);
    free(bench->brent);
    free(bench->single);
    free(bench->batch);
    free(bench->starts);
    free(bench->flows);
}

static struct set set_of(const struct bench *bench, size_t i)
{
    return (struct set){bench->flows + bench->starts[i], bench->each};
}

/* The best of several turns, in seconds a set. */
static double time_batch(struct bench *bench, int turns)
{
    double best = INFINITY;
    for (int turn = 0; turn < turns; turn++) {
        double start = now();
        if (gt_xirr_batch(bench->flows, bench->starts, bench->sets, bench->batch) != GT_OK)
            return NAN;
        best = fmin(best, now() - start);
    }
    return best / (double)bench->sets;
}

static double time_single(struct bench *bench)
{
    double start = now();
    for (size_t i = 0; i < bench->sets; i++) {
        struct set set = set_of(bench, i);
        if (gt_xirr(set.flows, set.count, &bench->single[i]) != GT_OK)
            return NAN;
    }
    return (now() - start) / (double)bench->sets;
}

static double time_brent(struct bench *bench, double (*xnpv)(double, void *), int turns)
{
    double best = INFINITY;
    for (int turn = 0; turn < turns; turn++) {
        double start = now();
        for (size_t i = 0; i < bench->sets; i++) {
            struct set set = set_of(bench, i);
            bench->brent[i] = brent(bench->solver, xnpv, &set);
        }
        best = fmin(best, now() - start);
    }
    return best / (double)bench->sets;
}

/* Largest differences on ln(1+r); sets with several roots, of which Brent takes any, stand apart.
 */
static int compare(const struct bench *bench)
{
    double to_single = 0, to_brent = 0;
    size_t several = 0, other = 0;
    for (size_t i = 0; i < bench->sets; i++) {
        const struct gt_irr *a = &bench->batch[i], *b = &bench->single[i];
        other += a->status != b->status;
        to_single = fmax(to_single, fabs(a->log_rate - b->log_rate));
        if (a->status == GT_IRR_OK && isfinite(bench->brent[i]))
            to_brent = fmax(to_brent, fabs(a->log_rate - log1p(bench->brent[i])));
        else
            several++;
    }
    printf("largest difference on ln(1+r): %.1e to gt_xirr, %.1e to Brent (%zu sets without one "
           "rate left out)\n",
           to_single, to_brent, several);
    return other > 0 || !(to_single <= 1e-9) || !(to_brent <= 1e-9);
}

static void print(const char *what, double seconds, double batch)
{
    printf("%-34s %10.0f a second %9.3f us %8.1f\n", what, 1 / seconds, 1e6 * seconds,
           seconds / batch);
}

int main(int argc, char **argv)
{
    struct bench bench = {.sets = argc > 1 ? strtoul(argv[1], NULL, 10) : 20000,
                          .each = argc > 2 ? strtoul(argv[2], NULL, 10) : 30};
    gsl_set_error_handler_off();
    int bad = bench.sets < 1 || bench.each < 2 || make(&bench) != 0;
    if (!bad) {
        double batch = time_batch(&bench, 15);
        printf("XIRR of %zu sets of %zu flows %43s\n", bench.sets, bench.each, "times the batch");
        print("gt_xirr_batch", batch, batch);
        print("gt_xirr, one by one", time_single(&bench), batch);
        print("GSL Brent, XNPV by pow", time_brent(&bench, xnpv_pow, 3), batch);
        print("GSL Brent, XNPV by exp and log1p", time_brent(&bench, xnpv_exp, 3), batch);
        bad = compare(&bench);
    }
    release(&bench);
    return bad;
}
