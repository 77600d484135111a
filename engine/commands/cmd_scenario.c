/* cmd_scenario.c - `scenario run`, `scenario rerun`: what a scenario comes to, now and again. */
#include "engine/commands/leverage.h"

#include "engine/commands/simulation.h"
#include "engine/export/figures.h"
#include "engine/export/scenario.h"
#include "engine/intake/scenario.h"
#include "engine/operations/leverage.h"
#include "engine/operations/plan.h"
#include "engine/operations/scenario_run.h"
#include "engine/store/past.h"

#include <string.h>

/* A scenario, worked out. */
struct answer {
    struct gt_call *call;
    struct gt_scenario scenario;
    struct gt_facts facts;
    struct gt_leverage_view view;
    struct gt_board_leverage plan;
    struct gt_findings findings;
    struct gt_simulation *simulation;
    struct gt_leverage_answer leverage;
    struct gt_simulation_answer simulated;
};

static const struct gt_simulation_answer *simulated(const struct answer *answer)
{
    return answer->simulation ? &answer->simulated : NULL;
}

int gt_call_override(struct gt_call *call, struct gt_scenario *scenario)
{
    const char *share = gt_call_value(call, "share");
    int code = 0;
    if ((share || gt_call_value(call, "placement")) && !scenario->has_backcast)
        return gt_fail(call->error, GT_EXIT_USAGE,
                       _("--share and --placement change a back-cast; this scenario has none"));
    if (share && gt_value_rate(share, 0.0001, 0.9999, &scenario->backcast.share, call->error)) {
        call->error->exit = GT_EXIT_USAGE;
        code = gt_error_at(call->error, "--share");
    }
    return code ? code
                : gt_call_kind(call, "placement", &gt_placement_words,
                               &scenario->backcast.placement);
}

static int reckon_leverage(struct answer *answer)
{
    struct gt_call *call = answer->call;
    const struct gt_scenario *scenario = &answer->scenario;
    int code = gt_call_facts(call, &answer->facts);
    if (!code && scenario->has_backcast)
        code = gt_leverage_scenario(call->store, &answer->facts, gt_call_counting(call), scenario,
                                    &answer->view, call->arena, call->error);
    if (!code && scenario->has_programme)
        code = gt_plan_leverage(scenario, &answer->plan, call->error);
    if (!code)
        code = gt_call_findings(call, &answer->facts, scenario, &answer->findings);
    if (code)
        return code;
    answer->leverage = (struct gt_leverage_answer){
        .block = scenario->has_backcast ? &answer->view.block : NULL,
        .plan = scenario->has_programme ? &answer->plan : NULL,
        .currency = scenario->currency,
        .findings = answer->findings.items,
        .finding_count = answer->findings.count,
        .exchanges = answer->facts.exchange->used,
        .exchange_count = answer->facts.exchange->used_count,
    };
    return 0;
}

/* text: of the scenario, NULL: it stands in the file of that name. */
static int work_out(struct answer *answer, const char *name, const char *text)
{
    struct gt_call *call = answer->call;
    answer->findings = (struct gt_findings){.arena = call->arena};
    int code = gt_scenario_parse(name, text, &answer->scenario, call->arena, call->error);
    if (!code)
        code = gt_call_override(call, &answer->scenario);
    if (!code)
        code = reckon_leverage(answer);
    if (!code && answer->scenario.has_programme)
        code = gt_call_simulate(call, &answer->scenario.programme, NULL, &answer->simulation, NULL);
    answer->simulated = (struct gt_simulation_answer){
        .name = answer->scenario.name,
        .programme = &answer->scenario.programme,
        .simulation = answer->simulation,
        .currency = answer->scenario.currency ? answer->scenario.currency->code : NULL,
        .partners = answer->scenario.partners.items,
        .held = answer->scenario.held,
    };
    return code;
}

/* The options that change a figure, an option a line, but for those of the simulation. */
static const char *options_text(const struct gt_call *call)
{
    static const char *const names[] = {"fund",      "share",    "placement", "state-owned-private",
                                        "set-aside", "rate-age", "via"};
    const char *text = "";
    for (size_t i = 0; text && i < sizeof names / sizeof *names; i++) {
        const char *value = gt_call_value(call, names[i]);
        if (value || gt_call_flag(call, names[i]))
            text = gt_arena_format(call->arena, "%s%s=%s\n", text, names[i], value ? value : "");
    }
    return text;
}

static int keep(struct answer *answer, const char *figures, int64_t *id)
{
    struct gt_call *call = answer->call;
    const struct gt_simulation *simulation = answer->simulation;
    const char *path = call->arguments[0], *slash = strrchr(path, '/');
    struct gt_scenario_run_row run = {
        .name = answer->scenario.name,
        .file = slash && slash[1] ? slash + 1 : path,
        .scenario = answer->scenario.text,
        .options = options_text(call),
        .as_of = call->as_of,
        .seen = gt_store_ledger(call->store)->seq,
        .seed = simulation ? (int64_t)simulation->seed : -1,
        .paths = simulation ? simulation->paths : -1,
        .draws = simulation ? simulation->draws_version : -1,
        .version = GENTOU_VERSION,
        .figures = figures,
    };
    struct gt_entry entry = gt_call_entry(call);
    struct gt_store *store = NULL;
    int code = run.options ? gt_call_writer(call, &store) : gt_fail_memory(call->error);
    if (!code)
        code = gt_scenario_run_keep(store, &entry, &run, id, call->error);
    gt_store_close(store);
    return code;
}

