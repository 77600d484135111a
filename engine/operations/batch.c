/* batch.c - the rows of a file entered as one. */
#include "engine/operations/batch.h"

#include "engine/store/import.h"
#include "engine/store/party.h"

int gt_batch_begin(struct gt_store *store, const struct gt_entry *entry, const char *form,
                   struct gt_batch *batch, struct gt_error *error)
{
    *batch = (struct gt_batch){.store = store, .form = form};
    int code = gt_store_begin(store, entry, error);
    return code ? code : gt_import_next(store, &batch->import, error);
}

static int keep_repairs(const struct gt_batch *batch, int64_t line, const struct gt_repair *repairs,
                        size_t count, struct gt_error *error)
{
    int code = 0;
    for (size_t i = 0; i < count && !code; i++) {
        struct gt_repair_row row = {batch->import, line, repairs[i].field, repairs[i].original,
                                    repairs[i].reason};
        code = gt_repair_insert(batch->store, &row, error);
    }
    return code;
}

/* Counts a row that was entered before by `import`, as `record`. */
static int count_present(struct gt_batch *batch, int64_t import, int64_t record, int64_t line,
                         struct gt_error *error)
{
    int64_t entry = 0;
    int code = gt_source_removed(batch->store, batch->form, record, &entry, error);
    if (entry && !batch->removed++)
        batch->first_removed = (struct gt_removed){line, record, entry};
    batch->present += entry == 0;
    batch->repeated += entry == 0 && import == batch->import;
    return code;
}

int gt_batch_enter(struct gt_batch *batch, gt_enter *enter, const void *record,
                   const char *canonical, int64_t line, const struct gt_repair *repairs,
                   size_t repair_count, bool *present, struct gt_arena *arena,
                   struct gt_error *error)
{
    unsigned char digest[GT_DIGEST_BYTES];
    struct gt_error undo = {.exit = GT_EXIT_OK};
    int64_t import = 0, seen = 0, id = 0; /* seen: the record of an equal row */
    gt_digest(canonical, digest);
    int code = gt_source_find(batch->store, digest, &import, &seen, error);
    *present = !code && import != 0;
    if (code || *present)
        return code ? code : count_present(batch, import, seen, line, error);
    code = gt_store_mark(batch->store, error);
    if (code)
        return code;
    code = enter(batch->store, record, &id, arena, error);
    if (!code)
        code = gt_source_insert(batch->store, digest, batch->form, id, batch->import, line, error);
    if (!code)
        code = keep_repairs(batch, line, repairs, repair_count, error);
    if (!code) {
        batch->entered++;
        return gt_store_keep(batch->store, error);
    }
    if (gt_store_undo(batch->store, &undo))
        *error = undo;
    return code;
}

/* A file's own row comes behind its rows, as its counts are known only then; the foreign keys of
 * the rows that point to it are checked at the commit. */
static int close_file(const struct gt_batch *batch, const char *file, int64_t rejected,
                      struct gt_error *error)
{
    struct gt_import_row row = {
        .id = batch->import,
        .file = file,
        .form = batch->form,
        .rows = batch->entered + batch->present + batch->removed + rejected,
        .imported = batch->entered,
        .present = batch->present + batch->removed,
        .rejected = rejected,
    };
    return gt_import_insert(batch->store, &row, error);
}

int gt_batch_turn(struct gt_batch *batch, const char *file, int64_t rejected, const char *form,
                  int64_t *import, struct gt_error *error)
{
    int code = batch->entered ? close_file(batch, file, rejected, error) : 0;
    *import = batch->entered ? batch->import : 0;
    *batch = (struct gt_batch){.store = batch->store, .form = form};
    return code ? code : gt_import_next(batch->store, &batch->import, error);
}

int gt_batch_finish(struct gt_batch *batch, struct gt_error *error)
{
    return gt_store_commit(batch->store, error);
}

int gt_batch_commit(struct gt_batch *batch, const char *file, int64_t rejected,
                    struct gt_error *error)
{
    int code = close_file(batch, file, rejected, error);
    return code ? code : gt_batch_finish(batch, error);
}

void gt_batch_cancel(struct gt_batch *batch)
{
    gt_store_rollback(batch->store);
}

const struct gt_currency *gt_batch_currency(const struct gt_batch *batch)
{
    return gt_store_ledger(batch->store)->currency;
}

int gt_batch_names(const struct gt_batch *batch, bool (*take)(void *context, const char *folded),
                   void *context, struct gt_error *error)
{
    return gt_party_names(batch->store, take, context, error);
}
