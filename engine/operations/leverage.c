/* leverage.c - leverage of the ledger's rounds. */
#include "engine/operations/leverage.h"

#include "engine/operations/find.h"
#include "engine/operations/tracing.h"

#include <string.h>

/* What is asked of the facts: which parties make the lines, and whether the fund's part is
 * assumed. */
struct question {
    const struct gt_facts *facts;
    struct gt_counting counting;
    const int64_t *parties; /* one line each */
    size_t party_count;
    const struct gt_backcast_plan *plan; /* NULL: as recorded */
    struct gt_arena *arena;
    struct gt_error *error;
};

/* The lines as they grow; the view points to them at the end. */
struct lines {
    struct gt_board_leverage portfolio;
    struct gt_board_leverage *partners;
    struct gt_board_leverage *deals;
    size_t *places;
    size_t deal_count;
    int shared;
};

/* How many of the question's parties stand in a deal. */
static int parties_in(const struct question *question, size_t deal)
{
    int count = 0;
    for (size_t i = 0; i < question->party_count; i++)
        count += gt_facts_took_part(question->facts, deal, question->parties[i]);
    return count;
}

static bool chosen(const struct question *question, size_t deal)
{
    const struct gt_deal_row *row = &question->facts->deals[deal];
    const struct gt_backcast_plan *plan = question->plan;
    if (row->stage != GT_STAGE_CLOSED)
        return false;
    if (!plan)
        return question->facts->fund &&
               gt_tracing_reaches(question->facts, question->facts->tracing, deal);
    return (plan->kinds == 0 || plan->kinds & 1u << row->kind) &&
           (plan->from == GT_DAY_NONE || row->day >= plan->from) &&
           (plan->to == GT_DAY_NONE || row->day <= plan->to) && parties_in(question, deal) > 0;
}

/* The deal's money by whose it is; in a back-cast, as it would have been. */
static int split_deal(const struct question *question, size_t deal, struct gt_split *split)
{
    struct gt_split actual;
    const struct gt_backcast_plan *plan = question->plan;
    int code = gt_facts_split(question->facts, deal, question->counting, plan ? &actual : split,
                              question->arena, question->error);
    if (code || !plan)
        return code;
    struct gt_backcast what_if = {plan->share, (enum gt_placement)plan->placement,
                                  plan->others == GT_OTHERS_PRIVATE};
    enum gt_status status = gt_leverage_backcast(&actual, &what_if, split);
    if (status != GT_OK)
        return gt_fail(question->error, GT_EXIT_DATA, _("backcast: share: %s"),
                       _(gt_status_text(status)));
    return 0;
}

static int add(const struct question *question, struct gt_board_leverage *line, size_t deal,
               const struct gt_split *split)
{
    if (!split->known && gt_facts_is_foreign(question->facts, deal)) {
        line->leverage.rounds_foreign++;
        return 0;
    }
    enum gt_status status = gt_leverage_add(&line->leverage, split);
    if (status != GT_OK)
        return gt_fail(question->error, GT_EXIT_DATA, _("%s: the rounds cannot be summed: %s"),
                       line->name, _(gt_status_text(status)));
    return 0;
}

static int add_deal(const struct question *question, struct lines *lines, size_t deal)
{
    struct gt_split split;
    char day[GT_DAY_TEXT];
    const struct gt_deal_row *row = &question->facts->deals[deal];
    struct gt_board_leverage *line = &lines->deals[lines->deal_count];
    int code = split_deal(question, deal, &split);
    if (code)
        return code;
    line->name =
        gt_arena_format(question->arena, "%s %s", row->company_name, gt_day_format(row->day, day));
    line->assumed = question->plan != NULL;
    if (!line->name)
        return gt_fail_memory(question->error);
    lines->places[lines->deal_count++] = deal;
    code = add(question, line, deal, &split);
    if (!code)
        code = add(question, &lines->portfolio, deal, &split);
    for (size_t i = 0; i < question->party_count && !code; i++)
        if (gt_facts_took_part(question->facts, deal, question->parties[i]))
            code = add(question, &lines->partners[i], deal, &split);
    lines->shared += parties_in(question, deal) > 1;
    return code;
}

