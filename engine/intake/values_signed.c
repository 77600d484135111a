/* values_signed.c - a number of either sign, as sheets of cash flows write it. */
#include "engine/base/text.h"
#include "engine/intake/values.h"
#include "engine/intake/values_int.h"

#include <string.h>

#define DECIMALS_MAX 15
#define HUGE         1e300

static const char *const signs[] = {"-", "−", "–", NULL};

static size_t sign_at(const char *text)
{
    for (size_t i = 0; signs[i]; i++)
        if (strncmp(text, signs[i], strlen(signs[i])) == 0)
            return strlen(signs[i]);
    return 0;
}

/* Takes the sign off plain; *negative says whether there was one. */
static void take_sign(char *plain, bool *negative)
{
    size_t length = strlen(plain), front = sign_at(plain);
    *negative = front > 0;
    if (!front && length > 2 && plain[0] == '(' && plain[length - 1] == ')') {
        *negative = true;
        front = 1;
        plain[--length] = 0;
    }
    for (size_t i = 0; !front && signs[i]; i++) {
        size_t sign = strlen(signs[i]);
        if (length > sign && strcmp(plain + length - sign, signs[i]) == 0) {
            *negative = true;
            plain[length -= sign] = 0;
            break;
        }
    }
    while (plain[front] == ' ')
        front++;
    memmove(plain, plain + front, length - front + 1);
}

/* Digits behind the last point. */
static int count_decimals(const char *plain)
{
    const char *point = strrchr(plain, '.');
    int count = 0;
    while (point && gt_plain_digit(point[1 + count]))
        count++;
    return count < DECIMALS_MAX ? count : DECIMALS_MAX;
}

/* The units of 10^-decimals as a number: whole ones and the rest apart, as all of them may be more
 * than a double holds. */
static double scale(int64_t units, int decimals)
{
    int64_t one = 1;
    for (int i = 0; i < decimals; i++)
        one *= 10;
    return (double)(units / one) + (double)(units % one) / (double)one;
}

int gt_value_signed(const char *text, double *number, struct gt_error *error)
{
    struct gt_plain plain;
    struct gt_quote quote;
    const char *repair = NULL;
    bool negative = false;
    int64_t units = 0;
    struct gt_error plainly = {0}; /* its sentence is not the answer yet */
    if (gt_value_number(text, -HUGE, HUGE, number, &plainly) == 0)
        return 0;
    int code = gt_plain_read(&plain, text, error);
    if (code)
        return code;
    take_sign(plain.text, &negative);
    int decimals = count_decimals(plain.text);
    bool is_digit = gt_plain_digit(plain.text[0]);
    code = is_digit ? gt_value_decimal(plain.text, decimals, &units, &repair, error)
                    : gt_fail(error, GT_EXIT_DATA,
                              _("%s is no number; expected one such as 5, -1,234.50, (1,234.50) or "
                                "500万, and no currency"),
                              gt_text_quote(&quote, text));
    if (code)
        return code;
    *number = negative ? -scale(units, decimals) : scale(units, decimals);
    return 0;
}
