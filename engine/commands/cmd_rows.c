/* cmd_rows.c - `export json`, `import json`: the whole ledger as JSON Lines, and back; `export
 * csv`: records as files that `import csv` takes. */
#include "engine/commands/command.h"

#include "engine/base/replace.h"
#include "engine/export/rows.h"
#include "engine/intake/ledger_rows.h"
#include "engine/store/dump.h"
#include "engine/store/records_out.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>

static int print_rows(struct gt_call *call, const char *noun, FILE *out, long long *count)
{
    (void)noun; /* all of them */
    struct gt_rows_out rows = {.out = out};
    struct gt_restore what = {.ledger = *gt_store_ledger(call->store), .schema = gt_dump_schema()};
    int code = gt_rows_begin(&rows, &what, call->error);
    if (!code)
        code = gt_dump_read(call->store, gt_rows_add, &rows, call->error);
    if (!code)
        code = gt_rows_end(&rows, call->error);
    *count = rows.rows;
    return code;
}

/* The file is written beside its place and put there when it is whole. */
struct rows_file {
    struct gt_call *call;
    int (*print)(struct gt_call *call, const char *noun, FILE *out, long long *count);
    const char *noun;
    long long count;
};

static int write_rows(const void *context, const char *beside)
{
    struct rows_file *making = *(struct rows_file *const *)context;
    FILE *file = fopen(beside, "wb");
    if (!file)
        return errno;
    int code = making->print(making->call, making->noun, file, &making->count);
    int wrong = code ? ECANCELED : ferror(file) ? EIO : 0;
    if (fclose(file) != 0 && !wrong)
        wrong = errno;
    return wrong;
}

static int make_file(struct rows_file *making, const char *path)
{
    return gt_replace_file(path, write_rows, &making, making->call->error);
}

int gt_cmd_export_json(struct gt_call *call)
{
    const char *path = gt_call_value(call, "output");
    struct rows_file making = {.call = call, .print = print_rows};
    if (!path) {
        call->output = GT_OUTPUT_JSON; /* nothing else stands among the lines */
        return print_rows(call, NULL, call->world->out, &making.count);
    }
    int code = make_file(&making, path);
    if (!code)
        fprintf(call->world->out,
                _("%s: %lld rows, the whole ledger; `gentou import json` makes it again.\n"), path,
                making.count);
    return code;
}

/* The fields of the noun that are amounts. */
static const char *const *amounts_of(const char *noun, struct gt_arena *arena)
{
    const struct gt_record_type *type = gt_record_type_find(noun);
    const char **amounts = gt_arena_alloc(arena, 32 * sizeof *amounts);
    size_t count = 0;
    for (const struct gt_field *field = type ? type->form.fields : NULL;
         amounts && field && field->name && count < 31; field++)
        if (field->type == GT_FIELD_AMOUNT)
            amounts[count++] = field->name;
    return amounts;
}

static int print_records(struct gt_call *call, const char *noun, FILE *out, long long *count)
{
    struct gt_rows_csv csv = {.out = out, .amounts = amounts_of(noun, call->arena)};
    int code = csv.amounts ? gt_records_out(call->store, noun, gt_rows_csv_add, &csv, call->error)
                           : gt_fail_memory(call->error);
    *count = csv.rows;
    return code;
}

static int export_noun(struct gt_call *call, const char *noun, const char *path)
{
    struct rows_file making = {.call = call, .print = print_records, .noun = noun};
    if (!path) {
        call->output = GT_OUTPUT_CSV;
        return print_records(call, noun, call->world->out, &making.count);
    }
    int code = make_file(&making, path);
    if (!code && making.count == 0)
        remove(path); /* a file without even headings is none */
    if (!code && making.count)
        fprintf(call->world->out, _("%s: %lld rows\n"), path, making.count);
    return code;
}

int gt_cmd_export_csv(struct gt_call *call)
{
    const char *path = gt_call_value(call, "output");
    if (call->argument_count)
        return export_noun(call, call->arguments[0], path);
    if (!path)
        return gt_fail(call->error, GT_EXIT_USAGE,
                       _("which records? Name a noun, such as deal, or a folder with -o for all of "
                         "them"));
    if (mkdir(path, 0777) != 0 && errno != EEXIST)
        return gt_fail(call->error, GT_EXIT_DATA, _("%s: this folder cannot be made (%s)"), path,
                       strerror(errno));
    int code = 0;
    for (const char *const *noun = gt_records_out_nouns; *noun && !code; noun++) {
        const char *file = gt_arena_format(call->arena, "%s/%s.csv", path, *noun);
        code = file ? export_noun(call, *noun, file) : gt_fail_memory(call->error);
    }
    return code;
}

int gt_cmd_import_json(struct gt_call *call)
{
    struct gt_ledger_rows *rows = NULL;
    struct gt_restore restore = {0};
    const char *path = gt_call_value(call, "db");
    if (!path)
        path = call->world->db;
    if (!path || !*path)
        return gt_fail(call->error, GT_EXIT_USAGE,
                       _("which new ledger? Name it with --db FILE or in GENTOU_DB"));
    int code = gt_ledger_rows_open(call->arguments[0], &rows, &restore, call->error);
    if (!code)
        code = gt_restore_ledger(path, &restore, gt_ledger_rows_next, rows, call->error);
    if (!code)
        fprintf(call->world->out, _("%s: a new ledger, \"%s\", of %lld rows.\n"), path,
                restore.ledger.name, gt_ledger_rows_read(rows));
    gt_ledger_rows_close(rows);
    return code;
}
