/* shares.h - numbers of shares, prices of one, and ratios, exactly.
 *
 * A gt_shares is an int64_t count of millionths of a share (a company whose capital is paid-in yuan
 * has fractions of one), a gt_price an int64_t count of 10^-10 currency units a share. Ratios are
 * whole numbers in lowest terms. Nothing here is a double, and overflow is an error, never a wrap.
 */
#ifndef GENTOU_SHARES_H
#define GENTOU_SHARES_H

#include "gentou/status.h"

#include <stddef.h>
#include <stdint.h>

typedef int64_t gt_shares; /* millionths of a share */
typedef int64_t gt_price;  /* 10^-10 currency units a share; its currency is held beside it */

#define GT_SHARES_DIGITS 6
#define GT_SHARES_ONE    INT64_C(1000000)
#define GT_PRICE_DIGITS  10

#define GT_FIXED_UNKNOWN INT64_MIN /* nobody wrote the number down */
#define GT_FIXED_TEXT    32        /* bytes for any number below as text, and its NUL */

/* num for each den; both > 0. A split 3:1 makes three shares of one. */
struct gt_ratio {
    int64_t num, den;
};

/* The decimal text of `length` bytes ("12", "0.5", "+3.10") in units of 10^-digits, digits 0..18.
 * GT_ERANGE: no such text, or more decimals than digits (zeros at the end aside), or negative;
 * GT_EOVERFLOW. */
enum gt_status gt_fixed_parse(const char *text, size_t length, int digits, int64_t *number);

/* Writes the number without needless zeros ("12", "0.5") and returns text; GT_FIXED_UNKNOWN gives
 * an empty string. */
char *gt_fixed_format(int64_t number, int digits, char text[GT_FIXED_TEXT]);

/* num for den in lowest terms. GT_ERANGE unless both are > 0. */
enum gt_status gt_ratio_make(int64_t num, int64_t den, struct gt_ratio *ratio);

/* "3:1", "3/1", "1.5:1" or "1.5" of `length` bytes, at most 9 decimals each. GT_ERANGE: no such
 * text, or a 0 in it; GT_EOVERFLOW. */
enum gt_status gt_ratio_parse(const char *text, size_t length, struct gt_ratio *ratio);

/* *product = number x ratio, rounded down to `unit` (1, or GT_SHARES_ONE for whole shares);
 * *rest = 1 when something was rounded away, else 0. number >= 0. GT_EOVERFLOW. */
enum gt_status gt_ratio_apply(int64_t number, struct gt_ratio ratio, int64_t unit, int64_t *product,
                              int *rest);

/* *number = the ratio in units of 10^-digits, digits 0..18, halves up; num may be 0. GT_ERANGE: no
 * ratio, or digits; GT_EOVERFLOW. */
enum gt_status gt_ratio_round(struct gt_ratio ratio, int digits, int64_t *number);

#endif
