/* test_dependence.c - what companies have in common, against theory and against itself, plainly. */
#include "gentou/dependence.h"
#include "models/dependence_int.h"

#include "drawn.h"
#include "law.h"
#include "run.h"

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_integration.h>
#include <gsl/gsl_randist.h>

#define QUARTERS 6
#define SECTORS  3

static double sample[PATHS];

/* Factors of all paths, in memory of their own. */
static double *draw_factors(const struct gt_dependence *dependence, uint64_t seed,
                            struct gt_factors *factors)
{
    double *room = malloc(gt_factors_room(dependence, QUARTERS, PATHS) * sizeof *room);
    ck_assert_ptr_nonnull(room);
    gt_factors_draw(dependence, QUARTERS, seed, 0, PATHS, room, factors);
    return room;
}

static void check_normal(const double *x)
{
    memcpy(sample, x, sizeof sample);
    ck_assert(ks_p(sample, PATHS, gsl_cdf_ugaussian_P) > FALSE_ALARM);
}

/* The mean of x y is r; its variance for normals 1 + r^2. */
static void check_correlation(const double *x, const double *y, double r)
{
    for (int i = 0; i < PATHS; i++)
        sample[i] = x[i] * y[i];
    check_mean(sample, PATHS, r, "correlation");
}

/* Without vintages the one factor is that of the first version of the draws, bit for bit. */
START_TEST(test_common)
{
    struct gt_dependence none = {0};
    struct gt_factors factors;
    double *room = draw_factors(&none, 11, &factors);
    static double a[PATHS], b[PATHS], unused[PATHS];
    gt_random_uniforms(11, 0, GT_COMPANY_COMMON, 0, PATHS, unused, a);
    gt_random_uniforms(11, 0, GT_COMPANY_COMMON + 1, 0, PATHS, unused, b);
    gt_random_normal_pair(a, b, PATHS);
    ck_assert_mem_eq(gt_factors_common(&none, &factors, 5), a, sizeof a);
    ck_assert_ptr_null(factors.sectors);
    ck_assert_ptr_null(factors.mixing);
    ck_assert_ptr_null(gt_factors_sector(&none, &factors, 5));
    free(room);
}
END_TEST

/* Each quarter's factor is normal and correlates with the others' by persistence^distance. */
START_TEST(test_vintages)
{
    static const double persistences[] = {0.9, 0, -0.6, 1};
    struct gt_dependence vintages = {.vintages = true, .persistence = persistences[_i]};
    struct gt_factors factors;
    double *room = draw_factors(&vintages, 12, &factors);
    for (int q = 0; q < QUARTERS; q++) {
        const double *here = gt_factors_common(&vintages, &factors, q);
        check_normal(here);
        for (int r = 0; r < q; r++)
            check_correlation(here, gt_factors_common(&vintages, &factors, r),
                              pow(persistences[_i], q - r));
    }
    free(room);
}
END_TEST

/* Z_3 of one path by hand: Z_q = phi Z_{q-1} + sqrt(1 - phi^2) eta_q, eta_q the half q mod 2 of the
 * pair in block q / 2. */
START_TEST(test_vintages_plainly)
{
    struct gt_dependence vintages = {.vintages = true, .persistence = 0.83};
    struct gt_factors factors;
    double *room = draw_factors(&vintages, 13, &factors);
    for (int path = 0; path < PATHS; path += 997) {
        double z = 0;
        for (uint32_t q = 0; q < QUARTERS; q++) {
            double a = uniform_at(13, (uint64_t)path, GT_COMPANY_COMMON, q / 2, 1);
            double b = uniform_at(13, (uint64_t)path, GT_COMPANY_COMMON + 1, q / 2, 1);
            double eta = normal_of(a, b, q % 2);
            z = q == 0 ? eta : 0.83 * z + sqrt(1 - 0.83 * 0.83) * eta;
            ck_assert_double_eq_tol(gt_factors_common(&vintages, &factors, (int)q)[path], z, 1e-12);
        }
    }
    free(room);
}
END_TEST

/* Normal, independent of each other and of the common factor, shared by companies of one sector. */
START_TEST(test_sectors)
{
    struct gt_dependence three = {.sectors = SECTORS, .sector_rho = 0.2};
    struct gt_factors factors;
    double *room = draw_factors(&three, 14, &factors);
    for (int s = 0; s < SECTORS; s++) {
        const double *sector = gt_factors_sector(&three, &factors, s);
        check_normal(sector);
        check_correlation(sector, gt_factors_common(&three, &factors, 0), 0);
        for (int other = 0; other < s; other++)
            check_correlation(sector, gt_factors_sector(&three, &factors, other), 0);
        ck_assert_ptr_eq(sector, gt_factors_sector(&three, &factors, s + 5 * SECTORS));
    }
    free(room);
}
END_TEST

