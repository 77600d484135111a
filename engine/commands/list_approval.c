/* list_approval.c - the commands for what two persons see, and for the fund's own steps. */
#include "engine/commands/fund.h"

static const struct gt_option threshold_options[] = {
    {"since", "DATE", N_("first day; today when not said")},
    {"reason", "TEXT", N_("why; it stays in the history")},
    {NULL, NULL, NULL},
};

static const struct gt_option approve_options[] = {
    {"reason", "TEXT", N_("why; it stays in the history")},
    {NULL, NULL, NULL},
};

static const struct gt_option fund_options[] = {
    {"set-aside", NULL, N_("leave other currencies out, though the ledger has rates")},
    {"rate-age", "DAYS", N_("how old a rate may be; 10 when not said")},
    {"via", "CODE", N_("convert by way of this currency where a pair has no rate")},
    {NULL, NULL, NULL},
};

static const struct gt_option commitment_options[] = {
    {"each", NULL, N_("each payment on a line of its own")},
    {NULL, NULL, NULL},
};

#define LISTS (GT_COMMAND_READS | GT_COMMAND_LISTS)

const struct gt_command gt_commands_approval[] = {
    {"approval", "threshold", "[AMOUNT]", 0, 1,
     N_("amounts above this wait for a second person, from a day on"),
     N_("Amounts of deals, investments, pledges, closings, marks, exits, convertibles, shares at "
        "their price and payouts in that currency that are entered or corrected later. `none` ends "
        "it for the ledger's currency. Without AMOUNT the thresholds "
        "so "
        "far are shown."),
     threshold_options, NULL, GT_COMMAND_WRITES | GT_COMMAND_LISTS, gt_cmd_approval_threshold},
    {"approval", "list", "", 0, 0, N_("what waits for a second person's approval"),
     N_("It is shown where it was entered, and counts in no sum."), NULL, NULL, LISTS,
     gt_cmd_approval_list},
    {"approve", "", "ENTRY", 1, 1, N_("approve what another person entered"),
     N_("The number stands in `gentou approval list`. One's own entry is approved by another; a "
        "correction of it waits anew."),
     approve_options, NULL, GT_COMMAND_WRITES, gt_cmd_approve},
    GT_COMMAND_ADD("fund-step", "DEAL"),
    {"fund-step", "list", "[DEAL]", 0, 1, N_("the fund's own steps, by their days"), NULL, NULL,
     NULL, LISTS | GT_COMMAND_DATED, gt_cmd_fund_step_list},
    {"fund", "show", "[NAME]", 0, 1,
     N_("the guidance fund's money: by year, by sub-fund, by partner's letter"), NULL, fund_options,
     NULL, LISTS | GT_COMMAND_DATED, gt_cmd_fund_show},
    GT_COMMAND_ADD("subfund", "NAME"),
    {"subfund", "list", "", 0, 0, N_("the sub-funds, and what they are committed and paid"), NULL,
     NULL, NULL, LISTS | GT_COMMAND_DATED, gt_cmd_subfund_list},
    GT_COMMAND_ADD("commitment", "FUND"),
    {"commitment", "list", "[FUND]", 0, 1, N_("what was promised to funds, and paid of it"), NULL,
     commitment_options, NULL, LISTS | GT_COMMAND_DATED, gt_cmd_commitment_list},
    GT_COMMAND_ADD("drawdown", "COMMITMENT"),
    GT_COMMAND_ADD("intention", "PARTNER"),
    {"intention", "list", "", 0, 0, N_("the partners' letters of intention"), NULL, NULL, NULL,
     LISTS | GT_COMMAND_DATED, gt_cmd_intention_list},
    GT_COMMAND_ADD("budget", "YEAR"),
    GT_COMMANDS_END,
};
