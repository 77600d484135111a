/* test_pme.c - public-market equivalents: published tables, closed forms, and corners.
 *
 * Recipe of the figures with 16 digits: mpmath 1.2 at 30 digits, the sums of gentou/pme.h as they
 * stand there, each rate expm1 of the root in x = ln(1 + r) of sum c e^(-x t) (findroot, anderson,
 * between the changes of sign of a grid of 1/50), t in years.
 */
#include "gentou/pme.h"

#include "near.h"
#include "plain_flows.h"
#include "run.h"

#include <gsl/gsl_errno.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#define PERIODS_MAX 10
#define FIRST_DAY   16500 /* of published tables, which count in periods: a year of 365 days each */
#define NONE        -1    /* no value of the fund */

/* A table as it is published: a period a column. */
struct table {
    const char *source;
    int periods;
    double paid[PERIODS_MAX], received[PERIODS_MAX], index[PERIODS_MAX], value[PERIODS_MAX];
};

/* A table as gt_pme takes it. */
struct problem {
    struct plain_paid flows[2 * PERIODS_MAX];
    struct plain_value values[PERIODS_MAX];
    struct gt_index_value index[PERIODS_MAX];
    struct plain_fund fund;
    size_t index_count;
};

static const struct table insead = {
    "INSEAD GPEI, \"Measuring Private Equity Fund Performance\", 2019, 02/2019-6472",
    3,
    {25},
    {0, 15},
    {100, 115, 130},
    {NONE, NONE, 20},
};
static const struct table wikipedia_ln = {
    "Wikipedia, \"Public Market Equivalent\": Long-Nickels and direct alpha",
    5,
    {100, 50},
    {0, 0, 60, 10},
    {100, 105, 115, 117, 120},
    {NONE, NONE, NONE, NONE, 110},
};
static const struct table wikipedia_short = {
    "Wikipedia, \"Public Market Equivalent\": LN-PME limitation, PME+ and modified PME",
    5,
    {100, 50},
    {0, 0, 60, 100},
    {100, 105, 115, 100, 120},
    {100, 165, 125, 15, 20},
};
static const struct table edda = {
    "blog.edda.co, \"Advanced fund performance methods: PME and direct alpha\"",
    6,
    {80, 140, 0, 90, 50},
    {0, 0, 0, 160, 190, 85},
    {890.35, 1144.98, 1271.5, 1289.09, 1466.47, 1842.37},
    {NONE, NONE, NONE, NONE, NONE, 70},
};
static const struct table method = {
    "directalphamethod.info, the example of Gredil, Griffiths and Stucke",
    10,
    {100, 0, 75},
    {0, 0, 0, 0, 100, 0, 150, 0, 100},
    {100, 77.9, 100.24, 111.15, 116.61, 135.03, 142.45, 89.75, 113.50, 130.59},
    {NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, 75},
};

static void pose(const struct table *table, struct problem *problem)
{
    *problem = (struct problem){.index_count = (size_t)table->periods,
                                .fund = {.report = GT_DAY_NONE, .a_year = 365}};
    struct plain_fund *fund = &problem->fund;
    fund->flows = problem->flows;
    fund->values = problem->values;
    for (int i = 0; i < table->periods; i++) {
        gt_day day = FIRST_DAY + 365 * i;
        problem->index[i] = (struct gt_index_value){day, table->index[i]};
        problem->flows[fund->flow_count++] = (struct plain_paid){day, -table->paid[i]};
        problem->flows[fund->flow_count++] = (struct plain_paid){day, table->received[i]};
        if (table->value[i] != NONE)
            problem->values[fund->value_count++] = (struct plain_value){day, table->value[i]};
    }
}

static struct gt_pme solve(const struct problem *problem)
{
    struct gt_pme pme;
    ck_assert_int_eq(plain_pme(&problem->fund, problem->index, problem->index_count, &pme), GT_OK);
    return pme;
}

static struct gt_pme solve_table(const struct table *table)
{
    struct problem problem;
    pose(table, &problem);
    return solve(&problem);
}

