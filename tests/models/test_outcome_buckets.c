/* test_outcome_buckets.c - the published tables against what was published, the draws against
 * closed forms and against a plain second computation. */
#include "drawn.h"
#include "law.h"
#include "run.h"

#include <gsl/gsl_cdf.h>

enum { ANGEL_GROUPS, US_VENTURE };

static struct drawn drawn;
static double sample[PATHS];

/* The tables once more, from their sources as models/outcome_buckets.c cites them. */
static const struct table {
    int count;
    double share[6], low[6], high[6], years[6], alpha;
} tables[] = {
    {6,
     {0.35, 0.17, 0.36, 0.05, 0.05, 0.02},
     {0, 0.05, 1, 5, 10, 30},
     {0, 1, 5, 10, 30, 0},
     {3, 3, 3.3, 4.6, 4.9, 6},
     2.36},
    {6,
     {0.648, 0.253, 0.059, 0.025, 0.011, 0.004},
     {0.05, 1, 5, 10, 20, 50},
     {1, 5, 10, 20, 50, 0},
     {5, 5, 5, 5, 5, 5},
     1.43},
};

static void draw_table(int table, uint64_t seed)
{
    drawn_reset(&drawn, "buckets", seed);
    drawn_set(&drawn, "table", table);
    drawn_draw(&drawn);
}

/* Where a multiple lies; a bound belongs above. */
static int bucket_of(const struct table *table, double multiple)
{
    int at = 0;
    while (at + 1 < table->count && multiple >= table->low[at + 1])
        at++;
    return at;
}

/* Each bucket has its share: 5 standard errors, 6e-7 for each of 24 counts. */
START_TEST(test_shares)
{
    const struct table *table = &tables[_i];
    draw_table(_i, 21);
    for (int k = 0; k < 2; k++) {
        double counts[6] = {0};
        for (int i = 0; i < PATHS; i++)
            counts[bucket_of(table, drawn.multiple[k][i])]++;
        for (int b = 0; b < table->count; b++)
            check_share(counts[b], PATHS, table->share[b], "bucket");
    }
}
END_TEST

/* What Wiltbank and Boeker say (2007, summary): 52 % of exits returned less than was put in, 7 %
 * more than ten times; and those brought 75 % of 2.6 times the money, reckoned from the table's
 * bounds. */
START_TEST(test_published)
{
    const struct table *table = &tables[ANGEL_GROUPS];
    ck_assert_double_eq_tol(table->share[0] + table->share[1], 0.52, 1e-12);
    ck_assert_double_eq_tol(table->share[4] + table->share[5], 0.07, 1e-12);
    double above_ten = 0.05 * 20 / log(3) + 0.02 * 30 * table->alpha / (table->alpha - 1);
    ck_assert_double_eq_tol(above_ten, 0.75 * 2.6, 0.002);
    double below = 0, losses = 0;
    draw_table(ANGEL_GROUPS, 22);
    for (int i = 0; i < PATHS; i++) {
        below += drawn.multiple[0][i] < 1;
        losses += drawn.multiple[0][i] == 0;
    }
    check_share(below, PATHS, 0.52, "less than was put in");
    check_share(losses, PATHS, 0.35, "nothing");
}
END_TEST

static double uniform_p(double x)
{
    return x;
}

/* Inside a bucket ln m is uniform; above the last bound (low/m)^alpha is. */
START_TEST(test_inside)
{
    const struct table *table = &tables[_i / 6];
    int bucket = _i % 6;
    size_t n = 0;
    if (table->high[bucket] == 0 && table->low[bucket] == 0)
        return;
    draw_table(_i / 6, 23);
    for (int k = 0; k < 2; k++)
        for (int i = 0; i < PATHS && n < PATHS; i++) {
            double m = drawn.multiple[k][i], low = table->low[bucket];
            if (m > 0 && bucket_of(table, m) == bucket)
                sample[n++] = table->high[bucket] > 0
                                  ? log(m / low) / log(table->high[bucket] / low)
                                  : pow(low / m, table->alpha);
        }
    ck_assert_uint_gt(n, 200);
    ck_assert(ks_p(sample, n, uniform_p) > FALSE_ALARM);
}
END_TEST

/* The mean of the table, with a tail steep enough for one: the sum of share x (high - low) / ln
 * (high/low), and low alpha / (alpha - 1) for the last. */
START_TEST(test_mean)
{
    const struct table *table = &tables[_i];
    double mean = 0;
    for (int b = 0; b < table->count - 1; b++)
        if (table->low[b] > 0)
            mean += table->share[b] * (table->high[b] - table->low[b]) /
                    log(table->high[b] / table->low[b]);
    mean += table->share[5] * table->low[5] * 12 / 11;
    drawn_reset(&drawn, "buckets", 24);
    drawn_set(&drawn, "table", _i);
    drawn_set(&drawn, "tail", 12);
    drawn_draw(&drawn);
    check_mean(drawn.multiple[0], PATHS, mean, "mean of the table");
    check_mean(drawn.multiple[1], PATHS, mean, "mean of the table");
}
END_TEST

