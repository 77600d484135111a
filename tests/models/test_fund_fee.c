/* test_fund_fee.c - management fees: published ones by table, and a second reckoning of random
 * ones. */
#include "gentou/fund_fee.h"

#include "any_fund.h"
#include "dice.h"
#include "run.h"

#define ROWS(t)   ((int)(sizeof(t) / sizeof *(t)))
#define BASIS(w)  GT_FEE_BASIS_##w
#define PERIOD(w) GT_FEE_PERIOD_##w
#define DUES_MAX  1200

static const struct {
    const char *why, *source;
    struct gt_fee_step steps[4];
    size_t step_count;
    int years;
    enum gt_fee_period period;
    enum gt_fee_timing timing;
    double offset;
    gt_money commitment;
    const char *flows;
    gt_money first, last, sum, left; /* due */
} schedules[] = {
    {"2 % of 100 for ten years: 20",
     "Metrick, Yasuda, ch. 2, lifetime fees, in dybbs8.com/doc-3111681",
     {{1, .02, BASIS(COMMITTED)}},
     1,
     10,
     PERIOD(YEAR),
     GT_FEE_TIMING_ADVANCE,
     0,
     100000,
     "c- 2015-01-01 80000",
     2000,
     2000,
     20000,
     0},
    {"2.5 % of 100 for ten years: 25",
     "solutioninn.com, question 7893992",
     {{1, .025, BASIS(COMMITTED)}},
     1,
     10,
     PERIOD(YEAR),
     GT_FEE_TIMING_ADVANCE,
     0,
     100000,
     "c- 2015-01-01 75000",
     2500,
     2500,
     25000,
     0},
    {"2 % of 30: .6 a year",
     "wizedu.com/questions/6046",
     {{1, .02, BASIS(COMMITTED)}},
     1,
     8,
     PERIOD(YEAR),
     GT_FEE_TIMING_ADVANCE,
     0,
     30000,
     "c- 2015-01-01 7500",
     600,
     600,
     4800,
     0},
    {"2 % of 1,000 for five years, then of what is held, a fifth sold each year: 100 + 6 % of I, "
     "I = 900 / 1.06 = 849.056604",
     "Metrick, Yasuda, ch. 2, exercise, in expertsmind.com/library/...-5215759",
     {{1, .02, BASIS(COMMITTED)}, {6, .02, BASIS(NET_INVESTED)}},
     2,
     10,
     PERIOD(YEAR),
     GT_FEE_TIMING_ADVANCE,
     0,
     1000000000,
     "c- 2015-01-01 849056604; d- 2020-12-01 300000000 cost=169811321; d- 2021-12-01 300000000 "
     "cost=169811321; d- 2022-12-01 300000000 cost=169811321; d- 2023-12-01 300000000 "
     "cost=169811321",
     20000000,
     3396226,
     150943396,
     0},
    {"2 % of 200 in quarters",
     "2 % x 200 / 4",
     {{1, .02, BASIS(COMMITTED)}},
     1,
     1,
     PERIOD(QUARTER),
     GT_FEE_TIMING_ARREARS,
     0,
     200000,
     "c- 2015-01-01 7500",
     1000,
     1000,
     4000,
     0},
    {"half-yearly and monthly periods round alone: 1/12 of 1,000 is 83",
     "1000 / 12",
     {{1, .01, BASIS(COMMITTED)}},
     1,
     1,
     PERIOD(MONTH),
     GT_FEE_TIMING_ADVANCE,
     0,
     100000,
     "c- 2015-01-01 7500",
     83,
     83,
     996,
     0},
    {"80 % of 3,000 is set off: 2,000, then 400 of the next",
     "2000, 2000 - 400",
     {{1, .02, BASIS(COMMITTED)}},
     1,
     3,
     PERIOD(YEAR),
     GT_FEE_TIMING_ADVANCE,
     .8,
     100000,
     "c- 2015-01-01 80000; pA 2015-06-01 3000",
     2000,
     1600,
     3600,
     0},
    {"what no fee takes up is left",
     "5000 - 2 x 2000",
     {{1, .02, BASIS(COMMITTED)}},
     1,
     2,
     PERIOD(YEAR),
     GT_FEE_TIMING_ADVANCE,
     1,
     100000,
     "pA 2015-01-01 5000; c- 2015-01-01 80000",
     0,
     0,
     0,
     1000},
    {"on cost: 1 % of 100, then of 160 when all was bought, sold or not",
     "1000, 1600, 1600",
     {{1, .01, BASIS(INVESTED)}},
     1,
     3,
     PERIOD(YEAR),
     GT_FEE_TIMING_ADVANCE,
     0,
     0,
     "cA 2015-01-01 100000; cB 2015-07-01 60000; dA 2016-07-01 5000",
     1000,
     1600,
     4200,
     0},
    {"on cost held: A is gone, B written down by a third",
     "1000, 1600, 400",
     {{1, .01, BASIS(NET_INVESTED)}},
     1,
     3,
     PERIOD(YEAR),
     GT_FEE_TIMING_ADVANCE,
     0,
     0,
     "cA 2015-01-01 100000; cB 2015-07-01 60000; dA 2016-07-01 5000; wB 2016-08-01 20000",
     1000,
     400,
     3000,
     0},
    {"a dividend sells nothing, an exit all",
     "1000, 1000, 0",
     {{1, .01, BASIS(NET_INVESTED)}},
     1,
     3,
     PERIOD(YEAR),
     GT_FEE_TIMING_ADVANCE,
     0,
     0,
     "cA 2015-01-01 100000; dA 2015-06-01 5000 cost=0; dA 2016-06-01 500 cost=1 exit",
     1000,
     0,
     2000,
     0},
    {"on value: said, else cost",
     "1000, 3000, 2000",
     {{1, .01, BASIS(NAV)}},
     1,
     3,
     PERIOD(YEAR),
     GT_FEE_TIMING_ADVANCE,
     0,
     0,
     "cA 2015-01-01 100000; nA 2015-12-31 300000; n- 2016-12-31 200000",
     1000,
     2000,
     6000,
     0},
};

