/* ocf.h - a company's cap table as a package of Open Cap Format 1.2.0.
 *
 * A package is a folder, or a ZIP file of one: Manifest.ocf.json with the issuer and the MD5 sum of
 * every other file, and a file a kind of object. Numbers are decimal strings of at most 10
 * decimals, percentages decimals from 0 to 1. The higher a class's seniority, the earlier it is
 * paid; of convertibles 1 is paid first: both are so in the ledger, too.
 *
 * What the format has no place for, and the reader of `import ocf` wants, stands among an object's
 * comments as "gentou:name=value"; other programs pass over it.
 *
 * Source: Open Cap Table Coalition, Open Cap Format, schema of version 1.2.0.
 */
#ifndef GENTOU_ENGINE_EXPORT_OCF_H
#define GENTOU_ENGINE_EXPORT_OCF_H

#include "engine/operations/ocf.h"

#include <stdio.h>

struct gt_ocf_writing {
    const struct gt_ocf *ocf;
    const char *country; /* of the company's formation, ISO 3166-1 alpha-2 */
    gt_day as_of;
    const char *now; /* instant, UTC, ISO 8601 */
};

/* Writes the package to `path`: a ZIP file when it ends in .zip (an older one is replaced), else a
 * new or empty folder. Nothing half-written is left. */
int gt_ocf_write(const struct gt_ocf_writing *writing, const char *path, struct gt_error *error);

/* Says for people what stays behind, a line each; nothing when nothing does. */
void gt_ocf_say_left(FILE *out, const struct gt_ocf *ocf);

#endif
