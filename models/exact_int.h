/* exact_int.h - exact ratios of any length (GMP's mpq) to and from the whole numbers of headers. */
#ifndef GENTOU_MODELS_EXACT_INT_H
#define GENTOU_MODELS_EXACT_INT_H

#include "gentou/shares.h"

#include <gmp.h>
#include <stdbool.h>

void gt_exact_whole(mpq_t to, int64_t number);
void gt_exact_ratio(mpq_t to, struct gt_ratio ratio); /* den 0 is 0 */

/* The greatest whole number not above it; false when that does not fit. */
bool gt_exact_floor(const mpq_t from, int64_t *number);

/* The nearest whole number, halves up; false when that does not fit. */
bool gt_exact_nearest(const mpq_t from, int64_t *number);

/* Rounds to decimals, halves up. */
void gt_exact_round(mpq_t number, int decimals);

/* Exactly where 64 bits hold it, else to 10 decimals, halves up; false when even that does not fit.
 * 0 is {0, 1}. */
bool gt_exact_to_ratio(const mpq_t from, struct gt_ratio *ratio);

#endif
