/* quantile.c - exact quantiles without sorting.
 *
 * Two numbers of a sample enclose the wanted rank, but for bad luck; one pass counts what lies below
 * them and keeps what lies between, some per cent of all (Floyd, Rivest, Commun. ACM 18(3), 1975);
 * among these Hoare's quickselect finds it. The sample and the pivots stand in fixed places, so the
 * answer does not depend on chance; with bad luck quickselect goes through all.
 */
#include "models/quantile_int.h"

#include <math.h>
#include <stdint.h>
#include <string.h>

#define FEW          2048 /* below it a sample does not pay */
#define SAMPLE_MAX   4096
#define SPARSE       16 /* values for one of the sample */
#define SURE         4  /* standard errors of the sample's rank, on either side */
#define PARTS        8
#define PIVOT_FACTOR 2654435769u

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

/* Values between two bounds, both included, and how many lie below. */
struct slice {
    double low, high;
    size_t below, count;
    double *values;
};

/* The bounds between which a rank very likely lies. */
static void enclose(const double *values, size_t count, size_t rank, struct slice *slice)
{
    double sample[SAMPLE_MAX];
    size_t size = count / SPARSE < SAMPLE_MAX ? count / SPARSE : SAMPLE_MAX;
    for (size_t i = 0; i < size; i++)
        sample[i] = values[i * (count / size)];
    double part = (double)rank / (double)count, middle = part * (double)size;
    double margin = SURE * sqrt((double)size * part * (1 - part)) + 1;
    slice->low = -INFINITY;
    slice->high = INFINITY;
    if (middle > margin) {
        size_t at = (size_t)(middle - margin);
        select_rank(sample, 0, size - 1, at);
        slice->low = sample[at];
    }
    if (middle + margin < (double)(size - 1)) {
        size_t at = (size_t)(middle + margin) + 1;
        select_rank(sample, 0, size - 1, at);
        slice->high = sample[at];
    }
}

static void cut(const double *values, size_t count, struct slice *slice)
{
    size_t kept = 0, below = 0;
    for (size_t i = 0; i < count; i++) {
        slice->values[kept] = values[i];
        kept += (values[i] >= slice->low) & (values[i] <= slice->high);
        below += values[i] < slice->low;
    }
    slice->below = below;
    slice->count = kept;
}

/* The slice in which a rank lies, and the next where there is one. Its values are moved so that the
 * rank's stands in its place, with nothing greater before and nothing smaller behind. */
static struct slice find(const double *values, size_t count, size_t rank, double *room)
{
    struct slice slice = {-INFINITY, INFINITY, 0, 0, room};
    size_t next = rank + 1 < count ? rank + 1 : rank;
    if (count >= FEW) {
        enclose(values, count, rank, &slice);
        cut(values, count, &slice);
    }
    if (rank < slice.below || next >= slice.below + slice.count) {
        slice = (struct slice){-INFINITY, INFINITY, 0, count, room};
        memcpy(room, values, count * sizeof *room);
    }
    select_rank(room, 0, slice.count - 1, rank - slice.below);
    return slice;
}

double gt_quantile(const double *values, size_t count, int level, double *room)
{
    size_t hundredths = (count - 1) * (size_t)level, rank = hundredths / 100;
    double fraction = (double)(hundredths % 100) / 100;
    struct slice slice = find(values, count, rank, room);
    size_t at = rank - slice.below;
    double low = room[at] + 0.0, high = INFINITY; /* -0 is 0 */
    if (!(fraction > 0))
        return low;
    for (size_t i = at + 1; i < slice.count; i++)
        high = room[i] < high ? room[i] : high;
    return low + fraction * (high - low);
}

double gt_low_sum(const double *values, size_t count, double want, double *room)
{
    size_t rank = (size_t)want < count ? (size_t)want : count - 1;
    struct slice slice = find(values, count, rank, room);
    double sums[PARTS] = {0};
    for (size_t i = 0; i < count; i++)
        sums[i % PARTS] += values[i] < slice.low ? values[i] : 0;
    double sum = (want - (double)rank) * room[rank - slice.below];
    for (size_t i = 0; i < rank - slice.below; i++)
        sum += room[i];
    for (int i = 0; i < PARTS; i++)
        sum += sums[i];
    return sum;
}
