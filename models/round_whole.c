/* round_whole.c - a round in whole shares. What the letters are: round_int.h. */
#include "models/exact_int.h"
#include "models/round_int.h"

#include <stdlib.h>
#include <string.h>

/* Steps in which shares may still rise, as where a cap's price is rounded; then they only fall. */
#define FREE_STEPS 64

struct whole {
    const struct gt_round_solver *solver;
    const struct gt_round_problem *problem;
    int64_t *shares, *next; /* S_k */
    int64_t converting;     /* their sum */
    int64_t increase, new_shares;
    mpq_t rate;    /* u */
    bool too_much; /* beyond GT_ROUND_SHARES_MAX */
};

static int64_t counted(const struct whole *whole, unsigned components)
{
    const struct gt_round_problem *problem = whole->problem;
    return (components & GT_COUNT_ISSUED ? problem->issued : 0) +
           (components & GT_COUNT_GRANTED ? problem->granted : 0) +
           (components & GT_COUNT_POOL ? problem->pool : 0) +
           (components & GT_COUNT_INCREASE ? whole->increase : 0) +
           (components & GT_COUNT_CONVERTING ? whole->converting : 0);
}

/* Rounded down, never below 0. */
static int64_t whole_of(struct whole *whole, const mpq_t value)
{
    int64_t number = 0;
    if (mpq_sgn(value) < 0)
        return 0;
    if (!gt_exact_floor(value, &number) || number > GT_ROUND_SHARES_MAX) {
        whole->too_much = true;
        number = 0;
    }
    return number;
}

static void set_rate(struct whole *whole)
{
    unsigned of = gt_round_counted(GT_CAPITALIZATION_ROUND, whole->problem->terms);
    if (mpq_sgn(whole->solver->price) > 0) {
        mpq_inv(whole->rate, whole->solver->price);
        return;
    }
    gt_exact_whole(whole->rate, counted(whole, of));
    mpq_div(whole->rate, whole->rate, whole->solver->valuation);
}

/* The price of a way in currency units: exact, or rounded to the round's decimals; not that of a
 * post-money cap, which gives a part of the company. */
static void way_price(const struct whole *whole, const struct gt_round_way *way, mpq_t price)
{
    const struct gt_round_problem *problem = whole->problem;
    const struct gt_convertible_terms *terms = problem->parts[way->part].choices[way->choice];
    bool part_of_all = way->counted && terms->capitalization == GT_CAPITALIZATION_POST_MONEY;
    mpq_t units;
    mpq_init(units);
    gt_exact_whole(units, problem->parts[way->part].money);
    mpq_div(price, units, way->weight);
    if (way->counted)
        gt_exact_whole(units, counted(whole, way->counted));
    else
        mpq_set(units, whole->rate);
    mpq_div(price, price, units);
    gt_exact_whole(units, problem->per_one);
    mpq_div(price, price, units);
    if (problem->terms->conversion_decimals >= 0 && !part_of_all)
        gt_exact_round(price, problem->terms->conversion_decimals);
    mpq_clear(units);
}

/* Shares by a way, exact. */
static void way_shares(const struct whole *whole, const struct gt_round_way *way, mpq_t shares)
{
    const struct gt_round_problem *problem = whole->problem;
    if (problem->terms->conversion_decimals < 0) {
        if (way->counted)
            gt_exact_whole(shares, counted(whole, way->counted));
        else
            mpq_set(shares, whole->rate);
        mpq_mul(shares, shares, way->weight);
        return;
    }
    mpq_t price, money;
    mpq_inits(price, money, NULL);
    way_price(whole, way, price);
    gt_exact_whole(money, problem->parts[way->part].money);
    gt_exact_whole(shares, problem->per_one);
    mpq_div(money, money, shares);
    if (mpq_sgn(price) > 0)
        mpq_div(shares, money, price);
    else
        mpq_set_ui(shares, 0, 1);
    mpq_clears(price, money, NULL);
}

