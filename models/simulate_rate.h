/* simulate_rate.h - the rates of many paths at once. Private to models/. */
#ifndef GENTOU_SIMULATE_RATE_H
#define GENTOU_SIMULATE_RATE_H

#include "models/simulate_int.h"

#include <stdbool.h>

#define GT_RATE_LANES 16

/* Flows of GT_RATE_LANES paths that lie side by side in a block. */
struct gt_rate_flows {
    const double *receipts; /* >= 0; GT_BLOCK_PATHS apart from quarter to quarter */
    int quarters;
    const double *paid;      /* >= 0, by quarter, the same on every path; or NULL, and then */
    const double *each_paid; /* like receipts */
    int paid_quarters;       /* nobody pays from this quarter on */
};

/* x = -ln(1 + quarterly rate) of each path, and whether it is certified to be a root; if not it may
 * be anything finite. */
void gt_rates(const struct gt_rate_flows *flows, double x[GT_RATE_LANES],
              bool certified[GT_RATE_LANES]);

#endif
