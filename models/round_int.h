/* round_int.h - a priced round: price, pool and conversions solved together.
 *
 * T all shares after the round as common, F issued and granted before it, E the unissued pool,
 * D its increase, S_k what security k becomes, N the new shares, u shares for a minor unit (1 /
 * price), V the pre-money valuation, M the new money:
 *
 *   T = F + E + D + sum S_k + N,   N = M u (or a stated part of T),
 *   V u = F + E + [D] + [sum S_k]     D counts when the pool is in the pre-money; the S_k do in the
 *                                     percent-ownership method; dollars-invested has V + sum I_k
 *   E + D = t T, or D as stated
 *   S_k = I_k max(f_k u, C_k / K_k)   I_k its money, f_k = 1 / (1 - discount), K_k its cap, C_k the
 *                                     capitalization of its kind (gentou/convertible.h)
 *
 * Fix T: D, u, N and what is left for the S_k, A(T), are affine in T, and so is every C_k. So
 * g(T) = A(T) - sum S_k(T) is concave and piecewise affine; Newton's method from T = 0, where g <
 * 0, rises to its least root and is there after as many steps as g has pieces on the way, in exact
 * ratios. Where a slope is not positive first, there is no root: nothing is left for the others.
 *
 * Shares are whole: the greatest whole S_k, D and N that satisfy the same equations with each right
 * side rounded down. Every right side rises with every S_k, D and N, so stepping down from the
 * exact root rounded down ends there. A price rounded to decimals is rounded once, from the exact
 * root, and what depends on it is solved again; prices of discounts and caps have decimals of their
 * own, but a post-money cap gives amount / cap of the capitalization, as in the guide below.
 *
 * Sources: Y Combinator, "Post-Money Safe User Guide" (v1.2, 2023), appendix II; Cooley GO,
 * "Calculating Share Price With Outstanding Convertible Notes or Safes" (2022), the three methods.
 */
#ifndef GENTOU_MODELS_ROUND_INT_H
#define GENTOU_MODELS_ROUND_INT_H

#include "gentou/equity.h"

#include <gmp.h>

/* A security that converts, by the best for it of several terms (its own, those it may take). */
struct gt_round_part {
    gt_money money; /* amount and interest */
    const struct gt_convertible_terms **choices;
    size_t choice_count;
};

struct gt_round_problem {
    int64_t issued, granted, pool; /* F = issued + granted, as common; E */
    const struct gt_round_terms *terms;
    int64_t per_one;           /* minor units in one unit */
    gt_money money;            /* M; GT_MONEY_UNKNOWN: the terms' share says */
    const gt_money *purchases; /* those parts of M that buy by themselves; the rest does, too */
    size_t purchase_count;
    const struct gt_round_part *parts;
    size_t part_count;
};

struct gt_round_taken {
    int64_t shares, capitalization;
    size_t choice;
    enum gt_conversion_basis basis;
    struct gt_ratio price; /* currency units a share */
};

struct gt_round_answer {
    mpq_t price; /* minor units a share; initialized by the caller */
    int64_t increase, new_shares, price_shares, capitalization;
    struct gt_round_taken *parts; /* room for part_count, the caller's */
};

/* GT_ERANGE: no answer; GT_EOVERFLOW; GT_ENOMEM. */
enum gt_status gt_round_solve(const struct gt_round_problem *problem,
                              struct gt_round_answer *answer);

#define GT_ROUND_SHARES_MAX (INT64_MAX / GT_SHARES_ONE)

/* The components of a capitalization, and of what a round's price is of. */
enum {
    GT_COUNT_ISSUED = 1,
    GT_COUNT_GRANTED = 2,
    GT_COUNT_POOL = 4,
    GT_COUNT_INCREASE = 8,
    GT_COUNT_CONVERTING = 16,
};
unsigned gt_round_counted(enum gt_capitalization definition, const struct gt_round_terms *terms);

/* One way for a security to convert: weight x u, or weight x a capitalization. */
struct gt_round_way {
    size_t part, choice;
    enum gt_conversion_basis basis;
    unsigned counted; /* components of the capitalization; 0: u */
    mpq_t weight;
};

/* a + b T. */
struct gt_round_line {
    mpq_t at0, slope;
};

/* What both stages share. */
struct gt_round_solver {
    const struct gt_round_problem *problem;
    struct gt_round_way *ways; /* by part */
    size_t way_count;
    mpq_t valuation;   /* V, with sum I_k in the dollars-invested method; without a stated price */
    mpq_t price;       /* fixed, minor units a share; 0: the valuation's */
    bool fixed_pool;   /* D = 0, as the pool is larger than its target */
    mpq_t total, rate; /* the root: T and u */
    int64_t *floors;   /* the S_k there, rounded down */
};

/* The exact root; GT_ERANGE: there is none; GT_EOVERFLOW: more shares than a table holds. */
enum gt_status gt_round_root(struct gt_round_solver *solver);
/* The whole D, S_k and N, from those at the root. */
enum gt_status gt_round_whole(struct gt_round_solver *solver, struct gt_round_answer *answer);

#endif
