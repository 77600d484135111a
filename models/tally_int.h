/* tally_int.h - what all paths came to, column by column. */
#ifndef GENTOU_TALLY_INT_H
#define GENTOU_TALLY_INT_H

#include "gentou/simulate.h"

/* A figure that every path leaves behind; of some paths it may be undefined (NaN). */
struct gt_column {
    double limit; /* the share of paths below it is counted; NaN: not asked */
};

struct gt_tally;

void gt_tally_summary(const struct gt_tally *tally, int column, struct gt_summary *summary);

/* Of a column of values >= 0, all defined. */
void gt_tally_histogram(const struct gt_tally *tally, int column, struct gt_histogram *histogram);

#endif
