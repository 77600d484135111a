/* cohort.h - the deals that came in between two days, and every step they entered. */
#ifndef GENTOU_ENGINE_STORE_COHORT_H
#define GENTOU_ENGINE_STORE_COHORT_H

#include "engine/base/arena.h"
#include "engine/store/store.h"
#include "gentou/kinds.h"

#include <stddef.h>

struct gt_cohort {
    gt_day as_of;
    gt_day from, to; /* the deal came in, both included; GT_DAY_NONE: whenever */
};

struct gt_cohort_deal {
    int64_t deal;
    int stage;                               /* enum gt_stage, on the date asked */
    int source;                              /* enum gt_deal_source, -1: nobody said */
    const char *brought_by, *owner, *sector; /* NULL: nobody said */
};

struct gt_cohort_move {
    int64_t deal;
    gt_day day;
    int stage;
    int64_t step, funnel; /* of its own; 0: only the stage was said */
};

/* Both in the order of their deals; moves of one deal in the order of their days. */
int gt_cohort_deals(struct gt_store *store, const struct gt_cohort *cohort,
                    struct gt_cohort_deal **rows, size_t *count, struct gt_arena *arena,
                    struct gt_error *error);
int gt_cohort_moves(struct gt_store *store, const struct gt_cohort *cohort,
                    struct gt_cohort_move **rows, size_t *count, struct gt_arena *arena,
                    struct gt_error *error);

#endif
