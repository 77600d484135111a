/* test_outcome_rounds.c - the chain of rounds against closed forms and against itself, plainly. */
#include "models/outcome_rounds_int.h"

#include "dice.h"
#include "law.h"
#include "plain_rounds.h"
#include "run.h"

#define STAGES (sizeof plain_stages / sizeof *plain_stages)

static struct drawn drawn;
static double sample[PATHS];

static void reset(uint64_t seed)
{
    drawn_reset(&drawn, "rounds", seed);
    drawn_set(&drawn, "rho", 0);
}

static void set_stage(size_t stage, const char *thing, double value)
{
    char name[64] = "";
    strcat(strcat(strcpy(name, plain_stages[stage]), "."), thing);
    drawn_set(&drawn, name, value);
}

static void set_stages(const char *thing, double value)
{
    for (size_t stage = 0; stage < STAGES; stage++)
        set_stage(stage, thing, value);
}

/* --- How far companies come ---------------------------------------------------------------------
 */

/* Of a seed cohort 46 % raise a second round, 28 % a third, 14 % a fourth, 6 % a fifth and 2 % a
 * sixth (CB Insights, 1,098 companies of 2008-2010); the defaults multiply to that within a rounded
 * per cent, and the draws to their product within 5 standard errors. */
START_TEST(test_cohort)
{
    static const double published[] = {0.46, 0.28, 0.14, 0.06, 0.02};
    static const double next[] = {0.46, 0.609, 0.5, 0.429, 0.333};
    double p = 1;
    reset(41);
    drawn_draw(&drawn);
    for (int round = 0; round < 5; round++) {
        p *= next[round];
        ck_assert_double_eq_tol(p, published[round], 0.005);
        for (int k = 0; k < 2; k++) {
            double raised = 0;
            for (int i = 0; i < PATHS; i++)
                raised += drawn.round_quarter[k][round][i] > 0;
            check_share(raised, PATHS, p, "raised");
        }
    }
}
END_TEST

/* "Just over 70 %" of that cohort ended without a further round or an exit (CB Insights): 0.4 +
 * 0.46 x 0.236 + ... of the chain; a company that would raise a ninth follow-on round is sold. */
START_TEST(test_failures)
{
    static const double next[] = {0.46, 0.609, 0.5, 0.429, 0.333, 0.333, 0.333, 0.333, 0};
    static const double failure[] = {0.4, 0.236, 0.316, 0.43, 0.55, 0.55, 0.55, 0.55, 0.55};
    double p = 1, expected = 0, failed = 0, horizon = 0;
    for (int k = 0; k < 9; k++) {
        expected += p * failure[k];
        p *= next[k];
    }
    ck_assert_double_eq_tol(expected, 0.70, 0.01);
    reset(42);
    drawn_draw(&drawn);
    for (int i = 0; i < PATHS; i++) {
        failed += drawn.kind[0][i] == GT_OUTCOME_FAILURE;
        horizon += drawn.kind[0][i] == GT_OUTCOME_HORIZON;
    }
    check_share(failed, PATHS, expected, "failed");
    ck_assert_double_eq(horizon, 0);
}
END_TEST

START_TEST(test_eight_rounds)
{
    reset(43);
    set_stages("next", 1);
    set_stages("exit", 0);
    set_stages("failure", 0);
    drawn_draw(&drawn);
    for (int i = 0; i < PATHS; i++) {
        ck_assert_double_gt(drawn.round_quarter[0][7][i], 0);
        ck_assert_double_eq(drawn.kind[0][i], GT_OUTCOME_EXIT);
    }
}
END_TEST

/* The Chinese way: seed, angel, A. Stages show by their dilutions: money = price x d / (1 - d) /
 * 0.205. */
