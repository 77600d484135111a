/* rows.h - the rows of a ledger as JSON Lines: one object a row, exact.
 *
 * The first line says what ledger it is and of which schema, the last how many rows there were: a
 * file without it was cut. Integers are JSON integers, reals have the 17 digits that give the same
 * double again, texts are strings, blobs {"hex": "..."}.
 */
#ifndef GENTOU_ENGINE_EXPORT_ROWS_H
#define GENTOU_ENGINE_EXPORT_ROWS_H

#include "engine/base/table_row.h"
#include "engine/operations/restore.h"

#include <stdio.h>

struct gt_rows_out {
    FILE *out;
    long long rows;
};

int gt_rows_begin(struct gt_rows_out *rows, const struct gt_restore *what, struct gt_error *error);
gt_take_row gt_rows_add; /* the context is the struct */
int gt_rows_end(struct gt_rows_out *rows, struct gt_error *error);

/* Rows as CSV, the first line their columns; a column `currency` behind the fields stands before
 * the amounts instead. amounts: the names of the columns that are, ended by NULL. */
struct gt_rows_csv {
    FILE *out;
    const char *const *amounts;
    long long rows;
};

gt_take_row gt_rows_csv_add; /* the context is the struct */

#endif
