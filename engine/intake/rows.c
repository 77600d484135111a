/* rows.c - a CSV file as a source of rows. */
#include "engine/intake/rows.h"

#include <string.h>

static struct gt_row row_of(const struct gt_csv_record *record)
{
    return (struct gt_row){record->line, record->count, record->fields, NULL};
}

static int open_csv(struct gt_rows *rows, struct gt_row *header, struct gt_error *error)
{
    struct gt_csv_rows *source = (struct gt_csv_rows *)rows;
    struct gt_csv_record record;
    gt_csv_rows_close(source);
    int code = gt_csv_open(source->path, source->encoding, &source->csv, &record, error);
    if (!code)
        *header = row_of(&record);
    return code;
}

static int next_csv(struct gt_rows *rows, struct gt_row *row, bool *more, struct gt_error *error)
{
    struct gt_csv_record record;
    int code = gt_csv_next(((struct gt_csv_rows *)rows)->csv, &record, more, error);
    if (!code && *more)
        *row = row_of(&record);
    return code;
}

static void position_csv(const struct gt_rows *rows, long long *done, long long *total)
{
    gt_csv_position(((const struct gt_csv_rows *)rows)->csv, done, total);
}

void gt_csv_rows_make(struct gt_csv_rows *source, const char *path,
                      const struct gt_encoding *encoding)
{
    *source = (struct gt_csv_rows){
        .rows = {strcmp(path, "-") == 0, open_csv, next_csv, position_csv},
        .path = path,
        .encoding = encoding,
    };
}

void gt_csv_rows_close(struct gt_csv_rows *source)
{
    gt_csv_close(source->csv);
    source->csv = NULL;
}
