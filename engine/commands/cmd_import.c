/* cmd_import.c - `import csv`, `import list`, `import show`. */
#include "engine/commands/command.h"

#include "engine/commands/importing.h"
#include "engine/intake/import.h"
#include "engine/store/import.h"

#include <string.h>

#define REPAIRS_SHOWN 24

void gt_call_importing(void *context, long long done, long long total)
{
    gt_call_progress(context, _("importing"), done, total);
}

static int read_options(struct gt_call *call, const struct gt_call_mapping *mapping,
                        struct gt_import_options *options)
{
    const char *noun = mapping->as, *order = mapping->date_format;
    const char *encoding = mapping->encoding, *style = mapping->number_format;
    *options = (struct gt_import_options){
        .path = call->arguments[0],
        .shown = gt_text_file_name(call->arguments[0]),
        .type = gt_record_type_find(noun ? noun : "deal"),
        .maps = mapping->maps,
        .map_count = mapping->map_count,
        .rejects = gt_call_value(call, "rejects"),
        .partial = gt_call_flag(call, "partial"),
        .dry_run = call->dry_run,
        .today = call->world->today,
        .progress = gt_call_importing,
        .context = call,
    };
    if (!options->type)
        return gt_fail(call->error, GT_EXIT_USAGE,
                       _("--as: \"%s\" is no record; see `gentou help` for what can be added"),
                       noun);
    if (!options->rejects)
        options->rejects = strcmp(options->path, "-") == 0
                               ? "rejects.csv"
                               : gt_arena_format(call->arena, "%s.rejects.csv", options->path);
    if (!options->rejects)
        return gt_fail_memory(call->error);
    if ((order && gt_value_date_format(order, &options->date_format, call->error)) ||
        (style && gt_value_number_format(style, &options->number_format, call->error)) ||
        (encoding && gt_encoding_find(encoding, &options->encoding, call->error))) {
        call->error->exit = GT_EXIT_USAGE;
        return GT_EXIT_USAGE;
    }
    return 0;
}

static void print_repair(FILE *out, const struct gt_repair_count *repair)
{
    struct gt_quote quote;
    fprintf(out, _("  %s, %lld times: %s\n"), repair->field, (long long)repair->count,
            _(repair->reason));
    fprintf(out, _("      line %lld: %s\n"), (long long)repair->line,
            gt_text_quote(&quote, repair->example));
}

void gt_call_print_repairs(struct gt_call *call, const struct gt_row_counts *counts, int64_t import)
{
    int64_t total = 0;
    for (size_t i = 0; i < counts->repair_count; i++)
        total += counts->repairs[i].count;
    if (!total)
        return;
    fprintf(call->world->out,
            _("Warnings: %lld values were taken in another spelling; the original text is kept.\n"),
            (long long)total);
    for (size_t i = 0; i < counts->repair_count && i < REPAIRS_SHOWN; i++)
        print_repair(call->world->out, &counts->repairs[i]);
    if (import)
        fprintf(call->world->out, _("  `gentou import show %lld` lists them all.\n"),
                (long long)import);
}

void gt_call_print_rows(struct gt_call *call, const char *place, const char *form,
                        const struct gt_row_counts *counts, bool dry_run)
{
    FILE *out = call->world->out;
    const char *dry = dry_run ? _(" (--dry-run: nothing was written)") : "";
    if (!counts->removed)
        fprintf(out, _("%s: %lld imported + %lld already there + %lld rejected = %lld rows%s\n"),
                place, (long long)counts->imported, (long long)counts->present,
                (long long)counts->rejected, (long long)counts->rows, dry);
    else
        fprintf(out,
                _("%s: %lld imported + %lld already there + %lld removed since + %lld rejected = "
                  "%lld rows%s\n"),
                place, (long long)counts->imported, (long long)counts->present,
                (long long)counts->removed, (long long)counts->rejected, (long long)counts->rows,
                dry);
    if (counts->removed && form)
        fprintf(out,
                _("  what was removed does not come back with the file; the first is line %lld, "
                  "which was %s %lld: `gentou undo %lld` brings it back, `gentou %s add` enters it "
                  "anew\n"),
                (long long)counts->first_removed.line, form,
                (long long)counts->first_removed.record, (long long)counts->first_removed.entry,
                form);
}

