/* restore.h - a ledger made of the rows of another. */
#ifndef GENTOU_ENGINE_OPERATIONS_RESTORE_H
#define GENTOU_ENGINE_OPERATIONS_RESTORE_H

#include "engine/base/table_row.h"
#include "engine/store/store.h"

#include <stdbool.h>

/* What the rows are: the ledger they came from, and the schema it had. */
struct gt_restore {
    struct gt_ledger ledger; /* seq is not looked at */
    int schema;
};

/* Gives the next row, or *more false behind the last. *place (may stay NULL) says where it stands,
 * for the sentence when the ledger cannot hold it. */
typedef int gt_next_row(void *context, struct gt_table_row *row, const char **place, bool *more,
                        struct gt_error *error);

/* Makes a new ledger at path and fills it with all rows, or leaves nothing there. Refuses rows of
 * another schema than this program's. */
int gt_restore_ledger(const char *path, const struct gt_restore *restore, gt_next_row *next,
                      void *context, struct gt_error *error);

#endif
