/* test_calibrate_ledger.c - what a ledger's rounds and exits say of the model: each rule on a story
 * by hand, and whole simulated ledgers, whose numbers come back as they were drawn and whose
 * parameters lie within the intervals told.
 */
#include "tests/engine/ledger.h"

#include "engine/operations/calibrate.h"
#include "tests/models/dice.h"

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_sort.h>
#include <math.h>
#include <stdarg.h>

static struct ledger ledger;
static struct gt_calibration_ledger told;

static void set_up(void)
{
    ledger_make(&ledger);
}

static void tear_down(void)
{
    ledger_remove(&ledger);
}

static void read_as_of(const char *day)
{
    static struct gt_facts facts;
    ledger_well(&ledger,
                gt_facts_load(ledger.store, ledger_day(day), &facts, &ledger.arena, &ledger.error));
    ledger_well(&ledger,
                gt_calibration_read(ledger.store, &facts, &told, &ledger.arena, &ledger.error));
}

static const struct ledger_line story[] = {
    {"fund", "name=Guidance Fund"},
    {"partner", "name=Yanbo"},
    /* Seed, a second seed round, series A a year after the first, then sold. */
    {"deal", "ref=A1 | company=Acme | date=2015-01-01 | kind=seed | pre_money=800 | amount=200"},
    {"deal", "ref=A2 | company=Acme | date=2015-06-01 | kind=seed | pre_money=1500 | amount=500"},
    {"deal", "ref=A3 | company=Acme | date=2016-01-01 | kind=series_a | pre_money=6000 | "
             "post_money=8000"},
    {"investment", "deal=A1 | party=Guidance Fund | amount=100"},
    {"investment", "deal=A3 | party=Guidance Fund | amount=500"},
    {"investment", "deal=A3 | party=Yanbo | amount=1000"},
    {"exit", "company=Acme | date=2018-12-31 | kind=trade_sale | proceeds=2375"},
    {"exit", "company=Acme | holder=Yanbo | date=2018-12-31 | kind=secondary | proceeds=3000 | "
             "share=50%"},
    /* Angel, then a private equity round of an unknown series: a next round; then an angel round
     * again, which is an earlier stage. */
    {"deal", "ref=B1 | company=Bolt | date=2015-01-01 | kind=angel | amount=300"},
    {"deal", "ref=B2 | company=Bolt | date=2016-12-31 | kind=private_equity | amount=900"},
    {"deal", "ref=B3 | company=Bolt | date=2017-12-31 | kind=angel | amount=90"},
    /* Series B, a bridge, a round of unknown kind: seen until then. */
    {"deal", "ref=C1 | company=Cove | date=2015-01-01 | kind=series_b | pre_money=900 | "
             "amount=100"},
    {"deal", "ref=C2 | company=Cove | date=2015-07-01 | kind=bridge | amount=10"},
    {"deal", "ref=C3 | company=Cove | date=2016-01-01 | kind=unknown | amount=10"},
    /* Series D three times; debt between, which is no price. */
    {"deal", "ref=D1 | company=Dome | date=2015-01-01 | kind=series_d_plus | pre_money=900 | "
             "amount=100"},
    {"deal", "ref=D2 | company=Dome | date=2015-03-01 | kind=debt | amount=50"},
    {"deal", "ref=D3 | company=Dome | date=2017-12-31 | kind=series_d_plus | pre_money=1500 | "
             "amount=500"},
    {"deal", "ref=D4 | company=Dome | date=2017-12-31 | kind=series_d_plus | pre_money=2000 | "
             "amount=500"},
    /* Pre-A, then written off; a later round contradicts the earlier of two write-offs. */
    {"deal", "ref=E1 | company=Edge | date=2015-01-01 | kind=pre_a | amount=100"},
    {"deal", "ref=E2 | company=Edge | date=2016-06-01 | kind=series_a | amount=100"},
    {"investment", "deal=E1 | party=Yanbo | amount=10"},
    {"investment", "deal=E2 | party=Guidance Fund | amount=40"},
    {"exit", "company=Edge | holder=Yanbo | date=2016-01-01 | kind=write_off | proceeds=0"},
    {"exit", "company=Edge | date=2017-12-31 | kind=liquidation | proceeds=4"},
    /* Not closed, so no round. */
    {"deal", "ref=F1 | company=Fern | date=2016-01-01 | kind=seed | stage=sourced"},
    {NULL, NULL},
};

