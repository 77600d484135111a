/* calibrate.c - what stays, step-ups and multiples say of the model `rounds`; calibrate.h has the
 * definitions.
 */
#include "gentou/calibrate.h"

#include <float.h>
#include <gsl/gsl_cdf.h>
#include <gsl/gsl_sort.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

const struct gt_calibration_options gt_calibration_usual = {
    .confidence = 0.95, .least = 10, .seed = 1, .samples = 1000};

/* Times and shares of a stage. */

static size_t of_stage(const struct gt_calibration_data *data, enum gt_chain_stage stage,
                       struct gt_stay *stays)
{
    size_t count = 0;
    for (size_t i = 0; i < data->stay_count; i++)
        if (data->stays[i].stage == stage)
            stays[count++] =
                (struct gt_stay){data->stays[i].years, data->stays[i].end != GT_CHAIN_END_RUNNING};
    return count;
}

static void count_ends(const struct gt_calibration_data *data, enum gt_chain_stage stage,
                       struct gt_calibration_stage *found)
{
    for (size_t i = 0; i < data->stay_count; i++)
        if (data->stays[i].stage == stage) {
            found->began++;
            found->ends[data->stays[i].end]++;
            found->longest = fmax(found->longest, data->stays[i].years);
        }
}

static enum gt_status tell_times(const struct gt_calibration_data *data,
                                 const struct gt_calibration_options *options,
                                 enum gt_chain_stage stage, struct gt_stay *stays,
                                 struct gt_calibration_stage *found)
{
    size_t count = of_stage(data, stage, stays);
    count_ends(data, stage, found);
    size_t ended = found->began - found->ends[GT_CHAIN_END_RUNNING];
    found->told = ended < options->least                ? GT_TOLD_FEW
                  : data->failures || options->complete ? GT_TOLD_YES
                                                        : GT_TOLD_UNSEEN;
    if (ended == 0)
        return GT_OK;
    found->steps = malloc(count * sizeof *found->steps);
    if (!found->steps)
        return GT_ENOMEM;
    enum gt_status status =
        gt_survival_curve(stays, count, options->confidence, found->steps, &found->step_count);
    if (status == GT_OK)
        status = gt_lifetime_choose(stays, count, options->confidence, found->fits, &found->best);
    for (int end = 0; end < GT_CHAIN_END_RUNNING && status == GT_OK; end++)
        status = gt_estimate_proportion(found->ends[end], ended, options->confidence,
                                        &found->shares[end]);
    return status;
}

/* Numbers. */

static double *sorted_copy(const struct gt_numbers *numbers)
{
    double *sorted = malloc((numbers->count + 1) * sizeof *sorted);
    if (sorted && numbers->count)
        memcpy(sorted, numbers->values, numbers->count * sizeof *sorted);
    if (sorted)
        gsl_sort(sorted, 1, numbers->count);
    return sorted;
}

/* Median and sigma of a lognormal law. */
static enum gt_status tell_step(const struct gt_numbers *numbers,
                                const struct gt_calibration_options *options,
                                struct gt_calibration_stage *found)
{
    found->step_count_known = numbers->count;
    found->step_told = GT_TOLD_FEW;
    if (numbers->count < options->least)
        return GT_OK;
    double *logs = malloc(numbers->count * sizeof *logs);
    if (!logs)
        return GT_ENOMEM;
    for (size_t i = 0; i < numbers->count; i++)
        logs[i] = log(numbers->values[i]);
    struct gt_estimate *step = &found->step_up;
    enum gt_status status =
        gt_estimate_normal(logs, numbers->count, options->confidence, step, &found->step_sigma);
    free(logs);
    found->step_told = status == GT_ENODATA ? GT_TOLD_LAW : GT_TOLD_YES;
    if (status == GT_OK)
        *step = (struct gt_estimate){exp(step->value), exp(step->low), exp(step->high)};
    return status == GT_ENODATA ? GT_OK : status;
}

/* The k-th of n in order lies above the median with the chance that fewer than k of n fair coins
 * show heads; the interval leaves at most half of 1 - confidence on either side. */
static void median_of(const double *sorted, size_t count, double confidence,
                      struct gt_estimate *median)
{
    size_t below = 0;
    while (2 * (below + 1) < count &&
           gsl_cdf_binomial_P((unsigned)below, 0.5, (unsigned)count) <= (1 - confidence) / 2)
        below++;
    size_t low = below ? below - 1 : 0;
    *median = (struct gt_estimate){(sorted[(count - 1) / 2] + sorted[count / 2]) / 2, sorted[low],
                                   sorted[count - 1 - low]};
}

static enum gt_status tell_dilution(const struct gt_numbers *numbers,
                                    const struct gt_calibration_options *options,
                                    struct gt_calibration_stage *found)
{
    found->dilution_count = numbers->count;
    found->dilution_told = numbers->count < options->least ? GT_TOLD_FEW : GT_TOLD_YES;
    if (found->dilution_told != GT_TOLD_YES)
        return GT_OK;
    double *sorted = sorted_copy(numbers);
    if (!sorted)
        return GT_ENOMEM;
    median_of(sorted, numbers->count, options->confidence, &found->dilution);
    free(sorted);
    return GT_OK;
}

/* Body and tail. */

