/* list_calc.c - the calculators: a file in, figures out, no ledger.
 *
 * To add one: a reader with its `const struct gt_file_format` in engine/intake, its answer's
 * printing in engine/export, one function (cmd_calc_*.c) and one row here.
 */
#include "engine/commands/command.h"

#include "engine/intake/exit.h"

static const struct gt_option exit_options[] = {
    {"at", "AMOUNT", N_("sold for so much; may stand several times")},
    {"from", "AMOUNT", N_("a range of amounts, a row each: the first")},
    {"to", "AMOUNT", N_("the last")},
    {"step", "AMOUNT", N_("from one to the next")},
    {"by-holder", NULL, N_("a range: a column a holder, not a class")},
    {NULL, NULL, NULL},
};

const struct gt_command gt_commands_calc[] = {
    {"calc", "exit", "FILE [AMOUNT…]", 1, GT_ARGUMENTS_MAX,
     N_("who gets what when a company is sold"),
     N_("Costs come first, then debts, carve-outs, preferences by seniority (SAFEs' money beside "
        "them), and what is left goes to shares. Every class that may take its preference or "
        "convert takes what pays it more, given what the others do; on a tie it converts. Options "
        "are exercised above their strike, and their payouts are net of it. Payouts are whole "
        "cents and sum to the amount. The breakpoints are the amounts at which somebody's part of "
        "each further yuan changes; --json has them exactly, with the parts."),
     exit_options, NULL, GT_COMMAND_LISTS, gt_cmd_calc_exit, &gt_exit_format},
    GT_COMMANDS_END,
};
