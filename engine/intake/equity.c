/* equity.c - a cap table file into a plan: names to numbers, what is not said to what is usual.
 *
 * Here is checked what one event says by itself; what the events come to together (more given away
 * than held, a round without an answer) is the model's to find.
 */
#include "engine/intake/equity.h"

#include "engine/base/text.h"
#include "engine/intake/equity_int.h"
#include "engine/intake/yaml_int.h"

#include <stdlib.h>
#include <string.h>

/* Names in the order in which they first stand. */
struct names {
    const char **items, **folded;
    size_t count, capacity, folded_capacity;
};

struct reading {
    struct gt_binding binding;
    struct gt_arena *arena;
    struct gt_error *error;
    struct names holders, class_names;
    struct gt_equity_class_plan *classes;
    size_t class_capacity;
    struct gt_equity_event *events;
    const char **names;
    size_t *lines;
    size_t count;
    int price_decimals; /* of the file, -1: exact */
    bool has_common;    /* the first class is the file's own */
};

/* *place of a name, -1: it is not there. */
static int find_name(struct reading *reading, const struct names *names, const char *name,
                     const char **folded, int *place)
{
    *folded = gt_text_fold(reading->arena, name);
    if (!*folded)
        return gt_fail_memory(reading->error);
    *place = -1;
    for (size_t i = 0; i < names->count && *place < 0; i++)
        if (strcmp(names->folded[i], *folded) == 0)
            *place = (int)i;
    return 0;
}

static int add_name(struct reading *reading, struct names *names, const char *name, int *place)
{
    const char *folded = NULL;
    int code = find_name(reading, names, name, &folded, place);
    if (code || *place >= 0)
        return code;
    names->items = gt_arena_grow(reading->arena, names->items, names->count, &names->capacity,
                                 sizeof *names->items);
    names->folded = gt_arena_grow(reading->arena, names->folded, names->count,
                                  &names->folded_capacity, sizeof *names->folded);
    if (!names->items || !names->folded)
        return gt_fail_memory(reading->error);
    names->items[names->count] = name;
    names->folded[names->count] = folded;
    *place = (int)names->count++;
    return 0;
}

static int add_class(struct reading *reading, const char *name, struct gt_stock_terms terms)
{
    int place = -1;
    int code = add_name(reading, &reading->class_names, name, &place);
    if (code)
        return code;
    reading->classes = gt_arena_grow(reading->arena, reading->classes, (size_t)place,
                                     &reading->class_capacity, sizeof *reading->classes);
    if (!reading->classes)
        return gt_fail_memory(reading->error);
    reading->classes[place] =
        (struct gt_equity_class_plan){reading->class_names.items[place], terms};
    return 0;
}

static void take(struct gt_ratio *term, struct gt_ratio said)
{
    if (said.den)
        *term = said;
}

/* What an entry says of a class goes over what is usual for its kind. */
static int apply_terms(struct reading *reading, struct gt_yaml_node node,
                       const struct gt_equity_class_entry *entry, struct gt_stock_terms *terms)
{
    take(&terms->price, entry->price);
    take(&terms->preference, entry->preference);
    take(&terms->participation_cap, entry->participation_cap);
    take(&terms->dividend, entry->dividend);
    take(&terms->conversion, entry->conversion);
    if (entry->seniority >= 0)
        terms->seniority = (int)entry->seniority;
    if (entry->participation >= 0)
        terms->participation = (enum gt_participation)entry->participation;
    else if (terms->participation_cap.num > 0)
        terms->participation = GT_PARTICIPATION_CAPPED;
    if (entry->dividend_kind >= 0)
        terms->dividend_kind = (enum gt_dividend)entry->dividend_kind;
    if (entry->antidilution >= 0)
        terms->antidilution = (enum gt_antidilution)entry->antidilution;
    if (terms->participation == GT_PARTICIPATION_CAPPED && terms->participation_cap.num == 0)
        return gt_yaml_fail(node, reading->error,
                            _("participation_cap: is missing; a class that participates up to a "
                              "cap has one, such as 3x"));
    return 0;
}

/* The file's first common class stands where "Common" does when it has none. */
static int name_common(struct reading *reading, const char *name)
{
    reading->class_names.items[0] = reading->classes[0].name = name;
    reading->class_names.folded[0] = gt_text_fold(reading->arena, name);
    reading->has_common = true;
    return reading->class_names.folded[0] ? 0 : gt_fail_memory(reading->error);
}

