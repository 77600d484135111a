/* fund_step.h - what the guidance fund itself does about a deal, beside the club's steps: the
 * decision of its investment committee (投决), the publicity period (公示), the custody agreement
 * (托管), the performance evaluation (绩效评价). */
#ifndef GENTOU_ENGINE_OPERATIONS_FUND_STEP_H
#define GENTOU_ENGINE_OPERATIONS_FUND_STEP_H

#include "engine/operations/enter.h"

struct gt_fund_step_record {
    const char *deal;     /* number or own reference */
    int step;             /* enum gt_fund_step */
    gt_day date;          /* of a publicity period, its first day */
    gt_day until;         /* its last day; GT_DAY_NONE for other steps */
    int result;           /* enum gt_step_result, -1: not said */
    const char *document; /* number or place of the paper */
    const char *note;
};

/* struct gt_fund_step_record. Only a publicity period has a last day. */
gt_enter gt_enter_fund_step;

#endif
