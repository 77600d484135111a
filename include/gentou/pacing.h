/* pacing.h - how a commitment to a fund is called, grows and is paid back, period by period.
 *
 *   C_t   = RC_t U_t-1                      called at the end of period t = 1, 2, ...
 *   U_t   = U_t-1 - C_t                     unfunded; U_0 the commitment
 *   D_t   = max(Y, (t / L)^B) NAV_t-1 (1 + G)   the ratio is 1 from t = L on
 *   NAV_t = NAV_t-1 (1 + G) + C_t - D_t     NAV_0 = 0
 *
 * RC is the share of what is unfunded that a year calls, Y the share of the value that is paid out
 * at least, L the fund's life, B the bow (the larger, the later), G the growth. So what is called
 * in the last period is still there at its end; rates that end in 0 stop the calls before.
 *
 * With n periods a year (1 or 4) t and L count periods, G becomes (1 + G)^(1/n) - 1, and RC and Y
 * are converted as gt_pacing_conversion says. Every flow grows at G from the end of its period, so
 * the IRR of one commitment is G, whatever the rest.
 *
 * Source: Takahashi, Alexander, "Illiquid Alternative Asset Fund Modeling", Yale University
 * Investments Office, January 2001; J. Portfolio Management 28(2) 2002.
 */
#ifndef GENTOU_PACING_H
#define GENTOU_PACING_H

#include "gentou/returns.h"
#include "gentou/status.h"

#include <stdbool.h>
#include <stddef.h>

#define GT_PACING_LIFE_MAX    100 /* years */
#define GT_PACING_PERIODS_MAX 800 /* of a plan */

/* The share of a quarter, of the share x of a year. Under the first two (t/L)^B is that of the
 * quarter as it stands, so that quarters pay out earlier than years do; `full` pays out about as
 * they. */
#define GT_PACING_CONVERSION_LIST(X)                                                               \
    X(COMPOUND, "compound", "1 - (1 - x)^(1/4)")                                                   \
    X(SIMPLE, "simple", "x / 4")                                                                   \
    X(FULL, "full", "as compound, and (t/L)^B too")

enum gt_pacing_conversion {
#define X(name, token, text) GT_PACING_##name,
    GT_PACING_CONVERSION_LIST(X)
#undef X
};

/* The arrays are the caller's. Rates are decimals. */
struct gt_commitment {
    double commitment;   /* U_0 > 0, in any unit */
    const double *rates; /* RC of the first, second ... year, 0..1; the last repeats */
    size_t rate_count;   /* >= 1 */
    int life;            /* L, in years, 1..GT_PACING_LIFE_MAX */
    double bow;          /* B >= 0 */
    double yield;        /* Y, 0..1 */
    double growth;       /* G > -1, annual effective */
    int begins;          /* periods of the plan before its first one, >= 0 */
};

struct gt_pacing_plan {
    const struct gt_commitment *commitments;
    size_t count;
    int per_year; /* periods a year: 1 or 4 */
    enum gt_pacing_conversion conversion;
    int periods; /* 1..GT_PACING_PERIODS_MAX; rows have as many */
};

/* All commitments together at the end of a period. */
struct gt_pacing_row {
    double contribution, distribution; /* of the period, >= 0 */
    double value;                      /* NAV */
    double unfunded;                   /* of those that have begun */
};

struct gt_pacing_totals {
    double contributions, distributions;
    double value, unfunded; /* after the last period */
    double tvpi, dpi;       /* negative: nothing was called */
    struct gt_irr irr;      /* annual effective, of equal periods */
};

/* The periods until the last life ends. */
int gt_pacing_length(const struct gt_pacing_plan *plan);

/* The day so many periods after start; the last of a month stays the last of a month. GT_ERANGE:
 * beyond the year 9999. */
enum gt_status gt_pacing_day(gt_day start, int periods, int per_year, gt_day *day);

/* The first field of the commitment that is out of its range, or NULL. */
const char *gt_pacing_check(const struct gt_commitment *commitment);

/* rows: plan->periods of them. GT_ERANGE: a field is out of its range, or a value is no double.
 * GT_ENOMEM. rows are undefined after an error. */
enum gt_status gt_pacing(const struct gt_pacing_plan *plan, struct gt_pacing_row *rows,
                         struct gt_pacing_totals *totals);

#endif
