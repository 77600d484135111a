/* xlsx.h - reads the values of an .xlsx workbook (ISO/IEC 29500-1, transitional or strict).
 *
 * What is kept of a cell is its value as text: what a person sees in it, in gentou's own spelling.
 *
 *   text       shared or in the cell; runs joined, phonetic guides left out, _x000A_ turned back
 *   number     plain decimals of 15 significant digits, as spreadsheets show: 5, not 5.0000000001
 *   date       YYYY-MM-DD, with " HH:MM:SS" behind it when there is a time of day: a number whose
 *              format shows year, month or day; by the 1900 or the 1904 calendar of the workbook
 *   truth      TRUE or FALSE
 *   error      #REF! and its like, also where it is written as a text
 *   formula    its value as the spreadsheet kept it; nothing is calculated here
 *
 * Left out: formats, formulas, merged areas (their value is in their first cell), charts, macros.
 * Hidden rows are rows like others: a filter hides them, nobody means them to be lost.
 *
 * Refused with a sentence that names the part of the package and the line: what is no ZIP file, is
 * encrypted, unpacks to more than GT_XLSX_BYTES_MAX or beyond GT_XLSX_RATIO_MAX, has no workbook in
 * it, is damaged XML, or brings a document type (the way entity attacks come).
 *
 * libzip and expat live behind this header. The book is read whole: about three times its unpacked
 * size in memory.
 */
#ifndef GENTOU_ENGINE_INTAKE_XLSX_H
#define GENTOU_ENGINE_INTAKE_XLSX_H

#include "engine/base/arena.h"
#include "engine/base/error.h"

#include <stdbool.h>
#include <stddef.h>

#define GT_XLSX_BYTES_MAX   (256 << 20) /* of all parts read, unpacked */
#define GT_XLSX_RATIO_MAX   400         /* unpacked to packed, of a part above GT_XLSX_RATIO_FROM */
#define GT_XLSX_RATIO_FROM  (4 << 20)
#define GT_XLSX_COLUMNS_MAX 16384
#define GT_XLSX_ROWS_MAX    1048576
#define GT_XLSX_TEXT_MAX    (32767 * 3) /* bytes of UTF-8 that the 32,767 units of a cell can take */
#define GT_XLSX_COLUMN_TEXT 4           /* "XFD" */

enum gt_xlsx_kind {
    GT_XLSX_TEXT,
    GT_XLSX_NUMBER,
    GT_XLSX_DATE,
    GT_XLSX_TRUTH,
    GT_XLSX_ERROR,        /* text is the error */
    GT_XLSX_UNCALCULATED, /* a formula that no spreadsheet has calculated; text is empty */
};

struct gt_xlsx_cell {
    int column; /* from 0 */
    enum gt_xlsx_kind kind;
    const char *text;
};

/* A row that holds something; empty cells are not in it. */
struct gt_xlsx_row {
    long number; /* from 1 */
    size_t count;
    const struct gt_xlsx_cell *cells; /* by column */
};

struct gt_xlsx_sheet {
    const char *name;
    bool hidden;
    const struct gt_xlsx_row *rows; /* by number */
    size_t row_count;
};

struct gt_xlsx {
    const struct gt_xlsx_sheet *sheets; /* in the order of their tabs; charts are none */
    size_t sheet_count;
};

/* Reads a workbook; everything lives in the arena. */
int gt_xlsx_read(const char *path, struct gt_xlsx *book, struct gt_arena *arena,
                 struct gt_error *error);

/* The letters of a column: 0 is "A". */
const char *gt_xlsx_column(int column, char letters[GT_XLSX_COLUMN_TEXT]);

/* Value of a cell: its text, "" where there is none. */
const struct gt_xlsx_cell *gt_xlsx_cell_at(const struct gt_xlsx_row *row, int column);

#endif
