/* mapping.h - the rows about saved mappings: how the columns of a file are read. */
#ifndef GENTOU_ENGINE_STORE_MAPPING_H
#define GENTOU_ENGINE_STORE_MAPPING_H

#include "engine/base/arena.h"
#include "engine/store/store.h"

#include <stddef.h>

struct gt_mapping_row {
    int64_t id;
    const char *folded, *name;
    const char *form;                                   /* what a row is: "deal" */
    const char *date_format, *number_format, *encoding; /* NULL: not said */
    int64_t fields;                                     /* how many; read only */
    const char *at, *actor;                             /* read only */
};

/* A field's column, or the text that every row has; the other is NULL. */
struct gt_mapping_field {
    const char *field, *column, *text;
};

int gt_mapping_insert(struct gt_store *store, const struct gt_mapping_row *mapping, int64_t *id,
                      struct gt_error *error);
/* All of row `mapping->id`. */
int gt_mapping_change(struct gt_store *store, const struct gt_mapping_row *mapping,
                      struct gt_error *error);
int gt_mapping_delete(struct gt_store *store, int64_t mapping, struct gt_error *error);
int gt_mapping_field_insert(struct gt_store *store, int64_t mapping,
                            const struct gt_mapping_field *field, struct gt_error *error);
int gt_mapping_fields_delete(struct gt_store *store, int64_t mapping, struct gt_error *error);

/* In the order of their names; with `folded` the one of that name. */
int gt_mapping_list(struct gt_store *store, const char *folded, struct gt_mapping_row **rows,
                    size_t *count, struct gt_arena *arena, struct gt_error *error);
/* In the order in which they were given. */
int gt_mapping_fields(struct gt_store *store, int64_t mapping, struct gt_mapping_field **rows,
                      size_t *count, struct gt_arena *arena, struct gt_error *error);

#endif
