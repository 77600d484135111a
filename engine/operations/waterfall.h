/* waterfall.h - a fund as people wrote it down, run through its waterfall.
 *
 * The flows are put in order of date (of one day: what is paid in first), fees by schedule are
 * called among them, and the clawback is tested at the end where the terms have one.
 */
#ifndef GENTOU_ENGINE_OPERATIONS_WATERFALL_H
#define GENTOU_ENGINE_OPERATIONS_WATERFALL_H

#include "engine/base/arena.h"
#include "engine/base/error.h"
#include "gentou/fund_fee.h"
#include "gentou/returns.h"
#include "gentou/waterfall.h"

/* A flow, and where it was written. */
struct gt_case_flow {
    struct gt_fund_flow flow;
    const char *file; /* NULL: reckoned (a fee by schedule, the clawback at the end) */
    size_t line;
    const char *note; /* or NULL */
};

struct gt_fund_case {
    const char *name; /* or NULL */
    const struct gt_currency *currency;
    struct gt_waterfall_terms terms;
    const char **investor_names;
    struct gt_fund_investor *investors;
    size_t investor_count;
    const char **deal_names;
    size_t deal_count;
    bool has_fee, fee_called; /* called: paid in as it falls due; else shown alone */
    struct gt_fee_terms fee;  /* start GT_DAY_NONE: the first flow; years 0: until the last flow */
    bool has_clawback, clawback_at_end;
    struct gt_case_flow *flows;
    size_t flow_count;
};

/* What one flow did. The step's parts are the arena's. */
struct gt_case_step {
    const struct gt_case_flow *written;
    struct gt_fund_move step;
};

/* What a party had of the fund. */
struct gt_case_total {
    gt_money paid_in, distributed, value; /* value: its part of what is held, at the values said */
    struct gt_irr irr;
};

struct gt_case_answer {
    gt_day first, last;
    struct gt_case_step *steps; /* in order of date */
    size_t step_count;
    struct gt_fee_due *fees;
    size_t fee_count;
    gt_money offset_left;
    struct gt_case_total *totals; /* an investor each, then all of them */
    gt_money carry_value;         /* the manager's carry in what is held */
    gt_money carry_paid;          /* before clawbacks */
    bool is_over;                 /* nothing is held any more */
    bool is_settled;              /* the clawback at the end was paid: clawback is how it stood */
    struct gt_clawback clawback;
    struct gt_fund_state state;
    gt_money fees_paid;
};

/* Runs the case. A flow that cannot be taken is refused with its file, line and field. */
int gt_case_run(const struct gt_fund_case *fund, struct gt_case_answer *answer,
                struct gt_arena *arena, struct gt_error *error);

/* What a distribution would do if it were made now: the flows up to its day, then it alone, in
 * *step. Nothing is written. */
int gt_case_preview(const struct gt_fund_case *fund, const struct gt_fund_flow *distribution,
                    struct gt_case_step *step, struct gt_fund_state *before, struct gt_arena *arena,
                    struct gt_error *error);

#endif
