/* list_instruments.c - the commands on what companies issue and pay. */
#include "engine/commands/command.h"

static const struct gt_option payout_options[] = {
    {"party", "NAME", N_("what one party received")},
    {NULL, NULL, NULL},
};

static const struct gt_option export_ocf_options[] = {
    {"output", "PATH", N_("new folder, or a file that ends in .zip; -o for short")},
    {"country", "CODE", N_("where the company was founded, ISO 3166-1; CN when not said")},
    {NULL, NULL, NULL},
};

#define LISTS (GT_COMMAND_READS | GT_COMMAND_LISTS)

const struct gt_command gt_commands_instruments[] = {
    GT_COMMAND_ADD("class", "COMPANY"),
    {"class", "list", "[COMPANY]", 0, 1, N_("classes of shares, the junior first"), NULL, NULL,
     NULL, LISTS | GT_COMMAND_DATED | GT_COMMAND_PAGED, gt_cmd_class_list},
    GT_COMMAND_ADD("issuance", "COMPANY"),
    GT_COMMAND_ADD("option", "COMPANY"),
    GT_COMMAND_ADD("warrant", "COMPANY"),
    GT_COMMAND_ADD("transfer", "COMPANY"),
    GT_COMMAND_ADD("split", "COMPANY"),
    GT_COMMAND_ADD("conversion", "COMPANY"),
    {"captable", "show", "COMPANY", 1, 1, N_("who holds how many of a company's shares"),
     N_("A row a holder, a column a class, and what each would have if all converted and exercised "
        "everything. SAFEs and notes that have not become shares are named below and not counted. "
        "With --json and --csv, a row a holder and class."),
     NULL, NULL, LISTS | GT_COMMAND_DATED, gt_cmd_captable_show},
    {"captable", "events", "COMPANY", 1, 1, N_("what happened to a company's shares, in order"),
     NULL, NULL, NULL, LISTS | GT_COMMAND_DATED, gt_cmd_captable_events},
    GT_COMMAND_ADD("convertible", "COMPANY"),
    {"convertible", "list", "[COMPANY]", 0, 1, N_("SAFEs, convertible notes and loans"), NULL, NULL,
     NULL, LISTS | GT_COMMAND_DATED | GT_COMMAND_PAGED, gt_cmd_convertible_list},
    GT_COMMAND_ADD("valuation", "COMPANY"),
    {"valuation", "list", "COMPANY", 1, 1, N_("what a company's shares are worth, by class"), NULL,
     NULL, NULL, LISTS | GT_COMMAND_DATED, gt_cmd_valuation_list},
    {"mark", "list", "[COMPANY]", 0, 1,
     N_("marks, latest first: value, method, inputs, class and reviewer"), NULL, NULL, NULL,
     LISTS | GT_COMMAND_DATED | GT_COMMAND_PAGED, gt_cmd_mark_list},
    GT_COMMAND_ADD("payout", "PAYER"),
    {"payout", "list", "[PAYER]", 0, 1,
     N_("dividends, distributions, interest and repayments, latest first"), NULL, payout_options,
     NULL, LISTS | GT_COMMAND_DATED | GT_COMMAND_PAGED, gt_cmd_payout_list},
    GT_COMMAND_ADD("escrow", "COMPANY"),
    {"escrow", "list", "", 0, 0, N_("parts of exits' proceeds that are held back"), NULL, NULL,
     NULL, LISTS | GT_COMMAND_DATED | GT_COMMAND_PAGED, gt_cmd_escrow_list},
    GT_COMMAND_ADD("release", "ESCROW"),
    {"export", "ocf", "COMPANY", 1, 1, N_("a company's cap table in Open Cap Format 1.2.0"),
     N_("A package of JSON files with their MD5 sums in a manifest: the issuer, stakeholders, "
        "stock "
        "classes, valuations, financings, and issues of stock and convertibles. What the format "
        "does not carry is said, with how much of it there is."),
     export_ocf_options, NULL, GT_COMMAND_READS | GT_COMMAND_DATED, gt_cmd_export_ocf},
    {"import", "ocf", "PATH", 1, 1,
     N_("a company's cap table from Open Cap Format, all or nothing"),
     N_("PATH is a folder with a Manifest.ocf.json, or a ZIP file of one. An object that cannot be "
        "entered is named with its file and id, and then nothing is. What the ledger knows already "
        "is left as it is; running it again adds nothing."),
     NULL, NULL, GT_COMMAND_WRITES | GT_COMMAND_LISTS, gt_cmd_import_ocf},
    GT_COMMANDS_END,
};
