/* record_text.c - see record_text.h. */
#include "engine/commands/record_text.h"

#include "engine/base/text.h"
#include "engine/export/money.h"
#include "engine/operations/records.h"

static void write_names(struct gt_text *text, const struct gt_names *names)
{
    for (size_t i = 0; i < names->count; i++)
        gt_text_format(text, "%s%s", i ? "; " : "", names->items[i]);
}

static void write_words(struct gt_text *text, const struct gt_kind *kind, uint32_t bits)
{
    for (int i = 0; i < kind->count; i++)
        if (bits & UINT32_C(1) << i)
            gt_text_format(text, "%s%s", text->length ? ", " : "", gt_kind_token(kind, i));
}

static void write_rates(struct gt_text *text, const struct gt_rate_list *rates)
{
    for (size_t i = 0; i < rates->count; i++)
        gt_text_format(text, "%s%.10g", i ? "; " : "", rates->items[i]);
}

static void write_amount(struct gt_text *text, const struct gt_amount *amount,
                         const struct gt_currency *own)
{
    gt_text_money(text, amount->minor, amount->currency ? amount->currency : own, true);
}

static void write_ratio(struct gt_text *text, const struct gt_ratio *ratio)
{
    gt_text_format(text, "%lld:%lld", (long long)ratio->num, (long long)ratio->den);
}

static void write(struct gt_text *text, const struct gt_field *field, const void *member,
                  const struct gt_currency *own)
{
    char day[GT_DAY_TEXT], number[GT_FIXED_TEXT];
    switch (field->type) {
    case GT_FIELD_TEXT:
        gt_text_puts(text, *(const char *const *)member);
        return;
    case GT_FIELD_NAMES:
        write_names(text, member);
        return;
    case GT_FIELD_DATE:
        gt_text_puts(text, gt_day_format(*(const gt_day *)member, day));
        return;
    case GT_FIELD_AMOUNT:
        write_amount(text, member, own);
        return;
    case GT_FIELD_RATE:
    case GT_FIELD_NUMBER:
        gt_text_format(text, "%.10g", *(const double *)member);
        return;
    case GT_FIELD_COUNT:
        gt_text_format(text, "%lld", (long long)*(const int64_t *)member);
        return;
    case GT_FIELD_DECIMAL:
        gt_text_puts(text, gt_fixed_format(*(const int64_t *)member, field->digits, number));
        return;
    case GT_FIELD_RATIO:
        write_ratio(text, member);
        return;
    case GT_FIELD_KIND:
        gt_text_puts(text, gt_kind_token(field->kind, *(const int *)member));
        return;
    case GT_FIELD_KINDS:
        write_words(text, field->kind, *(const uint32_t *)member);
        return;
    case GT_FIELD_RATES:
        write_rates(text, member);
        return;
    case GT_FIELD_CURRENCY:
        gt_text_puts(text, (*(const struct gt_currency *const *)member)->code);
        return;
    case GT_FIELD_FLAG:
        gt_text_puts(text, *(const bool *)member ? "yes" : "no");
        return;
    }
}

const char *gt_record_text(const struct gt_field *field, const void *record,
                           const struct gt_currency *own, struct gt_arena *arena, bool *failed)
{
    struct gt_text text = {0};
    if (gt_field_is_absent(field, record))
        return NULL;
    write(&text, field, (const char *)record + field->offset, own);
    const char *kept = text.length ? gt_arena_copy(arena, text.data, text.length) : NULL;
    *failed = *failed || text.failed || (text.length && !kept);
    gt_text_clear(&text);
    return kept;
}
