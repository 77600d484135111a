/* list_past.c - the commands on the past: who wrote what, and taking it back. */
#include "engine/commands/command.h"

static const struct gt_option entry_list_options[] = {
    {"by", "NAME", N_("entries of one actor")},
    {NULL, NULL, NULL},
};

static const struct gt_option undo_options[] = {
    {"reason", "TEXT", N_("why; kept with the entry")},
    {NULL, NULL, NULL},
};

const struct gt_command gt_commands_past[] = {
    {"entry", "list", "", 0, 0, N_("what was entered, by whom and when, latest first"), NULL,
     entry_list_options, NULL, GT_COMMAND_READS | GT_COMMAND_LISTS | GT_COMMAND_PAGED,
     gt_cmd_entry_list},
    {"undo", "", "[ENTRY]", 0, 1, N_("take back your own last entry, or an earlier one"),
     N_("What the entry added is gone, what it changed stands as before; it stays in the past, and "
        "`entry list` shows it. What a later entry builds on is not taken away. An undo can be "
        "undone by its number."),
     undo_options, NULL, GT_COMMAND_WRITES, gt_cmd_undo},
    GT_COMMANDS_END,
};
