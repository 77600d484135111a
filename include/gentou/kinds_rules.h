/* kinds_rules.h - the words of the rule book: what a rule asks and answers. They are shown and
 * never stored, so they stand outside GT_KINDS.
 */
#ifndef GENTOU_KINDS_RULES_H
#define GENTOU_KINDS_RULES_H

/* What a rule says of a case. */
#define GT_RULE_ANSWER_LIST(X)                                                                     \
    X(IDLE, "idle", "does not apply")                                                              \
    X(PASSES, "passes", "passes")                                                                  \
    X(UNKNOWN, "unknown", "cannot be told")                                                        \
    X(BREAKS, "breaks", "breaks")

/* What a rule is asked about. */
#define GT_RULE_ABOUT_LIST(X)                                                                      \
    X(FUND, "fund", "guidance fund")                                                               \
    X(SUBFUND, "subfund", "sub-fund")                                                              \
    X(DEAL, "deal", "fund's stake in a deal")                                                      \
    X(COMPANY, "company", "company on the day of its round")                                       \
    X(EXIT, "exit", "sale to a partner")                                                           \
    X(COMPENSATION, "compensation", "compensation for a loss")                                     \
    X(VEHICLE, "vehicle", "vehicle")                                                               \
    X(INVESTOR, "investor", "holder of a vehicle")                                                 \
    X(ANGEL, "angel", "angel's stake")

/* What follows from a rule that is broken. */
#define GT_RULE_FORCE_LIST(X)                                                                      \
    X(BINDS, "binds", "binds")                                                                     \
    X(QUALIFIES, "qualifies", "condition of a benefit")                                            \
    X(TARGET, "target", "target")                                                                  \
    X(WARNS, "warns", "warning")

/* How a fact stands to its limit. */
#define GT_RULE_BOUND_LIST(X)                                                                      \
    X(AT_MOST, "at_most", "at most")                                                               \
    X(AT_LEAST, "at_least", "at least")                                                            \
    X(BELOW, "below", "below")                                                                     \
    X(EQUAL, "equal", "must be")

/* What a fact is counted in. */
#define GT_RULE_UNIT_LIST(X)                                                                       \
    X(MONEY, "money", "money")                                                                     \
    X(NUMBER, "number", "number")                                                                  \
    X(SHARE, "share", "share")                                                                     \
    X(DAY, "day", "day")                                                                           \
    X(FLAG, "flag", "yes or no")                                                                   \
    X(WORD, "word", "word")

