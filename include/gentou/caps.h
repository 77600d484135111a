/* caps.h - how much public money a deal or a fund may take, and what a re-investment duty asks.
 *
 * Each cap that the term has and the facts allow gives an amount; the least binds (of equal ones
 * the first in the order of gentou/kinds_terms.h). A cap whose fact nobody knows is not passed: it
 * is told in `unknown`.
 */
#ifndef GENTOU_CAPS_H
#define GENTOU_CAPS_H

#include "gentou/term.h"

/* What is known of a deal or fund; an amount may be GT_MONEY_UNKNOWN. */
struct gt_cap_facts {
    int stage;                   /* enum gt_term_stage; below 0: not said */
    gt_money partner;            /* what the partner, or all private money, puts in */
    gt_money whole;              /* the round or the fund, the public money in it */
    gt_money registered_capital; /* of the company */
    gt_money in_company;         /* public money in it before */
    gt_money this_year;          /* public money in all deals of the year before */
    gt_money beside_partner;     /* public money beside this partner before */
};

struct gt_cap {
    gt_money most; /* GT_MONEY_UNKNOWN: no cap could be reckoned */
    enum gt_term_cap binding;
    uint32_t unknown; /* bits of enum gt_term_cap: caps whose facts are missing */
};

/* GT_ERANGE: a negative amount that is not GT_MONEY_UNKNOWN. GT_EOVERFLOW. */
enum gt_status gt_cap_co_investment(const struct gt_co_investment *term,
                                    const struct gt_cap_facts *facts, struct gt_cap *cap);
enum gt_status gt_cap_fund_share(const struct gt_fund_share *term, const struct gt_cap_facts *facts,
                                 struct gt_cap *cap);

/* Local investment by what it is in. */
struct gt_local_money {
    gt_money champions, unicorns, others;
};

struct gt_duty {
    gt_money required;   /* multiple x contribution */
    gt_money recognised; /* weighted */
    gt_money missing;    /* required - recognised, 0 when it is met */
};

/* GT_ERANGE: a negative or unknown amount. GT_EOVERFLOW. */
enum gt_status gt_reinvestment_duty(const struct gt_reinvestment *term, int stage,
                                    gt_money contribution, const struct gt_local_money *local,
                                    struct gt_duty *duty);

#endif
