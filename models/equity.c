/* equity.c - a cap table through its events, and what it comes to. */
#include "gentou/equity.h"

#include "gentou/antidilution.h"
#include "models/equity_int.h"
#include "models/exact_int.h"
#include "models/round_int.h"

#include <stdlib.h>
#include <string.h>

enum gt_status gt_equity_fail(struct gt_equity_state *state, enum gt_equity_fault fault, int holder,
                              int class, int64_t held, int64_t asked)
{
    *state->failure = (struct gt_equity_failure){fault, state->at, holder, class, held, asked};
    return fault == GT_EQUITY_OVERFLOW ? GT_EOVERFLOW : GT_ERANGE;
}

bool gt_equity_grow(void **items, size_t count, size_t *room, size_t size)
{
    if (count < *room)
        return true;
    size_t wanted = *room ? 2 * *room : 16;
    void *grown = realloc(*items, wanted * size);
    if (!grown)
        return false;
    *items = grown;
    *room = wanted;
    return true;
}

int64_t gt_equity_whole(const struct gt_cap_position *position)
{
    return position->quantity / GT_SHARES_ONE;
}

enum gt_status gt_equity_apply(struct gt_equity_state *state, struct gt_cap_event change,
                               int64_t shares)
{
    struct gt_cap_failure failure;
    if (shares > INT64_MAX / GT_SHARES_ONE)
        return gt_equity_fail(state, GT_EQUITY_OVERFLOW, -1, -1, 0, shares);
    change.quantity = shares * GT_SHARES_ONE;
    enum gt_status status = gt_captable_apply(state->table, &change, &failure);
    if (status != GT_ERANGE)
        return status;
    bool short_of = failure.fault == GT_CAP_NOT_HELD;
    return gt_equity_fail(state, short_of ? GT_EQUITY_NOT_HELD : GT_EQUITY_OVERFLOW,
                          (int)failure.holder - 1, (int)failure.class - 1,
                          failure.held / GT_SHARES_ONE, shares);
}

enum gt_status gt_equity_give(struct gt_equity_state *state, int holder, int class, int64_t shares)
{
    return gt_equity_apply(state,
                           (struct gt_cap_event){.kind = GT_SHARE_EVENT_ISSUANCE,
                                                 .holder = holder + 1,
                                                 .class = class + 1},
                           shares);
}

bool gt_equity_scale(struct gt_ratio *a, struct gt_ratio b, bool divide)
{
    mpq_t one, other;
    mpq_inits(one, other, NULL);
    gt_exact_ratio(one, *a);
    gt_exact_ratio(other, b);
    if (divide)
        mpq_div(one, one, other);
    else
        mpq_mul(one, one, other);
    bool fits = gt_exact_to_ratio(one, a);
    mpq_clears(one, other, NULL);
    return fits;
}

int64_t gt_equity_as_common(const struct gt_equity *equity, int class, int64_t shares)
{
    struct gt_ratio conversion = equity->classes[class].terms.conversion;
    int64_t common = 0;
    int rest = 0;
    if (conversion.num == conversion.den)
        return shares;
    return gt_ratio_apply(shares, conversion, 1, &common, &rest) == GT_OK ? common : INT64_MAX;
}

/* a + b, no further than one share more than a table holds. */
static int64_t plus(int64_t a, int64_t b)
{
    int64_t most = GT_ROUND_SHARES_MAX + 1;
    return a >= most || b >= most - a ? most : a + b;
}

/* As common, those that `counts` says yes to. */
static int64_t sum_of(const struct gt_equity_state *state, bool granted,
                      bool (*counts)(const struct gt_equity_state *state, int class, int of),
                      int of)
{
    size_t count = 0;
    int64_t sum = 0;
    const struct gt_cap_position *at = gt_captable_positions(state->table, &count);
    for (size_t i = 0; i < count; i++) {
        int class = (int)at[i].class - 1;
        if ((at[i].grant != 0) == granted && (!counts || counts(state, class, of)))
            sum = plus(sum, gt_equity_as_common(state->equity, class, gt_equity_whole(&at[i])));
    }
    return sum;
}

