/* test_pacing.c - Takahashi and Alexander's recursion against published figures, a closed sum, and
 * what must hold for any commitment.
 *
 * Recipe of the figures with 16 digits: the recursion of gentou/pacing.h at 30 digits (mpmath 1.2).
 */
#include "gentou/pacing.h"

#include "dice.h"
#include "near.h"
#include "run.h"

#include <gsl/gsl_errno.h>
#include <math.h>
#include <string.h>

#define YEARS 12

/* The paper's venture fund: a quarter, a third, then half of the rest; 12 years, bow 2.5, 13 %. */
static const double venture_rates[] = {0.25, 1 / 3.0, 0.5};
static const struct gt_commitment venture = {100, venture_rates, 3, 12, 2.5, 0, 0.13, 0};

/* Ends in 0: no call after the 4th, or the 8th, year. */
static const double other_rates[] = {0.4, 0.66, 0.67, 0.4, 0};
static const double stopped_rates[] = {0.25, 1 / 3.0, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0};

#define CBA "github.com/jzhang1223/CBA, Tests/FundModelTest.py, "

/* Printed to the cent, and rounded to it at every step. */
static const struct {
    struct gt_commitment commitment;
    double contributions[YEARS], distributions[YEARS], values[YEARS];
    const char *source;
} published[] = {
    {{3500000, other_rates, 5, 8, 1.5, 0.06, 0.13, 0},
     {1400000, 1386000, 478380, 94248},
     {0, 197750, 718859.98, 1154560.36, 1231293.86, 925276.76, 461779.55, 115719.74},
     {1400000, 2770250, 2889902.52, 2205277.49, 1260669.70, 499280, 102406.85, 0},
     CBA "test_2_simple"},
    {{3500000, stopped_rates, 9, 12, 2.5, 0, 0.13, 0},
     {875000, 875000, 875000, 437500, 218750, 109375, 54687.5, 27343.75},
     {0, 11212.65, 65417.73, 210433.45, 444156.04, 746685.24, 1053297.05, 1252423.86, 1225447.34,
      924200.61, 485155.42, 133219.26},
     {875000, 1852537.35, 2902949.48, 3507399.46, 3737955.35, 3586579.31, 3054225.07, 2226194.22,
      1290152.13, 533671.3, 117893.15, 0},
     CBA "test_2_1_simple: the paper's rates, life, bow and growth"},
};

static struct gt_pacing_plan plan_of(const struct gt_commitment *commitment, int per_year)
{
    struct gt_pacing_plan plan = {commitment, 1, per_year, GT_PACING_COMPOUND, 0};
    plan.periods = gt_pacing_length(&plan);
    return plan;
}

static struct gt_pacing_totals run(const struct gt_pacing_plan *plan, struct gt_pacing_row *rows)
{
    struct gt_pacing_totals totals;
    ck_assert_int_eq(gt_pacing(plan, rows, &totals), GT_OK);
    return totals;
}

START_TEST(test_published)
{
    struct gt_pacing_row rows[YEARS];
    struct gt_pacing_plan plan = plan_of(&published[_i].commitment, 1);
    run(&plan, rows);
    ck_assert_int_eq(plan.periods, published[_i].commitment.life);
    for (int t = 0; t < plan.periods; t++) {
        check_near(rows[t].contribution, published[_i].contributions[t], 0.0101, "contribution");
        check_near(rows[t].distribution, published[_i].distributions[t], 0.0101, "distribution");
        check_near(rows[t].value, published[_i].values[t], 0.0101, "value");
    }
}
END_TEST

