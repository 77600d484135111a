/* template_sheet.c - one sheet of records: headings, examples, the line, and rows. */
#include "reports/template_int.h"
#include "reports/text.h"
#include "reports/width.h"

#include <stdio.h>
#include <string.h>

#define DAY_OF_EPOCH  25569 /* 1970-01-01 as a spreadsheet counts days */
#define DAY_FIRST     61    /* 1900-03-01: before it spreadsheets disagree */
#define ROW_LAST      1048575
#define WIDTH_LEAST   10.0 /* characters */
#define WIDTH_MOST    28.0
#define PAGE_WIDTH    150.0 /* characters that a printed page shows in a size one can read */
#define LINE_HEIGHT   13.0  /* points */
#define LINES_MOST    6
#define NOTE_BYTES    2048 /* markup of a comment: its text, its box, its anchor */
#define NOTE_PIXELS   240  /* width */
#define NOTE_UNITS    34   /* characters a line */
#define NOTE_LINE     17   /* pixels */
#define MESSAGE_UNITS 250  /* what a spreadsheet takes of an error message, less a little */
#define TITLE_UNITS   32

/* Widths by type, characters: a date, an amount of nine digits. */
static const double least_widths[] = {
    [GT_TEMPLATE_TEXT] = 14, [GT_TEMPLATE_DATE] = 12,   [GT_TEMPLATE_AMOUNT] = 17,
    [GT_TEMPLATE_RATE] = 10, [GT_TEMPLATE_NUMBER] = 10,
};

static void write_note(struct gt_template_book *book, lxw_worksheet *page, lxw_row_t row,
                       lxw_col_t col, const char *text)
{
    int lines = 2 + (int)(gt_width_prose(text) / NOTE_UNITS);
    for (const char *at = text; (at = strchr(at, '\n')); at++) {
        lines++;
    }
    lxw_comment_options options = {.author = "gentou",
                                   .width = NOTE_PIXELS,
                                   .height = (uint16_t)(NOTE_LINE * (lines < 40 ? lines : 40))};

    gt_template_check(book, worksheet_write_comment_opt(page, row, col, text, &options));
    book->bytes += NOTE_BYTES + 7 * (int64_t)strlen(text);
}

/* A day that spreadsheets agree on is a number, another a text. */
static void write_day(struct gt_template_book *book, lxw_worksheet *page, lxw_row_t row,
                      lxw_col_t col, const struct gt_template_cell *cell, int look)
{
    if (cell->day < DAY_FIRST - DAY_OF_EPOCH || cell->day > GT_DAY_LAST) {
        gt_template_text(book, page, row, col, cell->text, look);
        return;
    }
    gt_template_check(book, worksheet_write_number(page, row, col, (double)cell->day + DAY_OF_EPOCH,
                                                   book->looks[look]));
    book->bytes += 160;
}

static void write_error(struct gt_template_book *book, lxw_worksheet *page, lxw_row_t row,
                        lxw_col_t col, const struct gt_template_cell *cell, int look)
{
    char formula[32];

    snprintf(formula, sizeof formula, "=%s", cell->text);
    gt_template_check(
        book, worksheet_write_formula_str(page, row, col, formula, book->looks[look], cell->text));
    book->bytes += 160 + 2 * (int64_t)sizeof formula;
}

static void write_cell(struct gt_template_book *book, lxw_worksheet *page, lxw_row_t row,
                       lxw_col_t col, const struct gt_template_cell *cell, int look)
{
    switch (cell->kind) {
    case GT_TEMPLATE_EMPTY:
        gt_template_check(book, worksheet_write_blank(page, row, col, book->looks[look]));
        book->bytes += 160;
        break;
    case GT_TEMPLATE_IS_TEXT:
        gt_template_text(book, page, row, col, cell->text, look);
        break;
    case GT_TEMPLATE_IS_NUMBER:
        gt_template_check(book,
                          worksheet_write_number(page, row, col, cell->number, book->looks[look]));
        book->bytes += 160;
        break;
    case GT_TEMPLATE_IS_DAY:
        write_day(book, page, row, col, cell, look);
        break;
    case GT_TEMPLATE_IS_ERROR:
        write_error(book, page, row, col, cell, look);
        break;
    }
    if (cell->fault) {
        write_note(book, page, row, col, cell->fault);
    }
}

static const char *text_at(const struct gt_template_row *row, int column)
{
    for (size_t i = 0; i < row->count; i++) {
        if (row->cells[i].column == column) {
            return row->cells[i].text;
        }
    }
    return NULL;
}

