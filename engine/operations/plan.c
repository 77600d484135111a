/* plan.c - the leverage that a programme sets out to have. */
#include "engine/operations/plan.h"

#include <math.h>

/* Adds `count` rounds of an amount; of deals by chance those that are expected. */
static enum gt_status add_rounds(const struct gt_scenario *scenario, double amount, double count,
                                 struct gt_board_leverage *plan)
{
    struct gt_split round = {.known = true};
    gt_money whole = llround(amount * count * (double)scenario->currency->per_one);
    enum gt_status status = gt_money_share(whole, scenario->programme.public_share, &round.fund);
    round.private_money = whole - round.fund;
    return status == GT_OK ? gt_leverage_add(&plan->leverage, &round) : status;
}

static enum gt_status add_lots(const struct gt_scenario *scenario, struct gt_board_leverage *plan)
{
    const struct gt_programme *programme = &scenario->programme;
    enum gt_status status = GT_OK;
    for (int i = 0; i < programme->lot_count; i++) {
        const struct gt_lot *lot = &programme->lots[i];
        for (int k = 0; k < lot->count && status == GT_OK; k++)
            status = add_rounds(scenario, lot->round, 1, plan);
        if (lot->count == 0 && status == GT_OK)
            status = add_rounds(scenario, lot->round, lot->rate * (lot->to - lot->from + 1), plan);
    }
    return status;
}

int gt_plan_leverage(const struct gt_scenario *scenario, struct gt_board_leverage *plan,
                     struct gt_error *error)
{
    const struct gt_programme *programme = &scenario->programme;
    enum gt_status status = GT_OK;
    *plan = (struct gt_board_leverage){_("Planned programme"), {0}, true};
    if (programme->lot_count > 0)
        status = add_lots(scenario, plan);
    for (int i = 0; programme->lot_count == 0 && i < programme->companies && status == GT_OK; i++)
        status = add_rounds(scenario, programme->round, 1, plan);
    if (status != GT_OK)
        return gt_fail(error, GT_EXIT_DATA, _("programme: its rounds cannot be summed: %s"),
                       _(gt_status_text(status)));
    return 0;
}
