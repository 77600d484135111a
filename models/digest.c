/* digest.c - the mean and an order statistic of a column that is not kept; compiled for each
 * instruction set.
 *
 * The mean: that of a block, joined to those before (Chan, Golub, LeVeque, Am. Stat. 37(3), 1983).
 *
 * The order statistic: after n of N values that come in an order of chance, the one that will have
 * the rank p N in the end has now, but for chance, a rank within `sure` standard errors
 * sqrt(p (1 - p) n (1 - n / N)) of p n (a sample of N without putting back). What lies outside is
 * counted from then on, not kept; each time the count has doubled the bounds are set again, among
 * what was kept. In the end counts tell the rank within what is left, and Hoare's quickselect finds
 * it (the idea is Floyd's and Rivest's, Commun. ACM 18(3), 1975). Pivots stand in fixed places, so
 * the answer is one of the values whatever chance did, or none.
 */
#include "models/digest_int.h"
#include "models/lanes_int.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define LANES        8    /* sums that run side by side; a multiple of GT_LANES */
#define FIRST        1024 /* values before bounds are set */
#define SPARE        16   /* times sqrt(total): kept values beyond these */
#define PIVOT_FACTOR 2654435769u

bool gt_digest_make(struct gt_digest *digest, double part, double limit, size_t total, double sure)
{
    size_t spare = FIRST + (size_t)(SPARE * sqrt((double)total));
    *digest = (struct gt_digest){.part = part, .limit = limit, .sure = sure, .total = total};
    digest->capacity = isinf(sure) || spare > total ? total : spare;
    digest->values = malloc((digest->capacity + LANES) * sizeof *digest->values);
    gt_digest_clear(digest);
    return digest->values;
}

void gt_digest_free(struct gt_digest *digest)
{
    free(digest->values);
    digest->values = NULL;
}

void gt_digest_clear(struct gt_digest *digest)
{
    digest->count = digest->undefined = digest->below_limit = 0;
    digest->mean = digest->squares = digest->lack = digest->lack_squares = 0;
    digest->low = -HUGE_VAL;
    digest->high = HUGE_VAL;
    digest->below = digest->at_low = digest->kept = digest->at_high = 0;
    digest->sum_below = digest->squares_below = 0;
    digest->full = false;
    digest->next = digest->capacity < digest->total ? FIRST : SIZE_MAX;
}

static double join(const double lanes[LANES])
{
    return ((lanes[0] + lanes[1]) + (lanes[2] + lanes[3])) +
           ((lanes[4] + lanes[5]) + (lanes[6] + lanes[7]));
}

static size_t join_counts(const int64_t lanes[LANES])
{
    int64_t sum = 0;
    for (int l = 0; l < LANES; l++)
        sum += lanes[l];
    return (size_t)sum;
}

/* In what follows `count` is a multiple of LANES; what is undefined compares as false, and adds
 * nothing. */

static void add_moments(struct gt_digest *digest, const double *restrict values, size_t count)
{
    double sums[LANES] = {0}, squares[LANES] = {0}, lack[LANES] = {0}, lack_squares[LANES] = {0};
    double limit = digest->limit;
    int64_t defined[LANES] = {0}, below[LANES] = {0};
    for (size_t i = 0; i < count; i += LANES)
        for (int l = 0; l < LANES; l++) {
            double x = values[i + (size_t)l];
            sums[l] += x == x ? x : 0;
            defined[l] += x == x;
            below[l] += x < limit;
            double short_by = x < limit ? limit - x : 0;
            lack[l] += short_by;
            lack_squares[l] += short_by * short_by;
        }
    size_t some = join_counts(defined);
    if (some == 0)
        return;
    double before = (double)digest->count, n = (double)some, mean = join(sums) / n;
    double apart = mean - digest->mean;
    for (size_t i = 0; i < count; i += LANES)
        for (int l = 0; l < LANES; l++) {
            double d = values[i + (size_t)l] - mean;
            squares[l] += d == d ? d * d : 0;
        }
    digest->count += some;
    digest->below_limit += join_counts(below);
    digest->lack += join(lack);
    digest->lack_squares += join(lack_squares);
    digest->mean += apart * n / (before + n);
    digest->squares += join(squares) + apart * apart * before * n / (before + n);
}

double gt_digest_se(const struct gt_digest *digest)
{
    double n = (double)digest->count;
    return digest->count > 1 ? sqrt(digest->squares / (n - 1) / n) : 0;
}

/* Adds what lies strictly between the bounds to what is kept, where there is room for LANES more.
 */
GT_LANES_IN_FRAME static void keep(struct gt_digest *digest, const double *values, size_t count)
{
    const gt_reals none = {0}, low = none + digest->low, high = none + digest->high;
    size_t kept = digest->kept;
    for (size_t i = 0; i < count; i += GT_LANES) {
        gt_reals some = gt_reals_load(values + i);
        gt_lanes inside = (gt_lanes)(some > low) & (gt_lanes)(some < high);
        kept += gt_reals_pack(inside, some, digest->values + kept);
    }
    digest->kept = kept;
}

