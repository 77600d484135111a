/* listing.h - rows for people and machines: one listing, three renderings.
 *
 * A table (aligned by the width of characters on a screen, cut to fit a terminal), JSON, or CSV
 * (RFC 4180 with a header). Machines get exact values: days as ISO 8601, amounts as decimal strings
 * in currency units, ratios and shares as numbers, words as their tokens, null for what nobody
 * wrote down. People get labels, grouped digits and "—".
 */
#ifndef GENTOU_ENGINE_EXPORT_LISTING_H
#define GENTOU_ENGINE_EXPORT_LISTING_H

#include "engine/base/error.h"
#include "engine/base/text.h"
#include "gentou/date.h"
#include "gentou/kinds.h"
#include "gentou/money.h"

#include <stdbool.h>
#include <stdio.h>

enum gt_output {
    GT_OUTPUT_TABLE,
    GT_OUTPUT_JSON,
    GT_OUTPUT_CSV,
};

enum gt_cell_type {
    GT_CELL_TEXT,   /* .text, NULL: nothing */
    GT_CELL_RIGHT,  /* .text set to the right: a figure somebody formatted */
    GT_CELL_NUMBER, /* .number */
    GT_CELL_DAY,    /* .day */
    GT_CELL_MONEY,  /* .money of the listing's currency, or of .currency */
    GT_CELL_RATIO,  /* .ratio, negative: undefined; two decimals for people */
    GT_CELL_REAL,   /* .ratio, of either sign, NaN: undefined; four decimals for people */
    GT_CELL_SHARE,  /* .ratio, a decimal; per cent for people; negative: nobody said */
    GT_CELL_KIND,   /* .number, a value of the column's kind; -1: nobody said */
    GT_CELL_FLAG,   /* .number, 0 or 1 */
};

struct gt_listing_column {
    const char *key;   /* in JSON and CSV */
    const char *label; /* for people, English source text; NULL: machines only */
    enum gt_cell_type type;
    const struct gt_kind *kind;
};

struct gt_cell {
    const char *text;
    int64_t number;
    gt_day day;
    gt_money money;
    const struct gt_currency *currency; /* NULL: the listing's */
    double ratio;
};

struct gt_listing {
    const struct gt_listing_column *columns;
    size_t column_count;
    const struct gt_cell *cells; /* row by row */
    size_t row_count;
    const struct gt_currency *currency;
};

/* Prints the rows. width: columns of the terminal, 0: do not cut. */
int gt_listing_print(FILE *out, const struct gt_listing *listing, enum gt_output output, int width,
                     struct gt_error *error);

/* Prints text in lines of up to width columns (0: 80), broken between words. */
void gt_paragraph_print(FILE *out, const char *text, int width);

#endif
