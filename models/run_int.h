/* run_int.h - what the tallies of a simulation share, and the kernels it may run on.
 *
 * A kernel is the code that every path goes through (random numbers, outcome models, terms, rates,
 * tallying), compiled once for an instruction set; models/kernel.cmake makes them, each with all
 * its names but its own out of sight. To the last bit all give the same.
 */
#ifndef GENTOU_RUN_INT_H
#define GENTOU_RUN_INT_H

#include "models/digest_int.h"
#include "models/simulate_int.h"

struct gt_kernel {
    const char *name;
    void (*plan_make)(const struct gt_programme *programme, struct gt_plan *plan);
    size_t (*block_bytes)(const struct gt_programme *programme);
    void (*block_figures)(const struct gt_plan *plan, uint64_t seed, uint64_t first_path,
                          struct gt_block *block, double *figures);
    /* Many terms on the draws of one block. */
    void (*shared_draw)(const struct gt_plan *plan, uint64_t seed, uint64_t first_path,
                        const double *discount, struct gt_shared *shared);
    void (*sets_apply)(const struct gt_sets *sets, const struct gt_shared *shared,
                       gt_set_figures *figures);
    void (*whole_draw)(const struct gt_plan *plan, uint64_t seed, uint64_t first_path,
                       struct gt_block *block);
    void (*whole_plain)(const struct gt_plan *plan, bool both, struct gt_block *block);
    void (*whole_apply)(const struct gt_plan *plan, bool both, struct gt_block *block,
                        double *figures);
    void (*tally_add)(struct gt_tally *tally, double *figures, size_t count);
    void (*tally_count)(struct gt_tally *tally);
    void (*digest_add)(struct gt_digest *digest, const double *values, size_t count);
    /* Parts of the above, for those who test and time them: gentou/random.h, gentou/vmath.h. */
    void (*uniforms)(uint64_t seed, uint64_t first_path, uint32_t company, uint32_t block,
                     size_t paths, double *u0, double *u1);
    void (*exponential)(double *u, size_t count);
    void (*normal_pair)(double *a, double *b, size_t count);
    void (*exp)(const double *x, double *y, size_t count);
};

extern const struct gt_kernel gt_kernel_baseline, gt_kernel_avx2, gt_kernel_avx512;

/* By its name, or the widest that this machine runs for NULL; NULL: not known, or not here. */
const struct gt_kernel *gt_kernel_find(const char *name);

struct gt_sweep_options;
struct gt_sweep_result;

/* gt_sweep, with the sureness of its order statistics (digest_int.h): for tests. */
enum gt_status gt_sweep_surely(const struct gt_programme *programmes, size_t count, double sure,
                               const struct gt_sweep_options *options,
                               struct gt_sweep_result *results);

struct gt_run {
    struct gt_programme programme; /* the plan's */
    struct gt_plan plan;
    const struct gt_kernel *kernel;
    uint64_t seed;
    uint64_t scheme; /* the bit of the paths' numbers (gentou/random.h); 0: independent paths */
    int column_count;
    const struct gt_column *columns; /* the plan's */
    double centres[GT_COLUMNS_MAX];  /* medians of the first block */
};

#endif
