/* amend.h - records are corrected and withdrawn.
 *
 * A record that stands is read back as people write it, what is said anew is laid over it, and the
 * result passes the checks of `add` (enter_*.c have both beside each other, with one check). The
 * rows as they were stay in the ledger's past with who corrected them, when and why. A record is
 * withdrawn with what was entered together with it, and only while nothing else builds on it; and
 * nothing that built on a record may be what its own `add` would refuse once that is corrected.
 * Most kinds are a row in amend_kinds.c: their records are taken out and entered anew under their
 * own numbers. The others have a struct gt_amend beside their operation.
 */
#ifndef GENTOU_ENGINE_OPERATIONS_AMEND_H
#define GENTOU_ENGINE_OPERATIONS_AMEND_H

#include "engine/base/arena.h"
#include "engine/base/table_row.h"
#include "engine/operations/enter.h"
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
    const char *table;                  /* whose row it is; NULL: of several */
    const char *referred;               /* whose rows others refer to; NULL: `table`'s */
    const char *shown;                  /* command that shows the numbers; NULL: `deal show` */
    const struct gt_amend_fixed *fixed; /* or NULL */
    gt_enter *enter;                    /* it is entered anew; NULL: `read` and `amend` are there */
    const char *part;                   /* table of rows that are entered with it, or NULL */
    const char *kept;                   /* column that no record tells, or NULL */
    bool shares;                        /* of the column `company`: its cap table must hold */
    /* The record that a person names, by number, name or reference; NULL: by number. */
    int (*find)(struct gt_store *store, const char *which, int64_t *id, struct gt_arena *arena,
                struct gt_error *error);
    /* The record as it stands; text in the arena. *record was reset (gt_form_reset). */
    int (*read)(struct gt_store *store, int64_t id, void *record, struct gt_arena *arena,
                struct gt_error *error);
    /* Makes it say what `record` says; *changed is set when anything did. */
    int (*amend)(struct gt_store *store, int64_t id, const void *record, bool *changed,
                 struct gt_arena *arena, struct gt_error *error);
    /* NULL: its row and what was entered with it. */
    int (*remove)(struct gt_store *store, int64_t id, struct gt_arena *arena,
                  struct gt_error *error);
    /* What else would speak against correcting it, or NULL. */
    int (*check)(struct gt_store *store, int64_t id, struct gt_error *error);
    /* The company whose holdings may hang on the record (0: none), or NULL. */
    int (*company)(struct gt_store *store, int64_t id, int64_t *company, struct gt_error *error);
};

/* How records of that noun are corrected, or NULL. */
const struct gt_amend *gt_amend_find(const char *noun);

/* Makes a record of the noun: as nobody wrote it down (row NULL), or what a row says
 * (intake/stored.h). */
typedef int gt_amend_form(const char *noun, const struct gt_table_row *row, void **record,
                          struct gt_arena *arena, struct gt_error *error);

/* The record that a person names. */
int gt_amend_which(struct gt_store *store, const struct gt_amend *amend, const char *which,
                   int64_t *id, struct gt_arena *arena, struct gt_error *error);

/* The record as it stands, in the arena; that there is none is an error. */
int gt_amend_read(struct gt_store *store, const struct gt_amend *amend, int64_t id,
                  gt_amend_form *form, void **record, struct gt_arena *arena,
                  struct gt_error *error);

/* Corrects. Refused when nothing would change, or something that builds on the record would be left
 * as its own `add` refuses it: a mark or exit without a stake, a payment beyond its dues. */
int gt_amend_edit(struct gt_store *store, const struct gt_amend *amend, int64_t id,
                  const void *record, gt_amend_form *form, struct gt_arena *arena,
                  struct gt_error *error);

/* Withdraws a record that was entered by mistake. */
int gt_amend_remove(struct gt_store *store, const struct gt_amend *amend, int64_t id,
                    struct gt_arena *arena, struct gt_error *error);

#endif
