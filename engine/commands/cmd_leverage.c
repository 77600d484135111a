/* cmd_leverage.c - `leverage show`: leverage recorded, or in a scenario's back-cast. */
#include "engine/commands/exchange.h"
#include "engine/commands/leverage.h"

#include "engine/export/leverage.h"
#include "engine/intake/scenario.h"
#include "engine/operations/find.h"
#include "engine/operations/leverage.h"

#include <string.h>

struct gt_counting gt_call_counting(const struct gt_call *call)
{
    return (struct gt_counting){gt_call_flag(call, "state-owned-private")};
}

int gt_call_facts(struct gt_call *call, struct gt_facts *facts)
{
    struct gt_facts_terms terms;
    int code = gt_call_facts_terms(call, &terms);
    return code ? code
                : gt_facts_under(call->store, call->as_of, &terms, facts, call->arena, call->error);
}

/* The lines asked for: a partner by any of its names, a deal by number or reference. */
static int narrow(struct gt_call *call, const struct gt_facts *facts, struct gt_leverage_view *view)
{
    const char *partner = gt_call_value(call, "partner"), *deal = gt_call_value(call, "deal");
    int64_t party = 0, id = 0;
    int code = partner ? gt_need_role(call->store, partner, GT_ROLE_PARTNER, &party, call->arena,
                                      call->error)
                       : 0;
    if (!code && deal)
        code = gt_need_deal(call->store, deal, &id, call->error);
    if (!code && (party || id))
        gt_leverage_narrow(facts, view, id, party);
    if (!code && party && view->block.partner_count == 0)
        return gt_fail(call->error, GT_EXIT_DATA,
                       _("--partner: \"%s\" is no partner of the scenario; name it there, under "
                         "partners, or ask for one that is"),
                       gt_facts_name(facts, party));
    if (!code && id && view->block.deal_count == 0)
        return gt_fail(call->error, GT_EXIT_DATA,
                       _("deal %lld has no part in this: only closed rounds with the fund's money "
                         "(or, with --scenario, with the assumed money) have leverage"),
                       (long long)id);
    return code;
}

int gt_call_findings(struct gt_call *call, const struct gt_facts *facts,
                     const struct gt_scenario *scenario, struct gt_findings *findings)
{
    bool others_private =
        scenario && scenario->has_backcast && scenario->backcast.others == GT_OTHERS_PRIVATE;
    int code = gt_findings_partners(facts, others_private, findings, call->error);
    return code ? code : gt_findings_rounds(facts, findings, call->error);
}

int gt_cmd_leverage_show(struct gt_call *call)
{
    struct gt_facts facts;
    struct gt_scenario scenario;
    struct gt_leverage_view view;
    struct gt_findings findings = {.arena = call->arena};
    const char *path = gt_call_value(call, "scenario");
    int code = path ? gt_scenario_read(path, &scenario, call->arena, call->error) : 0;
    if (!code && path && !scenario.has_backcast)
        return gt_fail(call->error, GT_EXIT_DATA,
                       _("%s: backcast: it is missing; the ledger's leverage in a scenario wants "
                         "one"),
                       path);
    if (!code)
        code = gt_call_facts(call, &facts);
    if (!code)
        code = path ? gt_leverage_scenario(call->store, &facts, gt_call_counting(call), &scenario,
                                           &view, call->arena, call->error)
                    : gt_leverage_recorded(&facts, gt_call_counting(call), &view, call->arena,
                                           call->error);
    if (!code)
        code = narrow(call, &facts, &view);
    if (!code)
        code = gt_call_findings(call, &facts, path ? &scenario : NULL, &findings);
    if (code)
        return code;
    struct gt_leverage_answer answer = {
        .block = &view.block,
        .currency = facts.ledger->currency,
        .findings = findings.items,
        .finding_count = findings.count,
        .with_deals = true,
        .exchanges = facts.exchange->used,
        .exchange_count = facts.exchange->used_count,
    };
    code = gt_leverage_print(call->world->out, &answer, call->output, call->world->out_columns,
                             call->error);
    return code ? code : answer.finding_count ? GT_EXIT_FINDINGS : 0;
}
