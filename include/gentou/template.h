/* template.h - a workbook for people to fill in, as a struct: what is on its sheets and how it is
 * written.
 *
 * One sheet a kind of record, after a first page that says how to use them. On a sheet:
 *
 *   headings       in the reader's language; a note at each says what is expected
 *   examples       in grey, in rows that `aside` marks as such
 *   the line       the marker of the sheet and the code of each column, for the program that reads
 *                  the workbook back; everything below it is a row
 *   rows           none in an empty workbook; in one that is handed back, those that were read, the
 *                  faulty cells coloured, with the reason as a comment
 *
 * A sheet without marker is of the reader's own making: one line of headings, then rows.
 *
 * Text is UTF-8, borrowed, and in the reader's language already. What gt_template_write cannot
 * carry (a text longer than a cell holds) is cut.
 */
#ifndef GENTOU_TEMPLATE_H
#define GENTOU_TEMPLATE_H

#include "gentou/date.h"

#include <stdbool.h>
#include <stddef.h>

/* What the cells of a column take. */
enum gt_template_type {
    GT_TEMPLATE_TEXT,
    GT_TEMPLATE_DATE,
    GT_TEMPLATE_AMOUNT, /* not negative */
    GT_TEMPLATE_RATE,   /* within low..high, shown as a percentage */
    GT_TEMPLATE_NUMBER, /* within low..high */
};

/* The words a drop-down offers. */
struct gt_template_list {
    const char *name; /* ASCII, for the hidden sheet that holds them */
    const char *const *words;
    size_t count;
};

struct gt_template_column {
    const char *label; /* heading; "": none */
    const char *code;  /* on the line; "": the column is not read */
    const char *note;  /* of the heading, or NULL */
    bool required;
    enum gt_template_type type;
    double low, high;
    const struct gt_template_list *list; /* or NULL */
    bool only_list;                      /* nothing else is taken */
};

enum gt_template_kind {
    GT_TEMPLATE_EMPTY,
    GT_TEMPLATE_IS_TEXT,
    GT_TEMPLATE_IS_NUMBER,
    GT_TEMPLATE_IS_DAY,
    GT_TEMPLATE_IS_ERROR, /* a formula that gives the error of text, "#REF!" */
};

struct gt_template_cell {
    int column; /* from 0 */
    enum gt_template_kind kind;
    const char *text;
    double number;
    gt_day day;
    const char *fault; /* why it could not be read, or NULL */
};

/* Cells by column; empty ones may be left out. */
struct gt_template_row {
    long number; /* from 1 */
    const struct gt_template_cell *cells;
    size_t count;
};

struct gt_template_sheet {
    const char *name;   /* as spreadsheets allow it: at most 31 characters, none of []:*?/\ */
    const char *note;   /* what a row is; of the marker's heading */
    const char *marker; /* on the line; NULL: no examples, and the headings are the line */
    int marker_column;  /* its column has the words in front of examples, and no field */
    long line;          /* row of the line, from 1 */
    const struct gt_template_column *columns;
    size_t column_count;
    const char *aside;                      /* word in front of an example */
    const struct gt_template_row *examples; /* between headings and line */
    size_t example_count;
    const struct gt_template_row *rows; /* below the line */
    size_t row_count;
};

struct gt_template {
    const char *title;
    const char *const *lines; /* how to use it, a paragraph each */
    size_t line_count;
    const char *marker; /* of the pages that hold no rows */
    const char *refuse; /* heading and sentence of what a spreadsheet says to a wrong value */
    const char *refuse_number, *refuse_date, *refuse_rate, *refuse_word;
    const struct gt_template_list *const *lists;
    size_t list_count;
    const struct gt_template_sheet *sheets;
    size_t sheet_count;
    const char *version;
    gt_day day; /* it is made on */
};

enum gt_template_status {
    GT_TEMPLATE_OK,
    GT_TEMPLATE_ENOMEM,
    GT_TEMPLATE_EWRITE, /* errno says why; nothing is left at path */
};

enum gt_template_status gt_template_write(const struct gt_template *book, const char *path);

#endif
