/* qualified.c - rules QI-1 and QI-2, with unknown figures; see gentou/qualified.h. */
#include "gentou/qualified.h"

#include <stddef.h>

#define YUAN 100 /* fen */

#define MEASURES "私募投资基金监督管理暂行办法"

const struct gt_citation gt_qualified_by_means = {
    .id = "QI-1",
    .document = MEASURES " 第十二条",
    .verified = GT_VERIFICATION_V1,
    .valid_from = GT_DAY_NONE,
    .valid_to = GT_DAY_LAST,
};

const struct gt_citation gt_qualified_deemed = {
    .id = "QI-2",
    .document = MEASURES " 第十三条",
    .verified = GT_VERIFICATION_V1,
    .valid_from = GT_DAY_NONE,
    .valid_to = GT_DAY_LAST,
};

gt_money gt_qualified_threshold(enum gt_investor_fact fact)
{
    switch (fact) {
    case GT_INVESTOR_FACT_PARTY_KIND:
        break;
    case GT_INVESTOR_FACT_TICKET:
        return (gt_money)1000000 * YUAN;
    case GT_INVESTOR_FACT_NET_ASSETS:
        return (gt_money)10000000 * YUAN;
    case GT_INVESTOR_FACT_FINANCIAL_ASSETS:
        return (gt_money)3000000 * YUAN;
    case GT_INVESTOR_FACT_AVERAGE_INCOME:
        return (gt_money)500000 * YUAN;
    }
    return GT_MONEY_UNKNOWN;
}

/* The answer so far and what it rests on. */
struct finding {
    enum gt_qualified answer;
    gt_facts missing, short_of;
};

static struct finding weigh(enum gt_investor_fact fact, gt_money amount)
{
    if (amount == GT_MONEY_UNKNOWN)
        return (struct finding){GT_QUALIFIED_UNKNOWN, GT_FACT_BIT(fact), 0};
    if (amount < gt_qualified_threshold(fact))
        return (struct finding){GT_QUALIFIED_NO, 0, GT_FACT_BIT(fact)};
    return (struct finding){GT_QUALIFIED_YES, 0, 0};
}

static struct finding weigh_evidence(enum gt_investor_fact fact, const struct gt_evidence *evidence,
                                     gt_day on, gt_facts *expired)
{
    if (evidence->amount == GT_MONEY_UNKNOWN || on <= evidence->valid_until)
        return weigh(fact, evidence->amount);
    *expired |= GT_FACT_BIT(fact);
    return weigh(fact, GT_MONEY_UNKNOWN);
}

/* Either will do: one that holds settles it, and no is sure only when both fail. */
static struct finding either(struct finding a, struct finding b)
{
    if (a.answer == GT_QUALIFIED_YES)
        return a;
    if (b.answer == GT_QUALIFIED_YES)
        return b;
    gt_facts missing = a.missing | b.missing;
    return (struct finding){missing ? GT_QUALIFIED_UNKNOWN : GT_QUALIFIED_NO, missing,
                            a.short_of | b.short_of};
}

/* Both are asked for: one that fails settles it. */
static struct finding both(struct finding a, struct finding b)
{
    if (a.answer == GT_QUALIFIED_NO || b.answer == GT_QUALIFIED_NO)
        return (struct finding){GT_QUALIFIED_NO, 0,
                                (a.answer == GT_QUALIFIED_NO ? a.short_of : 0) |
                                    (b.answer == GT_QUALIFIED_NO ? b.short_of : 0)};
    gt_facts missing = a.missing | b.missing;
    return (struct finding){missing ? GT_QUALIFIED_UNKNOWN : GT_QUALIFIED_YES, missing, 0};
}

static struct finding weigh_person(const struct gt_investor *investor, gt_day on, gt_facts *expired)
{
    return either(
        weigh_evidence(GT_INVESTOR_FACT_FINANCIAL_ASSETS, &investor->financial_assets, on, expired),
        weigh_evidence(GT_INVESTOR_FACT_AVERAGE_INCOME, &investor->average_income, on, expired));
}

static struct finding weigh_institution(const struct gt_investor *investor, gt_day on,
                                        gt_facts *expired)
{
    return weigh_evidence(GT_INVESTOR_FACT_NET_ASSETS, &investor->net_assets, on, expired);
}

/* Of an investor of unknown kind something is sure when it holds for both kinds. */
static struct finding weigh_means(const struct gt_investor *investor, gt_day on, gt_facts *expired)
{
    if (investor->kind_known)
        return investor->kind == GT_PARTY_INSTITUTION ? weigh_institution(investor, on, expired)
                                                      : weigh_person(investor, on, expired);
    struct finding institution = weigh_institution(investor, on, expired);
    struct finding person = weigh_person(investor, on, expired);
    if (institution.answer == person.answer && person.answer != GT_QUALIFIED_UNKNOWN)
        return (struct finding){person.answer, 0, institution.short_of | person.short_of};
    return (struct finding){
        GT_QUALIFIED_UNKNOWN,
        institution.missing | person.missing | GT_FACT_BIT(GT_INVESTOR_FACT_PARTY_KIND), 0};
}

void gt_qualified_test(const struct gt_investor *investor, gt_day on,
                       struct gt_qualification *result)
{
    *result = (struct gt_qualification){.answer = GT_QUALIFIED_YES, .rule = &gt_qualified_deemed};
    if (investor->deemed != GT_DEEMED_NONE)
        return;
    struct finding finding = both(weigh(GT_INVESTOR_FACT_TICKET, investor->ticket),
                                  weigh_means(investor, on, &result->expired));
    result->rule = &gt_qualified_by_means;
    result->answer = finding.answer;
    result->missing = finding.missing;
    result->short_of = finding.short_of;
}
