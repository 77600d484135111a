/* terms.h - the two terms of a simple programme, on one stake.
 *
 *   call option        for t <= window years after entry the private side may buy the public stake
 *                      at cost x (1 + rate)^t; it does so when the stake is worth more.
 *   profit concession  at an exit the public side gives up `share` of what its stake is worth above
 *                      cost x (1 + hurdle)^t.
 * Rates are annual effective decimals; t in years. A share or a window of 0 switches a term off.
 * gentou/term.h has all the terms there are.
 */
#ifndef GENTOU_TERMS_H
#define GENTOU_TERMS_H

#include <stddef.h>

struct gt_call_option {
    double window; /* years after entry, >= 0; 0: no option */
    double rate;   /* annual effective, >= 0: never below cost */
};

struct gt_concession {
    double share;  /* of the profit above the hurdle, 0..1; 0: none */
    double hurdle; /* annual effective, >= 0: never out of capital */
};

struct gt_terms {
    struct gt_call_option call;
    struct gt_concession concession;
};

/* What the public side receives per yuan of its cost when a stake exits at `multiple` after
 * `years`; the private side receives the rest of multiple. (The reference programme of one line;
 * the simulation applies the same function to arrays.) */
double gt_terms_public_receipt(const struct gt_terms *terms, double multiple, double years);

/* The same for count stakes. quarters: whole quarters since entry, as doubles, 1..quarters_max
 * (GT_TERMS_QUARTERS_MAX at most). receipt may be multiple. Lays a table of powers out first, so it
 * pays for long arrays. */
#define GT_TERMS_QUARTERS_MAX 400
void gt_terms_public_receipts(const struct gt_terms *terms, const double *multiple,
                              const double *quarters, size_t count, double *receipt);

#endif
