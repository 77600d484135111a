/* returns.h - returns on cash flows: rates at which they are worth nothing, and what they are
 * worth.
 *
 * The sign is the investor's: paid in < 0, received > 0. Flows at one time add up, zero flows drop,
 * order does not matter, and scaling all flows by a positive constant changes no rate.
 *
 *   NPV(r) = sum c_i (1+r)^-t_i; an IRR is a root of NPV on r > -1, effective per unit of time.
 *   XNPV, XIRR: t_i = (d_i - d_0) / 365 years, d_0 the first date (Actual/365 Fixed). Other day
 *   counts: gt_flows_timed, then gt_irr_find or gt_npv.
 *
 * All roots are found, not one near a guess; each stands between two rates at which NPV has
 * different signs, and its ln(1+r) is good to 1e-12 + 1e-15 |ln(1+r)| as long as the flows as given
 * fix it so well: amounts and times are taken as exact but for 2^-53 of each. Where an error of
 * that size could make or unmake roots (NPV touches 0, or two roots are closer than about 1e-7),
 * the answer is one place, UNCERTIFIED; a root of three orders, where NPV does change sign, is good
 * to about 1e-6 only. A rate near -1 or a very high one is lost in r as a double: ln(1+r) stands
 * beside it.
 *
 * Sources: Microsoft, support pages on XIRR and XNPV (the definition); Laguerre, "Sur la theorie
 * des equations numeriques", J. Math. Pures Appl. 1883 (how many roots an exponential sum has); how
 * they are found: models/irr.c.
 */
#ifndef GENTOU_RETURNS_H
#define GENTOU_RETURNS_H

#include "gentou/date.h"
#include "gentou/day_count.h"
#include "gentou/status.h"

#include <stdbool.h>
#include <stddef.h>

struct gt_flow {
    gt_day day;
    double amount; /* currency units or minor units, alike in all flows; finite */
};

struct gt_timed {
    double time; /* years or periods from any start, alike in all flows; finite */
    double amount;
};

/* Why the answer is what it is; there is never a NaN. */
#define GT_IRR_STATUS_LIST(X)                                                                      \
    X(OK, "ok", "the only root, certified by a change of sign")                                    \
    X(MULTIPLE_ROOTS, "multiple_roots", "several roots; the one nearest 0 leads")                  \
    X(TOTAL_LOSS, "total_loss", "payments and no receipt: -100 %")                                 \
    X(NO_SIGN_CHANGE, "no_sign_change", "receipts and no payment, or nothing at all")              \
    X(NO_ROOT, "no_root", "no rate makes the flows worth nothing")                                 \
    X(UNCERTIFIED, "uncertified", "touches 0 without a change of sign")                            \
    X(OUT_OF_RANGE, "out_of_range", "a rate so high that no number here can hold it")

enum gt_irr_status {
#define X(name, token, text) GT_IRR_##name,
    GT_IRR_STATUS_LIST(X)
#undef X
};

struct gt_irr {
    enum gt_irr_status status;
    double value;    /* effective rate per unit of time; -1 for a total loss; 0 without a rate */
    double log_rate; /* ln(1 + r), also where value overflows; -infinity for a total loss; 0 when
                        there is no root */
};

struct gt_root {
    double rate; /* effective per unit of time; +infinity above 1.8e308 */
    double log_rate;
    bool certified; /* by a change of sign */
};

const char *gt_irr_status_token(enum gt_irr_status status);

/* Whether value is a rate: a root that a double holds, or a total loss. */
bool gt_irr_has_rate(enum gt_irr_status status);

/* XIRR of count flows. GT_ENOMEM; GT_ERANGE: an amount is not finite. */
enum gt_status gt_xirr(const struct gt_flow *flows, size_t count, struct gt_irr *irr);

/* XIRR of many sets of flows: set i is flows[starts[i]] .. flows[starts[i + 1] - 1], so starts has
 * set_count + 1 members and never falls; irrs[i] is what gt_xirr gives of it, but for rounding
 * (1e-11 on ln(1+r)). Fastest for sets of like sizes up to 128 flows whose days ascend and whose
 * flows or cumulated flows change sign once; the others cost as much as by gt_xirr. GT_ENOMEM;
 * GT_ERANGE: an amount is not finite, starts falls. After an error irrs is unspecified. */
enum gt_status gt_xirr_batch(const struct gt_flow *flows, const size_t *starts, size_t set_count,
                             struct gt_irr *irrs);

/* XNPV at a rate > -1; d_0 is the first date, that of a zero flow, too. 0 for no flows. GT_ERANGE
 * for a rate at or below -1, an infinite one, an amount that is not finite, a value that overflows.
 */
enum gt_status gt_xnpv(const struct gt_flow *flows, size_t count, double rate, double *value);

/* Years since the first day of all, by a day count, and the amounts. timed: count of them. */
void gt_flows_timed(const struct gt_flow *flows, size_t count, enum gt_day_count day_count,
                    struct gt_timed *timed);

/* All rates at which the flows are worth nothing. roots: room for count, or NULL with root_count
 * NULL; the leading root, nearest 0 in |ln(1+r)|, stands first (of two as near the positive one),
 * the others behind it in ascending order. Errors of gt_xirr; also when a time is not finite. */
enum gt_status gt_irr_find(const struct gt_timed *flows, size_t count, struct gt_irr *irr,
                           struct gt_root *roots, size_t *root_count);

/* The flows' value at time 0. Errors of gt_xnpv. */
enum gt_status gt_npv(const struct gt_timed *flows, size_t count, double rate, double *value);

/* Gross receipts and gross payments (both >= 0) of flows, never netted by date. TVPI is receipts
 * over payments and undefined when payments are 0. */
void gt_flows_gross(const struct gt_flow *flows, size_t count, double *receipts, double *payments);

#endif
