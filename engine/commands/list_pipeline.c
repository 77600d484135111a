/* list_pipeline.c - the commands on the pipeline: funnels, what is due, what is kept beside a deal.
 */
#include "engine/commands/exchange.h"
#include "engine/commands/pipeline.h"

static const struct gt_option next_options[] = {
    {"owner", "NAME", N_("only what that person answers for")},
    {"days", "N", N_("and what falls due in the next N days; 0 when not said")},
    {NULL, NULL, NULL},
};

static const struct gt_option move_options[] = {
    {"reason", "WORD", N_("the same as --pass-reason")},
    {NULL, NULL, NULL},
};

static const struct gt_option tag_options[] = {
    {"date", "DATE", N_("day from which it bears them no longer; today when not said")},
    {"reason", "TEXT", N_("of NUMBER: why; it stays in the history (required)")},
    {NULL, NULL, NULL},
};

static const struct gt_option date_options[] = {
    {"date", "DATE", N_("day of it; today when not said")},
    {NULL, NULL, NULL},
};

static const struct gt_option funnel_options[] = {
    {"from", "DATE", N_("deals that came in on that day or later")},
    {"to", "DATE", N_("deals that came in on that day or earlier")},
    {"by", "WORD", N_("a funnel each: source, owner or sector")},
    {"funnel", "NAME", N_("the deals of one funnel, by its own steps; by stages when not said")},
    {NULL, NULL, NULL},
};

static const struct gt_option source_options[] = {
    {"from", "DATE", N_("deals that came in on that day or later")},
    {"to", "DATE", N_("deals that came in on that day or earlier")},
    {"parties", NULL, N_("a line for each who brought deals")},
    GT_FACTS_OPTIONS,
    {NULL, NULL, NULL},
};

static const struct gt_option note_options[] = {
    {"party", "NAME", N_("notes about a party instead")},
    {NULL, NULL, NULL},
};

#define LISTS  (GT_COMMAND_READS | GT_COMMAND_LISTS | GT_COMMAND_DATED)
#define WRITES GT_COMMAND_WRITES
#define ADD(noun, arguments, most, run)                                                            \
    {                                                                                              \
        noun, "add", arguments, 0, most, NULL, NULL, NULL, noun, WRITES, run                       \
    }

const struct gt_command gt_commands_pipeline[] = {
    GT_COMMAND_ADD("funnel", "NAME"),
    GT_COMMAND_ADD("step", "NAME"),
    {"funnel", "list", "", 0, 0, N_("the funnels and how many deals stand in each"), NULL, NULL,
     NULL, LISTS, gt_cmd_funnel_list},
    {"funnel", "show", "[NAME]", 0, 1, N_("a funnel's steps: what each asks for, limit, owner"),
     N_("Without a name it is the main funnel. A ledger that defines none has the built-in one, "
        "whose steps are the standard stages; `gentou step add screened --limit 14` changes a step "
        "of it."),
     NULL, NULL, LISTS, gt_cmd_funnel_show},
    {"funnel", "report", "", 0, 0, N_("how deals went from stage to stage, and how long they stay"),
     N_("Each stay in a stage ended by moving on, back, by being passed on or lost, or it still "
        "lasts. A funnel's own steps count as their stages."),
     funnel_options, NULL, LISTS, gt_cmd_funnel_report},
    {"deal", "move", "DEAL STEP", 1, 2, NULL,
     N_("What the steps on the way ask for must be there; what is missing is said at once. Moving "
        "back asks for nothing and is recorded. To pass on a deal, or to lose it, a reason is "
        "given."),
     move_options, "stage", WRITES, gt_cmd_deal_move},
    {"deal", "next", "", 0, 0, N_("what is due, the longest overdue first"),
     N_("Open actions, and deals that have stood in a step beyond its time limit."), next_options,
     NULL, LISTS | GT_COMMAND_PAGED, gt_cmd_deal_next},
    {"deal", "history", "DEAL", 1, 1, N_("a deal's way through its funnel"), NULL, NULL, NULL,
     LISTS, gt_cmd_deal_history},
    ADD("source", "DEAL SOURCE", 2, gt_cmd_source_add),
    {"source", "report", "", 0, 0, N_("what came of each source: closed deals, and returns"),
     N_("The fund's money in the deals of a source, what it received and what its holdings are "
        "worth. A holding of several deals is shared out by what was paid in each."),
     source_options, NULL, LISTS, gt_cmd_source_report},
    ADD("owner", "DEAL NAME", 2, gt_cmd_owner_add),
    ADD("tag", "DEAL TAG…", GT_ARGUMENTS_MAX, gt_cmd_tag_add),
    {"tag", "remove", "DEAL TAG…", 1, GT_ARGUMENTS_MAX, N_("a deal bears a tag no longer"),
     N_("Before that day it did. One that was entered by mistake, and never was right, is "
        "withdrawn "
        "by its number: `gentou tag remove NUMBER --reason TEXT`; `gentou history deal DEAL` shows "
        "the numbers."),
     tag_options, NULL, WRITES, gt_cmd_tag_remove},
    {"tag", "list", "", 0, 0, N_("the tags, the most frequent first"), NULL, NULL, NULL, LISTS,
     gt_cmd_tag_list},
    ADD("note", "DEAL TEXT", 2, gt_cmd_note_add),
    {"note", "list", "[DEAL]", 0, 1, N_("the notes about a deal, a party or all, latest first"),
     NULL, note_options, NULL, LISTS | GT_COMMAND_PAGED, gt_cmd_note_list},
    ADD("answer", "DEAL ANSWER", 2, gt_cmd_answer_add),
    {"answer", "list", "DEAL", 1, 1, N_("the questions of a deal's funnel and their answers"), NULL,
     NULL, NULL, LISTS, gt_cmd_answer_list},
    ADD("document", "DEAL FILE", 2, gt_cmd_document_add),
    {"document", "list", "[DEAL]", 0, 1, N_("the documents of a deal or of all, latest first"),
     NULL, NULL, NULL, LISTS | GT_COMMAND_PAGED, gt_cmd_document_list},
    {"document", "check", "[DEAL]", 0, 1, N_("which documents' files have changed or are gone"),
     N_("Reads every file again and compares its SHA-256. Ends with 1 when one is not as it was "
        "recorded."),
     NULL, NULL, LISTS, gt_cmd_document_check},
    ADD("action", "DEAL TEXT", 2, gt_cmd_action_add),
    {"action", "done", "NUMBER", 1, 1, N_("an action was done"), NULL, date_options, NULL, WRITES,
     gt_cmd_action_done},
    GT_COMMANDS_END,
};
