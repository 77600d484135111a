/* history.h - what became of a record: every version of every row that belongs to it, as changes.
 *
 * Read from the tables of facts and of the past as the schema has them: a row belongs to a deal or
 * a party when it is that record, or a column of it refers to it. So a new table needs no code
 * here. Honours gt_past_know: what was entered later is not told.
 */
#ifndef GENTOU_ENGINE_STORE_HISTORY_H
#define GENTOU_ENGINE_STORE_HISTORY_H

#include "engine/base/arena.h"
#include "engine/store/store.h"

#include <stddef.h>

enum gt_change_kind {
    GT_CHANGE_ADDED,
    GT_CHANGE_CHANGED,
    GT_CHANGE_WITHDRAWN,
    GT_CHANGE_RESTORED, /* by taking an entry back: a row, or a value that stood before */
};

/* A value as the ledger holds it: text of the column, NULL when nobody wrote it down. */
struct gt_change_value {
    const char *text;
    const char *name;                   /* of the party it refers to, else NULL */
    const struct gt_currency *currency; /* of the row it stood in */
};

/* One column of one row, changed by one entry. A row that is added, withdrawn or restored whole
 * gives one of these for each value it has; at least one, whose column is NULL when it has none. */
struct gt_change {
    int64_t entry;
    const char *at, *actor, *command, *reason;
    int64_t undoes;       /* the entry that this one took back, 0: none */
    const char *approved; /* who approved the entry, joined by ", "; NULL: nobody */
    enum gt_change_kind kind;
    const char *table;
    const char *row;    /* its number, or its key where it has none */
    const char *column; /* of the schema */
    struct gt_change_value before, after;
    bool whole; /* the row, not a value in it */
};

/* All changes of a row of `table` ("deal", "party") and of what belongs to it, in the order of the
 * entries. A party's are those of all records that are the same as it. */
int gt_history(struct gt_store *store, const char *table, int64_t id, struct gt_change **changes,
               size_t *count, struct gt_arena *arena, struct gt_error *error);

#endif
