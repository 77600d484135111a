/* index.h - reads the values of an index from a CSV file: a column of dates, a column of values. */
#ifndef GENTOU_ENGINE_INTAKE_INDEX_H
#define GENTOU_ENGINE_INTAKE_INDEX_H

#include "engine/base/arena.h"
#include "engine/base/error.h"
#include "engine/intake/bind.h"
#include "gentou/pme.h"

/* A value of the index: a number above 0. */
int gt_index_value(const char *text, double *value, struct gt_error *error);

extern const struct gt_form gt_index_form; /* what help shows of a row */

/* Values by day, none twice, in any order in the file; days without a value (".", N/A, nothing) are
 * passed over. Refused by file, line and column: what is no date or no number above 0, a day with
 * two values, a file with none. The array lives in the arena. */
int gt_index_read(const char *path, enum gt_date_format date_format,
                  enum gt_number_format number_format, struct gt_index_value **values,
                  size_t *count, struct gt_arena *arena, struct gt_error *error);

#endif
