/* ask_field.c - one field asked until its answer can be read. */
#include "engine/intake/ask_int.h"

#include "engine/base/text.h"
#include "engine/intake/template.h"
#include "engine/intake/template_words.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void gt_ask_say(const struct gt_question *question, const char *format, ...)
{
    const struct gt_asked *asked = &question->ask->asked;
    va_list values, again;
    va_start(values, format);
    va_copy(again, values);
    int length = vsnprintf(NULL, 0, format, values);
    char *line = length < 0 ? NULL : gt_arena_alloc(question->arena, (size_t)length + 2);
    if (line) {
        vsnprintf(line, (size_t)length + 1, format, again);
        line[length] = '\n';
        asked->write(asked->context, line);
    }
    va_end(again);
    va_end(values);
}

int gt_ask_excuse(const struct gt_question *question, enum gt_heard *heard, struct gt_error *error)
{
    if (error->system)
        return error->exit;
    gt_ask_say(question, "  %s", error->text);
    *error = (struct gt_error){.exit = GT_EXIT_OK};
    *heard = GT_HEARD_AGAIN;
    return 0;
}

/* The field as an option: pre_money -> --pre-money. */
static const char *option_of(const struct gt_question *question)
{
    char *name = gt_arena_format(question->arena, "--%s", question->field->name);
    for (char *c = name; c && *c; c++)
        if (*c == '_')
            *c = '-';
    return name ? name : question->field->name;
}

static void say_help(const struct gt_question *question)
{
    const struct gt_field *field = question->field;
    if (!field) {
        gt_ask_say(question,
                   _("  y enters what is shown, n leaves with nothing written, < asks the "
                     "last field again, a number the field of that number."));
        return;
    }
    const char *expected = gt_template_expectation(field->type);
    gt_ask_say(question, "  %s", _(field->help));
    if (expected)
        gt_ask_say(question, "  %s", _(expected));
    if (field->type == GT_FIELD_DATE)
        gt_ask_say(question, _("  The word today is understood, too."));
    if (field->type == GT_FIELD_AMOUNT)
        gt_ask_say(question, _("  An amount that names no currency is in %s (%s)."),
                   question->currency->code, question->currency->name);
    gt_ask_say(question, field->required ? _("  It must be given.")
                                         : _("  It may be left out; - takes an answer away."));
    gt_ask_say(question, _("  On the command line it is %s."), option_of(question));
    if (field->kind)
        gt_ask_say_words(question);
}

char *gt_ask_trim(struct gt_arena *arena, const char *line)
{
    size_t length = strlen(line), space;
    while ((space = gt_text_space(line)) > 0) {
        line += space;
        length -= space;
    }
    size_t end = 0;
    for (size_t at = 0; at < length; at += space ? space : 1)
        if ((space = gt_text_space(line + at)) == 0)
            end = at + 1;
    return gt_arena_copy(arena, line, end);
}

int gt_ask_number(const struct gt_question *question, const char *line, size_t high)
{
    char *end = NULL;
    const char *folded = gt_text_fold(question->arena, line);
    long number = folded ? strtol(folded, &end, 10) : 0;
    return end && !*end && number >= 1 && (size_t)number <= high ? (int)number : 0;
}

static bool is_sign(const char *line, const char *sign, const char *wide)
{
    return strcmp(line, sign) == 0 || strcmp(line, wide) == 0;
}

int gt_ask_hear(const struct gt_question *question, const char *prompt, enum gt_heard *heard,
                const char **line, struct gt_error *error)
{
    const struct gt_asked *asked = &question->ask->asked;
    for (;;) {
        int code = asked->read(asked->context, prompt, question->field ? question : NULL,
                               question->arena, line, error);
        *heard = GT_HEARD_END;
        if (code || !*line)
            return code;
        if (!gt_text_valid(*line, strlen(*line))) {
            gt_ask_say(question, _("  That is no text in UTF-8; set the terminal to UTF-8."));
            continue;
        }
        *line = gt_ask_trim(question->arena, *line);
        if (!*line)
            return gt_fail_memory(error);
        if (!is_sign(*line, "?", "？"))
            break;
        say_help(question);
    }
    *heard = is_sign(*line, "<", "＜")   ? GT_HEARD_BACK
             : is_sign(*line, ".", "。") ? GT_HEARD_REST
             : **line                    ? GT_HEARD_TEXT
                                         : GT_HEARD_EMPTY;
    return 0;
}