enum figure { IRR, TVPI, KS, LN, LN_VALUE, PLUS, LAMBDA, MODIFIED, ALPHA, LOG_ALPHA };

static double figure_of(const struct gt_pme *pme, enum figure figure)
{
    switch (figure) {
    case IRR:
        return pme->irr.value;
    case TVPI:
        return pme->tvpi;
    case KS:
        return pme->ks_pme;
    case LN:
        return pme->ln_pme.irr.value;
    case LN_VALUE:
        return pme->ln_value;
    case PLUS:
        return pme->pme_plus.irr.value;
    case LAMBDA:
        return pme->lambda;
    case MODIFIED:
        return pme->m_pme.irr.value;
    case ALPHA:
        return pme->direct_alpha.value;
    case LOG_ALPHA:
        return pme->direct_alpha.log_rate;
    }
    return NAN;
}

/* As printed, good to half a unit of the last digit; and the same to 16 digits by the recipe. */
static const struct {
    const struct table *table;
    enum figure figure;
    double published, half_unit, exact;
    const char *where; /* it is printed, if not at the table's source */
} known[] = {
    {&insead, KS, 1.14, 0.005, 1.1371237458193980, NULL},
    {&insead, LN_VALUE, 15.5, 0.05, 15.543478260869565, NULL},
    {&insead, LN, 0.144, 0.0005, 0.14364633018509753, NULL},
    {&insead, TVPI, 1.4, 0, 1.4, "pyxirr's test of tvpi"},
    {&insead, PLUS, 0.143, 0.0005, 0.14251643692288701, "pyxirr's test of pme_plus"},
    {&insead, LAMBDA, 0.7, 0.05, 0.73717948717948718, "pyxirr's test of pme_plus_lambda"},
    {&insead, ALPHA, 0.0875, 0.0001, 0.087572380890185635, "pyxirr's test of direct_alpha"},
    {&wikipedia_ln, LN_VALUE, 104.28, 0.005, 104.27775123427297, NULL},
    {&wikipedia_ln, IRR, 0.0643, 0.00005, 0.064338606189913734, NULL},
    {&wikipedia_ln, LN, 0.0530, 0.00005, 0.053023656550032088, NULL},
    {&wikipedia_ln, ALPHA, 0.0109, 0.00005, 0.010898450761217657, NULL},
    {&wikipedia_short, IRR, 0.0777, 0.00005, 0.07765181233899207, NULL},
    {&wikipedia_short, LN_VALUE, -5.47, 0.005, -5.4658385093167702, "its talk page"},
    {&wikipedia_short, LAMBDA, 0.86, 0.005, 0.86054421768707483, NULL},
    {&wikipedia_short, PLUS, 0.0205, 0.00005, 0.020489088605066644, NULL},
    {&wikipedia_short, MODIFIED, 0.0202, 0.00005, 0.020151658944093897, "pyxirr's test of m_pme"},
    {&edda, ALPHA, 0.028, 0.0005, 0.027935886735872806, NULL},
    {&method, ALPHA, 0.1257, 0.0001, 0.12578112239433713, "pyxirr's test of direct_alpha"},
    {&method, LOG_ALPHA, 0.1185, 0.00005, 0.1184771257373112, "the recipe: ln(1 + a)"},
    {&method, KS, 1.9254, 0.00005, 1.9253666475982005, "the recipe"},
    {&method, LN, 0.0605, 0.00005, 0.06052405085112749, "the recipe"},
};

START_TEST(test_known)
{
    struct gt_pme pme = solve_table(known[_i].table);
    double found = figure_of(&pme, known[_i].figure);
    check_near(found, known[_i].published, known[_i].half_unit + 1e-15, known[_i].table->source);
    check_near(found, known[_i].exact, 1e-13 * fmax(1, fabs(known[_i].exact)), "to 16 digits");
}
END_TEST

/* What pypme (its README and tests) has for flows on real days: prices of an asset give the fund's
 * values. */