static int degrees_of_test;

static double chi_square_p_of(double x)
{
    return gsl_cdf_chisq_P(x, degrees_of_test);
}

/* nu / mixing^2 is chi-square of nu degrees. */
START_TEST(test_mixing)
{
    static const int degrees[] = {2, 3, 4, 7, 30};
    struct gt_dependence student = {.copula = GT_COPULA_STUDENT, .degrees = degrees[_i]};
    struct gt_factors factors;
    double *room = draw_factors(&student, 15, &factors);
    for (int i = 0; i < PATHS; i++)
        sample[i] = degrees[_i] / (factors.mixing[i] * factors.mixing[i]);
    degrees_of_test = degrees[_i];
    ck_assert(ks_p(sample, PATHS, chi_square_p_of) > FALSE_ALARM);
    free(room);
}
END_TEST

/* The map of the t copula alone: own normal y, no factor, no mixing. */
static double map(const struct gt_normaliser *normaliser, double y)
{
    static const double zero = 0, one = 1;
    struct gt_latent latent = {
        .factor = &zero, .mixing = &one, .normaliser = normaliser, .own = 1, .scale = 1};
    gt_latent_apply(&latent, NULL, 1, &y);
    return y;
}

/* g(y) = Phi^-1(T_nu(y)) within 1e-7 of GSL's, which is asked for the smaller tail. */
START_TEST(test_normaliser)
{
    static struct gt_normaliser normaliser;
    int nu = _i;
    gt_normaliser_make(nu, &normaliser);
    for (double y = 0; y < 1e6; y = y < 10 ? y + 0.00731 : y * 1.37) {
        double tail = gsl_cdf_tdist_Q(y, nu);
        if (tail < 1e-280)
            break;
        double expected = gsl_cdf_ugaussian_Qinv(tail);
        ck_assert_double_eq_tol(map(&normaliser, y), expected, 1e-7);
        ck_assert_double_eq_tol(map(&normaliser, -y), -expected, 1e-7);
    }
    ck_assert_double_eq(map(&normaliser, 1e300), map(&normaliser, 1e200)); /* it stands still */
}
END_TEST

/* --- Two companies ------------------------------------------------------------------------------
 */

/* Latent normals of two companies of one sector with rho 0.25 and sector_rho 0.15, so r = 0.4. */
#define RHO        0.25
#define SECTOR_RHO 0.15

static double latents[2][PATHS];

static void draw_latents(struct gt_dependence dependence, uint64_t seed, const double skill[2])
{
    static struct gt_normaliser normaliser;
    struct gt_factors factors;
    double *room = draw_factors(&dependence, seed, &factors);
    struct gt_outcome_block block = {.mixing = factors.mixing,
                                     .normaliser = &normaliser,
                                     .sector_rho = dependence.sector_rho,
                                     .skill = {skill[0], skill[1]}};
    static double unused[PATHS];
    if (factors.mixing)
        gt_normaliser_make(dependence.degrees, &normaliser);
    for (int k = 0; k < 2; k++) {
        block.factor[k] = gt_factors_common(&dependence, &factors, k);
        block.sector[k] = gt_factors_sector(&dependence, &factors, 1);
        gt_random_uniforms(seed, 0, 6 + (uint32_t)k, 0, PATHS, unused, latents[k]);
    }
    gt_random_normal_pair(latents[0], latents[1], PATHS);
    for (int k = 0; k < 2; k++) {
        struct gt_latent latent = gt_latent_make(&block, k, RHO, 1);
        gt_latent_apply(&latent, NULL, PATHS, latents[k]);
    }
    free(room);
}

static const double unskilled[2];

static const struct {
    struct gt_dependence dependence;
    double r; /* of the normals before they are mixed */
    const char *why;
} pairs[] = {
    {{.copula = GT_COPULA_GAUSSIAN}, 0.25, "the common factor alone"},
    {{.sectors = 2, .sector_rho = SECTOR_RHO}, 0.4, "one sector: rho + sector_rho"},
    {{.vintages = true, .persistence = 0.5}, 0.125, "neighbouring quarters: rho x persistence"},
    {{.copula = GT_COPULA_STUDENT, .degrees = 4}, 0.25, "t copula"},
    {{.copula = GT_COPULA_STUDENT, .degrees = 3, .sectors = 2, .sector_rho = SECTOR_RHO},
     0.4,
     "t copula, odd degrees, one sector"},
};

