/* returns.h - returns on dated cash flows.
 *
 * The sign is the investor's: paid in < 0, received > 0. Flows on one date add up, zero flows drop,
 * order does not matter, and scaling all flows by a positive constant changes no rate.
 *
 *   XNPV(r) = sum c_i (1+r)^-((d_i - d_0)/365), d_0 the first date (Actual/365 Fixed);
 *   XIRR is a root of XNPV on r > -1, annual effective.
 */
#ifndef GENTOU_RETURNS_H
#define GENTOU_RETURNS_H

#include "gentou/date.h"
#include "gentou/status.h"

#include <stddef.h>

struct gt_flow {
    gt_day day;
    double amount; /* currency units or minor units, alike in all flows; finite */
};

/* Why the answer is what it is; there is never a NaN. */
#define GT_IRR_STATUS_LIST(X)                                                                      \
    X(OK, "ok", "the only root found, certified by a change of sign")                              \
    X(MULTIPLE_ROOTS, "multiple_roots", "several roots; the one nearest 0 leads")                  \
    X(TOTAL_LOSS, "total_loss", "payments and no receipt: -100 %")                                 \
    X(NO_SIGN_CHANGE, "no_sign_change", "receipts and no payment, or nothing at all")              \
    X(NO_ROOT, "no_root", "no rate makes the flows worth nothing")                                 \
    X(UNCERTIFIED, "uncertified", "touches 0 without a change of sign")

enum gt_irr_status {
#define X(name, token, text) GT_IRR_##name,
    GT_IRR_STATUS_LIST(X)
#undef X
};

struct gt_irr {
    enum gt_irr_status status;
    double value; /* annual effective rate; -1 for a total loss; 0 when there is no rate */
};

const char *gt_irr_status_token(enum gt_irr_status status);

/* XIRR of count flows. A root is bracketed by a change of sign and good to 1e-12 on ln(1+r).
 * GT_ENOMEM; GT_ERANGE: an amount is not finite. */
enum gt_status gt_xirr(const struct gt_flow *flows, size_t count, struct gt_irr *irr);

/* XNPV at a rate > -1. GT_ERANGE for a rate at or below -1. */
enum gt_status gt_xnpv(const struct gt_flow *flows, size_t count, double rate, double *value);

/* Gross receipts and gross payments (both >= 0) of flows, never netted by date. TVPI is receipts
 * over payments and undefined when payments are 0. */
void gt_flows_gross(const struct gt_flow *flows, size_t count, double *receipts, double *payments);

#endif
