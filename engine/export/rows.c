/* rows.c - rows as JSON Lines, through jansson, and as CSV. */
#include "engine/export/rows.h"

#include "engine/export/json.h"
#include "engine/export/money.h"

#include <string.h>

static json_t *hex_of(const unsigned char *bytes, size_t length)
{
    struct gt_text text = {0};
    for (size_t i = 0; i < length; i++)
        gt_text_format(&text, "%02x", bytes[i]);
    json_t *json = text.failed ? NULL : json_pack("{s:s}", "hex", length ? text.data : "");
    gt_text_clear(&text);
    return json;
}

static json_t *value_json(const struct gt_table_value *value)
{
    switch (value->type) {
    case GT_VALUE_INTEGER:
        return json_integer(value->integer);
    case GT_VALUE_REAL:
        return json_real(value->real);
    case GT_VALUE_TEXT:
        return json_stringn(value->bytes ? value->bytes : "", value->length);
    case GT_VALUE_BLOB:
        return hex_of(value->bytes, value->length);
    case GT_VALUE_NULL:
        break;
    }
    return json_null();
}

static int print_line(FILE *out, json_t *line, struct gt_error *error)
{
    int wrong = !line || json_dumpf(line, out, JSON_COMPACT | JSON_REAL_PRECISION(17)) != 0;
    json_decref(line);
    if (wrong && !ferror(out))
        return gt_fail(error, GT_EXIT_DATA,
                       _("a row cannot be written as JSON (its text is not UTF-8, or memory is "
                         "short)"));
    fputc('\n', out);
    return 0;
}

int gt_rows_begin(struct gt_rows_out *rows, const struct gt_restore *what, struct gt_error *error)
{
    return print_line(rows->out,
                      json_pack("{s:i, s:s, s:s, s:b}", "gentou_schema", what->schema, "name",
                                what->ledger.name, "currency", what->ledger.currency->code,
                                "illustrative", (int)what->ledger.illustrative),
                      error);
}

int gt_rows_add(void *context, const struct gt_table_row *row, struct gt_error *error)
{
    struct gt_rows_out *rows = context;
    json_t *values = json_object();
    int wrong = !values;
    for (size_t i = 0; i < row->count && !wrong; i++)
        wrong = json_object_set_new(values, row->columns[i], value_json(&row->values[i]));
    if (wrong)
        json_decref(values);
    rows->rows++;
    return print_line(rows->out,
                      wrong ? NULL : json_pack("{s:s, s:o}", "table", row->table, "row", values),
                      error);
}

int gt_rows_end(struct gt_rows_out *rows, struct gt_error *error)
{
    return print_line(rows->out, json_pack("{s:I}", "rows", (json_int_t)rows->rows), error);
}

static bool is_amount(const struct gt_rows_csv *csv, const char *column)
{
    for (const char *const *amount = csv->amounts; *amount; amount++)
        if (strcmp(*amount, column) == 0)
            return true;
    return false;
}

/* The value as it would be written by hand. */
static void put_value(struct gt_text *text, const struct gt_table_value *value,
                      const struct gt_currency *currency)
{
    switch (value->type) {
    case GT_VALUE_INTEGER:
        if (currency) {
            gt_text_format(text, "%s ", currency->code);
            gt_text_decimal(text, value->integer, currency);
        } else {
            gt_text_format(text, "%lld", (long long)value->integer);
        }
        return;
    case GT_VALUE_REAL:
        gt_text_format(text, "%.17g", value->real);
        return;
    case GT_VALUE_TEXT:
        gt_text_add(text, value->bytes, value->length);
        return;
    case GT_VALUE_BLOB:
    case GT_VALUE_NULL:
        return;
    }
}

static void put_names(struct gt_text *line, const struct gt_table_row *row, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        gt_text_puts(line, i ? "," : "");
        gt_text_csv(line, row->columns[i]);
    }
    gt_text_puts(line, "\n");
}

int gt_rows_csv_add(void *context, const struct gt_table_row *row, struct gt_error *error)
{
    struct gt_rows_csv *csv = context;
    struct gt_text line = {0}, value = {0};
    const struct gt_table_value *last = &row->values[row->count - 1];
    bool has_currency = strcmp(row->columns[row->count - 1], "currency") == 0;
    size_t count = row->count - has_currency;
    const struct gt_currency *currency =
        has_currency && last->bytes ? gt_currency_find(last->bytes, last->length) : NULL;
    if (csv->rows++ == 0)
        put_names(&line, row, count);
    for (size_t i = 0; i < count; i++) {
        gt_text_puts(&line, i ? "," : "");
        gt_text_reset(&value);
        put_value(&value, &row->values[i], is_amount(csv, row->columns[i]) ? currency : NULL);
        gt_text_csv(&line, value.data ? value.data : "");
    }
    gt_text_puts(&line, "\n");
    int code = line.failed || value.failed ? gt_fail_memory(error) : 0;
    if (!code)
        fwrite(line.data, 1, line.length, csv->out);
    gt_text_clear(&line);
    gt_text_clear(&value);
    return code;
}
