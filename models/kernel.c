/* kernel.c - the table of one kernel; compiled for each instruction set. */
#include "gentou/random.h"
#include "gentou/vmath.h"
#include "models/run_int.h"

#ifndef GT_KERNEL
#define GT_KERNEL      gt_kernel_baseline
#define GT_KERNEL_NAME "baseline"
#endif

const struct gt_kernel GT_KERNEL = {
    .name = GT_KERNEL_NAME,
    .plan_make = gt_plan_make,
    .block_bytes = gt_block_bytes,
    .block_figures = gt_block_figures,
    .shared_draw = gt_shared_draw,
    .sets_apply = gt_sets_apply,
    .whole_draw = gt_whole_draw,
    .whole_plain = gt_whole_plain,
    .whole_apply = gt_whole_apply,
    .tally_add = gt_tally_add,
    .tally_count = gt_tally_count,
    .digest_add = gt_digest_add,
    .uniforms = gt_random_uniforms,
    .exponential = gt_random_exponential,
    .normal_pair = gt_random_normal_pair,
    .exp = gt_vexp,
};
