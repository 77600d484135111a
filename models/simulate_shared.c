/* simulate_shared.c - the draws of one block of a simple programme, laid out for many term sets;
 * the quantities stand in simulate_shared.h, what is done with them in simulate_sets.c.
 *
 * Where a side's rates lie: without terms at x_0; where terms leave the public side nothing above
 * its cost, about at x_1, one step of Newton's method on ln(received / paid) from x_0. The private
 * side's x_1, on the other side of x_0, is taken at a public part of NOMINAL, as the draws know no
 * shares. The centre is half way between both x_1. Between x_0 and a side's x_1, by what it
 * receives, lies the guess of a set's root.
 */
#include "models/simulate_shared.h"
#include "models/vmath_int.h"

#include <math.h>
#include <string.h>

#define LANES     16
#define DOUBT     3e-8
#define SLOPE_MIN 0.5  /* quarters between the mean payment and the mean receipt */
#define NOMINAL   0.25 /* public part of a round */
#define EDGE      0.9  /* of the reach, within which the private side's rates are kept */
#define LEAST     0x1p-1000

size_t gt_shared_bytes(const struct gt_programme *programme)
{
    size_t companies = (size_t)programme->companies, quarters = (size_t)programme->quarters;
    return sizeof(struct gt_shared) +
           GT_BLOCK_PATHS * ((3 * companies + quarters) * sizeof(double) +
                             companies * sizeof(struct gt_shared_fate));
}

/* D: there 2 (D m / 2)^n / n! is DOUBT. */
static double reach_of(double middle)
{
    double factorial = 1;
    for (int k = 2; k <= GT_POWERS; k++)
        factorial *= k;
    return 2 * gt_exp(gt_log(0.5 * DOUBT * factorial) / GT_POWERS) / middle;
}

/* Coefficient k of Chebyshev's series of e^(y s), |s| <= 1, from its values at the n points. */
static double chebyshev(double y, int k)
{
    double sum = 0;
    for (int j = 0; j < GT_POWERS; j++) {
        double sine, point, value;
        int turns = 2 * j + 1; /* of 1 / 4n */
        gt_sincos2pi(turns / (4.0 * GT_POWERS), &sine, &point);
        gt_sincos2pi(k * turns % (4 * GT_POWERS) / (4.0 * GT_POWERS), &sine, &value);
        sum += value * gt_exp(y * point);
    }
    return (k > 0 ? 2 : 1) * sum / GT_POWERS;
}

/* a_k(t): the series in T_k(s), T_k+1 = 2 s T_k - T_k-1, in powers of d = reach x s. */
static void lay_powers(double reach, double t, double powers[GT_POWERS])
{
    double last[GT_POWERS] = {0}, now[GT_POWERS] = {1}, next[GT_POWERS], unit = 1;
    memset(powers, 0, GT_POWERS * sizeof *powers);
    for (int k = 0; k < GT_POWERS; k++) {
        double coefficient = chebyshev(reach * t, k), twice = k > 0 ? 2 : 1;
        for (int i = 0; i < GT_POWERS; i++) {
            powers[i] += coefficient * now[i];
            next[i] = (i > 0 ? twice * now[i - 1] : 0) - last[i];
        }
        memcpy(last, now, sizeof last);
        memcpy(now, next, sizeof now);
    }
    for (int i = 0; i < GT_POWERS; i++, unit /= reach)
        powers[i] *= unit;
}

void gt_shared_make(const struct gt_programme *programme, struct gt_block *block,
                    struct gt_shared *shared)
{
    size_t companies = (size_t)programme->companies * GT_BLOCK_PATHS;
    double *place = shared->room;
    shared->block = block;
    shared->held = (void *)place;
    shared->multiple = place += companies;
    shared->exit = place += companies;
    shared->weight = place += companies;
    shared->fates = (void *)(place + (size_t)programme->quarters * GT_BLOCK_PATHS);
    shared->middle = 0.5 * (programme->quarters - 1);
    shared->reach = reach_of(shared->middle);
    for (int q = 0; q < programme->quarters; q++)
        lay_powers(shared->reach, q - shared->middle, shared->powers[q]);
}

/* Of some paths by quarter, per unit of a company's cost: what the companies bring, and what of it
 * is left when each brings no more than it cost. */
static double *plain_receipts(const struct gt_plan *plan, const struct gt_shared *shared)
{
    return gt_block_receipts(plan, shared->block, GT_HALF_PUBLIC);
}

static double *capped_receipts(const struct gt_plan *plan, const struct gt_shared *shared)
{
    return gt_block_receipts(plan, shared->block, GT_HALF_PRIVATE);
}

