/* spelled.h - a CSV file whose columns bear the names that people give them.
 *
 * For files that come from elsewhere and have no mapping: each field has its usual spellings, in
 * any case, '_', '-' and spaces alike. A column that is none of them is left unread.
 */
#ifndef GENTOU_ENGINE_INTAKE_SPELLED_H
#define GENTOU_ENGINE_INTAKE_SPELLED_H

#include "engine/base/error.h"

#include <stdbool.h>
#include <stddef.h>

#define GT_SPELLED_MAX 8 /* fields */

struct gt_spelled {
    const char *field;     /* its own name, a spelling too */
    const char *spellings; /* the others, parted by semicolons */
    bool required;
    bool rest; /* in a file of two columns it is the one that is nothing else */
};

/* Takes a row: the text of each field, "" where there is no column of it. */
typedef int gt_take_spelled(void *context, long line, const char *const *texts,
                            struct gt_error *error);

/* How sentences name a file: "-" is standard input. */
const char *gt_spelled_name(const char *path);

/* Hands each row below the header to take, whose refusals get the file and the line before them.
 * Refused here: two columns of one field, the want of a required one, a row of another width. */
int gt_spelled_read(const char *path, const struct gt_spelled *spelled, size_t count,
                    gt_take_spelled *take, void *context, struct gt_error *error);

#endif
