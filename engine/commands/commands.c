/* commands.c - all commands. */
#include "engine/commands/dispatch.h"

/* clang-format off */
static const struct gt_command *const commands[] = {
    gt_commands_records,
    gt_commands_club,
    gt_commands_instruments,
    gt_commands_closing,
    gt_commands_exchange,
    gt_commands_corrections,
    gt_commands_mapping,
    gt_commands_rates,
    gt_commands_past,
    gt_commands_results,
    NULL,
};
/* clang-format on */

int gt_commands_run(const struct gt_world *world, int argc, const char *const *argv)
{
    return gt_dispatch(world, commands, argc, argv);
}
