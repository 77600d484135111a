/* fund_fee.h - a fund's management fee: when how much is due, and what is set off against it.
 *
 *   fee = base x rate / periods a year, rounded to the minor unit; due = fee - offset
 *
 * The base is looked at on the day the fee is due, after that day's flows: commitments of those who
 * pay fees, or their part (by commitment) of cost or value. invested: the cost of all investments
 * made; net_invested: what is still held, a sale taking off the cost said, else as much as it
 * brings (cost comes back first), else with `exit` all; write-downs off. A part (offset) of what
 * the manager took from companies is set off against the next fees, and never more than they are.
 *
 * Sources: Metrick, Yasuda, "Venture Capital and the Finance of Innovation", 2nd ed., section 2.2
 * (bases, steps); ILPA Principles 3.0 (2019), "Fees and expenses" (offset).
 */
#ifndef GENTOU_FUND_FEE_H
#define GENTOU_FUND_FEE_H

#include "gentou/waterfall.h"

#define GT_FEE_STEPS_MAX 50
#define GT_FEE_YEARS_MAX 100

/* From the year on (1: the first year of the fee) until the next step. */
struct gt_fee_step {
    int year;
    double rate; /* annual, 0..1 */
    enum gt_fee_basis basis;
};

struct gt_fee_terms {
    struct gt_fee_step steps[GT_FEE_STEPS_MAX]; /* years rising, the first 1 */
    size_t step_count;
    gt_day start;
    int years; /* 1..GT_FEE_YEARS_MAX */
    enum gt_fee_period period;
    enum gt_fee_timing timing;
    double offset; /* 0..1 of PORTFOLIO_FEE */
};

struct gt_fee_due {
    gt_day day;
    int year; /* from 1 */
    enum gt_fee_basis basis;
    double rate; /* annual */
    gt_money base, fee, offset, due;
};

/* How many fees are due in all. */
size_t gt_fee_count(const struct gt_fee_terms *terms);

/* The fees, gt_fee_count of them; flows are in order of date. *left: of the offset, what no fee
 * took up. GT_ERANGE: terms outside their range. GT_EOVERFLOW. GT_ENOMEM. */
enum gt_status gt_fee_schedule(const struct gt_fee_terms *terms,
                               const struct gt_fund_investor *investors, size_t investor_count,
                               size_t deal_count, const struct gt_fund_flow *flows, size_t count,
                               struct gt_fee_due *dues, gt_money *left);

#endif