static int read_class(struct reading *reading, struct gt_yaml_node node)
{
    struct gt_equity_class_entry entry;
    const char *folded = NULL;
    int place = -1;
    gt_form_reset(&gt_equity_class_form, &entry);
    int code =
        gt_yaml_bind(node, &gt_equity_class_form, NULL, &reading->binding, &entry, reading->error);
    if (!code)
        code = find_name(reading, &reading->class_names, entry.name, &folded, &place);
    if (code)
        return code;
    bool common = entry.kind < 0 ? place == 0 : entry.kind == GT_STOCK_COMMON;
    if (place > 0 || (place == 0 && (reading->has_common || !common)))
        return gt_yaml_fail(node, reading->error,
                            _("name: there is a class \"%s\" already, and each has its own name"),
                            entry.name);
    struct gt_stock_terms terms = common ? gt_stock_common() : gt_stock_preferred();
    terms.since = entry.since;
    code = apply_terms(reading, node, &entry, &terms);
    if (!code && common && !reading->has_common)
        code = name_common(reading, entry.name);
    return code ? code : add_class(reading, entry.name, terms);
}

/* Names of an entry to numbers. */

static int need_class(struct reading *reading, struct gt_yaml_node node, const char *key,
                      const char *name, int *place)
{
    const char *folded = NULL;
    struct gt_quote quote;
    *place = 0;
    if (!name)
        return 0;
    int code = find_name(reading, &reading->class_names, name, &folded, place);
    if (!code && *place < 0)
        return gt_yaml_fail(node, reading->error,
                            _("%s: there is no class %s; classes stand in the list classes, and "
                              "rounds make theirs"),
                            key, gt_text_quote(&quote, name));
    return code;
}

static int read_holder(struct reading *reading, const char *name, int *holder)
{
    *holder = -1;
    return name ? add_name(reading, &reading->holders, name, holder) : 0;
}

/* An amount in the file's currency; UNKNOWN when it is not said. */
static int read_money(struct reading *reading, struct gt_yaml_node node, const char *key,
                      const struct gt_amount *amount, gt_money *minor)
{
    *minor = amount->minor;
    if (amount->minor == GT_MONEY_UNKNOWN)
        return 0;
    if (amount->currency && amount->currency != reading->binding.currency)
        return gt_yaml_fail(node, reading->error,
                            _("%s: it is in %s, the file in %s; they must be alike"), key,
                            amount->currency->code, reading->binding.currency->code);
    return amount->minor > 0
               ? 0
               : gt_yaml_fail(node, reading->error, _("%s: must be more than 0"), key);
}

static struct gt_ratio said(struct gt_ratio ratio)
{
    return ratio.den ? ratio : GT_RATIO_NONE;
}

static enum gt_convertible convertible_kind(const struct gt_equity_entry *entry)
{
    if (entry->kind == GT_EQUITY_NOTE)
        return GT_CONVERTIBLE_NOTE;
    return entry->safe == GT_SAFE_PRE ? GT_CONVERTIBLE_SAFE_PRE : GT_CONVERTIBLE_SAFE_POST;
}

static int read_convertible(struct reading *reading, struct gt_yaml_node node,
                            const struct gt_equity_entry *entry, struct gt_equity_event *event)
{
    bool note = entry->kind == GT_EQUITY_NOTE;
    struct gt_convertible_terms *terms = &event->convertible;
    *terms = (struct gt_convertible_terms){
        .kind = convertible_kind(entry),
        .discount = said(entry->discount),
        .discount_on_cap = entry->discount_on_cap,
        .mfn = entry->mfn,
        .pro_rata = entry->pro_rata,
        .interest = note ? said(entry->interest) : GT_RATIO_NONE,
        .compounding = note && entry->compounding >= 0 ? (enum gt_compounding)entry->compounding
                                                       : GT_COMPOUNDING_SIMPLE,
        .from = event->day,
        .maturity = note ? entry->maturity : GT_DAY_NONE,
        .accrued = GT_MONEY_UNKNOWN,
    };
    terms->capitalization = terms->kind == GT_CONVERTIBLE_SAFE_POST ? GT_CAPITALIZATION_POST_MONEY
                                                                    : GT_CAPITALIZATION_PRE_MONEY;
    if (entry->capitalization >= 0)
        terms->capitalization = (enum gt_capitalization)entry->capitalization;
    int code = read_money(reading, node, "amount", &entry->amount, &terms->amount);
    if (!code)
        code = read_money(reading, node, "cap", &entry->cap, &terms->cap);
    if (!code)
        code = read_money(reading, node, "qualifying", &entry->qualifying, &terms->qualifying);
    if (!code && note && entry->accrued.minor != 0)
        code = read_money(reading, node, "accrued", &entry->accrued, &terms->accrued);
    else if (note)
        terms->accrued = 0;
    return code;
}

