/* rules_company.c - which company is a start-up: MOF07-3, SHA-0, SHC-2, TAX-2, TAX-3.
 *
 * Asked on the day of a round. A year's figures are those of the last year recorded by then.
 */
#include "models/rules_int.h"

#define YEAR 12 /* months */

/* MOF07-3, article 11: at most 5 years old, not listed, staff at most 300, of them technical with a
 * college degree 30 % and in research 10 %, revenue at most 30 million, net assets at most 20
 * million, research at least 5 % of revenue. */
static void mof_3(const struct gt_rule *rule, const struct gt_rule_facts *facts,
                  struct gt_rule_verdict *verdict)
{
    struct gt_rule_case of = {facts, verdict};
    (void)rule;
    gt_rule_age(&of, GT_RULE_FACT(FOUNDED), 5 * YEAR);
    gt_rule_is(&of, GT_RULE_FACT(LISTED), false);
    gt_rule_at_most(&of, GT_RULE_FACT(STAFF), 300);
    gt_rule_at_least_of(&of, GT_RULE_FACT(COLLEGE_STAFF), 0.3, GT_RULE_FACT(STAFF));
    gt_rule_at_least_of(&of, GT_RULE_FACT(RD_STAFF), 0.1, GT_RULE_FACT(STAFF));
    gt_rule_at_most(&of, GT_RULE_FACT(REVENUE), 3000 * WAN);
    gt_rule_at_most(&of, GT_RULE_FACT(NET_ASSETS), 2000 * WAN);
    gt_rule_at_least_of(&of, GT_RULE_FACT(RD_SPENDING), 0.05, GT_RULE_FACT(REVENUE));
}

static void sha_0(const struct gt_rule *rule, const struct gt_rule_facts *facts,
                  struct gt_rule_verdict *verdict)
{
    struct gt_rule_case of = {facts, verdict};
    (void)rule;
    gt_rule_age(&of, GT_RULE_FACT(FOUNDED), 5 * YEAR);
    gt_rule_at_most(&of, GT_RULE_FACT(STAFF), 300);
    gt_rule_at_least_of(&of, GT_RULE_FACT(RD_STAFF), 0.2, GT_RULE_FACT(STAFF));
    gt_rule_at_most(&of, GT_RULE_FACT(TOTAL_ASSETS), 5000 * WAN);
    gt_rule_at_most(&of, GT_RULE_FACT(REVENUE), 5000 * WAN);
}

/* Seed: at most 3 years, 50 staff, assets and revenue of 5 million each. */
static void seed_test(const struct gt_rule_case *of)
{
    gt_rule_age(of, GT_RULE_FACT(FOUNDED), 3 * YEAR);
    gt_rule_at_most(of, GT_RULE_FACT(STAFF), 50);
    gt_rule_at_most(of, GT_RULE_FACT(TOTAL_ASSETS), 500 * WAN);
    gt_rule_at_most(of, GT_RULE_FACT(REVENUE), 500 * WAN);
}

/* What is no seed company may be a start-up; of that the text was read up to the staff. */
static void shc_2(const struct gt_rule *rule, const struct gt_rule_facts *facts,
                  struct gt_rule_verdict *verdict)
{
    struct gt_rule_case of = {facts, verdict};
    (void)rule;
    seed_test(&of);
    if (verdict->answer != GT_RULE_ANSWER_BREAKS)
        return;
    *verdict = (struct gt_rule_verdict){.answer = GT_RULE_ANSWER_IDLE};
    gt_rule_at_most(&of, GT_RULE_FACT(STAFF), 200);
    if (verdict->answer != GT_RULE_ANSWER_BREAKS)
        gt_rule_lacks(&of, GT_RULE_FACT(TEXT));
}

/* The thresholds were wider from 2022 to 2027 (TAX-3). That they were so since 2019 has not been
 * read: what is above these and below the wider ones cannot be told for those years. */
#define WIDER_FROM DAY(2022, 1, 1)
#define WIDER_TO   DAY(2027, 12, 31)
#define UNREAD     DAY(2019, 1, 1)

