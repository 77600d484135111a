/* quantile_int.h - exact quantiles by selection. */
#ifndef GENTOU_QUANTILE_INT_H
#define GENTOU_QUANTILE_INT_H

#include <stddef.h>
#include <stdint.h>

#define GT_QUANTILE_LEVELS_MAX 16
#define GT_QUANTILE_BINS       65536 /* the leading 16 bits of a double */

/* Quantiles of definition 7 (Hyndman, Fan 1996): with h = (count - 1) level / 100 the value is
 * linear between the order statistics floor(h) and floor(h) + 1, counted from 0.
 * values: count >= 1 of them, finite or infinite, no NaN; destroyed.
 * levels: per cent, 0..100, increasing, at most GT_QUANTILE_LEVELS_MAX.
 * bins: GT_QUANTILE_BINS numbers to work with. */
void gt_quantiles(double *values, size_t count, const int *levels, size_t level_count,
                  uint32_t *bins, double *quantiles);

/* Moves values so that values[rank] is what sorting them would put there, with nothing greater
 * before and nothing smaller behind. No NaN; rank < count. */
void gt_select_rank(double *values, size_t count, size_t rank);

#endif
