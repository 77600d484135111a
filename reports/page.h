/* page.h - cells of one sheet, its print set-up and its paragraphs.
 *
 * A page is written from the top down: page->row is the next free row. What is unknown is an empty
 * cell: a NULL text, GT_MONEY_UNKNOWN, GT_DAY_NONE, a number that is not finite.
 * Columns grow with what is written in them, up to a limit beyond which text wraps.
 */
#ifndef REPORTS_PAGE_H
#define REPORTS_PAGE_H

#include "reports/book.h"

/* Title, line of facts, widths of `columns` columns (characters), print set-up, frozen rows. */
void gt_page_begin(struct gt_page *page, const char *title, const double *widths, int columns);

/* Starts a new printed page at page->row. Programs that fit a sheet to the width of the paper may
 * ignore it. */
void gt_page_break(struct gt_page *page);

/* Puts the column widths and the rows to repeat in place. */
void gt_page_end(struct gt_page *page);

/* A section's heading, and a paragraph across all columns; each takes a row of its own. */
void gt_page_section(struct gt_page *page, const char *text);
void gt_page_paragraph(struct gt_page *page, const char *text);

/* Text across columns first to last of one row, wrapped; the row becomes as high as it needs. */
void gt_page_across(struct gt_page *page, lxw_row_t row, int first, int last, const char *text,
                    enum gt_format format);

void gt_page_text(struct gt_page *page, lxw_row_t row, int col, const char *text,
                  enum gt_format format);
void gt_page_money(struct gt_page *page, lxw_row_t row, int col, gt_money amount);
void gt_page_number(struct gt_page *page, lxw_row_t row, int col, double number,
                    enum gt_format format);
void gt_page_day(struct gt_page *page, lxw_row_t row, int col, gt_day day);

/* A formula with the value it has; total: in the look of a total row. */
void gt_page_formula(struct gt_page *page, lxw_row_t row, int col, const char *formula,
                     struct gt_cell_value value, enum gt_format format, bool total);

/* Makes a row high enough for so many lines of text. Spreadsheets do that by themselves only when
 * they feel like it. */
void gt_page_heighten(struct gt_page *page, lxw_row_t row, int lines);

/* Makes a column wide enough for so many characters. */
void gt_page_widen(struct gt_page *page, int col, int characters);

/* The width of all columns, pixels. */
int gt_page_pixels(const struct gt_page *page);

/* An amount in currency units: what a cell holds. */
double gt_page_units(const struct gt_page *page, gt_money amount);

/* Values of formulas. A number that is not finite is none. */
struct gt_cell_value gt_cell_number(double number);
struct gt_cell_value gt_cell_none(void);

#endif
