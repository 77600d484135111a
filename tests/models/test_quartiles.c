/* test_quartiles.c - quartiles by hand; definition 7 puts them at (n - 1) / 4, / 2, 3 / 4. */
#include "gentou/quartiles.h"

#include "run.h"

#include <math.h>

#define ROWS(t) ((int)(sizeof(t) / sizeof *(t)))

static const struct {
    double values[6];
    size_t count;
    struct gt_quartiles quartiles;
    const char *why;
} rows[] = {
    {{2.385}, 1, {2.385, 2.385, 2.385}, "one number is all three"},
    {{7.5, -1.5}, 2, {0.75, 3, 5.25}, "h = 1/4, 1/2, 3/4"},
    {{11, 5, 3}, 3, {4, 5, 8}, "h = 1/2, 1, 3/2"},
    {{9, 1, 4, 2}, 4, {1.75, 3, 5.25}, "h = 3/4, 3/2, 9/4"},
    {{8, 6, 7, 5, 3}, 5, {5, 6, 7}, "h = 1, 2, 3: the numbers themselves"},
    {{3, 3, 3, 3, 3, 90}, 6, {3, 3, 3}, "h = 5/4, 5/2, 15/4: one far number does not move them"},
};

START_TEST(test_by_hand)
{
    struct gt_quartiles is;
    double before[6];
    for (int i = 0; i < 6; i++)
        before[i] = rows[_i].values[i];
    ck_assert_msg(gt_quartiles(rows[_i].values, rows[_i].count, &is) == GT_OK, "%s", rows[_i].why);
    ck_assert_double_eq_tol(is.low, rows[_i].quartiles.low, 1e-12);
    ck_assert_double_eq_tol(is.median, rows[_i].quartiles.median, 1e-12);
    ck_assert_double_eq_tol(is.high, rows[_i].quartiles.high, 1e-12);
    for (int i = 0; i < 6; i++)
        ck_assert(rows[_i].values[i] == before[i]);
}
END_TEST

START_TEST(test_refused)
{
    struct gt_quartiles is = {1, 2, 3};
    const double wrong[][2] = {{1, NAN}, {INFINITY, 1}, {1, -INFINITY}};
    ck_assert_int_eq(gt_quartiles(wrong[0], 0, &is), GT_ENODATA);
    for (int i = 0; i < ROWS(wrong); i++)
        ck_assert_int_eq(gt_quartiles(wrong[i], 2, &is), GT_ERANGE);
    ck_assert(is.low == 1 && is.median == 2 && is.high == 3);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("quartiles");
    TCase *cases = tcase_create("all");
    tcase_add_loop_test(cases, test_by_hand, 0, ROWS(rows));
    tcase_add_test(cases, test_refused);
    suite_add_tcase(suite, cases);
    return run_suite(suite);
}