/* UTF-8 needs no word, nor does what the user said. */
static void print_encoding(FILE *out, const struct gt_encoded *encoded)
{
    if (!encoded->encoding || encoded->encoding == gt_encodings)
        return;
    if (encoded->source == GT_ENCODING_MARKED)
        fprintf(out, _("Read as %s (the file's mark says so)\n"), encoded->encoding->shown);
    else if (encoded->source == GT_ENCODING_GUESSED)
        fprintf(out, _("Read as %s (guessed; --encoding says otherwise)\n"),
                encoded->encoding->shown);
}

static void print_result(struct gt_call *call, const struct gt_import_options *options,
                         const struct gt_import_result *result)
{
    FILE *out = call->world->out;
    gt_call_print_rows(call, options->shown, options->type->form.name, &result->counts,
                       options->dry_run);
    if (result->counts.repeated)
        fprintf(out, _("  of the rows already there, %lld repeat an earlier line of the file\n"),
                (long long)result->counts.repeated);
    print_encoding(out, &result->encoded);
    if (result->counts.unread)
        fprintf(out, _("Columns not read: %s\n"), result->counts.unread);
    gt_call_print_repairs(call, &result->counts, result->import);
    if (result->rejects)
        fprintf(out, _("Rejected rows, with line, field, value and reason: %s\n"), result->rejects);
}

/* For machines: one object. */
static int print_counts(struct gt_call *call, const struct gt_import_options *options,
                        const struct gt_import_result *result)
{
    static const struct gt_listing_column columns[] = {
        {"file", NULL, GT_CELL_TEXT, NULL},       {"import", NULL, GT_CELL_NUMBER, NULL},
        {"rows", NULL, GT_CELL_NUMBER, NULL},     {"imported", NULL, GT_CELL_NUMBER, NULL},
        {"present", NULL, GT_CELL_NUMBER, NULL},  {"rejected", NULL, GT_CELL_NUMBER, NULL},
        {"repeated", NULL, GT_CELL_NUMBER, NULL}, {"removed", NULL, GT_CELL_NUMBER, NULL},
        {"rejects", NULL, GT_CELL_TEXT, NULL},    {"encoding", NULL, GT_CELL_TEXT, NULL},
    };
    const struct gt_cell cells[] = {
        {.text = options->shown},
        {.number = result->import},
        {.number = result->counts.rows},
        {.number = result->counts.imported},
        {.number = result->counts.present},
        {.number = result->counts.rejected},
        {.number = result->counts.repeated},
        {.number = result->counts.removed},
        {.text = result->rejects},
        {.text = result->encoded.encoding ? result->encoded.encoding->name : NULL},
    };
    struct gt_listing listing = {columns, sizeof columns / sizeof *columns, cells, 1, NULL};
    return gt_call_print(call, &listing);
}

static int print_answer(struct gt_call *call, const struct gt_import_options *options,
                        const struct gt_import_result *result)
{
    if (call->output != GT_OUTPUT_TABLE)
        return print_counts(call, options, result);
    print_result(call, options, result);
    return 0;
}

static int import_csv(struct gt_call *call, const struct gt_call_mapping *mapping,
                      const struct gt_import_options *options, struct gt_import_result *result)
{
    struct gt_entry entry = gt_call_entry(call);
    int code = gt_import_csv(call->store, &entry, options, result, call->arena, call->error);
    gt_call_progress(call, _("importing"), -1, 0);
    if (code && result->rejects)
        fprintf(call->world->err,
                _("Rejected rows, with line, field, value and reason: %s. Mend them, or add "
                  "--partial to enter the rest.\n"),
                result->rejects);
    return code ? gt_call_mapping_fail(call, mapping, &result->counts.header, options->shown) : 0;
}

int gt_cmd_import_csv(struct gt_call *call)
{
    struct gt_import_options options;
    struct gt_import_result result = {0};
    struct gt_call_mapping mapping;
    const char *save = gt_call_value(call, "save-mapping");
    int code = gt_call_mapping(call, &mapping);
    if (!code)
        code = read_options(call, &mapping, &options);
    if (!code && save)
        code = gt_call_mapping_check(call, save, &mapping);
    if (!code)
        code = import_csv(call, &mapping, &options, &result);
    if (!code)
        code = print_answer(call, &options, &result);
    if (!code && save)
        code = gt_call_mapping_save(call, save, &mapping);
    return code ? code : result.counts.rejected ? GT_EXIT_FINDINGS : 0;
}

