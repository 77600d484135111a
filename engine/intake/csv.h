/* csv.h - reads a CSV file record by record (RFC 4180, in the encodings of encoding.h).
 *
 * Quoted fields may hold separators, quotes and line breaks. The separator is a comma, or a
 * semicolon or tab when the header line has one of those and no comma. A record is held in memory
 * alone, and never more than GT_CSV_RECORD_MAX bytes (of UTF-8) of it.
 */
#ifndef GENTOU_ENGINE_INTAKE_CSV_H
#define GENTOU_ENGINE_INTAKE_CSV_H

#include "engine/base/error.h"
#include "engine/intake/encoding.h"

#include <stdbool.h>
#include <stddef.h>

#define GT_CSV_RECORD_MAX (1 << 20) /* bytes of one record */
#define GT_CSV_FIELDS_MAX 512

struct gt_csv; /* an open file */

struct gt_csv_record {
    long line; /* of its first byte, 1-based */
    size_t count;
    const char **fields; /* NUL-ended, valid until the next read */
};

/* Opens a file and reads its header record. path "-" is standard input; encoding NULL: the mark
 * says, or a guess. */
int gt_csv_open(const char *path, const struct gt_encoding *encoding, struct gt_csv **csv,
                struct gt_csv_record *header, struct gt_error *error);

/* What the file is read as. */
struct gt_encoded gt_csv_encoded(const struct gt_csv *csv);

/* The next record: *more is false at the end. Empty lines are passed over. Each error names file
 * and line: an open quote at the end, a record too long, too many fields, a byte that
 * is none of the encoding, a NUL byte, a read error. Fields are UTF-8. */
int gt_csv_next(struct gt_csv *csv, struct gt_csv_record *record, bool *more,
                struct gt_error *error);

/* Bytes read so far and the file's size (0 when it has none), for a progress bar. */
void gt_csv_position(const struct gt_csv *csv, long long *done, long long *total);

/* NULL is fine. */
void gt_csv_close(struct gt_csv *csv);

#endif
