/* list_results.c - the commands on results: leverage, scenarios, simulation, the board's workbook.
 */
#include "engine/commands/calibration.h"
#include "engine/commands/exchange.h"
#include "engine/commands/leverage.h"
#include "engine/commands/simulation.h"
#include "engine/intake/scenario.h"

static const struct gt_option leverage_options[] = {
    {"scenario", "FILE", N_("leverage in the back-cast of a scenario file")},
    {"partner", "NAME", N_("only the line of one partner")},
    {"deal", "DEAL", N_("only the line of one deal, by number or reference")},
    {"level", "WORD", N_("deal (when not said), look_through, fund or chain")},
    {"basis", "WORD", N_("of the sub-funds' capital: committed or paid_in (when not said)")},
    {"by", "WORD", N_("the rounds also by year, stage, sector or district")},
    {"explain", NULL, N_("what every figure is made of: each party's money in each round")},
    {"follow-on", "MONTHS", N_("later rounds of the same companies, beside the headline")},
    {"deadweight", "RATE", N_("part of the private money that had come anyway")},
    {"deadweight-source", "TEXT", N_("whose figure that is")},
    {"state-owned-private", NULL, N_("count state-owned money as private")},
    GT_FACTS_OPTIONS,
    {NULL, NULL, NULL},
};

static const struct gt_option sweep_options[] = {
    {"vary", "NAME=LOW:HIGH:STEP", N_("a number of the programme over a range; repeats")},
    {"treasury", "RATE", N_("the treasury's rate, instead of the file's")},
    {"paths", "N", N_("paths of each point; 20,000 when not said")},
    {"seed", "S", N_("seed of the draws, which all points share; 1 when not said")},
    GT_SIMULATE_OPTIONS,
    {"frontier", NULL, N_("only points that no other beats in everything")},
    {NULL, NULL, NULL},
};

static const struct gt_option best_options[] = {
    {"alpha", "A", N_("at most this probability that public TVPI is below 1")},
    {"floor", "F", N_("E[NPV] over the money paid in is at least this; may be negative")},
    {"vary", "NAME=LOW:HIGH:STEP", N_("a number of the programme over a range; repeats")},
    {"treasury", "RATE", N_("the treasury's rate, instead of the file's")},
    {"paths", "N", N_("paths of each point; 20,000 when not said")},
    {"seed", "S", N_("seed of the draws, which all points share; 1 when not said")},
    GT_SIMULATE_OPTIONS,
    {NULL, NULL, NULL},
};

static const struct gt_option new_options[] = {
    {"from-ledger", NULL, N_("what the fund holds, and has left, instead of an example")},
    {"model", "WORD",
     N_("outcome model: diffusion, rounds (when not said), buckets, or bootstrap from the ledger's "
        "own closed deals")},
    {"calibrated", NULL, N_("the model rounds with what `calibrate` finds in the ledger")},
    {"least", "N",
     N_("cases without which bootstrap is refused, or a calibrated figure keeps the prior; 10 when "
        "not said")},
    {"partner", "NAME", N_("take this one; repeats; all that stand beside the fund when not said")},
    GT_FACTS_OPTIONS,
    {NULL, NULL, NULL},
};

#define NEW_HELP                                                                                   \
    N_("With --from-ledger the file is complete: the companies that the fund put money into by "   \
       "the day, what each side paid, their worth and exits, a line each, with comments on what "  \
       "was taken and what was left out. It is a snapshot: a simulation reads the file, and not "  \
       "the ledger.")

static const struct gt_option show_options[] = {
    {"yaml", NULL, N_("only the scenario's file, as it was run")},
    {NULL, NULL, NULL},
};

static const struct gt_option scenario_options[] = {
    {"paths", "N", N_("paths to draw; 20,000 when not said")},
    {"seed", "S", N_("seed of the draws; 1 when not said")},
    GT_SIMULATE_OPTIONS,
    {"share", "RATE", N_("the back-cast's share, instead of the file's")},
    {"placement", "WORD", N_("inside or on_top, instead of the file's")},
    {"state-owned-private", NULL, N_("count state-owned money as private")},
    GT_FACTS_OPTIONS,
    {NULL, NULL, NULL},
};

static const struct gt_option simulate_options[] = {
    {"paths", "N", N_("paths to draw; 20,000 when not said")},
    {"seed", "S", N_("seed of the draws; 1 when not said")},
    {"draws", "WORD", N_("how paths are drawn: independent, antithetic or net")},
    {"until-se", "X", N_("until the standard error of the mean public IRR is below X")},
    {"checkpoint", "FILE", N_("what is done is kept here, and gone on from when it is there")},
    GT_SIMULATE_OPTIONS,
    {NULL, NULL, NULL},
};

static const struct gt_option board_options[] = {
    {"output", "FILE", N_("workbook to write; -o for short")},
    {"scenario", "FILE", N_("scenario whose back-cast and programme the board sees")},
    {"run", "RUN", N_("the scenario of a kept run instead, with its options and seed")},
    {"paths", "N", N_("paths of the simulation; 20,000 when not said")},
    {"seed", "S", N_("seed of the simulation; 1 when not said")},
    GT_SIMULATE_OPTIONS,
    {"state-owned-private", NULL, N_("count state-owned money as private")},
    GT_FACTS_OPTIONS,
    {NULL, NULL, NULL},
};

