/* commands.c - all commands, and the dispatcher that reads options and opens the ledger. */
#include "engine/commands/command.h"

#include "engine/commands/help.h"
#include "engine/intake/values.h"

#include <stdlib.h>
#include <string.h>


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

const struct gt_command gt_commands[] = {
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
    {"company", "show", "NAME", 1, 1, N_("a company: its rounds, marks and exits"), NULL, NULL, NULL,
     LISTS | GT_COMMAND_DATED, gt_cmd_company_show},
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
    {"scenario", "run", "FILE", 1, 1, N_("what a scenario's back-cast and plan come to"), NULL,
     scenario_options, NULL, GT_COMMAND_READS | GT_COMMAND_LISTS | GT_COMMAND_DATED,
     gt_cmd_scenario_run},
    {"simulate", "", "PRESET|FILE", 1, 1, N_("a programme over many paths: returns and risk"), NULL,
     simulate_options, NULL, GT_COMMAND_LISTS, gt_cmd_simulate},
    {"report", "board", "", 0, 0, N_("the board's workbook"), NULL, board_options, NULL,
     GT_COMMAND_READS | GT_COMMAND_DATED, gt_cmd_report_board},
    {"help", "", "[NOUN [VERB]]", 0, 2, N_("what there is, or how a command is used"), NULL, NULL,
     NULL, 0, gt_cmd_help},
    {NULL, NULL, NULL, 0, 0, NULL, NULL, NULL, NULL, 0, NULL},
};

/* Options every command takes, or those with a flag. */
static const struct {
    struct gt_option option;
    unsigned flags; /* any of them; 0: every command */
} common_options[] = {
    {{"db", "FILE", N_("the ledger; GENTOU_DB when not said")}, 0},
    {{"lang", "en|zh", N_("language of messages and workbooks; the locale's when not said")}, 0},
    {{"help", NULL, N_("how the command is used")}, 0},
    {{"json", NULL, N_("answer as JSON")}, GT_COMMAND_LISTS},
    {{"csv", NULL, N_("answer as CSV")}, GT_COMMAND_LISTS},
    {{"as-of", "DATE", N_("what happened later is not seen; today when not said")},
     GT_COMMAND_DATED},
    {{"all", NULL, N_("all rows, not 50")}, GT_COMMAND_PAGED},
    {{"page", "N", N_("the N-th 50 rows")}, GT_COMMAND_PAGED},
    {{"dry-run", NULL, N_("say what would happen, write nothing")}, GT_COMMAND_WRITES},
};

#define COMMON_COUNT (sizeof common_options / sizeof *common_options)

static bool applies(size_t common, const struct gt_command *command)
{
    return common_options[common].flags == 0 || (common_options[common].flags & command->flags);
}

void gt_command_options(const struct gt_command *command,
                        void (*each)(void *context, const struct gt_option *option,
                                     const struct gt_field *field),
                        void *context)
{
    const struct gt_record_type *type =
        command->record ? gt_record_type_find(command->record) : NULL;
    for (const struct gt_field *field = type ? type->form.fields : NULL; field && field->name;
         field++)
        each(context, NULL, field);
    for (const struct gt_option *option = command->options; option && option->name; option++)
        each(context, option, NULL);
    for (size_t i = 0; i < COMMON_COUNT; i++)
        if (applies(i, command))
            each(context, &common_options[i].option, NULL);
}

/* One option's search among those a command takes. */
struct search {
    const char *name;
    size_t length;
    const char *found; /* its own spelling */
    bool takes_value;
};

static bool same_name(const char *name, const char *text, size_t length)
{
    for (size_t i = 0; i < length; i++)
        if (name[i] == '\0' || (name[i] != text[i] && !(name[i] == '_' && text[i] == '-') &&
                                !(name[i] == '-' && text[i] == '_')))
            return false;
    return name[length] == '\0';
}

static void match(void *context, const struct gt_option *option, const struct gt_field *field)
{
    struct search *search = context;
    const char *name = option ? option->name : field->name;
    if (search->found || !same_name(name, search->name, search->length))
        return;
    search->found = name;
    search->takes_value = option ? option->value != NULL : field->type != GT_FIELD_FLAG;
}

static bool is_option(const char *text)
{
    return text[0] == '-' && text[1] != '\0';
}

/* The words of a command line that are no options and no options' values, up to two: the command.
 * Only the options that may stand before a command are known here. */
