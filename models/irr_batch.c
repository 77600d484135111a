/* irr_batch.c - XIRR of many sets of flows, LANES of them side by side.
 *
 * With x = ln(1 + r), v_i = c_i e^(-x t_i), the k-th moments of receipts and payments, R_k = sum of
 * t_i^k v_i over the receipts and P_k over the payments, give g(x) = ln R_0 - ln P_0 and its two
 * derivatives. g is nearly straight, so Halley's method takes one step from x = 0, where no e^ is
 * to be reckoned, and then two or three. They use the same sums as the certificate does: by Taylor,
 *
 *   f(x + h) = f + f' h + f'' h^2/2 +- |h|^3/6 T e^(|h| T) sum of t_i^2 |v_i|,   f = R_0 - P_0,
 *
 * T the time of the last flow; so that f has different signs at the two ends of a bracket about the
 * root to come, whatever rounding did, is known before that root is ever looked at.
 *
 * The root is the only one when the flows change sign once (Descartes; Laguerre 1883), or when at
 * x, next to it, the cumulated v_i keep one sign until the last flow comes: as many roots as they
 * change sign lie above x, as many as they do from the back lie below (Laguerre), and f(x) itself
 * makes that one. It is the money outstanding at the rate: Teichroew, Robichek and Montalbano ("An
 * analysis of criteria for investment and financing decisions under certainty", Management Science
 * 12(3), 1965) call such a project pure. All else goes to irr.c, one set at a time: other flows,
 * unordered ones, long sets, roots far out.
 *
 * Where the time goes (30 flows, AVX-512): tests/bench/xirr.c says so.
 */
#include "models/irr_int.h"
#include "models/vmath_int.h"

#include <math.h>

#define LANES     16
#define FLOWS_MAX 128
#define STEPS_MAX 8
#define STEP_MAX  2.0
#define NEAR      1e-4  /* a step this small is the last: what Halley leaves is about its cube */
#define CERTAIN   1e-11 /* half the width of the certifying bracket, on x */
#define DAYS      365.0

/* The same code for what the machine has; without contraction the bits are the same, too. */
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) &&                             \
    !defined(__SANITIZE_ADDRESS__)
#define FOR_EACH_MACHINE __attribute__((target_clones("default", "avx2", "avx512f")))
#else
#define FOR_EACH_MACHINE
#endif

struct tile {
    double times[FLOWS_MAX][LANES];
    double amounts[FLOWS_MAX][LANES];
    size_t flows; /* of the longest set; the others are filled up with 0 */
    size_t kept[LANES];
    double span[LANES]; /* time of the last flow */
    double x[LANES];
    uint64_t once[LANES];   /* all ones: the flows change sign once */
    uint64_t done[LANES];   /* all ones: the root is certified */
    uint64_t unique[LANES]; /* all ones: and the only one */
};

/* k-th moments of the flows' values: net, and of their absolute values. Least and most of the money
 * outstanding when a flow comes. */
struct moments {
    double net[3][LANES], gross[3][LANES];
    double least[LANES], most[LANES];
};

static inline void add(struct moments *moments, int l, double time, double value)
{
    double size = fabs(value), net = value;
    for (int k = 0; k < 3; k++) {
        moments->net[k][l] += net;
        moments->gross[k][l] += size;
        net *= time;
        size *= time;
    }
}

/* e^(-x t) is 0 or infinite for all practical purposes beyond e^(+-700). */
static inline double discount(double x, double time)
{
    return gt_exp(gt_max(gt_min(-x * time, 700), -700));
}

static inline void evaluate(const struct tile *tile, struct moments *moments)
{
    memset(moments, 0, sizeof *moments);
    for (int l = 0; l < LANES; l++) {
        add(moments, l, tile->times[0][l], tile->amounts[0][l]); /* time 0 */
        moments->least[l] = moments->most[l] = tile->amounts[0][l];
    }
    for (size_t j = 1; j < tile->flows; j++)
        for (int l = 0; l < LANES; l++) {
            double time = tile->times[j][l], amount = tile->amounts[j][l];
            uint64_t comes = gt_less(0, fabs(amount));
            double outstanding = gt_select(comes, moments->net[0][l], tile->amounts[0][l]);
            moments->least[l] = gt_min(moments->least[l], outstanding);
            moments->most[l] = gt_max(moments->most[l], outstanding);
            add(moments, l, time, amount * discount(tile->x[l], time));
        }
}

static inline void evaluate_at_0(const struct tile *tile, struct moments *moments)
{
    memset(moments, 0, sizeof *moments);
    for (size_t j = 0; j < tile->flows; j++)
        for (int l = 0; l < LANES; l++)
            add(moments, l, tile->times[j][l], tile->amounts[j][l]);
}

/* Halley's step on g from the moments of lane l. */
static inline double halley(const struct moments *moments, int l)
{
    double received[3], paid[3];
    for (int k = 0; k < 3; k++) {
        received[k] = 0.5 * (moments->gross[k][l] + moments->net[k][l]);
        paid[k] = 0.5 * (moments->gross[k][l] - moments->net[k][l]);
    }
    double a = received[1] / received[0], b = paid[1] / paid[0];
    double slope = b - a;
    double bend = (received[2] / received[0] - a * a) - (paid[2] / paid[0] - b * b);
    double newton = -gt_log(received[0] / paid[0]) / slope;
    double step = newton / (1 + 0.5 * newton * bend / slope);
    return gt_max(gt_min(step, STEP_MAX), -STEP_MAX);
}

