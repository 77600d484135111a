/* spelled.c - a CSV file whose columns bear the names that people give them. */
#include "engine/intake/spelled.h"

#include "engine/base/text.h"
#include "engine/intake/bind.h"
#include "engine/intake/rows.h"

#include <assert.h>
#include <string.h>

#define ABSENT ((size_t)-1)

static int refuse_twice(const struct gt_row *header, const struct gt_spelled *spelled, size_t a,
                        size_t b, struct gt_error *error)
{
    struct gt_quote first, second;
    return gt_fail(error, GT_EXIT_DATA,
                   _("columns %s and %s could both be the %s; keep one of them"),
                   gt_text_quote(&first, header->fields[a]),
                   gt_text_quote(&second, header->fields[b]), spelled->field);
}

static int refuse_absent(const struct gt_row *header, const struct gt_spelled *spelled,
                         struct gt_error *error)
{
    struct gt_text list = {0};
    struct gt_quote quote;
    for (size_t i = 0; i < header->count; i++)
        gt_text_format(&list, "%s%s", i ? ", " : "", gt_text_quote(&quote, header->fields[i]));
    int code = list.failed ? gt_fail_memory(error)
                           : gt_fail(error, GT_EXIT_DATA,
                                     _("there is no column \"%s\", but %s; name it so in the first "
                                       "line"),
                                     spelled->field, list.data ? list.data : "");
    gt_text_clear(&list);
    return code;
}

/* The column of a field, or ABSENT; in brackets behind its name there may be a unit, as in Amount
 * (USD). */
static int find_column(const struct gt_row *header, const struct gt_spelled *spelled, bool bracket,
                       size_t *place, struct gt_error *error)
{
    struct gt_arena scratch = {0};
    int code = 0;
    *place = ABSENT;
    for (size_t c = 0; c < header->count && !code; c++) {
        char *name = gt_text_fold(&scratch, header->fields[c]);
        char *unit = name && bracket ? strchr(name, '(') : NULL;
        if (unit && unit > name && unit[-1] == ' ')
            unit[-1] = 0;
        if (!name)
            code = gt_fail_memory(error);
        else if (gt_field_spelled(spelled->field, spelled->spellings, name) && *place != ABSENT)
            code = refuse_twice(header, spelled, *place, c, error);
        else if (gt_field_spelled(spelled->field, spelled->spellings, name))
            *place = c;
    }
    gt_arena_clear(&scratch);
    return code;
}

static int find_columns(const struct gt_row *header, const struct gt_spelled *spelled, size_t count,
                        size_t *places, struct gt_error *error)
{
    size_t taken = 0;
    int code = 0;
    for (size_t f = 0; f < count && !code; f++) {
        code = find_column(header, &spelled[f], false, &places[f], error);
        if (!code && places[f] == ABSENT)
            code = find_column(header, &spelled[f], true, &places[f], error);
        taken += places[f] == ABSENT ? 0 : places[f] + 1;
    }
    for (size_t f = 0; f < count && !code; f++) {
        /* of columns 0 and 1 one is taken: the sum of what is taken and 1 tells which */
        if (places[f] == ABSENT && spelled[f].rest && header->count == 2 && taken > 0)
            places[f] = 2 - taken;
        if (places[f] == ABSENT && spelled[f].required)
            code = refuse_absent(header, &spelled[f], error);
    }
    return code;
}

static int read_row(const struct gt_row *row, size_t width, const size_t *places, size_t count,
                    gt_take_spelled *take, void *context, struct gt_error *error)
{
    const char *texts[GT_SPELLED_MAX];
    if (row->count != width)
        return gt_fail(error, GT_EXIT_DATA,
                       _("the row has %zu columns, the header has %zu; see for a comma too many or "
                         "a quote too few"),
                       row->count, width);
    for (size_t f = 0; f < count; f++)
        texts[f] = places[f] == ABSENT ? "" : row->fields[places[f]];
    return take(context, row->line, texts, error);
}

const char *gt_spelled_name(const char *path)
{
    return strcmp(path, "-") == 0 ? _("standard input") : path;
}

int gt_spelled_read(const char *path, const struct gt_spelled *spelled, size_t count,
                    gt_take_spelled *take, void *context, struct gt_error *error)
{
    struct gt_csv_rows source;
    struct gt_row row;
    size_t places[GT_SPELLED_MAX], width = 0;
    bool more = false;
    assert(count <= GT_SPELLED_MAX);
    gt_csv_rows_make(&source, path, NULL);
    int code = source.rows.open(&source.rows, &row, error);
    if (!code) {
        width = row.count;
        code = find_columns(&row, spelled, count, places, error);
        if (code)
            gt_error_at(error, _("%s, line %ld"), gt_spelled_name(path), row.line);
    }
    while (!code && !(code = source.rows.next(&source.rows, &row, &more, error)) && more)
        if (read_row(&row, width, places, count, take, context, error))
            code = gt_error_at(error, _("%s, line %ld"), gt_spelled_name(path), row.line);
    gt_csv_rows_close(&source);
    return code;
}
