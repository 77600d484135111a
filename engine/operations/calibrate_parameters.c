/* calibrate_parameters.c - what was found, as parameters of the outcome model `rounds`. */
#include "engine/operations/calibrate.h"

#include <math.h>
#include <string.h>

GT_KIND_WORDS(GT_CHAIN_STAGE_LIST, chain_stage);
GT_KIND_WORDS(GT_TOLD_LIST, told);
GT_KIND_WORDS(GT_LIFETIME_LAW_LIST, lifetime_law);

/* What is found of one parameter. */
struct found {
    enum gt_told told;
    size_t cases;
    struct gt_estimate is;
};

/* The place of a word among those of a parameter. */
static double word_of(const struct gt_parameter *parameter, const char *word)
{
    for (int i = 0; parameter->words && parameter->words[i]; i++)
        if (strcmp(parameter->words[i], word) == 0)
            return i;
    return NAN;
}

static struct gt_estimate just(double value)
{
    return (struct gt_estimate){value, value, value};
}

/* The times of a stage, by the best law. */
static struct found of_times(const struct gt_calibration_stage *stage, const char *field,
                             const struct gt_parameter *parameter)
{
    const struct gt_lifetime *best = &stage->fits[stage->best];
    struct found found = {stage->told, stage->began - stage->ends[GT_CHAIN_END_RUNNING],
                          best->mean};
    if (strcmp(field, "law") == 0)
        found.is = just(word_of(parameter, lifetime_law_tokens[stage->best]));
    else if (strcmp(field, "shape") == 0)
        found.is = best->b; /* 1 of an exponential: a Weibull law of that shape is one */
    return found;
}

static struct found of_stage(const struct gt_calibration_stage *stage, const char *field,
                             const struct gt_parameter *parameter)
{
    static const char *const ends[] = {"next", "exit", "failure"};
    for (int end = 0; end < GT_CHAIN_END_RUNNING; end++)
        if (strcmp(field, ends[end]) == 0)
            return (struct found){stage->told, stage->began - stage->ends[GT_CHAIN_END_RUNNING],
                                  stage->shares[end]};
    if (strcmp(field, "step_up") == 0)
        return (struct found){stage->step_told, stage->step_count_known, stage->step_up};
    if (strcmp(field, "step_sigma") == 0)
        return (struct found){stage->step_told, stage->step_count_known, stage->step_sigma};
    if (strcmp(field, "dilution") == 0)
        return (struct found){stage->dilution_told, stage->dilution_count, stage->dilution};
    return of_times(stage, field, parameter);
}

static struct found of_multiples(const struct gt_calibration_sizes *sizes, const char *field)
{
    struct found found = {sizes->body_told, sizes->count, sizes->body.b};
    const struct gt_estimate *a = &sizes->body.a;
    if (strcmp(field, "median") == 0)
        found.is = (struct gt_estimate){exp(a->value), exp(a->low), exp(a->high)};
    else if (strcmp(field, "tail_from") == 0)
        found = (struct found){sizes->tail_told, sizes->count, just(sizes->tail.from)};
    else if (strcmp(field, "tail") == 0)
        found = (struct found){sizes->tail_told, sizes->tail.count, sizes->tail.exponent};
    return found;
}

static void add(const struct gt_parameter *parameter, const struct found *found,
                struct gt_calibration_parameter *rows, size_t *count)
{
    struct gt_calibration_parameter *row = &rows[(*count)++];
    *row = (struct gt_calibration_parameter){.of = parameter,
                                             .told = found->told,
                                             .value = parameter->default_value,
                                             .is = found->is,
                                             .cases = found->cases};
    if (row->told != GT_TOLD_YES)
        return;
    if (!(found->is.value >= parameter->low && found->is.value <= parameter->high)) {
        row->told = GT_TOLD_RANGE;
        return;
    }
    row->value = found->is.value;
    row->bounded = found->is.low < found->is.high;
}

/* What a parameter is found to be; false: no ledger tells it. */
static bool find(const struct gt_calibration *calibration, const struct gt_parameter *parameter,
                 struct found *found)
{
    const char *dot = strchr(parameter->name, '.');
    if (strcmp(parameter->name, "seed.leads_to") == 0)
        *found =
            (struct found){calibration->leads_told, calibration->led,
                           just(word_of(parameter, chain_stage_tokens[calibration->leads_to]))};
    else if (strcmp(parameter->name, "failure_multiple") == 0)
        *found = (struct found){calibration->rest_told, calibration->rest_count, calibration->rest};
    else if (strncmp(parameter->name, "exit_", 5) == 0)
        *found = of_multiples(&calibration->multiples, parameter->name + 5);
    else {
        int stage = 0;
        while (dot && stage < GT_CHAIN_STAGES &&
               (strncmp(parameter->name, chain_stage_tokens[stage],
                        (size_t)(dot - parameter->name)) != 0 ||
                chain_stage_tokens[stage][dot - parameter->name]))
            stage++;
        if (!dot || stage == GT_CHAIN_STAGES)
            return false;
        *found = of_stage(&calibration->stages[stage], dot + 1, parameter);
    }
    return true;
}

size_t gt_calibration_parameters(const struct gt_calibration *calibration,
                                 struct gt_calibration_parameter rows[GT_OUTCOME_PARAMETERS_MAX])
{
    const struct gt_outcome_model *model = gt_outcome_find("rounds");
    size_t count = 0;
    for (int i = 0; i < model->parameter_count; i++) {
        struct found found;
        if (find(calibration, &model->parameters[i], &found))
            add(&model->parameters[i], &found, rows, &count);
    }
    return count;
}
