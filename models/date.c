/* date.c - civil days of the proleptic Gregorian calendar.
 *
 * A year is counted from 1 March, so that the leap day comes last; 400 such years are an era of
 * 146,097 days, and the day of the year follows from the month in one integer formula:
 *   day of year = (153 m + 2) / 5 + day - 1,  m = 0 in March ... 11 in February.
 * Source: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", 2013
 * (days_from_civil, civil_from_days).
 */
#include "gentou/date.h"

#include <assert.h>
#include <stdbool.h>

#define ERA_YEARS   400
#define ERA_DAYS    146097
#define EPOCH_SHIFT 719468  /* days from 0000-03-01 to 1970-01-01 */
#define FIRST_DAY   -719162 /* 0001-01-01 */

static bool is_leap(int year)
{
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static int days_in_month(int year, int month)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return month == 2 && is_leap(year) ? 29 : days[month - 1];
}

enum gt_status gt_day_from_civil(struct gt_civil civil, gt_day *day)
{
    if (civil.year < 1 || civil.year > 9999 || civil.month < 1 || civil.month > 12 ||
        civil.day < 1 || civil.day > days_in_month(civil.year, civil.month))
        return GT_ERANGE;
    int year = civil.month <= 2 ? civil.year - 1 : civil.year;
    int month = civil.month > 2 ? civil.month - 3 : civil.month + 9;
    int era = year / ERA_YEARS;
    int year_of_era = year - era * ERA_YEARS;
    int day_of_year = (153 * month + 2) / 5 + civil.day - 1;
    int day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    *day = era * ERA_DAYS + day_of_era - EPOCH_SHIFT;
    return GT_OK;
}

struct gt_civil gt_day_to_civil(gt_day day)
{
    assert(day >= FIRST_DAY && day <= GT_DAY_LAST);
    int shifted = day + EPOCH_SHIFT;
    int era = shifted / ERA_DAYS;
    int day_of_era = shifted - era * ERA_DAYS;
    /* Take the leap days out, so that years divide evenly. */
    int year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    int day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    int month = (5 * day_of_year + 2) / 153;
    struct gt_civil civil;
    civil.day = day_of_year - (153 * month + 2) / 5 + 1;
    civil.month = month < 10 ? month + 3 : month - 9;
    civil.year = year_of_era + era * ERA_YEARS + (civil.month <= 2);
    return civil;
}

enum gt_status gt_day_add_months(gt_day day, int months, gt_day *later)
{
    struct gt_civil civil = gt_day_to_civil(day);
    int64_t count = (int64_t)civil.year * 12 + civil.month - 1 + months;
    if (count < 12 || count >= 10000 * 12)
        return GT_ERANGE;
    civil.year = (int)(count / 12);
    civil.month = (int)(count % 12) + 1;
    int last = days_in_month(civil.year, civil.month);
    civil.day = civil.day < last ? civil.day : last;
    return gt_day_from_civil(civil, later);
}

/* The number in `digits` decimal digits, or -1. */
static int read_digits(const char *text, int digits)
{
    int number = 0;
    for (int i = 0; i < digits; i++) {
        if (text[i] < '0' || text[i] > '9')
            return -1;
        number = number * 10 + (text[i] - '0');
    }
    return number;
}

enum gt_status gt_day_parse(const char *text, size_t length, gt_day *day)
{
    if (length != GT_DAY_TEXT - 1 || text[4] != '-' || text[7] != '-')
        return GT_ERANGE;
    struct gt_civil civil = {
        .year = read_digits(text, 4),
        .month = read_digits(text + 5, 2),
        .day = read_digits(text + 8, 2),
    };
    return gt_day_from_civil(civil, day);
}

static void write_digits(char *text, int digits, int number)
{
    for (int i = digits - 1; i >= 0; i--) {
        text[i] = (char)('0' + number % 10);
        number /= 10;
    }
}

char *gt_day_format(gt_day day, char text[GT_DAY_TEXT])
{
    if (day < FIRST_DAY || day > GT_DAY_LAST) {
        text[0] = 0;
        return text;
    }
    struct gt_civil civil = gt_day_to_civil(day);
    write_digits(text, 4, civil.year);
    text[4] = '-';
    write_digits(text + 5, 2, civil.month);
    text[7] = '-';
    write_digits(text + 8, 2, civil.day);
    text[10] = 0;
    return text;
}
