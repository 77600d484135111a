/* tally.c - tallies made, joined, and carried as bytes; how they are filled: tally_add.c. */
#include "models/run_int.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define CARRIED_BYTES (GT_TALLY_PARTS * sizeof(uint32_t))

static size_t block_figures(const struct gt_tally *tally)
{
    return (size_t)tally->column_count * GT_BLOCK_PATHS;
}

static void clear_column(struct gt_tallied *column)
{
    column->defined = column->below = 0;
    column->least = INFINITY;
    column->most = -INFINITY;
    memset(&column->sum, 0, sizeof column->sum);
    memset(&column->squares, 0, sizeof column->squares);
    memset(&column->means, 0, sizeof column->means);
    memset(&column->mean_squares, 0, sizeof column->mean_squares);
    column->batches = 0;
    for (size_t o = 0; o < GT_TALLY_OCTAVES; o++) {
        struct gt_octave *octave = column->octaves[o];
        if (!octave)
            continue;
        memset(octave->low, 0, sizeof octave->low);
        if (octave->carried)
            memset(octave->carried, 0, CARRIED_BYTES);
    }
}

/* Room that begins at a line of memory. */
static void *alloc_lines(size_t size)
{
    return aligned_alloc(GT_LINE, (size + GT_LINE - 1) / GT_LINE * GT_LINE);
}

enum gt_status gt_tally_new(const struct gt_run *run, struct gt_tally **tally)
{
    size_t columns = (size_t)run->column_count;
    struct gt_tally *made = calloc(1, sizeof *made + columns * sizeof *made->columns);
    if (!made)
        return GT_ENOMEM;
    made->run = run;
    made->column_count = run->column_count;
    made->dependent = run->scheme != 0;
    made->block = alloc_lines(run->kernel->block_bytes(&run->programme));
    made->figures = alloc_lines(block_figures(made) * sizeof *made->figures);
    made->keys = alloc_lines(GT_TALLY_KEPT * block_figures(made) * sizeof *made->keys);
    for (size_t c = 0; c < columns; c++) {
        clear_column(&made->columns[c]);
        made->columns[c].centre = run->centres[c];
        made->columns[c].limit = run->columns[c].limit;
    }
    if (!made->block || !made->figures || !made->keys) {
        gt_tally_free(made);
        return GT_ENOMEM;
    }
    *tally = made;
    return GT_OK;
}

static void octave_free(struct gt_octave *octave)
{
    if (octave)
        free(octave->carried);
    free(octave);
}

void gt_tally_free(struct gt_tally *tally)
{
    if (!tally)
        return;
    for (int c = 0; c < tally->column_count; c++)
        for (size_t o = 0; o < GT_TALLY_OCTAVES; o++)
            octave_free(tally->columns[c].octaves[o]);
    free(tally->block);
    free(tally->figures);
    free(tally->keys);
    free(tally);
}

void gt_tally_clear(struct gt_tally *tally)
{
    tally->paths = 0;
    for (int c = 0; c < tally->column_count; c++)
        clear_column(&tally->columns[c]);
}

int64_t gt_tally_done(const struct gt_tally *tally)
{
    return tally->paths;
}

static size_t octave_bytes(const struct gt_octave *octave)
{
    return octave ? sizeof *octave + (octave->carried ? CARRIED_BYTES : 0) : 0;
}

size_t gt_tally_bytes(const struct gt_tally *tally)
{
    size_t bytes =
        sizeof *tally + (size_t)tally->column_count * sizeof *tally->columns +
        tally->run->kernel->block_bytes(&tally->run->programme) +
        block_figures(tally) * (sizeof *tally->figures + GT_TALLY_KEPT * sizeof *tally->keys);
    for (int c = 0; c < tally->column_count; c++)
        for (size_t o = 0; o < GT_TALLY_OCTAVES; o++)
            bytes += octave_bytes(tally->columns[c].octaves[o]);
    return bytes;
}

struct gt_octave *gt_tally_octave(struct gt_tally *tally, struct gt_tallied *column,
                                  uint32_t octave)
{
    if (!column->octaves[octave])
        column->octaves[octave] = calloc(1, sizeof *column->octaves[octave]);
    tally->failed |= !column->octaves[octave];
    return column->octaves[octave];
}

void gt_tally_carry(struct gt_tally *tally, struct gt_octave *octave, uint32_t part, uint32_t times)
{
    if (!octave->carried)
        octave->carried = calloc(1, CARRIED_BYTES);
    if (octave->carried)
        octave->carried[part] += times;
    else
        tally->failed = true;
}

static void add_count(struct gt_tally *tally, struct gt_octave *octave, uint32_t part,
                      uint32_t count)
{
    uint32_t low = octave->low[part] + count % 256, times = count / 256 + low / 256;
    octave->low[part] = (uint8_t)low;
    if (times > 0)
        gt_tally_carry(tally, octave, part, times);
}

