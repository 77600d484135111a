/* simulate_shared.c - many terms on the draws of one block.
 *
 * Drawn once: exit quarter q_c and multiple of each company c, and the root x_0 (x = -ln(1 + r) a
 * quarter) of the flows without terms, which are in proportion on both sides. Terms change what a
 * side receives of a company, R_c, not when. With w = e^x and d = x - x_0
 *
 *   sum_c R_c w^(q_c - m) = sum_k M_k d^k / k!      M_k = sum_c R_c (q_c - m)^k e^(x_0 (q_c - m))
 *
 * m being the middle of the quarters; so does what is paid. The moments M_k take one pass over the
 * companies, those of the other side are what is left of the whole's; Newton's method on
 * ln(received / paid) then needs no flows by quarter. The public side's expansion is about the
 * middle between x_0 and 4 % a year where x_0 is better, as terms move it there.
 *
 * Ten moments with |d| m <= 0.9 leave a relative error below 0.9^10 / 10! x e^0.9 = 2.4e-7 of the
 * sums, less than 1e-7 of a rate. A path that leaves this range or does not settle goes to the
 * careful solver of irr.c.
 */
#include "models/simulate_int.h"
#include "models/simulate_rate.h"
#include "models/vmath_int.h"

#include <math.h>
#include <string.h>

#define LANES     16
#define MOMENTS   10
#define STEPS     5
#define RANGE     0.9  /* of |d| m */
#define SETTLED   1e-9 /* the last step */
#define SLOPE_MIN 0.5  /* quarters between the mean payment and the mean receipt */
#define MIDDLE    0.04 /* a year */

struct gt_shared {
    struct gt_block *block;
    int32_t *held;                          /* [company][path]: quarters */
    double *multiple, *exit;                /* [company][path] */
    double *weight[GT_HALVES];              /* [company][path]: e^(x_0 (q - m)) */
    double *paid[GT_HALVES], *whole;        /* [moment][path]: of 1 a company, of all it brings */
    double root[GT_HALVES][GT_BLOCK_PATHS]; /* x_0; NaN: none */
    double plain_irr[GT_BLOCK_PATHS];
    double room[];
};

size_t gt_shared_bytes(const struct gt_programme *programme)
{
    size_t companies = (size_t)programme->companies;
    return sizeof(struct gt_shared) +
           (5 * companies + 3 * MOMENTS) * GT_BLOCK_PATHS * sizeof(double);
}

void gt_shared_make(const struct gt_programme *programme, struct gt_block *block,
                    struct gt_shared *shared)
{
    size_t size = (size_t)programme->companies * GT_BLOCK_PATHS;
    size_t moments = MOMENTS * GT_BLOCK_PATHS;
    double *place = shared->room;
    shared->block = block;
    shared->held = (void *)place;
    shared->multiple = place += size;
    shared->exit = place += size;
    shared->weight[0] = place += size;
    shared->weight[1] = place += size;
    shared->paid[0] = place += size;
    shared->paid[1] = place += moments;
    shared->whole = place + moments;
}

static double middle_of(const struct gt_plan *plan)
{
    return 0.5 * (plan->programme->quarters - 1);
}

/* Keeps the fates of all companies, and the flows without terms in the block's public receipts. */
static void keep_fates(const struct gt_plan *plan, uint64_t seed, uint64_t first_path,
                       struct gt_shared *shared)
{
    const struct gt_programme *programme = plan->programme;
    double *receipts = gt_block_receipts(plan, shared->block, GT_HALF_PUBLIC);
    memset(receipts, 0, (size_t)programme->quarters * GT_BLOCK_PATHS * sizeof *receipts);
    gt_block_draw_factors(plan, seed, first_path, shared->block);
    for (int c = 0; c < programme->companies; c += 2) {
        struct gt_pair pair = gt_block_pair(plan, seed, first_path, c, shared->block);
        gt_block_draw_pair(plan, shared->block, &pair);
        for (int k = 0; k < 2 && c + k < programme->companies; k++) {
            size_t at = (size_t)(c + k) * GT_BLOCK_PATHS;
            memcpy(shared->multiple + at, pair.multiple[k], GT_BLOCK_PATHS * sizeof(double));
            memcpy(shared->exit + at, pair.exit_quarter[k], GT_BLOCK_PATHS * sizeof(double));
            for (size_t i = 0; i < GT_BLOCK_PATHS; i++) {
                shared->held[at + i] = (int32_t)pair.exit_quarter[k][i] - pair.from[k];
                receipts[(size_t)pair.exit_quarter[k][i] * GT_BLOCK_PATHS + i] +=
                    pair.multiple[k][i];
            }
        }
    }
}

