/* checkpoint.h - what a simulation has done, in a file.
 *
 * The file is replaced as a whole (written beside, flushed, renamed), so a kill leaves the old one
 * or the new one. It holds whole batches of paths only. It is for machines of the same kind.
 */
#ifndef GENTOU_ENGINE_OPERATIONS_CHECKPOINT_H
#define GENTOU_ENGINE_OPERATIONS_CHECKPOINT_H

#include "engine/base/error.h"
#include "gentou/simulate.h"

/* What tells one simulation from another: the text its programme was read from, the program, the
 * seed, and what the first batch of paths comes to. *mark: the number of it. */
int gt_checkpoint_mark(const struct gt_run *run, const char *identity, uint64_t seed,
                       uint64_t *mark, struct gt_error *error);

/* Fills the tally from the file; leaves it empty when there is no such file. Refuses a file that is
 * no checkpoint, damaged, or of another simulation. */
int gt_checkpoint_read(const char *path, uint64_t mark, struct gt_tally *tally,
                       struct gt_error *error);

int gt_checkpoint_write(const char *path, uint64_t mark, const struct gt_tally *tally,
                        struct gt_error *error);

#endif
