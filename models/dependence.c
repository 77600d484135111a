/* dependence.c - common factors, sectors' factors, and the Student-t copula. */
#include "gentou/dependence.h"
#include "models/dependence_int.h"
#include "models/normal_int.h"
#include "models/range_int.h"

#include "gentou/random.h"

#include <math.h>
#include <string.h>

/* --- The factors of a block ------------------------------------------------------------------- */

static int common_quarters(const struct gt_dependence *dependence, int quarters)
{
    return dependence->vintages ? quarters : 1;
}

/* Normals come in pairs, so an odd count has one to spare; mixing needs two rows of scratch. */
static size_t even(int count)
{
    return ((size_t)count + 1) / 2 * 2;
}

size_t gt_factors_room(const struct gt_dependence *dependence, int quarters, size_t paths)
{
    size_t rows = even(common_quarters(dependence, quarters)) + even(dependence->sectors);
    return (rows + 3) * paths;
}

/* The two normals of a pair of reserved companies, in draw block `at`. */
static void normal_pair(uint64_t seed, uint64_t first_path, uint32_t company, uint32_t at,
                        size_t paths, double *a, double *b, double *unused)
{
    gt_random_uniforms(seed, first_path, company, at, paths, unused, a);
    gt_random_uniforms(seed, first_path, company + 1, at, paths, unused, b);
    gt_random_normal_pair(a, b, paths);
}

/* Z_q from Z_{q-1} and the innovation that stands in its place. */
static void persist(const double *before, double persistence, size_t paths, double *factor)
{
    double fresh = sqrt(1 - persistence * persistence);
    for (size_t i = 0; i < paths; i++)
        factor[i] = persistence * before[i] + fresh * factor[i];
}

/* W is a sum of exponentials times 2, and the square of a normal when nu is odd. */
static void draw_mixing(int degrees, uint64_t seed, uint64_t first_path, size_t paths,
                        double *mixing, double *scratch)
{
    double *a = scratch, *b = scratch + paths;
    for (size_t i = 0; i < paths; i++)
        mixing[i] = 0;
    for (int k = 0; k < degrees / 2; k++) {
        gt_random_uniforms(seed, first_path, GT_COMPANY_MIXING, (uint32_t)k, paths, a, b);
        for (size_t i = 0; i < paths; i++)
            mixing[i] -= 2 * gt_log(a[i]);
    }
    if (degrees % 2) {
        gt_random_uniforms(seed, first_path, GT_COMPANY_MIXING, (uint32_t)degrees, paths, a, b);
        gt_random_normal_pair(a, b, paths);
        for (size_t i = 0; i < paths; i++)
            mixing[i] += a[i] * a[i];
    }
    for (size_t i = 0; i < paths; i++)
        mixing[i] = sqrt(degrees / mixing[i]);
}

void gt_factors_draw(const struct gt_dependence *dependence, int quarters, uint64_t seed,
                     uint64_t first_path, size_t paths, double *room, struct gt_factors *factors)
{
    int common = common_quarters(dependence, quarters);
    double *sectors = room + even(common) * paths;
    double *mixing = sectors + even(dependence->sectors) * paths, *scratch = mixing + paths;
    for (int q = 0; q < common; q += 2)
        normal_pair(seed, first_path, GT_COMPANY_COMMON, (uint32_t)q / 2, paths,
                    room + (size_t)q * paths, room + (size_t)(q + 1) * paths, scratch);
    for (int q = 1; q < common; q++)
        persist(room + (size_t)(q - 1) * paths, dependence->persistence, paths,
                room + (size_t)q * paths);
    for (int s = 0; s < dependence->sectors; s += 2)
        normal_pair(seed, first_path, GT_COMPANY_SECTORS + (uint32_t)s, 0, paths,
                    sectors + (size_t)s * paths, sectors + (size_t)(s + 1) * paths, scratch);
    if (dependence->copula == GT_COPULA_STUDENT)
        draw_mixing(dependence->degrees, seed, first_path, paths, mixing, scratch);
    *factors = (struct gt_factors){
        .paths = paths,
        .common = room,
        .sectors = dependence->sectors ? sectors : NULL,
        .mixing = dependence->copula == GT_COPULA_STUDENT ? mixing : NULL,
    };
}

const double *gt_factors_common(const struct gt_dependence *dependence,
                                const struct gt_factors *factors, int quarter)
{
    return factors->common + (dependence->vintages ? (size_t)quarter * factors->paths : 0);
}

const double *gt_factors_sector(const struct gt_dependence *dependence,
                                const struct gt_factors *factors, int company)
{
    if (!factors->sectors)
        return NULL;
    return factors->sectors + (size_t)(company % dependence->sectors) * factors->paths;
}

const char *gt_dependence_check(const struct gt_dependence *dependence, double rho)
{
    if (dependence->copula != GT_COPULA_GAUSSIAN && dependence->copula != GT_COPULA_STUDENT)
        return "copula";
    if (dependence->copula == GT_COPULA_STUDENT &&
        !gt_within(dependence->degrees, GT_DEGREES_MIN, GT_DEGREES_MAX))
        return "degrees";
    if (!gt_within(dependence->sectors, 0, GT_SECTORS_MAX))
        return "sectors";
    if (!gt_within(dependence->sector_rho, 0, 1 - rho) ||
        (dependence->sector_rho > 0 && dependence->sectors == 0))
        return "sector_rho";
    if (dependence->vintages && !gt_within(dependence->persistence, -1, 1))
        return "persistence";
    return NULL;
}

/* --- The Student-t copula --------------------------------------------------------------------- */

