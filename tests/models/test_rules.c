/* test_rules.c - the rule book itself: ids, citations, how rules are found, and other currencies.
 */
#include "rule_case.h"

#include "gentou/presets.h"
#include "gentou/term.h"

/* Each rule says where it stands: an id of its own, a document (or, as QI-4, secondary sources that
 * name none), how sure it is, days in their order, what it says, and a function. */
START_TEST(test_rows)
{
    const struct gt_rule *rule, *other;
    size_t count = 0;
    for (; (rule = gt_rule_at(count)); count++) {
        ck_assert(rule->check != NULL);
        ck_assert_ptr_nonnull(rule->says);
        ck_assert_msg(rule->citation->document || strcmp(rule->id, "QI-4") == 0, "%s", rule->id);
        ck_assert_msg(rule->citation->verified <= GT_VERIFICATION_INFERRED, "%s", rule->id);
        ck_assert_msg(rule->citation->valid_from <= rule->citation->valid_to, "%s", rule->id);
        ck_assert_msg(rule->number || !rule->article || !rule->citation->document ||
                          strstr(rule->citation->document, "虹口") ||
                          strstr(rule->citation->document, "私募"),
                      "%s has an article of a document without a number", rule->id);
        for (size_t i = 0; i < count; i++) {
            other = gt_rule_at(i);
            ck_assert_msg(strcmp(rule->id, other->id) != 0, "%s twice", rule->id);
        }
    }
    ck_assert_uint_ge(count, 40);
    ck_assert_ptr_null(gt_rule_at(count));
}
END_TEST

/* A rule of a programme is of its preset: by its name, its days and its currency. */
START_TEST(test_presets)
{
    const struct gt_rule *rule;
    for (size_t i = 0; (rule = gt_rule_at(i)); i++) {
        if (!rule->terms)
            continue;
        ck_assert_str_eq(rule->preset, rule->terms->name);
        ck_assert_str_eq(rule->currency, rule->terms->currency);
        ck_assert_ptr_eq(gt_term_preset_find(rule->preset), rule->terms);
    }
}
END_TEST

START_TEST(test_found)
{
    ck_assert_str_eq(gt_rule_find("hk-2")->id, "HK-2");
    ck_assert_str_eq(gt_rule_find("G1_2025_B")->id, "G1-2025-b");
    ck_assert_ptr_null(gt_rule_find("HK"));
    ck_assert_ptr_null(gt_rule_find("HK-22"));
    ck_assert_ptr_null(gt_rule_find(""));
    ck_assert_str_eq(gt_rule_preset("Hongkou_2011"), "hongkou-2011");
    ck_assert_ptr_null(gt_rule_preset("hongkou"));
}
END_TEST

/* What was read and binds refuses; what was inferred, a target, a warning and a condition of a
 * benefit warn. */
static const struct {
    const char *id;
    bool refuses, national;
} forces[] = {
    {"HK-2", true, false},      {"HK-3", false, false},    {"MOF07-5", false, false},
    {"G1-2025-a", false, true}, {"Y210-1", false, true},   {"ZJ-1", false, false},
    {"NB-1", false, false},     {"SH10-1", false, false},  {"HK-PLAN", false, false},
    {"G1-2025-b", false, true}, {"TAX-1", false, true},    {"QI-1", true, true},
    {"QI-4", true, true},       {"MOF07-3", false, false},
};

START_TEST(test_forces)
{
    const struct gt_rule *rule = gt_rule_find(forces[_i].id);
    ck_assert_msg(gt_rule_refuses(rule) == forces[_i].refuses, "%s", rule->id);
    ck_assert_msg(gt_rule_is_national(rule) == forces[_i].national, "%s", rule->id);
}
END_TEST

/* In another currency than the rule's its amounts say nothing. */
START_TEST(test_currency)
{
    struct gt_rule_facts facts;
    struct gt_rule_verdict got;
    gt_rule_facts_init(&facts, day_of("2015-06-01"), day_of("2015-06-01"));
    facts.currency = "USD";
    facts.value[GT_RULE_FACT_FUND_IN_ROUND] = facts.value[GT_RULE_FACT_FUND_IN_COMPANY] = 1;
    gt_rule_judge(gt_rule_find("HK-2"), &facts, &got);
    ck_assert_int_eq(got.answer, GT_RULE_ANSWER_UNKNOWN);
    ck_assert_uint_eq(got.count, 1);
    ck_assert_int_eq(got.parts[0].fact, GT_RULE_FACT_CURRENCY);
    facts.value[GT_RULE_FACT_FUND_IN_ROUND] = 0;
    gt_rule_judge(gt_rule_find("HK-2"), &facts, &got);
    ck_assert_int_eq(got.answer, GT_RULE_ANSWER_IDLE);
}
END_TEST

/* The largest amounts: nothing wraps. */
START_TEST(test_largest)
{
    struct gt_rule_facts facts;
    struct gt_rule_verdict got;
    const struct gt_rule *rule;
    for (size_t i = 0; (rule = gt_rule_at(i)); i++) {
        gt_rule_facts_init(&facts, day_of("2024-06-01"), day_of("2024-06-01"));
        for (int fact = 0; fact < GT_RULE_FACT_COUNT; fact++)
            switch (gt_rule_fact_unit((enum gt_rule_fact)fact)) {
            case GT_RULE_UNIT_MONEY:
            case GT_RULE_UNIT_NUMBER:
            case GT_RULE_UNIT_SHARE:
                facts.value[fact] = INT64_MAX;
                break;
            case GT_RULE_UNIT_DAY:
                facts.value[fact] = GT_DAY_LAST;
                break;
            case GT_RULE_UNIT_FLAG:
            case GT_RULE_UNIT_WORD:
            case GT_RULE_UNIT_COUNT:
                facts.value[fact] = 0;
                break;
            }
        gt_rule_judge(rule, &facts, &got);
        for (size_t k = 0; k < got.count; k++)
            ck_assert_int_ge(got.parts[k].by, 0);
    }
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("rules");
    TCase *tests = tcase_create("rules");
    suite_add_tcase(suite, tests);
    tcase_add_test(tests, test_rows);
    tcase_add_test(tests, test_presets);
    tcase_add_test(tests, test_found);
    tcase_add_loop_test(tests, test_forces, 0, ROWS(forces));
    tcase_add_test(tests, test_currency);
    tcase_add_test(tests, test_largest);
    return run_suite(suite);
}
