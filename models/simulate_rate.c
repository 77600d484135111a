/* simulate_rate.c - the rates of many paths at once.
 *
 * With x = -ln(1 + r) a quarter and w = e^x, receipts are worth R(w) = sum a_q w^q and payments
 * P(w) = sum p_q w^q. With their k-th moments R_k = sum q^k a_q w^q and P_k alike, g(x) = ln R_0 -
 * ln P_0 has the slope R_1/R_0 - P_1/P_0, the difference of two durations, so it is nearly
 * straight: Halley's method from x = 0 takes two steps, seldom three. Steps are cut to 1/2, so that
 * a path whose g bends cannot run away. Groups of paths take the first steps; the few paths still
 * open then go on side by side.
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
#define STEPS_ALL 3 /* after which few paths are left, which are laid side by side */
#define STEP_MAX  0.5
#define SLOPE_MIN 0.25 /* quarters between the mean payment and the mean receipt */
#define BEND_MIN  0.5  /* Halley's divisor: not more than twice Newton's step */
#define LEAST     0x1p-500
#define NEAR      1e-4
#define CERTAIN   1e-10 /* half the width of the certifying bracket, on x */

/* A value and its first two derivatives over w, by lane; then moments. */
struct moments {
    double m[3][GT_GROUP];
};

/* Amounts by quarter, `row` apart: side by side for the lanes, or COMMON to all. */
#define COMMON 1

struct amounts {
    const double *first;
    size_t row;
    int quarters;
};

/* SETS of lanes at once: as many as hide the time of an addition. */
#define SETS  4
#define WIDTH (SETS * GT_LANES)

/* WIDTH lanes of a polynomial. unit: all w are 1, so that products would change no bit. */
GT_LANES_IN_FRAME static inline void evaluate_some(const struct amounts *amounts, size_t lane,
                                                   bool common, bool unit, const double *w,
                                                   struct moments *moments)
{
    gt_reals none = {0}, value[SETS], slope[SETS], bend[SETS], at[SETS];
    for (int s = 0; s < SETS; s++) {
        value[s] = slope[s] = bend[s] = none;
        at[s] = gt_reals_load(w + lane + s * GT_LANES);
    }
    for (int q = amounts->quarters - 1; q >= 0; q--) {
        const double *c = amounts->first + (size_t)q * amounts->row + (common ? 0 : lane);
        for (int s = 0; s < SETS; s++) {
            bend[s] = (unit ? bend[s] : bend[s] * at[s]) + slope[s];
            slope[s] = (unit ? slope[s] : slope[s] * at[s]) + value[s];
            value[s] = (unit ? value[s] : value[s] * at[s]) +
                       (common ? none + *c : gt_reals_load(c + s * GT_LANES));
        }
    }
    memcpy(moments->m[0] + lane, value, sizeof value);
    memcpy(moments->m[1] + lane, slope, sizeof slope);
    memcpy(moments->m[2] + lane, bend, sizeof bend);
}

static void evaluate(const struct amounts *amounts, bool unit, const double w[GT_GROUP],
                     struct moments *moments)
{
    for (size_t l = 0; l < GT_GROUP; l += WIDTH)
        if (amounts->row == COMMON)
            evaluate_some(amounts, l, true, unit, w, moments);
        else if (unit)
            evaluate_some(amounts, l, false, true, w, moments);
        else
            evaluate_some(amounts, l, false, false, w, moments);
}

/* bend is half of the second derivative: sum of q (q - 1) / 2 a w^(q - 2). */
static void take_moments(struct moments *moments, const double w[GT_GROUP])
{
    for (int l = 0; l < GT_GROUP; l++) {
        double first = w[l] * moments->m[1][l];
        moments->m[1][l] = first;
        moments->m[2][l] = first + 2 * w[l] * w[l] * moments->m[2][l];
    }
}

