/* simulate.c - a programme simulated within the memory there is. */
#include "engine/operations/simulate.h"

int gt_simulate_run(const struct gt_programme *programme, const struct gt_simulate_options *options,
                    struct gt_simulation **simulation, struct gt_error *error)
{
    int64_t bytes = gt_simulate_bytes(programme, options->paths);
    if (bytes > GT_BYTES_MAX)
        return gt_fail(
            error, GT_EXIT_USAGE,
            _("--paths: %lld paths would take %lld MiB of memory, more than the %lld one "
              "run may; ask for fewer"),
            (long long)options->paths, (long long)(bytes >> 20), (long long)(GT_BYTES_MAX >> 20));
    enum gt_status status = gt_simulate(programme, options, simulation);
    if (status == GT_ENOMEM)
        return gt_fail_memory(error);
    if (status != GT_OK)
        return gt_fail(error, GT_EXIT_DATA, _("the simulation ended without a result: %s"),
                       _(gt_status_text(status)));
    return 0;
}
