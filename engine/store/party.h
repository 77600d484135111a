/* party.h - the rows about parties: who they are, what they are called, whose money theirs is.
 *
 * Inserts belong to the open entry. Names are given folded (base/text.h) where they are compared.
 */
#ifndef GENTOU_ENGINE_STORE_PARTY_H
#define GENTOU_ENGINE_STORE_PARTY_H

#include "engine/base/arena.h"
#include "engine/store/store.h"
#include "gentou/kinds.h"

#include <stddef.h>

/* A party as it is now; lists of the ledger's parties show these. */
struct gt_party_row {
    int64_t id; /* of the record that stands for the party */
    const char *name;
    int kind;             /* enum gt_party_kind, -1: nobody said */
    const char *aliases;  /* other names, joined by "; ", or NULL */
    gt_day since;         /* of the role asked for */
    int ownership;        /* enum gt_ownership, as of the date asked */
    double private_share; /* of a mixed owner, negative: nobody said */
    const char *source;   /* of the ownership */
    int64_t investments;  /* closed rounds it stood in, as of the date asked */
};

int gt_party_insert(struct gt_store *store, const char *name, int kind, int64_t *id,
                    struct gt_error *error);
/* Another name to show, and a kind now known (-1: as before). */
int gt_party_rename(struct gt_store *store, int64_t party, const char *name, int kind,
                    struct gt_error *error);
/* Does nothing when the party bears that name already. */
int gt_party_name_insert(struct gt_store *store, int64_t party, const char *folded,
                         const char *name, struct gt_error *error);
/* From here on `same_as`, a record that stands, stands for `party` too. */
int gt_party_join(struct gt_store *store, int64_t party, int64_t same_as, struct gt_error *error);
/* A role that the party has already is had since the earlier of the two days. *added is set when
 * anything is said anew. */
int gt_role_insert(struct gt_store *store, int64_t party, enum gt_role role, gt_day since,
                   bool *added, struct gt_error *error);
int gt_ownership_insert(struct gt_store *store, int64_t party, gt_day since,
                        enum gt_ownership ownership, double private_share, const char *source,
                        struct gt_error *error);

/* The distinct parties that bear a name, by the number that stands for each; at most `room` are
 * written to ids, *count counts all. */
int gt_party_find(struct gt_store *store, const char *folded, int64_t *ids, int room, int *count,
                  struct gt_error *error);

/* Hands every folded name of the ledger to a function, until it returns false (out of memory). */
int gt_party_names(struct gt_store *store, bool (*take)(void *context, const char *folded),
                   void *context, struct gt_error *error);

/* The roles of a party (and of the records that are the same), a bit a role; 0 also for a number
 * that is no party, which *exists tells. */
int gt_party_roles(struct gt_store *store, int64_t party, uint32_t *roles, bool *exists,
                   struct gt_error *error);

/* The record that stands for a party. */
int gt_party_canon(struct gt_store *store, int64_t party, int64_t *canon, struct gt_error *error);

/* The party as it is shown; text in the arena. */
int gt_party_read(struct gt_store *store, int64_t party, gt_day as_of, struct gt_party_row *row,
                  struct gt_arena *arena, struct gt_error *error);

/* The parties of a role (role < 0: investors, whatever their role), in the order of their names,
 * from the offset-th on, at most `limit`; *total counts all. Rows in the arena. */
int gt_party_list(struct gt_store *store, int role, gt_day as_of, int64_t offset, int64_t limit,
                  struct gt_party_row **rows, size_t *count, int64_t *total, struct gt_arena *arena,
                  struct gt_error *error);

#endif
