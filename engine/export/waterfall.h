/* waterfall.h - prints a fund's waterfall: what each tier moved, and who got what.
 *
 * CSV has a row for every amount that moved: flow, tier and party.
 */
#ifndef GENTOU_ENGINE_EXPORT_WATERFALL_H
#define GENTOU_ENGINE_EXPORT_WATERFALL_H

#include "engine/export/listing.h"
#include "engine/operations/waterfall.h"

/* width: columns of the terminal, 0: do not cut. */
int gt_waterfall_print(FILE *out, const struct gt_fund_case *fund,
                       const struct gt_case_answer *answer, enum gt_output output, int width,
                       struct gt_error *error);

/* One distribution that was not made; before: where the fund stands. */
int gt_waterfall_preview_print(FILE *out, const struct gt_fund_case *fund,
                               const struct gt_case_step *step, const struct gt_fund_state *before,
                               enum gt_output output, int width, struct gt_error *error);

#endif
