/* cmd_fund_step.c - the guidance fund's own steps: listed, and shown with their deal. */
#include "engine/commands/fund_step.h"

#include "engine/operations/find.h"
#include "engine/store/fund_step.h"

static const struct gt_listing_column columns[] = {
    {"id", "#", GT_CELL_NUMBER, NULL},
    {"deal", N_("Deal"), GT_CELL_NUMBER, NULL},
    {"company", N_("Company"), GT_CELL_TEXT, NULL},
    {"step", N_("Step of the fund"), GT_CELL_KIND, &gt_fund_step_words},
    {"date", N_("Date"), GT_CELL_DAY, NULL},
    {"until", N_("Until"), GT_CELL_DAY, NULL},
    {"result", N_("Result"), GT_CELL_KIND, &gt_step_result_words},
    {"document", N_("Document"), GT_CELL_TEXT, NULL},
    {"note", N_("Note"), GT_CELL_TEXT, NULL},
};

#define COLUMNS (sizeof columns / sizeof *columns)

static int gather(struct gt_call *call, int64_t deal, struct gt_listing *listing)
{
    struct gt_fund_step_row *rows = NULL;
    size_t count = 0;
    int code =
        gt_fund_step_list(call->store, deal, call->as_of, &rows, &count, call->arena, call->error);
    struct gt_cell *cells = gt_call_cells(call, count, COLUMNS);
    if (!code && !cells)
        code = gt_fail_memory(call->error);
    for (size_t i = 0; i < count && !code; i++) {
        struct gt_cell *cell = &cells[i * COLUMNS];
        cell[0].number = rows[i].id;
        cell[1].number = rows[i].deal;
        cell[2].text = rows[i].company;
        cell[3].number = rows[i].step;
        cell[4].day = rows[i].day;
        cell[5].day = rows[i].until;
        cell[6].number = rows[i].result;
        cell[7].text = rows[i].document;
        cell[8].text = rows[i].note;
    }
    *listing = (struct gt_listing){columns, COLUMNS, cells, count, NULL};
    return code;
}

int gt_cmd_fund_step_list(struct gt_call *call)
{
    struct gt_listing listing;
    int64_t deal = 0;
    int code = call->argument_count
                   ? gt_need_deal(call->store, call->arguments[0], &deal, call->error)
                   : 0;
    if (!code)
        code = gather(call, deal, &listing);
    return code ? code : gt_call_print(call, &listing);
}

int gt_print_fund_steps(struct gt_call *call, int64_t deal)
{
    struct gt_listing listing;
    int code = gather(call, deal, &listing);
    if (code || listing.row_count == 0)
        return code;
    fputc('\n', call->world->out);
    return gt_call_print(call, &listing);
}
