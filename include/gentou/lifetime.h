/* lifetime.h - how long things last, from times of which some are not over yet.
 *
 * A stay of length t ended at t, or was still running when it was last seen (right-censored): the
 * true length is then more than t. What decides when it was last seen must have nothing to do with
 * how long it lasts.
 *
 *   curve  S(t), the share that lasts longer than t, without any law: the estimator of Kaplan and
 *          Meier, S(t) = product over ends u <= t of 1 - d(u)/n(u), d(u) ended at u of n(u) that
 *          lasted at least until u (one that ends at u ends before one censored at u leaves).
 *          Greenwood: var S(t) = S(t)^2 sum d/(n (n - d)). The interval is set on the scale of
 *          ln(-ln S), so it stays within 0 and 1.
 *   law    by maximum likelihood: ended stays count with their density, the others with S(t).
 *            exponential  S = exp(-t/a)              a: mean; = time of all stays / ended ones
 *            lognormal    S = Q((ln t - a)/b)        a: mean of ln t, b: its standard deviation
 *            Weibull      S = exp(-(t/a)^b)          a: scale, b: shape (1: exponential)
 *          Intervals from the observed information: a and b on the scale of their logarithms, the
 *          lognormal's a on its own. AIC = 2 parameters - 2 ln L; the lowest leads.
 *
 * Sources: E. L. Kaplan, P. Meier, J. Amer. Statist. Assoc. 53 (1958) 457-481; M. Greenwood,
 * Reports on Public Health and Medical Subjects 33 (1926); the scale of the interval: J. D.
 * Kalbfleisch, R. L. Prentice, "The Statistical Analysis of Failure Time Data" (1980) 15; the laws:
 * J. F. Lawless, "Statistical Models and Methods for Lifetime Data" (2nd ed. 2003) ch. 4 and 5;
 * H. Akaike, IEEE Trans. Automat. Contr. 19 (1974) 716-723.
 */
#ifndef GENTOU_LIFETIME_H
#define GENTOU_LIFETIME_H

#include "gentou/estimate.h"

#include <stdbool.h>

struct gt_stay {
    double time; /* > 0, any unit */
    bool ended;  /* false: it lasts longer */
};

/* S from a time on at which something ended, until the next step. */
struct gt_survival_step {
    double time;
    size_t at_risk, ended;
    double survival;
    double low, high; /* both = S where it is 0 */
};

/* One step for each time at which a stay ended; steps has room for count, *step_count of them are
 * filled. GT_ENODATA: no stays; GT_ERANGE: a time that is not positive and finite, a confidence
 * outside (0, 1); GT_ENOMEM. */
enum gt_status gt_survival_curve(const struct gt_stay *stays, size_t count, double confidence,
                                 struct gt_survival_step *steps, size_t *step_count);

/* The median: the first time with S <= 1/2, its interval the first times at which the lower and the
 * upper end are <= 1/2 (R. Brookmeyer, J. Crowley, Biometrics 38 (1982) 29-41). Infinite where that
 * is never reached. */
struct gt_estimate gt_survival_median(const struct gt_survival_step *steps, size_t step_count);

/* X(ENUM, token, label). */
#define GT_LIFETIME_LAW_LIST(X)                                                                    \
    X(EXPONENTIAL, "exponential", "exponential")                                                   \
    X(LOGNORMAL, "lognormal", "lognormal")                                                         \
    X(WEIBULL, "weibull", "Weibull")

enum gt_lifetime_law {
#define X(word, token, label) GT_LIFETIME_##word,
    GT_LIFETIME_LAW_LIST(X)
#undef X
        GT_LIFETIME_LAWS
};

struct gt_lifetime {
    bool told; /* false: the data do not determine this law */
    enum gt_lifetime_law law;
    struct gt_estimate a, b; /* as above; an exponential's b is 1 */
    struct gt_estimate mean; /* of the law; its interval on the scale of its logarithm */
    double log_likelihood;   /* ln of the density of all stays */
    double aic;
};

/* One law. GT_ENODATA: none ended, or (but for the exponential) nothing lasted longer than the
 * first that ended, so that the likelihood has no maximum; GT_ERANGE, GT_ENOMEM as above. */
enum gt_status gt_lifetime_fit(const struct gt_stay *stays, size_t count, enum gt_lifetime_law law,
                               double confidence, struct gt_lifetime *fit);

/* All laws; *best is that of the lowest AIC. A law that is not determined is not told; GT_ENODATA:
 * none is. */
enum gt_status gt_lifetime_choose(const struct gt_stay *stays, size_t count, double confidence,
                                  struct gt_lifetime fits[GT_LIFETIME_LAWS],
                                  enum gt_lifetime_law *best);

/* S(t) of a law, t >= 0; its mean, in the unit of the times; and its median. */
double gt_lifetime_survival(enum gt_lifetime_law law, double a, double b, double t);
double gt_lifetime_mean(enum gt_lifetime_law law, double a, double b);
double gt_lifetime_median(enum gt_lifetime_law law, double a, double b);

#endif
