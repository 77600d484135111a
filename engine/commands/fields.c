/* fields.c - options that are fields of a record, as texts to be bound. */
#include "engine/commands/fields.h"

static void gather(const struct gt_call *call, const struct gt_record_type *type,
                   const char *positional, struct gt_field_text *texts, size_t *count)
{
    if (positional)
        texts[(*count)++] =
            (struct gt_field_text){gt_form_field(&type->form, type->positional), positional};
    for (int i = 0; i < call->given_count; i++) {
        const struct gt_field *field = gt_form_field(&type->form, call->given[i].name);
        if (field)
            texts[(*count)++] =
                (struct gt_field_text){field, call->given[i].value ? call->given[i].value : "yes"};
    }
}

int gt_fields_given(struct gt_call *call, const struct gt_record_type *type, const char *positional,
                    struct gt_field_text **texts, size_t *count)
{
    *count = 0;
    *texts = gt_arena_alloc(call->arena, (size_t)(call->given_count + 1) * sizeof **texts);
    if (!*texts)
        return gt_fail_memory(call->error);
    gather(call, type, positional, *texts, count);
    for (size_t i = 0; i < *count; i++)
        for (size_t j = 0; j < i; j++)
            if ((*texts)[i].field == (*texts)[j].field && (*texts)[i].field->type != GT_FIELD_NAMES)
                return gt_fail(call->error, GT_EXIT_USAGE, _("%s: it is given twice"),
                               (*texts)[i].field->name);
    return 0;
}

static void say_repair(void *context, const struct gt_field *field, const char *original,
                       const char *repair)
{
    const struct gt_call *call = context;
    fprintf(call->world->err, _("%s: \"%s\" taken: %s\n"), field->name, original, _(repair));
}

struct gt_binding gt_fields_binding(struct gt_call *call)
{
    return (struct gt_binding){
        .arena = call->arena,
        .date_format = GT_DATE_ISO,
        .currency = gt_store_ledger(call->store)->currency,
        .repaired = say_repair,
        .context = call,
    };
}
