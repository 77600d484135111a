/* dependence_int.h - a company's latent normals from its own normals, for the outcome models. */
#ifndef GENTOU_DEPENDENCE_INT_H
#define GENTOU_DEPENDENCE_INT_H

#include "gentou/outcome.h"

#include <stddef.h>
#include <stdint.h>

/* How one company of a block hangs together with the rest. */
struct gt_latent {
    const double *factor, *sector, *mixing; /* by path; sector and mixing may be NULL */
    const struct gt_normaliser *normaliser;
    double common, by_sector, own; /* weights of the three normals */
    double scale, skill;           /* what is left to do to the sum */
};

/* Company k of the block. The latent normals come out times `scale`. */
struct gt_latent gt_latent_make(const struct gt_outcome_block *block, int k, double rho,
                                double scale);

/* Own independent normals in, latent ones out, in place: normals[i] is of path paths[i] of the
 * block, or of path i when paths is NULL. Without mixing the arithmetic is
 *   (scale sqrt(rho)) Z + (scale sqrt(1 - rho - sector_rho)) e (+ (scale sqrt(sector_rho)) S)
 * in this order: part of the draws. */
void gt_latent_apply(const struct gt_latent *latent, const uint32_t *paths, size_t count,
                     double *normals);

#endif
