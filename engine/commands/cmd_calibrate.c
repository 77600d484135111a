/* cmd_calibrate.c - `calibrate` and `report calibration`. */
#include "engine/commands/calibration.h"

#include "engine/base/replace.h"
#include "engine/commands/exchange.h"
#include "engine/commands/leverage.h"
#include "engine/export/calibration.h"
#include "engine/intake/scenario.h"
#include "engine/operations/board.h"
#include "engine/store/party.h"

#include <errno.h>
#include <string.h>

#define LEAST_MAX 1000000

/* The options that both take. */
static int read_options(struct gt_call *call, struct gt_calibration_options *options)
{
    const char *confidence = gt_call_value(call, "confidence");
    int64_t least = (int64_t)gt_calibration_usual.least, seed = 1;
    *options = gt_calibration_usual;
    options->complete = gt_call_flag(call, "complete");
    int code = gt_call_count(call, "least", 2, LEAST_MAX, &least);
    if (!code)
        code = gt_call_count(call, "seed", 0, INT64_MAX, &seed);
    options->least = (size_t)least;
    options->seed = (uint64_t)seed;
    if (code || !confidence)
        return code;
    if (gt_value_rate(confidence, 0.5, 0.999, &options->confidence, call->error)) {
        call->error->exit = GT_EXIT_USAGE;
        return gt_error_at(call->error, "--confidence");
    }
    return 0;
}

int gt_call_calibrate(struct gt_call *call, struct gt_facts *facts,
                      struct gt_calibration_ledger *ledger, struct gt_calibration *calibration)
{
    struct gt_calibration_options options;
    int code = read_options(call, &options);
    if (!code)
        code = gt_call_facts(call, facts);
    if (!code)
        code = gt_calibration_read(call->store, facts, ledger, call->arena, call->error);
    if (!code && ledger->rounds == 0)
        code = gt_fail(call->error, GT_EXIT_DATA,
                       _("the ledger has no closed round by that day, so there is nothing to "
                         "calibrate from; enter rounds with `gentou import csv FILE --as deal`"));
    if (code)
        return code;
    enum gt_status status = gt_calibrate(&ledger->data, &options, calibration);
    return status == GT_OK
               ? 0
               : gt_fail(call->error, GT_EXIT_DATA, _("calibrate: %s"), _(gt_status_text(status)));
}

/* The scenario file. */

struct file {
    const struct gt_calibration_answer *answer;
    struct gt_scenario_head head;
};

/* The example's programme with what was found as its outcome. */
static void write_programme(FILE *out, const struct gt_calibration_answer *answer)
{
    const char *line = strstr(_(gt_scenario_format.example), "programme:\n");
    bool outcome = false;
    for (const char *next; *line; line = next) {
        next = line + strcspn(line, "\n");
        next += *next == '\n';
        if (line[0] != ' ' && line[0] != 'p')
            break;
        bool inner = strncmp(line, "    ", 4) == 0;
        if (strncmp(line, "  outcome:", 10) == 0) {
            gt_calibration_yaml(out, answer);
            outcome = true;
        } else if (!outcome || !inner) {
            fwrite(line, 1, (size_t)(next - line), out);
            outcome = false;
        }
    }
}

static int write_file(const void *what, const char *beside)
{
    const struct file *file = what;
    FILE *out = fopen(beside, "w");
    if (!out)
        return errno;
    gt_scenario_write_head(out, &file->head);
    write_programme(out, file->answer);
    bool failed = ferror(out) != 0;
    int why = errno;
    if (fclose(out) != 0 || failed) {
        why = failed ? why : errno;
        remove(beside);
        return why ? why : EIO;
    }
    return 0;
}

static int put_file(struct gt_call *call, const char *path,
                    const struct gt_calibration_answer *answer)
{
    struct file file = {.answer = answer};
    int code = gt_call_scenario_head(call, &file.head);
    if (!code)
        code = gt_replace_file(path, write_file, &file, call->error);
    if (!code)
        fprintf(call->world->err,
                _("%s: a scenario with these figures; `gentou simulate %s` runs it\n"), path, path);
    return code;
}

int gt_cmd_calibrate(struct gt_call *call)
{
    struct gt_calibration_ledger ledger;
    struct gt_calibration calibration = {.stays = 0};
    struct gt_facts facts;
    const char *path = gt_call_value(call, "out");
    int code = gt_call_calibrate(call, &facts, &ledger, &calibration);
    struct gt_calibration_answer answer = {gt_store_ledger(call->store)->name, &ledger,
                                           &calibration};
    if (!code)
        code = gt_calibration_print(call->world->out, &answer, call->output,
                                    call->world->out_columns, call->error);
    if (!code && path)
        code = put_file(call, path, &answer);
    gt_calibration_clear(&calibration);
    return code;
}

/* The workbook. */

static int write_book(const void *book, const char *beside)
{
    enum gt_board_status status = gt_calibration_write(book, beside);
    return status == GT_BOARD_OK ? 0 : status == GT_BOARD_ENOMEM ? ENOMEM : errno;
}

static void print_book(struct gt_call *call, const char *path, const struct gt_board *board)
{
    const struct gt_board_calibration *view = board->calibration;
    size_t told = 0;
    char day[GT_DAY_TEXT];
    for (size_t i = 0; i < view->parameter_count; i++)
        told += view->parameters[i].is_told;
    fprintf(call->world->out, _("%s: the calibration's workbook as of %s%s\n"), path,
            gt_day_format(board->as_of, day), board->illustrative ? _(" (illustrative data)") : "");
    fprintf(call->world->out, _("  parameters told by the ledger: %zu of %zu\n"), told,
            view->parameter_count);
}

int gt_cmd_report_calibration(struct gt_call *call)
{
    const char *path = gt_call_value(call, "output");
    struct gt_calibration_ledger ledger;
    struct gt_calibration calibration = {.stays = 0};
    struct gt_board_calibration view;
    struct gt_facts facts;
    struct gt_board board;
    if (!path)
        return gt_fail(call->error, GT_EXIT_USAGE,
                       _("which file? Write -o calibration.xlsx (an older one there is replaced)"));
    int code = gt_call_calibrate(call, &facts, &ledger, &calibration);
    if (!code)
        code = gt_calibration_view(&calibration, &view, call->arena, call->error);
    if (!code) {
        gt_board_head(&facts, &board);
        board.calibration = &view;
        code = gt_replace_file(path, write_book, &board, call->error);
    }
    if (!code)
        print_book(call, path, &board);
    gt_calibration_clear(&calibration);
    return code;
}
