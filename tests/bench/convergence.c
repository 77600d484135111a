/* convergence.c - how the error of a simulation falls with its paths, on the reference programme;
 * the tables of docs/simulation.md.
 *
 *   convergence [SEEDS [LARGEST]]    32 seeds, up to 262,144 paths, when not said
 *
 * Root mean square over seeds of the difference to a run of TRUTH paths with a seed of its own,
 * beside the standard error that a run states of itself, and the slope of log error over log paths.
 *
 * Then quasi-random draws, in a plain program by inversion: Sobol's sequence for the leading
 * DIMENSIONS numbers of a path (the common factor, the ages, a few companies' own normals), shifted
 * by a random vector modulo 1 (Cranley, Patterson 1976) so that its error can be told; the rest
 * pseudo-random. GSL's Sobol has 40 dimensions (Bratley, Fox 1988) and gives zeros beyond without
 * an error; a path takes 61 numbers.
 */
#include "gentou/simulate.h"
#include "models/run_int.h"

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_fit.h>
#include <gsl/gsl_qrng.h>
#include <gsl/gsl_rng.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#define TRUTH      8000000
#define SIZES_MAX  16
#define COMPANIES  30
#define QUARTERS   48
#define NUMBERS    (2 * COMPANIES + 1)
#define DIMENSIONS 40
#define MEDIAN     4

enum { IRR_MEAN, TVPI_MEDIAN, P_BELOW_1, LOWEST_5, FIGURES };

struct figures {
    double value[FIGURES], se[FIGURES];
};

static struct figures simulate(int64_t paths, uint64_t seed)
{
    struct gt_programme programme = gt_programme_preset_find("reference")->programme;
    struct gt_simulate_options options = {.paths = paths, .seed = seed};
    struct gt_simulation *s = NULL;
    if (gt_simulate(&programme, &options, &s) != GT_OK)
        exit(1);
    const struct gt_side_result *side = &s->public_side;
    struct figures figures = {
        {side->irr.mean, side->tvpi.quantiles[MEDIAN], side->p_tvpi_below_1, side->tvpi.tails[1]},
        {side->irr.se, side->tvpi.quantile_ses[MEDIAN], side->p_tvpi_below_1_se,
         side->tvpi.tail_ses[1]}};
    gt_simulation_free(s);
    return figures;
}

/* A straight line through logarithms. */
static double slope(const double *paths, const double *error, size_t count)
{
    double x[SIZES_MAX], y[SIZES_MAX], c0, c1, c00, c01, c11, sum;
    for (size_t i = 0; i < count; i++) {
        x[i] = log(paths[i]);
        y[i] = log(error[i]);
    }
    gsl_fit_linear(x, 1, y, 1, count, &c0, &c1, &c00, &c01, &c11, &sum);
    return c1;
}

static void print_slopes(const double *paths, double error[][SIZES_MAX], int rows, size_t count)
{
    printf("%9s", "slope");
    for (int f = 0; f < rows; f++)
        printf("  %9.2f %9s", slope(paths, error[f], count), "");
    printf("\n");
}

static void converge(int seeds, int64_t largest, const struct figures *truth)
{
    double paths[SIZES_MAX], error[FIGURES][SIZES_MAX];
    size_t count = 0;
    printf("%9s  %19s  %19s  %19s  %19s\n", "paths", "mean public IRR", "median public TVPI",
           "P(public TVPI<1)", "lowest 5 % of TVPI");
    printf("%9s", "");
    for (int f = 0; f < FIGURES; f++)
        printf("  %9s %9s", "error", "stated");
    printf("\n");
    for (int64_t n = 1024; n <= largest && count < SIZES_MAX; n *= 4, count++) {
        double squares[FIGURES] = {0}, stated[FIGURES] = {0};
        for (int seed = 1; seed <= seeds; seed++) {
            struct figures figures = simulate(n, (uint64_t)seed);
            for (int f = 0; f < FIGURES; f++) {
                squares[f] += pow(figures.value[f] - truth->value[f], 2) / seeds;
                stated[f] += figures.se[f] / seeds;
            }
        }
        paths[count] = (double)n;
        printf("%9lld", (long long)n);
        for (int f = 0; f < FIGURES; f++) {
            error[f][count] = sqrt(squares[f]);
            printf("  %9.6f %9.6f", error[f][count], stated[f]);
        }
        printf("\n");
    }
    print_slopes(paths, error, FIGURES, count);
}

