/* test_exit.c - ties, strikes, charges, sets of converts that do not hold, and refusals.
 *
 * What others have published: test_exit_published.c; against all sets of converts, on random plans:
 * test_exit_random.c.
 */
#include "gentou/exit.h"
#include "tests/models/exit_claims.h"
#include "tests/models/run.h"

#define ROWS(table) (int)(sizeof table / sizeof *table)
#define M           *INT64_C(1000000)

/* A tie converts; a breakpoint between two whole units is rounded up. */
START_TEST(test_ties)
{
    static const struct gt_exit_claim thirds[] = {COMMON(4), PREFERRED(3, 7, 1, 1)};
    static const struct gt_exit_claim fifth[] = {COMMON(4 M), PREFERRED(1 M, 5 M, 1, 1)};
    struct gt_exit_diagram *exit = solve_exit(thirds, 2, NULL, 0);
    struct gt_exit_payout payouts[2];
    struct gt_exit_result result;
    ck_assert_int_eq(gt_exit_breakpoint(exit, 2)->amount, 17); /* 49/3 */
    ck_assert_int_eq(gt_exit_at(exit, 16, payouts, &result), GT_OK);
    ck_assert_int_eq(payouts[1].stage, GT_EXIT_FULL);
    gt_exit_free(exit);
    exit = solve_exit(fifth, 2, NULL, 0);
    ck_assert_int_eq(gt_exit_at(exit, 25 M, payouts, &result), GT_OK);
    ck_assert_int_eq(payouts[1].stage, GT_EXIT_CONVERTED);
    ck_assert_int_eq(payouts[1].amount, 5 M);
    gt_exit_free(exit);
}
END_TEST

/* Two SAFEs of one cap convert together, from the cap on. */
START_TEST(test_equal_caps)
{
    static const struct gt_exit_claim claims[] = {COMMON(8), SAFE(1 M, 10 M), SAFE(1 M, 10 M)};
    struct gt_exit_diagram *exit = solve_exit(claims, 3, NULL, 0);
    ck_assert_int_eq(gt_exit_breakpoint_count(exit), 3);
    ck_assert_str_eq(gt_exit_breakpoint(exit, 2)->exact, "10000000");
    gt_exit_free(exit);
}
END_TEST

/* Strikes are told beside the net payouts. */
START_TEST(test_strikes)
{
    static const struct gt_exit_claim claims[] = {COMMON(9 M), OPTION(1 M, 1, 2),
                                                  OPTION(1 M, 2, 1)};
    struct gt_exit_diagram *exit = solve_exit(claims, 3, NULL, 0);
    struct gt_exit_payout payouts[3];
    struct gt_exit_result result;
    ck_assert_int_eq(gt_exit_at(exit, 9500000, payouts, &result), GT_OK);
    ck_assert_int_eq(result.per_share, INT64_C(10000000000));
    ck_assert_int_eq(payouts[1].exercise, 500000);
    ck_assert_int_eq(payouts[1].stage, GT_EXIT_EXERCISED);
    ck_assert_int_eq(payouts[2].exercise, 0);
    ck_assert_int_eq(payouts[2].stage, GT_EXIT_NOTHING);
    gt_exit_free(exit);
}
END_TEST

/* A carve-out by steps: 10 % of what lies between 20 and 60 after a loan of 5, and a class's own.
 */
START_TEST(test_charges)
{
    static const struct gt_exit_claim claims[] = {COMMON(50), PARTICIPATING(50, 10 M, 1, 1),
                                                  LOAN(5 M, 1)};
    static const struct gt_exit_charge charges[] = {
        {.amount = GT_MONEY_UNKNOWN, .share = {1, 10}, .above = 20 M, .up_to = 60 M, .from = -1},
        {.amount = GT_MONEY_UNKNOWN, .share = {1, 5}, .up_to = GT_MONEY_UNKNOWN, .from = 1}};
    struct gt_exit_diagram *exit = solve_exit(claims, 3, charges, 2);
    struct gt_exit_payout payouts[5];
    struct gt_exit_result result;
    ck_assert_int_eq(gt_exit_at(exit, 55 M, payouts, &result), GT_OK);
    ck_assert_int_eq(payouts[3].amount, 3 M);            /* 10 % of 50 - 20 */
    ck_assert_int_eq(payouts[0].amount, 18500000);       /* (47 - 10) / 2 */
    ck_assert_int_eq(payouts[4].amount, (28500000) / 5); /* of the class's 10 + 18.5 */
    ck_assert_int_eq(payouts[1].amount, 28500000 * 4LL / 5);
    static const char *const points[] = {"0", "5000000", "15000000", "25000000", "65000000"};
    ck_assert_int_eq(gt_exit_breakpoint_count(exit), ROWS(points));
    for (int i = 0; i < ROWS(points); i++)
        ck_assert_str_eq(gt_exit_breakpoint(exit, (size_t)i)->exact, points[i]);
    gt_exit_free(exit);
}
END_TEST

