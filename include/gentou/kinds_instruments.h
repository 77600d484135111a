/* kinds_instruments.h - the words for what companies issue and pay; a part of kinds.h, which says
 * what a list is.
 */
#ifndef GENTOU_KINDS_INSTRUMENTS_H
#define GENTOU_KINDS_INSTRUMENTS_H

/* The kind of a class of shares. */
#define GT_STOCK_KIND_LIST(X)                                                                      \
    X(COMMON, "common", "common shares")                                                           \
    X(PREFERRED, "preferred", "preferred shares")

/* What a preferred share gets beside its preference when the company is sold. */
#define GT_PARTICIPATION_LIST(X)                                                                   \
    X(NONE, "none", "not participating")                                                           \
    X(FULL, "full", "fully participating")                                                         \
    X(CAPPED, "capped", "participating up to a cap")

/* What happens to a company's shares (gentou/captable.h). A conversion also exercises options and
 * warrants, and turns convertibles into shares. */
#define GT_SHARE_EVENT_LIST(X)                                                                     \
    X(ISSUANCE, "issuance", "issuance")                                                            \
    X(OPTION, "option", "option")                                                                  \
    X(WARRANT, "warrant", "warrant")                                                               \
    X(TRANSFER, "transfer", "transfer")                                                            \
    X(SPLIT, "split", "split")                                                                     \
    X(CONVERSION, "conversion", "conversion")

/* What a split does with fractions of a share. */
#define GT_FRACTIONS_LIST(X)                                                                       \
    X(KEEP, "keep", "kept")                                                                        \
    X(DROP, "drop", "dropped")

/* Money that is no share yet, or never. A SAFE's cap is of the capitalisation after it (post) or
 * before it (pre). */
#define GT_CONVERTIBLE_LIST(X)                                                                     \
    X(SAFE_POST, "safe_post", "post-money SAFE")                                                   \
    X(SAFE_PRE, "safe_pre", "pre-money SAFE")                                                      \
    X(NOTE, "convertible_note", "convertible note")                                                \
    X(LOAN, "loan", "loan")

/* What a company or a fund pays to whoever holds of it. */
#define GT_PAYOUT_LIST(X)                                                                          \
    X(DIVIDEND, "dividend", "dividend")                                                            \
    X(DISTRIBUTION, "distribution", "distribution")                                                \
    X(INTEREST, "interest", "interest payment")                                                    \
    X(REPAYMENT, "repayment", "repayment")

/* What happens in a cap table file, in order (gentou/equity.h). */
#define GT_EQUITY_KIND_LIST(X)                                                                     \
    X(ISSUE, "issue", "issue of shares")                                                           \
    X(OPTION, "option", "option")                                                                  \
    X(WARRANT, "warrant", "warrant")                                                               \
    X(PROMISE, "promise", "promised option")                                                       \
    X(POOL, "pool", "option pool")                                                                 \
    X(SAFE, "safe", "SAFE")                                                                        \
    X(NOTE, "note", "convertible note")                                                            \
    X(ROUND, "round", "priced round")                                                              \
    X(SPLIT, "split", "split")                                                                     \
    X(TRANSFER, "transfer", "transfer")                                                            \
    X(CONVERT, "convert", "conversion")                                                            \
    X(EXERCISE, "exercise", "exercise")                                                            \
    X(CANCEL, "cancel", "cancellation")

/* Whether a SAFE's cap is a valuation with the converting money in it, or without it. */
#define GT_SAFE_LIST(X)                                                                            \
    X(POST, "post_money", "post-money")                                                            \
    X(PRE, "pre_money", "pre-money")

/* Which shares a cap is divided by, all as if converted to common (gentou/convertible.h). */
#define GT_CAPITALIZATION_LIST(X)                                                                  \
    X(POST_MONEY, "post_money", "with converting securities, without the round's pool increase")   \
    X(PRE_MONEY, "pre_money", "without converting securities, with the round's pool increase")     \
    X(PRE_MONEY_OLD_POOL, "pre_money_old_pool", "without converting securities and increase")      \
    X(FULLY_DILUTED, "fully_diluted", "with converting securities and the round's pool increase")  \
    X(OUTSTANDING, "outstanding", "issued shares alone")                                           \
    X(EXERCISED, "exercised", "issued shares and granted options, no pool")                        \
    X(ROUND, "round", "the shares that the round's price is of")