static int read_investors(struct reading *reading, struct gt_yaml_node node,
                          const struct gt_equity_entry *entry, struct gt_round_terms *round)
{
    struct gt_yaml_node *items = NULL;
    size_t count = 0;
    int code = gt_yaml_items(gt_yaml_get(node, "investors"), reading->arena, &items, &count,
                             reading->error);
    struct gt_round_investor *investors =
        gt_arena_alloc(reading->arena, (count + 1) * sizeof *investors);
    if (!code && !investors)
        return gt_fail_memory(reading->error);
    for (size_t i = 0; i < count && !code; i++) {
        struct gt_equity_investor_entry investor;
        gt_form_reset(&gt_equity_investor_form, &investor);
        code = gt_yaml_bind(items[i], &gt_equity_investor_form, NULL, &reading->binding, &investor,
                            reading->error);
        if (!code)
            code = read_holder(reading, investor.name, &investors[i].holder);
        if (!code)
            code = read_money(reading, items[i], "amount", &investor.amount, &investors[i].amount);
        investors[i].pro_rata = investor.pro_rata;
    }
    if (!code && (entry->holder || count == 0)) {
        const char *name = entry->holder
                               ? entry->holder
                               : gt_arena_format(reading->arena, _("%s investors"), entry->name);
        code = name ? read_holder(reading, name, &investors[count].holder)
                    : gt_fail_memory(reading->error);
        investors[count++].amount = GT_MONEY_UNKNOWN;
    }
    round->investors = investors;
    round->investor_count = count;
    return code;
}

/* Enough to find a price, and not too much. */
static int check_round(struct reading *reading, struct gt_yaml_node node,
                       const struct gt_equity_entry *entry, const struct gt_round_terms *round)
{
    int valuations = (round->pre_money != GT_MONEY_UNKNOWN) +
                     (round->post_money != GT_MONEY_UNKNOWN) + (round->price.num > 0);
    if (valuations > 1)
        return gt_yaml_fail(node, reading->error,
                            _("a round has one of pre_money, post_money and price; take the others "
                              "out"));
    if (valuations == 0 && !(round->share.num && round->amount != GT_MONEY_UNKNOWN))
        return gt_yaml_fail(node, reading->error,
                            _("pre_money: is missing; a round says pre_money, post_money, price, "
                              "or ownership and amount"));
    if (round->share.num && valuations && round->amount != GT_MONEY_UNKNOWN)
        return gt_yaml_fail(node, reading->error,
                            _("ownership: a round with a valuation has ownership or amount; take "
                              "one out"));
    if (round->pool.num && round->pool_increase >= 0)
        return gt_yaml_fail(node, reading->error,
                            _("pool_increase: a round has pool or pool_increase; take one out"));
    if (entry->price.den && entry->price.num == 0)
        return gt_yaml_fail(node, reading->error, _("%s: must be more than 0"), "price");
    return 0;
}

static int read_round(struct reading *reading, struct gt_yaml_node node,
                      const struct gt_equity_entry *entry, struct gt_equity_event *event)
{
    struct gt_round_terms *round = &event->round;
    *round = (struct gt_round_terms){
        .price = said(entry->price),
        .share = said(entry->ownership),
        .method = entry->method >= 0 ? (enum gt_round_method)entry->method
                                     : GT_ROUND_METHOD_PERCENT_OWNERSHIP,
        .pool = said(entry->pool),
        .pool_with_granted = entry->pool_with_granted,
        .pool_increase = entry->pool_increase == INT64_MIN ? -1 : entry->pool_increase,
        .pool_side = entry->pool_side >= 0 ? (enum gt_pool_side)entry->pool_side : GT_POOL_SIDE_PRE,
        .price_decimals =
            entry->price_decimals >= 0 ? (int)entry->price_decimals : reading->price_decimals,
        .no_conversion = entry->no_conversion,
        .one_class = entry->one_class,
    };
    int code = read_money(reading, node, "pre_money", &entry->pre_money, &round->pre_money);
    if (!code)
        code = read_money(reading, node, "post_money", &entry->post_money, &round->post_money);
    if (!code)
        code = read_money(reading, node, "amount", &entry->amount, &round->amount);
    if (!code)
        code = read_investors(reading, node, entry, round);
    if (!code)
        code = need_class(reading, node, "name", entry->name, &event->class);
    return code ? code : check_round(reading, node, entry, round);
}

