/* funnel_report.h - how the deals of a time went through the stages, or through the steps of a
 * funnel of the club's own, and what came of each source.
 *
 * By stages, a funnel's own steps count as the stage they stand for: a move between two steps of
 * one stage is none. By steps, only deals that stand in that funnel are seen; a move that names no
 * step of it stands in its first step of that stage, and where it has none, in a line of the
 * stage's own. Both reports are of the deals that came in between two days, as of a date.
 */
#ifndef GENTOU_ENGINE_OPERATIONS_FUNNEL_REPORT_H
#define GENTOU_ENGINE_OPERATIONS_FUNNEL_REPORT_H

#include "engine/base/arena.h"
#include "engine/operations/facts.h"
#include "engine/store/cohort.h"
#include "gentou/funnel.h"

/* The deals of one source, owner or sector. */
struct gt_funnel_group {
    const char *name; /* as people read it; NULL: nobody said, or all deals */
    int deals;
    struct gt_funnel_step *steps; /* beside those of the report */
};

struct gt_funnel_report {
    const char *const *names;    /* of the steps; NULL: the stage's */
    const enum gt_stage *stages; /* that they count as */
    int step_count;
    struct gt_funnel_group *groups;
    size_t count;
};

/* Through the steps of the funnel of a name; NULL: the stages, whatever the funnel. By enum
 * gt_funnel_by; -1: one group of all deals. Groups in the order of their names, what nobody said
 * last. */
int gt_funnel_report(struct gt_store *store, const struct gt_cohort *cohort, const char *funnel,
                     int by, struct gt_funnel_report *report, struct gt_arena *arena,
                     struct gt_error *error);

/* What came of the deals of one source. The fund's money is of the ledger's currency; a holding's
 * value and proceeds are shared out among its deals by what was paid in each. */
struct gt_source_result {
    int source;                         /* enum gt_deal_source, -1: nobody said */
    const char *brought_by;             /* NULL: nobody said, or all of the source */
    int64_t deals, closed, ended;       /* ended: passed or lost */
    gt_money invested, proceeds, value; /* of the fund; unknown where it has none */
};

struct gt_source_report {
    struct gt_source_result *results; /* in the order of the list, what nobody said last */
    size_t count;
    const struct gt_exchange_book *exchange; /* at which the fund's money was converted */
    int aside;                               /* rounds of the fund in another currency, left out */
};

/* `parties`: one row for each who brought deals. terms as for gt_facts_under. */
int gt_source_report(struct gt_store *store, const struct gt_cohort *cohort,
                     const struct gt_facts_terms *terms, bool parties,
                     struct gt_source_report *report, struct gt_arena *arena,
                     struct gt_error *error);

#endif
