/* import.c - a CSV file becomes records, all of it or none. */
#include "engine/intake/import.h"

#include "engine/base/text.h"
#include "engine/intake/investors.h"
#include "engine/intake/rejects.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#define PROGRESS_ROWS 512

struct importer {
    const struct gt_import_options *options;
    struct gt_import_result *result;
    struct gt_batch batch;
    struct gt_arena *arena; /* lives as long as the result */
    struct gt_arena row;    /* lives for one row */
    struct gt_columns columns;
    struct gt_field_text *texts; /* columns.count of them, of the row at hand */
    void *record;
    struct gt_rejects rejects;
    struct gt_name_set *known; /* investors that stand alone; NULL unless deals are read */
    struct gt_repair *repairs; /* of the row at hand; they count only when it is entered */
    size_t repair_count, repair_capacity;
    size_t counts_capacity; /* of result->repairs */
    bool out_of_memory;
};

static void note_repair(void *context, const struct gt_field *field, const char *original,
                        const char *reason)
{
    struct importer *importer = context;
    struct gt_repair *grown =
        gt_arena_grow(&importer->row, importer->repairs, importer->repair_count,
                      &importer->repair_capacity, sizeof *grown);
    char *kept = gt_arena_copy(&importer->row, original, strlen(original));
    if (!grown || !kept) {
        importer->out_of_memory = true;
        return;
    }
    importer->repairs = grown;
    importer->repairs[importer->repair_count++] = (struct gt_repair){field->name, kept, reason};
}

/* One more repair of its reason in the result. */
static int count_repair(struct importer *importer, const struct gt_repair *repair, int64_t line,
                        struct gt_error *error)
{
    struct gt_import_result *result = importer->result;
    for (size_t i = 0; i < result->repair_count; i++) {
        if (strcmp(result->repairs[i].field, repair->field) == 0 &&
            strcmp(result->repairs[i].reason, repair->reason) == 0) {
            result->repairs[i].count++;
            return 0;
        }
    }
    struct gt_repair_count *grown =
        gt_arena_grow(importer->arena, result->repairs, result->repair_count,
                      &importer->counts_capacity, sizeof *grown);
    char *reason = gt_arena_copy(importer->arena, repair->reason, strlen(repair->reason));
    char *example = gt_arena_copy(importer->arena, repair->original, strlen(repair->original));
    if (!grown || !reason || !example)
        return gt_fail_memory(error);
    result->repairs = grown;
    result->repairs[result->repair_count++] =
        (struct gt_repair_count){repair->field, reason, example, line, 1};
    return 0;
}

static int count_repairs(struct importer *importer, int64_t line, struct gt_error *error)
{
    int code = 0;
    for (size_t i = 0; i < importer->repair_count && !code; i++)
        code = count_repair(importer, &importer->repairs[i], line, error);
    return code;
}

/* The texts of the row's fields. The cell of investors stands apart: how it splits depends on the
 * names seen elsewhere, and the same row must look the same in a longer file. */
static int take_texts(struct importer *importer, const struct gt_csv_record *row,
                      const char **investors, size_t *count, struct gt_error *error)
{
    *investors = NULL;
    *count = 0;
    if (row->count != importer->columns.width)
        return gt_fail(error, GT_EXIT_DATA,
                       _("the row has %zu columns, the header has %zu; see for a comma too many or "
                         "a quote too few"),
                       row->count, importer->columns.width);
    for (size_t i = 0; i < importer->columns.count; i++) {
        const struct gt_column *column = &importer->columns.items[i];
        const char *text = column->text ? column->text : row->fields[column->index];
        if (importer->known && strcmp(column->field->name, "investors") == 0)
            *investors = text;
        else
            importer->texts[(*count)++] = (struct gt_field_text){column->field, text};
    }
    return 0;
}

/* Who took part; an empty cell says that nobody named them. */
static int split_investors(struct importer *importer, const char *cell, struct gt_error *error)
{
    struct gt_deal_record *deal = importer->record;
    const struct gt_field *field = gt_form_field(&importer->options->type->form, "investors");
    const char *escaped = NULL, *judged = NULL;
    bool others = false;
    const char *clean = gt_value_text(&importer->row, cell, &escaped);
    if (!clean || !gt_investors_split(importer->known, clean, &importer->row, &deal->investors,
                                      &others, &judged))
        return gt_fail_memory(error);
    deal->others = deal->others || others;
    if (escaped)
        note_repair(importer, field, cell, escaped);
    if (judged)
        note_repair(importer, field, cell, judged);
    return 0;
}