static int64_t issued(const struct gt_equity_state *state,
                      bool (*counts)(const struct gt_equity_state *state, int class, int of),
                      int of)
{
    return sum_of(state, false, counts, of);
}

static bool is_preferred(const struct gt_equity_state *state, int class, int of)
{
    (void)of;
    return state->equity->classes[class].terms.kind == GT_STOCK_PREFERRED;
}

static bool is_class(const struct gt_equity_state *state, int class, int of)
{
    (void)state;
    return class == of;
}

struct gt_equity_counts gt_equity_count(const struct gt_equity_state *state)
{
    return (struct gt_equity_counts){issued(state, NULL, 0), sum_of(state, true, NULL, 0),
                                     issued(state, is_preferred, 0), state->equity->pool};
}

/* A of the formula: the shares outstanding before, as the protection counts them. */
static int64_t outstanding(const struct gt_equity_state *state, int class,
                           const struct gt_equity_counts *before)
{
    switch (state->equity->classes[class].terms.antidilution) {
    case GT_ANTIDILUTION_BROAD:
        return before->issued + before->granted;
    case GT_ANTIDILUTION_BROAD_POOL:
        return before->issued + before->granted + before->pool;
    case GT_ANTIDILUTION_NARROW:
        return before->preferred;
    case GT_ANTIDILUTION_ISSUED:
        return before->issued;
    case GT_ANTIDILUTION_SERIES:
        return issued(state, is_class, class);
    case GT_ANTIDILUTION_NONE:
    case GT_ANTIDILUTION_RATCHET:
        break;
    }
    return 0;
}

/* Lowers the conversion price of one class; nothing when the new price is no lower. */
static enum gt_status protect(struct gt_equity_state *state, int class,
                              const struct gt_dilutive_issue *issue)
{
    struct gt_equity *equity = state->equity;
    struct gt_stock_terms *terms = &equity->classes[class].terms;
    struct gt_ratio before = terms->price, after, conversion = terms->price;
    if (!gt_equity_scale(&before, terms->conversion, true) ||
        gt_antidilution_adjust(terms->antidilution, before, issue, &after) != GT_OK ||
        !gt_equity_scale(&conversion, after, true))
        return gt_equity_fail(state, GT_EQUITY_OVERFLOW, -1, class, 0, 0);
    if (after.num == before.num && after.den == before.den)
        return GT_OK;
    if (!gt_equity_grow((void **)&equity->adjustments, equity->adjustment_count,
                        &state->adjustment_room, sizeof *equity->adjustments))
        return GT_ENOMEM;
    terms->conversion = conversion;
    equity->adjustments[equity->adjustment_count++] = (struct gt_equity_adjustment){
        (int)state->at, class, before, after, conversion, issue->outstanding, issue->issued};
    return GT_OK;
}

enum gt_status gt_equity_protect(struct gt_equity_state *state, int class, struct gt_ratio price,
                                 int64_t shares, const struct gt_equity_counts *before)
{
    struct gt_equity *equity = state->equity;
    enum gt_status status = GT_OK;
    for (int i = 0; i < (int)equity->class_count && status == GT_OK; i++) {
        const struct gt_equity_class *at = &equity->classes[i];
        if (at->terms.antidilution == GT_ANTIDILUTION_NONE || at->terms.price.num == 0 ||
            i == class || at->of == class || shares <= 0 || issued(state, is_class, i) == 0)
            continue;
        struct gt_dilutive_issue issue = {price, shares, outstanding(state, i, before)};
        status = protect(state, i, &issue);
    }
    return status;
}

/* What there is after the last event. */

static enum gt_status keep_open(struct gt_equity_state *state)
{
    struct gt_equity *equity = state->equity;
    equity->open = calloc(state->event_count + 1, sizeof *equity->open);
    if (!equity->open)
        return GT_ENOMEM;
    for (size_t i = 0; i < state->at; i++) {
        bool may =
            state->events[i].kind == GT_EQUITY_SAFE || state->events[i].kind == GT_EQUITY_NOTE;
        if (!may || state->converted[i])
            continue;
        struct gt_equity_open *open = &equity->open[equity->open_count++];
        open->event = (int)i;
        if (gt_convertible_interest(&state->events[i].convertible, state->day, &open->interest) ==
            GT_EOVERFLOW)
            return gt_equity_fail(state, GT_EQUITY_OVERFLOW, state->events[i].holder, -1, 0, 0);
    }
    return GT_OK;
}

