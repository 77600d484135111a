/* columns.h - which column of a file is read into which field. */
#ifndef GENTOU_ENGINE_INTAKE_COLUMNS_H
#define GENTOU_ENGINE_INTAKE_COLUMNS_H

#include "engine/intake/records.h"
#include "engine/intake/rows.h"

/* field=Column: where a field is read; or a text that every row has. */
struct gt_column_map {
    const char *field;
    const char *column; /* as the header writes it, or NULL */
    const char *text;   /* or NULL */
};

/* Where each bound field comes from. */
struct gt_columns {
    struct gt_column {
        const struct gt_field *field;
        size_t index;     /* of the column, when text is NULL */
        const char *text; /* for every row, or NULL */
    } * items;
    size_t count;
    size_t width;       /* of the header */
    const char *unread; /* columns that nothing reads, joined by ", ", or NULL */
};

/* Lays the maps over a header; without a map that names a column, every column must bear the name
 * of a field. Refuses a field or column that does not exist, and a field given twice. */
int gt_columns_bind(const struct gt_form *form, const struct gt_row *header,
                    const struct gt_column_map *maps, size_t map_count, struct gt_columns *columns,
                    struct gt_arena *arena, struct gt_error *error);

/* Whether maps can be laid over some header: each field is one of the form, and given once. */
int gt_columns_check(const struct gt_form *form, const struct gt_column_map *maps, size_t map_count,
                     struct gt_arena *arena, struct gt_error *error);

/* Whether the header has every column that the maps name, and they name any. */
bool gt_columns_fit(const struct gt_row *header, const struct gt_column_map *maps,
                    size_t map_count);

#endif
