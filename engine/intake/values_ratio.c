/* values_ratio.c - an exact ratio: 0.2, 20%, 1.5x, 3:1, 1/3.
 *
 * Both sides are decimals as values_amount.c reads them, with as many digits as 64 bits hold.
 */
#include "engine/base/text.h"
#include "engine/intake/values.h"
#include "engine/intake/values_int.h"

#include <string.h>

#define DIGITS_MAX 18

/* number = *num / *den, den a power of ten. */
static int read_side(struct gt_arena *arena, const char *text, size_t length, int64_t *num,
                     int64_t *den, struct gt_error *error)
{
    const char *side = gt_arena_copy(arena, text, length), *ignored = NULL;
    if (!side)
        return gt_fail_memory(error);
    const char *point = strrchr(side, '.');
    int digits = point ? (int)strspn(point + 1, "0123456789") : 0;
    *den = 1;
    for (int i = 0; i < digits && i < DIGITS_MAX; i++)
        *den *= 10;
    return gt_value_decimal(side, digits < DIGITS_MAX ? digits : DIGITS_MAX, num, &ignored, error);
}

/* The bytes before a sign at the end (%, x, ×), *divisor what it divides by. */
static size_t before_sign(const char *text, int64_t *divisor)
{
    static const struct {
        const char *sign;
        int64_t divisor;
    } signs[] = {{"%", 100}, {"x", 1}, {"X", 1}, {"\u00d7", 1}};
    size_t length = strlen(text);
    *divisor = 1;
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        size_t sign = strlen(signs[i].sign);
        if (length <= sign || strcmp(text + length - sign, signs[i].sign) != 0)
            continue;
        *divisor = signs[i].divisor;
        length -= sign;
        break;
    }
    while (length > 0 && text[length - 1] == ' ')
        length--;
    return length;
}

/* a / b as it stands in the text, b > 0, a >= 0. */
static int read_ratio(struct gt_arena *arena, const char *text, int64_t *a, int64_t *b,
                      struct gt_error *error)
{
    int64_t num = 0, num_den = 1, den = 1, den_den = 1, divisor = 1;
    size_t length = before_sign(text, &divisor), first = strcspn(text, ":/");
    bool parted = first < length;
    int code = read_side(arena, text, parted ? first : length, &num, &num_den, error);
    if (!code && parted)
        code = read_side(arena, text + first + 1, length - first - 1, &den, &den_den, error);
    if (code)
        return code;
    struct gt_quote quote;
    if (den <= 0 || __builtin_mul_overflow(num, den_den, a) ||
        __builtin_mul_overflow(den, num_den, b) || __builtin_mul_overflow(*b, divisor, b))
        return gt_fail(error, GT_EXIT_DATA,
                       _("%s is no ratio here; expected a number, a percentage, a multiple such as "
                         "1.5x, or two numbers such as 3:1"),
                       gt_text_quote(&quote, text));
    return 0;
}

int gt_value_ratio(struct gt_arena *arena, const char *text, double low, double high,
                   struct gt_ratio *ratio, struct gt_error *error)
{
    struct gt_quote quote;
    struct gt_plain plain;
    int64_t num = 0, den = 1;
    int code = gt_plain_read(&plain, text, error);
    if (!code)
        code = read_ratio(arena, plain.text, &num, &den, error);
    if (code)
        return code;
    double value = (double)num / (double)den;
    if (low < high && (value < low || value > high))
        return gt_fail(error, GT_EXIT_DATA, _("%s is out of range; expected %.12g to %.12g"),
                       gt_text_quote(&quote, text), low, high);
    if (gt_ratio_make(num, den, ratio) != GT_OK)
        *ratio = (struct gt_ratio){0, 1};
    return 0;
}
