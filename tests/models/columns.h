/* columns.h - columns of numbers to summarise, and their quantiles by sorting, for the tests of
 * tallies and of summaries. */
#ifndef GENTOU_TESTS_COLUMNS_H
#define GENTOU_TESTS_COLUMNS_H

#include "dice.h"

#include <math.h>

/* Of both signs, over 17 powers of ten. */
static inline double column_wild(uint64_t *seed)
{
    double x = exp(40 * dice_unit(seed) - 20);
    return dice(seed) % 2 ? x : -x;
}

static inline double column_tied(uint64_t *seed)
{
    return (double)dice_within(seed, -3, 3) * 0.5;
}

static inline double column_constant(uint64_t *seed)
{
    (void)seed;
    return -2.385;
}

static inline double column_zeros(uint64_t *seed)
{
    return dice(seed) % 2 ? 0.0 : -0.0;
}

/* Definition 7 (R. J. Hyndman, Y. Fan, American Statistician 50 (1996) 361-365) at level / 100 of
 * sorted numbers, as the paper states it. */
static inline double quantile_by_sorting(const double *sorted, size_t count, int level)
{
    double h = (double)(count - 1) * level / 100;
    size_t low = (count - 1) * (size_t)level / 100;
    double fraction = h - (double)low;
    if (fraction <= 0 || low + 1 >= count)
        return sorted[low];
    return sorted[low] + fraction * (sorted[low + 1] - sorted[low]);
}

#endif
