/* rows.c - rows as JSON Lines, through jansson. */
#include "engine/export/rows.h"

#include "engine/export/json.h"

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