START_TEST(test_leads_to)
{
    reset(44);
    drawn_set(&drawn, "seed.leads_to", _i);
    set_stage(1, "dilution", 0.15);
    drawn_draw(&drawn);
    double sold = _i ? 0.15 : 0.195;
    for (int i = 0; i < PATHS; i++)
        if (drawn.round_quarter[0][0][i] > 0)
            check_near(drawn.money[0][0][i], drawn.price[0][0][i] * sold / (1 - sold) / 0.205,
                       1e-14, "money");
}
END_TEST

/* --- Times --------------------------------------------------------------------------------------
 */

/* P(T <= n quarters) with a mean of 2 years. */
static double law_p(int law, double shape, double quarters)
{
    switch (law) {
    case 0:
        return gsl_cdf_exponential_P(quarters, 8);
    case 1:
        return gsl_cdf_lognormal_P(quarters, log(8) - shape * shape / 2, shape);
    default:
        return gsl_cdf_weibull_P(quarters, 8 / gsl_sf_gamma(1 + 1 / shape), shape);
    }
}

static const struct {
    int law;
    double shape;
} laws[] = {{0, 0.6}, {1, 0.6}, {1, 1.3}, {2, 0.6}, {2, 1}, {2, 2.7}};

/* The first event of a company falls in quarter n with P(n-1 < T <= n): 5 standard errors in each
 * of 40 quarters (6e-7 each). */
START_TEST(test_first_event)
{
    double counts[42] = {0};
    reset(45);
    set_stages("law", laws[_i].law);
    set_stages("shape", laws[_i].shape);
    set_stages("mean_years", 2);
    drawn_draw(&drawn);
    for (int i = 0; i < PATHS; i++) {
        bool raised = drawn.round_quarter[0][0][i] > 0;
        double at = raised ? drawn.round_quarter[0][0][i] : drawn.quarter[0][i];
        counts[(int)fmin(at - drawn.entry[0], 41)]++;
    }
    ck_assert_double_eq(counts[0], 0);
    for (int n = 1; n <= 40; n++)
        check_share(counts[n], PATHS,
                    law_p(laws[_i].law, laws[_i].shape, n) -
                        law_p(laws[_i].law, laws[_i].shape, n - 1),
                    "quarter");
}
END_TEST

/* The sum of two exponential times of 2 years is Erlang: the second event falls by quarter n with
 * 1 - e^-n/8 (1 + n/8). */
START_TEST(test_second_event)
{
    reset(46);
    set_stages("law", 0);
    set_stages("mean_years", 2);
    drawn_draw(&drawn);
    for (int n = 4; n <= 40; n += 4) {
        double all = 0, by = 0;
        for (int i = 0; i < PATHS; i++)
            if (drawn.round_quarter[0][0][i] > 0) {
                double second = drawn.round_quarter[0][1][i];
                all++;
                by += (second > 0 ? second : drawn.quarter[0][i]) - drawn.entry[0] <= n;
            }
        check_share(by, all, 1 - exp(-n / 8.0) * (1 + n / 8.0), "second event");
    }
}
END_TEST

/* --- Values -------------------------------------------------------------------------------------
 */

/* ln (price / last price) is normal with ln step_up and step_sigma, at each stage. */
START_TEST(test_steps)
{
    static const double step_up[] = {2.22, 1.8, 1.53, 1.63};
    size_t n = 0;
    reset(47);
    drawn_draw(&drawn);
    for (int k = 0; k < 2; k++)
        for (int i = 0; i < PATHS && n < PATHS; i++)
            if (drawn.price[k][_i][i] > 0)
                sample[n++] = (log(drawn.price[k][_i][i] / (_i ? drawn.price[k][_i - 1][i] : 1)) -
                               log(step_up[_i])) /
                              0.5;
    ck_assert_uint_gt(n, 4000);
    ck_assert(ks_p(sample, n, gsl_cdf_ugaussian_P) > FALSE_ALARM);
}
END_TEST

/* Without preferences, a sale from the seed round has P(m <= x) lognormal below 10, and above Q(ln
 * 10) (10 / x)^2: as a uniform. */