static void keep_fate(const struct gt_plan *plan, const struct gt_pair *pair, int k,
                      struct gt_shared *shared)
{
    size_t at = (size_t)(pair->company + k) * GT_BLOCK_PATHS;
    double *plain = plain_receipts(plan, shared), *capped = capped_receipts(plan, shared);
    memcpy(shared->multiple + at, pair->multiple[k], GT_BLOCK_PATHS * sizeof(double));
    memcpy(shared->exit + at, pair->exit_quarter[k], GT_BLOCK_PATHS * sizeof(double));
    for (size_t i = 0; i < GT_BLOCK_PATHS; i++) {
        int exit = (int)pair->exit_quarter[k][i];
        size_t place = (size_t)exit * GT_BLOCK_PATHS + i;
        shared->held[at + i] = exit - pair->from[k];
        plain[place] += pair->multiple[k][i];
        capped[place] += gt_min(pair->multiple[k][i], 1);
    }
}

static void keep_fates(const struct gt_plan *plan, uint64_t seed, uint64_t first_path,
                       struct gt_shared *shared)
{
    const struct gt_programme *programme = plan->programme;
    size_t bytes = (size_t)programme->quarters * GT_BLOCK_PATHS * sizeof(double);
    memset(plain_receipts(plan, shared), 0, bytes);
    memset(capped_receipts(plan, shared), 0, bytes);
    gt_block_draw_factors(plan, seed, first_path, shared->block);
    for (int c = 0; c < programme->companies; c += 2) {
        struct gt_pair pair = gt_block_pair(plan, seed, first_path, c, shared->block);
        gt_block_draw_pair(plan, shared->block, &pair);
        for (int k = 0; k < 2 && c + k < programme->companies; k++)
            keep_fate(plan, &pair, k, shared);
    }
}

static void find_plain_rates(const struct gt_plan *plan, struct gt_shared *shared)
{
    double rates[GT_BLOCK_PATHS];
    const struct gt_flows flows = {
        .quarters = plan->programme->quarters,
        .receipts = plain_receipts(plan, shared),
        .paid = shared->paid,
        .paid_quarters = plan->paid_quarters,
    };
    for (int q = 0; q < flows.quarters; q++)
        shared->paid[q] = plan->paid[GT_HALF_PUBLIC][q] / plan->public_cost;
    gt_flows_irr(&flows, rates);
    for (size_t i = 0; i < GT_BLOCK_PATHS; i++)
        shared->paths[i].plain_irr = rates[i];
}

/* e^(x (q - m)) of some paths. */
static void weigh(const struct gt_plan *plan, const struct gt_shared *shared, size_t first,
                  const double x[LANES])
{
    for (int q = 0; q < plan->programme->quarters; q++)
        for (size_t l = 0; l < LANES; l++)
            shared->weight[(size_t)q * GT_BLOCK_PATHS + first + l] =
                gt_exp(x[l] * (q - shared->middle));
}

/* What some paths bring, what of it is left when no company brings more than it cost, and what is
 * paid: value and slope over x, at the x of the weights. */
struct ends {
    double plain[2][LANES], capped[2][LANES], paid[2][LANES];
};

static void add_ends(const struct gt_plan *plan, const struct gt_shared *shared, size_t first,
                     struct ends *ends)
{
    const double *plain = plain_receipts(plan, shared), *capped = capped_receipts(plan, shared);
    memset(ends, 0, sizeof *ends);
    for (int q = 0; q < plan->programme->quarters; q++)
        for (size_t l = 0; l < LANES; l++) {
            size_t at = (size_t)q * GT_BLOCK_PATHS + first + l;
            double by = q - shared->middle, weight = shared->weight[at];
            double more = plain[at] * weight, less = capped[at] * weight;
            double paid = shared->paid[q] * weight;
            ends->plain[0][l] += more;
            ends->plain[1][l] += by * more;
            ends->capped[0][l] += less;
            ends->capped[1][l] += by * less;
            ends->paid[0][l] += paid;
            ends->paid[1][l] += by * paid;
        }
}

/* From what the public side receives without terms and at their worst to what `side` does. */
static double of_side(int side, double plain, double capped)
{
    return side == GT_HALF_PUBLIC ? capped : (plain - NOMINAL * capped) / (1 - NOMINAL);
}

/* x_1 of a side, from the x of the weights. */
static void step_out(const struct ends *ends, int side, double most, double step[LANES])
{
    for (int l = 0; l < LANES; l++) {
        double value = of_side(side, ends->plain[0][l], ends->capped[0][l]);
        double slope = of_side(side, ends->plain[1][l], ends->capped[1][l]);
        double in = gt_max(value, LEAST), out = gt_max(ends->paid[0][l], LEAST);
        double steep = gt_max(slope / in - ends->paid[1][l] / out, SLOPE_MIN);
        step[l] = gt_max(gt_min(-gt_log(in / out) / steep, most), -most);
    }
}

/* d by what is received at the centre, as far as ln(received / paid) is straight: through both ends
 * and half way a polynomial of the second degree. off: x_0's d; step: x_1's. */
