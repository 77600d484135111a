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

/* How a case is told, in the order of the board's list. */
enum outcome { BROKEN, NOT_MET, UNKNOWN, TOLD, PASSED = TOLD, IDLE };

static enum outcome outcome_of(const struct gt_rule_asked *asked)
{
    switch (asked->verdict.answer) {
    case GT_RULE_ANSWER_BREAKS:
        return asked->rule->force == GT_RULE_FORCE_QUALIFIES ? NOT_MET : BROKEN;
    case GT_RULE_ANSWER_UNKNOWN:
        return UNKNOWN;
    case GT_RULE_ANSWER_PASSES:
        return PASSED;
    case GT_RULE_ANSWER_IDLE:
    case GT_RULE_ANSWER_COUNT:
        break;
    }
    return IDLE;
}

static void count_case(struct gt_board_rule *row, enum outcome outcome)
{
    row->breaks += outcome == BROKEN;
    row->not_met += outcome == NOT_MET;
    row->unknown += outcome == UNKNOWN;
    row->passes += outcome == PASSED;
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
        for (size_t k = 0; k < answers->count; k++)
            if (answers->items[k].rule == rule)
                count_case(&rows[i], outcome_of(&answers->items[k]));
    }
    making->board->rules = rows;
    making->board->rule_count = rules;
    return 0;
}

static const char *why_of(const struct gt_board_making *making, const struct gt_rule_asked *asked)
{
    const char *why = gt_rule_why(asked, making->arena);
    if (!why || !asked->override)
        return why;
    return gt_arena_format(making->arena, _("%s; overridden by %s: %s"), why,
                           asked->override->actor, asked->override->reason);
}

struct cases {
    struct gt_board_rule_case *rows;
    int *alike; /* cases that a row stands for */
    size_t count;
};

static struct gt_board_rule_case *like_it(const struct cases *cases,
                                          const struct gt_rule_asked *asked, const char *why)
{
    for (size_t i = 0; why && i < cases->count; i++)
        if (cases->rows[i].rule == asked->rule->id && cases->rows[i].why &&
            strcmp(cases->rows[i].why, why) == 0)
            return &cases->rows[i];
    return NULL;
}

/* What cannot be told for the same reason is one row: the first of them, and how many. */
static void take_case(struct gt_board_making *making, const struct gt_rule_asked *asked,
                      struct cases *cases)
{
    const char *why = why_of(making, asked);
    struct gt_board_rule_case *like =
        outcome_of(asked) == UNKNOWN ? like_it(cases, asked, why) : NULL;
    if (like) {
        cases->alike[like - cases->rows]++;
        return;
    }
    cases->alike[cases->count] = 1;
    cases->rows[cases->count++] = (struct gt_board_rule_case){
        .rule = asked->rule->id,
        .answer = gt_rule_answer_text(asked->rule, asked->verdict.answer),
        .about = gt_rule_subject(asked, making->arena),
        .why = why,
    };
}

static int fill_cases(struct gt_board_making *making, const struct gt_rule_answers *answers)
{
    struct cases cases = {
        .rows = gt_arena_alloc(making->arena, (answers->count + 1) * sizeof *cases.rows),
        .alike = gt_arena_alloc(making->arena, (answers->count + 1) * sizeof *cases.alike),
    };
    if (!cases.rows || !cases.alike)
        return gt_fail_memory(making->error);
    for (int outcome = BROKEN; outcome < TOLD; outcome++)
        for (size_t i = 0; i < answers->count; i++)
            if ((int)outcome_of(&answers->items[i]) == outcome)
                take_case(making, &answers->items[i], &cases);
    for (size_t i = 0; i < cases.count; i++)
        if (cases.alike[i] > 1)
            cases.rows[i].about = gt_arena_format(making->arena, _("%d cases; the first: %s"),
                                                  cases.alike[i], cases.rows[i].about);
    making->board->rule_cases = cases.rows;
    making->board->rule_case_count = cases.count;
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
