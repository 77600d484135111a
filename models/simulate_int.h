/* simulate_int.h - the inside of a simulation: a plan all paths share, and blocks of paths.
 *
 * What the outside (simulate.c) knows of it: a plan has columns, a figure each; a block of paths
 * fills them; and of the columns' tallies a result is made. It knows no meaning of a column, as the
 * inside knows nothing of threads, of memory or of paths beyond its block.
 *
 * A block is GT_BLOCK_PATHS paths side by side; an array by quarter and path has the quarter
 * outside. A path's figures depend on nothing but the programme, the seed and the path's number.
 *
 * A simple programme pays a group of GT_GROUP paths out after the other, so that its receipts stay
 * in the nearest cache; they lie by group, side, quarter and path of the group.
 */
#ifndef GENTOU_SIMULATE_INT_H
#define GENTOU_SIMULATE_INT_H

#include "gentou/parties.h"
#include "models/tally_int.h"
#include "models/terms_int.h"

#include <stdint.h>

/* The figures of a party, beside DPI by year and cumulative flow by quarter. */
enum gt_party_figure {
    GT_FIGURE_IRR,
    GT_FIGURE_TVPI,
    GT_FIGURE_NPV,
    GT_FIGURE_OUTLAY,
    GT_FIGURE_PAYBACK,
    GT_FIGURE_IRR_UPLIFT,
    GT_FIGURE_TVPI_UPLIFT,
    GT_PARTY_FIGURES
};

/* What money of one whole programme's paths does, beside the parties' own figures. */
enum gt_whole_figure {
    GT_WHOLE_GROSS,
    GT_WHOLE_NET,
    GT_WHOLE_REVOLVING,
    GT_WHOLE_CONCENTRATION,
    GT_WHOLE_FOLLOW_ON,
    GT_WHOLE_PUBLIC_MONEY,
    GT_WHOLE_PRIVATE_MONEY,
    GT_WHOLE_DOWNSIDE,       /* max(0, -npv) of the public side */
    GT_WHOLE_MONEY_NPV,      /* private money + npv: the two's covariance is in its variance */
    GT_WHOLE_MONEY_DOWNSIDE, /* private money + downside */
    GT_WHOLE_FIGURES
};

#define GT_YEARS_MAX ((GT_QUARTERS_MAX + 3) / 4)
#define GT_COLUMNS_MAX                                                                             \
    (GT_PARTIES_MAX * (GT_PARTY_FIGURES + GT_YEARS_MAX + GT_QUARTERS_MAX) + GT_WHOLE_FIGURES +     \
     GT_COMPANIES_MAX)

#define GT_STARTS_MAX 8 /* stages of an outcome model at which a deal may begin */

#define GT_GROUP 32 /* paths: whole lanes of any instruction set */

enum gt_half { GT_HALF_PUBLIC, GT_HALF_PRIVATE, GT_HALVES };

/* A deal's sides: those of gentou/split.h, and who has no part in the terms. */
enum { GT_SIDE_OTHERS = GT_SIDE_CLUB + 1, GT_STAKE_SIDES };

/* A deal of the plan. Deals are drawn as companies by their number. */
struct gt_plan_deal {
    int entry; /* quarter */
    int from;  /* quarter from which its fate is drawn */
    int exit;  /* quarter in which it left, known; 0: drawn */
    int partner, stage;
    int held;     /* its place among the held stakes; -1: a new deal */
    int group;    /* deals of which the gain of follow-on money is told together */
    int arrival;  /* its lot, where that has deals by chance; -1: certain */
    double come;  /* it comes on paths whose uniform of lot and quarter is above */
    double start; /* of the outcome model; below 0: as in the parameters, or it has no such thing */
    double worth; /* over what was paid, in quarter `from`; known exit: proceeds over it */
    double paid[GT_STAKE_SIDES]; /* as planned */
};

/* The terms of a stake, growth by quarters. */
struct gt_stake_terms {
    struct gt_term_set set;
    double unit; /* currency units a minor unit */
    double priority[GT_QUARTERS_MAX + 1], hurdle[GT_QUARTERS_MAX + 1];
    double first[GT_QUARTERS_MAX + 1], later[GT_QUARTERS_MAX + 1]; /* of the buy-out */
};