/* The SAFE or note that a conversion names: by its name, or its holder's when only one is so. */
static int find_convertible(struct reading *reading, struct gt_yaml_node node, const char *name,
                            int *found)
{
    const char *wanted = gt_text_fold(reading->arena, name);
    struct gt_quote quote;
    *found = -1;
    for (size_t i = 0; wanted && i < reading->count; i++) {
        bool may =
            reading->events[i].kind == GT_EQUITY_SAFE || reading->events[i].kind == GT_EQUITY_NOTE;
        const char *folded = may ? gt_text_fold(reading->arena, reading->names[i]) : NULL;
        if (may && !folded)
            return gt_fail_memory(reading->error);
        if (may && strcmp(folded, wanted) == 0 && *found >= 0)
            return gt_yaml_fail(node, reading->error,
                                _("convertible: there are two called %s; give them names"),
                                gt_text_quote(&quote, name));
        if (may && strcmp(folded, wanted) == 0)
            *found = (int)i;
    }
    if (!wanted)
        return gt_fail_memory(reading->error);
    return *found >= 0 ? 0
                       : gt_yaml_fail(node, reading->error,
                                      _("convertible: no SAFE or note above is called %s"),
                                      gt_text_quote(&quote, name));
}

static int read_conversion(struct reading *reading, struct gt_yaml_node node,
                           const struct gt_equity_entry *entry, struct gt_equity_event *event)
{
    if ((entry->convertible != NULL) == (entry->holder != NULL))
        return gt_yaml_fail(node, reading->error,
                            _("a conversion names a convertible, or the holder and class of "
                              "shares; give one of the two"));
    int code = need_class(reading, node, "into", entry->into, &event->into);
    if (!code && entry->convertible)
        return find_convertible(reading, node, entry->convertible, &event->convertible_event);
    if (!code && !entry->class_name)
        return gt_yaml_fail(node, reading->error, _("%s: is missing, and must be given"), "class");
    return code;
}

/* The keys of an event that are no fields. */
static const char *const *other_keys(int kind)
{
    static const char *const investors[] = {"investors", NULL};
    return kind == GT_EQUITY_ROUND ? investors : NULL;
}

static int resolve(struct reading *reading, struct gt_yaml_node node,
                   const struct gt_equity_entry *entry, struct gt_equity_event *event)
{
    *event = (struct gt_equity_event){
        .kind = (enum gt_equity_kind)entry->kind,
        .day = entry->date,
        .holder = -1,
        .from = -1,
        .into = -1,
        .shares = entry->shares > 0 ? entry->shares : 0,
        .price = said(entry->price),
        .ratio = entry->ratio,
        .outside_pool = entry->outside_pool,
        .convertible_event = -1,
    };
    int code = 0;
    if (entry->kind != GT_EQUITY_ROUND)
        code = read_holder(reading, entry->holder, &event->holder);
    if (!code)
        code = read_holder(reading, entry->from, &event->from);
    if (!code && entry->kind != GT_EQUITY_ROUND)
        code = need_class(reading, node, "class", entry->class_name, &event->class);
    if (code)
        return code;
    if (entry->kind == GT_EQUITY_SPLIT && !entry->class_name)
        event->class = -1;
    if (entry->shares == 0)
        return gt_yaml_fail(node, reading->error, _("%s: must be more than 0"), "shares");
    if (entry->kind == GT_EQUITY_SAFE || entry->kind == GT_EQUITY_NOTE)
        return read_convertible(reading, node, entry, event);
    if (entry->kind == GT_EQUITY_ROUND)
        return read_round(reading, node, entry, event);
    return entry->kind == GT_EQUITY_CONVERT ? read_conversion(reading, node, entry, event) : 0;
}