struct lanes {
    struct amounts received, paid;
    double x[GT_GROUP], net[GT_GROUP];
    uint64_t certified[GT_GROUP];
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

/* One step of all lanes that are not certified; `first`: from x = 0. */
static void step(struct lanes *lanes, bool first)
{
    double w[GT_GROUP], steps[GT_GROUP], last = lanes->received.quarters;
    struct moments r, p;
    uint64_t near = 0;
    for (int l = 0; l < GT_GROUP; l++)
        w[l] = first ? 1 : gt_exp(lanes->x[l]);
    evaluate(&lanes->received, first, w, &r);
    evaluate(&lanes->paid, first, w, &p);
    for (int l = 0; l < GT_GROUP && first; l++)
        lanes->net[l] = r.m[0][l] - p.m[0][l];
    take_moments(&r, w);
    take_moments(&p, w);
    for (int l = 0; l < GT_GROUP; l++) {
        /* Nothing received or paid: no root, but no NaN either. */
        double r0 = gt_max(r.m[0][l], LEAST), p0 = gt_max(p.m[0][l], LEAST);
        double both = 1 / (r0 * p0), a = r.m[1][l] * (p0 * both), b = p.m[1][l] * (r0 * both);
        double bend = (r.m[2][l] * (p0 * both) - a * a) - (p.m[2][l] * (r0 * both) - b * b);
        double slope = gt_max(a - b, SLOPE_MIN), square = slope * slope;
        double height = gt_log(gt_max(r0 * (r0 * both), LEAST));
        double dx = -height * slope / gt_max(square - 0.5 * height * bend, BEND_MIN * square);
        dx = gt_max(gt_min(dx, STEP_MAX), -STEP_MAX);
        lanes->x[l] += gt_select(lanes->certified[l], 0, dx);
        steps[l] = dx;
        near |= gt_less(fabs(dx), NEAR);
    }
    if (near == 0) /* so it is at first */
        return;
    for (int l = 0; l < GT_GROUP; l++)
        lanes->certified[l] |=
            certify(steps[l], r.m[0][l] - p.m[0][l], r.m[1][l] - p.m[1][l], r.m[2][l] - p.m[2][l],
                    r.m[0][l] + p.m[0][l], r.m[2][l] + p.m[2][l], last);
}

static int count_open(const struct lanes *lanes)
{
    int open = 0;
    for (int l = 0; l < GT_GROUP; l++)
        open += lanes->certified[l] == 0;
    return open;
}

/* The paths from `first` on. */
static void start(const struct gt_flows *flows, size_t first, struct gt_rates *rates)
{
    size_t at = gt_flows_at(flows, 0, first);
    struct lanes lanes = {
        .received = {flows->receipts + at, flows->row, flows->quarters},
        .paid = {flows->paid, COMMON, flows->paid_quarters},
    };
    if (!flows->paid)
        lanes.paid = (struct amounts){flows->each_paid + at, flows->row, flows->paid_quarters};
    for (int i = 0; i < STEPS_ALL; i++)
        step(&lanes, i == 0);
    memcpy(rates->x + first, lanes.x, sizeof lanes.x);
    memcpy(rates->net + first, lanes.net, sizeof lanes.net);
    memcpy(rates->certified + first, lanes.certified, sizeof lanes.certified);
}

/* Amounts of some paths, side by side. */
struct picked {
    double rows[GT_QUARTERS_MAX][GT_GROUP];
};

static struct amounts pick(const struct gt_flows *flows, const double *amounts, int quarters,
                           const size_t paths[GT_GROUP], struct picked *picked)
{
    size_t at[GT_GROUP];
    for (int l = 0; l < GT_GROUP; l++)
        at[l] = gt_flows_at(flows, 0, paths[l]);
    for (int q = 0; q < quarters; q++, amounts += flows->row)
        for (int l = 0; l < GT_GROUP; l++)
            picked->rows[q][l] = amounts[at[l]];
    return (struct amounts){picked->rows[0], GT_GROUP, quarters};
}

/* The further steps of some paths. */
static void finish(const struct gt_flows *flows, const size_t paths[GT_GROUP],
                   struct gt_rates *rates)
{
    struct picked receipts, payments;
    struct lanes lanes = {
        .received = pick(flows, flows->receipts, flows->quarters, paths, &receipts),
        .paid = {flows->paid, COMMON, flows->paid_quarters},
    };
    if (!flows->paid)
        lanes.paid = pick(flows, flows->each_paid, flows->paid_quarters, paths, &payments);
    for (int l = 0; l < GT_GROUP; l++)
        lanes.x[l] = rates->x[paths[l]];
    for (int i = STEPS_ALL; i < STEPS_MAX && count_open(&lanes) > 0; i++)
        step(&lanes, false);
    for (int l = 0; l < GT_GROUP; l++) {
        rates->x[paths[l]] = lanes.x[l];
        rates->certified[paths[l]] = lanes.certified[l];
    }
}

void gt_rates_find(const struct gt_flows *flows, size_t count, struct gt_rates *rates)
{
    size_t open[GT_BLOCK_PATHS + GT_GROUP], n = 0;
    for (size_t first = 0; first < count; first += GT_GROUP)
        start(flows, first, rates);
    for (size_t i = 0; i < count; i++)
        if (!rates->certified[i])
            open[n++] = i;
    for (size_t i = 0; n > 0 && i < GT_GROUP; i++) /* whole lanes */
        open[n + i] = open[n - 1];
    for (size_t i = 0; i < n; i += GT_GROUP)
        finish(flows, open + i, rates);
}
