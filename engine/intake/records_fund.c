/* records_fund.c - the fields of the guidance fund's own steps. */
#include "engine/intake/records_int.h"
#include "engine/operations/fund_step.h"

const struct gt_field gt_fund_step_fields[] = {
    GT_FIELD(gt_fund_step_record, deal, GT_FIELD_TEXT, .required = true,
             .help = N_("deal, by number or your own reference")),
    GT_FIELD(gt_fund_step_record, step, GT_FIELD_KIND, .required = true,
             .kind = &gt_fund_step_words, .help = N_("what the fund did")),
    GT_FIELD(gt_fund_step_record, date, GT_FIELD_DATE, .required = true,
             .help = N_("day of it; of a publicity period, the first")),
    GT_FIELD(gt_fund_step_record, until, GT_FIELD_DATE,
             .help = N_("last day of a publicity period")),
    GT_FIELD(gt_fund_step_record, result, GT_FIELD_KIND, .kind = &gt_step_result_words,
             .help = N_("what came of it")),
    GT_FIELD(gt_fund_step_record, document, GT_FIELD_TEXT,
             .help = N_("number or place of the paper")),
    GT_FIELD(gt_fund_step_record, note, GT_FIELD_TEXT, .help = N_("remarks")),
    GT_FIELDS_END,
};
