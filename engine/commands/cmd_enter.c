/* cmd_enter.c - `NOUN add` of records that take several arguments without an option: the first is
 * the record's own, as everywhere; the others are options whose names need not be written. */
#include "engine/commands/club.h"

#include "engine/operations/club.h"
#include "engine/operations/vehicle.h"

#include <string.h>

/* The fields of the arguments behind the first; the last one takes all that remain. */
static const struct {
    const char *noun, *fields[3];
} further[] = {
    {"interest", {"sectors"}}, {"agenda", {"deals"}},    {"attendance", {"members"}},
    {"score", {"member"}},     {"conflict", {"member"}}, {"vote", {"member", "vote"}},
    {"holder", {"party"}},
};

static const char *field_of(const char *noun, int argument)
{
    size_t row = 0;
    while (strcmp(further[row].noun, noun) != 0)
        row++;
    int place = 0;
    while (place + 1 < argument && further[row].fields[place + 1])
        place++;
    return further[row].fields[place];
}

/* Says what wants a look of the holder just entered, which is the vehicle's last. */
static int remark_holder(struct gt_call *call)
{
    struct gt_vehicle_row vehicle;
    struct gt_holder_row *rows = NULL;
    struct gt_text lines = {0};
    size_t count = 0, last = 0;
    const char *name = call->argument_count ? call->arguments[0] : gt_call_value(call, "vehicle");
    int code = gt_need_vehicle(call->store, name, GT_DAY_LAST, &vehicle, call->arena, call->error);
    if (!code)
        code = gt_holder_list(call->store, vehicle.party, 0, GT_DAY_LAST, &rows, &count,
                              call->arena, call->error);
    for (size_t i = 1; i < count; i++)
        last = rows[i].id > rows[last].id ? i : last;
    if (!code && count)
        code = gt_remark_holder(call->store, rows[last].id, &lines, call->arena, call->error);
    if (!code && lines.length)
        fputs(lines.data, call->world->err);
    if (!code && lines.length)
        code = GT_EXIT_FINDINGS;
    gt_text_clear(&lines);
    return code;
}

int gt_cmd_enter(struct gt_call *call)
{
    struct gt_call as_options = *call;
    size_t count = (size_t)(call->given_count + call->argument_count);
    struct gt_given *given = gt_arena_alloc(call->arena, (count + 1) * sizeof *given);
    if (!given)
        return gt_fail_memory(call->error);
    if (call->given_count)
        memcpy(given, call->given, (size_t)call->given_count * sizeof *given);
    for (int i = 1; i < call->argument_count; i++) {
        given[as_options.given_count].name = field_of(call->command->noun, i);
        given[as_options.given_count++].value = call->arguments[i];
    }
    as_options.given = given;
    as_options.argument_count = call->argument_count ? 1 : 0;
    int code = gt_cmd_add(&as_options);
    bool named = call->argument_count || gt_call_value(call, "vehicle"); /* else it was asked for */
    if (code || call->dry_run || !named || strcmp(call->command->noun, "holder") != 0)
        return code;
    return remark_holder(call);
}

const char *gt_call_word(const struct gt_call *call, const struct gt_kind *kind, int value)
{
    return value < 0                         ? NULL
           : call->output == GT_OUTPUT_TABLE ? _(gt_kind_label(kind, value))
                                             : gt_kind_token(kind, value);
}
