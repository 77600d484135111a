/* commands.c - all commands. */
#include "engine/commands/dispatch.h"

/* clang-format off */
static const struct gt_command_list lists[] = {
    {N_("The book"), gt_commands_records},
    {N_("The club"), gt_commands_club},
    {N_("The pipeline"), gt_commands_pipeline},
    {N_("Closings"), gt_commands_closing},
    {N_("Shares and other instruments"), gt_commands_instruments},
    {N_("Rates of exchange"), gt_commands_rates},
    {N_("Search"), gt_commands_search},
    {N_("Corrections"), gt_commands_corrections},
    {N_("Approval, and the fund's own steps and money"), gt_commands_approval},
    {N_("The rule book, and what it asks"), gt_commands_rules},
    {N_("What was known when"), gt_commands_past},
    {N_("Files in and out"), gt_commands_exchange},
    {NULL, gt_commands_mapping},
    {N_("Results"), gt_commands_results},
    {N_("Terms of public money, which need no ledger"), gt_commands_terms},
    {N_("Calculators, which need no ledger"), gt_commands_calc},
    {NULL, NULL},
};
/* clang-format on */

int gt_commands_run(const struct gt_world *world, int argc, const char *const *argv)
{
    return gt_dispatch(world, lists, argc, argv);
}
