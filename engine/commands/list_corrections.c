/* list_corrections.c - the commands that correct, withdraw, and tell what became of a record. */
#include "engine/commands/command.h"

static const struct gt_option edit_options[] = {
    {"clear", "FIELD", N_("the field becomes unknown; may be given several times")},
    {"reason", "TEXT", N_("why; it stays in the history (required)")},
    {"ask", NULL, N_("ask field by field; so does a command without a field, at a terminal")},
    {NULL, NULL, NULL},
};

static const struct gt_option remove_options[] = {
    {"reason", "TEXT", N_("why; it stays in the history (required)")},
    {NULL, NULL, NULL},
};

static const struct gt_option merge_options[] = {
    {"reason", "TEXT", N_("why; it stays in the history")},
    {NULL, NULL, NULL},
};

static const struct gt_option duplicate_options[] = {
    {"days", "N", N_("rounds further apart are two; 31 when not said")},
    {"deals", NULL, N_("deals only")},
    {"parties", NULL, N_("parties only")},
    {NULL, NULL, NULL},
};

static const struct gt_option dismiss_options[] = {
    {"party", NULL, N_("A and B are parties, not deals")},
    {"reason", "TEXT", N_("why; it stays in the history")},
    {NULL, NULL, NULL},
};

#define EDIT(noun, argument, record)                                                               \
    {                                                                                              \
        noun, "edit", argument, 1, 1, N_("correct what was entered: only what is given changes"),  \
            N_("Nothing is lost: `gentou history` tells what it said before, and `gentou undo` "   \
               "takes a correction back. A field of several names is replaced as a whole. "        \
               "Refused where what builds on the record would not hold any more."),                \
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
#define HISTORY_OF(what, argument)                                                                 \
    HISTORY(what, argument, N_("what became of it, and of all that belongs to it"))
#define MERGE(noun, summary, details)                                                              \
    {                                                                                              \
        noun, "merge", "A B", 2, 2, summary, details, merge_options, NULL, GT_COMMAND_WRITES,      \
            gt_cmd_merge                                                                           \
    }
#define UNMERGE(noun, summary)                                                                     \
    {                                                                                              \
        noun, "unmerge", "B", 1, 1, summary, NULL, merge_options, NULL, GT_COMMAND_WRITES,         \
            gt_cmd_unmerge                                                                         \
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
    AMENDED("fund-step", "NUMBER"),
    AMENDED("subfund", "NAME"),
    AMENDED("commitment", "NUMBER"),
    AMENDED("drawdown", "NUMBER"),
    AMENDED("intention", "NUMBER"),
    AMENDED("budget", "NUMBER"),
    AMENDED("figure", "NUMBER"),
    AMENDED("fund-figure", "NUMBER"),
    AMENDED("tie", "NUMBER"),
    AMENDED("compensation", "NUMBER"),
    AMENDED("preset", "NUMBER"),
    AMENDED("rate", "NUMBER"),
    AMENDED("funnel", "NAME"),
    AMENDED("step", "STEP"),
    AMENDED("source", "DEAL"),
    AMENDED("owner", "NUMBER"),
    AMENDED("note", "NUMBER"),
    AMENDED("answer", "NUMBER"),
    AMENDED("document", "NUMBER"),
    AMENDED("action", "NUMBER"),
    AMENDED("qualification", "NUMBER"),
    AMENDED("dues", "NUMBER"),
    AMENDED("payment", "NUMBER"),
    AMENDED("meeting", "MEETING"),
    AMENDED("agenda", "NUMBER"),
    AMENDED("attendance", "NUMBER"),
    AMENDED("criterion", "NUMBER"),
    AMENDED("score", "NUMBER"),
    AMENDED("voting", "NUMBER"),
    AMENDED("vote", "NUMBER"),
    AMENDED("conflict", "NUMBER"),
    AMENDED("vehicle", "NAME"),
    AMENDED("holder", "NUMBER"),
    AMENDED("class", "NUMBER"),
    AMENDED("issuance", "NUMBER"),
    AMENDED("option", "NUMBER"),
    AMENDED("warrant", "NUMBER"),
    AMENDED("transfer", "NUMBER"),
    AMENDED("split", "NUMBER"),
    AMENDED("conversion", "NUMBER"),
    AMENDED("convertible", "NUMBER"),
    AMENDED("valuation", "NUMBER"),
    AMENDED("payout", "NUMBER"),
    AMENDED("escrow", "NUMBER"),
    AMENDED("release", "NUMBER"),
    EDIT("interest", "NUMBER", "interest"),
    EDIT("tag", "NUMBER", "tag"),
    HISTORY("deal", "DEAL", N_("what became of a deal, and of all that belongs to it")),
    HISTORY("party", "NAME", N_("what became of a party, and of all that refers to it")),
    HISTORY("company", "NAME", N_("what became of a company, and of all that refers to it")),
    HISTORY("partner", "NAME", N_("what became of a partner, and of all that refers to it")),
    HISTORY("member", "NAME", N_("what became of a member, and of all that refers to it")),
    HISTORY("investor", "NAME", N_("what became of an investor, and of all that refers to it")),
    HISTORY("meeting", "MEETING", N_("what became of a meeting: agenda, who came, votes, scores")),
    HISTORY("qualification", "NUMBER", N_("what became of a proof, and of its figures")),
    HISTORY("dues", "NUMBER", N_("what became of dues, and of the payments")),
    HISTORY("criterion", "NUMBER", N_("what became of a criterion")),
    HISTORY("voting", "NUMBER", N_("what became of rules of voting")),
    HISTORY("funnel", "NAME", N_("what became of a funnel, and of its steps")),
    HISTORY("step", "STEP", N_("what became of a step, and of the deals that stood in it")),
    HISTORY("class", "NUMBER", N_("what became of a class, and of its shares")),
    HISTORY("escrow", "NUMBER", N_("what became of an escrow, and of what was released")),
    HISTORY("rate", "NUMBER", N_("what became of a rate of exchange")),
    HISTORY_OF("fund", "NAME"),
    HISTORY_OF("club", "NAME"),
    HISTORY_OF("manager", "NAME"),
    HISTORY_OF("vehicle", "NAME"),
    HISTORY_OF("subfund", "NAME"),
    HISTORY_OF("stage", "NUMBER"),
    HISTORY_OF("investment", "NUMBER"),
    HISTORY_OF("pledge", "NUMBER"),
    HISTORY_OF("mark", "NUMBER"),
    HISTORY_OF("exit", "NUMBER"),
    HISTORY_OF("closing", "NUMBER"),
    HISTORY_OF("fund-step", "NUMBER"),
    HISTORY_OF("commitment", "NUMBER"),
    HISTORY_OF("drawdown", "NUMBER"),
    HISTORY_OF("intention", "NUMBER"),
    HISTORY_OF("budget", "NUMBER"),
    HISTORY_OF("figure", "NUMBER"),
    HISTORY_OF("fund-figure", "NUMBER"),
    HISTORY_OF("tie", "NUMBER"),
    HISTORY_OF("compensation", "NUMBER"),
    HISTORY_OF("preset", "NUMBER"),
    HISTORY_OF("source", "DEAL"),
    HISTORY_OF("owner", "NUMBER"),
    HISTORY_OF("tag", "NUMBER"),
    HISTORY_OF("note", "NUMBER"),
    HISTORY_OF("answer", "NUMBER"),
    HISTORY_OF("document", "NUMBER"),
    HISTORY_OF("action", "NUMBER"),
    HISTORY_OF("payment", "NUMBER"),
    HISTORY_OF("interest", "NUMBER"),
    HISTORY_OF("agenda", "NUMBER"),
    HISTORY_OF("attendance", "NUMBER"),
    HISTORY_OF("score", "NUMBER"),
    HISTORY_OF("vote", "NUMBER"),
    HISTORY_OF("conflict", "NUMBER"),
    HISTORY_OF("holder", "NUMBER"),
    HISTORY_OF("issuance", "NUMBER"),
    HISTORY_OF("option", "NUMBER"),
    HISTORY_OF("warrant", "NUMBER"),
    HISTORY_OF("transfer", "NUMBER"),
    HISTORY_OF("split", "NUMBER"),
    HISTORY_OF("conversion", "NUMBER"),
    HISTORY_OF("convertible", "NUMBER"),
    HISTORY_OF("valuation", "NUMBER"),
    HISTORY_OF("payout", "NUMBER"),
    HISTORY_OF("release", "NUMBER"),
    {"duplicate", "list", "", 0, 0, N_("deals and parties that look as if entered twice"),
     N_("The score, 0 to 1, adds what speaks for it. Merge a pair with `gentou deal merge` or "
        "`gentou party merge`, or say with `gentou duplicate dismiss` that they are two."),
     duplicate_options, NULL,
     GT_COMMAND_READS | GT_COMMAND_LISTS | GT_COMMAND_DATED | GT_COMMAND_PAGED,
     gt_cmd_duplicate_list},
    {"duplicate", "dismiss", "A B", 2, 2, N_("remember that two deals, or parties, are not one"),
     NULL, dismiss_options, NULL, GT_COMMAND_WRITES, gt_cmd_duplicate_dismiss},
    MERGE("deal", N_("deal B is the same as deal A"),
          N_("Stakes, pledges and notes of B are A's from here on; a party that stands in both "
             "stands in A once, with A's amount. What A says of the round holds. Lists and sums "
             "know A alone; B's number and reference lead to it.")),
    UNMERGE("deal", N_("deal B is a deal of its own again, with what it took along")),
    MERGE("party", N_("party B is the same as party A"),
          N_("A keeps its name; B's names, roles and all that refers to it are A's from here on.")),
    UNMERGE("party", N_("party B, by number, is a party of its own again")),
    GT_COMMANDS_END,
};
