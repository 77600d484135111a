/* digest_int.h - a column of numbers that comes block by block and is not kept: its mean, what of
 * it lies below a limit, and one of its order statistics, exact. */
#ifndef GENTOU_DIGEST_INT_H
#define GENTOU_DIGEST_INT_H

#include <stdbool.h>
#include <stddef.h>

/* How far the bounds stand from where the rank is looked for, in standard errors: one in 10^9 that
 * it is outside in the end. */
#define GT_DIGEST_SURE 6

/* Of a column whose order is chance's, the values between two bounds are kept, among which the
 * wanted one very likely is; by what has come so far the bounds are set ever closer. */
struct gt_digest {
    double part;  /* of the values, below the wanted one */
    double limit; /* of what is asked how much lies below it */
    double sure;  /* GT_DIGEST_SURE; HUGE_VAL: all values are kept */
    size_t total; /* values that are to come, at most */

    size_t count, undefined; /* so far: numbers, NaNs */
    double mean, squares;    /* squares: sum of (value - mean)^2 */
    size_t below_limit;
    double lack, lack_squares; /* sums of max(0, limit - value), and of its square */

    double low, high; /* what equals a bound is counted, what lies between is kept */
    size_t below, at_low, kept, at_high;
    double sum_below, squares_below;
    size_t capacity, next; /* kept values; `count` at which bounds are set */
    bool full;             /* more lay between the bounds than was to be thought */
    double *values;
};

/* part: 0..1. false: no memory. */
bool gt_digest_make(struct gt_digest *digest, double part, double limit, size_t total, double sure);
void gt_digest_free(struct gt_digest *digest);

/* From the start again, for other values. */
void gt_digest_clear(struct gt_digest *digest);

#define GT_DIGEST_BLOCK 256

/* values: at most GT_DIGEST_BLOCK; a NaN is an undefined one. */
void gt_digest_add(struct gt_digest *digest, const double *values, size_t count);

/* The standard error of the mean; 0 of one or none. */
double gt_digest_se(const struct gt_digest *digest);

/* The quantile of definition 7 (Hyndman, Fan 1996) at `part`: with h = (count - 1) part the value
 * is linear between the order statistics floor(h) and floor(h) + 1, counted from 0. false: it is
 * outside the bounds. count >= 1. */
bool gt_digest_quantile(struct gt_digest *digest, double *quantile);

/* Its standard error, by Woodruff's interval (tally_summary.c). false: as above. */
bool gt_digest_quantile_se(struct gt_digest *digest, double *se);

/* The sum of the lowest part x count values, the last one in part, and the standard error of their
 * mean (tally_summary.c). false: as above. */
bool gt_digest_low_sum(struct gt_digest *digest, double *sum, double *mean_se);

/* The standard error of the mean of max(0, limit - value). */
double gt_digest_lack_se(const struct gt_digest *digest);

#endif