static int prepare(const struct question *question, struct lines *lines)
{
    size_t deals = question->facts->deal_count + 1;
    lines->deals = gt_arena_alloc(question->arena, deals * sizeof *lines->deals);
    lines->places = gt_arena_alloc(question->arena, deals * sizeof *lines->places);
    lines->partners =
        gt_arena_alloc(question->arena, (question->party_count + 1) * sizeof *lines->partners);
    if (!lines->deals || !lines->places || !lines->partners)
        return gt_fail_memory(question->error);
    lines->portfolio = (struct gt_board_leverage){_("Portfolio"), {0}, question->plan != NULL};
    for (size_t i = 0; i < question->party_count; i++)
        lines->partners[i] = (struct gt_board_leverage){
            gt_facts_name(question->facts, question->parties[i]), {0}, question->plan != NULL};
    return 0;
}

static int answer(const struct question *question, struct gt_leverage_view *view)
{
    struct lines lines = {0};
    int code = prepare(question, &lines);
    for (size_t i = 0; i < question->facts->deal_count && !code; i++)
        if (chosen(question, question->facts->by_day[i]))
            code = add_deal(question, &lines, question->facts->by_day[i]);
    if (code)
        return code;
    view->block.portfolio = lines.portfolio;
    view->block.partners = lines.partners;
    view->block.partner_count = question->party_count;
    view->block.deals = lines.deals;
    view->block.deal_count = lines.deal_count;
    view->block.shared_rounds = lines.shared;
    view->deals = lines.places;
    view->partners = question->parties;
    return 0;
}

const char *gt_leverage_private(struct gt_counting counting)
{
    return counting.state_owned_is_private
               ? _("Private: private and foreign owners, the private share of mixed ones, and, as "
                   "asked for, state-owned owners.")
               : _("Private: private and foreign owners and the private share of mixed ones; "
                   "state-owned money counts as public.");
}

#define RATIOS                                                                                     \
    N_("Gross = all money of the rounds / the fund's; net = private money / public money (the "    \
       "fund's and other).")
#define UNKNOWN                                                                                    \
    N_("Money of unknown ownership counts as neither; beside net stands what it would be if all "  \
       "of "                                                                                       \
       "that were public, and private.")

int gt_leverage_recorded(const struct gt_facts *facts, struct gt_counting counting,
                         struct gt_leverage_view *view, struct gt_arena *arena,
                         struct gt_error *error)
{
    struct question question = {
        .facts = facts, .counting = counting, .arena = arena, .error = error};
    int code = gt_facts_role(facts, GT_ROLE_PARTNER, &question.parties, &question.party_count,
                             arena, error);
    *view = (struct gt_leverage_view){0};
    view->block.title = _("As recorded in the ledger");
    view->block.definition = gt_arena_format(
        arena, _("%s %s %s %s"),
        facts->tracing ? _("Basis: deployed; the closed rounds reached by the fund's money, "
                           "directly and through sub-funds, each once; a sub-fund's stake is "
                           "its contributors', in proportion to what they paid in.")
                       : _("Basis: deployed; the closed rounds with the fund's money, each "
                           "once."),
        _(RATIOS), _(UNKNOWN), gt_leverage_private(counting));
    if (!code && !view->block.definition)
        code = gt_fail_memory(error);
    return code ? code : answer(&question, view);
}

/* The numbers of a scenario's partners, and the club's when it is asked for. */
static int find_parties(struct gt_store *store, const struct gt_facts *facts,
                        const struct gt_scenario *scenario, const int64_t **parties, size_t *count,
                        struct gt_arena *arena, struct gt_error *error)
{
    const int64_t *clubs = NULL;
    size_t club_count = 0;
    int code = 0;
    if (scenario->backcast.club)
        code = gt_facts_role(facts, GT_ROLE_CLUB, &clubs, &club_count, arena, error);
    if (!code && scenario->backcast.club && club_count == 0)
        return gt_fail(error, GT_EXIT_DATA,
                       _("backcast: club: the ledger has no club; make one "
                         "with `gentou club add`"));
    int64_t *ids = gt_arena_alloc(arena, (scenario->partners.count + club_count) * sizeof *ids + 1);
    if (!code && !ids)
        return gt_fail_memory(error);
    for (size_t i = 0; i < scenario->partners.count && !code; i++) {
        code = gt_need_role(store, scenario->partners.items[i], GT_ROLE_PARTNER, &ids[i], arena,
                            error);
        for (size_t j = 0; j < i && !code; j++)
            if (ids[j] == ids[i])
                code = gt_fail(error, GT_EXIT_DATA,
                               _("partners: \"%s\" and \"%s\" are one party; name it once"),
                               scenario->partners.items[j], scenario->partners.items[i]);
    }
    if (code)
        return code;
    if (club_count)
        memcpy(ids + scenario->partners.count, clubs, club_count * sizeof *clubs);
    *parties = ids;
    *count = scenario->partners.count + club_count;
    return 0;
}

