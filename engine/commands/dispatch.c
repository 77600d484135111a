/* dispatch.c - finds the command, reads its options, opens the ledger, runs it, closes it. */
#include "engine/commands/dispatch.h"

#include "engine/commands/help.h"
#include "engine/commands/known_by.h"
#include "engine/commands/options.h"

#include <stdlib.h>
#include <string.h>

#define VERBS_MOST 400 /* bytes of a list that a sentence can hold */

/* The command that the first one or two words name. */
static const struct gt_command *find_command(const struct gt_command_list *lists, int argc,
                                             const char *const *argv, int *taken)
{
    GT_EACH_COMMAND(command, lists)
    {
        if (argc < 1 || strcmp(argv[0], command->noun) != 0)
            continue;
        *taken = command->verb[0] ? 2 : 1;
        if (!command->verb[0] || (argc > 1 && strcmp(argv[1], command->verb) == 0))
            return command;
    }
    return NULL;
}

static int fail_command(const struct gt_command_list *lists, int argc, const char *const *argv,
                        struct gt_error *error)
{
    struct gt_text verbs = {0};
    GT_EACH_COMMAND(command, lists)
    if (argc && strcmp(argv[0], command->noun) == 0)
        gt_text_format(&verbs, "%s`%s %s`", verbs.length ? ", " : "", command->noun, command->verb);
    if (verbs.length > VERBS_MOST) {
        gt_text_reset(&verbs);
        gt_text_format(&verbs, _("what `gentou help %s` lists"), argv[0]);
    }
    int code =
        argc == 0      ? gt_fail(error, GT_EXIT_USAGE, _("say what to do; `gentou help` lists it"))
        : verbs.length ? gt_fail(error, GT_EXIT_USAGE, _("\"%s\" is no command; there is %s"),
                                 argc > 1 ? argv[1] : argv[0], verbs.data)
        : argv[0][0] == '-'
            ? gt_fail(error, GT_EXIT_USAGE,
                      _("\"%s\" stands where a command should; write `gentou NOUN VERB`, then the "
                        "options"),
                      argv[0])
            : gt_fail(error, GT_EXIT_USAGE, _("\"%s\" is no command; `gentou help` lists them"),
                      argv[0]);
    gt_text_clear(&verbs);
    return code;
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

static int open_store(struct gt_call *call, bool write, struct gt_store **store)
{
    const char *path = gt_call_value(call, "db");
    if (!path)
        path = call->world->db;
    if (!path || !*path)
        return gt_fail(
            call->error, GT_EXIT_USAGE,
            _("which ledger? Name it with --db FILE or in GENTOU_DB; `gentou init` makes "
              "one"));
    return gt_store_open(path, write, store, call->error);
}

static int open_ledger(struct gt_call *call)
{
    unsigned flags = call->command->flags;
    if (!(flags & (GT_COMMAND_READS | GT_COMMAND_WRITES)))
        return 0;
    int code = open_store(call, flags & GT_COMMAND_WRITES, &call->store);
    return code ? code : gt_known_by(call);
}

int gt_call_writer(struct gt_call *call, struct gt_store **store)
{
    return open_store(call, true, store);
}

/* Invented data is said to be so wherever it shows: behind what people read, beside what machines
 * do. */
static void note_illustrative(const struct gt_call *call)
{
    if (!call->store || !(call->command->flags & GT_COMMAND_READS) ||
        !gt_store_ledger(call->store)->illustrative)
        return;
    fprintf(call->output == GT_OUTPUT_TABLE ? call->world->out : call->world->err, "%s\n",
            _("Illustrative data: every name and figure is invented."));
}

static int run_call(struct gt_call *call)
{
    if (call->world->ranks.rank > 0 && !(call->command->flags & GT_COMMAND_RANKS))
        return 0;
    call->output = gt_call_flag(call, "json")  ? GT_OUTPUT_JSON
                   : gt_call_flag(call, "csv") ? GT_OUTPUT_CSV
                                               : GT_OUTPUT_TABLE;
    call->as_of = call->world->today;
    call->dry_run = gt_call_flag(call, "dry-run");
    if (gt_call_flag(call, "help"))
        return gt_help_print(call, call->command);
    if (gt_call_flag(call, "example")) {
        fputs(_(call->command->format->example), call->world->out);
        return 0;
    }
    int code = check_arguments(call);
    if (!code)
        code = gt_call_day(call, "as-of", &call->as_of);
    if (!code)
        code = open_ledger(call);
    if (!code)
        code = call->command->run(call);
    if (code == GT_EXIT_OK || code == GT_EXIT_FINDINGS)
        note_illustrative(call);
    gt_store_close(call->store);
    return code;
}

/* How many words of options stand before the command: they are read like those behind it. */
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

static int run_words(struct gt_call *call, int argc, const char *const *argv,
                     struct gt_parsed *parsed)
{
    static const char *const help[] = {"help"};
    int taken = 0, lead = leading_options(argc, argv), count = argc - lead;
    const char *const *words = argv + lead;
    if (count > 0 && is_word(words[0], "--version", "-V")) {
        fprintf(call->world->out, "gentou %s\n", GENTOU_VERSION);
        return 0;
    }
    call->command = count > 0 && is_word(words[0], "--help", "-h")
                        ? find_command(call->lists, 1, help, &taken)
                        : find_command(call->lists, count, words, &taken);
    if (!call->command)
        return fail_command(call->lists, count, words, call->error);
    int code = gt_options_read(call->command, lead, argv, parsed, call->error);
    if (!code)
        code = gt_options_read(call->command, count - taken, words + taken, parsed, call->error);
    call->arguments = parsed->arguments;
    call->argument_count = parsed->argument_count;
    call->given = parsed->given;
    call->given_count = parsed->given_count;
    return code ? code : run_call(call);
}

static int run_command(const struct gt_world *world, const struct gt_command_list *lists, int argc,
                       const char *const *argv, struct gt_error *error)
{
    struct gt_arena arena = {0};
    struct gt_call call = {.world = world, .lists = lists, .arena = &arena, .error = error};
    struct gt_parsed *parsed = calloc(1, sizeof *parsed);
    int code = parsed ? run_words(&call, argc, argv, parsed) : gt_fail_memory(error);
    gt_arena_clear(&arena);
    free(parsed);
    return code;
}

int gt_dispatch(const struct gt_world *world, const struct gt_command_list *lists, int argc,
                const char *const *argv)
{
    struct gt_error error = {.exit = GT_EXIT_OK};
    int code = run_command(world, lists, argc, argv, &error);
    if (error.text[0])
        fprintf(world->err, "gentou: %s\n", error.text);
    if (fflush(world->out) == 0 && !ferror(world->out))
        return code;
    fprintf(world->err, "gentou: %s\n",
            code ? _("nor could the output be written; see that the disk has room")
                 : _("the answer could not be written (what was asked is done); see that the disk "
                     "has room"));
    return GT_EXIT_DATA;
}
