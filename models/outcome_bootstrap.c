/* outcome_bootstrap.c - the multiple and the time of one of the deals that have closed.
 *
 * With u = Phi(x), x the company's latent normal (dependence.h), the outcome is that of deal
 * floor(u n) of the n closed ones in ascending order of their multiples: each equally likely, and
 * companies that share a factor draw from the same end. Multiple and time stay together. (Efron,
 * Tibshirani, "An Introduction to the Bootstrap", 1993, chapter 6; no smoothing.)
 * Nothing better than the best closed deal can be drawn.
 */
#include "models/dependence_int.h"
#include "models/normal_int.h"
#include "models/outcome_int.h"

#include "gentou/random.h"

#include <assert.h>
#include <math.h>

enum { RHO, PARAMETER_COUNT };

static void pick(const struct gt_closed_deals *deals, double entry, double last, size_t paths,
                 const double *restrict latent, double *restrict exit_quarter,
                 double *restrict multiple)
{
    double top = (double)(deals->count - 1);
    for (size_t i = 0; i < paths; i++) {
        double at = gt_min(gt_normal_cdf(latent[i]) * (double)deals->count, top);
        size_t deal = (size_t)at;
        struct gt_holding holding =
            gt_hold(entry, last, deals->years[deal], deals->multiples[deal]);
        exit_quarter[i] = holding.quarter;
        multiple[i] = holding.multiple;
    }
}

static void draw(const double *values, const struct gt_outcome_block *block)
{
    size_t paths = block->paths;
    double *latents[2] = {block->scratch, block->scratch + paths};
    assert(block->deals && block->deals->count > 0);
    for (uint32_t k = 0; k < 2; k++)
        gt_random_uniforms(block->seed, block->first_path, block->company + k, 0, paths,
                           block->scratch + 2 * paths, latents[k]);
    gt_random_normal_pair(latents[0], latents[1], paths);
    for (int k = 0; k < 2; k++) {
        struct gt_latent latent = gt_latent_make(block, k, values[RHO], 1);
        gt_latent_apply(&latent, NULL, paths, latents[k]);
        pick(block->deals, block->entry_quarter[k], block->last_quarter, paths, latents[k],
             block->exit_quarter[k], block->multiple[k]);
    }
    gt_outcome_no_rounds(block);
}

const struct gt_outcome_model gt_outcome_bootstrap = {
    .name = "bootstrap",
    .meaning = N_("multiples and times of deals that have closed, each as likely as the others"),
    .source = "Efron, Tibshirani, An Introduction to the Bootstrap, 1993",
    .parameter_count = PARAMETER_COUNT,
    .parameters = {[RHO] = {"rho", 0.3, 0, 1, "",
                            N_("correlation of two companies' latent normals"), "an assumption"}},
    .draw = draw,
    .rho = "rho",
    .needs_deals = 1,
};
