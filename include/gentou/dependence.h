/* dependence.h - what companies have in common.
 *
 * Every company has latent standard normals x (the higher, the better it goes):
 *   x = sqrt(rho) Z_q + sqrt(sector_rho) S_s + sqrt(1 - rho - sector_rho) e
 * with Z_q the common factor in the quarter q of its entry, S_s the factor of its sector s, and e
 * its own. rho is a parameter of each outcome model, sector_rho of the dependence.
 *   vintages: Z_0 normal, Z_q = persistence Z_{q-1} + sqrt(1 - persistence^2) eta_q, an AR(1) by
 *     quarter, so that cor(Z_q, Z_r) = persistence^|q - r|. Without: one Z for all quarters.
 *   Student-t copula: x becomes g(x sqrt(nu / W)), W chi-square of nu degrees, one a path, with
 *     g(y) = Phi^-1(T_nu(y)). So each x is as before taken alone, but bad (and good) paths are bad
 *     for all. Two companies with correlation r have Kendall's tau 2/pi asin(r) and the
 *     tail dependence 2 T_{nu+1}(-sqrt((nu + 1)(1 - r)/(1 + r))).
 *     Demarta, McNeil, "The t copula and related copulas", Int. Stat. Rev. 73(1), 2005, eqs. 3, 6.
 *   Partner's skill: x + skill, in standard deviations of x, for the partner's companies.
 * All zero is one common Gaussian factor.
 *
 * A company of diffusion, buckets or bootstrap has one x, so rho, sectors and the t copula leave a
 * company taken alone as it is. A company of rounds has two x an event, all with the same Z and S
 * (of its entry) and W: each is a standard normal by itself, but they hang together, with the
 * correlation rho + sector_rho among a company's own events. What goes well once is likely to go
 * well again, so with rho a company taken alone has a wider law and a higher mean, as its multiple
 * is a product over events (30 companies over 12 years at the defaults, no terms: the mean TVPI is
 * 2.25 with rho 0, 3.71 with 0.05); so does skill, which shifts every event. Calibrated parameters
 * hold with the rho they were fitted at.
 */
#ifndef GENTOU_DEPENDENCE_H
#define GENTOU_DEPENDENCE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define GT_SECTORS_MAX 64
#define GT_DEGREES_MIN 2
#define GT_DEGREES_MAX 30 /* above it, a t copula is a Gaussian one to the eye */

#define GT_SKILL_MAX 3.0 /* in standard deviations: more than that is a mistake */

enum gt_copula { GT_COPULA_GAUSSIAN, GT_COPULA_STUDENT };

struct gt_dependence {
    enum gt_copula copula;
    int degrees;        /* nu of the Student-t copula, GT_DEGREES_MIN..GT_DEGREES_MAX */
    int sectors;        /* 0..GT_SECTORS_MAX; company i is of sector i mod sectors; 0: none */
    double sector_rho;  /* >= 0; with the model's rho at most 1 */
    bool vintages;      /* Z moves by quarter; false: one Z a path */
    double persistence; /* of Z from quarter to quarter, -1..1; read only with vintages */
};

/* g of the t copula, by a table of v(w) / w over w = sqrt(nu ln(1 + y^2/nu)), where it is smooth
 * and near 1; cubic between its points. Made once a plan; the error of g is below 1e-7 (tested
 * against GSL's T_nu). Beyond GT_NORMALISER_FAR, which has probability e^-600, g stands still. */
#define GT_NORMALISER_STEP   0.0625
#define GT_NORMALISER_FAR    35.0
#define GT_NORMALISER_POINTS 564 /* two more than reach 35 */
struct gt_normaliser {
    double degrees;
    double ratio[GT_NORMALISER_POINTS]; /* at w = step x (i - 1) */
};

/* degrees in GT_DEGREES_MIN..GT_DEGREES_MAX. */
void gt_normaliser_make(int degrees, struct gt_normaliser *normaliser);

/* The factors of a block of paths, each array `paths` long for one quarter or sector. */
struct gt_factors {
    size_t paths;
    const double *common;  /* [quarter][path] with vintages, else [path] */
    const double *sectors; /* [sector][path]; NULL: none */
    const double *mixing;  /* sqrt(nu / W); NULL: Gaussian */
};

/* The doubles that gt_factors_draw needs as room. */
size_t gt_factors_room(const struct gt_dependence *dependence, int quarters, size_t paths);

/* Draws the factors of `paths` consecutive paths for quarters 0..quarters-1 into the caller's room.
 * *factors points into it. */
void gt_factors_draw(const struct gt_dependence *dependence, int quarters, uint64_t seed,
                     uint64_t first_path, size_t paths, double *room, struct gt_factors *factors);

/* The common factor of a quarter; the factor of a company's sector, or NULL. */
const double *gt_factors_common(const struct gt_dependence *dependence,
                                const struct gt_factors *factors, int quarter);
const double *gt_factors_sector(const struct gt_dependence *dependence,
                                const struct gt_factors *factors, int company);

/* The first field out of its range, by its name in a scenario file (copula, degrees, sectors,
 * sector_rho, persistence), or NULL. rho: the outcome model's. */
const char *gt_dependence_check(const struct gt_dependence *dependence, double rho);

#endif
