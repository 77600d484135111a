/* estimate.c - a figure told from data, with its interval; estimate.h has the sources. */
#include "gentou/estimate.h"

#include <gsl/gsl_cdf.h>
#include <math.h>
#include <stdbool.h>

static bool is_confidence(double confidence)
{
    return confidence > 0 && confidence < 1;
}

enum gt_status gt_estimate_proportion(size_t hits, size_t count, double confidence,
                                      struct gt_estimate *share)
{
    double k = (double)hits, n = (double)count, tail = (1 - confidence) / 2;
    if (hits > count || !is_confidence(confidence))
        return GT_ERANGE;
    if (count == 0)
        return GT_ENODATA;
    share->value = k / n;
    share->low = hits == 0 ? 0 : gsl_cdf_beta_Pinv(tail, k, n - k + 1);
    share->high = hits == count ? 1 : gsl_cdf_beta_Qinv(tail, k + 1, n - k);
    return GT_OK;
}

enum gt_status gt_estimate_normal(const double *values, size_t count, double confidence,
                                  struct gt_estimate *mean, struct gt_estimate *deviation)
{
    double n = (double)count, freedom = n - 1, sum = 0, squares = 0, tail = (1 - confidence) / 2;
    bool differ = false;
    if (!is_confidence(confidence))
        return GT_ERANGE;
    for (size_t i = 0; i < count; i++) {
        if (!isfinite(values[i]))
            return GT_ERANGE;
        sum += values[i];
        differ = differ || values[i] != values[0];
    }
    double centre = sum / n;
    for (size_t i = 0; i < count; i++)
        squares += (values[i] - centre) * (values[i] - centre);
    if (!differ || squares == 0)
        return GT_ENODATA;
    double spread = sqrt(squares / freedom);
    double half = gsl_cdf_tdist_Qinv(tail, freedom) * spread / sqrt(n);
    *mean = (struct gt_estimate){centre, centre - half, centre + half};
    *deviation = (struct gt_estimate){spread, sqrt(squares / gsl_cdf_chisq_Qinv(tail, freedom)),
                                      sqrt(squares / gsl_cdf_chisq_Pinv(tail, freedom))};
    return GT_OK;
}

struct gt_estimate gt_estimate_wald(double value, double se, double confidence)
{
    double half = gsl_cdf_ugaussian_Qinv((1 - confidence) / 2) * se;
    return (struct gt_estimate){value, value - half, value + half};
}

struct gt_estimate gt_estimate_log_wald(double value, double log_se, double confidence)
{
    double factor = exp(gsl_cdf_ugaussian_Qinv((1 - confidence) / 2) * log_se);
    return (struct gt_estimate){value, value / factor, value * factor};
}
