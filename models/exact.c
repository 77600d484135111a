/* exact.c - between GMP's rationals and 64 bits. */
#include "models/exact_int.h"

#define DECIMALS_KEPT 10

_Static_assert(sizeof(long) == sizeof(int64_t), "GMP's long functions take an int64_t");

void gt_exact_whole(mpq_t to, int64_t number)
{
    mpq_set_si(to, number, 1);
}

void gt_exact_ratio(mpq_t to, struct gt_ratio ratio)
{
    mpq_set_si(to, ratio.den ? ratio.num : 0, ratio.den ? (unsigned long)ratio.den : 1);
    mpq_canonicalize(to);
}

/* floor(from + half), half in halves. */
static bool to_whole(const mpq_t from, unsigned long half, int64_t *number)
{
    mpz_t whole, divisor;
    mpz_inits(whole, divisor, NULL);
    mpz_mul_2exp(whole, mpq_numref(from), 1);
    mpz_addmul_ui(whole, mpq_denref(from), half);
    mpz_mul_2exp(divisor, mpq_denref(from), 1);
    mpz_fdiv_q(whole, whole, divisor);
    bool fits = mpz_fits_slong_p(whole);
    if (fits)
        *number = mpz_get_si(whole);
    mpz_clears(whole, divisor, NULL);
    return fits;
}

bool gt_exact_floor(const mpq_t from, int64_t *number)
{
    return to_whole(from, 0, number);
}

bool gt_exact_nearest(const mpq_t from, int64_t *number)
{
    return to_whole(from, 1, number);
}

void gt_exact_round(mpq_t number, int decimals)
{
    mpz_t scale, twice;
    mpz_inits(scale, twice, NULL);
    mpz_ui_pow_ui(scale, 10, (unsigned long)decimals);
    mpz_mul(mpq_numref(number), mpq_numref(number), scale);
    mpz_mul_2exp(mpq_numref(number), mpq_numref(number), 1);
    mpz_add(mpq_numref(number), mpq_numref(number), mpq_denref(number));
    mpz_mul_2exp(twice, mpq_denref(number), 1);
    mpz_fdiv_q(mpq_numref(number), mpq_numref(number), twice);
    mpz_set(mpq_denref(number), scale);
    mpq_canonicalize(number);
    mpz_clears(scale, twice, NULL);
}

bool gt_exact_to_ratio(const mpq_t from, struct gt_ratio *ratio)
{
    mpq_t kept;
    mpq_init(kept);
    mpq_set(kept, from);
    if (!mpz_fits_slong_p(mpq_numref(kept)) || !mpz_fits_slong_p(mpq_denref(kept)))
        gt_exact_round(kept, DECIMALS_KEPT);
    bool fits = mpz_fits_slong_p(mpq_numref(kept)) && mpz_fits_slong_p(mpq_denref(kept));
    if (fits)
        *ratio = (struct gt_ratio){mpz_get_si(mpq_numref(kept)), mpz_get_si(mpq_denref(kept))};
    mpq_clear(kept);
    return fits;
}
