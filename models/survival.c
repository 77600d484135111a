/* survival.c - Kaplan and Meier's curve with Greenwood's intervals; lifetime.h has the formulas. */
#include "models/survival_int.h"

#include <gsl/gsl_cdf.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* By length; at equal length those that ended come first. */
static int compare(const void *left, const void *right)
{
    const struct gt_stay *a = left, *b = right;
    if (a->time != b->time)
        return a->time < b->time ? -1 : 1;
    return (int)b->ended - (int)a->ended;
}

static void bound(struct gt_survival_step *step, double greenwood, double z)
{
    step->low = step->high = step->survival;
    if (step->survival <= 0)
        return;
    double log_survival = log(step->survival), half = z * sqrt(greenwood) / -log_survival;
    step->low = exp(log_survival * exp(half));
    step->high = exp(log_survival * exp(-half));
}

size_t gt_survival_walk(const struct gt_stay *sorted, size_t count, double z,
                        struct gt_survival_step *steps)
{
    double survival = 1, greenwood = 0;
    size_t made = 0;
    for (size_t i = 0, next; i < count; i = next) {
        size_t ended = 0, at_risk = count - i;
        for (next = i; next < count && sorted[next].time == sorted[i].time; next++)
            ended += sorted[next].ended;
        if (ended == 0)
            continue;
        double n = (double)at_risk, d = (double)ended;
        survival *= (n - d) / n;
        greenwood += ended < at_risk ? d / (n * (n - d)) : 0;
        steps[made] = (struct gt_survival_step){sorted[i].time, at_risk, ended, survival, 0, 0};
        bound(&steps[made++], greenwood, z);
    }
    return made;
}

enum gt_status gt_survival_curve(const struct gt_stay *stays, size_t count, double confidence,
                                 struct gt_survival_step *steps, size_t *step_count)
{
    if (count == 0)
        return GT_ENODATA;
    if (!(confidence > 0 && confidence < 1))
        return GT_ERANGE;
    for (size_t i = 0; i < count; i++)
        if (!(stays[i].time > 0 && isfinite(stays[i].time)))
            return GT_ERANGE;
    struct gt_stay *sorted = malloc(count * sizeof *sorted);
    if (!sorted)
        return GT_ENOMEM;
    memcpy(sorted, stays, count * sizeof *sorted);
    qsort(sorted, count, sizeof *sorted, compare);
    *step_count =
        gt_survival_walk(sorted, count, gsl_cdf_ugaussian_Qinv((1 - confidence) / 2), steps);
    free(sorted);
    return GT_OK;
}

struct gt_estimate gt_survival_median(const struct gt_survival_step *steps, size_t step_count)
{
    const double half = 0.5 * (1 + 1e-12); /* the product of fractions was rounded */
    struct gt_estimate median = {INFINITY, INFINITY, INFINITY};
    for (size_t i = step_count; i-- > 0;) {
        if (steps[i].survival <= half)
            median.value = steps[i].time;
        if (steps[i].low <= half)
            median.low = steps[i].time;
        if (steps[i].high <= half)
            median.high = steps[i].time;
    }
    return median;
}
