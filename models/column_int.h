/* column_int.h - a column of numbers that comes block by block and is not kept: its mean, and one
 * of its order statistics, exact. */
#ifndef GENTOU_COLUMN_INT_H
#define GENTOU_COLUMN_INT_H

#include <stdbool.h>
#include <stddef.h>

/* All 0 to begin with. */
struct gt_moments {
    size_t count;
    double mean, squares; /* squares: sum of (value - mean)^2 */
};

/* values: finite. */
void gt_moments_add(struct gt_moments *moments, const double *values, size_t count);

/* The standard error of the mean; 0 of one or none. */
double gt_moments_se(const struct gt_moments *moments);

/* How far the bounds stand from where the rank is looked for, in standard errors: one in 10^9 that
 * it is outside in the end. */
#define GT_SLICE_SURE 6

/* Of a column in an order that chance gives, the values between two bounds, among which the wanted
 * one very likely is; from what has come so far they are set ever closer. */
struct gt_slice {
    double part;      /* of the values, below the wanted one */
    double sure;      /* GT_SLICE_SURE; HUGE_VAL: all values are kept */
    size_t total;     /* values that are to come, at most */
    double low, high; /* what equals a bound is counted, what lies between is kept */
    size_t count;     /* so far */
    size_t below, at_low, kept, at_high;
    double sum_below;
    size_t capacity, next; /* kept values; `count` at which bounds are set */
    bool full;             /* more lay between the bounds than was to be thought */
    double *values;
};

/* part: 0..1. GT_ENOMEM is told by false. */
bool gt_slice_make(struct gt_slice *slice, double part, size_t total, double sure);
void gt_slice_free(struct gt_slice *slice);

/* From the start again, for other values. */
void gt_slice_clear(struct gt_slice *slice);

/* values: no NaN. */
void gt_slice_add(struct gt_slice *slice, const double *values, size_t count);

/* The quantile of definition 7 (Hyndman, Fan 1996) at `part`: with h = (count - 1) part the value
 * is linear between the order statistics floor(h) and floor(h) + 1, counted from 0. false: it is
 * outside the bounds; at least one value. */
bool gt_slice_quantile(struct gt_slice *slice, double *quantile);

/* The sum of the lowest part x count values, the last one in part. false: as above. */
bool gt_slice_low_sum(struct gt_slice *slice, double *sum);

#endif