/* As wide as its heading, its examples and a usual value need. */
static double column_width(const struct gt_template_sheet *sheet, size_t i)
{
    const struct gt_template_column *column = &sheet->columns[i];
    double width = column->list ? WIDTH_LEAST : least_widths[column->type];
    double label = gt_width_text(column->label) + 4, code = gt_width_text(column->code) + 2;

    if (strchr(column->label, ' ')) {
        label = label / 2 + 4; /* on two lines */
    }
    width = label > width ? label : width;
    width = code > width ? code : width;
    for (size_t row = 0; row < sheet->example_count; row++) {
        double example = gt_width_text(text_at(&sheet->examples[row], (int)i)) + 3;

        width = example > width ? example : width;
    }
    if (sheet->marker && (int)i == sheet->marker_column) {
        width = gt_width_text(sheet->marker) + 2;
    }
    return width < WIDTH_LEAST ? WIDTH_LEAST : width > WIDTH_MOST ? WIDTH_MOST : width;
}

static void write_headings(struct gt_template_book *book, lxw_worksheet *page,
                           const struct gt_template_sheet *sheet)
{
    lxw_row_t row = sheet->marker ? 0 : (lxw_row_t)(sheet->line - 1);
    char label[256];

    if (sheet->marker && sheet->line < 2) {
        return; /* no room */
    }
    for (size_t i = 0; i < sheet->column_count; i++) {
        const struct gt_template_column *column = &sheet->columns[i];

        if (*column->label) {
            snprintf(label, sizeof label, "%s%s", column->label, column->required ? " *" : "");
            gt_template_text(book, page, row, (lxw_col_t)i, label, GT_LOOK_HEADING);
        }
        if (column->note) {
            write_note(book, page, row, (lxw_col_t)i, column->note);
        }
    }
    gt_template_check(book, worksheet_set_row(page, row, 30, NULL));
}

/* The cells of rows, in the look of their columns' types, or as faults. */
static void write_rows(struct gt_template_book *book, lxw_worksheet *page,
                       const struct gt_template_sheet *sheet, const struct gt_template_row *rows,
                       size_t count, int look)
{
    for (const struct gt_template_row *row = rows; row < rows + count; row++) {
        for (size_t i = 0; i < row->count; i++) {
            const struct gt_template_cell *cell = &row->cells[i];

            write_cell(book, page, (lxw_row_t)(row->number - 1), (lxw_col_t)cell->column, cell,
                       (cell->fault ? (int)GT_LOOK_FAULT : look) +
                           (int)sheet->columns[cell->column].type);
        }
    }
}

/* Spreadsheets make a row as high as its text needs only when they feel like it. */
static void heighten(struct gt_template_book *book, lxw_worksheet *page,
                     const struct gt_template_sheet *sheet, const struct gt_template_row *row)
{
    int lines = 1;

    for (size_t i = 0; i < row->count; i++) {
        double room = column_width(sheet, (size_t)row->cells[i].column) - 2;
        int needed = 1 + (int)(gt_width_prose(row->cells[i].text) / room);

        lines = needed > lines && needed <= LINES_MOST ? needed : lines;
    }
    if (lines > 1) {
        gt_template_check(book, worksheet_set_row(page, (lxw_row_t)(row->number - 1),
                                                  2 + LINE_HEIGHT * lines, NULL));
    }
}

static void write_examples(struct gt_template_book *book, lxw_worksheet *page,
                           const struct gt_template_sheet *sheet)
{
    for (size_t i = 0; i < sheet->example_count; i++) {
        gt_template_text(book, page, (lxw_row_t)(sheet->examples[i].number - 1),
                         (lxw_col_t)sheet->marker_column, sheet->aside, GT_LOOK_ASIDE);
        heighten(book, page, sheet, &sheet->examples[i]);
    }
    write_rows(book, page, sheet, sheet->examples, sheet->example_count, GT_LOOK_EXAMPLE);
}

static void write_line(struct gt_template_book *book, lxw_worksheet *page,
                       const struct gt_template_sheet *sheet)
{
    for (size_t i = 0; i < sheet->column_count; i++) {
        gt_template_text(book, page, (lxw_row_t)(sheet->line - 1), (lxw_col_t)i,
                         (int)i == sheet->marker_column ? sheet->marker : sheet->columns[i].code,
                         GT_LOOK_CODE);
    }
}

/* Which words, as a reference to the hidden sheet. */
static bool list_range(const struct gt_template *view, const struct gt_template_list *list,
                       char range[64])
{
    for (size_t i = 0; i < view->list_count; i++) {
        if (view->lists[i] == list) {
            char first[LXW_MAX_CELL_NAME_LENGTH], last[LXW_MAX_CELL_NAME_LENGTH];

            lxw_rowcol_to_cell_abs(first, 1, (lxw_col_t)(i + 1), true, true);
            lxw_rowcol_to_cell_abs(last, (lxw_row_t)list->count, (lxw_col_t)(i + 1), true, true);
            snprintf(range, 64, "=" GT_TEMPLATE_LISTS "!%s:%s", first, last);
            return true;
        }
    }
    return false;
}

