/* plain_run.c - see plain_run.h. */
#include "plain_run.h"

#include <gsl/gsl_randist.h>
#include <gsl/gsl_rng.h>
#include <gsl/gsl_sort.h>
#include <gsl/gsl_statistics.h>
#include <math.h>
#include <stdlib.h>

#define COMPANIES 30
#define COLUMNS   (PLAIN_QUARTERS + 3)

/* A polynomial and its derivative. */
static double evaluate(const double c[PLAIN_QUARTERS], double w, double *slope)
{
    double value = 0;
    *slope = 0;
    for (int q = PLAIN_QUARTERS - 1; q >= 0; q--) {
        *slope = *slope * w + value;
        value = value * w + c[q];
    }
    return value;
}

/* The annual rate; Newton on ln(receipts / payments) over x = -ln(1 + quarterly rate), which is
 * nearly straight: a better method than most would take. */
static double rate(const double receipts[PLAIN_QUARTERS], const double paid[PLAIN_QUARTERS])
{
    double x = 0;
    for (int i = 0; i < 50; i++) {
        double w = exp(x), dr, dp, r = evaluate(receipts, w, &dr), p = evaluate(paid, w, &dp);
        double step = -log(r / p) / fmax(w * (dr / r - dp / p), 0.25);
        step = fmax(-0.5, fmin(0.5, step));
        x += step;
        if (fabs(step) < 1e-8)
            return exp(-4 * x) - 1;
    }
    return -1;
}

static double public_part(double m, double t)
{
    double call = pow(1.045, t);
    if (t <= 3 && m > call)
        return 0.25 * call;
    return 0.25 * (m - 0.5 * fmax(0, m - pow(1.06, t)));
}

struct path {
    double receipts[2][PLAIN_QUARTERS], paid[2][PLAIN_QUARTERS]; /* public, private */
    double received;                                             /* public */
};

static void draw(gsl_rng *rng, struct path *path)
{
    double z = gsl_ran_ugaussian(rng), nu = log(1.15) - 0.9 * 0.9 / 2;
    for (int i = 0; i < COMPANIES; i++) {
        int entry = 16 * i / COMPANIES;
        int quarter = entry + (int)ceil(4 * gsl_ran_exponential(rng, 5));
        if (quarter > PLAIN_QUARTERS - 1)
            quarter = PLAIN_QUARTERS - 1;
        double t = (quarter - entry) / 4.0, e = gsl_ran_ugaussian(rng);
        double m = exp(nu * t + 0.9 * sqrt(t) * (sqrt(0.3) * z + sqrt(0.7) * e));
        double part = public_part(m, t);
        path->paid[0][entry] += 0.25;
        path->paid[1][entry] += 0.75;
        path->receipts[0][quarter] += part;
        path->receipts[1][quarter] += m - part;
        path->received += part;
    }
}

static void sum_up(double *columns, size_t paths, struct plain_figures *figures)
{
    static const double levels[5] = {0.05, 0.25, 0.5, 0.75, 0.95};
    double *irr = columns, *private_irr = columns + paths, *tvpi = columns + 2 * paths;
    size_t below = 0;
    figures->irr_mean = gsl_stats_mean(irr, 1, paths);
    figures->irr_se = gsl_stats_sd(irr, 1, paths) / sqrt((double)paths);
    gsl_sort(private_irr, 1, paths);
    figures->private_irr_median = gsl_stats_median_from_sorted_data(private_irr, 1, paths);
    for (size_t i = 0; i < paths; i++)
        below += tvpi[i] < 1;
    figures->p_tvpi_below_1 = (double)below / (double)paths;
    gsl_sort(tvpi, 1, paths);
    figures->tvpi_median = gsl_stats_median_from_sorted_data(tvpi, 1, paths);
    for (size_t q = 0; q < PLAIN_QUARTERS; q++) {
        double *column = columns + (3 + q) * paths;
        gsl_sort(column, 1, paths);
        for (int k = 0; k < 5; k++)
            figures->fan[q][k] = gsl_stats_quantile_from_sorted_data(column, 1, paths, levels[k]);
    }
}

int plain_run(size_t paths, unsigned long seed, struct plain_figures *figures)
{
    double *columns = malloc(COLUMNS * paths * sizeof *columns);
    gsl_rng *rng = gsl_rng_alloc(gsl_rng_mt19937);
    if (columns && rng) {
        gsl_rng_set(rng, seed);
        for (size_t i = 0; i < paths; i++) {
            struct path path = {{{0}}};
            double sum = 0;
            draw(rng, &path);
            columns[i] = rate(path.receipts[0], path.paid[0]);
            columns[paths + i] = rate(path.receipts[1], path.paid[1]);
            columns[2 * paths + i] = path.received / (COMPANIES * 0.25);
            for (size_t q = 0; q < PLAIN_QUARTERS; q++)
                columns[(3 + q) * paths + i] = sum += path.receipts[0][q] - path.paid[0][q];
        }
        sum_up(columns, paths, figures);
    }
    int bad = columns && rng ? 0 : -1;
    free(columns);
    gsl_rng_free(rng);
    return bad;
}