static enum gt_status keep_holdings(struct gt_equity_state *state)
{
    size_t count = 0;
    struct gt_equity *equity = state->equity;
    const struct gt_cap_position *at = gt_captable_positions(state->table, &count);
    equity->holdings = calloc(count + 1, sizeof *equity->holdings);
    equity->grants = calloc(count + 1, sizeof *equity->grants);
    if (!equity->holdings || !equity->grants)
        return GT_ENOMEM;
    equity->diluted = equity->pool;
    for (size_t i = 0; i < count; i++) {
        int64_t shares = gt_equity_whole(&at[i]);
        int holder = (int)at[i].holder - 1, class = (int)at[i].class - 1;
        size_t event = (size_t)at[i].grant - 1;
        if (shares == 0)
            continue;
        if (at[i].grant)
            equity->grants[equity->grant_count++] = (struct gt_equity_grant){
                state->events[event].kind, holder, class, shares, state->strikes[event]};
        else
            equity->holdings[equity->holding_count++] =
                (struct gt_equity_holding){holder, class, shares};
        if (__builtin_add_overflow(equity->diluted, gt_equity_as_common(equity, class, shares),
                                   &equity->diluted))
            return gt_equity_fail(state, GT_EQUITY_OVERFLOW, holder, class, 0, shares);
    }
    return GT_OK;
}

static enum gt_status run(struct gt_equity_state *state, gt_day as_of)
{
    enum gt_status status = GT_OK;
    for (; state->at < state->event_count && status == GT_OK; state->at++) {
        gt_day day = state->events[state->at].day;
        if (day != GT_DAY_NONE)
            state->day = day;
        if (as_of != GT_DAY_NONE && state->day > as_of)
            break;
        status = gt_equity_take_event(state);
    }
    if (as_of != GT_DAY_NONE)
        state->day = as_of;
    if (status == GT_OK)
        status = keep_open(state);
    return status == GT_OK ? keep_holdings(state) : status;
}

static bool begin(struct gt_equity_state *state, const struct gt_stock_terms *classes, size_t count)
{
    struct gt_equity *equity = state->equity = calloc(1, sizeof *equity);
    state->table = gt_captable_new();
    state->strikes = calloc(state->event_count + 1, sizeof *state->strikes);
    state->converted = calloc(state->event_count + 1, sizeof *state->converted);
    state->class_room = count + 16;
    if (!equity || !state->table || !state->strikes || !state->converted)
        return false;
    equity->classes = calloc(state->class_room, sizeof *equity->classes);
    if (!equity->classes)
        return false;
    for (size_t i = 0; i < count; i++)
        equity->classes[equity->class_count++] = (struct gt_equity_class){classes[i], -1, 0};
    return true;
}

enum gt_status gt_equity_run(const struct gt_stock_terms *classes, size_t class_count,
                             const struct gt_equity_event *events, size_t event_count, gt_day as_of,
                             int64_t per_one, struct gt_equity **equity,
                             struct gt_equity_failure *failure)
{
    struct gt_equity_state state = {.events = events,
                                    .event_count = event_count,
                                    .day = GT_DAY_NONE,
                                    .per_one = per_one,
                                    .failure = failure};
    *failure = (struct gt_equity_failure){.fault = GT_EQUITY_FINE, .holder = -1, .class = -1};
    enum gt_status status = begin(&state, classes, class_count) ? run(&state, as_of) : GT_ENOMEM;
    gt_captable_free(state.table);
    free(state.strikes);
    free(state.converted);
    if (status == GT_OK)
        *equity = state.equity;
    else
        gt_equity_free(state.equity);
    return status;
}

void gt_equity_free(struct gt_equity *equity)
{
    if (!equity)
        return;
    for (size_t i = 0; i < equity->round_count; i++) {
        free(equity->rounds[i].conversions);
        free(equity->rounds[i].purchases);
    }
    free(equity->rounds);
    free(equity->classes);
    free(equity->holdings);
    free(equity->grants);
    free(equity->open);
    free(equity->adjustments);
    free(equity);
}
