/* programme.h - a plan of co-investments to simulate.
 *
 * `companies` rounds of `round` yuan each; company i enters in quarter
 * floor(entry_quarters x i / companies); the public side takes public_share of each round, the
 * private side the rest, divided among the partners by their shares. Whatever still runs in the
 * last quarter is sold then.
 */
#ifndef GENTOU_PROGRAMME_H
#define GENTOU_PROGRAMME_H

#include "gentou/outcome.h"
#include "gentou/status.h"
#include "gentou/terms.h"

#define GT_COMPANIES_MAX    1000
#define GT_QUARTERS_MAX     GT_TERMS_QUARTERS_MAX
#define GT_PARTNERS_MIN     2 /* the plan of 2015 aims at 2 to 5 partners (HK-PLAN, 六(四)): */
#define GT_PARTNERS_MAX     5 /* a scenario outside that is refused, a ledger reports a finding */

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
    struct gt_terms terms;
};

/* A fixed programme with a name. */
struct gt_programme_preset {
    const char *name;
    const char *meaning;
    struct gt_programme programme;
};

/* All presets, ended by a row whose name is NULL. `reference` is models.md section 8: 30 companies,
 * 48 quarters, 0.25 public, diffusion (mean 5 years, sigma 0.9, rho 0.3, growth 15 %), call at 4.5 %
 * within 3 years, concession of 50 % above 6 %. */
extern const struct gt_programme_preset gt_programme_presets[];

const struct gt_programme_preset *gt_programme_preset_find(const char *name);

/* The first field of the programme that is out of its range: its name as in a scenario file, or
 * NULL when all is well. The names: companies, quarters, entry_quarters, round, public_share, model, the
 * model's parameters by their own names, call.window (years, up to 100), call.rate, concession.share,
 * concession.hurdle (rates 0..10). */
const char *gt_programme_check(const struct gt_programme *programme);

#endif
