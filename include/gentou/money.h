/* money.h - amounts in minor units of an ISO 4217 currency.
 *
 * A gt_money is an int64_t count of minor units (fen, cents, yen), so sums are
 * exact. It does not carry its currency: whoever holds the amount holds the
 * currency beside it. Overflow is an error, never a wrap.
 *
 * Source of the currency list: ISO 4217, list one (codes and minor units).
 */
#ifndef GENTOU_MONEY_H
#define GENTOU_MONEY_H

#include "gentou/status.h"

#include <stddef.h>
#include <stdint.h>

typedef int64_t gt_money; /* minor units */

#define GT_MONEY_UNKNOWN INT64_MIN /* nobody wrote the amount down; never summed, never shown as 0 */

struct gt_currency {
    char code[4];    /* ISO 4217 alphabetic code, upper case */
    int digits;      /* minor unit: decimals, 0 to 3 */
    int64_t per_one; /* minor units in one unit: 10^digits */
    const char *name;
};

/* The currency of a code of `length` bytes (any case), or NULL when unknown. Static storage. */
const struct gt_currency *gt_currency_find(const char *code, size_t length);

/* *sum = a + b. GT_EOVERFLOW (INT64_MIN, which stands for unknown, is no sum either) and GT_ERANGE (a
 * summand is unknown) leave *sum as it was. */
enum gt_status gt_money_add(gt_money a, gt_money b, gt_money *sum);

/* *part = amount x share, rounded to the nearest minor unit, halves away from zero.
 * share: 0..1, decimal. GT_ERANGE outside that (or not a number), or when amount is unknown.
 * The share is taken to 12 decimals and the product is exact in 128 bits, so 25 % of an amount
 * is the same on every machine; the rest is amount - *part, and the two always sum to the whole. */
enum gt_status gt_money_share(gt_money amount, double share, gt_money *part);

/* Hands out total in proportion to weights: parts[i] is total x weights[i] / sum, rounded down, and
 * the minor units left over go one each to the largest remainders (earlier first on a tie), so the
 * parts always sum to total. weights >= 0, not all 0; total >= 0; count >= 1. GT_ERANGE otherwise,
 * GT_EOVERFLOW when the weights' sum does not fit. parts must not be weights. This is the only
 * splitter of money. */
enum gt_status gt_money_allocate(gt_money total, const gt_money *weights, size_t count,
                                 gt_money *parts);

/* A known amount in currency units, for models and pictures; correctly rounded below 2^53 minor
 * units. */
double gt_money_units(gt_money amount, const struct gt_currency *currency);

#endif
