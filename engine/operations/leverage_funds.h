/* leverage_funds.h - leverage of the sub-funds' capital, and the chain from the fund to the rounds.
 *
 * Fund level: a sub-fund's capital by whose it is, committed or paid in. A private yuan that counts
 * here does not count again in the rounds the sub-fund stands in: the two are never added up.
 * Chain: S / G x D / S x R / D, gentou/leverage.h.
 */
#ifndef GENTOU_ENGINE_OPERATIONS_LEVERAGE_FUNDS_H
#define GENTOU_ENGINE_OPERATIONS_LEVERAGE_FUNDS_H

#include "engine/operations/facts.h"
#include "gentou/leverage.h"

/* What a party put into a sub-fund, and what it counts as. */
struct gt_leverage_capital {
    const char *party;
    enum gt_ownership ownership;
    struct gt_split split;
};

/* A closed round that a sub-fund stands in. */
struct gt_leverage_reached {
    int64_t deal;
    gt_day day;
    const char *company;
    gt_money invested, amount; /* the sub-fund's, and all money of the round */
};

/* A sub-fund that the guidance fund contributed to. */
struct gt_leverage_fund {
    const char *name;
    struct gt_leverage leverage; /* of its capital */
    gt_money capital, fund;      /* S, G */
    gt_money invested, rounds;   /* D, R: in closed rounds whose amounts are both known */
    bool chained;                /* all four are there */
    struct gt_chain chain;
    struct gt_leverage_capital *from; /* what the capital is made of; none of all together */
    size_t from_count;
    struct gt_leverage_reached *into; /* what D and R are made of; none of all together */
    size_t into_count;
};

/* A row each, by name, and the last row all of them together (of the chain: those that have one).
 */
int gt_leverage_funds(struct gt_store *store, const struct gt_facts *facts,
                      struct gt_counting counting, enum gt_leverage_basis basis,
                      struct gt_leverage_fund **rows, size_t *count, struct gt_arena *arena,
                      struct gt_error *error);

#endif
