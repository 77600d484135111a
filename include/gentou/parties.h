/* parties.h - what a whole programme came to, party by party.
 *
 * Each figure is a summary over paths (gentou/simulate.h) with its standard error. Flows are by
 * quarter; paid: into rounds, follow-on rounds, fees, and what terms ask for beyond receipts.
 *
 *   irr, tvpi     as in gentou/simulate.h; undefined on a path on which the party pays nothing
 *   npv           flows discounted at the treasury rate to quarter 0; its mean with the sign turned is
 *                 the net present cost. Of the loss L = -npv the value at risk at 95 and 99 % are the
 *                 quantiles 5 and 1 % with the sign turned, the expected shortfalls the tails
 *   outlay        the most that cumulative flows lie below 0
 *   payback       the quarter from which on they are never below 0 again; undefined where they end
 *                 below it, or never lie there
 *   irr_uplift, tvpi_uplift  with the terms minus without, on the same draws; undefined where either is
 *   dpi           received by the end of each year over paid by then
 *   flow          cumulative, by quarter
 *
 * Leverage is of the money that goes into first rounds on a path: gross = all / public, net =
 * private / public, with private all but public. Follow-on money stands beside it: what the rounds on
 * the way raise, less the public side's own part, over all public money in rounds. Revolving: private
 * over the public side's peak outlay. Concentration: Herfindahl index of the partners' money.
 * Fiscal: private money over -E[npv] of the public side, and over E[max(0, -npv)]: ratios of means,
 * with standard errors by the delta method. Undefined where nothing public is paid.
 */
#ifndef GENTOU_PARTIES_H
#define GENTOU_PARTIES_H

#include "gentou/kinds.h"
#include "gentou/programme.h"
#include "gentou/simulate.h"

/* Public, the partners, club, others, and all but the public together. */
#define GT_PARTIES_MAX (GT_PARTNERS_MAX + 4)

extern const struct gt_kind gt_party_role_words;

struct gt_party_result {
    enum gt_party_role role;
    int partner; /* its place in the programme; else 0 */
    struct gt_summary irr, tvpi, npv, outlay, payback, irr_uplift, tvpi_uplift;
    const struct gt_summary *dpi;  /* `years` of them */
    const struct gt_summary *flow; /* `quarters` of them */
};

/* What the next yuan of public follow-on money in a deal's next round is worth, at the treasury rate
 * at the time of the round and after terms, less the yuan: the mean over deals that are alike. */
struct gt_reserve_result {
    int group;   /* lot, or the partner of whose companies it is; behind them the held stakes */
    int partner; /* its place in the programme */
    int held;    /* its place among the held stakes; -1: a new deal */
    double chance; /* share of paths on which any of them has such a round */
    struct gt_summary gain; /* undefined where there is none */
};

struct gt_ratio_of_means {
    bool exists; /* its denominator is above 0 */
    double value, se;
};

struct gt_parties {
    int count, years, quarters;
    struct gt_party_result parties[GT_PARTIES_MAX];
    struct gt_summary gross, net, revolving, concentration, follow_on;
    struct gt_summary public_money, private_money; /* in first rounds */
    struct gt_ratio_of_means fiscal_cost, fiscal_downside;
    int reserve_count; /* 0: not asked */
    struct gt_reserve_result *reserves; /* most gain first */
    struct gt_summary *rows;            /* that dpi and flow point into */
};

/* NULL is fine. */
void gt_parties_free(struct gt_parties *parties);

#endif
