/* kinds_waterfall.h - the words of a fund's waterfall: X(ENUM, token, label), as in kinds.h. */
#ifndef GENTOU_KINDS_WATERFALL_H
#define GENTOU_KINDS_WATERFALL_H

struct gt_kind;

/* Whether profit is shared over the whole fund or as each deal is sold. */
#define GT_WATERFALL_STYLE_LIST(X)                                                                 \
    X(EUROPEAN, "european", "European (whole fund)")                                               \
    X(AMERICAN, "american", "American (deal by deal)")

/* What comes back before there is profit. */
#define GT_CARRY_BASIS_LIST(X)                                                                     \
    X(CONTRIBUTED, "contributed", "all that was paid in, fees too")                                \
    X(INVESTED, "invested", "what was paid in for investments")                                    \
    X(COMMITTED, "committed", "the whole commitment, or what was paid in when that is more")

#define GT_TIER_ORDER_LIST(X)                                                                      \
    X(CAPITAL_FIRST, "capital_first", "capital, then the preferred return")                        \
    X(PREFERRED_FIRST, "preferred_first", "the preferred return, then capital")

#define GT_COMPOUNDING_LIST(X)                                                                     \
    X(SIMPLE, "simple", "simple interest")                                                         \
    X(ANNUAL, "annual", "compounded yearly")                                                       \
    X(SEMIANNUAL, "semiannual", "compounded half-yearly")                                          \
    X(QUARTERLY, "quarterly", "compounded quarterly")                                              \
    X(MONTHLY, "monthly", "compounded monthly")                                                    \
    X(DAILY, "daily", "compounded daily")                                                          \
    X(CONTINUOUS, "continuous", "compounded continuously")

/* When interest begins to bear interest itself. */
#define GT_CREDITED_LIST(X)                                                                        \
    X(EFFECTIVE, "effective", "at every moment, by powers")                                        \
    X(CALENDAR, "calendar", "at the end of each calendar period")                                  \
    X(ANNIVERSARY, "anniversary", "at each period counted from the first contribution")

/* Whose receipts reach a later hurdle: the investors', or all that their money brought. */
#define GT_HURDLE_MEASURE_LIST(X)                                                                  \
    X(NET, "net", "after carry")                                                                   \
    X(GROSS, "gross", "before carry")

#define GT_CLAWBACK_TEST_LIST(X)                                                                   \
    X(WHOLE_FUND, "whole_fund", "carry above that of a whole-fund waterfall on the same flows")    \
    X(GREATER_OF, "greater_of",                                                                    \
      "the greater of carry above its part of all profit and the investors' shortfall")            \
    X(PROFIT_SHARE, "profit_share", "carry above its part of all profit")                          \
    X(DEAL_LOSSES, "deal_losses", "the carry's part of the losses that no later deal made up")

#define GT_INVESTOR_ROLE_LIST(X)                                                                   \
    X(LP, "lp", "limited partner")                                                                 \
    X(GP, "gp", "general partner")

#define GT_FUND_FLOW_LIST(X)                                                                       \
    X(CONTRIBUTION, "contribution", "paid in for investments")                                     \
    X(FEE, "fee", "paid in for the management fee")                                                \
    X(EXPENSE, "expense", "paid in for expenses")                                                  \
    X(DISTRIBUTION, "distribution", "distribution")                                                \
    X(RECALLABLE, "recallable", "recallable distribution")                                         \
    X(RECALLED, "recalled", "recalled distribution paid in again")                                 \
    X(REINVESTMENT, "reinvestment", "kept proceeds invested again")                                \
    X(WRITE_DOWN, "write_down", "cost written down")                                               \
    X(WRITE_OFF, "write_off", "deal written off")                                                  \
    X(NAV, "nav", "value of what is held")                                                         \
    X(PORTFOLIO_FEE, "portfolio_fee", "fee the manager took from a company")                       \
    X(CLAWBACK, "clawback", "clawback test")

