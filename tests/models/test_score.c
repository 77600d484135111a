/* test_score.c - means and spreads of a pitch's scores, by hand and against GSL. */
#include "gentou/score.h"

#include "dice.h"
#include "run.h"

#include <gsl/gsl_statistics.h>
#include <sys/resource.h>

#define ROWS(t) ((int)(sizeof(t) / sizeof *(t)))
#define NONE    GT_SCORE_MISSING
#define NEAR    1e-12

/* Four members, three criteria; the third member has a conflict, the last scored one criterion. */
static const double scores[] = {
    7, 8,    6,    /* 7 */
    4, NONE, 6,    /* 5 */
    1, 1,    1,    /* not looked at */
    9, NONE, NONE, /* 9 */
};
static const bool conflicted[] = {false, false, true, false};

START_TEST(test_by_hand)
{
    struct gt_score_sheet sheet = {4, 3, scores, 1, 10, NULL, NULL, conflicted};
    struct gt_score_summary by[3];
    struct gt_score_total total;
    ck_assert_int_eq(gt_score_pitch(&sheet, by, &total), GT_OK);
    /* 7, 4, 9: mean 20/3, squares of the differences 1/9 + 64/9 + 49/9 = 114/9, over 2. */
    ck_assert_int_eq(by[0].count, 3);
    ck_assert_int_eq(by[0].missing, 0);
    ck_assert_double_eq_tol(by[0].mean, 20.0 / 3, NEAR);
    ck_assert_double_eq_tol(by[0].spread, sqrt(57.0 / 9), NEAR);
    ck_assert(by[0].lowest == 4 && by[0].highest == 9);
    /* 8 alone. */
    ck_assert_int_eq(by[1].count, 1);
    ck_assert_int_eq(by[1].missing, 2);
    ck_assert(by[1].mean == 8 && by[1].spread == 0 && by[1].lowest == 8 && by[1].highest == 8);
    ck_assert(by[2].count == 2 && by[2].missing == 1 && by[2].mean == 6 && by[2].spread == 0);
    /* The members' own scores 7, 5, 9. */
    ck_assert_int_eq(total.members.count, 3);
    ck_assert_int_eq(total.members.missing, 0);
    ck_assert_int_eq(total.partial, 2);
    ck_assert_int_eq(total.conflicted, 1);
    ck_assert_double_eq_tol(total.members.mean, 7, NEAR);
    ck_assert_double_eq_tol(total.members.spread, 2, NEAR);
}
END_TEST

/* Criteria 1 : 3, members 2 : 1. Own scores (4 + 3 x 8) / 4 = 7 and 6 alone; their mean 20/3;
 * W = 3, sum w^2 = 5: sd^2 = 3/4 x (2/9 + 4/9) = 1/2. */
START_TEST(test_weights)
{
    static const double sheet_scores[] = {4, 8, 6, NONE};
    static const double criteria[] = {1, 3}, members[] = {2, 1};
    struct gt_score_sheet sheet = {2, 2, sheet_scores, 0, 10, criteria, members, NULL};
    struct gt_score_summary by[2];
    struct gt_score_total total;
    ck_assert_int_eq(gt_score_pitch(&sheet, by, &total), GT_OK);
    ck_assert_double_eq_tol(total.members.mean, 20.0 / 3, NEAR);
    ck_assert_double_eq_tol(total.members.spread, sqrt(0.5), NEAR);
    ck_assert_double_eq_tol(by[0].mean, 14.0 / 3, NEAR);
    ck_assert(by[1].count == 1 && by[1].missing == 1 && by[1].mean == 8);
}
END_TEST

START_TEST(test_nobody)
{
    static const double silence[] = {NONE, NONE, 5, 5};
    static const bool second[] = {false, true};
    struct gt_score_sheet sheet = {2, 2, silence, 0, 10, NULL, NULL, second};
    struct gt_score_summary by[2];
    struct gt_score_total total;
    ck_assert_int_eq(gt_score_pitch(&sheet, by, &total), GT_OK);
    ck_assert(by[0].count == 0 && by[0].missing == 1 && by[0].mean == 0 && by[0].highest == 0);
    ck_assert(total.members.count == 0 && total.members.missing == 1 && total.partial == 0);
    sheet.members = 0;
    ck_assert_int_eq(gt_score_pitch(&sheet, by, &total), GT_OK);
    ck_assert(total.members.count == 0 && total.members.missing == 0 && total.conflicted == 0);
}
END_TEST

static const double two[] = {3, 4}, above[] = {3, 11}, below[] = {-1, 4}, zero[] = {1, 0},
                    infinite[] = {1, INFINITY}, none[] = {1, NONE};
