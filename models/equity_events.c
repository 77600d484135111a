/* equity_events.c - what happens to a cap table between rounds. */
#include "models/equity_int.h"
#include "models/exact_int.h"
#include "models/round_int.h"

#include "gentou/antidilution.h"

static enum gt_status grant(struct gt_equity_state *state)
{
    const struct gt_equity_event *event = &state->events[state->at];
    struct gt_equity *equity = state->equity;
    bool of_pool = event->kind != GT_EQUITY_WARRANT && state->has_pool && !event->outside_pool;
    if (of_pool && event->shares > equity->pool && event->kind == GT_EQUITY_OPTION)
        return gt_equity_fail(state, GT_EQUITY_POOL_SHORT, event->holder, event->class,
                              equity->pool, event->shares);
    if (of_pool)
        equity->pool -= event->shares < equity->pool ? event->shares : equity->pool;
    state->strikes[state->at] = event->price;
    return gt_equity_apply(state,
                           (struct gt_cap_event){.id = (int64_t)state->at + 1,
                                                 .kind = GT_SHARE_EVENT_OPTION,
                                                 .holder = event->holder + 1,
                                                 .class = event->class + 1,
                                                 .expiry = GT_DAY_NONE},
                           event->shares);
}

static enum gt_status issue(struct gt_equity_state *state)
{
    const struct gt_equity_event *event = &state->events[state->at];
    struct gt_equity_counts before = gt_equity_count(state);
    struct gt_stock_terms *terms = &state->equity->classes[event->class].terms;
    enum gt_status status = gt_equity_give(state, event->holder, event->class, event->shares);
    if (status != GT_OK || event->price.num == 0)
        return status;
    if (terms->price.num == 0)
        terms->price = event->price;
    if (terms->since == GT_DAY_NONE)
        terms->since = event->day;
    int64_t common = gt_equity_as_common(state->equity, event->class, event->shares);
    return gt_equity_protect(state, event->class, event->price, common, &before);
}

/* New pool or none: a part of it that is not there cannot be taken back. */
static enum gt_status change_pool(struct gt_equity_state *state, int64_t shares)
{
    const struct gt_equity_event *event = &state->events[state->at];
    struct gt_equity *equity = state->equity;
    if (shares < 0 && -shares > equity->pool)
        return gt_equity_fail(state, GT_EQUITY_POOL_SHORT, -1, event->class, equity->pool, -shares);
    state->has_pool = true;
    if (shares > GT_ROUND_SHARES_MAX - equity->pool)
        return gt_equity_fail(state, GT_EQUITY_OVERFLOW, -1, event->class, equity->pool, shares);
    equity->pool += shares;
    return GT_OK;
}

/* Prices and conversions after a split: a share of the class at hand is `ratio` shares now. */
static bool split_terms(struct gt_equity_state *state, const struct gt_equity_event *event)
{
    struct gt_equity *equity = state->equity;
    bool all = event->class < 0, fits = true;
    bool common = !all && equity->classes[event->class].terms.kind == GT_STOCK_COMMON;
    for (size_t i = 0; i < equity->class_count; i++) {
        struct gt_stock_terms *terms = &equity->classes[i].terms;
        bool own = all || event->class == (int)i;
        if (own && terms->price.num)
            fits = gt_equity_scale(&terms->price, event->ratio, true) && fits;
        if (own && !all && !common)
            fits = gt_equity_scale(&terms->conversion, event->ratio, true) && fits;
        if (common && terms->kind == GT_STOCK_PREFERRED)
            fits = gt_equity_scale(&terms->conversion, event->ratio, false) && fits;
    }
    for (size_t i = 0; i < state->at; i++)
        if (state->strikes[i].num && (all || state->events[i].class == event->class))
            fits = gt_equity_scale(&state->strikes[i], event->ratio, true) && fits;
    return fits;
}

static enum gt_status split(struct gt_equity_state *state)
{
    const struct gt_equity_event *event = &state->events[state->at];
    struct gt_equity *equity = state->equity;
    int rest = 0;
    bool pool = event->class < 0 || equity->classes[event->class].terms.kind == GT_STOCK_COMMON;
    if (!split_terms(state, event) ||
        (pool && gt_ratio_apply(equity->pool, event->ratio, 1, &equity->pool, &rest) != GT_OK) ||
        equity->pool > GT_ROUND_SHARES_MAX)
        return gt_equity_fail(state, GT_EQUITY_OVERFLOW, -1, event->class, 0, 0);
    return gt_equity_apply(state,
                           (struct gt_cap_event){.kind = GT_SHARE_EVENT_SPLIT,
                                                 .class = event->class + 1,
                                                 .ratio = event->ratio,
                                                 .fractions = GT_FRACTIONS_DROP},
                           0);
}

