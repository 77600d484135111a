/* decimal.c - decimal numbers of up to 38 digits in 128 bits. Contract: gentou/decimal.h.
 *
 * Text and doubles meet in strings of digits with an exponent and no point, which mean the same in
 * every locale and which strtod rounds correctly (IEEE 754-2019, 5.12.2).
 */
#include "gentou/decimal.h"

#include <assert.h>
#include <float.h>
#include <gmp.h>
#include <math.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

__extension__ typedef __int128 wide;
__extension__ typedef unsigned __int128 magnitude;

#define DIGITS_TEXT 48 /* bytes for a sign, 39 digits and an exponent */

static wide join(struct gt_decimal number)
{
    return (wide)((magnitude)number.high << 64 | number.low);
}

static struct gt_decimal part(wide units, int power)
{
    return (struct gt_decimal){(int64_t)(units >> 64), (uint64_t)units, units ? power : 0};
}

static wide ten_to(int power)
{
    wide ten = 1;
    while (power-- > 0)
        ten *= 10;
    return ten;
}

/* units / 10, halves to even; `rest` is whether anything was dropped before. */
static wide drop_digit(wide units, bool *rest)
{
    wide kept = units / 10;
    int digit = abs((int)(units % 10));
    bool up = digit > 5 || (digit == 5 && (*rest || kept % 2 != 0));
    *rest = *rest || digit != 0;
    return up ? kept + (units < 0 ? -1 : 1) : kept;
}

/* units / 10^count, halves to even: all digits but the last just fall. */
static wide drop_digits(wide units, int count)
{
    bool rest = false;
    if (count > GT_DECIMAL_DIGITS)
        return 0;
    if (count > 1) {
        wide one = ten_to(count - 1);
        rest = units % one != 0;
        units /= one;
    }
    return count > 0 ? drop_digit(units, &rest) : units;
}

static bool fits(wide units)
{
    wide limit = ten_to(GT_DECIMAL_DIGITS);
    return units < limit && units > -limit;
}

/* Text being read. */
struct scan {
    const char *at, *end;
    magnitude units;
    int power;
    int taken; /* digits of units, without zeros in front */
    int next;  /* the first digit that had no room; -1: none */
    bool rest; /* whether another than 0 stands behind it */
    bool has_digit;
};

static void take_digit(struct scan *scan, int digit, bool decimal)
{
    scan->has_digit = true;
    if (scan->taken < GT_DECIMAL_DIGITS) {
        scan->units = scan->units * 10 + (unsigned)digit;
        scan->taken += scan->units > 0;
        scan->power -= decimal;
        return;
    }
    if (scan->next < 0)
        scan->next = digit;
    else
        scan->rest = scan->rest || digit > 0;
    scan->power += !decimal;
}

static bool is_digit(const struct scan *scan)
{
    return scan->at < scan->end && *scan->at >= '0' && *scan->at <= '9';
}

static bool take_sign(struct scan *scan)
{
    bool signed_ = scan->at < scan->end && (*scan->at == '-' || *scan->at == '+');
    return signed_ && *scan->at++ == '-';
}

static void take_digits(struct scan *scan)
{
    for (; is_digit(scan); scan->at++)
        take_digit(scan, *scan->at - '0', false);
    if (scan->at == scan->end || *scan->at != '.')
        return;
    for (scan->at++; is_digit(scan); scan->at++)
        take_digit(scan, *scan->at - '0', true);
}

/* False: an e without digits. */
static bool take_exponent(struct scan *scan)
{
    int exponent = 0;
    if (scan->at == scan->end || (*scan->at != 'e' && *scan->at != 'E'))
        return true;
    scan->at++;
    bool negative = take_sign(scan), found = is_digit(scan);
    for (; is_digit(scan); scan->at++)
        if (exponent < 100 * GT_DECIMAL_POWER) /* more is out of range, whatever follows */
            exponent = exponent * 10 + (*scan->at - '0');
    scan->power += negative ? -exponent : exponent;
    return found;
}

enum gt_status gt_decimal_parse(const char *text, size_t length, struct gt_decimal *number)
{
    struct scan scan = {.at = text, .end = text + length, .next = -1};
    bool negative = take_sign(&scan);
    take_digits(&scan);
    if (!scan.has_digit || !take_exponent(&scan) || scan.at != scan.end)
        return GT_ERANGE;
    if (scan.units == 0)
        scan.power = 0;
    bool up = scan.next > 5 || (scan.next == 5 && (scan.rest || scan.units % 2));
    wide units = (wide)scan.units + up;
    if (!fits(units)) {
        units /= 10; /* all nines, rounded up: 10^38 */
        scan.power++;
    }
    if (abs(scan.power) > GT_DECIMAL_POWER)
        return GT_EOVERFLOW;
    *number = part(negative ? -units : units, scan.power);
    return GT_OK;
}

/* The digits of units in text, at its end; returns where they begin. */
static char *write_digits(magnitude units, char text[DIGITS_TEXT])
{
    char *at = text + DIGITS_TEXT - 1;
    *at = 0;
    do {
        *--at = (char)('0' + (int)(units % 10));
        units /= 10;
    } while (units);
    return at;
}

