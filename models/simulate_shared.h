/* simulate_shared.h - many term sets on the draws of one block of a simple programme. Private to
 * models/.
 *
 * x = -ln(1 + r) a quarter, c the centre of both sides' rates on a path, d = x - c, m the middle of
 * the quarters. For |d| <= D, e^(d t) is, within DOUBT, a polynomial in d:
 *   e^(d t) = sum_k a_k(t) d^k
 * by interpolation in Chebyshev's points, whose error 2 (D t / 2)^n / n! is 2^(n-1) times smaller
 * than that of n terms of Taylor's series. So what is received, R_c in quarter q_c, is worth
 *   sum_c R_c e^(x (q_c - m)) = sum_k d^k sum_c R_c p_ck,   p_ck = e^(c (q_c - m)) a_k(q_c - m)
 * and what is paid likewise. Terms change R_c and nothing else, and only of companies that bring
 * more than they cost (prices and hurdles are never below cost): their p_ck are laid out path by
 * path; what all bring and pay without terms is summed up once.
 */
#ifndef GENTOU_SIMULATE_SHARED_H
#define GENTOU_SIMULATE_SHARED_H

#include "models/simulate_int.h"

#define GT_POWERS 11 /* n: as many sums as stay in 16 registers */

/* A company that terms may touch. */
struct gt_shared_fate {
    double multiple;
    double discount; /* the treasury's, of its exit */
    size_t held;     /* quarters */
    double power[GT_POWERS];
};

/* A path; money per unit of a side's cost of one company. */
struct gt_shared_path {
    size_t first, count;        /* its fates */
    double sum, worth;          /* of what terms do not touch; worth: discounted */
    double net[GT_POWERS];      /* received without terms less paid */
    double paid;                /* at the centre */
    double centre;              /* NaN: no rate without terms */
    double guess[GT_HALVES][3]; /* powers of net[0], for d of a set */
    double plain_irr;
};

struct gt_shared {
    struct gt_block *block;
    double middle, reach;                      /* m, D */
    double paid[GT_QUARTERS_MAX];              /* of one company's cost, on either side */
    double powers[GT_QUARTERS_MAX][GT_POWERS]; /* a_k by quarter */
    int32_t *held;                             /* [company][path]: quarters */
    double *multiple, *exit;                   /* [company][path] */
    double *weight;                            /* [quarter][path]: e^(c (q - m)) */
    struct gt_shared_fate *fates;              /* path after path */
    struct gt_shared_path paths[GT_BLOCK_PATHS];
    double room[];
};

#endif
