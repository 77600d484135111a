/* holdings.c - stakes, marks and exits to holdings, party by party. */
#include "engine/operations/holdings.h"

#include "engine/operations/approval.h"
#include "engine/store/captable.h"
#include "engine/store/holding.h"

#include <stdlib.h>

struct making {
    struct gt_store *store;
    const struct gt_facts *facts;
    struct gt_holdings *holdings;
    struct gt_mark_row *marks; /* in the order of days */
    size_t mark_count;
    struct gt_exit_row *exits;
    size_t exit_count;
    struct gt_held_event *events;
    size_t event_count;
    struct gt_arena *arena;
    struct gt_error *error;
};

static int compare(const void *a, const void *b)
{
    const struct gt_holding *x = a, *y = b;
    if (x->company != y->company)
        return (x->company > y->company) - (x->company < y->company);
    return (x->party > y->party) - (x->party < y->party);
}

struct gt_holding *gt_holdings_of(const struct gt_holdings *holdings, int64_t company,
                                  int64_t party)
{
    struct gt_holding key = {.company = company, .party = party};
    return holdings->count ? bsearch(&key, holdings->items, holdings->count, sizeof key, compare)
                           : NULL;
}

/* One holding a company and party. */
static int find_holdings(struct making *making, const struct gt_holding_stake *stakes, size_t count)
{
    struct gt_holding *found = gt_arena_alloc(making->arena, (count + 1) * sizeof *found);
    size_t kept = 0;
    if (!found)
        return gt_fail_memory(making->error);
    for (size_t i = 0; i < count; i++)
        found[i] = (struct gt_holding){.company = stakes[i].company,
                                       .party = stakes[i].party,
                                       .exit_day = GT_DAY_NONE,
                                       .exit_kind = -1};
    qsort(found, count, sizeof *found, compare);
    for (size_t i = 0; i < count; i++)
        if (kept == 0 || compare(&found[kept - 1], &found[i]) != 0)
            found[kept++] = found[i];
    making->holdings->items = found;
    making->holdings->count = kept;
    return 0;
}

static int read_rows(struct making *making)
{
    gt_day as_of = making->facts->as_of;
    size_t *pending = &making->holdings->pending;
    int code = gt_mark_list(making->store, 0, as_of, &making->marks, &making->mark_count,
                            making->arena, making->error);
    if (!code)
        code = gt_exit_list(making->store, 0, as_of, &making->exits, &making->exit_count,
                            making->arena, making->error);
    if (!code)
        code = gt_pending_drop(making->store, "mark", making->marks, sizeof *making->marks,
                               &making->mark_count, pending, making->arena, making->error);
    if (!code)
        code = gt_pending_drop(making->store, "exit", making->exits, sizeof *making->exits,
                               &making->exit_count, pending, making->arena, making->error);
    return code;
}

int gt_holdings_exchange(const struct gt_facts *facts, int64_t company,
                         const struct gt_currency *currency, gt_day day, gt_money *amount,
                         struct gt_error *error)
{
    char text[GT_DAY_TEXT];
    int code = gt_exchange_amount(facts->exchange, currency, day, amount, error);
    return code ? gt_error_at(error, _("%s, %s"), gt_facts_name(facts, company),
                              gt_day_format(day, text))
                : 0;
}

/* A mark's value or an exit's money. */
static int exchange(struct making *making, struct gt_holding *holding,
                    const struct gt_currency *currency, gt_day day, gt_money *amount)
{
    int code =
        gt_holdings_exchange(making->facts, holding->company, currency, day, amount, making->error);
    holding->aside += !code && *amount == GT_MONEY_UNKNOWN;
    return code;
}

static void add_event(struct making *making, const struct gt_holding *holding,
                      struct gt_held_event event)
{
    event.holding = (size_t)(holding - making->holdings->items);
    making->events[making->event_count++] = event;
}

static int add_marks(struct making *making)
{
    int code = 0;
    for (size_t i = 0; i < making->mark_count && !code; i++) {
        struct gt_mark_row *mark = &making->marks[i];
        struct gt_holding *holding = gt_holdings_of(making->holdings, mark->company, mark->party);
        if (!holding)
            continue;
        code = exchange(making, holding, mark->currency, mark->day, &mark->value);
        if (code || mark->value == GT_MONEY_UNKNOWN)
            continue;
        holding->of_classes = holding->of_classes || mark->class != 0;
        add_event(making, holding,
                  (struct gt_held_event){.what = GT_HELD_MARK,
                                         .day = mark->day,
                                         .order = i,
                                         .amount = mark->value,
                                         .class = mark->class});
    }
    return code;
}

