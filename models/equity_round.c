/* equity_round.c - a priced round on a cap table: what is asked of the solver, and what is done
 * with its answer.
 */
#include "models/equity_int.h"
#include "models/exact_int.h"
#include "models/round_int.h"

#include <stdlib.h>

/* Money bought pro rata on top of the rest depends on it only through what rounding does. */
#define PRO_RATA_STEPS 32

struct rounding {
    struct gt_equity_state *state;
    const struct gt_equity_event *event;
    const struct gt_round_terms *terms;
    struct gt_equity_counts before;
    struct gt_round_problem problem;
    struct gt_round_part *parts;
    const struct gt_convertible_terms **choices; /* of all parts, one after the other */
    int *sources;                                /* event of each choice */
    int *events;                                 /* of each part */
    gt_money *interests;                         /* of each part */
    gt_money *purchases;                         /* what buys by itself */
    gt_money stated;                             /* by investors with an amount */
    int rest;                                    /* place of the investor without one, -1 */
    struct gt_round_answer answer;
    struct gt_equity_round *result;
    size_t shadows; /* classes before those that this round makes */
};

static bool is_open(const struct gt_equity_state *state, size_t event)
{
    enum gt_equity_kind kind = state->events[event].kind;
    return (kind == GT_EQUITY_SAFE || kind == GT_EQUITY_NOTE) && !state->converted[event];
}

/* Whether a SAFE or note converts in the round. */
static bool converts(const struct rounding *rounding, size_t event)
{
    gt_money least = rounding->state->events[event].convertible.qualifying;
    return !rounding->terms->no_conversion && is_open(rounding->state, event) &&
           (least == GT_MONEY_UNKNOWN || rounding->problem.money == GT_MONEY_UNKNOWN ||
            rounding->problem.money >= least);
}

static enum gt_status make_room(struct rounding *rounding, size_t count, size_t choices)
{
    rounding->parts = calloc(count + 1, sizeof *rounding->parts);
    rounding->choices = calloc(choices + 1, sizeof *rounding->choices);
    rounding->sources = calloc(choices + 1, sizeof *rounding->sources);
    rounding->events = calloc(count + 1, sizeof *rounding->events);
    rounding->interests = calloc(count + 1, sizeof *rounding->interests);
    rounding->answer.parts = calloc(count + 1, sizeof *rounding->answer.parts);
    return rounding->parts && rounding->choices && rounding->sources && rounding->events &&
                   rounding->interests && rounding->answer.parts
               ? GT_OK
               : GT_ENOMEM;
}

/* The terms a security may convert by: its own, and with a most favoured nation clause those of
 * each later one that converts, too. */
static size_t add_choices(struct rounding *rounding, size_t event, size_t at)
{
    const struct gt_equity_state *state = rounding->state;
    size_t count = 0;
    for (size_t i = event; i < state->at; i++) {
        bool may = i == event || (state->events[event].convertible.mfn && converts(rounding, i));
        if (!may)
            continue;
        rounding->choices[at + count] = &state->events[i].convertible;
        rounding->sources[at + count++] = (int)i;
    }
    return count;
}

static enum gt_status add_part(struct rounding *rounding, size_t event, size_t *choices)
{
    struct gt_equity_state *state = rounding->state;
    const struct gt_equity_event *of = &state->events[event];
    size_t at = rounding->problem.part_count++;
    struct gt_round_part *part = &rounding->parts[at];
    enum gt_status status =
        gt_convertible_interest(&of->convertible, state->day, &rounding->interests[at]);
    if (status == GT_ENODATA)
        return gt_equity_fail(state, GT_EQUITY_NO_DAY, of->holder, -1, 0, 0);
    if (status != GT_OK ||
        __builtin_add_overflow(of->convertible.amount, rounding->interests[at], &part->money))
        return gt_equity_fail(state, GT_EQUITY_OVERFLOW, of->holder, -1, 0, 0);
    rounding->events[at] = (int)event;
    part->choices = rounding->choices + *choices;
    part->choice_count = add_choices(rounding, event, *choices);
    *choices += part->choice_count;
    return GT_OK;
}