/* What rounding can have done to net[0]. */
static inline double rounding(const struct tile *tile, const struct moments *moments, int l)
{
    double steps = (double)tile->flows + 8 + 2 * fabs(tile->x[l]) * tile->span[l];
    return 0x1p-52 * steps * moments->gross[0][l];
}

/* All ones when f changes sign for sure within CERTAIN of x + step. */
static inline uint64_t certify(const struct tile *tile, const struct moments *moments, int l,
                               double step)
{
    double low = step - CERTAIN, high = step + CERTAIN, far = fabs(step) + CERTAIN;
    double f = moments->net[0][l], f1 = -moments->net[1][l], f2 = 0.5 * moments->net[2][l];
    double below = f + low * (f1 + low * f2), above = f + high * (f1 + high * f2);
    /* NEAR x T is below 1/3 for T < 3000: e^(1/3) / 6 < 1/4. */
    double rest = 0.25 * far * far * far * tile->span[l] * moments->gross[2][l];
    double doubt = rest + rounding(tile, moments, l);
    uint64_t crosses = 0 - ((gt_bits(below) ^ gt_bits(above)) >> 63);
    return crosses & gt_less(doubt, fabs(below)) & gt_less(doubt, fabs(above)) &
           gt_less(fabs(step), NEAR) & gt_less(tile->span[l], 3000);
}

/* All ones when the money outstanding at x keeps its sign for sure. */
static inline uint64_t is_pure(const struct tile *tile, const struct moments *moments, int l)
{
    double doubt = fabs(moments->net[0][l]) + rounding(tile, moments, l);
    return gt_less(moments->most[l], -doubt) | gt_less(doubt, moments->least[l]);
}

/* One step of all lanes that are not done; returns how many still are not. */
FOR_EACH_MACHINE static int step(struct tile *tile)
{
    struct moments moments;
    int open = 0;
    evaluate(tile, &moments);
    for (int l = 0; l < LANES; l++) {
        double dx = halley(&moments, l);
        uint64_t certain = certify(tile, &moments, l, dx) & ~tile->done[l];
        tile->unique[l] |= certain & (tile->once[l] | is_pure(tile, &moments, l));
        tile->x[l] += gt_select(tile->done[l], 0, dx);
        tile->done[l] |= certain;
        open += tile->done[l] == 0;
    }
    return open;
}

/* A first step, and how often the flows change sign. */
FOR_EACH_MACHINE static void begin(struct tile *tile)
{
    struct moments moments;
    uint64_t changes[LANES] = {0}, sign[LANES];
    evaluate_at_0(tile, &moments);
    for (int l = 0; l < LANES; l++)
        sign[l] = gt_bits(tile->amounts[0][l]) >> 63;
    for (size_t j = 1; j < tile->flows; j++)
        for (int l = 0; l < LANES; l++) {
            double amount = tile->amounts[j][l];
            uint64_t comes = gt_less(0, fabs(amount));
            uint64_t now = ((gt_bits(amount) >> 63) & comes) | (sign[l] & ~comes);
            changes[l] += sign[l] ^ now;
            sign[l] = now;
        }
    for (int l = 0; l < LANES; l++) {
        tile->once[l] = 0 - (uint64_t)(changes[l] == 1);
        tile->x[l] = halley(&moments, l);
        tile->done[l] = tile->unique[l] = 0;
    }
}

/* Puts a set into a lane, without zero flows. False when it is not for this kernel. */
static bool gather(struct tile *tile, int l, const struct gt_flow *flows, size_t count)
{
    size_t kept = 0;
    gt_day first = 0, before = INT32_MIN;
    for (size_t i = 0; i < count; i++) {
        double amount = flows[i].amount;
        if (amount == 0)
            continue;
        if (kept == FLOWS_MAX || flows[i].day < before || !isfinite(amount))
            return false;
        before = flows[i].day;
        first = kept == 0 ? before : first;
        tile->times[kept][l] = tile->span[l] = ((double)before - first) / DAYS;
        tile->amounts[kept++][l] = amount;
    }
    tile->kept[l] = kept;
    tile->flows = kept > tile->flows ? kept : tile->flows;
    return kept > 1;
}

/* All lanes as long as the longest. */
static void fill_up(struct tile *tile)
{
    for (int l = 0; l < LANES; l++)
        for (size_t j = tile->kept[l]; j < tile->flows; j++)
            tile->times[j][l] = tile->amounts[j][l] = 0;
}

enum gt_status gt_xirr_batch(const struct gt_flow *flows, const size_t *starts, size_t set_count,
                             struct gt_irr *irrs)
{
    struct tile tile;
    for (size_t base = 0; base < set_count; base += LANES) {
        int lanes = set_count - base < LANES ? (int)(set_count - base) : LANES;
        bool fit[LANES] = {false};
        tile.flows = 0;
        memset(tile.kept, 0, sizeof tile.kept);
        for (int l = 0; l < lanes; l++) {
            const size_t *start = starts + base + l;
            if (start[1] < start[0])
                return GT_ERANGE;
            fit[l] = gather(&tile, l, flows + start[0], start[1] - start[0]);
        }
        fill_up(&tile);
        begin(&tile);
        for (int i = 0; i < STEPS_MAX && step(&tile) > 0; i++)
            ;
        for (int l = 0; l < lanes; l++) {
            const size_t *start = starts + base + l;
            enum gt_status status = GT_OK;
            if (fit[l] && tile.unique[l])
                irrs[base + l] = (struct gt_irr){GT_IRR_OK, expm1(tile.x[l]), tile.x[l]};
            else
                status = gt_xirr(flows + start[0], start[1] - start[0], &irrs[base + l]);
            if (status != GT_OK)
                return status;
        }
    }
    return GT_OK;
}