/* All stays of the story as of 2019-12-31, by hand. */
static const struct {
    enum gt_chain_stage stage;
    double days;
    enum gt_chain_end end;
    const char *why;
} stays[] = {
    {GT_CHAIN_SEED, 365, GT_CHAIN_END_NEXT, "Acme, from the first of two seed rounds"},
    {GT_CHAIN_SERIES_A, 1095, GT_CHAIN_END_EXIT, "Acme, sold by the fund"},
    {GT_CHAIN_ANGEL, 730, GT_CHAIN_END_NEXT, "Bolt, to a round of an unknown series"},
    {GT_CHAIN_SERIES_B, 365, GT_CHAIN_END_RUNNING, "Cove, to a round that may be anything"},
    {GT_CHAIN_SERIES_D, 1095, GT_CHAIN_END_NEXT, "Dome, from D to D"},
    {GT_CHAIN_SERIES_D, 730, GT_CHAIN_END_RUNNING, "Dome, still there on the date"},
    {GT_CHAIN_SERIES_A, 1095, GT_CHAIN_END_FAILURE, "Edge, pre-A counts as series A"},
};

START_TEST(test_story)
{
    ledger_fill(&ledger, story);
    read_as_of("2019-12-31");
    ck_assert_uint_eq(told.data.stay_count, ROWS(stays));
    for (int i = 0; i < ROWS(stays); i++) {
        size_t found = 0;
        for (size_t s = 0; s < told.data.stay_count; s++)
            found += told.data.stays[s].stage == stays[i].stage &&
                     told.data.stays[s].end == stays[i].end &&
                     fabs(told.data.stays[s].years - stays[i].days / 365) < 1e-12;
        ck_assert_msg(found == 1, "%s", stays[i].why);
    }
    ck_assert_uint_eq(told.companies, 5);
    ck_assert_uint_eq(told.rounds, 15);
    ck_assert_uint_eq(told.staged, 11);
    ck_assert_uint_eq(told.unstaged, 2);
    ck_assert_uint_eq(told.beside, 2);
    ck_assert_uint_eq(told.further, 2);   /* A2, E2 */
    ck_assert_uint_eq(told.backwards, 1); /* B3 */
    ck_assert_uint_eq(told.same_day, 1);  /* D3 to D4 */
    ck_assert_uint_eq(told.exits, 1);
    ck_assert_uint_eq(told.failures, 1);
    ck_assert_uint_eq(told.contradicted, 1);
    ck_assert(told.data.failures);
    ck_assert_int_eq(told.last, ledger_day("2018-12-31"));
    ck_assert_uint_eq(told.data.from_seed[0], 1);
    ck_assert_uint_eq(told.data.from_seed[1], 0);
}
END_TEST

START_TEST(test_prices)
{
    ledger_fill(&ledger, story);
    read_as_of("2019-12-31");
    const struct gt_numbers *seed = &told.data.step_ups[GT_CHAIN_SEED];
    const struct gt_numbers *late = &told.data.step_ups[GT_CHAIN_SERIES_D];
    /* Acme: 1500/1000 to the second seed round, 6000/2000 from there. */
    ck_assert_uint_eq(seed->count, 1);
    ck_assert_double_eq_tol(seed->values[0], 1.5 * 3, 1e-12);
    /* Dome: 1500/1000 over the debt, then 2000/2000 on one day. */
    ck_assert_uint_eq(late->count, 2);
    ck_assert_double_eq_tol(late->values[0], 1.5, 1e-12);
    ck_assert_double_eq_tol(late->values[1], 1, 1e-12);
    ck_assert_uint_eq(told.data.growth.count, 3);
    ck_assert_uint_eq(told.data.dilutions[GT_CHAIN_SEED].count, 1);
    ck_assert_double_eq_tol(told.data.dilutions[GT_CHAIN_SEED].values[0], 0.2, 1e-12);
    ck_assert_double_eq_tol(told.data.dilutions[GT_CHAIN_SERIES_A].values[0], 0.25, 1e-12);
    ck_assert_uint_eq(told.data.dilutions[GT_CHAIN_ANGEL].count, 0);
}
END_TEST

/* Acme's fund put 100 in at a price of 1 and 500 at 4.5: at the last price that is 950, and brought
 * 2,375. Yanbo still holds the half, so its part says nothing. Edge: the fund's 4 of 40; Yanbo's
 * price is not known. */
START_TEST(test_multiples)
{
    ledger_fill(&ledger, story);
    read_as_of("2019-12-31");
    ck_assert_uint_eq(told.data.multiples.count, 1);
    ck_assert_double_eq_tol(told.data.multiples.values[0], 2375.0 / 950, 1e-12);
    ck_assert_uint_eq(told.data.rests.count, 1);
    ck_assert_double_eq_tol(told.data.rests.values[0], 0.1, 1e-12);
    ck_assert_uint_eq(told.multiples_unknown, 0);
}
END_TEST

