/* split.h - an exit's proceeds among public, partners and club, each minor unit explained.
 *
 * The parties of a deal hold one stake together. What it brings is first theirs by holding: by the
 * shares given, else by what each paid. Then each term of the set moves money, in this order, and
 * each looks at what the terms before it left:
 *
 * - priority_return: capital back by what each paid; then the rate to the public side on its cost;
 *   of the rest profit_share to the public side; the others' part by what they paid.
 * - buy_out: a call that is open on the day and worth more than its price: the callers take the
 *   public stake's worth and pay the price. Nothing below then touches the public side of the deal.
 *   A priority or a tender moves only its discount.
 * - concession: share x (worth of the public stake - its cost grown at the hurdle), not below 0 nor
 *   above the public profit, to the others. Over the portfolio: all public stakes that were not
 *   called, summed.
 * - loss_share: share x the others' loss, up to the caps, from the public side.
 * - compensation: per partner min(rate x loss, cap a project), up to what is left of the partner's
 *   cap of the calendar year; deals in the order of their exits. It comes from the budget, a
 *   payment of the public side, which may so end below 0.
 *
 * Who gives, gives by what it has then (a payment from elsewhere: by what it paid); who gets, gets
 * by what it paid (a loss: by its loss). Every split is gt_money_allocate's, so each term's moves
 * sum to 0 over the parties and the whole to the proceeds. Shares are taken by gt_money_share.
 */
#ifndef GENTOU_SPLIT_H
#define GENTOU_SPLIT_H

#include "gentou/buyout.h"
#include "gentou/term.h"

#include <stddef.h>

/* What moved money; SPLIT_HOLDING is where it starts. In the order above. */
#define GT_SPLIT_STEP_LIST(X)                                                                      \
    X(HOLDING, "holding", "By holding")                                                            \
    X(PRIORITY_RETURN, "priority_return", "Prioritised return")                                    \
    X(BUY_OUT, "buy_out", "Partner's buy-out")                                                     \
    X(CONCESSION, "concession", "Profit concession")                                               \
    X(LOSS_SHARE, "loss_share", "Loss sharing")                                                    \
    X(COMPENSATION, "compensation", "Risk compensation")

enum gt_split_step {
#define X(word, token, label) GT_SPLIT_##word,
    GT_SPLIT_STEP_LIST(X)
#undef X
        GT_SPLIT_STEPS
};

struct gt_split_party {
    enum gt_side side;
    int institution;  /* a number of the partner's own over all deals; others: not read */
    gt_money paid;    /* >= 0, not 0 for all of a deal */
    gt_day day;       /* of payment, not after the exit */
    gt_money holding; /* weight in the stake; all 0: what each paid */
};

struct gt_split_deal {
    const struct gt_split_party *parties;
    size_t count;
    int stage;         /* enum gt_term_stage; below 0: not said */
    gt_money proceeds; /* of the whole stake, >= 0 */
    gt_day day;        /* of the exit */
    gt_money received; /* what the public stake had paid out before, >= 0 */
    double rate;       /* of the buy-out on the day; below 0: the term's own */
    double hurdle;     /* of the concession on the day; below 0: the term's own */
};

/* What one party ends with: the sum of its moves. */
struct gt_split_line {
    gt_money moved[GT_SPLIT_STEPS];
    gt_money receipt;
};

/* How a deal's buy-out came out, and what each term's share is a share of:
 *
 * - priority_return: what is left of the proceeds after capital and the rate
 * - buy_out: the worth of the public stake
 * - concession: the public profit above the hurdle, over the portfolio that of all its deals
 * - loss_share: the others' loss; compensation: the partners' that counts
 *
 * 0 where a term had nothing to look at. */
struct gt_split_call {
    bool priced;    /* there is a buy-out, and a public stake to price */
    bool exercised; /* the public stake was sold at the price */
    struct gt_buy_out_price price;
    gt_money of[GT_SPLIT_STEPS];
};

/* Splits the deals. lines: one a party, deal by deal; calls: one a deal. GT_ERANGE: a deal without
 * a public row (of 0 where it has no stake), an amount or day outside its range, some holdings
 * given and some not (all 0 is none), an input of a term that nobody gave. GT_EOVERFLOW, GT_ENOMEM.
 * After an error lines and calls are not to be used. */
enum gt_status gt_split_deals(const struct gt_term_set *set, const struct gt_split_deal *deals,
                              size_t count, struct gt_split_line *lines,
                              struct gt_split_call *calls);

#endif