static const struct gt_command *find_command(int argc, const char *const *argv, int *taken)
{
    for (const struct gt_command *command = gt_commands; command->noun; command++) {
        if (argc < 1 || strcmp(argv[0], command->noun) != 0)
            continue;
        *taken = command->verb[0] ? 2 : 1;
        if (!command->verb[0] || (argc > 1 && strcmp(argv[1], command->verb) == 0))
            return command;
    }
    return NULL;
}

static int fail_command(int argc, const char *const *argv, struct gt_error *error)
{
    struct gt_text verbs = {0};
    for (const struct gt_command *command = gt_commands; argc && command->noun; command++)
        if (strcmp(argv[0], command->noun) == 0)
            gt_text_format(&verbs, "%s`%s %s`", verbs.length ? ", " : "", command->noun,
                           command->verb);
    int code =
        argc == 0 ? gt_fail(error, GT_EXIT_USAGE, _("say what to do; `gentou help` lists it"))
        : verbs.length
            ? gt_fail(error, GT_EXIT_USAGE, _("\"%s\" is no command; there is %s"),
                      argc > 1 ? argv[1] : argv[0], verbs.data)
            : gt_fail(error, GT_EXIT_USAGE, _("\"%s\" is no command; `gentou help` lists them"),
                      argv[0]);
    gt_text_clear(&verbs);
    return code;
}

/* What reading the arguments fills. */
struct parsed {
    const char *arguments[GT_ARGUMENTS_MAX];
    int argument_count;
    struct gt_given given[GT_ARGUMENTS_MAX];
    int given_count;
};

/* "--name=value", "--name value", "--flag", "-o value". *i moves over what was read. */
static int read_option(const struct gt_command *command, int argc, const char *const *argv, int *i,
                       struct parsed *parsed, struct gt_error *error)
{
    const char *text = strcmp(argv[*i], "-o") == 0 ? "--output" : argv[*i];
    const char *equals = strchr(text, '=');
    struct search search = {.name = text + 2};
    search.length = equals ? (size_t)(equals - search.name) : strlen(text) - 2;
    if (text[1] == '-')
        gt_command_options(command, match, &search);
    if (!search.found)
        return gt_fail(error, GT_EXIT_USAGE,
                       _("\"%s\" is no option of `gentou %s%s%s`; `gentou help %s%s%s` lists them"),
                       argv[*i], command->noun, command->verb[0] ? " " : "", command->verb,
                       command->noun, command->verb[0] ? " " : "", command->verb);
    const char *value = equals ? equals + 1 : NULL;
    if (search.takes_value && !value && *i + 1 < argc)
        value = argv[++*i];
    if (search.takes_value != (value != NULL))
        return gt_fail(error, GT_EXIT_USAGE,
                       search.takes_value ? _("--%s: its value is missing")
                                          : _("--%s: it takes no value"),
                       search.found);
    parsed->given[parsed->given_count++] = (struct gt_given){search.found, value};
    return 0;
}

static int read_arguments(const struct gt_command *command, int argc, const char *const *argv,
                          struct parsed *parsed, struct gt_error *error)
{
    bool plain = false; /* behind "--" everything is an argument */
    for (int i = 0; i < argc; i++) {
        int code = 0;
        if (parsed->argument_count == GT_ARGUMENTS_MAX || parsed->given_count == GT_ARGUMENTS_MAX)
            return gt_fail(error, GT_EXIT_USAGE, _("more than %d arguments; use a file"),
                           GT_ARGUMENTS_MAX);
        if (!plain && strcmp(argv[i], "--") == 0)
            plain = true;
        else if (!plain && is_option(argv[i]))
            code = read_option(command, argc, argv, &i, parsed, error);
        else
            parsed->arguments[parsed->argument_count++] = argv[i];
        if (code)
            return code;
    }
    return 0;
}

static int check_arguments(const struct gt_call *call)
{
    const struct gt_command *command = call->command;
    if (call->argument_count < command->least)
        return gt_fail(call->error, GT_EXIT_USAGE, _("`gentou %s%s%s` wants %s"), command->noun,
                       command->verb[0] ? " " : "", command->verb, command->arguments);
    if (call->argument_count > command->most)
        return gt_fail(call->error, GT_EXIT_USAGE,
                       _("\"%s\" is one argument too many; put names with spaces in quotes"),
                       call->arguments[command->most]);
    if (gt_call_flag(call, "json") && gt_call_flag(call, "csv"))
        return gt_fail(call->error, GT_EXIT_USAGE, _("--json and --csv: choose one"));
    return 0;
}

