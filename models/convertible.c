/* convertible.c - interest of notes. */
#include "gentou/convertible.h"

#include "models/exact_int.h"

#include <math.h>

/* Times a year. */
static const unsigned periods[] = {
    [GT_COMPOUNDING_SIMPLE] = 0,     [GT_COMPOUNDING_ANNUAL] = 1,   [GT_COMPOUNDING_SEMIANNUAL] = 2,
    [GT_COMPOUNDING_QUARTERLY] = 4,  [GT_COMPOUNDING_MONTHLY] = 12, [GT_COMPOUNDING_DAILY] = 365,
    [GT_COMPOUNDING_CONTINUOUS] = 0, /* without end: by the exponential */
};

/* Times which the years of each convention are whole. */
static const int64_t wholes[] = {
    [GT_DAY_COUNT_ACT_365F] = 365,      [GT_DAY_COUNT_ACT_360] = 360,
    [GT_DAY_COUNT_ACT_ACT] = 365 * 366, [GT_DAY_COUNT_30_360_US] = 360,
    [GT_DAY_COUNT_30E_360] = 360,       [GT_DAY_COUNT_ACT_365_25] = 1461,
};

/* The years as the ratio that the double is nearest to. */
static void exact_years(mpq_t years, enum gt_day_count count, gt_day from, gt_day to)
{
    double near = gt_day_count_years(count, from, to) * (double)wholes[count];
    mpq_set_si(years, (long)llround(near), (unsigned long)wholes[count]);
    mpq_canonicalize(years);
}

/* growth = (1 + rate / n)^(n years) - 1; in floating point where n years is no whole number: to a
 * relative 1e-15 or so, beyond any amount's minor unit below 10^12 of them. */
static void compound(mpq_t growth, const mpq_t rate, const mpq_t years, unsigned n)
{
    mpq_t times;
    mpq_init(times);
    mpq_set_ui(times, n, 1);
    mpq_div(growth, rate, times);
    mpq_mul(times, times, years);
    if (mpz_cmp_ui(mpq_denref(times), 1) == 0 && mpz_cmp_ui(mpq_numref(times), 4000) <= 0) {
        unsigned long power = mpz_get_ui(mpq_numref(times));
        mpz_add(mpq_numref(growth), mpq_numref(growth), mpq_denref(growth));
        mpz_pow_ui(mpq_numref(growth), mpq_numref(growth), power);
        mpz_pow_ui(mpq_denref(growth), mpq_denref(growth), power);
        mpz_sub(mpq_numref(growth), mpq_numref(growth), mpq_denref(growth));
    } else {
        mpq_set_d(growth, expm1(mpq_get_d(times) * log1p(mpq_get_d(growth))));
    }
    mpq_clear(times);
}

enum gt_status gt_convertible_interest(const struct gt_convertible_terms *terms, gt_day day,
                                       gt_money *interest)
{
    mpq_t growth, rate, years;
    if (terms->accrued != GT_MONEY_UNKNOWN || terms->interest.num == 0) {
        *interest = terms->accrued != GT_MONEY_UNKNOWN ? terms->accrued : 0;
        return GT_OK;
    }
    if (terms->from == GT_DAY_NONE || day == GT_DAY_NONE)
        return GT_ENODATA;
    mpq_inits(growth, rate, years, NULL);
    gt_exact_ratio(rate, terms->interest);
    if (day > terms->from)
        exact_years(years, terms->day_count, terms->from, day);
    if (terms->compounding == GT_COMPOUNDING_CONTINUOUS)
        mpq_set_d(growth, expm1(mpq_get_d(rate) * mpq_get_d(years)));
    else if (periods[terms->compounding] == 0)
        mpq_mul(growth, rate, years);
    else
        compound(growth, rate, years, periods[terms->compounding]);
    gt_exact_whole(rate, terms->amount);
    mpq_mul(growth, growth, rate);
    bool fits = gt_exact_nearest(growth, interest);
    mpq_clears(growth, rate, years, NULL);
    return fits ? GT_OK : GT_EOVERFLOW;
}
