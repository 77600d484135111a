/* term.c - the terms of a set by their kind. */
#include "gentou/term.h"

double gt_term_share(const struct gt_by_stage *share, int stage)
{
    bool own = stage >= 0 && stage < GT_TERM_STAGE_COUNT && share->of[stage] > 0;
    return own ? share->of[stage] : share->general;
}

const struct gt_term *gt_term_in(const struct gt_term_set *set, enum gt_term_kind kind)
{
    switch (kind) {
    case GT_TERM_FUND_SHARE:
        return &set->fund_share.term;
    case GT_TERM_CO_INVESTMENT:
        return &set->co_investment.term;
    case GT_TERM_PRIORITY_RETURN:
        return &set->priority_return.term;
    case GT_TERM_BUY_OUT:
        return &set->buy_out.term;
    case GT_TERM_CONCESSION:
        return &set->concession.term;
    case GT_TERM_LOSS_SHARE:
        return &set->loss_share.term;
    case GT_TERM_COMPENSATION:
        return &set->compensation.term;
    case GT_TERM_REINVESTMENT:
        return &set->reinvestment.term;
    case GT_TERM_COUNT:
        break;
    }
    return NULL;
}

struct gt_term *gt_term_of(struct gt_term_set *set, enum gt_term_kind kind)
{
    return (struct gt_term *)gt_term_in(set, kind);
}

bool gt_term_is_cited(const struct gt_term *term)
{
    return term->citation.id || term->citation.document;
}

/* The bit of an input that is asked for and not given. */
static uint32_t asked(bool is_asked, enum gt_term_input input)
{
    return is_asked ? GT_TERM_BIT(input) : 0;
}

uint32_t gt_term_missing(const struct gt_term_set *set, enum gt_term_kind kind)
{
    const struct gt_buy_out *buy_out = &set->buy_out;
    if (!gt_term_in(set, kind)->given)
        return 0;
    if (kind == GT_TERM_BUY_OUT)
        return asked(buy_out->opens < 0 || buy_out->closes < 0, GT_TERM_INPUT_WINDOW) |
               asked(buy_out->rate < 0 || buy_out->first_rate < 0, GT_TERM_INPUT_RATE) |
               asked(buy_out->premium < 0, GT_TERM_INPUT_PREMIUM);
    if (kind == GT_TERM_CONCESSION)
        return asked(set->concession.hurdle < 0, GT_TERM_INPUT_RATE);
    if (kind == GT_TERM_PRIORITY_RETURN)
        return asked(set->priority_return.profit_share < 0, GT_TERM_INPUT_PROFIT_SHARE) |
               asked(set->priority_return.rate < 0, GT_TERM_INPUT_RATE);
    return 0;
}

enum gt_status gt_benchmark_on(const struct gt_benchmark_rate *rates, size_t count, int benchmark,
                               gt_day day, double *rate)
{
    const struct gt_benchmark_rate *last = NULL;
    for (size_t i = 0; i < count; i++)
        if (rates[i].benchmark == benchmark && rates[i].since <= day &&
            (!last || rates[i].since >= last->since))
            last = &rates[i];
    if (!last)
        return GT_ENODATA;
    *rate = last->rate;
    return GT_OK;
}
