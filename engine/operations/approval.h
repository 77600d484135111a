/* approval.h - two persons see a large amount before it counts.
 *
 * What waits is derived: an amount above the threshold of its entry's day, signed by an entry that
 * nobody but its own actor has approved. A correction is a new entry, and waits anew. An amount
 * that waits is shown and marked, and left out of leverage, the board and every total; a pledge takes
 * no part in a closing, shares stand in no cap table, and a closing is neither run nor funded.
 */
#ifndef GENTOU_ENGINE_OPERATIONS_APPROVAL_H
#define GENTOU_ENGINE_OPERATIONS_APPROVAL_H

#include "engine/operations/records.h"
#include "engine/store/approval.h"

/* The amounts of one table that wait, by their numbers. */
struct gt_pending_set {
    struct gt_pending_row *rows; /* by id */
    size_t count;
};

int gt_pending_load(struct gt_store *store, const char *what, struct gt_pending_set *set,
                    struct gt_arena *arena, struct gt_error *error);
bool gt_pending_has(const struct gt_pending_set *set, int64_t id);
const struct gt_pending_row *gt_pending_row(const struct gt_pending_set *set, int64_t id);

/* Drops the rows that wait from rows read of a table, each of `size` bytes and beginning with its
 * number; *dropped (may be NULL) grows by their count. */
int gt_pending_drop(struct gt_store *store, const char *what, void *rows, size_t size,
                    size_t *count, size_t *dropped, struct gt_arena *arena, struct gt_error *error);

/* Within an open entry: from `since` on amounts above this wait. GT_MONEY_UNKNOWN: none does. */
int gt_set_threshold(struct gt_store *store, const struct gt_amount *amount, gt_day since,
                     struct gt_error *error);

/* Within an open entry of `actor`: approves all that an entry wrote. Refused for one's own, and
 * where nothing waits. *count: how many amounts. */
int gt_approve(struct gt_store *store, int64_t entry, const char *actor, int64_t *count,
               struct gt_arena *arena, struct gt_error *error);

#endif
