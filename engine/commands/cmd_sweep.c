/* cmd_sweep.c - `scenario sweep`, `scenario best`: a programme under many terms. */
#include "engine/commands/interrupt.h"
#include "engine/commands/leverage.h"

#include "engine/export/sweep.h"
#include "engine/intake/scenario.h"
#include "engine/operations/simulate.h"
#include "engine/operations/sweep.h"
#include "engine/operations/vary.h"

#include <math.h>
#include <string.h>

#define STEPS_MAX 200
#define NO_LIMIT  1e9

/* A scenario and what is varied of it. */
struct sweep {
    struct gt_call *call;
    struct gt_scenario scenario;
    struct gt_varied varied[GT_VARIED_MAX];
    const char *names[GT_VARIED_MAX];
    size_t varied_count;
    struct gt_sweep_options options;
    int threads;
    struct gt_ranks ranks;
    struct gt_programme *points;
    size_t count;
    struct gt_sweep_result *results;
    int64_t done, total; /* points of this rank, with those in work in part */
    double shown;        /* seconds */
};

static int follow(void *context, int64_t done, int64_t total)
{
    struct sweep *sweep = context;
    double now = sweep->call->world->seconds();
    sweep->done = done;
    sweep->total = total;
    if (now - sweep->shown >= 0.1) {
        sweep->shown = now;
        gt_call_progress(sweep->call, _("sweeping"), done, total);
    }
    return gt_interrupt_came();
}

/* Of the points that a search tries, nobody knows how many. */
static int heed(void *context, int64_t done, int64_t total)
{
    (void)context;
    (void)done;
    (void)total;
    return gt_interrupt_came();
}

/* "25%", "0.25", "3". */
static bool read_number(const char *text, size_t length, double *number)
{
    struct gt_error ignored = {0};
    char copy[64];
    if (length == 0 || length >= sizeof copy)
        return false;
    memcpy(copy, text, length);
    copy[length] = '\0';
    return gt_value_rate(copy, -1e6, 1e6, number, &ignored) == 0;
}

static int fail_range(struct gt_call *call, const char *text)
{
    return gt_fail(call->error, GT_EXIT_USAGE,
                   _("--vary: \"%s\" is no range; expected NAME=LOW:HIGH:STEP with LOW below HIGH, "
                     "such as terms.concession.share=0:1:0.1"),
                   text);
}

/* "terms.concession=0:1:0.1" */
static int read_varied(struct sweep *sweep, const char *text)
{
    struct gt_call *call = sweep->call;
    struct gt_varied *varied = &sweep->varied[sweep->varied_count];
    const char *equals = strchr(text, '='), *first = equals ? strchr(equals, ':') : NULL;
    const char *second = first ? strchr(first + 1, ':') : NULL;
    if (!second)
        return fail_range(call, text);
    if (sweep->varied_count == GT_VARIED_MAX)
        return gt_fail(call->error, GT_EXIT_USAGE, _("--vary: at most %d numbers at once"),
                       GT_VARIED_MAX);
    varied->name = gt_arena_copy(call->arena, text, (size_t)(equals - text));
    if (!varied->name)
        return gt_fail_memory(call->error);
    if (!read_number(equals + 1, (size_t)(first - equals - 1), &varied->low) ||
        !read_number(first + 1, (size_t)(second - first - 1), &varied->high) ||
        !read_number(second + 1, strlen(second + 1), &varied->step) ||
        !(varied->low < varied->high) || !(varied->step > 0))
        return fail_range(call, text);
    if (!gt_vary_place(&sweep->scenario.programme, varied->name))
        return gt_fail(call->error, GT_EXIT_USAGE,
                       _("--vary: \"%s\" is no number of this programme; there is %s"),
                       varied->name, gt_vary_names(&sweep->scenario.programme, call->arena));
    for (size_t i = 0; i < sweep->varied_count; i++)
        if (gt_vary_place(&sweep->scenario.programme, varied->name) ==
            gt_vary_place(&sweep->scenario.programme, sweep->varied[i].name))
            return gt_fail(call->error, GT_EXIT_USAGE, _("--vary: \"%s\" is varied twice"),
                           varied->name);
    double steps = floor((varied->high - varied->low) / varied->step + 1e-9);
    varied->count = steps < GT_POINTS_MAX ? (int)steps + 1 : GT_POINTS_MAX + 1;
    sweep->names[sweep->varied_count++] = varied->name;
    return 0;
}

