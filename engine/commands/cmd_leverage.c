/* cmd_leverage.c - `leverage show` and `scenario run`: leverage recorded, back-cast, planned. */
#include "engine/commands/exchange.h"

#include "engine/export/leverage.h"
#include "engine/intake/scenario.h"
#include "engine/operations/find.h"
#include "engine/operations/findings.h"
#include "engine/operations/leverage.h"
#include "engine/operations/plan.h"

#include <string.h>

static struct gt_counting counting_of(const struct gt_call *call)
{
    return (struct gt_counting){gt_call_flag(call, "state-owned-private")};
}

static int load_facts(struct gt_call *call, struct gt_facts *facts)
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

static int find_all(struct gt_call *call, const struct gt_facts *facts,
                    const struct gt_scenario *scenario, struct gt_findings *findings)
{
    bool others_private =
        scenario && scenario->has_backcast && scenario->backcast.others == GT_OTHERS_PRIVATE;
    int code = gt_findings_partners(facts, others_private, findings, call->error);
    return code ? code : gt_findings_rounds(facts, findings, call->error);
}

static int print(struct gt_call *call, const struct gt_leverage_answer *answer)
{
    int code = gt_leverage_print(call->world->out, answer, call->output, call->world->out_columns,
                                 call->error);
    return code ? code : answer->finding_count ? GT_EXIT_FINDINGS : 0;
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
        code = load_facts(call, &facts);
    if (!code)
        code =
            path ? gt_leverage_scenario(call->store, &facts, counting_of(call), &scenario, &view,
                                        call->arena, call->error)
                 : gt_leverage_recorded(&facts, counting_of(call), &view, call->arena, call->error);
    if (!code)
        code = narrow(call, &facts, &view);
    if (!code)
        code = find_all(call, &facts, path ? &scenario : NULL, &findings);
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
    return print(call, &answer);
}

/* --share and --placement instead of the file's. */
static int override(struct gt_call *call, struct gt_scenario *scenario)
{
    const char *share = gt_call_value(call, "share");
    int code = 0;
    if ((share || gt_call_value(call, "placement")) && !scenario->has_backcast)
        return gt_fail(call->error, GT_EXIT_USAGE,
                       _("--share and --placement change a back-cast; this scenario has none"));
    if (share && gt_value_rate(share, 0.0001, 0.9999, &scenario->backcast.share, call->error)) {
        call->error->exit = GT_EXIT_USAGE;
        code = gt_error_at(call->error, "--share");
    }
    return code ? code
                : gt_call_kind(call, "placement", &gt_placement_words,
                               &scenario->backcast.placement);
}

int gt_cmd_scenario_run(struct gt_call *call)
{
    struct gt_facts facts;
    struct gt_scenario scenario;
    struct gt_leverage_view view;
    struct gt_board_leverage plan;
    struct gt_findings findings = {.arena = call->arena};
    int code = gt_scenario_read(call->arguments[0], &scenario, call->arena, call->error);
    if (!code)
        code = override(call, &scenario);
    if (!code)
        code = load_facts(call, &facts);
    if (!code && scenario.has_backcast)
        code = gt_leverage_scenario(call->store, &facts, counting_of(call), &scenario, &view,
                                    call->arena, call->error);
    if (!code && scenario.has_programme)
        code = gt_plan_leverage(&scenario, &plan, call->error);
    if (!code)
        code = find_all(call, &facts, &scenario, &findings);
    if (code)
        return code;
    struct gt_leverage_answer answer = {
        .block = scenario.has_backcast ? &view.block : NULL,
        .plan = scenario.has_programme ? &plan : NULL,
        .currency = scenario.currency,
        .findings = findings.items,
        .finding_count = findings.count,
        .exchanges = facts.exchange->used,
        .exchange_count = facts.exchange->used_count,
    };
    code = print(call, &answer);
    if (scenario.has_programme && call->output == GT_OUTPUT_TABLE && code != GT_EXIT_DATA)
        fprintf(call->world->out, _("\nIts returns and risk: gentou simulate %s\n"),
                call->arguments[0]);
    return code;
}