/* What a spreadsheet refuses as it is typed, or asks about where the program understands more than
 * a spreadsheet does (500万, 2015年3月6日). False: nothing. */
static bool fill_validation(const struct gt_template *view, const struct gt_template_column *column,
                            lxw_data_validation *rule, char range[64])
{
    rule->error_type = LXW_VALIDATION_ERROR_TYPE_WARNING;
    rule->criteria = LXW_VALIDATION_CRITERIA_GREATER_THAN_OR_EQUAL_TO;
    if (column->list && list_range(view, column->list, range)) {
        rule->validate = LXW_VALIDATION_TYPE_LIST_FORMULA;
        rule->value_formula = range;
        rule->error_message = (char *)view->refuse_word;
        rule->error_type = LXW_VALIDATION_ERROR_TYPE_STOP;
        rule->show_error = column->only_list ? LXW_VALIDATION_ON : LXW_VALIDATION_OFF;
        return true;
    }
    if (column->type == GT_TEMPLATE_DATE) {
        rule->validate = LXW_VALIDATION_TYPE_DATE_NUMBER;
        rule->value_number = DAY_FIRST;
        rule->error_message = (char *)view->refuse_date;
        return true;
    }
    if (column->type == GT_TEMPLATE_AMOUNT) {
        rule->validate = LXW_VALIDATION_TYPE_DECIMAL;
        rule->error_message = (char *)view->refuse_number;
        return true;
    }
    if (column->type == GT_TEMPLATE_TEXT) {
        return false;
    }
    rule->validate = LXW_VALIDATION_TYPE_DECIMAL;
    rule->criteria = LXW_VALIDATION_CRITERIA_BETWEEN;
    rule->minimum_number = column->low;
    rule->maximum_number = column->high;
    rule->error_message = (char *)view->refuse_rate;
    return true;
}

static void set_column(struct gt_template_book *book, lxw_worksheet *page,
                       const struct gt_template_sheet *sheet, size_t i)
{
    const struct gt_template_column *column = &sheet->columns[i];
    lxw_data_validation rule = {.ignore_blank = LXW_VALIDATION_ON, .dropdown = LXW_VALIDATION_ON};
    char range[64], title[TITLE_UNITS * 4], message[MESSAGE_UNITS * 4];

    gt_template_check(book,
                      worksheet_set_column(page, (lxw_col_t)i, (lxw_col_t)i, column_width(sheet, i),
                                           book->looks[GT_LOOK_VALUE + (int)column->type]));
    rule.show_error = LXW_VALIDATION_ON;
    if (!fill_validation(book->view, column, &rule, range)) {
        return;
    }
    rule.error_title = gt_width_cut(book->view->refuse, TITLE_UNITS, title, sizeof title);
    rule.error_message = gt_width_cut(rule.error_message, MESSAGE_UNITS, message, sizeof message);
    gt_template_check(book,
                      worksheet_data_validation_range(page, (lxw_row_t)sheet->line, (lxw_col_t)i,
                                                      ROW_LAST, (lxw_col_t)i, &rule));
    book->bytes += 7 * MESSAGE_UNITS + 512;
}

void gt_template_sheet(struct gt_template_book *book, const struct gt_template_sheet *sheet)
{
    lxw_worksheet *page = gt_template_page(book, sheet->name);
    double total = 0;

    if (!page) {
        return;
    }
    for (size_t i = 0; i < sheet->column_count; i++) {
        set_column(book, page, sheet, i);
        total += column_width(sheet, i);
    }
    write_headings(book, page, sheet);
    if (sheet->marker) {
        write_examples(book, page, sheet);
        write_line(book, page, sheet);
    }
    write_rows(book, page, sheet, sheet->rows, sheet->row_count, GT_LOOK_VALUE);
    gt_template_print(book, page);
    if (total > PAGE_WIDTH) {
        worksheet_fit_to_pages(page, 2, 0);
        gt_template_check(book, worksheet_repeat_columns(page, 0, 1));
    }
    worksheet_gridlines(page, LXW_SHOW_ALL_GRIDLINES);
    worksheet_freeze_panes(page, (lxw_row_t)sheet->line, 0);
    gt_template_check(book, worksheet_repeat_rows(page, 0, (lxw_row_t)(sheet->line - 1)));
}
