/* rules_people.c - qualified investors and angels: QI-1, QI-2, TAX-1, TAX-4.
 *
 * The test of a qualified investor is gentou/qualified.h's; here its answer becomes a verdict. The
 * deduction (财税〔2018〕55号): 70 % of what an angel paid in cash for new shares of a start-up and
 * held for 24 months, unless the angel or a relative founded or works for it, or the angel and
 * relatives hold half of it or more within two years.
 */
#include "gentou/qualified.h"
#include "models/rules_int.h"

static struct gt_investor investor_of(const struct gt_rule_case *of)
{
    int64_t kind = gt_rule_value(of, GT_RULE_FACT(INVESTOR_KIND));
    int64_t deemed = gt_rule_value(of, GT_RULE_FACT(DEEMED));
    return (struct gt_investor){
        .kind_known = kind != GT_RULE_UNKNOWN,
        .kind = kind == GT_RULE_UNKNOWN ? GT_PARTY_PERSON : (enum gt_party_kind)kind,
        .deemed = deemed == GT_RULE_UNKNOWN ? GT_DEEMED_NONE : (enum gt_deemed)deemed,
        .ticket = gt_rule_value(of, GT_RULE_FACT(TICKET)),
        .net_assets = {gt_rule_value(of, GT_RULE_FACT(INVESTOR_NET_ASSETS)), GT_DAY_LAST},
        .financial_assets = {gt_rule_value(of, GT_RULE_FACT(FINANCIAL_ASSETS)), GT_DAY_LAST},
        .average_income = {gt_rule_value(of, GT_RULE_FACT(AVERAGE_INCOME)), GT_DAY_LAST},
    };
}

/* The fact of a rule that a fact of the test is. */
static enum gt_rule_fact rule_fact(enum gt_investor_fact fact)
{
    switch (fact) {
    case GT_INVESTOR_FACT_PARTY_KIND:
        break;
    case GT_INVESTOR_FACT_TICKET:
        return GT_RULE_FACT(TICKET);
    case GT_INVESTOR_FACT_NET_ASSETS:
        return GT_RULE_FACT(INVESTOR_NET_ASSETS);
    case GT_INVESTOR_FACT_FINANCIAL_ASSETS:
        return GT_RULE_FACT(FINANCIAL_ASSETS);
    case GT_INVESTOR_FACT_AVERAGE_INCOME:
        return GT_RULE_FACT(AVERAGE_INCOME);
    }
    return GT_RULE_FACT(INVESTOR_KIND);
}

/* Deemed ones are QI-2's. A part for each fact the answer rests on, one alone where it is yes. */
static void qi_1(const struct gt_rule *rule, const struct gt_rule_facts *facts,
                 struct gt_rule_verdict *verdict)
{
    struct gt_rule_case of = {facts, verdict};
    struct gt_investor investor = investor_of(&of);
    struct gt_qualification result;
    (void)rule;
    gt_qualified_test(&investor, facts->on, &result);
    if (result.rule != &gt_qualified_by_means)
        return;
    for (int i = GT_INVESTOR_FACT_PARTY_KIND; i <= GT_INVESTOR_FACT_AVERAGE_INCOME; i++) {
        enum gt_investor_fact fact = (enum gt_investor_fact)i;
        if (result.missing & GT_FACT_BIT(i))
            gt_rule_lacks(&of, rule_fact(fact));
        else if (result.short_of & GT_FACT_BIT(i) ||
                 (result.answer == GT_QUALIFIED_YES && fact == GT_INVESTOR_FACT_TICKET))
            gt_rule_at_least(&of, rule_fact(fact), gt_qualified_threshold(fact));
    }
}

static void qi_2(const struct gt_rule *rule, const struct gt_rule_facts *facts,
                 struct gt_rule_verdict *verdict)
{
    struct gt_rule_case of = {facts, verdict};
    struct gt_investor investor = investor_of(&of);
    struct gt_qualification result;
    (void)rule;
    gt_qualified_test(&investor, facts->on, &result);
    if (result.rule == &gt_qualified_deemed)
        gt_rule_is(&of, GT_RULE_FACT(DEEMED), (int64_t)investor.deemed);
}

#define HELD_MONTHS 24 /* as long as relatives may not hold half */

