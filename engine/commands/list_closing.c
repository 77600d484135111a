/* list_closing.c - the commands on closings and reminders. */
#include "engine/commands/closing.h"

static const struct gt_option fund_options[] = {
    {"all", NULL, N_("everybody whose allotment waits for its money")},
    {"date", "DATE", N_("day the money came in; today when not said")},
    {"instrument", "WORD", N_("what was received for it")},
    {"override", "REASON", N_("take the money although a rule refuses; the reason is kept")},
    {NULL, NULL, NULL},
};

static const struct gt_option reminder_options[] = {
    {"days", "N",
     N_("what is due within N days, and soft circles older than N days; 14 when not said")},
    {NULL, NULL, NULL},
};

#define LISTS (GT_COMMAND_READS | GT_COMMAND_LISTS | GT_COMMAND_DATED)

const struct gt_command gt_commands_closing[] = {
    GT_COMMAND_ADD("closing", "DEAL"),
    {"closing", "list", "[DEAL]", 0, 1, N_("closings, latest first"), NULL, NULL, NULL,
     LISTS | GT_COMMAND_PAGED, gt_cmd_closing_list},
    {"closing", "show", "CLOSING", 1, 1, N_("a closing: its terms and what each member got"), NULL,
     NULL, NULL, LISTS, gt_cmd_closing_show},
    {"closing", "preview", "CLOSING", 1, 1, N_("what a closing would come to; writes nothing"),
     N_("Pledges take part that are committed or signed on the closing's day and that no other "
        "closing has settled. The same pledges give the same result, to the cent."),
     NULL, NULL, LISTS, gt_cmd_closing_preview},
    {"closing", "run", "CLOSING", 1, 1, N_("a closing allots to each pledge, once"),
     N_("From its day on. Whoever gets something is settled: what was asked for beyond that "
        "lapses. "
        "Whoever gets nothing stays for the deal's next closing. `gentou undo` takes a run back."),
     NULL, NULL, GT_COMMAND_WRITES | GT_COMMAND_LISTS, gt_cmd_closing_run},
    {"closing", "fund", "CLOSING [MEMBER…]", 1, GT_ARGUMENTS_MAX,
     N_("the money of allotments came in: it becomes stakes"),
     N_("Without a vehicle each member stands in the round. With one the vehicle alone does, with "
        "the sum, and the members hold the vehicle; whose money that is says the vehicle's own "
        "ownership (`gentou investor add`). Heads and qualification are looked at first."),
     fund_options, NULL, GT_COMMAND_WRITES, gt_cmd_closing_fund},
    {"reminder", "list", "", 0, 0, N_("what waits, the most urgent first, and what to do"),
     N_("Soft circles that stand still, pledges not signed before a closing, closings not run, "
        "allotments not funded, qualifications that run out, dues, actions."),
     reminder_options, NULL, LISTS | GT_COMMAND_PAGED, gt_cmd_reminder_list},
    GT_COMMANDS_END,
};
