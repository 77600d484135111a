/* quantile.c - exact quantiles without sorting.
 *
 * First by counting: the leading 16 bits of a double (sign, exponent, 4 bits of fraction), turned
 * so that they rise with the value, are a bin; one pass counts, the counts tell which bins hold the
 * wanted ranks, and a second pass keeps the values of those bins only, a few per cent of them. Then
 * Hoare's quickselect on what is left. The pivot is chosen by a fixed sequence, so time is linear
 * whatever the order of the values, and the answer does not depend on it.
 */
#include "models/quantile_int.h"
#include "models/vmath_int.h"

#include <assert.h>

#define RANKS_MAX    (2 * GT_QUANTILE_LEVELS_MAX)
#define FEW          2048 /* below it counting does not pay */
#define PIVOT_FACTOR 2654435769u

/* The bin of a value: negative numbers turned over, positive ones above them; -0 is 0. */
static uint32_t bin_of(double value)
{
    uint64_t bits = gt_bits(value + 0.0);
    uint64_t turn = (0 - (bits >> 63)) | UINT64_C(1) << 63;
    return (uint32_t)((bits ^ turn) >> 48);
}

/* The ranks that the levels need, increasing, each once. */
static size_t wanted_ranks(size_t count, const int *levels, size_t level_count, size_t *ranks)
{
    size_t n = 0;
    for (size_t i = 0; i < level_count; i++) {
        size_t rank = (count - 1) * (size_t)levels[i] / 100;
        if (n == 0 || ranks[n - 1] < rank)
            ranks[n++] = rank;
        if (rank + 1 < count && ranks[n - 1] < rank + 1)
            ranks[n++] = rank + 1;
    }
    return n;
}

/* Turns counts into marks: 1 for a bin that holds a wanted rank. places[i] becomes the rank i among
 * the values of marked bins. */
static void mark_bins(uint32_t *bins, const size_t *ranks, size_t n, size_t *places)
{
    size_t below = 0, left_out = 0, i = 0;
    for (size_t bin = 0; bin < GT_QUANTILE_BINS; bin++) {
        size_t here = bins[bin];
        uint32_t mark = 0;
        for (; i < n && ranks[i] < below + here; i++) {
            places[i] = ranks[i] - left_out;
            mark = 1;
        }
        below += here;
        left_out += mark ? 0 : here;
        bins[bin] = mark;
    }
    assert(i == n);
}

static size_t keep_marked(double *values, size_t count, const uint32_t *marks)
{
    size_t kept = 0;
    for (size_t i = 0; i < count; i++) {
        double value = values[i];
        values[kept] = value;
        kept += marks[bin_of(value)];
    }
    return kept;
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

void gt_select_rank(double *values, size_t count, size_t rank)
{
    select_rank(values, 0, count - 1, rank);
}

/* All ranks within low..high: the middle one first, so that each half holds the rest. */
static void select_ranks(double *values, size_t low, size_t high, const size_t *ranks, size_t n)
{
    if (n == 0)
        return;
    size_t middle = n / 2, rank = ranks[middle];
    select_rank(values, low, high, rank);
    if (rank > low)
        select_ranks(values, low, rank - 1, ranks, middle);
    if (rank < high)
        select_ranks(values, rank + 1, high, ranks + middle + 1, n - middle - 1);
}

static double value_at(const double *values, const size_t *ranks, const size_t *places, size_t rank)
{
    size_t i = 0;
    while (ranks[i] != rank)
        i++;
    return values[places[i]] + 0.0; /* -0 is 0 */
}

void gt_quantiles(double *values, size_t count, const int *levels, size_t level_count,
                  uint32_t *bins, double *quantiles)
{
    size_t ranks[RANKS_MAX] = {0}, places[RANKS_MAX];
    assert(count >= 1 && level_count <= GT_QUANTILE_LEVELS_MAX);
    size_t n = wanted_ranks(count, levels, level_count, ranks);
    size_t kept = count;
    memcpy(places, ranks, sizeof places);
    if (count >= FEW) {
        memset(bins, 0, GT_QUANTILE_BINS * sizeof *bins);
        for (size_t i = 0; i < count; i++)
            bins[bin_of(values[i])]++;
        mark_bins(bins, ranks, n, places);
        kept = keep_marked(values, count, bins);
    }
    select_ranks(values, 0, kept - 1, places, n);
    for (size_t i = 0; i < level_count; i++) {
        size_t hundredths = (count - 1) * (size_t)levels[i];
        double fraction = (double)(hundredths % 100) / 100;
        double low = value_at(values, ranks, places, hundredths / 100);
        double high = fraction > 0 ? value_at(values, ranks, places, hundredths / 100 + 1) : low;
        quantiles[i] = fraction > 0 ? low + fraction * (high - low) : low;
    }
}
