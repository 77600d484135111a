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

void gt_help_wrapped(FILE *out, const char *text, int indent)
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
    gt_help_wrapped(out, meaning, LEFT);
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
    case GT_FIELD_RATES:
        return N_("RATES");
    case GT_FIELD_NUMBER:
    case GT_FIELD_COUNT:
    case GT_FIELD_DECIMAL:
        return N_("NUMBER");
    case GT_FIELD_RATIO:
        return N_("RATIO");
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
    if (option && strcmp(option->name, "db") == 0 && (page->command->flags & GT_COMMAND_ALONE))
        return;
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

/* "1 to 480", "-99 % to 1000 %"; NULL where any number will do. */
static const char *range_of(const struct gt_field *field, struct gt_arena *arena)
{
    bool is_rate = field->type == GT_FIELD_RATE || field->type == GT_FIELD_RATES;
    if ((!is_rate && field->type != GT_FIELD_NUMBER && field->type != GT_FIELD_COUNT) ||
        field->low >= field->high)
        return NULL;
    double scale = is_rate ? 100 : 1;
    return gt_arena_format(arena, is_rate ? _("%.10g %% to %.10g %%") : _("%.10g to %.10g"),
                           scale * field->low, scale * field->high);
}

/* The other names of a key: "valuation_cap, cap_amount". */
static const char *also_of(const struct gt_field *field, struct gt_arena *arena)
{
    const char *names = "";
    for (const char *at = field->also; *at && names; at += *at == ';') {
        int length = (int)strcspn(at, ";");
        names = gt_arena_format(arena, "%s%s%.*s", names, *names ? ", " : "", length, at);
        at += length;
    }
    return names ? names : "";
}

static const char *file_meaning(const struct gt_field *field, struct gt_arena *arena)
{
    const char *meaning = _(field->help), *range = range_of(field, arena);
    if (field->kind)
        range = words_of(field->kind, arena);
    if (range && meaning)
        meaning = gt_arena_format(arena, _("%s: %s"), meaning, range);
    if (field->required && meaning)
        meaning = gt_arena_format(arena, _("%s (required)"), meaning);
    if (field->also && meaning)
        meaning = gt_arena_format(arena, _("%s; also %s"), meaning, also_of(field, arena));
    return meaning ? meaning : "";
}

/* How a correction names its record. */
static void print_numbers(struct gt_call *call, const struct gt_command *command)
{
    bool corrects = command->run == gt_cmd_edit || command->run == gt_cmd_remove;
    const struct gt_amend *amend = corrects ? gt_amend_find(command->noun) : NULL;
    const char *line =
        amend && amend->shown
            ? gt_arena_format(call->arena, _("`gentou %s` shows the numbers."), amend->shown)
            : NULL;
    if (line)
        gt_help_wrapped(call->world->out, line, 0);
}

static void print_parts(struct gt_call *call, const struct gt_file_part *part)
{
    FILE *out = call->world->out;
    for (; part && part->form; part++) {
        const char *place = gt_arena_format(call->arena, "%s:", part->place);
        fputc('\n', out);
        if (part->place[0])
            gt_help_wrapped(out, place ? place : part->place, 0);
        for (const struct gt_field *field = part->form->fields; field->name; field++) {
            const char *value = value_of(field);
            const char *left = gt_arena_format(call->arena, "  %s %s", field->name,
                                               value ? _(value) : _("yes|no"));
            print_entry(out, left ? left : field->name, file_meaning(field, call->arena));
        }
    }
}

/* What a file of the format has, part by part, and a whole one. */
static void print_format(struct gt_call *call, const struct gt_file_format *format)
{
    FILE *out = call->world->out;
    gt_help_wrapped(out, _(format->what), 0);
    print_parts(call, format->parts);
    print_parts(call, format->more ? format->more(call->arena) : NULL);
    fprintf(out, "\n%s\n\n%s", _("An example, which `--example` writes:"), _(format->example));
}

