/* cmd_rows.c - `export json`, `import json`: the whole ledger as JSON Lines, and back. */
#include "engine/commands/command.h"

#include "engine/base/replace.h"
#include "engine/export/rows.h"
#include "engine/intake/ledger_rows.h"
#include "engine/store/dump.h"

#include <errno.h>
#include <string.h>

static int print_rows(struct gt_call *call, FILE *out, long long *count)
{
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
    long long count;
    int code;
};

static int write_rows(const void *context, const char *beside)
{
    struct rows_file *making = *(struct rows_file *const *)context;
    FILE *file = fopen(beside, "wb");
    if (!file)
        return errno;
    making->code = print_rows(making->call, file, &making->count);
    int wrong = ferror(file) ? EIO : 0;
    if (fclose(file) != 0)
        wrong = errno;
    if (!wrong && making->code)
        wrong = ECANCELED;
    if (wrong)
        remove(beside);
    return wrong;
}

int gt_cmd_export_json(struct gt_call *call)
{
    const char *path = gt_call_value(call, "output");
    struct rows_file making = {.call = call};
    struct rows_file *context = &making;
    if (!path) {
        call->output = GT_OUTPUT_JSON; /* nothing else stands among the lines */
        return print_rows(call, call->world->out, &making.count);
    }
    int code = gt_replace_file(path, write_rows, &context, call->error);
    if (code)
        return code;
    fprintf(call->world->out,
            _("%s: %lld rows, the whole ledger; `gentou import json` makes it "
              "again.\n"),
            path, making.count);
    return 0;
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
