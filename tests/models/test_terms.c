/* test_terms.c - what the public side receives, worked by hand, and the array version against it.
 */
#include "gentou/terms.h"

#include "dice.h"
#include "run.h"

#include <math.h>

#define REFERENCE                                                                                  \
    {                                                                                              \
        {3, 0.045},                                                                                \
        {                                                                                          \
            0.5, 0.06                                                                              \
        }                                                                                          \
    }
#define NO_TERMS                                                                                   \
    {                                                                                              \
        {0, 0},                                                                                    \
        {                                                                                          \
            0, 0                                                                                   \
        }                                                                                          \
    }

static const struct {
    struct gt_terms terms;
    double multiple, years, receipt;
    const char *why;
} known[] = {
    {REFERENCE, 2.5, 2, 1.092025, "called at 1.045^2"},
    {REFERENCE, 1.05, 1, 1.045, "called: worth more than the price"},
    {REFERENCE, 1.04, 1, 1.04, "not called: worth less"},
    {REFERENCE, 1.045, 1, 1.045, "worth the price: the same either way"},
    {REFERENCE, 0.3, 2, 0.3, "a loss is shared in proportion"},
    {REFERENCE, 2.5, 3, 1.141166125, "the window's last day, 1.045^3"},
    {REFERENCE, 2.5, 3.25, 2.5 - 0.5 * (2.5 - 1.208492785568),
     "past the window: half above 1.06^3.25"},
    {REFERENCE, 1.2, 4, 1.2, "below the hurdle 1.06^4 = 1.2625: nothing conceded"},
    {REFERENCE, 5, 10, 5 - 0.5 * (5 - 1.790847697), "1.06^10 = 1.790847697"},
    {NO_TERMS, 5, 1, 5, "without terms everything is shared in proportion"},
    {{{0, 0}, {1, 0}}, 5, 1, 1, "all profit conceded: the cost comes back"},
    {{{3, 0}, {0, 0}}, 5, 1, 1, "a call at cost"},
    {{{3, 0}, {0, 0}}, 5, 3.25, 5, "and none after the window"},
    {{{0, 0}, {0.25, 0.05}}, 2.05, 1, 1.8, "a quarter of the 1 above the hurdle"},
};

START_TEST(test_known)
{
    double receipt = gt_terms_public_receipt(&known[_i].terms, known[_i].multiple, known[_i].years);
    ck_assert_msg(fabs(receipt - known[_i].receipt) < 1e-6, "%s: %.9g", known[_i].why, receipt);
}
END_TEST

/* Seeded programmes of terms: the arrays give the definition's value; the private side is never
 * asked for more than the stake is worth; a better stake never pays the public side less. */
START_TEST(test_arrays)
{
    uint64_t seed = 20150630;
    for (int round = 0; round < 200; round++) {
        struct gt_terms terms = {
            {0.25 * (double)dice_within(&seed, 0, 24), 0.2 * dice_unit(&seed)},
            {dice_unit(&seed) * (round % 3 > 0), 0.2 * dice_unit(&seed)},
        };
        double multiples[50], quarters[50], receipts[50];
        for (int i = 0; i < 50; i++) {
            multiples[i] = exp(4 * dice_unit(&seed) - 2);
            quarters[i] = (double)dice_within(&seed, 1, i % 2 ? 24 : GT_TERMS_QUARTERS_MAX);
        }
        gt_terms_public_receipts(&terms, multiples, quarters, 50, receipts);
        for (int i = 0; i < 50; i++) {
            double plain = gt_terms_public_receipt(&terms, multiples[i], quarters[i] / 4);
            double better = gt_terms_public_receipt(&terms, multiples[i] * 1.1, quarters[i] / 4);
            /* 400 quarters: the exponent's own rounding comes out 100 times as large */
            ck_assert_msg(fabs(receipts[i] - plain) <= 1e-13 * (1 + plain), "%.17g and %.17g",
                          receipts[i], plain);
            ck_assert(plain <= multiples[i] * (1 + 1e-15) && plain >= 0);
            ck_assert(better >= plain * (1 - 1e-15));
        }
        gt_terms_public_receipts(&terms, multiples, quarters, 50, multiples);
        ck_assert_mem_eq(multiples, receipts, sizeof receipts);
    }
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("terms");
    TCase *tcase = tcase_create("public receipt");
    tcase_add_loop_test(tcase, test_known, 0, (int)(sizeof known / sizeof *known));
    tcase_add_test(tcase, test_arrays);
    suite_add_tcase(suite, tcase);
    return run_suite(suite);
}
