/* funnel_report.h - how the deals of a time went through the stages, and what came of each source.
 *
 * A funnel's own steps count as the stage they stand for: a move between two steps of one stage is
 * none here. Both reports are of the deals that came in between two days, as of a date.
 */
#ifndef GENTOU_ENGINE_OPERATIONS_FUNNEL_REPORT_H
#define GENTOU_ENGINE_OPERATIONS_FUNNEL_REPORT_H

#include "engine/base/arena.h"
#include "engine/store/cohort.h"
#include "gentou/funnel.h"

/* The deals of one source, owner or sector. */
struct gt_funnel_group {
    const char *name; /* as people read it; NULL: nobody said, or all deals */
    struct gt_funnel funnel;
};

/* By enum gt_funnel_by; -1: one group of all deals. Groups in the order of their names, what
 * nobody said last. */
int gt_funnel_groups(struct gt_store *store, const struct gt_cohort *cohort, int by,
                     struct gt_funnel_group **groups, size_t *count, struct gt_arena *arena,
                     struct gt_error *error);

/* What came of the deals of one source. The fund's money is of the ledger's currency; a holding's
 * value and proceeds are shared out among its deals by what was paid in each. */
struct gt_source_result {
    int source;                         /* enum gt_deal_source, -1: nobody said */
    const char *brought_by;             /* NULL: nobody said, or all of the source */
    int64_t deals, closed, ended;       /* ended: passed or lost */
    gt_money invested, proceeds, value; /* of the fund; unknown where it has none */
};

/* The sources in the order of the list, what nobody said last; `parties`: one row for each who
 * brought deals. */
int gt_source_results(struct gt_store *store, const struct gt_cohort *cohort, bool parties,
                      struct gt_source_result **results, size_t *count, struct gt_arena *arena,
                      struct gt_error *error);

#endif
