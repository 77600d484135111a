/* best.c - the best terms within limits on risk and price: from a grid's best point on, a simplex
 * search.
 *
 * J. A. Nelder, R. Mead, "A simplex method for function minimization", Comput. J. 7 (1965) 308-313,
 * as GSL's nmsimplex2. The search runs on numbers scaled to 0..1 between their bounds and reflected
 * at them; the best point seen is kept, by the order of gt_best_better, so the function that the
 * simplex walks down need only lead the right way. Frozen draws make it a function, not noise.
 */
#include "gentou/sweep.h"

#include <gsl/gsl_multimin.h>
#include <math.h>

#define STEP    0.1  /* of the range, at first */
#define SMALL   1e-4 /* of the range: the search ends */
#define PENALTY 1e3  /* of one unit of excess, against one of leverage */

void gt_best_excess(const struct gt_best_terms *asked, const struct gt_sweep_result *result,
                    double *risk, double *price)
{
    *risk = fmax(0, result->p_tvpi_below_1 - asked->alpha);
    *price = fmax(0, asked->floor - result->npv_ratio);
}

bool gt_best_better(const struct gt_best_terms *asked, const struct gt_sweep_result *a,
                    const struct gt_sweep_result *b)
{
    double risk_a, price_a, risk_b, price_b;
    gt_best_excess(asked, a, &risk_a, &price_a);
    gt_best_excess(asked, b, &risk_b, &price_b);
    double excess_a = risk_a + price_a, excess_b = risk_b + price_b;
    if (excess_a != excess_b)
        return excess_a < excess_b;
    return a->net != b->net ? a->net > b->net : a->uplift > b->uplift;
}

struct search {
    struct gt_programme *programme;
    double *const *numbers;
    const double *low, *high;
    size_t count;
    const struct gt_best_terms *asked;
    struct gt_sweep_options options;
    struct gt_programme best;
    struct gt_sweep_result best_result;
    bool any;
    enum gt_status status;
    int steps;
};

/* Back into 0..1. */
static double reflect(double x)
{
    x = fabs(x);
    x -= 2 * floor(x / 2);
    return x > 1 ? 2 - x : x;
}

static double value(const gsl_vector *at, void *context)
{
    struct search *search = context;
    struct gt_sweep_result result;
    double risk, price;
    for (size_t i = 0; i < search->count; i++)
        *search->numbers[i] =
            search->low[i] + (search->high[i] - search->low[i]) * reflect(gsl_vector_get(at, i));
    if (search->status == GT_OK)
        search->status = gt_sweep(search->programme, 1, &search->options, &result);
    if (search->status != GT_OK)
        return 0;
    search->steps++;
    if (!search->any || gt_best_better(search->asked, &result, &search->best_result)) {
        search->best = *search->programme;
        search->best_result = result;
        search->any = true;
    }
    gt_best_excess(search->asked, &result, &risk, &price);
    return PENALTY * (risk + price) - result.net - result.uplift;
}

static void walk(gsl_multimin_fminimizer *minimizer, struct search *search, int steps_max)
{
    int stuck = 0;
    while (search->status == GT_OK && search->steps < steps_max && !stuck) {
        stuck = gsl_multimin_fminimizer_iterate(minimizer) ||
                gsl_multimin_fminimizer_size(minimizer) < SMALL;
    }
}

static enum gt_status search_all(struct search *search, gsl_multimin_fminimizer *minimizer,
                                 gsl_vector *at, gsl_vector *step, int steps_max)
{
    gsl_multimin_function function = {value, search->count, search};
    for (size_t i = 0; i < search->count; i++) {
        gsl_vector_set(at, i,
                       (*search->numbers[i] - search->low[i]) / (search->high[i] - search->low[i]));
        gsl_vector_set(step, i, STEP);
    }
    value(at, search);
    if (search->status == GT_OK && gsl_multimin_fminimizer_set(minimizer, &function, at, step) == 0)
        walk(minimizer, search, steps_max);
    return search->status;
}

enum gt_status gt_best_refine(struct gt_programme *programme, double *const *numbers,
                              const double *low, const double *high, size_t count,
                              const struct gt_best_terms *asked,
                              const struct gt_sweep_options *options, int steps_max,
                              struct gt_sweep_result *result, int *steps)
{
    struct search search = {programme, numbers, low, high, count, asked, *options};
    if (count == 0)
        return GT_ERANGE;
    for (size_t i = 0; i < count; i++)
        if (!(low[i] < high[i]) || !(*numbers[i] >= low[i]) || !(*numbers[i] <= high[i]))
            return GT_ERANGE;
    gsl_vector *at = gsl_vector_alloc(count), *step = gsl_vector_alloc(count);
    gsl_multimin_fminimizer *minimizer =
        gsl_multimin_fminimizer_alloc(gsl_multimin_fminimizer_nmsimplex2, count);
    enum gt_status status = !at || !step || !minimizer
                                ? GT_ENOMEM
                                : search_all(&search, minimizer, at, step, steps_max);
    gsl_multimin_fminimizer_free(minimizer);
    gsl_vector_free(at);
    gsl_vector_free(step);
    if (status != GT_OK)
        return status;
    *programme = search.best;
    *result = search.best_result;
    *steps = search.steps;
    return GT_OK;
}