/* Every company alone is standard normal; Kendall's tau = 2/pi asin(r), for the t copula as for the
 * Gaussian one. tau from neighbouring paths, which are independent: concordant less discordant. */
START_TEST(test_kendall)
{
    draw_latents(pairs[_i].dependence, 16, unskilled);
    double concordant = 0, tau = 2 / 3.14159265358979324 * asin(pairs[_i].r);
    for (int i = 0; i < PATHS; i += 2)
        concordant += (latents[0][i] - latents[0][i + 1]) * (latents[1][i] - latents[1][i + 1]) > 0;
    check_share(concordant, PATHS / 2.0, (1 + tau) / 2, pairs[_i].why);
    check_normal(latents[0]);
    check_normal(latents[1]);
}
END_TEST

struct lower_tail {
    double nu, r, a;
};

/* The density of T_1 at x times P(T_2 < a | T_1 = x): T_2 given x is r x + sqrt((nu + x^2)(1 - r^2)
 * / (nu + 1)) times a t of nu + 1 degrees (Demarta, McNeil 2005, section 2). */
static double lower_tail_at(double x, void *context)
{
    const struct lower_tail *tail = context;
    double nu = tail->nu, r = tail->r;
    double scale = sqrt((nu + x * x) * (1 - r * r) / (nu + 1));
    return gsl_ran_tdist_pdf(x, nu) * gsl_cdf_tdist_P((tail->a - r * x) / scale, nu + 1);
}

/* P(both among their worst q) of the t copula. */
static double both_worst(double nu, double r, double q)
{
    struct lower_tail tail = {nu, r, gsl_cdf_tdist_Pinv(q, nu)};
    gsl_function f = {lower_tail_at, &tail};
    gsl_integration_workspace *room = gsl_integration_workspace_alloc(1000);
    double result, error;
    gsl_integration_qagil(&f, tail.a, 0, 1e-9, 1000, room, &result, &error);
    gsl_integration_workspace_free(room);
    return result;
}

/* Both among their worst 1 %, which is 0.01 x something near the tail dependence 2
 * T_{nu+1}(-sqrt((nu
 * + 1)(1 - r)/(1 + r))); the integral is first checked to come to it as q goes to 0. */
START_TEST(test_tail_dependence)
{
    double nu = 3, r = 0.4, q = 0.01, both = 0, above = 0;
    double limit = 2 * gsl_cdf_tdist_P(-sqrt((nu + 1) * (1 - r) / (1 + r)), nu + 1);
    ck_assert_double_eq_tol(both_worst(nu, r, 1e-9) / 1e-9, limit, 1e-3);
    draw_latents(pairs[4].dependence, 17, unskilled);
    double worst = gsl_cdf_ugaussian_Pinv(q);
    for (int i = 0; i < PATHS; i++) {
        both += latents[0][i] < worst && latents[1][i] < worst;
        above += latents[0][i] > -worst && latents[1][i] > -worst;
    }
    check_share(both, PATHS, both_worst(nu, r, q), "both among the worst 1 %");
    check_share(above, PATHS, both_worst(nu, r, q), "both among the best 1 %");
    ck_assert_double_gt(both, PATHS * q * limit); /* and a Gaussian copula has 0.0007 x PATHS */
}
END_TEST

/* Skill adds to the latent normal, in the t copula after its map. */
START_TEST(test_skill)
{
    static const double skills[2] = {0.37, -1.2};
    static double plain[2][PATHS];
    draw_latents(pairs[_i].dependence, 18, unskilled);
    memcpy(plain, latents, sizeof plain);
    draw_latents(pairs[_i].dependence, 18, skills);
    for (int k = 0; k < 2; k++)
        for (int i = 0; i < PATHS; i++)
            ck_assert_double_eq(latents[k][i], plain[k][i] + skills[k]);
}
END_TEST