/* To 16 digits, by the recipe. */
static const struct {
    int per_year;
    enum gt_pacing_conversion conversion;
    double yield;
    int period;
    struct gt_pacing_row row;
    double tvpi;
} exact[] = {
    {1,
     GT_PACING_COMPOUND,
     0,
     2,
     {25, 0.32036150571122584, 52.929638494288774, 50},
     1.8813436753048669},
    {1,
     GT_PACING_COMPOUND,
     0,
     6,
     {3.125, 21.333863846695543, 102.473694512576, 3.125},
     1.8813436753048669},
    {1,
     GT_PACING_COMPOUND,
     0,
     12,
     {0.048828125, 4.0057068185525953, 0.048828125, 0.048828125},
     1.8813436753048669},
    {4,
     GT_PACING_COMPOUND,
     0.02,
     2,
     {6.4579455317660952, 0.036045576397036057, 13.576719303628595, 86.602540378443865},
     1.4877243810152353},
    {4,
     GT_PACING_COMPOUND,
     0.02,
     31,
     {0.17578628700810467, 3.5744242319059182, 7.2649892731691474, 0.92906805859587583},
     1.4877243810152353},
    {4,
     GT_PACING_SIMPLE,
     0.02,
     11,
     {5.2198374760337174, 1.6495060593583202, 69.181125764923598, 36.538862332236022},
     1.4582177588496875},
    {4,
     GT_PACING_FULL,
     0.02,
     31,
     {0.17578628700810467, 8.9732807880079973, 83.681542032228676, 0.92906805859587583},
     1.9464391439851595},
    {4,
     GT_PACING_FULL,
     0.02,
     48,
     {0.0092386286622422396, 1.3191093988699135, 0.0092386286622422396, 0.048828125},
     1.9464391439851595},
};

START_TEST(test_exact)
{
    struct gt_pacing_row rows[4 * YEARS];
    struct gt_commitment commitment = venture;
    commitment.yield = exact[_i].yield;
    struct gt_pacing_plan plan = plan_of(&commitment, exact[_i].per_year);
    plan.conversion = exact[_i].conversion;
    struct gt_pacing_totals totals = run(&plan, rows);
    const struct gt_pacing_row *row = &rows[exact[_i].period - 1], *expected = &exact[_i].row;
    check_near(row->contribution, expected->contribution, 1e-13 * 100, "contribution");
    check_near(row->distribution, expected->distribution, 1e-13 * 100, "distribution");
    check_near(row->value, expected->value, 1e-13 * 100, "value");
    check_near(row->unfunded, expected->unfunded, 1e-13 * 100, "unfunded");
    check_near(totals.tvpi, exact[_i].tvpi, 1e-13, "TVPI");
}
END_TEST

struct drawn {
    struct gt_commitment commitment;
    double rates[5];
};

static void draw(uint64_t *seed, struct drawn *drawn)
{
    size_t count = (size_t)dice_within(seed, 1, 5);
    for (size_t i = 0; i < count; i++)
        drawn->rates[i] = (double)dice_within(seed, 0, 100) / 100;
    drawn->rates[0] = (double)dice_within(seed, 1, 100) / 100;
    drawn->commitment = (struct gt_commitment){
        .commitment = (double)dice_within(seed, 1, 1000000000) / 100,
        .rates = drawn->rates,
        .rate_count = count,
        .life = (int)dice_within(seed, 2, YEARS),
        .bow = (double)dice_within(seed, 0, 600) / 100,
        .yield = (double)dice_within(seed, 0, 30) / 100,
        .growth = (double)dice_within(seed, -20, 40) / 100,
    };
}

/* The share a period pays out, from the definition. */
static double share(const struct gt_commitment *commitment, const struct gt_pacing_plan *plan,
                    int t)
{
    double years = (double)t / plan->per_year;
    double ratio = years < commitment->life ? pow(years / commitment->life, commitment->bow) : 1;
    double yield = plan->per_year == 1 ? commitment->yield : 1 - pow(1 - commitment->yield, 0.25);
    return ratio > yield ? ratio : yield;
}

