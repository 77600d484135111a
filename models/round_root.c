/* round_root.c - the exact root of a round: Newton's method on a concave, piecewise affine
 * function. What the letters are: round_int.h.
 */
#include "models/exact_int.h"
#include "models/round_int.h"

#include <stdlib.h>

#define CONVERTING_AT 4 /* place of A among the components */
#define INCREASE_AT   3
#define COMPONENTS    5

struct lines {
    struct gt_round_line rate;                   /* u */
    struct gt_round_line components[COMPONENTS]; /* in the order of their bits */
};

static void line_init(struct gt_round_line *line)
{
    mpq_inits(line->at0, line->slope, NULL);
}

static void line_clear(struct gt_round_line *line)
{
    mpq_clears(line->at0, line->slope, NULL);
}

static void line_scale(struct gt_round_line *line, const mpq_t factor)
{
    mpq_mul(line->at0, line->at0, factor);
    mpq_mul(line->slope, line->slope, factor);
}

/* to += factor x from. */
static void line_add(struct gt_round_line *to, const struct gt_round_line *from, const mpq_t factor)
{
    mpq_t product;
    mpq_init(product);
    mpq_mul(product, from->at0, factor);
    mpq_add(to->at0, to->at0, product);
    mpq_mul(product, from->slope, factor);
    mpq_add(to->slope, to->slope, product);
    mpq_clear(product);
}

static void line_at(mpq_t value, const struct gt_round_line *line, const mpq_t at)
{
    mpq_mul(value, line->slope, at);
    mpq_add(value, value, line->at0);
}

/* to += sign x the components counted. */
static void add_counted(struct gt_round_line *to, const struct lines *lines, unsigned counted,
                        int sign)
{
    mpq_t one;
    mpq_init(one);
    mpq_set_si(one, sign, 1);
    for (int i = 0; i < COMPONENTS; i++)
        if (counted >> i & 1)
            line_add(to, &lines->components[i], one);
    mpq_clear(one);
}

/* D(T). */
static void set_increase(const struct gt_round_solver *solver, struct lines *lines)
{
    const struct gt_round_problem *problem = solver->problem;
    const struct gt_round_terms *terms = problem->terms;
    struct gt_round_line *increase = &lines->components[INCREASE_AT];
    if (terms->pool_increase > 0)
        gt_exact_whole(increase->at0, terms->pool_increase);
    if (terms->pool.num == 0 || solver->fixed_pool)
        return;
    gt_exact_ratio(increase->slope, terms->pool);
    gt_exact_whole(increase->at0,
                   -(problem->pool + (terms->pool_with_granted ? problem->granted : 0)));
}

/* u(T): a stated price's, or the count that the valuation is of, over it. In the percent-ownership
 * method that count is T - N (- D), with N = M u moved to the left side. */
static void set_rate(const struct gt_round_solver *solver, struct lines *lines)
{
    const struct gt_round_problem *problem = solver->problem;
    const struct gt_round_terms *terms = problem->terms;
    bool post = terms->pool_side == GT_POOL_SIDE_POST;
    mpq_t divisor;
    mpq_init(divisor);
    if (mpq_sgn(solver->price) > 0) {
        mpq_inv(lines->rate.at0, solver->price);
        mpq_clear(divisor);
        return;
    }
    if (terms->method == GT_ROUND_METHOD_PRE_MONEY) {
        add_counted(&lines->rate, lines, gt_round_counted(GT_CAPITALIZATION_ROUND, terms), 1);
    } else {
        mpq_set_ui(lines->rate.slope, 1, 1);
        gt_exact_ratio(divisor, terms->share);
        if (problem->money == GT_MONEY_UNKNOWN)
            mpq_sub(lines->rate.slope, lines->rate.slope, divisor);
        if (post)
            add_counted(&lines->rate, lines, GT_COUNT_INCREASE, -1);
    }
    gt_exact_whole(divisor,
                   terms->method != GT_ROUND_METHOD_PRE_MONEY && problem->money != GT_MONEY_UNKNOWN
                       ? problem->money
                       : 0);
    mpq_add(divisor, divisor, solver->valuation);
    mpq_inv(divisor, divisor);
    line_scale(&lines->rate, divisor);
    mpq_clear(divisor);
}

