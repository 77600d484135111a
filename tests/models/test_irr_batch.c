/* test_irr_batch.c - many sets at once give what each gives alone. */
#include "gentou/returns.h"

#include "dice.h"
#include "run.h"

#include <gsl/gsl_errno.h>
#include <math.h>
#include <stdlib.h>

#define SETS_MAX  400
#define FLOWS_MAX 40000

static struct gt_flow flows[FLOWS_MAX];
static size_t starts[SETS_MAX + 1];
static struct gt_irr irrs[SETS_MAX];

static int by_day(const void *a, const void *b)
{
    const struct gt_flow *x = a, *y = b;
    return (x->day > y->day) - (x->day < y->day);
}

static size_t add_set(size_t sets, const struct gt_flow *set, size_t count)
{
    ck_assert_uint_le(starts[sets] + count, FLOWS_MAX);
    for (size_t i = 0; i < count; i++)
        flows[starts[sets] + i] = set[i];
    starts[sets + 1] = starts[sets] + count;
    return sets + 1;
}

static void expect_as_alone(size_t sets)
{
    struct gt_irr alone;
    ck_assert_int_eq(gt_xirr_batch(flows, starts, sets, irrs), GT_OK);
    for (size_t i = 0; i < sets; i++) {
        ck_assert_int_eq(gt_xirr(flows + starts[i], starts[i + 1] - starts[i], &alone), GT_OK);
        ck_assert_msg(irrs[i].status == alone.status, "set %zu: %s, alone %s", i,
                      gt_irr_status_token(irrs[i].status), gt_irr_status_token(alone.status));
        bool same = irrs[i].log_rate == alone.log_rate;
        ck_assert_msg(same || fabs(irrs[i].log_rate - alone.log_rate) <= 1e-11,
                      "set %zu: %.17g, alone %.17g", i, irrs[i].log_rate, alone.log_rate);
        ck_assert(fabs(irrs[i].value - alone.value) <= 1e-11 * (1 + fabs(alone.value)));
    }
}

/* Sets as funds have them: payments lead; some flows on one day, some zero, lengths of 0 to 200. */
START_TEST(test_funds)
{
    uint64_t seed = 30 + (uint64_t)_i;
    size_t sets = 0;
    for (int s = 0; s < SETS_MAX; s++) {
        struct gt_flow set[200];
        size_t count = (size_t)dice_within(&seed, 0, _i == 0 ? 30 : 200);
        if (starts[sets] + count > FLOWS_MAX)
            break;
        for (size_t i = 0; i < count; i++) {
            int64_t day = dice_within(&seed, 0, 3000);
            bool pays = dice_unit(&seed) < 1.2 - (double)day / 2000;
            double size = (double)dice_within(&seed, 0, 90000);
            set[i] = (struct gt_flow){(gt_day)(15000 + day), pays ? -size : 1.3 * size};
        }
        qsort(set, count, sizeof *set, by_day);
        sets = add_set(sets, set, count);
    }
    expect_as_alone(sets);
}
END_TEST

/* Sets of any signs, in any order, of any size of amounts. */
START_TEST(test_anything)
{
    uint64_t seed = 99;
    size_t sets = 0;
    for (int s = 0; s < SETS_MAX; s++) {
        struct gt_flow set[12];
        size_t count = (size_t)dice_within(&seed, 0, 12);
        double scale = pow(10, (double)dice_within(&seed, -290, 290));
        for (size_t i = 0; i < count; i++)
            set[i] = (struct gt_flow){(gt_day)dice_within(&seed, 15000, 15000 + 40 * s),
                                      scale * (double)dice_within(&seed, -100, 120)};
        if (s % 2)
            qsort(set, count, sizeof *set, by_day);
        sets = add_set(sets, set, count);
    }
    expect_as_alone(sets);
}
END_TEST

/* What a kernel could take for one root: several, none, touching, far ones, cancelled days. */
START_TEST(test_corners)
{
    static const struct {
        struct gt_flow flows[6];
        size_t count;
    } corners[] = {
        {{{0, -100}, {365, 230}, {730, -132}}, 3},
        {{{0, -100}, {365, 220}, {730, -121}}, 3},
        {{{0, -1000000}, {365, 2203000}, {730, -1213302}}, 3},
        {{{0, -100}, {365, 100}, {730, -100}}, 3},
        {{{0, -100}}, 1},
        {{{0, 100}}, 1},
        {{{0, -100}, {365, -5}}, 2},
        {{{0, 100}, {365, 5}}, 2},
        {{{0, 0}, {365, 0}}, 2},
        {{{0, 0}, {100, -100}, {465, 0}, {465, 110}}, 4},
        {{{0, 0.1}, {0, 0.2}, {0, -0.3}, {365, -5}}, 4},
        {{{0, 0.1}, {0, 0.2}, {0, -0.3}, {365, -5}, {730, 6}}, 5},
        {{{0, -1}, {1, 1.5}}, 2},
        {{{0, -1}, {1, 10}}, 2},
        {{{0, -1}, {1, 1e-9}}, 2},
        {{{0, -1e300}, {365, 1.05e300}}, 2},
        {{{0, -1e-300}, {365, 1.05e-300}}, 2},
        {{{0, -1}, {2000000, 2}}, 2},
        {{{0, -1}, {365, 4}, {730, -5}, {1095, 2}}, 4},
        {{{0, -100}, {1, 50}, {2, 50}}, 3},
        {{{500, 110}, {0, -100}}, 2},
    };
    size_t sets = 0;
    for (size_t i = 0; i < sizeof corners / sizeof *corners; i++)
        sets = add_set(sets, corners[i].flows, corners[i].count);
    expect_as_alone(sets);
}
END_TEST

START_TEST(test_refused)
{
    static const double amounts[] = {INFINITY, -INFINITY, NAN};
    struct gt_flow set[4] = {{0, -100}, {365, 110}, {0, -100}, {365, amounts[_i]}};
    size_t ends[3] = {0, 2, 4}, falling[3] = {0, 4, 2};
    ck_assert_int_eq(gt_xirr_batch(set, ends, 2, irrs), GT_ERANGE);
    ck_assert_int_eq(gt_xirr_batch(set, ends, 1, irrs), GT_OK);
    ck_assert_int_eq(gt_xirr_batch(set, falling, 2, irrs), GT_ERANGE);
    ck_assert_int_eq(gt_xirr_batch(NULL, ends, 0, NULL), GT_OK);
}
END_TEST

int main(void)
{
    gsl_set_error_handler_off();
    Suite *suite = suite_create("irr_batch");
    TCase *tcase = tcase_create("sets");
    tcase_add_loop_test(tcase, test_funds, 0, 2);
    tcase_add_test(tcase, test_anything);
    tcase_add_test(tcase, test_corners);
    tcase_add_loop_test(tcase, test_refused, 0, 3);
    suite_add_tcase(suite, tcase);
    return run_suite(suite);
}
