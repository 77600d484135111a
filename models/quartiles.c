/* quartiles.c - the quartiles of a few numbers: sorted, then read off; see quartiles.h. Columns of
 * millions are quantile.c's.
 */
#include "gentou/quartiles.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static int compare(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

/* The quantile of part / 4; h stays a whole number of quarters, so that it is exact. */
static double quarter(const double *sorted, size_t count, size_t part)
{
    size_t quarters = (count - 1) * part, below = quarters / 4;
    double share = (double)(quarters % 4) / 4;
    if (share == 0)
        return sorted[below];
    return sorted[below] * (1 - share) + sorted[below + 1] * share;
}

enum gt_status gt_quartiles(const double *values, size_t count, struct gt_quartiles *quartiles)
{
    if (count == 0)
        return GT_ENODATA;
    for (size_t i = 0; i < count; i++)
        if (!isfinite(values[i]))
            return GT_ERANGE;
    double *sorted = malloc(count * sizeof *sorted);
    if (!sorted)
        return GT_ENOMEM;
    memcpy(sorted, values, count * sizeof *sorted);
    qsort(sorted, count, sizeof *sorted, compare);
    *quartiles = (struct gt_quartiles){quarter(sorted, count, 1), quarter(sorted, count, 2),
                                       quarter(sorted, count, 3)};
    free(sorted);
    return GT_OK;
}
