/* equity_int.h - what the reader of cap tables and its forms share. */
#ifndef GENTOU_ENGINE_INTAKE_EQUITY_INT_H
#define GENTOU_ENGINE_INTAKE_EQUITY_INT_H

#include "engine/intake/equity.h"
#include "engine/operations/records.h"

/* What stands at the top. */
struct gt_equity_head {
    const char *name;
    const struct gt_currency *currency;
    int64_t price_decimals, conversion_decimals;
};

/* A class as written. Words -1, ratios 0/0, numbers INT64_MIN or GT_MONEY_UNKNOWN: not said. */
struct gt_equity_class_entry {
    const char *name;
    int kind, participation, dividend_kind, antidilution;
    struct gt_ratio price, preference, participation_cap, dividend, conversion;
    int64_t seniority;
    gt_day since;
    bool cap_excludes_preference, redeemable; /* of an exit, as the next two */
    struct gt_amount unpaid_dividends;
    int dividends_on_conversion;
    const char *holder; /* of `shares` that the class is said to have */
    int64_t shares;
    struct gt_amount invested;
};

/* An event as written: the union of all kinds' fields. A round's class terms stand in `class`. */
struct gt_equity_entry {
    int kind;
    gt_day date;
    const char *name, *holder, *from, *class_name, *into, *convertible;
    int64_t shares;
    struct gt_ratio price, ratio;
    bool outside_pool;
    /* safe, note */
    struct gt_amount amount, cap, accrued, qualifying;
    int safe, capitalization, compounding, day_count;
    struct gt_ratio discount, interest;
    bool discount_on_cap, mfn, pro_rata;
    gt_day maturity;
    /* round */
    struct gt_amount pre_money, post_money;
    int method, pool_side;
    struct gt_ratio ownership, pool;
    bool pool_with_granted, no_conversion, one_class;
    int64_t pool_increase, price_decimals, conversion_decimals;
    struct gt_equity_class_entry class;
};

struct gt_equity_investor_entry {
    const char *name;
    struct gt_amount amount;
    bool pro_rata;
};

/* Names in the order in which they first stand. */
struct gt_equity_names {
    const char **items, **folded;
    size_t count, capacity, folded_capacity;
};

struct gt_equity_reading {
    struct gt_binding binding;
    struct gt_arena *arena;
    struct gt_error *error;
    struct gt_equity_names holders, class_names;
    struct gt_equity_class_plan *classes;
    size_t class_capacity;
    struct gt_equity_event *events;
    const char **names;
    size_t *lines;
    size_t count;
    struct gt_equity_head head;
    bool has_common; /* the first class is the file's own */
};

/* *place of a name, -1: it is not there. *folded is its comparable form. */
int gt_equity_find_name(struct gt_equity_reading *reading, const struct gt_equity_names *names,
                        const char *name, const char **folded, int *place);

/* The same, and adds what is not there. */
int gt_equity_add_name(struct gt_equity_reading *reading, struct gt_equity_names *names,
                       const char *name, int *place);

/* An amount in the file's currency, more than 0; GT_MONEY_UNKNOWN when it is not said. */
int gt_equity_money(struct gt_equity_reading *reading, struct gt_yaml_node node, const char *key,
                    const struct gt_amount *amount, gt_money *minor);

/* The keys of an event into an entry. */
int gt_equity_bind_entry(struct gt_equity_reading *reading, struct gt_yaml_node node,
                         const struct gt_form *form, int kind, struct gt_equity_entry *entry);

/* An event onto the end of the plan's. */
int gt_equity_read_event(struct gt_equity_reading *reading, struct gt_yaml_node node,
                         const struct gt_form *form, int kind);

#endif
