/* cmd_simulate.c - `simulate`. */
#include "engine/commands/command.h"

#include "engine/commands/interrupt.h"
#include "engine/commands/simulation.h"
#include "engine/export/simulation.h"
#include "engine/intake/scenario.h"
#include "engine/intake/values.h"

#include <math.h>
#include <string.h>

/* A simulation in progress, for the bar. */
struct course {
    struct gt_call *call;
    double begun, shown; /* seconds */
    int64_t first;       /* paths done when the first rate was to be told; -1: not yet */
    bool open_ended;     /* nobody knows how many paths it will take */
};

static void show(struct course *course, double now, int64_t done, int64_t total)
{
    struct gt_call *call = course->call;
    char beside[64] = "";
    double rate = (double)(done - course->first) / (now - course->begun);
    double left = rate > 0 ? (double)(total - done) / rate : 0;
    if (course->open_ended)
        snprintf(beside, sizeof beside, _("%.1f million paths, %.2f million/s"), (double)done / 1e6,
                 rate / 1e6);
    else if (left < 600)
        snprintf(beside, sizeof beside, _("%.2f million/s, %.0f s left"), rate / 1e6, ceil(left));
    else
        snprintf(beside, sizeof beside, _("%.2f million/s, %.0f min left"), rate / 1e6,
                 ceil(left / 60));
    gt_call_progress_beside(call, _("simulating"), done, course->open_ended ? 0 : total, beside);
}

static int follow(void *context, int64_t done, int64_t total)
{
    struct course *course = context;
    double now = course->call->world->seconds();
    if (course->first < 0) { /* a checkpoint's paths took no time */
        course->first = done;
        course->begun = course->shown = now;
    }
    if (now - course->shown >= 0.1) {
        course->shown = now;
        show(course, now, done, total);
    }
    return gt_interrupt_came();
}

static int read_how(struct gt_call *call, struct gt_simulate_how *how)
{
    const struct gt_world *world = call->world;
    const char *until = gt_call_value(call, "until-se");
    int64_t paths = until ? GT_PATHS_MAX : GT_PATHS_USUAL, seed = 1;
    int64_t threads = world->ranks.count > 1 ? 1 : world->threads;
    int scheme = GT_SCHEME_INDEPENDENT, code = gt_call_instructions(call);
    if (!code)
        code = gt_call_count(call, "paths", 1, GT_PATHS_MAX, &paths);
    if (!code)
        code = gt_call_kind(call, "draws", &gt_scheme_words, &scheme);
    if (!code)
        code = gt_call_count(call, "seed", 0, INT64_MAX, &seed);
    if (!code)
        code = gt_call_count(call, "threads", 1, GT_THREADS_MAX, &threads);
    *how = (struct gt_simulate_how){.paths = paths,
                                    .seed = (uint64_t)seed,
                                    .threads = (int)threads,
                                    .scheme = (enum gt_scheme)scheme,
                                    .instructions = world->instructions,
                                    .ranks = world->ranks,
                                    .checkpoint = gt_call_value(call, "checkpoint"),
                                    .seconds = world->seconds,
                                    .progress = follow};
    if (!code && until && gt_value_rate(until, 1e-9, 1, &how->until_se, call->error)) {
        call->error->exit = GT_EXIT_USAGE;
        return gt_error_at(call->error, "--until-se");
    }
    return code;
}

/* What people may not take for granted. True: less was done than asked for. */
static bool say_end(struct gt_call *call, const struct gt_simulate_how *how,
                    const struct gt_simulation *simulation, enum gt_simulate_end end)
{
    FILE *err = call->world->err;
    long long done = simulation->paths, asked = how->paths;
    double se = simulation->public_side.irr.se;
    switch (end) {
    case GT_END_STOPPED:
        fprintf(err, _("Stopped: these are the figures of the first %lld paths, of %lld.\n"), done,
                asked);
        return true;
    case GT_END_SE:
        fprintf(err,
                _("Exact enough after %lld paths: standard error of the mean public IRR %.3g\n"),
                done, se);
        return false;
    case GT_END_PATHS:
        if (how->until_se <= 0 || se <= how->until_se)
            return false;
        fprintf(err,
                _("Not as exact as asked after %lld paths: standard error of the mean public IRR "
                  "%.3g\n"),
                done, se);
        return true;
    }
    return false;
}

int gt_call_simulate(struct gt_call *call, const struct gt_programme *programme, const char *text,
                     struct gt_simulation **simulation, bool *early)
{
    struct course course = {.call = call, .first = -1};
    struct gt_simulate_how how;
    enum gt_simulate_end end = GT_END_PATHS;
    int code = read_how(call, &how);
    if (code)
        return code;
    how.context = &course;
    how.identity = text;
    course.open_ended = how.until_se > 0 && !gt_call_value(call, "paths");
    gt_interrupt_begin();
    code = gt_simulate_run(programme, &how, simulation, &end, call->error);
    gt_interrupt_end();
    gt_call_progress(call, "", -1, 0);
    bool less = !code && say_end(call, &how, *simulation, end);
    if (early)
        *early = less;
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
    bool early = false;
    int code = read_programme(call, call->arguments[0], &scenario, &answer.name, &answer.programme);
    if (!code)
        code =
            gt_call_simulate(call, answer.programme,
                             answer.programme == &scenario.programme ? scenario.text : answer.name,
                             &simulation, &early);
    answer.simulation = simulation;
    if (!code && answer.programme == &scenario.programme) {
        answer.currency = scenario.currency->code;
        answer.partners = scenario.partners.items;
        answer.held = scenario.held;
    }
    if (!code)
        code = gt_simulation_print(call->world->out, &answer, call->output, call->error);
    gt_simulation_free(simulation);
    return code || !early ? code : GT_EXIT_FINDINGS;
}
