/* scenario_run.c - what a scenario came to is kept. */
#include "engine/operations/scenario_run.h"

int gt_scenario_run_keep(struct gt_store *store, const struct gt_entry *entry,
                         const struct gt_scenario_run_row *run, int64_t *id, struct gt_error *error)
{
    int code = gt_store_begin(store, entry, error);
    if (!code)
        code = gt_scenario_run_insert(store, run, id, error);
    return code ? code : gt_store_commit(store, error);
}