static int read_all_varied(struct sweep *sweep)
{
    struct gt_call *call = sweep->call;
    int code = 0;
    for (int i = 0; i < call->given_count && !code; i++)
        if (strcmp(call->given[i].name, "vary") == 0)
            code = read_varied(sweep, call->given[i].value);
    if (!code && sweep->varied_count == 0)
        return gt_fail(call->error, GT_EXIT_USAGE,
                       _("what is varied? Write --vary NAME=LOW:HIGH:STEP; there is %s"),
                       gt_vary_names(&sweep->scenario.programme, call->arena));
    return code;
}

static int read_options(struct sweep *sweep)
{
    struct gt_call *call = sweep->call;
    const struct gt_scenario *scenario = &sweep->scenario;
    const char *treasury = gt_call_value(call, "treasury");
    bool alone = !(call->command->flags & GT_COMMAND_RANKS);
    struct gt_ranks ranks = alone ? (struct gt_ranks){0, 1} : call->world->ranks;
    int64_t paths = GT_PATHS_USUAL, seed = 1, threads = ranks.count > 1 ? 1 : call->world->threads;
    double rate = scenario->treasury_rate;
    int code = gt_call_instructions(call);
    if (!code)
        code = gt_call_count(call, "paths", 1, GT_SWEEP_PATHS_MAX, &paths);
    if (!code)
        code = gt_call_count(call, "seed", 0, INT64_MAX, &seed);
    if (!code)
        code = gt_call_count(call, "threads", 1, GT_THREADS_MAX, &threads);
    sweep->threads = (int)threads;
    sweep->ranks = ranks;
    if (!code && treasury && gt_value_rate(treasury, -0.5, 1, &rate, call->error)) {
        call->error->exit = GT_EXIT_USAGE;
        return gt_error_at(call->error, "--treasury");
    }
    if (!code && isnan(rate))
        return gt_fail(call->error, GT_EXIT_DATA,
                       _("%s: treasury_rate: it is missing; present values want the rate at which "
                         "the treasury discounts (or --treasury RATE)"),
                       call->arguments[0]);
    sweep->options = (struct gt_sweep_options){
        .paths = paths,
        .seed = (uint64_t)seed,
        .treasury = rate,
        .eta = scenario->has_response ? scenario->response.elasticity : 0,
        .capacity = scenario->has_response && scenario->response.capacity >= 1
                        ? scenario->response.capacity
                        : NO_LIMIT,
        .instructions = call->world->instructions,
        .progress = follow,
        .context = sweep,
    };
    return code;
}

static int fail_status(const struct sweep *sweep, enum gt_status status)
{
    struct gt_call *call = sweep->call;
    if (status == GT_ESTOPPED) {
        fprintf(call->world->err,
                _("Stopped: the work of %lld points of %lld was done; nothing of it is kept.\n"),
                (long long)sweep->done, (long long)sweep->total);
        return GT_EXIT_FINDINGS;
    }
    return status == GT_OK ? 0
           : status == GT_ENOMEM
               ? gt_fail_memory(call->error)
               : gt_fail(call->error, GT_EXIT_DATA, _("%s: the programme cannot be simulated: %s"),
                         call->arguments[0], _(gt_status_text(status)));
}

/* The scenario read, and its grid worked out. */
static int work_out(struct sweep *sweep)
{
    struct gt_call *call = sweep->call;
    int code = gt_scenario_read(call->arguments[0], &sweep->scenario, call->arena, call->error);
    if (!code && !sweep->scenario.has_programme)
        return gt_fail(call->error, GT_EXIT_DATA,
                       _("%s: programme: it is missing; a simulation wants one"),
                       call->arguments[0]);
    if (!code)
        code = read_all_varied(sweep);
    if (!code)
        code = read_options(sweep);
    if (!code)
        code = gt_vary_grid(&sweep->scenario.programme, sweep->varied, sweep->varied_count,
                            &sweep->points, &sweep->count, call->arena, call->error);
    if (code)
        return code;
    sweep->results = gt_arena_alloc(call->arena, sweep->count * sizeof *sweep->results);
    if (!sweep->results)
        return gt_fail_memory(call->error);
    gt_interrupt_begin();
    enum gt_status status = gt_sweep_run(sweep->points, sweep->count, &sweep->options,
                                         sweep->threads, &sweep->ranks, sweep->results);
    gt_interrupt_end();
    gt_call_progress(call, _("sweeping"), -1, 0);
    return fail_status(sweep, status);
}

