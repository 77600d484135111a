/* summary_int.h - what is told of one figure over all paths. */
#ifndef GENTOU_SUMMARY_INT_H
#define GENTOU_SUMMARY_INT_H

#include "gentou/simulate.h"

#include <stddef.h>
#include <stdint.h>

/* The mean, by a fixed tree of sums; 0 of none. */
double gt_mean(const double *values, size_t count);

/* values: a NaN is an undefined one; destroyed. bins: as for gt_quantiles. Without a defined value
 * all figures but `undefined` are 0. */
void gt_summarise(double *values, size_t count, uint32_t *bins, struct gt_summary *summary);

#endif
