/* values_signed.c - a number of either sign, as sheets of cash flows write it. */
#include "engine/base/text.h"
#include "engine/intake/values.h"
#include "engine/intake/values_int.h"

#include <math.h>
#include <string.h>

/* So that what is reckoned with them is a double as well. */
#define HUGE 1e300
#define TINY 1e-300

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

static int refuse_size(const char *text, struct gt_error *error)
{
    struct gt_quote quote;
    return gt_fail(error, GT_EXIT_DATA, _("%s is larger or smaller than a number can be here"),
                   gt_text_quote(&quote, text));
}

static int take(const char *text, struct gt_decimal read, struct gt_decimal *number,
                struct gt_error *error)
{
    double size = fabs(gt_decimal_to_double(read));
    if (gt_decimal_sign(read) != 0 && !(size >= TINY && size <= HUGE))
        return refuse_size(text, error);
    *number = read;
    return 0;
}

int gt_value_signed(const char *text, struct gt_decimal *number, struct gt_error *error)
{
    struct gt_plain plain;
    struct gt_quote quote;
    struct gt_decimal read;
    bool negative = false;
    int code = gt_plain_read(&plain, text, error);
    if (code)
        return code;
    enum gt_status status = gt_decimal_parse(plain.text, strlen(plain.text), &read);
    if (status == GT_OK)
        return take(text, read, number, error);
    if (status == GT_EOVERFLOW)
        return refuse_size(text, error);
    take_sign(plain.text, &negative);
    if (!gt_plain_digit(plain.text[0]))
        return gt_fail(error, GT_EXIT_DATA,
                       _("%s is no number; expected one such as 5, -1,234.50, (1,234.50) or "
                         "500万, and no currency"),
                       gt_text_quote(&quote, text));
    code = gt_value_exact(plain.text, &read, error);
    return code ? code : take(text, negative ? gt_decimal_negate(read) : read, number, error);
}
