/* irr.c - all roots of a sum of exponentials, certified by a change of sign.
 *
 * With x = ln(1 + r) the receipts are worth R(x) = sum of a_i e^(-x t_i) and the payments P(x)
 * likewise. The roots are those of g(x) = ln R - ln P, whose slope is the difference of the two
 * durations, g' = D_P - D_R, D = sum of t_i a_i e^(-x t_i) / sum of a_i e^(-x t_i). A duration
 * falls as x rises (its slope is minus a variance), so from a to b
 *
 *   D_P(b) - D_R(a) <= g' <= D_P(a) - D_R(b):
 *
 * two evaluations tell whether g rises or falls all the way (then its ends' signs tell of the one
 * root), or how near it can come to 0 (then perhaps of none). Otherwise the interval is halved.
 * Once it is short against the flows' time, e^(-x t) is its Taylor polynomial about the middle to
 * within rounding, and the same is asked of that polynomial and its halves, without the flows.
 *
 * How far: a root x > 0 has |c_0| <= S e^(-x t_1) with S the sum of the other |c_i|, so x <= ln(S /
 * |c_0|) / t_1, and likewise x >= -ln(S / |c_n|) / (t_n - t_n-1) from the last flow.
 *
 * An interval ends only where |g| is more than rounding of amounts and times could make of 0; where
 * no such place is left inside, the root is one of several orders: with different signs at the ends
 * it stands for a crossing, with the same signs g touches 0. Roots: Newton's method in the bracket.
 */
#include "models/irr_int.h"

#include <float.h>
#include <math.h>

#define DEGREE    20   /* of the polynomial: the rest is below e / 21! = 5e-20 of the gross value */
#define SHORT     4.0L /* width x time from which it is taken: |x t| <= 1 about the middle */
#define FINE_MAX  80   /* halvings of a short interval */
#define STEPS_MAX 200

typedef long double real; /* 64 bits where the machine has them; nothing here needs more than 53 */

enum side { RECEIVED, PAID };

struct search {
    const double *times, *amounts;
    size_t count;
    real first[2], last[2]; /* times of each side's flows */
    struct gt_root *roots;
    size_t root_count;
};

struct point {
    real x, g;
    real duration[2];
};

static enum side side_of(double amount)
{
    return amount < 0 ? PAID : RECEIVED;
}

static real span(const struct search *search)
{
    return (real)search->times[search->count - 1] - search->times[0];
}

/* |g| up to this is 0 but for rounding of the flows. */
static real doubt(const struct search *search, real x)
{
    return 0x1p-50L * (1 + fabsl(x) * span(search)) + LDBL_EPSILON * (real)search->count;
}

static struct point look(const struct search *search, real x)
{
    real sum[2] = {0, 0}, moment[2] = {0, 0}, base[2];
    struct point point = {.x = x};
    for (int s = 0; s < 2; s++)
        base[s] = -x * (x < 0 ? search->last[s] : search->first[s]); /* the largest exponent */
    for (size_t i = 0; i < search->count; i++) {
        enum side s = side_of(search->amounts[i]);
        real value = fabs(search->amounts[i]) * expl(-x * search->times[i] - base[s]);
        sum[s] += value;
        moment[s] += value * search->times[i];
    }
    for (int s = 0; s < 2; s++)
        point.duration[s] = moment[s] / sum[s];
    point.g = logl(sum[RECEIVED] / sum[PAID]) + (base[RECEIVED] - base[PAID]);
    return point;
}

static void note(struct search *search, real x, bool certified)
{
    if (search->root_count == search->count) /* by Laguerre there are fewer */
        return;
    search->roots[search->root_count++] = (struct gt_root){(double)expm1l(x), (double)x, certified};
}

/* The root between low and high, where g changes sign: `sign` is that at low. */
static real close_in(const struct search *search, real low, real high, real sign)
{
    real x = low < 0 && high > 0 ? 0 : (low + high) / 2;
    for (int i = 0; i < STEPS_MAX; i++) {
        struct point point = look(search, x);
        if (point.g == 0)
            return x;
        if (point.g * sign > 0)
            low = x;
        else
            high = x;
        real next = x - point.g / (point.duration[PAID] - point.duration[RECEIVED]);
        if (!(next > low && next < high) ||
            i % 8 == 7) /* now and then halve, whatever Newton says */
            next = (low + high) / 2;
        if (fabsl(next - x) <= LDBL_EPSILON * fabsl(x) || high - low <= LDBL_EPSILON * fabsl(x))
            return next;
        x = next;
    }
    return x;
}