/* The annual rate of one path's public flows. */
static double rate(const double receipts[QUARTERS], const double paid[QUARTERS])
{
    double x = 0;
    for (int i = 0; i < 50; i++) {
        double w = exp(x), r = 0, dr = 0, p = 0, dp = 0;
        for (int q = QUARTERS - 1; q >= 0; q--) {
            dr = dr * w + r;
            r = r * w + receipts[q];
            dp = dp * w + p;
            p = p * w + paid[q];
        }
        double step = -log(r / p) / fmax(w * (dr / r - dp / p), 0.25);
        x += fmax(-0.5, fmin(0.5, step));
        if (fabs(step) < 1e-8)
            break;
    }
    return exp(-4 * x) - 1;
}

/* The reference programme from NUMBERS uniforms: the common factor, the ages, the own normals. */
static double path_irr(const double u[NUMBERS], double *tvpi)
{
    double receipts[QUARTERS] = {0}, paid[QUARTERS] = {0}, received = 0;
    double z = gsl_cdf_ugaussian_Pinv(u[0]), nu = log(1.15) - 0.9 * 0.9 / 2;
    for (int i = 0; i < COMPANIES; i++) {
        int entry = 16 * i / COMPANIES;
        int quarter = (int)fmin(entry + ceil(-20 * log(u[1 + i])), QUARTERS - 1);
        double t = (quarter - entry) / 4.0, e = gsl_cdf_ugaussian_Pinv(u[1 + COMPANIES + i]);
        double m = exp(nu * t + 0.9 * sqrt(t) * (sqrt(0.3) * z + sqrt(0.7) * e));
        double call = pow(1.045, t), part = m - 0.5 * fmax(0, m - pow(1.06, t));
        part = 0.25 * (t <= 3 && m > call ? call : part);
        paid[entry] += 0.25;
        receipts[quarter] += part;
        received += part;
    }
    *tvpi = received / (0.25 * COMPANIES);
    return rate(receipts, paid);
}

/* n paths: mean IRR and P(TVPI < 1). */
static void draw(int64_t n, bool quasi, gsl_rng *rng, double value[2])
{
    double shift[DIMENSIONS], u[NUMBERS], tvpi;
    gsl_qrng *sobol = gsl_qrng_alloc(gsl_qrng_sobol, DIMENSIONS);
    if (!sobol)
        exit(1);
    for (int d = 0; d < DIMENSIONS; d++)
        shift[d] = gsl_rng_uniform_pos(rng);
    value[0] = value[1] = 0;
    for (int64_t i = 0; i < n; i++) {
        for (int d = 0; d < NUMBERS; d++)
            u[d] = gsl_rng_uniform_pos(rng);
        if (quasi)
            gsl_qrng_get(sobol, u);
        for (int d = 0; quasi && d < DIMENSIONS; d++) {
            u[d] = fmod(u[d] + shift[d], 1);
            u[d] = u[d] > 0 ? u[d] : 0.5 / (double)n;
        }
        value[0] += path_irr(u, &tvpi) / (double)n;
        value[1] += (tvpi < 1) / (double)n;
    }
    gsl_qrng_free(sobol);
}

static void compare_quasi(int seeds, int64_t largest, const struct figures *truth)
{
    static const char *const names[] = {"pseudo-random", "Sobol, 40 of 61"};
    const double want[2] = {truth->value[IRR_MEAN], truth->value[P_BELOW_1]};
    gsl_rng *rng = gsl_rng_alloc(gsl_rng_mt19937);
    for (int quasi = 0; quasi < 2; quasi++) {
        double paths[SIZES_MAX], error[2][SIZES_MAX];
        size_t count = 0;
        printf("\n%s\n%9s  %19s  %19s\n", names[quasi], "paths", "mean public IRR",
               "P(public TVPI<1)");
        for (int64_t n = 1024; n <= largest && count < SIZES_MAX; n *= 4, count++) {
            double squares[2] = {0}, value[2];
            for (int seed = 0; seed < seeds; seed++) {
                draw(n, quasi, rng, value);
                for (int f = 0; f < 2; f++)
                    squares[f] += pow(value[f] - want[f], 2) / seeds;
            }
            paths[count] = (double)n;
            for (int f = 0; f < 2; f++)
                error[f][count] = sqrt(squares[f]);
            printf("%9lld  %9.6f %9s  %9.6f\n", (long long)n, error[0][count], "", error[1][count]);
        }
        print_slopes(paths, error, 2, count);
    }
    gsl_rng_free(rng);
}

int main(int argc, char **argv)
{
    int seeds = argc > 1 ? atoi(argv[1]) : 32;
    int64_t largest = argc > 2 ? strtoll(argv[2], NULL, 10) : 262144;
    if (seeds < 2 || largest < 1024)
        return 1;
    struct figures truth = simulate(TRUTH, UINT64_C(1) << 40);
    converge(seeds, largest, &truth);
    compare_quasi(seeds, largest < 16384 ? largest : 16384, &truth);
    return 0;
}
