/* leverage.h - how many yuan stand beside a public yuan.
 *
 *   G  money of the scored guidance fund        X  other fiscal and state-owned money
 *   P  private money                            U  money whose owner nobody recorded
 *   gross = (G + X + P + U) / G                 net = P / (G + X)
 *
 * Gross is all the money of the rounds over the fund's own. Net, the headline, leaves U out: what
 * is unknown is neither private nor public. So net is no bound; beside it stand the two there are,
 * what it would be were all of U public, P / (G + X + U), and were all of it private, (P + U) / (G
 * + X).
 *
 * What counts as private: private and foreign owners, the private share of mixed ones, and
 * state-owned owners only when the caller says so (struct gt_counting).
 *
 * Basis here: deployed (money that went into rounds). Level: a round, or a set of distinct rounds,
 * each counted once. Sources: definitions side by side in OECD, "Mobilisation of private finance",
 * methodology; fi-compass glossary (leverage, Financial Regulation art. 223); the reason to show
 * both ratios is European Court of Auditors, special report 03/2019.
 */
#ifndef GENTOU_LEVERAGE_H
#define GENTOU_LEVERAGE_H

#include "gentou/kinds.h"
#include "gentou/money.h"

#include <stdbool.h>
#include <stddef.h>

/* One party's stake in a round. */
struct gt_stake {
    enum gt_ownership ownership; /* on the round's date */
    double private_share;        /* of a MIXED owner: 0..1; negative: nobody recorded it */
    bool is_fund;                /* the scored fund itself: goes to G whatever its ownership */
    gt_money amount;             /* minor units, >= 0, or GT_MONEY_UNKNOWN */
};

struct gt_round {
    gt_money amount;               /* minor units, > 0, or GT_MONEY_UNKNOWN */
    const struct gt_stake *stakes; /* stake_count of them; borrowed */
    size_t stake_count;
    bool others; /* parties took part that nobody named */
};

struct gt_counting {
    bool state_owned_is_private; /* the caller's choice; false unless said */
};

/* A round's money by whose it is, minor units. The four parts sum to the round's amount. */
struct gt_split {
    bool known; /* false: the round's amount, or the fund's part in it, is unknown: all parts 0 */
    gt_money fund;
    gt_money other_public;
    gt_money private_money;
    gt_money unknown;
};

/* Splits one round. Money with a recorded amount goes to its owner's class. What is left over goes
 * to one class only when every stake without an amount belongs to that class and no unnamed party
 * took part: a round all of whose investors are private is private money even if nobody wrote down
 * who put in how much. Otherwise it is unknown. No amount is ever divided among parties.
 * A mixed owner's amount is divided by its private share, or unknown without one.
 * GT_ERANGE: the stakes sum to more than the round; an amount that is negative, or a round's that
 * is 0; a private share above 1. GT_EOVERFLOW: a sum does not fit. */
enum gt_status gt_leverage_split(const struct gt_round *round, struct gt_counting counting,
                                 struct gt_split *split);

/* What a back-cast assumes. */
struct gt_backcast {
    double share; /* of the round's amount, 0 < share < 1 (inside), > 0 .. 1 (on top) */
    enum gt_placement placement; /* inside: others' money shrinks in proportion; on top: added */
    bool others_private;         /* assume that all other money is private, whatever is recorded
                                    of its owners (always said aloud) */
};

/* The split a round would have had, had the fund been in it. Fund money the round really had counts
 * as other public money, others_private or not. An unknown round stays unknown. GT_ERANGE: the
 * share. GT_EOVERFLOW: the round with the money on top does not fit. */
enum gt_status gt_leverage_backcast(const struct gt_split *actual,
                                    const struct gt_backcast *what_if, struct gt_split *split);

/* A sum over distinct rounds. */
struct gt_leverage {
    int rounds;         /* with a known split: those the sums are made of */
    int rounds_unknown; /* left out for an unknown amount */
    int rounds_foreign; /* left out because they are in another currency: the caller's to count */
    gt_money fund;
    gt_money other_public;
    gt_money private_money;
    gt_money unknown;
    bool defined;    /* false without fund money: the ratios below are then 0 and mean nothing */
    double gross;    /* (G + X + P + U) / G */
    double net;      /* P / (G + X) */
    double net_low;  /* P / (G + X + U); equals net when U = 0 */
    double net_high; /* (P + U) / (G + X); equals net when U = 0 */
};

/* Adds one round's split to the sums and brings the ratios up to date; start from a zeroed struct.
 * GT_EOVERFLOW leaves *total as it was. */
enum gt_status gt_leverage_add(struct gt_leverage *total, const struct gt_split *split);

/* Levels above the round.
 *
 * A sub-fund's capital is split like a round, its contributions being the stakes
 * (gt_leverage_split): that is the fund level, on what is committed or on what is paid in.
 *
 * Chain (internal x external, as the EFSI reckons: 21 -> 63 -> 315, 15x): a sub-fund of capital S,
 * of which G is the scored fund's, put D into rounds of R in all. */
struct gt_chain {
    double internal; /* S / G */
    double deployed; /* D / S */
    double external; /* R / D */
    double product;  /* R / G */
};

/* GT_ERANGE unless 0 < G <= S, 0 < D <= R. */
enum gt_status gt_leverage_chain(gt_money capital, gt_money fund, gt_money invested,
                                 gt_money rounds, struct gt_chain *chain);

/* Look-through: a sub-fund's stake as the stakes of its contributors, in proportion to what each
 * contributed, to the minor unit. contributions of unknown amount, or none: GT_ERANGE, for then
 * nobody can say. parts: `count` of them, with the contributors' ownership. */
enum gt_status gt_leverage_trace(gt_money stake, const struct gt_stake *contributions, size_t count,
                                 struct gt_stake *parts);

/* The part of a round's private money that the fund may claim where other public money sits in the
 * round, too: P x G / (G + X), to the minor unit (OECD's pro rata attribution). 0 without fund
 * money. */
enum gt_status gt_leverage_attribute(const struct gt_split *split, gt_money *attributed);

/* How even the parts are: Herfindahl's index, the sum of squared shares (1 / count .. 1), and the
 * largest share. False when nothing is positive; GT_MONEY_UNKNOWN and parts <= 0 do not count. */
bool gt_leverage_concentration(const gt_money *parts, size_t count, double *herfindahl,
                               double *largest);

/* The peak of what was paid out and had not come back: the greatest of the running sums of `out`
 * minus `in` in the order given, at least 0. GT_EOVERFLOW. */
enum gt_status gt_leverage_peak(const gt_money *out, const gt_money *in, size_t count,
                                gt_money *peak);

#endif
