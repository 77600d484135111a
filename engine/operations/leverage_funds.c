/* leverage_funds.c - leverage of the sub-funds' capital, and the chain to the rounds. */
#include "engine/operations/leverage_funds.h"

#include "engine/operations/tracing.h"
#include "engine/store/fund.h"

/* What the rows are made from. */
struct making {
    const struct gt_facts *facts;
    struct gt_tracing tracing;
    struct gt_counting counting;
    enum gt_leverage_basis basis;
    struct gt_arena *arena;
    struct gt_error *error;
};

static int fail_sum(struct making *making, const char *name, enum gt_status status)
{
    return status == GT_OK
               ? 0
               : gt_fail(making->error, GT_EXIT_DATA, _("%s: its capital cannot be summed: %s"),
                         name, _(gt_status_text(status)));
}

/* What a contribution alone counts as. */
static enum gt_status add_source(struct making *making, int64_t party, const struct gt_stake *stake,
                                 struct gt_leverage_fund *row)
{
    struct gt_leverage_capital *from = &row->from[row->from_count++];
    struct gt_round round = {stake->amount, stake, 1, false};
    from->party = gt_facts_name(making->facts, party);
    from->ownership = stake->ownership;
    return gt_leverage_split(&round, making->counting, &from->split);
}

/* The capital as a round whose stakes are the contributions. */
static int split_capital(struct making *making, int64_t subfund, struct gt_leverage_fund *row)
{
    const struct gt_tracing *tracing = &making->tracing;
    struct gt_stake *stakes = gt_arena_alloc(making->arena, (tracing->count + 1) * sizeof *stakes);
    struct gt_split split;
    size_t count = 0;
    enum gt_status status = GT_OK;
    row->from = gt_arena_alloc(making->arena, (tracing->count + 1) * sizeof *row->from);
    if (!stakes || !row->from)
        return gt_fail_memory(making->error);
    for (size_t i = 0; i < tracing->count && status == GT_OK; i++) {
        const struct gt_contribution *from = &tracing->contributions[i];
        gt_money amount =
            making->basis == GT_LEVERAGE_BASIS_COMMITTED ? from->committed : from->paid;
        if (from->subfund != subfund || amount == 0)
            continue;
        struct gt_stake *stake = &stakes[count++];
        *stake = (struct gt_stake){.is_fund = from->party == making->facts->fund, .amount = amount};
        stake->ownership = gt_facts_ownership(making->facts, from->party, making->facts->as_of,
                                              &stake->private_share);
        status = gt_money_add(row->capital, amount, &row->capital);
        if (status == GT_OK)
            status = add_source(making, from->party, stake, row);
        if (stake->is_fund)
            row->fund = amount;
    }
    if (status == GT_OK && row->capital > 0) {
        struct gt_round round = {row->capital, stakes, count, false};
        status = gt_leverage_split(&round, making->counting, &split);
        if (status == GT_OK)
            status = gt_leverage_add(&row->leverage, &split);
    }
    return fail_sum(making, row->name, status);
}

/* Does the sub-fund stand in that closed round, with both amounts known? */
static bool is_counted(const struct gt_facts *facts, size_t deal, int64_t subfund)
{
    return facts->deals[deal].stage == GT_STAGE_CLOSED &&
           facts->deals[deal].amount != GT_MONEY_UNKNOWN && !gt_facts_is_foreign(facts, deal) &&
           gt_facts_stake(facts, deal, subfund) != GT_MONEY_UNKNOWN;
}

static int add_reached(struct making *making, size_t deal, int64_t subfund, size_t *capacity,
                       struct gt_leverage_fund *row)
{
    const struct gt_deal_row *round = &making->facts->deals[deal];
    row->into =
        gt_arena_grow(making->arena, row->into, row->into_count, capacity, sizeof *row->into);
    if (!row->into)
        return gt_fail_memory(making->error);
    row->into[row->into_count++] =
        (struct gt_leverage_reached){round->id, round->day, round->company_name,
                                     gt_facts_stake(making->facts, deal, subfund), round->amount};
    return 0;
}

