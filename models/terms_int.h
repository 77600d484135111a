/* terms_int.h - terms of public money, with their powers of (1 + rate) laid out by quarter.
 *
 * A stake is held for whole quarters, so (1 + rate)^t is a look-up. An option that is over has the
 * price infinity: nobody pays it, and no branch is needed.
 */
#ifndef GENTOU_TERMS_INT_H
#define GENTOU_TERMS_INT_H

#include "gentou/terms.h"
#include "models/vmath_int.h"

struct gt_terms_table {
    double call_price[GT_TERMS_QUARTERS_MAX + 1]; /* per yuan of cost, by quarters held */
    double hurdle[GT_TERMS_QUARTERS_MAX + 1];     /* per yuan of cost, by quarters held */
    double share;                                 /* conceded of what lies above the hurdle */
};

void gt_terms_lay_out(const struct gt_terms *terms, int quarters_max, struct gt_terms_table *table);

/* The public side's receipt per yuan of its cost. quarters: whole, 0..quarters_max. */
static inline double gt_terms_look_up(const struct gt_terms_table *table, double multiple,
                                      int quarters)
{
    double price = table->call_price[quarters];
    double kept = multiple - table->share * gt_max(multiple - table->hurdle[quarters], 0);
    return gt_select(gt_less(price, multiple), price, kept); /* no jump: it could not be foretold */
}

#endif
