/* guided.c - a record asked for at a terminal, or from a pipe with --ask. */
#include "engine/commands/guided.h"

#include "engine/base/shell.h"
#include "engine/commands/terminal.h"
#include "engine/export/money.h"
#include "engine/intake/ask.h"
#include "engine/intake/template_words.h"

#include <stdlib.h>
#include <string.h>

struct guide {
    struct gt_call *call;
    const struct gt_record_type *type;
    struct gt_terminal *terminal; /* NULL: lines come from a pipe */
};

bool gt_call_is_guided(const struct gt_call *call, size_t given)
{
    return gt_call_flag(call, "ask") ||
           (given == 0 && call->world->in_is_terminal && call->world->out_columns > 0);
}

/* A line of a pipe; the prompt is shown all the same, and ends its line where nobody types. */
static int read_pipe(FILE *in, FILE *out, const char *prompt, struct gt_arena *arena,
                     const char **line, struct gt_error *error)
{
    char *read = NULL;
    size_t room = 0;
    fputs(prompt, out);
    fflush(out);
    ssize_t length = getline(&read, &room, in);
    fputc('\n', out);
    *line = length < 0 ? NULL : gt_arena_copy(arena, read, strcspn(read, "\r\n"));
    free(read);
    return length < 0 || *line ? 0 : gt_fail_memory(error);
}

static int read_line(void *context, const char *prompt, const struct gt_question *question,
                     struct gt_arena *arena, const char **line, struct gt_error *error)
{
    const struct guide *guide = context;
    const struct gt_world *world = guide->call->world;
    if (guide->terminal)
        return gt_terminal_read(guide->terminal, prompt, question, arena, line, error);
    return read_pipe(world->in, world->out, prompt, arena, line, error);
}

static void write_text(void *context, const char *text)
{
    const struct guide *guide = context;
    fputs(text, guide->call->world->out);
}

/* The currency that amounts of the record are of when they name none. */
static const struct gt_currency *currency_of(const struct guide *guide, const void *record)
{
    const struct gt_currency *currency = NULL;
    for (const struct gt_field *field = guide->type->form.fields; field->name; field++)
        if (field->type == GT_FIELD_CURRENCY)
            memcpy(&currency, (const char *)record + field->offset, sizeof currency);
    return currency ? currency : gt_store_ledger(guide->call->store)->currency;
}

/* A field as it was understood. NULL: memory. */
static const char *value_of(const struct guide *guide, const struct gt_answer *answer,
                            const void *record)
{
    const struct gt_field *field = answer->field;
    const char *member = (const char *)record + field->offset;
    struct gt_arena *arena = guide->call->arena;
    struct gt_text text = {0};
    char day[GT_DAY_TEXT];
    if (field->type == GT_FIELD_DATE)
        gt_text_puts(&text, gt_day_format(*(const gt_day *)(const void *)member, day));
    else if (field->type == GT_FIELD_KIND)
        gt_text_puts(&text, _(gt_kind_label(field->kind, *(const int *)(const void *)member)));
    else if (field->type == GT_FIELD_FLAG)
        gt_text_puts(&text, *(const bool *)(const void *)member ? _("yes") : _("no"));
    else if (field->type == GT_FIELD_AMOUNT) {
        const struct gt_amount *amount = (const void *)member;
        gt_text_money(&text, amount->minor,
                      amount->currency ? amount->currency : currency_of(guide, record), true);
    } else
        gt_text_puts(&text, answer->text);
    const char *kept = text.failed ? NULL : gt_arena_copy(arena, text.data, text.length);
    gt_text_clear(&text);
    return kept;
}

static int show_list(const struct guide *guide, const struct gt_answer *answers, size_t count,
                     const void *record, struct gt_error *error)
{
    static const struct gt_listing_column columns[] = {
        {"place", "#", GT_CELL_NUMBER, NULL},
        {"field", N_("Field"), GT_CELL_TEXT, NULL},
        {"value", N_("Value"), GT_CELL_TEXT, NULL},
    };
    const struct gt_world *world = guide->call->world;
    struct gt_cell *cells = gt_call_cells(guide->call, count, 3);
    size_t rows = 0;
    if (!cells)
        return gt_fail_memory(error);
    for (size_t i = 0; i < count; i++) {
        const char *label = gt_template_label(answers[i].field->name);
        struct gt_cell *cell = &cells[rows * 3];
        if (!answers[i].text)
            continue;
        cell[0].number = (int64_t)i + 1;
        cell[1].text = label ? _(label) : answers[i].field->name;
        cell[2].text = value_of(guide, &answers[i], record);
        if (!cell[2].text)
            return gt_fail_memory(error);
        rows++;
    }
    struct gt_listing listing = {columns, 3, cells, rows, NULL};
    fputc('\n', world->out);
    return gt_listing_print(world->out, &listing, GT_OUTPUT_TABLE, world->out_columns, error);
}