/* What the figures rest on, for people. */
static void say_basis(const struct sweep *sweep)
{
    FILE *out = sweep->call->world->out;
    const struct gt_scenario *scenario = &sweep->scenario;
    fprintf(out, _("%s: %lld paths, seed %llu, treasury rate %g %%\n"), scenario->name,
            (long long)sweep->options.paths, (unsigned long long)sweep->options.seed,
            sweep->options.treasury * 100);
    if (sweep->options.eta > 0)
        fprintf(out, _("Private money answers to the uplift: elasticity %g (%s)\n"),
                sweep->options.eta, scenario->response.source);
    else
        fputs(_("Leverage is assumed: no elasticity of private supply is given.\n"), out);
    fputs(_("TVPI: median; P(<1): chance of less than 1. Over the money paid in: NPV/paid and\n"
            "ES 95, the mean loss of the worst 5 % of paths. Uplift: median over paths of the\n"
            "private IRR with the terms minus without, a year. Best: on the frontier.\n\n"),
          out);
}

/* How exact the table is: the largest standard error of each column. */
static void say_errors(const struct sweep *sweep)
{
    double net = 0, tvpi = 0, below = 0, npv = 0, shortfall = 0, uplift = 0;
    for (size_t i = 0; i < sweep->count; i++) {
        const struct gt_sweep_result *result = &sweep->results[i];
        net = fmax(net, result->net_se);
        tvpi = fmax(tvpi, result->tvpi_median_se);
        below = fmax(below, result->p_tvpi_below_1_se);
        npv = fmax(npv, result->npv_ratio_se);
        shortfall = fmax(shortfall, result->shortfall_se);
        uplift = fmax(uplift, result->uplift_se);
    }
    fprintf(sweep->call->world->out,
            _("\nStandard errors, at most: net %.4f, TVPI %.4f, P(<1) %.4f,\n"
              "NPV/paid %.4f, ES 95 %.4f, uplift %.4f\n"),
            net, tvpi, below, npv, shortfall, uplift);
}

static int print(const struct sweep *sweep, const struct gt_programme *points,
                 const struct gt_sweep_result *results, size_t count, enum gt_sweep_rows rows)
{
    struct gt_call *call = sweep->call;
    double *values = gt_arena_alloc(call->arena, count * sweep->varied_count * sizeof *values);
    if (!values)
        return gt_fail_memory(call->error);
    for (size_t r = 0; r < count; r++)
        for (size_t i = 0; i < sweep->varied_count; i++) {
            struct gt_programme point = points[r];
            values[r * sweep->varied_count + i] = *gt_vary_place(&point, sweep->names[i]);
        }
    struct gt_sweep_answer answer = {sweep->names, sweep->varied_count, values, results, count,
                                     rows};
    return gt_sweep_print(call->world->out, &answer, call->output, call->world->out_columns,
                          call->error);
}

int gt_cmd_scenario_sweep(struct gt_call *call)
{
    struct sweep sweep = {.call = call};
    int code = work_out(&sweep);
    if (!code && call->output == GT_OUTPUT_TABLE)
        say_basis(&sweep);
    if (!code)
        code = print(&sweep, sweep.points, sweep.results, sweep.count,
                     gt_call_flag(call, "frontier") ? GT_SWEEP_FRONTIER : GT_SWEEP_ALL);
    if (!code && call->output == GT_OUTPUT_TABLE)
        say_errors(&sweep);
    return code;
}

static int read_limits(struct gt_call *call, struct gt_best_terms *asked)
{
    const char *alpha = gt_call_value(call, "alpha"), *floor = gt_call_value(call, "floor");
    if (!alpha || !floor)
        return gt_fail(
            call->error, GT_EXIT_USAGE,
            _("within which limits? Write --alpha A (at most this probability that public "
              "TVPI is below 1) and --floor F (E[NPV] over the money paid in is at "
              "least this), such as --alpha 0.7 --floor -0.1"));
    if (gt_value_rate(alpha, 0, 1, &asked->alpha, call->error)) {
        call->error->exit = GT_EXIT_USAGE;
        return gt_error_at(call->error, "--alpha");
    }
    if (gt_value_rate(floor, -1, 1000, &asked->floor, call->error)) {
        call->error->exit = GT_EXIT_USAGE;
        return gt_error_at(call->error, "--floor");
    }
    return 0;
}

