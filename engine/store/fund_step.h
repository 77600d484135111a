/* fund_step.h - the rows about the guidance fund's own steps. */
#ifndef GENTOU_ENGINE_STORE_FUND_STEP_H
#define GENTOU_ENGINE_STORE_FUND_STEP_H

#include "engine/base/arena.h"
#include "engine/store/store.h"
#include "gentou/kinds.h"

#include <stddef.h>

struct gt_fund_step_row {
    int64_t id, deal;
    const char *company; /* read only: name of the deal's */
    int step;
    gt_day day, until;
    int result; /* -1: nobody said */
    const char *document, *note;
};

int gt_fund_step_insert(struct gt_store *store, const struct gt_fund_step_row *step, int64_t *id,
                        struct gt_error *error);
int gt_fund_step_update(struct gt_store *store, const struct gt_fund_step_row *step, bool *changed,
                        struct gt_error *error);
/* id 0 in *step: there is none of that number. */
int gt_fund_step_read(struct gt_store *store, int64_t id, struct gt_fund_step_row *step,
                      struct gt_arena *arena, struct gt_error *error);

/* Steps on or before a date, of a deal (0: of all), in the order of their days. */
int gt_fund_step_list(struct gt_store *store, int64_t deal, gt_day as_of,
                      struct gt_fund_step_row **rows, size_t *count, struct gt_arena *arena,
                      struct gt_error *error);

#endif
