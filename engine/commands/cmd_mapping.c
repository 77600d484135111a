/* cmd_mapping.c - `mapping save`, `list`, `show`, `remove`. */
#include "engine/commands/command.h"

#include "engine/base/shell.h"
#include "engine/commands/importing.h"
#include "engine/operations/mapping.h"

#include <string.h>

/* Texts of every row are read once, so that a wrong one is told now and not by the next file. */
static int check_texts(struct gt_call *call, const struct gt_record_type *type,
                       const struct gt_call_mapping *mapping)
{
    struct gt_binding binding = {.arena = call->arena,
                                 .currency = gt_store_ledger(call->store)->currency};
    void *record = gt_arena_alloc(call->arena, type->form.size);
    int code = record ? 0 : gt_fail_memory(call->error);
    if (!code && mapping->date_format)
        code = gt_value_date_format(mapping->date_format, &binding.date_format, call->error);
    if (!code && mapping->number_format)
        code = gt_value_number_format(mapping->number_format, &binding.number_format, call->error);
    if (!code)
        gt_form_reset(&type->form, record);
    for (size_t i = 0; i < mapping->map_count && !code; i++)
        if (mapping->maps[i].text)
            code = gt_bind(&binding, gt_form_field(&type->form, mapping->maps[i].field),
                           mapping->maps[i].text, record, call->error);
    return code;
}

int gt_call_mapping_check(struct gt_call *call, const char *name,
                          const struct gt_call_mapping *mapping)
{
    const char *folded = NULL;
    const struct gt_encoding *encoding = NULL;
    const struct gt_record_type *type = gt_record_type_find(mapping->as ? mapping->as : "deal");
    if (!type)
        return gt_fail(call->error, GT_EXIT_USAGE,
                       _("--as: \"%s\" is no record; see `gentou help` for what can be added"),
                       mapping->as);
    if (mapping->map_count == 0 && !mapping->date_format && !mapping->number_format &&
        !mapping->encoding)
        return gt_fail(call->error, GT_EXIT_USAGE,
                       _("there is nothing to save; say how the columns are read, with --map "
                         "field=Column and the like"));
    int code = gt_mapping_name(name, &folded, call->arena, call->error);
    if (!code)
        code = gt_columns_check(&type->form, mapping->maps, mapping->map_count, call->arena,
                                call->error);
    if (!code)
        code = check_texts(call, type, mapping);
    if (!code && mapping->encoding)
        code = gt_encoding_find(mapping->encoding, &encoding, call->error);
    if (code && !call->error->system)
        call->error->exit = GT_EXIT_USAGE;
    return code ? (int)call->error->exit : 0;
}

/* Words as the parsers took them, so that the ledger keeps one spelling of each. */
static int plain_words(struct gt_call *call, const struct gt_call_mapping *mapping,
                       struct gt_mapping_row *row)
{
    static const char *const orders[] = {"iso", "dmy", "mdy"}, *const styles[] = {"plain", "eu"};
    enum gt_date_format order = GT_DATE_ISO;
    enum gt_number_format style = GT_NUMBER_PLAIN;
    const struct gt_encoding *encoding = NULL;
    int code = 0;
    if (mapping->date_format)
        code = gt_value_date_format(mapping->date_format, &order, call->error);
    if (!code && mapping->number_format)
        code = gt_value_number_format(mapping->number_format, &style, call->error);
    if (!code && mapping->encoding)
        code = gt_encoding_find(mapping->encoding, &encoding, call->error);
    row->date_format = mapping->date_format ? orders[order] : NULL;
    row->number_format = mapping->number_format ? styles[style] : NULL;
    row->encoding = encoding ? encoding->name : NULL;
    return code;
}

static int save(struct gt_call *call, const char *name, const struct gt_call_mapping *mapping,
                bool *replaced)
{
    const struct gt_record_type *type = gt_record_type_find(mapping->as ? mapping->as : "deal");
    struct gt_mapping_row row = {.name = name, .form = type->form.name};
    struct gt_mapping_field *fields =
        gt_arena_alloc(call->arena, (mapping->map_count + 1) * sizeof *fields);
    if (!fields)
        return gt_fail_memory(call->error);
    for (size_t i = 0; i < mapping->map_count; i++)
        fields[i] =
            (struct gt_mapping_field){gt_form_field(&type->form, mapping->maps[i].field)->name,
                                      mapping->maps[i].column, mapping->maps[i].text};
    int code = plain_words(call, mapping, &row);
    return code ? code
                : gt_mapping_save(call->store, &row, fields, mapping->map_count, replaced,
                                  call->arena, call->error);
}

int gt_call_mapping_save(struct gt_call *call, const char *name,
                         const struct gt_call_mapping *mapping)
{
    bool replaced = false;
    int code = gt_call_begin(call);
    if (!code)
        code = save(call, name, mapping, &replaced);
    code = gt_call_end(call, code);
    if (!code && call->dry_run)
        fprintf(call->world->out,
                _("Nothing was written (--dry-run); the mapping \"%s\" can be saved.\n"), name);
    if (code || call->dry_run)
        return code;
    const char *word = gt_shell_word(call->arena, name);
    fprintf(call->output == GT_OUTPUT_TABLE ? call->world->out : call->world->err,
            replaced ? _("The mapping \"%s\" is replaced (`gentou undo` brings the old one back): "
                         "gentou import csv FILE --mapping %s\n")
                     : _("The mapping \"%s\" is saved: gentou import csv FILE --mapping %s\n"),
            name, word ? word : name);
    return 0;
}

