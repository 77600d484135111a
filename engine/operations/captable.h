/* captable.h - a company's cap table as of a date: the ledger's events through the model. */
#ifndef GENTOU_ENGINE_OPERATIONS_CAPTABLE_H
#define GENTOU_ENGINE_OPERATIONS_CAPTABLE_H

#include "engine/base/arena.h"
#include "engine/store/captable.h"
#include "engine/store/store.h"
#include "gentou/captable.h"

struct gt_captable {
    gt_day as_of;
    struct gt_stock_class_row *classes; /* the junior first */
    size_t class_count;
    struct gt_share_event_row *events; /* by day, then as entered */
    size_t event_count;
    struct gt_cap_position *positions; /* in the order in which each first came to be */
    size_t count;
    gt_shares *diluted; /* beside the positions, as common shares */
    gt_shares total;    /* of the diluted */
    size_t waiting;     /* events left out */
};

/* Its classes and events, and no more: whatever they come to. */
int gt_captable_read(struct gt_store *store, int64_t company, gt_day as_of,
                     struct gt_captable *table, struct gt_arena *arena, struct gt_error *error);

/* Refuses what cannot be (more given away than is held), and says where and how much; `fresh` is
 * the event at hand, 0: none. Arrays live in the arena. */
int gt_captable_load(struct gt_store *store, int64_t company, gt_day as_of, int64_t fresh,
                     struct gt_captable *table, struct gt_arena *arena, struct gt_error *error);

/* The same without what waits for a second person's approval, and without what can only be when
 * that is approved; `waiting` says how many. The events are those that count. */
int gt_captable_counted(struct gt_store *store, int64_t company, gt_day as_of,
                        struct gt_captable *table, struct gt_arena *arena, struct gt_error *error);

/* A class of the table, and the event of a number; NULL when there is none. */
const struct gt_stock_class_row *gt_captable_class(const struct gt_captable *table, int64_t id);
const struct gt_share_event_row *gt_captable_event(const struct gt_captable *table, int64_t id);

/* The name of a party that stands in the table's events; "?" for another. */
const char *gt_captable_holder(const struct gt_captable *table, int64_t party);

/* A company's class of that name. */
int gt_need_class(struct gt_store *store, int64_t company, const char *name, int64_t *id,
                  struct gt_arena *arena, struct gt_error *error);

#endif
