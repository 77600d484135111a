/* day_count.h - the time between two days in years, by the conventions of the markets.
 *
 *   act_365f     days / 365 (Actual/365 Fixed: Excel's and LibreOffice's XIRR)
 *   act_360      days / 360
 *   act_act      days in leap years / 366 + days in other years / 365
 *   30_360_us    (360 (y2 - y1) + 30 (m2 - m1) + (e2 - e1)) / 360, where first the last day of a
 *                February counts as the 30th (e2 only when e1 does, too), then e2 = 31 becomes 30
 *                when e1 >= 30, then e1 = 31 becomes 30
 *   30e_360      the same with every 31 as 30 and no rule for February
 *   act_365_25   days / 365.25
 *
 * Sources: ISDA, 2006 Definitions, section 4.16 (b) Actual/Actual, (d) Actual/365 (Fixed),
 * (e) Actual/360, (g) 30E/360; SIFMA, Standard Securities Calculation Methods (Mayle 1993), vol. 1,
 * for 30/360 US with the rule for the end of February. Left out: Actual/Actual ICMA, 30E/360 ISDA
 * and Business/252, which ask for a coupon's dates, the day of maturity, a calendar of holidays.
 */
#ifndef GENTOU_DAY_COUNT_H
#define GENTOU_DAY_COUNT_H

#include "gentou/date.h"

/* X(ENUM, token, label) */
#define GT_DAY_COUNT_LIST(X)                                                                       \
    X(ACT_365F, "act_365f", "ACT/365F")                                                            \
    X(ACT_360, "act_360", "ACT/360")                                                               \
    X(ACT_ACT, "act_act", "ACT/ACT ISDA")                                                          \
    X(30_360_US, "30_360_us", "30/360 US")                                                         \
    X(30E_360, "30e_360", "30E/360")                                                               \
    X(ACT_365_25, "act_365_25", "ACT/365.25")

enum gt_day_count {
#define X(name, token, label) GT_DAY_COUNT_##name,
    GT_DAY_COUNT_LIST(X)
#undef X
};

/* Years from one day of years 1 to 9999 to another, negative when `to` is the earlier (then it is
 * the negated time from `to` to `from`). Never falls as `to` rises; by the 30/360 rules two days on
 * end may be at one time. */
double gt_day_count_years(enum gt_day_count count, gt_day from, gt_day to);

#endif
