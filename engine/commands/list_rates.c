/* list_rates.c - the commands on rates of exchange. */
#include "engine/commands/command.h"

static const struct gt_option rate_list_options[] = {
    {"from", "CODE", N_("rates from a currency")},
    {"to", "CODE", N_("rates to a currency")},
    {NULL, NULL, NULL},
};

const struct gt_command gt_commands_rates[] = {
    GT_COMMAND_ADD("rate", "CODE"),
    {"rate", "list", "", 0, 0, N_("rates of exchange, latest first"),
     N_("Rates come one by one with `rate add`, or in a file: `gentou import csv FILE --as rate`. "
        "In "
        "a ledger with rates, amounts in other currencies are converted at the rate of their day: "
        "the last one on or before it. A rate of the other direction divides. A missing rate is an "
        "error."),
     rate_list_options, NULL,
     GT_COMMAND_READS | GT_COMMAND_LISTS | GT_COMMAND_DATED | GT_COMMAND_PAGED, gt_cmd_rate_list},
    GT_COMMANDS_END,
};
