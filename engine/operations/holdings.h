/* holdings.h - what parties hold in companies on a date, each of its stakes, marks and exits.
 *
 * Whose stakes they are the caller says; marks and exits are the ledger's. What waits for approval
 * does not count. A value is what board_held.h makes of the events in the order of their days. The
 * classes of shares a holding is of are those of which the party has received shares; when nobody
 * recorded any, all of the company.
 */
#ifndef GENTOU_ENGINE_OPERATIONS_HOLDINGS_H
#define GENTOU_ENGINE_OPERATIONS_HOLDINGS_H

#include "engine/operations/board_held.h"
#include "engine/operations/facts.h"

#include <stdbool.h>
#include <stddef.h>

/* Money that a party put into a company; GT_MONEY_UNKNOWN when nobody said how much. */
struct gt_holding_stake {
    int64_t company, party;
    gt_day day;
    size_t order; /* of two on one day, the lesser comes first */
    gt_money amount;
};

struct gt_holding {
    int64_t company, party;
    struct gt_held held;
    size_t aside;    /* marks and exits in a currency that is set aside: a mark says nothing, an
                        exit only what part was sold */
    gt_day exit_day; /* it ended, or GT_DAY_NONE */
    int exit_kind;   /* enum gt_exit_kind, of that exit */
    bool of_classes; /* some mark is of a class of shares */
};

struct gt_holdings {
    struct gt_holding *items; /* by company and party */
    size_t count;
    size_t pending; /* marks and exits that wait for approval, of all parties */
};

/* A holding for each company and party that the stakes name, valued as of the facts' date. All in
 * the arena. */
int gt_holdings_load(struct gt_store *store, const struct gt_facts *facts,
                     const struct gt_holding_stake *stakes, size_t stake_count,
                     struct gt_holdings *holdings, struct gt_arena *arena, struct gt_error *error);

/* An amount that came of a company, in the ledger's currency at the rate of its day; unknown in one
 * that is set aside. The sentence on error names company and day. */
int gt_holdings_exchange(const struct gt_facts *facts, int64_t company,
                         const struct gt_currency *currency, gt_day day, gt_money *amount,
                         struct gt_error *error);

/* The holding of a party in a company, or NULL. */
struct gt_holding *gt_holdings_of(const struct gt_holdings *holdings, int64_t company,
                                  int64_t party);

#endif
