/* cmd_calc_pme.c - `calc pme`. */
#include "engine/commands/command.h"

#include "engine/export/pme.h"
#include "engine/intake/pme.h"
#include "engine/operations/returns.h"

/* Flows by period have no dates, and so no index beside them. */
static int read_options(struct gt_call *call, struct gt_pme_files *files)
{
    const char *order = gt_call_value(call, "date-format");
    const char *style = gt_call_value(call, "number-format");
    int period = -1;
    *files = (struct gt_pme_files){
        .flows = call->arguments[0], .index = gt_call_value(call, "index"), .as_of = GT_DAY_NONE};
    if (order && gt_value_date_format(order, &files->date_format, call->error)) {
        call->error->exit = GT_EXIT_USAGE;
        return gt_error_at(call->error, "--date-format");
    }
    if (style && gt_value_number_format(style, &files->number_format, call->error)) {
        call->error->exit = GT_EXIT_USAGE;
        return gt_error_at(call->error, "--number-format");
    }
    int code = gt_call_kind(call, "period", &gt_period_words, &period);
    if (!code)
        code = gt_call_day(call, "as-of", &files->as_of);
    if (code || period < 0)
        return code;
    files->a_year = gt_periods_a_year((enum gt_period)period);
    if (files->index || files->as_of != GT_DAY_NONE)
        return gt_fail(call->error, GT_EXIT_USAGE,
                       _("--period is for flows by period, which have no days; give the index in a "
                         "column of theirs, and leave out --index and --as-of"));
    return 0;
}

int gt_cmd_calc_pme(struct gt_call *call)
{
    struct gt_pme_files files;
    struct gt_pme_input input;
    struct gt_pme pme;
    int code = read_options(call, &files);
    if (!code)
        code = gt_pme_read(&files, &input, call->arena, call->error);
    if (code)
        return code;
    enum gt_status status = gt_pme(&input.fund, input.index, input.index_count, &pme);
    if (status == GT_ENOMEM)
        return gt_fail_memory(call->error);
    if (status != GT_OK)
        return gt_fail(call->error, GT_EXIT_DATA,
                       _("%s: the amounts lie too far apart to be reckoned with"), files.flows);
    return gt_pme_print(call->world->out, &pme, files.a_year > 0, call->output,
                        call->world->out_columns, call->error);
}