static void say_repair(void *context, const struct gt_field *field, const char *original,
                       const char *repair)
{
    (void)field;
    gt_ask_say(context, _("  \"%s\" taken: %s"), original, _(repair));
}

/* Whether the text can be read as the field's. */
static int try_text(const struct gt_question *question, const char *text, enum gt_heard *heard,
                    struct gt_error *error)
{
    struct gt_question copy = *question;
    struct gt_binding binding = {
        .arena = question->arena,
        .currency = question->currency,
        .repaired = say_repair,
        .context = &copy,
    };
    gt_field_reset(question->field, question->record);
    *heard = GT_HEARD_TEXT;
    if (gt_bind(&binding, question->field, text, question->record, error))
        return gt_ask_excuse(question, heard, error);
    return 0;
}

/* "nobody knows", of a field that may be left out; a kind may have that for a word. */
static bool leaves_out(const struct gt_field *field, const char *line)
{
    const char *repair = NULL;
    return !field->required && gt_value_is_unknown(line) &&
           !(field->kind && gt_word_find(field->kind, line, &repair) >= 0);
}

/* "y", 是 and the like in the words that a command line has; what is neither is refused where it is
 * bound. */
static const char *flag_text(const char *line)
{
    size_t length = strlen(line);
    struct gt_error ignored;
    bool yes = strncmp(line, "yes", length) == 0;
    if (!yes && strncmp(line, "no", length) != 0 && gt_value_flag(line, &yes, &ignored))
        return line;
    return yes ? "yes" : "no";
}

static const char *day_text(const struct gt_question *question, const char *line)
{
    char day[GT_DAY_TEXT];
    if (strcmp(line, "today") != 0 && strcmp(line, _("today")) != 0)
        return line;
    gt_day_format(question->ask->today, day);
    return gt_arena_copy(question->arena, day, strlen(day));
}

/* One answer of a field that takes one; *text is as gt_bind reads it. */
static int read_answer(const struct gt_question *question, const char *line, enum gt_heard *heard,
                       const char **text, struct gt_error *error)
{
    const struct gt_field *field = question->field;
    int code = 0;
    *text = line;
    if (field->kind)
        code = gt_ask_word(question, line, heard, text, error);
    else if (question->names)
        code = gt_ask_name(question, line, heard, text, error);
    else if (field->type == GT_FIELD_FLAG)
        *text = flag_text(line);
    else if (field->type == GT_FIELD_DATE)
        *text = day_text(question, line);
    if (!*text)
        return gt_fail_memory(error);
    return code || *heard != GT_HEARD_TEXT ? code : try_text(question, *text, heard, error);
}

/* The answer there is, as the prompt shows it. */
static const char *prompt_of(const struct gt_question *question, const struct gt_answer *answer)
{
    const char *prompt =
        answer->text ? gt_arena_format(question->arena, "[%s] > ", answer->text) : "> ";
    return prompt ? prompt : "> ";
}

static void say_field(const struct gt_question *question, size_t place, size_t count)
{
    const struct gt_field *field = question->field;
    const char *label = gt_template_label(field->name);
    bool amount = field->type == GT_FIELD_AMOUNT;
    gt_ask_say(question, "\n%zu/%zu %s%s%s%s%s: %s", place, count, label ? _(label) : field->name,
               amount ? " (" : "", amount ? question->currency->code : "", amount ? ")" : "",
               field->required ? " *" : "", _(field->help));
    if (field->kind)
        gt_ask_say_words(question);
    if (field->type == GT_FIELD_FLAG)
        gt_ask_say(question, "  %s  %s", _("yes"), _("no"));
}

/* An empty line or ".": keeps the answer there is, or leaves out what may be left out. */
static enum gt_heard keep(const struct gt_question *question, const struct gt_answer *answer,
                          enum gt_heard heard)
{
    if (answer->text || !question->field->required)
        return heard == GT_HEARD_REST ? heard : GT_HEARD_TEXT;
    gt_ask_say(question, _("  It must be given (? explains it, Ctrl-D leaves)."));
    return GT_HEARD_AGAIN;
}

static int take_line(const struct gt_question *question, const char *line, struct gt_answer *answer,
                     enum gt_heard *heard, struct gt_error *error)
{
    const char *text = NULL;
    if (leaves_out(question->field, line)) {
        answer->text = NULL;
        return 0;
    }
    int code = read_answer(question, line, heard, &text, error);
    if (!code && *heard == GT_HEARD_TEXT)
        answer->text = text;
    return code;
}