/* What is held fixed when convertibles turn into shares at a round (Cooley's three methods). */
#define GT_ROUND_METHOD_LIST(X)                                                                    \
    X(PERCENT_OWNERSHIP, "percent_ownership", "the new money's part of the company")               \
    X(PRE_MONEY, "pre_money", "the valuation of the shares before any conversion")                 \
    X(DOLLARS_INVESTED, "dollars_invested", "valuation, new money and converting money together")

/* Who bears an increase of the option pool at a round. */
#define GT_POOL_SIDE_LIST(X)                                                                       \
    X(PRE, "pre_money", "those before the round")                                                  \
    X(POST, "post_money", "everybody after the round")

/* What a conversion price came from. */
#define GT_CONVERSION_BASIS_LIST(X)                                                                \
    X(ROUND, "round_price", "price of the round")                                                  \
    X(DISCOUNT, "discount", "discount")                                                            \
    X(CAP, "cap", "valuation cap")                                                                 \
    X(STATED, "stated_price", "stated price")

/* How a class is protected against later shares at a lower price (gentou/antidilution.h). */
#define GT_ANTIDILUTION_LIST(X)                                                                    \
    X(NONE, "none", "none")                                                                        \
    X(BROAD, "broad_based", "broad-based weighted average")                                        \
    X(BROAD_POOL, "broad_based_with_pool", "broad-based weighted average, unissued pool counted")  \
    X(NARROW, "narrow_based", "narrow-based weighted average, of all preferred")                   \
    X(ISSUED, "narrow_based_issued", "narrow-based weighted average, of all issued shares")        \
    X(SERIES, "narrow_based_series", "narrow-based weighted average, of the series alone")         \
    X(RATCHET, "full_ratchet", "full ratchet")

/* A class's dividend, at a rate a year of its price. */
#define GT_DIVIDEND_LIST(X)                                                                        \
    X(NON_CUMULATIVE, "non_cumulative", "when declared")                                           \
    X(SIMPLE, "simple", "cumulative, simple")                                                      \
    X(COMPOUND, "compound", "cumulative, compounded yearly")

enum gt_stock_kind {
#define X(word, token, label) GT_STOCK_##word,
    GT_STOCK_KIND_LIST(X)
#undef X
};
enum gt_participation {
#define X(word, token, label) GT_PARTICIPATION_##word,
    GT_PARTICIPATION_LIST(X)
#undef X
};
enum gt_share_event {
#define X(word, token, label) GT_SHARE_EVENT_##word,
    GT_SHARE_EVENT_LIST(X)
#undef X
};
enum gt_fractions {
#define X(word, token, label) GT_FRACTIONS_##word,
    GT_FRACTIONS_LIST(X)
#undef X
};
enum gt_convertible {
#define X(word, token, label) GT_CONVERTIBLE_##word,
    GT_CONVERTIBLE_LIST(X)
#undef X
};
enum gt_payout {
#define X(word, token, label) GT_PAYOUT_##word,
    GT_PAYOUT_LIST(X)
#undef X
};
enum gt_equity_kind {
#define X(word, token, label) GT_EQUITY_##word,
    GT_EQUITY_KIND_LIST(X)
#undef X
};
enum gt_safe {
#define X(word, token, label) GT_SAFE_##word,
    GT_SAFE_LIST(X)
#undef X
};
enum gt_capitalization {
#define X(word, token, label) GT_CAPITALIZATION_##word,
    GT_CAPITALIZATION_LIST(X)
#undef X
};
enum gt_round_method {
#define X(word, token, label) GT_ROUND_METHOD_##word,
    GT_ROUND_METHOD_LIST(X)
#undef X
};
enum gt_pool_side {
#define X(word, token, label) GT_POOL_SIDE_##word,
    GT_POOL_SIDE_LIST(X)
#undef X
};
enum gt_conversion_basis {
#define X(word, token, label) GT_BASIS_##word,
    GT_CONVERSION_BASIS_LIST(X)
#undef X
};
enum gt_antidilution {
#define X(word, token, label) GT_ANTIDILUTION_##word,
    GT_ANTIDILUTION_LIST(X)
#undef X
};
enum gt_dividend {
#define X(word, token, label) GT_DIVIDEND_##word,
    GT_DIVIDEND_LIST(X)
#undef X
};

#endif
