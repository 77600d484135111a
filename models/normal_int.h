/* normal_int.h - the standard normal's tail and its inverse, in plain arithmetic.
 *
 * Q(x) = P(N > x) = e^(-x^2/2) P6(x) / P7(x): Hart et al., "Computer Approximations", 1968, no.
 * 5666, with the coefficients of West, "Better approximations to cumulative normal functions",
 * Wilmott, May 2005. West changes to a continued fraction above 5 sqrt 2; loops here keep the
 * ratio, whose relative error is 5e-11 up to 5 and 4e-6 at 37 (tested), of probabilities that
 * nobody will see drawn. The inverse, which is needed once a block and not once a path, takes
 * Laplace's continued fraction from 4 on (relative error 1e-14).
 */
#ifndef GENTOU_NORMAL_INT_H
#define GENTOU_NORMAL_INT_H

#include "models/vmath_int.h"

#include <math.h>

#define GT_NORMAL_FAR  37.0 /* Q(37) = 6e-300, the last that is safely a number */
#define GT_SQRT_TWO_PI 0x1.40d931ff62706p+1

static inline double gt_normal_ratio(double x)
{
    double above = 3.52624965998911e-02;
    above = above * x + 0.700383064443688;
    above = above * x + 6.37396220353165;
    above = above * x + 33.912866078383;
    above = above * x + 112.079291497871;
    above = above * x + 221.213596169931;
    above = above * x + 220.206867912376;
    double below = 8.83883476483184e-02;
    below = below * x + 1.75566716318264;
    below = below * x + 16.064177579207;
    below = below * x + 86.7807322029461;
    below = below * x + 296.564248779674;
    below = below * x + 637.333633378831;
    below = below * x + 793.826512519948;
    below = below * x + 440.413735824752;
    return above / below;
}

/* Q(x) for x >= 0; beyond 37 it is Q(37). */
static inline double gt_normal_upper(double x)
{
    double y = gt_min(x, GT_NORMAL_FAR);
    return gt_exp(-0.5 * y * y) * gt_normal_ratio(y);
}

/* Phi(x) = P(N <= x), strictly inside (0, 1) but for rounding to 1. */
static inline double gt_normal_cdf(double x)
{
    double tail = gt_normal_upper(fabs(x));
    return gt_select(gt_less(x, 0), tail, 1 - tail);
}

/* e^(x^2/2) Q(x) for 0 <= x <= 37, with no loss far out. */
static inline double gt_normal_mills(double x)
{
    double fraction = x;
    if (x < 4)
        return gt_normal_ratio(x);
    for (int k = 40; k >= 1; k--)
        fraction = x + k / fraction;
    return 1 / (fraction * GT_SQRT_TWO_PI);
}

/* The x >= 0 with ln Q(x) = level, level <= ln 1/2: Newton on ln Q from an approximation that is
 * good to 5e-4 (Abramowitz, Stegun 26.2.23, after Hastings). */
static inline double gt_normal_at(double level)
{
    double t = sqrt(-2 * level), move = 1;
    double above = 2.515517 + t * (0.802853 + t * 0.010328);
    double below = 1 + t * (1.432788 + t * (0.189269 + t * 0.001308));
    double x = gt_max(gt_min(t - above / below, GT_NORMAL_FAR), 0);
    for (int step = 0; step < 6 && fabs(move) > 1e-9; step++) {
        double mills = gt_normal_mills(x);
        move = (gt_log(mills) - 0.5 * x * x - level) * mills * GT_SQRT_TWO_PI;
        x = gt_max(gt_min(x + move, GT_NORMAL_FAR), 0);
    }
    return x;
}

/* Phi^-1(p), 0 <= p <= 1; infinite probabilities of nothing are -37 and 37. */
static inline double gt_normal_quantile(double p)
{
    double tail = p < 0.5 ? p : 1 - p;
    double x = tail < 1e-299 ? GT_NORMAL_FAR : gt_normal_at(gt_log(tail));
    return p < 0.5 ? -x : x;
}

#endif