static enum gt_status judge_tail(const struct gt_calibration_options *options,
                                 struct gt_calibration_sizes *found)
{
    struct gt_lifetime below;
    enum gt_status status =
        gt_tail_fit(found->sorted, found->count, options->least, options->confidence, &found->tail);
    found->tail_told = GT_TOLD_NO_TAIL;
    if (status == GT_OK)
        status = gt_tail_plausibility(found->sorted, found->count, options->least, &found->tail,
                                      options->seed, options->samples, &found->p);
    if (status == GT_OK && found->p >= GT_TAIL_PLAUSIBLE)
        status = gt_tail_body(found->sorted, found->count, found->tail.from, options->confidence,
                              &below);
    else if (status == GT_OK)
        return GT_OK;
    if (status == GT_OK &&
        below.log_likelihood + found->tail.log_likelihood - 2 > found->body.log_likelihood) {
        found->body = below;
        found->tail_told = GT_TOLD_YES;
    }
    return status == GT_ENODATA ? GT_OK : status;
}

static enum gt_status tell_sizes(const struct gt_numbers *numbers,
                                 const struct gt_calibration_options *options,
                                 struct gt_calibration_sizes *found)
{
    found->count = numbers->count;
    found->body_told = found->tail_told = GT_TOLD_FEW;
    found->sorted = sorted_copy(numbers);
    if (!found->sorted)
        return GT_ENOMEM;
    if (numbers->count < options->least)
        return GT_OK;
    enum gt_status status =
        gt_tail_body(found->sorted, found->count, INFINITY, options->confidence, &found->body);
    found->body_told = found->tail_told = status == GT_ENODATA ? GT_TOLD_LAW : GT_TOLD_YES;
    if (status == GT_OK)
        status = judge_tail(options, found);
    return status == GT_ENODATA ? GT_OK : status;
}

/* What failures bring back; often nothing, so no law but the mean. */
static enum gt_status tell_rest(const struct gt_numbers *rests,
                                const struct gt_calibration_options *options,
                                struct gt_calibration *found)
{
    struct gt_estimate deviation;
    found->rest_count = rests->count;
    found->rest_told = GT_TOLD_FEW;
    if (rests->count < options->least)
        return GT_OK;
    enum gt_status status = gt_estimate_normal(rests->values, rests->count, options->confidence,
                                               &found->rest, &deviation);
    found->rest.low = fmax(found->rest.low, 0);
    found->rest_told = status == GT_ENODATA ? GT_TOLD_LAW : GT_TOLD_YES;
    return status == GT_ENODATA ? GT_OK : status;
}

static bool may_stand(const struct gt_calibration_data *data,
                      const struct gt_calibration_options *options)
{
    for (size_t i = 0; i < data->stay_count; i++)
        if ((unsigned)data->stays[i].stage >= GT_CHAIN_STAGES ||
            (unsigned)data->stays[i].end >= GT_CHAIN_ENDS || !(data->stays[i].years > 0) ||
            !isfinite(data->stays[i].years))
            return false;
    return options->confidence > 0 && options->confidence < 1 && options->least >= 2 &&
           options->samples >= 1;
}

static bool are_positive(const struct gt_numbers *numbers, double most)
{
    for (size_t i = 0; i < numbers->count; i++)
        if (!(numbers->values[i] > 0 && numbers->values[i] <= most))
            return false;
    return true;
}

static bool are_numbers(const struct gt_calibration_data *data)
{
    bool right = are_positive(&data->multiples, DBL_MAX) && are_positive(&data->growth, DBL_MAX);
    for (int stage = 0; stage < GT_CHAIN_STAGES; stage++)
        right = right && are_positive(&data->step_ups[stage], DBL_MAX) &&
                are_positive(&data->dilutions[stage], 1);
    for (size_t i = 0; i < data->rests.count; i++)
        right = right && data->rests.values[i] >= 0 && data->rests.values[i] <= DBL_MAX;
    return right;
}

enum gt_status gt_calibrate(const struct gt_calibration_data *data,
                            const struct gt_calibration_options *options,
                            struct gt_calibration *calibration)
{
    *calibration = (struct gt_calibration){.options = *options, .stays = data->stay_count};
    if (!may_stand(data, options) || !are_numbers(data))
        return GT_ERANGE;
    struct gt_stay *stays = malloc((data->stay_count + 1) * sizeof *stays);
    enum gt_status status = stays ? GT_OK : GT_ENOMEM;
    for (int s = 0; s < GT_CHAIN_STAGES && status == GT_OK; s++) {
        struct gt_calibration_stage *found = &calibration->stages[s];
        status = tell_times(data, options, (enum gt_chain_stage)s, stays, found);
        if (status == GT_OK)
            status = tell_step(&data->step_ups[s], options, found);
        if (status == GT_OK)
            status = tell_dilution(&data->dilutions[s], options, found);
    }
    free(stays);
    if (status == GT_OK)
        status = tell_sizes(&data->multiples, options, &calibration->multiples);
    if (status == GT_OK)
        status = tell_sizes(&data->growth, options, &calibration->growth);
    if (status == GT_OK)
        status = tell_rest(&data->rests, options, calibration);
    calibration->led = data->from_seed[0] + data->from_seed[1];
    calibration->leads_told = calibration->led < options->least ? GT_TOLD_FEW : GT_TOLD_YES;
    calibration->leads_to =
        data->from_seed[1] > data->from_seed[0] ? GT_CHAIN_ANGEL : GT_CHAIN_SERIES_A;
    return status;
}

double gt_calibration_still_there(const struct gt_calibration_stage *stage, double years)
{
    double survival = 1;
    if (years > stage->longest)
        return NAN;
    for (size_t i = 0; i < stage->step_count && stage->steps[i].time <= years; i++)
        survival = stage->steps[i].survival;
    return survival;
}

void gt_calibration_clear(struct gt_calibration *calibration)
{
    for (int s = 0; s < GT_CHAIN_STAGES; s++)
        free(calibration->stages[s].steps);
    free(calibration->multiples.sorted);
    free(calibration->growth.sorted);
    *calibration = (struct gt_calibration){.stays = 0};
}