/* The row in one text that tells whether it was entered before, with the investors as written. */
static int write_canonical(struct importer *importer, const char *investors, const char **canonical,
                           struct gt_error *error)
{
    const struct gt_form *form = &importer->options->type->form;
    const char *fields = gt_form_canonical(form, importer->record, &importer->row);
    const char *folded = investors ? gt_text_fold(&importer->row, investors) : "";
    *canonical = fields && folded
                     ? gt_arena_format(&importer->row, "%s\n%s\n%s", form->name, fields, folded)
                     : NULL;
    return *canonical ? 0 : gt_fail_memory(error);
}

/* Reads the row into the record; *canonical is its text. */
static int bind_row(struct importer *importer, const struct gt_csv_record *row,
                    const char **canonical, struct gt_error *error)
{
    struct gt_binding binding = {
        .arena = &importer->row,
        .date_format = importer->options->date_format,
        .currency = gt_batch_currency(&importer->batch),
        .repaired = note_repair,
        .context = importer,
    };
    const char *investors = NULL;
    size_t count = 0;
    int code = take_texts(importer, row, &investors, &count, error);
    if (!code)
        code = gt_record_bind(importer->options->type, binding, importer->texts, count,
                              importer->record, error);
    if (!code)
        code = write_canonical(importer, investors, canonical, error);
    if (!code && investors)
        code = split_investors(importer, investors, error);
    return code || !importer->out_of_memory ? code : gt_fail_memory(error);
}

/* Reads and enters one row. An error that is the row's own is a reject, not an end. */
static int import_row(struct importer *importer, const struct gt_csv_record *row,
                      struct gt_error *error)
{
    struct gt_error why = {.exit = GT_EXIT_OK};
    const char *canonical = NULL;
    bool present = false;
    importer->result->rows++;
    int code = bind_row(importer, row, &canonical, &why);
    if (!code)
        code = gt_batch_enter(&importer->batch, importer->options->type->enter, importer->record,
                              canonical, row->line, importer->repairs, importer->repair_count,
                              &present, &importer->row, &why);
    if (!code)
        return present ? 0 : count_repairs(importer, row->line, error);
    if (why.system) {
        *error = why;
        return code;
    }
    importer->result->rejected++;
    return gt_rejects_add(&importer->rejects, row, &importer->columns, &why, error);
}

static int each_row(struct importer *importer, struct gt_csv *csv, struct gt_error *error)
{
    struct gt_csv_record row;
    bool more = false;
    int code;
    while (!(code = gt_csv_next(csv, &row, &more, error)) && more) {
        importer->repairs = NULL;
        importer->repair_count = importer->repair_capacity = 0;
        code = import_row(importer, &row, error);
        gt_arena_clear(&importer->row);
        if (code)
            return code;
        if (importer->options->progress && importer->result->rows % PROGRESS_ROWS == 0) {
            long long done, total;
            gt_csv_position(csv, &done, &total);
            importer->options->progress(importer->options->context, done, total);
        }
    }
    return code;
}

static int open_columns(struct importer *importer, struct gt_csv **csv, struct gt_error *error)
{
    const struct gt_import_options *options = importer->options;
    struct gt_csv_record header;
    int code = gt_csv_open(options->path, options->encoding, csv, &header, error);
    if (code)
        return code;
    importer->result->encoded = gt_csv_encoded(*csv);
    code = gt_columns_bind(&options->type->form, &header, options->maps, options->map_count,
                           &importer->columns, importer->arena, error);
    if (code == GT_EXIT_DATA)
        return gt_error_at(error, "%s", options->shown);
    return code;
}

static bool learn_name(void *context, const char *folded)
{
    return gt_name_set_add(context, folded);
}

