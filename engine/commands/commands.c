/* commands.c - the list of all commands. */
#include "engine/commands/command.h"

#include "engine/commands/dispatch.h"

static const struct gt_option init_options[] = {
    {"name", "NAME", N_("name of the ledger; the fund's, else the file's, when not said")},
    {"currency", "CODE", N_("currency of amounts that name none, ISO 4217; CNY when not said")},
    {"fund", "NAME", N_("the guidance fund; `fund add` says more of it")},
    {"club", "NAME", N_("the angel club")},
    {"illustrative", NULL, N_("the data is invented: said wherever it shows")},
    {NULL, NULL, NULL},
};

static const struct gt_option deal_list_options[] = {
    {"company", "NAME", N_("rounds of one company")},
    {"investor", "NAME", N_("rounds that a party stands in")},
    {"kind", "KIND", N_("rounds of a kind; may be given several times")},
    {"stage", "STAGE", N_("deals in a stage")},
    {"from", "DATE", N_("first day")},
    {"to", "DATE", N_("last day")},
    {NULL, NULL, NULL},
};

static const struct gt_option import_options[] = {
    {"as", "NOUN", N_("what a row is: deal, member, partner, company, …; deal when not said")},
    {"map", "FIELD=COLUMN", N_("column a field is read from; may be given several times")},
    {"set", "FIELD=TEXT", N_("text of a field in every row; may be given several times")},
    {"date-format", "ORDER", N_("iso, dmy or mdy; iso when not said")},
    {"rejects", "FILE", N_("file for rejected rows; FILE.rejects.csv when not said")},
    {"partial", NULL, N_("enter the rows that can be entered though others are rejected")},
    {NULL, NULL, NULL},
};

static const struct gt_option leverage_options[] = {
    {"scenario", "FILE", N_("leverage in the back-cast of a scenario file")},
    {"partner", "NAME", N_("only the line of one partner")},
    {"deal", "DEAL", N_("only the line of one deal, by number or reference")},
    {"state-owned-private", NULL, N_("count state-owned money as private")},
    {NULL, NULL, NULL},
};

static const struct gt_option scenario_options[] = {
    {"share", "RATE", N_("the back-cast's share, instead of the file's")},
    {"placement", "WORD", N_("inside or on_top, instead of the file's")},
    {"state-owned-private", NULL, N_("count state-owned money as private")},
    {NULL, NULL, NULL},
};

static const struct gt_option simulate_options[] = {
    {"paths", "N", N_("paths to draw; 20,000 when not said")},
    {"seed", "S", N_("seed of the draws; 1 when not said")},
    {NULL, NULL, NULL},
};

static const struct gt_option board_options[] = {
    {"output", "FILE", N_("workbook to write; -o for short")},
    {"scenario", "FILE", N_("scenario whose back-cast and programme the board sees")},
    {"paths", "N", N_("paths of the simulation; 20,000 when not said")},
    {"seed", "S", N_("seed of the simulation; 1 when not said")},
    {"state-owned-private", NULL, N_("count state-owned money as private")},
    {NULL, NULL, NULL},
};

/* The whole of a scenario file, as a reader would copy it. */
#define SCENARIO_HELP                                                                              \
    N_("The file is YAML; it asks a back-cast (what if the fund had been in the partners' past "   \
       "rounds), a programme (a plan to simulate), or both:\n\n"                                   \
       "name: What this scenario is called\n"                                                      \
       "currency: CNY\n"                                                                           \
       "partners: [A, B]         # 2 to 5, by any of their names\n"                                \
       "backcast:\n"                                                                               \
       "  share: 25%             # of each round\n"                                                \
       "  placement: inside      # or on_top\n"                                                    \
       "  kinds: [seed, angel]   # all when left out\n"                                            \
       "  from: 2015-01-01       # both days included\n"                                           \
       "  to: 2017-12-31\n"                                                                        \
       "  others: as_recorded    # or private: an assumption\n"                                    \
       "  club: no               # yes: the club's rounds as well\n"                               \
       "programme:\n"                                                                              \
       "  companies: 30          # one round each\n"                                               \
       "  quarters: 48           # what still runs then is sold\n"                                 \
       "  entry_quarters: 16     # the rounds are spread over these\n"                             \
       "  round: 500万\n"                                                                         \
       "  public_share: 25%\n"                                                                     \
       "  outcome: {model: diffusion, mean_years: 5, sigma: 0.9, rho: 0.3, growth: 15%}\n"         \
       "  terms:                 # none when left out\n"                                           \
       "    call_option: {window: 3, rate: 4.5%}\n"                                                \
       "    concession: {share: 50%, hurdle: 6%}")

#define ADD(noun, argument)                                                                        \
    {                                                                                              \
        noun, "add", argument, 0, 1, NULL, NULL, NULL, noun, GT_COMMAND_WRITES, gt_cmd_add         \
    }
