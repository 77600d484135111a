/* lifetime.c - laws of lifetimes by maximum likelihood; lifetime.h has the formulas and sources.
 *
 * With y = ln t, d stays that ended:
 *   exponential  a closed form
 *   Weibull      the shape b solves sum y t^b / sum t^b - 1/b = mean of y over the ended ones,
 * whose left side rises in b, so the root is the only one; then a^b = sum t^b / d lognormal    the
 * likelihood is concave in (a/b, 1/b) (R. J. Olsen, Econometrica 46 (1978) 1211-1215), so Newton's
 * steps, halved until they climb, end at its maximum
 */
#include "gentou/lifetime.h"

#include <float.h>
#include <gsl/gsl_cdf.h>
#include <gsl/gsl_errno.h>
#include <gsl/gsl_math.h>
#include <gsl/gsl_roots.h>
#include <gsl/gsl_sf_erf.h>
#include <gsl/gsl_sf_gamma.h>
#include <gsl/gsl_sf_psi.h>
#include <math.h>
#include <stdlib.h>

#define STEPS_MAX 200
#define SHAPE_MIN 1e-4
#define SHAPE_MAX 1e8
#define EXACT     1e-13 /* relative: where the iterations end */

/* Logarithms of the times, less the largest. */
struct logs {
    const struct gt_stay *stays;
    size_t count;
    double *y, largest;
    double ended;      /* stays */
    double ended_mean; /* of y over them */
    double ended_sum;  /* of ln t over them */
    double time;       /* of all */
};

/* Exponential. */

static void fit_exponential(const struct logs *logs, double confidence, struct gt_lifetime *fit)
{
    double mean = logs->time / logs->ended;
    fit->a = gt_estimate_log_wald(mean, 1 / sqrt(logs->ended), confidence);
    fit->b = (struct gt_estimate){1, 1, 1};
    fit->mean = fit->a;
    fit->log_likelihood = -logs->ended * (log(mean) + 1);
}

/* Weibull. */

static double shape_excess(double shape, void *context)
{
    const struct logs *logs = context;
    double sum = 0, weights = 0;
    for (size_t i = 0; i < logs->count; i++) {
        double weight = exp(shape * logs->y[i]);
        weights += weight;
        sum += weight * logs->y[i];
    }
    return sum / weights - 1 / shape - logs->ended_mean;
}

static enum gt_status find_shape(struct logs *logs, double *shape)
{
    double low = SHAPE_MIN, high = 1;
    while (shape_excess(high, logs) < 0 && high < SHAPE_MAX)
        high *= 2;
    while (shape_excess(low, logs) > 0 && low > DBL_MIN * 4)
        low /= 2;
    gsl_function function = {shape_excess, logs};
    gsl_root_fsolver *solver = gsl_root_fsolver_alloc(gsl_root_fsolver_brent);
    if (!solver)
        return GT_ENOMEM;
    enum gt_status status =
        gsl_root_fsolver_set(solver, &function, low, high) == GSL_SUCCESS ? GT_OK : GT_ENODATA;
    for (int step = 0; step < STEPS_MAX && status == GT_OK && high - low > EXACT * high; step++) {
        if (gsl_root_fsolver_iterate(solver))
            status = GT_ENODATA;
        low = gsl_root_fsolver_x_lower(solver);
        high = gsl_root_fsolver_x_upper(solver);
    }
    *shape = gsl_root_fsolver_root(solver);
    gsl_root_fsolver_free(solver);
    return status;
}

/* The information in (ln a, ln b), with z = b (y - ln a) and e^z summing to the ended ones. */
static enum gt_status fit_weibull(struct logs *logs, double confidence, struct gt_lifetime *fit)
{
    double shape = 1, weights = 0, first = 0, second = 0;
    enum gt_status status = find_shape(logs, &shape);
    if (status != GT_OK)
        return status;
    for (size_t i = 0; i < logs->count; i++)
        weights += exp(shape * logs->y[i]);
    double log_scale = log(weights / logs->ended) / shape;
    for (size_t i = 0; i < logs->count; i++) {
        double z = shape * (logs->y[i] - log_scale);
        first += z * exp(z);
        second += z * z * exp(z);
    }
    double aa = shape * shape * logs->ended, ab = -shape * first, bb = logs->ended + second;
    double determinant = aa * bb - ab * ab;
    fit->a =
        gt_estimate_log_wald(exp(log_scale + logs->largest), sqrt(bb / determinant), confidence);
    fit->b = gt_estimate_log_wald(shape, sqrt(aa / determinant), confidence);
    double turn = -gsl_sf_psi(1 + 1 / shape) / shape; /* of ln mean with ln b */
    fit->mean = gt_estimate_log_wald(gt_lifetime_mean(GT_LIFETIME_WEIBULL, fit->a.value, shape),
                                     sqrt((bb - 2 * turn * ab + turn * turn * aa) / determinant),
                                     confidence);
    fit->log_likelihood =
        logs->ended * (log(shape) + shape * (logs->ended_mean - log_scale) - 1) - logs->ended_sum;
    return GT_OK;
}