static const struct {
    gt_day days[3];
    int count;
    double flows[3], values[3], index[3];
    double irr, modified; /* to 0.005 % */
} dated[] = {
    {{16436, 16598, 16846}, 3, {-10000, 7500}, {10000, 4500, 3750}, {100, 150, 100}, .1950, .5526},
    {{18261, 18333}, 2, {-80005.8}, {80005.8, 65209.6}, {1, 1}, -.6454, 0},
    {{0, 365}, 2, {-1}, {1, 1.1}, {1, 0.9}, .10, -.10},
    {{0, 730}, 2, {-1}, {1, 1.1}, {1, 0.9}, .0488, -.0513},
    {{0, 3652}, 2, {-1}, {1, 1.1}, {1, 0.9}, .0096, -.0105},
};

START_TEST(test_dated)
{
    struct plain_paid flows[3];
    struct plain_value values[3];
    struct gt_index_value index[3];
    struct gt_pme pme;
    for (int i = 0; i < dated[_i].count; i++) {
        flows[i] = (struct plain_paid){dated[_i].days[i], dated[_i].flows[i]};
        values[i] = (struct plain_value){dated[_i].days[i], dated[_i].values[i]};
        index[i] = (struct gt_index_value){dated[_i].days[i], dated[_i].index[i]};
    }
    size_t count = (size_t)dated[_i].count;
    struct plain_fund fund = {flows, count, values, count, GT_DAY_NONE, 365};
    ck_assert_int_eq(plain_pme(&fund, index, count, &pme), GT_OK);
    check_near(pme.irr.value, dated[_i].irr, 0.00005, "fund");
    check_near(pme.m_pme.irr.value, dated[_i].modified, 0.00005, "modified PME");
}
END_TEST

static gt_day day_of(const char *text)
{
    gt_day day = 4711;
    ck_assert_int_eq(gt_day_parse(text, strlen(text), &day), GT_OK);
    return day;
}

/* The example of the paper itself: Gredil, Griffiths, Stucke 2014, Exhibits 5 and 6, on the last
 * days of 2001 to 2010. It prints a fund's IRR of 17.5 %, 6.0 % for ICM, 1.67 and 12.6 %; to 14
 * digits by the recipe (years by Actual/365), the ratios are those of whole numbers. */
START_TEST(test_gredil_griffiths_stucke)
{
    static const double levels[] = {100, 78, 100, 111, 117, 135, 142, 90, 113, 131};
    struct gt_index_value index[10];
    for (int i = 0; i < 10; i++) {
        char text[32];
        snprintf(text, sizeof text, "%d-12-31", 2001 + i);
        index[i] = (struct gt_index_value){day_of(text), levels[i]};
    }
    struct plain_paid flows[] = {{index[0].day, -100}, {index[2].day, -100}, {index[4].day, -50},
                                 {index[2].day, 25},   {index[4].day, 150},  {index[6].day, 150},
                                 {index[8].day, 100}};
    struct plain_value value = {index[9].day, 75};
    struct plain_fund fund = {flows, 7, &value, 1, GT_DAY_NONE, 365};
    struct gt_pme pme;
    ck_assert_int_eq(plain_pme(&fund, index, 10, &pme), GT_OK);
    check_near(pme.irr.value, 0.17520129832391, 1e-14, "17.5 %");
    check_near(pme.ks_pme, 1990055721 / 1193950768.0, 1e-15, "1.67");
    check_near(pme.direct_alpha.value, 0.12560316898427, 1e-14, "12.6 %");
    check_near(pme.ln_value, -514497653 / 3754764.0, 1e-12, "-137.0");
    check_near(pme.ln_pme.irr.value, 0.05967014313864, 1e-14, "6.0 %, not the other root -27.3 %");
    ck_assert_int_eq(pme.ln_pme.irr.status, GT_IRR_MULTIPLE_ROOTS);
    ck_assert_int_eq(pme.short_from, index[6].day);
    ck_assert_int_eq(pme.m_pme.status, GT_PME_NO_VALUE);
}
END_TEST

/* Long-Nickels goes short on the day the index position falls below 0, and says so. */
START_TEST(test_short)
{
    struct gt_pme pme = solve_table(&wikipedia_short);
    ck_assert_int_eq(pme.short_from, FIRST_DAY + 3 * 365);
    ck_assert(pme.ln_value < 0);
    pme = solve_table(&wikipedia_ln);
    ck_assert_int_eq(pme.short_from, GT_DAY_NONE);
}
END_TEST

