/* list_corrections.c - the commands that correct, withdraw, and tell what became of a record. */
#include "engine/commands/command.h"

static const struct gt_option edit_options[] = {
    {"clear", "FIELD", N_("the field becomes unknown; may be given several times")},
    {"reason", "TEXT", N_("why; it stays in the history (required)")},
    {NULL, NULL, NULL},
};

static const struct gt_option remove_options[] = {
    {"reason", "TEXT", N_("why; it stays in the history (required)")},
    {NULL, NULL, NULL},
};

#define EDIT(noun, argument, record)                                                               \
    {                                                                                              \
        noun, "edit", argument, 1, 1, N_("correct what was entered: only what is given changes"),  \
            N_("Nothing is lost: `gentou history` tells what it said before, and `gentou undo` "   \
               "takes a correction back. A field of several names is replaced as a whole."),       \
            edit_options, record, GT_COMMAND_WRITES, gt_cmd_edit                                   \
    }
#define REMOVE(noun, argument)                                                                     \
    {                                                                                              \
        noun, "remove", argument, 1, 1, N_("withdraw what was entered by mistake"),                \
            N_("Refused while later records build on it. `gentou history` still tells of it, and " \
               "`gentou undo` brings it back."),                                                   \
            remove_options, NULL, GT_COMMAND_WRITES, gt_cmd_remove                                 \
    }
#define HISTORY(what, argument, summary)                                                           \
    {                                                                                              \
        "history", what, argument, 1, 1, summary,                                                  \
            N_("Oldest first: who, when, by which command and why; then what was added, changed "  \
               "or withdrawn. A record that is no more is named by its number."),                  \
            NULL, NULL, GT_COMMAND_READS | GT_COMMAND_LISTS, gt_cmd_history                        \
    }
#define AMENDED(noun, argument) EDIT(noun, argument, noun), REMOVE(noun, argument)

const struct gt_command gt_commands_corrections[] = {
    AMENDED("fund", "NAME"),
    AMENDED("club", "NAME"),
    AMENDED("partner", "NAME"),
    AMENDED("member", "NAME"),
    AMENDED("manager", "NAME"),
    AMENDED("investor", "NAME"),
    EDIT("party", "NAME", "investor"),
    REMOVE("party", "NAME"),
    AMENDED("company", "NAME"),
    AMENDED("deal", "DEAL"),
    AMENDED("stage", "NUMBER"),
    AMENDED("investment", "NUMBER"),
    AMENDED("pledge", "NUMBER"),
    AMENDED("closing", "CLOSING"),
    AMENDED("mark", "NUMBER"),
    AMENDED("exit", "NUMBER"),
    AMENDED("rate", "NUMBER"),
    HISTORY("deal", "DEAL", N_("what became of a deal, and of all that belongs to it")),
    HISTORY("party", "NAME", N_("what became of a party, and of all that refers to it")),
    HISTORY("company", "NAME", N_("what became of a company, and of all that refers to it")),
    HISTORY("partner", "NAME", N_("what became of a partner, and of all that refers to it")),
    HISTORY("member", "NAME", N_("what became of a member, and of all that refers to it")),
    HISTORY("investor", "NAME", N_("what became of an investor, and of all that refers to it")),
    GT_COMMANDS_END,
};
