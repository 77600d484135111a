/* equity.h - a company's cap table through its rounds: events in, holdings and terms out.
 *
 * Events are taken in the order they are given. Shares are whole; each security's number is rounded
 * down by itself, and what money is left over is told. A round's price, pool and conversions are
 * solved together (models/round_int.h).
 *
 *   issue      `holder` gets `shares` of `class` at `price` a share
 *   option     `holder` gets the right to `shares` of `class` at `price`, out of the pool (where
 *              there is one, and `outside_pool` does not say otherwise); warrant: never of the pool
 *   promise    the same, not yet granted
 *   pool       `shares` more are reserved
 *   safe, note `holder` gives `convertible.amount`
 *   round      `round`, into `class`; converts what is outstanding
 *   split      every share of `class` (-1: of all), right to one and the pool becomes `ratio`;
 *              conversion and issue prices follow; a fraction is dropped, holding by holding
 *   transfer   `from` gives `holder` `shares` of `class`
 *   convert    `holder`'s `shares` of `class` become `into`, by the class's conversion; or, where
 *              `convertible_event` says which, a SAFE or note becomes `class` at `price` a share,
 *              without a price at that of its cap
 *   exercise   `holder`'s rights to `shares` of `class` become shares
 *   cancel     `holder`'s rights to `shares` of `class` lapse, options back into the pool; without
 * a holder the pool shrinks
 */
#ifndef GENTOU_EQUITY_H
#define GENTOU_EQUITY_H

#include "gentou/convertible.h"
#include "gentou/money.h"
#include "gentou/stock.h"

#include <stdbool.h>
#include <stddef.h>

/* Who puts new money into a round. Without amounts, one investor takes what the others leave. */
struct gt_round_investor {
    int holder;
    gt_money amount; /* GT_MONEY_UNKNOWN: its pro rata, or the rest */
    bool pro_rata;   /* its part of the shares before the round, of the new shares */
};

/* The terms of a priced round. Two of valuation, amount and share are enough; a price alone too. */
struct gt_round_terms {
    gt_money pre_money, post_money; /* GT_MONEY_UNKNOWN: not stated */
    gt_money amount;                /* new money; UNKNOWN: the investors' together */
    struct gt_ratio price;          /* stated, currency units a share; none */
    struct gt_ratio share;          /* of the post-money fully diluted that new money gets; none */
    enum gt_round_method method;
    struct gt_ratio pool;   /* unissued pool after the round, of the post-money fully diluted */
    bool pool_with_granted; /* the pool's part counts granted and promised options too */
    int64_t pool_increase;  /* instead: shares added; < 0: not stated */
    enum gt_pool_side pool_side;
    int price_decimals;      /* the price is rounded to, halves up, and used so; < 0: exact */
    int conversion_decimals; /* those of discounts and caps, but of post-money caps */
    bool no_conversion;      /* SAFEs and notes stay outstanding */
    bool one_class; /* they turn into the round's own class, not shadow classes at their price */
    const struct gt_round_investor *investors;
    size_t investor_count;
};

struct gt_equity_event {
    enum gt_equity_kind kind;
    gt_day day;            /* GT_DAY_NONE: nobody says */
    int holder, from;      /* the caller's numbers from 0; -1: none */
    int class, into;       /* places among the classes; -1: none */
    int64_t shares;        /* > 0; 0: none */
    struct gt_ratio price; /* of a share, or the strike; none: not stated */
    struct gt_ratio ratio; /* of a split */
    bool outside_pool;
    int convertible_event; /* place of the SAFE or note among the events; -1: none */
    struct gt_convertible_terms convertible;
    struct gt_round_terms round;
};

/* A class of the file, or a shadow class that a round made for what converts at a price of its own.
 */
struct gt_equity_class {
    struct gt_stock_terms terms; /* as they stand: splits and adjustments are in */
    int of;                      /* of a shadow class, the class whose terms it has; -1 */
    int number;                  /* its number among the shadows of that class, from 1; 0 */
};

struct gt_equity_holding {
    int holder, class;
    int64_t shares; /* > 0 */
};

struct gt_equity_grant {
    enum gt_equity_kind kind; /* OPTION, WARRANT or PROMISE */
    int holder, class;
    int64_t shares;         /* > 0 */
    struct gt_ratio strike; /* none: not stated */
};

/* A SAFE or note that is still outstanding. */
struct gt_equity_open {
    int event;         /* its place among the events */
    gt_money interest; /* until the day asked, or that of the last event when none was asked */
};

