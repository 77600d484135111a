/* presets.h - the terms of programmes there are or were, with where each figure stands.
 *
 * A preset has what was read of a programme, and no more: a figure known by recollection only is
 * left out, one that the sources leave open or contradict must be given (GT_TERM_ASKED). That a
 * figure was verified does not make it law today: valid_from and valid_to say when it was; where
 * only the year is known its first day stands. EFSI has no terms (it is an example of leverage).
 *
 * To add one: a struct in models/presets_*.c, its pointer in models/presets.c, and a worked example
 * in tests/models/test_presets.c.
 */
#ifndef GENTOU_PRESETS_H
#define GENTOU_PRESETS_H

#include "gentou/term.h"

/* All presets, ended by NULL. */
extern const struct gt_term_set *const gt_term_presets[];

/* The preset of a name ('_' and '-' are alike), or NULL. */
const struct gt_term_set *gt_term_preset_find(const char *name);

#endif
