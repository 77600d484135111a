/* positions_value.c - what became of a group's positions: the holdings of its parties (holdings.h),
 * and receipts.
 */
#include "engine/operations/positions_int.h"

#include "engine/operations/holdings.h"

#include <stdlib.h>

struct making {
    struct gt_store *store;
    struct gt_positions *positions;
    struct gt_holdings holdings;
    struct gt_arena *arena;
    struct gt_error *error;
};

static int compare_positions(const void *a, const void *b)
{
    int64_t x = ((const struct gt_position *)a)->company;
    int64_t y = ((const struct gt_position *)b)->company;
    return (x > y) - (x < y);
}

/* The position of a holding; every holding has one. */
static struct gt_position *position_of(const struct making *making, int64_t company)
{
    const struct gt_position key = {.company = company};
    return bsearch(&key, making->positions->items, making->positions->count, sizeof key,
                   compare_positions);
}

/* The stakes of a round, unknown when some of it is; of a fund whose part nobody wrote down but the
 * round tells, that. */
static void add_stakes(const struct gt_positions *positions, const struct gt_position_round *round,
                       struct gt_holding_stake *stakes, size_t *count)
{
    const struct gt_facts *facts = positions->facts;
    bool whole = positions->holders == GT_HOLDERS_FUND && round->unknown == 0;
    for (size_t s = facts->first_stake[round->deal]; s < facts->first_stake[round->deal + 1]; s++) {
        const struct gt_investment_fact *stake = &facts->stakes[s];
        if (gt_positions_whose(positions, stake->party) == GT_WHOSE_OTHERS)
            continue;
        gt_money known = stake->more ? GT_MONEY_UNKNOWN : stake->amount;
        stakes[(*count)++] = (struct gt_holding_stake){round->company, stake->party, round->day,
                                                       round->deal, whole ? round->stake : known};
    }
}

static int load_holdings(struct making *making)
{
    const struct gt_positions *positions = making->positions;
    size_t count = 0, room = positions->facts->stake_count + 1;
    struct gt_holding_stake *stakes = gt_arena_alloc(making->arena, room * sizeof *stakes);
    if (!stakes)
        return gt_fail_memory(making->error);
    for (size_t r = 0; r < positions->round_count; r++)
        add_stakes(positions, &positions->rounds[r], stakes, &count);
    return gt_holdings_load(making->store, positions->facts, stakes, count, &making->holdings,
                            making->arena, making->error);
}

static int compare_receipts(const void *a, const void *b)
{
    const struct gt_receipt *x = a, *y = b;
    if (x->company != y->company)
        return (x->company > y->company) - (x->company < y->company);
    if (x->day != y->day)
        return (x->day > y->day) - (x->day < y->day);
    return (x->amount > y->amount) - (x->amount < y->amount);
}

/* The receipts of the group's holdings. What is in a currency that is set aside is left out, and
 * its position is incomplete. */
static int keep_receipts(struct making *making, struct gt_receipt *rows, size_t count, size_t *kept)
{
    const struct gt_facts *facts = making->positions->facts;
    int code = 0;
    for (size_t i = *kept = 0; i < count && !code; i++) {
        if (!gt_holdings_of(&making->holdings, rows[i].company, rows[i].party))
            continue;
        code = gt_holdings_exchange(facts, rows[i].company, rows[i].currency, rows[i].day,
                                    &rows[i].amount, making->error);
        if (rows[i].amount == GT_MONEY_UNKNOWN)
            position_of(making, rows[i].company)->complete = false;
        else
            rows[(*kept)++] = rows[i];
    }
    return code;
}

static int read_receipts(struct making *making)
{
    struct gt_positions *positions = making->positions;
    struct gt_receipt *rows = NULL;
    size_t count = 0, kept = 0;
    int code = gt_receipts_load(making->store, 0, positions->facts->as_of, &rows, &count,
                                making->arena, making->error);
    if (!code)
        code = keep_receipts(making, rows, count, &kept);
    if (kept)
        qsort(rows, kept, sizeof *rows, compare_receipts);
    positions->receipts = rows;
    positions->receipt_count = kept;
    for (size_t p = 0, r = 0; p < positions->count && !code; p++) {
        struct gt_position *position = &positions->items[p];
        position->first_receipt = r;
        for (; r < kept && rows[r].company == position->company && !code; r++)
            code = gt_positions_add(rows[r].amount, &position->received, making->error);
        position->receipts = r - position->first_receipt;
    }
    return code;
}

/* A holding's value, added to its position's. One that nobody knows is of a stake of unknown
 * amount, and its position is incomplete. */
static int value_holding(struct making *making, const struct gt_holding *holding)
{
    struct gt_position *position = position_of(making, holding->company);
    position->complete = position->complete && !holding->aside;
    if (holding->held.held) {
        position->exited = false;
        position->at_cost = position->at_cost || holding->held.marked == GT_DAY_NONE;
        if (holding->held.marked > position->marked)
            position->marked = holding->held.marked;
    }
    if (holding->exit_day > position->exit_day) {
        position->exit_day = holding->exit_day;
        position->exit_kind = holding->exit_kind;
    }
    return holding->held.value == GT_MONEY_UNKNOWN
               ? 0
               : gt_positions_add(holding->held.value, &position->value, making->error);
}

int gt_positions_value(struct gt_store *store, struct gt_positions *positions,
                       struct gt_arena *arena, struct gt_error *error)
{
    struct making making = {.store = store, .positions = positions, .arena = arena, .error = error};
    int code = load_holdings(&making);
    if (!code)
        code = read_receipts(&making);
    for (size_t p = 0; p < positions->count; p++)
        positions->items[p].exited = true;
    for (size_t i = 0; i < making.holdings.count && !code; i++)
        code = value_holding(&making, &making.holdings.items[i]);
    return code;
}
