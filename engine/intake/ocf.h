/* ocf.h - a package of Open Cap Format 1.2.0 read: a folder, or a ZIP file of one.
 *
 * Read are the issuer, stakeholders, stock classes, valuations, financings, and issues of stock and
 * of convertibles. Every file must have the MD5 sum that the manifest gives it. Transactions that
 * say nothing of who holds what (acceptances) are passed over and counted; any other that is not
 * read here would make another cap table, and is refused. Sentences name the file and the object.
 */
#ifndef GENTOU_ENGINE_INTAKE_OCF_H
#define GENTOU_ENGINE_INTAKE_OCF_H

#include "engine/operations/ocf.h"

struct gt_ocf_reading {
    size_t passed; /* transactions passed over */
    size_t unread; /* files of kinds that are not read: plans, legends, vesting terms, documents */
    size_t triggers; /* convertibles with further conversion triggers; the first was taken */
};

/* All text lives in the arena. `currency` stands where the package names none. */
int gt_ocf_load(const char *path, const struct gt_currency *currency, struct gt_ocf *ocf,
                struct gt_ocf_reading *reading, struct gt_arena *arena, struct gt_error *error);

#endif
