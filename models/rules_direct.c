/* rules_direct.c - what a guidance fund puts into companies itself, in China: how much of its size,
 * into which companies, and for how long.
 *
 * Its size is what was committed to it.
 */
#include "models/rules_int.h"

static void direct(const struct gt_rule_facts *facts, struct gt_rule_verdict *verdict, double share)
{
    gt_rule_at_most_of(&(struct gt_rule_case){facts, verdict}, GT_RULE_FACT(DIRECT), share,
                       GT_RULE_FACT(SIZE));
}

static void zj_2(const struct gt_rule *rule, const struct gt_rule_facts *facts,
                 struct gt_rule_verdict *verdict)
{
    (void)rule;
    direct(facts, verdict, 0.3);
}

static void sz_4(const struct gt_rule *rule, const struct gt_rule_facts *facts,
                 struct gt_rule_verdict *verdict)
{
    (void)rule;
    direct(facts, verdict, 0.1);
}

static void qd_2(const struct gt_rule *rule, const struct gt_rule_facts *facts,
                 struct gt_rule_verdict *verdict)
{
    (void)rule;
    direct(facts, verdict, 0.4);
}

/* By stage; of a venture stage nothing was read. */
static void gz_0(const struct gt_rule *rule, const struct gt_rule_facts *facts,
                 struct gt_rule_verdict *verdict)
{
    static const double years[GT_TERM_STAGE_COUNT] = {
        [GT_TERM_STAGE_SEED] = 10, [GT_TERM_STAGE_START_UP] = 8, [GT_TERM_STAGE_INDUSTRY] = 6};
    struct gt_rule_case of = {facts, verdict};
    int64_t stage = gt_rule_value(&of, GT_RULE_FACT(STAGE));
    (void)rule;
    if (gt_rule_value(&of, GT_RULE_FACT(FUND_IN_ROUND)) == 0)
        return;
    if (stage == GT_RULE_UNKNOWN)
        gt_rule_lacks(&of, GT_RULE_FACT(STAGE));
    else if (years[stage] <= 0)
        gt_rule_lacks(&of, GT_RULE_FACT(TEXT));
    else
        gt_rule_held(&of, years[stage]);
}

/* Early, or high-tech that the government supports: taken as a national high-tech company. */
static void gb116_1(const struct gt_rule *rule, const struct gt_rule_facts *facts,
                    struct gt_rule_verdict *verdict)
{
    struct gt_rule_case of = {facts, verdict};
    int64_t stage = gt_rule_value(&of, GT_RULE_FACT(STAGE));
    (void)rule;
    if (gt_rule_value(&of, GT_RULE_FACT(FUND_IN_ROUND)) == 0)
        return;
    if (stage == GT_TERM_STAGE_SEED || stage == GT_TERM_STAGE_START_UP)
        gt_rule_is(&of, GT_RULE_FACT(STAGE), stage);
    else if (stage == GT_RULE_UNKNOWN)
        gt_rule_lacks(&of, GT_RULE_FACT(STAGE));
    else
        gt_rule_is(&of, GT_RULE_FACT(HIGH_TECH), true);
}

/* Revenue of 50 million, 100 million of a national high-tech company. */
static void hz_1(const struct gt_rule *rule, const struct gt_rule_facts *facts,
                 struct gt_rule_verdict *verdict)
{
    struct gt_rule_case of = {facts, verdict};
    int64_t revenue = gt_rule_value(&of, GT_RULE_FACT(REVENUE));
    bool is_large = revenue != GT_RULE_UNKNOWN && revenue > 5000 * WAN;
    (void)rule;
    if (gt_rule_value(&of, GT_RULE_FACT(FUND_IN_ROUND)) == 0)
        return;
    gt_rule_at_most(&of, GT_RULE_FACT(STAFF), 500);
    gt_rule_at_most(&of, GT_RULE_FACT(REVENUE), is_large ? 1 * YI : 5000 * WAN);
    if (is_large && verdict->answer != GT_RULE_ANSWER_BREAKS)
        gt_rule_is(&of, GT_RULE_FACT(HIGH_TECH), true);
}

