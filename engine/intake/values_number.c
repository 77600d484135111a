/* values_number.c - digits grouped and pointed as the file's country does, as plain ones.
 *
 * Plain is what the parsers know: commas between thousands or lakhs, a point before decimals. A
 * style is a sign between groups of three digits and a sign before decimals:
 *
 *   1.234.567,89     1 234 567,89     1'234'567,89     1'234'567.89     1 234 567.89
 *
 * What only one style can have written is read whatever the format says, as a repair: two groups or
 * more, a group and decimals, an apostrophe. "1.234", "1,234" and "1,5" are left to the format.
 */
#include "engine/base/text.h"
#include "engine/intake/values.h"
#include "engine/intake/values_int.h"

#include <string.h>

static const char european[] = N_("European digit grouping read");
static const char spaced[] = N_("digits grouped by spaces or apostrophes read");
static const char commas[] = N_("commas between groups of digits read");

static const struct style {
    char group, point;
    bool is_eu;         /* what eu means */
    const char *repair; /* when the format did not say so */
} styles[] = {
    {'.', ',', true, european}, {' ', ',', true, spaced},  {'\'', ',', true, spaced},
    {'\'', '.', true, spaced},  {' ', '.', false, spaced},
};

/* A number that a style has written. */
struct written {
    const char *text;
    size_t length; /* of all */
    size_t whole;  /* of the digits and groups before the decimals */
    size_t groups; /* signs between them */
};

static size_t count_digits(const char *text, size_t length)
{
    size_t count = 0;
    while (count < length && gt_plain_digit(text[count]))
        count++;
    return count;
}

/* Whether the style can have written it. */
static bool is_written(struct written *number, const struct style *style)
{
    const char *point = memchr(number->text, style->point, number->length);
    number->whole = point ? (size_t)(point - number->text) : number->length;
    number->groups = 0;
    size_t decimals = point ? number->length - number->whole - 1 : 0;
    if (point && (decimals == 0 || count_digits(point + 1, decimals) < decimals))
        return false;
    size_t at = count_digits(number->text, number->whole);
    if (at == 0 || (at < number->whole && (at > 3 || *number->text == '0')))
        return false;
    while (at < number->whole) {
        size_t left = number->whole - at - 1;
        if (number->text[at] != style->group || count_digits(number->text + at + 1, left) < 3)
            return false;
        at += 4;
        number->groups++;
        if (at < number->whole && gt_plain_digit(number->text[at]))
            return false;
    }
    return true;
}

/* Whether nothing else can have written it. */
static bool is_plain_to_see(const struct written *number, const struct style *style)
{
    bool decimals = number->whole < number->length;
    return number->groups > 1 || (number->groups == 1 && (decimals || style->group == '\''));
}

/* Leaves the digits, and a point before the decimals. */
static void rewrite(struct gt_plain *plain, const struct written *number)
{
    char *at = plain->text + (number->text - plain->text), *out = at, *end = at + number->length;
    for (size_t i = 0; i < number->length; i++)
        if (gt_plain_digit(at[i]))
            *out++ = at[i];
        else if (i == number->whole)
            *out++ = '.';
    memmove(out, end, strlen(end) + 1);
}

/* The first number in text: digits and the signs between them. */
static struct written find_number(const char *text)
{
    const char *start = text + strcspn(text, "0123456789");
    size_t length = strspn(start, "0123456789.,' ");
    while (length && !gt_plain_digit(start[length - 1]))
        length--;
    return (struct written){.text = start, .length = length};
}

/* 1,234,567 and 1,234.56 have one reading under every format. */
static bool has_commas(const struct written *number)
{
    const char *comma = memchr(number->text, ',', number->length);
    if (!comma)
        return false;
    size_t left = number->length - (size_t)(comma - number->text) - 1;
    return memchr(comma + 1, ',', left) || memchr(comma + 1, '.', left);
}

static int refuse(const char *original, struct gt_error *error)
{
    struct gt_quote quote;
    return gt_fail(error, GT_EXIT_DATA,
                   _("%s is not written as eu numbers are; expected 1.234.567,89 or 1 234 567,89"),
                   gt_text_quote(&quote, original));
}

int gt_plain_number(struct gt_plain *plain, enum gt_number_format format, const char *original,
                    struct gt_error *error)
{
    struct written number = find_number(plain->text);
    if (count_digits(number.text, number.length) == number.length)
        return 0;
    for (size_t i = 0; i < sizeof styles / sizeof *styles; i++) {
        const struct style *style = &styles[i];
        if (!is_written(&number, style))
            continue;
        bool meant =
            format == GT_NUMBER_EU && style->is_eu && (style->point == ',' || number.groups > 0);
        if (!meant && !is_plain_to_see(&number, style))
            continue;
        /* Spaces between groups, of whatever kind, are no untidy white space. */
        if (style->group == ' ' && plain->repair == gt_spaces_tidied)
            plain->repair = NULL;
        if (!meant && !plain->repair)
            plain->repair = style->repair;
        rewrite(plain, &number);
        return 0;
    }
    if (format == GT_NUMBER_PLAIN)
        return 0;
    if (!has_commas(&number))
        return refuse(original, error);
    if (!plain->repair)
        plain->repair = commas;
    return 0;
}

bool gt_plain_is_european(const char *text)
{
    struct written number = find_number(text);
    return memchr(number.text, ',', number.length) && is_written(&number, &styles[0]);
}

int gt_value_restyle(struct gt_arena *arena, const char *text, enum gt_number_format format,
                     const char **plain, const char **repair, struct gt_error *error)
{
    struct gt_plain comparable;
    *plain = text;
    if (format == GT_NUMBER_PLAIN)
        return 0;
    int result = gt_plain_read(&comparable, text, error);
    if (!result)
        result = gt_plain_number(&comparable, format, text, error);
    if (result || *comparable.text == '\1')
        return result;
    *plain = gt_arena_copy(arena, comparable.text, strlen(comparable.text));
    if (!*plain)
        return gt_fail_memory(error);
    *repair = comparable.repair;
    return 0;
}

int gt_value_number_format(const char *text, enum gt_number_format *format, struct gt_error *error)
{
    struct gt_plain plain;
    struct gt_quote quote;
    int result = gt_plain_read(&plain, text, error);
    if (result)
        return result;
    if (strcmp(plain.text, "plain") == 0)
        *format = GT_NUMBER_PLAIN;
    else if (strcmp(plain.text, "eu") == 0)
        *format = GT_NUMBER_EU;
    else
        return gt_fail(error, GT_EXIT_DATA,
                       _("%s is no format of numbers; expected plain (1,234.56) or eu (1.234,56)"),
                       gt_text_quote(&quote, text));
    return 0;
}
