/* options.h - the options a command takes, and reading them off a command line. Private to
 * commands/. */
#ifndef GENTOU_ENGINE_COMMANDS_OPTIONS_H
#define GENTOU_ENGINE_COMMANDS_OPTIONS_H

#include "engine/commands/command.h"

/* Hands each option a command takes to a function: as an option, or as the field it is made from.
 */
void gt_command_options(const struct gt_command *command,
                        void (*each)(void *context, const struct gt_option *option,
                                     const struct gt_field *field),
                        void *context);

/* What stands behind a command on its line. */
struct gt_parsed {
    const char *arguments[GT_ARGUMENTS_MAX];
    int argument_count;
    struct gt_given given[GT_ARGUMENTS_MAX];
    int given_count;
};

/* Reads options ("--name=value", "--name value", "--flag", "-o value") and arguments; behind "--"
 * everything is an argument. *parsed starts zeroed. */
int gt_options_read(const struct gt_command *command, int argc, const char *const *argv,
                    struct gt_parsed *parsed, struct gt_error *error);

#endif