/* The best way of the part whose ways begin at `first`; *end is where the next part's do. */
static size_t best_way(const struct whole *whole, size_t first, size_t *end, mpq_t best)
{
    const struct gt_round_solver *solver = whole->solver;
    size_t chosen = first;
    mpq_t shares;
    mpq_init(shares);
    way_shares(whole, &solver->ways[first], best);
    for (*end = first + 1;
         *end < solver->way_count && solver->ways[*end].part == solver->ways[first].part; ++*end) {
        way_shares(whole, &solver->ways[*end], shares);
        if (mpq_cmp(shares, best) > 0) {
            mpq_set(best, shares);
            chosen = *end;
        }
    }
    mpq_clear(shares);
    return chosen;
}

static int64_t next_new_shares(struct whole *whole)
{
    const struct gt_round_problem *problem = whole->problem;
    int64_t sum = 0;
    mpq_t money;
    mpq_init(money);
    if (problem->money == GT_MONEY_UNKNOWN) {
        int64_t total = problem->issued + problem->granted + problem->pool + whole->increase +
                        whole->converting + whole->new_shares;
        mpq_t share;
        mpq_init(share);
        gt_exact_ratio(share, problem->terms->share);
        gt_exact_whole(money, total);
        mpq_mul(money, money, share);
        sum = whole_of(whole, money);
        mpq_clear(share);
    }
    for (size_t i = 0; i < problem->purchase_count && problem->money != GT_MONEY_UNKNOWN; i++) {
        gt_exact_whole(money, problem->purchases[i]);
        mpq_mul(money, money, whole->rate);
        sum += whole_of(whole, money);
    }
    mpq_clear(money);
    return sum;
}

static int64_t next_increase(struct whole *whole)
{
    const struct gt_round_problem *problem = whole->problem;
    const struct gt_round_terms *terms = problem->terms;
    if (terms->pool.num == 0 || whole->solver->fixed_pool)
        return terms->pool_increase > 0 ? terms->pool_increase : 0;
    int64_t held = problem->pool + (terms->pool_with_granted ? problem->granted : 0);
    mpq_t pool, target;
    mpq_inits(pool, target, NULL);
    gt_exact_whole(pool, problem->issued + problem->granted + problem->pool + whole->increase +
                             whole->converting + whole->new_shares);
    gt_exact_ratio(target, terms->pool);
    mpq_mul(pool, pool, target);
    int64_t wanted = whole_of(whole, pool);
    mpq_clears(pool, target, NULL);
    return wanted > held ? wanted - held : 0;
}

static int64_t lower(int64_t a, int64_t b)
{
    return a < b ? a : b;
}

/* One step: every right side, rounded down. Whether anything changed. */
static bool step(struct whole *whole, bool only_down)
{
    const struct gt_round_solver *solver = whole->solver;
    mpq_t best;
    mpq_init(best);
    set_rate(whole);
    int64_t increase = next_increase(whole), new_shares = next_new_shares(whole), sum = 0;
    for (size_t i = 0, end = 0; i < solver->way_count; i = end) {
        size_t part = solver->ways[i].part;
        best_way(whole, i, &end, best);
        whole->next[part] = whole_of(whole, best);
        if (only_down)
            whole->next[part] = lower(whole->next[part], whole->shares[part]);
        sum += whole->next[part];
    }
    mpq_clear(best);
    if (only_down) {
        increase = lower(increase, whole->increase);
        new_shares = lower(new_shares, whole->new_shares);
    }
    bool changed =
        increase != whole->increase || new_shares != whole->new_shares ||
        memcmp(whole->next, whole->shares, whole->problem->part_count * sizeof *whole->shares) != 0;
    memcpy(whole->shares, whole->next, whole->problem->part_count * sizeof *whole->shares);
    whole->increase = increase;
    whole->new_shares = new_shares;
    whole->converting = sum;
    return changed;
}

