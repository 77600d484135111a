/* list_club.c - the commands of the club. */
#include "engine/commands/club.h"

#include "engine/commands/exchange.h"

#define LISTS (GT_COMMAND_READS | GT_COMMAND_LISTS | GT_COMMAND_DATED)
#define PAGES (LISTS | GT_COMMAND_PAGED)

/* A record whose arguments, the first aside, are options that need not be named. */
#define ENTER(noun, arguments, most)                                                               \
    {                                                                                              \
        noun, "add", arguments, 0, most, NULL, NULL, gt_add_options, noun, GT_COMMAND_WRITES,      \
            gt_cmd_enter                                                                           \
    }
#define MANY GT_ARGUMENTS_MAX

static const struct gt_option report_options[] = {
    {"from", "DATE", N_("first day")},
    {"to", "DATE", N_("last day; the day asked when not said")},
    {NULL, NULL, NULL},
};

static const struct gt_option club_report_options[] = {
    {"from", "DATE", N_("only companies first backed on that day or later")},
    {"to", "DATE", N_("only companies first backed on that day or before")},
    {"holder", "WORD",
     N_("whose money: club (with its vehicles and members; when not said), "
        "members or fund")},
    {"question", "N", N_("only that question, 1 to 11")},
    GT_FACTS_OPTIONS,
    {NULL, NULL, NULL},
};

/* The questions, short. */
#define CLUB_REPORT_HELP                                                                           \
    N_("  1 time to exit          5 valuations at entry   9 notes and SAFEs, or shares\n"          \
       "  2 how many companies    6 co-investors         10 first money, or follow-ons\n"          \
       "  3 sectors               7 patterns             11 founders\n"                            \
       "  4 places                8 returns by year\n\n"                                           \
       "They are the eleven questions of the Angel Capital Association (its Data Insight "         \
       "\"Methods "                                                                                \
       "To Capture Key Data Elements On Investments and Outcomes\"), in our words; the figures "   \
       "that "                                                                                     \
       "answer them are gentou's choice, with stage, instrument, follow-on and co-investors as "   \
       "in "                                                                                       \
       "the ACA's Angel Funders Report. Closed rounds count; what nobody wrote down is counted "   \
       "beside and left out. --csv is one table of all lines.")

static const struct gt_option expiring_options[] = {
    {"expiring", "DAYS", N_("only members whose proof runs out within so many days, or has")},
    {NULL, NULL, NULL},
};

static const struct gt_option interest_options[] = {
    {"reason", "TEXT", N_("of NUMBER: why; it stays in the history (required)")},
    {NULL, NULL, NULL},
};

static const struct gt_option score_options[] = {
    {"each", NULL, N_("each member's scores, one by one")},
    {NULL, NULL, NULL},
};

static const struct gt_option redact_options[] = {
    {"reason", "TEXT", N_("why; it stays in the ledger")},
    {NULL, NULL, NULL},
};

static const struct gt_option verify_options[] = {
    {"key", "KEY", N_("key that `gentou evidence redact` printed")},
    {"financial-assets", "AMOUNT", N_("financial assets of a person, in yuan")},
    {"average-income", "AMOUNT",
     N_("income of a person, average of the last three years, in yuan a year")},
    {"net-assets", "AMOUNT", N_("net assets of an institution, in yuan")},
    {"evidence", "TEXT", N_("where the proof is kept, as it was entered")},
    {NULL, NULL, NULL},
};

static const struct gt_option dues_options[] = {
    {"open", NULL, N_("only where something is left to pay")},
    {NULL, NULL, NULL},
};

static const struct gt_option meeting_options[] = {
    {"kind", "KIND", N_("meetings of a kind: general, pitch or committee")},
    {NULL, NULL, NULL},
};

static const struct gt_option result_options[] = {
    {"meeting", "MEETING", N_("only in this meeting")},
    {NULL, NULL, NULL},
};