/* "the partners' closed rounds", with the club's, and of these kinds only. */
static const char *define_choice(const struct gt_backcast_plan *plan, struct gt_arena *arena)
{
    const char *rounds = plan->club ? _("the partners' and the club's closed rounds")
                                    : _("the partners' closed rounds");
    const char *kinds = "";
    for (int kind = 0; kinds && kind < gt_deal_kind_words.count; kind++)
        if (plan->kinds & 1u << kind)
            kinds = gt_arena_format(arena, "%s%s%s", kinds, *kinds ? ", " : "",
                                    _(gt_kind_label(&gt_deal_kind_words, kind)));
    if (!kinds || !*kinds)
        return kinds ? rounds : NULL;
    return gt_arena_format(arena, _("%s (only %s)"), rounds, kinds);
}

static const char *define_backcast(const struct gt_scenario *scenario, struct gt_counting counting,
                                   struct gt_arena *arena)
{
    char from[GT_DAY_TEXT], to[GT_DAY_TEXT];
    const struct gt_backcast_plan *plan = &scenario->backcast;
    const char *choice = define_choice(plan, arena);
    const char *what =
        !choice
            ? NULL
            : gt_arena_format(
                  arena,
                  _("Assumed: the fund had put %g %% of each round %s into %s from %s to %s, each "
                    "round "
                    "once."),
                  plan->share * 100, _(gt_kind_label(&gt_placement_words, plan->placement)), choice,
                  plan->from == GT_DAY_NONE ? _("the first day") : gt_day_format(plan->from, from),
                  plan->to == GT_DAY_NONE ? _("the last day") : gt_day_format(plan->to, to));
    if (what && plan->others == GT_OTHERS_PRIVATE)
        return gt_arena_format(arena, _("%s %s %s"), what, _(RATIOS),
                               _("All other money of the rounds is assumed private."));
    return what ? gt_arena_format(arena, _("%s %s %s %s"), what, _(RATIOS), _(UNKNOWN),
                                  gt_leverage_private(counting))
                : NULL;
}

int gt_leverage_scenario(struct gt_store *store, const struct gt_facts *facts,
                         struct gt_counting counting, const struct gt_scenario *scenario,
                         struct gt_leverage_view *view, struct gt_arena *arena,
                         struct gt_error *error)
{
    struct question question = {.facts = facts,
                                .counting = counting,
                                .plan = &scenario->backcast,
                                .arena = arena,
                                .error = error};
    if (scenario->currency != facts->ledger->currency)
        return gt_fail(error, GT_EXIT_DATA,
                       _("currency: the scenario is in %s, the ledger in %s; they must be alike"),
                       scenario->currency->code, facts->ledger->currency->code);
    int code = find_parties(store, facts, scenario, &question.parties, &question.party_count, arena,
                            error);
    *view = (struct gt_leverage_view){0};
    view->block.title = scenario->name;
    view->block.definition = define_backcast(scenario, counting, arena);
    if (!code && !view->block.definition)
        code = gt_fail_memory(error);
    return code ? code : answer(&question, view);
}

static void narrow_partner(struct gt_leverage_view *view, int64_t partner)
{
    struct gt_board_leverage_block *block = &view->block;
    for (size_t i = 0; i < block->partner_count; i++) {
        if (view->partners[i] != partner)
            continue;
        block->partners += i;
        view->partners += i;
        block->partner_count = 1;
        return;
    }
    block->partner_count = 0;
}

void gt_leverage_narrow(const struct gt_facts *facts, struct gt_leverage_view *view, int64_t deal,
                        int64_t partner)
{
    struct gt_board_leverage_block *block = &view->block;
    if (partner)
        narrow_partner(view, partner);
    for (size_t i = 0; deal && i < block->deal_count; i++) {
        if (facts->deals[view->deals[i]].id != deal)
            continue;
        block->deals += i;
        view->deals += i;
        block->deal_count = 1;
        return;
    }
    if (deal)
        block->deal_count = 0;
}
