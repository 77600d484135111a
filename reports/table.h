/* table.h - a real spreadsheet table, filled row by row, with a total row.
 *
 * Begin, then for each row its cells and gt_table_next, then end. The rows' sums are kept as exact
 * integers while they are written, so that the total row is a formula whose stored value is right:
 * SUBTOTAL, which follows the reader's filters. (Figures that must not follow a filter are SUM
 * formulas elsewhere.) A column in which nothing is known has no total.
 *
 * A table has at least one row: whoever has none writes a sentence instead.
 */
#ifndef REPORTS_TABLE_H
#define REPORTS_TABLE_H

#include "reports/book.h"

struct gt_column {
    const char *header; /* marked N_. With a total: letters, digits and spaces only, also when
                           translated, because the total's formula names the column */
    enum gt_format format;
    bool total; /* GT_FORMAT_INTEGER or GT_FORMAT_MONEY */
};

struct gt_table {
    struct gt_page *page;
    const struct gt_column *columns;
    int count;
    int left;         /* the page's column of its first one: 0, unless set right after the begin */
    lxw_row_t header; /* the first data row is header + 1 */
    lxw_row_t row;    /* being written */
    int64_t sums[GT_PAGE_COLUMNS_MAX];
    int known[GT_PAGE_COLUMNS_MAX]; /* cells that entered the sum; -1 after an overflow */
};

/* Starts a table of `count` columns at page->row. */
void gt_table_begin(struct gt_table *table, struct gt_page *page, const struct gt_column *columns,
                    int count);

void gt_table_text(struct gt_table *table, int col, const char *text);
void gt_table_integer(struct gt_table *table, int col, int64_t number);
void gt_table_money(struct gt_table *table, int col, gt_money amount);
void gt_table_number(struct gt_table *table, int col, double number);
void gt_table_day(struct gt_table *table, int col, gt_day day);
void gt_table_formula(struct gt_table *table, int col, const char *formula,
                      struct gt_cell_value value);

/* Counts the value of a formula in (minor units or a count) to the column's sum. */
void gt_table_add(struct gt_table *table, int col, int64_t amount);

void gt_table_next(struct gt_table *table);

/* Closes the table; with a total row if `total`. page->row is then the row after a blank one.
 * Headings repeat on every printed page if `repeat`. */
void gt_table_end(struct gt_table *table, bool total, bool repeat);

/* "B5:B90" of a column's data, after at least one row. Returns range. */
#define GT_RANGE_MAX 32
char *gt_table_range(const struct gt_table *table, int col, char range[GT_RANGE_MAX]);

/* The sum of a money or integer column as a formula's value; none when nothing is known. */
struct gt_cell_value gt_table_sum(const struct gt_table *table, int col);

#endif