/* The second computation: unfunded is a product, and the value what is left of each call. */
static void check_by_calls(const struct gt_commitment *commitment,
                           const struct gt_pacing_plan *plan, const struct gt_pacing_row *rows)
{
    double unfunded = commitment->commitment, called[4 * YEARS];
    double growth = pow(1 + commitment->growth, 1.0 / plan->per_year);
    for (int t = 1; t <= plan->periods; t++) {
        int year = (t - 1) / plan->per_year, last = (int)commitment->rate_count - 1;
        double left = pow(1 - commitment->rates[year < last ? year : last], 1.0 / plan->per_year);
        called[t - 1] = unfunded * (1 - left);
        unfunded *= left;
        double value = 0;
        for (int k = 1; k <= t; k++) {
            double rest = called[k - 1];
            for (int j = k + 1; j <= t; j++)
                rest *= growth * (1 - share(commitment, plan, j));
            value += rest;
        }
        double small = 1e-12 * commitment->commitment * pow(fmax(growth, 1), t);
        check_near(rows[t - 1].contribution, called[t - 1], small, "contribution");
        check_near(rows[t - 1].unfunded, unfunded, small, "unfunded");
        check_near(rows[t - 1].value, value, small, "value");
    }
}

/* Every flow grows at G: the IRR is G, in years and in quarters, under every conversion. What is
 * called and what is not make the commitment. */
START_TEST(test_any_commitment)
{
    uint64_t seed = 2002;
    for (int i = 0; i < 400; i++) {
        struct gt_pacing_row rows[4 * YEARS];
        struct drawn drawn;
        draw(&seed, &drawn);
        const struct gt_commitment *commitment = &drawn.commitment;
        struct gt_pacing_plan plan = plan_of(commitment, i % 2 ? 4 : 1);
        struct gt_pacing_totals totals = run(&plan, rows);
        check_by_calls(commitment, &plan, rows);
        plan.conversion = (enum gt_pacing_conversion)(i % 3);
        totals = run(&plan, rows);
        check_near(totals.contributions + totals.unfunded, commitment->commitment,
                   1e-13 * commitment->commitment, "the commitment");
        ck_assert_int_eq(totals.irr.status, GT_IRR_OK);
        check_near(log1p(totals.irr.value), log1p(commitment->growth), 1e-10, "IRR");
        if (commitment->growth == 0)
            check_near(totals.tvpi, 1, 1e-13, "TVPI without growth");
    }
}
END_TEST

/* Four quarters leave unfunded what a year leaves, and with `full` and a yield alone the value too.
 */
START_TEST(test_quarters_make_a_year)
{
    uint64_t seed = 1729;
    for (int i = 0; i < 100; i++) {
        struct gt_pacing_row years[YEARS], quarters[4 * YEARS];
        struct drawn drawn;
        draw(&seed, &drawn);
        drawn.commitment.bow = 1000;
        drawn.commitment.rates = (const double[]){1, 0};
        drawn.commitment.rate_count = 2;
        struct gt_pacing_plan yearly = plan_of(&drawn.commitment, 1),
                              quarterly = plan_of(&drawn.commitment, 4);
        quarterly.conversion = GT_PACING_FULL;
        run(&yearly, years);
        run(&quarterly, quarters);
        double start = quarters[3].value;
        for (int y = 1; y < drawn.commitment.life - 1; y++) {
            check_near(quarters[4 * y + 3].unfunded, years[y].unfunded, 1e-9, "unfunded");
            check_near(quarters[4 * y + 3].value / start, years[y].value / years[0].value, 1e-12,
                       "value");
        }
    }
}
END_TEST

/* A programme is the sum of its commitments, each begun where it begins, and its unit is free. */
START_TEST(test_programme)
{
    enum { PERIODS = 60 };
    uint64_t seed = 1986;
    for (int i = 0; i < 100; i++) {
        struct gt_pacing_row rows[PERIODS], alone[PERIODS], doubled[PERIODS];
        struct drawn drawn[3];
        struct gt_commitment list[3];
        for (int k = 0; k < 3; k++) {
            draw(&seed, &drawn[k]);
            list[k] = drawn[k].commitment;
            list[k].begins = (int)dice_within(&seed, 0, 20);
        }
        struct gt_pacing_plan plan = {list, 3, 1, GT_PACING_COMPOUND, PERIODS};
        struct gt_pacing_totals totals = run(&plan, rows);
        for (int k = 0; k < 3; k++) {
            struct gt_pacing_plan one = {&drawn[k].commitment, 1, 1, GT_PACING_COMPOUND,
                                         PERIODS - list[k].begins};
            run(&one, alone);
            for (int t = 0; t < one.periods; t++) {
                rows[list[k].begins + t].contribution -= alone[t].contribution;
                rows[list[k].begins + t].distribution -= alone[t].distribution;
                rows[list[k].begins + t].value -= alone[t].value;
                rows[list[k].begins + t].unfunded -= alone[t].unfunded;
            }
            list[k].commitment *= 2;
        }
        for (int t = 0; t < PERIODS; t++) {
            check_near(rows[t].contribution, 0, 1e-6, "contributions but for the three");
            check_near(rows[t].distribution, 0, 1e-6, "distributions but for the three");
            check_near(rows[t].value, 0, 1e-6, "value but for the three");
            check_near(rows[t].unfunded, 0, 1e-6, "unfunded but for the three");
        }
        struct gt_pacing_totals twice = run(&plan, doubled);
        ck_assert(twice.tvpi == totals.tvpi && twice.dpi == totals.dpi);
        ck_assert(twice.irr.value == totals.irr.value);
        ck_assert(twice.contributions == 2 * totals.contributions);
    }
}
END_TEST

