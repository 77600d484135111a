/* import_rows.h - the rows of one source become records of a batch.
 *
 * Each row is entered, was there already, was removed since or is rejected; imported + present +
 * removed + rejected = rows, always. Stakes, pledges, exits and marks may be equal and yet
 * several (two tranches of a day): the second equal row of a source is not the first, and is known
 * as the second when the source is read again. A value taken in another spelling than the source's
 * is a repair. What a batch is, and whether it stands in the end, is for the caller (import.h,
 * import_xlsx.h).
 */
#ifndef GENTOU_ENGINE_INTAKE_IMPORT_ROWS_H
#define GENTOU_ENGINE_INTAKE_IMPORT_ROWS_H

#include "engine/intake/columns.h"
#include "engine/intake/records.h"
#include "engine/intake/rows.h"
#include "engine/operations/batch.h"

#include <stdint.h>

struct gt_row_import {
    struct gt_rows *rows;
    const char *place; /* of the source, for sentences about its header: "deals.csv" */
    struct gt_batch *batch;
    const struct gt_record_type *type;
    const struct gt_column_map *maps; /* without any: columns bear the names of fields */
    size_t map_count;
    enum gt_date_format date_format;
    enum gt_number_format number_format;
    gt_day today; /* a closed round of a later day leaves a note; 0: none does */
    /* A row that cannot be entered; `column` is NULL when no one value is to blame. */
    int (*reject)(void *context, const struct gt_row *row, const struct gt_column *column,
                  const char *reason, struct gt_error *error);
    void (*progress)(void *context, long long done, long long total); /* or NULL */
    void *context;
};

/* What was mended, a line a reason. */
struct gt_repair_count {
    const char *field, *reason;
    const char *example; /* the first original text */
    int64_t line;        /* where that was */
    int64_t count;
};

struct gt_row_counts {
    int64_t rows, imported, present, rejected;
    int64_t repeated; /* of the present: rows that repeat an earlier one of the source */
    int64_t removed;  /* rows whose records were removed since; the first of them: */
    struct gt_removed first_removed;
    const char *unread; /* columns that no field takes, joined by ", ", or NULL */
    struct gt_repair_count *repairs;
    size_t repair_count;
    struct gt_row header; /* the header, when it was refused; else it has no fields */
};

/* Result texts live in the arena. An error is not of a row: the header's, or the system's. */
int gt_import_rows(const struct gt_row_import *what, struct gt_row_counts *counts,
                   struct gt_arena *arena, struct gt_error *error);

#endif
