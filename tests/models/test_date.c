/* test_date.c - days against a walk through the calendar, and text against days. */
#include "gentou/date.h"

#include "run.h"

#include <string.h>

static const struct {
    const char *text;
    gt_day day;
    const char *source;
} known[] = {
    {"1970-01-01", 0, "by definition"},
    {"2000-03-01", 11017, "Hinnant 2013: the epoch is 719,468 days after 0000-03-01"},
    {"2001-01-01", 11323, "978,307,200 s of the Unix epoch / 86,400 (RFC 3339 clocks)"},
    {"1969-12-31", -1, "the day before"},
    {"2015-03-06", 16500, "the plan's date: 16436 at 2015-01-01, 31 + 28 + 5 days on"},
    {"9999-12-31", GT_DAY_LAST, "the last day that can be written"},
    {"0001-01-01", -719162, "the first"},
};

START_TEST(test_known)
{
    char text[GT_DAY_TEXT];
    gt_day day = 4711;
    ck_assert_int_eq(gt_day_parse(known[_i].text, 10, &day), GT_OK);
    ck_assert_msg(day == known[_i].day, "%s: %d", known[_i].text, (int)day);
    ck_assert_ptr_eq(gt_day_format(day, text), text);
    ck_assert_str_eq(text, known[_i].text);
}
END_TEST

static int month_length(int year, int month)
{
    if (month == 2)
        return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28;
    return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

/* All 3,652,059 days in order: each is one more than the one before, there and back. */
START_TEST(test_every_day)
{
    gt_day expected = -719162;
    for (int year = 1; year <= 9999; year++)
        for (int month = 1; month <= 12; month++)
            for (int date = 1; date <= month_length(year, month); date++) {
                gt_day day = 4711;
                struct gt_civil civil = {year, month, date};
                enum gt_status status = gt_day_from_civil(civil, &day);
                struct gt_civil back = gt_day_to_civil(day);
                if (status != GT_OK || day != expected || back.year != year ||
                    back.month != month || back.day != date)
                    ck_abort_msg("%d-%d-%d is day %d", year, month, date, (int)day);
                expected++;
            }
    ck_assert_int_eq(expected - 1, GT_DAY_LAST);
}
END_TEST

static const struct {
    struct gt_civil civil;
    const char *why;
} impossible[] = {
    {{2015, 2, 29}, "no leap year"},    {{1900, 2, 29}, "a century"},
    {{2015, 4, 31}, "30 days"},         {{2015, 13, 1}, "month 13"},
    {{2015, 0, 1}, "month 0"},          {{2015, 1, 0}, "day 0"},
    {{0, 12, 31}, "before the year 1"}, {{10000, 1, 1}, "after the year 9999"},
};

START_TEST(test_impossible)
{
    gt_day day = 4711;
    ck_assert_msg(gt_day_from_civil(impossible[_i].civil, &day) == GT_ERANGE, "%s",
                  impossible[_i].why);
    ck_assert_int_eq(day, 4711);
}
END_TEST

static const struct {
    const char *text;
    const char *why;
} wrong[] = {
    {"", "empty"},
    {"2015-3-6", "not padded"},
    {"2015/03/06", "slashes"},
    {"20150306", "no hyphens"},
    {" 2015-03-06", "a blank before"},
    {"2015-03-06 ", "a blank after"},
    {"2015-02-29", "no such day"},
    {"+015-03-06", "a sign"},
    {"2015-0a-06", "a letter"},
    {"2015-03-0:", "the character after 9"},
    {"0000-03-06", "year 0"},
    {"-001-03-06", "a negative year"},
};

START_TEST(test_wrong_text)
{
    gt_day day = 4711;
    ck_assert_msg(gt_day_parse(wrong[_i].text, strlen(wrong[_i].text), &day) == GT_ERANGE, "%s",
                  wrong[_i].why);
    ck_assert_int_eq(day, 4711);
}
END_TEST

START_TEST(test_no_text)
{
    static const gt_day days[] = {GT_DAY_NONE, -719163, GT_DAY_LAST + 1, INT32_MAX};
    char text[GT_DAY_TEXT] = "unchanged";
    ck_assert_str_eq(gt_day_format(days[_i], text), "");
}
END_TEST

static const struct {
    const char *from;
    int months;
    const char *to; /* NULL: there is none */
    const char *why;
} shifted[] = {
    {"2015-03-06", 3, "2015-06-06", "the same day"},
    {"2015-01-31", 1, "2015-02-28", "the last of a shorter month"},
    {"2016-01-31", 1, "2016-02-29", "of a leap year"},
    {"2015-01-31", 2, "2015-03-31", "not by way of February"},
    {"2015-11-30", 3, "2016-02-29", "into the next year"},
    {"2015-12-31", 12, "2016-12-31", "a year"},
    {"2015-03-31", -1, "2015-02-28", "before"},
    {"2015-01-15", -25, "2012-12-15", "far before"},
    {"2015-03-06", 0, "2015-03-06", "itself"},
    {"9999-12-31", 1, NULL, "after the year 9999"},
    {"0001-01-01", -1, NULL, "before the year 1"},
    {"2015-03-06", INT32_MAX, NULL, "more months than a year has room for"},
};

START_TEST(test_add_months)
{
    gt_day day = 4711, expected = 4711, later = 4711;
    ck_assert_int_eq(gt_day_parse(shifted[_i].from, 10, &day), GT_OK);
    if (shifted[_i].to)
        ck_assert_int_eq(gt_day_parse(shifted[_i].to, 10, &expected), GT_OK);
    enum gt_status status = gt_day_add_months(day, shifted[_i].months, &later);
    ck_assert_msg(status == (shifted[_i].to ? GT_OK : GT_ERANGE), "%s", shifted[_i].why);
    ck_assert_msg(later == expected, "%s: %d", shifted[_i].why, (int)later);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("date");
    TCase *tcase = tcase_create("calendar");
    tcase_add_loop_test(tcase, test_known, 0, (int)(sizeof known / sizeof *known));
    tcase_add_test(tcase, test_every_day);
    tcase_add_loop_test(tcase, test_impossible, 0, (int)(sizeof impossible / sizeof *impossible));
    tcase_add_loop_test(tcase, test_wrong_text, 0, (int)(sizeof wrong / sizeof *wrong));
    tcase_add_loop_test(tcase, test_no_text, 0, 4);
    tcase_add_loop_test(tcase, test_add_months, 0, (int)(sizeof shifted / sizeof *shifted));
    suite_add_tcase(suite, tcase);
    return run_suite(suite);
}
