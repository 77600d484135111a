/* cmd_approval.c - `approval threshold`, `approval list`, `approve`. */
#include "engine/commands/approval.h"

#include "engine/export/money.h"
#include "engine/intake/values.h"
#include "engine/operations/fact_words.h"

#include <string.h>

static const struct gt_listing_column pending_columns[] = {
    {"entry", N_("Entry"), GT_CELL_NUMBER, NULL},
    {"at", N_("When"), GT_CELL_TEXT, NULL},
    {"actor", N_("Who"), GT_CELL_TEXT, NULL},
    {"what", N_("What"), GT_CELL_TEXT, NULL},
    {"id", "#", GT_CELL_NUMBER, NULL},
    {"party", N_("Party"), GT_CELL_TEXT, NULL},
    {"amount", N_("Amount"), GT_CELL_MONEY, NULL},
    {"deal", NULL, GT_CELL_TEXT, NULL},
    {"currency", NULL, GT_CELL_TEXT, NULL},
};

#define PENDING_COLUMNS (sizeof pending_columns / sizeof *pending_columns)

static void fill(struct gt_call *call, struct gt_cell *cell, const struct gt_pending_row *row,
                 const struct gt_currency *usual)
{
    cell[0].number = row->entry;
    cell[1].text = row->at;
    cell[2].text = row->actor;
    cell[3].text = call->output == GT_OUTPUT_TABLE ? _(gt_fact_table_word(row->what)) : row->what;
    cell[4].number = row->id;
    cell[5].text = row->name;
    cell[6].money = row->amount;
    cell[6].currency = row->currency == usual ? NULL : row->currency;
    cell[7].text = row->deal ? gt_arena_format(call->arena, "%lld", (long long)row->deal) : NULL;
    cell[8].text = row->currency->code;
}

int gt_cmd_approval_list(struct gt_call *call)
{
    struct gt_pending_row *rows = NULL;
    size_t count = 0;
    const struct gt_currency *usual = gt_store_ledger(call->store)->currency;
    int code = gt_pending_list(call->store, NULL, &rows, &count, call->arena, call->error);
    struct gt_cell *cells = gt_call_cells(call, count, PENDING_COLUMNS);
    if (!code && !cells)
        code = gt_fail_memory(call->error);
    if (code)
        return code;
    for (size_t i = 0; i < count; i++)
        fill(call, &cells[i * PENDING_COLUMNS], &rows[i], usual);
    struct gt_listing listing = {pending_columns, PENDING_COLUMNS, cells, count, usual};
    return gt_call_print(call, &listing);
}

static int list_thresholds(struct gt_call *call)
{
    static const struct gt_listing_column columns[] = {
        {"since", N_("Since"), GT_CELL_DAY, NULL},
        {"amount", N_("Approval above"), GT_CELL_MONEY, NULL},
        {"currency", NULL, GT_CELL_TEXT, NULL},
    };
    struct gt_threshold_row *rows = NULL;
    size_t count = 0;
    const struct gt_currency *usual = gt_store_ledger(call->store)->currency;
    int code = gt_threshold_list(call->store, &rows, &count, call->arena, call->error);
    struct gt_cell *cells = gt_call_cells(call, count, 3);
    if (!code && !cells)
        code = gt_fail_memory(call->error);
    for (size_t i = 0; i < count && !code; i++) {
        cells[i * 3].day = rows[i].since;
        cells[i * 3 + 1].money = rows[i].amount;
        cells[i * 3 + 1].currency = rows[i].currency == usual ? NULL : rows[i].currency;
        cells[i * 3 + 2].text = rows[i].currency->code;
    }
    struct gt_listing listing = {columns, 3, cells, count, usual};
    return code ? code : gt_call_print(call, &listing);
}

/* "500万", "USD 1m"; "none" asks for no approval any more. */
static int read_amount(struct gt_call *call, struct gt_amount *amount)
{
    const char *repair = NULL, *text = call->arguments[0];
    *amount = (struct gt_amount){.minor = GT_MONEY_UNKNOWN};
    if (strcmp(text, "none") == 0)
        return 0;
    struct gt_binding binding = {.arena = call->arena,
                                 .currency = gt_store_ledger(call->store)->currency};
    const struct gt_field field = {.name = "threshold", .type = GT_FIELD_AMOUNT, .required = true};
    (void)repair;
    return gt_bind(&binding, &field, text, amount, call->error);
}

int gt_cmd_approval_threshold(struct gt_call *call)
{
    struct gt_amount amount;
    gt_day since = call->world->today;
    if (call->argument_count == 0)
        return list_thresholds(call);
    int code = read_amount(call, &amount);
    if (!code)
        code = gt_call_day(call, "since", &since);
    if (!code)
        code = gt_call_begin(call);
    if (!code)
        code = gt_set_threshold(call->store, &amount, since, call->error);
    code = gt_call_end(call, code);
    if (code || !call->dry_run)
        return code ? code : list_thresholds(call);
    fputs(_("Nothing was written (--dry-run); it can be done.\n"), call->world->out);
    return 0;
}

int gt_cmd_approve(struct gt_call *call)
{
    int64_t number = 0, count = 0;
    int code = gt_call_number(call, 0, "ENTRY", &number);
    if (!code)
        code = gt_call_begin(call);
    if (!code)
        code =
            gt_approve(call->store, number, call->world->actor, &count, call->arena, call->error);
    code = gt_call_end(call, code);
    if (!code && call->dry_run)
        fputs(_("Nothing was written (--dry-run); it can be done.\n"), call->world->out);
    else if (!code)
        fprintf(call->world->out, _("Entry %lld is approved; what it wrote counts from here on.\n"),
                (long long)number);
    return code;
}

int gt_print_pending(struct gt_call *call, const char *what, int64_t deal, int64_t company)
{
    struct gt_pending_row *rows = NULL;
    size_t count = 0;
    if (call->output != GT_OUTPUT_TABLE)
        return 0;
    int code =
        deal || company
            ? gt_pending_of(call->store, deal, company, &rows, &count, call->arena, call->error)
            : gt_pending_list(call->store, what, &rows, &count, call->arena, call->error);
    for (size_t i = 0; i < count && !code; i++) {
        struct gt_text amount = {0};
        if (what && strcmp(rows[i].what, what) != 0)
            continue;
        gt_text_money(&amount, rows[i].amount, rows[i].currency, true);
        fprintf(call->world->out,
                _("Waits for approval and does not count: %s #%lld, %s (entry %lld, %s)\n"),
                _(gt_fact_table_word(rows[i].what)), (long long)rows[i].id,
                amount.data ? amount.data : "", (long long)rows[i].entry, rows[i].actor);
        gt_text_clear(&amount);
    }
    return code;
}