int gt_cmd_mapping_save(struct gt_call *call)
{
    struct gt_call_mapping mapping;
    int code = gt_call_mapping(call, &mapping);
    if (!code)
        code = gt_call_mapping_check(call, call->arguments[0], &mapping);
    return code ? code : gt_call_mapping_save(call, call->arguments[0], &mapping);
}

int gt_cmd_mapping_list(struct gt_call *call)
{
    static const struct gt_listing_column columns[] = {
        {"name", N_("Name"), GT_CELL_TEXT, NULL},
        {"as", N_("As"), GT_CELL_TEXT, NULL},
        {"fields", N_("Fields"), GT_CELL_NUMBER, NULL},
        {"date_format", N_("Dates"), GT_CELL_TEXT, NULL},
        {"number_format", N_("Numbers"), GT_CELL_TEXT, NULL},
        {"encoding", N_("Encoding"), GT_CELL_TEXT, NULL},
        {"at", N_("When"), GT_CELL_TEXT, NULL},
        {"actor", N_("Who"), GT_CELL_TEXT, NULL},
    };
    enum { COLUMNS = sizeof columns / sizeof *columns };
    struct gt_mapping_row *rows = NULL;
    size_t count = 0;
    int code = gt_mapping_list(call->store, NULL, &rows, &count, call->arena, call->error);
    struct gt_cell *cells = gt_call_cells(call, count, COLUMNS);
    if (!code && !cells)
        code = gt_fail_memory(call->error);
    for (size_t i = 0; i < count && !code; i++) {
        struct gt_cell *cell = &cells[i * COLUMNS];
        cell[0].text = rows[i].name;
        cell[1].text = rows[i].form;
        cell[2].number = rows[i].fields;
        cell[3].text = rows[i].date_format;
        cell[4].text = rows[i].number_format;
        cell[5].text = rows[i].encoding;
        cell[6].text = rows[i].at;
        cell[7].text = rows[i].actor;
    }
    struct gt_listing listing = {columns, COLUMNS, cells, count, NULL};
    return code ? code : gt_call_print(call, &listing);
}

/* The command that would save it again, for people. */
static void print_again(struct gt_call *call, const struct gt_mapping_row *mapping,
                        const struct gt_mapping_field *fields, size_t count)
{
    FILE *out = call->world->out;
    const char *name = gt_shell_word(call->arena, mapping->name);
    fprintf(out, "gentou mapping save %s --as %s", name ? name : "", mapping->form);
    for (size_t i = 0; i < count; i++) {
        const char *pair = gt_arena_format(call->arena, "%s=%s", fields[i].field,
                                           fields[i].column ? fields[i].column : fields[i].text);
        const char *word = pair ? gt_shell_word(call->arena, pair) : NULL;
        fprintf(out, " --%s %s", fields[i].column ? "map" : "set", word ? word : "");
    }
    if (mapping->date_format)
        fprintf(out, " --date-format %s", mapping->date_format);
    if (mapping->number_format)
        fprintf(out, " --number-format %s", mapping->number_format);
    if (mapping->encoding)
        fprintf(out, " --encoding %s", mapping->encoding);
    fprintf(out, "\n");
}

int gt_cmd_mapping_show(struct gt_call *call)
{
    static const struct gt_listing_column columns[] = {
        {"field", N_("Field"), GT_CELL_TEXT, NULL},
        {"column", N_("Column"), GT_CELL_TEXT, NULL},
        {"text", N_("Text of every row"), GT_CELL_TEXT, NULL},
    };
    struct gt_mapping_row mapping = {0};
    struct gt_mapping_field *fields = NULL;
    size_t count = 0;
    int code = gt_mapping_find(call->store, call->arguments[0], &mapping, call->arena, call->error);
    if (!code)
        code =
            gt_mapping_fields(call->store, mapping.id, &fields, &count, call->arena, call->error);
    struct gt_cell *cells = gt_call_cells(call, count, 3);
    if (!code && !cells)
        code = gt_fail_memory(call->error);
    for (size_t i = 0; i < count && !code; i++) {
        cells[i * 3].text = fields[i].field;
        cells[i * 3 + 1].text = fields[i].column;
        cells[i * 3 + 2].text = fields[i].text;
    }
    struct gt_listing listing = {columns, 3, cells, count, NULL};
    if (!code && call->output == GT_OUTPUT_TABLE)
        print_again(call, &mapping, fields, count);
    return code ? code : gt_call_print(call, &listing);
}

int gt_cmd_mapping_remove(struct gt_call *call)
{
    const char *reason = gt_call_value(call, "reason");
    if (!reason || strspn(reason, " \t") == strlen(reason))
        return gt_fail(call->error, GT_EXIT_USAGE,
                       _("--reason: it is missing; say why, so that the history tells"));
    int code = gt_call_begin(call);
    if (!code)
        code = gt_mapping_remove(call->store, call->arguments[0], call->arena, call->error);
    code = gt_call_end(call, code);
    if (!code)
        fprintf(call->world->out,
                call->dry_run
                    ? _("Nothing was written (--dry-run); the mapping \"%s\" can be removed.\n")
                    : _("The mapping \"%s\" is removed; `gentou undo` brings it back.\n"),
                call->arguments[0]);
    return code;
}