static enum gt_status transfer(struct gt_equity_state *state)
{
    const struct gt_equity_event *event = &state->events[state->at];
    return gt_equity_apply(state,
                           (struct gt_cap_event){.kind = GT_SHARE_EVENT_TRANSFER,
                                                 .holder = event->holder + 1,
                                                 .from = event->from + 1,
                                                 .class = event->class + 1},
                           event->shares);
}

/* Shares of a class into those of another, by the conversions of both. */
static enum gt_status convert_shares(struct gt_equity_state *state)
{
    const struct gt_equity_event *event = &state->events[state->at];
    const struct gt_equity_class *classes = state->equity->classes;
    struct gt_ratio ratio = classes[event->class].terms.conversion;
    size_t count = 0;
    const struct gt_cap_position *positions = gt_captable_positions(state->table, &count);
    size_t place = gt_captable_find(state->table, event->holder + 1, event->class + 1, 0);
    int64_t held = place < count ? gt_equity_whole(&positions[place]) : 0, received = 0;
    int64_t shares = event->shares ? event->shares : held;
    int rest = 0;
    if (!gt_equity_scale(&ratio, classes[event->into].terms.conversion, true) ||
        gt_ratio_apply(shares, ratio, 1, &received, &rest) != GT_OK ||
        received > INT64_MAX / GT_SHARES_ONE)
        return gt_equity_fail(state, GT_EQUITY_OVERFLOW, event->holder, event->class, held, shares);
    return gt_equity_apply(state,
                           (struct gt_cap_event){.kind = GT_SHARE_EVENT_CONVERSION,
                                                 .holder = event->holder + 1,
                                                 .class = event->class + 1,
                                                 .into = event->into + 1,
                                                 .received = received * GT_SHARES_ONE},
                           shares);
}

/* Shares for money at the price of a cap outside a round: money x capitalization / cap. */
static bool cap_shares(const struct gt_equity_state *state,
                       const struct gt_convertible_terms *terms, gt_money money, mpq_t shares)
{
    struct gt_equity_counts now = gt_equity_count(state);
    bool whole = terms->capitalization == GT_CAPITALIZATION_OUTSTANDING;
    bool pool = !whole && terms->capitalization != GT_CAPITALIZATION_EXERCISED;
    bool with_itself = terms->capitalization == GT_CAPITALIZATION_POST_MONEY ||
                       terms->capitalization == GT_CAPITALIZATION_FULLY_DILUTED;
    mpq_t part, one;
    mpq_inits(part, one, NULL);
    gt_exact_whole(part, money);
    gt_exact_whole(one, terms->cap);
    mpq_div(part, part, one);
    mpq_set_ui(one, 1, 1);
    mpq_sub(one, one, part);
    bool left = mpq_sgn(one) > 0;
    gt_exact_whole(shares,
                   now.issued + (whole ? 0 : now.granted) + (pool ? state->equity->pool : 0));
    mpq_mul(shares, shares, part);
    if (with_itself && left)
        mpq_div(shares, shares, one);
    mpq_clears(part, one, NULL);
    return left || !with_itself;
}

