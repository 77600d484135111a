/* simulate_rate.c - the rates of many paths at once.
 *
 * With x = -ln(1 + r) a quarter and w = e^x, receipts are worth R(w) = sum a_q w^q and payments
 * P(w) = sum p_q w^q. With their k-th moments R_k = sum q^k a_q w^q and P_k alike, g(x) = ln R_0 -
 * ln P_0 has the slope R_1/R_0 - P_1/P_0, the difference of two durations, so it is nearly
 * straight: Halley's method from x = 0 takes two steps, seldom three. Steps are cut to 1/2, so that
 * a path whose g bends cannot run away.
 *
 * A root is certified at the point before it, by Taylor's series of f = R_0 - P_0:
 *   f(x + h) = f + f' h + f'' h^2/2 +- |h|^3/6 e^(|h| T) T (R_2 + P_2),   T the last quarter,
 * when f is below 0 a little below the root and above 0 a little above, whatever rounding did.
 */
#include "models/simulate_rate.h"
#include "models/lanes_int.h"
#include "models/vmath_int.h"

#include <math.h>

#define STEPS_MAX 12
#define STEP_MAX  0.5
#define SLOPE_MIN 0.25 /* quarters between the mean payment and the mean receipt */
#define BEND_MIN  0.5  /* Halley's divisor: not more than twice Newton's step */
#define LEAST     0x1p-500
#define NEAR      1e-4
#define CERTAIN   1e-10 /* half the width of the certifying bracket, on x */

/* A value and its first two derivatives over w, by lane; then moments. */
struct moments {
    double m[3][GT_RATE_LANES];
};

/* SETS of lanes at once: as many as hide the time of an addition and still fit the registers. */
#define SETS  2
#define WIDTH (SETS * GT_LANES)

GT_LANES_IN_FRAME static inline gt_reals load(const double *from)
{
    gt_reals reals;
    memcpy(&reals, from, sizeof reals);
    return reals;
}

/* WIDTH lanes of a polynomial; its coefficients lie `stride` apart from quarter to quarter, side by
 * side for the lanes, or are one for all. */
GT_LANES_IN_FRAME static inline void evaluate_some(const double *coefficients, size_t stride,
                                                   bool common, int quarters, const double *w,
                                                   double *const m[3])
{
    gt_reals none = {0}, value[SETS], slope[SETS], bend[SETS], at[SETS];
    for (int s = 0; s < SETS; s++) {
        value[s] = slope[s] = bend[s] = none;
        at[s] = load(w + s * GT_LANES);
    }
    for (int q = quarters - 1; q >= 0; q--) {
        const double *c = coefficients + (size_t)q * stride;
        for (int s = 0; s < SETS; s++) {
            bend[s] = bend[s] * at[s] + slope[s];
            slope[s] = slope[s] * at[s] + value[s];
            value[s] = value[s] * at[s] + (common ? none + *c : load(c + s * GT_LANES));
        }
    }
    memcpy(m[0], value, sizeof value);
    memcpy(m[1], slope, sizeof slope);
    memcpy(m[2], bend, sizeof bend);
}

static void evaluate(const double *coefficients, int quarters, const double w[GT_RATE_LANES],
                     struct moments *moments)
{
    for (int l = 0; l < GT_RATE_LANES; l += WIDTH) {
        double *const m[3] = {moments->m[0] + l, moments->m[1] + l, moments->m[2] + l};
        evaluate_some(coefficients + l, GT_BLOCK_PATHS, false, quarters, w + l, m);
    }
}

static void evaluate_common(const double *coefficients, int quarters, const double w[GT_RATE_LANES],
                            struct moments *moments)
{
    for (int l = 0; l < GT_RATE_LANES; l += WIDTH) {
        double *const m[3] = {moments->m[0] + l, moments->m[1] + l, moments->m[2] + l};
        evaluate_some(coefficients, 1, true, quarters, w + l, m);
    }
}