static int run(struct answer *answer)
{
    struct gt_call *call = answer->call;
    const char *figures = NULL;
    int64_t id = 0;
    int code = work_out(answer, call->arguments[0], NULL);
    if (!code)
        code = gt_figures_text(&answer->leverage, simulated(answer), &figures, call->arena,
                               call->error);
    if (!code && !call->dry_run)
        code = keep(answer, figures, &id);
    if (!code)
        code = gt_scenario_print(call->world->out, &answer->leverage, simulated(answer),
                                 call->output, call->world->out_columns, call->error);
    if (!code && id && call->output == GT_OUTPUT_TABLE)
        fprintf(call->world->out,
                _("\nKept as run %lld; `gentou scenario rerun %lld` has the same figures again.\n"),
                (long long)id, (long long)id);
    return code || answer->findings.count == 0 ? code : GT_EXIT_FINDINGS;
}

int gt_cmd_scenario_run(struct gt_call *call)
{
    struct answer answer = {.call = call};
    int code = run(&answer);
    gt_simulation_free(answer.simulation);
    return code;
}

int gt_call_again(struct gt_call *call, const struct gt_scenario_run_row *run)
{
    struct gt_given *given = gt_arena_alloc(call->arena, GT_ARGUMENTS_MAX * sizeof *given);
    char *text = gt_arena_copy(call->arena, run->options, strlen(run->options));
    int count = 0;
    if (!given || !text)
        return gt_fail_memory(call->error);
    for (char *line = text, *end; *line; line = end + 1) {
        char *value = strchr(line, '=');
        end = strchr(line, '\n');
        *value = *end = '\0';
        given[count++] = (struct gt_given){line, value[1] ? value + 1 : NULL};
    }
    if (run->paths > 0) {
        given[count++] =
            (struct gt_given){"paths", gt_arena_format(call->arena, "%lld", (long long)run->paths)};
        given[count++] =
            (struct gt_given){"seed", gt_arena_format(call->arena, "%lld", (long long)run->seed)};
    }
    call->given = given;
    call->given_count = count;
    call->as_of = run->as_of;
    return 0;
}

static int print_differences(struct gt_call *call, const struct gt_figure_difference *rows,
                             size_t count)
{
    static const struct gt_listing_column columns[] = {
        {"figure", N_("Figure"), GT_CELL_TEXT, NULL},
        {"then", N_("Then"), GT_CELL_RIGHT, NULL},
        {"now", N_("Now"), GT_CELL_RIGHT, NULL},
    };
    struct gt_cell *cells = gt_call_cells(call, count, 3);
    if (!cells)
        return gt_fail_memory(call->error);
    for (size_t i = 0; i < count; i++) {
        cells[3 * i].text = rows[i].name;
        cells[3 * i + 1].text = rows[i].then;
        cells[3 * i + 2].text = rows[i].now;
    }
    struct gt_listing listing = {columns, 3, cells, count, NULL};
    return gt_call_print(call, &listing);
}

/* Says what is the same, and why what is not may not be. */
static void say_again(struct gt_call *call, const struct gt_scenario_run_row *run, size_t figures,
                      size_t differences)
{
    FILE *out = call->output == GT_OUTPUT_TABLE ? call->world->out : call->world->err;
    if (differences == 0) {
        fprintf(out,
                _("Run %lld again: the same %zu figures, to the last byte (SHA-256 %.16s…).\n"),
                (long long)run->id, figures, run->hash);
        return;
    }
    fprintf(out, _("Run %lld again: %zu of %zu figures differ.\n"), (long long)run->id, differences,
            figures);
    if (strcmp(run->version, GENTOU_VERSION) != 0)
        fprintf(out, _("It was made by gentou %s; this is %s.\n"), run->version, GENTOU_VERSION);
}

static int rerun(struct answer *answer)
{
    struct gt_call again = *answer->call, *call = answer->call;
    struct gt_scenario_run_row run;
    struct gt_figure_difference *rows = NULL;
    const char *figures = NULL;
    int64_t id = 0;
    size_t count = 0, all = 0;
    int code = gt_call_number(call, 0, "RUN", &id);
    if (!code)
        code = gt_scenario_run_read(call->store, id, &run, call->arena, call->error);
    if (!code)
        code = gt_call_again(&again, &run);
    if (!code)
        code = gt_past_know(call->store, run.seen, call->error);
    answer->call = &again;
    if (!code)
        code = work_out(answer, run.file, run.scenario);
    if (!code)
        code = gt_figures_text(&answer->leverage, simulated(answer), &figures, call->arena,
                               call->error);
    if (!code)
        code =
            gt_figures_differ(run.figures, figures, &rows, &count, &all, call->arena, call->error);
    if (!code && (count || call->output != GT_OUTPUT_TABLE))
        code = print_differences(call, rows, count);
    if (!code)
        say_again(call, &run, all, count);
    return code || count == 0 ? code : GT_EXIT_FINDINGS;
}

int gt_cmd_scenario_rerun(struct gt_call *call)
{
    struct answer answer = {.call = call};
    int code = rerun(&answer);
    gt_simulation_free(answer.simulation);
    return code;
}
