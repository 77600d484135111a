/* dispatch.h - from the words of a command line to a command's run. Private to commands/. */
#ifndef GENTOU_ENGINE_COMMANDS_DISPATCH_H
#define GENTOU_ENGINE_COMMANDS_DISPATCH_H

#include "engine/commands/command.h"

/* Runs the command of the list that the words name, prints its error if it has one, and returns the
 * program's exit code. commands is ended by a row without a noun. */
int gt_dispatch(const struct gt_world *world, const struct gt_command_list *lists, int argc,
                const char *const *argv);

#endif
