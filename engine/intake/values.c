/* values.c - numbers, rates, counts, yes and no, and "nobody knows".
 *
 * Each parser looks at the comparable form of the text (values_int.h) with a grammar of its own and
 * leaves to strtod only what the grammar let through, in the "C" locale. Dates, amounts and text
 * have files of their own.
 */
#include "engine/intake/values.h"

#include "engine/base/text.h"
#include "engine/intake/values_int.h"

#include <errno.h>
#include <inttypes.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>

bool gt_plain_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Plain ASCII without escapes or controls: no memory needed. False for anything else. */
static bool read_ascii(struct gt_plain *plain, const char *text)
{
    size_t used = 0;
    for (; *text; text++) {
        char c = *text;
        if ((c < ' ' && c != '\t') || c > '~' || c == '\\' || c == '`' || used + 1 >= GT_PLAIN_MAX)
            return false;
        if (c >= 'A' && c <= 'Z')
            c = (char)(c - 'A' + 'a');
        if (c == '\t')
            c = ' ';
        if (c != ' ' || (used && plain->text[used - 1] != ' '))
            plain->text[used++] = c;
    }
    if (used && plain->text[used - 1] == ' ')
        used--;
    plain->text[used] = 0;
    return true;
}

int gt_plain_read(struct gt_plain *plain, const char *text, struct gt_error *error)
{
    plain->repair = NULL;
    if (read_ascii(plain, text))
        return 0;
    struct gt_arena scratch = {0};
    int result = 0;
    const char *repair = NULL;
    const char *clean = gt_value_text(&scratch, text, &repair);
    const char *folded = clean ? gt_text_fold(&scratch, clean) : NULL;
    if (!folded)
        result = gt_fail_memory(error);
    else {
        size_t size = strlen(folded) + 1;
        bool fits = size <= sizeof plain->text;
        memcpy(plain->text, fits ? folded : "\1", fits ? size : sizeof "\1");
    }
    plain->repair = repair;
    gt_arena_clear(&scratch);
    return result;
}

static const char *skip_digits(const char *text)
{
    while (gt_plain_digit(*text))
        text++;
    return text;
}

/* The end of [+-]digits[.digits] at text, or NULL. */
static const char *decimal_end(const char *text)
{
    if (*text == '-' || *text == '+')
        text++;
    const char *end = skip_digits(text);
    if (end == text)
        return NULL;
    if (*end != '.')
        return end;
    text = end + 1;
    end = skip_digits(text);
    return end > text ? end : NULL;
}

/* The end of [e[+-]digits] at text, or NULL when an e has no digits. */
static const char *exponent_end(const char *text)
{
    if (*text != 'e')
        return text;
    text++;
    if (*text == '-' || *text == '+')
        text++;
    const char *end = skip_digits(text);
    return end > text ? end : NULL;
}

/* strtod with a point whatever the locale says. False: beyond what a double holds. */
static bool to_double(const char *text, double *number, bool *no_memory)
{
    locale_t plain = newlocale(LC_NUMERIC_MASK, "C", (locale_t)0);
    *no_memory = plain == (locale_t)0;
    if (*no_memory)
        return false;
    locale_t before = uselocale(plain);
    errno = 0;
    *number = strtod(text, NULL);
    bool held = errno != ERANGE;
    uselocale(before);
    freelocale(plain);
    return held;
}

/* What an accepted number is held against. */
static int check_range(const char *text, double number, double low, double high,
                       struct gt_error *error)
{
    struct gt_quote quote;
    if (number >= low && number <= high)
        return 0;
    return gt_fail(error, GT_EXIT_DATA, _("%s is out of range; expected %.12g to %.12g"),
                   gt_text_quote(&quote, text), low, high);
}

/* `digits` as a double; `text` is what the sentence shows. */
static int convert(const char *text, const char *digits, double *number, struct gt_error *error)
{
    struct gt_quote quote;
    bool no_memory;
    if (to_double(digits, number, &no_memory))
        return 0;
    if (no_memory)
        return gt_fail_memory(error);
    return gt_fail(error, GT_EXIT_DATA, _("%s is larger or smaller than a number can be here"),
                   gt_text_quote(&quote, text));
}

int gt_value_number(const char *text, double low, double high, double *number,
                    struct gt_error *error)
{
    struct gt_plain plain;
    struct gt_quote quote;
    double value = 0;
    int result = gt_plain_read(&plain, text, error);
    if (result)
        return result;
    const char *end = decimal_end(plain.text);
    end = end ? exponent_end(end) : NULL;
    if (!end || *end)
        return gt_fail(error, GT_EXIT_DATA,
                       _("%s is no number; expected digits with a point for decimals, such as 5, "
                         "0.9 or 1e6"),
                       gt_text_quote(&quote, text));
    result = convert(text, plain.text, &value, error);
    if (!result)
        result = check_range(text, value, low, high, error);
    if (!result)
        *number = value;
    return result;
}

/* 25 where 0..1 was expected: most likely 25 %. */
static int check_rate(const char *text, const char *plain, double rate, double low, double high,
                      struct gt_error *error)
{
    struct gt_quote quote;
    if (strchr(plain, '%') || rate <= high || rate / 100 < low || rate / 100 > high)
        return check_range(text, rate, low, high, error);
    return gt_fail(error, GT_EXIT_DATA,
                   _("%s is out of range; expected %.12g to %.12g, as a decimal or with a percent "
                     "sign; did you mean %.12g%%?"),
                   gt_text_quote(&quote, text), low, high, rate);
}

