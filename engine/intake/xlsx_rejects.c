/* xlsx_rejects.c - the sheets of a workbook written afresh, with the rejected cells marked.
 *
 * Rows and columns keep their places, so that what is said of Deals!C7 holds in both workbooks.
 */
#include "engine/intake/xlsx_rejects.h"

#include "engine/base/replace.h"
#include "engine/intake/template.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

struct writing {
    const struct gt_template *book; /* its lists and words */
    const struct gt_xlsx_read_sheet *read;
    const struct gt_xlsx_fault *faults; /* of the sheet, by row */
    size_t fault_count;
    struct gt_arena *arena;
};

/* The field that a column of the sheet is read into, or NULL. */
static const struct gt_field *field_of(const struct gt_xlsx_read_sheet *read, const char *name)
{
    const struct gt_field *field = NULL;
    bool mapped = false;
    for (size_t i = 0; i < read->map_count; i++) {
        mapped = mapped || read->maps[i].column;
        if (read->maps[i].column && strcmp(read->maps[i].column, name) == 0)
            field = gt_form_field(&read->type->form, read->maps[i].field);
    }
    return mapped ? field : gt_form_field(&read->type->form, name);
}

/* Headings as the sheet has them, but for those of the template's own columns. */
static int make_columns(const struct writing *writing, struct gt_template_sheet *sheet,
                        struct gt_error *error)
{
    const struct gt_sheet_rows *source = &writing->read->source;
    const struct gt_xlsx_row *headings = &source->sheet->rows[0];
    size_t count = source->count ? (size_t)source->places[source->count - 1] + 1 : 0;
    if (source->marker >= (int)count)
        count = (size_t)source->marker + 1;
    struct gt_template_column *columns =
        gt_arena_alloc(writing->arena, (count + 1) * sizeof *columns);
    if (!columns)
        return gt_fail_memory(error);
    for (size_t i = 0; i < count; i++)
        columns[i] = (struct gt_template_column){.label = gt_xlsx_cell_at(headings, (int)i)->text,
                                                 .code = ""};
    sheet->columns = columns;
    sheet->column_count = count;
    for (size_t i = 0; i < source->count; i++) {
        struct gt_template_column *column = &columns[source->places[i]];
        const struct gt_field *field = field_of(writing->read, source->names[i]);
        const char *label = column->label;
        int code =
            field ? gt_template_column_make(writing->book, field, column, writing->arena, error)
                  : 0;
        if (code)
            return code;
        if (source->marker < 0) { /* the headings are the reader's own */
            column->label = label;
            column->required = false;
        }
    }
    return 0;
}

static struct gt_template_cell cell_of(const struct gt_xlsx_cell *cell)
{
    struct gt_template_cell made = {.column = cell->column, .text = cell->text};
    made.kind = *cell->text ? GT_TEMPLATE_IS_TEXT : GT_TEMPLATE_EMPTY;
    if (cell->kind == GT_XLSX_ERROR || cell->kind == GT_XLSX_UNCALCULATED) {
        made.kind = GT_TEMPLATE_IS_ERROR; /* so that it is refused again until it is mended */
        made.text = cell->kind == GT_XLSX_ERROR ? cell->text : "#N/A";
    } else if (cell->kind == GT_XLSX_NUMBER) {
        made.kind = GT_TEMPLATE_IS_NUMBER;
        made.number = strtod(cell->text, NULL);
    } else if (cell->kind == GT_XLSX_DATE &&
               gt_day_parse(cell->text, strlen(cell->text), &made.day) == GT_OK) {
        made.kind = GT_TEMPLATE_IS_DAY;
    }
    return made;
}

/* Marks the cell to blame, or the first one; a cell that is not there is put there. */
static void mark_fault(const struct writing *writing, const struct gt_xlsx_fault *fault,
                       struct gt_template_row *row, struct gt_template_cell *cells)
{
    int marker = writing->read->source.marker;
    int column = fault->column >= 0 ? fault->column : marker >= 0 ? marker : 0;
    size_t at = 0;
    while (at < row->count && cells[at].column < column)
        at++;
    if (at == row->count || cells[at].column != column) {
        memmove(&cells[at + 1], &cells[at], (row->count - at) * sizeof *cells);
        cells[at] = (struct gt_template_cell){.column = column, .kind = GT_TEMPLATE_EMPTY};
        row->count++;
    }
    cells[at].fault = fault->reason;
}

