/* plan.c - the leverage that a programme sets out to have. */
#include "engine/operations/plan.h"

#include <math.h>

int gt_plan_leverage(const struct gt_scenario *scenario, struct gt_board_leverage *plan,
                     struct gt_error *error)
{
    const struct gt_programme *programme = &scenario->programme;
    struct gt_split round = {.known = true};
    gt_money amount = llround(programme->round * (double)scenario->currency->per_one);
    enum gt_status status = gt_money_share(amount, programme->public_share, &round.fund);
    round.private_money = amount - round.fund;
    *plan = (struct gt_board_leverage){_("Planned programme"), {0}, true};
    for (int i = 0; i < programme->companies && status == GT_OK; i++)
        status = gt_leverage_add(&plan->leverage, &round);
    if (status != GT_OK)
        return gt_fail(error, GT_EXIT_DATA, _("programme: its rounds cannot be summed: %s"),
                       _(gt_status_text(status)));
    return 0;
}
