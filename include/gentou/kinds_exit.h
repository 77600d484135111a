/* kinds_exit.h - the words for the distribution of an exit; a part of kinds.h, which says what a list
 * is.
 */
#ifndef GENTOU_KINDS_EXIT_H
#define GENTOU_KINDS_EXIT_H

/* Where a claim stands at an amount (gentou/exit.h). */
#define GT_EXIT_STAGE_LIST(X)                                                                      \
    X(NOTHING, "nothing", "nothing")                                                               \
    X(PART, "part", "paid in part")                                                                \
    X(FULL, "full", "paid in full")                                                                \
    X(PARTICIPATES, "participates", "participates")                                                \
    X(CAPPED, "capped", "capped")                                                                  \
    X(CONVERTED, "converted", "converted")                                                         \
    X(EXERCISED, "exercised", "exercised")                                                         \
    X(SHARES, "shares", "shares the rest")

/* What becomes of unpaid dividends when a preferred share converts. */
#define GT_EXIT_DIVIDENDS_LIST(X)                                                                  \
    X(FORFEITED, "forfeited", "forfeited")                                                         \
    X(PAID, "paid", "paid")                                                                        \
    X(CONVERTED, "converted", "converted at the issue price")

/* What a line of an exit's answer is. */
#define GT_EXIT_LINE_LIST(X)                                                                       \
    X(COMMON, "common", "common shares")                                                           \
    X(PREFERRED, "preferred", "preferred shares")                                                  \
    X(OPTION, "option", "options")                                                                 \
    X(WARRANT, "warrant", "warrants")                                                              \
    X(SAFE, "safe", "SAFE")                                                                        \
    X(NOTE, "convertible_note", "convertible note")                                                \
    X(LOAN, "loan", "loan")                                                                        \
    X(COST, "cost", "costs")                                                                       \
    X(CARVE_OUT, "carve_out", "carve-out")

enum gt_exit_line {
#define X(word, token, label) GT_EXIT_LINE_##word,
    GT_EXIT_LINE_LIST(X)
#undef X
};
enum gt_exit_stage {
#define X(word, token, label) GT_EXIT_##word,
    GT_EXIT_STAGE_LIST(X)
#undef X
};
enum gt_exit_dividends {
#define X(word, token, label) GT_EXIT_DIVIDENDS_##word,
    GT_EXIT_DIVIDENDS_LIST(X)
#undef X
};

#endif
