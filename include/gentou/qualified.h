/* qualified.h - is this a qualified investor (合格投资者) for one private fund?
 *
 * QI-1 (art. 12 of the interim measures on private investment funds, 私募投资基金监督管理暂行办法),
 * yuan:
 *   at least 1,000,000 in the fund, and
 *     an institution:  net assets at least 10,000,000
 *     a person:        financial assets at least 3,000,000, or
 *                      average income of the last three years at least 500,000
 * QI-2 (art. 13): pension and charity funds, plans filed with AMAC, a manager and its staff in
 * their own fund, and others named by the CSRC count as qualified, whatever they own.
 *
 * What nobody has evidence for is unknown, never 0; an answer is given only when no missing fact
 * could change it. QI-3 and QI-4 are about heads: gentou/headcount.h.
 *
 * Not done here: whether the investor understands the risk, which no figure shows; tests on a
 * family's assets (no such rule has been read yet).
 */
#ifndef GENTOU_QUALIFIED_H
#define GENTOU_QUALIFIED_H

#include "gentou/citation.h"
#include "gentou/kinds.h"
#include "gentou/money.h"

#include <stdbool.h>

/* A figure and until when its proof may be used. */
struct gt_evidence {
    gt_money amount;    /* fen; may be negative; GT_MONEY_UNKNOWN: no evidence */
    gt_day valid_until; /* the last day; GT_DAY_LAST: it does not expire */
};

/* An investor as the evidence shows it. Only the figures of its kind are read; of both
 * kinds when it is not known. */
struct gt_investor {
    bool kind_known;
    enum gt_party_kind kind; /* read when known */
    enum gt_deemed deemed;   /* NONE for most */
    gt_money ticket;         /* fen, its money in this fund; GT_MONEY_UNKNOWN */
    struct gt_evidence net_assets;
    struct gt_evidence financial_assets;
    struct gt_evidence average_income;
};

/* A set of facts: bit f stands for enum gt_investor_fact f. */
typedef unsigned gt_facts;
#define GT_FACT_BIT(fact) (1u << (fact))

struct gt_qualification {
    enum gt_qualified answer;
    const struct gt_citation *rule; /* that the answer is by; static storage */
    gt_facts missing;  /* answer UNKNOWN: the unknown facts it waits for; otherwise empty */
    gt_facts short_of; /* answer NO: known figures below their threshold; otherwise empty */
    gt_facts expired;  /* figures of its kind whose proof has run out: they count as unknown */
};

extern const struct gt_citation gt_qualified_by_means; /* QI-1 */
extern const struct gt_citation gt_qualified_deemed;   /* QI-2 */

/* The threshold of a fact, fen; GT_MONEY_UNKNOWN for PARTY_KIND, which has none. */
gt_money gt_qualified_threshold(enum gt_investor_fact fact);

/* The answer as of a day. Cannot fail. */
void gt_qualified_test(const struct gt_investor *investor, gt_day on,
                       struct gt_qualification *result);

#endif