#define CALIBRATION_OPTIONS                                                                        \
    {"confidence", "RATE", N_("of the intervals; 95% when not said")},                             \
        {"least", "N", N_("cases without which a figure keeps the prior; 10 when not said")},      \
        {"complete", NULL,                                                                         \
         N_("the ledger holds every exit and failure; what is not there was "                      \
            "none")},                                                                              \
        {"seed", "S", N_("seed of the samples that judge a tail; 1 when not said")},               \
        GT_FACTS_OPTIONS

static const struct gt_option calibrate_options[] = {
    {"out", "FILE", N_("scenario file to write, with what was found as its outcome")},
    CALIBRATION_OPTIONS,
    {NULL, NULL, NULL},
};

#define CALIBRATE_HELP                                                                             \
    N_("A company stays in a stage from its round there until the next round, an exit (IPO, "      \
       "trade "                                                                                    \
       "sale) or a failure (liquidation, write-off); one that is still there counts as that long " \
       "at least. From this come the law of the time (exponential, lognormal or Weibull, by "      \
       "maximum likelihood), the shares of what follows, price steps, dilution and the multiples " \
       "of exits. What the ledger cannot tell keeps the model's own value, and it says why.")

static const struct gt_option report_calibration_options[] = {
    {"output", "FILE", N_("workbook to write; -o for short")},
    CALIBRATION_OPTIONS,
    {NULL, NULL, NULL},
};

#define LISTS (GT_COMMAND_READS | GT_COMMAND_LISTS)

const struct gt_command gt_commands_results[] = {
    {"leverage", "show", "", 0, 0, N_("private money beside public money, by partner and deal"),
     NULL, leverage_options, NULL, LISTS | GT_COMMAND_DATED, gt_cmd_leverage_show},
    {"scenario", "run", "FILE", 1, 1, N_("what a scenario's back-cast and plan come to; kept"),
     NULL, scenario_options, NULL, LISTS | GT_COMMAND_DATED | GT_COMMAND_KEEPS, gt_cmd_scenario_run,
     &gt_scenario_format},
    {"scenario", "new", "FILE", 1, 1,
     N_("a scenario file: to fill in, or of what the ledger's fund holds"), NEW_HELP, new_options,
     NULL, GT_COMMAND_READS | GT_COMMAND_DATED, gt_cmd_scenario_new},
    {"scenario", "list", "", 0, 0, N_("what was run, when and by whom"), NULL, NULL, NULL,
     GT_COMMAND_READS | GT_COMMAND_LISTS | GT_COMMAND_PAGED, gt_cmd_scenario_list},
    {"scenario", "show", "RUN", 1, 1, N_("what a run came to, and its file"), NULL, show_options,
     NULL, GT_COMMAND_READS | GT_COMMAND_LISTS, gt_cmd_scenario_show},
    {"scenario", "compare", "RUN...", 2, 8, N_("runs side by side"), NULL, NULL, NULL,
     GT_COMMAND_READS | GT_COMMAND_LISTS, gt_cmd_scenario_compare},
    {"scenario", "rerun", "RUN", 1, 1,
     N_("a run again on what the ledger knew: the same figures, or what differs"), NULL, NULL, NULL,
     GT_COMMAND_READS | GT_COMMAND_LISTS, gt_cmd_scenario_rerun},
    {"scenario", "sweep", "FILE", 1, 1,
     N_("the programme under many terms: leverage, return, risk, uplift"), NULL, sweep_options,
     NULL, GT_COMMAND_LISTS | GT_COMMAND_RANKS, gt_cmd_scenario_sweep, &gt_scenario_format},
    {"scenario", "best", "FILE", 1, 1,
     N_("the terms of most leverage within limits on risk and price"), NULL, best_options, NULL,
     GT_COMMAND_LISTS, gt_cmd_scenario_best, &gt_scenario_format},
    {"simulate", "", "PRESET|FILE", 1, 1, N_("a programme over many paths: returns and risk"), NULL,
     simulate_options, NULL, GT_COMMAND_LISTS | GT_COMMAND_RANKS, gt_cmd_simulate,
     &gt_scenario_format},
    {"calibrate", "", "", 0, 0, N_("what the ledger's companies say of the outcome model `rounds`"),
     CALIBRATE_HELP, calibrate_options, NULL, LISTS | GT_COMMAND_DATED, gt_cmd_calibrate},
    {"report", "board", "", 0, 0, N_("the board's workbook"), NULL, board_options, NULL,
     GT_COMMAND_READS | GT_COMMAND_DATED, gt_cmd_report_board},
    {"report", "calibration", "", 0, 0, N_("the calibration's workbook: figures, curves, tails"),
     CALIBRATE_HELP, report_calibration_options, NULL, GT_COMMAND_READS | GT_COMMAND_DATED,
     gt_cmd_report_calibration},
    {"help", "", "[NOUN [VERB]]", 0, 2, N_("what there is, or how a command is used"), NULL, NULL,
     NULL, 0, gt_cmd_help},
    GT_COMMANDS_END,
};
