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

int gt_equity_find_name(struct gt_equity_reading *reading, const struct gt_equity_names *names,
                        const char *name, const char **folded, int *place)
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

int gt_equity_add_name(struct gt_equity_reading *reading, struct gt_equity_names *names,
                       const char *name, int *place)
{
    const char *folded = NULL;
    int code = gt_equity_find_name(reading, names, name, &folded, place);
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

static int add_class(struct gt_equity_reading *reading, const char *name,
                     struct gt_stock_terms terms)
{
    int place = -1;
    int code = gt_equity_add_name(reading, &reading->class_names, name, &place);
    if (code)
        return code;
    reading->classes = gt_arena_grow(reading->arena, reading->classes, (size_t)place,
                                     &reading->class_capacity, sizeof *reading->classes);
    if (!reading->classes)
        return gt_fail_memory(reading->error);
    reading->classes[place] = (struct gt_equity_class_plan){
        .name = reading->class_names.items[place],
        .terms = terms,
        .exit = {.dividends = GT_MONEY_UNKNOWN},
    };
    return 0;
}

static void take(struct gt_ratio *term, struct gt_ratio said)
{
    if (said.den)
        *term = said;
}

/* What an entry says of a class goes over what is usual for its kind. */
static int apply_terms(struct gt_equity_reading *reading, struct gt_yaml_node node,
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
    if (entry->participation == GT_PARTICIPATION_NONE && entry->participation_cap.num > 0)
        return gt_yaml_fail(
            node, reading->error,
            _("participation_cap: the class does not participate, so it has no cap; "
              "take one of the two out"));
    if (terms->participation_cap.num > 0 && entry->participation != GT_PARTICIPATION_NONE)
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

/* The same for what only an exit asks. */
static int apply_exit(struct gt_equity_reading *reading, struct gt_yaml_node node,
                      const struct gt_equity_class_entry *entry, struct gt_equity_class_plan *class)
{
    struct gt_equity_exit_terms *exit = &class->exit;
    gt_money dividends = GT_MONEY_UNKNOWN;
    int code =
        gt_equity_money(reading, node, "unpaid_dividends", &entry->unpaid_dividends, &dividends);
    if (class->line == 0)
        class->line = gt_yaml_line(node);
    if (dividends != GT_MONEY_UNKNOWN)
        exit->dividends = dividends;
    exit->cap_beside = exit->cap_beside || entry->cap_excludes_preference;
    exit->redeemable = exit->redeemable || entry->redeemable;
    if (entry->dividends_on_conversion >= 0)
        exit->on_conversion = (enum gt_exit_dividends)entry->dividends_on_conversion;
    return code;
}

/* invested / shares, where the class says what its shares cost and not their price. */
static int find_price(struct gt_equity_reading *reading, struct gt_yaml_node node,
                      struct gt_equity_class_entry *entry)
{
    gt_money invested = GT_MONEY_UNKNOWN;
    int code = gt_equity_money(reading, node, "invested", &entry->invested, &invested);
    if (code || invested == GT_MONEY_UNKNOWN)
        return code;
    if (entry->price.den)
        return gt_yaml_fail(node, reading->error,
                            _("invested: the class says its price too; take one out"));
    int64_t count = entry->shares;
    if (count == INT64_MIN)
        return gt_yaml_fail(node, reading->error,
                            _("invested: is what the class's shares cost; write shares as well"));
    if (__builtin_mul_overflow(count, reading->head.currency->per_one, &count))
        return gt_yaml_fail(node, reading->error, _("shares: more than can be counted"));
    return gt_ratio_make(invested, count, &entry->price) == GT_OK
               ? 0
               : gt_yaml_fail(node, reading->error, _("%s: must be more than 0"), "shares");
}

/* The shares that a class says it has, as an issue of them. */
static int issue_said(struct gt_equity_reading *reading, struct gt_yaml_node node,
                      const struct gt_equity_class_entry *entry, int class)
{
    if (entry->shares == INT64_MIN)
        return entry->holder ? gt_yaml_fail(node, reading->error,
                                            _("%s: is missing, and must be given"), "shares")
                             : 0;
    if (entry->shares == 0)
        return gt_yaml_fail(node, reading->error, _("%s: must be more than 0"), "shares");
    struct gt_equity_event *event = &reading->events[reading->count];
    *event = (struct gt_equity_event){.kind = GT_EQUITY_ISSUE,
                                      .day = GT_DAY_NONE,
                                      .from = -1,
                                      .class = class,
                                      .into = -1,
                                      .shares = entry->shares,
                                      .price = GT_RATIO_NONE,
                                      .convertible_event = -1};
    reading->classes[class].has_shares = true;
    reading->names[reading->count] = NULL;
    reading->lines[reading->count++] = gt_yaml_line(node);
    return gt_equity_add_name(reading, &reading->holders,
                              entry->holder ? entry->holder : entry->name, &event->holder);
}

/* The file's first common class stands where "Common" does when it has none. */
static int name_common(struct gt_equity_reading *reading, const char *name)
{
    reading->class_names.items[0] = reading->classes[0].name = name;
    reading->class_names.folded[0] = gt_text_fold(reading->arena, name);
    reading->has_common = true;
    return reading->class_names.folded[0] ? 0 : gt_fail_memory(reading->error);
}

static int read_class(struct gt_equity_reading *reading, struct gt_yaml_node node)
{
    struct gt_equity_class_entry entry;
    const char *folded = NULL;
    int place = -1;
    gt_form_reset(&gt_equity_class_form, &entry);
    int code =
        gt_yaml_bind(node, &gt_equity_class_form, NULL, &reading->binding, &entry, reading->error);
    if (!code)
        code = gt_equity_find_name(reading, &reading->class_names, entry.name, &folded, &place);
    if (code)
        return code;
    bool common = entry.kind < 0 ? place == 0 : entry.kind == GT_STOCK_COMMON;
    if (place > 0 || (place == 0 && (reading->has_common || !common)))
        return gt_yaml_fail(node, reading->error,
                            _("name: there is a class \"%s\" already, and each has its own name"),
                            entry.name);
    struct gt_stock_terms terms = common ? gt_stock_common() : gt_stock_preferred();
    terms.since = entry.since;
    code = find_price(reading, node, &entry);
    if (!code)
        code = apply_terms(reading, node, &entry, &terms);
    if (!code && common && !reading->has_common)
        code = name_common(reading, entry.name);
    if (!code)
        code = add_class(reading, entry.name, terms);
    if (!code)
        code = gt_equity_find_name(reading, &reading->class_names, entry.name, &folded, &place);
    if (!code)
        code = apply_exit(reading, node, &entry, &reading->classes[place]);
    return code ? code : issue_said(reading, node, &entry, place);
}

/* The kind of an event, which says what else may stand in it. */
static int kind_of(struct gt_equity_reading *reading, struct gt_yaml_node node, int *kind)
{
    static const struct gt_field fields[] = {
        {.name = "kind", .type = GT_FIELD_KIND, .required = true, .kind = &gt_equity_kind_words},
        {.name = NULL}};
    const char *text = gt_yaml_scalar(node, "kind");
    if (!text)
        return gt_yaml_fail(node, reading->error, _("%s: is missing, and must be given"), "kind");
    return gt_bind(&reading->binding, fields, text, kind, reading->error)
               ? gt_yaml_place(node, reading->error)
               : 0;
}

/* A round's class is there before any event: others may name it. */
static int make_round_class(struct gt_equity_reading *reading, struct gt_yaml_node node)
{
    struct gt_equity_entry entry;
    const char *folded = NULL;
    int place = -1;
    int code = gt_equity_bind_entry(reading, node, &gt_equity_event_forms[GT_EQUITY_ROUND],
                                    GT_EQUITY_ROUND, &entry);
    if (!code)
        code = gt_equity_find_name(reading, &reading->class_names, entry.name, &folded, &place);
    if (code)
        return code;
    struct gt_stock_terms terms = place < 0 ? gt_stock_preferred() : reading->classes[place].terms;
    code = apply_terms(reading, node, &entry.class, &terms);
    if (!code && place < 0)
        code = add_class(reading, entry.name, terms);
    if (!code && place < 0)
        code = gt_equity_find_name(reading, &reading->class_names, entry.name, &folded, &place);
    if (code)
        return code;
    reading->classes[place].terms = terms;
    return apply_exit(reading, node, &entry.class, &reading->classes[place]);
}

/* The lists of the file, each item to one function. */
static int each(struct gt_equity_reading *reading, struct gt_yaml_node root, const char *key,
                int (*read)(struct gt_equity_reading *, struct gt_yaml_node))
{
    struct gt_yaml_node *items = NULL;
    size_t count = 0;
    int code =
        gt_yaml_items(gt_yaml_get(root, key), reading->arena, &items, &count, reading->error);
    for (size_t i = 0; i < count && !code; i++)
        code = read(reading, items[i]);
    return code;
}

static int read_round_class(struct gt_equity_reading *reading, struct gt_yaml_node node)
{
    int kind = -1;
    int code = kind_of(reading, node, &kind);
    return code || kind != GT_EQUITY_ROUND ? code : make_round_class(reading, node);
}

static int read_held(struct gt_equity_reading *reading, struct gt_yaml_node node)
{
    int code = gt_equity_read_event(reading, node, &gt_equity_holder_form, GT_EQUITY_ISSUE);
    if (code)
        return code;
    const struct gt_equity_class_plan *class =
        &reading->classes[reading->events[reading->count - 1].class];
    return class->has_shares
               ? gt_yaml_fail(node, reading->error,
                              _("class: %s says itself how many shares it has; take shares out "
                                "there, or this holder out here"),
                              class->name)
               : 0;
}

static int read_happened(struct gt_equity_reading *reading, struct gt_yaml_node node)
{
    int kind = -1;
    int code = kind_of(reading, node, &kind);
    return code ? code : gt_equity_read_event(reading, node, &gt_equity_event_forms[kind], kind);
}

static int make_room(struct gt_equity_reading *reading, size_t count)
{
    reading->events = gt_arena_alloc(reading->arena, (count + 1) * sizeof *reading->events);
    reading->names = gt_arena_alloc(reading->arena, (count + 1) * sizeof *reading->names);
    reading->lines = gt_arena_alloc(reading->arena, (count + 1) * sizeof *reading->lines);
    return reading->events && reading->names && reading->lines ? 0 : gt_fail_memory(reading->error);
}

static int count_events(struct gt_equity_reading *reading, struct gt_yaml_node root, size_t *count)
{
    static const char *const lists[] = {"classes", "holders", "events"};
    struct gt_yaml_node *items = NULL;
    int code = 0;
    for (int i = 0; i < 3 && !code; i++) {
        size_t listed = 0;
        code = gt_yaml_items(gt_yaml_get(root, lists[i]), reading->arena, &items, &listed,
                             reading->error);
        *count += listed;
    }
    return code;
}

static int read_head(struct gt_equity_reading *reading, struct gt_yaml_node root,
                     const char *const *own, struct gt_equity_plan *plan)
{
    static const char *const lists[] = {"classes", "holders", "events"};
    size_t count = 0, own_count = 0;
    struct gt_equity_head *head = &reading->head;
    while (own && own[own_count])
        own_count++;
    const char **others = gt_arena_alloc(reading->arena, (own_count + 4) * sizeof *others);
    if (!others)
        return gt_fail_memory(reading->error);
    for (; count < 3; count++)
        others[count] = lists[count];
    for (size_t i = 0; i < own_count; i++)
        others[count++] = own[i];
    gt_form_reset(&gt_equity_head_form, head);
    int code =
        gt_yaml_bind(root, &gt_equity_head_form, others, &reading->binding, head, reading->error);
    if (code)
        return code;
    plan->name = head->name;
    plan->currency = reading->binding.currency = head->currency;
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
static int sort_events(struct gt_equity_reading *reading)
{
    size_t count = reading->count;
    gt_day last = GT_DAY_NONE;
    struct dated *order = gt_arena_alloc(reading->arena, (count + 1) * sizeof *order);
    size_t *places = gt_arena_alloc(reading->arena, (count + 1) * sizeof *places);
    struct gt_equity_reading sorted = *reading;
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
    struct gt_equity_reading reading = {
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
    static const char *const others[] = {"exit",
                                         NULL}; /* of intake/exit.h: the same file serves both */
    struct gt_yaml *yaml = NULL;
    struct gt_yaml_node root;
    int code = gt_yaml_open(path, arena, &yaml, &root, error);
    if (!code)
        code = gt_equity_bind(root, others, plan, arena, error);
    gt_yaml_close(yaml);
    return code;
}
