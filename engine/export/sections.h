/* sections.h - an answer of several listings.
 *
 * People read them one below the other, each under its heading, without those that have no rows.
 * JSON is one object with an array a section. CSV has room for one table: the first section.
 */
#ifndef GENTOU_ENGINE_EXPORT_SECTIONS_H
#define GENTOU_ENGINE_EXPORT_SECTIONS_H

#include "engine/export/listing.h"

struct gt_section {
    const char *key;     /* in JSON */
    const char *heading; /* for people, translated; NULL: none */
    struct gt_listing listing;
};

int gt_sections_print(FILE *out, const struct gt_section *sections, size_t count,
                      enum gt_output output, int width, struct gt_error *error);

#endif
