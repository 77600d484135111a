/* rules.h - the rule book: what guidance funds and angel clubs are bound by, as facts in, verdict
 * out.
 *
 * A rule passes, breaks (by how much), cannot be told (which fact is missing) or does not apply. It
 * is put together from parts, each a fact against its limit: it breaks when one part breaks, else
 * it cannot be told while one part cannot, else it passes.
 *
 * Where a rule's figure is a term of a programme (gentou/presets.h) the rule takes it from there,
 * and its document, days and verification with it. Shares of an amount are taken exactly: a cap is
 * rounded down and a floor up to the unit, so at the boundary itself a rule passes.
 *
 * To add a rule: one row and one function in models/rules_*.c, and cases in
 * tests/models/test_rules*.c. Its id stands in the row, in a test and in the board's workbook.
 */
#ifndef GENTOU_RULES_H
#define GENTOU_RULES_H

#include "gentou/buyout.h"
#include "gentou/citation.h"
#include "gentou/kinds_rules.h"
#include "gentou/money.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define GT_RULE_UNKNOWN   INT64_MIN /* nobody wrote it down */
#define GT_RULE_SHARE_ONE 1000000   /* a SHARE is in millionths */
#define GT_RULE_PARTS_MAX 12

/* What is known of a case. A value is in the unit of its fact: minor units of `currency`, a number,
 * millionths, a gt_day, 0 or 1, or a word of its list (STAGE: gt_term_stage, LEVEL: gt_fund_level,
 * VEHICLE: gt_vehicle, INVESTOR_KIND: gt_party_kind, DEEMED: gt_deemed, TIE: gt_tie). */
struct gt_rule_facts {
    gt_day on;                 /* the day the rule is asked for: of the round, of the sale */
    gt_day as_of;              /* until which the ledger is read, not before `on` */
    const char *currency;      /* ISO 4217 code of the amounts */
    const char *registered_in; /* where a company is registered, or NULL */
    const struct gt_payment
        *payments; /* what COST is made of, of a sale; NULL: of one, on PAID_ON */
    size_t payment_count;
    int64_t value[GT_RULE_FACT_COUNT];
};

/* A fact against its limit. Of a part that cannot be told, `fact` is the missing one, or, with an
 * `actual` and `limit`, what is not reached yet. */
struct gt_rule_part {
    enum gt_rule_fact fact;
    enum gt_rule_answer answer; /* PASSES, UNKNOWN or BREAKS */
    enum gt_rule_bound bound;
    int64_t actual, limit; /* GT_RULE_UNKNOWN: there is none */
    int64_t by;            /* how far beyond the limit, > 0, when it breaks; of days: in days; 0 for
                              a flag or a word */
    gt_day until;          /* cannot be told before this day; GT_DAY_NONE: not a matter of time */
};

struct gt_rule_verdict {
    enum gt_rule_answer answer;
    size_t count; /* of parts; 0: the rule does not apply */
    struct gt_rule_part parts[GT_RULE_PARTS_MAX];
};

struct gt_term_set;

struct gt_rule {
    const char *id; /* stable: "HK-2" */
    const char *preset;
    const struct gt_citation *citation; /* document, verification, days in force */
    const char *number, *article;       /* of the document; NULL: not read */
    gt_day perhaps_from; /* from then until it is in force it may hold already, what was read does
                            not say: it cannot be told; 0: it does not hold before */
    enum gt_rule_about about;
    enum gt_rule_force force;
    const char *says;                /* English source text */
    const struct gt_term_set *terms; /* whose figures it takes, or NULL */
    const char *currency;            /* of its amounts; NULL: it has none */
    void (*check)(const struct gt_rule *rule, const struct gt_rule_facts *facts,
                  struct gt_rule_verdict *verdict);
};

/* The rules one after the other; NULL past the last. */
const struct gt_rule *gt_rule_at(size_t place);

/* By its id (letter case is not told apart), or NULL. */
const struct gt_rule *gt_rule_find(const char *id);

/* Whether any rule is of that preset ('_' and '-' are alike), and how it is written; or NULL. */
const char *gt_rule_preset(const char *name);

/* Whether it holds for every fund and club in China, whatever preset a ledger applies: who is a
 * qualified investor, the tax deduction, county-level funds, government funds. */
bool gt_rule_is_national(const struct gt_rule *rule);

bool gt_rule_in_force(const struct gt_rule *rule, gt_day on);

/* In force, or perhaps. */
bool gt_rule_may_hold(const struct gt_rule *rule, gt_day on);

/* A rule that was read refuses what it binds; one that nobody read in a source that names it only
 * warns, and so do targets, warnings and conditions of benefits. */
bool gt_rule_refuses(const struct gt_rule *rule);

/* All facts unknown. */
void gt_rule_facts_init(struct gt_rule_facts *facts, gt_day on, gt_day as_of);

/* The verdict. A rule that is not in force on facts->on does not apply. */
void gt_rule_judge(const struct gt_rule *rule, const struct gt_rule_facts *facts,
                   struct gt_rule_verdict *verdict);

/* What a fact is counted in. */
enum gt_rule_unit gt_rule_fact_unit(enum gt_rule_fact fact);

#endif