static int ask_value(const struct gt_question *question, struct gt_answer *answer,
                     enum gt_heard *heard, struct gt_error *error)
{
    const char *line = NULL;
    int code;
    do {
        code = gt_ask_hear(question, prompt_of(question, answer), heard, &line, error);
        if (!code && *heard == GT_HEARD_TEXT)
            code = take_line(question, line, answer, heard, error);
        else if (!code && (*heard == GT_HEARD_EMPTY || *heard == GT_HEARD_REST))
            *heard = keep(question, answer, *heard);
    } while (!code && *heard == GT_HEARD_AGAIN);
    return code;
}

/* Names, as they are given one after the other. */
struct list {
    const char **names;
    size_t count, capacity;
};

static int add_name(const struct gt_question *question, struct list *list, const char *typed,
                    enum gt_heard *heard, struct gt_error *error)
{
    const char *name = typed, **grown;
    *heard = GT_HEARD_TEXT;
    int code = question->names ? gt_ask_name(question, typed, heard, &name, error) : 0;
    if (code || *heard != GT_HEARD_TEXT)
        return code;
    grown =
        gt_arena_grow(question->arena, list->names, list->count, &list->capacity, sizeof *grown);
    if (!grown)
        return gt_fail_memory(error);
    list->names = grown;
    list->names[list->count++] = name;
    return 0;
}

/* A line may have several, parted by semicolons. */
static int add_names(const struct gt_question *question, struct list *list, const char *line,
                     enum gt_heard *heard, struct gt_error *error)
{
    int code = 0;
    *heard = GT_HEARD_TEXT;
    while (*line && !code && *heard == GT_HEARD_TEXT) {
        const char *wide = strstr(line, "；"), *end = strchr(line, ';');
        if (wide && (!end || wide < end))
            end = wide;
        size_t length = end ? (size_t)(end - line) : strlen(line);
        char *part = gt_arena_copy(question->arena, line, length);
        part = part ? gt_ask_trim(question->arena, part) : NULL;
        if (!part)
            return gt_fail_memory(error);
        if (*part)
            code = add_name(question, list, part, heard, error);
        line += length + (end ? (end == wide ? strlen("；") : 1) : 0);
    }
    if (*heard != GT_HEARD_END)
        *heard = GT_HEARD_AGAIN;
    return code;
}

static int join(const struct gt_question *question, const struct list *list,
                struct gt_answer *answer, struct gt_error *error)
{
    enum gt_heard heard = GT_HEARD_TEXT;
    const char *text = "";
    for (size_t i = 0; text && i < list->count; i++)
        text = gt_arena_format(question->arena, "%s%s%s", text, i ? "; " : "", list->names[i]);
    if (!text)
        return gt_fail_memory(error);
    int code = try_text(question, text, &heard, error);
    if (!code && heard == GT_HEARD_TEXT)
        answer->text = text;
    return code;
}

/* A field of several names: one after the other, until an empty line. */
static int ask_list(const struct gt_question *question, struct gt_answer *answer,
                    enum gt_heard *heard, struct gt_error *error)
{
    struct list list = {0};
    const char *line = NULL;
    int code;
    do {
        code = gt_ask_hear(question, list.count ? _("and > ") : prompt_of(question, answer), heard,
                           &line, error);
        if (code || *heard == GT_HEARD_END)
            break;
        if (*heard == GT_HEARD_TEXT && list.count == 0 && leaves_out(question->field, line)) {
            answer->text = NULL;
        } else if (*heard == GT_HEARD_TEXT) {
            code = add_names(question, &list, line, heard, error);
        } else if (*heard == GT_HEARD_EMPTY || *heard == GT_HEARD_REST) {
            code = list.count ? join(question, &list, answer, error) : 0;
            *heard = keep(question, answer, *heard);
        } else if (list.count) {
            gt_ask_say(question, _("  \"%s\" is taken away."), list.names[--list.count]);
            *heard = GT_HEARD_AGAIN;
        }
    } while (!code && *heard == GT_HEARD_AGAIN);
    return code;
}

int gt_ask_field(const struct gt_question *question, size_t place, size_t count,
                 struct gt_answer *answer, enum gt_heard *heard, struct gt_error *error)
{
    say_field(question, place, count);
    if (question->field->type == GT_FIELD_NAMES)
        return ask_list(question, answer, heard, error);
    return ask_value(question, answer, heard, error);
}
