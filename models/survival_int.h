/* survival_int.h - the walk of Kaplan and Meier, for all that time stays. */
#ifndef GENTOU_SURVIVAL_INT_H
#define GENTOU_SURVIVAL_INT_H

#include "gentou/lifetime.h"

/* The curve of stays sorted by length, with intervals of z standard errors on either side; z 0: the
 * intervals are S itself. Lengths may be 0 here. The number of steps; they have room for count. */
size_t gt_survival_walk(const struct gt_stay *sorted, size_t count, double z,
                        struct gt_survival_step *steps);

#endif
