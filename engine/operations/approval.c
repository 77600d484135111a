/* approval.c - two persons see a large amount before it counts. */
#include "engine/operations/approval.h"

#include <stdlib.h>
#include <string.h>

static int compare_ids(const void *a, const void *b)
{
    int64_t x = ((const struct gt_pending_row *)a)->id, y = ((const struct gt_pending_row *)b)->id;
    return (x > y) - (x < y);
}

int gt_pending_load(struct gt_store *store, const char *what, struct gt_pending_set *set,
                    struct gt_arena *arena, struct gt_error *error)
{
    int code = gt_pending_list(store, what, &set->rows, &set->count, arena, error);
    if (!code && set->count)
        qsort(set->rows, set->count, sizeof *set->rows, compare_ids);
    return code;
}

const struct gt_pending_row *gt_pending_row(const struct gt_pending_set *set, int64_t id)
{
    struct gt_pending_row key = {.id = id};
    return set->count ? bsearch(&key, set->rows, set->count, sizeof key, compare_ids) : NULL;
}

bool gt_pending_has(const struct gt_pending_set *set, int64_t id)
{
    return gt_pending_row(set, id) != NULL;
}

int gt_pending_drop(struct gt_store *store, const char *what, void *rows, size_t size,
                    size_t *count, size_t *dropped, struct gt_arena *arena, struct gt_error *error)
{
    struct gt_pending_set set;
    size_t kept = 0;
    int code = gt_pending_load(store, what, &set, arena, error);
    if (code || set.count == 0)
        return code;
    for (size_t i = 0; i < *count; i++) {
        char *row = (char *)rows + i * size;
        int64_t id = 0;
        memcpy(&id, row, sizeof id);
        if (!gt_pending_has(&set, id))
            memmove((char *)rows + kept++ * size, row, size);
    }
    if (dropped)
        *dropped += *count - kept;
    *count = kept;
    return 0;
}

int gt_set_threshold(struct gt_store *store, const struct gt_amount *amount, gt_day since,
                     struct gt_error *error)
{
    int64_t id = 0;
    struct gt_threshold_row row = {
        .since = since,
        .amount = amount->minor,
        .currency = amount->currency ? amount->currency : gt_store_ledger(store)->currency,
    };
    return gt_threshold_insert(store, &row, &id, error);
}

int gt_approve(struct gt_store *store, int64_t entry, const char *actor, int64_t *count,
               struct gt_arena *arena, struct gt_error *error)
{
    const char *by = NULL;
    int64_t id = 0;
    int code = gt_pending_of_entry(store, entry, count, &by, arena, error);
    if (code)
        return code;
    if (!by)
        return gt_fail(error, GT_EXIT_DATA,
                       _("there is no entry %lld; `gentou approval list` shows what waits"),
                       (long long)entry);
    if (*count == 0)
        return gt_fail(error, GT_EXIT_DATA,
                       _("nothing of entry %lld waits for approval; `gentou approval list` shows "
                         "what does"),
                       (long long)entry);
    if (strcmp(by, actor) == 0)
        return gt_fail(error, GT_EXIT_DATA,
                       _("entry %lld is your own (%s); a second person approves it"),
                       (long long)entry, by);
    return gt_approval_insert(store, entry, &id, error);
}
