/* list_mapping.c - the commands on saved mappings: how the columns of a file are read. */
#include "engine/commands/command.h"

static const struct gt_option save_options[] = {
    {"as", "NOUN", N_("what a row is: deal, member, partner, company, …; deal when not said")},
    {"map", "FIELD=COLUMN", N_("column a field is read from; may be given several times")},
    {"set", "FIELD=TEXT", N_("text of a field in every row; may be given several times")},
    {"encoding", "NAME", N_("utf-8, utf-16, gb18030, big5 or latin-1; guessed when not said")},
    {"date-format", "ORDER", N_("iso, dmy or mdy; iso when not said")},
    {"number-format", "STYLE", N_("plain (1,234.56) or eu (1.234,56); plain when not said")},
    {NULL, NULL, NULL},
};

static const struct gt_option remove_options[] = {
    {"reason", "TEXT", N_("why; it stays in the history (required)")},
    {NULL, NULL, NULL},
};

#define LISTS (GT_COMMAND_READS | GT_COMMAND_LISTS)

const struct gt_command gt_commands_mapping[] = {
    {"mapping", "save", "NAME", 1, 1, N_("keep how a file's columns are read, for --mapping NAME"),
     N_("The options are those of `gentou import csv`, which also saves the ones it was given with "
        "--save-mapping NAME. A mapping of the same name is replaced."),
     save_options, NULL, GT_COMMAND_WRITES, gt_cmd_mapping_save},
    {"mapping", "list", "", 0, 0, N_("the saved mappings"), NULL, NULL, NULL, LISTS,
     gt_cmd_mapping_list},
    {"mapping", "show", "NAME", 1, 1, N_("a saved mapping, and the command that makes it"), NULL,
     NULL, NULL, LISTS, gt_cmd_mapping_show},
    {"mapping", "remove", "NAME", 1, 1, N_("withdraw a saved mapping"), NULL, remove_options, NULL,
     GT_COMMAND_WRITES, gt_cmd_mapping_remove},
    GT_COMMANDS_END,
};
