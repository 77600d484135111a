/* programme.c - which programmes can be simulated, and the presets. */
#include "gentou/programme.h"
#include "models/outcome_int.h"
#include "models/range_int.h"
#include "models/simulate_int.h"

#include "gentou/kinds_waterfall.h"

#include <math.h>
#include <stdbool.h>
#include <string.h>

#define MONEY_MIN 1e-6
#define MONEY_MAX 1e15

static const char *check_parameters(const struct gt_programme *programme)
{
    const struct gt_outcome_model *model = programme->model;
    for (int i = 0; i < model->parameter_count; i++) {
        const struct gt_parameter *parameter = &model->parameters[i];
        if (!gt_within(programme->parameters[i], parameter->low, parameter->high))
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
    if (!gt_within(terms->call.window, 0, GT_TERMS_QUARTERS_MAX / 4))
        return "terms.call_option.window";
    if (!gt_within(terms->call.rate, 0, GT_TERM_RATE_MAX))
        return "terms.call_option.rate";
    if (!gt_within(terms->concession.share, 0, 1))
        return "terms.concession.share";
    if (!gt_within(terms->concession.hurdle, 0, GT_TERM_RATE_MAX))
        return "terms.concession.hurdle";
    return NULL;
}

static bool is_amount(double amount)
{
    return gt_within(amount, 0, MONEY_MAX);
}

static bool is_stage(int stage)
{
    return stage < GT_TERM_STAGE_COUNT;
}

static const char *check_partners(const struct gt_programme *programme)
{
    double shares = 0;
    if (programme->partner_count < GT_PARTNERS_MIN || programme->partner_count > GT_PARTNERS_MAX)
        return "partners";
    for (int k = 0; k < programme->partner_count; k++) {
        const struct gt_partner *partner = &programme->partners[k];
        if (!gt_within(partner->share, 0, 1))
            return "partners.share";
        if (!is_amount(partner->capacity))
            return "partners.capacity";
        if (!gt_within(partner->skill, -GT_SKILL_MAX, GT_SKILL_MAX))
            return "partners.skill";
        shares += partner->share;
    }
    if (programme->lot_count == 0 && !programme->held_only &&
        !gt_within(shares, 1 - 1e-9, 1 + 1e-9))
        return "partners.share";
    if (!gt_within(programme->club_share, 0, 1))
        return "club_share";
    if (!gt_within(programme->others_share, 0, 1) ||
        !(programme->public_share + programme->club_share + programme->others_share < 1))
        return "others_share";
    return NULL;
}

/* A model without stages looks at no start. */
static bool is_start(const struct gt_outcome_model *model, double start)
{
    int place = gt_outcome_parameter(model, "start");
    if (place < 0 || start < 0)
        return true;
    return start <= model->parameters[place].high && start < GT_STARTS_MAX && start == floor(start);
}

static const char *check_lots(const struct gt_programme *programme)
{
    if (programme->lot_count < 0 || programme->lot_count > GT_LOTS_MAX)
        return "deals";
    for (int i = 0; i < programme->lot_count; i++) {
        const struct gt_lot *lot = &programme->lots[i];
        if (lot->partner < 0 || lot->partner >= programme->partner_count)
            return "deals.partner";
        if (lot->count < 0 || lot->count > GT_COMPANIES_MAX)
            return "deals.count";
        if (lot->count == 0 && !gt_within(lot->rate, 1e-6, 100))
            return "deals.rate";
        if (lot->from < programme->valuation || lot->from > lot->to ||
            lot->to > programme->quarters - 2)
            return "deals.from";
        if (!gt_within(lot->round, MONEY_MIN, MONEY_MAX))
            return "deals.round";
        if (!is_stage(lot->stage))
            return "deals.stage";
        if (!is_start(programme->model, lot->start))
            return "deals.start";
    }
    return NULL;
}

static const char *check_held(const struct gt_programme *programme)
{
    if (programme->valuation < 0 || programme->valuation > programme->quarters - 2)
        return "valuation";
    if (programme->held_count < 0 || gt_whole_deals(programme) > GT_COMPANIES_MAX ||
        gt_whole_deals(programme) < 1)
        return "deals";
    for (int i = 0; i < programme->held_count; i++) {
        const struct gt_stake_held *held = &programme->held[i];
        bool right =
            held->partner >= 0 && held->partner < programme->partner_count && held->entry >= 0 &&
            held->entry <= programme->valuation && is_stage(held->stage) &&
            is_start(programme->model, held->start) &&
            gt_within(held->worth, held->exit ? 0 : 1e-9, 1e9) &&
            (held->exit == 0 || (held->exit > held->entry && held->exit <= programme->valuation));
        for (int s = 0; s < GT_STAKE_SIDES; s++)
            right = right && is_amount(held->paid[s]);
        if (!right)
            return "held";
    }
    return NULL;
}

static const char *check_limits(const struct gt_programme *programme)
{
    const struct gt_limits *limits = &programme->limits;
    const struct gt_follow_on *follow_on = &programme->follow_on;
    if (!gt_within(limits->budget_years, 0, GT_YEARS_MAX))
        return "limits.budget";
    for (int y = 0; y < limits->budget_years; y++)
        if (!is_amount(limits->budget[y]))
            return "limits.budget";
    if (!is_amount(limits->company))
        return "limits.company";
    if (!gt_within(follow_on->part, 0, 1))
        return "follow_on.part";
    if (follow_on->part > 0 && !gt_within(follow_on->stake, 0.001, 0.999))
        return "follow_on.stake";
    if (!gt_within(follow_on->step_up, 0, 1e6))
        return "follow_on.step_up";
    return is_amount(follow_on->reserve) ? NULL : "follow_on.reserve";
}

static bool is_fee(const struct gt_programme_fee *fee)
{
    return gt_within(fee->rate, 0, 1) && gt_within(fee->step_rate, 0, 1) &&
           gt_within(fee->years, 0, 100) && gt_within(fee->step_year, 0, 100) &&
           (fee->basis == GT_FEE_BASIS_COMMITTED || fee->basis == GT_FEE_BASIS_INVESTED ||
            fee->basis == GT_FEE_BASIS_NET_INVESTED);
}

/* What only the whole programme has. */
static const char *check_whole(const struct gt_programme *programme)
{
    const char *bad = check_partners(programme);
    if (!bad)
        bad = check_lots(programme);
    if (!bad)
        bad = check_held(programme);
    if (!bad)
        bad = check_limits(programme);
    if (bad)
        return bad;
    if (!is_fee(&programme->public_fee))
        return "public_fee";
    if (!is_fee(&programme->private_fee))
        return "private_fee";
    if (!gt_within(programme->recycling.part, 0, 1) ||
        !gt_within(programme->recycling.years, 0, 100))
        return "recycling";
    for (int kind = 0; kind < GT_TERM_COUNT; kind++)
        if (gt_term_missing(&programme->set, (enum gt_term_kind)kind))
            return "terms";
    if (!gt_within(programme->minor, 1, 1e6))
        return "terms";
    /* What is not said is not a number, and no number to check. */
    return programme->treasury <= -1 || programme->treasury > GT_TERM_RATE_MAX ? "treasury_rate"
                                                                               : NULL;
}

const char *gt_programme_check(const struct gt_programme *programme)
{
    if (programme->companies < 1 || programme->companies > GT_COMPANIES_MAX)
        return "companies";
    if (programme->quarters < 2 || programme->quarters > GT_QUARTERS_MAX)
        return "quarters";
    if (programme->entry_quarters < 1 || programme->entry_quarters > programme->quarters - 1)
        return "entry_quarters";
    if (!gt_within(programme->round, MONEY_MIN, MONEY_MAX))
        return "round";
    if (!(programme->public_share > 0 && programme->public_share < 1))
        return "public_share";
    if (!programme->model)
        return "model";
    const char *bad = check_parameters(programme);
    if (!bad)
        bad = check_terms(&programme->terms);
    return bad || programme->partner_count == 0 ? bad : check_whole(programme);
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
