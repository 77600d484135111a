/* terms_write.c - terms as the file that would be read as them. */
#include "engine/intake/terms.h"

#include "engine/intake/terms_forms.h"

#include "gentou/shares.h"

#include <stddef.h>

/* The words of a set, as a list. */
static const char *words_of(const struct gt_kind *kind, uint32_t bits, struct gt_arena *arena)
{
    const char *list = "[";
    for (int i = 0; list && i < kind->count; i++)
        if (bits & GT_TERM_BIT(i))
            list = gt_arena_format(arena, "%s%s%s", list, list[1] ? ", " : "", kind->tokens[i]);
    return list ? gt_arena_format(arena, "%s]", list) : NULL;
}

/* Texts are quoted where they are written; here they are as they are. */
const char *gt_terms_value(const struct gt_field *field, const void *record, struct gt_arena *arena)
{
    const void *member = (const char *)record + field->offset;
    char number[GT_FIXED_TEXT], day[GT_DAY_TEXT];
    switch (field->type) {
    case GT_FIELD_TEXT:
        return *(const char *const *)member;
    case GT_FIELD_DATE:
        if (*(const gt_day *)member == GT_DAY_NONE || *(const gt_day *)member == GT_DAY_LAST)
            return NULL;
        return gt_arena_format(arena, "%s", gt_day_format(*(const gt_day *)member, day));
    case GT_FIELD_RATE:
        if (*(const double *)member <= 0)
            return NULL;
        return gt_arena_format(arena, "%.12g%%", *(const double *)member * 100);
    case GT_FIELD_NUMBER:
        if (*(const double *)member <= 0)
            return NULL;
        return gt_arena_format(arena, "%.12g", *(const double *)member);
    case GT_FIELD_DECIMAL:
        if (*(const int64_t *)member <= 0)
            return NULL;
        return gt_arena_format(arena, "%s",
                               gt_fixed_format(*(const int64_t *)member, field->digits, number));
    case GT_FIELD_KIND:
        return gt_kind_token(field->kind, *(const int *)member);
    case GT_FIELD_KINDS:
        return *(const uint32_t *)member ? words_of(field->kind, *(const uint32_t *)member, arena)
                                         : NULL;
    case GT_FIELD_FLAG:
        return *(const bool *)member ? "yes" : NULL;
    case GT_FIELD_NAMES: /* no term has one of these */
    case GT_FIELD_AMOUNT:
    case GT_FIELD_COUNT:
    case GT_FIELD_RATES:
    case GT_FIELD_RATIO:
    case GT_FIELD_CURRENCY:
        break;
    }
    return NULL;
}

static void write_quoted(struct gt_text *text, const char *value)
{
    gt_text_puts(text, "\"");
    for (const char *c = value; *c; c++)
        gt_text_format(text, "%s%c", *c == '"' || *c == '\\' ? "\\" : "", *c);
    gt_text_puts(text, "\"");
}

static void write_text(struct gt_text *text, const char *key, const char *value)
{
    if (!value)
        return;
    gt_text_format(text, "%s: ", key);
    write_quoted(text, value);
    gt_text_puts(text, "\n");
}

static void write_day(struct gt_text *text, const char *key, gt_day day, gt_day none)
{
    char written[GT_DAY_TEXT];
    if (day != none)
        gt_text_format(text, "%s: %s\n", key, gt_day_format(day, written));
}

static void write_term(struct gt_text *text, const struct gt_terms_file *file,
                       enum gt_term_kind kind, struct gt_arena *arena)
{
    struct gt_field fields[GT_TERM_FIELDS_MAX];
    struct gt_form form = gt_term_form_in(kind, file->currency, fields);
    const struct gt_term *term = gt_term_in(&file->set, kind);
    if (!term->given)
        return;
    gt_text_format(text, "%s:\n", form.name);
    for (const struct gt_field *field = form.fields; field->name; field++) {
        const char *value = gt_terms_value(field, term, arena);
        bool sure = field->offset == offsetof(struct gt_term, citation.verified);
        if (!value || (sure && !gt_term_is_cited(term)))
            continue;
        gt_text_format(text, "  %s: ", field->name);
        if (field->type == GT_FIELD_TEXT)
            write_quoted(text, value);
        else
            gt_text_puts(text, value);
        gt_text_puts(text, "\n");
    }
}

void gt_terms_write(struct gt_text *text, const struct gt_terms_file *file, struct gt_arena *arena)
{
    char day[GT_DAY_TEXT];
    write_text(text, "name", file->set.name);
    write_text(text, "title", file->set.title);
    gt_text_format(text, "currency: %s\n", file->currency->code);
    write_day(text, "valid_from", file->set.valid_from, GT_DAY_NONE);
    write_day(text, "valid_to", file->set.valid_to, GT_DAY_LAST);
    if (file->stage >= 0)
        gt_text_format(text, "stage: %s\n", gt_kind_token(&gt_term_stage_words, file->stage));
    if (file->rate_count)
        gt_text_puts(text, "rates:\n");
    for (size_t i = 0; i < file->rate_count; i++)
        gt_text_format(text, "  - {benchmark: %s, since: %s, rate: %.12g%%}\n",
                       gt_kind_token(&gt_benchmark_words, file->rates[i].benchmark),
                       gt_day_format(file->rates[i].since, day), file->rates[i].rate * 100);
    for (int kind = 0; kind < GT_TERM_COUNT; kind++)
        write_term(text, file, (enum gt_term_kind)kind, arena);
}
