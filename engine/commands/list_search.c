/* list_search.c - the command that searches. */
#include "engine/commands/command.h"

static const struct gt_option search_options[] = {
    {"in", "PLACE", N_("only in names, tags or notes; may be given several times")},
    {NULL, NULL, NULL},
};

const struct gt_command gt_commands_search[] = {
    {"search", "", "WORDS…", 1, GT_ARGUMENTS_MAX,
     N_("what in names, tags and notes has these words, best first"),
     N_("All of the words must stand in one name or note, in any order; letter case and width do "
        "not matter. The last word also finds what begins with it. Chinese is found by any "
        "characters "
        "that stand together, two or even one: 天使. Names come first (all names of parties, "
        "references of deals, titles of meetings), then tags (with sectors and cities), then notes "
        "(with answers, actions and titles of documents). What was found is marked with [ and ]."),
     search_options, NULL,
     GT_COMMAND_READS | GT_COMMAND_LISTS | GT_COMMAND_DATED | GT_COMMAND_PAGED, gt_cmd_search},
    GT_COMMANDS_END,
};