const struct gt_command gt_commands_club[] = {
    {"club", "report", "", 0, 0, N_("what the club's money came to: the eleven questions"),
     CLUB_REPORT_HELP, club_report_options, NULL, LISTS, gt_cmd_club_report},
    {"member", "list", "", 0, 0, N_("the members of the club, and who is a qualified investor"),
     NULL, NULL, NULL, PAGES, gt_cmd_member_list},
    {"member", "show", "NAME", 1, 1, N_("a member: its standing, and all that happened"), NULL,
     NULL, NULL, LISTS, gt_cmd_member_show},
    {"member", "report", "", 0, 0, N_("what each member did: meetings, scores, votes, money, dues"),
     N_("A pledge is a member's latest word on a deal. Sums are of the ledger's currency."),
     report_options, NULL, PAGES, gt_cmd_member_report},
    GT_COMMAND_ADD("qualification", "MEMBER"),
    {"qualification", "list", "", 0, 0, N_("who is a qualified investor, until when, why not"),
     N_("The rules are QI-1 and QI-2; the answer is about a member's means. Each private fund also "
        "asks for at least CNY 1,000,000 in it, which `gentou holder add` looks at."),
     expiring_options, NULL, LISTS, gt_cmd_qualification_list},
    {"evidence", "show", "MEMBER", 1, 1, N_("the personal evidence of a member"), NULL, NULL, NULL,
     LISTS, gt_cmd_evidence_show},
    {"evidence", "redact", "MEMBER", 1, 1, N_("make a member's personal evidence unreadable"),
     N_("Figures and reference are overwritten in the ledger and in its past; a digest, the actor, "
        "the time and the reason remain. The digest is keyed, as figures are easily guessed; the "
        "key is printed once and kept nowhere. Copies outside this ledger are not touched: "
        "backups, imported files, and the rejects beside them."),
     redact_options, NULL, GT_COMMAND_WRITES, gt_cmd_evidence_redact},
    {"evidence", "verify", "MEMBER", 1, 1, N_("is a redacted digest of these figures?"), NULL,
     verify_options, NULL, GT_COMMAND_READS | GT_COMMAND_DATED, gt_cmd_evidence_verify},
    GT_COMMAND_ADD("dues", "MEMBER"),
    {"dues", "pay", "MEMBER", 0, 1, NULL, NULL, NULL, "payment", GT_COMMAND_WRITES, gt_cmd_add},
    {"dues", "list", "[MEMBER]", 0, 1, N_("what members owe and paid, by the last day to pay"),
     NULL, dues_options, NULL, PAGES, gt_cmd_dues_list},
    ENTER("interest", "MEMBER SECTOR…", MANY),
    {"interest", "remove", "MEMBER SECTOR…", 1, MANY, N_("interests a member has no longer"),
     N_("One that was entered by mistake can be withdrawn by its number, too: `gentou interest "
        "remove NUMBER --reason TEXT`; `gentou history member NAME` shows the numbers."),
     interest_options, NULL, GT_COMMAND_WRITES, gt_cmd_interest_remove},
    {"interest", "list", "[MEMBER]", 0, 1, N_("sectors that members want to hear of"), NULL, NULL,
     NULL, LISTS, gt_cmd_interest_list},
    {"deal", "match", "DEAL", 1, 1, N_("members who want to hear of a deal's sector"), NULL, NULL,
     NULL, LISTS, gt_cmd_deal_match},
    GT_COMMAND_ADD("meeting", "TITLE"),
    {"meeting", "list", "", 0, 0, N_("the meetings, latest first"), NULL, meeting_options, NULL,
     PAGES, gt_cmd_meeting_list},
    {"meeting", "show", "MEETING", 1, 1, N_("a meeting: agenda, who came, scores, votes"),
     N_("Scores, votes and conflicts stand as they do on the day asked."), NULL, NULL, LISTS,
     gt_cmd_meeting_show},
    ENTER("agenda", "MEETING DEAL…", MANY),
    ENTER("attendance", "MEETING MEMBER…", MANY),
    GT_COMMAND_ADD("criterion", "NAME"),
    {"criterion", "list", "", 0, 0, N_("what deals are scored by"),
     N_("A club that has named no criterion scores by team, market, product, terms and traction, "
        "each of weight 1; once it names one, only those it has named hold."),
     NULL, NULL, LISTS, gt_cmd_criterion_list},
    ENTER("score", "DEAL MEMBER", 2),
    {"score", "list", "DEAL", 1, 1,
     N_("a deal's scores: mean and spread by criterion and in total"),
     N_("Whoever came to a meeting with the deal on its agenda and did not score is missing; "
        "whoever "
        "has declared a conflict of interest by the day asked does not count."),
     score_options, NULL, LISTS, gt_cmd_score_list},
    GT_COMMAND_ADD("voting", "DATE"),
    {"voting", "list", "", 0, 0, N_("the club's rules of voting, latest first"),
     N_("A club without rules asks for no quorum and for a simple majority of yes and no."), NULL,
     NULL, LISTS, gt_cmd_voting_list},
    ENTER("vote", "DEAL MEMBER VOTE", 3),
    {"vote", "list", "DEAL", 1, 1, N_("who voted how on a deal"), NULL, NULL, NULL, LISTS,
     gt_cmd_vote_list},
    {"vote", "result", "DEAL", 1, 1, N_("whether a deal was carried, and why"),
     N_("Every member of the meeting's day may vote; in a committee, who came to it. Whoever has "
        "declared a conflict of interest by the day asked does not count, a vote given before "
        "neither."),
     result_options, NULL, LISTS, gt_cmd_vote_result},
    ENTER("conflict", "DEAL MEMBER", 2),
    {"conflict", "list", "[DEAL]", 0, 1, N_("conflicts of interest, in the order of their days"),
     NULL, NULL, NULL, LISTS, gt_cmd_conflict_list},
    GT_COMMAND_ADD("vehicle", "NAME"),
    {"vehicle", "list", "", 0, 0, N_("the vehicles, their terms and their heads"), NULL, NULL, NULL,
     PAGES, gt_cmd_vehicle_list},
    {"vehicle", "show", "NAME", 1, 1, N_("a vehicle: its terms, its heads, who holds it"), NULL,
     NULL, NULL, LISTS, gt_cmd_vehicle_show},
    ENTER("holder", "VEHICLE PARTY", 2),
    GT_COMMANDS_END,
};
