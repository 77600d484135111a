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

#endif