/* X(ENUM, token, label, unit): what a rule may ask. */
#define GT_RULE_FACT_LIST(X)                                                                       \
    /* of a deal */                                                                                \
    X(FUND_IN_ROUND, "fund_in_round", "the fund's money in the round", MONEY)                      \
    X(FUND_IN_COMPANY, "fund_in_company", "the fund's money in the company", MONEY)                \
    X(FUND_BESIDE, "fund_beside_partner", "the fund's money beside the partner", MONEY)            \
    X(PARTNER_IN_ROUND, "partner_in_round", "the partners' money in the round", MONEY)             \
    X(CLUB_IN_ROUND, "club_in_round", "the club's money in the round", MONEY)                      \
    X(FUND_BESIDE_CLUB, "fund_beside_club", "the fund's money beside the angel", MONEY)            \
    X(ROUND, "round", "size of the round", MONEY)                                                  \
    X(RISK_CAPITAL, "risk_capital", "risk capital of the round, without loans", MONEY)             \
    X(PUBLIC_IN_ROUND, "public_in_round", "public money in the risk capital", MONEY)               \
    X(VALUATION, "valuation", "value of the company before the round", MONEY)                      \
    X(FUND_LARGEST, "fund_largest", "the fund is the largest holder", FLAG)                        \
    X(FUND_VOTES, "fund_votes", "the fund's share of the votes", SHARE)                            \
    X(STAGE, "stage", "stage", WORD)                                                               \
    X(CUSTODY, "custody", "custody agreement", FLAG)                                               \
    X(COMMITTEE, "committee", "decision of the committee", FLAG)                                   \
    X(PAID_ON, "paid_on", "first paid on", DAY)                                                    \
    X(HELD_UNTIL, "held_until", "held until", DAY)                                                 \
    X(PARTNER_LEFT_FIRST, "partner_left_first", "a partner left before the fund", FLAG)            \
    X(PARTNER_SOLD_FIRST, "partner_sold_first", "a partner sold a part before the fund", FLAG)     \
    /* of a company */                                                                             \
    X(REGISTERED_CAPITAL, "registered_capital", "registered capital", MONEY)                       \
    X(REGISTERED_THERE, "registered_there", "registered where the rule asks", FLAG)                \
    X(FOUNDED, "founded", "founded", DAY)                                                          \
    X(LISTED, "listed", "listed", FLAG)                                                            \
    X(LISTED_WITHIN, "listed_within", "listed within two years after", FLAG)                       \
    X(TAXED_THERE, "taxed_there", "taxed where the rule asks", FLAG)                               \
    X(RESIDENT, "resident", "resident company", FLAG)                                              \
    X(HIGH_TECH, "high_tech", "national high-tech company", FLAG)                                  \
    X(AUDITED, "audited", "taxed on its accounts", FLAG)                                           \
    X(STAFF, "staff", "staff", NUMBER)                                                             \
    X(COLLEGE_STAFF, "college_staff", "technical staff with a college degree", NUMBER)             \
    X(BACHELOR_STAFF, "bachelor_staff", "staff with a bachelor's degree", NUMBER)                  \
    X(RD_STAFF, "rd_staff", "staff in research and development", NUMBER)                           \
    X(REVENUE, "revenue", "revenue of a year", MONEY)                                              \
    X(RD_SPENDING, "rd_spending", "spending on research and development", MONEY)                   \
    X(COSTS_YEAR, "costs_year", "costs of the round's year", MONEY)                                \
    X(RD_YEAR, "rd_year", "research and development of the round's year", MONEY)                   \
    X(COSTS_NEXT, "costs_next", "costs of the year after the round", MONEY)                        \
    X(RD_NEXT, "rd_next", "research and development of the year after the round", MONEY)           \
    X(COSTS_BOTH, "costs_both", "costs of the round's year and the next", MONEY)                   \
    X(RD_BOTH, "rd_both", "research and development of the round's year and the next", MONEY)      \
    X(TOTAL_ASSETS, "total_assets", "total assets", MONEY)                                         \
    X(NET_ASSETS, "net_assets", "net assets", MONEY)                                               \
    /* of a fund or sub-fund */                                                                    \
    X(LEVEL, "level", "level of government", WORD)                                                 \
    X(LOCAL_DUTY, "local_duty", "a duty to invest locally", FLAG)                                  \
    X(FEE_ON_PAID, "fee_on_paid", "management fee on what is paid in or invested", FLAG)           \
    X(HIDDEN_DEBT, "hidden_debt", "hidden debt: equity that is debt", FLAG)                        \
    X(DERIVATIVES, "derivatives", "derivatives", FLAG)                                             \
    X(GUARANTEES, "guarantees", "guarantees for companies or projects", FLAG)                      \
    X(UNLIMITED, "unlimited", "investments liable without limit", FLAG)                            \
    X(PARTNERS, "partners", "partners", NUMBER)                                                    \
    X(APPROVED, "approved", "approved on", DAY)                                                    \
    X(APPROVED_BY, "approved_by", "who approved the fund", WORD)                                   \
    X(SET_UP, "set_up", "set up on", DAY)                                                          \
    X(FIRST_PAID, "first_paid", "first paid in on", DAY)                                           \
    X(FIRST_INVESTED, "first_invested", "first invested on", DAY)                                  \
    X(SIZE, "size", "size", MONEY)                                                                 \
    X(PAID_IN, "paid_in", "paid in", MONEY)                                                        \
    X(FUND_PAID_IN, "fund_paid_in", "paid in by the guidance fund", MONEY)                         \
    X(FUND_COMMITTED, "fund_committed", "committed by the guidance fund", MONEY)                   \
    X(FIRST_DRAWDOWN, "first_drawdown", "paid in on the first day", MONEY)                         \
    X(PUBLIC_PAID_IN, "public_paid_in", "paid in by all levels of government", MONEY)              \
    X(PRIVATE_PAID_IN, "private_paid_in", "paid in by private owners", MONEY)                      \
    X(PUBLIC_COMMITTED, "public_committed", "committed by all levels of government", MONEY)        \
    X(PRIVATE_COMMITTED, "private_committed", "committed by private owners", MONEY)                \
    X(MANAGER_COMMITTED, "manager_committed", "committed by the manager", MONEY)                   \
    X(INDEPENDENT, "independent", "committed by independent private owners", MONEY)                \
    X(INVESTED, "invested", "invested so far", MONEY)                                              \
    X(EARLY, "early", "invested in seed and start-up companies", MONEY)                            \
    X(ON_TARGET, "on_target", "invested in the stated field", MONEY)                               \
    X(LOCAL, "local", "invested locally", MONEY)                                                   \
    X(TECH, "tech", "invested in technology SMEs", MONEY)                                          \
    X(PROJECTS, "projects", "companies invested in", NUMBER)                                       \
    X(LARGEST, "largest", "largest sum in one company", MONEY)                                     \
    X(DIRECT, "direct", "invested in companies by the guidance fund itself", MONEY)                \
    X(RETURNED, "returned", "the guidance fund's return", MONEY)                                   \
    X(CONCEDED, "conceded", "return given up", MONEY)                                              \
    X(LOSS, "loss", "loss", MONEY)                                                                 \
    /* of a sale, and of a compensation */                                                         \
    X(IN_FUND, "in_fund", "what was sold is a stake in a fund", FLAG)                              \
    X(COST, "cost", "cost of what was sold", MONEY)                                                \
    X(PROCEEDS, "proceeds", "proceeds", MONEY)                                                     \
    X(LENDING_RATE, "lending_rate", "published lending rate of the day", SHARE)                    \
    X(PREMIUM, "premium", "premium agreed on", SHARE)                                              \
    X(COMPENSATION, "compensation", "compensation", MONEY)                                         \
    X(COMPENSATION_YEAR, "compensation_year", "compensation of the institution in the year",       \
      MONEY)                                                                                       \
    /* of a vehicle and its holders */                                                             \
    X(VEHICLE, "vehicle", "legal form", WORD)                                                      \
    X(FILED, "filed", "filed under order 39", FLAG)                                                \
    X(HEADS, "heads", "heads", NUMBER)                                                             \
    X(HEADS_UNKNOWN, "heads_unknown", "holders whose heads nobody knows", NUMBER)                  \
    X(LEAST_HOLDER, "least_holder", "smallest holding", MONEY)                                     \
    X(SENIORS, "seniors", "senior staff with two years of experience", NUMBER)                     \
    X(INVESTOR_KIND, "investor_kind", "person or institution", WORD)                               \
    X(DEEMED, "deemed", "counts as qualified", WORD)                                               \
    X(TICKET, "ticket", "amount in this fund", MONEY)                                              \
    X(INVESTOR_NET_ASSETS, "investor_net_assets", "net assets of the investor", MONEY)             \
    X(FINANCIAL_ASSETS, "financial_assets", "financial assets", MONEY)                             \
    X(AVERAGE_INCOME, "average_income", "average income of the last three years", MONEY)           \
    /* of an angel's stake */                                                                      \
    X(EQUITY, "equity", "new shares paid in cash", FLAG)                                           \
    X(TIE, "tie", "tie to the company", WORD)                                                      \
    X(FAMILY_SHARE, "family_share", "share of the angel and relatives", SHARE)                     \
    /* of the question */                                                                          \
    X(CURRENCY, "currency", "amounts in the rule's currency", WORD)                                \
    X(TEXT, "text", "what the text says beyond what was read", WORD)

