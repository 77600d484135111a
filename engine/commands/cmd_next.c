/* cmd_next.c - `deal next`, `deal history`. */
#include "engine/commands/pipeline.h"

#include "engine/operations/find.h"
#include "engine/operations/pipeline.h"
#include "engine/store/due.h"

#include <string.h>

static const struct gt_listing_column next_columns[] = {
    {"due", N_("Due"), GT_CELL_DAY, NULL},
    {"days", N_("Days over"), GT_CELL_NUMBER, NULL}, /* negative: due in so many */
    {"deal", N_("Deal"), GT_CELL_NUMBER, NULL},
    {"company", N_("Company"), GT_CELL_TEXT, NULL},
    {"what", N_("What"), GT_CELL_KIND, &gt_due_words},
    {"text", N_("Which"), GT_CELL_TEXT, NULL},
    {"owner", N_("Owner"), GT_CELL_TEXT, NULL},
    {"action", N_("Action"), GT_CELL_RIGHT, NULL},
};

#define NEXT_COLUMNS (sizeof next_columns / sizeof *next_columns)

static void fill_due(struct gt_call *call, struct gt_cell *cells, const struct gt_due_row *row)
{
    cells[0].day = row->due;
    cells[1].number = (int64_t)call->as_of - row->due;
    cells[2].number = row->deal;
    cells[3].text = row->company;
    cells[4].number = row->what;
    cells[5].text =
        row->what == GT_DUE_ACTION ? row->text : gt_step_label(row->step_name, row->stage);
    cells[6].text = row->owner;
    cells[7].text =
        row->action ? gt_arena_format(call->arena, "%lld", (long long)row->action) : NULL;
}

static int read_filter(struct gt_call *call, struct gt_due_filter *filter)
{
    const char *owner = gt_call_value(call, "owner");
    int64_t days = 0;
    *filter = (struct gt_due_filter){.as_of = call->as_of};
    int code = gt_call_count(call, "days", 0, 3660, &days);
    filter->until = call->as_of + days > GT_DAY_LAST ? GT_DAY_LAST : call->as_of + (gt_day)days;
    if (!code && owner)
        code = gt_need_party(call->store, owner, &filter->owner, call->arena, call->error);
    if (!code)
        code = gt_pipeline_limits(call->store, &filter->limits, &filter->limit_count, call->arena,
                                  call->error);
    return code ? code : gt_call_page(call, &filter->offset, &filter->limit);
}

int gt_cmd_deal_next(struct gt_call *call)
{
    struct gt_due_filter filter;
    struct gt_due_row *rows = NULL;
    size_t count = 0;
    int64_t total = 0;
    int code = read_filter(call, &filter);
    if (!code)
        code = gt_due_list(call->store, &filter, &rows, &count, &total, call->arena, call->error);
    if (code)
        return code;
    struct gt_cell *cells = gt_call_cells(call, count, NEXT_COLUMNS);
    if (!cells)
        return gt_fail_memory(call->error);
    for (size_t i = 0; i < count; i++)
        fill_due(call, &cells[i * NEXT_COLUMNS], &rows[i]);
    struct gt_listing listing = {next_columns, NEXT_COLUMNS, cells, count, NULL};
    code = gt_call_print(call, &listing);
    if (!code)
        gt_call_page_note(call, filter.offset, count, total);
    return code;
}

static const struct gt_listing_column history_columns[] = {
    {"id", "#", GT_CELL_NUMBER, NULL},
    {"date", N_("Date"), GT_CELL_DAY, NULL},
    {"step", N_("Step"), GT_CELL_TEXT, NULL},
    {"stage", N_("Counts as"), GT_CELL_KIND, &gt_stage_words},
    {"days", N_("Days"), GT_CELL_NUMBER, NULL}, /* that it stood there, up to the date asked */
    {"back", N_("Back"), GT_CELL_FLAG, NULL},
    {"pass_reason", N_("Reason"), GT_CELL_KIND, &gt_pass_reason_words},
    {"note", N_("Note"), GT_CELL_TEXT, NULL},
    {"actor", N_("By"), GT_CELL_TEXT, NULL},
    {"funnel", NULL, GT_CELL_TEXT, NULL},
};

#define HISTORY_COLUMNS (sizeof history_columns / sizeof *history_columns)

static void fill_move(struct gt_call *call, struct gt_cell *cells, const struct gt_move_row *move,
                      gt_day until)
{
    cells[0].number = move->id;
    cells[1].day = move->day;
    cells[2].text = call->output == GT_OUTPUT_TABLE || move->step_name
                        ? gt_step_label(move->step_name, move->stage)
                        : gt_kind_label(&gt_stage_words, move->stage);
    cells[3].number = move->stage;
    cells[4].number = until - move->day;
    cells[6].number = move->reason;
    cells[7].text = move->note;
    cells[8].text = move->actor;
    cells[9].text = move->funnel_name;
}

/* Is a move to an earlier step than the one before it? Of the same funnel by their places, else by
 * what they count as; out of passed or lost a deal is taken up again. */
static int is_back(struct gt_call *call, const struct gt_move_row *from,
                   const struct gt_move_row *to, int64_t *back)
{
    struct gt_pipeline of;
    int64_t funnel = 0;
    *back = to->stage < from->stage;
    if (!to->funnel_name || !from->funnel_name || strcmp(to->funnel_name, from->funnel_name) != 0)
        return 0;
    int code = gt_step_funnel(call->store, to->step, &funnel, call->error);
    if (!code)
        code = gt_pipeline_load(call->store, funnel, &of, call->arena, call->error);
    if (!code)
        *back = gt_pipeline_place(&of, to->step, to->stage) <
                gt_pipeline_place(&of, from->step, from->stage);
    return code;
}

int gt_cmd_deal_history(struct gt_call *call)
{
    struct gt_move_row *moves = NULL;
    size_t count = 0;
    int64_t deal = 0;
    int code = gt_need_deal(call->store, call->arguments[0], &deal, call->error);
    if (!code)
        code =
            gt_move_list(call->store, deal, call->as_of, &moves, &count, call->arena, call->error);
    struct gt_cell *cells = gt_call_cells(call, count, HISTORY_COLUMNS);
    if (!code && !cells)
        code = gt_fail_memory(call->error);
    for (size_t i = 0; i < count && !code; i++) {
        struct gt_cell *cell = &cells[i * HISTORY_COLUMNS];
        fill_move(call, cell, &moves[i], i + 1 < count ? moves[i + 1].day : call->as_of);
        if (i)
            code = is_back(call, &moves[i - 1], &moves[i], &cell[5].number);
    }
    struct gt_listing listing = {history_columns, HISTORY_COLUMNS, cells, count, NULL};
    return code ? code : gt_call_print(call, &listing);
}
