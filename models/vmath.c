/* vmath.c - the kernels of vmath_int.h over arrays. */
#include "gentou/vmath.h"
#include "models/vmath_int.h"

#define TILE 64

void gt_vlog(const double *x, double *y, size_t count)
{
    memmove(y, x, count * sizeof *y); /* in place, so that the loop has one array */
    for (size_t i = 0; i < count; i++)
        y[i] = gt_log(y[i]);
}

void gt_vexp(const double *x, double *y, size_t count)
{
    memmove(y, x, count * sizeof *y);
    for (size_t i = 0; i < count; i++)
        y[i] = gt_exp(y[i]);
}

void gt_vsincos2pi(const double *t, double *s, double *c, size_t count)
{
    double sines[TILE], cosines[TILE];
    for (size_t start = 0; start < count; start += TILE) {
        size_t width = count - start < TILE ? count - start : TILE;
        for (size_t i = 0; i < width; i++)
            gt_sincos2pi(t[start + i], &sines[i], &cosines[i]);
        memcpy(s + start, sines, width * sizeof *s);
        memcpy(c + start, cosines, width * sizeof *c);
    }
}
