/* ranks.c - the only file that knows MPI. MPI's own answer to an error is to end all ranks; that is
 * left so. Messages longer than INT_MAX go in parts. */
#include "engine/base/ranks.h"

#include <stdlib.h>

#ifdef GENTOU_MPI

#define OMPI_SKIP_MPICXX 1
#include <mpi.h>

#define PART ((size_t)1 << 30)
#define TAG  1

void gt_ranks_start(struct gt_ranks *ranks)
{
    MPI_Init(NULL, NULL);
    MPI_Comm_rank(MPI_COMM_WORLD, &ranks->rank);
    MPI_Comm_size(MPI_COMM_WORLD, &ranks->count);
}

void gt_ranks_finish(void)
{
    int joined = 0;
    MPI_Initialized(&joined);
    if (joined)
        MPI_Finalize();
}

void gt_ranks_give_up(const struct gt_ranks *ranks)
{
    if (ranks->count > 1)
        MPI_Abort(MPI_COMM_WORLD, 3);
}

int64_t gt_ranks_agree(const struct gt_ranks *ranks, int64_t number)
{
    if (ranks->count > 1)
        MPI_Bcast(&number, 1, MPI_INT64_T, 0, MPI_COMM_WORLD);
    return number;
}

static int part_of(size_t left)
{
    return (int)(left < PART ? left : PART);
}

void gt_ranks_send(const struct gt_ranks *ranks, const void *bytes, size_t size)
{
    int64_t length = (int64_t)size;
    (void)ranks;
    MPI_Send(&length, 1, MPI_INT64_T, 0, TAG, MPI_COMM_WORLD);
    for (size_t at = 0; at < size; at += PART)
        MPI_Send((const char *)bytes + at, part_of(size - at), MPI_BYTE, 0, TAG, MPI_COMM_WORLD);
}

void *gt_ranks_receive(const struct gt_ranks *ranks, int from, size_t *size)
{
    int64_t length = 0;
    (void)ranks;
    MPI_Recv(&length, 1, MPI_INT64_T, from, TAG, MPI_COMM_WORLD, MPI_STATUS_IGNORE);
    *size = (size_t)length;
    char *bytes = *size > 0 ? malloc(*size) : NULL;
    if (!bytes && *size > 0)
        MPI_Abort(MPI_COMM_WORLD, 3); /* the sender waits to be heard */
    for (size_t at = 0; at < *size; at += PART)
        MPI_Recv(bytes + at, part_of(*size - at), MPI_BYTE, from, TAG, MPI_COMM_WORLD,
                 MPI_STATUS_IGNORE);
    return bytes;
}

void gt_ranks_share(const struct gt_ranks *ranks, void *bytes, size_t size)
{
    for (size_t at = 0; ranks->count > 1 && at < size; at += PART)
        MPI_Bcast((char *)bytes + at, part_of(size - at), MPI_BYTE, 0, MPI_COMM_WORLD);
}

#else

void gt_ranks_start(struct gt_ranks *ranks)
{
    *ranks = (struct gt_ranks){0, 1};
}

void gt_ranks_finish(void)
{
}

void gt_ranks_give_up(const struct gt_ranks *ranks)
{
    (void)ranks;
}

int64_t gt_ranks_agree(const struct gt_ranks *ranks, int64_t number)
{
    (void)ranks;
    return number;
}

void gt_ranks_send(const struct gt_ranks *ranks, const void *bytes, size_t size)
{
    (void)ranks;
    (void)bytes;
    (void)size;
}

void *gt_ranks_receive(const struct gt_ranks *ranks, int from, size_t *size)
{
    (void)ranks;
    (void)from;
    *size = 0;
    return NULL;
}

void gt_ranks_share(const struct gt_ranks *ranks, void *bytes, size_t size)
{
    (void)ranks;
    (void)bytes;
    (void)size;
}

#endif