/* A latent normal of one path from its uniforms, with libm and GSL. */
START_TEST(test_plainly)
{
    int nu = 5;
    struct gt_dependence all = {
        .copula = GT_COPULA_STUDENT, .degrees = nu, .sectors = 2, .sector_rho = SECTOR_RHO};
    draw_latents(all, 19, unskilled);
    for (uint64_t path = 0; path < PATHS; path += 499) {
        double u[4], w = 0;
        for (uint32_t k = 0; k < 4; k++)
            u[k] = uniform_at(19, path, (k < 2 ? 6 : GT_COMPANY_COMMON) + k % 2, 0, 1);
        double z = normal_of(u[2], u[3], 0);
        double s = normal_of(uniform_at(19, path, GT_COMPANY_SECTORS, 0, 1),
                             uniform_at(19, path, GT_COMPANY_SECTORS + 1, 0, 1), 1);
        for (uint32_t b = 0; b < 2; b++)
            w -= 2 * log(uniform_at(19, path, GT_COMPANY_MIXING, b, 0));
        w += pow(normal_of(uniform_at(19, path, GT_COMPANY_MIXING, 5, 0),
                           uniform_at(19, path, GT_COMPANY_MIXING, 5, 1), 0),
                 2);
        for (int k = 0; k < 2; k++) {
            double x = sqrt(RHO) * z + sqrt(SECTOR_RHO) * s +
                       sqrt(1 - RHO - SECTOR_RHO) * normal_of(u[0], u[1], k);
            double t = x * sqrt(nu / w);
            double g = gsl_cdf_ugaussian_Qinv(gsl_cdf_tdist_Q(fabs(t), nu));
            ck_assert_double_eq_tol(latents[k][path], copysign(g, t), 1e-7);
        }
    }
}
END_TEST

/* Paths listed one by one get what they get all together. */
START_TEST(test_listed)
{
    struct gt_normaliser normaliser;
    static const double factor[] = {0.3, -1, 2}, sector[] = {1, 0.5, -2}, mixing[] = {1, 0.4, 3};
    struct gt_outcome_block block = {.factor = {factor, factor},
                                     .sector = {sector, sector},
                                     .sector_rho = 0.1,
                                     .mixing = mixing,
                                     .normaliser = &normaliser,
                                     .skill = {0.1, 0}};
    uint32_t listed[] = {2, 0};
    double all[] = {0.7, 0.2, -0.4}, some[] = {-0.4, 0.7};
    gt_normaliser_make(6, &normaliser);
    struct gt_latent latent = gt_latent_make(&block, 0, 0.3, 2);
    gt_latent_apply(&latent, NULL, 3, all);
    gt_latent_apply(&latent, listed, 2, some);
    ck_assert_double_eq(some[0], all[2]);
    ck_assert_double_eq(some[1], all[0]);
}
END_TEST

static const struct {
    struct gt_dependence dependence;
    double rho;
    const char *field;
} checks[] = {
    {{.copula = GT_COPULA_GAUSSIAN}, 1, NULL},
    {{.copula = (enum gt_copula)2}, 0, "copula"},
    {{.copula = GT_COPULA_STUDENT, .degrees = 1}, 0, "degrees"},
    {{.copula = GT_COPULA_STUDENT, .degrees = 31}, 0, "degrees"},
    {{.copula = GT_COPULA_STUDENT, .degrees = 2}, 0, NULL},
    {{.sectors = -1}, 0, "sectors"},
    {{.sectors = 65}, 0, "sectors"},
    {{.sectors = 2, .sector_rho = 0.7}, 0.3, NULL},
    {{.sectors = 2, .sector_rho = 0.71}, 0.3, "sector_rho"},
    {{.sectors = 2, .sector_rho = -0.1}, 0.3, "sector_rho"},
    {{.sector_rho = 0.1}, 0.3, "sector_rho"},
    {{.vintages = true, .persistence = 1.01}, 0, "persistence"},
    {{.vintages = true, .persistence = NAN}, 0, "persistence"},
    {{.vintages = true, .persistence = -1}, 0, NULL},
};

START_TEST(test_check)
{
    ck_assert_pstr_eq(gt_dependence_check(&checks[_i].dependence, checks[_i].rho),
                      checks[_i].field);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("dependence");
    TCase *tcase = tcase_create("factors");
    tcase_add_test(tcase, test_common);
    tcase_add_loop_test(tcase, test_vintages, 0, 4);
    tcase_add_test(tcase, test_vintages_plainly);
    tcase_add_test(tcase, test_sectors);
    tcase_add_loop_test(tcase, test_mixing, 0, 5);
    tcase_add_loop_test(tcase, test_normaliser, GT_DEGREES_MIN, GT_DEGREES_MAX + 1);
    suite_add_tcase(suite, tcase);
    tcase = tcase_create("pairs");
    tcase_add_loop_test(tcase, test_kendall, 0, sizeof pairs / sizeof *pairs);
    tcase_add_test(tcase, test_tail_dependence);
    tcase_add_loop_test(tcase, test_skill, 0, sizeof pairs / sizeof *pairs);
    tcase_add_test(tcase, test_plainly);
    tcase_add_test(tcase, test_listed);
    tcase_add_loop_test(tcase, test_check, 0, sizeof checks / sizeof *checks);
    suite_add_tcase(suite, tcase);
    return run_suite(suite);
}
