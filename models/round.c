/* round.c - a priced round from its terms: what is given, the exact root, the whole shares. */
#include "models/exact_int.h"
#include "models/round_int.h"

#include <stdlib.h>

unsigned gt_round_counted(enum gt_capitalization definition, const struct gt_round_terms *terms)
{
    static const unsigned counted[] = {
        [GT_CAPITALIZATION_POST_MONEY] =
            GT_COUNT_ISSUED | GT_COUNT_GRANTED | GT_COUNT_POOL | GT_COUNT_CONVERTING,
        [GT_CAPITALIZATION_PRE_MONEY] =
            GT_COUNT_ISSUED | GT_COUNT_GRANTED | GT_COUNT_POOL | GT_COUNT_INCREASE,
        [GT_CAPITALIZATION_PRE_MONEY_OLD_POOL] = GT_COUNT_ISSUED | GT_COUNT_GRANTED | GT_COUNT_POOL,
        [GT_CAPITALIZATION_FULLY_DILUTED] = GT_COUNT_ISSUED | GT_COUNT_GRANTED | GT_COUNT_POOL |
                                            GT_COUNT_INCREASE | GT_COUNT_CONVERTING,
        [GT_CAPITALIZATION_OUTSTANDING] = GT_COUNT_ISSUED,
        [GT_CAPITALIZATION_EXERCISED] = GT_COUNT_ISSUED | GT_COUNT_GRANTED,
    };
    if (definition != GT_CAPITALIZATION_ROUND)
        return counted[definition];
    return GT_COUNT_ISSUED | GT_COUNT_GRANTED | GT_COUNT_POOL |
           (terms->pool_side == GT_POOL_SIDE_PRE ? GT_COUNT_INCREASE : 0) |
           (terms->method == GT_ROUND_METHOD_PRE_MONEY ? 0 : GT_COUNT_CONVERTING);
}

/* The ways of a part under one of its terms: at the round's price or below it, and by the cap. */
static size_t add_ways(struct gt_round_solver *solver, size_t part, size_t choice)
{
    const struct gt_round_part *of = &solver->problem->parts[part];
    const struct gt_convertible_terms *terms = of->choices[choice];
    struct gt_round_way *way = &solver->ways[solver->way_count];
    mpq_t money, factor;
    mpq_inits(money, factor, NULL);
    gt_exact_whole(money, of->money);
    gt_exact_ratio(
        factor, (struct gt_ratio){terms->discount.den - terms->discount.num, terms->discount.den});
    *way = (struct gt_round_way){.part = part,
                                 .choice = choice,
                                 .basis = terms->discount.num ? GT_BASIS_DISCOUNT : GT_BASIS_ROUND};
    mpq_init(way->weight);
    mpq_div(way->weight, money, factor);
    size_t count = 1;
    if (terms->cap != GT_MONEY_UNKNOWN) {
        way[1] = (struct gt_round_way){
            .part = part,
            .choice = choice,
            .basis = GT_BASIS_CAP,
            .counted = gt_round_counted(terms->capitalization, solver->problem->terms)};
        mpq_init(way[1].weight);
        mpq_set(way[1].weight, terms->discount_on_cap ? way->weight : money);
        gt_exact_whole(factor, terms->cap);
        mpq_div(way[1].weight, way[1].weight, factor);
        count = 2;
    }
    mpq_clears(money, factor, NULL);
    return count;
}

static enum gt_status make_ways(struct gt_round_solver *solver)
{
    const struct gt_round_problem *problem = solver->problem;
    size_t count = 1;
    for (size_t i = 0; i < problem->part_count; i++)
        count += 2 * problem->parts[i].choice_count;
    solver->ways = malloc(count * sizeof *solver->ways);
    solver->floors = calloc(count, sizeof *solver->floors);
    if (!solver->ways || !solver->floors)
        return GT_ENOMEM;
    for (size_t i = 0; i < problem->part_count; i++)
        for (size_t c = 0; c < problem->parts[i].choice_count; c++)
            solver->way_count += add_ways(solver, i, c);
    return GT_OK;
}

