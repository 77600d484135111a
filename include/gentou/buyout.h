/* buyout.h - what a public stake costs the partner who may buy it, on any day, to the cent.
 *
 * The formula stands with struct gt_buy_out in gentou/term.h. Money is exact: years are counted in
 * whole days, whole years compound in integers, and each payment's sum is rounded once, to the
 * nearest minor unit, halves away from zero. Inside a compounding year the power (1 + r)^(days /
 * days of the year) is taken to 15 decimals by the house's own exp and log, the same on every
 * machine.
 */
#ifndef GENTOU_BUYOUT_H
#define GENTOU_BUYOUT_H

#include "gentou/term.h"

#include <stddef.h>

/* What was paid for a stake, and when. */
struct gt_payment {
    gt_money amount; /* minor units, >= 0 */
    gt_day day;
};

struct gt_buy_out_question {
    const struct gt_payment *payments; /* in any order */
    size_t count;
    gt_money received; /* what the stake has paid out so far, >= 0 */
    gt_money agreed;   /* what buyer and seller agreed on; GT_MONEY_UNKNOWN: nothing yet */
    gt_day at;
};

/* Which rule made the price. */
enum gt_buy_out_phase {
    GT_BUY_OUT_FIRST, /* every payment is within first_years */
    GT_BUY_OUT_LATER, /* every payment is past them */
    GT_BUY_OUT_BOTH,  /* some are, some are not */
};

struct gt_buy_out_price {
    gt_money cost; /* principal: what was paid, less what was received where the term says so */
    gt_money interest;
    gt_money premium;
    gt_money formula; /* cost + interest + premium */
    gt_money price;   /* the formula; of a floor, the greater of it and what was agreed */
    enum gt_buy_out_phase phase;
    gt_day threshold;     /* last day of first_years, of the first payment; GT_DAY_NONE: none */
    gt_day opens, closes; /* first and last day of the right, of the first payment; GT_DAY_NONE,
                             GT_DAY_LAST: no such bound */
    bool is_open;         /* the right is there on the day */
};

/* Whether the later rate is in the price: some payment is past first_years on the day. */
bool gt_buy_out_takes_rate(const struct gt_buy_out *term,
                           const struct gt_buy_out_question *question);

/* The price on a day. GT_ERANGE: no payment, one after the day, a negative amount or rate, an input
 * that was asked and not given (the later rate only where it is in the price), a window that ends
 * before it begins. GT_EOVERFLOW. */
enum gt_status gt_buy_out_price(const struct gt_buy_out *term,
                                const struct gt_buy_out_question *question,
                                struct gt_buy_out_price *price);

/* amount with its interest at `rate` from a day to another, rounded once. interest, days: of
 * gentou/kinds_terms.h. GT_ERANGE: a negative amount or rate, a rate above GT_TERM_RATE_MAX, days
 * in the wrong order. GT_EOVERFLOW. */
enum gt_status gt_term_grow(gt_money amount, double rate, enum gt_term_interest interest,
                            enum gt_term_days days, gt_day from, gt_day to, gt_money *grown);

/* The day `years` years later: whole years by the calendar (29 February: the 28th), a part of one
 * as that part of 365 days, rounded. Never past GT_DAY_LAST. */
gt_day gt_term_years_later(gt_day day, double years);

#endif