static void keep_guess(const struct ends *ends, int side, const double off[LANES],
                       const double step[LANES], struct gt_shared_path *paths)
{
    for (int l = 0; l < LANES; l++) {
        double low = ends->plain[0][l], high = of_side(side, low, ends->capped[0][l]);
        double width = 0.5 * (high - low), length = step[l] - off[l];
        double bent = gt_log(0.5 * (1 + high / low)) / gt_log(high / low);
        bool same = !(fabs(bent) < 1);
        double first = same ? 0 : length * (4 * bent - 1) / (2 * width);
        double second = same ? 0 : length * (1 - 2 * bent) / (2 * width * width);
        /* In what is received less what is paid, from where that is `start` on. */
        double start = low - ends->paid[0][l];
        paths[l].guess[side][0] = off[l] - start * (first - start * second);
        paths[l].guess[side][1] = first - 2 * start * second;
        paths[l].guess[side][2] = second;
        paths[l].paid = ends->paid[0][l];
    }
}

/* The centres, the weights there, and the guesses. */
static void find_centres(const struct gt_plan *plan, struct gt_shared *shared, size_t first)
{
    struct ends ends;
    struct gt_shared_path *paths = shared->paths + first;
    double root[LANES], step[GT_HALVES][LANES], off[LANES], centre[LANES];
    for (size_t l = 0; l < LANES; l++) {
        double rate = paths[l].plain_irr;
        root[l] = rate > -0.999 && rate < 1e6 ? -0.25 * gt_log(1 + rate) : (double)NAN;
    }
    weigh(plan, shared, first, root);
    add_ends(plan, shared, first, &ends);
    for (int side = 0; side < GT_HALVES; side++)
        step_out(&ends, side, 2 * shared->reach, step[side]);
    for (size_t l = 0; l < LANES; l++) {
        double most = EDGE * shared->reach - fabs(step[GT_HALF_PRIVATE][l]);
        double middle = -0.5 * (step[GT_HALF_PUBLIC][l] + step[GT_HALF_PRIVATE][l]);
        off[l] = gt_max(gt_min(middle, most), -most);
        paths[l].centre = centre[l] = root[l] - off[l];
    }
    weigh(plan, shared, first, centre);
    add_ends(plan, shared, first, &ends);
    for (int side = 0; side < GT_HALVES; side++) {
        step_out(&ends, side, 2 * shared->reach, step[side]);
        keep_guess(&ends, side, off, step[side], paths);
    }
}

/* What is received without terms less what is paid, by power. */
static void add_net(const struct gt_plan *plan, struct gt_shared *shared, size_t first)
{
    const double *plain = plain_receipts(plan, shared);
    double net[GT_POWERS][LANES] = {{0}};
    for (int q = 0; q < plan->programme->quarters; q++) {
        double paid = shared->paid[q], worth[LANES];
        for (size_t l = 0; l < LANES; l++) {
            size_t at = (size_t)q * GT_BLOCK_PATHS + first + l;
            worth[l] = (plain[at] - paid) * shared->weight[at];
        }
        for (int k = 0; k < GT_POWERS; k++)
            for (int l = 0; l < LANES; l++)
                net[k][l] += shared->powers[q][k] * worth[l];
    }
    for (int l = 0; l < LANES; l++)
        for (int k = 0; k < GT_POWERS; k++)
            shared->paths[first + (size_t)l].net[k] = net[k][l];
}

/* Companies that terms may touch are listed, path after path; the others summed up. */
static void list_fates(const struct gt_plan *plan, struct gt_shared *shared, const double *discount)
{
    size_t size = (size_t)plan->programme->companies * GT_BLOCK_PATHS, n = 0;
    for (size_t i = 0; i < GT_BLOCK_PATHS; i++) {
        struct gt_shared_path *path = &shared->paths[i];
        path->first = n;
        path->sum = path->worth = 0;
        for (size_t at = i; at < size; at += GT_BLOCK_PATHS) {
            size_t exit = (size_t)shared->exit[at];
            if (shared->multiple[at] > 1) {
                struct gt_shared_fate *fate = &shared->fates[n++];
                double weight = shared->weight[exit * GT_BLOCK_PATHS + i];
                fate->multiple = shared->multiple[at];
                fate->discount = discount[exit];
                fate->held = (size_t)shared->held[at];
                for (int k = 0; k < GT_POWERS; k++)
                    fate->power[k] = weight * shared->powers[exit][k];
            } else {
                path->sum += shared->multiple[at];
                path->worth += discount[exit] * shared->multiple[at];
            }
        }
        path->count = n - path->first;
    }
}

void gt_shared_draw(const struct gt_plan *plan, uint64_t seed, uint64_t first_path,
                    const double *discount, struct gt_shared *shared)
{
    keep_fates(plan, seed, first_path, shared);
    find_plain_rates(plan, shared);
    for (size_t first = 0; first < GT_BLOCK_PATHS; first += LANES) {
        find_centres(plan, shared, first);
        add_net(plan, shared, first);
    }
    list_fates(plan, shared, discount);
}
