/* waterfall.h - who gets what of a fund's distributions: capital, preferred return, catch-up,
 * carry.
 *
 * Money is exact (minor units). A book is fed the fund's flows in order of date, one
 * gt_waterfall_step each; a distribution answers with the tiers that moved it. All memory is taken
 * by gt_waterfall_new; after it no call allocates, and gt_waterfall_clear empties a book for the
 * next run, so that simulated paths can use one book over and over.
 *
 * A distribution is first apportioned to the investors by what each paid in for investments (for
 * the deal, when one is named); partners who pay no carry keep theirs. Of the others' part X, with
 * tiers t = 0, 1, ... of carry c_t, catch-up q_t and a hurdle (a rate, a multiple, or both: the
 * later):
 *
 *   capital     all to them until their capital is back
 *   preferred   all to them until hurdle 0 is reached
 *   catch-up t  q_t of it to the manager until his carry is c_t of all profit shared so far,
 *               x = (c (L + K) - K) / (q - c), L their profit, K his carry; none when q <= c
 *   split t     c_t to the manager, until hurdle t + 1 is reached
 *
 * Hurdle accounts. Capital C and interest P of each investor and tier; between flows P grows by
 * simple interest on C, or by (C + P) ((1 + r/m)^(m T) - 1), T the years by the day count and m the
 * compoundings a year; or, credited at calendar ends or anniversaries, by simple interest on C and
 * on what was credited. P is kept unrounded (long double) and rounded to the minor unit, halves up,
 * when it is to be paid; the rest of a unit stays in the account. Money pays C before P or P before
 * C, as the terms say. An account does not fall below nothing (ILPA's model: distributions
 * "pursuant to this Section" alone count) unless `prepaid`. A multiple m is reached when m x
 * contributions were received. `gross` counts the carry as well.
 *
 * European: the accounts are the whole fund's. American: a deal's capital waits, with its interest,
 * until the deal is realised (a distribution from it: all its cost, or the `cost` said; a
 * write-down; a write-off), and then stands in one pool, so that what a deal lost is made up by the
 * next (losses; without, each deal is a pool of its own). Fees and expenses enter the pool in the
 * proportion of realised to all cost (expenses).
 *
 * Rounding: every tier is whole units, tiers sum to the distribution, and parts within a tier are
 * gt_money_allocate's; the manager's part of a split is cumulative, so cents do not drift: after a
 * catch-up his carry is the nearest unit to c of all profit.
 *
 * Sources: ILPA Model Limited Partnership Agreement, whole of fund (2019) and deal by deal (2020),
 * section 14; Metrick, Yasuda, "Venture Capital and the Finance of Innovation", 2nd ed., ch. 2.
 *
 * Not here: taxes but for the clawback's cap, transfers between investors, distributions in kind,
 * carry rates that differ by investor.
 */
#ifndef GENTOU_WATERFALL_H
#define GENTOU_WATERFALL_H

#include "gentou/date.h"
#include "gentou/day_count.h"
#include "gentou/kinds_waterfall.h"
#include "gentou/money.h"

#include <stdbool.h>
#include <stddef.h>

#define GT_CARRY_TIERS_MAX    8
#define GT_FUND_INVESTORS_MAX 1000
#define GT_FUND_DEALS_MAX     1000

/* A step of carry, from its hurdle on. */
struct gt_carry_tier {
    double rate;                    /* annual, the hurdle; negative: none */
    double multiple;                /* of contributions; negative: none */
    double carry;                   /* 0..1, the manager's part */
    double catch_up;                /* 0, or carry..1: his part until he has caught up */
    enum gt_hurdle_measure measure; /* of the hurdle; tier 0 is always net */
};

struct gt_waterfall_terms {
    enum gt_waterfall_style style;
    enum gt_carry_basis basis; /* COMMITTED: European alone */
    enum gt_tier_order order;
    bool prepaid; /* what was received above a hurdle counts for what is paid in later */
    struct gt_carry_tier tiers[GT_CARRY_TIERS_MAX];
    size_t tier_count; /* at least 1; carry may be 0 */
    enum gt_compounding compounding;
    enum gt_credited credited; /* other than EFFECTIVE: for yearly to monthly compounding */
    enum gt_day_count day_count;
    bool losses, write_downs, expenses; /* American: made up or returned before carry */
    enum gt_clawback_test clawback_test;
    double clawback_tax;    /* 0..1 of the carry, never given back */
    double escrow;          /* 0..1 of each carry payment that is held */
    double recycling_limit; /* of commitments; negative: proceeds alone limit it */
};

struct gt_fund_investor {
    gt_money commitment; /* >= 0 */
    enum gt_investor_role role;
    bool pays_carry, pays_fee;
};

#define GT_NO_DEAL       ((size_t)-1)
#define GT_ALL_INVESTORS ((size_t)-1)

struct gt_fund_flow {
    gt_day day;
    enum gt_fund_flow_kind kind;
    gt_money amount;   /* minor units, >= 0 */
    size_t deal;       /* or GT_NO_DEAL; American: contributions and distributions have one */
    size_t investor;   /* who alone pays or receives it, or GT_ALL_INVESTORS */
    gt_money cost;     /* DISTRIBUTION: cost of what was sold; GT_MONEY_UNKNOWN: gt_cost_left */
    gt_money recycled; /* DISTRIBUTION: the part of amount that is kept for REINVESTMENT */
    bool exit;         /* DISTRIBUTION: the deal ends with it */
};

