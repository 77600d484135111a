/* irr_int.h - the rates at which timed net flows are worth nothing, all of them.
 *
 * The one search for roots: XIRR uses it, and the simulation and the batch for the few sets of
 * flows that their fast kernels give up.
 */
#ifndef GENTOU_IRR_INT_H
#define GENTOU_IRR_INT_H

#include "gentou/returns.h"

/* times: strictly increasing; amounts: not 0, finite. roots: room for count; in ascending order,
 * the leading one named by *irr. */
void gt_irr_solve(const double *times, const double *amounts, size_t count, struct gt_irr *irr,
                  struct gt_root *roots, size_t *root_count);

#endif
