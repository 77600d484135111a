/* positions_value.c - what became of a group's positions: stakes, marks and exits, party by party,
 * by the rule of board_held.h; and receipts.
 */
#include "engine/operations/positions_int.h"

#include "engine/operations/approval.h"
#include "engine/operations/board_held.h"
#include "engine/store/captable.h"
#include "engine/store/holding.h"

#include <stdlib.h>

/* A party's stakes in a company, and what they became. */
struct holding {
    int64_t company, party;
    size_t position;
    bool of_classes; /* some mark is of a class of shares */
    struct gt_held held;
    gt_day exit_day; /* it ended, or GT_DAY_NONE */
    int exit_kind;
};

struct making {
    struct gt_store *store;
    struct gt_positions *positions;
    struct holding *holdings; /* by company and party */
    size_t holding_count;
    struct gt_mark_row *marks; /* in the order of days; values in the ledger's currency */
    size_t mark_count;
    struct gt_exit_row *exits;
    size_t exit_count;
    struct gt_held_event *events;
    size_t event_count;
    struct gt_arena *arena;
    struct gt_error *error;
};

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

/* One holding a party and company that it has a stake in. */
static int find_holdings(struct making *making)
{
    const struct gt_positions *positions = making->positions;
    const struct gt_facts *facts = positions->facts;
    size_t count = 0, kept = 0;
    struct holding *found = gt_arena_alloc(making->arena, (facts->stake_count + 1) * sizeof *found);
    if (!found)
        return gt_fail_memory(making->error);
    for (size_t p = 0; p < positions->count; p++) {
        const struct gt_position *position = &positions->items[p];
        for (size_t r = position->first_round; r < position->first_round + position->rounds; r++) {
            size_t deal = positions->rounds[r].deal;
            for (size_t s = facts->first_stake[deal]; s < facts->first_stake[deal + 1]; s++)
                if (gt_positions_whose(positions, facts->stakes[s].party) != GT_WHOSE_OTHERS)
                    found[count++] = (struct holding){.company = position->company,
                                                      .party = facts->stakes[s].party,
                                                      .position = p,
                                                      .exit_day = GT_DAY_NONE,
                                                      .exit_kind = -1};
        }
    }
    qsort(found, count, sizeof *found, compare_holdings);
    for (size_t i = 0; i < count; i++)
        if (kept == 0 || compare_holdings(&found[kept - 1], &found[i]) != 0)
            found[kept++] = found[i];
    making->holdings = found;
    making->holding_count = kept;
    return 0;
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

/* What waits for approval does not count. */
static int read_rows(struct making *making)
{
    gt_day as_of = making->positions->facts->as_of;
    int code = gt_mark_list(making->store, 0, as_of, &making->marks, &making->mark_count,
                            making->arena, making->error);
    if (!code)
        code = gt_exit_list(making->store, 0, as_of, &making->exits, &making->exit_count,
                            making->arena, making->error);
    if (!code)
        code = gt_pending_drop(making->store, "mark", making->marks, sizeof *making->marks,
                               &making->mark_count, NULL, making->arena, making->error);
    if (!code)
        code = gt_pending_drop(making->store, "exit", making->exits, sizeof *making->exits,
                               &making->exit_count, NULL, making->arena, making->error);
    return code;
}

static void add_event(struct making *making, enum gt_held_what what, gt_day day,
                      const struct holding *holding, size_t order, struct gt_held_event rest)
{
    rest.what = what;
    rest.day = day;
    rest.holding = (size_t)(holding - making->holdings);
    rest.order = order;
    making->events[making->event_count++] = rest;
}

/* The stakes of a round, unknown when some of it is; of a fund whose part nobody wrote down but the
 * round tells, that. */
static void add_stakes(struct making *making, const struct gt_position_round *round)
{
    const struct gt_facts *facts = making->positions->facts;
    for (size_t s = facts->first_stake[round->deal]; s < facts->first_stake[round->deal + 1]; s++) {
        const struct gt_investment_fact *stake = &facts->stakes[s];
        const struct holding *holding = holding_of(making, round->company, stake->party);
        bool whole = making->positions->holders == GT_HOLDERS_FUND && round->unknown == 0;
        if (!holding)
            continue;
        gt_money known = stake->more ? GT_MONEY_UNKNOWN : stake->amount;
        add_event(making, GT_HELD_STAKE, round->day, holding, round->deal,
                  (struct gt_held_event){.amount = whole ? round->stake : known});
    }
}

static int add_marks(struct making *making)
{
    int code = 0;
    for (size_t i = 0; i < making->mark_count && !code; i++) {
        const struct gt_mark_row *mark = &making->marks[i];
        struct holding *holding = holding_of(making, mark->company, mark->party);
        gt_money value = mark->value;
        if (!holding)
            continue;
        code = exchange(making, holding, mark->currency, mark->day, &value);
        if (value == GT_MONEY_UNKNOWN)
            continue;
        holding->of_classes = holding->of_classes || mark->class != 0;
        add_event(making, GT_HELD_MARK, mark->day, holding, i,
                  (struct gt_held_event){.amount = value, .class = mark->class});
    }
    return code;
}

/* All that happened to the holdings, in the order in which it is to be taken. */
static int find_events(struct making *making)
{
    const struct gt_positions *positions = making->positions;
    size_t room = positions->facts->stake_count + making->mark_count + making->exit_count + 1;
    making->events = gt_arena_alloc(making->arena, room * sizeof *making->events);
    if (!making->events)
        return gt_fail_memory(making->error);
    for (size_t r = 0; r < positions->round_count; r++)
        add_stakes(making, &positions->rounds[r]);
    int code = add_marks(making);
    for (size_t i = 0; i < making->exit_count; i++) {
        const struct gt_exit_row *exit = &making->exits[i];
        const struct holding *holding = holding_of(making, exit->company, exit->party);
        if (holding)
            add_event(making, GT_HELD_EXIT, exit->day, holding, i,
                      (struct gt_held_event){.share = exit->share});
    }
    gt_held_sort(making->events, making->event_count);
    return code;
}

/* Puts a class among those held, once. */
static int add_class(struct making *making, struct gt_held *held, size_t *capacity, int64_t class)
{
    for (size_t i = 0; i < held->class_count; i++)
        if (held->classes[i].class == class)
            return 0;
    held->classes = gt_arena_grow(making->arena, held->classes, held->class_count, capacity,
                                  sizeof *held->classes);
    if (!held->classes)
        return gt_fail_memory(making->error);
    held->classes[held->class_count++].class = class;
    return 0;
}

/* The classes a holding is of: those of which the party has received shares; when nobody recorded
 * any, all of the company. */
static int read_classes(struct making *making, struct holding *holding, size_t *capacity)
{
    struct gt_share_event_row *shares = NULL;
    struct gt_stock_class_row *classes = NULL;
    size_t count = 0;
    int64_t total = 0;
    int code = gt_share_event_list(making->store, holding->company, making->positions->facts->as_of,
                                   &shares, &count, making->arena, making->error);
    for (size_t i = 0; i < count && !code; i++)
        if (shares[i].holder == holding->party && (shares[i].kind == GT_SHARE_EVENT_ISSUANCE ||
                                                   shares[i].kind == GT_SHARE_EVENT_TRANSFER ||
                                                   shares[i].kind == GT_SHARE_EVENT_CONVERSION))
            code = add_class(making, &holding->held, capacity,
                             shares[i].into ? shares[i].into : shares[i].class);
    if (code || holding->held.class_count)
        return code;
    code = gt_stock_class_list(making->store, holding->company, 0, -1, &classes, &count, &total,
                               making->arena, making->error);
    for (size_t i = 0; i < count && !code; i++)
        code = add_class(making, &holding->held, capacity, classes[i].id);
    return code;
}

/* Only a holding that has marks of classes wants to know its classes; those marked are among them.
 */
static int begin_holding(struct making *making, struct holding *holding)
{
    size_t capacity = 0;
    int code = holding->of_classes ? read_classes(making, holding, &capacity) : 0;
    for (size_t i = 0; i < making->mark_count && !code && holding->of_classes; i++)
        if (making->marks[i].class && making->marks[i].company == holding->company &&
            making->marks[i].party == holding->party)
            code = add_class(making, &holding->held, &capacity, making->marks[i].class);
    if (!code)
        gt_held_init(&holding->held, holding->held.classes, holding->held.class_count);
    return code;
}

static int apply_events(struct making *making)
{
    for (size_t i = 0; i < making->event_count; i++) {
        const struct gt_held_event *event = &making->events[i];
        struct holding *holding = &making->holdings[event->holding];
        bool was_held = holding->held.held;
        if (gt_held_take(&holding->held, event) != GT_OK)
            return gt_fail(making->error, GT_EXIT_DATA, _("%s: its value cannot be reckoned"),
                           making->positions->items[holding->position].name);
        if (was_held && !holding->held.held) {
            holding->exit_day = event->day;
            holding->exit_kind = making->exits[event->order].kind;
        }
    }
    return 0;
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

/* A holding's value, added to its position's. One that nobody knows is of a stake of unknown
 * amount, and its position is incomplete. */
static int value_holding(struct making *making, const struct holding *holding)
{
    struct gt_position *position = &making->positions->items[holding->position];
    if (holding->held.held) {
        position->exited = false;
        position->at_cost = position->at_cost || holding->held.marked == GT_DAY_NONE;
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
    int code = find_holdings(&making);
    if (!code)
        code = read_rows(&making);
    if (!code)
        code = find_events(&making);
    for (size_t i = 0; i < making.holding_count && !code; i++)
        code = begin_holding(&making, &making.holdings[i]);
    if (!code)
        code = apply_events(&making);
    if (!code)
        code = read_receipts(&making);
    for (size_t p = 0; p < positions->count; p++)
        positions->items[p].exited = true;
    for (size_t i = 0; i < making.holding_count && !code; i++)
        code = value_holding(&making, &making.holdings[i]);
    return code;
}
