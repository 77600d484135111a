/* xlsx_value.c - numbers, dates and escapes of cells as text.
 *
 * Day 1 of the 1900 calendar is 1900-01-01, and day 60 is 1900-02-29, a day that never was (Lotus
 * 1-2-3 had it, so spreadsheets keep it); from day 61 on, day 25569 is 1970-01-01. Day 0 of the
 * 1904 calendar is 1904-01-01, 1,462 days later. ISO/IEC 29500-1, 18.17.4.1.
 */
#include "engine/intake/xlsx_int.h"
#include "gentou/date.h"

#include <ctype.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define EPOCH_1900  25569 /* 1970-01-01 as the 1900 calendar counts, behind day 60 */
#define EPOCH_1904  24107
#define DAY_LEAP    60 /* the day that never was */
#define DAY_SECONDS 86400
#define DIGITS      15 /* significant ones, as many as spreadsheets show */

bool gt_xlsx_number(const char *text, double *number)
{
    char *end = NULL;
    if (!*text || text[strspn(text, "0123456789+-.eE")])
        return false;
    *number = strtod(text, &end);
    return !*end && isfinite(*number);
}

/* "-1.25e-07" without its exponent, which printf writes from -5 down and from DIGITS up: there are
 * noughts to be put in front or behind. */
static char *write_plain(struct gt_arena *arena, const char *text)
{
    const char *mark = strchr(text, 'e');
    long exponent = strtol(mark + 1, NULL, 10);
    char digits[DIGITS + 1];
    size_t count = 0;
    for (const char *at = text; at < mark; at++)
        if (isdigit((unsigned char)*at))
            digits[count++] = *at;
    digits[count] = 0;
    const char *sign = *text == '-' ? "-" : "";
    if (exponent < 0)
        return gt_arena_format(arena, "%s0.%0*d%s", sign, (int)-exponent - 1, 0, digits);
    return gt_arena_format(arena, "%s%s%0*d", sign, digits, (int)exponent + 1 - (int)count, 0);
}

char *gt_xlsx_number_text(struct gt_arena *arena, double number)
{
    char text[40];
    snprintf(text, sizeof text, "%.*g", DIGITS, number);
    if (strcmp(text, "-0") == 0)
        return gt_arena_copy(arena, "0", 1);
    return strchr(text, 'e') ? write_plain(arena, text) : gt_arena_copy(arena, text, strlen(text));
}

/* The day as spreadsheets show it. */
static bool write_day(long serial, bool from_1904, char text[20])
{
    if (!from_1904 && serial == DAY_LEAP)
        return snprintf(text, 20, "1900-02-29") > 0;
    if (!from_1904 && serial == 0)
        return snprintf(text, 20, "1900-01-00") > 0;
    long epoch = from_1904 ? EPOCH_1904 : serial < DAY_LEAP ? EPOCH_1900 - 1 : EPOCH_1900;
    if (serial - epoch > GT_DAY_LAST)
        return false;
    return gt_day_format((gt_day)(serial - epoch), text) != NULL;
}

/* To the second: what is kept of a time is a fraction that is never exact. */
const char *gt_xlsx_date_text(double serial, bool from_1904, char text[20])
{
    if (serial < 0 || serial > GT_DAY_LAST + EPOCH_1900)
        return NULL;
    long day = (long)serial, seconds = lround((serial - (double)day) * DAY_SECONDS);
    if (seconds == DAY_SECONDS)
        day++, seconds = 0;
    if (day == 0 && seconds && !from_1904) { /* a time of day alone */
        snprintf(text, 20, "%02d:%02d:%02d", (int)(seconds / 3600), (int)(seconds / 60 % 60),
                 (int)(seconds % 60));
        return text;
    }
    if (!write_day(day, from_1904, text))
        return NULL;
    if (seconds)
        snprintf(text + strlen(text), 20 - strlen(text), " %02d:%02d:%02d",
                 (int)(seconds / 3600 % 24), (int)(seconds / 60 % 60), (int)(seconds % 60));
    return text;
}

/* The unit of _xHHHH_ at text, or -1. */
static long escaped_unit(const char *text)
{
    char digits[5];
    if (text[0] != '_' || text[1] != 'x')
        return -1;
    for (int i = 0; i < 4; i++) {
        if (!isxdigit((unsigned char)text[2 + i]))
            return -1;
        digits[i] = text[2 + i];
    }
    digits[4] = 0;
    return text[6] == '_' ? strtol(digits, NULL, 16) : -1;
}

/* The character of one escape, or of two that are a surrogate pair; *taken bytes of text. */
static long escaped_character(const char *text, size_t *taken)
{
    long unit = escaped_unit(text), low;
    *taken = 7;
    if (unit < 0xD800 || unit > 0xDFFF)
        return unit;
    low = unit < 0xDC00 ? escaped_unit(text + 7) : -1;
    *taken = 14;
    return low >= 0xDC00 && low <= 0xDFFF ? 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00) : -1;
}

static char *put_character(char *out, long character)
{
    if (character < 0x80) {
        *out++ = (char)character;
        return out;
    }
    int more = character < 0x800 ? 1 : character < 0x10000 ? 2 : 3;
    static const unsigned char lead[] = {0, 0xC0, 0xE0, 0xF0};
    *out++ = (char)(lead[more] | (character >> (6 * more)));
    while (more--)
        *out++ = (char)(0x80 | ((character >> (6 * more)) & 0x3F));
    return out;
}

/* An escape is longer than its character, so the text never grows. A NUL stays as it is written. */
void gt_xlsx_unescape(char *text)
{
    char *out = text;
    size_t taken;
    while (*text) {
        long character = escaped_character(text, &taken);
        if (character > 0) {
            out = put_character(out, character);
            text += taken;
        } else {
            *out++ = *text++;
        }
    }
    *out = 0;
}
