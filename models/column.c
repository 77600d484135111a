/* column.c - the mean and an order statistic of a column that is not kept.
 *
 * Moments: those of a block, joined to those before (Chan, Golub, LeVeque, Am. Stat. 37(3), 1983).
 *
 * The order statistic: after n of N values that come in an order of chance, the one that will have
 * the rank p N in the end has now, but for chance, a rank within `sure` standard errors
 * sqrt(p (1 - p) n (1 - n / N)) of p n (a sample of N without putting back). What lies outside is
 * counted from then on, not kept; each time the count has doubled the bounds are set again, among
 * what was kept. In the end counts tell the rank within what is left, and Hoare's quickselect finds
 * it (the idea is Floyd's and Rivest's, Commun. ACM 18(3), 1975). Pivots stand in fixed places, so
 * the answer is one of the values whatever chance did, or none.
 */
#include "models/column_int.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#define PARTS        8    /* sums that run side by side */
#define FIRST        4096 /* values before bounds are set */
#define SPARE        16   /* times sqrt(total): kept values beyond these */
#define PIVOT_FACTOR 2654435769u

static double join(const double sums[PARTS])
{
    return ((sums[0] + sums[1]) + (sums[2] + sums[3])) +
           ((sums[4] + sums[5]) + (sums[6] + sums[7]));
}

void gt_moments_add(struct gt_moments *moments, const double *values, size_t count)
{
    double sums[PARTS] = {0}, squares[PARTS] = {0}, n = (double)count;
    if (count == 0)
        return;
    for (size_t i = 0; i < count; i++)
        sums[i % PARTS] += values[i];
    double mean = join(sums) / n;
    for (size_t i = 0; i < count; i++)
        squares[i % PARTS] += (values[i] - mean) * (values[i] - mean);
    double before = (double)moments->count, apart = mean - moments->mean;
    moments->count += count;
    moments->mean += apart * n / (before + n);
    moments->squares += join(squares) + apart * apart * before * n / (before + n);
}

double gt_moments_se(const struct gt_moments *moments)
{
    double n = (double)moments->count;
    return moments->count > 1 ? sqrt(moments->squares / (n - 1) / n) : 0;
}

bool gt_slice_make(struct gt_slice *slice, double part, size_t total, double sure)
{
    size_t spare = FIRST + (size_t)(SPARE * sqrt((double)total));
    *slice = (struct gt_slice){.part = part, .sure = sure, .total = total};
    slice->capacity = isinf(sure) || spare > total ? total : spare;
    slice->values = malloc((slice->capacity + 1) * sizeof *slice->values);
    gt_slice_clear(slice);
    return slice->values;
}

void gt_slice_free(struct gt_slice *slice)
{
    free(slice->values);
    slice->values = NULL;
}

void gt_slice_clear(struct gt_slice *slice)
{
    slice->low = -HUGE_VAL;
    slice->high = HUGE_VAL;
    slice->count = slice->below = slice->at_low = slice->kept = slice->at_high = 0;
    slice->sum_below = 0;
    slice->full = false;
    slice->next = slice->capacity < slice->total ? FIRST : SIZE_MAX;
}

/* Moves values so that values[rank] is what sorting low..high (both included) would put there, with
 * nothing greater before and nothing smaller behind. */
static void select_rank(double *values, size_t low, size_t high, size_t rank)
{
    uint32_t sequence = 1;
    while (low < high) {
        sequence = sequence * PIVOT_FACTOR + 1;
        double pivot = values[low + (size_t)((uint64_t)sequence * (high - low + 1) >> 32)];
        size_t i = low, j = high;
        for (;;) {
            while (values[i] < pivot)
                i++;
            while (values[j] > pivot)
                j--;
            if (i >= j)
                break;
            double swapped = values[i];
            values[i++] = values[j];
            values[j--] = swapped;
        }
        /* i = j: the pivot stands there. i = j + 1: low..j <= pivot <= i..high, neither empty. */
        if (i == j && rank == i)
            return;
        if (rank <= j)
            high = i == j ? j - 1 : j;
        else
            low = i == j ? i + 1 : i;
    }
}