/* The lists of a rule, and how they are called at run time; a value is GT_<prefix>_<word>. */
#define GT_RULE_KINDS(X)                                                                           \
    X(RULE_ANSWER, rule_answer)                                                                    \
    X(RULE_ABOUT, rule_about)                                                                      \
    X(RULE_FORCE, rule_force)                                                                      \
    X(RULE_BOUND, rule_bound)                                                                      \
    X(RULE_UNIT, rule_unit)

enum gt_rule_answer {
#define X(word, token, label) GT_RULE_ANSWER_##word,
    GT_RULE_ANSWER_LIST(X)
#undef X
        GT_RULE_ANSWER_COUNT
};
enum gt_rule_about {
#define X(word, token, label) GT_RULE_ABOUT_##word,
    GT_RULE_ABOUT_LIST(X)
#undef X
        GT_RULE_ABOUT_COUNT
};
enum gt_rule_force {
#define X(word, token, label) GT_RULE_FORCE_##word,
    GT_RULE_FORCE_LIST(X)
#undef X
        GT_RULE_FORCE_COUNT
};
enum gt_rule_bound {
#define X(word, token, label) GT_RULE_BOUND_##word,
    GT_RULE_BOUND_LIST(X)
#undef X
        GT_RULE_BOUND_COUNT
};
enum gt_rule_unit {
#define X(word, token, label) GT_RULE_UNIT_##word,
    GT_RULE_UNIT_LIST(X)
#undef X
        GT_RULE_UNIT_COUNT
};
enum gt_rule_fact {
#define X(word, token, label, unit) GT_RULE_FACT_##word,
    GT_RULE_FACT_LIST(X)
#undef X
        GT_RULE_FACT_COUNT
};

struct gt_kind;
#define X(PREFIX, name) extern const struct gt_kind gt_##name##_words;
GT_RULE_KINDS(X)
#undef X
extern const struct gt_kind gt_rule_fact_words;

#endif
