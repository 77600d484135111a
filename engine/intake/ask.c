/* ask.c - a record asked for field by field: the order of the questions, and the end of them. */
#include "engine/intake/ask_int.h"

#include "engine/base/text.h"
#include "engine/intake/template_words.h"

#include <string.h>

struct talk {
    const struct gt_ask *ask;
    struct gt_arena *arena;
    struct gt_answer *answers;
    size_t count;
    void *record;
};

/* The question of a field, with the currency that the answers so far name. */
static struct gt_question question_of(const struct talk *talk, const struct gt_field *field)
{
    struct gt_question question = {
        .ask = talk->ask,
        .field = field,
        .currency = talk->ask->currency,
        .record = talk->record,
        .arena = talk->arena,
    };
    struct gt_error ignored;
    for (size_t i = 0; i < talk->count; i++)
        if (talk->answers[i].field->type == GT_FIELD_CURRENCY && talk->answers[i].text)
            (void)gt_value_currency(talk->answers[i].text, &question.currency, &ignored);
    const struct gt_ask_names *row = gt_ask_names;
    while (field && row->field &&
           (strcmp(row->field, field->name) != 0 ||
            (row->form && strcmp(row->form, talk->ask->type->form.name) != 0)))
        row++;
    question.names = field && row->field ? row : NULL;
    return question;
}

/* The fields in their order, but the currency before the first amount, which it may be of. */
static void put_in_order(struct talk *talk)
{
    const struct gt_field *fields = talk->ask->type->form.fields, *currency = NULL;
    bool amounts = false;
    for (const struct gt_field *field = fields; field->name; field++)
        if (field->type == GT_FIELD_CURRENCY)
            currency = field;
    for (const struct gt_field *field = fields; field->name; field++) {
        if (field->type == GT_FIELD_AMOUNT && !amounts && currency)
            talk->answers[talk->count++].field = currency;
        amounts = amounts || field->type == GT_FIELD_AMOUNT;
        if (field != currency || !amounts)
            talk->answers[talk->count++].field = field;
        if (field == currency)
            currency = NULL;
    }
}

/* Several texts of one field are several names. */
static int take_given(struct talk *talk, struct gt_error *error)
{
    for (size_t i = 0; i < talk->ask->given_count; i++) {
        const struct gt_field_text *given = &talk->ask->given[i];
        size_t at = 0;
        while (talk->answers[at].field != given->field)
            at++;
        const char *before = talk->answers[at].text;
        talk->answers[at].text =
            before ? gt_arena_format(talk->arena, "%s; %s", before, given->text) : given->text;
        if (!talk->answers[at].text)
            return gt_fail_memory(error);
        talk->answers[at].seen = talk->ask->stands;
    }
    return 0;
}

static int begin(struct talk *talk, struct gt_error *error)
{
    size_t count = 0;
    while (talk->ask->type->form.fields[count].name)
        count++;
    talk->answers = gt_arena_alloc(talk->arena, (count + 1) * sizeof *talk->answers);
    talk->record = gt_arena_alloc(talk->arena, talk->ask->type->form.size);
    if (!talk->answers || !talk->record)
        return gt_fail_memory(error);
    gt_form_reset(&talk->ask->type->form, talk->record);
    put_in_order(talk);
    int code = take_given(talk, error);
    struct gt_question question = question_of(talk, NULL);
    gt_ask_say(&question, _("%s: %s"), talk->ask->type->form.name, _(talk->ask->type->summary));
    if (talk->ask->stands)
        gt_ask_say(&question,
                   _("An empty line keeps what stands in brackets, . all that is left; - "
                     "takes it away. ? explains a field, < goes back, Ctrl-D leaves with "
                     "nothing written."));
    else
        gt_ask_say(
            &question,
            _("What has a * must be given; an empty line leaves out the others, . all that are "
              "left. ? explains a field, < goes back, Ctrl-D leaves with nothing written. "
              "Amounts that name no currency are in %s."),
            talk->ask->currency->code);
    return code;
}

/* Asks one field; *heard is TEXT when it is answered, or left out. */
static int ask_one(struct talk *talk, size_t at, enum gt_heard *heard, struct gt_error *error)
{
    struct gt_answer *answer = &talk->answers[at];
    struct gt_question question = question_of(talk, answer->field);
    answer->seen = true;
    return gt_ask_field(&question, at + 1, talk->count, answer, heard, error);
}

/* Whether a field is passed over: it was given, or all that may be left out is. */
static bool is_passed(const struct gt_answer *answer, bool rest)
{
    return answer->text ? !answer->seen || rest : rest && !answer->field->required;
}

