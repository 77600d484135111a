/* import.c - a CSV file becomes records, all of it or none. */
#include "engine/intake/import.h"

#include "engine/intake/rejects.h"

struct importer {
    const struct gt_import_options *options;
    struct gt_import_result *result;
    struct gt_batch batch;
    struct gt_rejects rejects;
};

static int on_reject(void *context, const struct gt_row *row, const struct gt_column *column,
                     const char *reason, struct gt_error *error)
{
    struct importer *importer = context;
    return gt_rejects_add(&importer->rejects, row, column, reason, error);
}

static void on_progress(void *context, long long done, long long total)
{
    const struct importer *importer = context;
    if (importer->options->progress)
        importer->options->progress(importer->options->context, done, total);
}

static int read_file(struct importer *importer, struct gt_arena *arena, struct gt_error *error)
{
    const struct gt_import_options *options = importer->options;
    struct gt_csv_rows source;
    gt_csv_rows_make(&source, options->path, options->encoding);
    struct gt_row_import what = {
        .rows = &source.rows,
        .place = options->shown,
        .batch = &importer->batch,
        .type = options->type,
        .maps = options->maps,
        .map_count = options->map_count,
        .date_format = options->date_format,
        .number_format = options->number_format,
        .today = options->today,
        .reject = on_reject,
        .progress = on_progress,
        .context = importer,
    };
    int code = gt_import_rows(&what, &importer->result->counts, arena, error);
    if (source.csv)
        importer->result->encoded = gt_csv_encoded(source.csv);
    gt_csv_rows_close(&source);
    return code;
}

/* Rejects are written whatever becomes of the rest; then all or nothing. */
static int settle(struct importer *importer, struct gt_error *error)
{
    struct gt_import_result *result = importer->result;
    const struct gt_row_counts *counts = &result->counts;
    const struct gt_import_options *options = importer->options;
    if (counts->rejected && !options->dry_run) {
        int code = gt_rejects_write(&importer->rejects, options->rejects, error);
        if (code)
            return code;
        result->rejects = options->rejects;
    }
    if (counts->rejected && !options->partial)
        return gt_fail(error, GT_EXIT_DATA,
                       _("%s: nothing was imported: %lld of %lld rows cannot be read, the first "
                         "because of %s"),
                       options->shown, (long long)counts->rejected, (long long)counts->rows,
                       importer->rejects.first);
    if (options->dry_run || counts->imported == 0)
        return 0;
    result->import = importer->batch.import;
    return gt_batch_commit(&importer->batch, options->shown, counts->rejected, error);
}

int gt_import_csv(struct gt_store *store, const struct gt_entry *entry,
                  const struct gt_import_options *options, struct gt_import_result *result,
                  struct gt_arena *arena, struct gt_error *error)
{
    struct importer importer = {.options = options, .result = result, .rejects = {.arena = arena}};
    *result = (struct gt_import_result){0};
    int code = gt_rejects_check(options->rejects, options->path, gt_store_path(store), error);
    if (code)
        return code;
    code = gt_batch_begin(store, entry, options->type->form.name, &importer.batch, error);
    if (!code)
        code = read_file(&importer, arena, error);
    if (!code)
        code = settle(&importer, error);
    if (code)
        result->import = 0;
    gt_batch_cancel(&importer.batch);
    gt_rejects_clear(&importer.rejects);
    return code;
}