static size_t reckon(const struct gt_fee_terms *terms, gt_money commitment, const char *text,
                     struct gt_fee_due *dues, gt_money *left)
{
    struct gt_fund_investor partner = {commitment, GT_INVESTOR_ROLE_LP, true, true};
    struct gt_fund_flow flows[FLOWS_MAX];
    size_t count = read_flows(text, flows);
    ck_assert_uint_le(gt_fee_count(terms), DUES_MAX);
    ck_assert_int_eq(gt_fee_schedule(terms, &partner, 1, 2, flows, count, dues, left), GT_OK);
    return gt_fee_count(terms);
}

START_TEST(test_schedules)
{
    static struct gt_fee_due dues[DUES_MAX];
    struct gt_fee_terms terms = {.step_count = schedules[_i].step_count,
                                 .start = day_of("2015-01-01"),
                                 .years = schedules[_i].years,
                                 .period = schedules[_i].period,
                                 .timing = schedules[_i].timing,
                                 .offset = schedules[_i].offset};
    gt_money left = -1, sum = 0;
    memcpy(terms.steps, schedules[_i].steps, sizeof schedules[_i].steps);
    size_t count = reckon(&terms, schedules[_i].commitment, schedules[_i].flows, dues, &left);
    for (size_t k = 0; k < count; k++) {
        ck_assert_int_eq(dues[k].fee, dues[k].offset + dues[k].due);
        sum += dues[k].due;
    }
    ck_assert_msg(dues[0].due == schedules[_i].first && dues[count - 1].due == schedules[_i].last &&
                      sum == schedules[_i].sum && left == schedules[_i].left,
                  "%s: %lld %lld %lld %lld", schedules[_i].why, (long long)dues[0].due,
                  (long long)dues[count - 1].due, (long long)sum, (long long)left);
}
END_TEST

/* Those who pay no fee are no part of the base. */
START_TEST(test_who_pays)
{
    static const struct gt_fund_investor partners[] = {{60000, GT_INVESTOR_ROLE_LP, true, true},
                                                       {40000, GT_INVESTOR_ROLE_GP, false, false}};
    struct gt_fee_terms terms = {.steps = {{1, .02, BASIS(COMMITTED)}, {2, .02, BASIS(INVESTED)}},
                                 .step_count = 2,
                                 .start = day_of("2015-01-31"),
                                 .years = 2};
    struct gt_fund_flow flow = read_flow("c- 2015-02-01 50000");
    struct gt_fee_due dues[2];
    gt_money left = 0;
    ck_assert_int_eq(gt_fee_schedule(&terms, partners, 2, 0, &flow, 1, dues, &left), GT_OK);
    ck_assert_int_eq(dues[0].base, 60000);
    ck_assert_int_eq(dues[0].due, 1200);
    ck_assert_int_eq(dues[1].base, 30000);
    ck_assert_int_eq(dues[1].day, day_of("2016-01-31"));
}
END_TEST

/* The day of a month that lacks it is the month's last. */
START_TEST(test_days)
{
    static const char *const days[] = {"2015-11-30", "2016-02-29", "2016-05-30", "2016-08-30"};
    struct gt_fee_terms terms = {.steps = {{1, .02, BASIS(COMMITTED)}},
                                 .step_count = 1,
                                 .start = day_of("2015-11-30"),
                                 .years = 1,
                                 .period = PERIOD(QUARTER)};
    static struct gt_fee_due dues[DUES_MAX];
    gt_money left = 0;
    size_t count = reckon(&terms, 1, "c- 2015-02-01 50000", dues, &left);
    ck_assert_uint_eq(count, 4);
    for (size_t k = 0; k < count; k++)
        ck_assert_int_eq(dues[k].day, day_of(days[k]));
}
END_TEST

