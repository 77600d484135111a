/* exchange.c - dated rates found, and amounts converted in integers.
 *
 * With two legs, amount x n1 n2 p / (d1 d2 q) where each n and d is at most 10^12 and p and q, the
 * minor units of the currencies, at most 10^3: the fraction's parts fit in 90 bits, but the product
 * with a 63-bit amount does not fit in 128. So the quotient is built bit by bit of the amount.
 */
#include "gentou/exchange.h"

#include <string.h>

__extension__ typedef unsigned __int128 wide;

enum gt_status gt_rate_parse(const char *text, size_t length, struct gt_rate *rate)
{
    struct gt_rate read = {0, 1};
    int digits = 0;
    bool point = false;
    for (size_t i = 0; i < length; i++) {
        if (text[i] == '.' && !point && i > 0 && i + 1 < length) {
            point = true;
            continue;
        }
        if (text[i] < '0' || text[i] > '9')
            return GT_ERANGE;
        digits += digits > 0 || text[i] != '0';
        if (digits > GT_RATE_DIGITS || read.denominator >= 1000000000000)
            return GT_ERANGE;
        read.numerator = read.numerator * 10 + (text[i] - '0');
        read.denominator *= point ? 10 : 1;
    }
    if (read.numerator == 0)
        return GT_ERANGE;
    *rate = read;
    return GT_OK;
}

/* The order of the rates. */
static int compare(const struct gt_dated_rate *rate, const struct gt_currency *from,
                   const struct gt_currency *to, gt_day day)
{
    int order = strcmp(rate->from->code, from->code);
    if (order == 0)
        order = strcmp(rate->to->code, to->code);
    return order ? order : (rate->day > day) - (rate->day < day);
}

/* The place of the last rate from one currency to the other on or before a day; count: none. */
static size_t last_rate(const struct gt_dated_rate *rates, size_t count,
                        const struct gt_currency *from, const struct gt_currency *to, gt_day day)
{
    size_t low = 0, high = count; /* the first that comes behind */
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (compare(&rates[middle], from, to, day) <= 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low > 0 && rates[low - 1].from == from && rates[low - 1].to == to ? low - 1 : count;
}

/* A leg of the path: of the direction asked, else of the other. *stale: the latest that is too old.
 */
static bool find_leg(const struct gt_dated_rate *rates, size_t count,
                     const struct gt_rate_question *question, const struct gt_currency *from,
                     const struct gt_currency *to, struct gt_rate_path *path, size_t *stale)
{
    for (int inverse = 0; inverse < 2; inverse++) {
        size_t place = inverse ? last_rate(rates, count, to, from, question->day)
                               : last_rate(rates, count, from, to, question->day);
        if (place == count)
            continue;
        if ((int64_t)question->day - rates[place].day <= question->oldest) {
            path->legs[path->count] = place;
            path->inverse[path->count++] = inverse;
            return true;
        }
        if (*stale == count || rates[place].day > rates[*stale].day)
            *stale = place;
    }
    return false;
}

enum gt_status gt_rate_find(const struct gt_dated_rate *rates, size_t count,
                            const struct gt_rate_question *question, struct gt_rate_path *path)
{
    const struct gt_currency *via = question->via;
    size_t stale = count, ignored = count;
    *path = (struct gt_rate_path){.count = 0};
    if (find_leg(rates, count, question, question->from, question->to, path, &stale))
        return GT_OK;
    if (via && via != question->from && via != question->to &&
        find_leg(rates, count, question, question->from, via, path, &ignored) &&
        find_leg(rates, count, question, via, question->to, path, &ignored))
        return GT_OK;
    *path = (struct gt_rate_path){.legs = {stale}};
    return GT_ENODATA;
}

/* amount x up / down, amount >= 0, rounded half to even; down < 2^126. */
static bool scale(uint64_t amount, wide up, wide down, uint64_t *scaled)
{
    wide whole = up / down, part = up % down, quotient = 0, rest = 0;
    for (int bit = 63; bit >= 0; bit--) {
        bool one = amount >> bit & 1;
        quotient = 2 * quotient + (one ? whole : 0);
        rest = 2 * rest + (one ? part : 0); /* < 3 down */
        quotient += rest / down;
        rest %= down;
        if (quotient > INT64_MAX)
            return false; /* it only grows */
    }
    quotient += 2 * rest > down || (2 * rest == down && quotient % 2 == 1);
    *scaled = (uint64_t)quotient;
    return quotient <= INT64_MAX;
}

enum gt_status gt_exchange(gt_money amount, const struct gt_rate_question *question,
                           const struct gt_dated_rate *rates, const struct gt_rate_path *path,
                           gt_money *converted)
{
    wide up = (wide)question->to->per_one, down = (wide)question->from->per_one;
    uint64_t scaled;
    if (amount == GT_MONEY_UNKNOWN)
        return GT_ERANGE;
    for (int i = 0; i < path->count; i++) {
        struct gt_rate rate = rates[path->legs[i]].rate;
        up *= (wide)(path->inverse[i] ? rate.denominator : rate.numerator);
        down *= (wide)(path->inverse[i] ? rate.numerator : rate.denominator);
    }
    if (!scale((uint64_t)(amount < 0 ? -amount : amount), up, down, &scaled))
        return GT_EOVERFLOW;
    *converted = amount < 0 ? -(gt_money)scaled : (gt_money)scaled;
    return GT_OK;
}
