/* cmd_calc_pacing.c - `calc pacing`. */
#include "engine/commands/command.h"

#include "engine/export/pacing.h"
#include "engine/intake/pacing.h"

int gt_cmd_calc_pacing(struct gt_call *call)
{
    struct gt_pacing_file file;
    struct gt_pacing_totals totals;
    int code = gt_pacing_read(call->arguments[0], &file, call->arena, call->error);
    if (code)
        return code;
    struct gt_pacing_row *rows =
        gt_arena_alloc(call->arena, (size_t)file.plan.periods * sizeof *rows);
    enum gt_status status = rows ? gt_pacing(&file.plan, rows, &totals) : GT_ENOMEM;
    if (status == GT_ENOMEM)
        return gt_fail_memory(call->error);
    if (status != GT_OK)
        return gt_fail(call->error, GT_EXIT_DATA,
                       _("%s: the values grow beyond what can be reckoned with; lower growth, or "
                         "shorten the plan"),
                       call->arguments[0]);
    struct gt_pacing_answer answer = {&file.plan,    rows,           &totals,
                                      file.currency, file.committed, file.start};
    return gt_pacing_print(call->world->out, &answer, call->output, call->world->out_columns,
                           call->error);
}
