/* cmd_calc_returns.c - `calc returns`. */
#include "engine/commands/command.h"

#include "engine/export/returns.h"
#include "engine/intake/flows.h"
#include "engine/operations/returns.h"

#define RATE_LOW  -0.9999999999
#define RATE_HIGH 1e12

static int read_terms(struct gt_call *call, struct gt_returns_terms *terms)
{
    int day_count = GT_DAY_COUNT_ACT_365F;
    const char *commitment = gt_call_value(call, "commitment");
    const char *rate = gt_call_value(call, "rate");
    *terms = (struct gt_returns_terms){.period = -1, .as_of = GT_DAY_NONE, .has_rate = rate};
    int code = gt_call_kind(call, "day-count", &gt_day_count_words, &day_count);
    if (!code)
        code = gt_call_kind(call, "period", &gt_period_words, &terms->period);
    if (!code)
        code = gt_call_day(call, "as-of", &terms->as_of);
    if (code)
        return code;
    terms->day_count = (enum gt_day_count)day_count;
    if (terms->period >= 0 && (terms->as_of != GT_DAY_NONE || gt_call_value(call, "day-count")))
        return gt_fail(call->error, GT_EXIT_USAGE,
                       _("--period is for amounts by period, which have no days; leave out --as-of "
                         "and --day-count"));
    if (rate && gt_value_rate(rate, RATE_LOW, RATE_HIGH, &terms->rate, call->error))
        return gt_call_at_option(call, "rate");
    if (commitment && gt_value_signed(commitment, &terms->commitment, call->error))
        return gt_call_at_option(call, "commitment");
    if (commitment && gt_decimal_sign(terms->commitment) <= 0)
        return gt_fail(call->error, GT_EXIT_USAGE,
                       _("--commitment: %s is not above 0; expected the whole amount committed"),
                       commitment);
    return 0;
}

static int read_lines(struct gt_call *call, const struct gt_returns_terms *terms,
                      struct gt_account_line **lines, size_t *count)
{
    const char *path = call->arguments[0], *order = gt_call_value(call, "date-format");
    const char *style = gt_call_value(call, "number-format");
    enum gt_date_format date_format = GT_DATE_ISO;
    enum gt_number_format numbers = GT_NUMBER_PLAIN;
    struct gt_flow_line *read = NULL;
    if (order && gt_value_date_format(order, &date_format, call->error))
        return gt_call_at_option(call, "date-format");
    if (style && gt_value_number_format(style, &numbers, call->error))
        return gt_call_at_option(call, "number-format");
    int code =
        terms->period >= 0
            ? gt_periods_read(path, numbers, &read, count, call->arena, call->error)
            : gt_flows_read(path, date_format, numbers, &read, count, call->arena, call->error);
    if (!code && *count == 0)
        return gt_fail(call->error, GT_EXIT_DATA,
                       _("%s: there is no flow in it; write one a line below the names of the "
                         "columns"),
                       path);
    *lines = gt_arena_alloc(call->arena, (*count + 1) * sizeof **lines);
    if (!code && !*lines)
        return gt_fail_memory(call->error);
    for (size_t i = 0; !code && i < *count; i++)
        (*lines)[i] = (struct gt_account_line){read[i].day, read[i].amount, read[i].kind};
    return code;
}

int gt_cmd_calc_returns(struct gt_call *call)
{
    struct gt_returns_terms terms;
    struct gt_returns returns;
    struct gt_account_line *lines = NULL;
    size_t count = 0;
    int code = read_terms(call, &terms);
    if (!code)
        code = read_lines(call, &terms, &lines, &count);
    if (!code)
        code = gt_returns_reckon(lines, count, &terms, &returns, call->arena, call->error);
    return code ? code
                : gt_returns_print(call->world->out, &returns, call->output,
                                   call->world->out_columns, call->error);
}
