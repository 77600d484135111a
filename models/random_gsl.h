/* random_gsl.h - Philox4x32-10 as a generator of GSL.
 *
 * gsl_rng_alloc(gt_rng_philox) gives a stream: the words of counters (n, 0, 0, 0), n = 0, 1, ...,
 * in order, with the seed as key. It lets GSL's distributions and algorithms draw from the same
 * generator; the simulation itself does not use it (random.h addresses its draws).
 * Whole words from gsl_rng_get; gsl_rng_uniform is the uniform of random.h, strictly in (0, 1).
 */
#ifndef GENTOU_RANDOM_GSL_H
#define GENTOU_RANDOM_GSL_H

#include <gsl/gsl_rng.h>

extern const gsl_rng_type *const gt_rng_philox;

#endif
