/* list_rules.c - the commands on the rule book, and on what it asks. */
#include "engine/commands/exchange.h"
#include "engine/commands/rules.h"

#define LISTS (GT_COMMAND_READS | GT_COMMAND_LISTS | GT_COMMAND_DATED)

static const struct gt_option list_options[] = {
    {"preset", "NAME", N_("rules of this preset only")},
    {"in-force", "DATE", N_("rules in force on this day only")},
    {NULL, NULL, NULL},
};

static const struct gt_option check_options[] = {
    {"deal", "DEAL", N_("this deal only: its company, stakes and sales")},
    {"company", "NAME", N_("this company and its deals only")},
    {"preset", "NAME",
     N_("by this preset, and not by those the ledger applies; repeats, and `all` is every one")},
    {"rule", "ID", N_("by this rule only")},
    {"rate", "RATE",
     N_("of sales: the published lending rate of the day; interest as `gentou terms show` has it")},
    {"premium", "SHARE", N_("of sales: the premium agreed on, a share of the cost")},
    {"all", NULL, N_("also what passes and what does not apply")},
    GT_FACTS_OPTIONS,
    {NULL, NULL, NULL},
};

const struct gt_command gt_commands_rules[] = {
    {"rules", "list", "[RULE]", 0, 1, N_("the rule book: what each rule says and where it stands"),
     N_("With its preset, document, number, article, days in force and how well it is verified. "
        "With a RULE, what it says at length."),
     list_options, NULL, GT_COMMAND_LISTS, gt_cmd_rules_list},
    {"rules", "check", "", 0, 0, N_("what each rule in force says of deals, companies and funds"),
     N_("Each passes, breaks (by how much), or cannot be told: then the missing fact is named, and "
        "the command that enters it. Without --preset the presets that the ledger applies (`gentou "
        "preset apply`) and the national rules hold: qualified investors, the tax deduction, "
        "county-level and government funds. The exit status is 1 when something breaks."),
     check_options, NULL, LISTS, gt_cmd_rules_check},
    {"preset", "apply", "NAME", 0, 1, NULL, NULL, gt_add_options, "preset", GT_COMMAND_WRITES,
     gt_cmd_add},
    {"preset", "list", "", 0, 0, N_("the presets of rules that this ledger applies, and when"),
     NULL, NULL, NULL, LISTS, gt_cmd_preset_list},
    GT_COMMAND_ADD("figure", "COMPANY"),
    {"figure", "list", "[COMPANY]", 0, 1, N_("dated figures of companies"), NULL, NULL, NULL, LISTS,
     gt_cmd_figure_list},
    GT_COMMAND_ADD("fund-figure", "FUND"),
    {"fund-figure", "list", "[FUND]", 0, 1, N_("dated figures of funds"), NULL, NULL, NULL, LISTS,
     gt_cmd_fund_figure_list},
    GT_COMMAND_ADD("tie", "PARTY"),
    {"tie", "list", "[COMPANY]", 0, 1, N_("what angels are to companies beside investors"), NULL,
     NULL, NULL, LISTS, gt_cmd_tie_list},
    GT_COMMAND_ADD("compensation", "COMPANY"),
    {"compensation", "list", "", 0, 0, N_("what was given for losses"), NULL, NULL, NULL, LISTS,
     gt_cmd_compensation_list},
    GT_COMMANDS_END,
};
