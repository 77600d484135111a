/* anew.h - a row is taken out and written anew under its own number.
 *
 * Between gt_row_take_out and gt_row_put_back the open entry inserts the row as a new one, by the
 * operation that enters such records: all it checks holds of the correction too. Rows that refer to
 * it wait for it (their foreign keys are looked at when the entry ends). The row as it was goes to
 * the past, as with any change. Also here: rows as the records that they came from, and the records
 * that build on one.
 */
#ifndef GENTOU_ENGINE_STORE_ANEW_H
#define GENTOU_ENGINE_STORE_ANEW_H

#include "engine/base/arena.h"
#include "engine/base/table_row.h"
#include "engine/store/store.h"

#include <stdbool.h>
#include <stddef.h>

/* Hands over record `id` of a noun, its columns named as its fields (intake/records.c): amounts in
 * minor units of the column `currency`, decimals as they are kept, parties, deals and meetings as
 * "#12", several names or words parted by GT_NAMES_PARTED. No row where there is none. */
int gt_row_written(struct gt_store *store, const char *noun, int64_t id, gt_take_row *take,
                   void *context, struct gt_error *error);

/* Takes out row `id` of a table, and of the table `part` (or NULL) the rows that are its own. What
 * is inserted into the table next bears that number. */
int gt_row_take_out(struct gt_store *store, const char *table, const char *part, int64_t id,
                    struct gt_error *error);

/* What came of it. */
struct gt_anew {
    bool alone;   /* one row was written, and it bears the number */
    bool changed; /* it, or its part, says something else than before */
};

/* The row is there again. It keeps the column `kept` (or NULL), which no record tells, and refers
 * to the parties and deals that it was written with where those are the same as it names now. */
int gt_row_put_back(struct gt_store *store, const char *table, const char *part, const char *kept,
                    int64_t id, struct gt_anew *anew, struct gt_error *error);

/* A row that refers to another; of share events `word` is the kind, of all others the table. */
struct gt_dependent {
    const char *word;
    int64_t id;
    bool lends; /* its amount is in the currency of what it refers to */
};
int gt_row_dependents(struct gt_store *store, const char *table, int64_t id,
                      struct gt_dependent **rows, size_t *count, struct gt_arena *arena,
                      struct gt_error *error);

/* The currency of a row, or NULL where it has none. */
int gt_row_currency(struct gt_store *store, const char *table, int64_t id,
                    const struct gt_currency **currency, struct gt_arena *arena,
                    struct gt_error *error);

/* The value of a column that refers to something; 0: none, or no such row. */
int gt_row_reference(struct gt_store *store, const char *table, const char *column, int64_t id,
                     int64_t *value, struct gt_error *error);

#endif
