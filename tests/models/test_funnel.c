/* test_funnel.c - deals through the steps: by hand, on Freireich's data, and against Efron's way to
 * Kaplan and Meier's estimator. */
#include "gentou/funnel.h"

#include "dice.h"
#include "run.h"

#include <math.h>
#include <sys/resource.h>

#define ROWS(t) (sizeof(t) / sizeof *(t))
#define IN(w)   GT_STAGE_##w
#define NEAR    1e-9

/* Days count from day 0. Two sources, 1 and 2. */
static const struct gt_step_entry deals[] = {
    /* straight through, screening left out */
    {1, 1, IN(SOURCED), 0},
    {1, 1, IN(PITCHED), 10},
    {1, 1, IN(CLOSING), 40},
    {1, 1, IN(CLOSED), 55},
    /* passed, taken up again, sent back, lost; the order of the array is not the order in time */
    {2, 2, IN(LOST), 90},
    {2, 2, IN(SOURCED), 5},
    {2, 2, IN(PASSED), 20},
    {2, 2, IN(PITCHED), 50},
    {2, 2, IN(SOURCED), 60},
    {2, 2, IN(PITCHED), 84},
    /* still sourced; said twice */
    {3, 1, IN(SOURCED), 70},
    {3, 1, IN(SOURCED), 80},
    /* on one day, in the order of the array */
    {4, 2, IN(SOURCED), 95},
    {4, 2, IN(PITCHED), 95},
    /* after day 100: not seen */
    {4, 2, IN(CLOSED), 101},
    {5, 1, IN(SOURCED), 102},
};

static void hold_counts(const struct gt_funnel_step *step, int entered, int on, int back,
                        int passed, int lost, int still)
{
    ck_assert_int_eq(step->entered, entered);
    ck_assert_int_eq(step->on, on);
    ck_assert_int_eq(step->back, back);
    ck_assert_int_eq(step->passed, passed);
    ck_assert_int_eq(step->lost, lost);
    ck_assert_int_eq(step->still, still);
}

static void hold_days(struct gt_duration got, double days)
{
    ck_assert(got.known);
    ck_assert_double_eq_tol(got.days, days, NEAR);
}

START_TEST(test_by_hand)
{
    struct gt_funnel funnel;
    ck_assert_int_eq(gt_funnel_measure(deals, ROWS(deals), 100, NULL, &funnel), GT_OK);
    ck_assert_int_eq(funnel.deals, 4);
    const struct gt_funnel_step *step = &funnel.steps[IN(SOURCED)];
    hold_counts(step, 5, 3, 0, 1, 0, 1);
    /* Stays 0, 10, 15, 24 ended, 30+. S: 4/5 at 0, 3/5 at 10, 2/5 at 15, 1/5 at 24. */
    hold_days(step->ended_mean, 49.0 / 4);
    hold_days(step->ended_median, 12.5);
    hold_days(step->median, 15);
    hold_days(step->mean, 10 * 0.8 + 5 * 0.6 + 9 * 0.4 + 6 * 0.2);
    ck_assert(step->mean_is_short && step->converts);
    ck_assert_double_eq_tol(step->conversion, 0.75, NEAR);
    step = &funnel.steps[IN(PITCHED)];
    hold_counts(step, 4, 1, 1, 0, 1, 1);
    /* 5+, 6, 10, 30: S is 2/3 at 6, 1/3 at 10, 0 at 30. */
    hold_days(step->ended_median, 10);
    hold_days(step->median, 10);
    hold_days(step->mean, 6 + 4 * 2.0 / 3 + 20 * 1.0 / 3);
    ck_assert(!step->mean_is_short);
    hold_counts(&funnel.steps[IN(SCREENED)], 0, 0, 0, 0, 0, 0);
    ck_assert(!funnel.steps[IN(SCREENED)].converts && !funnel.steps[IN(SCREENED)].mean.known);
    hold_counts(&funnel.steps[IN(CLOSING)], 1, 1, 0, 0, 0, 0);
    hold_counts(&funnel.steps[IN(PASSED)], 1, 0, 1, 0, 0, 0);
    hold_counts(&funnel.steps[IN(LOST)], 1, 0, 0, 0, 0, 1);
    /* Nobody leaves closed: 45 days and more. */
    step = &funnel.steps[IN(CLOSED)];
    hold_counts(step, 1, 0, 0, 0, 0, 1);
    ck_assert(!step->converts && !step->ended_mean.known && !step->ended_median.known);
    ck_assert(!step->median.known && step->mean_is_short);
    hold_days(step->mean, 45);
}
END_TEST

