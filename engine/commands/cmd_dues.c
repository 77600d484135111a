/* cmd_dues.c - `dues list`, `interest list`, `interest remove`, `deal match`. */
#include "engine/commands/club.h"

#include "engine/operations/club.h"
#include "engine/operations/find.h"
#include "engine/operations/match.h"
#include "engine/store/club.h"
#include "engine/store/deal.h"

static const struct gt_listing_column dues_columns[] = {
    {"id", "#", GT_CELL_NUMBER, NULL},
    {"member", N_("Member"), GT_CELL_TEXT, NULL},
    {"period", N_("Period"), GT_CELL_TEXT, NULL},
    {"amount", N_("Amount"), GT_CELL_MONEY, NULL},
    {"paid", N_("Paid"), GT_CELL_MONEY, NULL},
    {"open", N_("Open"), GT_CELL_MONEY, NULL},
    {"due", N_("Due"), GT_CELL_DAY, NULL},
    {"state", N_("State"), GT_CELL_TEXT, NULL},
    {"date", NULL, GT_CELL_DAY, NULL},
    {"currency", NULL, GT_CELL_TEXT, NULL},
};

#define DUES_COLUMNS (sizeof dues_columns / sizeof *dues_columns)

static void fill_dues(struct gt_call *call, const struct gt_dues_row *row, struct gt_cell *cells)
{
    static const char *const words[] = {N_("paid"), N_("open"), N_("overdue")};
    int word = row->paid >= row->amount ? 0 : row->due < call->as_of ? 2 : 1;
    cells[0].number = row->id;
    cells[1].text = row->member_name;
    cells[2].text = row->period;
    cells[3].money = row->amount;
    cells[4].money = row->paid;
    cells[5].money = row->amount - row->paid;
    for (int c = 3; c <= 5; c++)
        cells[c].currency = gt_call_foreign(call, row->currency);
    cells[6].day = row->due;
    cells[7].text = call->output == GT_OUTPUT_TABLE ? _(words[word]) : words[word];
    cells[8].day = row->day;
    cells[9].text = row->currency->code;
}

int gt_cmd_dues_list(struct gt_call *call)
{
    struct gt_dues_filter filter = {.as_of = call->as_of, .open = gt_call_flag(call, "open")};
    struct gt_dues_row *rows = NULL;
    size_t count = 0;
    int64_t total = 0;
    int code = gt_call_page(call, &filter.offset, &filter.limit);
    if (!code && call->argument_count)
        code = gt_need_role(call->store, call->arguments[0], GT_ROLE_MEMBER, &filter.member,
                            call->arena, call->error);
    if (!code)
        code = gt_dues_list(call->store, &filter, &rows, &count, &total, call->arena, call->error);
    struct gt_cell *cells = gt_call_cells(call, count, DUES_COLUMNS);
    if (!code && !cells)
        code = gt_fail_memory(call->error);
    for (size_t i = 0; i < count && !code; i++)
        fill_dues(call, &rows[i], &cells[i * DUES_COLUMNS]);
    struct gt_listing listing = {dues_columns, DUES_COLUMNS, cells, count,
                                 gt_store_ledger(call->store)->currency};
    if (!code)
        code = gt_call_print(call, &listing);
    if (!code)
        gt_call_page_note(call, filter.offset, count, total);
    return code;
}

static const struct gt_listing_column interest_columns[] = {
    {"member", N_("Member"), GT_CELL_TEXT, NULL},
    {"sector", N_("Sector"), GT_CELL_TEXT, NULL},
    {"since", N_("Since"), GT_CELL_DAY, NULL},
    {"id", NULL, GT_CELL_NUMBER, NULL},
};

#define INTEREST_COLUMNS (sizeof interest_columns / sizeof *interest_columns)

static int print_interests(struct gt_call *call, const struct gt_interest_row *rows, size_t count)
{
    struct gt_cell *cells = gt_call_cells(call, count, INTEREST_COLUMNS);
    if (!cells)
        return gt_fail_memory(call->error);
    for (size_t i = 0; i < count; i++) {
        struct gt_cell *cell = &cells[i * INTEREST_COLUMNS];
        cell[0].text = rows[i].member_name;
        cell[1].text = rows[i].sector;
        cell[2].day = rows[i].since;
        cell[3].number = rows[i].member;
    }
    struct gt_listing listing = {interest_columns, INTEREST_COLUMNS, cells, count, NULL};
    return gt_call_print(call, &listing);
}

int gt_cmd_interest_list(struct gt_call *call)
{
    struct gt_interest_row *rows = NULL;
    size_t count = 0;
    int64_t member = 0;
    int code = call->argument_count ? gt_need_role(call->store, call->arguments[0], GT_ROLE_MEMBER,
                                                   &member, call->arena, call->error)
                                    : 0;
    if (!code)
        code = gt_interest_list(call->store, member, call->as_of, &rows, &count, call->arena,
                                call->error);
    return code ? code : print_interests(call, rows, count);
}

int gt_cmd_interest_remove(struct gt_call *call)
{
    if (call->argument_count == 1) /* its number: it never was right */
        return gt_cmd_remove(call);
    int count = call->argument_count - 1;
    int code = gt_call_begin(call);
    if (!code)
        code = gt_interest_remove(call->store, call->arguments[0], call->arguments + 1,
                                  (size_t)count, call->arena, call->error);
    code = gt_call_end(call, code);
    if (!code)
        fprintf(call->world->out,
                call->dry_run
                    ? _("Nothing was written (--dry-run); interests that can be withdrawn: %d.\n")
                    : _("Interests withdrawn: %d\n"),
                count);
    return code;
}

int gt_cmd_deal_match(struct gt_call *call)
{
    struct gt_interest_row *rows = NULL;
    struct gt_deal_row deal = {0};
    size_t count = 0;
    int64_t id = 0;
    bool found = false;
    int code = gt_need_deal(call->store, call->arguments[0], &id, call->error);
    if (!code)
        code = gt_deal_read(call->store, id, GT_DAY_LAST, &deal, &found, call->arena, call->error);
    if (!code && !deal.sector)
        return gt_fail(call->error, GT_EXIT_DATA,
                       _("nobody said what \"%s\" does; write its sector with `gentou company add "
                         "NAME --sector`"),
                       deal.company_name);
    if (!code)
        code = gt_match_interests(call->store, deal.sector, call->as_of, &rows, &count, call->arena,
                                  call->error);
    return code ? code : print_interests(call, rows, count);
}
