/* values_date.c - dates as people write them.
 *
 * A date is taken apart into runs of digits and what stands between them. Three runs are year,
 * month and day in the order of the format; a run of four digits in front is always an ISO date,
 * and a month in English is one wherever it stands (6 Mar 2015, March 6th, 2015, 2015-Mar-06).
 * Repaired is what leaves one reading: a separator doubled, missing or unlike its fellow, 20150306,
 * a year 015, and midnight or a time zone behind the date, which is how programs write a day that
 * has no time. A zone moves no day: midnight with +08:00 is the day that is written. Refused: a
 * year of two digits, any other time of day, and every day that no calendar has.
 */
#include "engine/base/text.h"
#include "engine/intake/values.h"
#include "engine/intake/values_int.h"

#include <string.h>

#define YEAR_FIRST 1800 /* what is earlier is a slip of the pen */

struct run {
    int number;
    size_t digits;
    const char *text;
    const char *behind; /* the separator that follows, and its bytes */
    size_t behind_length;
};

/* Takes text apart; the number of runs, or 0 when it has too many, or too long ones. */
static int take_apart(const char *text, struct run runs[3])
{
    int count = 0;
    while (gt_plain_digit(*text)) {
        if (count == 3)
            return 0;
        struct run *run = &runs[count++];
        *run = (struct run){.text = text};
        for (; gt_plain_digit(*text); text++)
            if (++run->digits <= 8)
                run->number = run->number * 10 + (*text - '0');
        run->behind = text;
        while (*text && !gt_plain_digit(*text))
            text++;
        run->behind_length = (size_t)(text - run->behind);
        if (run->digits > 8)
            return 0;
    }
    return *text ? 0 : count;
}

static bool is_behind(const struct run *run, const char *separator)
{
    return run->behind_length == strlen(separator) &&
           memcmp(run->behind, separator, run->behind_length) == 0;
}

/* 2015年3月6日 */
static bool is_chinese(const struct run runs[3])
{
    return (is_behind(&runs[0], "年") || is_behind(&runs[0], " 年 ")) &&
           (is_behind(&runs[1], "月") || is_behind(&runs[1], " 月 ")) &&
           (is_behind(&runs[2], "日") || is_behind(&runs[2], " 日") || is_behind(&runs[2], "号") ||
            is_behind(&runs[2], ""));
}

/* Separators of - / . only. *stray: one is doubled or the two differ. */
static bool is_separated(const struct run *runs, int count, bool *stray)
{
    *stray = false;
    for (int i = 0; i < count - 1; i++) {
        if (runs[i].behind_length == 0 || runs[i].behind_length > 2 ||
            strspn(runs[i].behind, "-/.") < runs[i].behind_length)
            return false;
        *stray |= runs[i].behind_length != 1 || *runs[i].behind != *runs[0].behind;
    }
    return runs[count - 1].behind_length == 0;
}

/* 05/072018 and 0507/2018: the two runs of a day, a month and a year as three. */
static bool split_runs(struct run runs[3])
{
    if (runs[0].digits <= 2 && runs[1].digits == 6) {
        runs[2] = (struct run){.number = runs[1].number % 10000, .digits = 4};
        runs[1].number /= 10000;
        runs[1].digits = 2;
        return true;
    }
    if (runs[0].digits == 4 && runs[1].digits == 4) {
        runs[2] = runs[1];
        runs[1].number = runs[0].number % 100;
        runs[0].number /= 100;
        runs[0].digits = runs[1].digits = 2;
        return true;
    }
    return false;
}

/* 20150306. No other order of day, month and year fits the same digits: it would have a month above
 * 17 or a year below 1800. */
static bool split_compact(struct run runs[3])
{
    int number = runs[0].number, month = number / 100 % 100, day = number % 100;
    if (runs[0].digits != 8 || runs[0].behind_length || number / 10000 < YEAR_FIRST || month < 1 ||
        month > 12 || day < 1 || day > 31)
        return false;
    runs[0] = (struct run){.number = number / 10000, .digits = 4};
    runs[1] = (struct run){.number = month, .digits = 2};
    runs[2] = (struct run){.number = day, .digits = 2};
    return true;
}

/* What makes a date of the runs. */
struct reading {
    struct gt_civil civil;
    const char *repair;
    bool year_short; /* written with two digits */
    bool ordered;    /* the runs have the lengths of a date in this order */
};

static struct reading read_iso(const struct run runs[3])
{
    return (struct reading){
        .civil = {runs[0].number, runs[1].number, runs[2].number},
        .year_short = runs[0].digits == 2 && runs[2].digits <= 2,
        .ordered = runs[0].digits == 4 && runs[1].digits <= 2 && runs[2].digits <= 2,
    };
}

