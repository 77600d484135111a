/* caps.c - the caps on public money; see gentou/caps.h. */
#include "gentou/caps.h"

#include <stddef.h>

__extension__ typedef __int128 wide;

#define UNIT 1000000000000 /* 10^12 */

static bool is_amount(gt_money amount)
{
    return amount >= 0 || amount == GT_MONEY_UNKNOWN;
}

/* amount x factor, rounded down: what is above a cap by a part of a cent breaks it. */
static enum gt_status multiple(gt_money amount, double factor, gt_money *product)
{
    if (!(factor >= 0 && factor <= 1000))
        return GT_ERANGE;
    wide exact = (wide)amount * (int64_t)(factor * UNIT + 0.5) / UNIT;
    if (exact > INT64_MAX)
        return GT_EOVERFLOW;
    *product = (gt_money)exact;
    return GT_OK;
}

static void lower(struct gt_cap *cap, enum gt_term_cap which, gt_money most)
{
    if (cap->most != GT_MONEY_UNKNOWN && cap->most <= most)
        return;
    cap->most = most;
    cap->binding = which;
}

/* A cap that is a share of a fact; a share of 0 is none. */
static enum gt_status cap_share(struct gt_cap *cap, enum gt_term_cap which, double share,
                                gt_money of)
{
    gt_money most = 0;
    if (share <= 0)
        return GT_OK;
    if (of == GT_MONEY_UNKNOWN) {
        cap->unknown |= GT_TERM_BIT(which);
        return GT_OK;
    }
    enum gt_status status = multiple(of, share, &most);
    if (status == GT_OK)
        lower(cap, which, most);
    return status;
}

/* What a cap leaves after what is there already. */
static void cap_rest(struct gt_cap *cap, enum gt_term_cap which, gt_money most, gt_money already)
{
    if (most <= 0)
        return;
    if (already == GT_MONEY_UNKNOWN)
        cap->unknown |= GT_TERM_BIT(which);
    else
        lower(cap, which, most > already ? most - already : 0);
}

static bool are_amounts(const struct gt_cap_facts *facts)
{
    return is_amount(facts->partner) && is_amount(facts->whole) &&
           is_amount(facts->registered_capital) && is_amount(facts->in_company) &&
           is_amount(facts->this_year) && is_amount(facts->beside_partner);
}

enum gt_status gt_cap_co_investment(const struct gt_co_investment *term,
                                    const struct gt_cap_facts *facts, struct gt_cap *cap)
{
    struct gt_cap found = {.most = GT_MONEY_UNKNOWN};
    if (!are_amounts(facts))
        return GT_ERANGE;
    enum gt_status status = cap_share(&found, GT_TERM_CAP_PARTNER_SHARE,
                                      gt_term_share(&term->share, facts->stage), facts->partner);
    if (status == GT_OK)
        status = cap_share(&found, GT_TERM_CAP_ROUND_SHARE, term->of_round, facts->whole);
    if (status == GT_OK)
        status = cap_share(&found, GT_TERM_CAP_CAPITAL_SHARE, term->of_capital,
                           facts->registered_capital);
    if (status != GT_OK)
        return status;
    cap_rest(&found, GT_TERM_CAP_PER_DEAL, term->most, 0);
    cap_rest(&found, GT_TERM_CAP_PER_COMPANY, term->company_most, facts->in_company);
    cap_rest(&found, GT_TERM_CAP_PER_YEAR, term->year_most, facts->this_year);
    cap_rest(&found, GT_TERM_CAP_PER_PARTNER, term->partner_most, facts->beside_partner);
    *cap = found;
    return GT_OK;
}

enum gt_status gt_cap_fund_share(const struct gt_fund_share *term, const struct gt_cap_facts *facts,
                                 struct gt_cap *cap)
{
    struct gt_cap found = {.most = GT_MONEY_UNKNOWN};
    if (!are_amounts(facts))
        return GT_ERANGE;
    enum gt_status status =
        cap_share(&found, GT_TERM_CAP_PARTNER_SHARE, term->of_private, facts->partner);
    if (status == GT_OK)
        status = cap_share(&found, GT_TERM_CAP_ROUND_SHARE,
                           gt_term_share(&term->share, facts->stage), facts->whole);
    if (status != GT_OK)
        return status;
    cap_rest(&found, GT_TERM_CAP_PER_DEAL, term->most, 0);
    *cap = found;
    return GT_OK;
}

static double weight(double written)
{
    return written > 0 ? written : 1;
}

enum gt_status gt_reinvestment_duty(const struct gt_reinvestment *term, int stage,
                                    gt_money contribution, const struct gt_local_money *local,
                                    struct gt_duty *duty)
{
    struct gt_duty found = {0};
    gt_money champions = 0, unicorns = 0;
    if (contribution < 0 || local->champions < 0 || local->unicorns < 0 || local->others < 0)
        return GT_ERANGE;
    enum gt_status status =
        multiple(contribution, gt_term_share(&term->multiple, stage), &found.required);
    if (status == GT_OK)
        status = multiple(local->champions, weight(term->champion_weight), &champions);
    if (status == GT_OK)
        status = multiple(local->unicorns, weight(term->unicorn_weight), &unicorns);
    if (status == GT_OK)
        status = gt_money_add(champions, unicorns, &found.recognised);
    if (status == GT_OK)
        status = gt_money_add(found.recognised, local->others, &found.recognised);
    if (status != GT_OK)
        return status;
    found.missing = found.required > found.recognised ? found.required - found.recognised : 0;
    *duty = found;
    return GT_OK;
}
