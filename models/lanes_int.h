/* lanes_int.h - as many numbers side by side as the instruction set at hand takes at once.
 *
 * For the one thing compilers do not find by themselves: that the product of two words of 32 bits,
 * each alone in a lane of 64, is one instruction. All else is written as plain loops.
 */
#ifndef GENTOU_LANES_INT_H
#define GENTOU_LANES_INT_H

#include <stdint.h>
#include <string.h>

#if defined(__AVX512F__)
#define GT_LANES 8
#elif defined(__AVX2__)
#define GT_LANES 4
#else
#define GT_LANES 2
#endif

#if defined(__SSE2__)
#include <immintrin.h>
#endif

typedef uint64_t gt_lanes __attribute__((vector_size(8 * GT_LANES)));
typedef double gt_reals __attribute__((vector_size(8 * GT_LANES)));

/* Of a function with lanes in its frame. The stack on which the address sanitizer would put them is
 * not aligned as they must be (GCC bug 110027). */
#ifdef __SANITIZE_ADDRESS__
#define GT_LANES_IN_FRAME __attribute__((no_sanitize_address))
#else
#define GT_LANES_IN_FRAME
#endif

GT_LANES_IN_FRAME static inline gt_reals gt_reals_load(const double *from)
{
    gt_reals reals;
    memcpy(&reals, from, sizeof reals);
    return reals;
}

/* a where mask is all ones, b where it is 0. */
static inline gt_reals gt_reals_select(gt_lanes mask, gt_reals a, gt_reals b)
{
    return (gt_reals)(((gt_lanes)a & mask) | ((gt_lanes)b & ~mask));
}

static inline gt_reals gt_reals_abs(gt_reals x)
{
    return (gt_reals)((gt_lanes)x & (UINT64_MAX >> 1));
}

/* Whether any bit is set. */
static inline int gt_lanes_any(gt_lanes mask)
{
#if defined(__AVX512F__)
    return _mm512_test_epi64_mask((__m512i)mask, (__m512i)mask) != 0;
#elif defined(__AVX2__)
    return !_mm256_testz_si256((__m256i)mask, (__m256i)mask);
#else
    return (mask[0] | mask[1]) != 0;
#endif
}

/* Writes the numbers where mask is all ones one behind the other, and how many; up to GT_LANES
 * numbers behind them are lost. */
static inline size_t gt_reals_pack(gt_lanes mask, gt_reals reals, double *to)
{
#if defined(__AVX512F__)
    __mmask8 set = _mm512_test_epi64_mask((__m512i)mask, (__m512i)mask);
    _mm512_storeu_pd(to, _mm512_maskz_compress_pd(set, (__m512d)reals));
    return (size_t)__builtin_popcount(set);
#else
    size_t count = 0;
    for (int l = 0; l < GT_LANES && gt_lanes_any(mask); l++) {
        to[count] = reals[l];
        count += mask[l] & 1;
    }
    return count;
#endif
}

#define GT_LOW_WORD UINT64_C(0xFFFFFFFF)

/* The products of the low words; what stands in the high ones does not matter. */
static inline gt_lanes gt_lanes_multiply(gt_lanes a, gt_lanes b)
{
#if defined(__AVX512F__)
    return (gt_lanes)_mm512_mul_epu32((__m512i)a, (__m512i)b);
#elif defined(__AVX2__)
    return (gt_lanes)_mm256_mul_epu32((__m256i)a, (__m256i)b);
#elif defined(__SSE2__)
    return (gt_lanes)_mm_mul_epu32((__m128i)a, (__m128i)b);
#else
    return (a & GT_LOW_WORD) * (b & GT_LOW_WORD);
#endif
}

#endif
