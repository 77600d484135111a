/* cmd_club_report.c - `club report`: the eleven questions of an angel group. */
#include "engine/commands/club.h"
#include "engine/commands/exchange.h"

#include "engine/export/club_report.h"
#include "engine/operations/club_report.h"

int gt_cmd_club_report(struct gt_call *call)
{
    struct gt_facts_terms terms;
    struct gt_facts facts;
    struct gt_club_report report;
    gt_day from = GT_DAY_NONE, to = GT_DAY_NONE;
    int holders = GT_HOLDERS_CLUB;
    int64_t question = 0;
    int code = gt_call_day(call, "from", &from);
    if (!code)
        code = gt_call_day(call, "to", &to);
    if (!code && from != GT_DAY_NONE && to != GT_DAY_NONE && from > to)
        return gt_fail(call->error, GT_EXIT_USAGE,
                       _("--from lies after --to; give the earlier day to --from"));
    if (!code)
        code = gt_call_kind(call, "holder", &gt_holders_words, &holders);
    if (!code)
        code = gt_call_count(call, "question", 1, GT_QUESTIONS, &question);
    if (!code)
        code = gt_call_facts_terms(call, &terms);
    if (!code)
        code = gt_facts_under(call->store, call->as_of, &terms, &facts, call->arena, call->error);
    if (!code)
        code = gt_club_report(call->store, &facts, (enum gt_holders)holders, from, to,
                              (int)question - 1, &report, call->arena, call->error);
    return code ? code
                : gt_club_report_print(call->world->out, &report, call->output,
                                       call->world->out_columns, call->error);
}
