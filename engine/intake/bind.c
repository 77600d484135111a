/* bind.c - one text to one member, and a record to one line.
 *
 * What a type of field is stands in four switches: how its member says "nobody wrote it down"
 * (reset, gt_field_is_absent), how text goes into it (bind_member) and how it is written in the
 * canonical line (write_member). A new type makes the compiler ask for all four.
 */
#include "engine/intake/bind.h"

#include "engine/base/text.h"
#include "engine/intake/values_int.h"
#include "engine/operations/records.h"

#include <assert.h>
#include <ctype.h>
#include <inttypes.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#define KINDS_MAX 32 /* bits of a KINDS member */

/* -1 says "nobody wrote it down" wherever a field cannot be negative. */
static double no_number(const struct gt_field *field)
{
    return field->low >= 0 ? -1 : (double)NAN;
}

static void reset(const struct gt_field *field, void *member)
{
    switch (field->type) {
    case GT_FIELD_TEXT:
        *(const char **)member = NULL;
        return;
    case GT_FIELD_NAMES:
        *(struct gt_names *)member = (struct gt_names){0};
        return;
    case GT_FIELD_DATE:
        *(gt_day *)member = GT_DAY_NONE;
        return;
    case GT_FIELD_AMOUNT:
        *(struct gt_amount *)member = (struct gt_amount){.minor = GT_MONEY_UNKNOWN};
        return;
    case GT_FIELD_RATE:
    case GT_FIELD_NUMBER:
        *(double *)member = no_number(field);
        return;
    case GT_FIELD_COUNT:
    case GT_FIELD_DECIMAL:
        *(int64_t *)member = INT64_MIN;
        return;
    case GT_FIELD_RATIO:
        *(struct gt_ratio *)member = (struct gt_ratio){0, 0};
        return;
    case GT_FIELD_KIND:
        *(int *)member = -1;
        return;
    case GT_FIELD_KINDS:
        *(uint32_t *)member = 0;
        return;
    case GT_FIELD_RATES:
        *(struct gt_rate_list *)member = (struct gt_rate_list){0};
        return;
    case GT_FIELD_CURRENCY:
        *(const struct gt_currency **)member = NULL;
        return;
    case GT_FIELD_FLAG:
        *(bool *)member = false;
        return;
    }
}

bool gt_field_is_absent(const struct gt_field *field, const void *record)
{
    const void *member = (const char *)record + field->offset;
    double number;
    switch (field->type) {
    case GT_FIELD_TEXT:
        return *(const char *const *)member == NULL;
    case GT_FIELD_NAMES:
        return ((const struct gt_names *)member)->count == 0;
    case GT_FIELD_DATE:
        return *(const gt_day *)member == GT_DAY_NONE;
    case GT_FIELD_AMOUNT:
        return ((const struct gt_amount *)member)->minor == GT_MONEY_UNKNOWN;
    case GT_FIELD_RATE:
    case GT_FIELD_NUMBER:
        number = *(const double *)member;
        return isnan(number) || (field->low >= 0 && number < 0);
    case GT_FIELD_COUNT:
    case GT_FIELD_DECIMAL:
        return *(const int64_t *)member == INT64_MIN;
    case GT_FIELD_RATIO:
        return ((const struct gt_ratio *)member)->den == 0;
    case GT_FIELD_KIND:
        return *(const int *)member < 0;
    case GT_FIELD_KINDS:
        return *(const uint32_t *)member == 0;
    case GT_FIELD_RATES:
        return ((const struct gt_rate_list *)member)->count == 0;
    case GT_FIELD_CURRENCY:
        return *(const struct gt_currency *const *)member == NULL;
    case GT_FIELD_FLAG:
        return false;
    }
    return false;
}

static int bind_text(const struct gt_binding *binding, const char *text, const char **member,
                     const char **repair, struct gt_error *error)
{
    const char *clean = gt_value_text(binding->arena, text, repair);
    if (!clean)
        return gt_fail_memory(error);
    *member = clean;
    return 0;
}

/* Separators of a list in one text. A comma separates words, but is part of many a name. */
static const char *const name_separators[] = {";", "；", NULL};
static const char *const word_separators[] = {";", "；", ",", "，", "、", NULL};

/* The bytes of the separator that text starts with, or 0. */
static size_t separator_at(const char *text, const char *const *separators)
{
    for (; *separators; separators++)
        if (strncmp(text, *separators, strlen(*separators)) == 0)
            return strlen(*separators);
    return 0;
}

/* Copies the first part of the list at *text and steps behind its separator. NULL: memory. */
static char *next_part(struct gt_arena *arena, const char **text, const char *const *separators)
{
    size_t length = 0;
    *text += strspn(*text, " ");
    while ((*text)[length] && !separator_at(*text + length, separators))
        length++;
    char *part = gt_arena_copy(arena, *text, length);
    *text += length;
    *text += separator_at(*text, separators);
    return part;
}