static const struct {
    const char *why;
    struct gt_score_sheet sheet;
} refused[] = {
    {"a score above the scale", {1, 2, above, 0, 10, NULL, NULL, NULL}},
    {"a score below it", {1, 2, below, 0, 10, NULL, NULL, NULL}},
    {"no criterion", {1, 0, two, 0, 10, NULL, NULL, NULL}},
    {"a scale of one point", {1, 2, two, 5, 5, NULL, NULL, NULL}},
    {"a criterion that weighs nothing", {1, 2, two, 0, 10, zero, NULL, NULL}},
    {"a weight that is no number", {1, 2, two, 0, 10, none, NULL, NULL}},
    {"a member that weighs nothing", {2, 1, two, 0, 10, NULL, zero, NULL}},
    {"a member that weighs all", {2, 1, two, 0, 10, NULL, infinite, NULL}},
};

START_TEST(test_refused)
{
    struct gt_score_summary by[2] = {{.count = 4711}, {.count = 4711}};
    struct gt_score_total total = {.partial = 4711};
    ck_assert_msg(gt_score_pitch(&refused[_i].sheet, by, &total) == GT_ERANGE, "%s",
                  refused[_i].why);
    ck_assert(by[0].count == 4711 && by[1].count == 4711 && total.partial == 4711);
}
END_TEST

/* Every figure against GSL's, over the scores that are there. */
START_TEST(test_against_gsl)
{
    enum { MEMBERS = 12, CRITERIA = 4 };
    uint64_t state = 2718;
    for (int turn = 0; turn < 2000; turn++) {
        double all[MEMBERS * CRITERIA], members[MEMBERS], kept[MEMBERS], weights[MEMBERS];
        bool out[MEMBERS];
        struct gt_score_summary by[CRITERIA];
        struct gt_score_total total;
        struct gt_score_sheet sheet = {MEMBERS, CRITERIA, all, 1, 10, NULL, members, out};
        for (size_t m = 0; m < MEMBERS; m++) {
            members[m] = 0.25 + dice_unit(&state);
            out[m] = dice_within(&state, 0, 4) == 0;
            for (size_t c = 0; c < CRITERIA; c++)
                all[m * CRITERIA + c] =
                    dice_within(&state, 0, 3) ? 1 + 9 * dice_unit(&state) : NONE;
        }
        ck_assert_int_eq(gt_score_pitch(&sheet, by, &total), GT_OK);
        for (size_t c = 0; c < CRITERIA; c++) {
            size_t n = 0;
            for (size_t m = 0; m < MEMBERS; m++)
                if (!out[m] && !isnan(all[m * CRITERIA + c])) {
                    kept[n] = all[m * CRITERIA + c];
                    weights[n++] = members[m];
                }
            ck_assert_int_eq(by[c].count, (int)n);
            ck_assert_int_eq(by[c].count + by[c].missing + total.conflicted, MEMBERS);
            if (n > 1) {
                ck_assert_double_eq_tol(by[c].mean, gsl_stats_wmean(weights, 1, kept, 1, n), NEAR);
                ck_assert_double_eq_tol(by[c].spread, gsl_stats_wsd(weights, 1, kept, 1, n), 1e-10);
                ck_assert(by[c].lowest == gsl_stats_min(kept, 1, n));
                ck_assert(by[c].highest == gsl_stats_max(kept, 1, n));
            }
        }
    }
}
END_TEST

#ifndef __SANITIZE_ADDRESS__ /* which needs all addresses for itself */
START_TEST(test_no_memory)
{
    enum { COUNT = 300000 };
    static double many[COUNT];
    struct rlimit limit = {1, 1}; /* nothing more than there is */
    struct gt_score_sheet sheet = {COUNT, 1, many, 0, 10, NULL, NULL, NULL};
    struct gt_score_summary by = {.count = 4711};
    struct gt_score_total total = {.partial = 4711};
    ck_assert_int_eq(setrlimit(RLIMIT_AS, &limit), 0);
    ck_assert_int_eq(gt_score_pitch(&sheet, &by, &total), GT_ENOMEM);
    ck_assert(by.count == 4711 && total.partial == 4711);
}
END_TEST
#endif

int main(void)
{
    Suite *suite = suite_create("score");
    TCase *tcase = tcase_create("pitches");
    tcase_add_test(tcase, test_by_hand);
    tcase_add_test(tcase, test_weights);
    tcase_add_test(tcase, test_nobody);
#ifndef __SANITIZE_ADDRESS__
    tcase_add_test(tcase, test_no_memory);
#endif
    tcase_add_loop_test(tcase, test_refused, 0, ROWS(refused));
    tcase_add_test(tcase, test_against_gsl);
    suite_add_tcase(suite, tcase);
    return run_suite(suite);
}
