/* xlsx_sheet.c - the rows of one sheet (ISO/IEC 29500-1, 18.3.1.4 c and 18.3.1.73 row).
 *
 * Rows and cells come in order; one that does not say where it is stands behind the one before. A
 * cell is held until its end, when its type, style and value are known.
 */
#include "engine/intake/xlsx_int.h"

#include <stdlib.h>
#include <string.h>

enum { NO_CELL = -1 };

struct reading {
    const struct gt_xlsx_shared *shared;
    struct gt_xlsx_sheet *sheet;
    struct gt_arena *arena;
    struct gt_xlsx_row *rows;
    size_t row_capacity;
    struct gt_xlsx_cell *cells; /* of the row at hand, used again for each */
    size_t cell_count, cell_room;
    long row;      /* at hand, from 1; 0 before the first */
    int column;    /* of the cell at hand or the one before, from 0 */
    bool in_rows;  /* within sheetData */
    char type[12]; /* attribute t of the cell at hand */
    bool in_cell, has_value, has_formula;
    bool is_date;
    struct gt_xlsx_gather gather; /* v, or the t of is */
};

/* "BC12" as column 54 and row 12; false when it is none. */
static bool read_reference(const char *text, int *column, long *row)
{
    int letters = 0;
    for (; *text >= 'A' && *text <= 'Z'; text++) {
        letters = letters * 26 + (*text - 'A' + 1);
        if (letters > 26 * 26 * 26 * 26)
            return false;
    }
    *column = letters - 1;
    return letters > 0 && gt_xml_count(text, GT_XLSX_ROWS_MAX, row) && *row > 0;
}

static int begin_row(struct reading *reading, const char *const *attributes, struct gt_error *error)
{
    const char *number = gt_xml_attribute(attributes, "r");
    long row = reading->row + 1;
    if (number && !gt_xml_count(number, GT_XLSX_ROWS_MAX, &row))
        return gt_fail(error, GT_EXIT_DATA, _("\"%s\" is no number of a row"), number);
    if (row <= reading->row || row > GT_XLSX_ROWS_MAX)
        return gt_fail(error, GT_EXIT_DATA, _("row %ld stands behind row %ld"), row, reading->row);
    reading->row = row;
    reading->column = NO_CELL;
    reading->cell_count = 0;
    return 0;
}

static int place_cell(struct reading *reading, const char *reference, struct gt_error *error)
{
    int column = reading->column + 1;
    long row = reading->row;
    if (reference && !read_reference(reference, &column, &row))
        return gt_fail(error, GT_EXIT_DATA, _("\"%s\" is no place of a cell"), reference);
    if (column >= GT_XLSX_COLUMNS_MAX)
        return gt_fail(error, GT_EXIT_DATA,
                       _("there are more than %d columns, more than any sheet has"),
                       GT_XLSX_COLUMNS_MAX);
    if (row != reading->row || column <= reading->column)
        return gt_fail(error, GT_EXIT_DATA, _("cell %s is out of order"), reference);
    reading->column = column;
    return 0;
}

static int begin_cell(struct reading *reading, const char *const *attributes,
                      struct gt_error *error)
{
    const char *type = gt_xml_attribute(attributes, "t");
    const struct gt_xlsx_styles *styles = &reading->shared->styles;
    long style = 0;
    int code = place_cell(reading, gt_xml_attribute(attributes, "r"), error);
    if (code)
        return code;
    gt_xml_count(gt_xml_attribute(attributes, "s"), INT32_MAX, &style);
    reading->is_date = (size_t)style < styles->count && styles->dates[style];
    reading->type[0] = 0;
    strncat(reading->type, type ? type : "n", sizeof reading->type - 1);
    reading->in_cell = true;
    reading->has_value = reading->has_formula = false;
    gt_text_reset(&reading->gather.text);
    return 0;
}