int gt_cmd_import_list(struct gt_call *call)
{
    static const struct gt_listing_column columns[] = {
        {"id", "#", GT_CELL_NUMBER, NULL},
        {"file", N_("File"), GT_CELL_TEXT, NULL},
        {"as", N_("As"), GT_CELL_TEXT, NULL},
        {"rows", N_("Rows"), GT_CELL_NUMBER, NULL},
        {"imported", N_("Imported"), GT_CELL_NUMBER, NULL},
        {"present", N_("Already there"), GT_CELL_NUMBER, NULL},
        {"rejected", N_("Rejected"), GT_CELL_NUMBER, NULL},
        {"at", N_("When"), GT_CELL_TEXT, NULL},
        {"actor", N_("Who"), GT_CELL_TEXT, NULL},
    };
    enum { COLUMNS = sizeof columns / sizeof *columns };
    struct gt_import_row *rows = NULL;
    size_t count = 0;
    int code = gt_import_list(call->store, &rows, &count, call->arena, call->error);
    struct gt_cell *cells = gt_call_cells(call, count, COLUMNS);
    if (!code && !cells)
        code = gt_fail_memory(call->error);
    if (code)
        return code;
    for (size_t i = 0; i < count; i++) {
        struct gt_cell *cell = &cells[i * COLUMNS];
        cell[0].number = rows[i].id;
        cell[1].text = rows[i].file;
        cell[2].text = rows[i].form;
        cell[3].number = rows[i].rows;
        cell[4].number = rows[i].imported;
        cell[5].number = rows[i].present;
        cell[6].number = rows[i].rejected;
        cell[7].text = rows[i].at;
        cell[8].text = rows[i].actor;
    }
    struct gt_listing listing = {columns, COLUMNS, cells, count, NULL};
    return gt_call_print(call, &listing);
}

/* The number of an import that there was. */
static int need_import(struct gt_call *call, const char *text, int64_t *import)
{
    struct gt_import_row *rows = NULL;
    size_t count = 0;
    if (gt_value_count(text, 1, INT32_MAX, import, call->error)) {
        call->error->exit = GT_EXIT_USAGE;
        return GT_EXIT_USAGE;
    }
    int code = gt_import_list(call->store, &rows, &count, call->arena, call->error);
    if (code)
        return code;
    for (size_t i = 0; i < count; i++)
        if (rows[i].id == *import)
            return 0;
    return gt_fail(call->error, GT_EXIT_DATA,
                   _("there is no import %lld; `gentou import list` shows the numbers"),
                   (long long)*import);
}

int gt_cmd_import_show(struct gt_call *call)
{
    static const struct gt_listing_column columns[] = {
        {"line", N_("Line"), GT_CELL_NUMBER, NULL},
        {"field", N_("Field"), GT_CELL_TEXT, NULL},
        {"original", N_("The file says"), GT_CELL_TEXT, NULL},
        {"reason", N_("Taken because"), GT_CELL_TEXT, NULL},
    };
    struct gt_repair_row *rows = NULL;
    size_t count = 0;
    int64_t import = 0;
    int code = need_import(call, call->arguments[0], &import);
    if (!code)
        code = gt_repair_list(call->store, import, &rows, &count, call->arena, call->error);
    struct gt_cell *cells = gt_call_cells(call, count, 4);
    if (!code && !cells)
        code = gt_fail_memory(call->error);
    if (code)
        return code;
    for (size_t i = 0; i < count; i++) {
        cells[i * 4].number = rows[i].line;
        cells[i * 4 + 1].text = rows[i].field;
        cells[i * 4 + 2].text = rows[i].original;
        cells[i * 4 + 3].text =
            call->output == GT_OUTPUT_TABLE ? _(rows[i].reason) : rows[i].reason;
    }
    struct gt_listing listing = {columns, 4, cells, count, NULL};
    return gt_call_print(call, &listing);
}
