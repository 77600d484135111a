/* total.c - the sum of total_int.h. */
#include "models/total_int.h"
#include "models/vmath_int.h"

#include <assert.h>
#include <math.h>
#include <stdbool.h>

#define DIGIT      UINT64_C(0xFFFFFFFF)
#define LEAST_BITS 1074

void gt_total_add(struct gt_total *total, double x)
{
    uint64_t bits = gt_bits(x), exponent = bits >> 52 & 0x7FF;
    uint64_t whole = (bits & UINT64_C(0xFFFFFFFFFFFFF)) | (uint64_t)(exponent > 0) << 52;
    uint64_t place = exponent > 0 ? exponent - 1 : 0; /* x is whole x 2^(place - 1074) */
    assert(exponent < 0x7FF);
    uint64_t low = (whole & DIGIT) << (place & 31), high = (whole >> 32) << (place & 31);
    int64_t sign = bits >> 63 ? -1 : 1, *digits = total->digits + (place >> 5);
    digits[0] += sign * (int64_t)(low & DIGIT);
    digits[1] += sign * (int64_t)((low >> 32) + (high & DIGIT));
    digits[2] += sign * (int64_t)(high >> 32);
}

void gt_total_merge(struct gt_total *total, const struct gt_total *other)
{
    for (int k = 0; k < GT_TOTAL_DIGITS; k++)
        total->digits[k] += other->digits[k];
}

/* Every digit within 0..2^32 - 1 but for the last, which has the sign. */
static void carry(struct gt_total *total)
{
    for (int k = 0; k + 1 < GT_TOTAL_DIGITS; k++) {
        int64_t low = (int64_t)((uint64_t)total->digits[k] & DIGIT);
        total->digits[k + 1] += (total->digits[k] - low) / (INT64_C(1) << 32);
        total->digits[k] = low;
    }
}

double gt_total_value(const struct gt_total *total)
{
    struct gt_total sum = *total;
    double value = 0;
    carry(&sum);
    bool negative = sum.digits[GT_TOTAL_DIGITS - 1] < 0;
    if (negative) {
        for (int k = 0; k < GT_TOTAL_DIGITS; k++)
            sum.digits[k] = -sum.digits[k];
        carry(&sum);
    }
    int top = GT_TOTAL_DIGITS - 1;
    while (top > 0 && sum.digits[top] == 0)
        top--;
    for (int k = top; k >= 0 && k > top - 4; k--)
        value += ldexp((double)sum.digits[k], 32 * k - LEAST_BITS);
    return negative ? -value : value;
}