static double exit_p(double x)
{
    double at_ten = gsl_cdf_ugaussian_Q(log(10));
    return x < 10 ? gsl_cdf_ugaussian_P(log(x)) : 1 - at_ten * pow(10 / x, 2);
}

START_TEST(test_exits)
{
    double above[3] = {0};
    reset(48);
    drawn_set(&drawn, "preference", GT_PREFERENCE_NONE);
    set_stages("next", 0);
    set_stages("exit", 1);
    set_stages("failure", 0);
    drawn_draw(&drawn);
    for (int i = 0; i < PATHS; i++) {
        sample[i] = drawn.multiple[0][i];
        for (int c = 0; c < 3; c++)
            above[c] += sample[i] > (double[]){10, 20, 40}[c];
    }
    for (int c = 0; c < 3; c++)
        check_share(above[c], PATHS, 1 - exit_p((double[]){10, 20, 40}[c]), "tail");
    ck_assert(ks_p(sample, PATHS, exit_p) > FALSE_ALARM);
}
END_TEST

/* The mean without spread: prices double, failures are worth 0.3 of the last round, sales 1.5. With
 * p = 0.5, 0.2, 0.3 at every stage and no preferences: sum over k of (2 p)^k (0.2 x 1.5 + 0.3 x
 * 0.3), and the last chain sells instead of raising: + (0.5 x 2)^8 x 0.5 x 1.5. */
START_TEST(test_mean)
{
    reset(49);
    drawn_set(&drawn, "preference", GT_PREFERENCE_NONE);
    drawn_set(&drawn, "exit_sigma", 0);
    drawn_set(&drawn, "exit_median", 1.5);
    drawn_set(&drawn, "failure_multiple", 0.3);
    set_stages("next", 0.5);
    set_stages("exit", 0.2);
    set_stages("failure", 0.3);
    set_stages("step_up", 2);
    set_stages("step_sigma", 0);
    drawn_draw(&drawn);
    check_mean(drawn.multiple[0], PATHS, 9 * (0.2 * 1.5 + 0.3 * 0.3) + 0.5 * 1.5, "mean");
}
END_TEST

/* What still runs at the horizon is sold for running_multiple of its last round's price. */
START_TEST(test_horizon)
{
    double cut = 0;
    reset(50);
    drawn_set(&drawn, "preference", GT_PREFERENCE_NONE);
    drawn_set(&drawn, "running_multiple", 0.7);
    drawn.last = 16;
    drawn_draw(&drawn);
    for (int i = 0; i < PATHS; i++)
        if (drawn.kind[0][i] == GT_OUTCOME_HORIZON) {
            double price = 1;
            for (int r = 0; r < GT_OUTCOME_ROUNDS_MAX && drawn.price[0][r][i] > 0; r++)
                price = drawn.price[0][r][i];
            check_near(drawn.multiple[0][i], 0.7 * price, 1e-14, "sold at the horizon");
            ck_assert_double_eq(drawn.quarter[0][i], 16);
            cut++;
        }
    ck_assert_double_gt(cut, PATHS / 10.0);
}
END_TEST

/* --- Preferences --------------------------------------------------------------------------------
 */

static struct gt_chain any_chain(uint64_t *state, int rounds, double *prices)
{
    struct gt_chain chain = {0};
    double total = 1;
    prices[0] = 1;
    for (int j = 0; j <= rounds; j++) {
        double sold = 0.02 + 0.5 * dice_unit(state);
        chain.shares[j] = j ? total * sold / (1 - sold) : sold;
        total += j ? chain.shares[j] : 0;
        chain.total[j] = total;
        if (j)
            prices[j] = prices[j - 1] * exp(3 * dice_unit(state) - 1);
    }
    chain.preference_multiple = (double)dice_within(state, 0, 4) / 2;
    return chain;
}

