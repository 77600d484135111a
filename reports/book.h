/* book.h - the workbook while it is being written, and its pages.
 *
 * Life cycle: gt_book_open, one gt_book_add_page a sheet, the sheets write, gt_book_close (or
 * gt_book_discard). Nothing touches the disk before gt_book_close. A failure anywhere is sticky:
 * the writers need no checks, gt_book_close reports it.
 *
 * `bytes` is an upper bound of what the library will write. It does not check its temporary files,
 * so a disk that fills up would truncate a sheet without an error: board.c reserves that much
 * first.
 *
 * Headlines: a figure on a sheet that the Summary repeats is registered with gt_book_headline. The
 * Summary shows a formula that refers to the figure's cell, so it is written last.
 */
#ifndef REPORTS_BOOK_H
#define REPORTS_BOOK_H

#include "gentou/board.h"

#include <stdbool.h>
#include <stdint.h>
#include <xlsxwriter.h>

#define GT_PAGES_MAX        9
#define GT_PAGE_COLUMNS_MAX 16
#define GT_PAGE_BREAKS_MAX  7
#define GT_PAGE_NAME_MAX    (31 * 4 + 1) /* bytes: 31 UTF-16 units */
#define GT_FORMULA_MAX      512

enum gt_format {
    GT_FORMAT_TITLE,
    GT_FORMAT_SUBTITLE,
    GT_FORMAT_SECTION,
    GT_FORMAT_PARAGRAPH,
    GT_FORMAT_WARNING,
    GT_FORMAT_HEADER,
    GT_FORMAT_LABEL,
    GT_FORMAT_DEFINITION,
    GT_FORMAT_LINK,
    /* From here on cells of a table: each also has a look for total rows. */
    GT_FORMAT_TEXT,
    GT_FORMAT_INTEGER,
    GT_FORMAT_YEAR,
    GT_FORMAT_MONEY,
    GT_FORMAT_RATIO,
    GT_FORMAT_PERCENT,
    GT_FORMAT_NUMBER,
    GT_FORMAT_DATE,
    GT_FORMAT_COUNT
};

struct gt_page {
    struct gt_book *book;
    lxw_worksheet *sheet;
    char name[GT_PAGE_NAME_MAX];
    lxw_row_t row; /* the next free one */
    int columns;
    double widths[GT_PAGE_COLUMNS_MAX];       /* characters; they grow with what is written */
    lxw_row_t repeat_first, repeat_last;      /* printed on every page */
    lxw_row_t breaks[GT_PAGE_BREAKS_MAX + 1]; /* ended by 0, as the library wants it */
    int break_count;
    lxw_row_t tall; /* the row whose text wraps, and over how many lines */
    int lines;
};

/* What a formula yields: a number, a text, or nothing (an empty text). */
struct gt_cell_value {
    enum gt_cell_kind { GT_VALUE_NONE, GT_VALUE_NUMBER, GT_VALUE_TEXT } kind;
    double number;
    const char *text;
};

struct gt_headline {
    const char *group; /* borrowed; headlines of one group follow each other */
    const char *label;
    const char *definition;
    bool assumed;
    enum gt_format format;
    const struct gt_page *page; /* where its cell is */
    lxw_row_t row;
    lxw_col_t col;
    struct gt_cell_value value;
};

struct gt_book {
    lxw_workbook *workbook;
    const struct gt_board *board;
    lxw_format *formats[GT_FORMAT_COUNT][2]; /* [1]: in a total row */
    struct gt_page pages[GT_PAGES_MAX];
    int page_count;
    struct gt_headline *headlines;
    size_t headline_count, headline_room;
    int table_count;
    int64_t bytes;
    bool failed; /* out of memory */
};

/* Makes an empty book that will be written to path, its temporary files in folder. Both texts are
 * copied by the library but folder, which must outlive the book. False: out of memory. */
bool gt_book_open(struct gt_book *book, const struct gt_board *board, const char *path,
                  const char *folder);

/* Adds a sheet; its name is the nearest one that spreadsheets allow (gt_book_sheet_name). */
struct gt_page *gt_book_add_page(struct gt_book *book, const char *name);

/* A sheet's name out of any text: none of []:*?/\, at most 31 UTF-16 units, no apostrophe at either
 * end, not empty, not the reserved "History", and none that the book has already (case is not told
 * apart). Returns name. */
char *gt_book_sheet_name(const struct gt_book *book, const char *text, char name[GT_PAGE_NAME_MAX]);

void gt_book_headline(struct gt_book *book, const struct gt_headline *headline);

/* Counts what a piece of text or of markup will take, in bytes, at most. */
void gt_book_count(struct gt_book *book, const char *text, int64_t markup);

/* Notes the library's answer; anything but success is sticky. */
void gt_book_check(struct gt_book *book, lxw_error error);

/* Writes the file. The library's code; LXW_ERROR_MEMORY_MALLOC_FAILED after a sticky failure. */
lxw_error gt_book_close(struct gt_book *book);

/* Gives everything back and writes nothing; NULL members are fine. */
void gt_book_discard(struct gt_book *book);

#endif
