/* closing_rules.c - what wants a look before the money of a closing: the rules of its deal, heads
 * and qualification. */
#include "engine/operations/closing_int.h"
#include "engine/operations/qualification.h"
#include "engine/operations/rulebook.h"
#include "engine/operations/vehicle.h"

#include <string.h>

/* What is found, and where it goes. */
struct looking {
    struct gt_store *store;
    const struct gt_closing_view *view;
    gt_day day;
    struct gt_closing_finding *items;
    size_t count, capacity;
    struct gt_arena *arena;
    struct gt_error *error;
};

static int add(struct looking *looking, const char *rule, int64_t member, const char *text,
               bool refuses)
{
    looking->items = gt_arena_grow(looking->arena, looking->items, looking->count,
                                   &looking->capacity, sizeof *looking->items);
    if (!looking->items || !text)
        return gt_fail_memory(looking->error);
    looking->items[looking->count++] = (struct gt_closing_finding){rule, member, text, refuses};
    return 0;
}

/* A rule that nobody has read only warns. */
static int found(struct looking *looking, const struct gt_citation *rule, int64_t member,
                 const char *text)
{
    return add(looking, rule ? rule->id : NULL, member, text,
               rule && rule->verified <= GT_VERIFICATION_V2);
}

static int look_at_deal(struct looking *looking)
{
    struct gt_rule_finding *findings = NULL;
    size_t count = 0;
    int code = gt_rulebook_before_money(looking->store, looking->view->closing.deal, looking->day,
                                        &findings, &count, looking->arena, looking->error);
    for (size_t i = 0; i < count && !code; i++)
        code = add(looking, findings[i].rule->id, 0, findings[i].text, findings[i].refuses);
    return code;
}

/* Facts of a set, as words. */
static const char *words_of(gt_facts facts, struct gt_arena *arena)
{
    const char *words = "";
    for (int fact = 0; words && fact < gt_investor_fact_words.count; fact++)
        if (facts & GT_FACT_BIT(fact))
            words = gt_arena_format(arena, "%s%s%s", words, *words ? _(", ") : "",
                                    _(gt_kind_label(&gt_investor_fact_words, fact)));
    return words;
}

static const char *why_not(const struct gt_qualified_member *member, struct gt_arena *arena)
{
    char day[GT_DAY_TEXT];
    if (member->result.expired && member->until != GT_DAY_NONE)
        return gt_arena_format(arena, _("the proof ran out on %s"),
                               gt_day_format(member->until, day));
    if (member->result.answer == GT_QUALIFIED_NO)
        return gt_arena_format(arena, _("below the threshold: %s"),
                               words_of(member->result.short_of, arena));
    return gt_arena_format(arena, _("nobody recorded: %s"),
                           words_of(member->result.missing, arena));
}

/* Who pools investors is looked through and counted, not asked (QI-3). */
static int is_asked(struct looking *looking, int64_t member, gt_money *holds, bool *asked,
                    bool *holder)
{
    struct gt_holder_row *rows = NULL;
    struct gt_vehicle_row vehicle;
    size_t count = 0;
    bool is_vehicle = false;
    int64_t id = 0;
    int code = gt_holding_of(looking->store, looking->view->closing.vehicle, member, &id, holds,
                             looking->error);
    if (!code && id)
        code = gt_holder_list(looking->store, 0, id, GT_DAY_LAST, &rows, &count, looking->arena,
                              looking->error);
    if (!code)
        code = gt_vehicle_read(looking->store, member, GT_DAY_LAST, &vehicle, &is_vehicle,
                               looking->arena, looking->error);
    *holder = id != 0;
    *asked = !is_vehicle && !(count && (rows[0].pools || rows[0].deemed != GT_DEEMED_NONE));
    return code;
}

static int look_at_member(struct looking *looking, const struct gt_closing_line *line, int *joining)
{
    struct gt_qualified_member member;
    const struct gt_allotment_row *row = &line->allotment;
    gt_money ticket = 0;
    bool asked = false, holder = false;
    int code = is_asked(looking, row->member, &ticket, &asked, &holder);
    *joining += !code && !holder;
    if (code || !asked)
        return code;
    if (ticket != GT_MONEY_UNKNOWN && gt_money_add(ticket, row->amount, &ticket) != GT_OK)
        ticket = GT_MONEY_UNKNOWN;
    if (strcmp(looking->view->closing.currency->code, "CNY") != 0)
        ticket = GT_MONEY_UNKNOWN;
    code = gt_qualified_member(looking->store, row->member, ticket, looking->day, &member,
                               looking->arena, looking->error);
    if (code || member.result.answer == GT_QUALIFIED_YES)
        return code;
    return found(looking, member.result.rule, row->member,
                 gt_arena_format(looking->arena,
                                 _("%s, as a qualified investor for \"%s\": %s, %s (%s); `gentou "
                                   "qualification add` enters evidence"),
                                 row->member_name, looking->view->vehicle.name,
                                 _(gt_kind_label(&gt_qualified_words, (int)member.result.answer)),
                                 why_not(&member, looking->arena),
                                 gt_say_rule(member.result.rule, looking->arena)));
}

static int look_at_heads(struct looking *looking, int joining)
{
    const struct gt_vehicle_row *vehicle = &looking->view->vehicle;
    struct gt_heads heads = {0};
    struct gt_headcount count = {0};
    int code = gt_vehicle_heads(looking->store, vehicle->party, GT_DAY_LAST, &heads, looking->arena,
                                looking->error);
    if (code)
        return code;
    if (gt_headcount_check((enum gt_vehicle)vehicle->kind, vehicle->filed, looking->day,
                           heads.least, joining, &count) != GT_OK ||
        !count.rule || count.over == 0)
        return 0;
    return found(looking, &count.rule->citation, 0,
                 gt_arena_format(
                     looking->arena,
                     _("\"%s\" would have %d heads, but a %s may have %d at most (%s)"),
                     vehicle->name, count.total, _(gt_kind_label(&gt_vehicle_words, vehicle->kind)),
                     count.rule->cap, gt_say_rule(&count.rule->citation, looking->arena)));
}

static int look_at_signature(struct looking *looking, const struct gt_closing_line *line)
{
    if (line->state != GT_PLEDGE_COMMITTED)
        return 0;
    return found(
        looking, NULL, line->allotment.member,
        gt_arena_format(looking->arena, _("%s has not signed"), line->allotment.member_name));
}

int gt_closing_check(struct gt_store *store, const struct gt_closing_view *view,
                     const struct gt_closing_line *const *lines, size_t count, gt_day day,
                     struct gt_closing_finding **findings, size_t *finding_count,
                     struct gt_arena *arena, struct gt_error *error)
{
    struct looking looking = {
        .store = store, .view = view, .day = day, .arena = arena, .error = error};
    int joining = 0, code = look_at_deal(&looking);
    for (size_t i = 0; i < count && !code; i++) {
        code = look_at_signature(&looking, lines[i]);
        if (!code && view->has_vehicle)
            code = look_at_member(&looking, lines[i], &joining);
    }
    if (!code && view->has_vehicle)
        code = look_at_heads(&looking, joining);
    *findings = looking.items;
    *finding_count = looking.count;
    return code;
}