START_TEST(test_by_source)
{
    static const int64_t first = 1, second = 2, other = 7;
    struct gt_funnel funnel;
    ck_assert_int_eq(gt_funnel_measure(deals, ROWS(deals), 100, &first, &funnel), GT_OK);
    ck_assert_int_eq(funnel.deals, 2);
    hold_counts(&funnel.steps[IN(SOURCED)], 2, 1, 0, 0, 0, 1);
    ck_assert_int_eq(gt_funnel_measure(deals, ROWS(deals), 100, &second, &funnel), GT_OK);
    ck_assert_int_eq(funnel.deals, 2);
    hold_counts(&funnel.steps[IN(SOURCED)], 3, 2, 0, 1, 0, 0);
    ck_assert_int_eq(gt_funnel_measure(deals, ROWS(deals), 100, &other, &funnel), GT_OK);
    ck_assert_int_eq(funnel.deals, 0);
}
END_TEST

/* The same deals on an earlier day: what ended later still runs. */
START_TEST(test_earlier_day)
{
    struct gt_funnel funnel;
    ck_assert_int_eq(gt_funnel_measure(deals, ROWS(deals), 10, NULL, &funnel), GT_OK);
    ck_assert_int_eq(funnel.deals, 2);
    hold_counts(&funnel.steps[IN(SOURCED)], 2, 1, 0, 0, 0, 1);
    hold_counts(&funnel.steps[IN(PITCHED)], 1, 0, 0, 0, 0, 1);
    hold_days(funnel.steps[IN(PITCHED)].mean, 0);
    ck_assert_int_eq(gt_funnel_measure(deals, ROWS(deals), -1, NULL, &funnel), GT_OK);
    ck_assert_int_eq(funnel.deals, 0);
    ck_assert_int_eq(gt_funnel_measure(NULL, 0, 10, NULL, &funnel), GT_OK);
    ck_assert_int_eq(funnel.deals, 0);
}
END_TEST

/* Makes one stay in SOURCED of each length: positive ended, negative censored. All run on day 0. */
static void measure_lengths(const int *lengths, size_t count, struct gt_funnel_step *step)
{
    static struct gt_step_entry entries[400];
    struct gt_funnel funnel;
    size_t made = 0;
    ck_assert_uint_le(2 * count, ROWS(entries));
    for (size_t i = 0; i < count; i++) {
        int64_t deal = (int64_t)(i * 37 % 400);
        int days = abs(lengths[i]);
        entries[made++] = (struct gt_step_entry){deal, 0, IN(SOURCED), -days};
        if (lengths[i] >= 0)
            entries[made++] = (struct gt_step_entry){deal, 0, IN(SCREENED), 0};
    }
    ck_assert_int_eq(gt_funnel_measure(entries, made, 0, NULL, &funnel), GT_OK);
    *step = funnel.steps[IN(SOURCED)];
    ck_assert_int_eq(step->entered, (int)count);
}

/* Freireich and others, Blood 21 (1963): weeks of remission, 6-MP and placebo. The medians 23 and 8
 * stand in every textbook (D. R. Cox, D. Oakes, "Analysis of Survival Data", 1984, ch. 1); the mean
 * up to 35 weeks is the area under the curve of 0.857, 0.807, 0.753, 0.690, 0.627, 0.538, 0.448. */