/* Of one company. */
static double payout_of(const struct gt_chain *chain, int rounds, const double *prices,
                        double worth)
{
    double side_by_side[GT_OUTCOME_ROUNDS_MAX + 1][GT_CHAIN_TILE], payout;
    for (int j = 0; j <= rounds; j++)
        side_by_side[j][0] = prices[j];
    gt_chain_payouts(chain, rounds, side_by_side, &worth, 1, &payout);
    return payout;
}

/* Payouts of any rounds at any value, against bisection. */
START_TEST(test_payout)
{
    uint64_t state = 51;
    double prices[GT_OUTCOME_ROUNDS_MAX + 1];
    for (int n = 0; n < 20000; n++) {
        int rounds = (int)dice_within(&state, 0, GT_OUTCOME_ROUNDS_MAX);
        struct gt_chain chain = any_chain(&state, rounds, prices);
        chain.preference = (enum gt_preference)dice_within(&state, 0, 2);
        chain.seniority = (enum gt_seniority)dice_within(&state, 0, 1);
        double worth = prices[rounds] * exp(6 * dice_unit(&state) - 4), total = chain.total[rounds];
        double found = payout_of(&chain, rounds, prices, worth);
        double expected = plain_payout((int)chain.preference, chain.preference_multiple,
                                       chain.seniority == GT_SENIORITY_LAST_FIRST, rounds + 1,
                                       prices, chain.shares, total, worth * total);
        ck_assert_msg(fabs(found - expected) <= 1e-11 * (expected + total), "%g, plainly %g", found,
                      expected);
    }
}
END_TEST

/* Two rounds by hand: 0.2 at price 1 of 1 share in all, then 0.25 of all at 4 (1/3 of a share);
 * total 4/3, claims 0.2 and 4/3. */
static const struct {
    enum gt_preference preference;
    enum gt_seniority seniority;
    double value, payout;
    const char *why;
} by_hand[] = {
    {GT_PREFERENCE_NONE, GT_SENIORITY_PARI_PASSU, 1, 0.75, "1 / (4/3)"},
    {GT_PREFERENCE_NON_PARTICIPATING, GT_SENIORITY_PARI_PASSU, 1, 0.6521739130434783,
     "claims 23/15 share 1: 15/23 of the price"},
    {GT_PREFERENCE_NON_PARTICIPATING, GT_SENIORITY_LAST_FIRST, 1.4, 0.3333333333333333,
     "after 4/3, 1/15 is left for 0.2 shares"},
    {GT_PREFERENCE_NON_PARTICIPATING, GT_SENIORITY_LAST_FIRST, 1, 0, "the last round takes all"},
    {GT_PREFERENCE_NON_PARTICIPATING, GT_SENIORITY_PARI_PASSU, 2, 1,
     "as ordinary shares: (2 - 4/3) / 1 = 2/3 a share; the preference of 1 is more"},
    {GT_PREFERENCE_NON_PARTICIPATING, GT_SENIORITY_PARI_PASSU, 4, 2.6666666666666667,
     "the entry round converts, (4 - 4/3) / 1; the last does not, 4 is more"},
    {GT_PREFERENCE_NON_PARTICIPATING, GT_SENIORITY_PARI_PASSU, 8, 6, "all convert: 8 / (4/3)"},
    {GT_PREFERENCE_FULL, GT_SENIORITY_PARI_PASSU, 8, 5.85,
     "1 and its part of the rest, (8 - 23/15) / (4/3)"},
};

START_TEST(test_by_hand)
{
    static const double prices[] = {1, 4};
    struct gt_chain chain = {.shares = {0.2, 1 / 3.0},
                             .total = {1, 4 / 3.0},
                             .preference = by_hand[_i].preference,
                             .seniority = by_hand[_i].seniority,
                             .preference_multiple = 1};
    double found = payout_of(&chain, 1, prices, by_hand[_i].value / (4 / 3.0));
    ck_assert_msg(fabs(found - by_hand[_i].payout) < 1e-12, "%s: %.17g", by_hand[_i].why, found);
}
END_TEST

/* --- All of it once more, plainly ---------------------------------------------------------------
 */

