/* irr_int.h - the rate at which dated net flows are worth nothing, by search and bracket.
 *
 * The careful solver that XIRR uses, and the simulation for the few paths its fast one gives up.
 */
#ifndef GENTOU_IRR_INT_H
#define GENTOU_IRR_INT_H

#include "gentou/returns.h"

struct gt_irr_root {
    enum gt_irr_status status;
    double log_rate; /* ln(1 + r) a year; -infinity for a total loss; 0 when there is no rate */
};

/* years: strictly increasing; amounts: not 0, finite. Looks for ln(1 + r) within +-700 only: what
 * lies outside is no rate a double can hold. GT_ENOMEM. */
enum gt_status gt_irr_solve(const double *years, const double *amounts, size_t count,
                            struct gt_irr_root *root);

#endif