/* P(at most n quarters) = P(4 years x e^(s N - s^2/2) <= n), in each bucket with its own years. */
START_TEST(test_times)
{
    const struct table *table = &tables[ANGEL_GROUPS];
    static const int quarters[] = {6, 10, 14, 20, 30};
    draw_table(ANGEL_GROUPS, 25);
    for (size_t q = 0; q < sizeof quarters / sizeof *quarters; q++)
        for (int b = 0; b < table->count; b++) {
            double held = 0, all = 0;
            double ln = log(quarters[q] / (4 * table->years[b]));
            for (int i = 0; i < PATHS; i++)
                if (bucket_of(table, drawn.multiple[0][i]) == b) {
                    all++;
                    held += drawn.quarter[0][i] - 3 <= quarters[q];
                }
            check_share(held, all, gsl_cdf_ugaussian_P(ln / 0.5 + 0.5 / 2), "held");
        }
}
END_TEST

/* Quarter and multiple of company k from its uniforms, with libm and GSL. */
static void plainly(const struct table *table, uint64_t seed, uint64_t path, int k, double rho,
                    int last, double *quarter, double *multiple)
{
    double u[2][2];
    for (uint32_t c = 0; c < 2; c++)
        for (int w = 0; w < 2; w++)
            u[w][c] = uniform_at(seed, path, 4 + c, 0, w);
    double z = normal_of(uniform_at(seed, path, GT_COMPANY_COMMON, 0, 1),
                         uniform_at(seed, path, GT_COMPANY_COMMON + 1, 0, 1), 0);
    double x = sqrt(rho) * z + sqrt(1 - rho) * normal_of(u[1][0], u[1][1], k);
    double rank = gsl_cdf_ugaussian_P(x), from = 0;
    int b = 0;
    for (; b < 5 && rank >= from + table->share[b]; b++)
        from += table->share[b];
    double v = (rank - from) / table->share[b], low = table->low[b];
    if (b == 5)
        *multiple = low * pow(gsl_cdf_ugaussian_Q(x) / table->share[b], -1 / table->alpha);
    else
        *multiple = low > 0 ? low * pow(table->high[b] / low, v) : 0;
    double years = table->years[b] * exp(0.5 * normal_of(u[0][0], u[0][1], k) - 0.125);
    double held = fmax(ceil(4 * years), 1), left = last - (k ? 10 : 3);
    *quarter = fmin(held, left) + (k ? 10 : 3);
    if (held > left)
        *multiple = *multiple > 0 ? pow(*multiple, left / held) : 0;
}

/* What the horizon cuts short is sold for m^(left / held). */
START_TEST(test_plainly)
{
    int last = _i / 2 ? 24 : 1 << 20;
    double cut = 0;
    drawn_reset(&drawn, "buckets", 26);
    drawn_set(&drawn, "table", _i % 2);
    drawn.last = last;
    drawn_draw(&drawn);
    for (int i = 0; i < PATHS; i += 7)
        for (int k = 0; k < 2; k++) {
            double quarter, multiple;
            plainly(&tables[_i % 2], 26, (uint64_t)i, k, 0.3, last, &quarter, &multiple);
            ck_assert_double_eq(drawn.quarter[k][i], quarter);
            check_near(drawn.multiple[k][i], multiple, 1e-9, "multiple");
            ck_assert_double_eq(drawn.kind[k][i],
                                quarter < last ? GT_OUTCOME_EXIT : GT_OUTCOME_HORIZON);
            ck_assert_double_eq(drawn.round_quarter[k][0][i], 0);
            cut += quarter == last;
        }
    ck_assert(_i / 2 ? cut > PATHS / 28 : cut == 0);
}
END_TEST

/* With rho 1 both companies have the same rank, so the same bucket. */
START_TEST(test_together)
{
    drawn_reset(&drawn, "buckets", 27);
    drawn_set(&drawn, "rho", 1);
    drawn_draw(&drawn);
    for (int i = 0; i < PATHS; i++)
        ck_assert_double_eq(drawn.multiple[0][i], drawn.multiple[1][i]);
}
END_TEST

/* A partner's skill s: P(no total loss) = 1 - Phi(Phi^-1(0.35) - s). */
START_TEST(test_skill)
{
    double losses[2] = {0};
    drawn_reset(&drawn, "buckets", 28);
    drawn.skill[0] = 0.5;
    drawn.skill[1] = -0.25;
    drawn_draw(&drawn);
    for (int k = 0; k < 2; k++) {
        for (int i = 0; i < PATHS; i++)
            losses[k] += drawn.multiple[k][i] == 0;
        check_share(losses[k], PATHS,
                    gsl_cdf_ugaussian_P(gsl_cdf_ugaussian_Pinv(0.35) - drawn.skill[k]),
                    "losses of a skilled partner");
    }
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("buckets");
    TCase *tcase = tcase_create("buckets");
    tcase_add_loop_test(tcase, test_shares, 0, 2);
    tcase_add_test(tcase, test_published);
    tcase_add_loop_test(tcase, test_inside, 0, 12);
    tcase_add_loop_test(tcase, test_mean, 0, 2);
    tcase_add_test(tcase, test_times);
    tcase_add_loop_test(tcase, test_plainly, 0, 4);
    tcase_add_test(tcase, test_together);
    tcase_add_test(tcase, test_skill);
    suite_add_tcase(suite, tcase);
    return run_suite(suite);
}