static int open_ledger(struct gt_call *call)
{
    bool write = call->command->flags & GT_COMMAND_WRITES;
    const char *path = gt_call_value(call, "db");
    if (!(call->command->flags & (GT_COMMAND_READS | GT_COMMAND_WRITES)))
        return 0;
    if (!path)
        path = call->world->db;
    if (!path)
        return gt_fail(call->error, GT_EXIT_USAGE,
                       _("which ledger? Name it with --db FILE or in GENTOU_DB; `gentou init` makes "
                         "one"));
    return gt_store_open(path, write, &call->store, call->error);
}

static int run_call(struct gt_call *call)
{
    call->output = gt_call_flag(call, "json")  ? GT_OUTPUT_JSON
                   : gt_call_flag(call, "csv") ? GT_OUTPUT_CSV
                                               : GT_OUTPUT_TABLE;
    call->as_of = call->world->today;
    call->dry_run = gt_call_flag(call, "dry-run");
    if (gt_call_flag(call, "help"))
        return gt_help_print(call, call->command);
    int code = check_arguments(call);
    if (!code)
        code = gt_call_day(call, "as-of", &call->as_of);
    if (!code)
        code = open_ledger(call);
    if (!code)
        code = call->command->run(call);
    gt_store_close(call->store);
    return code;
}

/* How many words of options stand before the command. */
static int leading_options(int argc, const char *const *argv)
{
    int lead = 0;
    while (lead < argc) {
        const char *word = argv[lead];
        if (strncmp(word, "--db=", 5) == 0 || strncmp(word, "--lang=", 7) == 0)
            lead += 1;
        else if (lead + 1 < argc && (strcmp(word, "--db") == 0 || strcmp(word, "--lang") == 0))
            lead += 2;
        else
            break;
    }
    return lead;
}

static bool is_word(const char *text, const char *one, const char *other)
{
    return strcmp(text, one) == 0 || strcmp(text, other) == 0;
}

/* The words with the options that stood before the command moved behind it. */
static int order_words(int argc, const char *const *argv, const char **words)
{
    int lead = leading_options(argc, argv);
    for (int i = 0; i < argc; i++)
        words[i] = argv[(i + lead) % argc];
    if (argc > lead && is_word(words[0], "--help", "-h"))
        words[0] = "help";
    return argc - lead;
}

static int run_words(struct gt_call *call, int argc, const char *const *words, int own,
                     struct parsed *parsed)
{
    int taken = 0;
    if (own > 0 && is_word(words[0], "--version", "-V")) {
        fprintf(call->world->out, "gentou %s\n", GENTOU_VERSION);
        return 0;
    }
    call->command = find_command(own, words, &taken);
    if (!call->command)
        return fail_command(own, words, call->error);
    int code = read_arguments(call->command, argc - taken, words + taken, parsed, call->error);
    call->arguments = parsed->arguments;
    call->argument_count = parsed->argument_count;
    call->given = parsed->given;
    call->given_count = parsed->given_count;
    return code ? code : run_call(call);
}

static int run_command(const struct gt_world *world, int argc, const char *const *argv,
                       struct gt_error *error)
{
    struct gt_arena arena = {0};
    struct gt_call call = {.world = world, .arena = &arena, .error = error};
    struct parsed *parsed = calloc(1, sizeof *parsed);
    const char **words = calloc((size_t)argc + 1, sizeof *words);
    int own = words ? order_words(argc, argv, words) : 0;
    int code = parsed && words ? run_words(&call, argc, words, own, parsed) : gt_fail_memory(error);
    gt_arena_clear(&arena);
    free(words);
    free(parsed);
    return code;
}

int gt_commands_run(const struct gt_world *world, int argc, const char *const *argv)
{
    struct gt_error error = {.exit = GT_EXIT_OK};
    int code = run_command(world, argc, argv, &error);
    if (error.text[0])
        fprintf(world->err, "gentou: %s\n", error.text);
    if (fflush(world->out) != 0 || ferror(world->out)) {
        fprintf(world->err, "gentou: %s\n",
                _("the output could not be written; see that the disk has room."));
        return GT_EXIT_DATA;
    }
    return code;
}