static void find_roots(const struct gt_plan *plan, struct gt_shared *shared)
{
    double paid[GT_QUARTERS_MAX];
    const struct gt_flows flows = {
        .quarters = plan->programme->quarters,
        .receipts = gt_block_receipts(plan, shared->block, GT_HALF_PUBLIC),
        .paid = paid,
        .paid_quarters = plan->paid_quarters,
    };
    for (int q = 0; q < flows.quarters; q++)
        paid[q] = plan->paid[GT_HALF_PUBLIC][q] / plan->public_cost;
    gt_flows_irr(&flows, shared->plain_irr);
    double between = -0.25 * gt_log(1 + MIDDLE);
    for (size_t i = 0; i < GT_BLOCK_PATHS; i++) {
        double rate = shared->plain_irr[i];
        double root = rate > -0.999 && rate < 1e6 ? -0.25 * gt_log(1 + rate) : (double)NAN;
        shared->root[GT_HALF_PRIVATE][i] = root;
        shared->root[GT_HALF_PUBLIC][i] = root < between ? 0.5 * (root + between) : root;
    }
}

/* Adds amount x (q - m)^k e^(x_0 (q - m)) to the moments of some paths. */
static inline void add_moments(const double *restrict amount, const double *restrict weight,
                               const double *restrict quarter, double middle,
                               double moments[MOMENTS][LANES])
{
    double term[LANES], by[LANES];
    for (int l = 0; l < LANES; l++) {
        term[l] = amount[l] * weight[l];
        by[l] = quarter[l] - middle;
    }
    for (int k = 0; k < MOMENTS; k++)
        for (int l = 0; l < LANES; l++) {
            moments[k][l] += term[l];
            term[l] *= by[l];
        }
}

/* M_k / k!, in place. */
static void divide(double moments[MOMENTS][LANES])
{
    double factor = 1;
    for (int k = 1; k < MOMENTS; k++) {
        factor /= k;
        for (int l = 0; l < LANES; l++)
            moments[k][l] *= factor;
    }
}

static void keep_moments(double *kept, size_t first, double moments[MOMENTS][LANES])
{
    divide(moments);
    for (size_t k = 0; k < MOMENTS; k++)
        memcpy(kept + k * GT_BLOCK_PATHS + first, moments[k], sizeof moments[k]);
}

static void weigh(const struct gt_plan *plan, struct gt_shared *shared)
{
    double middle = middle_of(plan);
    size_t size = (size_t)plan->programme->companies * GT_BLOCK_PATHS;
    for (int side = 0; side < GT_HALVES; side++)
        for (size_t at = 0; at < size; at++)
            shared->weight[side][at] =
                gt_exp(shared->root[side][at % GT_BLOCK_PATHS] * (shared->exit[at] - middle));
    for (size_t first = 0; first < GT_BLOCK_PATHS; first += LANES) {
        double whole[MOMENTS][LANES] = {{0}};
        for (size_t at = first; at < size; at += GT_BLOCK_PATHS)
            add_moments(shared->multiple + at, shared->weight[GT_HALF_PRIVATE] + at,
                        shared->exit + at, middle, whole);
        keep_moments(shared->whole, first, whole);
        for (int side = 0; side < GT_HALVES; side++) {
            double paid[MOMENTS][LANES] = {{0}};
            for (int q = 0; q < plan->paid_quarters; q++) {
                double amount[LANES], weight[LANES], quarter[LANES];
                for (size_t l = 0; l < LANES; l++) {
                    amount[l] = plan->paid[GT_HALF_PUBLIC][q] / plan->public_cost;
                    weight[l] = gt_exp(shared->root[side][first + l] * (q - middle));
                    quarter[l] = q;
                }
                add_moments(amount, weight, quarter, middle, paid);
            }
            keep_moments(shared->paid[side], first, paid);
        }
    }
}

