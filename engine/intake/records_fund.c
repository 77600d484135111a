/* records_fund.c - the fields of the guidance fund's own steps and money. */
#include "engine/intake/records_int.h"
#include "engine/operations/fund.h"
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

#define REMARKS .help = N_("remarks")
#define OF_FUND .help = N_("guidance fund; the ledger's one when not said")
#define CODE    .help = N_("currency of the amounts, ISO 4217; the ledger's when not said")
#define PAPER   .help = N_("number or place of the paper")

const struct gt_field gt_subfund_fields[] = {
    GT_FIELD(gt_subfund_record, name, GT_FIELD_TEXT, .required = true,
             .help = N_("name of the sub-fund")),
    GT_FIELD(gt_subfund_record, fund, GT_FIELD_TEXT, OF_FUND),
    GT_FIELD(gt_subfund_record, partner, GT_FIELD_TEXT,
             .help = N_("venture partner that manages it")),
    GT_FIELD(gt_subfund_record, since, GT_FIELD_DATE, .help = N_("day it was set up")),
    GT_FIELD(gt_subfund_record, size, GT_FIELD_AMOUNT, .help = N_("size it aims at")),
    GT_FIELD(gt_subfund_record, currency, GT_FIELD_CURRENCY, CODE),
    GT_FIELD(gt_subfund_record, note, GT_FIELD_TEXT, REMARKS),
    GT_FIELDS_END,
};

const struct gt_field gt_commitment_fields[] = {
    GT_FIELD(gt_commitment_record, fund, GT_FIELD_TEXT,
             .help = N_("sub-fund or guidance fund that it is to; the ledger's guidance fund when "
                        "not said")),
    GT_FIELD(gt_commitment_record, party, GT_FIELD_TEXT, .required = true,
             .help = N_("who commits; entered when new")),
    GT_FIELD(gt_commitment_record, date, GT_FIELD_DATE, .required = true, .help = N_("day of it")),
    GT_FIELD(gt_commitment_record, amount, GT_FIELD_AMOUNT, .required = true,
             .help = N_("how much")),
    GT_FIELD(gt_commitment_record, currency, GT_FIELD_CURRENCY, CODE),
    GT_FIELD(gt_commitment_record, note, GT_FIELD_TEXT, REMARKS),
    GT_FIELDS_END,
};

const struct gt_field gt_drawdown_fields[] = {
    GT_FIELD(gt_drawdown_record, commitment, GT_FIELD_COUNT, .required = true, .low = 1,
             .high = 9e18, .help = N_("number of the commitment")),
    GT_FIELD(gt_drawdown_record, date, GT_FIELD_DATE, .required = true,
             .help = N_("day it was paid")),
    GT_FIELD(gt_drawdown_record, called, GT_FIELD_DATE, .help = N_("day it was called")),
    GT_FIELD(gt_drawdown_record, amount, GT_FIELD_AMOUNT,
             .help = N_("how much; all that is left when not said")),
    GT_FIELD(gt_drawdown_record, note, GT_FIELD_TEXT, REMARKS),
    GT_FIELDS_END,
};

const struct gt_field gt_intention_fields[] = {
    GT_FIELD(gt_intention_record, partner, GT_FIELD_TEXT, .required = true,
             .help = N_("venture partner whose letter it is")),
    GT_FIELD(gt_intention_record, fund, GT_FIELD_TEXT, OF_FUND),
    GT_FIELD(gt_intention_record, date, GT_FIELD_DATE, .required = true,
             .help = N_("day of the letter")),
    GT_FIELD(gt_intention_record, until, GT_FIELD_DATE, .help = N_("last day it holds")),
    GT_FIELD(gt_intention_record, capacity, GT_FIELD_AMOUNT,
             .help = N_("what the partner means to invest beside the fund")),
    GT_FIELD(gt_intention_record, currency, GT_FIELD_CURRENCY, CODE),
    GT_FIELD(gt_intention_record, document, GT_FIELD_TEXT, PAPER),
    GT_FIELD(gt_intention_record, note, GT_FIELD_TEXT, REMARKS),
    GT_FIELDS_END,
};

const struct gt_field gt_budget_fields[] = {
    GT_FIELD(gt_budget_record, year, GT_FIELD_COUNT, .required = true, .low = 1900, .high = 9999,
             .help = N_("year of the budget")),
    GT_FIELD(gt_budget_record, fund, GT_FIELD_TEXT, OF_FUND),
    GT_FIELD(gt_budget_record, amount, GT_FIELD_AMOUNT, .required = true,
             .help = N_("what may be spent in the year")),
    GT_FIELD(gt_budget_record, final, GT_FIELD_AMOUNT,
             .help = N_("what the final account says was spent")),
    GT_FIELD(gt_budget_record, currency, GT_FIELD_CURRENCY, CODE),
    GT_FIELD(gt_budget_record, document, GT_FIELD_TEXT, PAPER),
    GT_FIELD(gt_budget_record, note, GT_FIELD_TEXT, REMARKS),
    GT_FIELDS_END,
};
