/* records.h - what people write down, parsed, before it is a fact.
 *
 * One struct a kind of record. The shell's options, the columns of a CSV file and the ledger's
 * operations all meet in these structs (intake/records.h binds text to them, field by field).
 * A NULL text, GT_DAY_NONE, GT_MONEY_UNKNOWN or a negative share says: nobody wrote it down.
 * Text is UTF-8 and borrowed. Parties and companies are named as people name them, or by number
 * (#12); operations find them, by their aliases too.
 */
#ifndef GENTOU_ENGINE_OPERATIONS_RECORDS_H
#define GENTOU_ENGINE_OPERATIONS_RECORDS_H

#include "gentou/date.h"
#include "gentou/kinds.h"
#include "gentou/money.h"

#include <stdbool.h>
#include <stddef.h>

struct gt_names {
    const char **items;
    size_t count;
};

/* An amount as written: with the currency that stood beside it, if one did. */
struct gt_amount {
    gt_money minor; /* of `currency`, or of the record's or ledger's when NULL */
    const struct gt_currency *currency;
};

/* partner, member, club, manager, fund */
struct gt_party_record {
    const char *name;
    struct gt_names aliases;
    int kind;             /* enum gt_party_kind, -1: not said */
    int ownership;        /* enum gt_ownership, -1: not said */
    double private_share; /* of a mixed owner */
    gt_day since;         /* of the role and the ownership; GT_DAY_NONE: always */
    const char *source;   /* of the ownership */
};

struct gt_company_record {
    const char *name;
    struct gt_names aliases;
    const char *sector;
    const char *city;
    gt_day founded;
    struct gt_amount registered_capital;
    gt_day capital_date; /* since when; required with registered_capital */
};

struct gt_deal_record {
    const char *company; /* made when new */
    gt_day date;
    int kind;  /* enum gt_deal_kind, -1: not said */
    int stage; /* enum gt_stage, -1: not said (closed) */
    struct gt_amount amount;
    const struct gt_currency *currency; /* of amounts that name none; NULL: the ledger's */
    struct gt_amount pre_money, post_money;
    struct gt_names investors; /* without amounts; `investment add` has those */
    bool others;               /* parties took part that nobody named */
    const char *sector;        /* of the company, when it has none yet */
    const char *city;
    const char *ref; /* the writer's own reference, unique in the ledger */
    const char *note;
    int source;             /* enum gt_deal_source, -1: not said */
    const char *brought_by; /* made when new */
    const char *owner;      /* from its day on */
    struct gt_names tags;
};

struct gt_investment_record {
    const char *deal;  /* number or own reference */
    const char *party; /* made when new */
    struct gt_amount amount;
    int instrument; /* enum gt_instrument, -1: not said */
};

struct gt_stage_record {
    const char *deal;
    gt_day date;
    int stage;          /* enum gt_stage, -1: not said */
    const char *step;   /* of the funnel; NULL: its first of that stage */
    const char *funnel; /* NULL: the one the deal follows */
    int pass_reason;    /* enum gt_pass_reason, -1: not said */
    const char *note;
};

struct gt_pledge_record {
    const char *deal;
    const char *member;
    gt_day date;
    struct gt_amount amount;
    int state;               /* enum gt_pledge_state, -1: interest */
    struct gt_amount minimum; /* the member takes no less; not said, or 0: any amount */
    int64_t priority;        /* class, from 1; below: not said */
};

struct gt_mark_record {
    const char *company;
    const char *holder; /* NULL: the fund */
    gt_day date;
    struct gt_amount value;
    int method;           /* enum gt_mark_method */
    const char *inputs;   /* what it rests on: prices, multiples, milestones */
    const char *class;    /* of which alone it speaks; NULL: of the whole holding */
    const char *reviewer; /* who looked it over */
    const char *note;
};

struct gt_exit_record {
    const char *company;
    const char *holder; /* NULL: the fund */
    gt_day date;
    int kind; /* enum gt_exit_kind */
    struct gt_amount proceeds;
    double share; /* of the holding, 0..1; negative: all of it */
    const char *note;
};

#endif
