/* shares.c - decimals and ratios as whole numbers; products in 128 bits. */
#include "gentou/shares.h"

#include <string.h>

__extension__ typedef __int128 wide;

#define DIGITS_MAX   18
#define RATIO_DIGITS 9

static int is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* *number = *number x 10 + digit. */
static enum gt_status append(int64_t *number, int digit)
{
    if (__builtin_mul_overflow(*number, 10, number) ||
        __builtin_add_overflow(*number, digit, number))
        return GT_EOVERFLOW;
    return GT_OK;
}

enum gt_status gt_fixed_parse(const char *text, size_t length, int digits, int64_t *number)
{
    int64_t value = 0;
    size_t at = length > 0 && text[0] == '+', whole = at;
    if (digits < 0 || digits > DIGITS_MAX)
        return GT_ERANGE;
    for (; at < length && is_digit(text[at]); at++)
        if (append(&value, text[at] - '0') != GT_OK)
            return GT_EOVERFLOW;
    if (at == whole)
        return GT_ERANGE;
    size_t end = length, point = at;
    if (at < length && (text[at] != '.' || at + 1 == length))
        return GT_ERANGE;
    for (at += at < length; at < length; at++)
        if (!is_digit(text[at]))
            return GT_ERANGE;
    while (end > point + 1 && text[end - 1] == '0')
        end--;
    for (at = point + 1; at < end; at++, digits--)
        if (digits == 0)
            return GT_ERANGE;
        else if (append(&value, text[at] - '0') != GT_OK)
            return GT_EOVERFLOW;
    for (; digits > 0; digits--)
        if (append(&value, 0) != GT_OK)
            return GT_EOVERFLOW;
    *number = value;
    return GT_OK;
}

char *gt_fixed_format(int64_t number, int digits, char text[GT_FIXED_TEXT])
{
    char reversed[GT_FIXED_TEXT];
    size_t count = 0, length = 0;
    uint64_t left = number < 0 ? 0 - (uint64_t)number : (uint64_t)number;
    text[0] = '\0';
    if (number == GT_FIXED_UNKNOWN)
        return text;
    int place = 0, shown = 0; /* shown: a decimal that is no zero at the end was seen */
    for (; left > 0 || place <= digits; place++, left /= 10) {
        int digit = (int)(left % 10);
        shown |= digit != 0 || place >= digits;
        if (place == digits && count > 0)
            reversed[count++] = '.';
        if (shown)
            reversed[count++] = (char)('0' + digit);
    }
    if (number < 0)
        text[length++] = '-';
    while (count > 0)
        text[length++] = reversed[--count];
    text[length] = '\0';
    return text;
}

enum gt_status gt_ratio_make(int64_t num, int64_t den, struct gt_ratio *ratio)
{
    if (num <= 0 || den <= 0)
        return GT_ERANGE;
    int64_t a = num, b = den;
    while (b != 0) {
        int64_t rest = a % b;
        a = b;
        b = rest;
    }
    *ratio = (struct gt_ratio){num / a, den / a};
    return GT_OK;
}

enum gt_status gt_ratio_parse(const char *text, size_t length, struct gt_ratio *ratio)
{
    int64_t num = 0, den = 1;
    size_t colon = 0;
    while (colon < length && text[colon] != ':' && text[colon] != '/')
        colon++;
    enum gt_status status = gt_fixed_parse(text, colon, RATIO_DIGITS, &num);
    if (status == GT_OK && colon == length)
        status = gt_fixed_parse("1", 1, RATIO_DIGITS, &den);
    else if (status == GT_OK)
        status = gt_fixed_parse(text + colon + 1, length - colon - 1, RATIO_DIGITS, &den);
    return status == GT_OK ? gt_ratio_make(num, den, ratio) : status;
}

enum gt_status gt_ratio_apply(int64_t number, struct gt_ratio ratio, int64_t unit, int64_t *product,
                              int *rest)
{
    wide all = (wide)number * ratio.num, step = (wide)ratio.den * unit;
    wide steps = all / step;
    if (steps > INT64_MAX / unit)
        return GT_EOVERFLOW;
    *product = (int64_t)steps * unit;
    *rest = all % step != 0;
    return GT_OK;
}

enum gt_status gt_ratio_round(struct gt_ratio ratio, int digits, int64_t *number)
{
    wide one = 1;
    if (ratio.num < 0 || ratio.den <= 0 || digits < 0 || digits > DIGITS_MAX)
        return GT_ERANGE;
    for (int i = 0; i < digits; i++)
        one *= 10;
    wide scaled = (wide)ratio.num * one, rest = scaled % ratio.den;
    wide value = scaled / ratio.den + (2 * rest >= ratio.den);
    if (value > INT64_MAX)
        return GT_EOVERFLOW;
    *number = (int64_t)value;
    return GT_OK;
}
