/* index.c - reads the values of an index. */
#include "engine/intake/index.h"

#include "engine/base/text.h"
#include "engine/intake/spelled.h"

#include <stdlib.h>
#include <string.h>

enum { DATE, VALUE, COLUMNS };

/* As Yahoo, FRED and Chinese data services name them, and as people do. */
static const struct gt_spelled spelled[COLUMNS] = {
    {"date", "day;observation_date;trade_date;tradedate;日期;交易日期;交易日", true, false},
    {"value",
     "index;index_value;level;close;price;closing_price;adj close;adj_close;指数;点位;"
     "收盘;收盘价;收盘点位;数值",
     true, true},
};

static const struct gt_field fields[] = {
    {.name = "date",
     .type = GT_FIELD_DATE,
     .offset = offsetof(struct gt_index_value, day),
     .required = true,
     .help = N_("a day; days without a value need no line")},
    {.name = "value",
     .type = GT_FIELD_NUMBER,
     .offset = offsetof(struct gt_index_value, value),
     .required = true,
     .help = N_("the index at its end, in any unit; with dividends reinvested, where there is such "
                "a one. It may be called close or index too")},
    {.name = NULL},
};
const struct gt_form gt_index_form = {"index", sizeof(struct gt_index_value), fields};

/* A value and the line it stands in. */
struct line {
    struct gt_index_value value;
    long line;
};

struct reading {
    struct line *lines;
    size_t count, capacity;
    enum gt_date_format date_format;
    enum gt_number_format number_format;
    struct gt_arena *arena;
};

int gt_index_value(const char *text, double *value, struct gt_error *error)
{
    struct gt_quote quote;
    struct gt_decimal number;
    if (gt_value_signed(text, &number, error))
        return error->exit;
    if (gt_decimal_sign(number) <= 0)
        return gt_fail(error, GT_EXIT_DATA, _("%s is not above 0, as an index is; correct it"),
                       gt_text_quote(&quote, text));
    *value = gt_decimal_to_double(number);
    return 0;
}

static int take_row(void *context, long number, const char *const *texts, struct gt_error *error)
{
    struct reading *reading = context;
    struct line line = {.line = number};
    const char *repair = NULL, *text = texts[VALUE];
    if (gt_value_is_unknown(texts[VALUE]) || strcmp(texts[VALUE], ".") == 0)
        return 0;
    if (gt_value_date(texts[DATE], reading->date_format, &line.value.day, &repair, error))
        return gt_error_at(error, "date");
    if (gt_value_restyle(reading->arena, text, reading->number_format, &text, &repair, error) ||
        gt_index_value(text, &line.value.value, error))
        return gt_error_at(error, "value");
    struct line *grown = gt_arena_grow(reading->arena, reading->lines, reading->count,
                                       &reading->capacity, sizeof *grown);
    if (!grown)
        return gt_fail_memory(error);
    reading->lines = grown;
    reading->lines[reading->count++] = line;
    return 0;
}

static int compare_lines(const void *a, const void *b)
{
    const struct line *x = a, *y = b;
    if (x->value.day != y->value.day)
        return x->value.day < y->value.day ? -1 : 1;
    return (x->line > y->line) - (x->line < y->line);
}

/* By day, and none of them twice. */
static int sort(const struct reading *reading, const char *path, struct gt_index_value *values,
                struct gt_error *error)
{
    char day[GT_DAY_TEXT];
    if (reading->count == 0)
        return gt_fail(error, GT_EXIT_DATA,
                       _("%s: there is no value of an index in it; expected lines such as "
                         "2015-03-06,3241.19 below a line date,value"),
                       gt_spelled_name(path));
    qsort(reading->lines, reading->count, sizeof *reading->lines, compare_lines);
    for (size_t i = 0; i < reading->count; i++) {
        const struct line *line = &reading->lines[i];
        if (i > 0 && line->value.day == line[-1].value.day)
            return gt_fail(error, GT_EXIT_DATA,
                           _("%s, line %ld: %s has a value in line %ld already; keep one"),
                           gt_spelled_name(path), line->line, gt_day_format(line->value.day, day),
                           line[-1].line);
        values[i] = line->value;
    }
    return 0;
}

int gt_index_read(const char *path, enum gt_date_format date_format,
                  enum gt_number_format number_format, struct gt_index_value **values,
                  size_t *count, struct gt_arena *arena, struct gt_error *error)
{
    struct reading reading = {
        .date_format = date_format, .number_format = number_format, .arena = arena};
    int code = gt_spelled_read(path, spelled, COLUMNS, take_row, &reading, error);
    if (code)
        return code;
    *count = reading.count;
    *values = gt_arena_alloc(arena, (reading.count + 1) * sizeof **values);
    return *values ? sort(&reading, path, *values, error) : gt_fail_memory(error);
}