/* What was paid for a stake on one path. */
struct gt_stake {
    int stage;
    double paid[GT_STAKE_SIDES], units[GT_STAKE_SIDES];
    int payments; /* public ones, by quarter */
    int quarter[GT_OUTCOME_ROUNDS_MAX + 2];
    double amount[GT_OUTCOME_ROUNDS_MAX + 2];
};

/* What an exit leaves behind for the concession over the portfolio. */
struct gt_stake_left {
    bool called;
    double hurdle; /* public cost, grown */
};

struct gt_whole_plan {
    int deal_count, group_count, parties, years;
    int group_first[GT_COMPANIES_MAX]; /* a deal of each group */
    bool has_terms;
    bool present[GT_PARTIES_MAX]; /* the party may pay something */
    double committed[GT_PARTIES_MAX];
    struct gt_stake_terms terms, no_terms;
    double discount[GT_QUARTERS_MAX]; /* NaN: no treasury rate */
    struct gt_plan_deal deals[GT_COMPANIES_MAX + 1];
    int column_party[GT_PARTIES_MAX]; /* first column of a party; -1: absent */
    int column_whole, column_reserves, column_count;
};

/* The outcome model's parameters, and what it makes ready of them. */
struct gt_plan_values {
    bool made;
    double values[GT_OUTCOME_PARAMETERS_MAX], prepared[GT_OUTCOME_PREPARED_MAX];
};

/* Currency units throughout. */
struct gt_plan {
    const struct gt_programme *programme;
    const struct gt_outcome_model *model; /* the programme's, in this kernel's own code */
    struct gt_plan_values values[1 + GT_STARTS_MAX]; /* the programme's; with the starts it needs */
    struct gt_normaliser normaliser;                 /* of a Student-t copula */
    struct gt_terms_table terms;
    double paid[GT_HALVES][GT_QUARTERS_MAX]; /* by quarter, >= 0, the same on every path */
    double paid_in[GT_HALVES];               /* their sums */
    int paid_quarters;                       /* nobody pays from this quarter on */
    double public_cost;                      /* of one round */
    struct gt_column columns[GT_COLUMNS_MAX];
    struct gt_whole_plan whole; /* where the programme has partners */
};

struct gt_block {
    union {
        struct gt_factors factors; /* in the room behind receipts */
        char line[GT_LINE];        /* the arrays begin at lines of memory, as the block does */
    };
    double exit_quarter[2][GT_BLOCK_PATHS];
    double multiple[2][GT_BLOCK_PATHS];
    double scratch[4 * GT_BLOCK_PATHS];
    double received[GT_HALVES][GT_BLOCK_PATHS]; /* gross, over all quarters */
    double receipts[];                          /* >= 0: gt_block_flows; behind them, fates */
};

void gt_plan_make(const struct gt_programme *programme, struct gt_plan *plan);

size_t gt_block_bytes(const struct gt_programme *programme);

/* How many columns there are, and what is asked of each. The first is the headline. */
int gt_plan_columns(const struct gt_plan *plan, const struct gt_column **columns);

/* The paths from first_path on: figures[column][GT_BLOCK_PATHS]; NaN where a path has none. */
void gt_block_figures(const struct gt_plan *plan, uint64_t seed, uint64_t first_path,
                      struct gt_block *block, double *figures);

/* The figures of a result from the tallies of their columns. GT_ENOMEM. */
enum gt_status gt_plan_report(const struct gt_plan *plan, const struct gt_tally *tally,
                              struct gt_simulation *simulation);

/* The rest is for the inside. */

/* Lays the columns of a simple programme out. */
void gt_plan_lay_columns(struct gt_plan *plan);

/* Room for the receipts of one side, [quarter][path], where they are not gt_block_draw's. */
double *gt_block_receipts(const struct gt_plan *plan, struct gt_block *block, enum gt_half side);

/* The values of deals that begin at a start, below 0: the programme's own; made once for a plan. */
void gt_plan_prepare(struct gt_plan *plan, double start);
const struct gt_plan_values *gt_plan_values(const struct gt_plan *plan, double start);

