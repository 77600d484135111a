/* dice.h - reproducible numbers for loops of tests, and a checksum of bits.
 *
 * Not from the generator under test: splitmix64 (Steele, Lea, Flood, OOPSLA 2014); FNV-1a.
 */
#ifndef GENTOU_TESTS_DICE_H
#define GENTOU_TESTS_DICE_H

#include <stddef.h>
#include <stdint.h>

static inline uint64_t dice(uint64_t *state)
{
    uint64_t z = (*state += UINT64_C(0x9E3779B97F4A7C15));
    z = (z ^ (z >> 30)) * UINT64_C(0xBF58476D1CE4E5B9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94D049BB133111EB);
    return z ^ (z >> 31);
}

/* A whole number in low..high, both included. */
static inline int64_t dice_within(uint64_t *state, int64_t low, int64_t high)
{
    return low + (int64_t)(dice(state) % ((uint64_t)(high - low) + 1));
}

/* A number in [0, 1). */
static inline double dice_unit(uint64_t *state)
{
    return (double)(dice(state) >> 11) * 0x1p-53;
}

#define CHECKSUM_START UINT64_C(0xCBF29CE484222325)

static inline uint64_t checksum(uint64_t sum, const void *data, size_t size)
{
    const unsigned char *byte = data;
    for (size_t i = 0; i < size; i++)
        sum = (sum ^ byte[i]) * UINT64_C(0x100000001B3);
    return sum;
}

#endif