static struct reading read_year_last(const struct run runs[3], enum gt_date_format format)
{
    bool day_first = format == GT_DATE_DMY;
    struct reading reading = {
        .civil = {runs[2].number, runs[day_first].number, runs[!day_first].number},
        .year_short = runs[2].digits == 2,
        .ordered = runs[0].digits <= 2 && runs[1].digits <= 2 && runs[2].digits == 4,
    };
    if (runs[2].digits == 3 && *runs[2].text == '0') {
        reading.civil.year += 2000;
        reading.ordered = runs[0].digits <= 2 && runs[1].digits <= 2;
        reading.repair = N_("a digit of the year put back");
    }
    return reading;
}

/* The month that a word in lower case is the name of, whole or its first three letters; or 0. */
static int find_month(const char *word, size_t length)
{
    static const char *const names[] = {"january",   "february", "march",    "april",
                                        "may",       "june",     "july",     "august",
                                        "september", "october",  "november", "december"};
    bool is_sept = length == 4 && memcmp(word, "sept", 4) == 0;
    for (int i = 0; i < 12; i++)
        if ((length == 3 || length == strlen(names[i]) || is_sept) &&
            strncmp(names[i], word, length) == 0)
            return i + 1;
    return 0;
}

/* Three words and their lengths, with one or two of " ,-/." between them. */
static bool split_words(const char *text, const char *words[3], size_t lengths[3])
{
    for (int i = 0; i < 3; i++) {
        words[i] = text;
        lengths[i] = strcspn(text, " ,-/.");
        text += lengths[i];
        size_t behind = strspn(text, " ,-/.");
        if (lengths[i] == 0 || (i < 2 && (behind == 0 || behind > 2)))
            return false;
        text += i < 2 ? behind : 0;
    }
    return *text == 0;
}

/* The number of a word's digits, and how many; -1 when something else than `ending` is behind. */
static int read_count(const char *word, size_t length, bool ordinal, size_t *digits)
{
    static const char *const endings[] = {"st", "nd", "rd", "th"};
    int number = 0;
    for (*digits = 0; *digits < length && *digits < 5 && gt_plain_digit(word[*digits]); ++*digits)
        number = number * 10 + (word[*digits] - '0');
    if (*digits == length)
        return number;
    for (int i = 0; ordinal && length == *digits + 2 && i < 4; i++)
        if (strncmp(word + *digits, endings[i], 2) == 0)
            return number;
    return -1;
}

/* A date with the name of a month. */
static struct reading read_named(const char *text)
{
    const char *words[3];
    size_t lengths[3], day_digits, year_digits;
    struct reading reading = {0};
    if (!split_words(text, words, lengths))
        return reading;
    int month = find_month(words[0], lengths[0]) ? 0 : 1;
    bool year_first = month == 1 && lengths[0] == 4 && gt_plain_digit(words[0][3]);
    int year = year_first ? 0 : 2, day = 3 - month - year;
    reading.civil.month = find_month(words[month], lengths[month]);
    reading.civil.day = read_count(words[day], lengths[day], true, &day_digits);
    reading.civil.year = read_count(words[year], lengths[year], false, &year_digits);
    bool whole = reading.civil.month && reading.civil.day >= 0 && reading.civil.year >= 0 &&
                 (day_digits == 1 || day_digits == 2);
    reading.year_short = whole && year_digits == 2;
    reading.ordered = whole && year_digits == 4;
    return reading;
}

/* Reads `length` digits or fewer. */
static const char *skip_number(const char *text, int length, int *number)
{
    for (*number = 0; length && gt_plain_digit(*text); length--)
        *number = *number * 10 + (*text++ - '0');
    return text;
}

/* Z, +08:00, +0800 or +08. */
static const char *skip_zone(const char *text)
{
    int number;
    if (*text == 'z')
        return text + 1;
    if ((*text != '+' && *text != '-') || !gt_plain_digit(text[1]) || !gt_plain_digit(text[2]))
        return text;
    text += 3;
    if (*text == ':' || gt_plain_digit(*text))
        text = skip_number(text + (*text == ':'), 2, &number);
    return text;
}

/* Cuts the zone off 2015-03-06Z and 2015-03-06+08:00. */
static bool cut_zone(char *text)
{
    if (strspn(text, "0123456789-") < 10 || text[4] != '-' || text[7] != '-' || !text[10] ||
        *skip_zone(text + 10))
        return false;
    text[10] = 0;
    return true;
}

enum time { NO_TIME, MIDNIGHT, OTHER_TIME };

/* h:mm, h:mm:ss or h:mm:ss.0, am, pm or a zone behind it. */
static enum time read_time(const char *text)
{
    int hour, minute, second = 0;
    text = skip_number(text, 2, &hour);
    if (*text++ != ':' || !gt_plain_digit(*text))
        return NO_TIME;
    text = skip_number(text, 2, &minute);
    if (*text == ':' && gt_plain_digit(text[1]))
        text = skip_number(text + 1, 2, &second);
    size_t fraction = *text == '.' ? 1 + strspn(text + 1, "0") : 0;
    bool more = fraction && gt_plain_digit(text[fraction]);
    text += fraction;
    text += strspn(text, more ? "0123456789" : "");
    text = skip_zone(text);
    text += *text == ' ';
    bool before = strcmp(text, "am") == 0;
    if (*text && !before && strcmp(text, "pm") != 0)
        return NO_TIME;
    bool zero = (hour == 0 && (!*text || before)) || (hour == 12 && before);
    return zero && minute == 0 && second == 0 && !more ? MIDNIGHT : OTHER_TIME;
}