static void nvc25_b(const struct gt_rule *rule, const struct gt_rule_facts *facts,
                    struct gt_rule_verdict *verdict)
{
    gt_rule_caps(rule, facts, verdict);
    if (verdict->count)
        gt_rule_below(&(struct gt_rule_case){facts, verdict}, GT_RULE_FACT(VALUATION), 5 * YI);
}

#define RULE(its_id, preset_name, what, strength, ...)                                             \
    .id = its_id, .preset = preset_name, .about = GT_RULE_ABOUT_##what,                            \
    .force = GT_RULE_FORCE_##strength, .currency = "CNY", .citation = &(const struct gt_citation)  \
    {                                                                                              \
        its_id, __VA_ARGS__                                                                        \
    }

/* Of a year alone the rest of it may be within. */
const struct gt_rule gt_rules_direct[] = {
    {RULE("ZJ-2", "zhejiang", FUND, WARNS, "浙江省创业风险投资引导基金", GT_VERIFICATION_V2,
          ALWAYS),
     .says = N_("At most 30 % of the fund goes into companies directly."), .check = zj_2},
    {RULE("SZ-4", "shenzhen-longhua-2022", FUND, BINDS, "深圳市龙华区天使投资引导基金（2022）",
          GT_VERIFICATION_V2, SINCE(2023, 1, 1)),
     .perhaps_from = DAY(2022, 1, 1),
     .says = N_("At most 10 % of the fund goes into companies directly."), .check = sz_4},
    {RULE("QD-2", "qingdao-2019", FUND, BINDS, "青岛科创母基金（2019）", GT_VERIFICATION_V2,
          SINCE(2020, 1, 1)),
     .perhaps_from = DAY(2019, 1, 1),
     .says = N_("At most 40 % of the fund goes into companies directly."), .check = qd_2},
    {RULE("GZ-0", "guangzhou-huangpu-2025", DEAL, BINDS, "广州开发区（黄埔区）科创母基金直投细则",
          GT_VERIFICATION_V2, SINCE(2025, 3, 1)),
     .perhaps_from = DAY(2025, 2, 1), /* only the month is recorded */
     .says = N_("A direct stake is held at most 10 years in a seed company, 8 in an angel one and "
                "6 in an industry one."),
     .check = gz_0},
    {RULE("GB116-1", "guidance-funds-2008", DEAL, WARNS,
          "关于创业投资引导基金规范设立与运作的指导意见（国务院办公厅，2008）", GT_VERIFICATION_V2,
          SINCE(2009, 1, 1)),
     .perhaps_from = DAY(2008, 1, 1), .number = "国办发〔2008〕116号",
     .says = N_("A guidance fund follows into early-stage companies, or high-tech ones that the "
                "government supports, and runs no venture business of its own by it."),
     .check = gb116_1},
    {RULE("HZ-1", "hangzhou-2019", DEAL, BINDS, "杭州市创业投资引导基金（2019）",
          GT_VERIFICATION_V2, SINCE(2020, 1, 1)),
     .perhaps_from = DAY(2019, 1, 1), /* the year is inferred */
     .says = N_("The company has at most 500 staff and 50 million yuan of revenue, 100 million as "
                "a national high-tech company."),
     .check = hz_1},
    {RULE("NVC25-b", "national-venture-2025", DEAL, BINDS, "国家创业投资引导基金（2025-12-26）",
          GT_VERIFICATION_V2, SINCE(2025, 12, 26)),
     .terms = &gt_preset_national_venture_2025,
     .says = N_("At most 50 million yuan go into a company that is valued below 500 million."),
     .check = nvc25_b},
    {.id = NULL},
};
