/* growth.c - an amount and its interest over days.
 *
 * n days at the rate R / 10^12 on an amount a:
 *   simple     a (1 + R n / (10^12 B))                  B days make a year
 *   compound   a (1 + R / 10^12)^w (1 + R / 10^12)^(m/B)  w whole years, m days are left
 * All factors but the last are whole numbers over whole numbers; each product is cut at 10^-9 of a
 * minor unit.
 */
#include "models/growth_int.h"
#include "models/vmath_int.h"

#include "gentou/vmath.h"

#include <stddef.h>

#define FINE_ONE 1000000000
#define RATE_ONE 1000000000000
#define PART_ONE 1000000000000000 /* of a factor inside a year */
#define FINE_MAX ((gt_fine)INT64_MAX * FINE_ONE)

gt_fine gt_fine_of(gt_money amount)
{
    return (gt_fine)amount * FINE_ONE;
}

enum gt_status gt_fine_round(gt_fine fine, gt_money *amount)
{
    gt_fine rounded = (fine + (fine < 0 ? -FINE_ONE / 2 : FINE_ONE / 2)) / FINE_ONE;
    if (rounded > INT64_MAX || rounded < -INT64_MAX)
        return GT_EOVERFLOW;
    *amount = (gt_money)rounded;
    return GT_OK;
}

/* fine x up / down without losing its head: down is below 2^50 and up below 2^66, so that the rest
 * times up has room. */
static enum gt_status times(gt_fine *fine, gt_fine up, gt_fine down)
{
    gt_fine whole = *fine / down, rest = *fine % down;
    if (whole > FINE_MAX / up)
        return GT_EOVERFLOW;
    *fine = whole * up + rest * up / down;
    return *fine <= FINE_MAX ? GT_OK : GT_EOVERFLOW;
}

/* Days as whole years and what is left of one of `basis` days. */
struct span {
    int32_t years, rest, basis;
};

static struct span span_of(enum gt_term_days days, gt_day from, gt_day to)
{
    int32_t count = to - from, basis = days == GT_TERM_DAYS_ACT_360 ? 360 : 365;
    struct span span = {count / basis, count % basis, basis};
    if (days != GT_TERM_DAYS_ANNIVERSARY)
        return span;
    span.years = gt_day_to_civil(to).year - gt_day_to_civil(from).year;
    if (gt_term_years_later(from, span.years) > to)
        span.years--;
    gt_day start = gt_term_years_later(from, span.years);
    span.rest = to - start;
    span.basis = gt_term_years_later(from, span.years + 1) - start;
    if (span.basis <= span.rest) /* the calendar ends before the year does */
        span.basis = 365;
    return span;
}

static enum gt_status grow_compound(double rate, int64_t units, struct span span, gt_fine *fine)
{
    enum gt_status status = GT_OK;
    for (int32_t year = 0; year < span.years && status == GT_OK; year++)
        status = times(fine, (gt_fine)RATE_ONE + units, RATE_ONE);
    if (status != GT_OK || span.rest == 0)
        return status;
    double factor = gt_exp(gt_log(1 + rate) * span.rest / span.basis);
    return times(fine, (gt_fine)(factor * PART_ONE + 0.5), PART_ONE);
}

enum gt_status gt_fine_grow(const struct gt_growth *growth, gt_day from, gt_day to, gt_fine *fine)
{
    if (!(growth->rate >= 0 && growth->rate <= GT_TERM_RATE_MAX) || from > to)
        return GT_ERANGE;
    int64_t units = (int64_t)(growth->rate * RATE_ONE + 0.5);
    struct span span = span_of(growth->days, from, to);
    gt_fine down = (gt_fine)RATE_ONE * span.basis;
    switch (growth->interest) {
    case GT_TERM_INTEREST_SIMPLE:
        return times(fine, down + (gt_fine)units * ((gt_fine)span.years * span.basis + span.rest),
                     down);
    case GT_TERM_INTEREST_COMPOUND:
        return grow_compound(growth->rate, units, span, fine);
    case GT_TERM_INTEREST_COUNT:
        break;
    }
    return GT_ERANGE;
}

enum gt_status gt_term_grow(gt_money amount, double rate, enum gt_term_interest interest,
                            enum gt_term_days days, gt_day from, gt_day to, gt_money *grown)
{
    struct gt_growth growth = {rate, interest, days};
    gt_fine fine = gt_fine_of(amount);
    if (amount < 0)
        return GT_ERANGE;
    enum gt_status status = gt_fine_grow(&growth, from, to, &fine);
    return status == GT_OK ? gt_fine_round(fine, grown) : status;
}

gt_day gt_term_years_later(gt_day day, double years)
{
    int32_t whole = (int32_t)years, part = (int32_t)((years - whole) * 365 + 0.5);
    struct gt_civil civil = gt_day_to_civil(day);
    gt_day later = GT_DAY_LAST;
    civil.year += whole;
    if (civil.year > 9999)
        return GT_DAY_LAST;
    if (civil.month == 2 && civil.day == 29 && gt_day_from_civil(civil, &later) != GT_OK)
        civil.day = 28;
    if (gt_day_from_civil(civil, &later) != GT_OK || later > GT_DAY_LAST - part)
        return GT_DAY_LAST;
    return later + part;
}