static int sum_rounds(struct making *making, int64_t subfund, struct gt_leverage_fund *row)
{
    const struct gt_facts *facts = making->facts;
    enum gt_status status = GT_OK;
    size_t capacity = 0;
    int code = 0;
    for (size_t i = 0; i < facts->deal_count && !code && status == GT_OK; i++) {
        if (!is_counted(facts, i, subfund))
            continue;
        code = add_reached(making, i, subfund, &capacity, row);
        status = gt_money_add(row->invested, gt_facts_stake(facts, i, subfund), &row->invested);
        if (status == GT_OK)
            status = gt_money_add(row->rounds, facts->deals[i].amount, &row->rounds);
    }
    row->chained = gt_leverage_chain(row->capital, row->fund, row->invested, row->rounds,
                                     &row->chain) == GT_OK;
    return code ? code : fail_sum(making, row->name, status);
}

/* The row of all: capital of all, S, G and D of those that have a chain. */
static int add_up(struct making *making, const struct gt_leverage_fund *row,
                  struct gt_leverage_fund *total)
{
    const struct gt_leverage *from = &row->leverage;
    const struct gt_split split = {from->rounds > 0, from->fund, from->other_public,
                                   from->private_money, from->unknown};
    enum gt_status status = gt_leverage_add(&total->leverage, &split);
    if (status == GT_OK && row->chained)
        status = gt_money_add(total->capital, row->capital, &total->capital);
    if (status == GT_OK && row->chained)
        status = gt_money_add(total->fund, row->fund, &total->fund);
    if (status == GT_OK && row->chained)
        status = gt_money_add(total->invested, row->invested, &total->invested);
    return fail_sum(making, total->name, status);
}

/* R of all: each round once, though several sub-funds stand in it. */
static int sum_reached(struct making *making, const struct gt_subfund_row *subfunds,
                       const bool *chained, size_t count, struct gt_leverage_fund *total)
{
    const struct gt_facts *facts = making->facts;
    enum gt_status status = GT_OK;
    for (size_t i = 0; i < facts->deal_count && status == GT_OK; i++) {
        bool reached = false;
        for (size_t f = 0; f < count && !reached; f++)
            reached = chained[f] && is_counted(facts, i, subfunds[f].party);
        if (reached)
            status = gt_money_add(total->rounds, facts->deals[i].amount, &total->rounds);
    }
    total->chained = gt_leverage_chain(total->capital, total->fund, total->invested, total->rounds,
                                       &total->chain) == GT_OK;
    return fail_sum(making, total->name, status);
}

int gt_leverage_funds(struct gt_store *store, const struct gt_facts *facts,
                      struct gt_counting counting, enum gt_leverage_basis basis,
                      struct gt_leverage_fund **rows, size_t *count, struct gt_arena *arena,
                      struct gt_error *error)
{
    struct making making = {
        .facts = facts, .counting = counting, .basis = basis, .arena = arena, .error = error};
    struct gt_subfund_row *subfunds = NULL;
    struct gt_leverage_fund total = {.name = _("All sub-funds")};
    size_t found = 0;
    int code =
        gt_subfund_list(store, facts->fund, 0, facts->as_of, &subfunds, &found, arena, error);
    if (!code)
        code = gt_tracing_load(store, facts, &making.tracing, arena, error);
    *rows = gt_arena_alloc(arena, (found + 1) * sizeof **rows);
    bool *chained = gt_arena_alloc(arena, (found + 1) * sizeof *chained);
    *count = 0;
    if (!code && (!*rows || !chained))
        return gt_fail_memory(error);
    for (size_t i = 0; i < found && !code; i++) {
        struct gt_leverage_fund *row = &(*rows)[*count];
        *row = (struct gt_leverage_fund){.name = subfunds[i].name};
        code = split_capital(&making, subfunds[i].party, row);
        if (code || row->fund == 0)
            continue;
        code = sum_rounds(&making, subfunds[i].party, row);
        if (!code)
            code = add_up(&making, row, &total);
        chained[i] = row->chained;
        ++*count;
    }
    if (!code)
        code = sum_reached(&making, subfunds, chained, found, &total);
    if (!code)
        (*rows)[(*count)++] = total;
    return code;
}