START_TEST(test_remission)
{
    static const int treated[] = {6,   6,   6,   -6, 7,  -9,  10,  -10, -11, 13, 16,
                                  -17, -19, -20, 22, 23, -25, -32, -32, -34, -35};
    static const int placebo[] = {1, 1, 2,  2,  3,  4,  4,  5,  5,  8, 8,
                                  8, 8, 11, 11, 12, 12, 15, 17, 22, 23};
    struct gt_funnel_step step;
    measure_lengths(treated, ROWS(treated), &step);
    hold_days(step.median, 23);
    ck_assert(step.still == 12 && step.mean_is_short);
    ck_assert_double_eq_tol(
        step.mean.days,
        6 + 0.857 + 3 * 0.807 + 3 * 0.753 + 3 * 0.690 + 6 * 0.627 + 0.538 + 12 * 0.448, 0.01);
    hold_days(step.ended_median, 10);
    measure_lengths(placebo, ROWS(placebo), &step);
    hold_days(step.median, 8);
    hold_days(step.ended_median, 8);
    hold_days(step.mean, 182.0 / 21);
    hold_days(step.ended_mean, 182.0 / 21);
    ck_assert(!step.mean_is_short);
}
END_TEST

static const struct {
    const char *why;
    int lengths[12];
    size_t count;
    bool reached;
    double median;
} medians[] = {
    {"two ended: the middle", {2, 5}, 2, true, 3.5},
    {"exactly a half, and it falls again at 10", {2, 4, -5, 10}, 4, true, 7},
    {"exactly a half, and it never falls again", {2, 4, -5, -9}, 4, true, 4},
    {"a half by (3/4)(2/3)", {2, -2, 4, 7}, 4, true, 4},
    {"8/15 is above a half", {1, -2, 3, -4, 9}, 5, true, 9},
    {"a half by (9/12)(4/6)", {1, 1, 1, -2, -2, -2, 3, 3, 9, 9, 9, 9}, 12, true, 6},
    {"never at a half", {3, -4, -5}, 3, false, 0},
    {"nobody left", {-1, -2}, 2, false, 0},
    {"half leave on the first day", {0, 0, -5, 8}, 4, true, 4},
    {"all leave on one day", {6, 6, 6}, 3, true, 6},
    {"who ends and who is censored on one day", {6, -6, -6}, 3, false, 0},
};

START_TEST(test_medians)
{
    struct gt_funnel_step step;
    measure_lengths(medians[_i].lengths, medians[_i].count, &step);
    ck_assert_msg(step.median.known == medians[_i].reached, "%s", medians[_i].why);
    ck_assert_msg(fabs(step.median.days - medians[_i].median) < NEAR, "%s: %g", medians[_i].why,
                  step.median.days);
}
END_TEST

/* Efron (1967): each stay has the mass 1/n; who is censored leaves its mass in equal parts to all
 * who stay longer; S(t) is the mass beyond t. Lengths below 60; survival[t] for t = 0..60. */
static void efron(const int *lengths, size_t count, double *survival)
{
    double mass[100];
    for (size_t i = 0; i < count; i++)
        mass[i] = 1.0 / (double)count;
    double beyond = 1;
    for (int t = 0; t <= 60; t++) {
        size_t longer = 0;
        double left = 0;
        for (size_t i = 0; i < count; i++) {
            longer += abs(lengths[i]) > t;
            if (abs(lengths[i]) != t)
                continue;
            if (lengths[i] >= 0)
                beyond -= mass[i];
            else
                left += mass[i];
        }
        for (size_t i = 0; i < count; i++)
            if (abs(lengths[i]) > t)
                mass[i] += left / (double)longer;
        survival[t] = beyond;
    }
}

