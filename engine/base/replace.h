/* replace.h - a file written beside its place, then put there by one rename.
 *
 * Whoever has the old one open keeps it, and no half of one is ever seen.
 */
#ifndef GENTOU_ENGINE_BASE_REPLACE_H
#define GENTOU_ENGINE_BASE_REPLACE_H

#include "engine/base/error.h"

/* `write` makes the file at `beside` and returns 0, or an errno value (ENOMEM for memory) after
 * leaving nothing there; a sentence that stands in *error already is kept. What is no file, or a
 * ledger, is not written over. */
int gt_replace_file(const char *path, int (*write)(const void *what, const char *beside),
                    const void *what, struct gt_error *error);

#endif
