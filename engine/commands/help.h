/* help.h - the help text of commands, from their rows. Private to commands/. */
#ifndef GENTOU_ENGINE_COMMANDS_HELP_H
#define GENTOU_ENGINE_COMMANDS_HELP_H

#include "engine/commands/command.h"

/* How a command is used, on the output. */
int gt_help_print(struct gt_call *call, const struct gt_command *command);

/* Text in lines that fit 80 columns, each after `indent` of them; the first goes on where the line
 * stands. A line break in the text is kept. */
void gt_help_wrapped(FILE *out, const char *text, int indent);

#endif
