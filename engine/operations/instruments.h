/* instruments.h - what companies issue and pay, as people write it down, and the operations that
 * enter it (enter.h says what an operation is).
 *
 * Numbers of shares are gt_shares, prices of one gt_price; GT_FIXED_UNKNOWN says that nobody wrote
 * one down. A class is named as its company names it.
 */
#ifndef GENTOU_ENGINE_OPERATIONS_INSTRUMENTS_H
#define GENTOU_ENGINE_OPERATIONS_INSTRUMENTS_H

#include "engine/operations/enter.h"
#include "gentou/shares.h"

struct gt_class_record {
    const char *company;
    const char *name;
    int kind;          /* enum gt_stock_kind */
    gt_day since;      /* day it was resolved */
    double seniority;  /* the higher is paid first; negative: 0 for common, 1 for preferred */
    double votes;      /* of one share; negative: 1 */
    double preference; /* multiple of the issue price */
    int participation; /* enum gt_participation, -1: none */
    double participation_cap; /* multiple of the issue price */
    const char *conversion;   /* "1:1", common shares of one; NULL: 1:1 */
    gt_shares authorized;
    const char *note;
};

struct gt_issuance_record {
    const char *company, *class;
    const char *holder; /* made when new */
    gt_day date;
    gt_shares quantity;
    gt_price price;
    const struct gt_currency *currency; /* of the price; NULL: the ledger's */
    const char *deal;                   /* its round: number or own reference */
    const char *note;
};

/* option, warrant */
struct gt_grant_record {
    const char *company, *class;
    const char *holder; /* made when new */
    gt_day date;
    gt_shares quantity;
    gt_price strike;
    const struct gt_currency *currency;
    const char *vesting; /* in words */
    gt_day expiry;       /* last day */
    const char *note;
};

struct gt_transfer_record {
    const char *company, *class;
    const char *seller;
    const char *buyer; /* made when new; the company itself: the shares are cancelled */
    gt_day date;
    gt_shares quantity;
    gt_price price;
    const struct gt_currency *currency;
    const char *note;
};

struct gt_split_record {
    const char *company;
    const char *class; /* NULL: all */
    const char *ratio; /* "3:1" makes three of one */
    gt_day date;
    int fractions; /* enum gt_fractions, -1: kept */
    const char *note;
};

/* Of a class, an option or warrant, or a convertible: one of the three. */
struct gt_conversion_record {
    const char *company;
    const char *holder; /* NULL: of the option, warrant or convertible */
    const char *class;
    int64_t option;      /* number of an option or warrant; INT64_MIN: not said, as below */
    int64_t convertible; /* number */
    gt_day date;
    gt_shares quantity; /* given up */
    const char *into;   /* class; NULL: the option's, or the only common one */
    gt_shares received; /* unknown: as many as the option's, or by the class's ratio */
    const char *note;
};

struct gt_convertible_record {
    const char *company;
    int kind; /* enum gt_convertible */
    const char *holder;
    gt_day date;
    struct gt_amount amount;
    double interest; /* simple, a year */
    gt_day maturity;
    struct gt_amount cap;
    double discount;
    bool mfn;
    int64_t seniority; /* 1 is paid first */
    const char *deal;
    const char *note;
};

struct gt_valuation_record {
    const char *company, *class;
    gt_day date;
    gt_price price;
    const struct gt_currency *currency;
    const char *source;
    const char *note;
};

struct gt_payout_record {
    const char *payer; /* a company, the fund or the club */
    const char *party; /* NULL: the fund */
    gt_day date;
    int kind; /* enum gt_payout, -1: dividend */
    struct gt_amount amount;
    const char *note;
};

struct gt_escrow_record {
    const char *company;
    const char *holder; /* NULL: the fund */
    gt_day date;        /* of the exit */
    int64_t exit;       /* its number, where there are several that day */
    struct gt_amount amount;
    gt_day until;
    const char *note;
};

struct gt_release_record {
    int64_t escrow;
    gt_day date;
    struct gt_amount amount; /* unknown: all that is still held */
    const char *note;
};

/* struct gt_class_record. Refused when the company has a class of that name. */
gt_enter gt_enter_class;

/* Of their structs. Refused is what would give away more than is held, on that day or later; so is
 * a round of another company. */
gt_enter gt_enter_issuance, gt_enter_option, gt_enter_warrant, gt_enter_transfer, gt_enter_split,
    gt_enter_conversion;

gt_enter gt_enter_convertible, gt_enter_valuation, gt_enter_payout;

/* No more is held of an exit than its proceeds, and no more released than is held. */
gt_enter gt_enter_escrow, gt_enter_release;

#endif
