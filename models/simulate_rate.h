/* simulate_rate.h - the rates of many paths at once. Private to models/. */
#ifndef GENTOU_SIMULATE_RATE_H
#define GENTOU_SIMULATE_RATE_H

#include "models/simulate_int.h"

#include <stdbool.h>

#define GT_RATE_LANES 16

/* x = -ln(1 + quarterly rate) of the paths from `first` on, and whether it is certified to be a
 * root; if not it may be anything finite. */
void gt_rates(const struct gt_flows *flows, size_t first, double x[GT_RATE_LANES],
              bool certified[GT_RATE_LANES]);

#endif
