/* term_days.h - days as the tests of terms write them. */
#ifndef GENTOU_TESTS_MODELS_TERM_DAYS_H
#define GENTOU_TESTS_MODELS_TERM_DAYS_H

#include "gentou/date.h"

#include "run.h"

#include <string.h>

static inline gt_day on(const char *text)
{
    gt_day day = GT_DAY_NONE;
    ck_assert_int_eq(gt_day_parse(text, strlen(text), &day), GT_OK);
    return day;
}

#endif
