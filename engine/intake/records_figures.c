/* records_figures.c - the fields of what rules ask beside the rounds. */
#include "engine/intake/records_int.h"
#include "engine/operations/figures.h"

#define PAPER .help = N_("number or place of the paper")
#define WHO   .help = N_("who says so")
#define CODE  .help = N_("currency of the amounts, ISO 4217; the ledger's when not said")
#define HEADS .low = 0, .high = 1e9
#define YES   .kind = &gt_yes_no_words

const struct gt_field gt_figure_fields[] = {
    GT_FIELD(gt_figure_record, company, GT_FIELD_TEXT, .required = true, .help = N_("company")),
    GT_FIELD(gt_figure_record, date, GT_FIELD_DATE, .required = true,
             .help = N_("day they are of; of a year's figures, its last day")),
    GT_FIELD(gt_figure_record, registered_in, GT_FIELD_TEXT,
             .help = N_("where it is registered, from the province down: 上海市虹口区")),
    GT_FIELD(gt_figure_record, listed, GT_FIELD_KIND, YES, .help = N_("on a stock exchange")),
    GT_FIELD(gt_figure_record, resident, GT_FIELD_KIND, YES, .help = N_("resident for tax")),
    GT_FIELD(gt_figure_record, audited, GT_FIELD_KIND, YES,
             .help = N_("taxed on its accounts, not on an estimate")),
    GT_FIELD(gt_figure_record, high_tech, GT_FIELD_KIND, YES,
             .help = N_("national high-tech company")),
    GT_FIELD(gt_figure_record, staff, GT_FIELD_COUNT, HEADS, .help = N_("staff")),
    GT_FIELD(gt_figure_record, college_staff, GT_FIELD_COUNT, HEADS,
             .help = N_("of them technical, with a college degree or above")),
    GT_FIELD(gt_figure_record, bachelor_staff, GT_FIELD_COUNT, HEADS,
             .help = N_("of them with a bachelor's degree or above")),
    GT_FIELD(gt_figure_record, rd_staff, GT_FIELD_COUNT, HEADS,
             .help = N_("of them in research and development")),
    GT_FIELD(gt_figure_record, revenue, GT_FIELD_AMOUNT, .help = N_("revenue of the year")),
    GT_FIELD(gt_figure_record, costs, GT_FIELD_AMOUNT, .help = N_("costs of the year")),
    GT_FIELD(gt_figure_record, rd_spending, GT_FIELD_AMOUNT,
             .help = N_("spent on research and development in the year")),
    GT_FIELD(gt_figure_record, total_assets, GT_FIELD_AMOUNT, .help = N_("total assets")),
    GT_FIELD(gt_figure_record, net_assets, GT_FIELD_AMOUNT, .help = N_("net assets")),
    GT_FIELD(gt_figure_record, currency, GT_FIELD_CURRENCY, CODE),
    GT_FIELD(gt_figure_record, source, GT_FIELD_TEXT, WHO),
    GT_FIELDS_END,
};

