/* exchange.h - amounts from one currency into another, at dated rates.
 *
 * A rate is an exact decimal: units of `to` for one unit of `from`. The rate of a day is the last
 * one on or before it, when that is not too old. An amount is converted in one exact division and
 * rounded once, to the nearest minor unit, halves to the even one. No rate is no conversion:
 * nothing here takes 1 for what is missing.
 */
#ifndef GENTOU_EXCHANGE_H
#define GENTOU_EXCHANGE_H

#include "gentou/date.h"
#include "gentou/money.h"
#include "gentou/status.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define GT_RATE_DIGITS 12 /* significant digits, and decimals, at most */
#define GT_RATE_AGE_DAYS                                                                           \
    10 /* how old a rate may be, when nobody says: the longest holiday without one                 \
          (Spring Festival of 2020: no central parity from 23 January to 3 February) */

/* numerator / denominator units of one currency for one of another; both > 0 and at most 10^12. */
struct gt_rate {
    int64_t numerator, denominator;
};

/* "7.1234": digits, perhaps with a point between them, above 0. GT_ERANGE for anything else, and
 * for more digits than GT_RATE_DIGITS. */
enum gt_status gt_rate_parse(const char *text, size_t length, struct gt_rate *rate);

/* A rate as somebody recorded it. */
struct gt_dated_rate {
    const struct gt_currency *from, *to;
    gt_day day;
    struct gt_rate rate;
};

/* How a conversion goes: over one rate, or two by way of a third currency. */
struct gt_rate_path {
    size_t legs[2];  /* places in the rates */
    bool inverse[2]; /* the rate is of the other direction, and divides */
    int count;
};

struct gt_rate_question {
    const struct gt_currency *from, *to;
    gt_day day;
    int32_t oldest;                /* age in days that a rate may have */
    const struct gt_currency *via; /* where neither direction has a rate: by way of this; or NULL */
};

/* The rates that answer, out of those in the order of from, to (by code) and day: a rate of the
 * direction asked, else one of the other, else one each to and from `via`. GT_ENODATA: there is
 * none; then legs[0] with count 0 is the place of the last one before the day though too old, or
 * `count`. */
enum gt_status gt_rate_find(const struct gt_dated_rate *rates, size_t count,
                            const struct gt_rate_question *question, struct gt_rate_path *path);

/* An amount over the legs of a path. GT_EOVERFLOW when it does not fit, GT_ERANGE when unknown. */
enum gt_status gt_exchange(gt_money amount, const struct gt_rate_question *question,
                           const struct gt_dated_rate *rates, const struct gt_rate_path *path,
                           gt_money *converted);

#endif
