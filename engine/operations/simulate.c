/* simulate.c - a programme simulated within the memory there is. */
#include "engine/operations/simulate.h"

int gt_simulate_run(const struct gt_programme *programme, const struct gt_simulate_options *options,
                    struct gt_simulation **simulation, struct gt_error *error)
{
    enum gt_status status = gt_simulate(programme, options, simulation);
    if (status == GT_ENOMEM)
        return gt_fail_memory(error);
    if (status != GT_OK)
        return gt_fail(error, GT_EXIT_DATA, _("the simulation ended without a result: %s"),
                       _(gt_status_text(status)));
    return 0;
}
