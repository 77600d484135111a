/* columns_int.h - memory for large columns of numbers. */
#ifndef GENTOU_COLUMNS_INT_H
#define GENTOU_COLUMNS_INT_H

#include <stddef.h>

/* `bytes` (> 0) of uninitialised memory, released by free; NULL when there is none. */
void *gt_columns_alloc(size_t bytes);

#endif
