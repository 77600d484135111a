/* cmd_leverage.c - `leverage show`: leverage recorded, or in a scenario's back-cast. */
#include "engine/commands/exchange.h"
#include "engine/commands/leverage.h"

#include "engine/export/leverage.h"
#include "engine/intake/scenario.h"
#include "engine/operations/find.h"
#include "engine/operations/leverage.h"
#include "engine/operations/tracing.h"

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

/* What was asked beside the headline, and where it goes. */
struct asked {
    int level, basis, by, months;
    struct gt_leverage_beside beside;
    struct gt_board_leverage follow_on;
};

/* An option that the level has no answer for is not passed over. */
static int refuse_unused(struct gt_call *call, int level)
{
    static const char *const of_rounds[] = {"partner", "deal", "by", "follow-on", "deadweight"};
    bool above = level == GT_LEVERAGE_LEVEL_FUND || level == GT_LEVERAGE_LEVEL_CHAIN;
    for (size_t i = 0; above && i < sizeof of_rounds / sizeof *of_rounds; i++)
        if (gt_call_value(call, of_rounds[i]))
            return gt_fail(call->error, GT_EXIT_USAGE,
                           _("--%s: it is of rounds, and --level %s is of sub-funds; leave one of "
                             "the two out"),
                           of_rounds[i], gt_kind_token(&gt_leverage_level_words, level));
    if (!above && gt_call_value(call, "basis"))
        return gt_fail(
            call->error, GT_EXIT_USAGE,
            _("--basis: it is of the sub-funds' capital, and rounds are told by what was "
              "deployed; leave it out, or write --level fund or --level chain"));
    return 0;
}

static int read_asked(struct gt_call *call, struct asked *asked)
{
    const char *deadweight = gt_call_value(call, "deadweight");
    int64_t months = 0;
    *asked = (struct asked){.level = GT_LEVERAGE_LEVEL_DEAL,
                            .basis = GT_LEVERAGE_BASIS_PAID_IN,
                            .by = GT_LEVERAGE_BY_PARTNER,
                            .beside = {.peak = GT_MONEY_UNKNOWN, .deadweight = -1}};
    asked->beside.deadweight_source = gt_call_value(call, "deadweight-source");
    int code = gt_call_kind(call, "level", &gt_leverage_level_words, &asked->level);
    if (!code)
        code = gt_call_kind(call, "basis", &gt_leverage_basis_words, &asked->basis);
    if (!code)
        code = gt_call_kind(call, "by", &gt_leverage_by_words, &asked->by);
    if (!code && asked->level != GT_LEVERAGE_LEVEL_DEAL && gt_call_value(call, "scenario"))
        return gt_fail(call->error, GT_EXIT_USAGE,
                       _("--level: a back-cast is of rounds; leave the level out"));
    if (!code)
        code = refuse_unused(call, asked->level);
    if (!code)
        code = gt_call_count(call, "follow-on", 1, 1200, &months);
    asked->months = (int)months;
    if (code || !deadweight)
        return code;
    if (gt_value_rate(deadweight, 0, 1, &asked->beside.deadweight, call->error)) {
        call->error->exit = GT_EXIT_USAGE;
        return gt_error_at(call->error, "--deadweight");
    }
    if (!asked->beside.deadweight_source)
        return gt_fail(call->error, GT_EXIT_USAGE,
                       _("--deadweight: whose figure is it? Say with --deadweight-source TEXT"));
    return 0;
}

static int add_beside(struct gt_call *call, const struct gt_facts *facts,
                      const struct gt_leverage_view *view, struct asked *asked,
                      struct gt_leverage_answer *answer)
{
    struct gt_board_leverage *groups = NULL;
    struct gt_leverage_part *parts = NULL;
    struct gt_leverage_beside *beside = &asked->beside;
    bool recorded = !view->block.portfolio.assumed;
    int code = asked->by == GT_LEVERAGE_BY_PARTNER
                   ? 0
                   : gt_leverage_by(facts, view, (enum gt_leverage_by)asked->by, &groups,
                                    &answer->group_count, call->arena, call->error);
    beside->even = recorded && gt_leverage_evenness(facts, view, &beside->herfindahl,
                                                    &beside->largest, call->arena);
    if (!code && recorded && facts->fund)
        code =
            gt_leverage_outlay(call->store, facts, view, &beside->peak, call->arena, call->error);
    if (!code && asked->months)
        code = gt_leverage_follow_on(facts, gt_call_counting(call), view, asked->months,
                                     &asked->follow_on, call->arena, call->error);
    if (!code && gt_call_flag(call, "explain"))
        code = gt_leverage_explain(facts, gt_call_counting(call), view, &parts, &answer->part_count,
                                   call->arena, call->error);
    beside->follow_on = asked->months ? &asked->follow_on : NULL;
    answer->by = (enum gt_leverage_by)asked->by;
    answer->groups = groups;
    answer->beside = beside;
    answer->explain = parts != NULL;
    answer->parts = parts;
    return code;
}

