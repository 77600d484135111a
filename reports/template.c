/* template.c - the workbook to fill in: its looks, its first page, the words of its drop-downs. */
#include "gentou/template.h"

#include "reports/disk.h"
#include "reports/template_int.h"
#include "reports/text.h"
#include "reports/width.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#define FONT        "Arial"
#define INK         0x1F3864
#define GREY        0x767676
#define SHADE       0xDDE4F0
#define LINK        0x0563C1
#define FAULT_FILL  0xFFC7CE
#define FAULT_INK   0x9C0006
#define CELL_BYTES  160          /* markup of one cell */
#define FIXED_BYTES (256 * 1024) /* parts that do not grow with the data */
#define ESCAPED     7            /* bytes that one may become */
#define CELL_UNITS  32767        /* what a cell can hold */
#define NAME_WIDTH  24.0         /* characters, of the first page's columns */
#define TEXT_WIDTH  76.0
#define LINE_HEIGHT 15.0 /* points */

static const char *const number_formats[] = {
    [GT_TEMPLATE_TEXT] = "@",          [GT_TEMPLATE_DATE] = "yyyy\\-mm\\-dd",
    [GT_TEMPLATE_AMOUNT] = "#,##0.00", [GT_TEMPLATE_RATE] = "0.0%",
    [GT_TEMPLATE_NUMBER] = "General",
};

void gt_template_check(struct gt_template_book *book, lxw_error error)
{
    if (error != LXW_NO_ERROR) {
        book->failed = true;
    }
}

void gt_template_text(struct gt_template_book *book, lxw_worksheet *page, lxw_row_t row,
                      lxw_col_t col, const char *text, int look)
{
    char cut[CELL_UNITS * 3 + 1];

    gt_width_cut(text ? text : "", CELL_UNITS, cut, sizeof cut);
    gt_template_check(book, worksheet_write_string(page, row, col, cut, book->looks[look]));
    book->bytes += CELL_BYTES + ESCAPED * (int64_t)strlen(cut);
}

/* Whether a sheet of records bears the name of a page. */
static bool is_taken(const struct gt_template *view, const char *name)
{
    for (size_t i = 0; i < view->sheet_count; i++) {
        if (strcasecmp(view->sheets[i].name, name) == 0) {
            return true;
        }
    }
    return false;
}

lxw_worksheet *gt_template_page(struct gt_template_book *book, const char *name)
{
    lxw_worksheet *page = workbook_add_worksheet(book->workbook, name);

    if (!page) {
        book->failed = true;
    }
    return page;
}

void gt_template_print(struct gt_template_book *book, lxw_worksheet *page)
{
    enum { A4 = 9 };

    worksheet_set_landscape(page);
    worksheet_set_paper(page, A4);
    worksheet_fit_to_pages(page, 1, 0);
    worksheet_set_margins(page, 0.4, 0.4, 0.7, 0.6);
    gt_template_check(book, worksheet_set_header(page, "&L&A"));
    gt_template_check(book, worksheet_set_footer(page, "&L&F&C&P / &N&Rgentou"));
}

static lxw_format *add_look(struct gt_template_book *book, int look, double size, lxw_color_t ink)
{
    lxw_format *format = workbook_add_format(book->workbook);

    if (!format) {
        book->failed = true;
        return NULL;
    }
    book->looks[look] = format;
    format_set_font_name(format, FONT);
    format_set_font_size(format, size);
    format_set_font_color(format, ink);
    format_set_align(format, LXW_ALIGN_VERTICAL_CENTER);
    return format;
}

