/* ocf_values.c - the values of an object: text, days, decimals, money, and our own comments. */
#include "engine/intake/ocf_int.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define NUMBER_DIGITS 10 /* decimals of the format's numbers */
#define COMMENT       "gentou:"

int gt_ocf_fail(const struct gt_ocf_object *object, const char *key, const char *format, ...)
{
    char sentence[512];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(sentence, sizeof sentence, format, arguments);
    va_end(arguments);
    return gt_fail(object->error, GT_EXIT_DATA, _("%s: object %s: %s: %s"), object->file,
                   object->id, key, sentence);
}

int gt_ocf_source(const struct gt_ocf_object *object, struct gt_ocf_source *source)
{
    char *text = json_dumps(object->json, JSON_COMPACT | JSON_SORT_KEYS);
    *source = (struct gt_ocf_source){
        .file = object->file,
        .id = object->id,
        .text = text ? gt_arena_copy(object->arena, text, strlen(text)) : NULL,
    };
    free(text);
    return source->text ? 0 : gt_fail_memory(object->error);
}

struct gt_ocf_object gt_ocf_inside(const struct gt_ocf_object *object, const char *key)
{
    struct gt_ocf_object inside = *object;
    json_t *json = json_object_get(object->json, key);
    inside.json = json_is_object(json) ? json : NULL;
    return inside;
}

/* The member as a string, or NULL; *code tells of one that is missing, or is no string. */
static const char *string_of(const struct gt_ocf_object *object, const char *key, bool required,
                             int *code)
{
    const json_t *json = json_object_get(object->json, key);
    *code = 0;
    if (json_is_string(json))
        return json_string_value(json);
    if (json && !json_is_null(json))
        *code = gt_ocf_fail(object, key, "%s",
                            _("is no text; the format writes numbers as text, "
                              "too"));
    else if (required)
        *code = gt_ocf_fail(object, key, "%s", _("is missing"));
    return NULL;
}

int gt_ocf_text(const struct gt_ocf_object *object, const char *key, bool required,
                const char **text)
{
    int code = 0;
    const char *found = string_of(object, key, required, &code);
    if (code || !found)
        return code;
    if (required && !*found)
        return gt_ocf_fail(object, key, "%s", _("is empty"));
    *text = gt_arena_copy(object->arena, found, strlen(found));
    return *text ? 0 : gt_fail_memory(object->error);
}

int gt_ocf_day(const struct gt_ocf_object *object, const char *key, bool required, gt_day *day)
{
    int code = 0;
    const char *found = string_of(object, key, required, &code);
    if (code || !found || gt_day_parse(found, strlen(found), day) == GT_OK)
        return code;
    return gt_ocf_fail(object, key, _("%s is no day; expected one such as 2016-03-21"),
                       QUOTE(found));
}

int gt_ocf_fixed(const struct gt_ocf_object *object, const char *key, bool required, int digits,
                 int64_t *number)
{
    int code = 0;
    const char *found = string_of(object, key, required, &code);
    if (code || !found)
        return code;
    enum gt_status status = gt_fixed_parse(found, strlen(found), digits, number);
    if (status == GT_OK)
        return 0;
    return gt_ocf_fail(object, key,
                       _("%s is no number the ledger can keep; expected digits with at most "
                         "%d decimals, no sign"),
                       QUOTE(found), digits);
}

int gt_ocf_number(const struct gt_ocf_object *object, const char *key, bool required, double high,
                  double *number)
{
    int code = 0;
    int64_t fixed = 0;
    const char *found = string_of(object, key, required, &code);
    if (code || !found)
        return code;
    /* ".5" and "" are percentages of the format, too. */
    char text[64];
    int length = snprintf(text, sizeof text, "%s%s", *found == '.' || !*found ? "0" : "", found);
    if (length > 0 && (size_t)length < sizeof text &&
        gt_fixed_parse(text, (size_t)length, NUMBER_DIGITS, &fixed) == GT_OK &&
        strtod(text, NULL) <= high) {
        *number = strtod(text, NULL);
        return 0;
    }
    return gt_ocf_fail(object, key, _("%s is no decimal from 0 to %g"), QUOTE(found), high);
}

static int read_currency(const struct gt_ocf_object *amount, const char *key,
                         const struct gt_currency **currency)
{
    const char *code = NULL;
    int wrong = gt_ocf_text(amount, "currency", true, &code);
    if (wrong)
        return gt_error_at(amount->error, "%s", key);
    *currency = gt_currency_find(code, strlen(code));
    return *currency ? 0
                     : gt_ocf_fail(amount, key, _("%s is no currency of ISO 4217"), QUOTE(code));
}

/* {"amount": "12.50", "currency": "CNY"} with `digits` decimals, -1: those of the currency. */
static int read_amount(const struct gt_ocf_object *object, const char *key, bool required,
                       int digits, int64_t *number, const struct gt_currency **currency)
{
    struct gt_ocf_object amount = gt_ocf_inside(object, key);
    const struct gt_currency *found = NULL;
    if (!amount.json)
        return required ? gt_ocf_fail(object, key, "%s", _("is missing")) : 0;
    int code = read_currency(&amount, key, &found);
    if (!code)
        code = gt_ocf_fixed(&amount, "amount", true, digits < 0 ? found->digits : digits, number);
    if (!code)
        *currency = found;
    return code;
}

int gt_ocf_money(const struct gt_ocf_object *object, const char *key, bool required,
                 gt_money *amount, const struct gt_currency **currency)
{
    return read_amount(object, key, required, -1, amount, currency);
}

int gt_ocf_price(const struct gt_ocf_object *object, const char *key, bool required,
                 gt_price *price, const struct gt_currency **currency)
{
    return read_amount(object, key, required, GT_PRICE_DIGITS, price, currency);
}

const char *gt_ocf_comment(const struct gt_ocf_object *object, const char *key)
{
    size_t i, length = strlen(key);
    json_t *comment;
    json_array_foreach(json_object_get(object->json, "comments"), i, comment)
    {
        const char *text = json_string_value(comment);
        if (text && strncmp(text, COMMENT, strlen(COMMENT)) == 0 &&
            strncmp(text + strlen(COMMENT), key, length) == 0 &&
            text[strlen(COMMENT) + length] == '=')
            return text + strlen(COMMENT) + length + 1;
    }
    return NULL;
}

int gt_ocf_remark(const struct gt_ocf_object *object, const char **text)
{
    size_t i;
    json_t *comment;
    json_array_foreach(json_object_get(object->json, "comments"), i, comment)
    {
        const char *words = json_string_value(comment);
        if (!words || strncmp(words, COMMENT, strlen(COMMENT)) == 0)
            continue;
        *text = gt_arena_copy(object->arena, words, strlen(words));
        return *text ? 0 : gt_fail_memory(object->error);
    }
    return 0;
}