static void sizes(const struct gt_rule_case *of, int64_t staff, int64_t amount)
{
    gt_rule_at_most(of, GT_RULE_FACT(STAFF), staff);
    gt_rule_at_most(of, GT_RULE_FACT(TOTAL_ASSETS), amount);
    gt_rule_at_most(of, GT_RULE_FACT(REVENUE), amount);
}

static void first_sizes(const struct gt_rule_case *of)
{
    struct gt_rule_verdict strict = {.answer = GT_RULE_ANSWER_IDLE}, wide = strict;
    sizes(&(struct gt_rule_case){of->facts, &strict}, 200, 3000 * WAN);
    sizes(&(struct gt_rule_case){of->facts, &wide}, 300, 5000 * WAN);
    bool is_open = of->facts->on >= UNREAD && strict.answer == GT_RULE_ANSWER_BREAKS &&
                   wide.answer != GT_RULE_ANSWER_BREAKS && of->facts->on < WIDER_FROM;
    if (is_open)
        gt_rule_lacks(of, GT_RULE_FACT(TEXT));
    for (size_t i = 0; i < strict.count; i++)
        if (!is_open || strict.parts[i].answer != GT_RULE_ANSWER_BREAKS)
            gt_rule_add(of, &strict.parts[i]);
}

/* Research against costs of both years together. */
static void research_together(const struct gt_rule_case *of)
{
    struct gt_rule_facts both = *of->facts;
    int64_t *value = both.value;
    if (gt_money_add(value[GT_RULE_FACT(RD_YEAR)], value[GT_RULE_FACT(RD_NEXT)],
                     &value[GT_RULE_FACT(RD_BOTH)]) != GT_OK ||
        gt_money_add(value[GT_RULE_FACT(COSTS_YEAR)], value[GT_RULE_FACT(COSTS_NEXT)],
                     &value[GT_RULE_FACT(COSTS_BOTH)]) != GT_OK)
        value[GT_RULE_FACT(COSTS_BOTH)] = GT_RULE_UNKNOWN;
    gt_rule_at_least_of(&(struct gt_rule_case){&both, of->verdict}, GT_RULE_FACT(RD_BOTH), 0.2,
                        GT_RULE_FACT(COSTS_BOTH));
}

/* A fifth of costs "in the year and the next": of both together, or of each. What was read does not
 * say which, so it is told where the two agree. */
static void research(const struct gt_rule_case *of)
{
    struct gt_rule_verdict each = {.answer = GT_RULE_ANSWER_IDLE}, together = each;
    struct gt_rule_case by_year = {of->facts, &each};
    gt_rule_at_least_of(&by_year, GT_RULE_FACT(RD_YEAR), 0.2, GT_RULE_FACT(COSTS_YEAR));
    gt_rule_at_least_of(&by_year, GT_RULE_FACT(RD_NEXT), 0.2, GT_RULE_FACT(COSTS_NEXT));
    bool is_known = true;
    for (size_t i = 0; i < each.count; i++)
        if (each.parts[i].answer == GT_RULE_ANSWER_UNKNOWN) {
            is_known = false;
            gt_rule_add(of, &each.parts[i]);
        }
    if (!is_known)
        return;
    research_together(&(struct gt_rule_case){of->facts, &together});
    if (together.answer == each.answer)
        gt_rule_add(of, &together.parts[0]);
    else
        gt_rule_lacks(of, GT_RULE_FACT(TEXT));
}

static void tax_2(const struct gt_rule *rule, const struct gt_rule_facts *facts,
                  struct gt_rule_verdict *verdict)
{
    struct gt_rule_case of = {facts, verdict};
    (void)rule;
    gt_rule_is(&of, GT_RULE_FACT(RESIDENT), true);
    gt_rule_is(&of, GT_RULE_FACT(AUDITED), true);
    if (facts->on < WIDER_FROM || facts->on > WIDER_TO)
        first_sizes(&of);
    gt_rule_at_least_of(&of, GT_RULE_FACT(BACHELOR_STAFF), 0.3, GT_RULE_FACT(STAFF));
    gt_rule_age(&of, GT_RULE_FACT(FOUNDED), 5 * YEAR);
    gt_rule_is(&of, GT_RULE_FACT(LISTED_WITHIN), false);
    research(&of);
}

