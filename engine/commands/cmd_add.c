/* cmd_add.c - `NOUN add` for every kind of record: options are fields, the operation enters them.
 */
#include "engine/commands/guided.h"

#include "engine/commands/fields.h"
#include "engine/operations/duplicates.h"
#include "engine/operations/find.h"
#include "engine/operations/rulebook.h"

#include <string.h>

const struct gt_option gt_add_options[] = {
    {"ask", NULL, N_("ask field by field; so does a command without a field, at a terminal")},
    {NULL, NULL, NULL},
};

const struct gt_option gt_add_checked_options[] = {
    {"ask", NULL, N_("ask field by field; so does a command without a field, at a terminal")},
    {"override", "REASON", N_("enter it although a rule refuses; the reason is kept")},
    {NULL, NULL, NULL},
};

/* What a record that is to be entered makes a deal break. */
struct before_money {
    int64_t deal; /* 0: rules do not ask */
    struct gt_rule_finding *broken, *findings;
    size_t broken_count, count; /* before the record, and with it */
};

/* A stake is told what it breaks itself; a deal that moves on, all that is broken. */
static int look_before(struct gt_call *call, const char *noun, const void *record,
                       struct before_money *money, struct gt_error *error)
{
    const struct gt_stage_record *stage = record;
    const struct gt_investment_record *stake = record;
    const char *reason = gt_call_value(call, "override");
    if (reason && !*reason)
        return gt_fail(error, GT_EXIT_USAGE, _("--override: say why"));
    if (strcmp(noun, "stage") == 0)
        return gt_need_deal(call->store, stage->deal, &money->deal, error);
    if (strcmp(noun, "investment") != 0)
        return 0;
    int code = gt_need_deal(call->store, stake->deal, &money->deal, error);
    return code
               ? code
               : gt_rulebook_before_money(call->store, money->deal, call->world->today,
                                          &money->broken, &money->broken_count, call->arena, error);
}

static bool was_broken(const struct before_money *money, const struct gt_rule *rule)
{
    for (size_t i = 0; i < money->broken_count; i++)
        if (money->broken[i].rule == rule)
            return true;
    return false;
}

/* A rule that was read refuses it, unless somebody says why not. */
static int look_after(struct gt_call *call, const char *noun, int64_t id,
                      struct before_money *money, struct gt_error *error)
{
    const char *reason = gt_call_value(call, "override");
    size_t kept = 0;
    if (strcmp(noun, "deal") == 0)
        money->deal = id;
    if (!money->deal)
        return 0;
    int code = gt_rulebook_before_money(call->store, money->deal, call->world->today,
                                        &money->findings, &money->count, call->arena, error);
    for (size_t i = 0; i < money->count && !code; i++)
        if (!was_broken(money, money->findings[i].rule))
            money->findings[kept++] = money->findings[i];
    money->count = kept;
    for (size_t i = 0; i < kept && !code && !reason; i++)
        if (money->findings[i].refuses)
            return gt_fail(error, GT_EXIT_DATA,
                           _("%s. Mend that, or say with --override why it is entered "
                             "nevertheless"),
                           money->findings[i].text);
    return code || !reason ? code
                           : gt_rulebook_override(call->store, money->deal, money->findings, kept,
                                                  reason, error);
}

static void say_findings(const struct gt_call *call, const struct gt_rule_finding *findings,
                         size_t count)
{
    for (size_t i = 0; i < count; i++)
        fprintf(call->world->err,
                findings[i].refuses ? _("Overridden: %s.\n") : _("To look at: %s.\n"),
                findings[i].text);
}

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
                  bool *look, struct gt_error *error)
{
    struct gt_entry entry = gt_call_entry(call);
    struct before_money money = {0};
    int64_t id = 0;
    entry.reason = gt_call_value(call, "override");
    int code = gt_store_begin(call->store, &entry, error);
    if (!code)
        code = look_before(call, type->form.name, record, &money, error);
    if (!code)
        code = type->enter(call->store, record, &id, call->arena, error);
    if (!code)
        code = look_after(call, type->form.name, id, &money, error);
    if (!code && call->dry_run)
        fprintf(call->world->out, _("Nothing was written (--dry-run); this %s can be entered.\n"),
                type->form.name);
    else if (!code)
        code = gt_store_commit(call->store, error);
    if (code || call->dry_run)
        gt_store_rollback(call->store);
    else
        fprintf(call->world->out, "%s #%lld\n", type->form.name, (long long)id);
    if (code)
        return code;
    if (is_later(call, type, record))
        warn_of_later(call, record);
    say_findings(call, money.findings, money.count);
    *look = money.count > 0 || is_later(call, type, record);
    return call->dry_run ? 0 : warn_of_duplicates(call, type->form.name, id, error);
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
    bool look = false;
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
    code = gt_call_enter(call, type, record, &look, call->error);
    return code ? code : look ? GT_EXIT_FINDINGS : 0;
}