/* Asks what was not given, from the first field to the last. */
static int ask_all(struct talk *talk, enum gt_heard *heard, struct gt_error *error)
{
    int code = 0;
    size_t at = 0;
    bool rest = false;
    *heard = GT_HEARD_TEXT;
    while (at < talk->count && !code && *heard != GT_HEARD_END) {
        if (is_passed(&talk->answers[at], rest)) {
            talk->answers[at++].seen = true;
            continue;
        }
        code = ask_one(talk, at, heard, error);
        rest = *heard == GT_HEARD_REST || (rest && *heard != GT_HEARD_BACK);
        if (*heard == GT_HEARD_BACK)
            at -= at > 0;
        else
            at++;
    }
    return code;
}

/* What a word was taken for was told when it was answered. */
static void told_before(void *context, const struct gt_field *field, const char *original,
                        const char *repair)
{
    (void)context;
    (void)field;
    (void)original;
    (void)repair;
}

static int bind(struct talk *talk, struct gt_error *error)
{
    struct gt_binding binding = {
        .arena = talk->arena, .currency = talk->ask->currency, .repaired = told_before};
    struct gt_field_text *texts = gt_arena_alloc(talk->arena, (talk->count + 1) * sizeof *texts);
    size_t count = 0;
    if (!texts)
        return gt_fail_memory(error);
    for (size_t i = 0; i < talk->count; i++)
        if (talk->answers[i].text)
            texts[count++] = (struct gt_field_text){talk->answers[i].field, talk->answers[i].text};
    return gt_record_bind(talk->ask->type, binding, texts, count, talk->record, error);
}

/* The place of the field that a sentence begins with, from 1; 0 when it blames none. */
static size_t blamed(const struct talk *talk, const char *sentence)
{
    for (size_t i = 0; i < talk->count; i++) {
        size_t length = strlen(talk->answers[i].field->name);
        if (strncmp(sentence, talk->answers[i].field->name, length) == 0 && sentence[length] == ':')
            return i + 1;
    }
    return 0;
}

/* Says what is wrong with the whole, and asks the field that is to blame. */
static int mend(struct talk *talk, enum gt_heard *heard, struct gt_error *error)
{
    struct gt_question question = question_of(talk, NULL);
    size_t place = blamed(talk, error->text);
    int code = gt_ask_excuse(&question, heard, error);
    return code || !place ? code : ask_one(talk, place - 1, heard, error);
}

static bool is_word(const char *line, const char *word, const char *translated)
{
    size_t length = strlen(line);
    return strncmp(line, word, length) == 0 || strncmp(line, translated, length) == 0;
}

/* What to do with the record that is shown. *place is that of a field to ask again, from 1. */
static int hear_verdict(struct talk *talk, enum gt_heard *heard, bool *enter, size_t *place,
                        struct gt_error *error)
{
    struct gt_question question = question_of(talk, NULL);
    const char *line = NULL;
    int code =
        gt_ask_hear(&question, _("Enter it? [Y/n/</number of a field] "), heard, &line, error);
    *enter = false;
    *place = *heard == GT_HEARD_BACK ? talk->count : 0;
    if (code || *heard == GT_HEARD_END || *place)
        return code;
    *enter = *heard == GT_HEARD_EMPTY || is_word(line, "yes", _("yes"));
    if (!*enter && is_word(line, "no", _("no"))) {
        *heard = GT_HEARD_END;
    } else if (!*enter) {
        *place = (size_t)gt_ask_number(&question, line, talk->count);
        if (!*place)
            gt_ask_say(&question,
                       _("  Type y to enter it, n to leave, < for the last field, or a number of 1 "
                         "to %zu."),
                       talk->count);
    }
    return 0;
}

/* Shows the record, and enters it when that is what is wanted. */
static int settle(struct talk *talk, enum gt_heard *heard, bool *entered, struct gt_error *error)
{
    const struct gt_asked *asked = &talk->ask->asked;
    bool enter = false;
    size_t place = 0;
    int code = bind(talk, error);
    if (code)
        return mend(talk, heard, error);
    code = asked->show(asked->context, talk->answers, talk->count, talk->record, error);
    if (!code)
        code = hear_verdict(talk, heard, &enter, &place, error);
    if (!code && place)
        return ask_one(talk, place - 1, heard, error);
    if (code || !enter)
        return code;
    *entered = asked->enter(asked->context, talk->record, error) == 0;
    return *entered ? 0 : mend(talk, heard, error);
}

int gt_ask(const struct gt_ask *ask, bool *entered, struct gt_arena *arena, struct gt_error *error)
{
    struct talk talk = {.ask = ask, .arena = arena};
    enum gt_heard heard = GT_HEARD_TEXT;
    *entered = false;
    int code = begin(&talk, error);
    if (!code)
        code = ask_all(&talk, &heard, error);
    while (!code && heard != GT_HEARD_END && !*entered)
        code = settle(&talk, &heard, entered, error);
    return code;
}
