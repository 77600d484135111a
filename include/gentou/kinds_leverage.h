/* kinds_leverage.h - the words of leverage; the list of lists is in kinds.h. */
#ifndef GENTOU_KINDS_LEVERAGE_H
#define GENTOU_KINDS_LEVERAGE_H

/* What rounds are told apart by. A round that several partners share stands in the line of each;
 * in all other lists it stands in one line. */
#define GT_LEVERAGE_BY_LIST(X)                                                                     \
    X(PARTNER, "partner", "partner")                                                               \
    X(YEAR, "year", "year")                                                                        \
    X(STAGE, "stage", "kind of round")                                                             \
    X(SECTOR, "sector", "sector")                                                                  \
    X(DISTRICT, "district", "city or district")

/* Where leverage is told. */
#define GT_LEVERAGE_LEVEL_LIST(X)                                                                  \
    X(DEAL, "deal", "rounds the fund itself stands in")                                            \
    X(LOOK_THROUGH, "look_through", "rounds reached through sub-funds")                            \
    X(FUND, "fund", "capital of the sub-funds")                                                    \
    X(CHAIN, "chain", "chain from the fund to the rounds")

/* Of a sub-fund's capital, which. */
#define GT_LEVERAGE_BASIS_LIST(X)                                                                  \
    X(COMMITTED, "committed", "committed")                                                         \
    X(PAID_IN, "paid_in", "paid in")

enum gt_leverage_level {
#define X(word, token, label) GT_LEVERAGE_LEVEL_##word,
    GT_LEVERAGE_LEVEL_LIST(X)
#undef X
};
enum gt_leverage_basis {
#define X(word, token, label) GT_LEVERAGE_BASIS_##word,
    GT_LEVERAGE_BASIS_LIST(X)
#undef X
};
enum gt_leverage_by {
#define X(word, token, label) GT_LEVERAGE_BY_##word,
    GT_LEVERAGE_BY_LIST(X)
#undef X
};

#endif
