/* equity_int.h - a cap table while its events are taken one by one. */
#ifndef GENTOU_MODELS_EQUITY_INT_H
#define GENTOU_MODELS_EQUITY_INT_H

#include "gentou/captable.h"
#include "gentou/equity.h"

/* Numbers of the table beneath: a holder, class or event of place n is n + 1. */
struct gt_equity_state {
    const struct gt_equity_event *events;
    size_t event_count, at; /* the event at hand */
    gt_day day;             /* of the last event that had one */
    int64_t per_one;
    struct gt_cap_table *table; /* shares and rights */
    struct gt_ratio *strikes;   /* by event; as they stand */
    bool *converted;            /* by event */
    bool has_pool;
    struct gt_equity *equity; /* classes, rounds, adjustments and pool grow here */
    size_t class_room, round_room, adjustment_room;
    struct gt_equity_failure *failure;
};

/* Fills the failure of the event at hand. GT_EOVERFLOW for an overflow, else GT_ERANGE. */
enum gt_status gt_equity_fail(struct gt_equity_state *state, enum gt_equity_fault fault, int holder,
                              int class, int64_t held, int64_t asked);

/* Gives, takes or converts whole shares, or rights by their event. */
enum gt_status gt_equity_apply(struct gt_equity_state *state, struct gt_cap_event change,
                               int64_t shares);
enum gt_status gt_equity_give(struct gt_equity_state *state, int holder, int class, int64_t shares);

/* Whole shares of a position. */
int64_t gt_equity_whole(const struct gt_cap_position *position);

/* Room for one more item of a growing array; false: memory. */
bool gt_equity_grow(void **items, size_t count, size_t *room, size_t size);

/* product = a x b (/ b); false: it does not fit. */
bool gt_equity_scale(struct gt_ratio *a, struct gt_ratio b, bool divide);

/* What shares were before an issue, by which protected classes are adjusted after it. */
struct gt_equity_counts {
    int64_t issued, granted, preferred, pool;
};
struct gt_equity_counts gt_equity_count(const struct gt_equity_state *state);

/* Lowers the conversion prices of protected classes after `shares` of `class` (as common) were sold
 * at `price`; `before` are the counts before. */
enum gt_status gt_equity_protect(struct gt_equity_state *state, int class, struct gt_ratio price,
                                 int64_t shares, const struct gt_equity_counts *before);

enum gt_status gt_equity_take_event(struct gt_equity_state *state); /* all kinds but rounds */
enum gt_status gt_equity_take_round(struct gt_equity_state *state);

#endif
