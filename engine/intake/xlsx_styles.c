/* xlsx_styles.c - which cell formats show a date (ISO/IEC 29500-1, 18.8.30 and 18.8.31).
 *
 * A cell names a row of cellXfs, that row a number format: one of the built-in ones, which the
 * standard lists, or one of numFmts. The built-in formats from 27 on are dates in East Asian
 * languages.
 */
#include "engine/intake/xlsx_int.h"

#include <string.h>

#define FORMAT_MAX 1000000 /* no workbook numbers its formats so high */

struct reading {
    struct gt_xlsx_styles *styles;
    struct gt_arena *arena;
    bool in_cells;   /* within cellXfs */
    size_t capacity; /* of styles->dates */
    long *own_dates; /* numbers of the workbook's own formats that show a date */
    size_t own_count, own_capacity;
    long *own_others; /* and of those that do not */
    size_t other_count, other_capacity;
};

static bool is_built_in_date(long format)
{
    return (format >= 14 && format <= 22) || (format >= 27 && format <= 36) ||
           (format >= 45 && format <= 47) || (format >= 50 && format <= 58);
}

/* The bytes of a piece that is no code: "text", [Red], \x, _x and *x; or 0. */
static size_t literal(const char *format)
{
    const char *end = NULL;
    if (*format == '"')
        end = strchr(format + 1, '"');
    else if (*format == '[')
        end = strchr(format, ']');
    else if ((*format == '\\' || *format == '_' || *format == '*') && format[1])
        end = format + 1;
    else
        return 0;
    return end ? (size_t)(end - format) + 1 : strlen(format);
}

bool gt_xlsx_format_is_date(const char *format)
{
    if (strncmp(format, "General", 7) == 0)
        return false;
    while (*format) {
        size_t skipped = literal(format);
        if (!skipped && strchr("yYmMdDhHsS", *format))
            return true;
        format += skipped ? skipped : 1;
    }
    return false;
}

static bool has_number(const long *numbers, size_t count, long number)
{
    for (size_t i = 0; i < count; i++)
        if (numbers[i] == number)
            return true;
    return false;
}

static int add_number(struct gt_arena *arena, long **numbers, size_t *count, size_t *capacity,
                      long number, struct gt_error *error)
{
    long *grown = gt_arena_grow(arena, *numbers, *count, capacity, sizeof *grown);
    if (!grown)
        return gt_fail_memory(error);
    *numbers = grown;
    (*numbers)[(*count)++] = number;
    return 0;
}

static int add_format(struct reading *reading, const char *const *attributes,
                      struct gt_error *error)
{
    const char *format = gt_xml_attribute(attributes, "formatCode");
    long number = 0;
    if (!format || !gt_xml_count(gt_xml_attribute(attributes, "numFmtId"), FORMAT_MAX, &number))
        return 0;
    if (gt_xlsx_format_is_date(format))
        return add_number(reading->arena, &reading->own_dates, &reading->own_count,
                          &reading->own_capacity, number, error);
    return add_number(reading->arena, &reading->own_others, &reading->other_count,
                      &reading->other_capacity, number, error);
}

static int add_cell_format(struct reading *reading, const char *const *attributes,
                           struct gt_error *error)
{
    struct gt_xlsx_styles *styles = reading->styles;
    long number = 0;
    bool *grown = gt_arena_grow(reading->arena, styles->dates, styles->count, &reading->capacity,
                                sizeof *grown);
    if (!grown)
        return gt_fail_memory(error);
    styles->dates = grown;
    gt_xml_count(gt_xml_attribute(attributes, "numFmtId"), FORMAT_MAX, &number);
    /* What the workbook says of a number stands before what the standard says of it. */
    styles->dates[styles->count++] =
        has_number(reading->own_dates, reading->own_count, number) ||
        (is_built_in_date(number) &&
         !has_number(reading->own_others, reading->other_count, number));
    return 0;
}

static int on_start(void *context, const char *name, const char *const *attributes,
                    struct gt_error *error)
{
    struct reading *reading = context;
    if (strcmp(name, "numFmt") == 0)
        return add_format(reading, attributes, error);
    if (strcmp(name, "cellXfs") == 0)
        reading->in_cells = true;
    else if (reading->in_cells && strcmp(name, "xf") == 0)
        return add_cell_format(reading, attributes, error);
    return 0;
}

static int on_end(void *context, const char *name, struct gt_error *error)
{
    struct reading *reading = context;
    (void)error;
    if (strcmp(name, "cellXfs") == 0)
        reading->in_cells = false;
    return 0;
}

int gt_xlsx_styles_read(struct gt_package *package, int64_t number, const char *part,
                        struct gt_xlsx_styles *styles, struct gt_arena *arena,
                        struct gt_error *error)
{
    static const struct gt_xml_reader reader = {on_start, on_end, NULL};
    struct reading reading = {.styles = styles, .arena = arena};
    *styles = (struct gt_xlsx_styles){0};
    return gt_xml_read(package, number, part, &reader, &reading, error);
}
