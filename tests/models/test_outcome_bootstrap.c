/* test_outcome_bootstrap.c - outcomes of closed deals, drawn again. */
#include "drawn.h"
#include "run.h"

#include <gsl/gsl_cdf.h>

#define DEALS 7

static const double multiples[DEALS] = {0, 0, 0.31, 0.87, 1.9, 4.7, 33.1};
static const double years[DEALS] = {1.13, 2.9, 3.37, 2.25, 4.31, 5.2, 7.93};
static const struct gt_closed_deals deals = {DEALS, multiples, years};

static struct drawn drawn;

static void draw_deals(uint64_t seed, double rho, int last)
{
    drawn_reset(&drawn, "bootstrap", seed);
    drawn_set(&drawn, "rho", rho);
    drawn.deals = &deals;
    drawn.last = last;
    drawn_draw(&drawn);
}

/* The deal a quarter and multiple come from. */
static int deal_of(int k, int i)
{
    for (int d = 0; d < DEALS; d++)
        if (drawn.multiple[k][i] == multiples[d] &&
            drawn.quarter[k][i] - drawn.entry[k] == ceil(4 * years[d]))
            return d;
    ck_abort_msg("%g after %g is no deal's", drawn.multiple[k][i], drawn.quarter[k][i]);
    return -1;
}

/* Multiple and time are of one deal, and every deal is as likely: 5 standard errors each. */
START_TEST(test_shares)
{
    draw_deals(31, 0.3, 1 << 20);
    for (int k = 0; k < 2; k++) {
        double counts[DEALS] = {0};
        for (int i = 0; i < PATHS; i++)
            counts[deal_of(k, i)]++;
        for (int d = 0; d < DEALS; d++)
            check_share(counts[d], PATHS, 1.0 / DEALS, "deal");
    }
}
END_TEST

START_TEST(test_mean)
{
    double mean = 0;
    for (int d = 0; d < DEALS; d++)
        mean += multiples[d] / DEALS;
    draw_deals(32, 0.3, 1 << 20);
    check_mean(drawn.multiple[0], PATHS, mean, "mean of the deals");
}
END_TEST

/* The deal of rank floor(n Phi(x)), from the uniforms; cut at the horizon to m^(left / held). */
START_TEST(test_plainly)
{
    int last = _i ? 18 : 1 << 20;
    draw_deals(33, 0.3, last);
    for (uint64_t i = 0; i < PATHS; i += 11) {
        double u[2], z = normal_of(uniform_at(33, i, GT_COMPANY_COMMON, 0, 1),
                                   uniform_at(33, i, GT_COMPANY_COMMON + 1, 0, 1), 0);
        for (uint32_t c = 0; c < 2; c++)
            u[c] = uniform_at(33, i, 4 + c, 0, 1);
        for (int k = 0; k < 2; k++) {
            double x = sqrt(0.3) * z + sqrt(0.7) * normal_of(u[0], u[1], k);
            int d = (int)floor(DEALS * gsl_cdf_ugaussian_P(x));
            double held = ceil(4 * years[d]), left = last - drawn.entry[k], m = multiples[d];
            if (held > left)
                m = m > 0 ? pow(m, left / held) : 0;
            ck_assert_double_eq(drawn.quarter[k][i], drawn.entry[k] + fmin(held, left));
            check_near(drawn.multiple[k][i], m, 1e-13, "multiple");
        }
    }
}
END_TEST

/* Of one deal there is one outcome; of companies that share everything, one rank. */
START_TEST(test_corners)
{
    static const struct gt_closed_deals one = {1, multiples + 4, years + 4};
    drawn_reset(&drawn, "bootstrap", 34);
    drawn.deals = &one;
    drawn_draw(&drawn);
    for (int i = 0; i < PATHS; i++)
        ck_assert_double_eq(drawn.multiple[0][i], 1.9);
    draw_deals(35, 1, 1 << 20);
    for (int i = 0; i < PATHS; i++)
        ck_assert_int_eq(deal_of(0, i), deal_of(1, i));
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("bootstrap");
    TCase *tcase = tcase_create("bootstrap");
    tcase_add_test(tcase, test_shares);
    tcase_add_test(tcase, test_mean);
    tcase_add_loop_test(tcase, test_plainly, 0, 2);
    tcase_add_test(tcase, test_corners);
    suite_add_tcase(suite, tcase);
    return run_suite(suite);
}
