/* test_money.c - sums that never wrap, shares and splits that always add up. */
#include "gentou/money.h"

#include "dice.h"
#include "run.h"

#include <math.h>

static const struct {
    gt_money a, b;
    enum gt_status status;
    gt_money sum;
    const char *why;
} sums[] = {
    {2385, -1204, GT_OK, 1181, "plain"},
    {INT64_MAX - 7, 7, GT_OK, INT64_MAX, "the largest that fits"},
    {INT64_MAX - 7, 8, GT_EOVERFLOW, 0, "one more"},
    {INT64_MIN + 9, -8, GT_OK, INT64_MIN + 1, "the smallest that is an amount"},
    {INT64_MIN + 9, -9, GT_EOVERFLOW, 0, "INT64_MIN stands for unknown"},
    {INT64_MIN + 9, -10, GT_EOVERFLOW, 0, "below it"},
    {GT_MONEY_UNKNOWN, 5, GT_ERANGE, 0, "an unknown summand"},
    {5, GT_MONEY_UNKNOWN, GT_ERANGE, 0, "on the other side"},
};

START_TEST(test_add)
{
    gt_money sum = 4711;
    ck_assert_msg(gt_money_add(sums[_i].a, sums[_i].b, &sum) == sums[_i].status, "%s",
                  sums[_i].why);
    ck_assert_int_eq(sum, sums[_i].status == GT_OK ? sums[_i].sum : 4711);
}
END_TEST

static const struct {
    gt_money amount;
    double share;
    enum gt_status status;
    gt_money part;
    const char *why;
} shares[] = {
    {400, 0.25, GT_OK, 100, "even"},
    {401, 0.25, GT_OK, 100, "100.25 down"},
    {402, 0.25, GT_OK, 101, "100.5, half away from zero"},
    {403, 0.25, GT_OK, 101, "100.75 up"},
    {-402, 0.25, GT_OK, -101, "a half below zero goes away from zero too"},
    {-401, 0.25, GT_OK, -100, "and a quarter towards it"},
    {1, 0.5, GT_OK, 1, "half a cent"},
    {10, 0.1, GT_OK, 1, "0.1 is not a double, yet the share is a tenth"},
    {1000000000000000000, 0.3, GT_OK, 300000000000000000, "exact above 2^53"},
    {INT64_MAX, 1, GT_OK, INT64_MAX, "all of the largest"},
    {INT64_MAX, 0.5, GT_OK, 4611686018427387904, "half of it, rounded up"},
    {987654321, 0, GT_OK, 0, "nothing"},
    {3, 1e-13, GT_OK, 0, "below the twelfth decimal"},
    {100, -0.0001, GT_ERANGE, 0, "negative"},
    {100, 1.0001, GT_ERANGE, 0, "more than all"},
    {100, NAN, GT_ERANGE, 0, "not a number"},
    {GT_MONEY_UNKNOWN, 0.25, GT_ERANGE, 0, "unknown"},
};

START_TEST(test_share)
{
    gt_money part = 4711;
    enum gt_status status = gt_money_share(shares[_i].amount, shares[_i].share, &part);
    ck_assert_msg(status == shares[_i].status, "%s", shares[_i].why);
    ck_assert_msg(part == (status == GT_OK ? shares[_i].part : 4711), "%s: %lld", shares[_i].why,
                  (long long)part);
}
END_TEST

/* Twelve decimals against long double, which holds 64 bits: the rounding is the nearest. */
START_TEST(test_share_is_nearest)
{
    uint64_t seed = 20150306;
    for (int i = 0; i < 20000; i++) {
        gt_money part, amount = dice_within(&seed, -1000000000000, 1000000000000);
        double share = (double)dice_within(&seed, 0, 10000) / 10000;
        ck_assert_int_eq(gt_money_share(amount, share, &part), GT_OK);
        long double exact = (long double)amount * roundl(share * 10000.0L) / 10000;
        ck_assert(fabsl((long double)part - exact) <= 0.5L);
    }
}
END_TEST