/* Paid back a hundredfold at once: the index owes for ever, and no rate makes that worth nothing.
 */
START_TEST(test_short_without_rate)
{
    struct plain_paid flows[] = {{0, -1}, {0, 100}};
    struct gt_index_value index[] = {{0, 100}, {365, 110}};
    struct plain_value value = {365, 1};
    struct plain_fund fund = {flows, 2, &value, 1, GT_DAY_NONE, 365};
    struct gt_pme pme;
    double spread = 4711;
    ck_assert_int_eq(plain_pme(&fund, index, 2, &pme), GT_OK);
    ck_assert_int_eq(pme.short_from, 0);
    check_near(pme.ln_value, -99 * 1.1, 1e-12, "owed");
    ck_assert_int_eq(pme.irr.status, GT_IRR_NO_SIGN_CHANGE);
    ck_assert(!gt_pme_spread(&pme, &pme.ln_pme, &spread));
    ck_assert(spread == 4711);
}
END_TEST

/* Without distributions there is nothing to scale, and all else is the index against the fund. */
START_TEST(test_no_distribution)
{
    struct plain_paid flows[] = {{0, -100}};
    struct gt_index_value index[] = {{0, 50}, {365, 60}};
    struct plain_value value = {365, 130};
    struct plain_fund fund = {flows, 1, &value, 1, GT_DAY_NONE, 365};
    struct gt_pme pme;
    double spread = 0;
    ck_assert_int_eq(plain_pme(&fund, index, 2, &pme), GT_OK);
    ck_assert_int_eq(pme.pme_plus.status, GT_PME_NO_DISTRIBUTION);
    ck_assert(!gt_pme_spread(&pme, &pme.pme_plus, &spread));
    check_near(pme.ks_pme, 130 / 120.0, 1e-15, "130 against 120");
    check_near(pme.ln_pme.irr.value, 0.2, 1e-14, "the index");
    check_near(pme.m_pme.irr.value, 0.2, 1e-14, "the index");
    check_near(pme.direct_alpha.value, 130 / 120.0 - 1, 1e-14, "the rest");
    ck_assert(gt_pme_spread(&pme, &pme.ln_pme, &spread));
    check_near(spread, 0.1, 1e-14, "30 % less 20 %");
}
END_TEST

/* PME+ turns distributions into calls where the fund is worth more than the index would be. */
START_TEST(test_negative_lambda)
{
    struct plain_paid flows[] = {{0, -100}, {365, 5}};
    struct gt_index_value index[] = {{0, 100}, {730, 110}};
    struct plain_value value = {730, 150};
    struct plain_fund fund = {flows, 2, &value, 1, GT_DAY_NONE, 365};
    struct gt_pme pme;
    ck_assert_int_eq(plain_pme(&fund, index, 2, &pme), GT_OK);
    check_near(pme.lambda, (110 - 150) / (5 * 1.1), 1e-14, "lambda");
    /* -100, -36.4, 150: 100 u^2 + 36.4 u = 150 for u = 1 + r */
    double scaled = 5 * 40 / 5.5;
    double root = (-scaled + sqrt(scaled * scaled + 4 * 100 * 150)) / 200;
    check_near(pme.pme_plus.irr.value, root - 1, 1e-13, "the positive root");
}
END_TEST

/* Which value of the fund stands on a day of a distribution. */
static const struct {
    const char *why;
    struct plain_value values[3];
    size_t count;
    enum gt_pme_status status;
    size_t carried;
    double value; /* M_T */
} valued[] = {
    {"a value on the day: a third is sold",
     {{365, 100}, {730, 90}},
     2,
     GT_PME_OK,
     0,
     120 * 100 / 150.0 * 1.5},
    {"carried from the day before: 155 - 50",
     {{364, 155}, {730, 90}},
     2,
     GT_PME_OK,
     1,
     120 * 105 / 155.0 * 1.5},
    {"carried over a call too: 75 + 20 - 50 makes 45",
     {{100, 75}, {730, 90}},
     2,
     GT_PME_OK,
     1,
     120 * 45 / 95.0 * 1.5},
    {"no value before it", {{730, 90}}, 1, GT_PME_NO_VALUE, 0, 0},
    {"none at all, the last day's 0 aside", {{0, 0}}, 0, GT_PME_NO_VALUE, 0, 0},
    {"less than was paid out", {{364, 49}, {730, 90}}, 2, GT_PME_OVERDRAWN, 0, 0},
};

