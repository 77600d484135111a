/* plain_exit.h - an exit reckoned the slow and plain way: for a given set of converts, every guess
 * of who is exercised or capped is tried until one holds together; and every set of converts is
 * tried.
 *
 * Written from the words of gentou/exit.h, apart from the model: no layers, no knots, no order.
 */
#ifndef GENTOU_TESTS_PLAIN_EXIT_H
#define GENTOU_TESTS_PLAIN_EXIT_H

#include "gentou/exit.h"

#include <gmp.h>
#include <stdbool.h>

#define PLAIN_MOST 16

struct plain {
    const struct gt_exit_plan *plan;
    unsigned converts;      /* a bit a claim */
    mpq_t pays[PLAIN_MOST]; /* claims, then charges */
    mpq_t value, left;
};

static inline void plain_init(struct plain *plain, const struct gt_exit_plan *plan)
{
    plain->plan = plan;
    for (int i = 0; i < PLAIN_MOST; i++)
        mpq_init(plain->pays[i]);
    mpq_inits(plain->value, plain->left, NULL);
}

static inline void plain_clear(struct plain *plain)
{
    for (int i = 0; i < PLAIN_MOST; i++)
        mpq_clear(plain->pays[i]);
    mpq_clears(plain->value, plain->left, NULL);
}

static inline void plain_ratio(mpq_t number, int64_t num, int64_t den)
{
    mpq_set_si(number, num, (unsigned long)den);
    mpq_canonicalize(number);
}

static inline bool plain_is_whole(const struct gt_exit_claim *claim)
{
    return claim->kind == GT_EXIT_SAFE && claim->valuation_cap != GT_MONEY_UNKNOWN &&
           claim->capitalization == 0;
}

static inline bool plain_may(const struct gt_exit_claim *claim)
{
    if (claim->kind == GT_EXIT_STOCK)
        return claim->terms.kind == GT_STOCK_PREFERRED &&
               claim->terms.participation != GT_PARTICIPATION_FULL;
    return (claim->kind == GT_EXIT_SAFE || claim->kind == GT_EXIT_NOTE) &&
           claim->valuation_cap != GT_MONEY_UNKNOWN;
}

static inline bool plain_preferred(const struct gt_exit_claim *claim)
{
    return claim->kind == GT_EXIT_STOCK && claim->terms.kind == GT_STOCK_PREFERRED;
}

/* What a claim is owed before the rest, unless it converts. */
static inline void plain_due(const struct gt_exit_claim *claim, int64_t per_one, mpq_t due)
{
    plain_ratio(due, 0, 1);
    if (plain_preferred(claim)) {
        mpq_t factor;
        mpq_init(factor);
        plain_ratio(due, claim->shares, 1);
        plain_ratio(factor, claim->terms.price.num * per_one, claim->terms.price.den);
        mpq_mul(due, due, factor);
        plain_ratio(factor, claim->terms.preference.num, claim->terms.preference.den);
        mpq_mul(due, due, factor);
        plain_ratio(factor, claim->dividends, 1);
        mpq_add(due, due, factor);
        mpq_clear(factor);
    } else if (claim->kind != GT_EXIT_STOCK && claim->kind != GT_EXIT_RIGHT) {
        plain_ratio(due, claim->owed, 1);
    }
}

/* Its shares in the rest; of a post-money SAFE its part of the whole. */
static inline void plain_shares(const struct gt_exit_claim *claim, mpq_t shares)
{
    if (claim->kind == GT_EXIT_STOCK || claim->kind == GT_EXIT_RIGHT) {
        mpq_t factor;
        mpq_init(factor);
        plain_ratio(shares, claim->shares, 1);
        plain_ratio(factor, claim->terms.conversion.num, claim->terms.conversion.den);
        mpq_mul(shares, shares, factor);
        mpq_clear(factor);
    } else if (plain_may(claim)) {
        plain_ratio(shares, claim->converting * (claim->capitalization ? claim->capitalization : 1),
                    claim->valuation_cap);
    } else {
        plain_ratio(shares, 0, 1);
    }
}

/* All that capped stock gets when it does not convert. */
static inline void plain_limit(const struct gt_exit_claim *claim, int64_t per_one, mpq_t limit)
{
    mpq_t due;
    mpq_init(due);
    plain_due(claim, per_one, due);
    plain_ratio(limit, claim->terms.price.num * per_one * claim->terms.participation_cap.num,
                claim->terms.price.den * claim->terms.participation_cap.den);
    mpq_t shares;
    mpq_init(shares);
    plain_ratio(shares, claim->shares, 1);
    mpq_mul(limit, limit, shares);
    if (claim->cap_beside)
        mpq_add(limit, limit, due);
    if (mpq_cmp(limit, due) < 0)
        mpq_set(limit, due);
    mpq_clears(due, shares, NULL);
}