/* A new array each time: the old one may belong to anybody. */
static int add_name(struct gt_arena *arena, struct gt_names *names, const char *name,
                    struct gt_error *error)
{
    const char **items = gt_arena_alloc(arena, (names->count + 1) * sizeof *items);
    if (!items)
        return gt_fail_memory(error);
    if (names->count)
        memcpy(items, names->items, names->count * sizeof *items);
    items[names->count++] = name;
    names->items = items;
    return 0;
}

static int bind_names(const struct gt_binding *binding, const char *text, struct gt_names *member,
                      const char **repair, struct gt_error *error)
{
    struct gt_names names = *member;
    int result = 0;
    while (*text && !result) {
        const char *name = NULL;
        char *part = next_part(binding->arena, &text, name_separators);
        if (!part)
            return gt_fail_memory(error);
        result = bind_text(binding, part, &name, repair, error);
        if (!result && !gt_value_is_unknown(name))
            result = add_name(binding->arena, &names, name, error);
    }
    if (!result)
        *member = names;
    return result;
}

/* "call, fee, nav"; NULL: memory. */
static const char *list_words(struct gt_arena *arena, const struct gt_kind *kind)
{
    const char *list = kind->tokens[0];
    for (int value = 1; list && value < kind->count; value++)
        list = gt_arena_format(arena, "%s, %s", list, kind->tokens[value]);
    return list;
}

static int refuse_word(const struct gt_kind *kind, const char *text, struct gt_error *error)
{
    struct gt_quote quote;
    struct gt_arena scratch = {0};
    const char *list = list_words(&scratch, kind);
    int result =
        list ? gt_fail(error, GT_EXIT_DATA, _("%s is not a word known here; expected one of: %s"),
                       gt_text_quote(&quote, text), list)
             : gt_fail_memory(error);
    gt_arena_clear(&scratch);
    return result;
}

/* Where a whole number, or a word for one, should stand. */
static int refuse_rank(const struct gt_field *field, const char *text, struct gt_error *error)
{
    struct gt_quote quote;
    struct gt_arena scratch = {0};
    const char *list = list_words(&scratch, field->kind);
    int result =
        list ? gt_fail(error, GT_EXIT_DATA, _("%s is neither a whole number nor one of: %s (%s)"),
                       gt_text_quote(&quote, text), list, _(field->help))
             : gt_fail_memory(error);
    gt_arena_clear(&scratch);
    return result;
}

/* Only where somebody is told is a word taken for one that says more or less. */
static int refuse_near(const struct gt_kind *kind, int value, const char *text,
                       struct gt_error *error)
{
    struct gt_quote quote;
    return gt_fail(error, GT_EXIT_DATA,
                   _("%s is not a word known here; if \"%s\" is meant, write that"),
                   gt_text_quote(&quote, text), gt_kind_token(kind, value));
}

static int bind_kind(const struct gt_binding *binding, const struct gt_kind *kind, const char *text,
                     int *member, const char **repair, struct gt_error *error)
{
    int value = gt_word_find(kind, text, repair);
    if (value < 0)
        return refuse_word(kind, text, error);
    if (*repair && *repair != gt_spaces_tidied && !binding->repaired)
        return refuse_near(kind, value, text, error);
    *member = value;
    return 0;
}

static int bind_kinds(const struct gt_binding *binding, const struct gt_kind *kind,
                      const char *text, uint32_t *member, const char **repair,
                      struct gt_error *error)
{
    assert(kind->count <= KINDS_MAX);
    uint32_t bits = *member;
    int result = 0, value = 0;
    while (*text && !result) {
        char *part = next_part(binding->arena, &text, word_separators);
        if (!part)
            return gt_fail_memory(error);
        result = bind_kind(binding, kind, part, &value, repair, error);
        if (!result)
            bits |= UINT32_C(1) << value;
    }
    if (!result)
        *member = bits;
    return result;
}

/* A new array each time: the old one may belong to anybody. */
static int bind_rates(const struct gt_binding *binding, const struct gt_field *field,
                      const char *text, struct gt_rate_list *member, struct gt_error *error)
{
    size_t count = member->count, room = count + strlen(text) + 1;
    double *items = gt_arena_alloc(binding->arena, room * sizeof *items);
    int result = items ? 0 : gt_fail_memory(error);
    if (!result && count)
        memcpy(items, member->items, count * sizeof *items);
    while (*text && !result) {
        char *part = next_part(binding->arena, &text, word_separators);
        result = part ? gt_value_rate(part, field->low, field->high, &items[count++], error)
                      : gt_fail_memory(error);
    }
    if (!result)
        *member = (struct gt_rate_list){items, count};
    return result;
}