static char *put_digits(char *end, const char *digits, size_t count)
{
    memcpy(end, digits, count);
    return end + count;
}

static char *put_zeros(char *end, size_t count)
{
    memset(end, '0', count);
    return end + count;
}

char *gt_decimal_format(struct gt_decimal number, char text[GT_DECIMAL_TEXT])
{
    char digits[DIGITS_TEXT];
    wide units = join(number);
    int power = number.power;
    assert(abs(power) <= GT_DECIMAL_POWER);
    for (; units != 0 && power < 0 && units % 10 == 0; power++)
        units /= 10;
    const char *at = write_digits(units < 0 ? -(magnitude)units : (magnitude)units, digits);
    size_t length = strlen(at), zeros = power > 0 && units ? (size_t)power : 0;
    size_t decimals = power < 0 && units ? (size_t)-power : 0;
    char *end = text;
    if (units < 0)
        *end++ = '-';
    if (decimals == 0) {
        end = put_digits(end, at, length);
        end = put_zeros(end, zeros);
    } else if (length > decimals) {
        end = put_digits(end, at, length - decimals);
        *end++ = '.';
        end = put_digits(end, at + length - decimals, decimals);
    } else {
        end = put_digits(end, "0.", 2);
        end = put_zeros(end, decimals - length);
        end = put_digits(end, at, length);
    }
    *end = 0;
    return text;
}

/* What strtod makes of digits and an exponent. */
static double read_double(const char *digits, int power)
{
    char text[2 * DIGITS_TEXT], exponent[DIGITS_TEXT], *end = text;
    end = put_digits(end, digits, strlen(digits));
    end = put_digits(end, power < 0 ? "e-" : "e+", 2);
    const char *size = write_digits((magnitude)abs(power), exponent);
    end = put_digits(end, size, strlen(size) + 1);
    return strtod(text, NULL);
}

double gt_decimal_to_double(struct gt_decimal number)
{
    char digits[DIGITS_TEXT];
    wide units = join(number);
    magnitude size = units < 0 ? -(magnitude)units : (magnitude)units;
    double unsigned_ = read_double(write_digits(size, digits), number.power);
    return units < 0 ? -unsigned_ : unsigned_;
}

/* The fewest digits d with 0.d x 10^*power the double, which is > 0. */
static void shorten(double from, char digits[DIGITS_TEXT], int *power)
{
    mp_exp_t exponent = 0;
    mpf_t exact;
    mpf_init2(exact, DBL_MANT_DIG);
    mpf_set_d(exact, from);
    for (size_t count = DBL_DIG; count <= DBL_DECIMAL_DIG; count++) {
        mpf_get_str(digits, &exponent, 10, count, exact);
        *power = (int)exponent - (int)strlen(digits);
        if (read_double(digits, *power) == from)
            break;
    }
    mpf_clear(exact);
}

enum gt_status gt_decimal_from_double(double from, struct gt_decimal *number)
{
    char digits[DIGITS_TEXT] = "";
    int power = 0;
    if (!isfinite(from))
        return GT_ERANGE;
    if (from != 0)
        shorten(fabs(from), digits, &power);
    wide units = 0;
    for (const char *at = digits; *at; at++)
        units = units * 10 + (*at - '0');
    *number = part(from < 0 ? -units : units, power);
    return GT_OK;
}

int gt_decimal_sign(struct gt_decimal number)
{
    return number.high < 0 ? -1 : (number.high | (int64_t)number.low) != 0;
}

struct gt_decimal gt_decimal_negate(struct gt_decimal number)
{
    return part(-join(number), number.power);
}

/* Widens units by zeros as long as they fit; returns how many there are. */
static int widen(wide *units, int zeros)
{
    int added = 0;
    for (wide limit = ten_to(GT_DECIMAL_DIGITS - 1); added < zeros; added++) {
        if (*units >= limit || *units <= -limit)
            break;
        *units *= 10;
    }
    return added;
}

struct gt_decimal gt_decimal_add(struct gt_decimal a, struct gt_decimal b)
{
    if (gt_decimal_sign(a) == 0 || gt_decimal_sign(b) == 0)
        return gt_decimal_sign(a) ? a : b;
    if (a.power < b.power) {
        struct gt_decimal finer = a;
        a = b;
        b = finer;
    }
    wide coarse = join(a), fine = join(b), sum;
    int power = a.power - widen(&coarse, a.power - b.power);
    fine = drop_digits(fine, power - b.power);
    if (__builtin_add_overflow(coarse, fine, &sum)) {
        sum = drop_digits(coarse, 1) + drop_digits(fine, 1);
        power++;
    }
    return fits(sum) ? part(sum, power) : part(drop_digits(sum, 1), power + 1);
}

struct gt_decimal gt_decimal_subtract(struct gt_decimal a, struct gt_decimal b)
{
    return gt_decimal_add(a, gt_decimal_negate(b));
}
