/* ledger_rows.h - reads the rows of a ledger from JSON Lines (export/rows.h says how they are
 * written). */
#ifndef GENTOU_ENGINE_INTAKE_LEDGER_ROWS_H
#define GENTOU_ENGINE_INTAKE_LEDGER_ROWS_H

#include "engine/base/arena.h"
#include "engine/operations/restore.h"

struct gt_ledger_rows;

/* Opens a file ("-": standard input) and reads its first line; *restore says what ledger it is. Its
 * text lives as long as the rows. */
int gt_ledger_rows_open(const char *path, struct gt_ledger_rows **rows, struct gt_restore *restore,
                        struct gt_error *error);
gt_next_row gt_ledger_rows_next; /* the context is the struct; sentences name file and line */
long long gt_ledger_rows_read(const struct gt_ledger_rows *rows);
void gt_ledger_rows_close(struct gt_ledger_rows *rows); /* NULL is fine */

#endif
