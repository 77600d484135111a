/* irr.c - roots of a sum of exponentials, certified by a change of sign.
 *
 * With x = ln(1 + r) the flows are worth f(x) = sum c_i e^(-x t_i); the balance
 *   b(x) = f(x) / sum |c_i| e^(-x t_i)
 * lies in [-1, 1], has the same roots and never overflows.
 *
 * How many: by Descartes' rule for exponential sums (Laguerre 1883) at most as many roots as the
 * flows change sign in time, and one change has one root. How far: a root x > 0 has |c_0| <= sum of
 * the other |c_i| x e^(-x t_1), so x <= ln(S / |c_0|) / t_1 from the first flow and likewise x >=
 * -ln(S / |c_n|) / (t_n - t_n-1) from the last. Between the two bounds a grid that is fine near 0
 * is scanned for changes of sign, and for places where b comes near 0 and turns; there its extremum
 * is sought, which shows two roots close by, or one that only touches 0. Roots: Brent's method
 * (gsl_root_fsolver_brent); extrema: Brent's (gsl_min_fminimizer_brent).
 */
#include "models/irr_int.h"
#include "models/vmath_int.h"

#include <gsl/gsl_errno.h>
#include <gsl/gsl_min.h>
#include <gsl/gsl_roots.h>
#include <math.h>
#include <stdbool.h>

#define LOG_RATE_MAX 700.0
#define GRID_HALF    512 /* points on each side of 0 */
#define GRID_STRETCH 8.0 /* the far steps are e^8 times the near ones */
#define STEPS_MAX    200
#define TOUCH        1e-13 /* a balance this small is 0 but for rounding */

/* The flows, and what has been found so far. */
struct search {
    const double *years;
    const double *amounts;
    size_t count;
    double scale; /* 1 / largest |amount| */
    double sign;  /* makes the extremum sought a minimum */
    gsl_root_fsolver *solver;
    gsl_min_fminimizer *minimizer;
    int roots;      /* certified by a change of sign */
    double nearest; /* of them to 0 */
    int touches;
    double nearest_touch;
};

struct point {
    double x, balance;
};

static double balance(double x, void *params)
{
    const struct search *search = params;
    double last = -x * search->years[search->count - 1];
    double largest = last > 0 ? last : 0;
    double net = 0, gross = 0;
    for (size_t i = 0; i < search->count; i++) {
        double exponent = -x * search->years[i] - largest;
        double amount = search->amounts[i] * search->scale;
        double value = amount * gt_exp(exponent > -LOG_RATE_MAX ? exponent : -LOG_RATE_MAX);
        net += value;
        gross += fabs(value);
    }
    return gross > 0 ? net / gross : 0;
}

static double signed_balance(double x, void *params)
{
    struct search *search = params;
    return search->sign * balance(x, search);
}

/* The balance at x, or beside it should x be a root to the last bit: then its sign is still one. */
static struct point look(struct search *search, double x)
{
    struct point point = {x, balance(x, search)};
    for (int i = 0; point.balance == 0 && i < 8; i++) {
        point.x += 1e-9 * (1 + fabs(point.x));
        point.balance = balance(point.x, search);
    }
    return point;
}

static bool is_change(struct point a, struct point b)
{
    return (a.balance < 0) != (b.balance < 0);
}

static void note_root(struct search *search, double x)
{
    if (search->roots == 0 || fabs(x) < fabs(search->nearest))
        search->nearest = x;
    search->roots++;
}

static void note_touch(struct search *search, double x)
{
    if (search->touches == 0 || fabs(x) < fabs(search->nearest_touch))
        search->nearest_touch = x;
    search->touches++;
}

/* The root between a and b, where the sign changes. */
static void close_in(struct search *search, struct point a, struct point b)
{
    gsl_function function = {balance, search};
    int code = gsl_root_fsolver_set(search->solver, &function, a.x, b.x);
    for (int i = 0; code == GSL_SUCCESS && i < STEPS_MAX; i++) {
        code = gsl_root_fsolver_iterate(search->solver);
        double low = gsl_root_fsolver_x_lower(search->solver);
        double high = gsl_root_fsolver_x_upper(search->solver);
        if (gsl_root_test_interval(low, high, 1e-15, 1e-15) == GSL_SUCCESS)
            break;
    }
    note_root(search, gsl_root_fsolver_root(search->solver));
}

