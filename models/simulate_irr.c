/* simulate_irr.c - the IRR of many paths at once.
 *
 * With x = -ln(1 + r) a quarter and w = e^x, receipts are worth R(w) = sum a_q w^q and payments
 * P(w) = sum p_q w^q. Their ratio's logarithm g(x) = ln R - ln P has as slope the difference of the
 * two durations, so it is nearly straight and Newton's method takes 4 or 5 steps from r = 0. (Gross
 * or net by quarter, the root is the same.) Steps are cut to 1/2, so that a path whose g bends
 * cannot run away. The root is then certified: R < P a little below it and R > P a little above.
 *
 * What is not certified (no receipts, several roots, extreme ones) goes to the careful solver of
 * irr.c, one path at a time; it takes the root nearest 0. A certified root is not proved the only
 * one.
 */
#include "models/irr_int.h"
#include "models/simulate_int.h"
#include "models/vmath_int.h"

#include <math.h>
#include <stdbool.h>

#define LANES     16
#define STEPS_MAX 12
#define STEP_MAX  0.5
#define SLOPE_MIN 0.25  /* quarters between the mean payment and the mean receipt */
#define CLOSE     1e-7  /* a step this small leaves an error near its square */
#define CERTAIN   1e-10 /* half the width of the certifying bracket, on x */

/* A polynomial in w with coefficients by lane, `stride` apart from quarter to quarter, and its
 * derivative. */
static void evaluate(const double *coefficients, size_t stride, int quarters, const double w[LANES],
                     double value[LANES], double slope[LANES])
{
    for (int l = 0; l < LANES; l++)
        value[l] = slope[l] = 0;
    for (int q = quarters - 1; q >= 0; q--) {
        const double *c = coefficients + (size_t)q * stride;
        for (int l = 0; l < LANES; l++) {
            slope[l] = slope[l] * w[l] + value[l];
            value[l] = value[l] * w[l] + c[l];
        }
    }
}

/* The same with one set of coefficients for all lanes. */
static void evaluate_common(const double *coefficients, int quarters, const double w[LANES],
                            double value[LANES], double slope[LANES])
{
    for (int l = 0; l < LANES; l++)
        value[l] = slope[l] = 0;
    for (int q = quarters - 1; q >= 0; q--) {
        for (int l = 0; l < LANES; l++) {
            slope[l] = slope[l] * w[l] + value[l];
            value[l] = value[l] * w[l] + coefficients[q];
        }
    }
}

struct lanes {
    const double *receipts;
    int receipt_quarters;
    const double *paid, *each_paid; /* one of them */
    int paid_quarters;
    double x[LANES];
};

static void evaluate_paid(const struct lanes *lanes, const double w[LANES], double value[LANES],
                          double slope[LANES])
{
    if (lanes->paid)
        evaluate_common(lanes->paid, lanes->paid_quarters, w, value, slope);
    else
        evaluate(lanes->each_paid, GT_BLOCK_PATHS, lanes->paid_quarters, w, value, slope);
}

/* One step of Newton; a lane that was close stays as it is, so its result is its own. Returns how
 * many are not yet close. */
static int step(struct lanes *lanes, uint64_t close[LANES])
{
    double w[LANES], r[LANES], dr[LANES], p[LANES], dp[LANES];
    for (int l = 0; l < LANES; l++)
        w[l] = gt_exp(lanes->x[l]);
    evaluate(lanes->receipts, GT_BLOCK_PATHS, lanes->receipt_quarters, w, r, dr);
    evaluate_paid(lanes, w, p, dp);
    for (int l = 0; l < LANES; l++) {
        double received =
            gt_max(r[l], 0x1p-1000); /* nothing received: no root, but no NaN either */
        double paid = gt_max(p[l], 0x1p-1000);
        double slope = w[l] * (dr[l] / received - dp[l] / paid);
        double dx = -gt_log(received / paid) / gt_max(slope, SLOPE_MIN);
        dx = gt_max(gt_min(dx, STEP_MAX), -STEP_MAX);
        lanes->x[l] += gt_select(close[l], 0, dx);
        close[l] |= gt_less(fabs(dx), CLOSE);
    }
    int open = 0;
    for (int l = 0; l < LANES; l++)
        open += close[l] == 0;
    return open;
}

static void certify(const struct lanes *lanes, bool certified[LANES])
{
    double below[LANES], above[LANES], r[2][LANES], p[2][LANES], unused[LANES];
    for (int l = 0; l < LANES; l++) {
        below[l] = gt_exp(lanes->x[l] - CERTAIN);
        above[l] = gt_exp(lanes->x[l] + CERTAIN);
    }
    evaluate(lanes->receipts, GT_BLOCK_PATHS, lanes->receipt_quarters, below, r[0], unused);
    evaluate(lanes->receipts, GT_BLOCK_PATHS, lanes->receipt_quarters, above, r[1], unused);
    evaluate_paid(lanes, below, p[0], unused);
    evaluate_paid(lanes, above, p[1], unused);
    for (int l = 0; l < LANES; l++)
        certified[l] = r[0][l] < p[0][l] && r[1][l] > p[1][l];
}

/* One path by the careful solver. */
static double solve_path(const struct gt_flows *flows, size_t path)
{
    double years[GT_QUARTERS_MAX], amounts[GT_QUARTERS_MAX];
    struct gt_root roots[GT_QUARTERS_MAX];
    struct gt_irr root;
    size_t n = 0, found = 0;
    for (int q = 0; q < flows->quarters; q++) {
        size_t at = (size_t)q * GT_BLOCK_PATHS + path;
        double net = flows->receipts[at] - (flows->paid ? flows->paid[q] : flows->each_paid[at]);
        if (net == 0)
            continue;
        years[n] = 0.25 * q;
        amounts[n++] = net;
    }
    gt_irr_solve(years, amounts, n, &root, roots, &found);
    if (root.status == GT_IRR_TOTAL_LOSS)
        return -1;
    return found > 0 && root.status != GT_IRR_OUT_OF_RANGE ? gt_exp(root.log_rate) - 1 : NAN;
}

void gt_flows_irr(const struct gt_flows *flows, double irr[GT_BLOCK_PATHS])
{
    for (size_t first = 0; first < GT_BLOCK_PATHS; first += LANES) {
        uint64_t close[LANES] = {0};
        bool certified[LANES];
        struct lanes lanes = {
            .receipts = flows->receipts + first,
            .receipt_quarters = flows->quarters,
            .paid = flows->paid,
            .each_paid = flows->paid ? NULL : flows->each_paid + first,
            .paid_quarters = flows->paid_quarters,
        };
        for (int i = 0; i < STEPS_MAX && step(&lanes, close) > 0; i++)
            ;
        certify(&lanes, certified);
        for (size_t l = 0; l < LANES; l++)
            irr[first + l] =
                certified[l] ? gt_exp(-4 * lanes.x[l]) - 1 : solve_path(flows, first + l);
    }
}

void gt_block_irr(const struct gt_plan *plan, struct gt_block *block, enum gt_half side,
                  double irr[GT_BLOCK_PATHS])
{
    struct gt_flows flows = {
        .quarters = plan->programme->quarters,
        .receipts = gt_block_receipts(plan, block, side),
        .paid = plan->paid[side],
        .paid_quarters = plan->paid_quarters,
    };
    gt_flows_irr(&flows, irr);
}
