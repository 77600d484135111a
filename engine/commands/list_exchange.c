/* list_exchange.c - the commands that exchange files: workbooks to fill in, the whole ledger. */
#include "engine/commands/command.h"

static const struct gt_option template_options[] = {
    {"output", "FILE", N_("workbook to write; -o for short")},
    {NULL, NULL, NULL},
};

static const struct gt_option import_options[] = {
    {"rejects", "FILE", N_("workbook for rejected rows; FILE.rejects.xlsx when not said")},
    {"partial", NULL, N_("enter the rows that can be entered though others are rejected")},
    {"sheet", "NAME", N_("one sheet that is not from the template, headings in its first row")},
    {"as", "NOUN", N_("what a row of that sheet is: deal, member, …; deal when not said")},
    {"map", "FIELD=COLUMN", N_("column a field is read from; may be given several times")},
    {"set", "FIELD=TEXT", N_("text of a field in every row; may be given several times")},
    {"date-format", "ORDER", N_("iso, dmy or mdy, of dates that are text; iso when not said")},
    {NULL, NULL, NULL},
};

static const struct gt_option export_csv_options[] = {
    {"output", "FILE",
     N_("file to write (without a noun: folder), -o for short; standard output "
        "when not said")},
    {NULL, NULL, NULL},
};

static const struct gt_option export_options[] = {
    {"output", "FILE", N_("file to write, -o for short; standard output when not said")},
    {NULL, NULL, NULL},
};

const struct gt_command gt_commands_exchange[] = {
    {"export", "csv", "[NOUN]", 0, 1, N_("records as files that `import csv` takes"),
     N_("NOUN is fund, club, partner, member, manager, investor, company, deal, stage, investment, "
        "pledge, mark or exit; without it, and with -o FOLDER, all of them, a file each. Imported "
        "in that order into a new ledger they make the same one, without its past: `export json` "
        "has that, too."),
     export_csv_options, NULL, GT_COMMAND_READS, gt_cmd_export_csv},
    {"export", "json", "", 0, 0, N_("the whole ledger, past and all, as JSON Lines"),
     N_("A row of a table is a line. Nothing is left out and nothing rounded: `import json` makes "
        "the same ledger of it, and writing that out gives the same file."),
     export_options, NULL, GT_COMMAND_READS, gt_cmd_export_json},
    {"import", "json", "FILE", 1, 1, N_("a new ledger from what `export json` wrote"),
     N_("The new ledger is the one that --db or GENTOU_DB names; nothing may stand there. FILE may "
        "be - for standard input."),
     NULL, NULL, 0, gt_cmd_import_json},
    {"template", "xlsx", "", 0, 0, N_("a workbook to fill in, a sheet a kind of record"),
     N_("It has drop-downs, checks, examples and notes, in the language of --lang. What it takes "
        "is "
        "explained on its first sheet; `gentou import xlsx` reads it back."),
     template_options, NULL, 0, gt_cmd_template_xlsx},
    {"import", "xlsx", "FILE", 1, 1, N_("a workbook becomes records, all of it or none"),
     N_("Reads the sheets made from `gentou template xlsx`, parties before the deals that name "
        "them; "
        "or, with --sheet and --as, one sheet of your own, whose columns bear the names of the "
        "fields or are named by --map. What cannot be read is told by sheet and cell, and marked "
        "in "
        "a copy. Running it again adds nothing."),
     import_options, NULL, GT_COMMAND_WRITES | GT_COMMAND_LISTS, gt_cmd_import_xlsx},
    GT_COMMANDS_END,
};
