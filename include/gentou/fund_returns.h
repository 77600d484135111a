/* fund_returns.h - what an investor's account with a fund returned: multiples, Modified Dietz, and
 * the flows that an IRR is taken of.
 *
 *   paid in P      calls, fees and recalled distributions, and an opening value
 *   distributed D  distributions, recallable ones among them
 *   value V        net asset value on the day of the report
 *   DPI = D / P    RVPI = V / P    TVPI = (D + V) / P    PIC = P without an opening value /
 * commitment MOIC = (D + V) / capital invested, which is P without fees
 *
 * Sums are exact (gentou/decimal.h) and gross, never netted by date; a ratio is that of two of
 * them, good to 4e-16. Rates and Modified Dietz are taken of the exact sum of each time, so that
 * neither the flows' order, nor merging or splitting them, changes a bit.
 *
 * A fee is paid beside the calls: net is with fees, gross without. Nothing was called (or
 * invested): DPI, RVPI, TVPI (or MOIC) are undefined, not 0; PIC is undefined without a commitment
 * and 0 before the first call.
 *
 * A value (nav) stands for what the investor would get after the flows of its day. The last one
 * counts, and it sits on the day of the report: with flows since, it is first carried on by them,
 * plus calls and recalled, minus distributions, not below 0; a fee adds nothing to it. A value
 * before the first flow, when another comes later, is the opening value: paid in at its time. All
 * other values are passed over.
 *
 *   Modified Dietz = (V - O - F) / (O + sum w_i F_i), w_i = (T - t_i) / (T - t_0)
 *
 * with O the opening value, F_i what goes into the fund (paid in > 0, distributed < 0), t_0 the
 * time of the opening value or the first flow, T the report: the return of that time, not a year's.
 * Undefined when the average capital below the line is not positive.
 *
 * Sources: CFA Institute, GIPS Standards for Firms 2020, glossary (DPI, PIC, RVPI, TVPI); ILPA,
 * Private Equity Glossary, "Total Value to Paid In" (recallable distributions in the numerator,
 * what is paid in again of them in the denominator); Dietz, "Pension Funds: Measuring Investment
 * Performance", 1966, and Bank Administration Institute 1968, for the weights by day.
 */
#ifndef GENTOU_FUND_RETURNS_H
#define GENTOU_FUND_RETURNS_H

#include "gentou/decimal.h"
#include "gentou/kinds.h"
#include "gentou/returns.h"

struct gt_account_flow {
    double time;              /* years or periods, alike in all */
    struct gt_decimal amount; /* paid in <= 0, received >= 0; of a nav the value */
    enum gt_flow_kind kind;
};

struct gt_figure {
    bool defined;
    double value; /* 0 when undefined */
};

/* With fees, or without. */
struct gt_fund_multiples {
    struct gt_figure tvpi, dpi, rvpi, modified_dietz;
};

struct gt_fund_returns {
    struct gt_decimal called, fees, recalled; /* >= 0 */
    struct gt_decimal paid;                   /* the three of them */
    struct gt_decimal distributed,
        recallable;                   /* all distributions >= 0; those that may be recalled */
    struct gt_decimal opening, value; /* 0 when there is none */
    double value_time;                /* of the last nav; the report's when there is none */
    bool carried;                     /* value is the last nav and the flows since */
    double first, last; /* times of the opening value or first flow, and of the report */
    struct gt_fund_multiples net, gross;
    struct gt_figure moic, pic;
};

/* The sums and multiples. Flows after `report` are not seen. commitment: the whole of it, or 0 for
 * none. GT_ERANGE: a time that is not finite, a negative commitment. GT_ENOMEM. */
enum gt_status gt_fund_returns(const struct gt_account_flow *flows, size_t count, double report,
                               struct gt_decimal commitment, struct gt_fund_returns *returns);

/* The flows an IRR is taken of, with fees (net) or without (gross): the investor's, the opening
 * value as a payment and the value as a receipt, each time's sum as one, times ascending. timed:
 * room for count + 2; *timed_count: how many. GT_ENOMEM. */
enum gt_status gt_fund_timed(const struct gt_account_flow *flows, size_t count,
                             const struct gt_fund_returns *returns, bool with_fees,
                             struct gt_timed *timed, size_t *timed_count);

#endif
