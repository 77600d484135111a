/* yaml_int.h - the tree behind yaml.h, for reading it (yaml.c) and binding it (yaml_bind.c). */
#ifndef GENTOU_ENGINE_INTAKE_YAML_INT_H
#define GENTOU_ENGINE_INTAKE_YAML_INT_H

#include "engine/intake/yaml.h"

#include <yaml.h>

struct gt_yaml {
    char *name;    /* of the file, for sentences */
    char *source;  /* its bytes and a NUL */
    size_t length; /* of source */
    size_t mark;   /* bytes of a byte-order mark in front */
    struct gt_arena *arena;
    yaml_document_t *document; /* the tree, once it is loaded; freed by close */
    yaml_document_t tree;
};

/* libyaml's node; NULL when absent. */
const yaml_node_t *gt_yaml_tree(struct gt_yaml_node node);

/* The line of a node that is there, from 1. */
size_t gt_yaml_line(struct gt_yaml_node node);

/* Another node of the same document. */
struct gt_yaml_node gt_yaml_sibling(struct gt_yaml_node node, int index);

/* The text of a scalar, copied to the document's arena; a plain ~ is the empty text. NULL: memory.
 */
const char *gt_yaml_text(struct gt_yaml_node node);

/* Puts the place of a node before a sentence that stands. */
int gt_yaml_place(struct gt_yaml_node node, struct gt_error *error);

#endif
