/* simulate_rate.h - the rates of many paths at once. Private to models/. */
#ifndef GENTOU_SIMULATE_RATE_H
#define GENTOU_SIMULATE_RATE_H

#include "models/simulate_int.h"

#define GT_RATE_LANES GT_GROUP /* paths whose rates are found together */

/* x = -ln(1 + quarterly rate). What is not certified to be a root may be anything finite. */
struct gt_rates {
    double x[GT_BLOCK_PATHS];
    double net[GT_BLOCK_PATHS];         /* of all flows */
    uint64_t certified[GT_BLOCK_PATHS]; /* all ones, or 0 */
};

/* Of the first `count` paths; whole lanes of them are read and written. */
void gt_rates_find(const struct gt_flows *flows, size_t count, struct gt_rates *rates);

#endif
