/* rulebook.c - which rules are asked of what; the facts are gathered in the files beside. */
#include "engine/operations/rulebook_int.h"

#include <string.h>

bool gt_preset_applies(const struct gt_preset_row *rows, size_t count, const char *preset,
                       gt_day on)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(rows[i].name, preset) == 0 && on >= rows[i].since &&
            (rows[i].until == GT_DAY_NONE || on <= rows[i].until))
            return true;
    return false;
}

static bool is_named(const struct gt_rule_question *question, const char *preset)
{
    for (size_t i = 0; i < question->preset_count; i++)
        if (strcmp(question->presets[i], preset) == 0)
            return true;
    return false;
}

/* A rule that is named is asked whatever its preset. */
static bool is_asked(const struct gt_rule_asking *asking, const struct gt_rule *rule, gt_day on)
{
    const struct gt_rule_question *question = asking->question;
    if (question->rule)
        return rule == question->rule;
    if (question->presets)
        return is_named(question, rule->preset);
    return gt_rule_is_national(rule) ||
           gt_preset_applies(asking->presets, asking->preset_count, rule->preset, on);
}

bool gt_rulebook_wants(const struct gt_rule_asking *asking, enum gt_rule_about about, gt_day on)
{
    const struct gt_rule *rule;
    for (size_t i = 0; (rule = gt_rule_at(i)); i++)
        if (rule->about == about && is_asked(asking, rule, on) && gt_rule_may_hold(rule, on))
            return true;
    return false;
}

static const struct gt_deal_override_row *override_of(const struct gt_rule_asking *asking,
                                                      int64_t deal, const char *rule)
{
    for (size_t i = 0; deal && i < asking->override_count; i++)
        if (asking->overrides[i].deal == deal && strcmp(asking->overrides[i].rule, rule) == 0)
            return &asking->overrides[i];
    return NULL;
}

int gt_rulebook_put(struct gt_rule_asking *asking, enum gt_rule_about about,
                    const struct gt_rule_asked *of, const struct gt_rule_facts *facts)
{
    struct gt_rule_answers *answers = asking->answers;
    const struct gt_rule *rule;
    for (size_t i = 0; (rule = gt_rule_at(i)); i++) {
        if (rule->about != about || !is_asked(asking, rule, facts->on))
            continue;
        answers->items = gt_arena_grow(asking->arena, answers->items, answers->count,
                                       &asking->capacity, sizeof *answers->items);
        if (!answers->items)
            return gt_fail_memory(asking->error);
        struct gt_rule_asked *item = &answers->items[answers->count++];
        *item = *of;
        item->rule = rule;
        item->on = facts->on;
        item->override = override_of(asking, of->deal, rule->id);
        gt_rule_judge(rule, facts, &item->verdict);
        answers->of[item->verdict.answer]++;
        answers->not_met += item->verdict.answer == GT_RULE_ANSWER_BREAKS &&
                            item->rule->force == GT_RULE_FORCE_QUALIFIES;
    }
    return 0;
}

bool gt_rulebook_has_role(const struct gt_rule_asking *asking, int64_t party, unsigned roles)
{
    const struct gt_party_fact *fact =
        gt_party_fact_find(asking->facts->parties, asking->facts->party_count, party);
    return fact && fact->roles & roles;
}

void gt_rulebook_sum(int64_t *sum, gt_money amount)
{
    if (amount == GT_MONEY_UNKNOWN || *sum == GT_RULE_UNKNOWN ||
        gt_money_add(*sum, amount, sum) != GT_OK)
        *sum = GT_RULE_UNKNOWN;
}

/* All that was entered until the date, once. */
static int load(struct gt_rule_asking *asking)
{
    struct gt_store *store = asking->store;
    struct gt_arena *arena = asking->arena;
    struct gt_error *error = asking->error;
    gt_day as_of = asking->facts->as_of;
    int64_t total = 0;
    int code =
        gt_figure_list(store, 0, as_of, &asking->figures, &asking->figure_count, arena, error);
    if (!code)
        code = gt_fund_figure_list(store, 0, as_of, &asking->fund_figures,
                                   &asking->fund_figure_count, arena, error);
    if (!code)
        code = gt_tie_list(store, 0, as_of, &asking->ties, &asking->tie_count, arena, error);
    if (!code)
        code = gt_exit_list(store, 0, as_of, &asking->exits, &asking->exit_count, arena, error);
    if (!code)
        code = gt_compensation_list(store, as_of, &asking->compensations,
                                    &asking->compensation_count, arena, error);
    if (!code)
        code = gt_preset_list(store, &asking->presets, &asking->preset_count, arena, error);
    if (!code)
        code = gt_deal_override_list(store, 0, as_of, &asking->overrides, &asking->override_count,
                                     arena, error);
    if (!code)
        code = gt_subfund_list(store, 0, 0, as_of, &asking->subfunds, &asking->subfund_count, arena,
                               error);
    if (!code)
        code = gt_vehicle_list(store, as_of, 0, -1, &asking->vehicles, &asking->vehicle_count,
                               &total, arena, error);
    return code;
}

int gt_rulebook_ask(struct gt_store *store, const struct gt_facts *facts,
                    const struct gt_rule_question *question, struct gt_rule_answers *answers,
                    struct gt_arena *arena, struct gt_error *error)
{
    static int (*const parts[])(struct gt_rule_asking *) = {gt_rulebook_funds, gt_rulebook_subfunds,
                                                            gt_rulebook_deals, gt_rulebook_sales,
                                                            gt_rulebook_vehicles};
    struct gt_rule_asking asking = {.store = store,
                                    .facts = facts,
                                    .question = question,
                                    .answers = answers,
                                    .arena = arena,
                                    .error = error};
    *answers = (struct gt_rule_answers){0};
    int code = load(&asking);
    answers->applies = question->presets || question->rule || asking.preset_count;
    for (size_t i = 0; i < sizeof parts / sizeof *parts && !code; i++)
        code = parts[i](&asking);
    return code;
}
