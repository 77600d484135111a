/* pme.h - public-market equivalents: what a fund's flows would have made in an index.
 *
 * C_t and D_t are what is paid into and received from the fund on day t (both >= 0), V its value on
 * the last day T, I_t the index (the last value on or before t), F_t = I_T / I_t.
 *
 *   Kaplan-Schoar  KS = (sum D_t F_t + V) / sum C_t F_t
 *   Long-Nickels   the index holds L = sum (C_t - D_t) F_t on T; LN-PME is the IRR of -C, D and L
 *   PME+           lambda = (sum C_t F_t - V) / sum D_t F_t; the IRR of -C, lambda D and V
 *   modified PME   w_t = D_t / (D_t + V_t), with V_t the fund's value after the flows of t;
 *                  M_t = (1 - w_t) (M_t-1 I_t / I_t-1 + C_t); the IRR of -C, w_t of what was there
 *                  before, and M_T
 *   direct alpha   a = IRR of -C_t F_t, D_t F_t and V; ln(1 + a) in continuous time
 *
 * All rates are annual effective. The scale of flows and of the index changes no ratio and no rate.
 * The sums of all flows and of those of each day are exact (gentou/decimal.h), so that neither
 * their order, nor merging or splitting them, changes a bit.
 *
 * Sources: Kaplan, Schoar, "Private Equity Performance", J. Finance 60(4) 2005. Long, Nickels, "A
 * Private Investment Benchmark", AIMR 1996. Rouvinez, "Private Equity Benchmarking with PME+",
 * Venture Capital Journal 2003. Cambridge Associates, "A Framework for Benchmarking Private
 * Investments", 2013. Gredil, Griffiths, Stucke, "Benchmarking Private Equity: The Direct Alpha
 * Method", 2014 (alpha = ln(1 + a) / Delta).
 */
#ifndef GENTOU_PME_H
#define GENTOU_PME_H

#include "gentou/date.h"
#include "gentou/decimal.h"
#include "gentou/returns.h"
#include "gentou/status.h"

#include <stdbool.h>
#include <stddef.h>

/* A value of the index. */
struct gt_index_value {
    gt_day day;
    double value; /* > 0, in any unit */
};

struct gt_pme_flow {
    gt_day day;
    struct gt_decimal amount; /* paid in < 0, received > 0 */
    bool is_fee;              /* paid beside the calls: adds nothing to the fund's value */
};

/* What the fund is worth. */
struct gt_pme_value {
    gt_day day;
    struct gt_decimal amount; /* >= 0 */
};

/* A fund as its investor sees it; the arrays are the caller's. Amounts in one unit, whichever.
 * Values are what the fund is worth after the flows of a day; those of one day add up. On a day
 * without one it is the last one, carried on by the flows since: plus calls, minus distributions.
 * V is that of the report, not below 0, or 0 without any value. A value before the first flow, when
 * another comes later, is an opening value: paid in on its day. */
struct gt_pme_fund {
    const struct gt_pme_flow *flows; /* in any order */
    size_t flow_count;
    const struct gt_pme_value *values; /* days ascending */
    size_t value_count;
    gt_day report; /* T: what is later is not seen; GT_DAY_NONE: the last day of all */
    int a_year; /* how many days here are a year: 365 (Actual/365 Fixed), or the periods of one when
                   days are numbers of periods */
};

/* Why there is a rate, or none. Where the method gave flows, the status of their IRR says more. */
#define GT_PME_STATUS_LIST(X)                                                                      \
    X(OK, "ok", "the method has flows to take the rate of")                                        \
    X(NO_DISTRIBUTION, "no_distribution", "nothing was distributed that could be scaled")          \
    X(NO_VALUE, "no_value", "a distribution before the fund's first value")                        \
    X(OVERDRAWN, "overdrawn", "more was distributed than the last value and what was paid since")

enum gt_pme_status {
#define X(name, token, text) GT_PME_##name,
    GT_PME_STATUS_LIST(X)
#undef X
};

const char *gt_pme_status_token(enum gt_pme_status status);

struct gt_pme_rate {
    enum gt_pme_status status;
    struct gt_irr irr; /* when status is OK */
};

struct gt_pme {
    gt_day from, to;                         /* first and last day of flows and values; T */
    double years;                            /* between the two */
    struct gt_decimal paid, received, value; /* sum C with an opening value, sum D, V */
    bool is_carried;                         /* V is the last value and the flows since */
    bool looks_reversed;         /* something is received before anything is paid in, or held */
    double index_from, index_to; /* the index on those days */
    gt_day index_day;            /* of the value that serves on the last day */
    double tvpi, dpi;  /* (sum D + V) / sum C, sum D / sum C; negative: nothing was paid */
    struct gt_irr irr; /* the fund's own */
    double ks_pme;     /* negative: nothing was paid */
    struct gt_pme_rate ln_pme;
    double ln_value;   /* L; negative: the index is owed */
    gt_day short_from; /* first day the index position is below 0, or NONE */
    struct gt_pme_rate pme_plus;
    double lambda; /* 0 without distributions */
    struct gt_pme_rate m_pme;
    double m_value; /* M_T; 0 unless m_pme.status is OK */
    size_t carried; /* days of distributions, not the last, without a value of their own */
    struct gt_irr direct_alpha; /* a; its log_rate is ln(1 + a) */
};

/* The fund's IRR minus the equivalent's; false when either has none. */
bool gt_pme_spread(const struct gt_pme *pme, const struct gt_pme_rate *rate, double *spread);

/* All of it. index: days ascending, none twice. GT_ENODATA: no flow, or a day before the first
 * index value. GT_ERANGE: an amount or an index value out of its range, or a result that is no
 * double. GT_ENOMEM. */
enum gt_status gt_pme(const struct gt_pme_fund *fund, const struct gt_index_value *index,
                      size_t index_count, struct gt_pme *pme);

#endif