static int refine(struct sweep *sweep, const struct gt_best_terms *asked,
                  struct gt_programme *programme, struct gt_sweep_result *result)
{
    double *numbers[GT_VARIED_MAX], low[GT_VARIED_MAX], high[GT_VARIED_MAX];
    int steps = 0;
    for (size_t i = 0; i < sweep->varied_count; i++) {
        const struct gt_varied *varied = &sweep->varied[i];
        numbers[i] = gt_vary_place(programme, varied->name);
        low[i] = varied->low;
        high[i] = gt_varied_value(varied, varied->count - 1);
        if (low[i] >= high[i])
            return 0; /* a grid of one value leaves nothing to refine */
    }
    struct gt_sweep_options options = sweep->options;
    options.progress = heed;
    gt_interrupt_begin();
    enum gt_status status = gt_best_refine(programme, numbers, low, high, sweep->varied_count,
                                           asked, &options, STEPS_MAX, result, &steps);
    gt_interrupt_end();
    return fail_status(sweep, status);
}

/* Which limit holds the answer: one that is met within a standard error, or a bound of the grid. */
static void say_binding(const struct sweep *sweep, const struct gt_best_terms *asked,
                        const struct gt_programme *programme, const struct gt_sweep_result *result)
{
    FILE *out = sweep->call->world->out;
    bool any = false;
    struct gt_programme point = *programme;
    if (asked->alpha - result->p_tvpi_below_1 <= result->p_tvpi_below_1_se) {
        fprintf(out, _("Binding: --alpha, P(TVPI<1) is %.4f (s.e. %.4f) of at most %g\n"),
                result->p_tvpi_below_1, result->p_tvpi_below_1_se, asked->alpha);
        any = true;
    }
    if (result->npv_ratio - asked->floor <= result->npv_ratio_se) {
        fprintf(out, _("Binding: --floor, NPV/paid in is %.4f (s.e. %.4f) of at least %g\n"),
                result->npv_ratio, result->npv_ratio_se, asked->floor);
        any = true;
    }
    for (size_t i = 0; i < sweep->varied_count; i++) {
        const struct gt_varied *varied = &sweep->varied[i];
        double at = *gt_vary_place(&point, varied->name),
               near = 1e-3 * (varied->high - varied->low);
        double high = gt_varied_value(varied, varied->count - 1);
        if (at - varied->low > near && high - at > near)
            continue;
        fprintf(out, _("Binding: the range of %s, at %g\n"), varied->name,
                at - varied->low <= near ? varied->low : high);
        any = true;
    }
    if (!any)
        fputs(_("No limit binds: more of nothing would help.\n"), out);
}

static int say_infeasible(struct gt_call *call, const struct gt_best_terms *asked,
                          const struct gt_sweep_result *result)
{
    double risk, price;
    FILE *out = call->output == GT_OUTPUT_TABLE ? call->world->out : call->world->err;
    gt_best_excess(asked, result, &risk, &price);
    if (risk == 0 && price == 0)
        return 0;
    fputs(_("Infeasible: no terms of these ranges meet both limits; the nearest are above.\n"),
          out);
    if (risk > 0)
        fprintf(out, _("Short of --alpha by %.4f: P(TVPI<1) is %.4f, not %g or less\n"), risk,
                result->p_tvpi_below_1, asked->alpha);
    if (price > 0)
        fprintf(out, _("Short of --floor by %.4f: NPV/paid in is %.4f, not %g or more\n"), price,
                result->npv_ratio, asked->floor);
    return GT_EXIT_FINDINGS;
}

int gt_cmd_scenario_best(struct gt_call *call)
{
    struct sweep sweep = {.call = call};
    struct gt_best_terms asked;
    int code = read_limits(call, &asked);
    if (!code)
        code = work_out(&sweep);
    if (code)
        return code;
    size_t best = 0;
    for (size_t i = 1; i < sweep.count; i++)
        if (gt_best_better(&asked, &sweep.results[i], &sweep.results[best]))
            best = i;
    struct gt_programme programme = sweep.points[best];
    struct gt_sweep_result result = sweep.results[best];
    code = refine(&sweep, &asked, &programme, &result);
    if (!code && call->output == GT_OUTPUT_TABLE)
        say_basis(&sweep);
    if (!code)
        code = print(&sweep, &programme, &result, 1, GT_SWEEP_ONE);
    if (!code)
        code = say_infeasible(call, &asked, &result);
    if (!code && call->output == GT_OUTPUT_TABLE)
        say_binding(&sweep, &asked, &programme, &result);
    return code;
}
