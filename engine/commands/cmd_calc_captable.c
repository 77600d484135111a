/* cmd_calc_captable.c - `calc captable`. */
#include "engine/commands/command.h"

#include "engine/export/equity.h"
#include "engine/intake/equity.h"

int gt_cmd_calc_captable(struct gt_call *call)
{
    struct gt_equity_plan plan;
    struct gt_equity *equity = NULL;
    gt_day as_of = gt_call_value(call, "as-of") ? call->as_of : GT_DAY_NONE;
    const char *path = call->arguments[0];
    int code = gt_equity_read(path, &plan, call->arena, call->error);
    if (!code)
        code = gt_equity_reckon(&plan, as_of, path, &equity, call->arena, call->error);
    if (!code)
        code = gt_equity_print(call->world->out, &plan, equity, call->output,
                               call->world->out_columns, call->arena, call->error);
    gt_equity_free(equity);
    return code;
}
