/* cmd_import_xlsx.c - `import xlsx`. */
#include "engine/commands/command.h"

#include "engine/commands/importing.h"
#include "engine/intake/import_xlsx.h"

#include <string.h>

#define FAULTS_SHOWN 24

/* --as, or what --sheet, --map and --set take it for: one sheet, of deals. */
static int read_type(struct gt_call *call, struct gt_import_xlsx_options *options)
{
    const char *noun = gt_call_value(call, "as");
    if (!noun && !options->sheet && !options->map_count)
        return 0;
    options->type = gt_record_type_find(noun ? noun : "deal");
    return options->type
               ? 0
               : gt_fail(call->error, GT_EXIT_USAGE,
                         _("--as: \"%s\" is no record; see `gentou help` for what can be added"),
                         noun);
}

static int read_options(struct gt_call *call, struct gt_import_xlsx_options *options)
{
    const char *order = gt_call_value(call, "date-format");
    *options = (struct gt_import_xlsx_options){
        .path = call->arguments[0],
        .shown = gt_text_file_name(call->arguments[0]),
        .sheet = gt_call_value(call, "sheet"),
        .rejects = gt_call_value(call, "rejects"),
        .partial = gt_call_flag(call, "partial"),
        .dry_run = call->dry_run,
        .today = call->world->today,
        .progress = gt_call_importing,
        .context = call,
    };
    if (!options->rejects)
        options->rejects = gt_arena_format(call->arena, "%s.rejects.xlsx", options->path);
    if (!options->rejects)
        return gt_fail_memory(call->error);
    if (order && gt_value_date_format(order, &options->date_format, call->error)) {
        call->error->exit = GT_EXIT_USAGE;
        return GT_EXIT_USAGE;
    }
    struct gt_column_map *maps = NULL;
    int code = gt_call_maps(call, &maps, &options->map_count);
    options->maps = maps;
    return code ? code : read_type(call, options);
}

static void print_sheet(struct gt_call *call, const struct gt_import_xlsx_options *options,
                        const struct gt_xlsx_sheet_counts *sheet)
{
    const struct gt_row_counts *counts = &sheet->counts;
    FILE *out = call->world->out;
    if (!counts->rows && !counts->unread)
        return;
    gt_call_print_rows(call, sheet->sheet, sheet->type->form.name, counts, options->dry_run);
    if (counts->repeated)
        fprintf(out, _("  of the rows already there, %lld repeat an earlier row of the sheet\n"),
                (long long)counts->repeated);
    if (counts->unread)
        fprintf(out, _("Columns not read: %s\n"), counts->unread);
    gt_call_print_repairs(call, counts, sheet->import);
}

/* Each row that was rejected, by its cell. */
static void print_faults(FILE *out, const struct gt_import_xlsx_result *result)
{
    for (size_t i = 0; i < result->fault_count && i < FAULTS_SHOWN; i++)
        fprintf(out, "%s: %s\n", result->faults[i].place, result->faults[i].reason);
    if (result->fault_count > FAULTS_SHOWN)
        fprintf(out, _("… and %zu more\n"), result->fault_count - FAULTS_SHOWN);
}

/* What the copy is, and what it is not. */
static void print_rejects(FILE *out, const struct gt_import_xlsx_result *result)
{
    if (!result->rejects)
        return;
    fprintf(out, _("Rejected cells in red, with the reasons as comments: %s\n"), result->rejects);
    fprintf(out, "%s\n",
            _("  It has the rows of the sheets that were read, as values; formulas, formats, "
              "comments, charts and other sheets are not carried over."));
}

static void print_result(struct gt_call *call, const struct gt_import_xlsx_options *options,
                         const struct gt_import_xlsx_result *result)
{
    const struct gt_row_counts *total = &result->total;
    FILE *out = call->world->out;
    for (size_t i = 0; i < result->sheet_count; i++)
        print_sheet(call, options, &result->sheets[i]);
    if (result->sheet_count != 1)
        gt_call_print_rows(call, options->shown, NULL, total, options->dry_run);
    if (result->unread)
        fprintf(out, _("Sheets not read: %s\n"), result->unread);
    print_faults(out, result);
    print_rejects(out, result);
}

/* For machines: an object a sheet. */
static int print_counts(struct gt_call *call, const struct gt_import_xlsx_options *options,
                        const struct gt_import_xlsx_result *result)
{
    static const struct gt_listing_column columns[] = {
        {"file", NULL, GT_CELL_TEXT, NULL},      {"sheet", NULL, GT_CELL_TEXT, NULL},
        {"as", NULL, GT_CELL_TEXT, NULL},        {"import", NULL, GT_CELL_NUMBER, NULL},
        {"rows", NULL, GT_CELL_NUMBER, NULL},    {"imported", NULL, GT_CELL_NUMBER, NULL},
        {"present", NULL, GT_CELL_NUMBER, NULL}, {"rejected", NULL, GT_CELL_NUMBER, NULL},
        {"removed", NULL, GT_CELL_NUMBER, NULL}, {"rejects", NULL, GT_CELL_TEXT, NULL},
    };
    enum { COLUMNS = sizeof columns / sizeof *columns };
    struct gt_cell *cells = gt_call_cells(call, result->sheet_count, COLUMNS);
    if (!cells)
        return gt_fail_memory(call->error);
    for (size_t i = 0; i < result->sheet_count; i++) {
        const struct gt_xlsx_sheet_counts *sheet = &result->sheets[i];
        struct gt_cell *cell = &cells[i * COLUMNS];
        cell[0].text = options->shown;
        cell[1].text = sheet->sheet;
        cell[2].text = sheet->type->form.name;
        cell[3].number = sheet->import;
        cell[4].number = sheet->counts.rows;
        cell[5].number = sheet->counts.imported;
        cell[6].number = sheet->counts.present;
        cell[7].number = sheet->counts.rejected;
        cell[8].number = sheet->counts.removed;
        cell[9].text = result->rejects;
    }
    struct gt_listing listing = {columns, COLUMNS, cells, result->sheet_count, NULL};
    return gt_call_print(call, &listing);
}

int gt_cmd_import_xlsx(struct gt_call *call)
{
    struct gt_import_xlsx_options options;
    struct gt_import_xlsx_result result = {0};
    struct gt_entry entry = gt_call_entry(call);
    int code = read_options(call, &options);
    if (!code)
        code = gt_import_xlsx(call->store, &entry, &options, &result, call->arena, call->error);
    gt_call_progress(call, _("importing"), -1, 0);
    if (code) {
        print_faults(call->world->err, &result);
        print_rejects(call->world->err, &result);
        return code;
    }
    if (call->output == GT_OUTPUT_TABLE)
        print_result(call, &options, &result);
    else
        code = print_counts(call, &options, &result);
    return code ? code : result.fault_count ? GT_EXIT_FINDINGS : 0;
}
