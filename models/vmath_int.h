/* vmath_int.h - the kernels of vmath.h for one number, to be inlined into loops.
 *
 * Each is straight-line code: IEEE additions, multiplications and divisions in one order, integer
 * operations on the bits, and selects by mask. So a compiler may run 2, 4 or 8 of them side by side
 * without changing a bit, provided it does not contract a x b + c (-ffp-contract=off).
 *
 * The series are the plain ones with their exact coefficients (1/n!, 2/(2k+1)); they are cut where
 * the rest is below 2^-54 of the result over the reduced range:
 *   log: x = 2^e m, sqrt(1/2) <= m < sqrt(2), f = m - 1, s = f / (2 + f),
 *        ln m = f - (f^2/2 - s (f^2/2 + R)), R = sum over k >= 1 of 2/(2k+1) s^2k
 *        (2 s = f - s f, and f - s f = f - f^2/2 + s f^2/2: f itself is exact, s is not)
 *   exp: x = k ln 2 + r, |r| <= ln 2 / 2, Taylor to r^13
 *   sin, cos (2 pi t): t = q/4 + d exactly, |d| <= 1/8, Taylor of 2 pi d to the 15th and 16th power
 */
#ifndef GENTOU_VMATH_INT_H
#define GENTOU_VMATH_INT_H

#include <stdint.h>
#include <string.h>

/* ln 2 = hi + lo; hi has 41 bits, so k x hi is exact for |k| < 2^12. */
#define GT_LN2_HI 0x1.62e42fefa3000p-1
#define GT_LN2_LO 0x1.3de6af278ece6p-42
#define GT_LOG2_E 0x1.71547652b82fep+0
#define GT_TWO_PI 0x1.921fb54442d18p+2

/* Adding and taking away 1.5 x 2^52 rounds to the nearest whole number, which then stands in the
 * low bits; 2^52 does so for numbers >= 0. */
#define GT_ROUNDER     0x1.8p52
#define GT_TWO_52      0x1p52
#define GT_TWO_52_BITS UINT64_C(0x4330000000000000)
#define GT_SQRT_HALF   UINT64_C(0x3FE6A09E667F3BCD) /* bits of sqrt(1/2) */

static inline uint64_t gt_bits(double x)
{
    uint64_t bits;
    memcpy(&bits, &x, sizeof bits);
    return bits;
}

static inline double gt_from_bits(uint64_t bits)
{
    double x;
    memcpy(&x, &bits, sizeof x);
    return x;
}

/* a where mask is all ones, b where it is 0. */
static inline double gt_select(uint64_t mask, double a, double b)
{
    return gt_from_bits((gt_bits(a) & mask) | (gt_bits(b) & ~mask));
}

/* All ones where a < b, both finite: the sign of the difference. A comparison would do, but
 * compilers make jumps of it, and SSE2 has no mask of 64 bits from one. */
static inline uint64_t gt_less(double a, double b)
{
    return 0 - (gt_bits(a - b) >> 63);
}

static inline double gt_min(double a, double b)
{
    return gt_select(gt_less(a, b), a, b);
}

static inline double gt_max(double a, double b)
{
    return gt_select(gt_less(a, b), b, a);
}

/* x >= 0 rounded up to a whole number below 2^52. */
static inline double gt_ceil(double x)
{
    double nearest = (x + GT_TWO_52) - GT_TWO_52;
    return nearest + gt_select(gt_less(nearest, x), 1, 0);
}

static inline double gt_log(double x)
{
    uint64_t bits = gt_bits(x);
    uint64_t biased = (bits - GT_SQRT_HALF + (UINT64_C(1023) << 52)) >> 52; /* e + 1023 */
    double e = gt_from_bits(biased | GT_TWO_52_BITS) - (GT_TWO_52 + 1023);
    double f = gt_from_bits(bits - ((biased - 1023) << 52)) - 1;
    double s = f / (2 + f);
    double z = s * s;
    double r = 2.0 / 21;
    r = r * z + 2.0 / 19;
    r = r * z + 2.0 / 17;
    r = r * z + 2.0 / 15;
    r = r * z + 2.0 / 13;
    r = r * z + 2.0 / 11;
    r = r * z + 2.0 / 9;
    r = r * z + 2.0 / 7;
    r = r * z + 2.0 / 5;
    r = r * z + 2.0 / 3;
    double half = 0.5 * f * f;
    double tail = half - (s * (half + r * z) + e * GT_LN2_LO);
    return e * GT_LN2_HI - (tail - f);
}

static inline double gt_exp(double x)
{
    double shifted = x * GT_LOG2_E + GT_ROUNDER;
    double k = shifted - GT_ROUNDER;
    double r = (x - k * GT_LN2_HI) - k * GT_LN2_LO;
    double q = 1.0 / 6227020800; /* 1/13! */
    q = q * r + 1.0 / 479001600;
    q = q * r + 1.0 / 39916800;
    q = q * r + 1.0 / 3628800;
    q = q * r + 1.0 / 362880;
    q = q * r + 1.0 / 40320;
    q = q * r + 1.0 / 5040;
    q = q * r + 1.0 / 720;
    q = q * r + 1.0 / 120;
    q = q * r + 1.0 / 24;
    q = q * r + 1.0 / 6;
    q = q * r + 1.0 / 2;
    double p = 1 + (r + r * r * q);
    return gt_from_bits(gt_bits(p) + (gt_bits(shifted) << 52)); /* x 2^k: the low bits of shifted */
}

static inline void gt_sincos2pi(double t, double *sine, double *cosine)
{
    double shifted = 4 * t + GT_ROUNDER;
    uint64_t quadrant = gt_bits(shifted);
    double d = t - 0.25 * (shifted - GT_ROUNDER); /* exact */
    double a = GT_TWO_PI * d;
    double z = a * a;
    double s = -1.0 / 1307674368000; /* -1/15! */
    s = s * z + 1.0 / 6227020800;
    s = s * z - 1.0 / 39916800;
    s = s * z + 1.0 / 362880;
    s = s * z - 1.0 / 5040;
    s = s * z + 1.0 / 120;
    s = s * z - 1.0 / 6;
    s = a + a * z * s;
    double c = 1.0 / 20922789888000; /* 1/16! */
    c = c * z - 1.0 / 87178291200;
    c = c * z + 1.0 / 479001600;
    c = c * z - 1.0 / 3628800;
    c = c * z + 1.0 / 40320;
    c = c * z - 1.0 / 720;
    c = c * z + 1.0 / 24;
    c = c * z - 0.5;
    c = 1 + z * c;
    /* Each quarter turn: (sin, cos) -> (cos, -sin). */
    uint64_t odd = 0 - (quadrant & 1);
    uint64_t sign_s = (quadrant & 2) << 62;
    uint64_t sign_c = ((quadrant + 1) & 2) << 62;
    *sine = gt_from_bits(gt_bits(gt_select(odd, c, s)) ^ sign_s);
    *cosine = gt_from_bits(gt_bits(gt_select(odd, s, c)) ^ sign_c);
}

#endif
