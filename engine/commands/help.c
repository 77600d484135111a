/* help.c - what there is, and how a command is used. */
#include "engine/commands/help.h"

#include "engine/commands/options.h"
#include "engine/operations/amend.h"

#include <string.h>

#define LEFT  30 /* columns before an option's meaning */
#define WIDTH 80

/* The one line that says what a command does; English source text. */
static const char *summary_of(const struct gt_command *command)
{
    return command->summary ? command->summary : gt_record_type_find(command->record)->summary;
}

/* Text in lines that fit, each after `indent` columns; the first goes on where the line stands. A
 * line break in the text is kept. */
static void print_wrapped(FILE *out, const char *text, int indent)
{
    for (const char *next; *text; text = next) {
        size_t bytes = gt_text_line(text, WIDTH - indent, &next);
        size_t broken = strcspn(text, "\n");
        if (broken < bytes || text[broken] == '\n') {
            bytes = broken < bytes ? broken : bytes;
            next = text + bytes + (bytes == broken);
        }
        fprintf(out, "%.*s\n%*s", (int)bytes, text, *next ? indent : 0, "");
    }
}

static void print_entry(FILE *out, const char *left, const char *meaning)
{
    int width = gt_text_width(left);
    fputs(left, out);
    if (width + 2 > LEFT) {
        fprintf(out, "\n%*s", LEFT, "");
        width = LEFT;
    }
    fprintf(out, "%*s", LEFT - width, "");
    print_wrapped(out, meaning, LEFT);
}

/* What stands behind a field's option. */
static const char *value_of(const struct gt_field *field)
{
    switch (field->type) {
    case GT_FIELD_TEXT:
        return N_("TEXT");
    case GT_FIELD_NAMES:
        return N_("NAME");
    case GT_FIELD_DATE:
        return N_("DATE");
    case GT_FIELD_AMOUNT:
        return N_("AMOUNT");
    case GT_FIELD_RATE:
        return N_("RATE");
    case GT_FIELD_NUMBER:
    case GT_FIELD_COUNT:
    case GT_FIELD_DECIMAL:
        return N_("NUMBER");
    case GT_FIELD_KIND:
    case GT_FIELD_KINDS:
        return N_("WORD");
    case GT_FIELD_CURRENCY:
        return N_("CODE");
    case GT_FIELD_FLAG:
        return NULL;
    }
    return NULL;
}

static const char *words_of(const struct gt_kind *kind, struct gt_arena *arena)
{
    const char *words = "";
    for (int i = 0; words && i < kind->count; i++)
        words = gt_arena_format(arena, "%s%s%s", words, i ? ", " : "", kind->tokens[i]);
    return words ? words : "";
}

/* What a page is of. */
struct page {
    struct gt_call *call;
    const struct gt_command *command;
};

/* A field in a correction: what is a record of its own by then says how that is corrected. */
static const char *meaning_in(const struct page *page, const struct gt_field *field)
{
    const struct gt_amend *amend =
        page->command->summary ? gt_amend_find(page->command->record) : NULL;
    for (const struct gt_amend_fixed *fixed = amend ? amend->fixed : NULL; fixed && fixed->field;
         fixed++)
        if (strcmp(fixed->field, field->name) == 0)
            return gt_arena_format(page->call->arena, _("not here: %s"), _(fixed->instead));
    return _(field->help);
}

static void print_option(void *context, const struct gt_option *option,
                         const struct gt_field *field)
{
    const struct page *page = context;
    struct gt_call *call = page->call;
    const char *value = option ? option->value : value_of(field);
    const char *name = option ? option->name : field->name;
    char *left = gt_arena_format(call->arena, "  --%s%s%s", name, value ? " " : "",
                                 value ? (option ? value : _(value)) : "");
    const char *meaning = option ? _(option->help) : meaning_in(page, field);
    for (char *c = left; c && *c; c++)
        if (*c == '_' && !option)
            *c = '-';
    if (field && field->kind && meaning == _(field->help))
        meaning =
            gt_arena_format(call->arena, _("%s: %s"), meaning, words_of(field->kind, call->arena));
    if (field && field->required && !page->command->summary)
        meaning = gt_arena_format(call->arena, _("%s (required)"), meaning ? meaning : "");
    print_entry(call->world->out, left ? left : "", meaning ? meaning : "");
}

int gt_help_print(struct gt_call *call, const struct gt_command *command)
{
    FILE *out = call->world->out;
    struct page page = {call, command};
    fprintf(out, "gentou %s%s%s%s%s %s\n\n", command->noun, command->verb[0] ? " " : "",
            command->verb, command->arguments[0] ? " " : "", command->arguments, _("[OPTIONS]"));
    print_wrapped(out, _(summary_of(command)), 0);
    if (command->record && !command->summary)
        print_wrapped(out,
                      _("Every option below is also a column of a file for `gentou import "
                        "csv`. Options of several names repeat."),
                      0);
    if (command->details)
        print_wrapped(out, _(command->details), 0);
    fprintf(out, "\n%s\n", _("Options:"));
    gt_command_options(command, print_option, &page);
    return 0;
}

static void print_overview(struct gt_call *call)
{
    FILE *out = call->world->out;
    fprintf(out, "gentou %s\n\n", GENTOU_VERSION);
    print_wrapped(out,
                  _("Co-investing of a guidance fund and an angel club: the ledger of deals, "
                    "the leverage of public money, and the board's workbook."),
                  0);
    fprintf(out, "\n%s\n\n", _("gentou [--db FILE] [--lang en|zh] COMMAND [ARGUMENTS] [OPTIONS]"));
    GT_EACH_COMMAND(command, call->commands)
    {
        const char *left =
            gt_arena_format(call->arena, "  %s%s%s%s%s", command->noun, command->verb[0] ? " " : "",
                            command->verb, command->arguments[0] ? " " : "", command->arguments);
        print_entry(out, left ? left : command->noun, _(summary_of(command)));
    }
    fprintf(out, "\n%s\n", _("`gentou help NOUN VERB` says more of a command."));
}

int gt_cmd_help(struct gt_call *call)
{
    bool known = false;
    if (call->argument_count == 0) {
        print_overview(call);
        return 0;
    }
    GT_EACH_COMMAND(command, call->commands)
    {
        if (strcmp(command->noun, call->arguments[0]) != 0 ||
            (call->argument_count > 1 && strcmp(command->verb, call->arguments[1]) != 0))
            continue;
        if (known)
            fputs("\n\n", call->world->out);
        known = true;
        gt_help_print(call, command);
    }
    if (known)
        return 0;
    const char *words = call->arguments[0];
    if (call->argument_count > 1)
        words = gt_arena_format(call->arena, "%s %s", words, call->arguments[1]);
    return gt_fail(call->error, GT_EXIT_USAGE, _("\"%s\" is no command; `gentou help` lists them"),
                   words ? words : call->arguments[0]);
}
