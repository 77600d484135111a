/* cmd_report.c - `report board`. */
#include "engine/commands/exchange.h"
#include "engine/commands/leverage.h"

#include "engine/base/replace.h"
#include "engine/commands/simulation.h"
#include "engine/intake/scenario.h"
#include "engine/operations/board.h"

#include <errno.h>
#include <string.h>

/* What the workbook is made from, held until it is written. */
struct making {
    struct gt_call *call;
    const char *path;
    struct gt_scenario scenario;
    struct gt_scenario_run_row run;
    struct gt_board_options options;
    struct gt_facts_terms terms;
    struct gt_simulation *simulation;
    struct gt_board board;
};

/* The scenario of a file, or of a run that was kept, with the run's options. */
static int read_scenario(struct making *making, struct gt_call *again)
{
    struct gt_call *call = making->call;
    const char *path = gt_call_value(call, "scenario");
    int64_t run = 0;
    int code = gt_call_count(call, "run", 1, INT64_MAX, &run);
    if (!code && path && run)
        return gt_fail(call->error, GT_EXIT_USAGE,
                       _("--run: it has a scenario of its own; leave --scenario out"));
    if (code || run == 0) {
        making->options.scenario_file = path ? gt_text_file_name(path) : NULL;
        return code || !path ? code
                             : gt_scenario_read(path, &making->scenario, call->arena, call->error);
    }
    code = gt_scenario_run_read(call->store, run, &making->run, call->arena, call->error);
    if (!code)
        code = gt_call_again(again, &making->run);
    if (!code)
        code = gt_scenario_parse(making->run.file, making->run.scenario, &making->scenario,
                                 call->arena, call->error);
    making->options.scenario_file = making->run.file;
    making->options.run = &making->run;
    return code ? code : gt_call_override(again, &making->scenario);
}

static int use_scenario(struct making *making)
{
    struct gt_call again = *making->call;
    int code = read_scenario(making, &again);
    if (code || !making->options.scenario_file)
        return code;
    making->options.scenario = &making->scenario;
    making->options.counting.state_owned_is_private |=
        gt_call_counting(&again).state_owned_is_private;
    if (making->scenario.has_programme)
        code =
            gt_call_simulate(&again, &making->scenario.programme, NULL, &making->simulation, NULL);
    making->options.simulation = making->simulation;
    return code;
}

static int write_board(const void *book, const char *beside)
{
    enum gt_board_status status = gt_board_write(book, beside);
    return status == GT_BOARD_OK ? 0 : status == GT_BOARD_ENOMEM ? ENOMEM : errno;
}

static void print_headlines(const struct making *making)
{
    const struct gt_board *board = &making->board;
    FILE *out = making->call->world->out;
    char day[GT_DAY_TEXT];
    fprintf(out, _("%s: the board's workbook as of %s%s\n"), making->path,
            gt_day_format(board->as_of, day), board->illustrative ? _(" (illustrative data)") : "");
    fprintf(out, _("  rounds: %d in %d companies, %d of unknown amount"), board->rounds,
            board->companies, board->rounds_unknown);
    if (board->rounds_foreign)
        fprintf(out, _(", %d in another currency"), board->rounds_foreign);
    fputc('\n', out);
    for (size_t i = 0; i < board->leverage_count; i++) {
        const struct gt_leverage *figures = &board->leverage[i].portfolio.leverage;
        if (!figures->defined)
            continue;
        fprintf(out, _("  leverage, %s%s: gross %.2f, net %.2f"), board->leverage[i].title,
                board->leverage[i].portfolio.assumed ? _(" (assumed)") : "", figures->gross,
                figures->net);
        if (figures->unknown)
            fprintf(out, _(" (%.2f to %.2f)"), figures->net_low, figures->net_high);
        fprintf(out, _(", %d rounds\n"), figures->rounds);
    }
    if (board->simulation)
        fprintf(out, _("  simulation: public TVPI median %.2f, below 1 with probability %.3f\n"),
                board->simulation->public_side.tvpi.quantiles[4],
                board->simulation->public_side.p_tvpi_below_1);
    for (size_t i = 0; i < board->exchange_count; i++) {
        const char *way = gt_exchange_way(&board->exchanges[i], making->call->arena);
        const char *use = gt_exchange_use(&board->exchanges[i], making->call->arena);
        fprintf(out, _("  converted: %s: %s\n"), way ? way : "?", use ? use : "?");
    }
    if (board->finding_count)
        fprintf(out, _("  findings: %zu, listed on the first sheet\n"), board->finding_count);
}

int gt_cmd_report_board(struct gt_call *call)
{
    struct making making = {.call = call, .path = gt_call_value(call, "output")};
    making.options.counting.state_owned_is_private = gt_call_flag(call, "state-owned-private");
    if (!making.path)
        return gt_fail(call->error, GT_EXIT_USAGE,
                       _("which file? Write -o board.xlsx (an older one there is replaced)"));
    making.options.terms = &making.terms;
    int code = gt_call_facts_terms(call, &making.terms);
    if (!code)
        code = use_scenario(&making);
    if (!code)
        code = gt_board_fill(call->store, call->as_of, &making.options, &making.board, call->arena,
                             call->error);
    if (!code)
        code = gt_replace_file(making.path, write_board, &making.board, call->error);
    if (!code)
        print_headlines(&making);
    gt_simulation_free(making.simulation);
    return code || making.board.finding_count == 0 ? code : GT_EXIT_FINDINGS;
}
