/* kinds_terms.h - the words for the terms of public money. They are read from files and shown; none
 * is stored in a ledger, so they stand outside GT_KINDS, whose lists are also in the workbook to
 * fill in.
 */
#ifndef GENTOU_KINDS_TERMS_H
#define GENTOU_KINDS_TERMS_H

#include "gentou/kinds_fund.h" /* gt_term_stage */

/* The kinds of terms; gentou/term.h has a struct for each. */
#define GT_TERM_LIST(X)                                                                            \
    X(FUND_SHARE, "fund_share", "public share in a fund")                                          \
    X(CO_INVESTMENT, "co_investment", "co-investment in a deal")                                   \
    X(PRIORITY_RETURN, "priority_return", "prioritised return")                                    \
    X(BUY_OUT, "buy_out", "partner's buy-out")                                                     \
    X(CONCESSION, "concession", "profit concession")                                               \
    X(LOSS_SHARE, "loss_share", "loss sharing")                                                    \
    X(COMPENSATION, "compensation", "risk compensation")                                           \
    X(REINVESTMENT, "reinvestment", "re-investment duty")

/* Where a term holds. */
#define GT_TERM_LEVEL_LIST(X)                                                                      \
    X(FUND, "fund", "fund")                                                                        \
    X(DEAL, "deal", "deal")

/* What the buyer of a public stake has. */
#define GT_TERM_RIGHT_LIST(X)                                                                      \
    X(CALL, "call", "call option")                                                                 \
    X(PRIORITY, "priority", "priority among buyers")                                               \
    X(TENDER, "tender", "open bidding")

/* Whether a text sets a price or says what it may not be below. */
#define GT_TERM_PRICE_LIST(X)                                                                      \
    X(EXACT, "exact", "the price itself")                                                          \
    X(FLOOR, "floor", "a floor")

#define GT_TERM_INTEREST_LIST(X)                                                                   \
    X(SIMPLE, "simple", "simple interest")                                                         \
    X(COMPOUND, "compound", "compound interest")

/* From when the later rate runs. */
#define GT_TERM_SINCE_LIST(X)                                                                      \
    X(DAY_ONE, "day_one", "from day one")                                                          \
    X(THRESHOLD, "threshold", "from the threshold on")

/* anniversary: whole years from day to day, what is left over the days of the year it lies in. */
#define GT_TERM_DAYS_LIST(X)                                                                       \
    X(ACT_365F, "act_365f", "Actual/365 Fixed")                                                    \
    X(ACT_360, "act_360", "Actual/360")                                                            \
    X(ANNIVERSARY, "anniversary", "whole years, then days")

/* A published rate that a text names; its figures are inputs by date. */
#define GT_BENCHMARK_LIST(X)                                                                       \
    X(NONE, "none", "none")                                                                        \
    X(PBOC_1Y, "pboc_1y", "PBoC 1-year benchmark lending rate")                                    \
    X(PBOC_SAME_PERIOD, "pboc_same_period", "PBoC same-period benchmark lending rate")             \
    X(LPR_1Y, "lpr_1y", "1-year LPR")

/* What a text leaves to the reader, who must say it. */
#define GT_TERM_INPUT_LIST(X)                                                                      \
    X(WINDOW, "window", "window")                                                                  \
    X(RATE, "rate", "rate")                                                                        \
    X(PREMIUM, "premium", "premium")                                                               \
    X(PROFIT_SHARE, "profit_share", "share of the further profit")

/* Whom a term serves. */
#define GT_TERM_FOR_LIST(X)                                                                        \
    X(PARTNERS, "partners", "the partners")                                                        \
    X(PRIVATE, "private", "the partners and the club")

/* What a share of a fund is taken of: what is committed, over its size, or what is paid in. */
#define GT_TERM_BASIS_LIST(X)                                                                      \
    X(UNSAID, "unsaid", "not said")                                                                \
    X(COMMITTED, "committed", "committed money")                                                   \
    X(PAID_IN, "paid_in", "paid-in money")

