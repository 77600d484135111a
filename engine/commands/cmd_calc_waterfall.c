/* cmd_calc_waterfall.c - `calc waterfall`. */
#include "engine/commands/command.h"

#include "engine/export/waterfall.h"
#include "engine/intake/waterfall.h"

#include <string.h>

/* The deal that --deal names. */
static int find_deal(struct gt_call *call, const struct gt_fund_case *fund, size_t *deal)
{
    const char *name = gt_call_value(call, "deal");
    *deal = GT_NO_DEAL;
    if (!name)
        return 0;
    for (size_t d = 0; d < fund->deal_count; d++)
        if (strcmp(fund->deal_names[d], name) == 0)
            *deal = d;
    return *deal != GT_NO_DEAL
               ? 0
               : gt_fail(call->error, GT_EXIT_USAGE,
                         _("--deal: \"%s\" is no deal of the file; write the name as it does"),
                         name);
}

/* --preview AMOUNT --date D [--deal NAME]. */
static int read_preview(struct gt_call *call, const struct gt_fund_case *fund,
                        struct gt_fund_flow *flow)
{
    const struct gt_currency *currency = NULL;
    const char *repair = NULL;
    *flow = (struct gt_fund_flow){.day = GT_DAY_NONE,
                                  .kind = GT_FUND_FLOW_DISTRIBUTION,
                                  .investor = GT_ALL_INVESTORS,
                                  .cost = GT_MONEY_UNKNOWN};
    int code = gt_value_amount(gt_call_value(call, "preview"), GT_NUMBER_PLAIN, fund->currency,
                               &flow->amount, &currency, &repair, call->error);
    if (code) {
        gt_error_at(call->error, "--preview");
        call->error->exit = GT_EXIT_USAGE;
        return GT_EXIT_USAGE;
    }
    if (currency && currency != fund->currency)
        return gt_fail(call->error, GT_EXIT_USAGE,
                       _("--preview: it is in %s, the fund in %s; they must be alike"),
                       currency->code, fund->currency->code);
    code = gt_call_day(call, "date", &flow->day);
    if (!code && flow->day == GT_DAY_NONE)
        return gt_fail(call->error, GT_EXIT_USAGE,
                       _("--date: a preview is of a day; give it as 2024-12-31"));
    return code ? code : find_deal(call, fund, &flow->deal);
}

static int preview(struct gt_call *call, const struct gt_fund_case *fund)
{
    struct gt_fund_flow flow;
    struct gt_case_step step;
    struct gt_fund_state before;
    int code = read_preview(call, fund, &flow);
    if (!code)
        code = gt_case_preview(fund, &flow, &step, &before, call->arena, call->error);
    return code ? code
                : gt_waterfall_preview_print(call->world->out, fund, &step, &before, call->output,
                                             call->world->out_columns, call->error);
}

int gt_cmd_calc_waterfall(struct gt_call *call)
{
    struct gt_fund_case fund;
    struct gt_case_answer answer;
    int code = gt_waterfall_read(call->arguments[0], &fund, call->arena, call->error);
    if (code)
        return code;
    if (gt_call_value(call, "preview"))
        return preview(call, &fund);
    if (gt_call_value(call, "date") || gt_call_value(call, "deal"))
        return gt_fail(call->error, GT_EXIT_USAGE,
                       _("--date and --deal are of a preview; write --preview AMOUNT as well"));
    code = gt_case_run(&fund, &answer, call->arena, call->error);
    return code ? code
                : gt_waterfall_print(call->world->out, &fund, &answer, call->output,
                                     call->world->out_columns, call->error);
}
