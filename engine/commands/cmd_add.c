/* cmd_add.c - `NOUN add` for every kind of record: options are fields, the operation enters them.
 */
#include "engine/commands/command.h"

#include <stdlib.h>
#include <string.h>

/* The texts of the record's fields: the positional argument first, then the options. */
static size_t gather(const struct gt_call *call, const struct gt_record_type *type,
                     struct gt_field_text *texts)
{
    size_t count = 0;
    if (call->argument_count)
        texts[count++] = (struct gt_field_text){gt_form_field(&type->form, type->positional),
                                                call->arguments[0]};
    for (int i = 0; i < call->given_count; i++) {
        const struct gt_field *field = gt_form_field(&type->form, call->given[i].name);
        if (field)
            texts[count++] =
                (struct gt_field_text){field, call->given[i].value ? call->given[i].value : "yes"};
    }
    return count;
}

static void say_repair(void *context, const struct gt_field *field, const char *original,
                       const char *repair)
{
    const struct gt_call *call = context;
    fprintf(call->world->err, _("%s: \"%s\" taken: %s\n"), field->name, original, _(repair));
}

static int bind_record(struct gt_call *call, const struct gt_record_type *type, void *record)
{
    struct gt_binding binding = {
        .arena = call->arena,
        .date_format = GT_DATE_ISO,
        .currency = gt_store_ledger(call->store)->currency,
        .repaired = say_repair,
        .context = call,
    };
    struct gt_field_text *texts =
        gt_arena_alloc(call->arena, (size_t)(call->given_count + 1) * sizeof *texts);
    if (!texts)
        return gt_fail_memory(call->error);
    size_t count = gather(call, type, texts);
    for (size_t i = 0; i < count; i++)
        for (size_t j = 0; j < i; j++)
            if (texts[i].field == texts[j].field && texts[i].field->type != GT_FIELD_NAMES)
                return gt_fail(call->error, GT_EXIT_USAGE, _("%s: it is given twice"),
                               texts[i].field->name);
    return gt_record_bind(type, binding, texts, count, record, call->error);
}

int gt_cmd_add(struct gt_call *call)
{
    const struct gt_record_type *type = gt_record_type_find(call->command->record);
    struct gt_entry entry = gt_call_entry(call);
    int64_t id = 0;
    void *record = gt_arena_alloc(call->arena, type->form.size);
    if (!record)
        return gt_fail_memory(call->error);
    int code = bind_record(call, type, record);
    if (!code)
        code = gt_store_begin(call->store, &entry, call->error);
    if (!code)
        code = type->enter(call->store, record, &id, call->arena, call->error);
    if (!code && call->dry_run) {
        gt_store_rollback(call->store);
        fprintf(call->world->out, _("Nothing was written (--dry-run); this %s can be entered.\n"),
                type->form.name);
        return 0;
    }
    if (!code)
        code = gt_store_commit(call->store, call->error);
    if (!code)
        fprintf(call->world->out, "%s #%lld\n", type->form.name, (long long)id);
    return code;
}