/* Which tier moved the money. */
#define GT_TIER_LIST(X)                                                                            \
    X(OWN_SHARE, "own_share", "Own share, no carry")                                               \
    X(CAPITAL, "return_of_capital", "Return of capital")                                           \
    X(PREFERRED, "preferred_return", "Preferred return")                                           \
    X(CATCH_UP, "catch_up", "Catch-up")                                                            \
    X(SPLIT, "split", "Split")                                                                     \
    X(GIVEN_BACK, "clawback", "Clawback")

#define GT_FEE_BASIS_LIST(X)                                                                       \
    X(COMMITTED, "committed", "commitments")                                                       \
    X(INVESTED, "invested", "cost of all investments")                                             \
    X(NET_INVESTED, "net_invested", "cost still held")                                             \
    X(NAV, "nav", "value held")

#define GT_FEE_TIMING_LIST(X)                                                                      \
    X(ADVANCE, "advance", "at the beginning of each period")                                       \
    X(ARREARS, "arrears", "at the end of each period")

#define GT_FEE_PERIOD_LIST(X)                                                                      \
    X(YEAR, "year", "yearly")                                                                      \
    X(HALF, "half_year", "half-yearly")                                                            \
    X(QUARTER, "quarter", "quarterly")                                                             \
    X(MONTH, "month", "monthly")

#define GT_WATERFALL_KINDS(X)                                                                      \
    X(WATERFALL_STYLE, waterfall_style)                                                            \
    X(CARRY_BASIS, carry_basis)                                                                    \
    X(TIER_ORDER, tier_order)                                                                      \
    X(COMPOUNDING, compounding)                                                                    \
    X(CREDITED, credited)                                                                          \
    X(HURDLE_MEASURE, hurdle_measure)                                                              \
    X(CLAWBACK_TEST, clawback_test)                                                                \
    X(INVESTOR_ROLE, investor_role)                                                                \
    X(FUND_FLOW, fund_flow)                                                                        \
    X(TIER, tier)                                                                                  \
    X(FEE_BASIS, fee_basis)                                                                        \
    X(FEE_TIMING, fee_timing)                                                                      \
    X(FEE_PERIOD, fee_period)

#define X(word, token, label) GT_WATERFALL_##word,
enum gt_waterfall_style { GT_WATERFALL_STYLE_LIST(X) };
#undef X
#define X(word, token, label) GT_CARRY_BASIS_##word,
enum gt_carry_basis { GT_CARRY_BASIS_LIST(X) };
#undef X
#define X(word, token, label) GT_TIER_ORDER_##word,
enum gt_tier_order { GT_TIER_ORDER_LIST(X) };
#undef X
#define X(word, token, label) GT_COMPOUNDING_##word,
enum gt_compounding { GT_COMPOUNDING_LIST(X) };
#undef X
#define X(word, token, label) GT_CREDITED_##word,
enum gt_credited { GT_CREDITED_LIST(X) };
#undef X
#define X(word, token, label) GT_HURDLE_MEASURE_##word,
enum gt_hurdle_measure { GT_HURDLE_MEASURE_LIST(X) };
#undef X
#define X(word, token, label) GT_CLAWBACK_TEST_##word,
enum gt_clawback_test { GT_CLAWBACK_TEST_LIST(X) };
#undef X
#define X(word, token, label) GT_INVESTOR_ROLE_##word,
enum gt_investor_role { GT_INVESTOR_ROLE_LIST(X) };
#undef X
#define X(word, token, label) GT_FUND_FLOW_##word,
enum gt_fund_flow_kind { GT_FUND_FLOW_LIST(X) };
#undef X
#define X(word, token, label) GT_TIER_##word,
enum gt_tier { GT_TIER_LIST(X) };
#undef X
#define X(word, token, label) GT_FEE_BASIS_##word,
enum gt_fee_basis { GT_FEE_BASIS_LIST(X) };
#undef X
#define X(word, token, label) GT_FEE_TIMING_##word,
enum gt_fee_timing { GT_FEE_TIMING_LIST(X) };
#undef X
#define X(word, token, label) GT_FEE_PERIOD_##word,
enum gt_fee_period { GT_FEE_PERIOD_LIST(X) };
#undef X

#define X(TYPE, name) extern const struct gt_kind gt_##name##_words;
GT_WATERFALL_KINDS(X)
#undef X

#endif