/* Lognormal, in p = a/b and q = 1/b, of y. */

struct point {
    double p, q;
    double value;      /* ln L of y */
    double dp, dq;     /* gradient */
    double pp, pq, qq; /* minus the second derivatives */
};

static void look(const struct logs *logs, struct point *at)
{
    at->value = logs->ended * (log(at->q) - log(2 * M_PI) / 2);
    at->dp = at->pq = 0;
    at->dq = logs->ended / at->q;
    at->pp = logs->ended;
    at->qq = logs->ended / (at->q * at->q);
    for (size_t i = 0; i < logs->count; i++) {
        double y = logs->y[i], z = at->q * y - at->p, slope = z, bend = 0;
        if (logs->stays[i].ended) {
            at->value -= z * z / 2;
            at->pq -= y;
            at->qq += y * y;
        } else {
            slope = gsl_sf_hazard(z);
            bend = slope * (slope - z);
            at->value += gsl_sf_log_erfc(z / M_SQRT2) - M_LN2;
        }
        at->dp += slope;
        at->dq -= slope * y;
        at->pp += bend;
        at->pq -= bend * y;
        at->qq += bend * y * y;
    }
}

/* One step of Newton, halved until it climbs; what it still promised to climb. */
static double climb(const struct logs *logs, struct point *at)
{
    double determinant = at->pp * at->qq - at->pq * at->pq;
    double p = (at->qq * at->dp - at->pq * at->dq) / determinant;
    double q = (at->pp * at->dq - at->pq * at->dp) / determinant;
    double promise = p * at->dp + q * at->dq;
    for (double part = 1; part > EXACT; part /= 2) {
        struct point next = {.p = at->p + part * p, .q = at->q + part * q};
        if (next.q <= 0)
            continue;
        look(logs, &next);
        if (next.value >= at->value - EXACT * fabs(at->value)) {
            *at = next;
            return promise;
        }
    }
    return 0;
}

static enum gt_status fit_lognormal(const struct logs *logs, double confidence,
                                    struct gt_lifetime *fit)
{
    double squares = 0;
    for (size_t i = 0; i < logs->count; i++)
        squares += (logs->y[i] - logs->ended_mean) * (logs->y[i] - logs->ended_mean);
    struct point at = {.q = sqrt((double)logs->count / squares)};
    at.p = at.q * logs->ended_mean;
    look(logs, &at);
    for (int step = 0; step < STEPS_MAX && climb(logs, &at) > EXACT; step++)
        continue;
    double determinant = at.pp * at.qq - at.pq * at.pq, mean = at.p / at.q;
    double mean_variance =
        (at.qq - 2 * mean * -at.pq + mean * mean * at.pp) / (determinant * at.q * at.q);
    double log_b_variance = at.pp / (determinant * at.q * at.q);
    if (!(determinant > 0 && mean_variance > 0 && isfinite(at.value)))
        return GT_ENODATA;
    fit->a = gt_estimate_wald(mean + logs->largest, sqrt(mean_variance), confidence);
    fit->b = gt_estimate_log_wald(1 / at.q, sqrt(log_b_variance), confidence);
    double covariance = (at.pq + mean * at.pp) / (determinant * at.q * at.q);
    double turn = 1 / (at.q * at.q); /* of ln mean with ln b */
    fit->mean = gt_estimate_log_wald(
        gt_lifetime_mean(GT_LIFETIME_LOGNORMAL, fit->a.value, 1 / at.q),
        sqrt(mean_variance + 2 * turn * covariance + turn * turn * log_b_variance), confidence);
    fit->log_likelihood = at.value - logs->ended_sum;
    return GT_OK;
}

/* All. */