static int add_exits(struct making *making)
{
    int code = 0;
    for (size_t i = 0; i < making->exit_count && !code; i++) {
        struct gt_exit_row *exit = &making->exits[i];
        struct gt_holding *holding = gt_holdings_of(making->holdings, exit->company, exit->party);
        if (!holding)
            continue;
        code = exchange(making, holding, exit->currency, exit->day, &exit->proceeds);
        add_event(making, holding,
                  (struct gt_held_event){
                      .what = GT_HELD_EXIT, .day = exit->day, .order = i, .share = exit->share});
    }
    return code;
}

/* All that happened to the holdings, in the order in which it is to be taken. */
static int find_events(struct making *making, const struct gt_holding_stake *stakes, size_t count)
{
    size_t room = count + making->mark_count + making->exit_count + 1;
    making->events = gt_arena_alloc(making->arena, room * sizeof *making->events);
    if (!making->events)
        return gt_fail_memory(making->error);
    for (size_t i = 0; i < count; i++)
        add_event(making, gt_holdings_of(making->holdings, stakes[i].company, stakes[i].party),
                  (struct gt_held_event){.what = GT_HELD_STAKE,
                                         .day = stakes[i].day,
                                         .order = stakes[i].order,
                                         .amount = stakes[i].amount});
    int code = add_marks(making);
    if (!code)
        code = add_exits(making);
    gt_held_sort(making->events, making->event_count);
    return code;
}

static bool receives_shares(int kind)
{
    return kind == GT_SHARE_EVENT_ISSUANCE || kind == GT_SHARE_EVENT_TRANSFER ||
           kind == GT_SHARE_EVENT_CONVERSION;
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

static int read_classes(struct making *making, struct gt_holding *holding, size_t *capacity)
{
    struct gt_share_event_row *shares = NULL;
    struct gt_stock_class_row *classes = NULL;
    size_t count = 0;
    int64_t total = 0;
    int code = gt_share_event_list(making->store, holding->company, making->facts->as_of, &shares,
                                   &count, making->arena, making->error);
    for (size_t i = 0; i < count && !code; i++)
        if (shares[i].holder == holding->party && receives_shares(shares[i].kind))
            code = add_class(making, &holding->held, capacity,
                             shares[i].into ? shares[i].into : shares[i].class);
    if (code || holding->held.class_count)
        return code;
    code = gt_stock_class_list(making->store, holding->company, GT_DAY_LAST, 0, -1, &classes,
                               &count, &total, making->arena, making->error);
    for (size_t i = 0; i < count && !code; i++)
        code = add_class(making, &holding->held, capacity, classes[i].id);
    return code;
}

/* Only a holding that has marks of classes wants to know its classes; those marked are among them.
 */
static int begin_holding(struct making *making, struct gt_holding *holding)
{
    size_t capacity = 0;
    int code = holding->of_classes ? read_classes(making, holding, &capacity) : 0;
    for (size_t i = 0; i < making->mark_count && !code && holding->of_classes; i++)
        if (making->marks[i].class && making->marks[i].value != GT_MONEY_UNKNOWN &&
            making->marks[i].company == holding->company &&
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
        struct gt_holding *holding = &making->holdings->items[event->holding];
        bool was_held = holding->held.held;
        if (gt_held_take(&holding->held, event) != GT_OK)
            return gt_fail(making->error, GT_EXIT_DATA, _("%s: its value cannot be reckoned"),
                           gt_facts_name(making->facts, holding->company));
        if (was_held && !holding->held.held) {
            holding->exit_day = event->day;
            holding->exit_kind = making->exits[event->order].kind;
        }
    }
    return 0;
}

int gt_holdings_load(struct gt_store *store, const struct gt_facts *facts,
                     const struct gt_holding_stake *stakes, size_t stake_count,
                     struct gt_holdings *holdings, struct gt_arena *arena, struct gt_error *error)
{
    struct making making = {
        .store = store, .facts = facts, .holdings = holdings, .arena = arena, .error = error};
    *holdings = (struct gt_holdings){0};
    int code = find_holdings(&making, stakes, stake_count);
    if (!code)
        code = read_rows(&making);
    if (!code)
        code = find_events(&making, stakes, stake_count);
    for (size_t i = 0; i < holdings->count && !code; i++)
        code = begin_holding(&making, &holdings->items[i]);
    return code ? code : apply_events(&making);
}