/* First reading: which investors stand alone somewhere, in this file or in the ledger. */
static int learn_investors(struct importer *importer, struct gt_error *error)
{
    struct gt_csv *csv = NULL;
    struct gt_csv_record row;
    bool more = false;
    importer->known = gt_name_set_new();
    if (!importer->known)
        return gt_fail_memory(error);
    int code = gt_batch_names(&importer->batch, learn_name, importer->known, error);
    if (code || strcmp(importer->options->path, "-") == 0)
        return code;
    code = open_columns(importer, &csv, error);
    while (!code && !(code = gt_csv_next(csv, &row, &more, error)) && more)
        for (size_t i = 0; i < importer->columns.count && !code; i++) {
            const struct gt_column *column = &importer->columns.items[i];
            if (!column->text && column->index < row.count &&
                strcmp(column->field->name, "investors") == 0 &&
                !gt_investors_learn(importer->known, row.fields[column->index]))
                code = gt_fail_memory(error);
        }
    gt_csv_close(csv);
    return code;
}

static int read_file(struct importer *importer, struct gt_error *error)
{
    struct gt_csv *csv = NULL;
    int code =
        importer->options->type->enter == gt_enter_deal ? learn_investors(importer, error) : 0;
    if (!code)
        code = open_columns(importer, &csv, error);
    importer->texts =
        gt_arena_alloc(importer->arena, (importer->columns.count + 1) * sizeof *importer->texts);
    importer->record = gt_arena_alloc(importer->arena, importer->options->type->form.size);
    if (!code && (!importer->texts || !importer->record))
        code = gt_fail_memory(error);
    if (!code)
        code = each_row(importer, csv, error);
    gt_csv_close(csv);
    importer->result->unread = importer->columns.unread;
    return code;
}

/* Rejects are written whatever becomes of the rest; then all or nothing. */
static int settle(struct importer *importer, struct gt_error *error)
{
    struct gt_import_result *result = importer->result;
    const struct gt_import_options *options = importer->options;
    result->imported = importer->batch.entered;
    result->present = importer->batch.present;
    result->repeated = importer->batch.repeated;
    if (result->rejected && !options->dry_run) {
        int code = gt_rejects_write(&importer->rejects, options->rejects, error);
        if (code)
            return code;
        result->rejects = options->rejects;
    }
    if (result->rejected && !options->partial)
        return gt_fail(error, GT_EXIT_DATA,
                       _("%s: nothing was imported: %lld of %lld rows cannot be read, the first "
                         "because of %s"),
                       options->shown, (long long)result->rejected, (long long)result->rows,
                       importer->rejects.first);
    if (options->dry_run || result->imported == 0)
        return 0;
    result->import = importer->batch.import;
    return gt_batch_commit(&importer->batch, options->shown, result->rejected, error);
}

static bool is_same_file(const char *path, const char *other)
{
    struct stat one, two;
    return stat(path, &one) == 0 && stat(other, &two) == 0 && one.st_dev == two.st_dev &&
           one.st_ino == two.st_ino;
}

/* The rejects are written over what stands at their path: that is never the file that is read, nor
 * the ledger. */
static int check_rejects(const struct gt_store *store, const struct gt_import_options *options,
                         struct gt_error *error)
{
    if (is_same_file(options->rejects, options->path))
        return gt_fail(error, GT_EXIT_DATA,
                       _("--rejects: %s is the file that is read; name another"), options->rejects);
    if (is_same_file(options->rejects, gt_store_path(store)))
        return gt_fail(error, GT_EXIT_DATA, _("--rejects: %s is the ledger; name another"),
                       options->rejects);
    return 0;
}

int gt_import_csv(struct gt_store *store, const struct gt_entry *entry,
                  const struct gt_import_options *options, struct gt_import_result *result,
                  struct gt_arena *arena, struct gt_error *error)
{
    struct importer importer = {
        .options = options, .result = result, .arena = arena, .rejects = {.arena = arena}};
    *result = (struct gt_import_result){0};
    int code = check_rejects(store, options, error);
    if (code)
        return code;
    code = gt_batch_begin(store, entry, options->type->form.name, &importer.batch, error);
    if (!code)
        code = read_file(&importer, error);
    if (!code)
        code = settle(&importer, error);
    if (code)
        result->import = 0;
    gt_batch_cancel(&importer.batch);
    gt_rejects_clear(&importer.rejects);
    gt_name_set_free(importer.known);
    gt_arena_clear(&importer.row);
    return code;
}
