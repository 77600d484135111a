/* terms.h - what the commands on terms share: the terms asked about, and what the call changes in
 * them.
 */
#ifndef GENTOU_ENGINE_COMMANDS_TERMS_H
#define GENTOU_ENGINE_COMMANDS_TERMS_H

#include "engine/commands/command.h"
#include "engine/intake/terms.h"
#include "gentou/buyout.h"

#define GT_TERMS_OPTIONS                                                                           \
    {"rate", "RATE", N_("annual rate of the buy-out, after its first years")},                     \
        {"premium", "RATE", N_("premium of the buy-out, of the cost")},                            \
        {"window", "A-B", N_("years after payment in which the right is there, such as 0-5")},     \
        {"interest", "WORD", N_("how the buy-out grows: simple, compound")},                       \
        {"hurdle", "RATE", N_("annual rate above which profit is conceded")},                      \
        {"profit-share", "RATE", N_("public share of the profit after a prioritised return")},     \
    {                                                                                              \
        "set", "TERM.FIELD=VALUE",                                                                 \
            N_("any other parameter, such as buy_out.days=act_360; repeats")                       \
    }

/* Reads the first argument and the options above. */
int gt_call_terms(struct gt_call *call, struct gt_terms_file *file);

/* An option's amount, in the terms' currency; *amount keeps its value when it is not given. */
int gt_call_terms_amount(struct gt_call *call, const char *option, const char *text,
                         const struct gt_currency *currency, gt_money *amount);

/* Takes the buy-out's rate, and the concession's hurdle, from the file's published rates where the
 * terms ask for one; *rate and *hurdle stay below 0 where they say it themselves or nobody knows.
 */
void gt_terms_published(const struct gt_terms_file *file, gt_day day, double *rate, double *hurdle);

/* Refuses with what must still be given for a term (inputs: bits of those that matter) on a day. */
int gt_terms_need(const struct gt_terms_file *file, enum gt_term_kind kind, uint32_t inputs,
                  gt_day day, struct gt_error *error);

/* Whether a stake first paid for on the day is one that the terms are for. */
bool gt_terms_are_for(const struct gt_term_set *set, gt_day first);

/* Says that a deal (NULL: the only one) is not, and gives GT_EXIT_FINDINGS; else 0. Beside machines'
 * answers it goes to the errors. */
int gt_terms_outside(struct gt_call *call, const struct gt_term_set *set, gt_day first,
                     const char *deal);

/* Which rule made a price, in words: "cost + 1 % a year, compound interest, within 4 years". NULL:
 * memory. rate: that was applied after the first years. */
const char *gt_terms_rule(const struct gt_buy_out *term, double rate,
                          const struct gt_buy_out_price *price, struct gt_arena *arena);

/* Where a term stands: "HK-6 《…》第四十条 (read in the document itself)". NULL: memory. */
const char *gt_terms_clause(const struct gt_term *term, struct gt_arena *arena);

#endif
