/* mapping.h - how the columns of a file are read, kept under a name.
 *
 * Names are compared folded. Whether its fields are fields, and its texts can be read, is for the
 * caller, who knows the forms. */
#ifndef GENTOU_ENGINE_OPERATIONS_MAPPING_H
#define GENTOU_ENGINE_OPERATIONS_MAPPING_H

#include "engine/store/mapping.h"

/* The mapping of a name; refuses one that there is not, and names those that there are. */
int gt_mapping_find(struct gt_store *store, const char *name, struct gt_mapping_row *mapping,
                    struct gt_arena *arena, struct gt_error *error);

/* Whether text can be a mapping's name; *folded is how it is compared. */
int gt_mapping_name(const char *text, const char **folded, struct gt_arena *arena,
                    struct gt_error *error);

/* Keeps a mapping within the open entry, in place of the one of that name (*replaced tells that
 * there was one). id and folded are found here. */
int gt_mapping_save(struct gt_store *store, const struct gt_mapping_row *mapping,
                    const struct gt_mapping_field *fields, size_t count, bool *replaced,
                    struct gt_arena *arena, struct gt_error *error);

/* Withdraws the mapping of that name within the open entry. */
int gt_mapping_remove(struct gt_store *store, const char *name, struct gt_arena *arena,
                      struct gt_error *error);

#endif
