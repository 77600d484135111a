/* date.h - civil days of the proleptic Gregorian calendar.
 *
 * Inside, a day is a count of days since 1970-01-01 (day 0); outside, it is
 * ISO 8601 text, YYYY-MM-DD. No clock and no time zone are read here.
 *
 * Method: days from civil by eras of 400 years (146,097 days), as described by
 * Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", 2013.
 */
#ifndef GENTOU_DATE_H
#define GENTOU_DATE_H

#include "gentou/status.h"

#include <stddef.h>
#include <stdint.h>

typedef int32_t gt_day; /* days since 1970-01-01 */

#define GT_DAY_NONE INT32_MIN /* "no date"; sorts before every date */
#define GT_DAY_LAST 2932896   /* 9999-12-31: "whenever", the last day that can be written */

#define GT_DAY_TEXT 11 /* bytes for YYYY-MM-DD and its NUL */

struct gt_civil {
    int year;  /* 1..9999 */
    int month; /* 1..12 */
    int day;   /* 1..31 */
};

/* GT_ERANGE when the three do not name a day of years 1 to 9999 (31 April, 29 February 2015). */
enum gt_status gt_day_from_civil(struct gt_civil civil, gt_day *day);

/* The calendar date of a day of years 1 to 9999. */
struct gt_civil gt_day_to_civil(gt_day day);

/* The same day so many months later (or before: negative), or the last of that month where it has
 * no such day: 31 January and 1 is 28 or 29 February. GT_ERANGE: outside years 1 to 9999. */
enum gt_status gt_day_add_months(gt_day day, int months, gt_day *later);

/* Exactly YYYY-MM-DD, `length` bytes, nothing before or after. GT_ERANGE otherwise. */
enum gt_status gt_day_parse(const char *text, size_t length, gt_day *day);

/* Writes YYYY-MM-DD and a NUL (GT_DAY_NONE, or outside years 1 to 9999: an empty string) and
 * returns text. */
char *gt_day_format(gt_day day, char text[GT_DAY_TEXT]);

#endif
