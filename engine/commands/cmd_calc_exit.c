/* cmd_calc_exit.c - `calc exit`. */
#include "engine/commands/command.h"

#include "engine/export/exit.h"
#include "engine/intake/exit.h"

#include <string.h>

#define POINTS_MAX 100000 /* of a range */

static int read_amount(struct gt_call *call, const char *option, const char *text,
                       const struct gt_currency *currency, gt_money *amount)
{
    const struct gt_currency *written = NULL;
    const char *repair = NULL;
    if (gt_value_amount(text, GT_NUMBER_PLAIN, currency, amount, &written, &repair, call->error)) {
        (void)gt_error_at(call->error, "--%s", option);
        return (int)(call->error->exit = GT_EXIT_USAGE);
    }
    if (written && written != currency)
        return gt_fail(call->error, GT_EXIT_USAGE,
                       _("--%s: it is in %s, the file in %s; they must be alike"), option,
                       written->code, currency->code);
    return 0;
}

static int add_sale(struct gt_call *call, struct gt_exit_view *view, struct gt_exit_sale *sales,
                    gt_money amount)
{
    return gt_exit_sell(view->solved, amount, &sales[view->sale_count++], call->arena, call->error);
}

/* Every --at, and the amounts behind the file. */
static int sell_at(struct gt_call *call, struct gt_exit_view *view)
{
    const struct gt_currency *currency = view->solved->plan->equity.currency;
    size_t most = (size_t)(call->given_count + call->argument_count);
    struct gt_exit_sale *sales = gt_arena_alloc(call->arena, most * sizeof *sales);
    int code = sales ? 0 : gt_fail_memory(call->error);
    gt_money amount = 0;
    view->sales = sales;
    for (int i = 0; i < call->given_count && !code; i++) {
        if (strcmp(call->given[i].name, "at") != 0)
            continue;
        code = read_amount(call, "at", call->given[i].value, currency, &amount);
        if (!code)
            code = add_sale(call, view, sales, amount);
    }
    for (int i = 1; i < call->argument_count && !code; i++) {
        code = read_amount(call, "at", call->arguments[i], currency, &amount);
        if (!code)
            code = add_sale(call, view, sales, amount);
    }
    return code;
}

/* --from, --to and --step: all three or none. */
static int sell_range(struct gt_call *call, struct gt_exit_view *view)
{
    static const char *const names[] = {"from", "to", "step"};
    const struct gt_currency *currency = view->solved->plan->equity.currency;
    gt_money values[3];
    for (int i = 0; i < 3; i++) {
        const char *text = gt_call_value(call, names[i]);
        if (!text)
            return gt_fail(call->error, GT_EXIT_USAGE,
                           _("--%s: a range has --from, --to and --step; give all three"),
                           names[i]);
        int code = read_amount(call, names[i], text, currency, &values[i]);
        if (code)
            return code;
    }
    if (values[1] < values[0] || values[2] <= 0)
        return gt_fail(call->error, GT_EXIT_USAGE,
                       values[2] <= 0 ? _("--step: must be more than 0")
                                      : _("--to: it is below --from; exchange the two"));
    if ((values[1] - values[0]) / values[2] >= POINTS_MAX)
        return gt_fail(call->error, GT_EXIT_USAGE,
                       _("--step: the range has more than %d points; make the step larger"),
                       POINTS_MAX);
    size_t count = (size_t)((values[1] - values[0]) / values[2]) + 1;
    struct gt_exit_sale *sales = gt_arena_alloc(call->arena, count * sizeof *sales);
    int code = sales ? 0 : gt_fail_memory(call->error);
    view->sales = sales;
    view->chart = true;
    for (size_t i = 0; i < count && !code; i++)
        code = add_sale(call, view, sales, values[0] + (gt_money)i * values[2]);
    return code;
}

static int sell(struct gt_call *call, struct gt_exit_view *view)
{
    bool range =
        gt_call_value(call, "from") || gt_call_value(call, "to") || gt_call_value(call, "step");
    bool at = gt_call_value(call, "at") || call->argument_count > 1;
    if (range && at)
        return gt_fail(call->error, GT_EXIT_USAGE,
                       _("--at: a range has its own amounts; give --at, or --from, --to and "
                         "--step"));
    return range ? sell_range(call, view) : sell_at(call, view);
}

int gt_cmd_calc_exit(struct gt_call *call)
{
    struct gt_exit_case plan;
    struct gt_exit_solved solved = {0};
    struct gt_exit_view view = {.solved = &solved, .by_holder = gt_call_flag(call, "by-holder")};
    int code = gt_exit_read(call->arguments[0], &plan, call->arena, call->error);
    if (!code)
        code = gt_exit_solve(&plan, call->arguments[0], &solved, call->arena, call->error);
    if (!code)
        code = sell(call, &view);
    if (!code)
        code = gt_exit_print(call->world->out, &view, call->output, call->world->out_columns,
                             call->arena, call->error);
    bool stable = true;
    for (size_t i = 0; i < view.sale_count && !code; i++)
        stable = stable && view.sales[i].result.stable;
    gt_exit_free(solved.diagram);
    return code ? code : stable ? GT_EXIT_OK : GT_EXIT_FINDINGS;
}