/* V by what is stated, plus the converting money in the dollars-invested method. */
static void find_valuation(struct gt_round_solver *solver)
{
    const struct gt_round_problem *problem = solver->problem;
    const struct gt_round_terms *terms = problem->terms;
    mpq_t money, share, one;
    mpq_inits(money, share, one, NULL);
    mpq_set_ui(one, 1, 1);
    gt_exact_ratio(share, terms->share);
    gt_exact_whole(money, problem->money == GT_MONEY_UNKNOWN ? 0 : problem->money);
    if (terms->pre_money != GT_MONEY_UNKNOWN) {
        gt_exact_whole(solver->valuation, terms->pre_money);
        for (size_t i = 0;
             terms->method == GT_ROUND_METHOD_DOLLARS_INVESTED && i < problem->part_count; i++) {
            gt_exact_whole(one, problem->parts[i].money);
            mpq_add(solver->valuation, solver->valuation, one);
        }
    } else if (terms->post_money != GT_MONEY_UNKNOWN && problem->money != GT_MONEY_UNKNOWN) {
        gt_exact_whole(solver->valuation, terms->post_money);
        mpq_sub(solver->valuation, solver->valuation, money);
    } else if (terms->post_money != GT_MONEY_UNKNOWN) {
        mpq_sub(one, one, share);
        gt_exact_whole(solver->valuation, terms->post_money);
        mpq_mul(solver->valuation, solver->valuation, one);
    } else if (terms->share.num) {
        mpq_div(solver->valuation, money, share);
        mpq_sub(solver->valuation, solver->valuation, money);
    }
    mpq_clears(money, share, one, NULL);
}

/* The root, and once more without an increase when the pool is beyond its target. */
static enum gt_status find_root(struct gt_round_solver *solver)
{
    const struct gt_round_problem *problem = solver->problem;
    mpq_t target, held;
    enum gt_status status = gt_round_root(solver);
    if (status != GT_OK || problem->terms->pool.num == 0 || solver->fixed_pool)
        return status;
    mpq_inits(target, held, NULL);
    gt_exact_ratio(target, problem->terms->pool);
    mpq_mul(target, target, solver->total);
    gt_exact_whole(held,
                   problem->pool + (problem->terms->pool_with_granted ? problem->granted : 0));
    solver->fixed_pool = mpq_cmp(target, held) < 0;
    mpq_clears(target, held, NULL);
    return solver->fixed_pool ? gt_round_root(solver) : GT_OK;
}

/* A price rounded to decimals of a unit is fixed from there on. */
static enum gt_status fix_price(struct gt_round_solver *solver)
{
    mpq_t per_one;
    mpq_init(per_one);
    gt_exact_whole(per_one, solver->problem->per_one);
    mpq_inv(solver->price, solver->rate);
    mpq_div(solver->price, solver->price, per_one);
    gt_exact_round(solver->price, solver->problem->terms->price_decimals);
    mpq_mul(solver->price, solver->price, per_one);
    mpq_clear(per_one);
    return mpq_sgn(solver->price) > 0 ? find_root(solver) : GT_ERANGE;
}

static enum gt_status solve(struct gt_round_solver *solver, struct gt_round_answer *answer)
{
    const struct gt_round_problem *problem = solver->problem;
    enum gt_status status = make_ways(solver);
    if (status != GT_OK)
        return status;
    if (problem->terms->price.num) {
        mpq_t per_one;
        mpq_init(per_one);
        gt_exact_whole(per_one, problem->per_one);
        gt_exact_ratio(solver->price, problem->terms->price);
        mpq_mul(solver->price, solver->price, per_one);
        mpq_clear(per_one);
    } else {
        find_valuation(solver);
        if (mpq_sgn(solver->valuation) <= 0)
            return GT_ERANGE;
    }
    status = find_root(solver);
    if (status == GT_OK && problem->terms->price_decimals >= 0 && !problem->terms->price.num)
        status = fix_price(solver);
    return status == GT_OK ? gt_round_whole(solver, answer) : status;
}

enum gt_status gt_round_solve(const struct gt_round_problem *problem,
                              struct gt_round_answer *answer)
{
    struct gt_round_solver solver = {.problem = problem};
    mpq_inits(solver.valuation, solver.price, solver.total, solver.rate, NULL);
    enum gt_status status = solve(&solver, answer);
    for (size_t i = 0; i < solver.way_count; i++)
        mpq_clear(solver.ways[i].weight);
    free(solver.ways);
    free(solver.floors);
    mpq_clears(solver.valuation, solver.price, solver.total, solver.rate, NULL);
    return status;
}
