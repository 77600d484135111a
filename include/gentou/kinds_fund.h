/* kinds_fund.h - the words for the guidance fund's own steps, and for what rules ask of funds,
 * companies and angels; a part of kinds.h, which says what a list is.
 */
#ifndef GENTOU_KINDS_FUND_H
#define GENTOU_KINDS_FUND_H

/* What the guidance fund itself does about a deal, beside the club's steps: 投决, 公示, 托管,
 * 绩效评价. */
#define GT_FUND_STEP_LIST(X)                                                                       \
    X(INVESTMENT_COMMITTEE, "investment_committee", "investment committee")                        \
    X(PUBLICITY, "publicity", "publicity period")                                                  \
    X(CUSTODY, "custody", "custody agreement")                                                     \
    X(PERFORMANCE_EVALUATION, "performance_evaluation", "performance evaluation")

#define GT_STEP_RESULT_LIST(X)                                                                     \
    X(PENDING, "pending", "under way")                                                             \
    X(APPROVED, "approved", "approved")                                                            \
    X(CONDITIONAL, "conditional", "approved with conditions")                                      \
    X(NO_OBJECTION, "no_objection", "no objection")                                                \
    X(OBJECTED, "objected", "objected to")                                                         \
    X(REJECTED, "rejected", "turned down")

/* What a company, or a fund by what it invests in, is. */
#define GT_TERM_STAGE_LIST(X)                                                                      \
    X(SEED, "seed", "seed")                                                                        \
    X(START_UP, "start_up", "start-up or angel")                                                   \
    X(VENTURE, "venture", "venture")                                                               \
    X(INDUSTRY, "industry", "industry or buy-out")

/* Which level of government a fund is of. Whether a district of a municipality is of county level
 * in the sense of a text is the text's to say. */
#define GT_FUND_LEVEL_LIST(X)                                                                      \
    X(NATIONAL, "national", "national")                                                            \
    X(PROVINCE, "province", "province or municipality")                                            \
    X(CITY, "city", "city")                                                                        \
    X(DISTRICT, "district", "district of a municipality")                                          \
    X(COUNTY, "county", "county level")

/* What an angel is to a company beside an investor (TAX-4). */
#define GT_TIE_LIST(X)                                                                             \
    X(NONE, "none", "none")                                                                        \
    X(FOUNDER, "founder", "founder")                                                               \
    X(EMPLOYEE, "employee", "employee")                                                            \
    X(DISPATCHED, "dispatched", "dispatched worker")                                               \
    X(RELATIVE, "relative", "relative of one of these")

#define GT_YES_NO_LIST(X)                                                                          \
    X(NO, "no", "no")                                                                              \
    X(YES, "yes", "yes")

enum gt_fund_step {
#define X(word, token, label) GT_FUND_STEP_##word,
    GT_FUND_STEP_LIST(X)
#undef X
};
enum gt_step_result {
#define X(word, token, label) GT_STEP_RESULT_##word,
    GT_STEP_RESULT_LIST(X)
#undef X
};
enum gt_term_stage {
#define X(word, token, label) GT_TERM_STAGE_##word,
    GT_TERM_STAGE_LIST(X)
#undef X
        GT_TERM_STAGE_COUNT
};
enum gt_fund_level {
#define X(word, token, label) GT_FUND_LEVEL_##word,
    GT_FUND_LEVEL_LIST(X)
#undef X
};
enum gt_yes_no {
#define X(word, token, label) GT_YES_NO_##word,
    GT_YES_NO_LIST(X)
#undef X
};
enum gt_tie {
#define X(word, token, label) GT_TIE_##word,
    GT_TIE_LIST(X)
#undef X
};

#endif