static void note_crossing(struct search *search, real low, real high, real sign)
{
    note(search, close_in(search, low, high, sign), true);
}

/* A short interval: centre -half .. centre + half is u = -1 .. 1. */
struct local {
    real centre, half;
    real p[DEGREE + 1]; /* sum of c_i e^(-x t_i), over the gross value at the centre, times a
                           positive function of x; in powers of u */
};

static void expand(const struct search *search, struct local *local)
{
    const double *times = search->times;
    real middle = ((real)times[0] + times[search->count - 1]) / 2, gross = 0;
    real edge = local->centre < 0 ? times[search->count - 1] : times[0];
    for (int k = 0; k <= DEGREE; k++)
        local->p[k] = 0;
    for (size_t i = 0; i < search->count; i++) {
        real term = search->amounts[i] * expl(-local->centre * (times[i] - edge));
        real step = -local->half * (times[i] - middle);
        gross += fabsl(term);
        for (int k = 0; k <= DEGREE; k++) {
            local->p[k] += term;
            term *= step / (k + 1);
        }
    }
    for (int k = 0; k <= DEGREE; k++)
        local->p[k] /= gross;
}

static real evaluate(const struct local *local, real u)
{
    real value = 0;
    for (int k = DEGREE; k >= 0; k--)
        value = value * u + local->p[k];
    return value;
}

/* The part u = from .. to of an interval, as one of its own. */
static struct local part_of(const struct local *whole, real from, real to)
{
    real middle = (from + to) / 2, scale = (to - from) / 2, power = 1;
    struct local part = *whole;
    part.centre += part.half * middle;
    part.half *= scale;
    for (int i = 0; i < DEGREE; i++) /* Horner's scheme, again and again: the shift by `middle` */
        for (int k = DEGREE - 1; k >= i; k--)
            part.p[k] += middle * part.p[k + 1];
    for (int k = 0; k <= DEGREE; k++, power *= scale)
        part.p[k] *= power;
    return part;
}

/* Sums that bound the polynomial: of |p_k| from k = 1 on, of k |p_k| from k = 2 on. */
static void bounds(const struct local *local, real *rest, real *slope_rest)
{
    *rest = fabsl(local->p[1]);
    *slope_rest = 0;
    for (int k = 2; k <= DEGREE; k++) {
        *rest += fabsl(local->p[k]);
        *slope_rest += k * fabsl(local->p[k]);
    }
}

/* Where an interval may be cut in two, from the middle outwards. */
static const real cuts[] = {0, -0.2L, 0.2L, -0.4L, 0.4L, -0.6L, 0.6L, -0.8L, 0.8L};
#define CUTS (sizeof cuts / sizeof *cuts)

/* No place inside is surely off 0: one root of m orders, p is about p_m (u - u_0)^m. */
static void note_flat(struct search *search, const struct local *local)
{
    real size = 0;
    for (int k = 1; k <= DEGREE; k++)
        size = fmaxl(size, fabsl(local->p[k]));
    int m = DEGREE;
    while (m > 1 && fabsl(local->p[m]) <= size / 16)
        m--;
    real place = fminl(fmaxl(-local->p[m - 1] / (m * local->p[m]), -1), 1);
    bool crosses = evaluate(local, -1) * evaluate(local, 1) < 0;
    note(search, local->centre + local->half * place, crosses);
}

static void isolate(struct search *search, const struct local *local, int depth)
{
    real rest, slope_rest, clean = doubt(search, local->centre) / 4;
    bounds(local, &rest, &slope_rest);
    if (fabsl(local->p[0]) > rest + clean)
        return;
    if (fabsl(local->p[1]) > slope_rest * (1 + 1e-15L)) {
        real left = evaluate(local, -1);
        if (left * evaluate(local, 1) < 0)
            note_crossing(search, local->centre - local->half, local->centre + local->half, left);
        return;
    }
    size_t i = 0;
    while (i < CUTS && fabsl(evaluate(local, cuts[i])) <= clean)
        i++;
    if (i == CUTS || depth == 0) {
        note_flat(search, local);
        return;
    }
    struct local below = part_of(local, -1, cuts[i]), above = part_of(local, cuts[i], 1);
    isolate(search, &below, depth - 1);
    isolate(search, &above, depth - 1);
}

