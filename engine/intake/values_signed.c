/* values_signed.c - a number of either sign, as sheets of cash flows write it. */
#include "engine/base/text.h"
#include "engine/intake/values.h"
#include "engine/intake/values_int.h"

#include <string.h>

#define HUGE 1e300

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

int gt_value_signed(const char *text, struct gt_decimal *number, struct gt_error *error)
{
    struct gt_plain plain;
    struct gt_quote quote;
    double nearest;
    bool negative = false;
    struct gt_error plainly = {0}; /* its sentence is not the answer yet */
    int code = gt_plain_read(&plain, text, error);
    if (code)
        return code;
    if (gt_value_number(text, -HUGE, HUGE, &nearest, &plainly) == 0 &&
        gt_decimal_parse(plain.text, strlen(plain.text), number) == GT_OK)
        return 0;
    take_sign(plain.text, &negative);
    if (!gt_plain_digit(plain.text[0]))
        return gt_fail(error, GT_EXIT_DATA,
                       _("%s is no number; expected one such as 5, -1,234.50, (1,234.50) or "
                         "500万, and no currency"),
                       gt_text_quote(&quote, text));
    code = gt_value_exact(plain.text, number, error);
    if (!code && negative)
        *number = gt_decimal_negate(*number);
    return code;
}