/* Gamma((nu+1)/2) / Gamma(nu/2), by nu -> nu + 2 from 1/sqrt(pi) and sqrt(pi)/2. */
static double gamma_ratio(int degrees)
{
    const double root_pi = 0x1.c5bf891b4ef6bp+0;
    double ratio = degrees % 2 ? 1 / root_pi : root_pi / 2;
    for (int nu = degrees % 2 ? 1 : 2; nu < degrees; nu += 2)
        ratio *= (nu + 1.0) / nu;
    return ratio;
}

#define FAR_C 0.9 /* below it the series, which loses no digit in the tail */

/* ln P(T > y) for c = nu / (nu + y^2) <= FAR_C: half the incomplete beta function as its series
 * c^a / B(a, 1/2) x sum of (1/2)_k / k! c^k / (a + k), a = nu/2 (Abramowitz, Stegun 6.6.8). */
static double log_tail_far(int degrees, double log_c, double c)
{
    double a = 0.5 * degrees, sum = 0, term = 1;
    for (int k = 0; k < 350; k++) {
        sum += term / (a + k);
        term *= c * (k + 0.5) / (k + 1);
    }
    double beta = 0x1.c5bf891b4ef6bp+0 / gamma_ratio(degrees);
    return a * log_c + gt_log(0.5 * sum / beta);
}

/* ln P(T > y) for small y: the density summed by Simpson's rule. */
static double log_tail_near(int degrees, double y)
{
    enum { PANELS = 128 };
    double h = y / PANELS, sum = 0;
    double scale = gamma_ratio(degrees) / (0x1.c5bf891b4ef6bp+0 * sqrt(degrees));
    for (int i = 0; i <= PANELS; i++) {
        double at = h * i, weight = i == 0 || i == PANELS ? 1 : i % 2 ? 4 : 2;
        sum += weight * gt_exp(-0.5 * (degrees + 1) * gt_log(1 + at * at / degrees));
    }
    return gt_log(0.5 - scale * sum * h / 3);
}

/* v(w) / w, w > 0. */
static double ratio_at(int degrees, double w)
{
    double log_c = -w * w / degrees;
    double c = gt_exp(log_c);
    double level = c <= FAR_C ? log_tail_far(degrees, log_c, c)
                              : log_tail_near(degrees, sqrt(degrees * (1 / c - 1)));
    return gt_normal_at(level) / w;
}

void gt_normaliser_make(int degrees, struct gt_normaliser *normaliser)
{
    double *ratio = normaliser->ratio;
    normaliser->degrees = degrees;
    for (int i = 2; i < GT_NORMALISER_POINTS; i++)
        ratio[i] = ratio_at(degrees, GT_NORMALISER_STEP * (i - 1));
    /* At 0 the quotient of the densities; it is even in w. */
    ratio[1] = gamma_ratio(degrees) * sqrt(2.0 / degrees);
    ratio[0] = ratio[2];
}

/* Cubic through four points (Lagrange), t in 0..1 between the middle two. */
static double cubic(const double *p, double t)
{
    double a = -t * (t - 1) * (t - 2) / 6, b = (t + 1) * (t - 1) * (t - 2) / 2;
    double c = -(t + 1) * t * (t - 2) / 2, d = (t + 1) * t * (t - 1) / 6;
    return a * p[0] + b * p[1] + c * p[2] + d * p[3];
}

static double normalise(const struct gt_normaliser *normaliser, double y)
{
    double nu = normaliser->degrees;
    double w = gt_min(sqrt(nu * gt_log(1 + y * y / nu)), GT_NORMALISER_FAR);
    double at = w / GT_NORMALISER_STEP;
    size_t cell = (size_t)at;
    return copysign(w * cubic(normaliser->ratio + cell, at - (double)cell), y);
}

/* --- Latent normals --------------------------------------------------------------------------- */

struct gt_latent gt_latent_make(const struct gt_outcome_block *block, int k, double rho,
                                double scale)
{
    double sector_rho = block->sector[k] ? block->sector_rho : 0;
    double weight = block->mixing ? 1 : scale;
    return (struct gt_latent){
        .factor = block->factor[k],
        .sector = block->sector[k],
        .mixing = block->mixing,
        .normaliser = block->normaliser,
        .common = weight * sqrt(rho),
        .by_sector = weight * sqrt(sector_rho),
        .own = weight * sqrt(gt_max(1 - rho - sector_rho, 0)),
        .scale = block->mixing ? scale : 1,
        .skill = scale * block->skill[k],
    };
}

static void mix(const struct gt_latent *latent, const uint32_t *paths, size_t count,
                double *normals)
{
    for (size_t i = 0; i < count; i++) {
        double y = normals[i] * latent->mixing[paths ? paths[i] : i];
        normals[i] = latent->scale * normalise(latent->normaliser, y);
    }
}

void gt_latent_apply(const struct gt_latent *latent, const uint32_t *paths, size_t count,
                     double *restrict normals)
{
    const double *restrict factor = latent->factor, *restrict sector = latent->sector;
    if (paths)
        for (size_t i = 0; i < count; i++)
            normals[i] = latent->common * factor[paths[i]] + latent->own * normals[i];
    else
        for (size_t i = 0; i < count; i++)
            normals[i] = latent->common * factor[i] + latent->own * normals[i];
    if (sector)
        for (size_t i = 0; i < count; i++)
            normals[i] += latent->by_sector * sector[paths ? paths[i] : i];
    if (latent->mixing)
        mix(latent, paths, count, normals);
    if (latent->skill != 0)
        for (size_t i = 0; i < count; i++)
            normals[i] += latent->skill;
}
