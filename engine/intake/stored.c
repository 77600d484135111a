/* stored.c - a row of the ledger becomes the record that it was entered from. Values are set, not
 * parsed as people write them: a note that says "unknown" is one. */
#include "engine/intake/stored.h"

#include "engine/intake/records.h"

#include <stdlib.h>
#include <string.h>

static double real_of(const struct gt_table_value *value)
{
    return value->type == GT_VALUE_REAL ? value->real : (double)value->integer;
}

/* The names in a text. */
static int set_names(const char *text, struct gt_names *names, struct gt_arena *arena)
{
    size_t count = 1;
    for (const char *c = text; *c; c++)
        count += *c == GT_NAMES_PARTED;
    names->items = gt_arena_alloc(arena, count * sizeof *names->items);
    for (const char *at = text; names->items && names->count < count;) {
        const char *end = strchr(at, GT_NAMES_PARTED);
        size_t length = end ? (size_t)(end - at) : strlen(at);
        const char *name = gt_arena_copy(arena, at, length);
        if (!name)
            return -1;
        names->items[names->count++] = name;
        at += length + 1;
    }
    return names->items ? 0 : -1;
}

static uint32_t words_of(const struct gt_kind *kind, const char *text)
{
    uint32_t words = 0;
    for (size_t length; *text; text += length + (text[length] == ',')) {
        length = strcspn(text, ",");
        int value = gt_kind_parse(kind, text, length);
        words |= value < 0 ? 0 : UINT32_C(1) << value;
    }
    return words;
}

/* -1: memory. */
static int set_member(const struct gt_field *field, const struct gt_table_value *value,
                      const struct gt_currency *currency, void *record, struct gt_arena *arena)
{
    void *member = (char *)record + field->offset;
    const char *text =
        value->type == GT_VALUE_TEXT ? gt_arena_copy(arena, value->bytes, value->length) : "";
    if (!text)
        return -1;
    switch (field->type) {
    case GT_FIELD_TEXT:
        *(const char **)member = text;
        break;
    case GT_FIELD_NAMES:
        return set_names(text, member, arena);
    case GT_FIELD_DATE:
        gt_day_parse(text, strlen(text), member);
        break;
    case GT_FIELD_AMOUNT:
        *(struct gt_amount *)member = (struct gt_amount){value->integer, currency};
        break;
    case GT_FIELD_RATE:
    case GT_FIELD_NUMBER:
        *(double *)member = real_of(value);
        break;
    case GT_FIELD_COUNT:
    case GT_FIELD_DECIMAL:
        *(int64_t *)member = value->integer;
        break;
    case GT_FIELD_KIND:
        *(int *)member = gt_kind_parse(field->kind, text, strlen(text));
        break;
    case GT_FIELD_KINDS:
        *(uint32_t *)member = words_of(field->kind, text);
        break;
    case GT_FIELD_RATIO:
    case GT_FIELD_RATES: /* of files alone: no record of the ledger has them */
        break;
    case GT_FIELD_CURRENCY:
        *(const struct gt_currency **)member = gt_currency_find(text, strlen(text));
        break;
    case GT_FIELD_FLAG:
        *(bool *)member = value->integer != 0;
        break;
    }
    return 0;
}

static const struct gt_currency *currency_of(const struct gt_table_row *row)
{
    for (size_t i = 0; i < row->count; i++)
        if (strcmp(row->columns[i], "currency") == 0)
            return gt_currency_find(row->values[i].bytes, row->values[i].length);
    return NULL;
}

int gt_record_stored(const char *noun, const struct gt_table_row *row, void **record,
                     struct gt_arena *arena, struct gt_error *error)
{
    const struct gt_record_type *type = gt_record_type_find(noun);
    *record = gt_arena_alloc(arena, type->form.size);
    if (!*record)
        return gt_fail_memory(error);
    gt_form_reset(&type->form, *record);
    for (size_t i = 0; row && i < row->count; i++) {
        const struct gt_field *field = gt_form_field(&type->form, row->columns[i]);
        if (field && row->values[i].type != GT_VALUE_NULL &&
            set_member(field, &row->values[i], currency_of(row), *record, arena) < 0)
            return gt_fail_memory(error);
    }
    return 0;
}
