/* cmd_add.c - `NOUN add` for every kind of record: options are fields, the operation enters them.
 */
#include "engine/commands/fields.h"

static int bind_record(struct gt_call *call, const struct gt_record_type *type, void *record)
{
    struct gt_field_text *texts = NULL;
    size_t count = 0;
    const char *positional = call->argument_count ? call->arguments[0] : NULL;
    int code = gt_fields_given(call, type, positional, &texts, &count);
    return code ? code
                : gt_record_bind(type, gt_fields_binding(call), texts, count, record, call->error);
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
