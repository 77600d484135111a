/* undo.h - an actor takes an entry of their own back. */
#ifndef GENTOU_ENGINE_OPERATIONS_UNDO_H
#define GENTOU_ENGINE_OPERATIONS_UNDO_H

#include "engine/store/past.h"

/* Opens the entry `undoing` and takes back in it what another one wrote: `number`, or with 0 the
 * actor's latest that stands and is no undo itself. Refuses the entry of somebody else, one that is
 * undone already, and one that later facts build on. *undone says which it was. The caller commits
 * or rolls back. An undo is an entry like others: by its number it is taken back too. */
int gt_undo(struct gt_store *store, struct gt_entry undoing, int64_t number,
            struct gt_entry_row *undone, struct gt_arena *arena, struct gt_error *error);

#endif