START_TEST(test_against_efron)
{
    uint64_t state = 1958;
    for (int turn = 0; turn < 5000; turn++) {
        int lengths[100], longest = 0;
        size_t count = (size_t)dice_within(&state, 1, turn % 2 ? 8 : 100);
        double survival[61], mean = 0, median = 0;
        bool reached = false;
        struct gt_funnel_step step;
        for (size_t i = 0; i < count; i++) {
            lengths[i] = (int)dice_within(&state, 0, turn % 3 ? 12 : 59);
            if (dice_within(&state, 0, 2) == 0)
                lengths[i] = -lengths[i];
            longest = abs(lengths[i]) > longest ? abs(lengths[i]) : longest;
        }
        measure_lengths(lengths, count, &step);
        efron(lengths, count, survival);
        for (int t = 0; t < longest; t++)
            mean += survival[t];
        for (int t = 0; t <= 60 && !reached; t++) {
            if (survival[t] > 0.5 + NEAR)
                continue;
            reached = true;
            median = t;
            for (int u = t; u <= 60 && survival[t] > 0.5 - NEAR; u++)
                if (survival[u] < survival[t] - NEAR) {
                    median = (t + u) / 2.0;
                    break;
                }
        }
        hold_days(step.mean, mean);
        ck_assert_int_eq(step.mean_is_short, survival[longest] > NEAR);
        ck_assert_int_eq(step.median.known, reached);
        ck_assert_msg(fabs(step.median.days - median) < NEAR, "turn %d: %g, not %g", turn,
                      step.median.days, median);
        ck_assert_int_eq(step.still == 0, step.entered == step.on);
        if (step.still == 0) {
            hold_days(step.ended_mean, step.mean.days);
            hold_days(step.ended_median, step.median.days);
        }
    }
}
END_TEST

/* Random histories: the counts add up, and what leaves one step enters another. */
START_TEST(test_counts_add_up)
{
    uint64_t state = 42;
    for (int turn = 0; turn < 2000; turn++) {
        struct gt_step_entry entries[60];
        struct gt_funnel all, part;
        int left = 0, entered = 0, still = 0, from_parts = 0;
        for (size_t i = 0; i < 60; i++) {
            int64_t deal = dice_within(&state, 0, 14);
            entries[i] =
                (struct gt_step_entry){deal, deal % 3, (enum gt_stage)dice_within(&state, 0, 8),
                                       (gt_day)dice_within(&state, -50, 60)};
        }
        ck_assert_int_eq(gt_funnel_measure(entries, 60, 50, NULL, &all), GT_OK);
        for (int s = 0; s < GT_FUNNEL_STEPS; s++) {
            const struct gt_funnel_step *step = &all.steps[s];
            int ended = step->on + step->back + step->passed + step->lost;
            ck_assert_int_eq(step->entered, ended + step->still);
            left += ended;
            entered += step->entered;
            still += step->still;
        }
        ck_assert_int_eq(still, all.deals); /* each deal stands somewhere */
        ck_assert_int_eq(entered, left + all.deals);
        for (int64_t source = 0; source < 3; source++) {
            gt_funnel_measure(entries, 60, 50, &source, &part);
            from_parts += part.deals;
        }
        ck_assert_int_eq(from_parts, all.deals);
    }
}
END_TEST

static const struct {
    const char *why;
    struct gt_step_entry second;
} refused[] = {
    {"no such step", {2, 1, (enum gt_stage)GT_FUNNEL_STEPS, 5}},
    {"no day", {2, 1, IN(SOURCED), GT_DAY_NONE}},
    {"a day after year 9999", {2, 1, IN(SOURCED), GT_DAY_LAST + 1}},
    {"one deal of two sources", {1, 2, IN(PITCHED), 5}},
};

