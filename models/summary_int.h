/* summary_int.h - sums over a column of numbers. */
#ifndef GENTOU_SUMMARY_INT_H
#define GENTOU_SUMMARY_INT_H

#include <stddef.h>

/* Moves the values that are no NaN to the front, in their order; how many these are. */
size_t gt_drop_undefined(double *values, size_t count);

/* The mean, by a fixed tree of sums; 0 of none. */
double gt_mean(const double *values, size_t count);

/* The standard deviation about that mean; 0 of one or none. */
double gt_deviation(const double *values, size_t count, double mean);

#endif
