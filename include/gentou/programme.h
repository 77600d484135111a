/* programme.h - a plan of co-investments to simulate.
 *
 * In its simple form `companies` rounds of `round` yuan each; company i enters in quarter
 * floor(entry_quarters x i / companies); the public side takes public_share of each round, the
 * private side the rest. Whatever still runs in the last quarter is sold then.
 *
 * With partners (partner_count > 0) it is whole: a deal belongs to a partner, its round has four
 * sides (public, the partner, the club, others), and limits, follow-on money, fees, recycling and
 * all terms of gentou/term.h hold. Its deals are those of `lots`, or, where there are none, the
 * companies above, of which the partners get their shares (company i goes to the partner that is
 * then farthest behind its share); and the stakes held already.
 *
 * In each quarter of a path, in this order, deals by their number: follow-on rounds, exits, new
 * deals, fees.
 *   new deal   the partner pays what its capacity has left, all sides pay by the same part of what
 *              was planned; then the public side pays at most what limits, the caps of the
 *              co-investment term, the year's budget and, beyond that, the recycling pot leave. What
 *              it does not pay is not raised.
 *   follow-on  a round on the way at price p raises M = its money x the entry round's. Each of
 *              public, partner and club pays part x its fraction of the company x M, the public side
 *              out of the reserve and then the pot. The entry round buys follow_on.stake of the
 *              company; of others nobody follows.
 *   exit       units x multiple go to the sides, and the terms move money among public, partner and
 *              club as in gentou/split.h, years counted as quarters / 4. What the public side then
 *              owes beyond its receipt is a payment. No term moves money of a stake that had left by
 *              `valuation`: it came under the terms of then. A concession over the portfolio is
 *              settled in the last quarter, on what other terms left of all stakes that were not
 *              called: a payment of the public side and receipts of the others, beside that
 *              quarter's exits.
 *   fee        a quarter's part, in advance, for the quarter that begins with these flows; on top of
 *              budgets and capacities.
 */
#ifndef GENTOU_PROGRAMME_H
#define GENTOU_PROGRAMME_H

#include "gentou/outcome.h"
#include "gentou/status.h"
#include "gentou/term.h"
#include "gentou/terms.h"

#include <stdbool.h>

#define GT_COMPANIES_MAX    1000 /* also of all deals, with what may arrive */
#define GT_QUARTERS_MAX     GT_TERMS_QUARTERS_MAX
#define GT_PARTNERS_MIN     2 /* the plan of 2015 aims at 2 to 5 partners (HK-PLAN, 六(四)): */
#define GT_PARTNERS_MAX     5 /* a scenario outside that is refused, a ledger reports a finding */
#define GT_LOTS_MAX         200

struct gt_partner {
    double share;    /* of the deals where there are no lots; the shares sum to 1 */
    double capacity; /* most it pays into rounds, currency units; 0: no limit */
    double skill;    /* of its companies, standard deviations (gentou/dependence.h) */
};

/* Deals that are alike. Deal i of n enters in quarter from + floor((to - from + 1) i / n); or they
 * come by chance, Poisson, `rate` a quarter. */
struct gt_lot {
    int partner;  /* 0..partner_count - 1 */
    int stage;    /* enum gt_term_stage for terms; below 0: not said */
    double start; /* value of the outcome model's parameter `start`; below 0: as in the parameters */
    int count;    /* of deals; 0: by chance */
    double rate;  /* a quarter; read with count 0 */
    int from, to; /* quarters, both included */
    double round; /* currency units a deal */
};

/* A stake paid for before the plan begins. Its fate is drawn from quarter `valuation` on, the
 * multiples of the outcome model being on its worth then; or it has left already. */
struct gt_stake_held {
    int partner;  /* 0..partner_count - 1 */
    int stage;    /* as in a lot */
    double start;
    int entry;    /* quarter of payment, 0..valuation */
    double paid[4]; /* by public, partner, club, others */
    double worth; /* over what was paid: in quarter `valuation`; or what came back, terms and all */
    int exit;     /* quarter in which it left, entry < exit <= valuation; 0: still held */
};