/* The exact root, rounded down. */
static void begin(struct whole *whole)
{
    const struct gt_round_solver *solver = whole->solver;
    const struct gt_round_problem *problem = whole->problem;
    const struct gt_round_terms *terms = problem->terms;
    mpq_t value, factor;
    mpq_inits(value, factor, NULL);
    whole->increase = terms->pool_increase > 0 ? terms->pool_increase : 0;
    if (terms->pool.num && !solver->fixed_pool) {
        gt_exact_ratio(factor, terms->pool);
        mpq_mul(value, factor, solver->total);
        whole->increase = whole_of(whole, value) - problem->pool -
                          (terms->pool_with_granted ? problem->granted : 0);
    }
    if (problem->money == GT_MONEY_UNKNOWN) {
        gt_exact_ratio(factor, terms->share);
        mpq_mul(value, factor, solver->total);
        whole->new_shares = whole_of(whole, value);
    }
    for (size_t i = 0; i < problem->purchase_count && problem->money != GT_MONEY_UNKNOWN; i++) {
        gt_exact_whole(factor, problem->purchases[i]);
        mpq_mul(value, factor, solver->rate);
        whole->new_shares += whole_of(whole, value);
    }
    for (size_t i = 0; i < problem->part_count; i++) {
        whole->shares[i] = solver->floors[i];
        whole->converting += solver->floors[i];
    }
    mpq_clears(value, factor, NULL);
}

/* What a part took, for the answer. */
static bool take(struct whole *whole, size_t first, size_t *end, struct gt_round_answer *answer)
{
    const struct gt_round_solver *solver = whole->solver;
    mpq_t value;
    mpq_init(value);
    const struct gt_round_way *way = &solver->ways[best_way(whole, first, end, value)];
    struct gt_round_taken *taken = &answer->parts[way->part];
    way_price(whole, way, value);
    *taken = (struct gt_round_taken){
        .shares = whole->shares[way->part],
        .capitalization = way->counted ? counted(whole, way->counted) : 0,
        .choice = way->choice,
        .basis = way->basis,
    };
    bool fits = gt_exact_to_ratio(value, &taken->price);
    mpq_clear(value);
    return fits;
}

static enum gt_status answer_with(struct whole *whole, struct gt_round_answer *answer)
{
    const struct gt_round_terms *terms = whole->problem->terms;
    bool fits = !whole->too_much;
    set_rate(whole);
    if (mpq_sgn(whole->rate) <= 0)
        return GT_ERANGE;
    for (size_t i = 0, end = 0; i < whole->solver->way_count && fits; i = end)
        fits = take(whole, i, &end, answer);
    mpq_inv(answer->price, whole->rate);
    answer->increase = whole->increase;
    answer->new_shares = whole->new_shares;
    answer->price_shares = counted(whole, gt_round_counted(GT_CAPITALIZATION_ROUND, terms));
    answer->capitalization = counted(whole, gt_round_counted(GT_CAPITALIZATION_POST_MONEY, terms));
    return fits ? GT_OK : GT_EOVERFLOW;
}

enum gt_status gt_round_whole(struct gt_round_solver *solver, struct gt_round_answer *answer)
{
    size_t room = solver->problem->part_count + 1;
    struct whole whole = {.solver = solver, .problem = solver->problem};
    whole.shares = calloc(room, sizeof *whole.shares);
    whole.next = calloc(room, sizeof *whole.next);
    enum gt_status status = whole.shares && whole.next ? GT_OK : GT_ENOMEM;
    mpq_init(whole.rate);
    if (status == GT_OK) {
        begin(&whole);
        for (int i = 0; !whole.too_much && step(&whole, i >= FREE_STEPS); i++)
            ;
        status = answer_with(&whole, answer);
    }
    mpq_clear(whole.rate);
    free(whole.shares);
    free(whole.next);
    return status;
}