/* A SAFE or note at a stated price, or at that of its cap. */
static enum gt_status convert_convertible(struct gt_equity_state *state)
{
    const struct gt_equity_event *event = &state->events[state->at];
    const struct gt_equity_event *source = &state->events[event->convertible_event];
    const struct gt_convertible_terms *terms = &source->convertible;
    gt_money interest = 0;
    if ((size_t)event->convertible_event > state->at)
        return gt_equity_fail(state, GT_EQUITY_NOT_YET, source->holder, -1, 0, 0);
    if (state->converted[event->convertible_event])
        return gt_equity_fail(state, GT_EQUITY_GONE, source->holder, -1, 0, 0);
    enum gt_status status = gt_convertible_interest(terms, state->day, &interest);
    gt_money money = 0;
    if (status == GT_ENODATA)
        return gt_equity_fail(state, GT_EQUITY_NO_DAY, source->holder, -1, 0, 0);
    if (event->price.num == 0 && terms->cap == GT_MONEY_UNKNOWN)
        return gt_equity_fail(state, GT_EQUITY_NO_PRICE, source->holder, -1, 0, 0);
    mpq_t shares, price;
    int64_t number = 0;
    bool fits = status == GT_OK && !__builtin_add_overflow(terms->amount, interest, &money);
    mpq_inits(shares, price, NULL);
    gt_exact_whole(shares, money);
    if (event->price.num) {
        gt_exact_ratio(price, event->price);
        mpq_div(shares, shares, price);
        gt_exact_whole(price, state->per_one);
        mpq_div(shares, shares, price);
    } else {
        fits = cap_shares(state, terms, money, shares) && fits;
    }
    fits = fits && gt_exact_floor(shares, &number) && number <= INT64_MAX / GT_SHARES_ONE;
    mpq_clears(shares, price, NULL);
    if (!fits)
        return gt_equity_fail(state, GT_EQUITY_OVERFLOW, source->holder, -1, 0, 0);
    state->converted[event->convertible_event] = true;
    return gt_equity_give(state, source->holder, event->into, number);
}

/* Takes `shares` of a holder's rights to a class, the oldest first; exercised ones become shares,
 * others go back into the pool. Promises are not exercised. */
static enum gt_status use_rights(struct gt_equity_state *state, bool exercised)
{
    const struct gt_equity_event *event = &state->events[state->at];
    int64_t left = event->shares;
    for (size_t i = 0; i < state->at && left > 0; i++) {
        const struct gt_equity_event *of = &state->events[i];
        bool option = of->kind == GT_EQUITY_OPTION, promise = of->kind == GT_EQUITY_PROMISE;
        if ((!option && !promise && of->kind != GT_EQUITY_WARRANT) || (promise && exercised) ||
            of->holder != event->holder || of->class != event->class)
            continue;
        size_t count = 0;
        const struct gt_cap_position *positions = gt_captable_positions(state->table, &count);
        size_t place =
            gt_captable_find(state->table, of->holder + 1, of->class + 1, (int64_t)i + 1);
        int64_t held = place < count ? gt_equity_whole(&positions[place]) : 0;
        int64_t taken = held < left ? held : left;
        if (taken == 0)
            continue;
        enum gt_status status = gt_equity_apply(
            state,
            (struct gt_cap_event){.kind = GT_SHARE_EVENT_CONVERSION,
                                  .holder = of->holder + 1,
                                  .grant = (int64_t)i + 1,
                                  .into = of->class + 1,
                                  .received = exercised ? taken * GT_SHARES_ONE : 0},
            taken);
        if (status != GT_OK)
            return status;
        if (!exercised && (option || promise) && !of->outside_pool)
            state->equity->pool += taken;
        left -= taken;
    }
    return left == 0 ? GT_OK
                     : gt_equity_fail(state, GT_EQUITY_NOT_HELD, event->holder, event->class,
                                      event->shares - left, event->shares);
}

enum gt_status gt_equity_take_event(struct gt_equity_state *state)
{
    const struct gt_equity_event *event = &state->events[state->at];
    switch (event->kind) {
    case GT_EQUITY_ISSUE:
        return issue(state);
    case GT_EQUITY_OPTION:
    case GT_EQUITY_WARRANT:
    case GT_EQUITY_PROMISE:
        return grant(state);
    case GT_EQUITY_POOL:
        return change_pool(state, event->shares);
    case GT_EQUITY_SAFE:
    case GT_EQUITY_NOTE:
        return GT_OK;
    case GT_EQUITY_ROUND:
        return gt_equity_take_round(state);
    case GT_EQUITY_SPLIT:
        return split(state);
    case GT_EQUITY_TRANSFER:
        return transfer(state);
    case GT_EQUITY_CONVERT:
        return event->convertible_event >= 0 ? convert_convertible(state) : convert_shares(state);
    case GT_EQUITY_EXERCISE:
        return use_rights(state, true);
    case GT_EQUITY_CANCEL:
        return event->holder >= 0 ? use_rights(state, false) : change_pool(state, -event->shares);
    }
    return GT_OK;
}
