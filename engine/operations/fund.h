/* fund.h - the guidance fund's own money: sub-funds, commitments, drawdowns, partners' letters,
 * budgets.
 *
 * Committed is what was promised, paid in what was drawn down. A sub-fund is a party of the ledger:
 * its stakes in rounds are stakes like any other, and leverage looks through them to those who
 * contributed. What the guidance fund spent in a year is what it paid to sub-funds and into rounds.
 */
#ifndef GENTOU_ENGINE_OPERATIONS_FUND_H
#define GENTOU_ENGINE_OPERATIONS_FUND_H

#include "engine/operations/enter.h"
#include "engine/operations/facts.h"
#include "engine/store/fund.h"

struct gt_subfund_record {
    const char *name, *fund, *partner;
    gt_day since;
    struct gt_amount size;
    const struct gt_currency *currency;
    const char *note;
};

struct gt_commitment_record {
    const char *fund, *party;
    gt_day date;
    struct gt_amount amount;
    const struct gt_currency *currency;
    const char *note;
};

struct gt_drawdown_record {
    int64_t commitment;
    gt_day date, called;
    struct gt_amount amount;
    const char *note;
};

struct gt_intention_record {
    const char *partner, *fund;
    gt_day date, until;
    struct gt_amount capacity;
    const struct gt_currency *currency;
    const char *document, *note;
};

struct gt_budget_record {
    int64_t year;
    const char *fund;
    struct gt_amount amount, final;
    const struct gt_currency *currency;
    const char *document, *note;
};

/* Each of its record. A fund that is not named is the ledger's guidance fund. A commitment is to a
 * guidance fund or a sub-fund; no more is drawn down than is committed, and not before it is. */
gt_enter gt_enter_subfund, gt_enter_commitment, gt_enter_drawdown, gt_enter_intention,
    gt_enter_budget;

/* A guidance fund or a sub-fund of that name; NULL: the ledger's guidance fund. */
int gt_need_any_fund(struct gt_store *store, const char *name, int64_t *fund,
                     struct gt_arena *arena, struct gt_error *error);

/* A year of a guidance fund. Amounts are of the ledger's currency; what is in another and has no
 * rate is left out and counted. */
struct gt_fund_year {
    int64_t year;
    gt_money budget, final; /* GT_MONEY_UNKNOWN: there is none */
    gt_money committed;     /* to sub-funds, in that year */
    gt_money called;        /* by the day of the call; of the payment where nobody said */
    gt_money paid;          /* to sub-funds */
    gt_money invested;      /* into rounds, directly */
    gt_money unspent;       /* of the budget: budget - paid - invested; unknown without one */
};

/* A partner beside the fund. */
struct gt_fund_partner {
    int64_t party;
    const char *name;
    int64_t letters;   /* in force on the day */
    gt_money capacity; /* of those; GT_MONEY_UNKNOWN: none says */
    gt_money invested; /* its stakes beside the fund since the first of those letters */
    gt_money left;     /* of the capacity; unknown without one; never below 0 */
};

struct gt_fund_view {
    int64_t fund;
    gt_day as_of;
    struct gt_fund_year *years; /* each that something happened in */
    size_t year_count;
    struct gt_subfund_row *subfunds;
    gt_money *committed, *paid_in, *fund_committed,
        *fund_paid; /* of each sub-fund: all, the fund's */
    size_t subfund_count;
    struct gt_fund_partner *partners; /* with a letter */
    size_t partner_count;
    int aside; /* amounts in another currency, left out */
};

int gt_fund_view(struct gt_store *store, const struct gt_facts *facts, struct gt_fund_view *view,
                 struct gt_arena *arena, struct gt_error *error);

#endif
