/* tail.c - a lognormal body with a Pareto tail; tail.h has the formulas and the source. */
#include "gentou/tail.h"

#include "gentou/random.h"

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_sort.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

static bool may_stand(const double *values, size_t count, size_t least)
{
    for (size_t i = 0; i < count; i++)
        if (!(values[i] > 0 && isfinite(values[i])))
            return false;
    return least >= 2;
}

/* The distance between numbers in order, from m on, and the Pareto law; `reach`: no farther
 * matters. */
static double distance_of(const double *logs, size_t count, double exponent, double reach)
{
    double farthest = 0, n = (double)count;
    for (size_t i = 0; i < count && farthest < reach; i++)
        farthest = fmax(farthest, fabs(1 - exp(-exponent * (logs[i] - logs[0])) - (double)i / n));
    return farthest;
}

/* The best threshold of logarithms in order: its place, or count when there is none. */
static size_t best_start(const double *logs, size_t count, size_t least, double *exponent,
                         double *distance)
{
    size_t best = count;
    double above = 0; /* the sum of the logarithms from i on */
    *distance = INFINITY;
    for (size_t i = count; i-- > 0;) {
        above += logs[i];
        if (count - i < least || (i > 0 && logs[i - 1] == logs[i]))
            continue;
        double n = (double)(count - i), excess = above - n * logs[i];
        if (!(excess > n * 1e-14 * fabs(logs[i])))
            continue;
        double found = distance_of(logs + i, count - i, n / excess, *distance);
        if (found < *distance) {
            *distance = found;
            *exponent = n / excess;
            best = i;
        }
    }
    return best;
}

/* Logarithms in order; NULL: memory. */
static double *sorted_logs(const double *values, size_t count)
{
    double *logs = malloc((count + 1) * sizeof *logs);
    if (!logs)
        return NULL;
    for (size_t i = 0; i < count; i++)
        logs[i] = log(values[i]);
    gsl_sort(logs, 1, count);
    return logs;
}

enum gt_status gt_tail_fit(const double *values, size_t count, size_t least, double confidence,
                           struct gt_tail *tail)
{
    double k = 0, distance = 0, side = (1 - confidence) / 2;
    if (!may_stand(values, count, least) || !(confidence > 0 && confidence < 1))
        return GT_ERANGE;
    double *logs = sorted_logs(values, count);
    if (!logs)
        return GT_ENOMEM;
    size_t start = best_start(logs, count, least, &k, &distance);
    double log_from = start < count ? logs[start] : 0;
    free(logs);
    if (start == count)
        return GT_ENODATA;
    double n = (double)(count - start), from = INFINITY;
    for (size_t i = 0; i < count; i++) /* the number itself, not the exponential of its logarithm */
        if (log(values[i]) == log_from)
            from = values[i];
    *tail = (struct gt_tail){.from = from,
                             .count = count - start,
                             .exponent = {k, k * gsl_cdf_chisq_Pinv(side, 2 * n) / (2 * n),
                                          k * gsl_cdf_chisq_Qinv(side, 2 * n) / (2 * n)},
                             .distance = distance,
                             .log_likelihood = n * (log(k) - log_from) - (k + 1) * n / k};
    return GT_OK;
}

/* One sample like the fit: two uniforms a number say which part it comes from, and where there. */
static void draw(const double *logs, size_t count, const struct gt_tail *tail, uint64_t seed,
                 uint32_t sample, double *uniforms, double *drawn)
{
    size_t below = count - tail->count;
    gt_random_uniforms(seed, 0, 0, sample, count, uniforms, drawn);
    for (size_t i = 0; i < count; i++)
        drawn[i] = uniforms[i] * (double)count < (double)below
                       ? logs[(size_t)(drawn[i] * (double)below)]
                       : log(tail->from) - log(drawn[i]) / tail->exponent.value;
    gsl_sort(drawn, 1, count);
}

enum gt_status gt_tail_plausibility(const double *values, size_t count, size_t least,
                                    const struct gt_tail *tail, uint64_t seed, int samples,
                                    double *p)
{
    if (!may_stand(values, count, least) || tail->count > count || samples < 1)
        return GT_ERANGE;
    double *logs = sorted_logs(values, count), k, distance;
    double *room = malloc((count + 1) * 2 * sizeof *room);
    int farther = 0;
    for (int sample = 0; sample < samples && logs && room; sample++) {
        draw(logs, count, tail, seed, (uint32_t)sample, room, room + count);
        best_start(room + count, count, least, &k, &distance);
        farther += distance >= tail->distance;
    }
    enum gt_status status = logs && room ? GT_OK : GT_ENOMEM;
    if (status == GT_OK)
        *p = (double)farther / samples;
    free(room);
    free(logs);
    return status;
}

enum gt_status gt_tail_body(const double *values, size_t count, double from, double confidence,
                            struct gt_lifetime *body)
{
    struct gt_stay *stays = malloc((count + 1) * sizeof *stays);
    if (!stays)
        return GT_ENOMEM;
    for (size_t i = 0; i < count; i++)
        stays[i] = (struct gt_stay){fmin(values[i], from), values[i] < from};
    enum gt_status status = gt_lifetime_fit(stays, count, GT_LIFETIME_LOGNORMAL, confidence, body);
    free(stays);
    return status;
}

double gt_tail_survival(const struct gt_lifetime *body, const struct gt_tail *tail, double x)
{
    bool beyond = tail && x > tail->from;
    double share = gt_lifetime_survival(GT_LIFETIME_LOGNORMAL, body->a.value, body->b.value,
                                        beyond ? tail->from : x);
    return beyond ? share * pow(x / tail->from, -tail->exponent.value) : share;
}