/* A(T) = T - F - E - D - N. */
static void set_converting(const struct gt_round_solver *solver, struct lines *lines)
{
    const struct gt_round_problem *problem = solver->problem;
    struct gt_round_line *left = &lines->components[CONVERTING_AT];
    struct gt_round_line rest;
    mpq_t factor;
    line_init(&rest);
    mpq_init(factor);
    mpq_set_ui(rest.slope, 1, 1);
    add_counted(&rest, lines,
                GT_COUNT_ISSUED | GT_COUNT_GRANTED | GT_COUNT_POOL | GT_COUNT_INCREASE, -1);
    if (problem->money == GT_MONEY_UNKNOWN) {
        gt_exact_ratio(factor, problem->terms->share);
        mpq_sub(rest.slope, rest.slope, factor);
    } else {
        gt_exact_whole(factor, -problem->money);
        line_add(&rest, &lines->rate, factor);
    }
    mpq_set(left->at0, rest.at0);
    mpq_set(left->slope, rest.slope);
    line_clear(&rest);
    mpq_clear(factor);
}

/* Every way as a line of its own. */
static void set_way(struct gt_round_line *to, const struct gt_round_way *way,
                    const struct lines *lines)
{
    line_init(to);
    if (way->counted)
        add_counted(to, lines, way->counted, 1);
    else {
        mpq_set(to->at0, lines->rate.at0);
        mpq_set(to->slope, lines->rate.slope);
    }
    line_scale(to, way->weight);
}

/* Takes from `left` the line of each part's best way at T, the steeper of two that are equal, and
 * keeps what it gives, rounded down. False: more than fits. */
static bool take_best(struct gt_round_solver *solver, const struct gt_round_line *of,
                      const mpq_t total, struct gt_round_line *left)
{
    bool fits = true;
    mpq_t value, best, minus;
    mpq_inits(value, best, minus, NULL);
    mpq_set_si(minus, -1, 1);
    for (size_t i = 0; i < solver->way_count;) {
        size_t part = solver->ways[i].part, chosen = i;
        line_at(best, &of[i], total);
        for (i++; i < solver->way_count && solver->ways[i].part == part; i++) {
            line_at(value, &of[i], total);
            int order = mpq_cmp(value, best);
            if (order < 0 || (order == 0 && mpq_cmp(of[i].slope, of[chosen].slope) <= 0))
                continue;
            mpq_set(best, value);
            chosen = i;
        }
        line_add(left, &of[chosen], minus);
        fits = gt_exact_floor(best, &solver->floors[part]) && fits;
    }
    mpq_clears(value, best, minus, NULL);
    return fits;
}

/* From T = 0 up; each step is the root of the piece at hand. */
static enum gt_status climb(struct gt_round_solver *solver, const struct lines *lines,
                            const struct gt_round_line *ways)
{
    enum gt_status status = GT_OK;
    bool done = false;
    struct gt_round_line left;
    mpq_t next;
    mpq_init(next);
    line_init(&left);
    mpq_set_ui(solver->total, 0, 1);
    while (!done && status == GT_OK) {
        mpq_set(left.at0, lines->components[CONVERTING_AT].at0);
        mpq_set(left.slope, lines->components[CONVERTING_AT].slope);
        if (!take_best(solver, ways, solver->total, &left))
            status = GT_EOVERFLOW;
        else if (mpq_sgn(left.slope) <= 0)
            status = GT_ERANGE;
        if (status != GT_OK)
            continue;
        mpq_div(next, left.at0, left.slope);
        mpq_neg(next, next);
        done = mpq_cmp(next, solver->total) <= 0;
        mpq_set(solver->total, next);
    }
    if (status == GT_OK)
        line_at(solver->rate, &lines->rate, solver->total);
    line_clear(&left);
    mpq_clear(next);
    if (status == GT_OK && mpq_cmp_si(solver->total, GT_ROUND_SHARES_MAX, 1) > 0)
        return GT_EOVERFLOW;
    return status == GT_OK && mpq_sgn(solver->rate) <= 0 ? GT_ERANGE : status;
}

enum gt_status gt_round_root(struct gt_round_solver *solver)
{
    const struct gt_round_problem *problem = solver->problem;
    struct gt_round_line *ways = malloc((solver->way_count + 1) * sizeof *ways);
    struct lines lines;
    if (!ways)
        return GT_ENOMEM;
    line_init(&lines.rate);
    for (int i = 0; i < COMPONENTS; i++)
        line_init(&lines.components[i]);
    gt_exact_whole(lines.components[0].at0, problem->issued);
    gt_exact_whole(lines.components[1].at0, problem->granted);
    gt_exact_whole(lines.components[2].at0, problem->pool);
    set_increase(solver, &lines);
    set_rate(solver, &lines);
    set_converting(solver, &lines);
    for (size_t i = 0; i < solver->way_count; i++)
        set_way(&ways[i], &solver->ways[i], &lines);
    enum gt_status status = climb(solver, &lines, ways);
    for (size_t i = 0; i < solver->way_count; i++)
        line_clear(&ways[i]);
    free(ways);
    line_clear(&lines.rate);
    for (int i = 0; i < COMPONENTS; i++)
        line_clear(&lines.components[i]);
    return status;
}
