/* equity_events.c - an event as it stands in a cap table file into one of the plan's. */
#include "engine/base/text.h"
#include "engine/intake/equity_int.h"
#include "engine/intake/yaml_int.h"

#include <string.h>

/* Names of an entry to numbers. */

static int need_class(struct gt_equity_reading *reading, struct gt_yaml_node node, const char *key,
                      const char *name, int *place)
{
    const char *folded = NULL;
    struct gt_quote quote;
    *place = 0;
    if (!name)
        return 0;
    int code = gt_equity_find_name(reading, &reading->class_names, name, &folded, place);
    if (!code && *place < 0)
        return gt_yaml_fail(node, reading->error,
                            _("%s: there is no class %s; classes stand in the list classes, and "
                              "rounds make theirs"),
                            key, gt_text_quote(&quote, name));
    return code;
}

static int read_holder(struct gt_equity_reading *reading, const char *name, int *holder)
{
    *holder = -1;
    return name ? gt_equity_add_name(reading, &reading->holders, name, holder) : 0;
}

int gt_equity_money(struct gt_equity_reading *reading, struct gt_yaml_node node, const char *key,
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

static int read_convertible(struct gt_equity_reading *reading, struct gt_yaml_node node,
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
        .day_count = note && entry->day_count >= 0 ? (enum gt_day_count)entry->day_count
                                                   : GT_DAY_COUNT_ACT_365F,
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
    int code = gt_equity_money(reading, node, "amount", &entry->amount, &terms->amount);
    if (!code)
        code = gt_equity_money(reading, node, "cap", &entry->cap, &terms->cap);
    if (!code)
        code = gt_equity_money(reading, node, "qualifying", &entry->qualifying, &terms->qualifying);
    if (!code && note && entry->accrued.minor != 0)
        code = gt_equity_money(reading, node, "accrued", &entry->accrued, &terms->accrued);
    else if (note)
        terms->accrued = 0;
    return code;
}

static int read_investors(struct gt_equity_reading *reading, struct gt_yaml_node node,
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
            code = gt_equity_money(reading, items[i], "amount", &investor.amount,
                                   &investors[i].amount);
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
static int check_round(struct gt_equity_reading *reading, struct gt_yaml_node node,
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

/* As the round says, else the file, else as is usual. */
static int decimals(int64_t file, int usual, int64_t round)
{
    int64_t stated = round >= 0 ? round : file;
    return stated >= 0 ? (int)stated : usual;
}

static int read_round(struct gt_equity_reading *reading, struct gt_yaml_node node,
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
        .price_decimals = decimals(reading->head.price_decimals, -1, entry->price_decimals),
        .no_conversion = entry->no_conversion,
        .one_class = entry->one_class,
    };
    round->conversion_decimals = decimals(reading->head.conversion_decimals, round->price_decimals,
                                          entry->conversion_decimals);
    int code = gt_equity_money(reading, node, "pre_money", &entry->pre_money, &round->pre_money);
    if (!code)
        code = gt_equity_money(reading, node, "post_money", &entry->post_money, &round->post_money);
    if (!code)
        code = gt_equity_money(reading, node, "amount", &entry->amount, &round->amount);
    if (!code)
        code = read_investors(reading, node, entry, round);
    if (!code)
        code = need_class(reading, node, "name", entry->name, &event->class);
    return code ? code : check_round(reading, node, entry, round);
}

/* The SAFE or note that a conversion names: by its name, or its holder's when only one is so. */
static int find_convertible(struct gt_equity_reading *reading, struct gt_yaml_node node,
                            const char *name, int *found)
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

static int read_conversion(struct gt_equity_reading *reading, struct gt_yaml_node node,
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

static int resolve(struct gt_equity_reading *reading, struct gt_yaml_node node,
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

int gt_equity_bind_entry(struct gt_equity_reading *reading, struct gt_yaml_node node,
                         const struct gt_form *form, int kind, struct gt_equity_entry *entry)
{
    *entry = (struct gt_equity_entry){.shares = INT64_MIN, .date = GT_DAY_NONE};
    gt_form_reset(form, entry);
    if (entry->shares == 0)
        entry->shares = INT64_MIN; /* a kind without the field */
    int code = gt_yaml_bind(node, form, other_keys(kind), &reading->binding, entry, reading->error);
    entry->kind = kind;
    return code;
}

int gt_equity_read_event(struct gt_equity_reading *reading, struct gt_yaml_node node,
                         const struct gt_form *form, int kind)
{
    struct gt_equity_entry entry;
    int code = gt_equity_bind_entry(reading, node, form, kind, &entry);
    if (!code)
        code = resolve(reading, node, &entry, &reading->events[reading->count]);
    if (code)
        return code;
    reading->names[reading->count] = entry.name ? entry.name : entry.holder;
    reading->lines[reading->count] = gt_yaml_line(node);
    reading->count++;
    return 0;
}
