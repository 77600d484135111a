/* cmd_amend.c - `NOUN edit` and `NOUN remove`: records are corrected and withdrawn. */
#include "engine/commands/fields.h"
#include "engine/commands/guided.h"

#include "engine/intake/stored.h"

#include <string.h>

/* A correction says why; it stands in the history of the record for good. */
static int read_reason(struct gt_call *call, const char **reason)
{
    *reason = gt_call_value(call, "reason");
    if (*reason && **reason && strspn(*reason, " \t") < strlen(*reason))
        return 0;
    return gt_fail(call->error, GT_EXIT_USAGE,
                   _("--reason: it is missing; say why, so that the history tells"));
}

/* A field that is no part of the record once it is entered. */
static int check_fixed(struct gt_call *call, const struct gt_amend *amend, const char *name)
{
    for (const struct gt_amend_fixed *fixed = amend->fixed; fixed && fixed->field; fixed++)
        if (gt_field_named(fixed->field, name))
            return gt_fail(call->error, GT_EXIT_USAGE, _("%s: it is not corrected here; %s"),
                           fixed->field, _(fixed->instead));
    return 0;
}

static int check_cleared(struct gt_call *call, const struct gt_record_type *type, const char *name,
                         const struct gt_field *field, const struct gt_field_text *texts,
                         size_t count)
{
    if (!field)
        return gt_fail(call->error, GT_EXIT_USAGE,
                       _("--clear: \"%s\" is no field of a %s; `gentou help %s edit` lists them"),
                       name, type->form.name, type->form.name);
    if (field->required)
        return gt_fail(call->error, GT_EXIT_USAGE,
                       _("--clear: a %s cannot be without its %s; write another"), type->form.name,
                       field->name);
    for (size_t i = 0; i < count; i++)
        if (texts[i].field == field)
            return gt_fail(call->error, GT_EXIT_USAGE,
                           _("--clear: %s is given, too; choose one of the two"), field->name);
    return 0;
}

/* The fields after --clear, which may stand several times. */
static int read_cleared(struct gt_call *call, const struct gt_amend *amend,
                        const struct gt_record_type *type, const struct gt_field_text *texts,
                        size_t count, const struct gt_field **cleared, size_t *cleared_count)
{
    int code = 0;
    for (int i = 0; i < call->given_count && !code; i++) {
        const char *name = call->given[i].value;
        if (strcmp(call->given[i].name, "clear") != 0)
            continue;
        const struct gt_field *field = gt_form_field(&type->form, name);
        code = check_fixed(call, amend, name);
        if (!code)
            code = check_cleared(call, type, name, field, texts, count);
        cleared[(*cleared_count)++] = field;
    }
    return code;
}

/* Lays what is given over the record that stands. */
static int change_record(struct gt_call *call, const struct gt_amend *amend,
                         const struct gt_record_type *type, void *record)
{
    struct gt_field_text *texts = NULL;
    size_t count = 0, cleared_count = 0;
    const struct gt_field **cleared =
        gt_arena_alloc(call->arena, (size_t)(call->given_count + 1) * sizeof *cleared);
    int code =
        cleared ? gt_fields_given(call, type, NULL, &texts, &count) : gt_fail_memory(call->error);
    for (size_t i = 0; i < count && !code; i++)
        code = check_fixed(call, amend, texts[i].field->name);
    if (!code)
        code = read_cleared(call, amend, type, texts, count, cleared, &cleared_count);
    if (!code && count + cleared_count == 0)
        return gt_fail(call->error, GT_EXIT_USAGE,
                       _("say what to correct: an option for each field, or --clear FIELD; `gentou "
                         "help %s edit` lists them"),
                       call->command->noun);
    return code ? code
                : gt_record_rebind(type, gt_fields_binding(call), texts, count, cleared,
                                   cleared_count, record, call->error);
}

/* Opens the entry and finds the record that stands; `record` holds what it says. */
static int begin(struct gt_call *call, const struct gt_amend *amend, int64_t *id, void **record)
{
    struct gt_entry entry = gt_call_entry(call);
    int code = read_reason(call, &entry.reason);
    if (!code)
        code = gt_store_begin(call->store, &entry, call->error);
    if (!code)
        code = gt_amend_which(call->store, amend, call->arguments[0], id, call->arena, call->error);
    return code ? code
                : gt_amend_read(call->store, amend, *id, gt_record_stored, record, call->arena,
                                call->error);
}

/* Is anything given that is to be corrected? */
static bool says_what(const struct gt_call *call, const struct gt_record_type *type)
{
    for (int i = 0; i < call->given_count; i++)
        if (strcmp(call->given[i].name, "clear") == 0 ||
            gt_form_field(&type->form, call->given[i].name))
            return true;
    return false;
}

int gt_cmd_edit(struct gt_call *call)
{
    const struct gt_record_type *type = gt_record_type_find(call->command->record);
    const struct gt_amend *amend = gt_amend_find(call->command->record);
    const char *reason = NULL;
    int64_t id = 0;
    void *record = NULL;
    int code = read_reason(call, &reason);
    if (!code && !says_what(call, type) && gt_call_is_guided(call, 0))
        return gt_call_guide_edit(call, type, amend);
    if (!code)
        code = begin(call, amend, &id, &record);
    if (!code)
        code = change_record(call, amend, type, record);
    if (!code)
        code = gt_amend_edit(call->store, amend, id, record, gt_record_stored, call->arena,
                             call->error);
    code = gt_call_end(call, code);
    if (!code)
        fprintf(call->world->out,
                call->dry_run ? _("Nothing was written (--dry-run); %s #%lld can be corrected.\n")
                              : _("%s #%lld is corrected.\n"),
                call->command->noun, (long long)id);
    return code;
}

int gt_cmd_remove(struct gt_call *call)
{
    /* The noun's options are no fields here, so that `record` of the command is NULL. */
    const char *noun = strcmp(call->command->noun, "party") == 0 ? "investor" : call->command->noun;
    const struct gt_amend *amend = gt_amend_find(noun);
    int64_t id = 0;
    void *record = NULL;
    int code = begin(call, amend, &id, &record);
    if (!code)
        code = gt_amend_remove(call->store, amend, id, call->arena, call->error);
    code = gt_call_end(call, code);
    if (!code)
        fprintf(call->world->out,
                call->dry_run ? _("Nothing was written (--dry-run); %s #%lld can be removed.\n")
                              : _("%s #%lld is removed; `gentou undo` brings it back.\n"),
                call->command->noun, (long long)id);
    return code;
}
