/* exit_int.h - a plan in exact numbers; what the parts of the exit model share.
 *
 * All money is in minor units, all shares are common shares as if converted, both rational. `pays`
 * arrays hold `count` numbers: the claims' first, then the charges'.
 */
#ifndef GENTOU_MODELS_EXIT_INT_H
#define GENTOU_MODELS_EXIT_INT_H

#include "gentou/exit.h"

#include <gmp.h>

enum exit_choice {
    EXIT_NEVER,    /* paid its due, or shares from the start */
    EXIT_BY_SHARE, /* converts from a value per common share on */
    EXIT_BY_WHOLE, /* a post-money SAFE: from a value of the capitalization on */
};

/* A claim in exact numbers. */
struct exit_line {
    enum gt_exit_claim_kind kind;
    int rank;
    enum exit_choice choice;
    bool shares_always; /* in the rest, whether it converts or not */
    bool has_end;
    mpq_t due;        /* before the rest, unless it converts */
    mpq_t kept;       /* before the rest, in any case */
    mpq_t bonus;      /* after all dues, before the rest */
    mpq_t shares;     /* in the rest when not converted */
    mpq_t converted;  /* in the rest when converted; BY_WHOLE: the part of the capitalization */
    mpq_t start, end; /* value a share from which on, and up to which, `shares` count */
    mpq_t converted_start; /* the same of `converted` */
    mpq_t strikes;         /* paid by a right that is exercised */
    mpq_t turn;            /* value from which on it converts */
    size_t place;          /* among those of its choice, the lowest turn first */
};

/* A charge in exact numbers. */
struct exit_charge {
    bool in_parts, of_proceeds, cost, has_limit;
    int from; /* claim, -1: the stack */
    mpq_t amount, share, above, up_to;
};

/* Who converts: the first `safes` of the post-money SAFEs and the first `others` of the others. */
struct exit_state {
    size_t safes, others;
};

/* The amounts from `from` up to the next span's: one state. */
struct exit_span {
    mpq_t from, unstable; /* from `unstable` on somebody would switch */
    bool has_unstable;
    struct exit_state state;
};

enum exit_layer_kind {
    EXIT_DUES,  /* the lines' due and kept, or the charges' amounts */
    EXIT_BONUS, /* the lines' bonus */
    EXIT_PARTS, /* the charges' shares */
};

/* Some of the stack: the members are places among the pays. */
struct exit_layer {
    enum exit_layer_kind kind;
    size_t first, count; /* of exit->members */
};

/* Where the rest's slope changes: the line's shares begin or end to count. */
struct exit_knot {
    mpq_t value; /* a share */
    size_t line;
    bool ends, of_converted;
};

/* A breakpoint and what it points to. */
struct exit_point {
    struct gt_exit_breakpoint shown;
    char *exact;
    enum gt_exit_stage *before, *after;
    double *part;
};

struct gt_exit_diagram {
    int64_t per_one;
    size_t line_count, charge_count, count;
    struct exit_line *lines;
    struct exit_charge *charges;
    struct exit_layer *layers;
    size_t layer_count;
    size_t *members;
    size_t member_count;
    struct exit_knot *knots; /* by value */
    size_t knot_count;
    size_t *choosers[3]; /* lines by choice (BY_SHARE, BY_WHOLE), the lowest turn first */
    size_t chooser_count[3];
    struct exit_span *spans; /* by `from`; the first from 0 */
    size_t span_count;
    struct exit_point *points;
    size_t point_count;
};

/* exit_lines.c: claims and charges to exact numbers. GT_ERANGE: *failure says which is none. */
enum gt_status gt_exit_lines_make(struct gt_exit_diagram *exit, const struct gt_exit_plan *plan,
                                  struct gt_exit_failure *failure);
void gt_exit_lines_clear(struct gt_exit_diagram *exit);

/* exit_stack.c */
enum gt_status gt_exit_layers_make(struct gt_exit_diagram *exit);
bool gt_exit_converts(const struct exit_line *line, struct exit_state state);

/* The capitalization that post-money SAFEs are a part of; 0 where no share is counted. */
void gt_exit_capitalization(const struct gt_exit_diagram *exit, struct exit_state state,
                            mpq_t shares);

/* What each gets of `proceeds`, before what others take out of that; and the value x of a common
 * share. */
void gt_exit_pour(const struct gt_exit_diagram *exit, struct exit_state state, const mpq_t proceeds,
                  mpq_t *pays, mpq_t value);

/* The charges that claims' payouts bear, out of these. */
void gt_exit_bear(const struct gt_exit_diagram *exit, mpq_t *pays);

/* The proceeds at which `left` reaches the layer (layer_count: the rest) and all above is paid. */
void gt_exit_lift(const struct gt_exit_diagram *exit, struct exit_state state, size_t layer,
                  const mpq_t left, mpq_t proceeds);

/* The proceeds at which a common share is worth `value`. */
void gt_exit_proceeds_of(const struct gt_exit_diagram *exit, struct exit_state state,
                         const mpq_t value, mpq_t proceeds);

/* exit_states.c */
enum gt_status gt_exit_spans_make(struct gt_exit_diagram *exit, struct gt_exit_failure *failure);
const struct exit_span *gt_exit_span_of(const struct gt_exit_diagram *exit, const mpq_t proceeds);

/* exit_sample.c: what is poured at one amount. */
struct exit_sample {
    mpq_t *pays;                /* net of what others take out of them */
    enum gt_exit_stage *stages; /* beside pays */
    mpq_t value;                /* x */
    size_t count;
};

/* False: no memory. To be cleared in any case. */
bool gt_exit_sample_init(const struct gt_exit_diagram *exit, struct exit_sample *sample);
void gt_exit_sample_clear(struct exit_sample *sample);
void gt_exit_sample(const struct gt_exit_diagram *exit, const mpq_t proceeds,
                    struct exit_sample *sample);

/* x as a price. */
gt_price gt_exit_price_of(const struct gt_exit_diagram *exit, const mpq_t value);

/* exit_breakpoints.c */
enum gt_status gt_exit_breakpoints_make(struct gt_exit_diagram *exit);
void gt_exit_breakpoints_clear(struct gt_exit_diagram *exit);

/* The nearest whole number, halves up; GT_FIXED_UNKNOWN: it does not fit. */
int64_t gt_exit_nearest(const mpq_t number);

#endif
