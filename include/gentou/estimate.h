/* estimate.h - a figure told from data, and how far it can be trusted.
 *
 *   proportion  k of n; the interval of Clopper and Pearson, whose ends are quantiles of the beta
 *               law: at every true share it holds it with at least the confidence asked, however
 *               small n is, and is too wide rather than too narrow. C. J. Clopper, E. S. Pearson,
 *               Biometrika 26 (1934) 404-413; figures beside other intervals in R. G. Newcombe,
 *               Statistics in Medicine 17 (1998) 857-872.
 *   normal      mean and standard deviation of independent draws of a normal law (n - 1 below),
 *               with the exact intervals of Student's t and chi-square.
 *   log-wald    value x exp(+- z se) for a positive figure whose logarithm has the standard error
 *               se: that of the observed information, right for many data.
 */
#ifndef GENTOU_ESTIMATE_H
#define GENTOU_ESTIMATE_H

#include "gentou/status.h"

#include <stddef.h>

struct gt_estimate {
    double value;
    double low, high; /* of its interval */
};

/* hits of count. GT_ENODATA: count is 0; GT_ERANGE: hits > count, confidence not inside (0, 1). */
enum gt_status gt_estimate_proportion(size_t hits, size_t count, double confidence,
                                      struct gt_estimate *share);

/* Of the values. GT_ENODATA: fewer than two, or all the same; GT_ERANGE: one is not finite, or
 * confidence not inside (0, 1). */
enum gt_status gt_estimate_normal(const double *values, size_t count, double confidence,
                                  struct gt_estimate *mean, struct gt_estimate *deviation);

/* value +- z se, and value exp(+- z se); z of the confidence, which lies inside (0, 1). */
struct gt_estimate gt_estimate_wald(double value, double se, double confidence);
struct gt_estimate gt_estimate_log_wald(double value, double log_se, double confidence);

#endif