static bool is_number(const struct gt_field *field)
{
    return field->type == GT_FIELD_AMOUNT || field->type == GT_FIELD_RATE ||
           field->type == GT_FIELD_NUMBER || field->type == GT_FIELD_COUNT ||
           field->type == GT_FIELD_DECIMAL;
}

static int bind_amount(const struct gt_binding *binding, const char *text, struct gt_amount *member,
                       const char **repair, struct gt_error *error)
{
    const char *mended = NULL;
    int result = gt_value_amount(text, binding->number_format, binding->currency, &member->minor,
                                 &member->currency, &mended, error);
    if (!result && mended)
        *repair = mended;
    return result;
}

static int bind_count(const struct gt_field *field, const char *text, int64_t *member,
                      struct gt_error *error)
{
    const char *repair = NULL;
    int value = field->kind ? gt_word_find(field->kind, text, &repair) : -1;
    if (value >= 0) {
        *member = value;
        return 0;
    }
    if (field->kind && !strpbrk(text, "0123456789"))
        return refuse_rank(field, text, error);
    return gt_value_count(text, (int64_t)field->low, (int64_t)field->high, member, error);
}

static int bind_member(const struct gt_binding *binding, const struct gt_field *field,
                       const char *text, void *member, const char **repair, struct gt_error *error)
{
    if (is_number(field) &&
        gt_value_restyle(binding->arena, text, binding->number_format, &text, repair, error))
        return error->exit;
    switch (field->type) {
    case GT_FIELD_TEXT:
        return bind_text(binding, text, member, repair, error);
    case GT_FIELD_NAMES:
        return bind_names(binding, text, member, repair, error);
    case GT_FIELD_DATE:
        return gt_value_date(text, binding->date_format, member, repair, error);
    case GT_FIELD_AMOUNT:
        return bind_amount(binding, text, member, repair, error);
    case GT_FIELD_RATE:
        return gt_value_rate(text, field->low, field->high, member, error);
    case GT_FIELD_NUMBER:
        return gt_value_number(text, field->low, field->high, member, error);
    case GT_FIELD_COUNT:
        return bind_count(field, text, member, error);
    case GT_FIELD_DECIMAL:
        return gt_value_decimal(text, field->digits, member, repair, error);
    case GT_FIELD_RATIO:
        return gt_value_ratio(binding->arena, text, field->low, field->high, member, error);
    case GT_FIELD_KIND:
        return bind_kind(binding, field->kind, text, member, repair, error);
    case GT_FIELD_KINDS:
        return bind_kinds(binding, field->kind, text, member, repair, error);
    case GT_FIELD_RATES:
        return bind_rates(binding, field, text, member, error);
    case GT_FIELD_CURRENCY:
        return gt_value_currency(text, member, error);
    case GT_FIELD_FLAG:
        return gt_value_flag(text, member, error);
    }
    return 0;
}

/* "unknown" is a word of some lists; then it is an answer, not the want of one. */
static bool is_unknown(const struct gt_field *field, const char *text)
{
    if (!gt_value_is_unknown(text))
        return false;
    const char *repair = NULL;
    bool words = field->type == GT_FIELD_KIND || field->type == GT_FIELD_KINDS;
    return !words || gt_word_find(field->kind, text, &repair) < 0;
}

int gt_bind(const struct gt_binding *binding, const struct gt_field *field, const char *text,
            void *record, struct gt_error *error)
{
    void *member = (char *)record + field->offset;
    const char *repair = NULL;
    struct gt_quote quote;
    if (is_unknown(field, text)) {
        if (!field->required)
            return 0;
        if (!*text)
            return gt_fail(error, GT_EXIT_DATA, _("%s: is empty, and must be given"), field->name);
        return gt_fail(error, GT_EXIT_DATA,
                       _("%s: %s says that nobody knows, but it must be given"), field->name,
                       gt_text_quote(&quote, text));
    }
    int result = bind_member(binding, field, text, member, &repair, error);
    if (result)
        return gt_error_at(error, "%s", field->name);
    if (repair && binding->repaired)
        binding->repaired(binding->context, field, text, repair);
    return 0;
}

void gt_field_reset(const struct gt_field *field, void *record)
{
    reset(field, (char *)record + field->offset);
}

void gt_form_reset(const struct gt_form *form, void *record)
{
    memset(record, 0, form->size);
    for (const struct gt_field *field = form->fields; field->name; field++)
        gt_field_reset(field, record);
}

static char alike(char c)
{
    return c == '-' || c == ' ' ? '_' : (char)tolower((unsigned char)c);
}

bool gt_field_named(const char *name, const char *text)
{
    while (*name && alike(*name) == alike(*text))
        name++, text++;
    return *name == *text;
}

