/* random.h - counter-based random numbers, addressed by path, company and draw.
 *
 * Philox4x32-10 (Salmon, Moraes, Dror, Shaw, "Parallel random numbers: as easy as 1, 2, 3", SC11).
 * There is no state: a number is a function of the seed and of its address, so results depend on
 * no order, thread, batch or instruction set.
 *
 * Draw addresses, version GT_DRAWS_VERSION (part of every stored result; never changed, only
 * superseded by a new version):
 *   key     = (seed low 32 bits, seed high 32 bits)
 *   counter = (draw block, company, path low 32 bits, path high 32 bits)
 *   uniform 0 of a block = words 0 (low) and 1 (high), uniform 1 = words 2 and 3, each
 *             (floor(word64 / 2^12) + 1/2) x 2^-52, so strictly inside (0, 1)
 *   exponential of company c = -ln(uniform 0 of c)
 *   normal of companies 2k and 2k+1 = sqrt(-2 ln a) cos(2 pi b) and sqrt(-2 ln a) sin(2 pi b),
 *             a = uniform 1 of 2k, b = uniform 1 of 2k+1 (Box, Muller 1958), same block
 *   common factor of a path = the normal of company GT_COMPANY_COMMON in block 0
 *   with vintages (dependence.h): Z_0 and the innovation of quarter q = the normal of
 *             GT_COMPANY_COMMON + q mod 2 in block floor(q / 2)
 *   factor of sector s = the normal of GT_COMPANY_SECTORS + s in block 0
 *   chi-square of a path = -2 x the sum of ln(uniform 0) of GT_COMPANY_MIXING over the blocks
 *             0..floor(nu/2)-1; for odd nu + the square of the cosine half of Box-Muller of its
 *             uniforms 0 and 1 in block nu
 *   deals by chance of lot l in quarter q = uniform 0 of GT_COMPANY_ARRIVALS + l in block q
 *
 * Two schemes draw the same in law with less noise in means. A path's number with the scheme's bit
 * set is a path of that scheme; the paths of a batch (GT_RANDOM_BATCH of them, aligned) depend on
 * each other, batches do not:
 *   antithetic  paths 256 k + i and 256 k + 128 + i, i < 128, are a pair with the draws of one address
 *               (path 128 k + i, with the bit): the second has 1 - u for uniform 0, and u + 1/2 mod 1
 *               for uniform 1 of odd companies, which turns the sign of both normals (Hammersley,
 *               Morton, "A new Monte Carlo technique: antithetic variates", 1956).
 *   net         uniform 1 of companies GT_COMPANY_COMMON and GT_COMPANY_COMMON + 1 in block 0 (the
 *               normal of the common factor): path i of a batch lies in strip i xor s of 256, and in
 *               strip (i with its 8 bits reversed) xor t, where s and t are the low bytes of words 0
 *               and 1 of counter (0, GT_COMPANY_NET, batch low, batch high): Hammersley's net under a
 *               random digital shift, at random within its strips (L'Ecuyer, Lemieux, "Recent
 *               advances in randomized quasi-Monte Carlo methods", 2002). So also a mean over a batch
 *               has no bias. All else is drawn as ever.
 */
#ifndef GENTOU_RANDOM_H
#define GENTOU_RANDOM_H

#include <stddef.h>
#include <stdint.h>

#define GT_DRAWS_VERSION   1
#define GT_COMPANY_COMMON  0xFFFF0000u /* reserved: the common factor; real companies lie below */
#define GT_COMPANY_LOTTERY 0xFFFF0001u /* reserved: the tickets of gentou/allocate.h */
#define GT_COMPANY_MIXING  0xFFFF0002u /* reserved: the chi-square of the Student-t copula */
#define GT_COMPANY_NET     0xFFFF0004u /* reserved: the shifts of the net */
#define GT_COMPANY_SECTORS 0xFFFF1000u /* reserved: the factors of sectors, one each */
#define GT_COMPANY_ARRIVALS 0xFFFF2000u /* reserved: how many deals come by chance, a lot each */

#define GT_RANDOM_BATCH    256
/* Independent paths are numbered below both bits. */
#define GT_PATH_ANTITHETIC (UINT64_C(1) << 63)
#define GT_PATH_NET        (UINT64_C(1) << 62)

/* One call of Philox4x32-10: counter and key in, four words out. */
void gt_philox(const uint32_t counter[4], const uint32_t key[2], uint32_t out[4]);

/* Uniforms 0 and 1 of one company and draw block for `paths` consecutive paths from first_path.
 * u0 and u1 each take `paths` doubles in (0, 1). */
void gt_random_uniforms(uint64_t seed, uint64_t first_path, uint32_t company, uint32_t block,
                        size_t paths, double *u0, double *u1);

/* u -> -ln(u), the exponential with mean 1, in place. */
void gt_random_exponential(double *u, size_t count);

/* (a, b) -> the two independent standard normals, in place. */
void gt_random_normal_pair(double *a, double *b, size_t count);

#endif