START_TEST(test_refused)
{
    struct gt_step_entry entries[] = {{1, 1, IN(SOURCED), 0}, refused[_i].second};
    struct gt_funnel funnel = {.deals = 4711};
    ck_assert_msg(gt_funnel_measure(entries, 2, 9, NULL, &funnel) == GT_ERANGE, "%s",
                  refused[_i].why);
    ck_assert_int_eq(gt_funnel_measure(entries, 1, GT_DAY_NONE, NULL, &funnel), GT_ERANGE);
    ck_assert_int_eq(funnel.deals, 4711);
}
END_TEST

START_TEST(test_steps)
{
    ck_assert_int_eq(GT_FUNNEL_STEPS, gt_stage_words.count);
}
END_TEST

#ifndef __SANITIZE_ADDRESS__ /* which needs all addresses for itself */
START_TEST(test_no_memory)
{
    enum { COUNT = 300000 };
    static struct gt_step_entry entries[COUNT];
    struct rlimit limit = {1, 1}; /* nothing more than there is */
    struct gt_funnel funnel = {.deals = 4711};
    ck_assert_int_eq(setrlimit(RLIMIT_AS, &limit), 0);
    ck_assert_int_eq(gt_funnel_measure(entries, COUNT, 9, NULL, &funnel), GT_ENOMEM);
    ck_assert_int_eq(funnel.deals, 4711);
}
END_TEST
#endif

/* A funnel of its own: two steps of one stage are two, and back is by place, not by stage. */
START_TEST(test_own_steps)
{
    static const enum gt_stage stages[] = {GT_STAGE_SOURCED, GT_STAGE_SCREENED, GT_STAGE_SCREENED,
                                           GT_STAGE_CLOSED, GT_STAGE_PASSED};
    static const struct gt_step_entry own[] = {
        {1, 0, 0, 10}, {1, 0, 1, 17}, {1, 0, 2, 30}, {1, 0, 1, 33},
        {1, 0, 3, 50}, {2, 0, 1, 11}, {2, 0, 4, 24},
    };
    struct gt_funnel_step steps[ROWS(stages)];
    int seen = -1;
    ck_assert_int_eq(
        gt_funnel_measure_steps(own, ROWS(own), 100, NULL, stages, ROWS(stages), steps, &seen),
        GT_OK);
    ck_assert_int_eq(seen, 2);
    hold_counts(&steps[0], 1, 1, 0, 0, 0, 0);
    hold_counts(&steps[1], 3, 2, 0, 1, 0, 0);
    hold_counts(&steps[2], 1, 0, 1, 0, 0, 0);
    hold_counts(&steps[3], 1, 0, 0, 0, 0, 1);
    hold_counts(&steps[4], 1, 0, 0, 0, 0, 1);
    hold_days(steps[1].ended_mean, (13 + 17 + 13) / 3.0);
    ck_assert_int_eq(gt_funnel_measure_steps(own, ROWS(own), 100, NULL, stages, 4, steps, &seen),
                     GT_ERANGE);
    ck_assert_int_eq(gt_funnel_measure_steps(own, 0, 100, NULL, stages, 0, steps, &seen),
                     GT_ERANGE);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("funnel");
    TCase *tcase = tcase_create("deals");
    tcase_add_test(tcase, test_own_steps);
    tcase_add_test(tcase, test_by_hand);
    tcase_add_test(tcase, test_by_source);
    tcase_add_test(tcase, test_earlier_day);
    tcase_add_test(tcase, test_remission);
    tcase_add_loop_test(tcase, test_medians, 0, (int)ROWS(medians));
    tcase_add_test(tcase, test_against_efron);
    tcase_add_test(tcase, test_counts_add_up);
    tcase_add_loop_test(tcase, test_refused, 0, (int)ROWS(refused));
    tcase_add_test(tcase, test_steps);
#ifndef __SANITIZE_ADDRESS__
    tcase_add_test(tcase, test_no_memory);
#endif
    suite_add_tcase(suite, tcase);
    return run_suite(suite);
}