/* Counts values by the bounds, and keeps those between. */
static void take(struct gt_digest *digest, const double *values, size_t count)
{
    double low = digest->low, high = digest->high, sums[LANES] = {0}, squares[LANES] = {0};
    int64_t below[LANES] = {0}, at_low[LANES] = {0}, at_high[LANES] = {0};
    for (size_t i = 0; i < count; i += LANES)
        for (int l = 0; l < LANES; l++) {
            double x = values[i + (size_t)l];
            below[l] += x < low;
            at_low[l] += x == low;
            at_high[l] += x == high;
            double under = x < low ? x : 0;
            sums[l] += under;
            squares[l] += under * under;
        }
    digest->below += join_counts(below);
    digest->at_low += join_counts(at_low);
    digest->at_high += join_counts(at_high);
    digest->sum_below += join(sums);
    digest->squares_below += join(squares);
    keep(digest, values, count);
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
static double value_at(struct gt_digest *digest, size_t rank)
{
    if (digest->full || rank < digest->below)
        return NAN;
    rank -= digest->below;
    if (rank < digest->at_low)
        return digest->low;
    rank -= digest->at_low;
    if (rank < digest->kept) {
        select_rank(digest->values, 0, digest->kept - 1, rank);
        return digest->values[rank];
    }
    return rank - digest->kept < digest->at_high ? digest->high : (double)NAN;
}

/* Fills up to whole lanes. */
static size_t fill_up(double *values, size_t count)
{
    while (count % LANES != 0)
        values[count++] = NAN;
    return count;
}

/* Sets closer bounds by what has come. */
static void close_in(struct gt_digest *digest)
{
    double n = (double)digest->count, left = 1 - n / (double)digest->total;
    double middle = digest->part * (n - 1);
    double margin = digest->sure * sqrt(digest->part * (1 - digest->part) * n * left) + 2;
    double low = middle > margin ? value_at(digest, (size_t)(middle - margin)) : (double)NAN;
    double high =
        middle + margin < n - 1 ? value_at(digest, (size_t)(middle + margin)) : (double)NAN;
    size_t kept = digest->kept;
    if (low > digest->low) {
        double at_low = digest->at_low > 0 ? digest->low : 0; /* it may be infinite */
        digest->sum_below += (double)digest->at_low * at_low;
        digest->squares_below += (double)digest->at_low * at_low * at_low;
        digest->below += digest->at_low;
        digest->at_low = 0;
        digest->low = low;
    }
    if (high < digest->high) {
        digest->at_high = 0;
        digest->high = high;
    }
    digest->kept = 0;
    take(digest, digest->values, fill_up(digest->values, kept));
    digest->next = 2 * digest->count;
}

void gt_digest_add(struct gt_digest *digest, const double *values, size_t count)
{
    double block[GT_DIGEST_BLOCK + LANES];
    size_t before = digest->count, whole = count;
    if (count % LANES != 0) {
        memcpy(block, values, count * sizeof *block);
        whole = fill_up(block, count);
        values = block;
    }
    if (digest->kept + count > digest->capacity || digest->count >= digest->next)
        close_in(digest);
    digest->full |= digest->kept + count > digest->capacity;
    if (!digest->full)
        take(digest, values, whole);
    add_moments(digest, values, whole);
    digest->undefined += count - (digest->count - before);
}

static bool quantile_at(struct gt_digest *digest, double part, double *quantile)
{
    double h = (double)(digest->count - 1) * part;
    size_t rank = (size_t)h;
    double fraction = h - (double)rank, low = value_at(digest, rank);
    double high = fraction > 0 ? value_at(digest, rank + 1) : low;
    *quantile = (fraction > 0 ? low + fraction * (high - low) : low) + 0.0; /* -0 is 0 */
    return !isnan(low) && !isnan(high);
}

bool gt_digest_quantile(struct gt_digest *digest, double *quantile)
{
    return quantile_at(digest, digest->part, quantile);
}

bool gt_digest_quantile_se(struct gt_digest *digest, double *se)
{
    double p = digest->part, d = sqrt(p * (1 - p) / (double)digest->count), low = 0, high = 0;
    bool told =
        quantile_at(digest, fmax(p - d, 0), &low) && quantile_at(digest, fmin(p + d, 1), &high);
    *se = (high - low) / 2;
    return told;
}

double gt_digest_lack_se(const struct gt_digest *digest)
{
    double n = (double)digest->count, mean = digest->lack / n;
    return sqrt(fmax(digest->lack_squares / n - mean * mean, 0) / n);
}

/* The sum of the `rank` lowest values and of their squares; the rank has just been looked up. */
static void add_lowest(const struct gt_digest *digest, size_t rank, double *sum, double *squares)
{
    size_t left = rank - digest->below;
    size_t at_low = left < digest->at_low ? left : digest->at_low;
    size_t kept = left - at_low < digest->kept ? left - at_low : digest->kept;
    size_t at_high = left - at_low - kept;
    double low = at_low > 0 ? digest->low : 0, high = at_high > 0 ? digest->high : 0;
    *sum = digest->sum_below + (double)at_low * low + (double)at_high * high;
    *squares = digest->squares_below + (double)at_low * low * low + (double)at_high * high * high;
    for (size_t i = 0; i < kept; i++) {
        *sum += digest->values[i];
        *squares += digest->values[i] * digest->values[i];
    }
}

bool gt_digest_low_sum(struct gt_digest *digest, double *sum, double *mean_se)
{
    double n = (double)digest->count, want = digest->part * n, squares = 0;
    size_t rank = (size_t)want < digest->count ? (size_t)want : digest->count - 1;
    double last = value_at(digest, rank);
    if (isnan(last))
        return false;
    add_lowest(digest, rank, sum, &squares);
    /* u = max(0, last - value), of all. */
    double u = (double)rank * last - *sum;
    double u2 = (double)rank * last * last - 2 * last * *sum + squares;
    *mean_se = sqrt(fmax(u2 / n - (u / n) * (u / n), 0) / n) / digest->part;
    *sum += (want - (double)rank) * last;
    return true;
}
