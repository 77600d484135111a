/* options.c - the options a command takes, and reading them off a command line. */
#include "engine/commands/options.h"

#include <string.h>

#define OF_A_FILE 0x8000u /* stands among the flags for: the command has a format */

/* Options every command takes, or those with a flag. */
static const struct {
    struct gt_option option;
    unsigned flags; /* any of them; 0: every command */
} common_options[] = {
    {{"db", "FILE", N_("the ledger; GENTOU_DB when not said")}, 0},
    {{"lang", "en|zh", N_("language of messages and workbooks; the locale's when not said")}, 0},
    {{"help", NULL, N_("how the command is used")}, 0},
    {{"example", NULL, N_("write an example of its file, which runs as it stands")}, OF_A_FILE},
    {{"json", NULL, N_("answer as JSON")}, GT_COMMAND_LISTS},
    {{"csv", NULL, N_("answer as CSV")}, GT_COMMAND_LISTS},
    {{"as-of", "DATE", N_("what happened later is not seen; today when not said")},
     GT_COMMAND_DATED},
    {{"known-by", "WHEN",
      N_("what was entered later is not seen: a date, an instant (UTC) or the "
         "number of an entry")},
     GT_COMMAND_READS},
    {{"all", NULL, N_("all rows, not 50")}, GT_COMMAND_PAGED},
    {{"page", "N", N_("the N-th 50 rows")}, GT_COMMAND_PAGED},
    {{"dry-run", NULL, N_("say what would happen, write nothing")},
     GT_COMMAND_WRITES | GT_COMMAND_KEEPS},
};

#define COMMON_COUNT (sizeof common_options / sizeof *common_options)

static bool applies(size_t common, const struct gt_command *command)
{
    unsigned flags = command->flags | (command->format ? OF_A_FILE : 0);
    return common_options[common].flags == 0 || (common_options[common].flags & flags);
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

static struct search find_option(const struct gt_command *command, const char *text)
{
    struct search search = {.name = text + 2};
    search.length = strcspn(search.name, "=");
    gt_command_options(command, match, &search);
    return search;
}

/* The value of an option that wants one is forgotten where the next option stands. */
static bool is_known_option(const struct gt_command *command, const char *text)
{
    return strncmp(text, "--", 2) == 0 && find_option(command, text).found;
}

/* "--name=value", "--name value", "--flag", "-o value". *i moves over what was read. */
static int read_option(const struct gt_command *command, int argc, const char *const *argv, int *i,
                       struct gt_parsed *parsed, struct gt_error *error)
{
    const char *text = strcmp(argv[*i], "-o") == 0 ? "--output" : argv[*i];
    const char *equals = strchr(text, '=');
    struct search search = {0};
    if (text[1] == '-')
        search = find_option(command, text);
    if (!search.found)
        return gt_fail(error, GT_EXIT_USAGE,
                       _("\"%s\" is no option of `gentou %s%s%s`; `gentou help %s%s%s` lists them"),
                       argv[*i], command->noun, command->verb[0] ? " " : "", command->verb,
                       command->noun, command->verb[0] ? " " : "", command->verb);
    const char *value = equals ? equals + 1 : NULL;
    if (search.takes_value && !value && *i + 1 < argc && !is_known_option(command, argv[*i + 1]))
        value = argv[++*i];
    if (search.takes_value != (value != NULL))
        return gt_fail(error, GT_EXIT_USAGE,
                       search.takes_value ? _("--%s: its value is missing")
                                          : _("--%s: it takes no value"),
                       search.found);
    parsed->given[parsed->given_count++] = (struct gt_given){search.found, value};
    return 0;
}

int gt_options_read(const struct gt_command *command, int argc, const char *const *argv,
                    struct gt_parsed *parsed, struct gt_error *error)
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