void gt_shared_draw(const struct gt_plan *plan, uint64_t seed, uint64_t first_path,
                    struct gt_shared *shared)
{
    keep_fates(plan, seed, first_path, shared);
    find_roots(plan, shared);
    weigh(plan, shared);
}

/* sum_k m_k d^k and its derivative. */
static inline void evaluate(double moments[MOMENTS][LANES], const double d[LANES],
                            double value[LANES], double slope[LANES])
{
    for (int l = 0; l < LANES; l++) {
        value[l] = moments[MOMENTS - 1][l];
        slope[l] = 0;
    }
    for (int k = MOMENTS - 2; k >= 0; k--)
        for (int l = 0; l < LANES; l++) {
            slope[l] = slope[l] * d[l] + value[l];
            value[l] = value[l] * d[l] + moments[k][l];
        }
}

/* Newton's method; IRR, or NaN where it does not settle within the range. */
static void solve(double received[MOMENTS][LANES], double paid[MOMENTS][LANES],
                  const double *restrict root, double middle, double *restrict irr)
{
    double d[LANES] = {0}, last[LANES], slopes[LANES];
    double r[LANES], dr[LANES], p[LANES], dp[LANES];
    for (int step = 0, open = 1; step < STEPS && open > 0; step++) {
        open = 0;
        evaluate(received, d, r, dr);
        evaluate(paid, d, p, dp);
        for (int l = 0; l < LANES; l++) {
            double in = gt_max(r[l], 0x1p-1000), out = gt_max(p[l], 0x1p-1000);
            slopes[l] = dr[l] / in - dp[l] / out;
            last[l] = -gt_log(in / out) / gt_max(slopes[l], SLOPE_MIN);
            last[l] = gt_max(gt_min(last[l], 0.1), -0.1);
            d[l] += last[l];
            open += fabs(last[l]) > SETTLED;
        }
    }
    for (int l = 0; l < LANES; l++) {
        bool settled =
            fabs(last[l]) <= SETTLED && slopes[l] > SLOPE_MIN && fabs(d[l]) * middle <= RANGE;
        irr[l] = settled ? gt_exp(-4 * (root[l] + d[l])) - 1 : (double)NAN;
    }
}

/* What the terms leave the public side of a company, per unit of its cost. */
static void take_terms(const struct gt_terms_table *table, const double *restrict multiple,
                       const int32_t *restrict held, double *restrict receipt)
{
    for (int l = 0; l < LANES; l++)
        receipt[l] = gt_terms_look_up(table, multiple[l], held[l]);
}

/* The paths without a rate, from their flows by quarter, which are laid side by side. */
static void solve_rest(const struct gt_plan *plan, const struct gt_shared *shared,
                       enum gt_half side, double *irr)
{
    const struct gt_programme *programme = plan->programme;
    double *receipts = gt_block_receipts(plan, shared->block, side);
    double rates[GT_BLOCK_PATHS];
    size_t paths[GT_BLOCK_PATHS], n = 0, quarters = (size_t)programme->quarters;
    for (size_t i = 0; i < GT_BLOCK_PATHS; i++)
        if (isnan(irr[i]))
            paths[n++] = i;
    for (size_t q = 0; q < quarters; q++)
        memset(receipts + q * GT_BLOCK_PATHS, 0, n * sizeof *receipts);
    for (size_t c = 0; c < (size_t)programme->companies; c++)
        for (size_t j = 0; j < n; j++) {
            size_t at = c * GT_BLOCK_PATHS + paths[j];
            double multiple = shared->multiple[at];
            double own =
                plan->public_cost * gt_terms_look_up(&plan->terms, multiple, shared->held[at]);
            receipts[(size_t)shared->exit[at] * GT_BLOCK_PATHS + j] +=
                side == GT_HALF_PUBLIC ? own : programme->round * multiple - own;
        }
    for (size_t q = 0; q < quarters; q++) /* whole lanes */
        for (size_t j = n; j % GT_RATE_LANES != 0; j++)
            receipts[q * GT_BLOCK_PATHS + j] = receipts[q * GT_BLOCK_PATHS + n - 1];
    const struct gt_flows flows = {.quarters = programme->quarters,
                                   .paths = n,
                                   .receipts = receipts,
                                   .paid = plan->paid[side],
                                   .paid_quarters = plan->paid_quarters};
    if (n > 0)
        gt_flows_irr(&flows, rates);
    for (size_t j = 0; j < n; j++)
        irr[paths[j]] = rates[j];
}

