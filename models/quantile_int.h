/* quantile_int.h - exact quantiles by selection. No value may be a NaN. */
#ifndef GENTOU_QUANTILE_INT_H
#define GENTOU_QUANTILE_INT_H

#include <stddef.h>

/* The quantile of definition 7 (Hyndman, Fan 1996): with h = (count - 1) level / 100 the value is
 * linear between the order statistics floor(h) and floor(h) + 1, counted from 0.
 * values: count >= 1 of them, finite or infinite. level: per cent, 0..100. room: for count. */
double gt_quantile(const double *values, size_t count, int level, double *room);

/* The sum of the `want` lowest values, 0 < want <= count, the last one in part. room: for count. */
double gt_low_sum(const double *values, size_t count, double want, double *room);

#endif
