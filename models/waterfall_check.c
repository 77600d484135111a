/* waterfall_check.c - which terms make sense, and which flows can be taken; see
 * gentou/waterfall.h. */
#include "models/waterfall_int.h"

/* The terms that are looked at, each with the name of its field. */

static const char *check_tier(const struct gt_carry_tier *tier, size_t place)
{
    if (!(tier->rate <= 10))
        return "rate";
    if (!(tier->multiple <= 1000))
        return "multiple";
    if (place > 0 && tier->rate < 0 && tier->multiple < 0)
        return "rate";
    if (!(tier->carry >= 0 && tier->carry <= 1))
        return "carry";
    if (!(tier->catch_up == 0 || (tier->catch_up >= tier->carry && tier->catch_up <= 1)))
        return "catch_up";
    return NULL;
}

static bool is_share(double number)
{
    return number >= 0 && number <= 1;
}

const char *gt_waterfall_check(const struct gt_waterfall_terms *terms,
                               const struct gt_fund_investor *investors, size_t investor_count)
{
    const char *field = NULL;
    bool payer = false;
    if (terms->tier_count < 1 || terms->tier_count > GT_CARRY_TIERS_MAX)
        return "tiers";
    for (size_t t = 0; t < terms->tier_count && !field; t++)
        field = check_tier(&terms->tiers[t], t);
    if (field)
        return field;
    if (terms->basis == GT_CARRY_BASIS_COMMITTED && terms->style == GT_WATERFALL_AMERICAN)
        return "basis";
    if (!is_share(terms->clawback_tax))
        return "tax";
    if (!is_share(terms->escrow))
        return "escrow";
    if (!(terms->recycling_limit <= 1000))
        return "limit";
    for (size_t i = 0; i < investor_count; i++) {
        if (investors[i].commitment < 0)
            return "commitment";
        payer = payer || investors[i].pays_carry;
    }
    return payer && investor_count <= GT_FUND_INVESTORS_MAX ? NULL : "investors";
}

/* Whether a flow can be taken. */

bool gt_flow_is_call(enum gt_fund_flow_kind kind)
{
    return kind == GT_FUND_FLOW_CONTRIBUTION || kind == GT_FUND_FLOW_FEE ||
           kind == GT_FUND_FLOW_EXPENSE || kind == GT_FUND_FLOW_RECALLED;
}

bool gt_flow_is_distribution(enum gt_fund_flow_kind kind)
{
    return kind == GT_FUND_FLOW_DISTRIBUTION || kind == GT_FUND_FLOW_RECALLABLE;
}

bool gt_flow_is_investment(enum gt_fund_flow_kind kind)
{
    return kind == GT_FUND_FLOW_CONTRIBUTION || kind == GT_FUND_FLOW_RECALLED;
}

static bool wants_deal(const struct gt_waterfall *book, enum gt_fund_flow_kind kind)
{
    bool always = kind == GT_FUND_FLOW_WRITE_DOWN || kind == GT_FUND_FLOW_WRITE_OFF;
    return always || (gt_book_is_american(book) &&
                      (gt_flow_is_investment(kind) || gt_flow_is_distribution(kind) ||
                       kind == GT_FUND_FLOW_REINVESTMENT || kind == GT_FUND_FLOW_NAV));
}

/* What may be recycled in all; unknown: proceeds alone limit it. */
static gt_money recycling_most(const struct gt_waterfall *book)
{
    if (book->terms.recycling_limit < 0)
        return GT_MONEY_UNKNOWN;
    long double most = (long double)book->terms.recycling_limit * book->commitments;
    return gt_round_units(most);
}

/* A bound that an amount may not go above. */
static enum gt_fund_problem bound(gt_money amount, gt_money most, enum gt_fund_problem problem,
                                  gt_money *told)
{
    if (most == GT_MONEY_UNKNOWN || amount <= most)
        return GT_FUND_PROBLEM_NONE;
    if (told)
        *told = most;
    return problem;
}

static enum gt_fund_problem bound_call(const struct gt_waterfall *book,
                                       const struct gt_fund_flow *flow, gt_money *most)
{
    const struct gt_tally *tally = book->tally;
    gt_money recycling = recycling_most(book);
    if (flow->kind == GT_FUND_FLOW_RECALLED) {
        enum gt_fund_problem problem =
            bound(flow->amount, tally->recallable, GT_FUND_PROBLEM_RECALLED, most);
        if (problem || recycling == GT_MONEY_UNKNOWN)
            return problem;
        return bound(flow->amount, recycling - tally->recycled, GT_FUND_PROBLEM_RECYCLING, most);
    }
    if (book->commitments == 0)
        return GT_FUND_PROBLEM_NONE;
    return bound(flow->amount, book->commitments - tally->called, GT_FUND_PROBLEM_UNFUNDED, most);
}

static enum gt_fund_problem bound_kept(const struct gt_waterfall *book,
                                       const struct gt_fund_flow *flow, gt_money *most)
{
    gt_money recycling = recycling_most(book);
    enum gt_fund_problem problem = bound(flow->recycled, flow->amount, GT_FUND_PROBLEM_KEPT, most);
    if (problem || recycling == GT_MONEY_UNKNOWN)
        return problem;
    return bound(flow->recycled, recycling - book->tally->recycled, GT_FUND_PROBLEM_RECYCLING,
                 most);
}

static bool is_large(const struct gt_waterfall *book, const struct gt_fund_flow *flow)
{
    gt_money bound = INT64_MAX / 16;
    return flow->amount < 0 || flow->amount > bound - book->tally->paid_in ||
           flow->amount > bound - book->tally->proceeds;
}

/* Somebody pays a fee. */
static bool has_payer(const struct gt_waterfall *book, const struct gt_fund_flow *flow)
{
    if (flow->investor != GT_ALL_INVESTORS)
        return true;
    for (size_t i = 0; i < book->investor_count; i++)
        if (book->investors[i].pays_fee && gt_book_call_weight(book, i) > 0)
            return true;
    return false;
}

enum gt_fund_problem gt_waterfall_problem(const struct gt_waterfall *book,
                                          const struct gt_fund_flow *flow, gt_money *most)
{
    if (flow->day < book->tally->last)
        return GT_FUND_PROBLEM_ORDER;
    if (is_large(book, flow))
        return GT_FUND_PROBLEM_LARGE;
    if (flow->kind == GT_FUND_FLOW_FEE && !has_payer(book, flow))
        return GT_FUND_PROBLEM_NO_PAYER;
    if (flow->deal == GT_NO_DEAL && wants_deal(book, flow->kind))
        return GT_FUND_PROBLEM_NO_DEAL;
    if (gt_flow_is_call(flow->kind))
        return bound_call(book, flow, most);
    if (gt_flow_is_distribution(flow->kind))
        return bound_kept(book, flow, most);
    if (flow->kind == GT_FUND_FLOW_REINVESTMENT)
        return bound(flow->amount, book->tally->kept, GT_FUND_PROBLEM_REINVESTED, most);
    if (flow->kind == GT_FUND_FLOW_WRITE_DOWN)
        return bound(flow->amount, book->held[gt_book_slot(book, flow->deal)], GT_FUND_PROBLEM_COST,
                     most);
    return GT_FUND_PROBLEM_NONE;
}