/* Small cases one can do by hand. */
START_TEST(test_by_hand)
{
    static const double all[] = {1};
    struct gt_commitment commitment = {80, all, 1, 4, 2, 0.25, 0.5, 0};
    struct gt_pacing_row rows[6];
    struct gt_pacing_plan plan = {&commitment, 1, 1, GT_PACING_COMPOUND, 6};
    struct gt_pacing_totals totals = run(&plan, rows);
    /* ratios: yield 1/4 in year 2 ((2/4)^2 is no more), 9/16 in year 3, 1 from year 4 on */
    static const double paid[] = {0, 30, 75.9375, 88.59375, 0, 0};
    static const double value[] = {80, 90, 59.0625, 0, 0, 0};
    for (int t = 0; t < 6; t++) {
        ck_assert(rows[t].contribution == (t == 0 ? 80 : 0) && rows[t].unfunded == 0);
        check_near(rows[t].distribution, paid[t], 1e-13, "distribution");
        check_near(rows[t].value, value[t], 1e-13, "value");
    }
    check_near(totals.tvpi, (30 + 75.9375 + 88.59375) / 80, 1e-15, "TVPI");
    check_near(totals.dpi, totals.tvpi, 1e-15, "DPI");
    check_near(totals.irr.value, 0.5, 1e-13, "IRR");
}
END_TEST

static const struct {
    const char *field;
    struct gt_commitment commitment;
} refused[] = {
    {"commitment", {0, venture_rates, 3, 12, 2.5, 0, 0.13, 0}},
    {"commitment", {NAN, venture_rates, 3, 12, 2.5, 0, 0.13, 0}},
    {"contribution_rates", {100, venture_rates, 0, 12, 2.5, 0, 0.13, 0}},
    {"contribution_rates", {100, (const double[]){0.5, 1.01}, 2, 12, 2.5, 0, 0.13, 0}},
    {"contribution_rates", {100, (const double[]){-0.01}, 1, 12, 2.5, 0, 0.13, 0}},
    {"life", {100, venture_rates, 3, 0, 2.5, 0, 0.13, 0}},
    {"life", {100, venture_rates, 3, 101, 2.5, 0, 0.13, 0}},
    {"bow", {100, venture_rates, 3, 12, -0.1, 0, 0.13, 0}},
    {"yield", {100, venture_rates, 3, 12, 2.5, 1.1, 0.13, 0}},
    {"growth", {100, venture_rates, 3, 12, 2.5, 0, -1, 0}},
    {"growth", {100, venture_rates, 3, 12, 2.5, 0, INFINITY, 0}},
    {"start", {100, venture_rates, 3, 12, 2.5, 0, 0.13, -1}},
};

START_TEST(test_refused)
{
    struct gt_pacing_row rows[YEARS];
    struct gt_pacing_totals totals = {.tvpi = 4711};
    struct gt_pacing_plan plan = {&refused[_i].commitment, 1, 1, GT_PACING_COMPOUND, YEARS};
    ck_assert_str_eq(gt_pacing_check(&refused[_i].commitment), refused[_i].field);
    ck_assert_int_eq(gt_pacing(&plan, rows, &totals), GT_ERANGE);
    ck_assert(totals.tvpi == 4711);
}
END_TEST

