/* day_count.c - years between two days. The conventions and their sources: gentou/day_count.h. */
#include "gentou/day_count.h"

#include <stdbool.h>

static bool is_leap(int year)
{
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

/* The part of its year that lies before the day. */
static double part_of_year(struct gt_civil civil, gt_day day)
{
    gt_day new_year = 0;
    (void)gt_day_from_civil((struct gt_civil){civil.year, 1, 1}, &new_year);
    return ((double)day - new_year) / (is_leap(civil.year) ? 366 : 365);
}

static double act_act(gt_day from, gt_day to)
{
    struct gt_civil a = gt_day_to_civil(from), b = gt_day_to_civil(to);
    return (b.year - a.year) + (part_of_year(b, to) - part_of_year(a, from));
}

static bool ends_february(struct gt_civil civil)
{
    return civil.month == 2 && civil.day == (is_leap(civil.year) ? 29 : 28);
}

static double thirty_360(struct gt_civil a, struct gt_civil b)
{
    return (360.0 * (b.year - a.year) + 30 * (b.month - a.month) + (b.day - a.day)) / 360;
}

static double thirty_360_us(gt_day from, gt_day to)
{
    struct gt_civil a = gt_day_to_civil(from), b = gt_day_to_civil(to);
    if (ends_february(a)) {
        if (ends_february(b))
            b.day = 30;
        a.day = 30;
    }
    if (b.day == 31 && a.day >= 30)
        b.day = 30;
    if (a.day == 31)
        a.day = 30;
    return thirty_360(a, b);
}

static double thirty_e_360(gt_day from, gt_day to)
{
    struct gt_civil a = gt_day_to_civil(from), b = gt_day_to_civil(to);
    if (a.day == 31)
        a.day = 30;
    if (b.day == 31)
        b.day = 30;
    return thirty_360(a, b);
}

double gt_day_count_years(enum gt_day_count count, gt_day from, gt_day to)
{
    double days = (double)to - from;
    if (to < from)
        return -gt_day_count_years(count, to, from);
    switch (count) {
    case GT_DAY_COUNT_ACT_365F:
        return days / 365;
    case GT_DAY_COUNT_ACT_360:
        return days / 360;
    case GT_DAY_COUNT_ACT_ACT:
        return act_act(from, to);
    case GT_DAY_COUNT_30_360_US:
        return thirty_360_us(from, to);
    case GT_DAY_COUNT_30E_360:
        return thirty_e_360(from, to);
    case GT_DAY_COUNT_ACT_365_25:
        return days / 365.25;
    }
    return 0;
}
