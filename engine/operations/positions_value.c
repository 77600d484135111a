/* positions_value.c - what became of a group's positions: marks, exits, receipts, party by party.
 */
#include "engine/operations/positions_int.h"

#include "engine/store/holding.h"

#include <stdlib.h>

/* A party's stakes in a company. */
struct holding {
    int64_t company, party;
    size_t position;
    size_t first_stake, stakes; /* places in making.stakes */
    gt_day marked;              /* latest mark, or GT_DAY_NONE */
    gt_money mark;              /* its value */
    double held;                /* the part not sold since the latest mark */
    double held_ever;           /* the part not sold at all */
    gt_day exit_day;            /* held_ever became 0 */
    int exit_kind;
};

struct stake {
    int64_t company, party;
    size_t position;
    gt_day day;
    gt_money amount;
};

struct making {
    struct gt_store *store;
    struct gt_positions *positions;
    struct stake *stakes; /* by company, party and day */
    size_t stake_count;
    struct holding *holdings; /* by company and party */
    size_t holding_count;
    struct gt_arena *arena;
    struct gt_error *error;
};

static int compare_stakes(const void *a, const void *b)
{
    const struct stake *x = a, *y = b;
    if (x->company != y->company)
        return (x->company > y->company) - (x->company < y->company);
    if (x->party != y->party)
        return (x->party > y->party) - (x->party < y->party);
    return (x->day > y->day) - (x->day < y->day);
}

static int find_stakes(struct making *making)
{
    const struct gt_positions *positions = making->positions;
    const struct gt_facts *facts = positions->facts;
    making->stakes = gt_arena_alloc(making->arena, (facts->stake_count + 1) * sizeof(struct stake));
    if (!making->stakes)
        return gt_fail_memory(making->error);
    for (size_t p = 0; p < positions->count; p++) {
        const struct gt_position *position = &positions->items[p];
        for (size_t r = position->first_round; r < position->first_round + position->rounds; r++) {
            const struct gt_position_round *round = &positions->rounds[r];
            for (size_t s = facts->first_stake[round->deal];
                 s < facts->first_stake[round->deal + 1]; s++)
                if (gt_positions_whose(positions, facts->stakes[s].party) != GT_WHOSE_OTHERS)
                    making->stakes[making->stake_count++] =
                        (struct stake){position->company, facts->stakes[s].party, p, round->day,
                                       facts->stakes[s].amount};
        }
    }
    qsort(making->stakes, making->stake_count, sizeof *making->stakes, compare_stakes);
    return 0;
}

static int find_holdings(struct making *making)
{
    making->holdings =
        gt_arena_alloc(making->arena, (making->stake_count + 1) * sizeof(struct holding));
    if (!making->holdings)
        return gt_fail_memory(making->error);
    for (size_t i = 0; i < making->stake_count; i++) {
        const struct stake *stake = &making->stakes[i];
        struct holding *last =
            making->holding_count ? &making->holdings[making->holding_count - 1] : NULL;
        if (!last || last->company != stake->company || last->party != stake->party) {
            last = &making->holdings[making->holding_count++];
            *last = (struct holding){.company = stake->company,
                                     .party = stake->party,
                                     .position = stake->position,
                                     .first_stake = i,
                                     .marked = GT_DAY_NONE,
                                     .held = 1,
                                     .held_ever = 1,
                                     .exit_day = GT_DAY_NONE,
                                     .exit_kind = -1};
        }
        last->stakes++;
    }
    return 0;
}

static int compare_holdings(const void *a, const void *b)
{
    const struct holding *x = a, *y = b;
    if (x->company != y->company)
        return (x->company > y->company) - (x->company < y->company);
    return (x->party > y->party) - (x->party < y->party);
}

static struct holding *holding_of(const struct making *making, int64_t company, int64_t party)
{
    struct holding key = {.company = company, .party = party};
    return making->holding_count ? bsearch(&key, making->holdings, making->holding_count,
                                           sizeof key, compare_holdings)
                                 : NULL;
}

/* An amount in the ledger's currency. What is in one that is set aside leaves the position
 * incomplete. */
static int exchange(struct making *making, const struct holding *holding,
                    const struct gt_currency *currency, gt_day day, gt_money *amount)
{
    struct gt_position *position = &making->positions->items[holding->position];
    char text[GT_DAY_TEXT];
    int code = gt_exchange_amount(making->positions->facts->exchange, currency, day, amount,
                                  making->error);
    if (code)
        return gt_error_at(making->error, _("%s, %s"), position->name, gt_day_format(day, text));
    position->complete = position->complete && *amount != GT_MONEY_UNKNOWN;
    return 0;
}

/* A mark of a holding, in the order in which marks were read. */
struct seen {
    struct holding *holding;
    const struct gt_mark_row *mark;
    gt_money value;
};

static int compare_seen(const void *a, const void *b)
{
    const struct seen *x = a, *y = b;
    return x->holding != y->holding ? (x->holding > y->holding) - (x->holding < y->holding)
                                    : (x->mark > y->mark) - (x->mark < y->mark);
}