/* Where each choice makes another regret (by hand: f = 2/5 and 3/10, A turns at 3.5 a share). With
 * all but Iris at 10.1: x = 3/5 x 7.1 / 1.1 = 3.87 > 3.5, but 3/10 x 10.1 > 3, so she would
 * convert; with her x = 3/10 x 10.1 / 1.1 = 2.75 < 3.5, so A would not; without A she has 3/10
 * x 9.75 < 3. */
START_TEST(test_unstable)
{
    static const struct gt_exit_claim claims[] = {COMMON(1 M), PREFERRED(100000, 350000, 1, 1),
                                                  SAFE(2 M, 5 M), SAFE(3 M, 10 M)};
    struct gt_exit_diagram *exit = solve_exit(claims, 4, NULL, 0);
    struct gt_exit_payout payouts[4];
    struct gt_exit_result result;
    static const struct {
        gt_money at;
        bool stable;
    } amounts[] = {{9999999, true}, {10 M, false}, {10349999, false}, {10350000, true}};
    for (int i = 0; i < ROWS(amounts); i++) {
        ck_assert_int_eq(gt_exit_at(exit, amounts[i].at, payouts, &result), GT_OK);
        ck_assert_msg(result.stable == amounts[i].stable, "at %lld", (long long)amounts[i].at);
    }
    gt_exit_free(exit);
}
END_TEST

/* Refusals. */

struct refusal {
    const char *why;
    struct gt_exit_claim claims[2];
    size_t count;
    struct gt_exit_charge charges[2];
    size_t charge_count;
    enum gt_exit_fault fault;
    size_t which;
};

static const struct refusal refusals[] = {
    {.why = "no shares", .claims = {COMMON(0)}, .count = 1, .fault = GT_EXIT_BAD_CLAIM},
    {.why = "a debt of nothing",
     .claims = {COMMON(1), LOAN(0, 1)},
     .count = 2,
     .fault = GT_EXIT_BAD_CLAIM,
     .which = 1},
    {.why = "a note's cap of no shares",
     .claims = {COMMON(1), NOTE(1, 1, 0)},
     .count = 2,
     .fault = GT_EXIT_BAD_CLAIM,
     .which = 1},
    {.why = "nobody takes what is left",
     .claims = {LOAN(5, 1)},
     .count = 1,
     .fault = GT_EXIT_NO_OWNER},
    {.why = "SAFEs of the whole company",
     .claims = {COMMON(1), SAFE(5, 5)},
     .count = 2,
     .fault = GT_EXIT_SAFES_WHOLE},
    {.why = "a carve-out of all",
     .claims = {COMMON(1)},
     .count = 1,
     .charges = {CARVE_OUT(1, 1)},
     .charge_count = 1,
     .fault = GT_EXIT_BAD_CHARGE},
    {.why = "carve-outs of all together",
     .claims = {COMMON(1)},
     .count = 1,
     .charges = {CARVE_OUT(2, 5), CARVE_OUT(3, 5)},
     .charge_count = 2,
     .fault = GT_EXIT_SHARES_WHOLE},
    {.why = "a share between 5 and 5",
     .claims = {COMMON(1)},
     .count = 1,
     .charges = {{.amount = GT_MONEY_UNKNOWN, .share = {1, 2}, .above = 5, .up_to = 5, .from = -1}},
     .charge_count = 1,
     .fault = GT_EXIT_BAD_CHARGE},
};

START_TEST(test_refusal)
{
    const struct refusal *refusal = &refusals[_i];
    const struct gt_exit_plan plan = {refusal->claims, refusal->count, refusal->charges,
                                      refusal->charge_count, 1};
    struct gt_exit_diagram *exit = NULL;
    struct gt_exit_failure failure;
    ck_assert_msg(gt_exit_new(&plan, &exit, &failure) == GT_ERANGE, "%s", refusal->why);
    ck_assert_msg(failure.fault == refusal->fault && failure.which == refusal->which,
                  "%s: fault %d of %zu", refusal->why, failure.fault, failure.which);
    ck_assert_ptr_null(exit);
}
END_TEST

START_TEST(test_below_nothing)
{
    static const struct gt_exit_claim claims[] = {COMMON(1)};
    struct gt_exit_diagram *exit = solve_exit(claims, 1, NULL, 0);
    struct gt_exit_payout payout;
    struct gt_exit_result result;
    ck_assert_int_eq(gt_exit_at(exit, -1, &payout, &result), GT_ERANGE);
    ck_assert_int_eq(gt_exit_at(exit, INT64_MAX, &payout, &result), GT_OK);
    ck_assert_int_eq(payout.amount, INT64_MAX);
    ck_assert_int_eq(result.per_share, GT_FIXED_UNKNOWN); /* more than a price can be */
    gt_exit_free(exit);
    gt_exit_free(NULL);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("exit");
    TCase *tests = tcase_create("exit");
    tcase_add_test(tests, test_ties);
    tcase_add_test(tests, test_equal_caps);
    tcase_add_test(tests, test_strikes);
    tcase_add_test(tests, test_charges);
    tcase_add_test(tests, test_unstable);
    tcase_add_loop_test(tests, test_refusal, 0, ROWS(refusals));
    tcase_add_test(tests, test_below_nothing);
    suite_add_tcase(suite, tests);
    return run_suite(suite);
}
