/* rule_case.h - cases of rules: what is known, and the verdict.
 *
 * A case names the rule, the day, the facts that are known and what comes of it: how far the part
 * that breaks is beyond its limit, or the fact that is missing. Amounts are in yuan unless the
 * rule's currency is another; W is 万.
 */
#ifndef GENTOU_TESTS_MODELS_RULE_CASE_H
#define GENTOU_TESTS_MODELS_RULE_CASE_H

#include "gentou/kinds.h"
#include "gentou/rules.h"

#include "run.h"

#include <stdio.h>
#include <string.h>

#define ROWS(t) ((int)(sizeof(t) / sizeof *(t)))
#define W       INT64_C(1000000) /* fen */

/* A fact that is known; {0} ends a list of them. */
struct known {
    int fact; /* enum gt_rule_fact + 1 */
    int64_t value;
};
#define K(word, value)                                                                             \
    {                                                                                              \
        GT_RULE_FACT_##word + 1, value                                                             \
    }

struct rule_case {
    const char *id, *why;
    const char *on, *as_of; /* ISO 8601; as_of NULL: on */
    enum gt_rule_answer answer;
    enum gt_rule_fact fact; /* that breaks or is missing; of a case that passes any */
    int64_t by;             /* when it breaks */
    const char *registered_in;
    struct known known[20];
};

#define PASSES           GT_RULE_ANSWER_PASSES, GT_RULE_FACT_TEXT, 0
#define BREAKS(word, by) GT_RULE_ANSWER_BREAKS, GT_RULE_FACT_##word, by
#define LACKS(word)      GT_RULE_ANSWER_UNKNOWN, GT_RULE_FACT_##word, 0
#define IDLE             GT_RULE_ANSWER_IDLE, GT_RULE_FACT_TEXT, 0

static inline gt_day day_of(const char *text)
{
    gt_day day = GT_DAY_NONE;
    ck_assert_int_eq(gt_day_parse(text, strlen(text), &day), GT_OK);
    return day;
}

static inline void rule_facts_of(const struct rule_case *of, const struct gt_rule *rule,
                                 struct gt_rule_facts *facts)
{
    gt_day on = day_of(of->on);
    gt_rule_facts_init(facts, on, of->as_of ? day_of(of->as_of) : on);
    facts->currency = rule->currency;
    facts->registered_in = of->registered_in;
    for (const struct known *known = of->known; known->fact; known++)
        facts->value[known->fact - 1] = known->value;
}

/* The part that makes the answer. */
static inline const struct gt_rule_part *part_of(const struct gt_rule_verdict *verdict,
                                                 enum gt_rule_fact fact)
{
    for (size_t i = 0; i < verdict->count; i++)
        if (verdict->parts[i].answer == verdict->answer && verdict->parts[i].fact == fact)
            return &verdict->parts[i];
    return NULL;
}

static inline void rule_case_check(const struct rule_case *of)
{
    const struct gt_rule *rule = gt_rule_find(of->id);
    struct gt_rule_facts facts;
    struct gt_rule_verdict got;
    ck_assert_msg(rule != NULL, "no rule %s", of->id);
    rule_facts_of(of, rule, &facts);
    gt_rule_judge(rule, &facts, &got);
    ck_assert_msg(got.answer == of->answer, "%s, %s: %s, not %s", of->id, of->why,
                  gt_kind_token(&gt_rule_answer_words, (int)got.answer),
                  gt_kind_token(&gt_rule_answer_words, (int)of->answer));
    ck_assert_uint_lt(got.count, GT_RULE_PARTS_MAX);
    if (of->answer < GT_RULE_ANSWER_UNKNOWN)
        return;
    const struct gt_rule_part *part = part_of(&got, of->fact);
    ck_assert_msg(part != NULL, "%s, %s: not by %s", of->id, of->why,
                  gt_kind_token(&gt_rule_fact_words, (int)of->fact));
    ck_assert_msg(part->by == of->by, "%s, %s: by %lld", of->id, of->why, (long long)part->by);
}

static inline bool has_answer(const struct rule_case *cases, int count, const char *id,
                              enum gt_rule_answer answer)
{
    for (int i = 0; i < count; i++)
        if (strcmp(cases[i].id, id) == 0 && cases[i].answer == answer)
            return true;
    return false;
}

/* The answers that a rule never has. QI-2 says who counts as qualified, and QI-3 how heads are
 * counted: nobody breaks them. */
static const struct {
    const char *id;
    unsigned answers; /* bits of enum gt_rule_answer */
} rule_never[] = {{"QI-2", 1u << GT_RULE_ANSWER_BREAKS | 1u << GT_RULE_ANSWER_UNKNOWN},
                  {"QI-3", 1u << GT_RULE_ANSWER_BREAKS}};

static inline bool rule_has(const char *id, int answer)
{
    for (int i = 0; i < ROWS(rule_never); i++)
        if (strcmp(rule_never[i].id, id) == 0)
            return !(rule_never[i].answers & 1u << answer);
    return true;
}

/* Every rule about one of these (bits of enum gt_rule_about) has a case of each answer. */
static inline void rule_cases_are_whole(const struct rule_case *cases, int count, unsigned abouts)
{
    const struct gt_rule *rule;
    for (size_t i = 0; (rule = gt_rule_at(i)); i++)
        for (int answer = GT_RULE_ANSWER_PASSES;
             answer <= GT_RULE_ANSWER_BREAKS && abouts & 1u << rule->about; answer++)
            ck_assert_msg(has_answer(cases, count, rule->id, (enum gt_rule_answer)answer) ==
                              rule_has(rule->id, answer),
                          "%s has no case that %s", rule->id,
                          gt_kind_label(&gt_rule_answer_words, answer));
}

/* Before its first day and after its last a rule does not apply, whatever it said within. */
static inline void rule_case_out_of_force(const struct rule_case *of)
{
    const struct gt_rule *rule = gt_rule_find(of->id);
    const gt_day days[] = {rule->citation->valid_from, rule->citation->valid_to};
    for (int end = 0; end < 2; end++) {
        struct gt_rule_facts facts;
        struct gt_rule_verdict got;
        if (days[end] == GT_DAY_NONE || days[end] == GT_DAY_LAST)
            continue;
        rule_facts_of(of, rule, &facts);
        facts.on = facts.as_of = end                  ? days[end] + 1
                                 : rule->perhaps_from ? rule->perhaps_from - 1
                                                      : days[end] - 1;
        gt_rule_judge(rule, &facts, &got);
        ck_assert_msg(got.answer == GT_RULE_ANSWER_IDLE && got.count == 0, "%s, %s", of->id,
                      of->why);
        ck_assert(gt_rule_in_force(rule, days[end]));
    }
}

#endif
