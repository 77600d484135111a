/* import_xlsx.c - a workbook becomes records, all of it or none. */
#include "engine/intake/import_xlsx.h"

#include "engine/intake/rejects.h"
#include "engine/intake/xlsx_rejects.h"

#include <string.h>

struct importer {
    const struct gt_import_xlsx_options *options;
    struct gt_import_xlsx_result *result;
    struct gt_xlsx book;
    struct gt_xlsx_read_sheet *sheets; /* result->sheet_count of them, in the order they are read */
    size_t sheet;                      /* at hand */
    size_t fault_room;
    struct gt_batch batch;
    struct gt_arena *arena;
};

static int join(const char **list, const char *name, struct gt_arena *arena, struct gt_error *error)
{
    *list = gt_arena_format(arena, "%s%s%s", *list ? *list : "", *list ? ", " : "", name);
    return *list ? 0 : gt_fail_memory(error);
}

static int add_sheet(struct importer *importer, const struct gt_xlsx_sheet *sheet,
                     const struct gt_record_type *type, size_t line, int marker,
                     struct gt_error *error)
{
    struct gt_xlsx_read_sheet *read = &importer->sheets[importer->result->sheet_count];
    importer->result->sheets[importer->result->sheet_count++] =
        (struct gt_xlsx_sheet_counts){.sheet = sheet->name, .type = type};
    read->type = type;
    return gt_sheet_rows_make(&read->source, sheet, line, marker, importer->arena, error);
}

/* Each field of a template's line is read from the column below which it stands. */
static int map_line(struct gt_xlsx_read_sheet *read, struct gt_arena *arena, struct gt_error *error)
{
    const struct gt_sheet_rows *source = &read->source;
    const struct gt_xlsx_row *line = &source->sheet->rows[source->line];
    struct gt_column_map *maps = gt_arena_alloc(arena, (source->count + 1) * sizeof *maps);
    if (!maps)
        return gt_fail_memory(error);
    read->maps = maps;
    for (size_t i = 0; i < source->count; i++)
        if (gt_xlsx_cell_at(line, source->places[i])->text == source->names[i])
            maps[read->map_count++] =
                (struct gt_column_map){source->names[i], source->names[i], NULL};
    return 0;
}

/* The sheets made from the template, by kind of record: what others name comes first. */
static int find_template_sheets(struct importer *importer, struct gt_error *error)
{
    const struct gt_xlsx *book = &importer->book;
    int code = 0;
    for (const struct gt_record_type *wanted = gt_record_types; wanted->form.name && !code;
         wanted++)
        for (size_t i = 0; i < book->sheet_count && !code; i++) {
            const struct gt_record_type *type = NULL;
            size_t line = 0;
            int marker = -1;
            bool none = false;
            code = gt_sheet_find(&book->sheets[i], &type, &line, &marker, &none, error);
            if (!code && type == wanted)
                code = add_sheet(importer, &book->sheets[i], type, line, marker, error);
            else if (!code && !type && !none && wanted == gt_record_types &&
                     book->sheets[i].row_count)
                code =
                    join(&importer->result->unread, book->sheets[i].name, importer->arena, error);
        }
    for (size_t i = 0; i < importer->result->sheet_count && !code; i++)
        code = map_line(&importer->sheets[i], importer->arena, error);
    if (code == GT_EXIT_DATA)
        return gt_error_at(error, "%s", importer->options->shown);
    if (code || importer->result->sheet_count)
        return code;
    return gt_fail(
        error, GT_EXIT_DATA,
        _("%s: no sheet of it is made from `gentou template xlsx`; for one of your own say "
          "what its rows are with --as, and which it is with --sheet (there are: %s)"),
        importer->options->shown, importer->result->unread ? importer->result->unread : "—");
}

/* The sheet that was named, or the only one that holds anything. */
static int find_own_sheet(struct importer *importer, struct gt_error *error)
{
    const struct gt_import_xlsx_options *options = importer->options;
    const struct gt_xlsx *book = &importer->book;
    const struct gt_xlsx_sheet *found = NULL;
    const char *names = NULL;
    int matches = 0, code = 0;
    for (size_t i = 0; i < book->sheet_count && !code; i++) {
        const struct gt_xlsx_sheet *sheet = &book->sheets[i];
        if (options->sheet ? strcmp(sheet->name, options->sheet) == 0
                           : sheet->row_count && !sheet->hidden) {
            found = sheet;
            matches++;
        }
        code = join(&names, sheet->name, importer->arena, error);
    }
    if (code)
        return code;
    if (options->sheet && !found)
        return gt_fail(error, GT_EXIT_DATA, _("%s: has no sheet \"%s\"; there are: %s"),
                       options->shown, options->sheet, names ? names : "—");
    if (matches > 1)
        return gt_fail(error, GT_EXIT_DATA, _("%s: which sheet? Say --sheet; there are: %s"),
                       options->shown, names);
    if (!found || !found->row_count)
        return gt_fail(error, GT_EXIT_DATA,
                       _("%s: the sheet is empty; expected headings in its first row"),
                       options->shown);
    code = add_sheet(importer, found, options->type, 0, -1, error);
    importer->sheets[0].maps = options->maps;
    importer->sheets[0].map_count = options->map_count;
    return code;
}

static int find_sheets(struct importer *importer, struct gt_error *error)
{
    size_t room = importer->book.sheet_count + 1;
    importer->sheets = gt_arena_alloc(importer->arena, room * sizeof *importer->sheets);
    importer->result->sheets =
        gt_arena_alloc(importer->arena, room * sizeof *importer->result->sheets);
    if (!importer->sheets || !importer->result->sheets)
        return gt_fail_memory(error);
    return importer->options->type ? find_own_sheet(importer, error)
                                   : find_template_sheets(importer, error);
}