#define GT_TERM_SCOPE_LIST(X)                                                                      \
    X(EACH, "each", "deal by deal")                                                                \
    X(PORTFOLIO, "portfolio", "over the portfolio")

#define GT_SIDE_LIST(X)                                                                            \
    X(PUBLIC, "public", "public")                                                                  \
    X(PARTNER, "partner", "partner")                                                               \
    X(CLUB, "club", "club")

/* What may bound the public money in a deal or a fund. */
#define GT_TERM_CAP_LIST(X)                                                                        \
    X(NONE, "none", "nothing")                                                                     \
    X(PARTNER_SHARE, "partner_share", "the share of the partner's money")                          \
    X(ROUND_SHARE, "round_share", "the share of the round or fund")                                \
    X(CAPITAL_SHARE, "capital_share", "the share of the registered capital")                       \
    X(PER_DEAL, "per_deal", "the cap per deal or fund")                                            \
    X(PER_COMPANY, "per_company", "the cap per company")                                           \
    X(PER_YEAR, "per_year", "the cap per year")                                                    \
    X(PER_PARTNER, "per_partner", "the cap per partner")

/* The lists, their enums and how they are called at run time; a value is GT_<prefix>_<word>. */
#define GT_TERM_KINDS(X)                                                                           \
    X(TERM, term_kind)                                                                             \
    X(TERM_LEVEL, term_level)                                                                      \
    X(TERM_RIGHT, term_right)                                                                      \
    X(TERM_PRICE, term_price)                                                                      \
    X(TERM_INTEREST, term_interest)                                                                \
    X(TERM_SINCE, term_since)                                                                      \
    X(TERM_DAYS, term_days)                                                                        \
    X(BENCHMARK, benchmark)                                                                        \
    X(TERM_INPUT, term_input)                                                                      \
    X(TERM_FOR, term_for)                                                                          \
    X(TERM_SCOPE, term_scope)                                                                      \
    X(TERM_BASIS, term_basis)                                                                      \
    X(SIDE, side)                                                                                  \
    X(TERM_CAP, term_cap)

#define GT_TERM_ENUM(PREFIX, name)                                                                 \
    enum gt_##name{GT_##PREFIX##_LIST(GT_TERM_WORD_##PREFIX) GT_##PREFIX##_COUNT};
#define GT_TERM_WORD_TERM(word, token, label)          GT_TERM_##word,
#define GT_TERM_WORD_TERM_LEVEL(word, token, label)    GT_TERM_LEVEL_##word,
#define GT_TERM_WORD_TERM_RIGHT(word, token, label)    GT_TERM_RIGHT_##word,
#define GT_TERM_WORD_TERM_PRICE(word, token, label)    GT_TERM_PRICE_##word,
#define GT_TERM_WORD_TERM_INTEREST(word, token, label) GT_TERM_INTEREST_##word,
#define GT_TERM_WORD_TERM_SINCE(word, token, label)    GT_TERM_SINCE_##word,
#define GT_TERM_WORD_TERM_DAYS(word, token, label)     GT_TERM_DAYS_##word,
#define GT_TERM_WORD_BENCHMARK(word, token, label)     GT_BENCHMARK_##word,
#define GT_TERM_WORD_TERM_INPUT(word, token, label)    GT_TERM_INPUT_##word,
#define GT_TERM_WORD_TERM_FOR(word, token, label)      GT_TERM_FOR_##word,
#define GT_TERM_WORD_TERM_SCOPE(word, token, label)    GT_TERM_SCOPE_##word,
#define GT_TERM_WORD_TERM_BASIS(word, token, label)    GT_TERM_BASIS_##word,
#define GT_TERM_WORD_SIDE(word, token, label)          GT_SIDE_##word,
#define GT_TERM_WORD_TERM_CAP(word, token, label)      GT_TERM_CAP_##word,
GT_TERM_KINDS(GT_TERM_ENUM)
#undef GT_TERM_ENUM

struct gt_kind;
#define X(PREFIX, name) extern const struct gt_kind gt_##name##_words;
GT_TERM_KINDS(X)
#undef X

#endif
