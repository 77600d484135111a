/* cmd_add.c - `NOUN add` for every kind of record: options are fields, the operation enters them.
 */
#include "engine/commands/guided.h"

#include "engine/commands/fields.h"
#include "engine/operations/duplicates.h"

#include <string.h>

const struct gt_option gt_add_options[] = {
    {"ask", NULL, N_("ask field by field; so does a command without a field, at a terminal")},
    {NULL, NULL, NULL},
};

/* A deal that looks like one that is there already is entered, and said to. */
static int warn_of_duplicates(struct gt_call *call, const char *noun, int64_t id,
                              struct gt_error *error)
{
    struct gt_duplicate *rows = NULL;
    size_t count = 0;
    int code = strcmp(noun, "deal") == 0 ? gt_duplicates_of_deal(call->store, id, GT_DUPLICATE_DAYS,
                                                                 &rows, &count, call->arena, error)
                                         : 0;
    for (size_t i = 0; i < count && i < 3 && !code; i++) {
        int64_t other = rows[i].one == id ? rows[i].other : rows[i].one;
        fprintf(
            call->world->err,
            _("It looks like deal %lld (%s). If it is the same: gentou deal merge %lld %lld. If "
              "not: gentou duplicate dismiss %lld %lld\n"),
            (long long)other, rows[i].why, (long long)other, (long long)id, (long long)other,
            (long long)id);
    }
    return code;
}

/* A closed round of a later day is in no list until then: most often the year is wrong. What is
 * planned may well be later than today. */
static bool is_later(const struct gt_call *call, const struct gt_record_type *type,
                     const void *data)
{
    const struct gt_deal_record *deal = data;
    return strcmp(type->form.name, "deal") == 0 && deal->date > call->world->today &&
           (deal->stage < 0 || deal->stage == GT_STAGE_CLOSED);
}

static void warn_of_later(struct gt_call *call, const struct gt_deal_record *deal)
{
    char day[GT_DAY_TEXT];
    gt_day_format(deal->date, day);
    fprintf(call->world->err,
            _("It closes on %s, later than today: lists show it from that day on, or with --as-of "
              "%s. If the date is wrong: gentou deal edit\n"),
            day, day);
}

int gt_call_enter(struct gt_call *call, const struct gt_record_type *type, const void *record,
                  struct gt_error *error)
{
    struct gt_entry entry = gt_call_entry(call);
    int64_t id = 0;
    int code = gt_store_begin(call->store, &entry, error);
    if (!code)
        code = type->enter(call->store, record, &id, call->arena, error);
    if (!code && call->dry_run)
        fprintf(call->world->out, _("Nothing was written (--dry-run); this %s can be entered.\n"),
                type->form.name);
    else if (!code)
        code = gt_store_commit(call->store, error);
    if (code || call->dry_run)
        gt_store_rollback(call->store);
    else
        fprintf(call->world->out, "%s #%lld\n", type->form.name, (long long)id);
    if (!code && is_later(call, type, record))
        warn_of_later(call, record);
    return code || call->dry_run ? code : warn_of_duplicates(call, type->form.name, id, error);
}

/* A field is missing where none was given: there is another way. */
static int hint(struct gt_call *call)
{
    const struct gt_error refused = *call->error;
    return gt_fail(call->error, refused.exit, _("%s; --ask asks field by field"), refused.text);
}

int gt_cmd_add(struct gt_call *call)
{
    const struct gt_record_type *type = gt_record_type_find(call->command->record);
    const char *positional = call->argument_count ? call->arguments[0] : NULL;
    struct gt_field_text *texts = NULL;
    size_t count = 0;
    void *record = gt_arena_alloc(call->arena, type->form.size);
    if (!record)
        return gt_fail_memory(call->error);
    int code = gt_fields_given(call, type, positional, &texts, &count);
    if (!code && gt_call_is_guided(call, count))
        return gt_call_guide(call, type, texts, count);
    if (!code)
        code = gt_record_bind(type, gt_fields_binding(call), texts, count, record, call->error);
    if (code)
        return count || call->error->system ? code : hint(call);
    code = gt_call_enter(call, type, record, call->error);
    return code ? code : is_later(call, type, record) ? GT_EXIT_FINDINGS : 0;
}
