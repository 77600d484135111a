/* exit.h - a company sold: the cap table at its end, debts, costs and carve-outs, and who gets
 * what.
 */
#ifndef GENTOU_ENGINE_OPERATIONS_EXIT_H
#define GENTOU_ENGINE_OPERATIONS_EXIT_H

#include "engine/operations/equity.h"
#include "gentou/exit.h"

/* A loan, or another debt that is not in the cap table. */
struct gt_exit_loan {
    const char *name, *holder;
    struct gt_convertible_terms terms; /* amount and interest */
    struct gt_ratio multiple;          /* of the amount that is paid back, beside interest */
    int seniority;
    size_t line; /* of the file */
};

/* Costs or a carve-out. */
struct gt_exit_levy {
    const char *name, *holder;
    struct gt_exit_charge charge; /* all but `from` */
    int class;                    /* whose payout bears it, -1: all */
    size_t line;                  /* of the file */
};

struct gt_exit_case {
    struct gt_equity_plan equity;
    gt_day day; /* of the sale; GT_DAY_NONE: nobody says, and nothing accrues */
    const struct gt_exit_loan *loans;
    size_t loan_count;
    const struct gt_exit_levy *levies;
    size_t levy_count;
    struct gt_ratio escrow; /* part of the proceeds that is held back; none */
    gt_money escrow_amount; /* instead; GT_MONEY_UNKNOWN */
    gt_day escrow_until;
    struct gt_ratio note_multiple; /* of their principal that notes are paid back */
    struct gt_ratio
        safe_multiple; /* of their purchase amounts that SAFEs are, if they do not convert */
    int note_seniority;
    int safe_seniority; /* -1: that of the most senior preferred */
    bool promised;      /* promised options take part */
    bool ipo;           /* preferred that can convert does, whatever that pays */
};

/* A holder's part of a line. */
struct gt_exit_part {
    int holder;     /* place among the solved's holders */
    int64_t weight; /* shares; 1 where one holder has all of it */
};

struct gt_exit_answer_line {
    const char *name;
    enum gt_exit_line kind;
    size_t line;    /* of the file; 0: none */
    int64_t shares; /* of its class; 0: none */
    bool has_strike;
    struct gt_ratio strike;
    size_t first, count; /* of the parts */
};

/* A case, solved for every amount. */
struct gt_exit_solved {
    const struct gt_exit_case *plan;
    struct gt_exit_diagram *diagram;
    struct gt_exit_answer_line *lines; /* claims, then charges */
    size_t line_count;
    struct gt_exit_part *parts;
    size_t part_count;
    const char **holders;
    size_t holder_count;
};

/* What a holder gets over all lines, and of that held back. */
struct gt_exit_sum {
    gt_money payout, held;
};

/* What one sale comes to. */
struct gt_exit_sale {
    gt_money amount;
    struct gt_exit_result result;
    struct gt_exit_payout *lines; /* beside the solved's lines */
    gt_money *parts;              /* beside its parts: payouts; they sum to the lines' */
    gt_money *held;               /* beside its parts: of those, held back */
    struct gt_exit_sum *holders;  /* beside its holders */
    gt_money escrow;              /* all that is held back */
};

/* Solves a case. `where` is the file, for sentences. The diagram is the caller's to free. */
int gt_exit_solve(const struct gt_exit_case *plan, const char *where, struct gt_exit_solved *solved,
                  struct gt_arena *arena, struct gt_error *error);

/* Who gets what of an amount >= 0. The arrays are the arena's. */
int gt_exit_sell(const struct gt_exit_solved *solved, gt_money amount, struct gt_exit_sale *sale,
                 struct gt_arena *arena, struct gt_error *error);

#endif