static enum gt_status gather_parts(struct rounding *rounding)
{
    const struct gt_equity_state *state = rounding->state;
    size_t count = 0, favoured = 0, choices = 0;
    for (size_t i = 0; i < state->at; i++)
        if (converts(rounding, i)) {
            count++;
            favoured += state->events[i].convertible.mfn;
        }
    enum gt_status status = make_room(rounding, count, count * (favoured + 1));
    for (size_t i = 0; i < state->at && status == GT_OK; i++)
        if (converts(rounding, i))
            status = add_part(rounding, i, &choices);
    rounding->problem.parts = rounding->parts;
    return status;
}

/* Who pays what: the stated amounts, one who takes the rest, pro rata out of the rest or on top. */
static enum gt_status gather_money(struct rounding *rounding)
{
    struct gt_equity_state *state = rounding->state;
    const struct gt_round_terms *terms = rounding->terms;
    bool too_many = false;
    rounding->rest = -1;
    rounding->purchases = calloc(terms->investor_count + 1, sizeof *rounding->purchases);
    if (!rounding->purchases)
        return GT_ENOMEM;
    for (size_t i = 0; i < terms->investor_count; i++) {
        const struct gt_round_investor *investor = &terms->investors[i];
        if (investor->amount == GT_MONEY_UNKNOWN && !investor->pro_rata) {
            too_many |= rounding->rest >= 0;
            rounding->rest = (int)i;
        } else if (investor->amount != GT_MONEY_UNKNOWN) {
            rounding->purchases[rounding->problem.purchase_count++] = investor->amount;
            if (__builtin_add_overflow(rounding->stated, investor->amount, &rounding->stated))
                return gt_equity_fail(state, GT_EQUITY_OVERFLOW, investor->holder, -1, 0, 0);
        }
    }
    rounding->problem.money = terms->amount;
    if (terms->amount == GT_MONEY_UNKNOWN && rounding->rest < 0 && rounding->stated > 0)
        rounding->problem.money = rounding->stated;
    gt_money money = rounding->problem.money;
    if (too_many)
        return gt_equity_fail(state, GT_EQUITY_REST, -1, -1, 2, 0);
    if (money == GT_MONEY_UNKNOWN && terms->share.num == 0)
        return gt_equity_fail(state, GT_EQUITY_NO_MONEY, -1, -1, 0, 0);
    if (money != GT_MONEY_UNKNOWN && rounding->stated > money)
        return gt_equity_fail(state, GT_EQUITY_TOO_MUCH, -1, -1, rounding->stated, money);
    if (money != GT_MONEY_UNKNOWN && rounding->stated < money && rounding->rest < 0)
        return gt_equity_fail(state, GT_EQUITY_REST, -1, -1, 0, money - rounding->stated);
    return GT_OK;
}

static enum gt_status solve_once(struct rounding *rounding)
{
    struct gt_equity_state *state = rounding->state;
    struct gt_round_problem *problem = &rounding->problem;
    size_t stated = problem->purchase_count;
    int64_t before = problem->issued + problem->granted + problem->pool;
    struct gt_ratio conversion = state->equity->classes[rounding->event->class].terms.conversion;
    if (before <= 0)
        return gt_equity_fail(state, GT_EQUITY_NO_SHARES, -1, -1, 0, 0);
    if (before > GT_ROUND_SHARES_MAX)
        return gt_equity_fail(state, GT_EQUITY_OVERFLOW, -1, -1, 0, 0);
    if (conversion.num != conversion.den)
        return gt_equity_fail(state, GT_EQUITY_NOT_ONE, -1, rounding->event->class, 0, 0);
    if (problem->money != GT_MONEY_UNKNOWN && problem->money > rounding->stated)
        rounding->purchases[problem->purchase_count++] = problem->money - rounding->stated;
    enum gt_status status = gt_round_solve(problem, &rounding->answer);
    problem->purchase_count = stated;
    if (status == GT_ERANGE)
        return gt_equity_fail(state, GT_EQUITY_NO_ANSWER, -1, -1, 0, 0);
    if (status == GT_EOVERFLOW)
        return gt_equity_fail(state, GT_EQUITY_OVERFLOW, -1, -1, 0, 0);
    return status;
}

