/* closed_deals.h - the ledger's closed deals, for the outcome model `bootstrap`.
 *
 * A deal is a company, once: all holdings in it that ended by the date (sold, written off, or what
 * else) and of which every stake, exit and payout is known, together.
 *   multiple  what came back (receipts.h) over what was put in
 *   years     from the mean day of a holding's payments to its end, by money; of 365 days
 * Companies of which no ended holding is known in full are counted. Whoever held them: the fund, a
 * partner, the club, others.
 */
#ifndef GENTOU_ENGINE_OPERATIONS_CLOSED_DEALS_H
#define GENTOU_ENGINE_OPERATIONS_CLOSED_DEALS_H

#include "engine/operations/facts.h"

struct gt_closed_deal {
    const char *name;
    double multiple, years; /* years >= 0.01 */
};

struct gt_ledger_deals {
    struct gt_closed_deal *items; /* by company */
    size_t count;
    size_t unknown; /* companies that ended for a holder of whom not all is known */
};

/* Rows in the arena. */
int gt_closed_deals_read(struct gt_store *store, const struct gt_facts *facts,
                         struct gt_ledger_deals *deals, struct gt_arena *arena,
                         struct gt_error *error);

#endif