/* The value of a rank among all that came; NaN: outside the bounds. */
static double value_at(struct gt_slice *slice, size_t rank)
{
    if (slice->full || rank < slice->below)
        return NAN;
    rank -= slice->below;
    if (rank < slice->at_low)
        return slice->low;
    rank -= slice->at_low;
    if (rank < slice->kept) {
        select_rank(slice->values, 0, slice->kept - 1, rank);
        return slice->values[rank];
    }
    return rank - slice->kept < slice->at_high ? slice->high : (double)NAN;
}

/* Counts values, and keeps those between the bounds. */
static void take(struct gt_slice *slice, const double *values, size_t count)
{
    double low = slice->low, high = slice->high, sums[PARTS] = {0};
    size_t below = 0, at_low = 0, at_high = 0, kept = slice->kept;
    for (size_t i = 0; i < count; i++) {
        below += values[i] < low;
        at_low += values[i] == low;
        at_high += values[i] == high;
        sums[i % PARTS] += values[i] < low ? values[i] : 0;
    }
    for (size_t i = 0; i < count; i++) { /* there is room for one more */
        double value = values[i];
        slice->values[kept] = value;
        kept += (value > low) & (value < high);
    }
    slice->below += below;
    slice->at_low += at_low;
    slice->at_high += at_high;
    slice->sum_below += join(sums);
    slice->kept = kept;
}

/* Sets closer bounds by what has come. */
static void close_in(struct gt_slice *slice)
{
    double n = (double)slice->count, left = 1 - n / (double)slice->total;
    double middle = slice->part * (n - 1);
    double margin = slice->sure * sqrt(slice->part * (1 - slice->part) * n * left) + 2;
    double low = middle > margin ? value_at(slice, (size_t)(middle - margin)) : (double)NAN;
    double high =
        middle + margin < n - 1 ? value_at(slice, (size_t)(middle + margin)) : (double)NAN;
    size_t kept = slice->kept;
    if (low > slice->low) {
        slice->sum_below += slice->at_low > 0 ? (double)slice->at_low * slice->low : 0;
        slice->below += slice->at_low;
        slice->at_low = 0;
        slice->low = low;
    }
    if (high < slice->high) {
        slice->at_high = 0;
        slice->high = high;
    }
    slice->kept = 0;
    take(slice, slice->values, kept);
    slice->next = 2 * slice->count;
}

void gt_slice_add(struct gt_slice *slice, const double *values, size_t count)
{
    if (slice->kept + count > slice->capacity || slice->count >= slice->next)
        close_in(slice);
    slice->full |= slice->kept + count > slice->capacity;
    if (!slice->full)
        take(slice, values, count);
    slice->count += count;
}

bool gt_slice_quantile(struct gt_slice *slice, double *quantile)
{
    double h = (double)(slice->count - 1) * slice->part;
    size_t rank = (size_t)h;
    double fraction = h - (double)rank, low = value_at(slice, rank);
    double high = fraction > 0 ? value_at(slice, rank + 1) : low;
    *quantile = (fraction > 0 ? low + fraction * (high - low) : low) + 0.0; /* -0 is 0 */
    return !isnan(low) && !isnan(high);
}

bool gt_slice_low_sum(struct gt_slice *slice, double *sum)
{
    double want = slice->part * (double)slice->count;
    size_t rank = (size_t)want < slice->count ? (size_t)want : slice->count - 1;
    double last = value_at(slice, rank);
    if (isnan(last))
        return false;
    size_t left = rank - slice->below, at_low = left < slice->at_low ? left : slice->at_low;
    *sum = slice->sum_below + (want - (double)rank) * last;
    *sum += at_low > 0 ? (double)at_low * slice->low : 0;
    for (size_t i = 0; i < slice->kept && i < left - at_low; i++)
        *sum += slice->values[i];
    left -= at_low;
    if (left > slice->kept)
        *sum += (double)(left - slice->kept) * slice->high;
    return true;
}