/* Held for 24 months: told when it is left before, or when they are over. */
static void tax_1(const struct gt_rule *rule, const struct gt_rule_facts *facts,
                  struct gt_rule_verdict *verdict)
{
    struct gt_rule_case of = {facts, verdict};
    int64_t left = gt_rule_value(&of, GT_RULE_FACT(HELD_UNTIL));
    gt_day full = GT_DAY_LAST;
    (void)rule;
    gt_rule_is(&of, GT_RULE_FACT(EQUITY), true);
    if (gt_day_add_months(facts->on, HELD_MONTHS, &full) != GT_OK)
        full = GT_DAY_LAST;
    bool is_left = left != GT_RULE_UNKNOWN;
    gt_day until = is_left ? (gt_day)left : facts->as_of;
    gt_rule_add(&of,
                &(struct gt_rule_part){.fact = GT_RULE_FACT(HELD_UNTIL),
                                       .answer = until >= full ? GT_RULE_ANSWER_PASSES
                                                 : is_left     ? GT_RULE_ANSWER_BREAKS
                                                               : GT_RULE_ANSWER_UNKNOWN,
                                       .bound = GT_RULE_BOUND_AT_LEAST,
                                       .actual = until,
                                       .limit = full,
                                       .by = is_left && until < full ? full - until : 0,
                                       .until = is_left || until >= full ? GT_DAY_NONE : full});
}

/* FAMILY_SHARE is the largest of the two years: what is below half is told when they are over. */
static void tax_4(const struct gt_rule *rule, const struct gt_rule_facts *facts,
                  struct gt_rule_verdict *verdict)
{
    struct gt_rule_case of = {facts, verdict};
    struct gt_rule_verdict share = {.answer = GT_RULE_ANSWER_IDLE};
    gt_day full = GT_DAY_LAST;
    (void)rule;
    gt_rule_is(&of, GT_RULE_FACT(TIE), GT_TIE_NONE);
    gt_rule_below(&(struct gt_rule_case){facts, &share}, GT_RULE_FACT(FAMILY_SHARE),
                  GT_RULE_SHARE_ONE / 2);
    if (gt_day_add_months(facts->on, HELD_MONTHS, &full) != GT_OK)
        full = GT_DAY_LAST;
    if (share.answer == GT_RULE_ANSWER_PASSES && facts->as_of < full) {
        share.parts[0].answer = GT_RULE_ANSWER_UNKNOWN;
        share.parts[0].until = full;
    }
    gt_rule_add(&of, &share.parts[0]);
}

const struct gt_rule gt_rules_people[] = {
    {.id = "QI-1",
     .preset = "qualified-investor",
     .citation = &gt_qualified_by_means,
     .article = "第十二条",
     .about = GT_RULE_ABOUT_INVESTOR,
     .force = GT_RULE_FORCE_BINDS,
     .says = N_("At least 1 million yuan in the fund, and net assets of 10 million (an "
                "institution), or financial assets of 3 million or an average income of 500,000 "
                "over three years (a person)."),
     .currency = "CNY",
     .check = qi_1},
    {.id = "QI-2",
     .preset = "qualified-investor",
     .citation = &gt_qualified_deemed,
     .article = "第十三条",
     .about = GT_RULE_ABOUT_INVESTOR,
     .force = GT_RULE_FORCE_BINDS,
     .says = N_("Pension and charity funds, plans filed with AMAC, a manager and its staff in "
                "their own fund and others named by the CSRC count as qualified."),
     .check = qi_2},
    {.id = "TAX-1",
     .preset = "tax-55",
     .citation = &(const struct gt_citation){"TAX-1", GT_RULES_NOTICE_55},
     .number = "财税〔2018〕55号",
     .perhaps_from = GT_RULES_NOTICE_55_PERHAPS,
     .about = GT_RULE_ABOUT_ANGEL,
     .force = GT_RULE_FORCE_QUALIFIES,
     .says = N_("70 % of what an angel paid in cash for new shares of a start-up and held for 24 "
                "months is deducted from the gain on that company's shares, and carried forward."),
     .check = tax_1},
    {.id = "TAX-4",
     .preset = "tax-55",
     .citation = &(const struct gt_citation){"TAX-4", GT_RULES_NOTICE_55},
     .number = "财税〔2018〕55号",
     .perhaps_from = GT_RULES_NOTICE_55_PERHAPS,
     .about = GT_RULE_ABOUT_ANGEL,
     .force = GT_RULE_FORCE_QUALIFIES,
     .says = N_("The angel is no founder, employee or dispatched worker of the company nor a "
                "relative of one, and holds with relatives less than half of it for two years "
                "after investing."),
     .check = tax_4},
    {.id = NULL},
};
