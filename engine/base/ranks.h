/* ranks.h - the processes that one command runs in, as `mpirun -n N gentou …` starts them.
 *
 * Rank 0 is the one that reads files, prints and writes. Without MPI, or not started by it, there
 * is rank 0 alone, and all of this does nothing. A rank that fails says so to rank 0 by what it
 * sends; whoever cannot even do that takes all down with it.
 */
#ifndef GENTOU_ENGINE_BASE_RANKS_H
#define GENTOU_ENGINE_BASE_RANKS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct gt_ranks {
    int rank, count;
};

/* Joins the others; once, before anything else of this. */
void gt_ranks_start(struct gt_ranks *ranks);

/* Parts from them, if it joined. */
void gt_ranks_finish(void);

/* A rank that fails alone, where the others would wait for it for ever: ends them all. Does nothing
 * when it is the only one. */
void gt_ranks_give_up(const struct gt_ranks *ranks);

/* The number that rank 0 says. All ranks call it. */
int64_t gt_ranks_agree(const struct gt_ranks *ranks, int64_t number);

/* To rank 0. size 0: this rank failed. */
void gt_ranks_send(const struct gt_ranks *ranks, const void *bytes, size_t size);

/* What rank `from` sent, to rank 0; NULL: it failed, or memory is short. The caller frees it. */
void *gt_ranks_receive(const struct gt_ranks *ranks, int from, size_t *size);

/* `size` bytes of rank 0 to all, into their own. */
void gt_ranks_share(const struct gt_ranks *ranks, void *bytes, size_t size);

#endif
