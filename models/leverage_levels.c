/* leverage_levels.c - leverage above the round: chains, look-through, attribution, concentration,
 * and the peak of what was outstanding. Definitions and sources: gentou/leverage.h.
 */
#include "gentou/leverage.h"

enum gt_status gt_leverage_chain(gt_money capital, gt_money fund, gt_money invested,
                                 gt_money rounds, struct gt_chain *chain)
{
    if (fund <= 0 || capital < fund || invested <= 0 || rounds < invested)
        return GT_ERANGE;
    *chain = (struct gt_chain){
        .internal = (double)capital / (double)fund,
        .deployed = (double)invested / (double)capital,
        .external = (double)rounds / (double)invested,
        .product = (double)rounds / (double)fund,
    };
    return GT_OK;
}

/* Each contributor takes its share of what is left in turn, so the parts sum to the stake. */
enum gt_status gt_leverage_trace(gt_money stake, const struct gt_stake *contributions, size_t count,
                                 struct gt_stake *parts)
{
    gt_money left = 0;
    if (stake < 0)
        return GT_ERANGE;
    for (size_t i = 0; i < count; i++) {
        if (contributions[i].amount < 0) /* GT_MONEY_UNKNOWN is */
            return GT_ERANGE;
        enum gt_status status = gt_money_add(left, contributions[i].amount, &left);
        if (status != GT_OK)
            return status;
    }
    if (left == 0)
        return GT_ERANGE;
    for (size_t i = 0; i < count; i++) {
        gt_money weights[2] = {contributions[i].amount, left - contributions[i].amount}, split[2];
        enum gt_status status = left > 0 ? gt_money_allocate(stake, weights, 2, split) : GT_OK;
        if (status != GT_OK)
            return status;
        parts[i] = contributions[i];
        parts[i].amount = left > 0 ? split[0] : 0;
        stake -= parts[i].amount;
        left -= weights[0];
    }
    return GT_OK;
}

enum gt_status gt_leverage_attribute(const struct gt_split *split, gt_money *attributed)
{
    const gt_money weights[2] = {split->fund, split->other_public};
    gt_money parts[2];
    *attributed = 0;
    if (!split->known || split->fund == 0)
        return GT_OK;
    enum gt_status status = gt_money_allocate(split->private_money, weights, 2, parts);
    if (status == GT_OK)
        *attributed = parts[0];
    return status;
}

bool gt_leverage_concentration(const gt_money *parts, size_t count, double *herfindahl,
                               double *largest)
{
    double sum = 0;
    *herfindahl = *largest = 0;
    for (size_t i = 0; i < count; i++)
        sum += parts[i] > 0 ? (double)parts[i] : 0;
    for (size_t i = 0; i < count && sum > 0; i++) {
        double share = parts[i] > 0 ? (double)parts[i] / sum : 0;
        *herfindahl += share * share;
        *largest = share > *largest ? share : *largest;
    }
    return sum > 0;
}

enum gt_status gt_leverage_peak(const gt_money *out, const gt_money *in, size_t count,
                                gt_money *peak)
{
    gt_money outstanding = 0;
    *peak = 0;
    for (size_t i = 0; i < count; i++) {
        enum gt_status status = gt_money_add(outstanding, out[i], &outstanding);
        if (status == GT_OK)
            status = gt_money_add(outstanding, -in[i], &outstanding);
        if (status != GT_OK)
            return status;
        *peak = outstanding > *peak ? outstanding : *peak;
    }
    return GT_OK;
}
