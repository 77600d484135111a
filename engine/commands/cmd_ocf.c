/* cmd_ocf.c - `export ocf`, `import ocf`: a company's cap table in Open Cap Format. */
#include "engine/commands/command.h"

#include "engine/export/ocf.h"
#include "engine/intake/ocf.h"
#include "engine/operations/find.h"

#include <string.h>

/* Two capital letters. */
static int read_country(struct gt_call *call, const char **country)
{
    const char *text = gt_call_value(call, "country");
    *country = text ? text : "CN";
    if (strlen(*country) == 2 && strspn(*country, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == 2)
        return 0;
    return gt_fail(
        call->error, GT_EXIT_USAGE,
        _("--country: \"%s\" is no country; write the two letters of ISO 3166-1, such as "
          "CN"),
        text);
}

int gt_cmd_export_ocf(struct gt_call *call)
{
    struct gt_ocf ocf;
    struct gt_ocf_writing writing = {.ocf = &ocf, .as_of = call->as_of, .now = call->world->now};
    int64_t company = 0;
    const char *path = gt_call_value(call, "output");
    if (!path)
        return gt_fail(call->error, GT_EXIT_USAGE,
                       _("which folder or file? Write -o FOLDER, or -o FILE.ocf.zip"));
    int code = read_country(call, &writing.country);
    if (!code)
        code = gt_need_role(call->store, call->arguments[0], GT_ROLE_COMPANY, &company, call->arena,
                            call->error);
    if (!code)
        code = gt_ocf_read(call->store, company, call->as_of, &ocf, call->arena, call->error);
    if (!code)
        code = gt_ocf_write(&writing, path, call->error);
    if (code)
        return code;
    fprintf(call->world->out,
            _("%s: the cap table of %s in Open Cap Format 1.2.0: %zu holders, %zu classes, %zu "
              "issues, %zu convertibles, %zu values, %zu rounds\n"),
            path, ocf.name, ocf.holder_count, ocf.class_count, ocf.issuance_count,
            ocf.convertible_count, ocf.value_count, ocf.round_count);
    gt_ocf_say_left(call->world->out, &ocf);
    return 0;
}

static void say_result(struct gt_call *call, const struct gt_ocf *ocf,
                       const struct gt_ocf_reading *reading, const struct gt_ocf_result *result)
{
    FILE *out = call->world->out;
    fprintf(
        out, _("%s: the cap table of %s: %lld imported + %lld already there = %lld objects%s\n"),
        call->arguments[0], ocf->name, (long long)result->entered, (long long)result->present,
        (long long)result->objects, call->dry_run ? _(" (--dry-run: nothing was written)") : "");
    if (reading->passed)
        fprintf(out, _("  passed over, as they leave who holds what as it is: %zu transactions\n"),
                reading->passed);
    if (reading->unread)
        fprintf(out, _("  not read: %zu files of plans, legends, vesting terms or documents\n"),
                reading->unread);
    if (reading->triggers)
        fprintf(out,
                _("  convertibles of which only the first conversion trigger was taken: %zu\n"),
                reading->triggers);
}

/* For machines: one object. */
static int print_counts(struct gt_call *call, const struct gt_ocf *ocf,
                        const struct gt_ocf_result *result)
{
    static const struct gt_listing_column columns[] = {
        {"file", NULL, GT_CELL_TEXT, NULL},      {"company", NULL, GT_CELL_TEXT, NULL},
        {"objects", NULL, GT_CELL_NUMBER, NULL}, {"imported", NULL, GT_CELL_NUMBER, NULL},
        {"present", NULL, GT_CELL_NUMBER, NULL},
    };
    const struct gt_cell cells[] = {
        {.text = call->arguments[0]}, {.text = ocf->name},         {.number = result->objects},
        {.number = result->entered},  {.number = result->present},
    };
    struct gt_listing listing = {columns, sizeof columns / sizeof *columns, cells, 1, NULL};
    return gt_call_print(call, &listing);
}

int gt_cmd_import_ocf(struct gt_call *call)
{
    struct gt_ocf ocf;
    struct gt_ocf_reading reading;
    struct gt_ocf_result result;
    struct gt_entry entry = gt_call_entry(call);
    const char *slash = strrchr(call->arguments[0], '/');
    const char *shown = slash && slash[1] ? slash + 1 : call->arguments[0];
    int code = gt_ocf_load(call->arguments[0], gt_store_ledger(call->store)->currency, &ocf,
                           &reading, call->arena, call->error);
    if (!code)
        code = gt_store_begin(call->store, &entry, call->error);
    if (!code)
        code = gt_ocf_enter(call->store, &ocf, shown, &result, call->arena, call->error);
    if (code)
        return code;
    if (call->dry_run || result.entered == 0)
        gt_store_rollback(call->store);
    else
        code = gt_store_commit(call->store, call->error);
    if (code)
        return code;
    if (call->output != GT_OUTPUT_TABLE)
        return print_counts(call, &ocf, &result);
    say_result(call, &ocf, &reading, &result);
    return 0;
}