/* Whether a mark of the same day, entered later, speaks of the same: of the class or of all. */
static bool is_superseded(const struct seen *seen, size_t i, size_t end)
{
    const struct gt_mark_row *mark = seen[i].mark;
    for (size_t j = i + 1; j < end; j++)
        if (!mark->class || !seen[j].mark->class || seen[j].mark->class == mark->class)
            return true;
    return false;
}

/* Marks start..end are all of one holding: those of the latest day add up. */
static int apply_marks(struct making *making, const struct seen *seen, size_t start, size_t end)
{
    struct holding *holding = seen[start].holding;
    int code = 0;
    holding->marked = seen[end - 1].mark->day;
    for (size_t i = start; i < end && !code; i++)
        if (seen[i].mark->day == holding->marked && !is_superseded(seen, i, end))
            code = gt_positions_add(seen[i].value, &holding->mark, making->error);
    return code;
}

static int read_marks(struct making *making)
{
    struct gt_mark_row *marks = NULL;
    size_t count = 0, kept = 0, end;
    int code = gt_mark_list(making->store, 0, making->positions->facts->as_of, &marks, &count,
                            making->arena, making->error);
    struct seen *seen = gt_arena_alloc(making->arena, (count + 1) * sizeof *seen);
    if (!code && !seen)
        code = gt_fail_memory(making->error);
    for (size_t i = 0; i < count && !code; i++) {
        struct holding *holding = holding_of(making, marks[i].company, marks[i].party);
        gt_money value = marks[i].value;
        if (!holding)
            continue;
        code = exchange(making, holding, marks[i].currency, marks[i].day, &value);
        if (value != GT_MONEY_UNKNOWN)
            seen[kept++] = (struct seen){holding, &marks[i], value};
    }
    if (code)
        return code;
    qsort(seen, kept, sizeof *seen, compare_seen);
    for (size_t start = 0; start < kept && !code; start = end) {
        for (end = start; end < kept && seen[end].holding == seen[start].holding;)
            end++;
        code = apply_marks(making, seen, start, end);
    }
    return code;
}

static int read_exits(struct making *making)
{
    struct gt_exit_row *exits = NULL;
    size_t count = 0;
    int code = gt_exit_list(making->store, 0, making->positions->facts->as_of, &exits, &count,
                            making->arena, making->error);
    for (size_t i = 0; i < count && !code; i++) {
        struct holding *holding = holding_of(making, exits[i].company, exits[i].party);
        if (!holding)
            continue;
        if (exits[i].day > holding->marked)
            holding->held *= 1 - exits[i].share;
        if (holding->held_ever > 0) {
            holding->exit_day = exits[i].day;
            holding->exit_kind = exits[i].kind;
        }
        holding->held_ever *= 1 - exits[i].share;
    }
    return code;
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

static int read_receipts(struct making *making)
{
    struct gt_positions *positions = making->positions;
    struct gt_receipt *rows = NULL;
    size_t count = 0, kept = 0;
    int code = gt_receipts_load(making->store, 0, positions->facts->as_of, &rows, &count,
                                making->arena, making->error);
    for (size_t i = 0; i < count && !code; i++) {
        const struct holding *holding = holding_of(making, rows[i].company, rows[i].party);
        if (!holding)
            continue;
        code = exchange(making, holding, rows[i].currency, rows[i].day, &rows[i].amount);
        if (rows[i].amount != GT_MONEY_UNKNOWN)
            rows[kept++] = rows[i];
    }
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

/* A holding's value, added to its position's. */
static int value_holding(struct making *making, const struct holding *holding)
{
    struct gt_position *position = &making->positions->items[holding->position];
    gt_money whole = holding->mark, part = 0;
    int code = 0;
    for (size_t i = holding->first_stake; i < holding->first_stake + holding->stakes && !code; i++)
        if (making->stakes[i].day > holding->marked && making->stakes[i].amount != GT_MONEY_UNKNOWN)
            code = gt_positions_add(making->stakes[i].amount, &whole, making->error);
    if (code)
        return code;
    if (gt_money_share(whole, holding->held, &part) != GT_OK)
        return gt_fail(making->error, GT_EXIT_DATA, _("%s: its value cannot be reckoned"),
                       position->name);
    if (holding->held_ever > 0) {
        position->exited = false;
        position->at_cost = position->at_cost || holding->marked == GT_DAY_NONE;
    }
    if (position->exited && holding->exit_day >= position->exit_day) {
        position->exit_day = holding->exit_day;
        position->exit_kind = holding->exit_kind;
    }
    return gt_positions_add(part, &position->value, making->error);
}

int gt_positions_value(struct gt_store *store, struct gt_positions *positions,
                       struct gt_arena *arena, struct gt_error *error)
{
    struct making making = {.store = store, .positions = positions, .arena = arena, .error = error};
    int code = find_stakes(&making);
    if (!code)
        code = find_holdings(&making);
    if (!code)
        code = read_marks(&making);
    if (!code)
        code = read_exits(&making);
    if (!code)
        code = read_receipts(&making);
    for (size_t p = 0; p < positions->count; p++)
        positions->items[p].exited = true;
    for (size_t i = 0; i < making.holding_count && !code; i++)
        code = value_holding(&making, &making.holdings[i]);
    return code;
}
