/* parties.c - the parties' figures from the tallies of their columns; see gentou/parties.h.
 *
 * The standard error of a ratio of means R = A / B by the delta method is
 *   sqrt(var A - 2 R cov(A, B) + R^2 var B) / B
 * and the covariance of the means comes from var(A + B) = var A + var B + 2 cov(A, B) (Cochran,
 * "Sampling Techniques", 3rd ed., 1977, section 2.11).
 */
#include "models/simulate_int.h"

#include <math.h>
#include <stdlib.h>

GT_KIND_WORDS(GT_PARTY_ROLE_LIST, party_role);

static void summarise_party(const struct gt_plan *plan, const struct gt_tally *tally, int party,
                            struct gt_summary *rows, struct gt_party_result *result)
{
    const struct gt_whole_plan *whole = &plan->whole;
    int first = whole->column_party[party], partners = plan->programme->partner_count;
    struct gt_summary *const figures[GT_PARTY_FIGURES] = {
        [GT_FIGURE_IRR] = &result->irr,
        [GT_FIGURE_TVPI] = &result->tvpi,
        [GT_FIGURE_NPV] = &result->npv,
        [GT_FIGURE_OUTLAY] = &result->outlay,
        [GT_FIGURE_PAYBACK] = &result->payback,
        [GT_FIGURE_IRR_UPLIFT] = &result->irr_uplift,
        [GT_FIGURE_TVPI_UPLIFT] = &result->tvpi_uplift,
    };
    result->role = party == 0              ? GT_PARTY_ROLE_PUBLIC
                   : party <= partners     ? GT_PARTY_ROLE_PARTNER
                   : party == partners + 1 ? GT_PARTY_ROLE_CLUB
                   : party == partners + 2 ? GT_PARTY_ROLE_OTHERS
                                           : GT_PARTY_ROLE_PRIVATE;
    result->partner = result->role == GT_PARTY_ROLE_PARTNER ? party - 1 : 0;
    for (int i = 0; i < GT_PARTY_FIGURES; i++)
        gt_tally_summary(tally, first + i, figures[i]);
    for (int i = 0; i < whole->years + plan->programme->quarters; i++)
        gt_tally_summary(tally, first + GT_PARTY_FIGURES + i, &rows[i]);
    result->dpi = rows;
    result->flow = rows + whole->years;
}

/* a over sign x b; both: of a + sign x b. */
static struct gt_ratio_of_means ratio(const struct gt_summary *a, const struct gt_summary *b,
                                      const struct gt_summary *both, double sign)
{
    struct gt_ratio_of_means made = {.exists = a->count > 0 && sign * b->mean > 0};
    if (!made.exists)
        return made;
    double var_a = a->se * a->se, var_b = b->se * b->se;
    double cov = sign * (both->se * both->se - var_a - var_b) / 2;
    made.value = a->mean / (sign * b->mean);
    double square = var_a - 2 * made.value * cov + made.value * made.value * var_b;
    made.se = sqrt(fmax(square, 0)) / (sign * b->mean);
    return made;
}

static void report_money(const struct gt_plan *plan, const struct gt_tally *tally,
                         struct gt_parties *parties)
{
    int first = plan->whole.column_whole;
    struct gt_summary downside, money_npv, money_downside;
    const struct {
        enum gt_whole_figure figure;
        struct gt_summary *summary;
    } rows[] = {
        {GT_WHOLE_GROSS, &parties->gross},
        {GT_WHOLE_NET, &parties->net},
        {GT_WHOLE_REVOLVING, &parties->revolving},
        {GT_WHOLE_CONCENTRATION, &parties->concentration},
        {GT_WHOLE_FOLLOW_ON, &parties->follow_on},
        {GT_WHOLE_PUBLIC_MONEY, &parties->public_money},
        {GT_WHOLE_PRIVATE_MONEY, &parties->private_money},
        {GT_WHOLE_DOWNSIDE, &downside},
        {GT_WHOLE_MONEY_NPV, &money_npv},
        {GT_WHOLE_MONEY_DOWNSIDE, &money_downside},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        gt_tally_summary(tally, first + (int)rows[i].figure, rows[i].summary);
    parties->fiscal_cost = ratio(&parties->private_money, &parties->parties[0].npv, &money_npv, -1);
    parties->fiscal_downside = ratio(&parties->private_money, &downside, &money_downside, 1);
}

static int compare_gains(const void *a, const void *b)
{
    const struct gt_reserve_result *x = a, *y = b;
    bool has_x = x->gain.count > 0, has_y = y->gain.count > 0;
    if (has_x != has_y)
        return has_x ? -1 : 1;
    return x->gain.mean != y->gain.mean ? (x->gain.mean < y->gain.mean ? 1 : -1)
                                        : x->group - y->group;
}

static void report_reserves(const struct gt_plan *plan, const struct gt_tally *tally,
                            struct gt_parties *parties)
{
    const struct gt_whole_plan *whole = &plan->whole;
    for (int d = 0; d < parties->reserve_count; d++) {
        struct gt_reserve_result *result = &parties->reserves[d];
        gt_tally_summary(tally, whole->column_reserves + d, &result->gain);
        const struct gt_plan_deal *deal = &whole->deals[whole->group_first[d]];
        result->group = d;
        result->partner = deal->partner;
        result->held = deal->held;
        result->chance = (double)result->gain.count / (double)tally->paths;
    }
    qsort(parties->reserves, (size_t)parties->reserve_count, sizeof *parties->reserves,
          compare_gains);
}

enum gt_status gt_whole_report(const struct gt_plan *plan, const struct gt_tally *tally,
                               struct gt_parties **result)
{
    const struct gt_whole_plan *whole = &plan->whole;
    size_t rows = (size_t)(whole->years + plan->programme->quarters);
    struct gt_parties *parties = calloc(1, sizeof *parties);
    if (!parties)
        return GT_ENOMEM;
    parties->years = whole->years;
    parties->quarters = plan->programme->quarters;
    parties->reserve_count = plan->programme->rank_reserves ? whole->group_count : 0;
    parties->rows = calloc((size_t)whole->parties * rows, sizeof *parties->rows);
    parties->reserves = calloc((size_t)parties->reserve_count + 1, sizeof *parties->reserves);
    if (!parties->rows || !parties->reserves) {
        gt_parties_free(parties);
        return GT_ENOMEM;
    }
    for (int p = 0; p < whole->parties; p++)
        if (whole->present[p])
            summarise_party(plan, tally, p, parties->rows + (size_t)p * rows,
                            &parties->parties[parties->count++]);
    report_money(plan, tally, parties);
    report_reserves(plan, tally, parties);
    *result = parties;
    return GT_OK;
}

void gt_parties_free(struct gt_parties *parties)
{
    if (!parties)
        return;
    free(parties->rows);
    free(parties->reserves);
    free(parties);
}
