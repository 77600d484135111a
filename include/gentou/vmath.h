/* vmath.h - exp, log and sine/cosine that give the same bits everywhere.
 *
 * Plain IEEE additions, multiplications and divisions in one order, no contraction, no table and no
 * branch, so a compiler may vectorise them and no instruction set changes a bit. Valid for the
 * arguments a simulation meets, each stated below. Errors stated here are measured by the tests
 * against long double libm (which is not under test).
 */
#ifndef GENTOU_VMATH_H
#define GENTOU_VMATH_H

#include <stddef.h>

/* y[i] = ln(x[i]), x normal and > 0. Error below 2 ulp. y may be x. */
void gt_vlog(const double *x, double *y, size_t count);

/* y[i] = e^x[i], |x| <= 700. Error below 2 ulp. y may be x. */
void gt_vexp(const double *x, double *y, size_t count);

/* s[i], c[i] = sin(2 pi t[i]), cos(2 pi t[i]), 0 <= t <= 1. Absolute error below 4e-16.
 * s or c may be t. */
void gt_vsincos2pi(const double *t, double *s, double *c, size_t count);

#endif
