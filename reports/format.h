/* format.h - how cells look, each look made once a book. */
#ifndef REPORTS_FORMAT_H
#define REPORTS_FORMAT_H

#include "reports/book.h"

/* Fills book->formats. False: out of memory. */
bool gt_format_make(struct gt_book *book);

/* Columns that a number takes in this format. */
int gt_format_width(const struct gt_book *book, enum gt_format format, double number);

#endif
