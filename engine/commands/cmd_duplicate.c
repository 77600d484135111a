/* cmd_duplicate.c - records that look as if entered twice: shown, merged, parted, told apart. */
#include "engine/commands/command.h"

#include "engine/operations/duplicates.h"

#include <string.h>

static const struct gt_listing_column columns[] = {
    {"what", N_("What"), GT_CELL_TEXT, NULL},
    {"one", N_("One"), GT_CELL_NUMBER, NULL},
    {"other", N_("Other"), GT_CELL_NUMBER, NULL},
    {"score", N_("Score"), GT_CELL_RATIO, NULL},
    {"one_is", N_("The one"), GT_CELL_TEXT, NULL},
    {"other_is", N_("The other"), GT_CELL_TEXT, NULL},
    {"why", N_("Why"), GT_CELL_TEXT, NULL},
};

#define COLUMNS (sizeof columns / sizeof *columns)

static void fill(const struct gt_call *call, struct gt_cell *cell, const struct gt_duplicate *row)
{
    bool people = call->output == GT_OUTPUT_TABLE;
    cell[0].text = row->deals ? (people ? _("deal") : "deal") : (people ? _("party") : "party");
    cell[1].number = row->one;
    cell[2].number = row->other;
    cell[3].ratio = row->score;
    cell[4].text = row->one_text;
    cell[5].text = row->other_text;
    cell[6].text = row->why;
}

int gt_cmd_duplicate_list(struct gt_call *call)
{
    struct gt_duplicate *rows = NULL;
    size_t count = 0;
    int64_t days = GT_DUPLICATE_DAYS, offset = 0, limit = 0;
    bool deals = gt_call_flag(call, "deals"), parties = gt_call_flag(call, "parties");
    int code = gt_call_page(call, &offset, &limit);
    if (!code)
        code = gt_call_count(call, "days", 0, 3660, &days);
    if (!code)
        code = gt_duplicates(call->store, deals || !parties, parties || !deals, call->as_of, days,
                             &rows, &count, call->arena, call->error);
    if (code)
        return code;
    size_t first = (size_t)offset < count ? (size_t)offset : count;
    size_t shown = limit >= 0 && (size_t)limit < count - first ? (size_t)limit : count - first;
    struct gt_cell *cells = gt_call_cells(call, shown, COLUMNS);
    if (!cells)
        return gt_fail_memory(call->error);
    for (size_t i = 0; i < shown; i++)
        fill(call, &cells[i * COLUMNS], &rows[first + i]);
    struct gt_listing listing = {columns, COLUMNS, cells, shown, NULL};
    code = gt_call_print(call, &listing);
    if (!code)
        gt_call_page_note(call, offset, shown, (int64_t)count);
    return code;
}

/* Ends the entry, or says that it could be made. *done tells whether it was. */
static int end(struct gt_call *call, int code, bool *done)
{
    code = gt_call_end(call, code);
    *done = !code && !call->dry_run;
    if (!code && call->dry_run)
        fputs(_("Nothing was written (--dry-run); it can be done.\n"), call->world->out);
    return code;
}

int gt_cmd_duplicate_dismiss(struct gt_call *call)
{
    bool done = false;
    int code = gt_call_begin(call);
    if (!code)
        code = gt_dismiss(call->store, !gt_call_flag(call, "party"), call->arguments[0],
                          call->arguments[1], call->arena, call->error);
    code = end(call, code, &done);
    if (done)
        fprintf(call->world->out, _("%s and %s are two; they are not shown as duplicates.\n"),
                call->arguments[0], call->arguments[1]);
    return code;
}

int gt_cmd_merge(struct gt_call *call)
{
    bool deals = strcmp(call->command->noun, "deal") == 0, done = false;
    int64_t id = 0, same = 0;
    int code = gt_call_begin(call);
    if (!code)
        code = (deals ? gt_merge_deals : gt_merge_parties)(call->store, call->arguments[0],
                                                           call->arguments[1], &id, &same,
                                                           call->arena, call->error);
    code = end(call, code, &done);
    if (done)
        fprintf(call->world->out,
                _("%s #%lld is the same as #%lld; `gentou %s unmerge` parts them.\n"),
                call->command->noun, (long long)same, (long long)id, call->command->noun);
    return code;
}

int gt_cmd_unmerge(struct gt_call *call)
{
    bool deals = strcmp(call->command->noun, "deal") == 0, done = false;
    int64_t id = 0;
    int code = gt_call_begin(call);
    if (!code)
        code = deals ? gt_unmerge_deal(call->store, call->arguments[0], &id, call->error)
                     : gt_unmerge_party(call->store, call->arguments[0], &id, call->arena,
                                        call->error);
    code = end(call, code, &done);
    if (done)
        fprintf(call->world->out, _("%s #%lld is a record of its own again.\n"),
                call->command->noun, (long long)id);
    return code;
}
