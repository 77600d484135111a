/* test_day_count.c - years between two days, against published tables. */
#include "gentou/day_count.h"

#include "dice.h"
#include "run.h"

#include <math.h>

static gt_day day_of(const char *text)
{
    gt_day day = 0;
    ck_assert_int_eq(gt_day_parse(text, 10, &day), GT_OK);
    return day;
}

/* westclintech.com, SQL Server DAYS360: days by 30/360 US, 30E/360, and as they are. */
static const struct {
    const char *from, *to;
    int us, european, actual;
} days360[] = {
    {"2007-01-15", "2007-01-30", 15, 15, 15},    {"2007-01-15", "2007-02-15", 30, 30, 31},
    {"2007-01-15", "2007-07-15", 180, 180, 181}, {"2007-09-30", "2008-03-31", 180, 180, 183},
    {"2007-09-30", "2007-10-31", 30, 30, 31},    {"2007-09-30", "2008-09-30", 360, 360, 366},
    {"2007-01-15", "2007-01-31", 16, 15, 16},    {"2007-01-31", "2007-02-28", 28, 28, 28},
    {"2007-02-28", "2007-03-31", 30, 32, 31},    {"2006-08-31", "2007-02-28", 178, 178, 181},
    {"2007-02-28", "2007-08-31", 180, 182, 184}, {"2007-02-14", "2007-02-28", 14, 14, 14},
    {"2007-02-26", "2008-02-29", 363, 363, 368}, {"2008-02-29", "2009-02-28", 360, 359, 365},
    {"2008-02-29", "2008-03-30", 30, 31, 30},    {"2008-02-29", "2008-03-31", 30, 31, 31},
    {"2007-02-28", "2007-03-05", 5, 7, 5},       {"2007-10-31", "2007-11-28", 28, 28, 28},
    {"2007-08-31", "2008-02-29", 179, 179, 182}, {"2008-02-29", "2008-08-31", 180, 181, 184},
    {"2008-08-31", "2009-02-28", 178, 178, 181}, {"2009-02-28", "2009-08-31", 180, 182, 184},
};

START_TEST(test_days360)
{
    gt_day from = day_of(days360[_i].from), to = day_of(days360[_i].to);
    ck_assert(gt_day_count_years(GT_DAY_COUNT_30_360_US, from, to) == days360[_i].us / 360.0);
    ck_assert(gt_day_count_years(GT_DAY_COUNT_30E_360, from, to) == days360[_i].european / 360.0);
    ck_assert(gt_day_count_years(GT_DAY_COUNT_ACT_365F, from, to) == days360[_i].actual / 365.0);
    ck_assert(gt_day_count_years(GT_DAY_COUNT_ACT_360, from, to) == days360[_i].actual / 360.0);
    ck_assert(gt_day_count_years(GT_DAY_COUNT_ACT_365_25, from, to) == days360[_i].actual / 365.25);
}
END_TEST

static const struct {
    const char *from, *to;
    double years;
    const char *source;
} actual[] = {
    {"2007-12-28", "2008-02-28", 4 / 365.0 + 58 / 366.0, "deltaquants.com, day count, example 1"},
    {"2007-12-28", "2008-02-29", 4 / 365.0 + 59 / 366.0, "example 2"},
    {"2007-10-31", "2008-11-30", 62 / 365.0 + 334 / 366.0, "example 3"},
    {"2008-02-01", "2009-05-31", 335 / 366.0 + 150 / 365.0, "example 4"},
    {"2003-11-01", "2004-05-01", 61 / 365.0 + 121 / 366.0,
     "ISDA, EMU and market conventions, 1998, 2.1: 0.497724380567"},
    {"1999-02-01", "1999-07-01", 150 / 365.0, "ISDA 1998, 2.2: 0.410958904110"},
    {"1999-07-01", "2000-07-01", 184 / 365.0 + 182 / 366.0, "ISDA 1998, 2.2: 1.001377348600"},
    {"2002-08-15", "2003-07-15", 334 / 365.0, "ISDA 1998, 2.3: 0.915068493151"},
    {"2003-07-15", "2004-01-15", 170 / 365.0 + 14 / 366.0, "ISDA 1998, 2.3: 0.504004790778"},
    {"1999-07-30", "2000-01-30", 155 / 365.0 + 29 / 366.0, "ISDA 1998, 2.4: 0.503892506924"},
    {"2000-01-30", "2000-06-30", 152 / 366.0, "ISDA 1998, 2.4: 0.415300546448"},
    {"2000-01-01", "2001-01-01", 1, "a leap year"},
    {"2001-01-01", "2005-01-01", 4, "four years, one of them leap"},
};

START_TEST(test_actual)
{
    gt_day from = day_of(actual[_i].from), to = day_of(actual[_i].to);
    double years = gt_day_count_years(GT_DAY_COUNT_ACT_ACT, from, to);
    ck_assert_msg(fabs(years - actual[_i].years) < 1e-15, "%s: %.17g", actual[_i].source, years);
}
END_TEST

static const enum gt_day_count counts[] = {
#define X(name, token, label) GT_DAY_COUNT_##name,
    GT_DAY_COUNT_LIST(X)
#undef X
};

/* Time does not run back, is 0 on the day itself, and has a sign. */
START_TEST(test_order)
{
    enum gt_day_count count = counts[_i];
    uint64_t seed = 365;
    for (int i = 0; i < 300; i++) {
        gt_day from = (gt_day)dice_within(&seed, -60000, 60000);
        double before = 0;
        ck_assert(gt_day_count_years(count, from, from) == 0);
        for (gt_day to = from; to < from + 800; to++) {
            double years = gt_day_count_years(count, from, to);
            ck_assert(years >= before && years < 2.3);
            ck_assert(gt_day_count_years(count, to, from) == -years);
            before = years;
        }
    }
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("day_count");
    TCase *tcase = tcase_create("years");
    tcase_add_loop_test(tcase, test_days360, 0, (int)(sizeof days360 / sizeof *days360));
    tcase_add_loop_test(tcase, test_actual, 0, (int)(sizeof actual / sizeof *actual));
    tcase_add_loop_test(tcase, test_order, 0, (int)(sizeof counts / sizeof *counts));
    suite_add_tcase(suite, tcase);
    return run_suite(suite);
}
