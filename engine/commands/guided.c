/* guided.c - a record asked for at a terminal, or from a pipe with --ask: a new one, or one that
 * stands and is corrected. */
#include "engine/commands/guided.h"

#include "engine/base/shell.h"
#include "engine/commands/record_text.h"
#include "engine/commands/terminal.h"
#include "engine/export/money.h"
#include "engine/intake/ask.h"
#include "engine/intake/stored.h"
#include "engine/intake/template_words.h"
#include "engine/operations/find.h"
#include "engine/store/party.h"

#include <stdlib.h>
#include <string.h>

struct guide {
    struct gt_call *call;
    const struct gt_record_type *type;
    struct gt_terminal *terminal; /* NULL: lines come from a pipe */
    /* Of a correction: what the record says, and the options that come of the answers. */
    const struct gt_field_text *stands;
    size_t stands_count;
    struct gt_given *given;
    int given_count;
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

/* " --pre-money 8m"; a text that looks like an option is tied to its own. text NULL: a flag. */
static void add_option(struct gt_text *line, struct gt_arena *arena, const char *name,
                       const char *text)
{
    const char *word = text ? gt_shell_word(arena, text) : NULL;
    bool dashed = text && text[0] == '-';
    gt_text_puts(line, name ? " --" : " ");
    for (const char *c = name; c && *c; c++)
        gt_text_puts(line, *c == '_' ? "-" : (char[]){*c, '\0'});
    if (text)
        gt_text_format(line, "%s%s", !name ? "" : dashed ? "=" : " ", word ? word : text);
}

/* An answer: the record's own argument without its option, where it can be; a flag says yes by
 * standing there. */
static void add_answer(struct gt_text *line, struct gt_arena *arena, const struct gt_answer *answer,
                       bool positional)
{
    bool is_flag = answer->field->type == GT_FIELD_FLAG;
    if (is_flag && strcmp(answer->text, "yes") != 0)
        return;
    add_option(line, arena, positional && answer->text[0] != '-' ? NULL : answer->field->name,
               is_flag ? NULL : answer->text);
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
                add_answer(&line, guide->call->arena, &answers[i], positional);
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
    bool look = false;
    return gt_call_enter(guide->call, guide->type, record, &look, error);
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

/* A party that a record names by its number, by its name. */
static const char *party_name(struct gt_call *call, const struct gt_field *field, const char *text)
{
    static const char *const parties[] = {"member",  "members", "party",   "holder",
                                          "owner",   "seller",  "buyer",   "payer",
                                          "company", "lead",    "vehicle", "brought_by"};
    struct gt_error quiet = {0};
    struct gt_party_row party;
    int64_t id = gt_find_number(text, false);
    for (size_t i = 0; id && i < sizeof parties / sizeof *parties; i++)
        if (strcmp(parties[i], field->name) == 0 &&
            !gt_party_read(call->store, id, GT_DAY_LAST, &party, call->arena, &quiet))
            return party.name;
    return text;
}

static const char *text_standing(const struct guide *guide, const struct gt_field *field)
{
    for (size_t i = 0; i < guide->stands_count; i++)
        if (guide->stands[i].field == field)
            return guide->stands[i].text;
    return NULL;
}

/* The options that make of what stands what was answered. */
static int take_answers(struct guide *guide, const struct gt_answer *answers, size_t count,
                        struct gt_error *error)
{
    guide->given = gt_arena_alloc(guide->call->arena, (count + 1) * sizeof *guide->given);
    guide->given_count = 0;
    if (!guide->given)
        return gt_fail_memory(error);
    for (size_t i = 0; i < count; i++) {
        const struct gt_field *field = answers[i].field;
        const char *was = text_standing(guide, field), *is = answers[i].text;
        bool no = field->type == GT_FIELD_FLAG && is && strcmp(is, "yes") != 0;
        if (was == is || (was && is && strcmp(was, is) == 0))
            continue;
        guide->given[guide->given_count++] = !is || no ? (struct gt_given){"clear", field->name}
                                                       : (struct gt_given){field->name, is};
    }
    return 0;
}

static int show_correction(void *context, const struct gt_answer *answers, size_t count,
                           const void *record, struct gt_error *error)
{
    struct guide *guide = context;
    struct gt_call *call = guide->call;
    struct gt_text line = {0};
    int code = show_list(guide, answers, count, record, error);
    if (!code)
        code = take_answers(guide, answers, count, error);
    if (code)
        return code;
    gt_text_format(&line, "gentou %s edit", call->command->noun);
    add_option(&line, call->arena, NULL, call->arguments[0]);
    for (int i = 0; i < guide->given_count; i++)
        add_option(&line, call->arena, guide->given[i].name, guide->given[i].value);
    add_option(&line, call->arena, "reason", gt_call_value(call, "reason"));
    code = line.failed ? gt_fail_memory(error) : 0;
    if (!code)
        fprintf(call->world->out, _("Next time: %s\n"), line.data);
    gt_text_clear(&line);
    return code;
}

/* As if the options had been given. */
static int correct(void *context, const void *record, struct gt_error *error)
{
    struct guide *guide = context;
    struct gt_call as_options = *guide->call;
    (void)record;
    if (guide->given_count == 0)
        return gt_fail(error, GT_EXIT_DATA,
                       _("nothing is to be corrected; change an answer, or leave"));
    guide->given[guide->given_count] =
        (struct gt_given){"reason", gt_call_value(guide->call, "reason")};
    as_options.given = guide->given;
    as_options.given_count = guide->given_count + 1;
    as_options.error = error;
    int code = gt_cmd_edit(&as_options);
    if (code)
        gt_store_rollback(as_options.store);
    return code;
}

static bool is_fixed(const struct gt_amend *amend, const struct gt_field *field)
{
    for (const struct gt_amend_fixed *fixed = amend->fixed; fixed && fixed->field; fixed++)
        if (strcmp(fixed->field, field->name) == 0)
            return true;
    return false;
}

/* The fields that can be corrected, and what the record says in each. */
static int read_standing(struct guide *guide, const struct gt_amend *amend, const void *record,
                         struct gt_record_type *open, struct gt_error *error)
{
    const struct gt_currency *own = gt_store_ledger(guide->call->store)->currency;
    struct gt_arena *arena = guide->call->arena;
    size_t room = 1, count = 0;
    bool failed = false;
    while (guide->type->form.fields[room - 1].name)
        room++;
    struct gt_field *fields = gt_arena_alloc(arena, room * sizeof *fields);
    struct gt_field_text *stands = gt_arena_alloc(arena, room * sizeof *stands);
    if (!fields || !stands)
        return gt_fail_memory(error);
    for (const struct gt_field *field = guide->type->form.fields; field->name; field++) {
        if (is_fixed(amend, field))
            continue;
        fields[count] = *field;
        const char *text = gt_record_text(field, record, own, arena, &failed);
        if (text)
            stands[guide->stands_count++] =
                (struct gt_field_text){&fields[count], party_name(guide->call, field, text)};
        count++;
    }
    *open = *guide->type;
    open->form.fields = fields;
    guide->stands = stands;
    return failed ? gt_fail_memory(error) : 0;
}

int gt_call_guide_edit(struct gt_call *call, const struct gt_record_type *type,
                       const struct gt_amend *amend)
{
    struct guide guide = {.call = call, .type = type};
    struct gt_record_type open;
    struct gt_ask ask = {.store = call->store, .type = &open, .today = call->world->today};
    void *record = NULL;
    int64_t id = 0;
    bool entered = false;
    int code =
        gt_amend_which(call->store, amend, call->arguments[0], &id, call->arena, call->error);
    if (!code)
        code = gt_amend_read(call->store, amend, id, gt_record_stored, &record, call->arena,
                             call->error);
    if (!code)
        code = read_standing(&guide, amend, record, &open, call->error);
    if (code)
        return code;
    guide.type = &open;
    ask.given = guide.stands;
    ask.given_count = guide.stands_count;
    ask.stands = true;
    ask.currency = gt_store_ledger(call->store)->currency;
    ask.asked = (struct gt_asked){read_line, write_text, show_correction, correct, &guide};
    if (call->world->in_is_terminal)
        guide.terminal = gt_terminal_open(call->world->in, call->world->out, call->world->err);
    code = gt_ask(&ask, &entered, call->arena, call->error);
    gt_terminal_close(guide.terminal);
    if (!code && !entered)
        code = gt_fail(call->error, GT_EXIT_DATA, _("left; nothing of this %s was written"),
                       type->form.name);
    return code;
}
