/* rules_vehicle.c - how many may stand in a vehicle, and with how much: QI-3, QI-4, D39-1.
 *
 * Caps on heads are gentou/headcount.h's rows; here they become verdicts.
 */
#include "gentou/headcount.h"
#include "models/rules_int.h"

#include <stddef.h>

/* The cap of a vehicle by the rows of one rule, 0: there is none. */
static int cap_of(const struct gt_rule_case *of, bool filed)
{
    int64_t vehicle = gt_rule_value(of, GT_RULE_FACT(VEHICLE));
    for (const struct gt_headcount_rule *row = gt_headcount_rules; row->citation.id; row++)
        if (row->vehicle == (enum gt_vehicle)vehicle && row->filed_venture == filed)
            return row->cap;
    return 0;
}

/* The heads that were counted are the least there may be: above the cap that breaks it whatever the
 * others are, below it only when all are known. */
static void heads_at_most(const struct gt_rule_case *of, int64_t cap)
{
    int64_t unknown = gt_rule_value(of, GT_RULE_FACT(HEADS_UNKNOWN));
    struct gt_rule_verdict alone = {.answer = GT_RULE_ANSWER_IDLE};
    gt_rule_at_most(&(struct gt_rule_case){of->facts, &alone}, GT_RULE_FACT(HEADS), cap);
    if (alone.answer == GT_RULE_ANSWER_PASSES && unknown != GT_RULE_UNKNOWN && unknown > 0)
        gt_rule_lacks(of, GT_RULE_FACT(HEADS_UNKNOWN));
    else if (alone.count)
        gt_rule_add(of, &alone.parts[0]);
}

static void heads(const struct gt_rule_case *of, bool filed)
{
    if (gt_rule_value(of, GT_RULE_FACT(VEHICLE)) == GT_RULE_UNKNOWN)
        gt_rule_lacks(of, GT_RULE_FACT(VEHICLE));
    else
        heads_at_most(of, cap_of(of, filed));
}

/* Whoever pools investors is looked through: told when all of them are counted. */
static void qi_3(const struct gt_rule *rule, const struct gt_rule_facts *facts,
                 struct gt_rule_verdict *verdict)
{
    struct gt_rule_case of = {facts, verdict};
    int64_t unknown = gt_rule_value(&of, GT_RULE_FACT(HEADS_UNKNOWN));
    (void)rule;
    if (unknown > 0)
        gt_rule_lacks(&of, GT_RULE_FACT(HEADS_UNKNOWN));
    else
        gt_rule_is(&of, GT_RULE_FACT(HEADS_UNKNOWN), 0);
}

static void qi_4(const struct gt_rule *rule, const struct gt_rule_facts *facts,
                 struct gt_rule_verdict *verdict)
{
    (void)rule;
    heads(&(struct gt_rule_case){facts, verdict}, false);
}

static void cf_1(const struct gt_rule *rule, const struct gt_rule_facts *facts,
                 struct gt_rule_verdict *verdict)
{
    (void)rule;
    heads_at_most(&(struct gt_rule_case){facts, verdict}, 30);
}

/* Paid in 30 million; or 10 million first, and the rest within five years. */
static void paid_in(const struct gt_rule_case *of)
{
    int64_t paid = gt_rule_value(of, GT_RULE_FACT(PAID_IN));
    int64_t set_up = gt_rule_value(of, GT_RULE_FACT(SET_UP));
    gt_day last = GT_DAY_LAST;
    if (paid == GT_RULE_UNKNOWN || paid >= 3000 * WAN) {
        gt_rule_at_least(of, GT_RULE_FACT(PAID_IN), 3000 * WAN);
        return;
    }
    if (set_up == GT_RULE_UNKNOWN) {
        if (paid < 1000 * WAN)
            gt_rule_at_least(of, GT_RULE_FACT(PAID_IN), 1000 * WAN);
        else
            gt_rule_lacks(of, GT_RULE_FACT(SET_UP));
        return;
    }
    if (gt_day_add_months((gt_day)set_up, 5 * 12, &last) != GT_OK)
        last = GT_DAY_LAST;
    gt_rule_at_least(of, GT_RULE_FACT(PAID_IN), of->facts->on > last ? 3000 * WAN : 1000 * WAN);
}

static void d39_1(const struct gt_rule *rule, const struct gt_rule_facts *facts,
                  struct gt_rule_verdict *verdict)
{
    struct gt_rule_case of = {facts, verdict};
    (void)rule;
    if (gt_rule_value(&of, GT_RULE_FACT(FILED)) != true)
        return;
    paid_in(&of);
    heads(&of, true);
    gt_rule_at_least(&of, GT_RULE_FACT(LEAST_HOLDER), 100 * WAN);
    gt_rule_at_least(&of, GT_RULE_FACT(SENIORS), 3);
}

/* The rows of a rule have one citation. */
#define QI_4_ROW  (&gt_headcount_rules[0].citation)
#define D39_1_ROW (&gt_headcount_rules[4].citation)

const struct gt_rule gt_rules_vehicle[] = {
    {.id = "QI-3",
     .preset = "qualified-investor",
     .citation = &gt_headcount_look_through,
     .article = "第十三条",
     .about = GT_RULE_ABOUT_VEHICLE,
     .force = GT_RULE_FORCE_BINDS,
     .says = N_("Partnerships and contracts that pool investors are looked through, and the heads "
                "behind them are counted."),
     .check = qi_3},
    {.id = "QI-4",
     .preset = "qualified-investor",
     .citation = QI_4_ROW,
     .about = GT_RULE_ABOUT_VEHICLE,
     .force = GT_RULE_FORCE_BINDS,
     .says = N_("A limited company or partnership has at most 50 investors, a joint-stock company "
                "or contractual fund at most 200."),
     .check = qi_4},
    {.id = "D39-1",
     .preset = "venture-2005",
     .citation = D39_1_ROW,
     .number = "国家发展改革委等十部委令第39号",
     .article = "第九条",
     .about = GT_RULE_ABOUT_VEHICLE,
     .force = GT_RULE_FORCE_BINDS,
     .says = N_("A filed venture capital enterprise has 30 million yuan paid in, or 10 million "
                "and the rest within 5 years; at most 200 investors (50 as a limited company), "
                "each with 1 million in cash; and 3 senior staff with two years of experience."),
     .currency = "CNY",
     .check = d39_1},
    {.id = "CF-1",
     .preset = "angel-platforms",
     .citation = &(const struct gt_citation){"CF-1", "天使汇（AngelCrunch）平台做法（2010年代）",
                                             GT_VERIFICATION_V2, ALWAYS},
     .about = GT_RULE_ABOUT_VEHICLE,
     .force = GT_RULE_FORCE_WARNS,
     .says = N_("At most 30 investors join in one round; a practice of a platform, not law."),
     .check = cf_1},
    {.id = NULL},
};
