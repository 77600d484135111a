/* programme.c - which programmes can be simulated, and the presets. */
#include "gentou/programme.h"
#include "models/outcome_int.h"

#include <stdbool.h>
#include <string.h>

#define RATE_MAX 10.0 /* 1,000 % a year: above it somebody wrote per cent for decimals */

/* What is not a number lies in no range. */
static bool within(double value, double low, double high)
{
    return value >= low && value <= high;
}

static const char *check_parameters(const struct gt_programme *programme)
{
    const struct gt_outcome_model *model = programme->model;
    for (int i = 0; i < model->parameter_count; i++) {
        const struct gt_parameter *parameter = &model->parameters[i];
        if (!within(programme->parameters[i], parameter->low, parameter->high))
            return parameter->name;
    }
    struct gt_outcome_fault fault;
    if (model->check && model->check(programme->parameters, &fault))
        return fault.parameter;
    if (model->needs_deals && (!programme->deals || programme->deals->count == 0))
        return "deals";
    int rho = model->rho ? gt_outcome_parameter(model, model->rho) : -1;
    return gt_dependence_check(&programme->dependence, rho < 0 ? 0 : programme->parameters[rho]);
}

static const char *check_terms(const struct gt_terms *terms)
{
    if (!within(terms->call.window, 0, GT_TERMS_QUARTERS_MAX / 4))
        return "call.window";
    if (!within(terms->call.rate, 0, RATE_MAX))
        return "call.rate";
    if (!within(terms->concession.share, 0, 1))
        return "concession.share";
    if (!within(terms->concession.hurdle, 0, RATE_MAX))
        return "concession.hurdle";
    return NULL;
}

const char *gt_programme_check(const struct gt_programme *programme)
{
    if (programme->companies < 1 || programme->companies > GT_COMPANIES_MAX)
        return "companies";
    if (programme->quarters < 2 || programme->quarters > GT_QUARTERS_MAX)
        return "quarters";
    if (programme->entry_quarters < 1 || programme->entry_quarters > programme->quarters - 1)
        return "entry_quarters";
    if (!within(programme->round, 1e-6, 1e15))
        return "round";
    if (!(programme->public_share > 0 && programme->public_share < 1))
        return "public_share";
    if (!programme->model)
        return "model";
    const char *bad = check_parameters(programme);
    return bad ? bad : check_terms(&programme->terms);
}

const struct gt_programme_preset gt_programme_presets[] = {
    {
        .name = "reference",
        .meaning = "30 companies over 12 years, a quarter public money, call at 4.5 % within 3 "
                   "years, half of the profit above 6 % conceded",
        .programme =
            {
                .companies = 30,
                .quarters = 48,
                .entry_quarters = 16,
                .round = 1,
                .public_share = 0.25,
                .model = &gt_outcome_diffusion,
                .parameters = {5, 0.9, 0.3, 0.15}, /* mean_years, sigma, rho, growth */
                .terms = {.call = {.window = 3, .rate = 0.045},
                          .concession = {.share = 0.5, .hurdle = 0.06}},
            },
    },
    {.name = NULL},
};

const struct gt_programme_preset *gt_programme_preset_find(const char *name)
{
    for (const struct gt_programme_preset *preset = gt_programme_presets; preset->name; preset++)
        if (strcmp(preset->name, name) == 0)
            return preset;
    return NULL;
}
