/* template.h - the workbook people fill in, made from the forms of all records.
 *
 * A sheet a kind of record, in the order in which records name each other; a column a field. What
 * reads it back (import_xlsx.h) knows a sheet by its marker, "gentou deal", and a column by the
 * field's name on the same line, so that sheets and columns may be renamed and moved. Pages without
 * rows bear the marker "gentou template".
 */
#ifndef GENTOU_ENGINE_INTAKE_TEMPLATE_H
#define GENTOU_ENGINE_INTAKE_TEMPLATE_H

#include "engine/base/arena.h"
#include "engine/intake/records.h"
#include "gentou/template.h"

#define GT_TEMPLATE_MARKER  "gentou " /* then the noun */
#define GT_TEMPLATE_NO_ROWS "gentou template"

/* An empty workbook: every kind of record, examples, words of the drop-downs. */
int gt_template_make(gt_day day, struct gt_template *book, struct gt_arena *arena,
                     struct gt_error *error);

/* The sheet of a kind of record, with a marker's column in front, examples, and no rows. */
int gt_template_sheet_make(const struct gt_template *book, const struct gt_record_type *type,
                           struct gt_template_sheet *sheet, struct gt_arena *arena,
                           struct gt_error *error);

/* The examples of a sheet whose columns and line stand. */
int gt_template_examples_make(const struct gt_record_type *type, struct gt_template_sheet *sheet,
                              struct gt_arena *arena, struct gt_error *error);

/* What a value of a type looks like, English source text, or NULL. */
const char *gt_template_expectation(enum gt_field_type type);

/* The column of a field. */
int gt_template_column_make(const struct gt_template *book, const struct gt_field *field,
                            struct gt_template_column *column, struct gt_arena *arena,
                            struct gt_error *error);

#endif