static int bind_entry(struct reading *reading, struct gt_yaml_node node, const struct gt_form *form,
                      int kind, struct gt_equity_entry *entry)
{
    *entry = (struct gt_equity_entry){.shares = INT64_MIN, .date = GT_DAY_NONE};
    gt_form_reset(form, entry);
    if (entry->shares == 0)
        entry->shares = INT64_MIN; /* a kind without the field */
    int code = gt_yaml_bind(node, form, other_keys(kind), &reading->binding, entry, reading->error);
    entry->kind = kind;
    return code;
}

static int read_event(struct reading *reading, struct gt_yaml_node node, const struct gt_form *form,
                      int kind)
{
    struct gt_equity_entry entry;
    int code = bind_entry(reading, node, form, kind, &entry);
    if (!code)
        code = resolve(reading, node, &entry, &reading->events[reading->count]);
    if (code)
        return code;
    reading->names[reading->count] = entry.name ? entry.name : entry.holder;
    reading->lines[reading->count] = gt_yaml_line(node);
    reading->count++;
    return 0;
}

/* The kind of an event, which says what else may stand in it. */
static int kind_of(struct reading *reading, struct gt_yaml_node node, int *kind)
{
    static const struct gt_field fields[] = {
        {.name = "kind", .type = GT_FIELD_KIND, .kind = &gt_equity_kind_words}, {.name = NULL}};
    const char *text = gt_yaml_scalar(node, "kind");
    if (!text)
        return gt_yaml_fail(node, reading->error, _("%s: is missing, and must be given"), "kind");
    return gt_bind(&reading->binding, fields, text, kind, reading->error)
               ? gt_yaml_place(node, reading->error)
               : 0;
}

/* A round's class is there before any event: others may name it. */
static int make_round_class(struct reading *reading, struct gt_yaml_node node)
{
    struct gt_equity_entry entry;
    const char *folded = NULL;
    int place = -1;
    int code =
        bind_entry(reading, node, &gt_equity_event_forms[GT_EQUITY_ROUND], GT_EQUITY_ROUND, &entry);
    if (!code)
        code = find_name(reading, &reading->class_names, entry.name, &folded, &place);
    if (code)
        return code;
    struct gt_stock_terms terms = place < 0 ? gt_stock_preferred() : reading->classes[place].terms;
    code = apply_terms(reading, node, &entry.class, &terms);
    if (!code && place < 0)
        return add_class(reading, entry.name, terms);
    if (!code)
        reading->classes[place].terms = terms;
    return code;
}

/* The lists of the file, each item to one function. */
static int each(struct reading *reading, struct gt_yaml_node root, const char *key,
                int (*read)(struct reading *, struct gt_yaml_node))
{
    struct gt_yaml_node *items = NULL;
    size_t count = 0;
    int code =
        gt_yaml_items(gt_yaml_get(root, key), reading->arena, &items, &count, reading->error);
    for (size_t i = 0; i < count && !code; i++)
        code = read(reading, items[i]);
    return code;
}

static int read_round_class(struct reading *reading, struct gt_yaml_node node)
{
    int kind = -1;
    int code = kind_of(reading, node, &kind);
    return code || kind != GT_EQUITY_ROUND ? code : make_round_class(reading, node);
}

static int read_held(struct reading *reading, struct gt_yaml_node node)
{
    return read_event(reading, node, &gt_equity_holder_form, GT_EQUITY_ISSUE);
}

static int read_happened(struct reading *reading, struct gt_yaml_node node)
{
    int kind = -1;
    int code = kind_of(reading, node, &kind);
    return code ? code : read_event(reading, node, &gt_equity_event_forms[kind], kind);
}

static int make_room(struct reading *reading, size_t count)
{
    reading->events = gt_arena_alloc(reading->arena, (count + 1) * sizeof *reading->events);
    reading->names = gt_arena_alloc(reading->arena, (count + 1) * sizeof *reading->names);
    reading->lines = gt_arena_alloc(reading->arena, (count + 1) * sizeof *reading->lines);
    return reading->events && reading->names && reading->lines ? 0 : gt_fail_memory(reading->error);
}

static int count_events(struct reading *reading, struct gt_yaml_node root, size_t *count)
{
    struct gt_yaml_node *items = NULL;
    size_t held = 0;
    int code =
        gt_yaml_items(gt_yaml_get(root, "holders"), reading->arena, &items, &held, reading->error);
    if (!code)
        code = gt_yaml_items(gt_yaml_get(root, "events"), reading->arena, &items, count,
                             reading->error);
    *count += held;
    return code;
}