/* Draws the factors that companies share. */
void gt_block_draw_factors(const struct gt_plan *plan, uint64_t seed, uint64_t first_path,
                           struct gt_block *block);

/* Two neighbouring companies to draw. */
struct gt_pair {
    uint64_t seed, first_path;
    int company; /* even */
    int from[2];
    double skill[2];
    const struct gt_plan_values *values;
    double *exit_quarter[2], *multiple[2];
    struct gt_outcome_rounds *rounds[2]; /* NULL: not wanted */
};

void gt_block_draw_pair(const struct gt_plan *plan, struct gt_block *block,
                        const struct gt_pair *pair);

/* Draws the outcomes of the paths from first_path on, applies the terms, and fills the receipts, of
 * a simple programme, as gt_block_flows has them. */
void gt_block_draw(const struct gt_plan *plan, uint64_t seed, uint64_t first_path,
                   struct gt_block *block);

/* Flows of a block's paths. */
struct gt_flows {
    int quarters;
    size_t paths;           /* the first so many are wanted (whole groups are worked out); 0: all */
    const double *receipts; /* [quarter][path] */
    const double *paid;     /* by quarter, the same on every path; NULL: of each path */
    const double *each_paid; /* [quarter][path] */
    int paid_quarters;       /* nobody pays from this quarter on */
    size_t row, group;       /* from a quarter, a group to the next; 0: as [quarter][path] has it */
};

/* Where the flow of a path in a quarter lies. */
static inline size_t gt_flows_at(const struct gt_flows *flows, int quarter, size_t path)
{
    return path / GT_GROUP * flows->group + (size_t)quarter * flows->row + path % GT_GROUP;
}

/* The annual IRR on every path of the block; NaN where there is none. */
void gt_flows_irr(const struct gt_flows *flows, double irr[GT_BLOCK_PATHS]);

/* Of one path's net flows, at most GT_QUARTERS_MAX and none 0, by the careful solver. */
double gt_irr_figure(const double *years, const double *amounts, size_t count);

/* Those of one side of a simple programme, which gt_block_draw drew. */
struct gt_flows gt_block_flows(const struct gt_plan *plan, const struct gt_block *block,
                               enum gt_half side);

/* Two neighbouring companies of a simple programme, to be drawn into the block. */
struct gt_pair gt_block_pair(const struct gt_plan *plan, uint64_t seed, uint64_t first_path,
                             int company, struct gt_block *block);

/* Many terms on the draws of one block of a simple programme: simulate_shared.h. */
struct gt_shared;

enum gt_shared_figure {
    GT_SHARED_TVPI, /* of the public side */
    GT_SHARED_IRR,
    GT_SHARED_NPV,
    GT_SHARED_UPLIFT, /* of the private IRR, over that without terms */
    GT_SHARED_FIGURES
};

size_t gt_shared_bytes(const struct gt_programme *programme);

/* Lays it out; block: of a programme with the same draws, room to work in. */
void gt_shared_make(const struct gt_programme *programme, struct gt_block *block,
                    struct gt_shared *shared);

/* Draws. Terms and public share of the plan do not matter. discount: the treasury's, by quarter. */
void gt_shared_draw(const struct gt_plan *plan, uint64_t seed, uint64_t first_path,
                    const double *discount, struct gt_shared *shared);

#define GT_SETS 8 /* term sets side by side */

/* Terms of plans with the same draws, laid side by side. */
struct gt_sets {
    size_t count;
    const struct gt_plan *plans[GT_SETS]; /* of fewer, the last one again */
    double price[GT_TERMS_QUARTERS_MAX + 1][GT_SETS], hurdle[GT_TERMS_QUARTERS_MAX + 1][GT_SETS];
    double share[GT_SETS]; /* conceded of what lies above the hurdle */
    double cost[GT_SETS];  /* public, of one company */
    double ratio[GT_SETS]; /* public part of a round over the private part */
    double paid[GT_SETS];  /* what the public side pays, discounted */
};

/* plans: `count`, 1..GT_SETS. */
void gt_sets_make(const struct gt_plan *plans, size_t count, const double *discount,
                  struct gt_sets *sets);

