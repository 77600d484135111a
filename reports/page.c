/* page.c - see page.h. Rows and columns count from 0; a spreadsheet's day 0 is 1899-12-30. */
#include "reports/page.h"

#include "reports/format.h"
#include "reports/text.h"
#include "reports/width.h"
#include "reports/words.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define CELL_BYTES         160   /* markup of one cell, formula and text aside */
#define CELL_UNITS         32767 /* what a cell can hold */
#define HEADER_UNITS       250   /* what a page header can hold, less a little */
#define WIDTH_MAX          50    /* characters; wider text wraps */
#define WIDTH_PADDING      2
#define LINE_HEIGHT        14.0 /* points, of 9 and 10 point text */
#define PIXELS_A_CHARACTER 7
#define PIXELS_PADDING     5
#define DAY_OF_EPOCH       25569 /* 1970-01-01 as a spreadsheet counts days */
#define DAY_FIRST          61    /* 1900-03-01: before it spreadsheets disagree */
#define FROZEN_ROWS        2

static lxw_format *look(const struct gt_page *page, enum gt_format format, bool total)
{
    return page->book->formats[format][total];
}

void gt_page_widen(struct gt_page *page, int col, int characters)
{
    double width = characters + WIDTH_PADDING;

    if (width > WIDTH_MAX) {
        width = WIDTH_MAX;
    }
    if (col < GT_PAGE_COLUMNS_MAX && page->widths[col] < width) {
        page->widths[col] = width;
    }
}

void gt_page_heighten(struct gt_page *page, lxw_row_t row, int lines)
{
    if (row != page->tall || lines > page->lines) {
        page->tall = row;
        page->lines = lines;
        gt_book_check(page->book,
                      worksheet_set_row(page->sheet, row, 4 + LINE_HEIGHT * lines, NULL));
    }
}

/* "&" starts a command in page headers, so it is doubled. */
static void append_escaped(char *line, size_t size, const char *text)
{
    size_t used = strlen(line);
    char cut[HEADER_UNITS];

    gt_width_cut(text ? text : "", 80, cut, sizeof cut);
    for (const char *from = cut; *from && used + 3 < size; from++) {
        line[used++] = *from;
        if (*from == '&') {
            line[used++] = '&';
        }
    }
    line[used] = '\0';
}

static void set_header(struct gt_page *page)
{
    const struct gt_board *board = page->book->board;
    char line[HEADER_UNITS * 4] = "&L";

    append_escaped(line, sizeof line, board->fund ? board->fund : board->title);
    strncat(line, "&C&A&R", sizeof line - strlen(line) - 1);
    append_escaped(line, sizeof line, board->illustrative ? _("Illustrative data") : "");
    gt_book_check(page->book, worksheet_set_header(page->sheet, line));
    gt_book_count(page->book, line, CELL_BYTES);
}

static void set_footer(struct gt_page *page)
{
    const struct gt_board *board = page->book->board;
    char day[GT_DAY_TEXT];
    char line[HEADER_UNITS * 4] = "&L";

    append_escaped(line, sizeof line, _("As of"));
    strncat(line, " ", sizeof line - strlen(line) - 1);
    append_escaped(line, sizeof line, gt_words_day(board->as_of, day));
    if (board->illustrative) {
        strncat(line, " · ", sizeof line - strlen(line) - 1);
        append_escaped(line, sizeof line, _("Illustrative data"));
    }
    strncat(line, "&C&P / &N&Rgentou ", sizeof line - strlen(line) - 1);
    append_escaped(line, sizeof line, board->version);
    gt_book_check(page->book, worksheet_set_footer(page->sheet, line));
    gt_book_count(page->book, line, CELL_BYTES);
}

static void set_print(struct gt_page *page)
{
    enum { A4 = 9 };

    worksheet_set_landscape(page->sheet);
    worksheet_set_paper(page->sheet, A4);
    worksheet_fit_to_pages(page->sheet, 1, 0);
    worksheet_set_margins(page->sheet, 0.4, 0.4, 0.7, 0.6);
    worksheet_gridlines(page->sheet, LXW_HIDE_ALL_GRIDLINES);
    worksheet_freeze_panes(page->sheet, FROZEN_ROWS, 0);
    set_header(page);
    set_footer(page);
}