/* The looks of a type's cells: to fill in, as an example, and as a fault. */
static void make_type_looks(struct gt_template_book *book, int type)
{
    lxw_format *value = add_look(book, GT_LOOK_VALUE + type, 10, LXW_COLOR_BLACK);
    lxw_format *example = add_look(book, GT_LOOK_EXAMPLE + type, 10, GREY);
    lxw_format *fault = add_look(book, GT_LOOK_FAULT + type, 10, FAULT_INK);

    if (book->failed) {
        return;
    }
    format_set_num_format(value, number_formats[type]);
    format_set_num_format(example, number_formats[type]);
    format_set_num_format(fault, number_formats[type]);
    format_set_italic(example);
    format_set_bg_color(fault, FAULT_FILL);
    if (type == GT_TEMPLATE_DATE) {
        format_set_align(value, LXW_ALIGN_CENTER);
        format_set_align(example, LXW_ALIGN_CENTER);
        format_set_align(fault, LXW_ALIGN_CENTER);
    } else if (type == GT_TEMPLATE_TEXT) {
        lxw_format *const texts[] = {value, example, fault};

        for (int i = 0; i < 3; i++) {
            format_set_text_wrap(texts[i]);
            format_set_indent(texts[i], 1);
        }
    }
}

static void make_looks(struct gt_template_book *book)
{
    add_look(book, GT_LOOK_TITLE, 16, INK);
    add_look(book, GT_LOOK_PARAGRAPH, 10, LXW_COLOR_BLACK);
    add_look(book, GT_LOOK_LINK, 10, LINK);
    add_look(book, GT_LOOK_MARKER, 8, GREY);
    add_look(book, GT_LOOK_HEADING, 10, LXW_COLOR_WHITE);
    add_look(book, GT_LOOK_CODE, 8, GREY);
    add_look(book, GT_LOOK_ASIDE, 9, GREY);
    for (int type = 0; type <= GT_TEMPLATE_NUMBER; type++) {
        make_type_looks(book, type);
    }
    if (book->failed) {
        return;
    }
    format_set_bold(book->looks[GT_LOOK_TITLE]);
    format_set_text_wrap(book->looks[GT_LOOK_PARAGRAPH]);
    format_set_underline(book->looks[GT_LOOK_LINK], LXW_UNDERLINE_SINGLE);
    format_set_bold(book->looks[GT_LOOK_HEADING]);
    format_set_bg_color(book->looks[GT_LOOK_HEADING], INK);
    format_set_text_wrap(book->looks[GT_LOOK_HEADING]);
    format_set_indent(book->looks[GT_LOOK_HEADING], 1);
    format_set_indent(book->looks[GT_LOOK_CODE], 1);
    format_set_indent(book->looks[GT_LOOK_ASIDE], 1);
    format_set_bg_color(book->looks[GT_LOOK_CODE], SHADE);
    format_set_bottom(book->looks[GT_LOOK_CODE], LXW_BORDER_MEDIUM);
    format_set_bottom_color(book->looks[GT_LOOK_CODE], INK);
    format_set_italic(book->looks[GT_LOOK_ASIDE]);
}

/* A paragraph over both columns. */
static void write_paragraph(struct gt_template_book *book, lxw_worksheet *page, lxw_row_t row,
                            const char *text)
{
    double lines = 1 + (int)(gt_width_prose(text) / ((NAME_WIDTH + TEXT_WIDTH) * 1.05));

    gt_template_check(
        book, worksheet_merge_range(page, row, 0, row, 1, text, book->looks[GT_LOOK_PARAGRAPH]));
    gt_template_check(book, worksheet_set_row(page, row, 5 + LINE_HEIGHT * lines, NULL));
    book->bytes += CELL_BYTES + ESCAPED * (int64_t)strlen(text);
}

static void write_link(struct gt_template_book *book, lxw_worksheet *page, lxw_row_t row,
                       const struct gt_template_sheet *sheet)
{
    char target[160];

    snprintf(target, sizeof target, "internal:'%s'!A1", sheet->name);
    gt_template_check(book, worksheet_write_url_opt(page, row, 0, target, book->looks[GT_LOOK_LINK],
                                                    sheet->name, NULL));
    gt_template_text(book, page, row, 1, sheet->note, GT_LOOK_PARAGRAPH);
    book->bytes += 4 * CELL_BYTES;
}