/* What a holder's pro rata is reckoned on: its shares before the round, with those that its SAFEs
 * and notes became; of a security that bears the right, those alone. */
static int64_t pro_rata_base(const struct rounding *rounding, int holder, int only_part)
{
    const struct gt_equity_state *state = rounding->state;
    size_t count = 0;
    int64_t sum = 0;
    const struct gt_cap_position *at = gt_captable_positions(state->table, &count);
    for (size_t i = 0; i < count && only_part < 0; i++)
        if (!at[i].grant && at[i].holder == holder + 1)
            sum +=
                gt_equity_as_common(state->equity, (int)at[i].class - 1, gt_equity_whole(&at[i]));
    for (size_t i = 0; i < rounding->problem.part_count; i++)
        if (only_part < 0 ? state->events[rounding->events[i]].holder == holder
                          : only_part == (int)i)
            sum += rounding->answer.parts[i].shares;
    return sum;
}

/* Of `shares` the part that base is of the capitalization, rounded down. */
static int64_t part_of(const struct rounding *rounding, int64_t base, int64_t shares)
{
    struct gt_ratio ratio;
    int64_t part = 0;
    int rest = 0;
    if (gt_ratio_make(base, rounding->answer.capitalization, &ratio) != GT_OK ||
        gt_ratio_apply(shares, ratio, 1, &part, &rest) != GT_OK)
        return 0;
    return part;
}

static bool has_pro_rata(const struct gt_round_investor *investor)
{
    return investor->pro_rata && investor->amount == GT_MONEY_UNKNOWN;
}

/* The bases of all who buy pro rata, together. */
static int64_t all_bases(const struct rounding *rounding)
{
    const struct gt_equity_state *state = rounding->state;
    int64_t sum = 0;
    for (size_t i = 0; i < rounding->terms->investor_count; i++)
        if (has_pro_rata(&rounding->terms->investors[i]))
            sum += pro_rata_base(rounding, rounding->terms->investors[i].holder, -1);
    for (size_t i = 0; i < rounding->problem.part_count; i++)
        if (state->events[rounding->events[i]].convertible.pro_rata)
            sum += pro_rata_base(rounding, -1, (int)i);
    return sum;
}

/* Pro rata comes out of what the investor without an amount leaves; where there is none it comes on
 * top of the stated amounts, which are then the part 1 - r of all new money. What r is follows from
 * the round, and the round from r: solved again until the money stands. */
static enum gt_status solve(struct rounding *rounding)
{
    struct gt_round_problem *problem = &rounding->problem;
    enum gt_status status = solve_once(rounding);
    for (int i = 0; i < PRO_RATA_STEPS && status == GT_OK && rounding->rest < 0; i++) {
        int64_t bases = all_bases(rounding), whole = rounding->answer.capitalization;
        gt_money money = problem->money;
        mpq_t factor, total;
        if (bases == 0 || money == GT_MONEY_UNKNOWN)
            break;
        if (bases >= whole)
            return gt_equity_fail(rounding->state, GT_EQUITY_NO_ANSWER, -1, -1, 0, 0);
        mpq_inits(factor, total, NULL);
        gt_exact_ratio(factor, (struct gt_ratio){whole, whole - bases});
        gt_exact_whole(total, rounding->stated);
        mpq_mul(total, total, factor);
        bool fits = gt_exact_nearest(total, &problem->money);
        mpq_clears(factor, total, NULL);
        if (!fits)
            return gt_equity_fail(rounding->state, GT_EQUITY_OVERFLOW, -1, -1, 0, 0);
        if (problem->money == money)
            break;
        status = solve_once(rounding);
    }
    return status;
}