static int on_start(void *context, const char *name, const char *const *attributes,
                    struct gt_error *error)
{
    struct reading *reading = context;
    if (strcmp(name, "sheetData") == 0)
        reading->in_rows = true;
    else if (!reading->in_rows)
        return 0;
    else if (strcmp(name, "row") == 0)
        return begin_row(reading, attributes, error);
    else if (strcmp(name, "c") == 0 && reading->row)
        return begin_cell(reading, attributes, error);
    else if (!reading->in_cell)
        return 0;
    else if (strcmp(name, "f") == 0)
        reading->has_formula = true;
    else if (strcmp(name, "v") == 0)
        reading->has_value = reading->gather.in_text = true;
    else
        gt_xlsx_gather_start(&reading->gather, name);
    return 0;
}

static int on_text(void *context, const char *bytes, size_t length, struct gt_error *error)
{
    struct reading *reading = context;
    return reading->in_cell ? gt_xlsx_gather_text(&reading->gather, bytes, length, error) : 0;
}

static int fail_value(const struct reading *reading, const char *text, struct gt_error *error)
{
    char letters[GT_XLSX_COLUMN_TEXT];
    struct gt_quote quote;
    return gt_fail(error, GT_EXIT_DATA, _("cell %s%ld cannot hold %s"),
                   gt_xlsx_column(reading->column, letters), reading->row,
                   gt_text_quote(&quote, text));
}

static int shared_value(struct reading *reading, const char *text, struct gt_xlsx_cell *cell,
                        struct gt_error *error)
{
    long index = 0;
    if (!gt_xml_count(text, INT32_MAX, &index) || (size_t)index >= reading->shared->text_count)
        return fail_value(reading, text, error);
    cell->text = reading->shared->texts[index];
    return 0;
}

static int number_value(struct reading *reading, const char *text, struct gt_xlsx_cell *cell,
                        struct gt_error *error)
{
    double number = 0;
    char date[20];
    if (!gt_xlsx_number(text, &number))
        return fail_value(reading, text, error);
    const char *day =
        reading->is_date ? gt_xlsx_date_text(number, reading->shared->from_1904, date) : NULL;
    cell->kind = day ? GT_XLSX_DATE : GT_XLSX_NUMBER;
    cell->text = day ? gt_arena_copy(reading->arena, day, strlen(day))
                     : gt_xlsx_number_text(reading->arena, number);
    return cell->text ? 0 : gt_fail_memory(error);
}

/* An ISO date, the time of day at midnight left out. */
static int date_value(struct reading *reading, const char *text, struct gt_xlsx_cell *cell,
                      struct gt_error *error)
{
    char *copy = gt_arena_copy(reading->arena, text, strlen(text));
    if (!copy)
        return gt_fail_memory(error);
    char *time = strchr(copy, 'T');
    if (time && strspn(time, "T0:.Z") == strlen(time))
        *time = 0;
    else if (time)
        *time = ' ';
    cell->kind = GT_XLSX_DATE;
    cell->text = copy;
    return 0;
}

static int text_value(struct reading *reading, const char *text, struct gt_xlsx_cell *cell,
                      struct gt_error *error)
{
    char *copy = gt_arena_copy(reading->arena, text, strlen(text));
    if (!copy)
        return gt_fail_memory(error);
    gt_xlsx_unescape(copy);
    cell->text = copy;
    return 0;
}

/* What the text between the tags of a cell means, by its type (18.18.11 ST_CellType). */
static int read_value(struct reading *reading, const char *text, struct gt_xlsx_cell *cell,
                      struct gt_error *error)
{
    const char *type = reading->type;
    if (strcmp(type, "s") == 0)
        return shared_value(reading, text, cell, error);
    if (strcmp(type, "str") == 0 || strcmp(type, "inlineStr") == 0)
        return text_value(reading, text, cell, error);
    if (strcmp(type, "n") == 0)
        return number_value(reading, text, cell, error);
    if (strcmp(type, "d") == 0)
        return date_value(reading, text, cell, error);
    if (strcmp(type, "b") == 0) {
        cell->kind = GT_XLSX_TRUTH;
        cell->text = gt_xml_is_true(text) ? "TRUE" : "FALSE";
        return 0;
    }
    if (strcmp(type, "e") == 0) {
        cell->kind = GT_XLSX_ERROR;
        return text_value(reading, text, cell, error);
    }
    return gt_fail(error, GT_EXIT_DATA, _("cells of type \"%s\" are not known"), type);
}

