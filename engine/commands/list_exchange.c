/* list_exchange.c - the commands that exchange workbooks to fill in. */
#include "engine/commands/command.h"

static const struct gt_option template_options[] = {
    {"output", "FILE", N_("workbook to write; -o for short")},
    {NULL, NULL, NULL},
};

const struct gt_command gt_commands_exchange[] = {
    {"template", "xlsx", "", 0, 0, N_("a workbook to fill in, a sheet a kind of record"),
     N_("It has drop-downs, checks, examples and notes, in the language of --lang. What it takes "
        "is "
        "explained on its first sheet; `gentou import xlsx` reads it back."),
     template_options, NULL, 0, gt_cmd_template_xlsx},
    GT_COMMANDS_END,
};