int gt_help_print(struct gt_call *call, const struct gt_command *command)
{
    FILE *out = call->world->out;
    struct page page = {call, command};
    fprintf(out, "gentou %s%s%s%s%s %s\n\n", command->noun, command->verb[0] ? " " : "",
            command->verb, command->arguments[0] ? " " : "", command->arguments, _("[OPTIONS]"));
    gt_help_wrapped(out, _(summary_of(command)), 0);
    if (command->record && !command->summary)
        gt_help_wrapped(out,
                        _("Every option below is also a column of a file for `gentou import "
                          "csv`. Options of several names repeat."),
                        0);
    if (command->details)
        gt_help_wrapped(out, _(command->details), 0);
    print_numbers(call, command);
    if (command->format)
        print_format(call, command->format);
    fprintf(out, "\n%s\n", _("Options:"));
    gt_command_options(command, print_option, &page);
    return 0;
}

static void print_summary(struct gt_call *call, const struct gt_command *command)
{
    const char *left =
        gt_arena_format(call->arena, "  %s%s%s%s%s", command->noun, command->verb[0] ? " " : "",
                        command->verb, command->arguments[0] ? " " : "", command->arguments);
    print_entry(call->world->out, left ? left : command->noun, _(summary_of(command)));
}

static bool stands_before(const struct gt_call *call, const struct gt_command *command)
{
    GT_EACH_COMMAND(other, call->lists)
    {
        if (other == command)
            return false;
        if (strcmp(other->noun, command->noun) == 0)
            return true;
    }
    return false;
}

/* The verbs of a noun, of all lists. */
static const char *verbs_of(const struct gt_call *call, const char *noun)
{
    const char *verbs = "";
    GT_EACH_COMMAND(command, call->lists)
    if (verbs && command->verb[0] && strcmp(command->noun, noun) == 0)
        verbs = gt_arena_format(call->arena, "%s%s%s", verbs, *verbs ? ", " : "", command->verb);
    return verbs ? verbs : "";
}

/* A noun a line, with its verbs, where the first of them stands; a bare verb with what it does. */
static void print_overview(struct gt_call *call)
{
    FILE *out = call->world->out;
    fprintf(out, "gentou %s\n\n", GENTOU_VERSION);
    gt_help_wrapped(out,
                    _("Co-investing of a guidance fund and an angel club: the ledger of deals, "
                      "the leverage of public money, and the board's workbook."),
                    0);
    fprintf(out, "\n%s\n", _("gentou [--db FILE] [--lang en|zh] COMMAND [ARGUMENTS] [OPTIONS]"));
    for (const struct gt_command_list *list = call->lists; list->commands; list++) {
        if (list->title)
            fprintf(out, "\n%s\n", _(list->title));
        for (const struct gt_command *command = list->commands; command->noun; command++) {
            const char *left = gt_arena_format(call->arena, "  %s", command->noun);
            if (!command->verb[0])
                print_summary(call, command);
            else if (left && !stands_before(call, command))
                print_entry(out, left, verbs_of(call, command->noun));
        }
    }
    fputs("\n", out);
    gt_help_wrapped(
        out,
        _("`gentou help NOUN` says what its verbs do, `gentou help NOUN VERB` all of one, "
          "`gentou help all` what every command does."),
        0);
}

/* What each command does: of a noun, or of all (NULL). */
static void print_summaries(struct gt_call *call, const char *noun)
{
    GT_EACH_COMMAND(command, call->lists)
    if (!noun || strcmp(command->noun, noun) == 0)
        print_summary(call, command);
}

static int count_verbs(const struct gt_call *call, const char *noun)
{
    int count = 0;
    GT_EACH_COMMAND(command, call->lists)
    count += strcmp(command->noun, noun) == 0;
    return count;
}

int gt_cmd_help(struct gt_call *call)
{
    bool known = false;
    const char *const *words = call->arguments;
    if (call->argument_count == 0) {
        print_overview(call);
        return 0;
    }
    if (call->argument_count == 1 &&
        (strcmp(words[0], "all") == 0 || count_verbs(call, words[0]) > 1)) {
        print_summaries(call, strcmp(words[0], "all") == 0 ? NULL : words[0]);
        return 0;
    }
    GT_EACH_COMMAND(command, call->lists)
    if (strcmp(command->noun, words[0]) == 0 &&
        (call->argument_count == 1 || strcmp(command->verb, words[1]) == 0)) {
        known = true;
        gt_help_print(call, command);
    }
    if (known)
        return 0;
    const char *asked = words[0];
    if (call->argument_count > 1)
        asked = gt_arena_format(call->arena, "%s %s", words[0], words[1]);
    return gt_fail(call->error, GT_EXIT_USAGE, _("\"%s\" is no command; `gentou help` lists them"),
                   asked ? asked : words[0]);
}
