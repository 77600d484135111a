/* summary.c - mean and standard deviation of a column of numbers.
 *
 * Sums run over leaves of 256 numbers in 8 interleaved parts, and leaves merge pairwise in the
 * order of the numbers: the tree depends on the count alone, and rounding grows with its logarithm.
 */
#include "models/summary_int.h"

#include <math.h>

#define LEAF  256
#define PARTS 8

/* The sum of (value - centre)^power, power 1 or 2, over at most LEAF values. */
static double leaf_sum(const double *values, size_t count, double centre, int power)
{
    double sums[PARTS] = {0};
    for (size_t i = 0; i < count; i++) {
        double d = values[i] - centre;
        sums[i % PARTS] += power == 2 ? d * d : d;
    }
    return ((sums[0] + sums[1]) + (sums[2] + sums[3])) +
           ((sums[4] + sums[5]) + (sums[6] + sums[7]));
}

static double tree_sum(const double *values, size_t count, double centre, int power)
{
    if (count <= LEAF)
        return leaf_sum(values, count, centre, power);
    size_t left = LEAF;
    while (left * 2 < count)
        left *= 2;
    return tree_sum(values, left, centre, power) +
           tree_sum(values + left, count - left, centre, power);
}

double gt_mean(const double *values, size_t count)
{
    return count > 0 ? tree_sum(values, count, 0, 1) / (double)count : 0;
}

double gt_deviation(const double *values, size_t count, double mean)
{
    return count > 1 ? sqrt(tree_sum(values, count, mean, 2) / (double)(count - 1)) : 0;
}

size_t gt_drop_undefined(double *values, size_t count)
{
    size_t kept = 0;
    for (size_t i = 0; i < count; i++)
        kept += values[i] == values[i];
    if (kept == count)
        return count;
    kept = 0;
    for (size_t i = 0; i < count; i++)
        if (!isnan(values[i]))
            values[kept++] = values[i];
    return kept;
}