/* bend is half of the second derivative: sum of q (q - 1) / 2 a w^(q - 2). */
static void take_moments(struct moments *moments, const double w[GT_RATE_LANES])
{
    for (int l = 0; l < GT_RATE_LANES; l++) {
        double first = w[l] * moments->m[1][l];
        moments->m[1][l] = first;
        moments->m[2][l] = first + 2 * w[l] * w[l] * moments->m[2][l];
    }
}

struct lanes {
    const struct gt_flows *flows;
    size_t first; /* of the block's paths */
    double x[GT_RATE_LANES];
    uint64_t certified[GT_RATE_LANES];
};

/* All ones when f changes sign for sure within CERTAIN of x + step. */
static inline uint64_t certify(double step, double f, double f1, double f2, double gross0,
                               double gross2, double last)
{
    double low = step - CERTAIN, high = step + CERTAIN, far = fabs(step) + CERTAIN;
    double below = f + low * (f1 + 0.5 * low * f2), above = f + high * (f1 + 0.5 * high * f2);
    /* e^(|h| T) / 6 < 1/5, as NEAR x T is below 0.15 for the longest programme. */
    double rest = 0.2 * far * far * far * last * gross2;
    double doubt = rest + 0x1p-52 * (4 * last + 8) * gross0;
    return gt_less(below, -doubt) & gt_less(doubt, above) & gt_less(far, NEAR);
}

/* One step of all lanes that are not certified; returns how many still are not. */
static int step(struct lanes *lanes)
{
    const struct gt_flows *flows = lanes->flows;
    double w[GT_RATE_LANES], last = flows->quarters;
    struct moments r, p;
    for (int l = 0; l < GT_RATE_LANES; l++)
        w[l] = gt_exp(lanes->x[l]);
    evaluate(flows->receipts + lanes->first, flows->quarters, w, &r);
    if (flows->paid)
        evaluate_common(flows->paid, flows->paid_quarters, w, &p);
    else
        evaluate(flows->each_paid + lanes->first, flows->paid_quarters, w, &p);
    take_moments(&r, w);
    take_moments(&p, w);
    for (int l = 0; l < GT_RATE_LANES; l++) {
        /* Nothing received or paid: no root, but no NaN either. */
        double r0 = gt_max(r.m[0][l], LEAST), p0 = gt_max(p.m[0][l], LEAST);
        double both = 1 / (r0 * p0), a = r.m[1][l] * (p0 * both), b = p.m[1][l] * (r0 * both);
        double bend = (r.m[2][l] * (p0 * both) - a * a) - (p.m[2][l] * (r0 * both) - b * b);
        double slope = gt_max(a - b, SLOPE_MIN), square = slope * slope;
        double height = gt_log(gt_max(r0 * (r0 * both), LEAST));
        double dx = -height * slope / gt_max(square - 0.5 * height * bend, BEND_MIN * square);
        dx = gt_max(gt_min(dx, STEP_MAX), -STEP_MAX);
        uint64_t certain =
            certify(dx, r.m[0][l] - p.m[0][l], r.m[1][l] - p.m[1][l], r.m[2][l] - p.m[2][l],
                    r.m[0][l] + p.m[0][l], r.m[2][l] + p.m[2][l], last);
        lanes->x[l] += gt_select(lanes->certified[l], 0, dx);
        lanes->certified[l] |= certain;
    }
    int open = 0;
    for (int l = 0; l < GT_RATE_LANES; l++)
        open += lanes->certified[l] == 0;
    return open;
}

void gt_rates(const struct gt_flows *flows, size_t first, double x[GT_RATE_LANES],
              bool certified[GT_RATE_LANES])
{
    struct lanes lanes = {.flows = flows, .first = first};
    for (int i = 0; i < STEPS_MAX && step(&lanes) > 0; i++)
        ;
    for (int l = 0; l < GT_RATE_LANES; l++) {
        x[l] = lanes.x[l];
        certified[l] = lanes.certified[l] != 0;
    }
}
