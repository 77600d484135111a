/* past.h - what the ledger knew: rows as they were, questions as of an entry, entries taken back.
 *
 * A fact table holds its rows as they stand. A row that is changed or deleted moves, as it was, to
 * <table>_past with `ended`, the entry that did it; so a row of <table> is known from its `seq` on,
 * and a row of <table>_past from its `seq` until its `ended`. A row that stands again because an
 * entry was taken back keeps its `seq`, and is known from `back`, the entry that took it back.
 * Every table with a column `seq` is a fact table; `entry` itself never changes.
 */
#ifndef GENTOU_ENGINE_STORE_PAST_H
#define GENTOU_ENGINE_STORE_PAST_H

#include "engine/base/arena.h"
#include "engine/store/store.h"

/* Makes the tables of past rows, their indexes and triggers, for every fact table: after each
 * migration, in its transaction. */
int gt_past_build(struct gt_store *store, struct gt_error *error);

/* Makes the derived tables anew from the facts and their past: where the triggers that keep them
 * row by row were not there yet, or did not see later rows. */
int gt_past_derive(struct gt_store *store, struct gt_error *error);

/* From here on the store reads as it did after entry `known`: what was entered later is not seen.
 * Before anything else is read; such a store is only read. */
int gt_past_know(struct gt_store *store, int64_t known, struct gt_error *error);

/* The latest entry at or before an instant (a prefix of one will do: "2025-01-31" is the end of
 * that day, UTC); 0 when the ledger is younger. */
int gt_past_entry_at(struct gt_store *store, const char *instant, int64_t *entry,
                     struct gt_error *error);

/* An entry of the ledger. */
struct gt_entry_row {
    int64_t seq;
    const char *at, *actor, *command, *reason;
    int64_t undoes; /* 0: none */
    bool undone;    /* by a later entry that stands */
};

/* The entries that an actor made (NULL: everybody), the latest first, from the offset-th on, at
 * most `limit` (-1: all); *total counts all. */
int gt_entry_list(struct gt_store *store, const char *actor, int64_t offset, int64_t limit,
                  struct gt_entry_row **rows, size_t *count, int64_t *total, struct gt_arena *arena,
                  struct gt_error *error);

/* One entry; refuses a number that is none. */
int gt_entry_read(struct gt_store *store, int64_t number, struct gt_entry_row *row,
                  struct gt_arena *arena, struct gt_error *error);

/* A deal that the open entry touched whose stakes sum to more than the round; one that has a stage
 * before it came in. 0: none. */
int gt_undone_sums(struct gt_store *store, int64_t *deal, struct gt_error *error);
int gt_undone_stages(struct gt_store *store, int64_t *deal, struct gt_error *error);
/* A row that an undo touched and that pays out more than it has: a member's dues, an exit that is
 * held in escrow, an escrow; *row is 0 when there is none. */
int gt_undone_money(struct gt_store *store, const char **table, int64_t *row,
                    struct gt_error *error);

/* Companies whose shares an entry touched. */
int gt_entry_companies(struct gt_store *store, int64_t entry, int64_t **companies, size_t *count,
                       struct gt_arena *arena, struct gt_error *error);

/* Takes back what an entry wrote, as a fact of the open entry: rows it added are gone, rows it
 * changed stand as before. Refuses when a later entry changed one of them; what a later entry
 * builds on is refused at the commit. */
int gt_past_undo(struct gt_store *store, int64_t entry, struct gt_error *error);

#endif
