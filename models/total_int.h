/* total_int.h - a sum that does not depend on the order of its terms.
 *
 * A number is a whole multiple of 2^-1074; so a sum of numbers is kept whole, as digits of 32 bits
 * in places of 64, whose other halves take the carries of some 2^29 additions. Additions are
 * exact, so they commute and associate, and threads, machines and files may add in any order.
 * Ogita, Rump, Oishi ("Accurate sum and dot product", SIAM J. Sci. Comput. 26(6), 2005) tell of
 * such long accumulators as Kulisch's.
 */
#ifndef GENTOU_TOTAL_INT_H
#define GENTOU_TOTAL_INT_H

#include <stdint.h>

#define GT_TOTAL_DIGITS 67 /* 2^-1074 to 2^1024 and two digits for the carry */

struct gt_total {
    int64_t digits[GT_TOTAL_DIGITS]; /* place k is worth 2^(32 k - 1074) */
};

/* x: finite. */
void gt_total_add(struct gt_total *total, double x);

void gt_total_merge(struct gt_total *total, const struct gt_total *other);

/* The sum, within 2 units of its last place. */
double gt_total_value(const struct gt_total *total);

#endif
