/* cmd_simulate.c - `simulate`. */
#include "engine/commands/command.h"

#include "engine/commands/simulation.h"
#include "engine/export/simulation.h"
#include "engine/intake/scenario.h"

#include <string.h>

static int show_progress(void *context, int64_t done, int64_t total)
{
    gt_call_progress(context, _("simulating"), done, total);
    return 0;
}

int gt_call_simulate(struct gt_call *call, const struct gt_programme *programme,
                     struct gt_simulation **simulation)
{
    int64_t paths = GT_PATHS_USUAL, seed = 1;
    int code = gt_call_count(call, "paths", 1, GT_PATHS_MAX, &paths);
    if (!code)
        code = gt_call_count(call, "seed", 0, INT64_MAX, &seed);
    if (code)
        return code;
    struct gt_simulate_options options = {paths, (uint64_t)seed, show_progress, call};
    code = gt_simulate_run(programme, &options, simulation, call->error);
    gt_call_progress(call, _("simulating"), -1, 0);
    return code;
}

/* A preset by its name, or a scenario file with a programme. */
static int read_programme(struct gt_call *call, const char *what, struct gt_scenario *scenario,
                          const char **name, const struct gt_programme **programme)
{
    const struct gt_programme_preset *preset = gt_programme_preset_find(what);
    if (preset) {
        *name = preset->name;
        *programme = &preset->programme;
        return 0;
    }
    if (!strchr(what, '.') && !strchr(what, '/'))
        return gt_fail(call->error, GT_EXIT_USAGE,
                       _("\"%s\" is no preset (there is \"%s\") and no scenario file (they end in "
                         ".yaml)"),
                       what, gt_programme_presets[0].name);
    int code = gt_scenario_read(what, scenario, call->arena, call->error);
    if (!code && !scenario->has_programme)
        return gt_fail(call->error, GT_EXIT_DATA,
                       _("%s: programme: it is missing; a simulation wants one"), what);
    *name = scenario->name;
    *programme = &scenario->programme;
    return code;
}

int gt_cmd_simulate(struct gt_call *call)
{
    struct gt_scenario scenario;
    struct gt_simulation_answer answer = {0};
    struct gt_simulation *simulation = NULL;
    int code = read_programme(call, call->arguments[0], &scenario, &answer.name, &answer.programme);
    if (!code)
        code = gt_call_simulate(call, answer.programme, &simulation);
    answer.simulation = simulation;
    if (!code)
        code = gt_simulation_print(call->world->out, &answer, call->output, call->error);
    gt_simulation_free(simulation);
    return code;
}
