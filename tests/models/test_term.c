/* test_term.c - what holds of a set of terms: shares by stage, published rates by day, what is
 * still to be given.
 */
#include "gentou/term.h"

#include "run.h"
#include "term_days.h"

START_TEST(test_share_by_stage)
{
    struct gt_by_stage share = {.general = 0.2, .of = {[GT_TERM_STAGE_SEED] = 0.5}};
    ck_assert(gt_term_share(&share, GT_TERM_STAGE_SEED) > 0.4);
    ck_assert(gt_term_share(&share, GT_TERM_STAGE_INDUSTRY) < 0.3); /* says nothing of it */
    ck_assert(gt_term_share(&share, -1) < 0.3);
    ck_assert(gt_term_share(&share, GT_TERM_STAGE_COUNT) < 0.3);
}
END_TEST

/* The last rate on or before a day, in any order; of two of one day the later written. */
START_TEST(test_benchmark)
{
    const struct gt_benchmark_rate rates[] = {
        {GT_BENCHMARK_PBOC_1Y, on("2015-01-01"), 0.055},
        {GT_BENCHMARK_PBOC_1Y, on("2012-01-01"), 0.065},
        {GT_BENCHMARK_LPR_1Y, on("2013-01-01"), 0.04},
        {GT_BENCHMARK_PBOC_1Y, on("2015-01-01"), 0.056},
    };
    double rate = -1;
    ck_assert_int_eq(gt_benchmark_on(rates, 4, GT_BENCHMARK_PBOC_1Y, on("2014-12-31"), &rate),
                     GT_OK);
    ck_assert_double_eq_tol(rate, 0.065, 1e-15);
    ck_assert_int_eq(gt_benchmark_on(rates, 4, GT_BENCHMARK_PBOC_1Y, on("2015-01-01"), &rate),
                     GT_OK);
    ck_assert_double_eq_tol(rate, 0.056, 1e-15);
    ck_assert_int_eq(gt_benchmark_on(rates, 4, GT_BENCHMARK_PBOC_1Y, on("2011-12-31"), &rate),
                     GT_ENODATA);
    ck_assert_int_eq(
        gt_benchmark_on(rates, 4, GT_BENCHMARK_PBOC_SAME_PERIOD, on("2020-01-01"), &rate),
        GT_ENODATA);
    ck_assert_int_eq(gt_benchmark_on(NULL, 0, GT_BENCHMARK_LPR_1Y, on("2020-01-01"), &rate),
                     GT_ENODATA);
    ck_assert_double_eq_tol(rate, 0.056, 1e-15);
}
END_TEST

START_TEST(test_missing)
{
    struct gt_term_set set = {
        .buy_out = {.opens = GT_TERM_ASKED, .rate = GT_TERM_ASKED, .premium = GT_TERM_ASKED}};
    ck_assert_uint_eq(gt_term_missing(&set, GT_TERM_BUY_OUT), 0); /* the set has no such term */
    set.buy_out.term.given = true;
    ck_assert_uint_eq(gt_term_missing(&set, GT_TERM_BUY_OUT),
                      GT_TERM_BIT(GT_TERM_INPUT_WINDOW) | GT_TERM_BIT(GT_TERM_INPUT_RATE) |
                          GT_TERM_BIT(GT_TERM_INPUT_PREMIUM));
    set.buy_out.rate = 0.05;
    set.buy_out.opens = set.buy_out.premium = 0;
    ck_assert_uint_eq(gt_term_missing(&set, GT_TERM_BUY_OUT), 0);
}
END_TEST

/* Each kind finds its own term, and no other. */
START_TEST(test_by_kind)
{
    struct gt_term_set set = {0};
    for (int kind = 0; kind < GT_TERM_COUNT; kind++) {
        struct gt_term *term = gt_term_of(&set, (enum gt_term_kind)kind);
        ck_assert(term == gt_term_in(&set, (enum gt_term_kind)kind));
        ck_assert(!term->given);
        term->given = true;
        ck_assert(!gt_term_is_cited(term));
        term->citation.id = "HK-2";
        ck_assert(gt_term_is_cited(term));
    }
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("term");
    TCase *tcase = tcase_create("set");
    tcase_add_test(tcase, test_share_by_stage);
    tcase_add_test(tcase, test_benchmark);
    tcase_add_test(tcase, test_missing);
    tcase_add_test(tcase, test_by_kind);
    suite_add_tcase(suite, tcase);
    return run_suite(suite);
}
