/* cmd_reminder.c - `reminder list`. */
#include "engine/commands/closing.h"

#include "engine/operations/reminder.h"

static const struct gt_listing_column columns[] = {
    {"due", N_("Due"), GT_CELL_DAY, NULL},
    {"late", N_("Days late"), GT_CELL_NUMBER, NULL},
    {"what", N_("What"), GT_CELL_KIND, &gt_reminder_words},
    {"deal", N_("Deal"), GT_CELL_RIGHT, NULL},
    {"member", N_("Who"), GT_CELL_TEXT, NULL},
    {"amount", N_("Amount"), GT_CELL_MONEY, NULL},
    {"todo", N_("What to do"), GT_CELL_TEXT, NULL},
    {"company", NULL, GT_CELL_TEXT, NULL},
    {"closing", NULL, GT_CELL_TEXT, NULL},
    {"currency", NULL, GT_CELL_TEXT, NULL},
};
#define COLUMNS (sizeof columns / sizeof *columns)

static const char *number(const struct gt_call *call, int64_t id)
{
    return id ? gt_arena_format(call->arena, "%lld", (long long)id) : NULL;
}

static void fill(const struct gt_call *call, struct gt_cell *cells,
                 const struct gt_reminding *reminder)
{
    const struct gt_reminder_row *row = &reminder->row;
    bool usual = row->currency == gt_store_ledger(call->store)->currency;
    cells[0].day = row->due;
    cells[1].number = call->as_of - row->due;
    cells[2].number = row->what;
    cells[3].text = number(call, row->deal);
    cells[4].text = row->member_name;
    cells[5].money = row->amount;
    cells[5].currency = usual ? NULL : row->currency;
    cells[6].text = reminder->todo;
    cells[7].text = row->company;
    cells[8].text = number(call, row->closing);
    cells[9].text = row->currency && row->amount != GT_MONEY_UNKNOWN ? row->currency->code : NULL;
}

int gt_cmd_reminder_list(struct gt_call *call)
{
    struct gt_reminding *reminders = NULL;
    size_t count = 0, shown = 0;
    int64_t days = GT_REMINDER_DAYS, offset = 0, limit = 0;
    int code = gt_call_count(call, "days", 0, 3660, &days);
    if (!code)
        code = gt_call_page(call, &offset, &limit);
    if (!code)
        code = gt_reminder_list(call->store, call->as_of, days, &reminders, &count, call->arena,
                                call->error);
    if (code)
        return code;
    if (offset < (int64_t)count)
        shown =
            limit < 0 || offset + limit > (int64_t)count ? count - (size_t)offset : (size_t)limit;
    struct gt_cell *cells = gt_call_cells(call, shown, COLUMNS);
    if (!cells)
        return gt_fail_memory(call->error);
    for (size_t i = 0; i < shown; i++)
        fill(call, &cells[i * COLUMNS], &reminders[(size_t)offset + i]);
    struct gt_listing listing = {columns, COLUMNS, cells, shown,
                                 gt_store_ledger(call->store)->currency};
    code = gt_call_print(call, &listing);
    if (!code)
        gt_call_page_note(call, offset, shown, (int64_t)count);
    return code;
}
