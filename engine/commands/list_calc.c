/* list_calc.c - the calculators: a file in, figures out, no ledger.
 *
 * To add one: a reader with its `const struct gt_file_format` in engine/intake, its answer's
 * printing in engine/export, one function (cmd_calc_*.c) and one row here.
 */
#include "engine/commands/command.h"
#include "engine/intake/pacing.h"
#include "engine/intake/pme.h"

static const struct gt_option pme_options[] = {
    {"index", "FILE", N_("the index, a CSV file; the flows' own column when not said")},
    {"as-of", "DATE", N_("flows and values of later days are left out")},
    {"date-format", "ORDER", N_("iso, dmy or mdy, of the dates in both files; iso when not said")},
    {NULL, NULL, NULL},
};

const struct gt_command gt_commands_calc[] = {
    {"calc", "pme", "FLOWS", 1, 1, N_("a fund's flows against an index: public-market equivalents"),
     NULL, pme_options, NULL, GT_COMMAND_LISTS, gt_cmd_calc_pme, &gt_pme_format},
    {"calc", "pacing", "FILE", 1, 1,
     N_("what commitments to funds call, hold and pay back, period by period"), NULL, NULL, NULL,
     GT_COMMAND_LISTS, gt_cmd_calc_pacing, &gt_pacing_format},
    GT_COMMANDS_END,
};