typedef double gt_set_figures[GT_BLOCK_PATHS][GT_SETS];

/* figures: GT_SHARED_FIGURES of them; NaN: undefined on that path. What comes of a set does not
 * depend on those beside it. */
void gt_sets_apply(const struct gt_sets *sets, const struct gt_shared *shared,
                   gt_set_figures *figures);

/* The whole programme. */

/* Its deals, terms and columns. */
void gt_whole_plan_make(struct gt_plan *plan);

/* How many deals it may have, more than GT_COMPANIES_MAX: too many. */
int gt_whole_deals(const struct gt_programme *programme);

/* Deals that come by chance, at `rate`, and the chance of fewer than `count` of them. */
int gt_arrivals_most(double rate);
double gt_arrivals_below(double rate, int count);

/* The doubles of a block's room. */
size_t gt_whole_room(const struct gt_programme *programme);

/* Draws the fates of a block's deals into its room. They do not depend on terms, shares, limits,
 * follow-on money, fees, or recycling. */
void gt_whole_draw(const struct gt_plan *plan, uint64_t seed, uint64_t first_path,
                   struct gt_block *block);

/* The rates without terms of a block whose fates are drawn, kept in its room. They do not depend on
 * the terms but for the co-investment's. both: as below. */
void gt_whole_plain(const struct gt_plan *plan, bool both, struct gt_block *block);

/* All figures of a block whose rates without terms are known (where the plan has terms), for this
 * plan or one with the same. both: only what a sweep looks at: rates of the public side and of all
 * others together, the public side's present value, and the money of both. */
void gt_whole_apply(const struct gt_plan *plan, bool both, struct gt_block *block, double *figures);

/* What the parties of a whole programme came to. GT_ENOMEM. */
enum gt_status gt_whole_report(const struct gt_plan *plan, const struct gt_tally *tally,
                               struct gt_parties **parties);

/* Lays the columns out, with their limits. */
void gt_whole_lay_columns(struct gt_plan *plan);

enum { GT_EVENT_EXIT = -1, GT_EVENT_ENTRY = -2 };

/* What befalls a deal on a path. */
struct gt_event {
    int quarter, deal;
    int round;    /* GT_EVENT_EXIT, GT_EVENT_ENTRY, or which round */
    double price; /* of a share, over the entry's: at a round, or what it brings at the exit */
    double money; /* raised by a round, over the entry round's */
};

/* The fates of all deals of a block. */
struct gt_fates {
    double *exit_quarter, *multiple;  /* [deal][path]; quarter 0: the deal does not come */
    struct gt_outcome_rounds *rounds; /* [deal]; NULL: none are drawn */
    struct gt_event *events;          /* of path after path, in order: simulate_events.c */
    size_t *first_event;              /* of each path, and behind the last */
};

/* Lists the events of fates that are drawn. */
void gt_events_list(const struct gt_plan *plan, struct gt_fates *fates);

/* What one run over a block's paths fills. */
struct gt_whole_flows {
    struct gt_stake *stakes;                /* of one path, [deal]: room */
    double *paid, *received;                /* [party][quarter][path] */
    int rows[GT_PARTIES_MAX];               /* the party among whose flows a party\'s are put */
    double *money;                          /* [party][path]: into first rounds */
    double *follow_private, *follow_public; /* [path] */
    double *gains;                          /* [deal][path]; NULL: not wanted */
};

/* Walks the paths of a block, with the terms or without. */
void gt_whole_walk(const struct gt_plan *plan, const struct gt_fates *fates, bool with_terms,
                   const struct gt_whole_flows *flows);

void gt_stake_terms_make(const struct gt_term_set *set, double minor, int quarters,
                         struct gt_stake_terms *terms);

/* Splits an exit in `quarter` at `multiple` of the entry's price among the sides.
 * compensation_left: of the partner's cap of the year; what is paid is taken off it. *left: for the
 * portfolio. */
void gt_stake_settle(const struct gt_stake_terms *terms, const struct gt_stake *stake, int quarter,
                     double multiple, double *compensation_left, double receipt[GT_STAKE_SIDES],
                     struct gt_stake_left *left);

#endif