static int add_cell(struct reading *reading, const struct gt_xlsx_cell *cell,
                    struct gt_error *error)
{
    if (reading->cell_count == reading->cell_room) {
        size_t room = reading->cell_room ? reading->cell_room * 2 : 64;
        struct gt_xlsx_cell *grown = realloc(reading->cells, room * sizeof *grown);
        if (!grown)
            return gt_fail_memory(error);
        reading->cells = grown;
        reading->cell_room = room;
    }
    reading->cells[reading->cell_count++] = *cell;
    return 0;
}

/* Some programs write an error as the text of it; nobody is called that. */
static bool is_error(const char *text)
{
    static const char *const errors[] = {"#NULL!", "#DIV/0!", "#VALUE!", "#REF!",
                                         "#NAME?", "#NUM!",   "#N/A",    NULL};
    for (const char *const *error = errors; *error; error++)
        if (strcmp(text, *error) == 0)
            return true;
    return false;
}

static int end_cell(struct reading *reading, struct gt_error *error)
{
    struct gt_xlsx_cell cell = {reading->column, GT_XLSX_TEXT, ""};
    const struct gt_text *gathered = &reading->gather.text;
    int code = 0;
    reading->in_cell = false;
    if (reading->has_formula && !reading->has_value)
        cell.kind = GT_XLSX_UNCALCULATED;
    else if (!gathered->length)
        return 0;
    else
        code = read_value(reading, gathered->data, &cell, error);
    if (code || (cell.kind == GT_XLSX_TEXT && !*cell.text))
        return code;
    if (cell.kind == GT_XLSX_TEXT && is_error(cell.text))
        cell.kind = GT_XLSX_ERROR;
    return add_cell(reading, &cell, error);
}

/* Keeps the row when it holds anything. */
static int end_row(struct reading *reading, struct gt_error *error)
{
    struct gt_xlsx_sheet *sheet = reading->sheet;
    size_t bytes = reading->cell_count * sizeof *reading->cells;
    if (!reading->cell_count)
        return 0;
    struct gt_xlsx_row *grown = gt_arena_grow(reading->arena, reading->rows, sheet->row_count,
                                              &reading->row_capacity, sizeof *grown);
    struct gt_xlsx_cell *cells = gt_arena_alloc(reading->arena, bytes);
    if (!grown || !cells)
        return gt_fail_memory(error);
    memcpy(cells, reading->cells, bytes);
    sheet->rows = reading->rows = grown;
    reading->rows[sheet->row_count++] =
        (struct gt_xlsx_row){reading->row, reading->cell_count, cells};
    reading->cell_count = 0;
    return 0;
}

static int on_end(void *context, const char *name, struct gt_error *error)
{
    struct reading *reading = context;
    if (strcmp(name, "sheetData") == 0)
        reading->in_rows = false;
    else if (!reading->in_rows)
        return 0;
    else if (strcmp(name, "row") == 0)
        return end_row(reading, error);
    else if (strcmp(name, "c") == 0 && reading->in_cell)
        return end_cell(reading, error);
    else if (strcmp(name, "v") == 0)
        reading->gather.in_text = false;
    else
        gt_xlsx_gather_end(&reading->gather, name);
    return 0;
}

int gt_xlsx_sheet_read(struct gt_package *package, int64_t number, const char *part,
                       const struct gt_xlsx_shared *shared, struct gt_xlsx_sheet *sheet,
                       struct gt_arena *arena, struct gt_error *error)
{
    static const struct gt_xml_reader reader = {on_start, on_end, on_text};
    struct reading reading = {.shared = shared, .sheet = sheet, .arena = arena};
    int code = gt_xml_read(package, number, part, &reader, &reading, error);
    free(reading.cells);
    gt_text_clear(&reading.gather.text);
    return code;
}
