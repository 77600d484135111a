/* tally_int.h - what all paths came to, column by column, in memory that does not grow with paths.
 *
 * A column keeps how many paths had a figure and how many of these lay below its limit; the sums of
 * (x - centre) and of its square, summed over a block of GT_BLOCK_PATHS paths and then exactly
 * (total_int.h); the least and the most; and how often each of the leading 22 bits of the figure
 * came up: sign, exponent, and 10 bits of fraction, turned so that they rise with the figure. So a
 * quantile is known to one part in 1024 (2^-10), or better where least and most say so. All of it
 * adds up, in any order, to the same.
 *
 * Octaves (an exponent and a sign: 1024 counts) are made when a figure first falls into one. What
 * counting touches is kept small, since all columns' counts are larger than a core's cache: the low
 * eight bits of a count stand by themselves, and seldom carry.
 */
#ifndef GENTOU_TALLY_INT_H
#define GENTOU_TALLY_INT_H

#include "gentou/simulate.h"
#include "models/total_int.h"
#include "models/vmath_int.h"

#include <stdbool.h>

#define GT_BLOCK_PATHS   GT_BATCH /* = GT_RANDOM_BATCH */
#define GT_LINE          64 /* bytes of a line of memory: lanes that lie across two cost double */
#define GT_TALLY_KEPT    8  /* blocks whose keys wait to be counted */
#define GT_TALLY_OCTAVES 4096
#define GT_TALLY_PARTS   1024   /* of an octave */
#define GT_TALLY_LAST    0xFFFu /* the octave of infinity (its part 0) and of what is undefined */
#define GT_TALLY_ZERO    0x800u /* numbers from 0 to 2^-1022 */
#define GT_TALLY_MOST    1e150  /* a difference to the centre beyond it is taken for it in sums */

/* A figure that every path leaves behind; of some paths it may be undefined (NaN). */
struct gt_column {
    double limit; /* the share of paths below it is counted; NaN: not asked */
};

struct gt_octave {
    uint8_t low[GT_TALLY_PARTS]; /* of a count, modulo 256 */
    uint32_t *carried;           /* [GT_TALLY_PARTS], times 256; NULL: none yet */
};

struct gt_tallied {
    double centre; /* any number among the figures; the same in all tallies of a run */
    double limit;
    int64_t defined, below;
    double least, most; /* infinity and -infinity: nothing yet */
    struct gt_total sum, squares;
    struct gt_total means, mean_squares;         /* of whole batches, where their paths depend */
    int64_t batches;                             /* with a defined figure */
    struct gt_octave *octaves[GT_TALLY_OCTAVES]; /* NULL: none */
};

struct gt_tally {
    const struct gt_run *run;
    int64_t paths;
    bool dependent; /* the paths of a batch depend on each other */
    bool failed;    /* memory was short: what is tallied is wrong */
    struct gt_block *block;
    double *figures; /* [column][GT_BLOCK_PATHS] */
    uint32_t *keys;  /* [column][GT_TALLY_KEPT x GT_BLOCK_PATHS], not yet counted */
    int kept;        /* blocks of them */
    int column_count;
    struct gt_tallied columns[];
};

/* The octave and the part of a figure, 22 bits; -0 is 0. */
static inline uint32_t gt_tally_key(double x)
{
    uint64_t bits = gt_bits(x + 0.0);
    uint64_t turn = (0 - (bits >> 63)) | UINT64_C(1) << 63;
    return (uint32_t)((bits ^ turn) >> 42);
}

/* Adds the first `count` paths of figures[column][GT_BLOCK_PATHS]; the rest is overwritten. Counts
 * are in arrears until gt_tally_count. */
void gt_tally_add(struct gt_tally *tally, double *figures, size_t count);
void gt_tally_count(struct gt_tally *tally);

static inline uint32_t gt_octave_count(const struct gt_octave *octave, uint32_t part)
{
    return (octave->carried ? octave->carried[part] * 256 : 0) + octave->low[part];
}

/* The octave, new if need be, or NULL; then tally->failed. */
struct gt_octave *gt_tally_octave(struct gt_tally *tally, struct gt_tallied *column,
                                  uint32_t octave);

/* Adds times x 256 to a count; without memory tally->failed. */
void gt_tally_carry(struct gt_tally *tally, struct gt_octave *octave, uint32_t part,
                    uint32_t times);

/* Without a defined figure all but `undefined` are 0. */
void gt_tally_summary(const struct gt_tally *tally, int column, struct gt_summary *summary);

/* Of a column of figures >= 0. */
void gt_tally_histogram(const struct gt_tally *tally, int column, struct gt_histogram *histogram);

#endif
