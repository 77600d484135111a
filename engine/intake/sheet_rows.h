/* sheet_rows.h - a sheet of a workbook as rows below a header (rows.h).
 *
 * A sheet made from the template is known by its line: the row that holds the marker, "gentou
 * deal", and below each heading the name of its field. Any other sheet has its headings in its
 * first row. Columns without a heading that hold something are called "column H"; columns that hold
 * nothing are not there.
 */
#ifndef GENTOU_ENGINE_INTAKE_SHEET_ROWS_H
#define GENTOU_ENGINE_INTAKE_SHEET_ROWS_H

#include "engine/base/arena.h"
#include "engine/intake/records.h"
#include "engine/intake/rows.h"
#include "engine/intake/xlsx.h"

struct gt_sheet_rows {
    struct gt_rows rows;
    const struct gt_xlsx_sheet *sheet;
    size_t line;         /* which of its rows is the header */
    int marker;          /* column of the marker, or -1 */
    size_t count;        /* of columns */
    int *places;         /* count: where each is in the sheet */
    const char **names;  /* count: the header */
    const char **fields; /* count: the row at hand */
    bool *broken;        /* count */
    size_t at;           /* rows behind the header that were read */
};

/* What a sheet is: *type, *line and *marker of one made from the template; *type NULL and *line
 * the first row of any other. *none: a page of the template that holds no rows. Refuses a marker
 * of a kind of record that is not known. */
int gt_sheet_find(const struct gt_xlsx_sheet *sheet, const struct gt_record_type **type,
                  size_t *line, int *marker, bool *none, struct gt_error *error);

/* The rows of a sheet below its line. */
int gt_sheet_rows_make(struct gt_sheet_rows *source, const struct gt_xlsx_sheet *sheet, size_t line,
                       int marker, struct gt_arena *arena, struct gt_error *error);

#endif
