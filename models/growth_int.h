/* growth_int.h - interest on amounts with decimals of a minor unit, before they are rounded. */
#ifndef GENTOU_GROWTH_INT_H
#define GENTOU_GROWTH_INT_H

#include "gentou/buyout.h"

__extension__ typedef __int128 gt_fine; /* 10^-9 minor units */

/* What stays the same while an amount grows. */
struct gt_growth {
    double rate;
    enum gt_term_interest interest;
    enum gt_term_days days;
};

gt_fine gt_fine_of(gt_money amount);
/* Rounded to the nearest, halves away from zero. GT_EOVERFLOW. */
enum gt_status gt_fine_round(gt_fine fine, gt_money *amount);

/* Adds the interest of from..to, from <= to. GT_ERANGE: the rate. GT_EOVERFLOW. */
enum gt_status gt_fine_grow(const struct gt_growth *growth, gt_day from, gt_day to, gt_fine *fine);

#endif