static int read_head(struct reading *reading, struct gt_yaml_node root, const char *const *own,
                     struct gt_equity_plan *plan)
{
    static const char *const lists[] = {"classes", "holders", "events"};
    size_t count = 0, own_count = 0;
    struct gt_equity_head head;
    while (own && own[own_count])
        own_count++;
    const char **others = gt_arena_alloc(reading->arena, (own_count + 4) * sizeof *others);
    if (!others)
        return gt_fail_memory(reading->error);
    for (; count < 3; count++)
        others[count] = lists[count];
    for (size_t i = 0; i < own_count; i++)
        others[count++] = own[i];
    gt_form_reset(&gt_equity_head_form, &head);
    int code =
        gt_yaml_bind(root, &gt_equity_head_form, others, &reading->binding, &head, reading->error);
    if (code)
        return code;
    plan->name = head.name;
    plan->currency = reading->binding.currency = head.currency;
    reading->price_decimals = head.price_decimals >= 0 ? (int)head.price_decimals : -1;
    return 0;
}

/* An event on its way to its place in time. */
struct dated {
    gt_day day; /* what has none goes with the one before it */
    size_t place;
};

static int compare_dated(const void *a, const void *b)
{
    const struct dated *one = a, *other = b;
    if (one->day != other->day)
        return one->day < other->day ? -1 : 1;
    return one->place < other->place ? -1 : one->place > other->place;
}

/* By day, and else as they stand. */
static int sort_events(struct reading *reading)
{
    size_t count = reading->count;
    gt_day last = GT_DAY_NONE;
    struct dated *order = gt_arena_alloc(reading->arena, (count + 1) * sizeof *order);
    size_t *places = gt_arena_alloc(reading->arena, (count + 1) * sizeof *places);
    struct reading sorted = *reading;
    if (!order || !places || make_room(&sorted, (size_t)count))
        return gt_fail_memory(reading->error);
    for (size_t i = 0; i < count; i++) {
        last = reading->events[i].day == GT_DAY_NONE ? last : reading->events[i].day;
        order[i] = (struct dated){last, i};
    }
    qsort(order, count, sizeof *order, compare_dated);
    for (size_t i = 0; i < count; i++) {
        sorted.events[i] = reading->events[order[i].place];
        sorted.names[i] = reading->names[order[i].place];
        sorted.lines[i] = reading->lines[order[i].place];
        places[order[i].place] = i;
    }
    for (size_t i = 0; i < count; i++)
        if (sorted.events[i].convertible_event >= 0)
            sorted.events[i].convertible_event = (int)places[sorted.events[i].convertible_event];
    *reading = sorted;
    return 0;
}

int gt_equity_bind(struct gt_yaml_node root, const char *const *own, struct gt_equity_plan *plan,
                   struct gt_arena *arena, struct gt_error *error)
{
    struct reading reading = {
        .binding = {.arena = arena, .date_format = GT_DATE_ISO}, .arena = arena, .error = error};
    *plan = (struct gt_equity_plan){0};
    size_t count = 0;
    int code = read_head(&reading, root, own, plan);
    if (!code)
        code = count_events(&reading, root, &count);
    if (!code)
        code = make_room(&reading, count);
    if (!code)
        code = add_class(&reading, "Common", gt_stock_common());
    if (!code)
        code = each(&reading, root, "classes", read_class);
    if (!code)
        code = each(&reading, root, "events", read_round_class);
    if (!code)
        code = each(&reading, root, "holders", read_held);
    if (!code)
        code = each(&reading, root, "events", read_happened);
    if (!code)
        code = sort_events(&reading);
    plan->holders = reading.holders.items;
    plan->holder_count = reading.holders.count;
    plan->classes = reading.classes;
    plan->class_count = reading.class_names.count;
    plan->events = reading.events;
    plan->names = reading.names;
    plan->lines = reading.lines;
    plan->event_count = reading.count;
    return code;
}

int gt_equity_read(const char *path, struct gt_equity_plan *plan, struct gt_arena *arena,
                   struct gt_error *error)
{
    struct gt_yaml *yaml = NULL;
    struct gt_yaml_node root;
    int code = gt_yaml_open(path, arena, &yaml, &root, error);
    if (!code)
        code = gt_equity_bind(root, NULL, plan, arena, error);
    gt_yaml_close(yaml);
    return code;
}