struct gt_limits {
    const double *budget; /* public money for new deals by year of four quarters; the caller's */
    int budget_years;     /* 0: no budget; of later years nothing is left */
    double company;       /* most public money in one company; 0: no limit */
};

struct gt_follow_on {
    double part;    /* of its pro rata that each side takes up, 0..1; 0: nobody follows */
    double stake;   /* of the company that the entry round buys, 0 < stake < 1 */
    double step_up; /* only rounds at this multiple of the entry price or more; 0: all */
    double reserve; /* of public money; 0: no limit */
};

/* A management fee, annual, paid on top of what is invested. */
struct gt_programme_fee {
    double rate; /* 0: none */
    int basis;   /* enum gt_fee_basis: committed (as planned), invested, net_invested */
    int years;
    int step_year;    /* from this year on (the first is 1) step_rate holds; 0: no step */
    double step_rate;
};

/* Public proceeds of the first `years` years that may be invested once more. */
struct gt_recycling {
    double part; /* 0..1: never above proceeds */
    int years;
};

struct gt_programme {
    int companies;      /* 1..GT_COMPANIES_MAX */
    int quarters;       /* 2..GT_QUARTERS_MAX; quarters 0..quarters-1 */
    int entry_quarters; /* 1..quarters-1: entries lie in quarters 0..entry_quarters-1 */
    double round;       /* currency units a round, > 0 */
    double public_share; /* of each round, 0 < share < 1 */
    const struct gt_outcome_model *model;
    double parameters[GT_OUTCOME_PARAMETERS_MAX];
    struct gt_dependence dependence;
    const struct gt_closed_deals *deals; /* for a model that needs them; the caller's; else NULL */
    struct gt_terms terms;               /* where no term of `set` is given */

    /* The whole programme. */
    int partner_count; /* 0: the simple form, nothing below is read */
    struct gt_partner partners[GT_PARTNERS_MAX];
    double club_share, others_share; /* of each round, beside public_share; the partner's is the rest */
    const struct gt_lot *lots;       /* the caller's */
    int lot_count;                   /* 0: the companies above */
    const struct gt_stake_held *held; /* the caller's */
    int held_count;
    bool held_only; /* no new deals */
    int valuation;  /* quarter from which held stakes are drawn, 0..quarters - 2; new deals enter then
                       or later */
    struct gt_limits limits;
    struct gt_follow_on follow_on;
    struct gt_programme_fee public_fee, private_fee; /* private: of each partner and the club */
    struct gt_recycling recycling;
    struct gt_term_set set; /* all zero: none; its amounts in minor units */
    double minor;           /* minor units a currency unit, >= 1 */
    double treasury;        /* annual rate of present values; NaN: not said, then there are none */
    bool rank_reserves;     /* what the next yuan of follow-on money brings, deal by deal */
};

/* A fixed programme with a name. */
struct gt_programme_preset {
    const char *name;
    const char *meaning;
    struct gt_programme programme;
};

/* All presets, ended by a row whose name is NULL. `reference` is a fixed problem, for speed and for
 * agreement with independent programs: 30 companies over 16 of 48 quarters, rounds of 1, 0.25
 * public, diffusion (mean 5 years, sigma 0.9, rho 0.3, growth 15 %), call at 4.5 % within 3 years,
 * concession of 50 % above 6 %. */
extern const struct gt_programme_preset gt_programme_presets[];

const struct gt_programme_preset *gt_programme_preset_find(const char *name);

/* The first field of the programme that is out of its range, or NULL when all is well: its path in
 * the programme of a scenario file, such as terms.call_option.rate, limits.budget or deals.from; the
 * parameters of the model, which stand in `outcome` there, by their own names; companies, quarters,
 * model and treasury_rate for what is read elsewhere. Rates of the terms lie in 0..GT_TERM_RATE_MAX,
 * windows in 0..GT_TERMS_QUARTERS_MAX / 4 years. `terms` alone: a figure is asked for and not given. */
const char *gt_programme_check(const struct gt_programme *programme);

#endif
