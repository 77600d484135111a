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

enum gt_leverage_by {
#define X(word, token, label) GT_LEVERAGE_BY_##word,
    GT_LEVERAGE_BY_LIST(X)
#undef X
};

#endif
