/* yaml.h - a YAML file people wrote, bound to structs by forms.
 *
 * libyaml's document tree with its line marks; every scalar goes through gentou's own parsers
 * (values.h). Refused with file, line and field: an unknown key, a key given twice, an alias or
 * anchor, a tag, a scalar where a list was expected and the reverse, a value out of range, a
 * missing required key, a second document.
 */
#ifndef GENTOU_ENGINE_INTAKE_YAML_H
#define GENTOU_ENGINE_INTAKE_YAML_H

#include "engine/intake/bind.h"

#define GT_YAML_BYTES_MAX (1 << 20)
#define GT_YAML_DEPTH_MAX 32 /* lists and mappings inside each other */

struct gt_yaml; /* one parsed document */

/* A place in the document: a mapping or an item of a list. */
struct gt_yaml_node {
    const struct gt_yaml *yaml;
    int index; /* of the node in the document; 0: absent */
};

/* Reads and parses; the root must be a mapping. What the node functions below hand out lives in
 * arena. */
int gt_yaml_open(const char *path, struct gt_arena *arena, struct gt_yaml **yaml,
                 struct gt_yaml_node *root, struct gt_error *error);
/* The same of a text that is at hand; name stands for the file's in sentences. */
int gt_yaml_parse(const char *name, const char *text, struct gt_arena *arena, struct gt_yaml **yaml,
                  struct gt_yaml_node *root, struct gt_error *error);
void gt_yaml_close(struct gt_yaml *yaml); /* NULL is fine */

/* The file's bytes, NUL-ended; they live as long as yaml. */
const char *gt_yaml_source(const struct gt_yaml *yaml, size_t *length);

/* Binds the keys of a mapping to a struct. Keys in `others` (NULL-ended names, or NULL) are left to
 * the caller; any other key that is no field is refused. A list of scalars binds to NAMES, KINDS or
 * RATES. What stood in such a member before gives way to what the file says. An absent mapping
 * (index 0) is one without keys. */
int gt_yaml_bind(struct gt_yaml_node mapping, const struct gt_form *form, const char *const *others,
                 const struct gt_binding *binding, void *record, struct gt_error *error);

/* What stands under a key; index 0 when the key is absent. '_' and '-' are alike. */
struct gt_yaml_node gt_yaml_get(struct gt_yaml_node mapping, const char *key);

/* The text of the scalar under a key; NULL when there is none (or no memory). */
const char *gt_yaml_scalar(struct gt_yaml_node mapping, const char *key);

/* The items of a list, *count of them; each must be a mapping. An absent list has none. */
int gt_yaml_items(struct gt_yaml_node list, struct gt_arena *arena, struct gt_yaml_node **items,
                  size_t *count, struct gt_error *error);

/* Refuses with "file, line N: " (of the node; "file: " when it is absent) before the sentence. */
__attribute__((format(printf, 3, 4))) int gt_yaml_fail(struct gt_yaml_node node,
                                                       struct gt_error *error, const char *format,
                                                       ...);

#endif
