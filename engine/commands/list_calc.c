/* list_calc.c - the calculators: a file in, figures out, no ledger.
 *
 * To add one: a reader with its `const struct gt_file_format` in engine/intake, its answer's
 * printing in engine/export, one function (cmd_calc_*.c) and one row here.
 */
#include "engine/commands/command.h"
#include "engine/intake/pacing.h"

const struct gt_command gt_commands_calc[] = {
    {"calc", "pacing", "FILE", 1, 1,
     N_("what commitments to funds call, hold and pay back, period by period"), NULL, NULL, NULL,
     GT_COMMAND_LISTS, gt_cmd_calc_pacing, &gt_pacing_format},
    GT_COMMANDS_END,
};