static void write_facts(struct gt_page *page)
{
    const struct gt_board *board = page->book->board;
    char day[GT_DAY_TEXT], line[1024], fund[256], club[256];

    gt_width_cut(board->fund ? board->fund : _("no fund in the ledger"), 80, fund, sizeof fund);
    gt_width_cut(board->club ? board->club : "", 80, club, sizeof club);
    snprintf(line, sizeof line, "%s%s%s · %s %s · %s %s%s%s", fund, *club ? " · " : "", club,
             _("As of"), gt_words_day(board->as_of, day), _("Amounts in"), board->currency->code,
             board->illustrative ? " · " : "", board->illustrative ? _("Illustrative data") : "");
    gt_page_text(page, 1, 0, line, board->illustrative ? GT_FORMAT_WARNING : GT_FORMAT_SUBTITLE);
}

void gt_page_begin(struct gt_page *page, const char *title, const double *widths, int columns)
{
    page->columns = columns;
    for (int col = 0; col < columns; col++) {
        page->widths[col] = widths[col];
    }
    gt_page_text(page, 0, 0, title, GT_FORMAT_TITLE);
    gt_book_check(page->book, worksheet_set_row(page->sheet, 0, 24, NULL));
    write_facts(page);
    set_print(page);
    page->repeat_first = 0;
    page->repeat_last = 0;
    page->row = FROZEN_ROWS + 1;
}

void gt_page_break(struct gt_page *page)
{
    if (page->break_count < GT_PAGE_BREAKS_MAX) {
        page->breaks[page->break_count++] = page->row;
    }
}

void gt_page_end(struct gt_page *page)
{
    for (int col = 0; col < page->columns; col++) {
        gt_book_check(page->book, worksheet_set_column(page->sheet, (lxw_col_t)col, (lxw_col_t)col,
                                                       page->widths[col], NULL));
    }
    gt_book_check(page->book,
                  worksheet_repeat_rows(page->sheet, page->repeat_first, page->repeat_last));
    if (page->break_count > 0) {
        gt_book_check(page->book, worksheet_set_h_pagebreaks(page->sheet, page->breaks));
    }
}

void gt_page_section(struct gt_page *page, const char *text)
{
    gt_page_text(page, page->row, 0, text, GT_FORMAT_SECTION);
    gt_book_check(page->book, worksheet_set_row(page->sheet, page->row, 20, NULL));
    page->row++;
}

void gt_page_paragraph(struct gt_page *page, const char *text)
{
    gt_page_across(page, page->row, 0, page->columns - 1, text, GT_FORMAT_PARAGRAPH);
    page->row++;
}

void gt_page_across(struct gt_page *page, lxw_row_t row, int first, int last, const char *text,
                    enum gt_format format)
{
    char cut[CELL_UNITS + 1];
    double room = 0;
    int lines;

    for (int col = first; col <= last; col++) {
        room += page->widths[col];
    }
    gt_width_cut(text ? text : "", CELL_UNITS, cut, sizeof cut);
    /* Words do not fill a line to its end. */
    lines = 1 + (int)(gt_width_prose(cut) / (room * 0.95));
    gt_book_check(page->book,
                  worksheet_merge_range(page->sheet, row, (lxw_col_t)first, row, (lxw_col_t)last,
                                        cut, look(page, format, false)));
    gt_page_heighten(page, row, lines);
    gt_book_count(page->book, cut, CELL_BYTES * (last - first + 2));
}

static void write_blank(struct gt_page *page, lxw_row_t row, int col, enum gt_format format)
{
    gt_book_check(page->book, worksheet_write_blank(page->sheet, row, (lxw_col_t)col,
                                                    look(page, format, false)));
    gt_book_count(page->book, NULL, CELL_BYTES);
}

