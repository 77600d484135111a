/* ocf_int.h - the objects of a package, made by one file and written by another. */
#ifndef GENTOU_ENGINE_EXPORT_OCF_INT_H
#define GENTOU_ENGINE_EXPORT_OCF_INT_H

#include "engine/export/ocf.h"

#include <jansson.h>

/* A file of the package: its name, what the manifest calls such files, and its objects. */
struct gt_ocf_file {
    const char *name, *list, *type;
    json_t *items; /* an array */
};

/* The objects, as new references; NULL: memory. */
json_t *gt_ocf_issuer(const struct gt_ocf_writing *writing);
json_t *gt_ocf_holders(const struct gt_ocf *ocf);
json_t *gt_ocf_classes(const struct gt_ocf *ocf);
json_t *gt_ocf_values(const struct gt_ocf *ocf);
json_t *gt_ocf_transactions(const struct gt_ocf *ocf);
json_t *gt_ocf_rounds(const struct gt_ocf *ocf);

#endif