static enum gt_status take_logs(const struct gt_stay *stays, size_t count, struct logs *logs)
{
    double first = INFINITY;
    *logs = (struct logs){.stays = stays, .count = count, .largest = -INFINITY};
    for (size_t i = 0; i < count; i++) {
        if (!(stays[i].time > 0 && isfinite(stays[i].time)))
            return GT_ERANGE;
        logs->largest = fmax(logs->largest, log(stays[i].time));
        logs->time += stays[i].time;
        logs->ended += stays[i].ended;
        if (stays[i].ended) {
            logs->ended_sum += log(stays[i].time);
            first = fmin(first, log(stays[i].time));
        }
    }
    if (logs->ended == 0)
        return GT_ENODATA;
    logs->y = malloc(count * sizeof *logs->y);
    if (!logs->y)
        return GT_ENOMEM;
    for (size_t i = 0; i < count; i++)
        logs->y[i] = log(stays[i].time) - logs->largest;
    logs->ended_mean = logs->ended_sum / logs->ended - logs->largest;
    return first < logs->largest ? GT_OK : GT_ENODATA;
}

enum gt_status gt_lifetime_fit(const struct gt_stay *stays, size_t count, enum gt_lifetime_law law,
                               double confidence, struct gt_lifetime *fit)
{
    struct gt_lifetime found = {.told = true, .law = law};
    struct logs logs = {0};
    if (!(confidence > 0 && confidence < 1))
        return GT_ERANGE;
    enum gt_status status = take_logs(stays, count, &logs);
    if (law == GT_LIFETIME_EXPONENTIAL && logs.y) {
        fit_exponential(&logs, confidence, &found);
        status = GT_OK;
    } else if (status == GT_OK) {
        status = law == GT_LIFETIME_WEIBULL ? fit_weibull(&logs, confidence, &found)
                                            : fit_lognormal(&logs, confidence, &found);
    }
    free(logs.y);
    if (status != GT_OK)
        return status;
    found.aic = (law == GT_LIFETIME_EXPONENTIAL ? 2 : 4) - 2 * found.log_likelihood;
    *fit = found;
    return GT_OK;
}

enum gt_status gt_lifetime_choose(const struct gt_stay *stays, size_t count, double confidence,
                                  struct gt_lifetime fits[GT_LIFETIME_LAWS],
                                  enum gt_lifetime_law *best)
{
    int found = -1;
    for (int law = 0; law < GT_LIFETIME_LAWS; law++) {
        fits[law] = (struct gt_lifetime){.law = (enum gt_lifetime_law)law};
        enum gt_status status =
            gt_lifetime_fit(stays, count, (enum gt_lifetime_law)law, confidence, &fits[law]);
        if (status != GT_OK && status != GT_ENODATA)
            return status;
        if (status == GT_OK && (found < 0 || fits[law].aic < fits[found].aic))
            found = law;
    }
    if (found < 0)
        return GT_ENODATA;
    *best = (enum gt_lifetime_law)found;
    return GT_OK;
}

double gt_lifetime_survival(enum gt_lifetime_law law, double a, double b, double t)
{
    switch (law) {
    case GT_LIFETIME_EXPONENTIAL:
        return exp(-t / a);
    case GT_LIFETIME_LOGNORMAL:
        return t > 0 ? gsl_cdf_ugaussian_Q((log(t) - a) / b) : 1;
    case GT_LIFETIME_WEIBULL:
        return exp(-pow(t / a, b));
    case GT_LIFETIME_LAWS:
        break;
    }
    return 0;
}

double gt_lifetime_mean(enum gt_lifetime_law law, double a, double b)
{
    switch (law) {
    case GT_LIFETIME_EXPONENTIAL:
        return a;
    case GT_LIFETIME_LOGNORMAL:
        return exp(a + b * b / 2);
    case GT_LIFETIME_WEIBULL:
        return a * gsl_sf_gamma(1 + 1 / b);
    case GT_LIFETIME_LAWS:
        break;
    }
    return 0;
}

double gt_lifetime_median(enum gt_lifetime_law law, double a, double b)
{
    switch (law) {
    case GT_LIFETIME_EXPONENTIAL:
        return a * M_LN2;
    case GT_LIFETIME_LOGNORMAL:
        return exp(a);
    case GT_LIFETIME_WEIBULL:
        return a * pow(M_LN2, 1 / b);
    case GT_LIFETIME_LAWS:
        break;
    }
    return 0;
}
