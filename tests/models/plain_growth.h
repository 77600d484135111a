/* plain_growth.h - interest and buy-out prices the plain way: powers in long double, years counted
 * one by one on the calendar, nothing rounded.
 *
 * Written from the words of gentou/term.h, apart from the model.
 */
#ifndef GENTOU_TESTS_MODELS_PLAIN_GROWTH_H
#define GENTOU_TESTS_MODELS_PLAIN_GROWTH_H

#include "gentou/buyout.h"
#include "gentou/date.h"

#include <math.h>
#include <stdbool.h>

/* The same day so many years later; 29 February becomes the 28th. */
static inline gt_day plain_anniversary(gt_day day, int years)
{
    struct gt_civil civil = gt_day_to_civil(day);
    gt_day later = GT_DAY_NONE;
    civil.year += years;
    while (gt_day_from_civil(civil, &later) != GT_OK)
        civil.day--;
    return later;
}

static inline long double plain_years(int days, gt_day from, gt_day to)
{
    int whole = 0;
    if (days == GT_TERM_DAYS_ACT_360)
        return (to - from) / 360.0L;
    if (days == GT_TERM_DAYS_ACT_365F)
        return (to - from) / 365.0L;
    while (plain_anniversary(from, whole + 1) <= to)
        whole++;
    gt_day start = plain_anniversary(from, whole), end = plain_anniversary(from, whole + 1);
    return whole + (long double)(to - start) / (end - start);
}

/* The nearest whole number; a half that came out a hair below is one. */
static inline int64_t plain_round(long double number)
{
    return (int64_t)floorl(number + 0.5L + 1e-6L);
}

/* rate: whole thousandths. */
static inline long double plain_factor(double rate, int interest, int days, gt_day from, gt_day to)
{
    long double years = plain_years(days, from, to), exact = llround(rate * 1000) / 1000.0L;
    return interest == GT_TERM_INTEREST_SIMPLE ? 1 + exact * years : powl(1 + exact, years);
}

/* What one payment of 1 costs on the day, without the premium; whole first years. */
static inline long double plain_price(const struct gt_buy_out *term, gt_day paid, gt_day first,
                                      gt_day at)
{
    gt_day years_from = term->each_payment ? paid : first;
    gt_day threshold = plain_anniversary(years_from, (int)term->first_years);
    bool late = term->first_years <= 0 || at > threshold;
    if (!late)
        return plain_factor(term->first_rate, term->interest, term->days, paid, at);
    if (term->first_years <= 0 || term->since == GT_TERM_SINCE_DAY_ONE)
        return plain_factor(term->rate, term->interest, term->days, paid, at);
    if (threshold < paid)
        threshold = paid;
    long double early = plain_factor(term->first_rate, term->interest, term->days, paid, threshold);
    long double after = plain_factor(term->rate, term->interest, term->days, threshold, at);
    return term->interest == GT_TERM_INTEREST_SIMPLE ? early + after - 1 : early * after;
}

#endif
