/* random_int.h - Philox4x32-10 and the uniform, to be inlined.
 *
 * Salmon, Moraes, Dror, Shaw, "Parallel random numbers: as easy as 1, 2, 3", SC11, section 3.3:
 * ten rounds, each two 32 x 32 -> 64 bit products, whose high halves meet the other words and the
 * key; the key grows by the golden ratio and by sqrt(3) - 1 each round.
 */
#ifndef GENTOU_RANDOM_INT_H
#define GENTOU_RANDOM_INT_H

#include "models/vmath_int.h"

#include <stdint.h>

#define GT_PHILOX_ROUNDS 10
#define GT_PHILOX_M0     UINT64_C(0xD2511F53)
#define GT_PHILOX_M1     UINT64_C(0xCD9E8D57)
#define GT_PHILOX_W0     0x9E3779B9u
#define GT_PHILOX_W1     0xBB67AE85u

/* In place: counter words in, random words out. */
static inline void gt_philox_words(uint32_t *c0, uint32_t *c1, uint32_t *c2, uint32_t *c3,
                                   uint32_t k0, uint32_t k1)
{
    for (int round = 0; round < GT_PHILOX_ROUNDS; round++) {
        uint64_t p0 = GT_PHILOX_M0 * *c0;
        uint64_t p1 = GT_PHILOX_M1 * *c2;
        *c0 = (uint32_t)(p1 >> 32) ^ *c1 ^ k0;
        *c1 = (uint32_t)p1;
        *c2 = (uint32_t)(p0 >> 32) ^ *c3 ^ k1;
        *c3 = (uint32_t)p0;
        k0 += GT_PHILOX_W0;
        k1 += GT_PHILOX_W1;
    }
}

/* (floor(word / 2^12) + 1/2) x 2^-52: the 52 bits become the fraction of a number in [1, 2), and
 * the difference to 1 - 2^-53 is exact. */
static inline double gt_uniform(uint32_t low, uint32_t high)
{
    uint64_t word = (uint64_t)high << 32 | low;
    return gt_from_bits(word >> 12 | UINT64_C(0x3FF0000000000000)) - (1 - 0x1p-53);
}

#endif
