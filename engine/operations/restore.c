/* restore.c - a ledger made of the rows of another. */
#include "engine/operations/restore.h"

#include "engine/store/dump.h"

#include <unistd.h>

static int fill(struct gt_store *store, gt_next_row *next, void *context, struct gt_error *error)
{
    struct gt_table_row row;
    struct gt_dump *dump = NULL;
    const char *place = NULL;
    bool more = false;
    int code = gt_dump_begin(store, &dump, error);
    while (!code && !(code = next(context, &row, &place, &more, error)) && more) {
        code = gt_dump_write(dump, &row, error);
        if (code && place && !error->system)
            code = gt_error_at(error, "%s", place);
    }
    if (!code)
        code = gt_dump_finish(dump, error);
    gt_dump_free(dump);
    return code;
}

int gt_restore_ledger(const char *path, const struct gt_restore *restore, gt_next_row *next,
                      void *context, struct gt_error *error)
{
    struct gt_store *store = NULL;
    if (restore->schema != gt_dump_schema())
        return gt_fail(error, GT_EXIT_DATA,
                       _("the rows are of schema %d, and this program's is %d; write them out with "
                         "a gentou of that schema, or bring that ledger up to date first"),
                       restore->schema, gt_dump_schema());
    int code = gt_store_create(path, &restore->ledger, error);
    if (code)
        return code;
    code = gt_store_open(path, true, &store, error);
    if (!code)
        code = fill(store, next, context, error);
    gt_store_close(store);
    if (code)
        unlink(path); /* made a moment ago, by us */
    return code;
}
