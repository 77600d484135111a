/* cmd_scenario_kept.c - what was kept of scenarios: `scenario list`, `show`, `compare`. */
#include "engine/commands/leverage.h"

#include "engine/export/figures.h"
#include "engine/intake/scenario.h"
#include "engine/store/scenario_run.h"

#include <errno.h>
#include <string.h>

static const struct gt_listing_column run_columns[] = {
    {"run", "#", GT_CELL_NUMBER, NULL},          {"at", N_("When"), GT_CELL_TEXT, NULL},
    {"actor", N_("Who"), GT_CELL_TEXT, NULL},    {"name", N_("Scenario"), GT_CELL_TEXT, NULL},
    {"as_of", N_("As of"), GT_CELL_DAY, NULL},   {"seen", N_("Entry seen"), GT_CELL_NUMBER, NULL},
    {"paths", N_("Paths"), GT_CELL_RIGHT, NULL}, {"seed", N_("Seed"), GT_CELL_RIGHT, NULL},
    {"file", NULL, GT_CELL_TEXT, NULL},          {"options", NULL, GT_CELL_TEXT, NULL},
    {"draws", NULL, GT_CELL_TEXT, NULL},         {"version", NULL, GT_CELL_TEXT, NULL},
    {"hash", NULL, GT_CELL_TEXT, NULL},          {"entry", NULL, GT_CELL_NUMBER, NULL},
};

#define RUN_COLUMNS (sizeof run_columns / sizeof *run_columns)

static const char *number_shown(const struct gt_call *call, int64_t number)
{
    return number < 0 ? NULL : gt_arena_format(call->arena, "%lld", (long long)number);
}

static int print_runs(struct gt_call *call, const struct gt_scenario_run_row *rows, size_t count)
{
    struct gt_cell *cells = gt_call_cells(call, count, RUN_COLUMNS);
    if (!cells)
        return gt_fail_memory(call->error);
    for (size_t i = 0; i < count; i++) {
        struct gt_cell *cell = &cells[i * RUN_COLUMNS];
        cell[0].number = rows[i].id;
        cell[1].text = rows[i].at;
        cell[2].text = rows[i].actor;
        cell[3].text = rows[i].name;
        cell[4].day = rows[i].as_of;
        cell[5].number = rows[i].seen;
        cell[6].text = number_shown(call, rows[i].paths);
        cell[7].text = number_shown(call, rows[i].seed);
        cell[8].text = rows[i].file;
        cell[9].text = rows[i].options;
        cell[10].text = number_shown(call, rows[i].draws);
        cell[11].text = rows[i].version;
        cell[12].text = rows[i].hash;
        cell[13].number = rows[i].entry;
    }
    struct gt_listing listing = {run_columns, RUN_COLUMNS, cells, count, NULL};
    return gt_call_print(call, &listing);
}

int gt_cmd_scenario_list(struct gt_call *call)
{
    struct gt_scenario_run_row *rows = NULL;
    size_t count = 0;
    int64_t offset = 0, limit = 0, total = 0;
    int code = gt_call_page(call, &offset, &limit);
    if (!code)
        code = gt_scenario_run_list(call->store, offset, limit, &rows, &count, &total, call->arena,
                                    call->error);
    if (!code)
        code = print_runs(call, rows, count);
    if (!code)
        gt_call_page_note(call, offset, count, total);
    return code;
}

static int read_run(struct gt_call *call, int argument, struct gt_scenario_run_row *run)
{
    int64_t id = 0;
    int code = gt_call_number(call, argument, "RUN", &id);
    return code ? code : gt_scenario_run_read(call->store, id, run, call->arena, call->error);
}

int gt_cmd_scenario_show(struct gt_call *call)
{
    struct gt_scenario_run_row run;
    char day[GT_DAY_TEXT];
    FILE *out = call->world->out;
    int code = read_run(call, 0, &run);
    if (code)
        return code;
    if (gt_call_flag(call, "yaml")) {
        fputs(run.scenario, out);
        return 0;
    }
    const char *const texts[] = {run.figures};
    const char *const titles[] = {gt_arena_format(call->arena, "#%lld", (long long)run.id)};
    if (call->output == GT_OUTPUT_TABLE) {
        fprintf(out, _("Run %lld: %s (%s), by %s at %s\n"), (long long)run.id, run.name, run.file,
                run.actor, run.at);
        fprintf(out, _("As of %s, ledger at entry %lld, gentou %s"), gt_day_format(run.as_of, day),
                (long long)run.seen, run.version);
        if (run.paths > 0)
            fprintf(out, _("; %lld paths, seed %lld, draw addresses version %lld"),
                    (long long)run.paths, (long long)run.seed, (long long)run.draws);
        fprintf(out, "\nSHA-256: %s\n", run.hash);
        for (const char *line = run.options; *line; line = strchr(line, '\n') + 1)
            fprintf(out, "  --%.*s\n", (int)strcspn(line, "\n"), line);
        fputc('\n', out);
    }
    return gt_figures_compare(out, texts, titles, 1, call->output, call->world->out_columns,
                              call->arena, call->error);
}

/* Draws that differ make figures differ. */
static void say_draws(struct gt_call *call, const struct gt_scenario_run_row *runs, size_t count)
{
    for (size_t i = 1; i < count; i++) {
        if (runs[i].paths == runs[0].paths && runs[i].seed == runs[0].seed)
            continue;
        fputs(_("Their seeds or paths differ, so what was simulated differs by chance, too.\n"),
              call->output == GT_OUTPUT_TABLE ? call->world->out : call->world->err);
        return;
    }
}

int gt_cmd_scenario_compare(struct gt_call *call)
{
    size_t count = (size_t)call->argument_count;
    struct gt_scenario_run_row *runs = gt_arena_alloc(call->arena, count * sizeof *runs);
    const char **texts = gt_arena_alloc(call->arena, count * sizeof *texts);
    const char **titles = gt_arena_alloc(call->arena, count * sizeof *titles);
    int code = runs && texts && titles ? 0 : gt_fail_memory(call->error);
    for (size_t i = 0; i < count && !code; i++) {
        code = read_run(call, (int)i, &runs[i]);
        texts[i] = runs[i].figures;
        titles[i] = code ? NULL : gt_arena_format(call->arena, "#%lld", (long long)runs[i].id);
    }
    for (size_t i = 0; i < count && !code && call->output == GT_OUTPUT_TABLE; i++)
        fprintf(call->world->out, "%s  %s (%s)\n", titles[i], runs[i].name, runs[i].file);
    if (!code && call->output == GT_OUTPUT_TABLE)
        fputc('\n', call->world->out);
    if (!code)
        code = gt_figures_compare(call->world->out, texts, titles, count, call->output,
                                  call->world->out_columns, call->arena, call->error);
    if (!code)
        say_draws(call, runs, count);
    return code;
}