/* Shares x price to the nearest minor unit; UNKNOWN when it is more than can be written. */
static gt_money cost_of(const struct rounding *rounding, int64_t shares)
{
    gt_money cost = GT_MONEY_UNKNOWN;
    mpq_t value;
    mpq_init(value);
    gt_exact_whole(value, shares);
    mpq_mul(value, value, rounding->answer.price);
    (void)gt_exact_nearest(value, &cost);
    mpq_clear(value);
    return cost;
}

static int64_t shares_for(const struct rounding *rounding, gt_money money)
{
    int64_t shares = 0;
    mpq_t value;
    mpq_init(value);
    gt_exact_whole(value, money);
    mpq_div(value, value, rounding->answer.price);
    (void)gt_exact_floor(value, &shares);
    mpq_clear(value);
    return shares;
}

static void buy(struct rounding *rounding, int holder, gt_money amount, int64_t shares,
                bool pro_rata)
{
    struct gt_equity_purchase *purchase =
        &rounding->result->purchases[rounding->result->purchase_count++];
    gt_money cost = cost_of(rounding, shares);
    *purchase = (struct gt_equity_purchase){holder, pro_rata ? cost : amount,
                                            pro_rata ? 0 : amount - cost, shares, pro_rata};
}

static void buy_pro_rata(struct rounding *rounding, int64_t *left)
{
    const struct gt_round_terms *terms = rounding->terms;
    const struct gt_equity_state *state = rounding->state;
    int64_t all = rounding->answer.new_shares;
    for (size_t i = 0; i < terms->investor_count; i++) {
        int holder = terms->investors[i].holder;
        if (!has_pro_rata(&terms->investors[i]))
            continue;
        int64_t shares = part_of(rounding, pro_rata_base(rounding, holder, -1), all);
        buy(rounding, holder, 0, shares, true);
        *left -= shares;
    }
    for (size_t i = 0; i < rounding->problem.part_count; i++) {
        const struct gt_equity_event *of = &state->events[rounding->events[i]];
        if (!of->convertible.pro_rata)
            continue;
        int64_t shares = part_of(rounding, pro_rata_base(rounding, -1, (int)i), all);
        buy(rounding, of->holder, 0, shares, true);
        *left -= shares;
    }
}

/* The new shares to those who buy them; an investor without an amount takes what is left, and of a
 * round without a stated amount pays for it. */
static enum gt_status share_out(struct rounding *rounding)
{
    const struct gt_round_terms *terms = rounding->terms;
    struct gt_equity_round *result = rounding->result;
    int64_t left = rounding->answer.new_shares;
    size_t room = terms->investor_count + rounding->problem.part_count + 1;
    result->purchases = calloc(room, sizeof *result->purchases);
    if (!result->purchases)
        return GT_ENOMEM;
    for (size_t i = 0; i < terms->investor_count; i++) {
        gt_money amount = terms->investors[i].amount;
        if (amount == GT_MONEY_UNKNOWN)
            continue;
        int64_t shares = shares_for(rounding, amount);
        buy(rounding, terms->investors[i].holder, amount, shares, false);
        left -= shares;
    }
    buy_pro_rata(rounding, &left);
    if (left < 0)
        return gt_equity_fail(rounding->state, GT_EQUITY_NO_ANSWER, -1, -1, 0, 0);
    gt_money paid = 0;
    for (size_t i = 0; i < result->purchase_count; i++)
        paid += result->purchases[i].amount;
    if (rounding->rest >= 0) {
        gt_money rest = rounding->problem.money == GT_MONEY_UNKNOWN
                            ? cost_of(rounding, left)
                            : rounding->problem.money - paid;
        buy(rounding, terms->investors[rounding->rest].holder, rest, left, false);
        paid += rest;
        left = 0;
    }
    result->amount = paid;
    result->new_shares = rounding->answer.new_shares - left;
    return GT_OK;
}