const struct gt_field gt_fund_figure_fields[] = {
    GT_FIELD(gt_fund_figure_record, fund, GT_FIELD_TEXT,
             .help = N_("guidance fund or sub-fund; the ledger's guidance fund when not said")),
    GT_FIELD(gt_fund_figure_record, date, GT_FIELD_DATE, .required = true,
             .help = N_("day they are of")),
    GT_FIELD(gt_fund_figure_record, level, GT_FIELD_KIND, .kind = &gt_fund_level_words,
             .help = N_("level of government it is of")),
    GT_FIELD(gt_fund_figure_record, stage, GT_FIELD_KIND, .kind = &gt_term_stage_words,
             .help = N_("stage of the companies it invests in")),
    GT_FIELD(gt_fund_figure_record, approved, GT_FIELD_DATE,
             .help = N_("day its set-up was approved")),
    GT_FIELD(gt_fund_figure_record, set_up, GT_FIELD_DATE, .help = N_("day it was set up")),
    GT_FIELD(gt_fund_figure_record, seniors, GT_FIELD_COUNT, HEADS,
             .help = N_("senior staff with two years of experience")),
    GT_FIELD(gt_fund_figure_record, projects, GT_FIELD_COUNT, HEADS,
             .help = N_("companies invested in so far")),
    GT_FIELD(gt_fund_figure_record, fee_on_paid, GT_FIELD_KIND, YES,
             .help = N_("management fee on what is paid in or invested, not on commitments")),
    GT_FIELD(gt_fund_figure_record, hidden_debt, GT_FIELD_KIND, YES,
             .help = N_("adds hidden debt by equity that is debt")),
    GT_FIELD(gt_fund_figure_record, derivatives, GT_FIELD_KIND, YES,
             .help = N_("trades derivatives")),
    GT_FIELD(gt_fund_figure_record, guarantees, GT_FIELD_KIND, YES,
             .help = N_("guarantees for companies or projects")),
    GT_FIELD(gt_fund_figure_record, unlimited, GT_FIELD_KIND, YES,
             .help = N_("investments liable without limit")),
    GT_FIELD(gt_fund_figure_record, invested, GT_FIELD_AMOUNT, .help = N_("invested so far")),
    GT_FIELD(gt_fund_figure_record, early, GT_FIELD_AMOUNT,
             .help = N_("of it in seed and start-up companies")),
    GT_FIELD(gt_fund_figure_record, on_target, GT_FIELD_AMOUNT,
             .help = N_("of it in the field the fund is for")),
    GT_FIELD(gt_fund_figure_record, local, GT_FIELD_AMOUNT,
             .help = N_("recognised as invested locally so far")),
    GT_FIELD(gt_fund_figure_record, tech, GT_FIELD_AMOUNT, .help = N_("of it in technology SMEs")),
    GT_FIELD(gt_fund_figure_record, returned, GT_FIELD_AMOUNT,
             .help = N_("the guidance fund's return so far")),
    GT_FIELD(gt_fund_figure_record, conceded, GT_FIELD_AMOUNT,
             .help = N_("of that return given up to others")),
    GT_FIELD(gt_fund_figure_record, loss, GT_FIELD_AMOUNT,
             .help = N_("the guidance fund's loss at liquidation")),
    GT_FIELD(gt_fund_figure_record, currency, GT_FIELD_CURRENCY, CODE),
    GT_FIELD(gt_fund_figure_record, source, GT_FIELD_TEXT, WHO),
    GT_FIELDS_END,
};

const struct gt_field gt_tie_fields[] = {
    GT_FIELD(gt_tie_record, party, GT_FIELD_TEXT, .required = true, .help = N_("angel")),
    GT_FIELD(gt_tie_record, company, GT_FIELD_TEXT, .required = true, .help = N_("company")),
    GT_FIELD(gt_tie_record, date, GT_FIELD_DATE, .required = true, .help = N_("since when")),
    GT_FIELD(gt_tie_record, tie, GT_FIELD_KIND, .required = true, .kind = &gt_tie_words,
             .help = N_("what the angel is to the company")),
    GT_FIELD(gt_tie_record, family_share, GT_FIELD_RATE, .low = 0, .high = 1,
             .help = N_("share of the company that the angel and relatives hold")),
    GT_FIELD(gt_tie_record, source, GT_FIELD_TEXT, WHO),
    GT_FIELDS_END,
};

const struct gt_field gt_compensation_fields[] = {
    GT_FIELD(gt_compensation_record, company, GT_FIELD_TEXT, .required = true,
             .help = N_("company that the loss was made on")),
    GT_FIELD(gt_compensation_record, party, GT_FIELD_TEXT, .required = true,
             .help = N_("who bore the loss and was compensated")),
    GT_FIELD(gt_compensation_record, date, GT_FIELD_DATE, .required = true,
             .help = N_("day it was granted")),
    GT_FIELD(gt_compensation_record, amount, GT_FIELD_AMOUNT, .required = true,
             .help = N_("how much")),
    GT_FIELD(gt_compensation_record, stage, GT_FIELD_KIND, .kind = &gt_term_stage_words,
             .help = N_("stage of the company when it was invested in")),
    GT_FIELD(gt_compensation_record, document, GT_FIELD_TEXT, PAPER),
    GT_FIELDS_END,
};

const struct gt_field gt_preset_fields[] = {
    GT_FIELD(gt_preset_record, name, GT_FIELD_TEXT, .required = true,
             .help = N_("preset of rules, as `gentou rules list` names it")),
    GT_FIELD(gt_preset_record, since, GT_FIELD_DATE, .required = true,
             .help = N_("first day it applies")),
    GT_FIELD(gt_preset_record, until, GT_FIELD_DATE, .help = N_("last day it applies")),
    GT_FIELD(gt_preset_record, note, GT_FIELD_TEXT, .help = N_("remarks")),
    GT_FIELDS_END,
};
