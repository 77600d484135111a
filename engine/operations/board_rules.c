/* board_rules.c - the board's view: the rule book, what was applied when, and what came of it. */
#include "engine/operations/board_int.h"
#include "engine/operations/rulebook.h"

#include <string.h>

/* When a rule's preset was applied; "national" where it needs none. */
static const char *applied(const struct gt_rule *rule, const struct gt_preset_row *presets,
                           size_t count, struct gt_arena *arena)
{
    const char *text = NULL;
    char since[GT_DAY_TEXT], until[GT_DAY_TEXT];
    if (gt_rule_is_national(rule))
        return _("national");
    for (size_t i = 0; i < count; i++) {
        if (strcmp(presets[i].name, rule->preset) != 0)
            continue;
        gt_day_format(presets[i].since, since);
        gt_day_format(presets[i].until, until);
        const char *one = presets[i].until == GT_DAY_NONE
                              ? gt_arena_format(arena, _("since %s"), since)
                              : gt_arena_format(arena, _("%s to %s"), since, until);
        text = gt_arena_format(arena, "%s%s%s", text ? text : "", text ? "; " : "", one ? one : "");
    }
    return text;
}

/* Document, number and article, and what programme it is of. */
static const char *document_of(const struct gt_rule *rule, struct gt_arena *arena)
{
    const char *cite = gt_rule_place(rule, arena);
    return cite ? gt_arena_format(arena, _("%s [%s]"), cite, rule->preset) : NULL;
}

static int fill_rules(struct gt_board_making *making, const struct gt_rule_answers *answers,
                      const struct gt_preset_row *presets, size_t count)
{
    const struct gt_rule *rule;
    size_t rules = 0;
    while (gt_rule_at(rules))
        rules++;
    struct gt_board_rule *rows = gt_arena_alloc(making->arena, rules * sizeof *rows);
    if (!rows)
        return gt_fail_memory(making->error);
    for (size_t i = 0; (rule = gt_rule_at(i)); i++) {
        rows[i] = (struct gt_board_rule){
            .id = rule->id,
            .says = _(rule->says),
            .document = document_of(rule, making->arena),
            .verified = _(gt_kind_label(&gt_verification_words, (int)rule->citation->verified)),
            .applied = applied(rule, presets, count, making->arena),
            .valid_from = rule->citation->valid_from,
            .valid_to =
                rule->citation->valid_to == GT_DAY_LAST ? GT_DAY_NONE : rule->citation->valid_to,
        };
        for (size_t k = 0; k < answers->count; k++) {
            enum gt_rule_answer answer = answers->items[k].verdict.answer;
            bool is_its = answers->items[k].rule == rule;
            rows[i].passes += is_its && answer == GT_RULE_ANSWER_PASSES;
            rows[i].breaks += is_its && answer == GT_RULE_ANSWER_BREAKS;
            rows[i].unknown += is_its && answer == GT_RULE_ANSWER_UNKNOWN;
        }
    }
    making->board->rules = rows;
    making->board->rule_count = rules;
    return 0;
}

/* What breaks first, then what cannot be told. */
static int fill_cases(struct gt_board_making *making, const struct gt_rule_answers *answers)
{
    size_t count = 0;
    struct gt_board_rule_case *rows =
        gt_arena_alloc(making->arena, (answers->count + 1) * sizeof *rows);
    if (!rows)
        return gt_fail_memory(making->error);
    for (int answer = GT_RULE_ANSWER_BREAKS; answer >= GT_RULE_ANSWER_UNKNOWN; answer--)
        for (size_t i = 0; i < answers->count; i++) {
            const struct gt_rule_asked *asked = &answers->items[i];
            if ((int)asked->verdict.answer != answer)
                continue;
            const char *why = gt_rule_why(asked, making->arena);
            if (why && asked->override)
                why = gt_arena_format(making->arena, _("%s; overridden by %s: %s"), why,
                                      asked->override->actor, asked->override->reason);
            rows[count++] = (struct gt_board_rule_case){
                .rule = asked->rule->id,
                .answer = _(gt_kind_label(&gt_rule_answer_words, answer)),
                .about = gt_rule_subject(asked, making->arena),
                .why = why,
            };
        }
    making->board->rule_cases = rows;
    making->board->rule_case_count = count;
    return 0;
}

int gt_board_rules(struct gt_board_making *making)
{
    struct gt_rule_answers answers;
    struct gt_preset_row *presets = NULL;
    const struct gt_rule_question question = {0};
    size_t count = 0;
    int code = gt_rulebook_ask(making->store, making->facts, &question, &answers, making->arena,
                               making->error);
    if (!code)
        code = gt_preset_list(making->store, &presets, &count, making->arena, making->error);
    if (!code)
        code = fill_rules(making, &answers, presets, count);
    return code ? code : fill_cases(making, &answers);
}
