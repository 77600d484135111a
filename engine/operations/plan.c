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

/* What is held already, each company with what was paid. */
static enum gt_status add_held(const struct gt_scenario *scenario, struct gt_board_leverage *plan)
{
    const struct gt_programme *programme = &scenario->programme;
    double minor = (double)scenario->currency->per_one;
    enum gt_status status = GT_OK;
    for (int i = 0; i < programme->held_count && status == GT_OK; i++) {
        const double *paid = programme->held[i].paid;
        struct gt_split round = {.known = true, .fund = llround(paid[0] * minor)};
        for (int side = 1; side < 4; side++)
            round.private_money += llround(paid[side] * minor);
        status = gt_leverage_add(&plan->leverage, &round);
    }
    return status;
}

int gt_plan_leverage(const struct gt_scenario *scenario, struct gt_board_leverage *plan,
                     struct gt_error *error)
{
    const struct gt_programme *programme = &scenario->programme;
    bool companies = programme->lot_count == 0 && !programme->held_only;
    *plan = (struct gt_board_leverage){_("Planned programme"), {0}, true};
    enum gt_status status = add_held(scenario, plan);
    if (programme->lot_count > 0 && status == GT_OK)
        status = add_lots(scenario, plan);
    for (int i = 0; companies && i < programme->companies && status == GT_OK; i++)
        status = add_rounds(scenario, programme->round, 1, plan);
    if (status != GT_OK)
        return gt_fail(error, GT_EXIT_DATA, _("programme: its rounds cannot be summed: %s"),
                       _(gt_status_text(status)));
    return 0;
}