/* What a SAFE or note became. */
struct gt_equity_conversion {
    int event, holder, class;
    gt_money amount, interest; /* what converted */
    enum gt_conversion_basis basis;
    int terms_of;           /* event whose terms it took (most favoured nation); itself otherwise */
    int64_t capitalization; /* that its cap was divided by; 0: not used */
    struct gt_ratio price;  /* of a share, exact */
    int64_t shares;
    gt_money leftover; /* amount + interest - shares x price, to the nearest minor unit */
};

struct gt_equity_purchase {
    int holder;
    gt_money amount, leftover; /* as above; of a pro rata the amount is what its shares cost */
    int64_t shares;
    bool pro_rata;
};

/* A conversion price that shares sold below it lowered. */
struct gt_equity_adjustment {
    int event; /* that sold them */
    int class;
    struct gt_ratio before, after; /* conversion price */
    struct gt_ratio conversion;    /* common shares that one becomes from now on */
    int64_t outstanding, issued;   /* A and C of gentou/antidilution.h */
};

struct gt_equity_round {
    int event, class;
    gt_money pre_money, post_money, amount; /* as stated, or to the nearest minor unit */
    struct gt_ratio price;                  /* of a share, exact */
    int64_t price_shares;                   /* that the pre-money valuation is of */
    int64_t capitalization; /* before it, with what converts, without the increase */
    int64_t pool_increase, new_shares;
    int64_t diluted; /* after it, everything as common */
    struct gt_equity_conversion *conversions;
    size_t conversion_count;
    struct gt_equity_purchase *purchases;
    size_t purchase_count;
};

/* How things stand after the events. */
struct gt_equity {
    struct gt_equity_class *classes; /* the caller's, then the shadows as they were made */
    size_t class_count;
    struct gt_equity_holding *holdings; /* in the order in which each first came to be */
    size_t holding_count;
    struct gt_equity_grant *grants;
    size_t grant_count;
    int64_t pool; /* unissued and not promised */
    struct gt_equity_open *open;
    size_t open_count;
    struct gt_equity_round *rounds;
    size_t round_count;
    struct gt_equity_adjustment *adjustments;
    size_t adjustment_count;
    int64_t diluted; /* shares as converted, grants and pool; without what is open */
};

enum gt_equity_fault {
    GT_EQUITY_FINE,
    GT_EQUITY_NOT_HELD,   /* `asked` of what the holder has `held` of */
    GT_EQUITY_POOL_SHORT, /* more options than the pool has */
    GT_EQUITY_NO_SHARES,  /* a round, or a cap, over a company without shares */
    GT_EQUITY_NO_ANSWER,  /* what converts, the pool and the new money leave the others nothing */
    GT_EQUITY_NO_MONEY,   /* a round that says neither amount nor investors' amounts */
    GT_EQUITY_TOO_MUCH,   /* investors' amounts (held) beyond the round's (asked) */
    GT_EQUITY_REST,       /* money of a round that nobody takes, or two who take the rest */
    GT_EQUITY_NO_PRICE,   /* a SAFE or note without cap or price is to convert outside a round */
    GT_EQUITY_NO_DAY,     /* interest runs, and its first or last day is not said */
    GT_EQUITY_NOT_ONE,    /* a round of a class of which one is not one common share */
    GT_EQUITY_NOT_YET,    /* it is converted before it is issued */
    GT_EQUITY_GONE,       /* it has converted already */
    GT_EQUITY_OVERFLOW,   /* more than 64 bits */
};

struct gt_equity_failure {
    enum gt_equity_fault fault;
    size_t event;
    int holder, class; /* -1: none */
    int64_t held, asked;
};

/* Runs the events up to as_of (GT_DAY_NONE: all of them; what has no day goes with the event before
 * it). per_one: minor units in one unit of the currency. GT_ERANGE and GT_EOVERFLOW: *failure
 * tells; GT_ENOMEM. *equity is the caller's to free, and only set on GT_OK. */
enum gt_status gt_equity_run(const struct gt_stock_terms *classes, size_t class_count,
                             const struct gt_equity_event *events, size_t event_count, gt_day as_of,
                             int64_t per_one, struct gt_equity **equity,
                             struct gt_equity_failure *failure);
void gt_equity_free(struct gt_equity *equity); /* NULL is fine */

/* Shares of a class as common, rounded down. */
int64_t gt_equity_as_common(const struct gt_equity *equity, int class, int64_t shares);

#endif
