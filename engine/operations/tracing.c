/* tracing.c - stakes looked through: a sub-fund's part in a round as its contributors'. */
#include "engine/operations/tracing.h"

#include "engine/store/fund.h"

#include <string.h>

#define DEPTH_MAX 8 /* sub-funds behind each other; a circle ends here */

static struct gt_contribution *contribution_of(struct gt_tracing *tracing, int64_t subfund,
                                               int64_t party)
{
    for (size_t i = 0; i < tracing->count; i++)
        if (tracing->contributions[i].subfund == subfund &&
            tracing->contributions[i].party == party)
            return &tracing->contributions[i];
    tracing->contributions[tracing->count] =
        (struct gt_contribution){.subfund = subfund, .party = party};
    return &tracing->contributions[tracing->count++];
}

static int add(const struct gt_facts *facts, const struct gt_currency *currency, gt_day day,
               gt_money amount, gt_money *sum, struct gt_error *error)
{
    int code = gt_exchange_amount(facts->exchange, currency, day, &amount, error);
    if (code || amount == GT_MONEY_UNKNOWN)
        return code;
    enum gt_status status = gt_money_add(*sum, amount, sum);
    return status == GT_OK ? 0
                           : gt_fail(error, GT_EXIT_DATA,
                                     _("the contributions to a sub-fund cannot be summed: %s"),
                                     _(gt_status_text(status)));
}

int gt_tracing_load(struct gt_store *store, const struct gt_facts *facts,
                    struct gt_tracing *tracing, struct gt_arena *arena, struct gt_error *error)
{
    struct gt_commitment_row *promised = NULL;
    struct gt_drawdown_row *paid = NULL;
    size_t promised_count = 0, paid_count = 0;
    *tracing = (struct gt_tracing){0};
    int code =
        gt_commitment_list(store, 0, 0, 0, facts->as_of, &promised, &promised_count, arena, error);
    if (!code)
        code = gt_drawdown_list(store, 0, facts->as_of, &paid, &paid_count, arena, error);
    tracing->contributions =
        gt_arena_alloc(arena, (promised_count + 1) * sizeof *tracing->contributions);
    if (!code && !tracing->contributions)
        return gt_fail_memory(error);
    for (size_t i = 0; i < promised_count && !code; i++)
        if (promised[i].fund != facts->fund)
            code = add(facts, promised[i].currency, promised[i].day, promised[i].amount,
                       &contribution_of(tracing, promised[i].fund, promised[i].party)->committed,
                       error);
    for (size_t i = 0; i < paid_count && !code; i++)
        if (paid[i].fund != facts->fund)
            code = add(facts, paid[i].currency, paid[i].day, paid[i].amount,
                       &contribution_of(tracing, paid[i].fund, paid[i].party)->paid, error);
    return code;
}

/* A round's stakes as they grow. */
struct round {
    const struct gt_facts *facts;
    const struct gt_tracing *tracing;
    const struct gt_deal_row *deal;
    struct gt_traced_stake *stakes;
    size_t count, capacity;
    struct gt_arena *arena;
    struct gt_error *error;
};

static struct gt_stake stake_of(const struct round *round, int64_t party, gt_money amount)
{
    struct gt_stake stake = {.is_fund = party == round->facts->fund, .amount = amount};
    stake.ownership =
        gt_facts_ownership(round->facts, party, round->deal->day, &stake.private_share);
    return stake;
}

static int put(struct round *round, struct gt_stake stake, int64_t party, int64_t through)
{
    round->stakes = gt_arena_grow(round->arena, round->stakes, round->count, &round->capacity,
                                  sizeof *round->stakes);
    if (!round->stakes)
        return gt_fail_memory(round->error);
    round->stakes[round->count++] = (struct gt_traced_stake){stake, party, through};
    return 0;
}

/* The contributions to a sub-fund: on what was paid in, or on what is committed while nothing is.
 * 0 of them: it is no sub-fund, or nobody is recorded. */
