/* snapshot_int.h - the two halves of snapshot.h: who paid what, and what became of it. */
#ifndef GENTOU_ENGINE_OPERATIONS_SNAPSHOT_INT_H
#define GENTOU_ENGINE_OPERATIONS_SNAPSHOT_INT_H

#include "engine/operations/positions.h"
#include "engine/operations/snapshot.h"
#include "engine/store/holding.h"

struct gt_snapshot_making {
    struct gt_store *store;
    const struct gt_facts *facts;
    struct gt_snapshot *snapshot;
    struct gt_positions positions; /* of the fund */
    unsigned char *club;           /* enum gt_whose, beside the facts' parties */
    struct gt_exit_row *exits;     /* in the order of days */
    size_t exit_count;
    size_t line_room;
    struct gt_arena *arena;
    struct gt_error *error;
};

/* Year x 4 + 0..3. */
int gt_snapshot_quarter(gt_day day);

/* Adds the lines of a company. `beside` has its partner, stages, what the others paid, and remarks;
 * quarters are calendar ones still. */
int gt_snapshot_lines(struct gt_snapshot_making *making, const struct gt_position *position,
                      const struct gt_snapshot_line *beside);

#endif
