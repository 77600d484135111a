/* figure.h - a key figure: its name, its value and, beside it, what it means.
 *
 * A figure takes one row of a page: name in column A, value in column B, definition in the rest.
 * Its value is a formula over the page's tables, or a plain input where no table holds it. A figure
 * of a group is a headline: the Summary repeats it by reference, with the same definition.
 */
#ifndef REPORTS_FIGURE_H
#define REPORTS_FIGURE_H

#include "reports/book.h"
#include "reports/table.h"

struct gt_figure {
    const char *label;
    const char *definition;
    enum gt_format format;
    const char *group;   /* of headlines; NULL: not on the Summary */
    bool assumed;        /* said in the name */
    const char *formula; /* NULL: the value itself is written */
    struct gt_cell_value value;
};

/* Writes the figure at page->row and goes to the next row. */
void gt_figure_write(struct gt_page *page, const struct gt_figure *figure);

/* The same of a plain number. */
void gt_figure_number(struct gt_page *page, const char *label, double value, enum gt_format format,
                      const char *definition);

/* The name as shown: with " (assumed)" where it is. Returns name. */
#define GT_FIGURE_NAME_MAX 256
char *gt_figure_name(const char *label, bool assumed, char name[GT_FIGURE_NAME_MAX]);

/* Registers a figure that stands at row, col of page as a headline. */
void gt_figure_headline(const struct gt_page *page, lxw_row_t row, int col,
                        const struct gt_figure *figure);

/* The same of what a simulation gave, in data row `row`, from 0, of a table. */
void gt_figure_simulated(const struct gt_table *table, int row, int col, const char *label,
                         const char *definition, enum gt_format format, double value);

#endif