/* The class for what converts at a price of its own: that of an earlier one at this price, or new.
 */
static enum gt_status shadow_of(struct rounding *rounding, struct gt_ratio price, int *class)
{
    struct gt_equity_state *state = rounding->state;
    struct gt_equity *equity = state->equity;
    struct gt_ratio round_price = rounding->result->price;
    *class = rounding->event->class;
    if (rounding->terms->one_class ||
        (price.num == round_price.num && price.den == round_price.den))
        return GT_OK;
    for (size_t i = rounding->shadows; i < equity->class_count; i++) {
        struct gt_ratio other = equity->classes[i].terms.price;
        if (other.num == price.num && other.den == price.den) {
            *class = (int)i;
            return GT_OK;
        }
    }
    if (!gt_equity_grow((void **)&equity->classes, equity->class_count, &state->class_room,
                        sizeof *equity->classes))
        return GT_ENOMEM;
    int number = 1;
    for (size_t i = 0; i < equity->class_count; i++)
        number += equity->classes[i].of == rounding->event->class;
    struct gt_equity_class shadow = {equity->classes[rounding->event->class].terms,
                                     rounding->event->class, number};
    shadow.terms.price = price;
    *class = (int)equity->class_count;
    equity->classes[equity->class_count++] = shadow;
    return GT_OK;
}

/* amount - shares x price, price in units. */
static gt_money leftover_of(const struct rounding *rounding, gt_money amount, int64_t shares,
                            struct gt_ratio price)
{
    gt_money cost = 0;
    mpq_t value, factor;
    mpq_inits(value, factor, NULL);
    gt_exact_ratio(value, price);
    gt_exact_whole(factor, shares);
    mpq_mul(value, value, factor);
    gt_exact_whole(factor, rounding->state->per_one);
    mpq_mul(value, value, factor);
    (void)gt_exact_nearest(value, &cost);
    mpq_clears(value, factor, NULL);
    return amount - cost;
}

static enum gt_status convert_part(struct rounding *rounding, size_t i)
{
    struct gt_equity_state *state = rounding->state;
    const struct gt_round_taken *taken = &rounding->answer.parts[i];
    const struct gt_round_part *part = &rounding->parts[i];
    struct gt_equity_conversion *conversion = &rounding->result->conversions[i];
    const struct gt_equity_event *of = &state->events[rounding->events[i]];
    size_t source = (size_t)(part->choices - rounding->choices) + taken->choice;
    *conversion = (struct gt_equity_conversion){
        .event = rounding->events[i],
        .holder = of->holder,
        .amount = of->convertible.amount,
        .interest = rounding->interests[i],
        .basis = taken->basis,
        .terms_of = rounding->sources[source],
        .capitalization = taken->capitalization,
        .price = taken->price,
        .shares = taken->shares,
        .leftover = leftover_of(rounding, part->money, taken->shares, taken->price),
    };
    state->converted[rounding->events[i]] = true;
    enum gt_status status = shadow_of(rounding, taken->price, &conversion->class);
    return status == GT_OK
               ? gt_equity_give(state, of->holder, conversion->class, conversion->shares)
               : status;
}

static enum gt_status set_price(struct rounding *rounding)
{
    struct gt_equity_state *state = rounding->state;
    struct gt_stock_terms *terms = &state->equity->classes[rounding->event->class].terms;
    mpq_t price, per_one;
    mpq_inits(price, per_one, NULL);
    gt_exact_whole(per_one, state->per_one);
    mpq_div(price, rounding->answer.price, per_one);
    bool fits = gt_exact_to_ratio(price, &rounding->result->price);
    mpq_clears(price, per_one, NULL);
    if (!fits)
        return gt_equity_fail(state, GT_EQUITY_OVERFLOW, -1, rounding->event->class, 0, 0);
    if (terms->price.num == 0)
        terms->price = rounding->result->price;
    if (terms->since == GT_DAY_NONE)
        terms->since = rounding->event->day;
    return GT_OK;
}

