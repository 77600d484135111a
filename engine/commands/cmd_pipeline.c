/* cmd_pipeline.c - `deal move`, and the short ways to write beside a deal: what stands behind the
 * deal is a field too, and the day is today's.
 */
#include "engine/commands/command.h"

#include "engine/commands/pipeline.h"
#include "engine/operations/find.h"
#include "engine/operations/pipeline.h"

#include <string.h>

/* The call with the arguments behind the first as options of that name, and today as its date. */
static int add_with(struct gt_call *call, const char *name)
{
    char day[GT_DAY_TEXT];
    struct gt_call with = *call;
    struct gt_given *given = gt_arena_alloc(
        call->arena, (size_t)(call->given_count + call->argument_count + 1) * sizeof *given);
    if (!given)
        return gt_fail_memory(call->error);
    int count = call->given_count;
    if (count)
        memcpy(given, call->given, (size_t)count * sizeof *given);
    for (int i = 0; i < count; i++)
        if (strcmp(given[i].name, "reason") == 0)
            given[i].name = "pass_reason"; /* `deal move`; of a correction it is something else */
    for (int i = 1; i < call->argument_count; i++)
        given[count++] = (struct gt_given){name, call->arguments[i]};
    if (!gt_call_value(call, "date")) {
        gt_day_format(call->world->today, day);
        given[count++] = (struct gt_given){"date", gt_arena_copy(call->arena, day, strlen(day))};
        if (!given[count - 1].value)
            return gt_fail_memory(call->error);
    }
    with.given = given;
    with.given_count = count;
    with.argument_count = call->argument_count ? 1 : 0;
    return gt_cmd_add(&with);
}

/* What was missing on the command line says the same for every one of these. */
int gt_cmd_note_add(struct gt_call *call)
{
    return add_with(call, "text");
}

int gt_cmd_answer_add(struct gt_call *call)
{
    return add_with(call, "answer");
}

int gt_cmd_action_add(struct gt_call *call)
{
    return add_with(call, "action");
}

int gt_cmd_document_add(struct gt_call *call)
{
    return add_with(call, "file");
}

int gt_cmd_owner_add(struct gt_call *call)
{
    return add_with(call, "owner");
}

int gt_cmd_tag_add(struct gt_call *call)
{
    return add_with(call, "tags");
}

/* A source has no day. */
int gt_cmd_source_add(struct gt_call *call)
{
    struct gt_call with = *call;
    struct gt_given *given =
        gt_arena_alloc(call->arena, (size_t)(call->given_count + 1) * sizeof *given);
    if (!given)
        return gt_fail_memory(call->error);
    if (call->given_count)
        memcpy(given, call->given, (size_t)call->given_count * sizeof *given);
    if (call->argument_count == 2) {
        given[with.given_count++] = (struct gt_given){"source", call->arguments[1]};
        with.argument_count = 1;
    }
    with.given = given;
    return gt_cmd_add(&with);
}

/* Where it came from and where it is now, said behind the entry. */
static int say_move(struct gt_call *call)
{
    struct gt_move_row *moves = NULL;
    size_t count = 0;
    int64_t deal = 0;
    char day[GT_DAY_TEXT];
    int code = gt_need_deal(call->store, call->arguments[0], &deal, call->error);
    if (!code)
        code =
            gt_move_list(call->store, deal, GT_DAY_LAST, &moves, &count, call->arena, call->error);
    if (code || count < 2)
        return code;
    const struct gt_move_row *from = &moves[count - 2], *to = &moves[count - 1];
    fprintf(call->world->out, _("Deal %lld: from \"%s\" to \"%s\" on %s.\n"), (long long)deal,
            gt_step_label(from->step_name, from->stage), gt_step_label(to->step_name, to->stage),
            gt_day_format(to->day, day));
    return 0;
}

int gt_cmd_deal_move(struct gt_call *call)
{
    int code = add_with(call, "step");
    return code || call->dry_run ? code : say_move(call);
}

/* The day of --date, or today. */
static int read_day(struct gt_call *call, gt_day *day)
{
    *day = call->world->today;
    return gt_call_day(call, "date", day);
}

/* Ends the entry; a dry run says what it would do. */
static int finish(struct gt_call *call, int code, const char *would)
{
    code = gt_call_end(call, code);
    if (!code && call->dry_run)
        fprintf(call->world->out, "%s\n", would);
    return code;
}

int gt_cmd_tag_remove(struct gt_call *call)
{
    if (call->argument_count == 1) /* its number: it never was right */
        return gt_cmd_remove(call);
    gt_day day;
    int code = read_day(call, &day);
    if (!code)
        code = gt_call_begin(call);
    if (!code)
        code = gt_remove_tags(call->store, call->arguments[0], call->arguments + 1,
                              (size_t)call->argument_count - 1, day, call->arena, call->error);
    return finish(call, code, _("Nothing was written (--dry-run); these tags can be taken off."));
}

int gt_cmd_action_done(struct gt_call *call)
{
    gt_day day;
    int code = read_day(call, &day);
    if (!code)
        code = gt_call_begin(call);
    if (!code)
        code = gt_finish_action(call->store, call->arguments[0], day, call->error);
    return finish(call, code, _("Nothing was written (--dry-run); this action can be done."));
}
