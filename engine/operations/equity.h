/* equity.h - a cap table as people wrote it, checked: names, classes, and what happened. */
#ifndef GENTOU_ENGINE_OPERATIONS_EQUITY_H
#define GENTOU_ENGINE_OPERATIONS_EQUITY_H

#include "engine/base/arena.h"
#include "engine/base/error.h"
#include "gentou/equity.h"

/* What only an exit asks of a class. */
struct gt_equity_exit_terms {
    bool cap_beside;    /* the participation cap is of what comes beside the preference */
    gt_money dividends; /* unpaid, of the whole class; GT_MONEY_UNKNOWN: as its terms come to */
    enum gt_exit_dividends on_conversion;
    bool redeemable; /* it never converts */
};

/* A class as written, or made by a round; rounds set its price where the file does not. */
struct gt_equity_class_plan {
    const char *name;
    struct gt_stock_terms terms;
    struct gt_equity_exit_terms exit;
    bool has_shares; /* it says itself how many there are */
    size_t line;     /* where it stands in the file; 0: nowhere */
};

struct gt_equity_plan {
    const char *name; /* NULL: none given */
    const struct gt_currency *currency;
    const char *const *holders; /* by the events' numbers */
    size_t holder_count;
    const struct gt_equity_class_plan *classes; /* by the events' numbers; the first is common */
    size_t class_count;
    const struct gt_equity_event *events; /* by day where days are given, else as they stand */
    const char *const *names; /* beside events: what a SAFE or note is called, or NULL */
    const size_t *lines;      /* beside events: where it stands in the file */
    size_t event_count;
};

/* Runs the plan up to a day (GT_DAY_NONE: all of it). A refusal names the file (`where`) and the
 * line of the event. *equity is the caller's to free, and only set on success. */
int gt_equity_reckon(const struct gt_equity_plan *plan, gt_day as_of, const char *where,
                     struct gt_equity **equity, struct gt_arena *arena, struct gt_error *error);

/* What a class is called, one that a round made too ("Series A-1"); NULL for -1, and without
 * memory. */
const char *gt_equity_class_name(const struct gt_equity_plan *plan, const struct gt_equity *equity,
                                 int class, struct gt_arena *arena);

#endif
