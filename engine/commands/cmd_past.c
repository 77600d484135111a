/* cmd_past.c - what was known when: `entry list`, `undo`, --known-by. */
#include "engine/commands/known_by.h"

#include "engine/intake/values.h"
#include "engine/operations/undo.h"

#include <string.h>

/* "2025-01-31", "2025-01-31T17:00:00Z" or any beginning of it down to the hour. */
static bool is_instant(const char *text)
{
    static const char form[] = "dddd-dd-ddTdd:dd:ddZ";
    gt_day day;
    size_t length = strlen(text);
    if (length != 10 && length != 13 && length != 16 && length != 19 && length != 20)
        return false;
    for (size_t i = 0; i < length; i++)
        if (form[i] == 'd' ? text[i] < '0' || text[i] > '9' : text[i] != form[i])
            return false;
    return gt_day_parse(text, 10, &day) == GT_OK;
}

int gt_known_by(struct gt_call *call)
{
    const char *text = gt_call_value(call, "known-by");
    int64_t entry = 0;
    int code = 0;
    if (!text)
        return 0;
    if (strspn(text, "0123456789") == strlen(text) && *text)
        code = gt_call_count(call, "known-by", 0, INT64_MAX, &entry);
    else if (is_instant(text))
        code = gt_past_entry_at(call->store, text, &entry, call->error);
    else
        return gt_fail(call->error, GT_EXIT_USAGE,
                       _("--known-by: \"%s\" is no time; expected a date (2025-01-31), an instant "
                         "in UTC (2025-01-31T17:00:00Z) or the number of an entry"),
                       text);
    if (!code && entry > gt_store_ledger(call->store)->seq) {
        struct gt_entry_row none;
        code = gt_entry_read(call->store, entry, &none, call->arena, call->error);
    }
    return code ? code : gt_past_know(call->store, entry, call->error);
}

int gt_cmd_entry_list(struct gt_call *call)
{
    static const struct gt_listing_column columns[] = {
        {"seq", "#", GT_CELL_NUMBER, NULL},
        {"at", N_("When"), GT_CELL_TEXT, NULL},
        {"actor", N_("Who"), GT_CELL_TEXT, NULL},
        {"command", N_("Command"), GT_CELL_TEXT, NULL},
        {"undoes", N_("Undoes"), GT_CELL_TEXT, NULL},
        {"undone", N_("Undone"), GT_CELL_FLAG, NULL},
        {"reason", N_("Reason"), GT_CELL_TEXT, NULL},
    };
    enum { COLUMNS = sizeof columns / sizeof *columns };
    struct gt_entry_row *rows = NULL;
    size_t count = 0;
    int64_t offset = 0, limit = 0, total = 0;
    int code = gt_call_page(call, &offset, &limit);
    if (!code)
        code = gt_entry_list(call->store, gt_call_value(call, "by"), offset, limit, &rows, &count,
                             &total, call->arena, call->error);
    struct gt_cell *cells = gt_call_cells(call, count, COLUMNS);
    if (!code && !cells)
        code = gt_fail_memory(call->error);
    if (code)
        return code;
    for (size_t i = 0; i < count; i++) {
        struct gt_cell *cell = &cells[i * COLUMNS];
        cell[0].number = rows[i].seq;
        cell[1].text = rows[i].at;
        cell[2].text = rows[i].actor;
        cell[3].text = rows[i].command;
        cell[4].text =
            rows[i].undoes ? gt_arena_format(call->arena, "%lld", (long long)rows[i].undoes) : NULL;
        cell[5].number = rows[i].undone;
        cell[6].text = rows[i].reason;
    }
    struct gt_listing listing = {columns, COLUMNS, cells, count, NULL};
    code = gt_call_print(call, &listing);
    if (!code)
        gt_call_page_note(call, offset, count, total);
    return code;
}

int gt_cmd_undo(struct gt_call *call)
{
    struct gt_entry_row undone = {0};
    int64_t number = 0;
    int code = call->argument_count ? gt_call_number(call, 0, "ENTRY", &number) : 0;
    if (!code)
        code = gt_undo(call->store, gt_call_entry(call), number, &undone, call->arena, call->error);
    code = gt_call_end(call, code);
    if (!code && call->dry_run)
        fprintf(call->world->out,
                _("Nothing was written (--dry-run); entry %lld (%s, %s) can be undone.\n"),
                (long long)undone.seq, undone.command, undone.at);
    else if (!code)
        fprintf(call->world->out, _("Entry %lld (%s, %s) is undone by entry %lld.\n"),
                (long long)undone.seq, undone.command, undone.at,
                (long long)gt_store_ledger(call->store)->seq);
    return code;
}