START_TEST(test_valued)
{
    struct plain_paid flows[] = {{0, -100}, {365, 50}, {200, -20}, {730, 0}};
    struct gt_index_value index[] = {{0, 10}, {730, 15}};
    struct plain_fund fund = {flows, 4, valued[_i].values, valued[_i].count, GT_DAY_NONE, 365};
    struct gt_pme pme;
    ck_assert_int_eq(plain_pme(&fund, index, 2, &pme), GT_OK);
    ck_assert_msg(pme.m_pme.status == valued[_i].status, "%s: %s", valued[_i].why,
                  gt_pme_status_token(pme.m_pme.status));
    ck_assert_int_eq(pme.carried, valued[_i].carried);
    check_near(pme.m_value, valued[_i].value, 1e-12, valued[_i].why);
}
END_TEST

/* -100, then 30 of 80 paid out, on an index of 100, 120, 160: 3/8 of 120 is sold, and -100, 45, 100
 * make (5y - 4)(20y + 25) = 0, y = 1 / (1 + r). A call of that day is invested before; a fund that
 * is worth nothing after it sells all, -100 and 120. */
START_TEST(test_modified_by_hand)
{
    struct plain_paid flows[] = {{0, -100}, {365, 30}, {365, -20}};
    struct gt_index_value index[] = {{0, 100}, {365, 120}, {730, 160}};
    struct plain_value values[] = {{365, 50}, {730, 88}};
    struct plain_fund fund = {flows, 2, values, 2, GT_DAY_NONE, 365};
    struct gt_pme pme;
    double spread = 0;
    ck_assert_int_eq(plain_pme(&fund, index, 3, &pme), GT_OK);
    check_near(pme.m_pme.irr.value, 0.25, 1e-14, "25 %");
    check_near(pme.irr.value, 0.1, 1e-14, "10 %");
    ck_assert(gt_pme_spread(&pme, &pme.m_pme, &spread));
    check_near(spread, -0.15, 1e-14, "less 25 %");
    fund.flow_count = 3;
    ck_assert_int_eq(plain_pme(&fund, index, 3, &pme), GT_OK);
    check_near(pme.m_value, 140 * 5 / 8.0 * 160 / 120, 1e-12, "5/8 of 120 and the call of 20");
    fund.flow_count = 2;
    values[0].amount = values[1].amount = 0;
    ck_assert_int_eq(plain_pme(&fund, index, 3, &pme), GT_OK);
    check_near(pme.m_pme.irr.value, 0.2, 1e-14, "all is sold");
    ck_assert(pme.m_value == 0);
}
END_TEST

/* All paid out on the last day, nobody having valued anything: the fund is worth 0 then. */
START_TEST(test_paid_out_at_the_end)
{
    struct plain_paid flows[] = {{0, -100}, {365, 130}};
    struct gt_index_value index[] = {{-10, 10}, {300, 12}};
    struct plain_fund fund = {flows, 2, NULL, 0, GT_DAY_NONE, 365};
    struct gt_pme pme;
    ck_assert_int_eq(plain_pme(&fund, index, 2, &pme), GT_OK);
    check_near(pme.m_pme.irr.value, 0.2, 1e-14, "the index");
    ck_assert(gt_decimal_sign(pme.value) == 0 && pme.m_value == 0);
    check_near(pme.ks_pme, 130 / 120.0, 1e-15, "the last index value before");
}
END_TEST