static const struct {
    gt_money total;
    gt_money weights[4];
    size_t count;
    enum gt_status status;
    gt_money parts[4];
    const char *why;
} splits[] = {
    {100, {1, 1, 1}, 3, GT_OK, {34, 33, 33}, "a tie: the earlier gets the cent"},
    {101, {1, 1, 1}, 3, GT_OK, {34, 34, 33}, "two cents"},
    {10, {1, 2, 4}, 3, GT_OK, {1, 3, 6}, "10/7, 20/7, 40/7: remainders 3, 6, 5"},
    {0, {3, 5}, 2, GT_OK, {0, 0}, "nothing to hand out"},
    {7, {0, 3, 0, 4}, 4, GT_OK, {0, 3, 0, 4}, "weight 0 gets nothing"},
    {1, {0, 1, 1, 0}, 4, GT_OK, {0, 1, 0, 0}, "not even a cent left over"},
    {2385, {1}, 1, GT_OK, {2385}, "one party"},
    {INT64_MAX, {1, 1}, 2, GT_OK, {4611686018427387904, 4611686018427387903}, "the largest"},
    {INT64_MAX, {INT64_MAX - 1, 1}, 2, GT_OK, {INT64_MAX - 1, 1}, "128 bits needed"},
    {100, {INT64_MAX, 1}, 2, GT_EOVERFLOW, {0}, "the weights' sum does not fit"},
    {100, {0, 0}, 2, GT_ERANGE, {0}, "all weights 0"},
    {100, {5, -1}, 2, GT_ERANGE, {0}, "a negative weight"},
    {-1, {5, 1}, 2, GT_ERANGE, {0}, "a negative total"},
    {GT_MONEY_UNKNOWN, {5, 1}, 2, GT_ERANGE, {0}, "an unknown total"},
    {100, {0}, 0, GT_ERANGE, {0}, "nobody"},
};

START_TEST(test_allocate)
{
    gt_money parts[4] = {4711, 4711, 4711, 4711};
    enum gt_status status =
        gt_money_allocate(splits[_i].total, splits[_i].weights, splits[_i].count, parts);
    ck_assert_msg(status == splits[_i].status, "%s", splits[_i].why);
    for (size_t k = 0; k < splits[_i].count; k++)
        ck_assert_msg(parts[k] == (status == GT_OK ? splits[_i].parts[k] : 4711), "%s: %lld",
                      splits[_i].why, (long long)parts[k]);
}
END_TEST

/* Parts sum to the whole, each is its exact share rounded down or up, and a larger weight never
 * gets less. */
START_TEST(test_allocate_adds_up)
{
    uint64_t seed = 2385;
    for (int i = 0; i < 3000; i++) {
        gt_money weights[40], parts[40], sum = 0, handed_out = 0;
        size_t count = (size_t)dice_within(&seed, 1, 40);
        gt_money total = dice_within(&seed, 0, i % 2 ? 500 : INT64_MAX / 4);
        for (size_t k = 0; k < count; k++) {
            weights[k] = dice_within(&seed, k == 0, i % 3 ? 9 : 1000000000000);
            sum += weights[k];
        }
        ck_assert_int_eq(gt_money_allocate(total, weights, count, parts), GT_OK);
        for (size_t k = 0; k < count; k++) {
            long double exact = (long double)total * (long double)weights[k] / (long double)sum;
            ck_assert(fabsl((long double)parts[k] - exact) < 1.01L);
            ck_assert(weights[k] > 0 || parts[k] == 0);
            for (size_t j = 0; j < k; j++)
                ck_assert(weights[j] == weights[k]
                              ? parts[j] >= parts[k]
                              : (weights[j] > weights[k]) == (parts[j] > parts[k]) ||
                                    parts[j] == parts[k]);
            handed_out += parts[k];
        }
        ck_assert_int_eq(handed_out, total);
    }
}
END_TEST

START_TEST(test_units)
{
    ck_assert(gt_money_units(238517, gt_currency_find("CNY", 3)) == 2385.17);
    ck_assert(gt_money_units(-1204, gt_currency_find("JPY", 3)) == -1204);
    ck_assert(gt_money_units(1234567, gt_currency_find("KWD", 3)) == 1234.567);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("money");
    TCase *tcase = tcase_create("arithmetic");
    tcase_add_loop_test(tcase, test_add, 0, (int)(sizeof sums / sizeof *sums));
    tcase_add_loop_test(tcase, test_share, 0, (int)(sizeof shares / sizeof *shares));
    tcase_add_test(tcase, test_share_is_nearest);
    tcase_add_loop_test(tcase, test_allocate, 0, (int)(sizeof splits / sizeof *splits));
    tcase_add_test(tcase, test_allocate_adds_up);
    tcase_add_test(tcase, test_units);
    suite_add_tcase(suite, tcase);
    return run_suite(suite);
}
