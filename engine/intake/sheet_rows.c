/* sheet_rows.c - a sheet of a workbook as rows below a header. */
#include "engine/intake/sheet_rows.h"

#include "engine/base/text.h"
#include "engine/intake/template.h"

#include <string.h>

#define LINE_ROWS 200 /* the line is among the first; the first page has a row a kind */

static bool starts_with(const char *text, const char *start)
{
    return strncmp(text, start, strlen(start)) == 0;
}

/* The cell of a row that holds a marker, or NULL. */
static const struct gt_xlsx_cell *find_marker(const struct gt_xlsx_row *row)
{
    for (size_t i = 0; i < row->count; i++)
        if (row->cells[i].kind == GT_XLSX_TEXT &&
            starts_with(row->cells[i].text, GT_TEMPLATE_MARKER))
            return &row->cells[i];
    return NULL;
}

int gt_sheet_find(const struct gt_xlsx_sheet *sheet, const struct gt_record_type **type,
                  size_t *line, int *marker, bool *none, struct gt_error *error)
{
    const struct gt_xlsx_cell *cell = NULL;
    struct gt_quote quote;
    *type = NULL;
    *marker = -1;
    *none = false;
    size_t at = 0;
    while (at < sheet->row_count && at < LINE_ROWS && !(cell = find_marker(&sheet->rows[at])))
        at++;
    *line = cell ? at : 0;
    *none = cell && starts_with(cell->text, GT_TEMPLATE_NO_ROWS);
    if (!cell || *none)
        return 0;
    *type = gt_record_type_find(cell->text + strlen(GT_TEMPLATE_MARKER));
    *marker = cell->column;
    if (*type)
        return 0;
    return gt_fail(error, GT_EXIT_DATA,
                   _("sheet \"%s\", row %ld: %s is no kind of record that this gentou knows; write "
                     "the template anew, or take a newer gentou"),
                   sheet->name, sheet->rows[at].number, gt_text_quote(&quote, cell->text));
}

/* A cell that says nothing: white space. */
static bool is_blank(const struct gt_xlsx_cell *cell)
{
    const char *text = cell->text;
    size_t space;
    if (cell->kind == GT_XLSX_UNCALCULATED)
        return false;
    while ((space = gt_text_space(text)))
        text += space;
    return !*text;
}

/* How many columns there may be: one behind the last that holds anything from the line down. */
static int find_width(const struct gt_xlsx_sheet *sheet, size_t line)
{
    int width = 0;
    for (size_t i = line; i < sheet->row_count; i++) {
        const struct gt_xlsx_row *row = &sheet->rows[i];
        if (row->cells[row->count - 1].column >= width)
            width = row->cells[row->count - 1].column + 1;
    }
    return width;
}

/* Which of the columns hold something below the line. */
static bool *find_filled(const struct gt_xlsx_sheet *sheet, size_t line, int width,
                         struct gt_arena *arena)
{
    bool *filled = gt_arena_alloc(arena, (size_t)width * sizeof *filled);
    for (size_t i = line + 1; filled && i < sheet->row_count; i++)
        for (size_t j = 0; j < sheet->rows[i].count; j++)
            if (!is_blank(&sheet->rows[i].cells[j]))
                filled[sheet->rows[i].cells[j].column] = true;
    return filled;
}

/* What a column that no field is named for is called: a name that no field has. NULL: memory. */
static const char *other_name(const struct gt_sheet_rows *source, int column,
                              struct gt_arena *arena)
{
    char letters[GT_XLSX_COLUMN_TEXT];
    struct gt_quote quote;
    const char *heading =
        source->marker < 0 ? "" : gt_xlsx_cell_at(&source->sheet->rows[0], column)->text;
    gt_xlsx_column(column, letters);
    if (source->marker >= 0 && source->line > 0 && *heading)
        return gt_arena_format(arena, _("column %s %s"), letters, gt_text_quote(&quote, heading));
    return gt_arena_format(arena, _("column %s"), letters);
}

static int add_columns(struct gt_sheet_rows *source, int width, const bool *filled,
                       struct gt_arena *arena, struct gt_error *error)
{
    const struct gt_xlsx_row *line = &source->sheet->rows[source->line];
    for (int column = 0; column < width; column++) {
        const struct gt_xlsx_cell *cell = gt_xlsx_cell_at(line, column);
        const char *name = column == source->marker || is_blank(cell) ? NULL : cell->text;
        if (!name && !filled[column])
            continue;
        if (!name)
            name = other_name(source, column, arena);
        if (!name)
            return gt_fail_memory(error);
        source->places[source->count] = column;
        source->names[source->count++] = name;
    }
    return 0;
}

static int open_sheet(struct gt_rows *rows, struct gt_row *header, struct gt_error *error)
{
    struct gt_sheet_rows *source = (struct gt_sheet_rows *)rows;
    (void)error;
    source->at = 0;
    *header = (struct gt_row){source->sheet->rows[source->line].number, source->count,
                              source->names, NULL};
    return 0;
}

/* Lays the cells of a row into the fields. False: there is nothing in it. */
static bool lay_row(struct gt_sheet_rows *source, const struct gt_xlsx_row *row)
{
    size_t next = 0;
    bool any = false;
    for (size_t i = 0; i < source->count; i++) {
        while (next < row->count && row->cells[next].column < source->places[i])
            next++;
        source->fields[i] = "";
        source->broken[i] = false;
        if (next == row->count || row->cells[next].column != source->places[i])
            continue;
        const struct gt_xlsx_cell *cell = &row->cells[next];
        source->fields[i] = cell->text;
        source->broken[i] = cell->kind == GT_XLSX_ERROR || cell->kind == GT_XLSX_UNCALCULATED;
        any = any || !is_blank(cell);
    }
    return any;
}

static int next_row(struct gt_rows *rows, struct gt_row *row, bool *more, struct gt_error *error)
{
    struct gt_sheet_rows *source = (struct gt_sheet_rows *)rows;
    (void)error;
    *more = false;
    while (!*more && source->line + 1 + source->at < source->sheet->row_count) {
        const struct gt_xlsx_row *at = &source->sheet->rows[source->line + 1 + source->at++];
        *more = lay_row(source, at);
        *row = (struct gt_row){at->number, source->count, source->fields, source->broken};
    }
    return 0;
}

static void position(const struct gt_rows *rows, long long *done, long long *total)
{
    const struct gt_sheet_rows *source = (const struct gt_sheet_rows *)rows;
    *done = (long long)source->at;
    *total = (long long)source->sheet->row_count;
}

int gt_sheet_rows_make(struct gt_sheet_rows *source, const struct gt_xlsx_sheet *sheet, size_t line,
                       int marker, struct gt_arena *arena, struct gt_error *error)
{
    int width = find_width(sheet, line);
    size_t room = (size_t)width + 1;
    const bool *filled = find_filled(sheet, line, width, arena);
    *source = (struct gt_sheet_rows){
        .rows = {false, open_sheet, next_row, position},
        .sheet = sheet,
        .line = line,
        .marker = marker,
        .places = gt_arena_alloc(arena, room * sizeof *source->places),
        .names = gt_arena_alloc(arena, room * sizeof *source->names),
        .fields = gt_arena_alloc(arena, room * sizeof *source->fields),
        .broken = gt_arena_alloc(arena, room * sizeof *source->broken),
    };
    if (!filled || !source->places || !source->names || !source->fields || !source->broken)
        return gt_fail_memory(error);
    return add_columns(source, width, filled, arena, error);
}
