/* outcome_diffusion.c - value as a geometric Brownian motion, sold at an exponential age.
 *
 *   exit age   tau ~ Exp(mean_years); exit quarter q = min(entry + ceil(4 tau), last)
 *   holding    t = (q - entry) / 4 years
 *   multiple   m = exp((ln(1 + growth) - sigma^2/2) t + sigma sqrt(t) x)
 * with x the company's latent normal (dependence.h): x = sqrt(rho) Z + sqrt(1-rho) e in the plain
 * case, Z the path's common factor and e its own; so E[m | t] = (1 + growth)^t
 * and the logarithms of two companies held equally long correlate by rho.
 *
 * Source: Metrick, Yasuda, "The Economics of Private Equity Funds", Rev. Financ. Stud. 23(6), 2010
 * (independent exits at a constant rate, values with a common part). The parameters are those of
 * the reference programme, not estimates of a market. No failure short of a low value, no new
 * rounds.
 */
#include "models/dependence_int.h"
#include "models/outcome_int.h"
#include "models/vmath_int.h"

#include "gentou/random.h"
#include "gentou/terms.h"

#include <assert.h>
#include <math.h>

enum { MEAN_YEARS, SIGMA, RHO, GROWTH, PARAMETER_COUNT };

struct motion {
    double quarters_mean;
    double drift;                           /* a year */
    double root[GT_TERMS_QUARTERS_MAX + 1]; /* of years held, by quarters: looked up sooner */
};

/* In place: ages to exits by quarter, and the square roots of the times held. */
static void exits(const struct motion *motion, double entry, double last, size_t paths,
                  double *restrict ages, double *restrict exit_quarter)
{
    for (size_t i = 0; i < paths; i++) {
        double quarter = gt_min(entry + gt_ceil(motion->quarters_mean * ages[i]), last);
        exit_quarter[i] = quarter;
        ages[i] = motion->root[(int)(quarter - entry)];
    }
}

static void multiples(const struct motion *motion, double entry, size_t paths,
                      const double *restrict exit_quarter, const double *restrict roots,
                      const double *restrict shocks, double *restrict multiple)
{
    for (size_t i = 0; i < paths; i++) {
        double t = 0.25 * (exit_quarter[i] - entry);
        double exponent = motion->drift * t + roots[i] * shocks[i];
        multiple[i] = gt_exp_clamped(exponent);
    }
}

static void draw(const double *values, const struct gt_outcome_block *block)
{
    size_t paths = block->paths;
    double *ages[2] = {block->scratch, block->scratch + paths};
    double *shocks[2] = {block->scratch + 2 * paths, block->scratch + 3 * paths};
    struct motion motion = {
        .quarters_mean = 4 * values[MEAN_YEARS],
        .drift = gt_log(1 + values[GROWTH]) - 0.5 * values[SIGMA] * values[SIGMA],
    };
    assert(block->last_quarter <= GT_TERMS_QUARTERS_MAX);
    for (int q = 0; q <= block->last_quarter; q++)
        motion.root[q] = sqrt(0.25 * q);
    for (uint32_t k = 0; k < 2; k++) {
        gt_random_uniforms(block->seed, block->first_path, block->company + k, 0, paths, ages[k],
                           shocks[k]);
        gt_random_exponential(ages[k], paths);
    }
    gt_random_normal_pair(shocks[0], shocks[1], paths);
    for (int k = 0; k < 2; k++) {
        struct gt_latent latent = gt_latent_make(block, k, values[RHO], values[SIGMA]);
        gt_latent_apply(&latent, NULL, paths, shocks[k]);
        exits(&motion, block->entry_quarter[k], block->last_quarter, paths, ages[k],
              block->exit_quarter[k]);
        multiples(&motion, block->entry_quarter[k], paths, block->exit_quarter[k], ages[k],
                  shocks[k], block->multiple[k]);
    }
    gt_outcome_no_rounds(block);
}

#define REFERENCE "an assumption: the reference programme"

const struct gt_outcome_model gt_outcome_diffusion = {
    .name = "diffusion",
    .meaning =
        N_("value moves as a geometric Brownian motion until an exponentially distributed exit"),
    .source = "Metrick, Yasuda, The Economics of Private Equity Funds, 2010",
    .parameter_count = PARAMETER_COUNT,
    .parameters =
        {
            [MEAN_YEARS] = {"mean_years", 5, 0.05, 100, "years", N_("mean age at exit"), REFERENCE},
            [SIGMA] = {"sigma", 0.9, 0, 5, "a year, decimal", N_("volatility of a company's value"),
                       REFERENCE},
            [RHO] = {"rho", 0.3, 0, 1, "", N_("correlation of two companies' log values"),
                     REFERENCE},
            [GROWTH] = {"growth", 0.15, -0.9, 10, "a year, decimal", N_("expected growth of value"),
                        REFERENCE},
        },
    .draw = draw,
    .rho = "rho",
};
