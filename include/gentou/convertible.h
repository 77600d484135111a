/* convertible.h - money that is to become shares: SAFEs and convertible notes.
 *
 * It converts at the lowest of: the round's price; that less the discount; cap / capitalization.
 * The capitalization is a count of shares, all as if converted to common stock. What it holds:
 *
 *                         issued  granted   unissued  the round's   SAFEs and notes
 *                         shares  and       pool      pool          that convert
 *                                 promised            increase
 *   post_money            yes     yes       yes       no            yes
 *   pre_money             yes     yes       yes       yes           no
 *   pre_money_old_pool    yes     yes       yes       no            no
 *   fully_diluted         yes     yes       yes       yes           yes
 *   outstanding           yes     no        no        no            no
 *   exercised             yes     yes       no        no            no
 *   round                 the shares that the round's price is the valuation of
 *
 * New money's shares are in none of them. post_money is the "Company Capitalization" of Y
 * Combinator's post-money SAFE (v1.2, section 2); pre_money that of its pre-money SAFE (the
 * comparison table of the Post-Money Safe User Guide: option pool increase included, safes and
 * notes excluded) and what Carta's calculator takes for notes (releasenotes.carta.com, "Safe &
 * Convertible Note Calculator").
 */
#ifndef GENTOU_CONVERTIBLE_H
#define GENTOU_CONVERTIBLE_H

#include "gentou/date.h"
#include "gentou/day_count.h"
#include "gentou/kinds.h"
#include "gentou/kinds_waterfall.h"
#include "gentou/money.h"
#include "gentou/stock.h"

#include <stdbool.h>

struct gt_convertible_terms {
    enum gt_convertible kind; /* SAFE_POST, SAFE_PRE or NOTE */
    gt_money amount;          /* purchase amount or principal, > 0 */
    gt_money cap;             /* GT_MONEY_UNKNOWN: none */
    struct gt_ratio discount; /* off the round's price, 0 to below 1; none: 0 */
    bool discount_on_cap;     /* the discount comes off the cap's price too */
    bool mfn;                 /* takes the terms of a later one where they are better for it */
    bool pro_rata;            /* may buy its part of the round that converts it */
    enum gt_capitalization capitalization; /* by which the cap is divided */
    struct gt_ratio interest;              /* a year; none: 0 */
    enum gt_compounding compounding;
    enum gt_day_count day_count;
    gt_day from;         /* first day of interest; GT_DAY_NONE: no interest runs */
    gt_day maturity;     /* GT_DAY_NONE: none */
    gt_money accrued;    /* interest up to the conversion as stated; GT_MONEY_UNKNOWN: reckon it */
    gt_money qualifying; /* it converts only in a round of at least so much new money; or UNKNOWN */
};

/* *interest = what has accrued by the end of a day on the amount, to the nearest minor unit (halves
 * up): amount x interest x years, or amount x ((1 + interest / n)^(n years) - 1), compounded n
 * times a year, or without end; what was stated instead of a rate, if it was. Nothing accrues before `from`.
 * GT_ENODATA: a rate, and no `from` or day; GT_EOVERFLOW. */
enum gt_status gt_convertible_interest(const struct gt_convertible_terms *terms, gt_day day,
                                       gt_money *interest);

#endif