static const struct {
    double start, leads_to, law, preference, order, rho;
    int last;
} variants[] = {
    {0, 0, 1, 1, 0, 0.05, 47}, /* the defaults */
    {0, 1, 0, 2, 1, 0.3, 47},  /* seed, angel; exponential; participating, last first */
    {2, 0, 2, 1, 1, 0.5, 30},  /* from A; Weibull; last first */
    {5, 0, 1, 0, 0, 0, 200},   /* from D on, no preferences */
};

START_TEST(test_plainly)
{
    reset(52);
    drawn_set(&drawn, "start", variants[_i].start);
    drawn_set(&drawn, "seed.leads_to", variants[_i].leads_to);
    set_stages("law", variants[_i].law);
    drawn_set(&drawn, "preference", variants[_i].preference);
    drawn_set(&drawn, "preference_order", variants[_i].order);
    drawn_set(&drawn, "rho", variants[_i].rho);
    drawn.last = variants[_i].last;
    drawn_draw(&drawn);
    for (int i = 0; i < PATHS; i += 11)
        for (int k = 0; k < 2; k++) {
            struct plain_rounds plain = plain_chain(&drawn, (uint64_t)i, k);
            ck_assert_double_eq(drawn.quarter[k][i], plain.exit_quarter);
            ck_assert_double_eq(drawn.kind[k][i], plain.kind);
            check_near(drawn.multiple[k][i], plain.multiple, 1e-9, "multiple");
            for (int r = 0; r < GT_OUTCOME_ROUNDS_MAX; r++) {
                ck_assert_double_eq(drawn.round_quarter[k][r][i], plain.quarter[r]);
                check_near(drawn.price[k][r][i], plain.price[r], 1e-12, "price");
                check_near(drawn.money[k][r][i], plain.money[r], 1e-12, "money");
            }
        }
}
END_TEST

/* --- What goes together -------------------------------------------------------------------------
 */

START_TEST(test_check)
{
    const struct gt_outcome_model *model = gt_outcome_find("rounds");
    struct gt_outcome_fault fault = {0};
    reset(53);
    ck_assert_int_eq(model->check(drawn.values, &fault), 0);
    for (size_t stage = 0; stage < STAGES; stage++) {
        reset(53);
        double exit = plain_of_stage(&drawn, (int)stage, "exit");
        set_stage(stage, "exit", exit + 0.01);
        ck_assert_int_eq(model->check(drawn.values, &fault), 1);
        ck_assert_int_eq(strncmp(fault.parameter, plain_stages[stage], strlen(plain_stages[stage])),
                         0);
        ck_assert_double_eq_tol(fault.found, 1.01, 1e-12);
        set_stage(stage, "exit", exit + 1e-10);
        ck_assert_int_eq(model->check(drawn.values, &fault), 0);
    }
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("rounds");
    TCase *tcase = tcase_create("chain");
    tcase_add_test(tcase, test_cohort);
    tcase_add_test(tcase, test_failures);
    tcase_add_test(tcase, test_eight_rounds);
    tcase_add_loop_test(tcase, test_leads_to, 0, 2);
    tcase_add_loop_test(tcase, test_first_event, 0, sizeof laws / sizeof *laws);
    tcase_add_test(tcase, test_second_event);
    tcase_add_loop_test(tcase, test_steps, 0, 4);
    tcase_add_test(tcase, test_exits);
    tcase_add_test(tcase, test_mean);
    tcase_add_test(tcase, test_horizon);
    suite_add_tcase(suite, tcase);
    tcase = tcase_create("shares");
    tcase_add_test(tcase, test_payout);
    tcase_add_loop_test(tcase, test_by_hand, 0, sizeof by_hand / sizeof *by_hand);
    tcase_add_loop_test(tcase, test_plainly, 0, sizeof variants / sizeof *variants);
    tcase_add_test(tcase, test_check);
    suite_add_tcase(suite, tcase);
    return run_suite(suite);
}