/* Whether a line from each end, as steep as g can be, meet on this side of 0. */
static bool stays_off(struct point a, struct point b, real slope_low, real slope_high, real clean)
{
    bool above = a.g > 0;
    if (above != (b.g > 0))
        return false;
    real low = above ? slope_low : -slope_high, high = above ? slope_high : -slope_low;
    if (low >= 0 || high <= 0)
        return true;
    real nearest = (high * fabsl(a.g) - low * fabsl(b.g) + low * high * (b.x - a.x)) / (high - low);
    return nearest > clean;
}

/* A place between a and b where g is surely off 0; the middle when there is none to be seen. */
static struct point cut(const struct search *search, struct point a, struct point b)
{
    for (size_t i = 0; i < CUTS; i++) {
        struct point middle = look(search, (a.x + b.x + cuts[i] * (b.x - a.x)) / 2);
        if (fabsl(middle.g) > doubt(search, middle.x))
            return middle;
    }
    return look(search, (a.x + b.x) / 2);
}

static void find(struct search *search, struct point a, struct point b)
{
    real low = b.duration[PAID] - a.duration[RECEIVED];
    real high = a.duration[PAID] - b.duration[RECEIVED];
    real rounding = 1e-16L * span(search);
    if (stays_off(a, b, low, high, doubt(search, fmaxl(fabsl(a.x), fabsl(b.x)))))
        return;
    if (low > rounding || high < -rounding) {
        note_crossing(search, a.x, b.x, a.g);
        return;
    }
    if ((b.x - a.x) * span(search) <= SHORT) {
        struct local local = {.centre = (a.x + b.x) / 2, .half = (b.x - a.x) / 2};
        expand(search, &local);
        isolate(search, &local, FINE_MAX);
        return;
    }
    struct point middle = cut(search, a, b);
    find(search, a, middle);
    find(search, middle, b);
}

/* How far from 0 a root can lie on the side of the flow `edge`, whose neighbour is `gap` off. */
static real reach(const struct search *search, size_t edge, real gap)
{
    real others = 0;
    for (size_t i = 0; i < search->count; i++)
        if (i != edge)
            others += fabs(search->amounts[i]);
    real far = logl(others / fabs(search->amounts[edge])) / gap;
    return far > 0 ? far * 1.001L + 1 / gap : 1 / gap;
}

static void find_all(struct search *search)
{
    const double *times = search->times;
    size_t n = search->count;
    real high = reach(search, 0, (real)times[1] - times[0]);
    real low = -reach(search, n - 1, (real)times[n - 1] - times[n - 2]);
    find(search, look(search, low), look(search, high));
}

static bool changes_sign(struct search *search)
{
    bool has[2] = {false, false};
    for (size_t i = 0; i < search->count; i++) {
        enum side s = side_of(search->amounts[i]);
        if (!has[s])
            search->first[s] = search->times[i];
        search->last[s] = search->times[i];
        has[s] = true;
    }
    return has[RECEIVED] && has[PAID];
}

/* The root nearest 0; of two as near (doubling and halving) the positive one. */
static size_t leading(const struct search *search)
{
    size_t lead = 0;
    for (size_t i = 1; i < search->root_count; i++) {
        double best = fabs(search->roots[lead].log_rate), here = fabs(search->roots[i].log_rate);
        if (here <= best * (1 + 1e-12))
            lead = i;
    }
    return lead;
}

static struct gt_irr verdict(const struct search *search)
{
    if (search->root_count == 0)
        return (struct gt_irr){.status = GT_IRR_NO_ROOT};
    const struct gt_root *root = &search->roots[leading(search)];
    enum gt_irr_status status = search->root_count > 1 ? GT_IRR_MULTIPLE_ROOTS
                                : root->certified      ? GT_IRR_OK
                                                       : GT_IRR_UNCERTIFIED;
    if (isinf(root->rate))
        return (struct gt_irr){GT_IRR_OUT_OF_RANGE, 0, root->log_rate};
    return (struct gt_irr){status, root->rate, root->log_rate};
}

void gt_irr_solve(const double *times, const double *amounts, size_t count, struct gt_irr *irr,
                  struct gt_root *roots, size_t *root_count)
{
    struct search search = {.times = times, .amounts = amounts, .count = count, .roots = roots};
    *root_count = 0;
    if (!changes_sign(&search)) {
        *irr = count > 0 && amounts[0] < 0 ? (struct gt_irr){GT_IRR_TOTAL_LOSS, -1, -INFINITY}
                                           : (struct gt_irr){.status = GT_IRR_NO_SIGN_CHANGE};
        return;
    }
    find_all(&search);
    *irr = verdict(&search);
    *root_count = search.root_count;
}
