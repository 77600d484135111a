/* list_calc.c - the calculators: a file in, figures out, no ledger.
 *
 * To add one: a reader with its `const struct gt_file_format` in engine/intake, its answer's
 * printing in engine/export, one function (cmd_calc_*.c) and one row here.
 */
#include "engine/commands/command.h"

#include "engine/intake/waterfall.h"

static const struct gt_option waterfall_options[] = {
    {"preview", "AMOUNT",
     N_("show what a distribution of this amount would do, and nothing else; "
        "nothing is written")},
    {"date", "DATE", N_("day of the preview; flows after it are not seen")},
    {"deal", "NAME", N_("deal of the preview; deal by deal it must be said")},
    {NULL, NULL, NULL},
};

const struct gt_command gt_commands_calc[] = {
    {"calc", "waterfall", "FILE", 1, 1,
     N_("who gets what of a fund's distributions: capital, preferred return, catch-up, carry"),
     N_("Each distribution goes through the tiers: return of capital, preferred return, catch-up, "
        "split; parts are whole cents and sum to it. Partners who pay no carry have their part "
        "beforehand. The preferred return is reckoned unrounded, and rounded to the cent, halves "
        "up, when it is paid. Deal by deal, each distribution first returns the cost of what was "
        "sold, and "
        "what earlier deals lost. At the end it shows each investor's returns and whether the "
        "manager must give carry back."),
     waterfall_options, NULL, GT_COMMAND_LISTS, gt_cmd_calc_waterfall, &gt_waterfall_format},
    GT_COMMANDS_END,
};