/* The base by looking at all flows anew for every due day, one deal a flow. */
static gt_money plain_base(const struct gt_fund_flow *flows, size_t count, gt_day day)
{
    gt_money held[2] = {0, 0};
    for (size_t f = 0; f < count && flows[f].day <= day; f++) {
        gt_money *of = &held[flows[f].deal];
        if (flows[f].kind == GT_FUND_FLOW_CONTRIBUTION)
            *of += flows[f].amount;
        else
            *of = *of > flows[f].cost ? *of - flows[f].cost : 0;
    }
    return held[0] + held[1];
}

START_TEST(test_random)
{
    uint64_t state = 2015;
    static struct gt_fee_due dues[DUES_MAX];
    for (int turn = 0; turn < 2000; turn++) {
        struct gt_fund_flow flows[20];
        gt_day day = day_of("2015-01-01");
        struct gt_fee_terms terms = {.step_count = 1,
                                     .start = day,
                                     .years = (int)dice_within(&state, 1, 12),
                                     .period = (enum gt_fee_period)dice_within(&state, 0, 3),
                                     .timing = (enum gt_fee_timing)dice_within(&state, 0, 1)};
        int per_mille = (int)dice_within(&state, 1, 40);
        terms.steps[0] = (struct gt_fee_step){1, per_mille / 1000., BASIS(NET_INVESTED)};
        for (int f = 0; f < 20; f++) {
            day += (gt_day)dice_within(&state, 0, 200);
            flows[f] =
                (struct gt_fund_flow){.day = day,
                                      .kind = dice_within(&state, 0, 2) ? GT_FUND_FLOW_CONTRIBUTION
                                                                        : GT_FUND_FLOW_DISTRIBUTION,
                                      .amount = dice_within(&state, 0, 1000000007),
                                      .deal = (size_t)dice_within(&state, 0, 1),
                                      .investor = GT_ALL_INVESTORS,
                                      .cost = dice_within(&state, 0, 700000001)};
        }
        gt_money left = 0;
        ck_assert_int_eq(gt_fee_schedule(&terms, &one_partner, 1, 2, flows, 20, dues, &left),
                         GT_OK);
        static const int times[] = {1, 2, 4, 12};
        int64_t per = 1000 * times[terms.period];
        for (size_t k = 0; k < gt_fee_count(&terms); k++) {
            gt_money base = plain_base(flows, 20, dues[k].day);
            ck_assert_int_eq(dues[k].base, base);
            ck_assert_int_eq(dues[k].due, (2 * base * per_mille + per) / (2 * per));
        }
    }
}
END_TEST

static const struct {
    const char *why;
    struct gt_fee_terms terms;
} wrong[] = {
    {"no step", {.years = 1}},
    {"the first step is of a later year",
     {.steps = {{2, .02, BASIS(COMMITTED)}}, .step_count = 1, .years = 1}},
    {"years that do not rise",
     {.steps = {{1, .02, BASIS(COMMITTED)}, {1, .01, BASIS(COMMITTED)}},
      .step_count = 2,
      .years = 1}},
    {"a rate above one", {.steps = {{1, 1.02, BASIS(COMMITTED)}}, .step_count = 1, .years = 1}},
    {"no year", {.steps = {{1, .02, BASIS(COMMITTED)}}, .step_count = 1}},
    {"too many years",
     {.steps = {{1, .02, BASIS(COMMITTED)}}, .step_count = 1, .years = GT_FEE_YEARS_MAX + 1}},
    {"more than all is set off",
     {.steps = {{1, .02, BASIS(COMMITTED)}}, .step_count = 1, .years = 1, .offset = 1.01}},
};

START_TEST(test_wrong_terms)
{
    struct gt_fee_due due = {.due = 4711};
    gt_money left = 4711;
    ck_assert_msg(gt_fee_schedule(&wrong[_i].terms, &one_partner, 1, 0, NULL, 0, &due, &left) ==
                      GT_ERANGE,
                  "%s", wrong[_i].why);
    ck_assert_int_eq(due.due, 4711);
    ck_assert_int_eq(left, 4711);
}
END_TEST

START_TEST(test_overflow)
{
    struct gt_fee_terms terms = {
        .steps = {{1, .02, BASIS(COMMITTED)}}, .step_count = 1, .years = 1};
    struct gt_fund_flow flows[2] = {{.amount = INT64_MAX, .deal = GT_NO_DEAL},
                                    {.amount = 1, .deal = GT_NO_DEAL}};
    struct gt_fee_due due;
    gt_money left = 4711;
    ck_assert_int_eq(gt_fee_schedule(&terms, &one_partner, 1, 0, flows, 2, &due, &left),
                     GT_EOVERFLOW);
    ck_assert_int_eq(left, 4711);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("fund_fee");
    TCase *tcase = tcase_create("fund_fee");
    tcase_add_loop_test(tcase, test_schedules, 0, ROWS(schedules));
    tcase_add_test(tcase, test_who_pays);
    tcase_add_test(tcase, test_days);
    tcase_add_test(tcase, test_random);
    tcase_add_loop_test(tcase, test_wrong_terms, 0, ROWS(wrong));
    tcase_add_test(tcase, test_overflow);
    suite_add_tcase(suite, tcase);
    return run_suite(suite);
}