/* Text that is wider than its column may get makes its row higher. */
static void fit_text(struct gt_page *page, lxw_row_t row, int col, const char *text, bool grow)
{
    double width = gt_width_prose(text), room;

    if (grow) {
        gt_page_widen(page, col, gt_width_text(text));
    }
    room = page->widths[col] - WIDTH_PADDING;
    if (width > room) {
        gt_page_heighten(page, row, 1 + (int)(width / (room * 0.95)));
    }
}

void gt_page_text(struct gt_page *page, lxw_row_t row, int col, const char *text,
                  enum gt_format format)
{
    char cut[CELL_UNITS + 1];

    if (!text || !*text) {
        write_blank(page, row, col, format);
        return;
    }
    gt_width_cut(text, CELL_UNITS, cut, sizeof cut);
    if (format >= GT_FORMAT_HEADER) {
        fit_text(page, row, col, cut, format != GT_FORMAT_HEADER);
    }
    gt_book_check(page->book, worksheet_write_string(page->sheet, row, (lxw_col_t)col, cut,
                                                     look(page, format, false)));
    gt_book_count(page->book, cut, CELL_BYTES);
}

void gt_page_number(struct gt_page *page, lxw_row_t row, int col, double number,
                    enum gt_format format)
{
    if (!isfinite(number)) {
        write_blank(page, row, col, format);
        return;
    }
    gt_page_widen(page, col, gt_format_width(page->book, format, number));
    gt_book_check(page->book, worksheet_write_number(page->sheet, row, (lxw_col_t)col, number,
                                                     look(page, format, false)));
    gt_book_count(page->book, NULL, CELL_BYTES);
}

double gt_page_units(const struct gt_page *page, gt_money amount)
{
    return (double)amount / (double)page->book->board->currency->per_one;
}

void gt_page_money(struct gt_page *page, lxw_row_t row, int col, gt_money amount)
{
    gt_page_number(page, row, col,
                   amount == GT_MONEY_UNKNOWN ? (double)NAN : gt_page_units(page, amount),
                   GT_FORMAT_MONEY);
}

void gt_page_day(struct gt_page *page, lxw_row_t row, int col, gt_day day)
{
    char text[GT_DAY_TEXT];

    if (day == GT_DAY_NONE) {
        write_blank(page, row, col, GT_FORMAT_DATE);
    } else if (day < DAY_FIRST - DAY_OF_EPOCH || day > GT_DAY_LAST) {
        gt_page_text(page, row, col, gt_words_day(day, text), GT_FORMAT_DATE);
    } else {
        gt_page_number(page, row, col, (double)day + DAY_OF_EPOCH, GT_FORMAT_DATE);
    }
}

void gt_page_formula(struct gt_page *page, lxw_row_t row, int col, const char *formula,
                     struct gt_cell_value value, enum gt_format format, bool total)
{
    lxw_format *cell = look(page, format, total);
    lxw_error error;

    if (value.kind == GT_VALUE_NUMBER) {
        gt_page_widen(page, col, gt_format_width(page->book, format, value.number));
        error = worksheet_write_formula_num(page->sheet, row, (lxw_col_t)col, formula, cell,
                                            value.number);
    } else {
        const char *text = value.kind == GT_VALUE_TEXT ? value.text : "";

        gt_page_widen(page, col, gt_width_text(text));
        error = worksheet_write_formula_str(page->sheet, row, (lxw_col_t)col, formula, cell, text);
        gt_book_count(page->book, text, 0);
    }
    gt_book_check(page->book, error);
    gt_book_count(page->book, formula, CELL_BYTES);
}

int gt_page_pixels(const struct gt_page *page)
{
    int pixels = 0;

    for (int col = 0; col < page->columns; col++) {
        pixels += (int)(page->widths[col] * PIXELS_A_CHARACTER) + PIXELS_PADDING;
    }
    return pixels;
}

struct gt_cell_value gt_cell_none(void)
{
    return (struct gt_cell_value){.kind = GT_VALUE_NONE};
}

struct gt_cell_value gt_cell_number(double number)
{
    return isfinite(number) ? (struct gt_cell_value){.kind = GT_VALUE_NUMBER, .number = number}
                            : gt_cell_none();
}
