/* batch.h - the rows of a file (or of several) entered as one: all of them or none, each row once.
 *
 * A row is there already when a row of the same canonical text was entered by an earlier file, or
 * stands earlier in this one (its digest tells). What somebody removed since does not come back
 * with the next copy of the file: such a row is counted apart. A row that fails leaves nothing of
 * itself. A value taken in another spelling than the file's is kept beside the row, with what the
 * file said.
 */
#ifndef GENTOU_ENGINE_OPERATIONS_BATCH_H
#define GENTOU_ENGINE_OPERATIONS_BATCH_H

#include "engine/operations/enter.h"

struct gt_batch {
    struct gt_store *store;
    const char *form; /* kind of its records: "deal" */
    int64_t import;   /* its number in the ledger */
    int64_t entered;
    int64_t present;  /* there already */
    int64_t repeated; /* of the present: they repeat an earlier row of this batch */
    int64_t removed;  /* entered before, and their records removed since */
    struct gt_removed {
        int64_t line, record, entry; /* entry: the one that removed it */
    } first_removed;
};

/* What the file said where another spelling was taken. */
struct gt_repair {
    const char *field, *original, *reason;
};

/* Begins; the batch is one entry of the ledger. */
int gt_batch_begin(struct gt_store *store, const struct gt_entry *entry, const char *form,
                   struct gt_batch *batch, struct gt_error *error);

/* Enters one row. *present tells that it was there already, or removed since. After an error
 * nothing of the row is left; error->system tells whether the batch can go on. */
int gt_batch_enter(struct gt_batch *batch, gt_enter *enter, const void *record,
                   const char *canonical, int64_t line, const struct gt_repair *repairs,
                   size_t repair_count, bool *present, struct gt_arena *arena,
                   struct gt_error *error);

/* Ends it: the file's name and its rejected rows are kept, and everything stands. */
int gt_batch_commit(struct gt_batch *batch, const char *file, int64_t rejected,
                    struct gt_error *error);

/* Closes the file at hand (its name and rejected rows are kept when it entered anything; *import is
 * its number then, else 0) and turns to another, of records of a further kind, within the same
 * entry: all of them stand or none. */
int gt_batch_turn(struct gt_batch *batch, const char *file, int64_t rejected, const char *form,
                  int64_t *import, struct gt_error *error);

/* Ends a batch whose files are closed, and everything stands. */
int gt_batch_finish(struct gt_batch *batch, struct gt_error *error);

/* Ends it and nothing was entered; harmless after a commit or a failed begin. */
void gt_batch_cancel(struct gt_batch *batch);

/* The currency of amounts that name none. */
const struct gt_currency *gt_batch_currency(const struct gt_batch *batch);

/* Hands every folded name of the ledger's parties to a function, until it returns false. */
int gt_batch_names(const struct gt_batch *batch, bool (*take)(void *context, const char *folded),
                   void *context, struct gt_error *error);

#endif
