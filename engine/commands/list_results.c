/* list_results.c - the commands on results: leverage, scenarios, simulation, the board's workbook.
 */
#include "engine/commands/exchange.h"

static const struct gt_option leverage_options[] = {
    {"scenario", "FILE", N_("leverage in the back-cast of a scenario file")},
    {"partner", "NAME", N_("only the line of one partner")},
    {"deal", "DEAL", N_("only the line of one deal, by number or reference")},
    {"state-owned-private", NULL, N_("count state-owned money as private")},
    GT_EXCHANGE_OPTIONS,
    {NULL, NULL, NULL},
};

static const struct gt_option scenario_options[] = {
    {"share", "RATE", N_("the back-cast's share, instead of the file's")},
    {"placement", "WORD", N_("inside or on_top, instead of the file's")},
    {"state-owned-private", NULL, N_("count state-owned money as private")},
    GT_EXCHANGE_OPTIONS,
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
    GT_EXCHANGE_OPTIONS,
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

#define LISTS (GT_COMMAND_READS | GT_COMMAND_LISTS)

const struct gt_command gt_commands_results[] = {
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
    GT_COMMANDS_END,
};