/* b comes near 0 at the middle of three points and turns: how near? */
static void look_closer(struct search *search, struct point a, struct point middle, struct point b)
{
    search->sign = middle.balance < 0 ? -1 : 1;
    gsl_function function = {signed_balance, search};
    int code = gsl_min_fminimizer_set_with_values(
        search->minimizer, &function, middle.x, search->sign * middle.balance, a.x,
        search->sign * a.balance, b.x, search->sign * b.balance);
    for (int i = 0; code == GSL_SUCCESS && i < STEPS_MAX; i++) {
        code = gsl_min_fminimizer_iterate(search->minimizer);
        double low = gsl_min_fminimizer_x_lower(search->minimizer);
        double high = gsl_min_fminimizer_x_upper(search->minimizer);
        if (gsl_min_test_interval(low, high, 1e-12, 1e-9) == GSL_SUCCESS)
            break;
    }
    double x = gsl_min_fminimizer_x_minimum(search->minimizer);
    struct point nearest = {x, balance(x, search)};
    if (fabs(nearest.balance) <= TOUCH) {
        note_touch(search, x);
    } else if (is_change(middle, nearest)) {
        close_in(search, a, nearest);
        close_in(search, nearest, b);
    }
}

static bool turns(struct point a, struct point middle, struct point b)
{
    double height = fabs(middle.balance);
    return !is_change(a, middle) && !is_change(middle, b) && height < fabs(a.balance) &&
           height < fabs(b.balance);
}

/* The j-th point of the grid, j = -GRID_HALF .. GRID_HALF - 1; 0 itself, the likeliest root, lies
 * between two. */
static double grid_point(int j, double low, double high)
{
    double u = (fabs(j + 0.5)) / (GRID_HALF - 0.5);
    double stretched = expm1(GRID_STRETCH * u) / expm1(GRID_STRETCH);
    return stretched * (j < 0 ? low : high);
}

static void scan(struct search *search, double low, double high)
{
    struct point before = {0}, last = {0};
    for (int j = -GRID_HALF; j < GRID_HALF; j++) {
        struct point now = look(search, grid_point(j, low, high));
        if (j > -GRID_HALF && is_change(last, now))
            close_in(search, last, now);
        if (j > -GRID_HALF + 1 && turns(before, last, now))
            look_closer(search, before, last, now);
        before = last;
        last = now;
    }
}

/* How far from 0 a root can lie on the side of the flow `edge`, whose neighbour is `gap` years off.
 */
static double reach(const struct search *search, size_t edge, double gap)
{
    double others = 0;
    for (size_t i = 0; i < search->count; i++)
        if (i != edge)
            others += fabs(search->amounts[i] * search->scale);
    double ratio = log(others / fabs(search->amounts[edge] * search->scale));
    double far = ratio > 0 ? ratio / gap * (1 + 1e-9) : 0;
    return fmin(far + 1e-6, LOG_RATE_MAX);
}

static int sign_changes(const double *amounts, size_t count)
{
    int changes = 0;
    for (size_t i = 1; i < count; i++)
        changes += (amounts[i] < 0) != (amounts[i - 1] < 0);
    return changes;
}

/* One change of sign in time: one root, and the two bounds bracket it (unless it lies beyond what a
 * double can hold). More: a scan. */
static void find_roots(struct search *search, int changes)
{
    size_t n = search->count;
    double high = reach(search, 0, search->years[1] - search->years[0]);
    double low = -reach(search, n - 1, search->years[n - 1] - search->years[n - 2]);
    struct point a = look(search, low), b = look(search, high);
    if (changes > 1)
        scan(search, low, high);
    else if (is_change(a, b))
        close_in(search, a, b);
}

static struct gt_irr_root verdict(const struct search *search)
{
    if (search->roots == 0 && search->touches == 0)
        return (struct gt_irr_root){GT_IRR_NO_ROOT, 0};
    if (search->roots == 0)
        return (struct gt_irr_root){GT_IRR_UNCERTIFIED, search->nearest_touch};
    bool several = search->roots + search->touches > 1;
    return (struct gt_irr_root){several ? GT_IRR_MULTIPLE_ROOTS : GT_IRR_OK, search->nearest};
}

static double largest_amount(const double *amounts, size_t count)
{
    double largest = 0;
    for (size_t i = 0; i < count; i++)
        largest = fmax(largest, fabs(amounts[i]));
    return largest;
}

enum gt_status gt_irr_solve(const double *years, const double *amounts, size_t count,
                            struct gt_irr_root *root)
{
    int changes = sign_changes(amounts, count);
    if (changes == 0) {
        bool loss = count > 0 && amounts[0] < 0;
        *root = loss ? (struct gt_irr_root){GT_IRR_TOTAL_LOSS, -INFINITY}
                     : (struct gt_irr_root){GT_IRR_NO_SIGN_CHANGE, 0};
        return GT_OK;
    }
    enum gt_status status = GT_ENOMEM;
    struct search search = {
        .years = years,
        .amounts = amounts,
        .count = count,
        .scale = 1 / largest_amount(amounts, count),
        .solver = gsl_root_fsolver_alloc(gsl_root_fsolver_brent),
        .minimizer = gsl_min_fminimizer_alloc(gsl_min_fminimizer_brent),
    };
    if (!search.solver || !search.minimizer)
        goto done;
    find_roots(&search, changes);
    *root = verdict(&search);
    status = GT_OK;
done:
    gsl_min_fminimizer_free(search.minimizer);
    gsl_root_fsolver_free(search.solver);
    return status;
}
