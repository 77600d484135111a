/* tail.h - a lognormal body with a Pareto tail, told from positive numbers.
 *
 *   tail  above a threshold m:  P(X > x | X > m) = (x/m)^-k. By maximum likelihood over the n
 *         numbers >= m, k = n / sum ln(x/m), with the exact interval of 2 n k0/k ~ chi-square of
 *         2 n degrees (k0 the true one, m given). m is the number that brings the empirical law
 *         of the numbers >= m closest to that Pareto law in the distance of Kolmogorov and Smirnov,
 *         among those that leave at least `least` numbers in the tail: the largest |P - S| at those
 *         numbers, S the share of them below it, as the authors' own program reckons it (the full
 *         distance looks at S from the other side too: the same m and k in their examples, other
 *         p). The density's exponent of the source is alpha = k + 1.
 *         How well it fits: p, the share of samples drawn from the fit (above m from the Pareto
 * law, below it from the numbers there) that lie farther from their own fit than these do from
 *         theirs. p < 0.1: not a Pareto tail.
 *   body  below m a lognormal law: by maximum likelihood of ln x, the numbers >= m counting only as
 *         that many above it (lifetime.h). So the tail starts with the body's own share above m.
 *
 * Source: A. Clauset, C. R. Shalizi, M. E. J. Newman, "Power-law distributions in empirical data",
 * SIAM Rev. 51(4) (2009) 661-703, sections 3 and 4.1. Not done: discrete numbers; tests against
 * other tails (their section 5). The interval of k does not know that m was chosen.
 */
#ifndef GENTOU_TAIL_H
#define GENTOU_TAIL_H

#include "gentou/lifetime.h"

#include <stdint.h>

#define GT_TAIL_PLAUSIBLE 0.1 /* p below it: ruled out (the source's section 4.1) */

struct gt_tail {
    double from;                 /* the threshold m */
    size_t count;                /* numbers >= m */
    struct gt_estimate exponent; /* k */
    double distance;             /* of Kolmogorov and Smirnov */
    double log_likelihood;       /* ln of the density of the numbers >= m, given that they are */
};

/* Over all thresholds that leave at least `least` (2 or more) numbers. GT_ENODATA: there is none,
 * or all of them are alike; GT_ERANGE: a number that is not positive and finite, `least` below 2,
 * confidence outside (0, 1); GT_ENOMEM. */
enum gt_status gt_tail_fit(const double *values, size_t count, size_t least, double confidence,
                           struct gt_tail *tail);

/* p of a fit by gt_tail_fit to the same numbers, from `samples` samples of that size drawn with the
 * generator of random.h. Errors as above. */
enum gt_status gt_tail_plausibility(const double *values, size_t count, size_t least,
                                    const struct gt_tail *tail, uint64_t seed, int samples,
                                    double *p);

/* The body below `from` (INFINITY: of all). Errors as of gt_lifetime_fit. */
enum gt_status gt_tail_body(const double *values, size_t count, double from, double confidence,
                            struct gt_lifetime *body);

/* P(X > x) of body and tail (NULL: none). */
double gt_tail_survival(const struct gt_lifetime *body, const struct gt_tail *tail, double x);

#endif