static void tax_3(const struct gt_rule *rule, const struct gt_rule_facts *facts,
                  struct gt_rule_verdict *verdict)
{
    struct gt_rule_case of = {facts, verdict};
    (void)rule;
    sizes(&of, 300, 5000 * WAN);
}

#define COMPANY(its_id, its_preset, its_number, its_article, test, ...)                            \
    .id = its_id, .preset = its_preset,                                                            \
    .citation = &(const struct gt_citation){its_id, __VA_ARGS__}, .number = its_number,            \
    .article = its_article, .about = GT_RULE_ABOUT_COMPANY, .force = GT_RULE_FORCE_QUALIFIES,      \
    .currency = "CNY", .check = test

const struct gt_rule gt_rules_company[] = {
    {COMPANY("MOF07-3", "mof-2007", "财企〔2007〕128号", "第十一条", mof_3, MOF, GT_VERIFICATION_V1,
             MOF_DAYS),
     .says = N_("A start-up is at most 5 years old and not listed, has at most 300 staff (30 % "
                "technical with a college degree, 10 % in research), revenue of at most 30 million "
                "yuan, net assets of at most 20 million, and spends 5 % of revenue on research.")},
    {COMPANY("SHA-0", "shanghai-angel-2019", NULL, NULL, sha_0,
             "上海市天使投资引导基金管理实施细则（依据沪府规〔2019〕29号）", GT_VERIFICATION_V1,
             SINCE(2020, 1, 1)), /* of 2019 only the year is recorded */
     .perhaps_from = DAY(2019, 1, 1),
     .says = N_("An innovative start-up is in principle at most 5 years old and has at most 300 "
                "staff, 20 % of them in research, and assets and revenue of at most 50 million "
                "yuan each.")},
    {COMPANY("SHC-2", "shanghai-angel-loss-2016", NULL, NULL, shc_2,
             "上海市天使投资风险补偿管理暂行办法实施细则（试行）", GT_VERIFICATION_V1,
             BETWEEN(DAY(2015, 1, 1), DAY(2018, 1, 31))), /* of what is compensated */
     .says = N_("A seed company is at most 3 years old and has at most 50 staff and assets and "
                "revenue of at most 5 million yuan each; a start-up has at most 200 staff (the "
                "rest of its definition was not read).")},
    {COMPANY("TAX-2", "tax-55", "财税〔2018〕55号", NULL, tax_2, GT_RULES_NOTICE_55),
     .perhaps_from = GT_RULES_NOTICE_55_PERHAPS,
     .says = N_("A start-up is a resident company taxed on its accounts, has at most 200 staff "
                "(30 % with a bachelor's degree), assets and revenue of at most 30 million yuan "
                "each, is at most 60 months old, not listed within two years, and spends 20 % of "
                "its costs on research in the year and the next. From 2022 to 2027 TAX-3 sets its "
                "size.")},
    {COMPANY("TAX-3-2022", "tax-55", "财政部 税务总局公告2022年第6号", NULL, tax_3,
             "关于创业投资企业和天使投资个人投资初创科技型企业所得税政策有关事项的公告"
             "（2022-02-09）",
             GT_VERIFICATION_V1, BETWEEN(DAY(2022, 1, 1), DAY(2023, 12, 31))),
     .says = N_("A start-up has at most 300 staff, and assets and revenue of at most 50 million "
                "yuan each.")},
    {COMPANY("TAX-3", "tax-55", "财政部 税务总局公告2023年第17号", NULL, tax_3,
             "关于延续执行创业投资企业和天使投资个人投资初创科技型企业有关政策条件的公告"
             "（2023-08-01）",
             GT_VERIFICATION_V1, BETWEEN(DAY(2023, 8, 1), WIDER_TO)),
     .says = N_("A start-up has at most 300 staff, and assets and revenue of at most 50 million "
                "yuan each, until 2027-12-31.")},
    {.id = NULL},
};
