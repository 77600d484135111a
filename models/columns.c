/* columns.c - memory for large columns, in large pages where the system has them.
 *
 * A simulation writes tens of megabytes once. In pages of 4 KiB the system's work to hand them out
 * costs more than drawing the random numbers that fill them (200,000 paths of the reference: 3.1
 * against 2.0 microseconds a path, all told). Large pages are a wish: without them all is as
 * before.
 */
#define _DEFAULT_SOURCE /* madvise */

#include "models/columns_int.h"

#include <stdint.h>
#include <stdlib.h>
#ifdef __linux__
#include <sys/mman.h>
#endif

#define LARGE_PAGE ((size_t)2 << 20)

void *gt_columns_alloc(size_t bytes)
{
    if (bytes < 2 * LARGE_PAGE)
        return malloc(bytes);
    if (bytes > SIZE_MAX - LARGE_PAGE)
        return NULL;
    size_t whole = (bytes + LARGE_PAGE - 1) / LARGE_PAGE * LARGE_PAGE;
    void *columns = aligned_alloc(LARGE_PAGE, whole);
#ifdef MADV_HUGEPAGE
    if (columns)
        (void)madvise(columns, whole, MADV_HUGEPAGE); /* refused: ordinary pages */
#endif
    return columns;
}
