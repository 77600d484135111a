/* outcome_int.h - the outcome models, one a file outcome_NAME.c. */
#ifndef GENTOU_OUTCOME_INT_H
#define GENTOU_OUTCOME_INT_H

#include "gentou/outcome.h"

#include "models/vmath_int.h"

/* Marks what a model means, one line of English, for translation where it is shown. */
#define N_(text) text

extern const struct gt_outcome_model gt_outcome_diffusion;
extern const struct gt_outcome_model gt_outcome_rounds;
extern const struct gt_outcome_model gt_outcome_buckets;
extern const struct gt_outcome_model gt_outcome_bootstrap;

/* Writes "no round" into the rounds that are wanted. */
void gt_outcome_clear_rounds(const struct gt_outcome_block *block);

/* e^700 is the last that fits; only absurd parameters come near. */
#define GT_EXPONENT_MAX 700.0

static inline double gt_exp_clamped(double exponent)
{
    return gt_exp(gt_max(gt_min(exponent, GT_EXPONENT_MAX), -GT_EXPONENT_MAX));
}

/* A holding for `years` that would end worth `multiple`, by quarter: rounded up to whole quarters
 * and at least one. What the horizon cuts short is sold for multiple^(part of the time that has
 * passed): on the way there at an even rate, and a holding that ends worthless already is. */
struct gt_holding {
    double quarter, multiple;
};

static inline struct gt_holding gt_hold(double entry, double last, double years, double multiple)
{
    double quarters = gt_max(gt_ceil(gt_min(4 * years, 4e6)), 1), left = last - entry;
    if (quarters <= left)
        return (struct gt_holding){entry + quarters, multiple};
    if (!(multiple > 0))
        return (struct gt_holding){last, 0};
    return (struct gt_holding){last, gt_exp_clamped(gt_log(multiple) * left / quarters)};
}

#endif
