/* simulate_int.h - the inside of a simulation: a plan all paths share, and blocks of paths.
 *
 * What the outside (simulate.c) knows of it: a plan has columns, a figure each; a block of paths
 * fills them; and of the columns' tallies a result is made. It knows no meaning of a column, as the
 * inside knows nothing of threads, of memory or of paths beyond its block.
 *
 * A block is GT_BLOCK_PATHS paths side by side; an array by quarter and path has the quarter
 * outside. A path's figures depend on nothing but the programme, the seed and the path's number.
 */
#ifndef GENTOU_SIMULATE_INT_H
#define GENTOU_SIMULATE_INT_H

#include "gentou/programme.h"
#include "models/tally_int.h"
#include "models/terms_int.h"

#include <stdint.h>

#define GT_COLUMNS_MAX (GT_QUARTERS_MAX + 4)

enum gt_side { GT_SIDE_PUBLIC, GT_SIDE_PRIVATE, GT_SIDES };

/* Currency units throughout. */
struct gt_plan {
    const struct gt_programme *programme;
    const struct gt_outcome_model *model; /* the programme's, in this kernel's own code */
    struct gt_terms_table terms;
    double paid[GT_SIDES][GT_QUARTERS_MAX]; /* by quarter, >= 0, the same on every path */
    double paid_in[GT_SIDES];               /* their sums */
    int paid_quarters;                      /* nobody pays from this quarter on */
    double public_cost;                     /* of one round */
    struct gt_column columns[GT_COLUMNS_MAX];
};

struct gt_block {
    double factor[GT_BLOCK_PATHS];
    double exit_quarter[2][GT_BLOCK_PATHS];
    double multiple[2][GT_BLOCK_PATHS];
    double scratch[4 * GT_BLOCK_PATHS];
    double received[GT_SIDES][GT_BLOCK_PATHS]; /* gross, over all quarters */
    double receipts[];                         /* [side][quarter][path], >= 0 */
};

void gt_plan_make(const struct gt_programme *programme, struct gt_plan *plan);

size_t gt_block_bytes(const struct gt_programme *programme);

/* How many columns there are, and what is asked of each. The first is the headline. */
int gt_plan_columns(const struct gt_plan *plan, const struct gt_column **columns);

/* The paths from first_path on: figures[column][GT_BLOCK_PATHS]; NaN where a path has none. */
void gt_block_figures(const struct gt_plan *plan, uint64_t seed, uint64_t first_path,
                      struct gt_block *block, double *figures);

/* The figures of a result from the tallies of their columns. */
void gt_plan_report(const struct gt_plan *plan, const struct gt_tally *tally,
                    struct gt_simulation *simulation);

/* The rest is for the inside. */

void gt_plan_lay_columns(struct gt_plan *plan);

/* The receipts of one side of a block. */
double *gt_block_receipts(const struct gt_plan *plan, struct gt_block *block, enum gt_side side);

/* Draws the outcomes of the paths from first_path on, applies the terms, and fills the receipts. */
void gt_block_draw(const struct gt_plan *plan, uint64_t seed, uint64_t first_path,
                   struct gt_block *block);

/* The annual IRR of one side on every path of the block; NaN where there is none. */
void gt_block_irr(const struct gt_plan *plan, struct gt_block *block, enum gt_side side,
                  double irr[GT_BLOCK_PATHS]);

#endif