/* Before anything ended, and of a ledger without a round. */
START_TEST(test_dates)
{
    read_as_of("2019-12-31");
    ck_assert_uint_eq(told.rounds, 0);
    ck_assert_int_eq(told.last, GT_DAY_NONE);
    ledger_fill(&ledger, story);
    read_as_of("2015-01-31");
    ck_assert_uint_eq(told.rounds, 5);
    ck_assert_uint_eq(told.data.stay_count, 5);
    for (size_t s = 0; s < 5; s++) {
        ck_assert_int_eq(told.data.stays[s].end, GT_CHAIN_END_RUNNING);
        ck_assert_double_eq_tol(told.data.stays[s].years, 30.0 / 365, 1e-12);
    }
    ck_assert(!told.data.failures);
}
END_TEST

/* Whole ledgers. */

static const struct truth {
    enum gt_lifetime_law law;
    double a, b; /* of the law, years */
    double next, exit, failure;
    double step_up, step_sigma;
    const char *kind;
} truths[] = {
    {GT_LIFETIME_LOGNORMAL, 0.45, 0.6, 0.5, 0.15, 0.35, 2.2, 0.5, "seed"},
    {GT_LIFETIME_WEIBULL, 2.2, 1.4, 0.45, 0.25, 0.30, 1.8, 0.4, "series_a"},
    {GT_LIFETIME_EXPONENTIAL, 2.5, 1, 0.30, 0.40, 0.30, 1.5, 0.45, "series_b"},
    {GT_LIFETIME_EXPONENTIAL, 2, 1, 0, 0.5, 0.5, 1, 0.3, "series_c"},
};
static const enum gt_chain_stage stage_of[] = {GT_CHAIN_SEED, GT_CHAIN_SERIES_A, GT_CHAIN_SERIES_B,
                                               GT_CHAIN_SERIES_C};
enum { COMPANIES = 400, TRUE_STAGES = 4 };

/* What was drawn, to be found again. */
static struct drawn {
    double stays[4 * COMPANIES], steps[4 * COMPANIES], multiples[COMPANIES], rests[COMPANIES];
    size_t stay_count, step_count, multiple_count, rest_count;
} drawn;

static uint64_t dice_state;

static double normal(void)
{
    return gsl_cdf_ugaussian_Pinv((double)dice_within(&dice_state, 1, 999999) / 1e6);
}

static double exponential(void)
{
    return -log(1 - dice_unit(&dice_state));
}

static gt_day days_of(const struct truth *truth)
{
    double years = truth->law == GT_LIFETIME_LOGNORMAL ? exp(truth->a + truth->b * normal())
                   : truth->law == GT_LIFETIME_WEIBULL ? truth->a * pow(exponential(), 1 / truth->b)
                                                       : truth->a * exponential();
    return (gt_day)fmax(1, round(years * 365));
}

__attribute__((format(printf, 2, 3))) static void add(const char *noun, const char *format, ...)
{
    char line[512];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(line, sizeof line, format, arguments);
    va_end(arguments);
    ledger_add(&ledger, noun, line);
}

/* An exit or a failure of all that the fund holds, worth `held` at the last round's price. */
static void end_company(int company, gt_day day, bool sold, double held)
{
    char text[GT_DAY_TEXT];
    double multiple = sold ? 1.4 * exp(0.9 * normal()) : 0.1 * dice_unit(&dice_state);
    if (sold)
        drawn.multiples[drawn.multiple_count++] = multiple;
    else
        drawn.rests[drawn.rest_count++] = multiple;
    add("exit", "company=C%d | date=%s | kind=%s | proceeds=%.2f", company,
        gt_day_format(day, text), sold ? "ipo" : "write_off", held * multiple);
}

/* A company from its seed round on, seen until the date. */
static void add_company(int company, gt_day day, gt_day date)
{
    double pre = 4e6, held = 0;
    for (int s = 0; s < TRUE_STAGES; s++) {
        char text[GT_DAY_TEXT];
        const struct truth *truth = &truths[s];
        double amount = round(pre * (15 + (double)dice_within(&dice_state, 0, 10))) / 100;
        double stake = round(amount * 10) / 100, post = pre + amount;
        add("deal", "ref=C%d-%d | company=C%d | date=%s | kind=%s | pre_money=%.2f | amount=%.2f",
            company, s, company, gt_day_format(day, text), truth->kind, pre, amount);
        add("investment", "deal=C%d-%d | party=Guidance Fund | amount=%.2f", company, s, stake);
        held += stake;
        gt_day days = days_of(truth), end = day + days;
        drawn.stays[drawn.stay_count++] = fmin(days, date - day) / 365.0;
        double what = dice_unit(&dice_state),
               step = truth->step_up * exp(truth->step_sigma * normal());
        if (end > date)
            return;
        if (what >= truth->next) {
            end_company(company, end, what < truth->next + truth->exit, held);
            return;
        }
        day = end;
        pre = round(post * step * 100) / 100;
        held *= step;
        drawn.steps[drawn.step_count++] = step;
    }
}

