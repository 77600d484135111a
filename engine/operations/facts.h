/* facts.h - the ledger as of a date, in memory, for computations over all of it.
 *
 * Parties are given by the record that stands for them. Amounts of rounds in another currency than
 * the ledger's are converted (exchange.h); where nothing is converted they cannot be summed with
 * the rest: they are unknown here, and counted. A deal keeps its own currency beside them.
 */
#ifndef GENTOU_ENGINE_OPERATIONS_FACTS_H
#define GENTOU_ENGINE_OPERATIONS_FACTS_H

#include "engine/base/arena.h"
#include "engine/operations/exchange.h"
#include "engine/store/deal.h"
#include "engine/store/facts.h"
#include "engine/store/holding.h"
#include "engine/store/store.h"
#include "gentou/leverage.h"

struct gt_facts {
    gt_day as_of;
    const struct gt_ledger *ledger; /* the store's */
    int64_t fund;                   /* party number, 0: the ledger has none */
    struct gt_party_fact *parties;  /* by id */
    size_t party_count;
    struct gt_ownership_fact *ownerships; /* by party and day */
    size_t ownership_count;
    struct gt_deal_row *deals; /* by id; those that have come in by the date */
    size_t deal_count;
    size_t *by_day;                    /* the places of deals in the order of their days */
    struct gt_investment_fact *stakes; /* by deal */
    size_t stake_count;
    size_t *first_stake; /* of each deal in stakes; deal_count + 1 of them */
    size_t pending;      /* amounts of rounds and stakes that wait for approval, set aside */
    size_t foreign;      /* closed rounds in another currency, set aside */
    struct gt_exchange_book *exchange; /* at which the others were converted */
    const struct gt_tracing *tracing;  /* stakes of sub-funds are looked through; NULL: not */
};

/* Loads all but holdings and pledges. Arrays live in the arena, text in it or in the store. */
int gt_facts_load(struct gt_store *store, gt_day as_of, struct gt_facts *facts,
                  struct gt_arena *arena, struct gt_error *error);

/* Whose leverage and holdings, in what money. */
struct gt_facts_terms {
    const char *fund; /* a guidance fund by any of its names; NULL: the ledger's one */
    struct gt_exchange_terms exchange;
};

/* The same, with terms; NULL: as usual. */
int gt_facts_under(struct gt_store *store, gt_day as_of, const struct gt_facts_terms *terms,
                   struct gt_facts *facts, struct gt_arena *arena, struct gt_error *error);

/* Does the party of that number stand in the deal at that place? */
bool gt_facts_took_part(const struct gt_facts *facts, size_t deal, int64_t party);

/* What is recorded that the party of that number put into the deal at that place; GT_MONEY_UNKNOWN
 * when nobody said or it took no part. */
gt_money gt_facts_stake(const struct gt_facts *facts, size_t deal, int64_t party);

/* The same; GT_MONEY_UNKNOWN also when it put in more, of unknown amount. */
gt_money gt_facts_whole_stake(const struct gt_facts *facts, size_t deal, int64_t party);

/* What the ledger's fund put into the deal at that place: when nobody said but the round tells, what
 * is left of it, the same that leverage takes for the fund's (0: nothing is). */
int gt_facts_fund_stake(const struct gt_facts *facts, size_t deal, gt_money *stake,
                        struct gt_arena *arena, struct gt_error *error);

/* Is the deal at that place in another currency that is not converted, so that its amounts are set
 * aside? */
bool gt_facts_is_foreign(const struct gt_facts *facts, size_t deal);

/* The split of the deal at that place by whose money it is, with ownerships as of its day. */
int gt_facts_split(const struct gt_facts *facts, size_t deal, struct gt_counting counting,
                   struct gt_split *split, struct gt_arena *arena, struct gt_error *error);

/* The name of a party; "?" for a number that is none. */
const char *gt_facts_name(const struct gt_facts *facts, int64_t party);

/* The deal of that number, or NULL. */
struct gt_deal_row *gt_facts_deal(const struct gt_facts *facts, int64_t deal);

/* The parties of a role, in the order of their ids. */
int gt_facts_role(const struct gt_facts *facts, enum gt_role role, const int64_t **ids,
                  size_t *count, struct gt_arena *arena, struct gt_error *error);

/* The ownership that holds for a party on a day; GT_OWNERSHIP_UNKNOWN when nobody said. */
enum gt_ownership gt_facts_ownership(const struct gt_facts *facts, int64_t party, gt_day day,
                                     double *private_share);

#endif
