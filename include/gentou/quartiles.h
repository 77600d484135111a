/* quartiles.h - the quartiles of a few numbers.
 *
 * Definition 7 of R. J. Hyndman, Y. Fan, "Sample Quantiles in Statistical Packages", The American
 * Statistician 50 (1996) 361-365, which spreadsheets and R use when nothing is said: with the
 * numbers in order, x(0) <= ... <= x(n-1), and h = (n - 1) p, the quantile of p is linear between
 * x(floor h) and x(floor h + 1). Of one number all three are that number.
 */
#ifndef GENTOU_QUARTILES_H
#define GENTOU_QUARTILES_H

#include "gentou/status.h"

#include <stddef.h>

struct gt_quartiles {
    double low, median, high; /* p = 1/4, 1/2, 3/4 */
};

/* The numbers may come in any order and stay as they are. GT_ENODATA: count is 0; GT_ERANGE: one is
 * not finite; GT_ENOMEM. */
enum gt_status gt_quartiles(const double *values, size_t count, struct gt_quartiles *quartiles);

#endif