static int make_rows(struct writing *writing, struct gt_template_sheet *sheet,
                     struct gt_error *error)
{
    const struct gt_sheet_rows *source = &writing->read->source;
    const struct gt_xlsx_sheet *from = source->sheet;
    size_t first = source->line + 1;
    struct gt_template_row *rows =
        gt_arena_alloc(writing->arena, (from->row_count - first + 1) * sizeof *rows);
    if (!rows)
        return gt_fail_memory(error);
    sheet->rows = rows;
    for (size_t i = first; i < from->row_count; i++) {
        const struct gt_xlsx_row *row = &from->rows[i];
        struct gt_template_row *made = &rows[sheet->row_count++];
        struct gt_template_cell *cells =
            gt_arena_alloc(writing->arena, (row->count + 1) * sizeof *cells);
        if (!cells)
            return gt_fail_memory(error);
        *made = (struct gt_template_row){row->number, cells, 0};
        for (size_t j = 0; j < row->count; j++)
            if (row->cells[j].column < (int)sheet->column_count)
                cells[made->count++] = cell_of(&row->cells[j]);
        while (writing->fault_count && writing->faults->row <= row->number) {
            mark_fault(writing, writing->faults, made, cells);
            writing->faults++;
            writing->fault_count--;
        }
    }
    return 0;
}

static int make_sheet(struct writing *writing, struct gt_template_sheet *sheet,
                      struct gt_error *error)
{
    const struct gt_sheet_rows *source = &writing->read->source;
    const struct gt_record_type *type = writing->read->type;
    int code = gt_template_sheet_make(writing->book, type, sheet, writing->arena, error);
    if (code)
        return code;
    sheet->name = source->sheet->name;
    sheet->line = source->sheet->rows[source->line].number;
    sheet->marker_column = source->marker;
    if (source->marker < 0)
        sheet->marker = NULL;
    struct gt_template_column first = sheet->columns[0];
    code = make_columns(writing, sheet, error);
    if (!code && source->marker >= 0)
        ((struct gt_template_column *)sheet->columns)[source->marker] = first;
    sheet->example_count = 0;
    if (!code && source->marker >= 0)
        code = gt_template_examples_make(type, sheet, writing->arena, error);
    return code ? code : make_rows(writing, sheet, error);
}

static int write_template(const void *book, const char *beside)
{
    enum gt_template_status status = gt_template_write(book, beside);
    return status == GT_TEMPLATE_OK ? 0 : status == GT_TEMPLATE_ENOMEM ? ENOMEM : errno;
}

/* The template's explanations, with one in front that says what this copy is. */
static int add_line(struct gt_template *book, size_t faults, struct gt_arena *arena,
                    struct gt_error *error)
{
    const char **lines = gt_arena_alloc(arena, (book->line_count + 1) * sizeof *lines);
    const char *line = gt_arena_format(
        arena,
        _("This copy marks in red what could not be read: %zu rows, each with the reason as a "
          "comment. Mend them here and import this file: rows that are in the ledger already are "
          "not entered again."),
        faults);
    if (!lines || !line)
        return gt_fail_memory(error);
    lines[0] = line;
    memcpy(lines + 1, book->lines, book->line_count * sizeof *lines);
    book->lines = lines;
    book->line_count++;
    return 0;
}

int gt_xlsx_rejects_write(const struct gt_xlsx_read_sheet *sheets, size_t count,
                          const struct gt_xlsx_fault *faults, size_t fault_count, gt_day day,
                          const char *path, struct gt_arena *arena, struct gt_error *error)
{
    struct gt_template book;
    struct gt_template_sheet *made = gt_arena_alloc(arena, (count + 1) * sizeof *made);
    size_t done = 0;
    int code = made ? gt_template_make(day, &book, arena, error) : gt_fail_memory(error);
    for (size_t i = 0; i < count && !code; i++) {
        struct writing writing = {&book, &sheets[i], faults + done, 0, arena};
        while (done < fault_count && faults[done].sheet == i)
            writing.fault_count++, done++;
        code = make_sheet(&writing, &made[i], error);
    }
    if (code)
        return code;
    book.sheets = made;
    book.sheet_count = count;
    code = add_line(&book, fault_count, arena, error);
    return code ? code : gt_replace_file(path, write_template, &book, error);
}
