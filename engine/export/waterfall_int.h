/* waterfall_int.h - what the renderings of a waterfall share. Private to export. */
#ifndef GENTOU_ENGINE_EXPORT_WATERFALL_INT_H
#define GENTOU_ENGINE_EXPORT_WATERFALL_INT_H

#include "engine/export/waterfall.h"

#include <jansson.h>

/* The whole answer, or one distribution. NULL: memory. */
json_t *gt_waterfall_json(const struct gt_fund_case *fund, const struct gt_case_answer *answer);
json_t *gt_waterfall_preview_json(const struct gt_fund_case *fund, const struct gt_case_step *step,
                                  const struct gt_fund_state *before);

#endif
