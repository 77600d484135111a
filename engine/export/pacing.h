/* pacing.h - a plan of commitments for people and machines. */
#ifndef GENTOU_ENGINE_EXPORT_PACING_H
#define GENTOU_ENGINE_EXPORT_PACING_H

#include "engine/export/listing.h"
#include "gentou/pacing.h"

struct gt_pacing_answer {
    const struct gt_pacing_plan *plan;
    const struct gt_pacing_row *rows; /* plan->periods */
    const struct gt_pacing_totals *totals;
    const struct gt_currency *currency;
    gt_money committed; /* in all */
    gt_day start;       /* GT_DAY_NONE: no dates */
};

/* Amounts but for what is committed are a model's: numbers in currency units, of 15 digits for
 * machines. CSV has the periods. */
int gt_pacing_print(FILE *out, const struct gt_pacing_answer *answer, enum gt_output output,
                    int width, struct gt_error *error);

#endif
