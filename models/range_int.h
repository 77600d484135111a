/* range_int.h - whether a number lies in a range. */
#ifndef GENTOU_RANGE_INT_H
#define GENTOU_RANGE_INT_H

#include <stdbool.h>

/* Both ends included; what is not a number lies in no range. */
static inline bool gt_within(double value, double low, double high)
{
    return value >= low && value <= high;
}

#endif