/* Merging or splitting the flows of a day, and days with nothing on them, change nothing. */
START_TEST(test_split_flows)
{
    struct plain_paid whole[] = {{100, -300}, {400, 90}, {700, -50}},
                      split[] = {{700, -25},  {100, -100}, {400, 60}, {700, -25},
                                 {100, -200}, {400, 30},   {555, 0}};
    struct plain_value values[] = {{400, 280}, {900, 400}};
    struct gt_index_value index[] = {{50, 8}, {390, 9}, {555, 7}, {880, 11}};
    struct plain_fund fund = {whole, 3, values, 2, GT_DAY_NONE, 365};
    struct plain_fund other = {split, 7, values, 2, GT_DAY_NONE, 365};
    struct gt_pme a, b;
    ck_assert_int_eq(plain_pme(&fund, index, 4, &a), GT_OK);
    ck_assert_int_eq(plain_pme(&other, index, 4, &b), GT_OK);
    for (enum figure figure = IRR; figure <= ALPHA; figure++)
        check_near(figure_of(&a, figure), figure_of(&b, figure), 1e-13, "alike");
}
END_TEST

/* What the report sees of a fund: TVPI as calc returns has it, from the value of the day. */
static const struct {
    const char *why;
    struct plain_value values[3];
    size_t count;
    gt_day report;
    double paid, value;
    bool is_carried;
} reported[] = {
    {"the value of the last day", {{900, 70}}, 1, GT_DAY_NONE, 120, 70, false},
    {"no value at all is 0", {{0, 0}}, 0, GT_DAY_NONE, 120, 0, false},
    {"a flow after the value: 90 - 50", {{650, 90}}, 1, GT_DAY_NONE, 120, 40, true},
    {"a fee adds nothing, a call does: 90 + 15 - 50", {{250, 90}}, 1, GT_DAY_NONE, 120, 55, true},
    {"not below 0: 45 - 50", {{650, 45}}, 1, GT_DAY_NONE, 120, 0, true},
    {"an earlier report: 100 + 15", {{250, 100}, {900, 1}}, 2, 500, 120, 115, true},
    {"a later one: what there was", {{900, 70}}, 1, 1000, 120, 70, true},
    {"several values of a day add up", {{900, 40}, {900, 30}}, 2, GT_DAY_NONE, 120, 70, false},
    {"an opening value is paid in", {{50, 60}, {900, 90}}, 2, GT_DAY_NONE, 180, 90, false},
    {"but not the only one: 60 + 115 - 50", {{50, 60}}, 1, GT_DAY_NONE, 120, 125, true},
};

START_TEST(test_reported)
{
    struct plain_paid flows[] = {
        {100, -100, false}, {700, 50, false}, {300, -15, false}, {300, -5, true}};
    struct gt_index_value index[] = {{0, 10}, {730, 15}};
    struct plain_fund fund = {
        flows, 4, reported[_i].values, reported[_i].count, reported[_i].report, 365};
    struct gt_pme pme;
    ck_assert_int_eq(plain_pme(&fund, index, 2, &pme), GT_OK);
    check_near(gt_decimal_to_double(pme.value), reported[_i].value, 1e-12, reported[_i].why);
    check_near(gt_decimal_to_double(pme.paid), reported[_i].paid, 1e-12, reported[_i].why);
    ck_assert_msg(pme.is_carried == reported[_i].is_carried, "%s", reported[_i].why);
    if (reported[_i].report != GT_DAY_NONE)
        ck_assert_int_eq(pme.to, reported[_i].report);
}
END_TEST

static const struct {
    const char *why;
    struct plain_paid flows[2];
    struct plain_value values[2];
    struct gt_index_value index[2];
    size_t flow_count, value_count, index_count;
    enum gt_status status;
} refused[] = {
    {"nothing", {{0, 0}}, {{0, 0}}, {{0, 1}}, 0, 0, 1, GT_ENODATA},
    {"before the index", {{9, -1}}, {{0, 0}}, {{10, 1}}, 1, 0, 1, GT_ENODATA},
    {"no index", {{9, -1}}, {{0, 0}}, {{0, 1}}, 1, 0, 0, GT_ENODATA},
    {"an index of 0", {{9, -1}}, {{0, 0}}, {{0, 0}}, 1, 0, 1, GT_ERANGE},
    {"an infinite index", {{9, -1}}, {{0, 0}}, {{0, INFINITY}}, 1, 0, 1, GT_ERANGE},
    {"an index day twice", {{9, -1}}, {{0, 0}}, {{0, 1}, {0, 1}}, 1, 0, 2, GT_ERANGE},
    {"values out of order", {{9, -1}}, {{9, 1}, {8, 1}}, {{0, 1}}, 1, 2, 1, GT_ERANGE},
    {"a negative value", {{9, -1}}, {{9, -1}}, {{0, 1}}, 1, 1, 1, GT_ERANGE},
    {"no double holds it", {{0, -1e-300}, {1, 1e300}}, {{0, 0}}, {{0, 1}}, 2, 0, 1, GT_ERANGE},
};

