/* decimal.h - decimal numbers as people type them, and exact sums of them.
 *
 *   number = (high x 2^64 + low) x 10^power, of up to 38 digits
 *
 * so that 1,000,000,000,000,000.01 keeps its cent, which a double loses. A sum is exact as long as
 * both numbers and the sum stand in 38 digits, from the finest decimal of either to the largest
 * digit: 10^15 in units of 10^-15, a million times over. Beyond that the number of the finer
 * decimals is rounded to the 38th digit of the other, halves to even.
 */
#ifndef GENTOU_DECIMAL_H
#define GENTOU_DECIMAL_H

#include "gentou/status.h"

#include <stddef.h>
#include <stdint.h>

#define GT_DECIMAL_DIGITS 38
#define GT_DECIMAL_POWER  400 /* the powers of numbers lie within +- this */
#define GT_DECIMAL_TEXT   512 /* bytes for any number as text, and its NUL */

struct gt_decimal {
    int64_t high; /* with the sign */
    uint64_t low;
    int power; /* of ten */
};

/* The decimal text of `length` bytes: digits with a point or without, a sign before and an exponent
 * behind if need be ("12", "-0.50", "+1e6", ".5"). More than 38 digits are rounded, halves to even.
 * GT_ERANGE: no such text; GT_EOVERFLOW: a power beyond GT_DECIMAL_POWER; both leave the number. */
enum gt_status gt_decimal_parse(const char *text, size_t length, struct gt_decimal *number);

/* Writes the number without an exponent and without needless zeros ("12", "-0.5"); returns text. */
char *gt_decimal_format(struct gt_decimal number, char text[GT_DECIMAL_TEXT]);

/* The number of fewest digits that is this double: 0.1 for 0.1. GT_ERANGE: not finite. */
enum gt_status gt_decimal_from_double(double from, struct gt_decimal *number);

/* The nearest double; infinite beyond 1.8e308. */
double gt_decimal_to_double(struct gt_decimal number);

/* -1, 0 or 1. */
int gt_decimal_sign(struct gt_decimal number);

struct gt_decimal gt_decimal_negate(struct gt_decimal number);

/* a + b, and a - b. */
struct gt_decimal gt_decimal_add(struct gt_decimal a, struct gt_decimal b);
struct gt_decimal gt_decimal_subtract(struct gt_decimal a, struct gt_decimal b);

#endif