/* Why a flow cannot be taken. */
enum gt_fund_problem {
    GT_FUND_PROBLEM_NONE,
    GT_FUND_PROBLEM_ORDER,      /* it is earlier than the flow before it */
    GT_FUND_PROBLEM_NO_DEAL,    /* its deal is missing */
    GT_FUND_PROBLEM_UNFUNDED,   /* it is above what is left of the commitments */
    GT_FUND_PROBLEM_RECALLED,   /* above what may be recalled */
    GT_FUND_PROBLEM_KEPT,       /* more is kept than came in */
    GT_FUND_PROBLEM_RECYCLING,  /* above the limit of recycling */
    GT_FUND_PROBLEM_REINVESTED, /* above the proceeds that were kept */
    GT_FUND_PROBLEM_COST,       /* above the cost that is held */
    GT_FUND_PROBLEM_NO_PAYER,   /* nobody pays it */
    GT_FUND_PROBLEM_LARGE,      /* it makes the sums too large, or is negative */
};

/* What one tier moved. */
struct gt_tier_line {
    enum gt_tier tier;
    size_t level;          /* of catch-up and split: the carry tier */
    gt_money due;          /* what the tier asked for; GT_MONEY_UNKNOWN: no end */
    gt_money amount;       /* = sum of parts + carry */
    gt_money carry;        /* to the manager */
    const gt_money *parts; /* an investor each; lives until the next call on the book */
};

#define GT_TIER_LINES_MAX (4 + 2 * GT_CARRY_TIERS_MAX)

/* What a flow did. */
struct gt_fund_move {
    struct gt_tier_line lines[GT_TIER_LINES_MAX];
    size_t line_count;
    gt_money escrowed;     /* of the carry, held */
    gt_money from_escrow;  /* CLAWBACK: paid out of what was held */
    const gt_money *parts; /* an investor each: paid in < 0, received > 0 */
    gt_money carry;        /* to the manager, < 0: given back */
};

/* How a clawback is made up. */
struct gt_clawback {
    gt_money paid;     /* carry so far, net of earlier clawbacks */
    gt_money entitled; /* by the test */
    gt_money excess;   /* max(0, paid - entitled) */
    gt_money most;     /* what may be asked, after tax */
    gt_money due;      /* min(excess, most) */
    gt_money escrow;   /* held now, which pays first */
};

/* Where the fund stands. */
struct gt_fund_state {
    gt_money paid_in, distributed;       /* to and from investors, carry not among them */
    gt_money carry, escrow;              /* carry net of clawbacks; the part of it that is held */
    gt_money proceeds, recycled, kept;   /* kept: not yet reinvested */
    gt_money recallable;                 /* may be recalled still */
    gt_money unfunded;                   /* commitments + recallable returned - paid in */
    gt_money capital_due, preferred_due; /* what the first two tiers would take now */
};

struct gt_waterfall;

/* The field of terms or investors that is outside its range, or NULL when all are well. */
const char *gt_waterfall_check(const struct gt_waterfall_terms *terms,
                               const struct gt_fund_investor *investors, size_t investor_count);

/* A new book; terms and investors are copied. GT_ERANGE: gt_waterfall_check finds something, or too
 * many of them. GT_ENOMEM. */
enum gt_status gt_waterfall_new(const struct gt_waterfall_terms *terms,
                                const struct gt_fund_investor *investors, size_t investor_count,
                                size_t deal_count, struct gt_waterfall **book);
void gt_waterfall_free(struct gt_waterfall *book); /* NULL is fine */

/* Empty again, as after gt_waterfall_new. */
void gt_waterfall_clear(struct gt_waterfall *book);

/* Whether a flow is money that investors pay in (contributions, fees, expenses, what is recalled),
 * or money that goes out to them. */
bool gt_flow_is_call(enum gt_fund_flow_kind kind);
bool gt_flow_is_distribution(enum gt_fund_flow_kind kind);

/* Whether a flow can be taken now; *most (or NULL): the most that could be, when an amount is
 * above it. */
enum gt_fund_problem gt_waterfall_problem(const struct gt_waterfall *book,
                                          const struct gt_fund_flow *flow, gt_money *most);

/* Takes one flow, no earlier than the last. A CLAWBACK makes the test and pays what is due.
 * GT_ERANGE: gt_waterfall_problem says why; the book is as before. */
enum gt_status gt_waterfall_step(struct gt_waterfall *book, const struct gt_fund_flow *flow,
                                 struct gt_fund_move *step);

/* The same answer, and the book stays as it was. */
enum gt_status gt_waterfall_preview(struct gt_waterfall *book, const struct gt_fund_flow *flow,
                                    struct gt_fund_move *step);

/* The clawback if the fund ended on a day at the values last said (cost where none was). */
enum gt_status gt_waterfall_clawback(struct gt_waterfall *book, gt_day day,
                                     struct gt_clawback *clawback);

/* What each investor and the manager would get if what is held were sold at the values last said.
 * parts: an investor each. */
enum gt_status gt_waterfall_value(struct gt_waterfall *book, gt_day day, gt_money *parts,
                                  gt_money *carry);

/* What of the cost held is left after a distribution: `cost` goes, and with `exit` all. Without a
 * cost the whole deal is sold; without a deal, too, cost comes back first. */
gt_money gt_cost_left(gt_money held, const struct gt_fund_flow *flow);

void gt_waterfall_state(struct gt_waterfall *book, gt_day day, struct gt_fund_state *state);

#endif
