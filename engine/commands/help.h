/* help.h - the help text of commands, from their rows. Private to commands/. */
#ifndef GENTOU_ENGINE_COMMANDS_HELP_H
#define GENTOU_ENGINE_COMMANDS_HELP_H

#include "engine/commands/command.h"

/* How a command is used, on the output. */
int gt_help_print(struct gt_call *call, const struct gt_command *command);

/* The one line that says what a command does; English source text. */
const char *gt_help_summary(const struct gt_command *command);

/* Hands each option a command takes to a function: as an option, or as the field it is made from. */
void gt_command_options(const struct gt_command *command,
                        void (*each)(void *context, const struct gt_option *option,
                                     const struct gt_field *field),
                        void *context);

#endif
