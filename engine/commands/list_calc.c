/* list_calc.c - the calculators: a file in, figures out, no ledger.
 *
 * To add one: a reader with its `const struct gt_file_format` in engine/intake, its answer's
 * printing in engine/export, one function (cmd_calc_*.c) and one row here.
 */
#include "engine/commands/command.h"

#include "engine/intake/equity.h"

static const struct gt_option captable_options[] = {
    {"as-of", "DATE", N_("events after this day are left out; none when not said")},
    {NULL, NULL, NULL},
};

const struct gt_command gt_commands_calc[] = {
    {"calc", "captable", "FILE", 1, 1, N_("a cap table through its rounds, solved exactly"), NULL,
     captable_options, NULL, GT_COMMAND_LISTS, gt_cmd_calc_captable, &gt_equity_format},
    GT_COMMANDS_END,
};
