/* values_date.c - dates as people write them.
 *
 * A date is taken apart into runs of digits and what stands between them. Three runs are year,
 * month and day in the order of the format; a run of four digits in front is always an ISO date.
 * Repaired is what leaves one reading: a separator doubled, missing or unlike its fellow, and a
 * year 015. Refused: a year of two digits, and every day that no calendar has.
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
           (is_behind(&runs[2], "日") || is_behind(&runs[2], " 日") || is_behind(&runs[2], ""));
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

/* Makes a reading of text, or says that it has none (ordered is false). */
static struct reading read_date(const char *text, enum gt_date_format format)
{
    struct run runs[3] = {{0}};
    struct reading reading = {0};
    const char *repair = NULL;
    bool stray = false;
    int count = take_apart(text, runs);
    if (count == 3 && is_chinese(runs))
        return read_iso(runs);
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
    if (!is_day(reading.civil, day))
        return gt_fail(error, GT_EXIT_DATA, _("%s is no day of the calendar; expected %s%s"),
                       gt_text_quote(&quote, text), expected(format), advice(plain.text, format));
    *repair = reading.repair ? reading.repair : plain.repair;
    return 0;
}
