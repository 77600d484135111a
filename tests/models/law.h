/* law.h - does a sample follow a law? Kolmogorov-Smirnov and chi-square, as p values. */
#ifndef GENTOU_TESTS_LAW_H
#define GENTOU_TESTS_LAW_H

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_sort.h>
#include <math.h>
#include <stddef.h>

/* With fixed seeds a test fails for good or never; at this level a right generator would have
 * failed by chance with one in a million seeds. */
#define FALSE_ALARM 1e-6

/* P(K > d) of Kolmogorov's limiting distribution, for the larger n of these tests. */
static inline double kolmogorov_tail(double d, double n)
{
    double x = sqrt(n) * d, sum = 0;
    if (x < 0.3)
        return 1; /* the series needs many terms there, and P > 0.99999 */
    for (int k = 1; k <= 100; k++)
        sum += (k % 2 ? 2 : -2) * exp(-2.0 * k * k * x * x);
    return sum;
}

/* One sample, sorted in place, against a continuous law. */
static inline double ks_p(double *sample, size_t n, double (*cdf)(double))
{
    double d = 0;
    gsl_sort(sample, 1, n);
    for (size_t i = 0; i < n; i++) {
        double p = cdf(sample[i]);
        d = fmax(d, fmax(p - (double)i / (double)n, (double)(i + 1) / (double)n - p));
    }
    return kolmogorov_tail(d, (double)n);
}

/* Two samples of n each, sorted in place, against each other. */
static inline double ks_two_p(double *a, double *b, size_t n)
{
    double d = 0;
    gsl_sort(a, 1, n);
    gsl_sort(b, 1, n);
    for (size_t i = 0, j = 0; i < n && j < n;) {
        if (a[i] <= b[j])
            i++;
        else
            j++;
        d = fmax(d, fabs((double)i - (double)j) / (double)n);
    }
    return kolmogorov_tail(d, (double)n / 2);
}

/* Counts against equal expectations. */
static inline double chi_square_p(const long *counts, size_t bins, long n)
{
    double expected = (double)n / (double)bins, sum = 0;
    for (size_t i = 0; i < bins; i++)
        sum += pow((double)counts[i] - expected, 2) / expected;
    return gsl_cdf_chisq_Q(sum, (double)bins - 1);
}

#endif