#define PARTY_LIST(noun, summary)                                                                  \
    {                                                                                              \
        noun, "list", "", 0, 0, summary, NULL, NULL, NULL,                                         \
            GT_COMMAND_READS | GT_COMMAND_LISTS | GT_COMMAND_DATED | GT_COMMAND_PAGED,             \
            gt_cmd_party_list                                                                      \
    }
#define LISTS (GT_COMMAND_READS | GT_COMMAND_LISTS)

static const struct gt_command commands[] = {
    {"init", "", "[FILE]", 0, 1, N_("make a new ledger"), NULL, init_options, NULL, 0, gt_cmd_init},
    ADD("fund", "NAME"),
    PARTY_LIST("fund", N_("the guidance fund")),
    ADD("club", "NAME"),
    PARTY_LIST("club", N_("the angel club")),
    ADD("partner", "NAME"),
    PARTY_LIST("partner", N_("the venture partners")),
    ADD("member", "NAME"),
    PARTY_LIST("member", N_("the members of the club")),
    ADD("manager", "NAME"),
    PARTY_LIST("manager", N_("the managers")),
    ADD("investor", "NAME"),
    PARTY_LIST("investor", N_("everybody who stands in a round")),
    ADD("company", "NAME"),
    {"company", "list", "", 0, 0, N_("the companies"), NULL, NULL, NULL,
     LISTS | GT_COMMAND_DATED | GT_COMMAND_PAGED, gt_cmd_company_list},
    {"company", "show", "NAME", 1, 1, N_("a company: its rounds, marks and exits"), NULL, NULL,
     NULL, LISTS | GT_COMMAND_DATED, gt_cmd_company_show},
    ADD("deal", "COMPANY"),
    {"deal", "list", "", 0, 0, N_("rounds and open deals, latest first"), NULL, deal_list_options,
     NULL, LISTS | GT_COMMAND_DATED | GT_COMMAND_PAGED, gt_cmd_deal_list},
    {"deal", "show", "DEAL", 1, 1, N_("a deal: its money, parties, pledges and source"), NULL, NULL,
     NULL, LISTS | GT_COMMAND_DATED, gt_cmd_deal_show},
    ADD("stage", "DEAL"),
    ADD("investment", "DEAL"),
    ADD("pledge", "DEAL"),
    {"pledge", "list", "[DEAL]", 0, 1, N_("the latest word of each member"), NULL, NULL, NULL,
     LISTS | GT_COMMAND_DATED, gt_cmd_pledge_list},
    ADD("mark", "COMPANY"),
    ADD("exit", "COMPANY"),
    {"import", "csv", "FILE", 1, 1, N_("a CSV file becomes records, all of it or none"),
     N_("Without --map the columns bear the names of the fields. A row that cannot be read goes to "
        "the rejects file with line, field, value and reason. Running it again adds nothing. FILE "
        "may be - for standard input."),
     import_options, NULL, GT_COMMAND_WRITES | GT_COMMAND_LISTS, gt_cmd_import_csv},
    {"import", "list", "", 0, 0, N_("the imports so far"), NULL, NULL, NULL, LISTS,
     gt_cmd_import_list},
    {"import", "show", "NUMBER", 1, 1, N_("what an import mended, with the original text"), NULL,
     NULL, NULL, LISTS, gt_cmd_import_show},
    {"leverage", "show", "", 0, 0, N_("private money beside public money, by partner and deal"),
     NULL, leverage_options, NULL, LISTS | GT_COMMAND_DATED, gt_cmd_leverage_show},
    {"scenario", "run", "FILE", 1, 1, N_("what a scenario's back-cast and plan come to"),
     SCENARIO_HELP, scenario_options, NULL, GT_COMMAND_READS | GT_COMMAND_LISTS | GT_COMMAND_DATED,
     gt_cmd_scenario_run},
    {"simulate", "", "PRESET|FILE", 1, 1, N_("a programme over many paths: returns and risk"), NULL,
     simulate_options, NULL, GT_COMMAND_LISTS, gt_cmd_simulate},
    {"report", "board", "", 0, 0, N_("the board's workbook"), NULL, board_options, NULL,
     GT_COMMAND_READS | GT_COMMAND_DATED, gt_cmd_report_board},
    {"help", "", "[NOUN [VERB]]", 0, 2, N_("what there is, or how a command is used"), NULL, NULL,
     NULL, 0, gt_cmd_help},
    {NULL, NULL, NULL, 0, 0, NULL, NULL, NULL, NULL, 0, NULL},
};

int gt_commands_run(const struct gt_world *world, int argc, const char *const *argv)
{
    return gt_dispatch(world, commands, argc, argv);
}