int gt_value_rate(const char *text, double low, double high, double *rate, struct gt_error *error)
{
    struct gt_plain plain;
    struct gt_quote quote;
    double value = 0;
    int result = gt_plain_read(&plain, text, error);
    if (result)
        return result;
    const char *end = decimal_end(plain.text);
    size_t length = end ? (size_t)(end - plain.text) : 0;
    bool percent = end && (strcmp(end, "%") == 0 || strcmp(end, " %") == 0);
    if ((!end || (*end && !percent)) && gt_plain_is_european(plain.text))
        return gt_fail(error, GT_EXIT_DATA,
                       _("%s is no rate; expected a point before decimals, such as 0.25 or 25.5%% "
                         "(for a file that writes a comma: --number-format eu)"),
                       gt_text_quote(&quote, text));
    if (!end || (*end && !percent))
        return gt_fail(error, GT_EXIT_DATA,
                       _("%s is no rate; expected a decimal or a percentage, such as 0.25 or 25%%"),
                       gt_text_quote(&quote, text));
    /* The exponent divides in decimal, so 12.3% is the double nearest to 0.123. */
    char digits[GT_PLAIN_MAX + sizeof "e-2"];
    memcpy(digits, plain.text, length);
    memcpy(digits + length, percent ? "e-2" : "", percent ? sizeof "e-2" : 1);
    result = convert(text, digits, &value, error);
    if (!result)
        result = check_rate(text, plain.text, value, low, high, error);
    if (!result)
        *rate = value;
    return result;
}

/* Digits, in threes behind commas or without any. */
static bool is_count(const char *text)
{
    const char *end = skip_digits(text);
    size_t group = (size_t)(end - text);
    if (group == 0 || (*end == ',' && group > 3))
        return false;
    while (*end == ',') {
        text = end + 1;
        end = skip_digits(text);
        if (end - text != 3)
            return false;
    }
    return *end == 0;
}

/* The number in the digits of text, of the sign. False: does not fit in 64 bits. */
static bool to_count(const char *text, int sign, int64_t *count)
{
    *count = 0;
    for (; *text; text++)
        if (gt_plain_digit(*text) && (__builtin_mul_overflow(*count, 10, count) ||
                                      __builtin_add_overflow(*count, sign * (*text - '0'), count)))
            return false;
    return true;
}

int gt_value_count(const char *text, int64_t low, int64_t high, int64_t *count,
                   struct gt_error *error)
{
    struct gt_plain plain;
    struct gt_quote quote;
    int64_t value = 0;
    int result = gt_plain_read(&plain, text, error);
    if (result)
        return result;
    bool negative = plain.text[0] == '-';
    if (!is_count(plain.text + negative))
        return gt_fail(error, GT_EXIT_DATA,
                       _("%s is no whole number; expected digits only, such as 12 or 1,200"),
                       gt_text_quote(&quote, text));
    if (!to_count(plain.text + negative, negative ? -1 : 1, &value) || value < low || value > high)
        return gt_fail(error, GT_EXIT_DATA,
                       _("%s is out of range; expected %" PRId64 " to %" PRId64),
                       gt_text_quote(&quote, text), low, high);
    *count = value;
    return 0;
}

/* The row of a NULL-ended list of words that equals text, or -1. */
static int find_word(const char *const *words, const char *text)
{
    for (int i = 0; words[i]; i++)
        if (strcmp(words[i], text) == 0)
            return i;
    return -1;
}

int gt_value_flag(const char *text, bool *flag, struct gt_error *error)
{
    static const char *const words[] = {"no", "yes", "false", "true", "否", "是", "0", "1", NULL};
    struct gt_plain plain;
    struct gt_quote quote;
    int result = gt_plain_read(&plain, text, error);
    if (result)
        return result;
    int word = find_word(words, plain.text);
    if (word < 0)
        return gt_fail(error, GT_EXIT_DATA, _("%s is neither yes nor no; expected yes or no"),
                       gt_text_quote(&quote, text));
    *flag = word % 2;
    return 0;
}

int gt_value_date_format(const char *text, enum gt_date_format *format, struct gt_error *error)
{
    static const char *const words[] = {"iso", "dmy", "mdy", NULL}; /* in the order of the enum */
    struct gt_plain plain;
    struct gt_quote quote;
    int result = gt_plain_read(&plain, text, error);
    if (result)
        return result;
    int word = find_word(words, plain.text);
    if (word < 0)
        return gt_fail(error, GT_EXIT_DATA,
                       _("%s is no order of dates; expected iso (2015-03-06), dmy (06/03/2015) or "
                         "mdy (03/06/2015)"),
                       gt_text_quote(&quote, text));
    *format = (enum gt_date_format)word;
    return 0;
}

bool gt_value_is_unknown(const char *text)
{
    static const char *const words[] = {
        "",     "n/a",  "na",     "n.a.",   "nan",     "null",        "none",
        "-",    "--",   "—",      "——",     "unknown", "undisclosed", "not disclosed",
        "未知", "不详", "未披露", "未透露", "未公开",  NULL};
    struct gt_plain plain;
    struct gt_error error;
    return gt_plain_read(&plain, text, &error) == 0 && find_word(words, plain.text) >= 0;
}