static enum gt_status apply(struct rounding *rounding)
{
    struct gt_equity_state *state = rounding->state;
    struct gt_equity_round *result = rounding->result;
    struct gt_equity *equity = state->equity;
    enum gt_status status = set_price(rounding);
    rounding->shadows = equity->class_count;
    result->conversions = calloc(rounding->problem.part_count + 1, sizeof *result->conversions);
    if (!result->conversions)
        return GT_ENOMEM;
    for (size_t i = 0; i < rounding->problem.part_count && status == GT_OK; i++) {
        status = convert_part(rounding, i);
        result->conversion_count++;
    }
    if (status == GT_OK)
        status = share_out(rounding);
    for (size_t i = 0; i < result->purchase_count && status == GT_OK; i++)
        status = gt_equity_give(state, result->purchases[i].holder, rounding->event->class,
                                result->purchases[i].shares);
    if (status != GT_OK)
        return status;
    equity->pool += rounding->answer.increase;
    state->has_pool |= rounding->answer.increase > 0;
    return gt_equity_protect(
        state, rounding->event->class, result->price,
        gt_equity_as_common(equity, rounding->event->class, result->new_shares), &rounding->before);
}

/* What is told of the round beside what was done. */
static void report(struct rounding *rounding)
{
    struct gt_equity_state *state = rounding->state;
    struct gt_equity_round *result = rounding->result;
    const struct gt_round_terms *terms = rounding->terms;
    result->event = (int)state->at;
    result->class = rounding->event->class;
    result->price_shares = rounding->answer.price_shares;
    result->capitalization = rounding->answer.capitalization;
    result->pool_increase = rounding->answer.increase;
    struct gt_equity_counts now = gt_equity_count(state);
    result->diluted = now.issued + now.granted + now.pool;
    result->pre_money = terms->pre_money != GT_MONEY_UNKNOWN
                            ? terms->pre_money
                            : cost_of(rounding, result->price_shares);
    result->post_money = terms->post_money != GT_MONEY_UNKNOWN ? terms->post_money
                                                               : cost_of(rounding, result->diluted);
}

static void clear(struct rounding *rounding)
{
    mpq_clear(rounding->answer.price);
    free(rounding->answer.parts);
    free(rounding->parts);
    free(rounding->choices);
    free(rounding->sources);
    free(rounding->events);
    free(rounding->interests);
    free(rounding->purchases);
}

enum gt_status gt_equity_take_round(struct gt_equity_state *state)
{
    struct gt_equity *equity = state->equity;
    struct rounding rounding = {.state = state, .event = &state->events[state->at]};
    if (!gt_equity_grow((void **)&equity->rounds, equity->round_count, &state->round_room,
                        sizeof *equity->rounds))
        return GT_ENOMEM;
    rounding.terms = &rounding.event->round;
    rounding.result = &equity->rounds[equity->round_count++];
    *rounding.result = (struct gt_equity_round){0};
    rounding.before = gt_equity_count(state);
    rounding.problem = (struct gt_round_problem){.issued = rounding.before.issued,
                                                 .granted = rounding.before.granted,
                                                 .pool = equity->pool,
                                                 .terms = rounding.terms,
                                                 .per_one = state->per_one};
    mpq_init(rounding.answer.price);
    enum gt_status status = gather_money(&rounding);
    if (status == GT_OK)
        status = gather_parts(&rounding);
    rounding.problem.purchases = rounding.purchases;
    if (status == GT_OK)
        status = solve(&rounding);
    if (status == GT_OK)
        status = apply(&rounding);
    if (status == GT_OK)
        report(&rounding);
    clear(&rounding);
    return status;
}