static size_t contributors_of(const struct round *round, int64_t subfund, struct gt_stake *stakes,
                              int64_t *parties)
{
    const struct gt_tracing *tracing = round->tracing;
    gt_money paid = 0;
    size_t count = 0;
    for (size_t i = 0; i < tracing->count; i++)
        if (tracing->contributions[i].subfund == subfund && tracing->contributions[i].paid > 0)
            paid = 1;
    for (size_t i = 0; i < tracing->count; i++) {
        const struct gt_contribution *from = &tracing->contributions[i];
        gt_money amount = paid ? from->paid : from->committed;
        if (from->subfund != subfund || amount <= 0)
            continue;
        stakes[count] = stake_of(round, from->party, amount);
        parties[count++] = from->party;
    }
    return count;
}

static int trace(struct round *round, int64_t party, gt_money amount, int64_t through, int depth)
{
    size_t room = round->tracing ? round->tracing->count + 1 : 1, count = 0;
    struct gt_stake *from = gt_arena_alloc(round->arena, 2 * room * sizeof *from);
    int64_t *parties = gt_arena_alloc(round->arena, room * sizeof *parties);
    if (!from || !parties)
        return gt_fail_memory(round->error);
    struct gt_stake *parts = from + room;
    if (round->tracing && depth < DEPTH_MAX && amount != GT_MONEY_UNKNOWN &&
        party != round->facts->fund)
        count = contributors_of(round, party, from, parties);
    if (count == 0)
        return put(round, stake_of(round, party, amount), party, through);
    enum gt_status status = gt_leverage_trace(amount, from, count, parts);
    if (status != GT_OK)
        return gt_fail(round->error, GT_EXIT_DATA, _("deal %lld: its stakes cannot be summed: %s"),
                       (long long)round->deal->id, _(gt_status_text(status)));
    int code = 0;
    for (size_t i = 0; i < count && !code; i++)
        code = trace(round, parties[i], parts[i].amount, through ? through : party, depth + 1);
    return code;
}

int gt_tracing_stakes(const struct gt_facts *facts, const struct gt_tracing *tracing, size_t deal,
                      struct gt_traced_stake **stakes, size_t *count, struct gt_arena *arena,
                      struct gt_error *error)
{
    struct round round = {.facts = facts,
                          .tracing = tracing,
                          .deal = &facts->deals[deal],
                          .arena = arena,
                          .error = error};
    int code = 0;
    for (size_t s = facts->first_stake[deal]; s < facts->first_stake[deal + 1] && !code; s++) {
        const struct gt_investment_fact *fact = &facts->stakes[s];
        code = trace(&round, fact->party, fact->amount, 0, 0);
        if (!code && fact->more)
            code = put(&round, stake_of(&round, fact->party, GT_MONEY_UNKNOWN), fact->party, 0);
    }
    *stakes = round.stakes;
    *count = round.count;
    return code;
}

/* Did the fund contribute to a sub-fund, at any remove? */
static bool is_funded(const struct gt_facts *facts, const struct gt_tracing *tracing,
                      int64_t subfund, int depth)
{
    for (size_t i = 0; i < tracing->count && depth < DEPTH_MAX; i++) {
        const struct gt_contribution *from = &tracing->contributions[i];
        if (from->subfund == subfund &&
            (from->party == facts->fund || is_funded(facts, tracing, from->party, depth + 1)))
            return true;
    }
    return false;
}

bool gt_tracing_reaches(const struct gt_facts *facts, const struct gt_tracing *tracing, size_t deal)
{
    for (size_t s = facts->first_stake[deal]; s < facts->first_stake[deal + 1]; s++)
        if (facts->stakes[s].party == facts->fund ||
            (tracing && is_funded(facts, tracing, facts->stakes[s].party, 0)))
            return true;
    return false;
}