/* Of `left`, to those of one rank of one section what they are owed, or in proportion. */
static inline void plain_rank(struct plain *plain, bool debts, int rank)
{
    mpq_t sum, due, due_sum;
    mpq_inits(sum, due, due_sum, NULL);
    for (int round = 0; round < 2; round++)
        for (size_t i = 0; i < plain->plan->claim_count; i++) {
            const struct gt_exit_claim *claim = &plain->plan->claims[i];
            bool debt = claim->kind == GT_EXIT_DEBT || claim->kind == GT_EXIT_NOTE;
            if (debt != debts || claim->rank != rank || (plain->converts & (1u << i)))
                continue;
            plain_due(claim, plain->plan->per_one, due);
            if (round == 0) {
                mpq_add(due_sum, due_sum, due);
            } else if (mpq_sgn(due) > 0) {
                if (mpq_cmp(plain->left, due_sum) < 0) {
                    mpq_mul(due, due, plain->left);
                    mpq_div(due, due, due_sum);
                }
                mpq_add(plain->pays[i], plain->pays[i], due);
                mpq_add(sum, sum, due);
            }
        }
    mpq_sub(plain->left, plain->left, sum);
    mpq_clears(sum, due, due_sum, NULL);
}

/* A charge of each kind out of `left`; shares are of what was there before any of them. */
static inline void plain_charges(struct plain *plain, bool parts, bool first)
{
    mpq_t reached, part, factor;
    mpq_inits(reached, part, factor, NULL);
    mpq_set(reached, plain->left);
    mpq_t sum;
    mpq_init(sum);
    for (size_t i = 0; i < plain->plan->charge_count; i++) {
        const struct gt_exit_charge *charge = &plain->plan->charges[i];
        bool is_first = parts ? charge->cost || charge->of_proceeds : charge->cost;
        if (is_first != first || (charge->amount == GT_MONEY_UNKNOWN) != parts)
            continue;
        if (parts) {
            mpq_set(part, reached);
            plain_ratio(factor, charge->up_to, 1);
            if (charge->up_to != GT_MONEY_UNKNOWN && mpq_cmp(part, factor) > 0)
                mpq_set(part, factor);
            plain_ratio(factor, charge->above, 1);
            mpq_sub(part, part, factor);
            if (mpq_sgn(part) < 0)
                plain_ratio(part, 0, 1);
            plain_ratio(factor, charge->share.num, charge->share.den);
            mpq_mul(part, part, factor);
        } else {
            plain_ratio(part, charge->amount, 1);
        }
        mpq_set(plain->pays[plain->plan->claim_count + i], part);
        mpq_add(sum, sum, part);
    }
    if (mpq_cmp(sum, reached) > 0) /* amounts: in proportion */
        for (size_t i = 0; i < plain->plan->charge_count; i++) {
            const struct gt_exit_charge *charge = &plain->plan->charges[i];
            mpq_t *pay = &plain->pays[plain->plan->claim_count + i];
            if (charge->amount == GT_MONEY_UNKNOWN || charge->cost != first)
                continue;
            mpq_mul(*pay, *pay, reached);
            mpq_div(*pay, *pay, sum);
        }
    if (mpq_cmp(sum, reached) > 0)
        mpq_set(sum, reached);
    mpq_sub(plain->left, plain->left, sum);
    mpq_clears(reached, part, factor, sum, NULL);
}

/* The shares that post-money SAFEs are a part of. */
static inline void plain_whole(const struct plain *plain, mpq_t whole)
{
    mpq_t parts, shares;
    mpq_inits(parts, shares, NULL);
    plain_ratio(whole, 0, 1);
    plain_ratio(parts, 1, 1);
    for (size_t i = 0; i < plain->plan->claim_count; i++) {
        const struct gt_exit_claim *claim = &plain->plan->claims[i];
        bool converts = plain->converts & (1u << i);
        plain_shares(claim, shares);
        if (plain_is_whole(claim) && converts)
            mpq_sub(parts, parts, shares);
        bool takes =
            plain_may(claim) && !converts &&
            (!plain_preferred(claim) || claim->terms.participation == GT_PARTICIPATION_NONE);
        if (!plain_is_whole(claim) && !takes)
            mpq_add(whole, whole, shares);
    }
    mpq_div(whole, whole, parts);
    mpq_clears(parts, shares, NULL);
}

/* A right's strike, a common share; 0 of others. */
static inline void plain_strike(const struct plain *plain, const struct gt_exit_claim *claim,
                                mpq_t strike)
{
    plain_ratio(strike, 0, 1);
    if (claim->kind == GT_EXIT_RIGHT)
        plain_ratio(strike, claim->strike.num * plain->plan->per_one * claim->terms.conversion.den,
                    claim->strike.den * claim->terms.conversion.num);
}

/* Whether claim i is capped stock that has not converted; then the room beside its due. */
static inline bool plain_capped(const struct plain *plain, size_t i, mpq_t room)
{
    const struct gt_exit_claim *claim = &plain->plan->claims[i];
    if (!plain_preferred(claim) || (plain->converts & (1u << i)) ||
        claim->terms.participation != GT_PARTICIPATION_CAPPED)
        return false;
    mpq_t due;
    mpq_init(due);
    plain_limit(claim, plain->plan->per_one, room);
    plain_due(claim, plain->plan->per_one, due);
    mpq_sub(room, room, due);
    mpq_clear(due);
    return true;
}