/* Cuts a time of day off the end. */
static enum time cut_time(char *text)
{
    char *at = strchr(text, ':');
    while (at && at > text && gt_plain_digit(at[-1]))
        at--;
    if (!at || at < text + 2 || (at[-1] != ' ' && at[-1] != 't'))
        return NO_TIME;
    enum time time = read_time(at);
    if (time != NO_TIME)
        at[-1] = 0;
    return time;
}

/* Makes a reading of text, or says that it has none (ordered is false). */
static struct reading read_date(const char *text, enum gt_date_format format)
{
    struct run runs[3] = {{0}};
    struct reading reading = {0};
    const char *repair = NULL;
    bool stray = false;
    int count = take_apart(text, runs);
    if (strpbrk(text, "aeou")) /* every month has one of these */
        return read_named(text);
    if (count == 3 && is_chinese(runs))
        return read_iso(runs);
    if (count == 1 && split_compact(runs)) {
        reading = read_iso(runs);
        reading.repair = N_("a date of eight digits read as year, month and day");
        return reading;
    }
    if (count < 2 || !is_separated(runs, count, &stray))
        return reading;
    if (count == 2) {
        if (format == GT_DATE_ISO || !split_runs(runs))
            return reading;
        repair = N_("a missing separator put back");
    }
    if (stray)
        repair = N_("a stray separator mended");
    bool iso = format == GT_DATE_ISO || runs[0].digits == 4;
    reading = iso ? read_iso(runs) : read_year_last(runs, format);
    if (!reading.repair)
        reading.repair = repair;
    return reading;
}

static const char *expected(enum gt_date_format format)
{
    switch (format) {
    case GT_DATE_ISO:
        return _("year-month-day, such as 2015-03-06");
    case GT_DATE_DMY:
        return _("day/month/year, such as 06/03/2015");
    case GT_DATE_MDY:
        return _("month/day/year, such as 03/06/2015");
    }
    return "";
}

static bool is_day(struct gt_civil civil, gt_day *day)
{
    return civil.year >= YEAR_FIRST && gt_day_from_civil(civil, day) == GT_OK;
}

/* What to do about a text that is a date under another format, or "". */
static const char *advice(const char *text, enum gt_date_format format)
{
    gt_day day;
    struct reading dmy = read_date(text, GT_DATE_DMY), mdy = read_date(text, GT_DATE_MDY);
    bool is_dmy = dmy.ordered && is_day(dmy.civil, &day);
    bool is_mdy = mdy.ordered && is_day(mdy.civil, &day);
    if (format == GT_DATE_ISO && (is_dmy || is_mdy))
        return _(" (for a file that writes the day or the month first, say dmy or mdy)");
    if (format == GT_DATE_DMY && is_mdy)
        return _(" (for a file that writes the month first, say mdy)");
    if (format == GT_DATE_MDY && is_dmy)
        return _(" (for a file that writes the day first, say dmy)");
    return "";
}

int gt_value_date(const char *text, enum gt_date_format format, gt_day *day, const char **repair,
                  struct gt_error *error)
{
    struct gt_plain plain;
    struct gt_quote quote;
    int result = gt_plain_read(&plain, text, error);
    if (result)
        return result;
    bool zone = cut_zone(plain.text);
    enum time time = cut_time(plain.text);
    struct reading reading = read_date(plain.text, format);
    if (!reading.ordered && reading.year_short)
        return gt_fail(error, GT_EXIT_DATA,
                       _("%s has a year of two digits; write all four: expected %s"),
                       gt_text_quote(&quote, text), expected(format));
    if (!reading.ordered)
        return gt_fail(error, GT_EXIT_DATA, _("%s is no date; expected %s%s"),
                       gt_text_quote(&quote, text), expected(format), advice(plain.text, format));
    if (reading.civil.year < YEAR_FIRST)
        return gt_fail(error, GT_EXIT_DATA, _("%s is before the year %d; look at the year"),
                       gt_text_quote(&quote, text), YEAR_FIRST);
    gt_day found;
    if (!is_day(reading.civil, &found))
        return gt_fail(error, GT_EXIT_DATA, _("%s is no day of the calendar; expected %s%s"),
                       gt_text_quote(&quote, text), expected(format), advice(plain.text, format));
    if (time == OTHER_TIME)
        return gt_fail(error, GT_EXIT_DATA, _("%s has a time of day; write the day alone: %s"),
                       gt_text_quote(&quote, text), expected(format));
    if (time == MIDNIGHT && !reading.repair)
        reading.repair = N_("midnight behind the date dropped");
    if (zone && !reading.repair)
        reading.repair = N_("the time zone behind the date dropped");
    *day = found;
    *repair = reading.repair ? reading.repair : plain.repair;
    return 0;
}
