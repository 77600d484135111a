/* rows.h - rows of fields below a header, wherever they come from: a CSV file, a sheet.
 *
 * A source is a struct that begins with struct gt_rows; who made it gives it back.
 */
#ifndef GENTOU_ENGINE_INTAKE_ROWS_H
#define GENTOU_ENGINE_INTAKE_ROWS_H

#include "engine/base/error.h"
#include "engine/intake/csv.h"

#include <stdbool.h>
#include <stddef.h>

struct gt_row {
    long line; /* where it stands in its file or sheet, from 1 */
    size_t count;
    const char **fields; /* NUL-ended, valid until the next read */
    const bool *broken;  /* fields that hold no value but an error (its text; empty: never
                            calculated), or NULL: none does */
};

struct gt_rows {
    bool once; /* can be opened one time only */
    /* From the beginning; fills the header. Whatever was open is closed first. */
    int (*open)(struct gt_rows *rows, struct gt_row *header, struct gt_error *error);
    /* The next row; *more is false at the end. */
    int (*next)(struct gt_rows *rows, struct gt_row *row, bool *more, struct gt_error *error);
    /* How much is read, of how much (0: unknown), for a progress bar. */
    void (*position)(const struct gt_rows *rows, long long *done, long long *total);
};

/* A CSV file. */
struct gt_csv_rows {
    struct gt_rows rows;
    const char *path; /* "-": standard input */
    const struct gt_encoding *encoding;
    struct gt_csv *csv; /* while it is open */
};

void gt_csv_rows_make(struct gt_csv_rows *source, const char *path,
                      const struct gt_encoding *encoding);
void gt_csv_rows_close(struct gt_csv_rows *source);

#endif