/* Whether claim i has shares in the rest under a guess (a bit set is an option exercised, or capped
 * stock at its cap), and how many. */
static inline bool plain_in(const struct plain *plain, unsigned guess, size_t i, const mpq_t whole,
                            mpq_t shares)
{
    const struct gt_exit_claim *claim = &plain->plan->claims[i];
    bool set = guess & (1u << i);
    mpq_t room;
    mpq_init(room);
    bool capped = plain_capped(plain, i, room);
    mpq_clear(room);
    plain_shares(claim, shares);
    if (plain_is_whole(claim))
        mpq_mul(shares, shares, whole);
    if (claim->kind == GT_EXIT_RIGHT)
        return set;
    return capped ? !set : (plain->converts & (1u << i)) || !plain_may(claim);
}

/* The value of a share under a guess: what is left, with the strikes and without what is capped,
 * over the shares in the rest. False: nobody takes it. */
static inline bool plain_value(struct plain *plain, unsigned guess, const mpq_t whole)
{
    mpq_t slope, fixed, shares, other;
    mpq_inits(slope, fixed, shares, other, NULL);
    mpq_set(fixed, plain->left);
    for (size_t i = 0; i < plain->plan->claim_count; i++) {
        if (plain_in(plain, guess, i, whole, shares)) {
            mpq_add(slope, slope, shares);
            plain_strike(plain, &plain->plan->claims[i], other);
            mpq_mul(other, other, shares);
            mpq_add(fixed, fixed, other);
        } else if (plain_capped(plain, i, other)) {
            mpq_sub(fixed, fixed, other);
        }
    }
    bool found = mpq_sgn(slope) > 0 || mpq_sgn(fixed) == 0;
    plain_ratio(plain->value, 0, 1);
    if (mpq_sgn(slope) > 0)
        mpq_div(plain->value, fixed, slope);
    mpq_clears(slope, fixed, shares, other, NULL);
    return found && mpq_sgn(plain->value) >= 0;
}

/* Whether the value bears the guess out. */
static inline bool plain_holds(const struct plain *plain, unsigned guess)
{
    mpq_t other, shares;
    mpq_inits(other, shares, NULL);
    bool holds = true;
    for (size_t i = 0; i < plain->plan->claim_count && holds; i++) {
        const struct gt_exit_claim *claim = &plain->plan->claims[i];
        bool set = guess & (1u << i);
        if (claim->kind == GT_EXIT_RIGHT) {
            plain_strike(plain, claim, other);
            holds = set == (mpq_cmp(plain->value, other) > 0);
        } else if (plain_capped(plain, i, other)) {
            plain_shares(claim, shares);
            mpq_mul(shares, shares, plain->value);
            holds = set == (mpq_cmp(shares, other) >= 0);
        } else {
            holds = !set;
        }
    }
    mpq_clears(other, shares, NULL);
    return holds;
}

/* The rest to its members, onto the pays. */
static inline void plain_rest(struct plain *plain, unsigned guess, const mpq_t whole)
{
    mpq_t shares, other;
    mpq_inits(shares, other, NULL);
    for (size_t i = 0; i < plain->plan->claim_count; i++) {
        if (plain_in(plain, guess, i, whole, shares)) {
            plain_strike(plain, &plain->plan->claims[i], other);
            mpq_sub(other, plain->value, other);
            mpq_mul(other, other, shares);
            mpq_add(plain->pays[i], plain->pays[i], other);
        } else if (plain_capped(plain, i, other)) {
            mpq_add(plain->pays[i], plain->pays[i], other);
        }
    }
    mpq_clears(shares, other, NULL);
}

/* What each gets of `proceeds` with a set of converts. False: it is impossible (nobody takes the
 * rest). */
static inline bool plain_pour(struct plain *plain, const mpq_t proceeds, unsigned converts)
{
    bool found = false;
    unsigned guess = 0;
    mpq_t whole;
    mpq_init(whole);
    plain->converts = converts;
    mpq_set(plain->left, proceeds);
    for (int i = 0; i < PLAIN_MOST; i++)
        plain_ratio(plain->pays[i], 0, 1);
    plain_charges(plain, true, true);
    plain_charges(plain, false, true);
    for (int rank = 9; rank >= 0; rank--)
        plain_rank(plain, true, rank);
    plain_charges(plain, true, false);
    plain_charges(plain, false, false);
    for (int rank = 9; rank >= 0; rank--)
        plain_rank(plain, false, rank);
    plain_whole(plain, whole);
    for (; guess < 1u << plain->plan->claim_count; guess++) {
        found = plain_value(plain, guess, whole) && plain_holds(plain, guess);
        if (found)
            break;
    }
    if (found)
        plain_rest(plain, guess, whole);
    mpq_clear(whole);
    return found;
}

#endif
