/* table.c - see table.h. */
#include "reports/table.h"

#include "reports/page.h"
#include "reports/text.h"
#include "reports/width.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

#define HEADER_UNITS  250 /* a table's heading holds 255 */
#define HEADER_BYTES  (HEADER_UNITS * 4 + 16)
#define TABLE_BYTES   4096 /* markup of a table, columns aside */
#define HEADING_BYTES 2048 /* of a column: its heading stands in up to four places */
#define FILTER_BUTTON 3 /* characters that it hides in a heading */
#define HEADING_LINES 2 /* lines over which a heading wraps at best */

void gt_table_begin(struct gt_table *table, struct gt_page *page, const struct gt_column *columns,
                    int count)
{
    *table = (struct gt_table){.page = page, .columns = columns, .count = count};
    table->header = page->row;
    table->row = page->row + 1;
}

void gt_table_add(struct gt_table *table, int col, int64_t amount)
{
    if (table->known[col] < 0) {
        return;
    }
    if (__builtin_add_overflow(table->sums[col], amount, &table->sums[col])) {
        table->known[col] = -1;
    } else {
        table->known[col]++;
    }
}

void gt_table_text(struct gt_table *table, int col, const char *text)
{
    gt_page_text(table->page, table->row, table->left + col, text, GT_FORMAT_TEXT);
}

void gt_table_integer(struct gt_table *table, int col, int64_t number)
{
    gt_page_number(table->page, table->row, table->left + col, (double)number,
                   table->columns[col].format);
    gt_table_add(table, col, number);
}

void gt_table_money(struct gt_table *table, int col, gt_money amount)
{
    gt_page_money(table->page, table->row, table->left + col, amount);
    if (amount != GT_MONEY_UNKNOWN) {
        gt_table_add(table, col, amount);
    }
}

void gt_table_number(struct gt_table *table, int col, double number)
{
    gt_page_number(table->page, table->row, table->left + col, number, table->columns[col].format);
}

void gt_table_day(struct gt_table *table, int col, gt_day day)
{
    gt_page_day(table->page, table->row, table->left + col, day);
}

void gt_table_formula(struct gt_table *table, int col, const char *formula,
                      struct gt_cell_value value)
{
    gt_page_formula(table->page, table->row, table->left + col, formula, value,
                    table->columns[col].format, false);
}

void gt_table_next(struct gt_table *table)
{
    table->row++;
}

char *gt_table_range(const struct gt_table *table, int col, char range[GT_RANGE_MAX])
{
    lxw_col_t place = (lxw_col_t)(table->left + col);

    lxw_rowcol_to_range(range, table->header + 1, place, table->row - 1, place);
    return range;
}

struct gt_cell_value gt_table_sum(const struct gt_table *table, int col)
{
    if (table->known[col] <= 0) {
        return gt_cell_none();
    }
    return gt_cell_number(table->columns[col].format == GT_FORMAT_MONEY
                              ? gt_page_units(table->page, table->sums[col])
                              : (double)table->sums[col]);
}

/* Two headings of a table must differ, also where a translation gives two the same word. */
static void make_header(const struct gt_table *table, int col, char headers[][HEADER_BYTES])
{
    char *header = headers[col];
    int width;

    gt_width_cut(_(table->columns[col].header), HEADER_UNITS, header, HEADER_BYTES - 16);
    for (int before = 0; before < col; before++) {
        if (strcasecmp(headers[before], header) == 0) {
            snprintf(header + strlen(header), 16, " %d", col);
        }
    }
    width = gt_width_text(header);
    gt_page_widen(table->page, table->left + col, width / HEADING_LINES + FILTER_BUTTON);
    if (width + FILTER_BUTTON > table->page->widths[table->left + col]) {
        gt_page_heighten(table->page, table->header, HEADING_LINES);
    }
    gt_book_count(table->page->book, header, HEADING_BYTES);
}

static bool has_total(const struct gt_table *table, int col)
{
    return table->columns[col].total && table->known[col] > 0;
}

/* The library writes SUBTOTAL(109,[Heading]), which LibreOffice 7.4 cannot read when the heading
 * has a blank; with the table's name before it, as spreadsheets write it themselves, all can. */
static void write_total(const struct gt_table *table, const char *name, int col, const char *header)
{
    char formula[HEADER_BYTES + 64];

    snprintf(formula, sizeof formula, "=SUBTOTAL(109,%s[%.*s])", name, HEADER_BYTES, header);
    gt_page_formula(table->page, table->row, table->left + col, formula, gt_table_sum(table, col),
                    table->columns[col].format, true);
}

static void write_total_row(const struct gt_table *table, const char *name,
                            char headers[][HEADER_BYTES])
{
    struct gt_page *page = table->page;

    for (int col = 0; col < table->count; col++) {
        lxw_format *format = page->book->formats[table->columns[col].format][1];

        if (col == 0) {
            gt_book_check(page->book,
                          worksheet_write_string(page->sheet, table->row, (lxw_col_t)table->left,
                                                 _("Total"), format));
        } else if (has_total(table, col)) {
            write_total(table, name, col, headers[col]);
        } else {
            gt_book_check(page->book,
                          worksheet_write_blank(page->sheet, table->row,
                                                (lxw_col_t)(table->left + col), format));
        }
    }
}

static void add_to_sheet(struct gt_table *table, bool total)
{
    struct gt_page *page = table->page;
    struct gt_book *book = page->book;
    char name[32], headers[GT_PAGE_COLUMNS_MAX][HEADER_BYTES];
    lxw_table_column columns[GT_PAGE_COLUMNS_MAX] = {{0}};
    lxw_table_column *pointers[GT_PAGE_COLUMNS_MAX + 1] = {NULL};
    lxw_table_options options = {.name = name,
                                 .style_type = LXW_TABLE_STYLE_TYPE_LIGHT,
                                 .style_type_number = 1,
                                 .total_row = total,
                                 .columns = pointers};

    snprintf(name, sizeof name, "gentou_%d", ++book->table_count);
    gt_book_count(book, NULL, TABLE_BYTES);
    for (int col = 0; col < table->count; col++) {
        make_header(table, col, headers);
        columns[col].header = headers[col];
        columns[col].header_format = book->formats[GT_FORMAT_HEADER][0];
        pointers[col] = &columns[col];
        if (total && col == 0) {
            columns[col].total_string = (char *)_("Total");
        } else if (total && has_total(table, col)) {
            columns[col].total_function = LXW_TABLE_FUNCTION_SUM;
            columns[col].total_value = gt_table_sum(table, col).number;
        }
    }
    gt_book_check(book, worksheet_add_table(page->sheet, table->header, (lxw_col_t)table->left,
                                            total ? table->row : table->row - 1,
                                            (lxw_col_t)(table->left + table->count - 1), &options));
    if (total) {
        write_total_row(table, name, headers);
    }
}

void gt_table_end(struct gt_table *table, bool total, bool repeat)
{
    add_to_sheet(table, total);
    if (repeat) {
        table->page->repeat_first = table->page->repeat_last = table->header;
    }
    table->page->row = table->row + (total ? 2 : 1);
}