/* Both sides' rates of some paths from the public receipts' moments. */
static void find_rates(const struct gt_plan *plan, const struct gt_shared *shared, size_t first,
                       double own[GT_HALVES][MOMENTS][LANES], double *const *figures)
{
    static const enum gt_shared_figure places[GT_HALVES] = {GT_SHARED_IRR, GT_SHARED_PRIVATE_IRR};
    double share = plan->programme->public_share, paid[MOMENTS][LANES];
    for (int side = 0; side < GT_HALVES; side++)
        divide(own[side]);
    for (size_t k = 0; k < MOMENTS; k++)
        for (size_t l = 0; l < LANES; l++)
            own[GT_HALF_PRIVATE][k][l] =
                (shared->whole[k * GT_BLOCK_PATHS + first + l] - share * own[1][k][l]) /
                (1 - share);
    for (int side = 0; side < GT_HALVES; side++) {
        double *irr = figures[places[side]] + first;
        for (size_t k = 0; k < MOMENTS; k++)
            memcpy(paid[k], shared->paid[side] + k * GT_BLOCK_PATHS + first, sizeof paid[k]);
        solve(own[side], paid, shared->root[side] + first, middle_of(plan), irr);
    }
}

void gt_shared_apply(const struct gt_plan *plan, const double *discount,
                     const struct gt_shared *shared, double *const figures[GT_SHARED_FIGURES])
{
    double cost = plan->public_cost, middle = middle_of(plan), paid = 0;
    size_t size = (size_t)plan->programme->companies * GT_BLOCK_PATHS;
    for (int q = 0; q < plan->paid_quarters; q++)
        paid += discount[q] * plan->paid[GT_HALF_PUBLIC][q];
    for (size_t first = 0; first < GT_BLOCK_PATHS; first += LANES) {
        double own[GT_HALVES][MOMENTS][LANES] = {{{0}}}, sum[LANES] = {0}, npv[LANES] = {0};
        for (size_t at = first; at < size; at += GT_BLOCK_PATHS) {
            double receipt[LANES];
            take_terms(&plan->terms, shared->multiple + at, shared->held + at, receipt);
            for (size_t l = 0; l < LANES; l++) {
                sum[l] += cost * receipt[l];
                npv[l] += discount[(int)shared->exit[at + l]] * (cost * receipt[l]);
            }
            for (int side = 0; side < GT_HALVES; side++)
                add_moments(receipt, shared->weight[side] + at, shared->exit + at, middle,
                            own[side]);
        }
        for (size_t l = 0; l < LANES; l++) {
            figures[GT_SHARED_TVPI][first + l] = sum[l] / plan->paid_in[GT_HALF_PUBLIC];
            figures[GT_SHARED_NPV][first + l] = npv[l] - paid;
        }
        find_rates(plan, shared, first, own, figures);
    }
    solve_rest(plan, shared, GT_HALF_PUBLIC, figures[GT_SHARED_IRR]);
    solve_rest(plan, shared, GT_HALF_PRIVATE, figures[GT_SHARED_PRIVATE_IRR]);
    for (size_t i = 0; i < GT_BLOCK_PATHS; i++)
        figures[GT_SHARED_UPLIFT][i] = figures[GT_SHARED_PRIVATE_IRR][i] - shared->plain_irr[i];
}