enum gt_status gt_tally_paths(struct gt_tally *tally, int64_t first, int64_t count)
{
    const struct gt_run *run = tally->run;
    for (int64_t done = 0; done < count && !tally->failed; done += GT_BLOCK_PATHS) {
        int64_t left = count - done;
        run->kernel->block_figures(&run->plan, run->seed, run->scheme | (uint64_t)(first + done),
                                   tally->block, tally->figures);
        run->kernel->tally_add(tally, tally->figures,
                               (size_t)(left < GT_BLOCK_PATHS ? left : GT_BLOCK_PATHS));
    }
    run->kernel->tally_count(tally);
    return tally->failed ? GT_ENOMEM : GT_OK;
}

static void merge_column(struct gt_tally *tally, struct gt_tallied *column,
                         const struct gt_tallied *other)
{
    column->defined += other->defined;
    column->below += other->below;
    column->least = other->least < column->least ? other->least : column->least;
    column->most = other->most > column->most ? other->most : column->most;
    gt_total_merge(&column->sum, &other->sum);
    gt_total_merge(&column->squares, &other->squares);
    gt_total_merge(&column->means, &other->means);
    gt_total_merge(&column->mean_squares, &other->mean_squares);
    column->batches += other->batches;
    for (uint32_t o = 0; o < GT_TALLY_OCTAVES; o++) {
        const struct gt_octave *from = other->octaves[o];
        struct gt_octave *to = from ? gt_tally_octave(tally, column, o) : NULL;
        for (uint32_t i = 0; to && i < GT_TALLY_PARTS; i++)
            add_count(tally, to, i, gt_octave_count(from, i));
    }
}

enum gt_status gt_tally_merge(struct gt_tally *tally, const struct gt_tally *other)
{
    for (int c = 0; c < tally->column_count; c++)
        merge_column(tally, &tally->columns[c], &other->columns[c]);
    tally->paths += other->paths;
    return tally->failed ? GT_ENOMEM : GT_OK;
}

/* The part of a column that is always there. */
struct head {
    int64_t defined, below, batches;
    double least, most;
    struct gt_total sum, squares, means, mean_squares;
};

int gt_tally_write(const struct gt_tally *tally,
                   int (*put)(void *context, const void *bytes, size_t size), void *context)
{
    int bad = put(context, &tally->paths, sizeof tally->paths);
    for (int c = 0; c < tally->column_count && !bad; c++) {
        const struct gt_tallied *column = &tally->columns[c];
        struct head head = {column->defined, column->below, column->batches,
                            column->least,   column->most,  column->sum,
                            column->squares, column->means, column->mean_squares};
        bad = put(context, &head, sizeof head);
        for (uint32_t o = 0; o < GT_TALLY_OCTAVES && !bad; o++) {
            if (!column->octaves[o])
                continue;
            uint32_t counts[GT_TALLY_PARTS];
            for (uint32_t i = 0; i < GT_TALLY_PARTS; i++)
                counts[i] = gt_octave_count(column->octaves[o], i);
            bad = put(context, &o, sizeof o);
            if (!bad)
                bad = put(context, counts, sizeof counts);
        }
        uint32_t end = GT_TALLY_OCTAVES;
        bad = bad ? bad : put(context, &end, sizeof end);
    }
    return bad;
}

static int read_column(struct gt_tally *tally, struct gt_tallied *column,
                       int (*get)(void *context, void *bytes, size_t size), void *context)
{
    struct head head;
    uint32_t octave = 0;
    int bad = get(context, &head, sizeof head);
    if (bad)
        return bad;
    column->defined = head.defined;
    column->below = head.below;
    column->batches = head.batches;
    column->least = head.least;
    column->most = head.most;
    column->sum = head.sum;
    column->squares = head.squares;
    column->means = head.means;
    column->mean_squares = head.mean_squares;
    while (!(bad = get(context, &octave, sizeof octave)) && octave < GT_TALLY_OCTAVES) {
        struct gt_octave *made = gt_tally_octave(tally, column, octave);
        uint32_t counts[GT_TALLY_PARTS];
        bad = made ? get(context, counts, sizeof counts) : 1;
        if (bad)
            return bad;
        for (uint32_t i = 0; i < GT_TALLY_PARTS; i++)
            add_count(tally, made, i, counts[i]);
    }
    return bad ? bad : octave != GT_TALLY_OCTAVES || tally->failed;
}

int gt_tally_read(struct gt_tally *tally, int (*get)(void *context, void *bytes, size_t size),
                  void *context)
{
    gt_tally_clear(tally);
    int bad = get(context, &tally->paths, sizeof tally->paths);
    for (int c = 0; c < tally->column_count && !bad; c++)
        bad = read_column(tally, &tally->columns[c], get, context);
    return bad;
}