static void write_first_page(struct gt_template_book *book)
{
    const struct gt_template *view = book->view;
    const char *name = is_taken(view, _("Read me")) ? "gentou" : _("Read me");
    lxw_worksheet *page = gt_template_page(book, name);
    char foot[128];
    lxw_row_t row = 0;

    if (!page) {
        return;
    }
    worksheet_set_column(page, 0, 0, NAME_WIDTH, NULL);
    worksheet_set_column(page, 1, 1, TEXT_WIDTH, NULL);
    worksheet_gridlines(page, LXW_HIDE_ALL_GRIDLINES);
    gt_template_print(book, page);
    worksheet_fit_to_pages(page, 1, 1);
    gt_template_text(book, page, row, 0, view->title, GT_LOOK_TITLE);
    worksheet_set_row(page, row++, 28, NULL);
    for (size_t i = 0; i < view->line_count; i++) {
        write_paragraph(book, page, row++, view->lines[i]);
    }
    row++;
    for (size_t i = 0; i < view->sheet_count; i++) {
        write_link(book, page, row++, &view->sheets[i]);
    }
    snprintf(foot, sizeof foot, "%s · gentou %s", view->marker, view->version);
    gt_template_text(book, page, row + 1, 0, foot, GT_LOOK_MARKER);
}

/* A column a list, behind the marker's. */
static void write_lists(struct gt_template_book *book)
{
    const struct gt_template *view = book->view;
    lxw_worksheet *page = gt_template_page(book, GT_TEMPLATE_LISTS);

    if (!page) {
        return;
    }
    gt_template_text(book, page, 0, 0, view->marker, GT_LOOK_MARKER);
    for (size_t i = 0; i < view->list_count; i++) {
        const struct gt_template_list *list = view->lists[i];

        gt_template_text(book, page, 0, (lxw_col_t)(i + 1), list->name, GT_LOOK_MARKER);
        for (size_t word = 0; word < list->count; word++) {
            gt_template_text(book, page, (lxw_row_t)(word + 1), (lxw_col_t)(i + 1),
                             list->words[word], GT_LOOK_VALUE);
        }
    }
    worksheet_hide(page);
}

static void write_book(struct gt_template_book *book)
{
    const struct gt_template *view = book->view;
    lxw_doc_properties properties = {
        .title = (char *)view->title,
        .comments = (char *)view->marker,
        /* Noon of the day: never 0, which would mean the clock. */
        .created = (time_t)view->day * 86400 + 43200,
    };

    gt_template_check(book, workbook_set_properties(book->workbook, &properties));
    make_looks(book);
    if (!book->failed) {
        write_first_page(book);
    }
    for (size_t i = 0; i < view->sheet_count && !book->failed; i++) {
        gt_template_sheet(book, &view->sheets[i]);
    }
    if (!book->failed) {
        write_lists(book);
    }
}

/* Frees the workbook whatever becomes of it. */
static enum gt_template_status put_on_disk(struct gt_template_book *book, const char *path)
{
    lxw_error error;

    if (book->failed || !gt_disk_reserve(path, book->bytes)) {
        lxw_workbook_free(book->workbook);
        return book->failed ? GT_TEMPLATE_ENOMEM : GT_TEMPLATE_EWRITE;
    }
    errno = 0;
    error = workbook_close(book->workbook);
    if (error == LXW_NO_ERROR) {
        return GT_TEMPLATE_OK;
    }
    if (errno == 0) {
        errno = EIO;
    }
    gt_disk_remove(path);
    return error == LXW_ERROR_MEMORY_MALLOC_FAILED ? GT_TEMPLATE_ENOMEM : GT_TEMPLATE_EWRITE;
}

enum gt_template_status gt_template_write(const struct gt_template *view, const char *path)
{
    struct gt_template_book book = {.view = view, .bytes = FIXED_BYTES};
    lxw_workbook_options options = {.tmpdir = gt_disk_folder(path)};
    enum gt_template_status status = GT_TEMPLATE_ENOMEM;

    if (options.tmpdir) {
        book.workbook = workbook_new_opt(path, &options);
    }
    if (book.workbook) {
        write_book(&book);
        status = put_on_disk(&book, path);
    }
    free(options.tmpdir);
    return status;
}
