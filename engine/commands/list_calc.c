/* list_calc.c - the calculators: a file in, figures out, no ledger.
 *
 * To add one: a reader with its `const struct gt_file_format` in engine/intake, its answer's
 * printing in engine/export, one function (cmd_calc_*.c) and one row here.
 */
#include "engine/commands/command.h"
#include "engine/intake/equity.h"
#include "engine/intake/exit.h"
#include "engine/intake/flows.h"
#include "engine/intake/pacing.h"
#include "engine/intake/pme.h"
#include "engine/intake/waterfall.h"

#define CALCULATOR (GT_COMMAND_LISTS | GT_COMMAND_ALONE)

static const struct gt_option pme_options[] = {
    {"index", "FILE", N_("the index, a CSV file; the flows' own column when not said")},
    {"as-of", "DATE",
     N_("the report's day; what happened later is not seen. The last day of the "
        "file when not said")},
    {"period", "PERIOD",
     N_("amounts are by period (year, half_year, quarter, month, week, day): a "
        "column period, or a line each; no date is read")},
    {"date-format", "iso|dmy|mdy", N_("order of dates such as 06/03/2015; iso when not said")},
    {"number-format", "STYLE", N_("plain (1,234.56) or eu (1.234,56); plain when not said")},
    {NULL, NULL, NULL},
};

static const struct gt_option returns_options[] = {
    {"as-of", "DATE",
     N_("the report's day; what happened later is not seen. The last day of the "
        "file when not said")},
    {"day-count", "COUNT",
     N_("how days become years: ACT/365F (when not said), ACT/360, ACT/ACT, "
        "30/360, 30E/360, ACT/365.25")},
    {"period", "PERIOD",
     N_("amounts are by period (year, half_year, quarter, month, week, day): a "
        "column period, or a line each; no date is read")},
    {"rate", "RATE", N_("rate a year for the present value, XNPV: 9% or 0.09")},
    {"commitment", "AMOUNT", N_("the whole commitment, for PIC")},
    {"date-format", "iso|dmy|mdy", N_("order of dates such as 06/03/2015; iso when not said")},
    {"number-format", "STYLE", N_("plain (1,234.56) or eu (1.234,56); plain when not said")},
    {NULL, NULL, NULL},
};

static const struct gt_option captable_options[] = {
    {"as-of", "DATE", N_("events after this day are left out; none when not said")},
    {NULL, NULL, NULL},
};

static const struct gt_option exit_options[] = {
    {"at", "AMOUNT", N_("sold for so much; may stand several times")},
    {"from", "AMOUNT", N_("a range of amounts, a row each: the first")},
    {"to", "AMOUNT", N_("the last")},
    {"step", "AMOUNT", N_("from one to the next")},
    {"by-holder", NULL, N_("a range: a column a holder, not a class")},
    {NULL, NULL, NULL},
};

static const struct gt_option waterfall_options[] = {
    {"preview", "AMOUNT",
     N_("show what a distribution of this amount would do, and nothing else; "
        "nothing is written")},
    {"date", "DATE", N_("day of the preview; flows after it are not seen")},
    {"deal", "NAME", N_("deal of the preview; deal by deal it must be said")},
    {NULL, NULL, NULL},
};

const struct gt_command gt_commands_calc[] = {
    {"calc", "captable", "FILE", 1, 1, N_("a cap table through its rounds, solved exactly"),
     N_("Price, conversions and pool of a round are solved together. Each security's shares are "
        "rounded down, and the money left over is told; prices are exact ratios unless decimals "
        "are asked for. A SAFE or note converts at the lowest of the round's price, that less its "
        "discount, and its cap / capitalization. The capitalization counts, all as common: "
        "post_money the issued shares, granted and promised options, the unissued pool and what "
        "converts (Y Combinator's post-money SAFE); pre_money the round's pool increase instead "
        "of what converts (its first SAFE; usual for notes); pre_money_old_pool neither; "
        "fully_diluted both; outstanding the issued shares alone; exercised these and the "
        "options; round what the round's price is of. Pro rata is a holder's part of the "
        "post_money count, taken of the round's new shares."),
     captable_options, NULL, CALCULATOR, gt_cmd_calc_captable, &gt_equity_format},
    {"calc", "exit", "FILE [AMOUNT…]", 1, GT_ARGUMENTS_MAX,
     N_("who gets what when a company is sold"),
     N_("Costs come first, then debts, carve-outs, preferences by seniority (SAFEs' money beside "
        "them), and what is left goes to shares. Every class that may take its preference or "
        "convert takes what pays it more, given what the others do; on a tie it converts. Options "
        "are exercised above their strike, and their payouts are net of it; the unissued pool gets "
        "nothing. Payouts are whole cents and sum to the amount. The breakpoints are the amounts "
        "at which somebody's part of "
        "each further yuan changes; --json has them exactly, with the parts."),
     exit_options, NULL, CALCULATOR, gt_cmd_calc_exit, &gt_exit_format},
    {"calc", "returns", "FILE", 1, 1,
     N_("IRR with all its roots, multiples and Modified Dietz of an investor's flows"),
     N_("Net counts fees as paid in, gross leaves them out; MOIC is on capital without fees. "
        "Amounts are exact decimals of up to 38 digits, and so are their sums, which are gross, "
        "never netted by date; rates are of what each date comes to. Recalled distributions count "
        "as paid in. The last value (nav) stands on the report's day, carried on by the flows "
        "since; a value before the first flow counts as paid in. Without calls the multiples are "
        "undefined, not 0. Several rates may make the flows worth nothing: all are found, the one "
        "nearest 0 leads, and a status says why there is none."),
     returns_options, NULL, CALCULATOR, gt_cmd_calc_returns, &gt_flows_format},
    {"calc", "pme", "FLOWS", 1, 1, N_("a fund's flows against an index: public-market equivalents"),
     NULL, pme_options, NULL, CALCULATOR, gt_cmd_calc_pme, &gt_pme_format},
    {"calc", "pacing", "FILE", 1, 1,
     N_("what commitments to funds call, hold and pay back, period by period"), NULL, NULL, NULL,
     CALCULATOR, gt_cmd_calc_pacing, &gt_pacing_format},
    {"calc", "waterfall", "FILE", 1, 1,
     N_("who gets what of a fund's distributions: capital, preferred return, catch-up, carry"),
     N_("Each distribution goes through the tiers: return of capital, preferred return, catch-up, "
        "split; parts are whole cents and sum to it. Partners who pay no carry have their part "
        "beforehand. The preferred return is reckoned unrounded, and rounded to the cent, halves "
        "up, when it is paid. Deal by deal, each distribution first returns the cost of what was "
        "sold, and what earlier deals lost. At the end it shows each investor's returns and "
        "whether the manager must give carry back."),
     waterfall_options, NULL, CALCULATOR, gt_cmd_calc_waterfall, &gt_waterfall_format},
    GT_COMMANDS_END,
};