/* Too many periods, or none; nothing called; more than a double holds. */
START_TEST(test_limits)
{
    static const double none[] = {0};
    struct gt_pacing_row rows[GT_PACING_PERIODS_MAX];
    struct gt_commitment commitment = venture;
    struct gt_pacing_plan plan = {&commitment, 1, 1, GT_PACING_COMPOUND, 0};
    struct gt_pacing_totals totals;
    ck_assert_int_eq(gt_pacing(&plan, rows, &totals), GT_ERANGE);
    plan.periods = GT_PACING_PERIODS_MAX + 1;
    ck_assert_int_eq(gt_pacing(&plan, rows, &totals), GT_ERANGE);
    commitment.rates = none;
    commitment.rate_count = 1;
    plan.periods = 12;
    totals = run(&plan, rows);
    ck_assert(totals.tvpi < 0 && totals.dpi < 0 && totals.unfunded == 100);
    ck_assert_int_eq(totals.irr.status, GT_IRR_NO_SIGN_CHANGE);
    struct gt_commitment huge[2] = {venture, venture};
    huge[0].growth = 100;
    huge[0].life = 100;
    huge[0].commitment = huge[1].commitment = 1e18;
    huge[0].bow = 1000;
    plan = (struct gt_pacing_plan){huge, 2, 1, GT_PACING_COMPOUND, 100};
    ck_assert_int_eq(gt_pacing(&plan, rows, &totals), GT_OK);
    ck_assert(isfinite(totals.tvpi) && isfinite(totals.irr.value));
}
END_TEST

/* Days as ISO texts; NULL: there is none. */
static const struct {
    const char *start;
    int periods, per_year;
    const char *day;
} dated[] = {
    {"2025-01-01", 1, 1, "2026-01-01"}, {"2025-01-01", 3, 4, "2025-10-01"},
    {"2024-06-30", 1, 4, "2024-09-30"}, {"2024-06-30", 2, 4, "2024-12-31"},
    {"2024-02-29", 1, 1, "2025-02-28"}, {"2023-02-28", 1, 1, "2024-02-29"},
    {"2024-01-30", 1, 4, "2024-04-30"}, {"2024-11-30", 1, 4, "2025-02-28"},
    {"2025-01-15", 0, 1, "2025-01-15"}, {"9999-06-01", 1, 1, NULL},
    {"9999-12-31", 0, 1, "9999-12-31"},
};

START_TEST(test_dated)
{
    char text[GT_DAY_TEXT];
    gt_day start = 4711, day = 4711;
    ck_assert_int_eq(gt_day_parse(dated[_i].start, 10, &start), GT_OK);
    enum gt_status status = gt_pacing_day(start, dated[_i].periods, dated[_i].per_year, &day);
    ck_assert_int_eq(status, dated[_i].day ? GT_OK : GT_ERANGE);
    if (dated[_i].day)
        ck_assert_str_eq(gt_day_format(day, text), dated[_i].day);
    else
        ck_assert_int_eq(day, 4711);
}
END_TEST

#define ROWS(table) (int)(sizeof table / sizeof *table)

int main(void)
{
    gsl_set_error_handler_off();
    Suite *suite = suite_create("pacing");
    TCase *tcase = tcase_create("commitments");
    tcase_add_loop_test(tcase, test_published, 0, ROWS(published));
    tcase_add_loop_test(tcase, test_exact, 0, ROWS(exact));
    tcase_add_test(tcase, test_any_commitment);
    tcase_add_test(tcase, test_quarters_make_a_year);
    tcase_add_test(tcase, test_programme);
    tcase_add_test(tcase, test_by_hand);
    tcase_add_loop_test(tcase, test_refused, 0, ROWS(refused));
    tcase_add_test(tcase, test_limits);
    tcase_add_loop_test(tcase, test_dated, 0, ROWS(dated));
    suite_add_tcase(suite, tcase);
    return run_suite(suite);
}