START_TEST(test_refused)
{
    struct gt_pme pme = {.tvpi = 4711};
    struct plain_fund fund = {refused[_i].flows,  refused[_i].flow_count,
                              refused[_i].values, refused[_i].value_count,
                              GT_DAY_NONE,        365};
    enum gt_status status = plain_pme(&fund, refused[_i].index, refused[_i].index_count, &pme);
    ck_assert_msg(status == refused[_i].status, "%s: %s", refused[_i].why, gt_status_text(status));
    ck_assert(pme.tvpi == 4711);
}
END_TEST

/* Four quarters are a year: the same flows by quarter give the fourth power of a year's growth; no
 * period at all is none. */
START_TEST(test_periods)
{
    struct problem problem;
    pose(&insead, &problem);
    struct gt_pme yearly = solve(&problem);
    for (int i = 0; i < insead.periods; i++) {
        problem.index[i].day = problem.flows[2 * i].day = problem.flows[2 * i + 1].day = i;
    }
    problem.values[0].day = 2;
    problem.fund.a_year = 4;
    struct gt_pme quarterly = solve(&problem);
    ck_assert(quarterly.years == 0.5 && yearly.years == 2);
    ck_assert(quarterly.ks_pme == yearly.ks_pme);
    static const enum figure rates[] = {IRR, LN, PLUS, ALPHA};
    for (size_t i = 0; i < sizeof rates / sizeof *rates; i++)
        check_near(log1p(figure_of(&quarterly, rates[i])), 4 * log1p(figure_of(&yearly, rates[i])),
                   1e-12, "a quarter's rate, of a year");
    problem.fund.a_year = 0;
    ck_assert_int_eq(plain_pme(&problem.fund, problem.index, problem.index_count, &yearly),
                     GT_ERANGE);
}
END_TEST

START_TEST(test_tokens)
{
    ck_assert_str_eq(gt_pme_status_token(GT_PME_NO_DISTRIBUTION), "no_distribution");
    ck_assert_str_eq(gt_pme_status_token((enum gt_pme_status)77), "?");
}
END_TEST

#define ROWS(table) (int)(sizeof table / sizeof *table)

int main(void)
{
    gsl_set_error_handler_off();
    Suite *suite = suite_create("pme");
    TCase *tcase = tcase_create("equivalents");
    tcase_add_loop_test(tcase, test_known, 0, ROWS(known));
    tcase_add_loop_test(tcase, test_dated, 0, ROWS(dated));
    tcase_add_test(tcase, test_gredil_griffiths_stucke);
    tcase_add_test(tcase, test_short);
    tcase_add_test(tcase, test_short_without_rate);
    tcase_add_test(tcase, test_no_distribution);
    tcase_add_test(tcase, test_negative_lambda);
    tcase_add_loop_test(tcase, test_valued, 0, ROWS(valued));
    tcase_add_test(tcase, test_modified_by_hand);
    tcase_add_test(tcase, test_paid_out_at_the_end);
    tcase_add_loop_test(tcase, test_reported, 0, ROWS(reported));
    tcase_add_test(tcase, test_split_flows);
    tcase_add_loop_test(tcase, test_refused, 0, ROWS(refused));
    tcase_add_test(tcase, test_periods);
    tcase_add_test(tcase, test_tokens);
    suite_add_tcase(suite, tcase);
    return run_suite(suite);
}
