/* rules_losses.c - how much of its money a fund may lose and nobody is held to account, in China.
 *
 * Of a text that says "up to" what is within may be excused, what is beyond is not by this text.
 */
#include "models/rules_int.h"

/* Of the guidance fund's money, at liquidation. */
static void lost(const struct gt_rule_facts *facts, struct gt_rule_verdict *verdict, double share)
{
    gt_rule_at_most_of(&(struct gt_rule_case){facts, verdict}, GT_RULE_FACT(LOSS), share,
                       GT_RULE_FACT(FUND_PAID_IN));
}

/* Beside the loss, 60 % went into technology SMEs. */
static void ly_4(const struct gt_rule *rule, const struct gt_rule_facts *facts,
                 struct gt_rule_verdict *verdict)
{
    (void)rule;
    gt_rule_at_least_of(&(struct gt_rule_case){facts, verdict}, GT_RULE_FACT(TECH), 0.6,
                        GT_RULE_FACT(INVESTED));
    lost(facts, verdict, 0.4);
}

static void two_fifths(const struct gt_rule *rule, const struct gt_rule_facts *facts,
                       struct gt_rule_verdict *verdict)
{
    (void)rule;
    lost(facts, verdict, 0.4);
}

static void four_fifths(const struct gt_rule *rule, const struct gt_rule_facts *facts,
                        struct gt_rule_verdict *verdict)
{
    (void)rule;
    lost(facts, verdict, 0.8);
}

static void all_of_it(const struct gt_rule *rule, const struct gt_rule_facts *facts,
                      struct gt_rule_verdict *verdict)
{
    (void)rule;
    lost(facts, verdict, 1);
}

#define EXCUSES(its_id, preset_name, ...)                                                          \
    .id = its_id, .preset = preset_name, .about = GT_RULE_ABOUT_SUBFUND,                           \
    .force = GT_RULE_FORCE_QUALIFIES, .currency = "CNY", .citation = &(const struct gt_citation)   \
    {                                                                                              \
        its_id, __VA_ARGS__                                                                        \
    }

const struct gt_rule gt_rules_losses[] = {
    {EXCUSES("LY-4", "linyi", "临沂市政府投资引导基金尽职免责实施细则", GT_VERIFICATION_V1,
             SINCE(2023, 11, 27)),
     .says = N_("A loss is excused where 60 % went into technology SMEs and at most 40 % of the "
                "guidance fund's money was lost at liquidation."),
     .check = ly_4},
    {EXCUSES("ZZ-1-b", "zhengzhou-2024", "郑州市天使投资基金设立方案（2024-09-03）",
             GT_VERIFICATION_V2, SINCE(2024, 9, 3)),
     .says = N_("A loss of at most 40 % of the principal at liquidation is tolerated."),
     .check = two_fifths},
    {EXCUSES("GZ-1", "guangzhou-transfer", "广州市科技成果转化“补改投”试点工作办法（试行）",
             GT_VERIFICATION_V2, ALWAYS),
     .says = N_("A loss of at most 80 % in all, and all of one project, is excused; beyond that "
                "by a procedure."),
     .check = four_fifths},
    {EXCUSES("CD-1", "chengdu-hi-tech-2024", "成都高新区（2024年下半年）", GT_VERIFICATION_V2,
             SINCE(2025, 1, 1)),
     .perhaps_from = DAY(2024, 7, 1), /* only the half-year is recorded */
     .says = N_("A loss of up to 80 % may be excused."), .check = four_fifths},
    {EXCUSES("QD-1", "qingdao-2025", "青岛市2025—2027年方案", GT_VERIFICATION_V2,
             BETWEEN(DAY(2025, 1, 1), DAY(2027, 12, 31))),
     .says = N_("A loss of up to all of the money may be excused."), .check = all_of_it},
    {.id = NULL},
};
