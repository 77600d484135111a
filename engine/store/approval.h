/* approval.h - amounts that wait for a second person, and who approved. */
#ifndef GENTOU_ENGINE_STORE_APPROVAL_H
#define GENTOU_ENGINE_STORE_APPROVAL_H

#include "engine/base/arena.h"
#include "engine/store/store.h"

#include <stddef.h>

/* An amount that waits. */
struct gt_pending_row {
    const char *what; /* table, one of those of the view `weighed` */
    int64_t id;
    int64_t deal;     /* 0: of none */
    int64_t party;    /* by the record that stands for it: who invests, pledges, holds; the company */
    const char *name; /* of that party */
    int64_t company;  /* whose deal, shares or payout it is */
    int64_t entry;
    gt_money amount;
    const struct gt_currency *currency;
    const char *at, *actor, *command;
};

struct gt_threshold_row {
    int64_t id;
    gt_day since;
    gt_money amount; /* GT_MONEY_UNKNOWN: none is asked for */
    const struct gt_currency *currency;
};

/* Does the ledger ask for approvals at all? */
int gt_approval_asked(struct gt_store *store, bool *asked, struct gt_error *error);

/* What waits, in the order of the entries: all (what NULL), or of one table; empty, and quickly so,
 * where nothing is asked for. */
int gt_pending_list(struct gt_store *store, const char *what, struct gt_pending_row **rows,
                    size_t *count, struct gt_arena *arena, struct gt_error *error);

/* Those of a deal; with deal 0, of a company. In the same order. */
int gt_pending_of(struct gt_store *store, int64_t deal, int64_t company,
                  struct gt_pending_row **rows, size_t *count, struct gt_arena *arena,
                  struct gt_error *error);

/* The entry that an amount of a table waits with; 0: it does not wait. */
int gt_pending_find(struct gt_store *store, const char *what, int64_t id, int64_t *entry,
                    struct gt_error *error);

/* How many amounts of an entry wait, and who made it; *actor is NULL when there is no such entry.
 */
int gt_pending_of_entry(struct gt_store *store, int64_t entry, int64_t *count, const char **actor,
                        struct gt_arena *arena, struct gt_error *error);

int gt_threshold_insert(struct gt_store *store, const struct gt_threshold_row *row, int64_t *id,
                        struct gt_error *error);
int gt_threshold_list(struct gt_store *store, struct gt_threshold_row **rows, size_t *count,
                      struct gt_arena *arena, struct gt_error *error);
int gt_approval_insert(struct gt_store *store, int64_t entry, int64_t *id, struct gt_error *error);

#endif
