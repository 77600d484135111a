/* json.c - JSON out. Keys keep the order in which they were set; numbers have up to 15 digits. */
#include "engine/export/json.h"

#include "engine/export/money.h"

#include <math.h>

json_t *gt_json_text(const char *text)
{
    return text ? json_string(text) : json_null();
}

json_t *gt_json_day(gt_day day)
{
    char text[GT_DAY_TEXT];
    return day == GT_DAY_NONE ? json_null() : json_string(gt_day_format(day, text));
}

json_t *gt_json_money(gt_money amount, const struct gt_currency *currency)
{
    struct gt_text text = {0};
    if (amount == GT_MONEY_UNKNOWN)
        return json_null();
    gt_text_decimal(&text, amount, currency);
    json_t *json = text.failed ? NULL : json_string(text.data);
    gt_text_clear(&text);
    return json;
}

json_t *gt_json_real(double amount)
{
    struct gt_text text = {0};
    gt_text_real(&text, amount);
    json_t *json = text.failed ? NULL : json_string(text.data);
    gt_text_clear(&text);
    return json;
}

json_t *gt_json_exact(struct gt_decimal amount)
{
    char text[GT_DECIMAL_TEXT];
    return json_string(gt_decimal_format(amount, text));
}

static json_t *cell_value(const struct gt_listing *listing, size_t column,
                          const struct gt_cell *cell)
{
    const struct gt_listing_column *of = &listing->columns[column];
    switch (of->type) {
    case GT_CELL_TEXT:
    case GT_CELL_RIGHT:
        return gt_json_text(cell->text);
    case GT_CELL_NUMBER:
        return json_integer(cell->number);
    case GT_CELL_DAY:
        return gt_json_day(cell->day);
    case GT_CELL_MONEY:
        return gt_json_money(cell->money, cell->currency ? cell->currency : listing->currency);
    case GT_CELL_REAL:
        return isnan(cell->ratio) ? json_null() : json_real(cell->ratio);
    case GT_CELL_RATIO:
    case GT_CELL_SHARE:
        return cell->ratio < 0 ? json_null() : json_real(cell->ratio);
    case GT_CELL_KIND:
        return cell->number < 0 ? json_null()
                                : json_string(gt_kind_token(of->kind, (int)cell->number));
    case GT_CELL_FLAG:
        return json_boolean(cell->number);
    }
    return NULL;
}

json_t *gt_json_listing(const struct gt_listing *listing)
{
    json_t *rows = json_array();
    for (size_t r = 0; rows && r < listing->row_count; r++) {
        json_t *row = json_object();
        int wrong = json_array_append_new(rows, row);
        for (size_t c = 0; c < listing->column_count && !wrong; c++)
            wrong = json_object_set_new(
                row, listing->columns[c].key,
                cell_value(listing, c, &listing->cells[r * listing->column_count + c]));
        if (wrong) {
            json_decref(rows);
            return NULL;
        }
    }
    return rows;
}

int gt_json_print(FILE *out, json_t *document, struct gt_error *error)
{
    if (!document)
        return gt_fail_memory(error);
    int wrong = json_dumpf(document, out, JSON_INDENT(2) | JSON_REAL_PRECISION(15));
    json_decref(document);
    fputc('\n', out);
    return wrong ? gt_fail(error, GT_EXIT_DATA,
                           _("the JSON could not be written; see that the "
                             "output has room"))
                 : 0;
}
