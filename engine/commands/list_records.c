/* list_records.c - the commands on records: what is entered, listed, shown. */
#include "engine/commands/command.h"

static const struct gt_option init_options[] = {
    {"name", "NAME", N_("name of the ledger; the fund's, else the file's, when not said")},
    {"currency", "CODE", N_("currency of amounts that name none, ISO 4217; CNY when not said")},
    {"fund", "NAME", N_("the guidance fund; `fund add` says more of it")},
    {"club", "NAME", N_("the angel club")},
    {"illustrative", NULL, N_("the data is invented: said wherever it shows")},
    {NULL, NULL, NULL},
};

static const struct gt_option company_show_options[] = {
    {"captable", NULL, N_("its cap table, where its rounds, marks and exits stand otherwise")},
    {NULL, NULL, NULL},
};

static const struct gt_option deal_list_options[] = {
    {"company", "NAME", N_("rounds of one company")},
    {"investor", "NAME", N_("rounds that a party stands in")},
    {"kind", "KIND", N_("rounds of a kind; may be given several times")},
    {"stage", "STAGE", N_("deals in a stage")},
    {"step", "STEP", N_("deals in a step of the main funnel, or of --funnel")},
    {"funnel", "NAME", N_("the funnel of --step")},
    {"source", "SOURCE", N_("deals from a source; may be given several times")},
    {"owner", "NAME", N_("deals that a person answers for")},
    {"tag", "TAG", N_("deals that bear a tag")},
    {"from", "DATE", N_("first day")},
    {"to", "DATE", N_("last day")},
    {NULL, NULL, NULL},
};

static const struct gt_option import_options[] = {
    {"mapping", "NAME",
     N_("a saved mapping (`gentou mapping list`); further options stand over what it says")},
    {"save-mapping", "NAME", N_("keep these options as a mapping, once the file is imported")},
    {"as", "NOUN", N_("what a row is: deal, member, partner, company, …; deal when not said")},
    {"map", "FIELD=COLUMN", N_("column a field is read from; may be given several times")},
    {"set", "FIELD=TEXT", N_("text of a field in every row; may be given several times")},
    {"encoding", "NAME", N_("utf-8, utf-16, gb18030, big5 or latin-1; guessed when not said")},
    {"date-format", "ORDER", N_("iso, dmy or mdy; iso when not said")},
    {"number-format", "STYLE", N_("plain (1,234.56) or eu (1.234,56); plain when not said")},
    {"rejects", "FILE", N_("file for rejected rows; FILE.rejects.csv when not said")},
    {"partial", NULL, N_("enter the rows that can be entered though others are rejected")},
    {NULL, NULL, NULL},
};

#define PARTY_LIST(noun, summary)                                                                  \
    {                                                                                              \
        noun, "list", "", 0, 0, summary, NULL, NULL, NULL,                                         \
            GT_COMMAND_READS | GT_COMMAND_LISTS | GT_COMMAND_DATED | GT_COMMAND_PAGED,             \
            gt_cmd_party_list                                                                      \
    }
#define LISTS (GT_COMMAND_READS | GT_COMMAND_LISTS)

const struct gt_command gt_commands_records[] = {
    {"init", "", "[FILE]", 0, 1, N_("make a new ledger"), NULL, init_options, NULL, 0, gt_cmd_init},
    GT_COMMAND_ADD("fund", "NAME"),
    PARTY_LIST("fund", N_("the guidance fund")),
    GT_COMMAND_ADD("club", "NAME"),
    PARTY_LIST("club", N_("the angel club")),
    GT_COMMAND_ADD("partner", "NAME"),
    PARTY_LIST("partner", N_("the venture partners")),
    GT_COMMAND_ADD("member", "NAME"),
    GT_COMMAND_ADD("manager", "NAME"),
    PARTY_LIST("manager", N_("the managers")),
    GT_COMMAND_ADD("investor", "NAME"),
    PARTY_LIST("investor", N_("everybody who stands in a round")),
    GT_COMMAND_ADD("company", "NAME"),
    {"company", "list", "", 0, 0, N_("the companies"), NULL, NULL, NULL,
     LISTS | GT_COMMAND_DATED | GT_COMMAND_PAGED, gt_cmd_company_list},
    {"company", "show", "NAME", 1, 1, N_("a company: its rounds, marks and exits"), NULL,
     company_show_options, NULL, LISTS | GT_COMMAND_DATED, gt_cmd_company_show},
    GT_COMMAND_ADD_CHECKED("deal", "COMPANY"),
    {"deal", "list", "", 0, 0, N_("rounds and open deals, latest first"), NULL, deal_list_options,
     NULL, LISTS | GT_COMMAND_DATED | GT_COMMAND_PAGED, gt_cmd_deal_list},
    {"deal", "show", "DEAL", 1, 1, N_("a deal: its money, parties, pledges and source"), NULL, NULL,
     NULL, LISTS | GT_COMMAND_DATED, gt_cmd_deal_show},
    GT_COMMAND_ADD_CHECKED("stage", "DEAL"),
    GT_COMMAND_ADD_CHECKED("investment", "DEAL"),
    GT_COMMAND_ADD("pledge", "DEAL"),
    {"pledge", "list", "[DEAL]", 0, 1, N_("the latest word of each member"), NULL, NULL, NULL,
     LISTS | GT_COMMAND_DATED, gt_cmd_pledge_list},
    GT_COMMAND_ADD("mark", "COMPANY"),
    GT_COMMAND_ADD("exit", "COMPANY"),
    {"import", "csv", "FILE", 1, 1, N_("a CSV file becomes records, all of it or none"),
     N_("Without --map the columns bear the names of the fields. A row that cannot be read goes to "
        "the rejects file with line, field, value and reason. Running it again adds nothing. FILE "
        "may be - for standard input."),
     import_options, NULL, GT_COMMAND_WRITES | GT_COMMAND_LISTS, gt_cmd_import_csv},
    {"import", "list", "", 0, 0, N_("the imports so far"), NULL, NULL, NULL, LISTS,
     gt_cmd_import_list},
    {"import", "show", "NUMBER", 1, 1, N_("what an import mended, with the original text"), NULL,
     NULL, NULL, LISTS, gt_cmd_import_show},
    GT_COMMANDS_END,
};
