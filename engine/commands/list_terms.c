/* list_terms.c - the commands on the terms of public money. */
#include "engine/commands/terms.h"

#include "engine/intake/exit_deals.h"

static const struct gt_option show_options[] = {
    {"yaml", NULL, N_("as a file that can be edited and read back")},
    GT_TERMS_OPTIONS,
    {NULL, NULL, NULL},
};

static const struct gt_option price_options[] = {
    {"cost", "AMOUNT", N_("what was paid for the public stake")},
    {"from", "DATE", N_("day it was paid")},
    {"payment", "DATE=AMOUNT", N_("instead of these two, one of several payments; repeats")},
    {"at", "DATE", N_("day of the price; repeats")},
    {"received", "AMOUNT", N_("what the stake has paid out before")},
    {"agreed", "AMOUNT", N_("what buyer and seller agreed on, where the formula is a floor")},
    GT_TERMS_OPTIONS,
    {NULL, NULL, NULL},
};

static const struct gt_option exit_options[] = {
    {"deals", "FILE", N_("deals with their parties; instead of the options down to --received")},
    {"public", "AMOUNT", N_("what the public side paid")},
    {"partners", "AMOUNT", N_("what the partners paid")},
    {"club", "AMOUNT", N_("what the club paid")},
    {"from", "DATE", N_("day they paid")},
    {"at", "DATE", N_("day of the exit")},
    {"proceeds", "AMOUNT", N_("what their whole stake fetched")},
    {"stage", "WORD", N_("seed, start_up, venture or industry")},
    {"received", "AMOUNT", N_("what the public stake had paid out before")},
    GT_TERMS_OPTIONS,
    {NULL, NULL, NULL},
};

const struct gt_command gt_commands_terms[] = {
    {"terms", "list", "", 0, 0, N_("presets: the terms of programmes there are or were"), NULL,
     NULL, NULL, GT_COMMAND_LISTS, gt_cmd_terms_list},
    {"terms", "show", "PRESET|FILE", 1, 1,
     N_("each term with its clause, its parameters, and what was chosen"), NULL, show_options, NULL,
     GT_COMMAND_LISTS, gt_cmd_terms_show, &gt_terms_format},
    {"terms", "price", "PRESET|FILE", 1, 1, N_("what the partner pays for the public stake"),
     N_("Money is exact: each payment is rounded once, to the minor unit, halves away from zero."),
     price_options, NULL, GT_COMMAND_LISTS, gt_cmd_terms_price},
    {"terms", "exit", "PRESET|FILE", 1, 1,
     N_("an exit's proceeds among public, partners and club, term by term"), NULL, exit_options,
     NULL, GT_COMMAND_LISTS, gt_cmd_terms_exit, &gt_exit_deals_format},
    GT_COMMANDS_END,
};
