/* replace.h - a workbook written beside its place, then put there by one rename.
 *
 * Whoever has the old one open keeps it, and no half of a book is ever seen.
 */
#ifndef GENTOU_ENGINE_BASE_REPLACE_H
#define GENTOU_ENGINE_BASE_REPLACE_H

#include "engine/base/error.h"

/* `write` makes the file at `beside` and returns 0, or an errno value (ENOMEM for memory) after
 * leaving nothing there. What is no file is not written over. */
int gt_replace_book(const char *path, int (*write)(const void *book, const char *beside),
                    const void *book, struct gt_error *error);

#endif
