/* rules_int.h - the tables of rules, and the parts that rules are put together from.
 *
 * A part on a fact that nobody knows is a part that cannot be told; with a limit of 0 (a cap that a
 * programme does not have) there is no part.
 */
#ifndef GENTOU_RULES_INT_H
#define GENTOU_RULES_INT_H

#include "gentou/rules.h"
#include "models/presets_int.h"

/* Each ended by a row without an id. */
extern const struct gt_rule gt_rules_people[], gt_rules_company[], gt_rules_deal[],
    gt_rules_abroad[], gt_rules_fund[], gt_rules_vehicle[], gt_rules_losses[], gt_rules_direct[];

#define GT_RULE_FACT(word) GT_RULE_FACT_##word

/* What TAX-1, TAX-2 and TAX-4 stand in: document, verification and days of a citation. From when on
 * it holds was not read; it was issued on that day, and investments of up to two years before may
 * count. */
#define GT_RULES_NOTICE_55                                                                         \
    "关于创业投资企业和天使投资个人有关税收政策的通知（财政部、税务总局，2018-05-14）",            \
        GT_VERIFICATION_V1, SINCE(2018, 5, 14)
#define GT_RULES_NOTICE_55_PERHAPS DAY(2016, 1, 1)

typedef void gt_rule_check(const struct gt_rule *rule, const struct gt_rule_facts *facts,
                           struct gt_rule_verdict *verdict);

/* What is asked, and what comes of it. */
struct gt_rule_case {
    const struct gt_rule_facts *facts;
    struct gt_rule_verdict *verdict;
};

static inline int64_t gt_rule_value(const struct gt_rule_case *of, enum gt_rule_fact fact)
{
    return of->facts->value[fact];
}

void gt_rule_at_most(const struct gt_rule_case *of, enum gt_rule_fact fact, int64_t limit);
void gt_rule_at_least(const struct gt_rule_case *of, enum gt_rule_fact fact, int64_t limit);
void gt_rule_below(const struct gt_rule_case *of, enum gt_rule_fact fact, int64_t limit);

/* Against a share of another fact. */
void gt_rule_at_most_of(const struct gt_rule_case *of, enum gt_rule_fact fact, double share,
                        enum gt_rule_fact whole);
void gt_rule_at_least_of(const struct gt_rule_case *of, enum gt_rule_fact fact, double share,
                         enum gt_rule_fact whole);

/* The same for what grows until a fund is invested: while it may still be reached it cannot be
 * told. */
void gt_rule_reaches(const struct gt_rule_case *of, enum gt_rule_fact fact, int64_t limit);
void gt_rule_reaches_of(const struct gt_rule_case *of, enum gt_rule_fact fact, double share,
                        enum gt_rule_fact whole);

/* A flag or a word has this value. */
void gt_rule_is(const struct gt_rule_case *of, enum gt_rule_fact fact, int64_t value);

/* At most so many months lie between a day and the one the rule is asked for. */
void gt_rule_age(const struct gt_rule_case *of, enum gt_rule_fact since, int months);

/* The company is registered in a place, by either of its names. */
void gt_rule_registered(const struct gt_rule_case *of, const char *place, const char *english);

/* It cannot be told for want of a fact. */
void gt_rule_lacks(const struct gt_rule_case *of, enum gt_rule_fact fact);

void gt_rule_add(const struct gt_rule_case *of, const struct gt_rule_part *part);

/* The caps of a programme on public money in a deal, and on how long it stays. */
gt_rule_check gt_rule_caps, gt_rule_stays;

/* A stake is left within so many years; one that still stands is held until the day the ledger is
 * read. */
void gt_rule_held(const struct gt_rule_case *of, double years);

/* Those on public money in a fund. */
gt_rule_check gt_rule_fund_share;

#endif