/* " --pre-money 8m"; a flag says yes by standing there, and a text that looks like an option is
 * tied to its own. */
static void add_option(struct gt_text *line, struct gt_arena *arena, const struct gt_answer *answer,
                       bool positional)
{
    const char *word = gt_shell_word(arena, answer->text);
    bool dashed = answer->text[0] == '-';
    if (answer->field->type == GT_FIELD_FLAG && strcmp(answer->text, "yes") != 0)
        return;
    gt_text_puts(line, " ");
    if (!positional || dashed) {
        gt_text_puts(line, "--");
        for (const char *c = answer->field->name; *c; c++)
            gt_text_puts(line, *c == '_' ? "-" : (char[]){*c, '\0'});
        if (answer->field->type == GT_FIELD_FLAG)
            return;
        gt_text_puts(line, dashed ? "=" : " ");
    }
    gt_text_puts(line, word ? word : answer->text);
}

/* The command that enters the same without a question. */
static int show_command(const struct guide *guide, const struct gt_answer *answers, size_t count,
                        struct gt_error *error)
{
    struct gt_text line = {0};
    const char *first = guide->type->positional;
    gt_text_format(&line, "gentou %s add", guide->call->command->noun);
    for (int positional = 1; positional >= 0; positional--)
        for (size_t i = 0; i < count; i++)
            if (answers[i].text &&
                (first && strcmp(answers[i].field->name, first) == 0) == (positional == 1))
                add_option(&line, guide->call->arena, &answers[i], positional);
    int code = line.failed ? gt_fail_memory(error) : 0;
    if (!code)
        fprintf(guide->call->world->out, _("Next time: %s\n"), line.data);
    gt_text_clear(&line);
    return code;
}

static int show(void *context, const struct gt_answer *answers, size_t count, const void *record,
                struct gt_error *error)
{
    const struct guide *guide = context;
    int code = show_list(guide, answers, count, record, error);
    return code ? code : show_command(guide, answers, count, error);
}

static int enter(void *context, const void *record, struct gt_error *error)
{
    const struct guide *guide = context;
    return gt_call_enter(guide->call, guide->type, record, error);
}

/* Whether one more is wanted; whoever leaves here wants none. */
static int ask_more(struct guide *guide, bool *more, struct gt_error *error)
{
    const char *line = NULL;
    const char *prompt =
        gt_arena_format(guide->call->arena, _("Another %s? [y/N] "), guide->type->form.name);
    int code = read_line(guide, prompt ? prompt : "", NULL, guide->call->arena, &line, error);
    *more = !code && line && *line &&
            (strncmp("yes", line, strlen(line)) == 0 || strncmp(_("yes"), line, strlen(line)) == 0);
    return code;
}

int gt_call_guide(struct gt_call *call, const struct gt_record_type *type,
                  const struct gt_field_text *given, size_t given_count)
{
    struct guide guide = {.call = call, .type = type};
    struct gt_ask ask = {
        .store = call->store,
        .type = type,
        .currency = gt_store_ledger(call->store)->currency,
        .today = call->world->today,
        .given = given,
        .given_count = given_count,
        .asked = {read_line, write_text, show, enter, &guide},
    };
    bool entered = false, more = false;
    int code = 0;
    if (call->world->in_is_terminal)
        guide.terminal = gt_terminal_open(call->world->in, call->world->out, call->world->err);
    do {
        code = gt_ask(&ask, &entered, call->arena, call->error);
        if (!code && !entered)
            code = gt_fail(call->error, GT_EXIT_DATA, _("left; nothing of this %s was written"),
                           type->form.name);
        if (!code)
            code = ask_more(&guide, &more, call->error);
        ask.given_count = 0;
    } while (!code && more);
    gt_terminal_close(guide.terminal);
    return code;
}
