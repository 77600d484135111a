/* match.h - which members want to hear of a sector. */
#ifndef GENTOU_ENGINE_OPERATIONS_MATCH_H
#define GENTOU_ENGINE_OPERATIONS_MATCH_H

#include "engine/base/arena.h"
#include "engine/store/club.h"

/* The interests that a sector meets, as of a date: either stands, as whole words, in the other
 * ("medical" in "medical devices"); in Chinese, where words are not parted, anywhere in it. */
int gt_match_interests(struct gt_store *store, const char *sector, gt_day as_of,
                       struct gt_interest_row **rows, size_t *count, struct gt_arena *arena,
                       struct gt_error *error);

#endif
