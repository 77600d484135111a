/* alike.h - rows whose names have a text in them: what a person who types may mean. */
#ifndef GENTOU_ENGINE_STORE_ALIKE_H
#define GENTOU_ENGINE_STORE_ALIKE_H

#include "engine/base/arena.h"
#include "engine/store/store.h"
#include "gentou/kinds.h"

#include <stddef.h>

struct gt_party_alike {
    int64_t id;        /* of the record that stands for the party */
    const char *name;  /* as it is shown */
    const char *other; /* the name that is alike, when that is another; or NULL */
    int place;         /* 0: called so; 1: begins so; 2: a word of it does; 3: has it in it */
};

struct gt_deal_alike {
    int64_t id;
    const char *ref; /* or NULL */
    const char *company;
    gt_day day; /* of the round */
    int kind;   /* enum gt_deal_kind */
};

/* Parties with a name that has the folded text in it, or that it begins with; of a role, unless it
 * is negative. First who is called so, then whose name begins so, then where a word does. At most
 * `limit`. Reads every name of the ledger: some 20 ms for a hundred thousand. */
int gt_party_alike(struct gt_store *store, const char *folded, int role, int limit,
                   struct gt_party_alike **rows, size_t *count, struct gt_arena *arena,
                   struct gt_error *error);

/* Deals of such companies, or with the folded text in their reference, the latest first. */
int gt_deal_alike(struct gt_store *store, const char *folded, int limit,
                  struct gt_deal_alike **rows, size_t *count, struct gt_arena *arena,
                  struct gt_error *error);

#endif
