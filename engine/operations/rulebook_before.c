/* rulebook_before.c - what the rules say of a deal before its money goes, and what is overridden.
 */
#include "engine/operations/rulebook.h"

#include "engine/store/deal.h"

/* Of a deal what its stakes break; what cannot be told is `rules check`'s to say. */
static int gather(const struct gt_rule_answers *answers, struct gt_rule_finding **findings,
                  size_t *count, struct gt_arena *arena, struct gt_error *error)
{
    size_t capacity = 0;
    for (size_t i = 0; i < answers->count; i++) {
        const struct gt_rule_asked *asked = &answers->items[i];
        if (asked->rule->about != GT_RULE_ABOUT_DEAL ||
            asked->verdict.answer != GT_RULE_ANSWER_BREAKS)
            continue;
        const char *why = gt_rule_why(asked, arena), *cite = gt_rule_cite(asked->rule, arena);
        *findings = gt_arena_grow(arena, *findings, *count, &capacity, sizeof **findings);
        const char *text = why && cite
                               ? gt_arena_format(arena, _("deal %lld breaks %s: %s (%s)"),
                                                 (long long)asked->deal, asked->rule->id, why, cite)
                               : NULL;
        if (!*findings || !text)
            return gt_fail_memory(error);
        (*findings)[(*count)++] = (struct gt_rule_finding){
            asked->rule, asked->on, text, gt_rule_refuses(asked->rule) && !asked->override};
    }
    return 0;
}

int gt_rulebook_before_money(struct gt_store *store, int64_t deal, gt_day day,
                             struct gt_rule_finding **findings, size_t *count,
                             struct gt_arena *arena, struct gt_error *error)
{
    struct gt_preset_row *presets = NULL;
    struct gt_deal_row row;
    struct gt_facts facts;
    struct gt_rule_answers answers;
    const struct gt_rule_question question = {.deal = deal};
    size_t applied = 0;
    bool found = false;
    *findings = NULL;
    *count = 0;
    int code = gt_preset_list(store, &presets, &applied, arena, error);
    if (code || !applied)
        return code;
    code = gt_deal_read_bare(store, deal, GT_DAY_LAST, &row, &found, arena, error);
    if (code || !found || (row.stage != GT_STAGE_CLOSING && row.stage != GT_STAGE_CLOSED))
        return code;
    bool is_past = row.stage == GT_STAGE_CLOSED || row.day > day;
    code = gt_facts_load(store, is_past ? row.day : day, &facts, arena, error);
    if (!code)
        code = gt_rulebook_ask(store, &facts, &question, &answers, arena, error);
    return code ? code : gather(&answers, findings, count, arena, error);
}

int gt_rulebook_override(struct gt_store *store, int64_t deal,
                         const struct gt_rule_finding *findings, size_t count, const char *reason,
                         struct gt_error *error)
{
    int code = 0;
    for (size_t i = 0; i < count && !code; i++) {
        const struct gt_deal_override_row row = {
            .deal = deal, .day = findings[i].on, .rule = findings[i].rule->id, .reason = reason};
        if (findings[i].refuses)
            code = gt_deal_override_insert(store, &row, error);
    }
    return code;
}