static void assert_alike(double *is, double *was, size_t count, const char *what)
{
    gsl_sort(is, 1, count);
    gsl_sort(was, 1, count);
    for (size_t i = 0; i < count; i++)
        ck_assert_msg(fabs(is[i] - was[i]) < 1e-5 * was[i] + 1e-6, "%s: %g, drawn %g", what, is[i],
                      was[i]);
}

static void assert_found(struct gt_numbers found, double *was, size_t count, const char *what)
{
    double *is = calloc(found.count + 1, sizeof *is);
    ck_assert_uint_eq(found.count, count);
    memcpy(is, found.values, count * sizeof *is);
    assert_alike(is, was, count, what);
    free(is);
}

static void assert_drawn_is_read(void)
{
    double is[4 * COMPANIES];
    ck_assert_uint_eq(told.data.stay_count, drawn.stay_count);
    for (size_t i = 0; i < drawn.stay_count; i++)
        is[i] = told.data.stays[i].years;
    assert_alike(is, drawn.stays, drawn.stay_count, "stay");
    assert_found(told.data.growth, drawn.steps, drawn.step_count, "step-up");
    assert_found(told.data.multiples, drawn.multiples, drawn.multiple_count, "multiple");
    assert_found(told.data.rests, drawn.rests, drawn.rest_count, "rest");
}

static unsigned asked, held_within;

static void hold(const struct gt_estimate *is, double truth)
{
    asked++;
    held_within += is->low <= truth && truth <= is->high;
}

static void hold_stage(const struct gt_calibration_stage *stage, const struct truth *truth)
{
    const struct gt_lifetime *fit = &stage->fits[truth->law];
    if (stage->told == GT_TOLD_FEW) /* not every ledger has ten that ended in series C */
        return;
    hold(&fit->mean, gt_lifetime_mean(truth->law, truth->a, truth->b));
    hold(&fit->a, truth->a);
    if (truth->law != GT_LIFETIME_EXPONENTIAL)
        hold(&fit->b, truth->b);
    if (truth->next > 0)
        hold(&stage->shares[GT_CHAIN_END_NEXT], truth->next);
    hold(&stage->shares[GT_CHAIN_END_EXIT], truth->exit);
    hold(&stage->shares[GT_CHAIN_END_FAILURE], truth->failure);
    if (stage->step_told == GT_TOLD_YES) {
        hold(&stage->step_up, truth->step_up);
        hold(&stage->step_sigma, truth->step_sigma);
    }
    hold(&stage->dilution, 0.2 / 1.2); /* amounts of 15 to 25 % of the pre-money */
}

/* 4 ledgers of 400 companies, from 2012 to 2024. Every stay, step-up and multiple drawn is read
 * back. Of the figures asked, 95 % intervals miss on average at most 7 % (some are narrower than
 * exact in samples of this size); more misses than the binomial law's 1e-6 quantile at that rate
 * fail, so a right program fails with one seed in a million. */
START_TEST(test_ledgers)
{
    asked = held_within = 0;
    for (int run = 0; run < 4; run++) {
        struct gt_calibration calibration;
        gt_day first = ledger_day("2012-01-01"), date = ledger_day("2024-12-31");
        if (run > 0) {
            ledger_remove(&ledger);
            ledger_make(&ledger);
        }
        drawn = (struct drawn){.stay_count = 0};
        dice_state = 121212 + (uint64_t)run;
        ledger_add(&ledger, "fund", "name=Guidance Fund");
        for (int company = 0; company < COMPANIES; company++)
            add_company(company, first + (gt_day)dice_within(&dice_state, 0, date - first - 1),
                        date);
        read_as_of("2024-12-31");
        assert_drawn_is_read();
        ck_assert_int_eq(gt_calibrate(&told.data, &gt_calibration_usual, &calibration), GT_OK);
        for (int s = 0; s < TRUE_STAGES; s++)
            hold_stage(&calibration.stages[stage_of[s]], &truths[s]);
        hold(&calibration.rest, 0.05);
        gt_calibration_clear(&calibration);
    }
    unsigned missed = asked - held_within;
    ck_assert_uint_ge(asked, 100);
    ck_assert_msg(gsl_cdf_binomial_Q(missed - (missed > 0), 0.07, asked) > 1e-6,
                  "%u of %u figures outside their intervals", missed, asked);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("calibrate");
    TCase *cases = tcase_create("all");
    tcase_add_checked_fixture(cases, set_up, tear_down);
    tcase_add_test(cases, test_story);
    tcase_add_test(cases, test_prices);
    tcase_add_test(cases, test_multiples);
    tcase_add_test(cases, test_dates);
    tcase_add_test(cases, test_ledgers);
    suite_add_tcase(suite, cases);
    return run_suite(suite);
}
