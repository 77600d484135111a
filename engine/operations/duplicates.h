/* duplicates.h - records that look like one, and records that are made one.
 *
 * Two deals look alike when they are of one company, or of two that are called almost the same, on
 * days near each other, with amounts that are equal, within a tenth, or unknown. Two parties look
 * alike when a name of one and a name of the other have one key (base/alike.h) or keys a letter or
 * two apart. The score, 0 to 1, adds what speaks for it; it orders the list and is no probability.
 *
 * Names are compared with their neighbours in the order of the keys, read forwards and backwards
 * (the sorted neighbourhood of Hernández and Stolfo, "The merge/purge problem for large databases",
 * SIGMOD 1995), so that the work grows with the ledger and not with its square.
 */
#ifndef GENTOU_ENGINE_OPERATIONS_DUPLICATES_H
#define GENTOU_ENGINE_OPERATIONS_DUPLICATES_H

#include "engine/base/arena.h"
#include "engine/store/store.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define GT_DUPLICATE_DAYS 31 /* deals further apart are two, when nobody says otherwise */

/* A pair that looks like one. */
struct gt_duplicate {
    bool deals;         /* else parties */
    int64_t one, other; /* one < other */
    double score;
    const char *one_text, *other_text; /* what they are, for people */
    const char *why;                   /* translated, parted by "; " */
};

/* The likely duplicates among the ledger's parties and the deals that had come in by a day, the
 * likeliest first, but for those that were dismissed. days: at most so many between the rounds.
 * Text in the arena. */
int gt_duplicates(struct gt_store *store, bool deals, bool parties, gt_day as_of, int64_t days,
                  struct gt_duplicate **rows, size_t *count, struct gt_arena *arena,
                  struct gt_error *error);

/* Those of one deal, whenever the others came in. */
int gt_duplicates_of_deal(struct gt_store *store, int64_t deal, int64_t days,
                          struct gt_duplicate **rows, size_t *count, struct gt_arena *arena,
                          struct gt_error *error);

/* Within an open entry: `other` is the same as `one`. Numbers or names as people write them; *id
 * and *same are the numbers. */
int gt_merge_deals(struct gt_store *store, const char *one, const char *other, int64_t *id,
                   int64_t *same, struct gt_arena *arena, struct gt_error *error);
int gt_merge_parties(struct gt_store *store, const char *one, const char *other, int64_t *id,
                     int64_t *same, struct gt_arena *arena, struct gt_error *error);

/* Takes a merge back, however long ago. */
int gt_unmerge_deal(struct gt_store *store, const char *deal, int64_t *id, struct gt_error *error);
int gt_unmerge_party(struct gt_store *store, const char *party, int64_t *id, struct gt_arena *arena,
                     struct gt_error *error);

/* They are two, whatever they look like. */
int gt_dismiss(struct gt_store *store, bool deals, const char *one, const char *other,
               struct gt_arena *arena, struct gt_error *error);

#endif
