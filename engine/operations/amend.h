/* amend.h - records are corrected and withdrawn.
 *
 * A record that stands is read back as people write it, what is said anew is laid over it, and the
 * result passes the checks of `add` (enter_*.c have both beside each other, with one check). The
 * rows as they were stay in the ledger's past with who corrected them, when and why. A record is
 * withdrawn with what was entered together with it, and only while nothing else builds on it.
 * To add a kind: a struct gt_amend beside its operation, and a row in amend.c.
 */
#ifndef GENTOU_ENGINE_OPERATIONS_AMEND_H
#define GENTOU_ENGINE_OPERATIONS_AMEND_H

#include "engine/base/arena.h"
#include "engine/store/store.h"

#include <stdbool.h>
#include <stdint.h>

/* A field of a record that is a record of its own once it is entered. */
struct gt_amend_fixed {
    const char *field;
    const char *instead; /* what to do, English source text; ends in a row without a field */
};

/* Within an open entry; after an error the caller rolls back. */
struct gt_amend {
    const char *noun;                   /* of the record type */
    const struct gt_amend_fixed *fixed; /* or NULL */
    /* The record that a person names, by number, name or reference. */
    int (*find)(struct gt_store *store, const char *which, int64_t *id, struct gt_arena *arena,
                struct gt_error *error);
    /* The record as it stands; text in the arena. *record was reset (gt_form_reset). */
    int (*read)(struct gt_store *store, int64_t id, void *record, struct gt_arena *arena,
                struct gt_error *error);
    /* Makes it say what `record` says; *changed is set when anything did. */
    int (*amend)(struct gt_store *store, int64_t id, const void *record, bool *changed,
                 struct gt_arena *arena, struct gt_error *error);
    int (*remove)(struct gt_store *store, int64_t id, struct gt_arena *arena,
                  struct gt_error *error);
    /* The company whose holdings may hang on the record (0: none), or NULL. */
    int (*company)(struct gt_store *store, int64_t id, int64_t *company, struct gt_error *error);
};

/* How records of that noun are corrected, or NULL. */
const struct gt_amend *gt_amend_find(const char *noun);

/* Corrects. Refused when nothing would change, or a mark or exit would be left without a stake. */
int gt_amend_edit(struct gt_store *store, const struct gt_amend *amend, int64_t id,
                  const void *record, struct gt_arena *arena, struct gt_error *error);

/* Withdraws a record that was entered by mistake. */
int gt_amend_remove(struct gt_store *store, const struct gt_amend *amend, int64_t id,
                    struct gt_arena *arena, struct gt_error *error);

#endif