/* Whether text names the first `length` bytes of a spelling. */
static bool is_spelling(const char *spelling, size_t length, const char *text)
{
    size_t i = 0;
    while (i < length && alike(spelling[i]) == alike(text[i]))
        i++;
    return i == length && text[i] == 0;
}

bool gt_field_spelled(const char *name, const char *also, const char *text)
{
    bool found = gt_field_named(name, text);
    for (const char *at = also; at && *at && !found; at += *at == ';') {
        size_t length = strcspn(at, ";");
        found = is_spelling(at, length, text);
        at += length;
    }
    return found;
}

const struct gt_field *gt_form_field(const struct gt_form *form, const char *name)
{
    for (const struct gt_field *field = form->fields; field->name; field++)
        if (gt_field_named(field->name, name))
            return field;
    return NULL;
}

const struct gt_field *gt_form_missing(const struct gt_form *form, const void *record)
{
    for (const struct gt_field *field = form->fields; field->name; field++)
        if (field->required && gt_field_is_absent(field, record))
            return field;
    return NULL;
}

static void write_folded(struct gt_text *line, struct gt_arena *arena, const char *text)
{
    const char *folded = gt_text_fold(arena, text);
    if (folded)
        gt_text_puts(line, folded);
    else
        line->failed = true;
}

static int compare_text(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* Sorted, as their order says nothing; with their count, so that no name can be taken for two. */
static void write_names(struct gt_text *line, struct gt_arena *arena, const struct gt_names *names)
{
    const char **folded = gt_arena_alloc(arena, names->count * sizeof *folded);
    for (size_t i = 0; folded && i < names->count; i++)
        if (!(folded[i] = gt_text_fold(arena, names->items[i])))
            folded = NULL;
    if (!folded) {
        line->failed = true;
        return;
    }
    qsort(folded, names->count, sizeof *folded, compare_text);
    gt_text_format(line, "%zu", names->count);
    for (size_t i = 0; i < names->count; i++)
        gt_text_format(line, "\t%s", folded[i]);
}

static void write_amount(struct gt_text *line, const struct gt_amount *amount)
{
    gt_text_format(line, "%" PRId64, amount->minor);
    if (amount->currency)
        gt_text_format(line, " %s", amount->currency->code);
}

static void write_rates(struct gt_text *line, const struct gt_rate_list *rates)
{
    for (size_t i = 0; i < rates->count; i++)
        gt_text_format(line, "%s%.17g", i ? " " : "", rates->items[i]);
}

static void write_member(const struct gt_field *field, const void *member, struct gt_arena *arena,
                         struct gt_text *line)
{
    char day[GT_DAY_TEXT];
    switch (field->type) {
    case GT_FIELD_TEXT:
        write_folded(line, arena, *(const char *const *)member);
        return;
    case GT_FIELD_NAMES:
        write_names(line, arena, member);
        return;
    case GT_FIELD_DATE:
        gt_text_puts(line, gt_day_format(*(const gt_day *)member, day));
        return;
    case GT_FIELD_AMOUNT:
        write_amount(line, member);
        return;
    case GT_FIELD_RATE:
    case GT_FIELD_NUMBER:
        gt_text_format(line, "%.17g", *(const double *)member);
        return;
    case GT_FIELD_COUNT:
    case GT_FIELD_DECIMAL:
        gt_text_format(line, "%" PRId64, *(const int64_t *)member);
        return;
    case GT_FIELD_RATIO:
        gt_text_format(line, "%" PRId64 ":%" PRId64, ((const struct gt_ratio *)member)->num,
                       ((const struct gt_ratio *)member)->den);
        return;
    case GT_FIELD_KIND:
        gt_text_puts(line, gt_kind_token(field->kind, *(const int *)member));
        return;
    case GT_FIELD_KINDS:
        gt_text_format(line, "%" PRIx32, *(const uint32_t *)member);
        return;
    case GT_FIELD_RATES:
        write_rates(line, member);
        return;
    case GT_FIELD_CURRENCY:
        gt_text_puts(line, (*(const struct gt_currency *const *)member)->code);
        return;
    case GT_FIELD_FLAG:
        gt_text_puts(line, *(const bool *)member ? "yes" : "no");
        return;
    }
}

char *gt_form_canonical(const struct gt_form *form, const void *record, struct gt_arena *arena)
{
    struct gt_text line = {0};
    gt_text_puts(&line, form->name);
    for (const struct gt_field *field = form->fields; field->name; field++) {
        gt_text_puts(&line, "\t");
        if (!gt_field_is_absent(field, record))
            write_member(field, (const char *)record + field->offset, arena, &line);
    }
    char *copy = line.failed ? NULL : gt_arena_copy(arena, line.data, line.length);
    gt_text_clear(&line);
    return copy;
}