/* "Deals!C7", or "Deals!7" when no one cell is to blame. */
static const char *place_of(const struct importer *importer, int column, long row)
{
    char letters[GT_XLSX_COLUMN_TEXT] = "";
    if (column >= 0)
        gt_xlsx_column(column, letters);
    return gt_arena_format(importer->arena, "%s!%s%ld",
                           importer->result->sheets[importer->sheet].sheet, letters, row);
}

static int on_reject(void *context, const struct gt_row *row, const struct gt_column *column,
                     const char *reason, struct gt_error *error)
{
    struct importer *importer = context;
    struct gt_import_xlsx_result *result = importer->result;
    const struct gt_sheet_rows *source = &importer->sheets[importer->sheet].source;
    int place = column && !column->text ? source->places[column->index] : -1;
    struct gt_xlsx_fault *grown = gt_arena_grow(
        importer->arena, result->faults, result->fault_count, &importer->fault_room, sizeof *grown);
    struct gt_xlsx_fault fault = {importer->sheet, row->line, place,
                                  gt_arena_copy(importer->arena, reason, strlen(reason)),
                                  place_of(importer, place, row->line)};
    if (!grown || !fault.reason || !fault.place)
        return gt_fail_memory(error);
    result->faults = grown;
    result->faults[result->fault_count++] = fault;
    return 0;
}

static void on_progress(void *context, long long done, long long total)
{
    const struct importer *importer = context;
    if (importer->options->progress)
        importer->options->progress(importer->options->context, done, total);
}

static void add_counts(struct gt_row_counts *total, const struct gt_row_counts *counts)
{
    total->rows += counts->rows;
    total->imported += counts->imported;
    total->present += counts->present;
    total->rejected += counts->rejected;
    total->repeated += counts->repeated;
    total->removed += counts->removed;
}

/* Reads the sheet at hand, and turns to the next. */
static int read_sheet(struct importer *importer, struct gt_error *error)
{
    struct gt_xlsx_sheet_counts *sheet = &importer->result->sheets[importer->sheet];
    struct gt_xlsx_read_sheet *read = &importer->sheets[importer->sheet];
    bool last = importer->sheet + 1 == importer->result->sheet_count;
    const char *file =
        gt_arena_format(importer->arena, "%s!%s", importer->options->shown, sheet->sheet);
    struct gt_row_import what = {
        .rows = &read->source.rows,
        .place = file,
        .batch = &importer->batch,
        .type = read->type,
        .maps = read->maps,
        .map_count = read->map_count,
        .date_format = importer->options->date_format,
        .today = importer->options->today,
        .reject = on_reject,
        .progress = on_progress,
        .context = importer,
    };
    if (!file)
        return gt_fail_memory(error);
    int code = gt_import_rows(&what, &sheet->counts, importer->arena, error);
    if (code == GT_EXIT_USAGE && !importer->options->type) { /* the line names no field */
        error->exit = GT_EXIT_DATA;
        return gt_error_at(error, "%s", file);
    }
    if (code)
        return code;
    add_counts(&importer->result->total, &sheet->counts);
    return gt_batch_turn(&importer->batch, file, sheet->counts.rejected,
                         last ? NULL : sheet[1].type->form.name, &sheet->import, error);
}

/* Rejects are written whatever becomes of the rest; then all or nothing. */
static int settle(struct importer *importer, struct gt_error *error)
{
    const struct gt_import_xlsx_options *options = importer->options;
    struct gt_import_xlsx_result *result = importer->result;
    if (result->fault_count && !options->dry_run) {
        int code = gt_xlsx_rejects_write(importer->sheets, result->sheet_count, result->faults,
                                         result->fault_count, options->today, options->rejects,
                                         importer->arena, error);
        if (code)
            return code;
        result->rejects = options->rejects;
    }
    if (result->fault_count && !options->partial)
        return gt_fail(error, GT_EXIT_DATA,
                       _("%s: nothing was imported: %lld of %lld rows cannot be read, the first "
                         "because of %s, %s"),
                       options->shown, (long long)result->total.rejected,
                       (long long)result->total.rows, result->faults[0].place,
                       result->faults[0].reason);
    return options->dry_run || result->total.imported == 0
               ? 0
               : gt_batch_finish(&importer->batch, error);
}

/* What was not written has no number. */
static void forget_numbers(struct gt_import_xlsx_result *result)
{
    for (size_t i = 0; i < result->sheet_count; i++)
        result->sheets[i].import = 0;
}

int gt_import_xlsx(struct gt_store *store, const struct gt_entry *entry,
                   const struct gt_import_xlsx_options *options,
                   struct gt_import_xlsx_result *result, struct gt_arena *arena,
                   struct gt_error *error)
{
    struct importer importer = {.options = options, .result = result, .arena = arena};
    *result = (struct gt_import_xlsx_result){0};
    int code = gt_rejects_check(options->rejects, options->path, gt_store_path(store), error);
    if (!code)
        code = gt_xlsx_read(options->path, &importer.book, arena, error);
    if (!code)
        code = find_sheets(&importer, error);
    if (code)
        return code;
    code = gt_batch_begin(store, entry, result->sheets[0].type->form.name, &importer.batch, error);
    for (; importer.sheet < result->sheet_count && !code; importer.sheet++)
        code = read_sheet(&importer, error);
    if (!code)
        code = settle(&importer, error);
    if (code || options->dry_run)
        forget_numbers(result);
    gt_batch_cancel(&importer.batch);
    return code;
}
