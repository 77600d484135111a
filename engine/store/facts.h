/* facts.h - whole tables as of a date, for computations over the ledger.
 *
 * Every party is given by the record that stands for it.
 */
#ifndef GENTOU_ENGINE_STORE_FACTS_H
#define GENTOU_ENGINE_STORE_FACTS_H

#include "engine/base/arena.h"
#include "engine/store/store.h"
#include "gentou/kinds.h"

#include <stdbool.h>
#include <stddef.h>

struct gt_party_fact {
    int64_t id;
    const char *name;
    int kind;            /* enum gt_party_kind or -1 */
    uint32_t roles;      /* a bit a role held on the date */
    gt_day member_since; /* GT_DAY_NONE: always, or no member */
};

struct gt_ownership_fact {
    int64_t party;
    gt_day since; /* GT_DAY_NONE: always */
    int ownership;
    double private_share; /* negative: nobody said */
};

struct gt_investment_fact {
    int64_t deal, party;
    gt_money amount; /* the sum of what was recorded, or GT_MONEY_UNKNOWN */
    bool more;       /* beside it, a stake of unknown amount */
    int instrument;  /* enum gt_instrument; unknown also when it took several */
};

/* All parties, by id. */
int gt_party_facts(struct gt_store *store, gt_day as_of, struct gt_party_fact **rows, size_t *count,
                   struct gt_arena *arena, struct gt_error *error);

/* The party of that id among rows in the order of their ids, or NULL. */
struct gt_party_fact *gt_party_fact_find(struct gt_party_fact *rows, size_t count, int64_t id);

/* All ownerships, by party and day; of two on one day the later entered comes last. */
int gt_ownership_facts(struct gt_store *store, struct gt_ownership_fact **rows, size_t *count,
                       struct gt_arena *arena, struct gt_error *error);

/* The stakes of all deals, one row a party and deal, by deal and first mention. A row without an
 * amount says that the party took part; an amount entered later for the same record says how much.
 * Entered after the amount, or for another record that was joined to the party, it is a further
 * stake of unknown amount. */
int gt_investment_facts(struct gt_store *store, struct gt_investment_fact **rows, size_t *count,
                        struct gt_arena *arena, struct gt_error *error);

#endif