/* What the figures above the round are, and of what. */
static int say_level(struct gt_call *call, const struct asked *asked)
{
    const char *basis = _(gt_kind_label(&gt_leverage_basis_words, asked->basis));
    const char *text =
        asked->level == GT_LEVERAGE_LEVEL_CHAIN
            ? gt_arena_format(call->arena,
                              _("Level: from the fund to the rounds. S the capital %s, G the "
                                "fund's part of it, D what the sub-fund put into rounds, R all "
                                "money of those rounds, whoever's: R/G = S/G x D/S x R/D, all "
                                "gross."),
                              basis)
            : gt_arena_format(call->arena,
                              _("Level: the sub-funds' capital %s, by whose it is. Gross = all of "
                                "it / the fund's; net = its private part / its public part (the "
                                "fund's and other). What is of unknown ownership counts as "
                                "neither. %s Not to be added to what the rounds show: a private "
                                "yuan counts here or there."),
                              basis, gt_leverage_private(gt_call_counting(call)));
    if (!text)
        return gt_fail_memory(call->error);
    gt_paragraph_print(call->world->out, text, call->world->out_columns);
    fputc('\n', call->world->out);
    return 0;
}

/* The levels above the round: what the figures are, then the sub-funds. */
static int show_funds(struct gt_call *call, const struct asked *asked, const struct gt_facts *facts)
{
    struct gt_leverage_fund *rows = NULL;
    size_t count = 0;
    bool chain = asked->level == GT_LEVERAGE_LEVEL_CHAIN;
    bool explain = gt_call_flag(call, "explain");
    FILE *out = call->world->out;
    int code = gt_leverage_funds(call->store, facts, gt_call_counting(call),
                                 (enum gt_leverage_basis)asked->basis, &rows, &count, call->arena,
                                 call->error);
    if (code)
        return code;
    if (call->output == GT_OUTPUT_TABLE && (code = say_level(call, asked)))
        return code;
    if (!explain || call->output == GT_OUTPUT_TABLE)
        code = gt_leverage_funds_print(out, rows, count, asked->level, asked->basis,
                                       facts->ledger->currency, call->output,
                                       call->world->out_columns, call->error);
    if (!code && explain)
        code = gt_leverage_funds_explain(out, rows, count, chain, facts->ledger->currency,
                                         call->output, call->world->out_columns, call->error);
    return code;
}

/* Stakes are looked through from here on, when that is asked. */
static int look_through(struct gt_call *call, const struct asked *asked, struct gt_facts *facts)
{
    if (asked->level != GT_LEVERAGE_LEVEL_LOOK_THROUGH)
        return 0;
    struct gt_tracing *tracing = gt_arena_alloc(call->arena, sizeof *tracing);
    if (!tracing)
        return gt_fail_memory(call->error);
    facts->tracing = tracing;
    return gt_tracing_load(call->store, facts, tracing, call->arena, call->error);
}

/* The scenario whose back-cast is asked for; without a path none. */
static int read_scenario(struct gt_call *call, const char *path, struct gt_scenario *scenario)
{
    int code = path ? gt_scenario_read(path, scenario, call->arena, call->error) : 0;
    if (code || !path || scenario->has_backcast)
        return code;
    return gt_fail(call->error, GT_EXIT_DATA,
                   _("%s: backcast: it is missing; the ledger's leverage in a scenario wants one"),
                   path);
}

/* What is recorded, or (scenario not NULL) what its back-cast makes of it. */
static int view_of(struct gt_call *call, struct gt_facts *facts, const struct gt_scenario *scenario,
                   struct gt_leverage_view *view)
{
    return scenario ? gt_leverage_scenario(call->store, facts, gt_call_counting(call), scenario,
                                           view, call->arena, call->error)
                    : gt_leverage_recorded(facts, gt_call_counting(call), view, call->arena,
                                           call->error);
}

int gt_cmd_leverage_show(struct gt_call *call)
{
    struct gt_facts facts;
    struct gt_scenario scenario;
    struct gt_leverage_view view;
    struct gt_findings findings = {.arena = call->arena};
    struct asked asked;
    const char *path = gt_call_value(call, "scenario");
    int code = read_asked(call, &asked);
    if (!code)
        code = read_scenario(call, path, &scenario);
    if (!code)
        code = gt_call_facts(call, &facts);
    if (!code && (asked.level == GT_LEVERAGE_LEVEL_FUND || asked.level == GT_LEVERAGE_LEVEL_CHAIN))
        return show_funds(call, &asked, &facts);
    if (!code)
        code = look_through(call, &asked, &facts);
    if (!code)
        code = view_of(call, &facts, path ? &scenario : NULL, &view);
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
    code = add_beside(call, &facts, &view, &asked, &answer);
    if (!code)
        code = gt_leverage_print(call->world->out, &answer, call->output, call->world->out_columns,
                                 call->error);
    return code ? code : answer.finding_count ? GT_EXIT_FINDINGS : 0;
}
