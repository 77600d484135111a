/* tally_add.c - a block of figures into a tally; compiled for each instruction set.
 *
 * Counting goes to a place that the figure says, so it waits for memory: all columns' counts
 * together are larger than a core's cache. Therefore keys are kept for some blocks, and then
 * counted column by column: on the reference programme this halves the time of a tally.
 */
#include "models/tally_int.h"

#include <math.h>

#define LANES 8

struct block_sums {
    double sum[LANES], squares[LANES], least[LANES], most[LANES];
    int64_t defined[LANES], below[LANES];
};

/* What is undefined compares as false, and adds nothing. */
static void sum_up(const double *restrict figures, double centre, double limit,
                   struct block_sums *restrict sums)
{
    for (int l = 0; l < LANES; l++) {
        sums->least[l] = INFINITY;
        sums->most[l] = -INFINITY;
    }
    for (size_t i = 0; i < GT_BLOCK_PATHS; i += LANES)
        for (int l = 0; l < LANES; l++) {
            double x = figures[i + (size_t)l], d = x - centre;
            d = d < GT_TALLY_MOST ? d : GT_TALLY_MOST;
            d = d > -GT_TALLY_MOST ? d : -GT_TALLY_MOST;
            d = x == x ? d : 0;
            sums->sum[l] += d;
            sums->squares[l] += d * d;
            sums->least[l] = x < sums->least[l] ? x : sums->least[l];
            sums->most[l] = x > sums->most[l] ? x : sums->most[l];
            sums->defined[l] += x == x;
            sums->below[l] += x < limit;
        }
}

static double add_lanes(const double lanes[LANES])
{
    return ((lanes[0] + lanes[1]) + (lanes[2] + lanes[3])) +
           ((lanes[4] + lanes[5]) + (lanes[6] + lanes[7]));
}

static void keep_keys(const double *restrict figures, uint32_t *restrict keys)
{
    for (size_t i = 0; i < GT_BLOCK_PATHS; i++)
        keys[i] = gt_tally_key(figures[i]);
}

/* False: no memory. */
static bool count_keys(struct gt_tally *tally, struct gt_tallied *column, const uint32_t *keys,
                       size_t count)
{
    for (size_t i = 0; i < count; i++) {
        uint32_t number = keys[i] / GT_TALLY_PARTS, part = keys[i] % GT_TALLY_PARTS;
        struct gt_octave *octave = column->octaves[number];
        if (!octave)
            octave = gt_tally_octave(tally, column, number);
        if (!octave)
            return false;
        if (++octave->low[part] == 0)
            gt_tally_carry(tally, octave, part, 1);
    }
    return true;
}

void gt_tally_count(struct gt_tally *tally)
{
    size_t count = (size_t)tally->kept * GT_BLOCK_PATHS;
    const uint32_t *keys = tally->keys;
    for (int c = 0; c < tally->column_count; c++, keys += GT_TALLY_KEPT * GT_BLOCK_PATHS)
        if (!count_keys(tally, &tally->columns[c], keys, count))
            return;
    tally->kept = 0;
}

/* Paths of a batch that depend on each other say nothing of the error of their mean; means of
 * batches, which do not depend on each other, do. */
static void add_mean(struct gt_tallied *column, const struct block_sums *sums)
{
    int64_t defined = 0;
    for (int l = 0; l < LANES; l++)
        defined += sums->defined[l];
    if (defined == 0)
        return;
    double mean = add_lanes(sums->sum) / (double)defined;
    gt_total_add(&column->means, mean);
    gt_total_add(&column->mean_squares, mean * mean);
    column->batches++;
}

void gt_tally_add(struct gt_tally *tally, double *figures, size_t paths)
{
    uint32_t *keys = tally->keys + (size_t)tally->kept * GT_BLOCK_PATHS;
    for (int c = 0; c < tally->column_count; c++, figures += GT_BLOCK_PATHS) {
        struct gt_tallied *column = &tally->columns[c];
        struct block_sums sums = {{0}};
        for (size_t i = paths; i < GT_BLOCK_PATHS; i++)
            figures[i] = NAN;
        sum_up(figures, column->centre, column->limit, &sums);
        gt_total_add(&column->sum, add_lanes(sums.sum));
        gt_total_add(&column->squares, add_lanes(sums.squares));
        for (int l = 0; l < LANES; l++) {
            column->least = sums.least[l] < column->least ? sums.least[l] : column->least;
            column->most = sums.most[l] > column->most ? sums.most[l] : column->most;
            column->defined += sums.defined[l];
            column->below += sums.below[l];
        }
        if (tally->dependent && paths == GT_BLOCK_PATHS)
            add_mean(column, &sums);
        keep_keys(figures, keys + (size_t)c * GT_TALLY_KEPT * GT_BLOCK_PATHS);
    }
    tally->paths += (int64_t)paths;
    if (++tally->kept == GT_TALLY_KEPT)
        gt_tally_count(tally);
}
