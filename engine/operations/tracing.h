/* tracing.h - stakes looked through: a sub-fund's part in a round as its contributors'.
 *
 * A sub-fund's stake is divided in proportion to what each contributed (paid in; committed as long
 * as nothing is), by whose the contributor's money is on the day of the round; a sub-fund among the
 * contributors is looked through again. A stake of unknown amount, and one of a sub-fund nobody is
 * recorded to have contributed to, stays the sub-fund's own.
 */
#ifndef GENTOU_ENGINE_OPERATIONS_TRACING_H
#define GENTOU_ENGINE_OPERATIONS_TRACING_H

#include "engine/operations/facts.h"

/* What a party contributed to a sub-fund. */
struct gt_contribution {
    int64_t subfund, party;
    gt_money committed, paid;
};

struct gt_tracing {
    struct gt_contribution *contributions; /* by sub-fund */
    size_t count;
};

/* A stake as it is counted. */
struct gt_traced_stake {
    struct gt_stake stake;
    int64_t party;
    int64_t through; /* the sub-fund that stands in the round in its place; 0: itself does */
};

/* The contributions to all sub-funds as of the facts' date, in the ledger's currency; what has no
 * rate is left out. */
int gt_tracing_load(struct gt_store *store, const struct gt_facts *facts,
                    struct gt_tracing *tracing, struct gt_arena *arena, struct gt_error *error);

/* The stakes of the deal at a place; tracing NULL: as they stand. A stake with a part of unknown
 * amount beside it is two. */
int gt_tracing_stakes(const struct gt_facts *facts, const struct gt_tracing *tracing, size_t deal,
                      struct gt_traced_stake **stakes, size_t *count, struct gt_arena *arena,
                      struct gt_error *error);

/* Does the fund stand in a deal, itself or through sub-funds that it contributed to? */
bool gt_tracing_reaches(const struct gt_facts *facts, const struct gt_tracing *tracing,
                        size_t deal);

#endif
