/* waterfall_int.h - the accounts and the book of a waterfall. Private to models. */
#ifndef GENTOU_MODELS_WATERFALL_INT_H
#define GENTOU_MODELS_WATERFALL_INT_H

#include "gentou/waterfall.h"

#define GT_UNITS 1000000000000 /* 10^12: a share of 1, as in models/money.c */

__extension__ typedef __int128 gt_wide;

/* One investor's money in one group. */
struct gt_account {
    gt_money contributed;                  /* what is to come back: all that came in */
    gt_money capital;                      /* of it, what has not come back */
    gt_money ahead;                        /* basis COMMITTED: came back before it was paid in */
    gt_money received;                     /* all of it */
    long double due[GT_CARRY_TIERS_MAX];   /* interest at each tier's rate, minor units */
    long double borne[GT_CARRY_TIERS_MAX]; /* of it, what bears interest when credited by dates */
};

/* What the accounts of a group have in common. */
struct gt_group {
    gt_day day;      /* interest is up to here; GT_DAY_NONE: nothing yet */
    gt_money profit; /* shared out beyond capital, to the investors */
    gt_money carry;  /* and to the manager */
    gt_money split[GT_CARRY_TIERS_MAX], split_carry[GT_CARRY_TIERS_MAX]; /* by the splits so far */
    gt_money cost; /* of investments that came in here, and of fees */
    gt_money fees;
};

/* The two sides of a book: the fund's own terms, and the whole fund's beside it for the clawback.
 * Groups of side 0: the pool, and, American, each deal's waiting capital, waiting fees, kept
 * proceeds, and a pool for each deal. Of side 1: the pool, and what was really received. */
enum { GT_SIDE_FUND, GT_SIDE_WHOLE, GT_SIDES };
#define GT_GROUP_POOL 0
#define GT_GROUP_REAL 1

struct gt_side {
    struct gt_group *groups;
    struct gt_account *accounts; /* group by group, an investor each */
    size_t count;
};

/* All that changes but the sides; lies in the same block. */
struct gt_tally {
    gt_day first, last;                             /* the first contribution, the last flow */
    gt_money paid_in, called, recallable, returned; /* called and returned against commitments */
    gt_money distributed, carry, carry_gross, clawed, escrow;
    gt_money proceeds, recycled, kept;
    gt_money cost, fees; /* of those who pay carry: for investments, for fees */
    gt_money fund_nav;   /* or unknown */
};

struct gt_waterfall {
    struct gt_waterfall_terms terms;
    int64_t carry_units[GT_CARRY_TIERS_MAX], catch_up_units[GT_CARRY_TIERS_MAX];
    size_t investor_count, deal_count;
    struct gt_fund_investor *investors;
    gt_money commitments;
    /* One block, copied as a whole to look ahead and come back. */
    char *block, *saved;
    size_t size;
    struct gt_tally *tally;
    struct gt_side sides[GT_SIDES];
    gt_money *invested;   /* a deal each, then all: an investor each */
    gt_money *held, *nav; /* a deal each, then without a deal: cost, value or unknown */
    /* Answers and scratch, an investor each. */
    gt_money *line_parts, *net, *apportioned, *weights, *parts, *beside;
};

/* waterfall_account.c */
struct gt_account *gt_group_accounts(const struct gt_waterfall *book, int side, size_t group);
void gt_group_accrue(struct gt_waterfall *book, int side, size_t group, gt_day day);
void gt_account_contribute(struct gt_account *account, gt_money amount);
/* Moves `amount` of a group's capital to another, with its interest. */
void gt_group_move(struct gt_waterfall *book, size_t from, size_t to, gt_money amount);
gt_money gt_group_capital(const struct gt_waterfall *book, int side, size_t group);
gt_money gt_group_contributed(const struct gt_waterfall *book, int side, size_t group);
gt_money gt_group_received(const struct gt_waterfall *book, int side, size_t group);
/* Capital that is to come back now, that of commitments not yet paid in among it. */
gt_money gt_group_capital_due(const struct gt_waterfall *book, int side, size_t group);
/* Beyond that, what the investors want until a tier's hurdle is reached. */
gt_money gt_group_hurdle_due(const struct gt_waterfall *book, int side, size_t group, size_t tier);
gt_money gt_account_capital_due(const struct gt_waterfall *book, size_t investor,
                                const struct gt_account *account);
gt_money gt_account_preferred_due(const struct gt_waterfall *book,
                                  const struct gt_account *account);
/* What an investor receives: first capital, as far as to_capital says, and the carry paid beside.
 */
void gt_account_receive(const struct gt_waterfall *book, struct gt_account *account,
                        gt_money amount, gt_money to_capital, gt_money carry);
gt_money gt_round_units(long double amount);

/* waterfall_tiers.c: shares `amount` out to a group's investors and the manager. step NULL: without
 * an answer. */
void gt_group_distribute(struct gt_waterfall *book, int side, size_t group, gt_money amount,
                         struct gt_fund_move *step);
/* Adds a line to the answer and hands out its parts; NULL when nothing is asked for. */
gt_money *gt_step_line(struct gt_waterfall *book, struct gt_fund_move *step, enum gt_tier tier,
                       size_t level, gt_money due, gt_money amount, gt_money carry);
int64_t gt_units_of(double share); /* of 10^12 */
gt_money gt_part_of(gt_money amount, int64_t units);

/* waterfall_check.c */
bool gt_flow_is_investment(enum gt_fund_flow_kind kind);

/* waterfall.c */
/* Every account's interest up to a day. */
void gt_book_accrue(struct gt_waterfall *book, gt_day day);
bool gt_book_is_american(const struct gt_waterfall *book);
size_t gt_book_slot(const struct gt_waterfall *book, size_t deal); /* of held and nav */
/* How much of a call an investor pays: by commitment; without commitments limited partners alike.
 */
gt_money gt_book_call_weight(const struct gt_waterfall *book, size_t investor);
void gt_book_keep(struct gt_waterfall *book);
void gt_book_return(struct gt_waterfall *book);
/* amount to the investors in proportion to what they invested (deal GT_NO_DEAL: in all). */
void gt_book_apportion(struct gt_waterfall *book, size_t deal, gt_money amount, gt_money *parts);
/* Of parts, what those who pay carry have. */
gt_money gt_book_class(const struct gt_waterfall *book, const gt_money *parts);

/* waterfall_clawback.c: what a CLAWBACK flow does. */
enum gt_status gt_book_claw(struct gt_waterfall *book, gt_day day, struct gt_fund_move *step);

#endif
