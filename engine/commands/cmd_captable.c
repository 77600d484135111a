/* cmd_captable.c - `captable show`, `captable events`. */
#include "engine/commands/captable.h"

#include "engine/commands/approval.h"
#include "engine/export/money.h"
#include "engine/operations/captable.h"
#include "engine/operations/find.h"
#include "engine/store/convertible.h"

#include <string.h>

static const char *fixed_shown(const struct gt_call *call, int64_t number, int digits)
{
    char plain[GT_FIXED_TEXT];
    gt_fixed_format(number, digits, plain);
    if (number == GT_FIXED_UNKNOWN)
        return NULL;
    if (call->output != GT_OUTPUT_TABLE)
        return gt_arena_copy(call->arena, plain, strlen(plain));
    struct gt_text text = {0};
    int64_t one = 1;
    for (int i = 0; i < digits; i++)
        one *= 10;
    gt_text_grouped(&text, number / one);
    gt_text_puts(&text, plain + strcspn(plain, "."));
    const char *kept = text.failed ? NULL : gt_arena_copy(call->arena, text.data, text.length);
    gt_text_clear(&text);
    return kept;
}

const char *gt_shares_shown(const struct gt_call *call, gt_shares quantity)
{
    return fixed_shown(call, quantity, GT_SHARES_DIGITS);
}

const char *gt_price_shown(const struct gt_call *call, gt_price price)
{
    return fixed_shown(call, price, GT_PRICE_DIGITS);
}

static const char *number_shown(const struct gt_call *call, int64_t number)
{
    return number ? gt_arena_format(call->arena, "%lld", (long long)number) : NULL;
}

static double share_of(const struct gt_captable *table, gt_shares diluted)
{
    return table->total > 0 ? (double)diluted / (double)table->total : -1;
}

/* For machines: a row a holder and class, or right to one. */
static int print_positions(struct gt_call *call, const struct gt_captable *table)
{
    static const struct gt_listing_column columns[] = {
        {"holder_id", NULL, GT_CELL_NUMBER, NULL}, {"holder", NULL, GT_CELL_TEXT, NULL},
        {"class", NULL, GT_CELL_TEXT, NULL},       {"held_as", NULL, GT_CELL_TEXT, NULL},
        {"number", NULL, GT_CELL_TEXT, NULL},      {"quantity", NULL, GT_CELL_TEXT, NULL},
        {"diluted", NULL, GT_CELL_TEXT, NULL},     {"share", NULL, GT_CELL_SHARE, NULL},
    };
    enum { COLUMNS = sizeof columns / sizeof *columns };
    struct gt_cell *cells = gt_call_cells(call, table->count, COLUMNS);
    if (!cells)
        return gt_fail_memory(call->error);
    for (size_t i = 0; i < table->count; i++) {
        const struct gt_cap_position *at = &table->positions[i];
        const struct gt_share_event_row *granted = gt_captable_event(table, at->grant);
        struct gt_cell *cell = &cells[i * COLUMNS];
        cell[0].number = at->holder;
        cell[1].text = gt_captable_holder(table, at->holder);
        cell[2].text = gt_captable_class(table, at->class)->name;
        cell[3].text = granted ? gt_kind_token(&gt_share_event_words, granted->kind) : "shares";
        cell[4].text = number_shown(call, at->grant);
        cell[5].text = gt_shares_shown(call, at->quantity);
        cell[6].text = gt_shares_shown(call, table->diluted[i]);
        cell[7].ratio = share_of(table, table->diluted[i]);
    }
    struct gt_listing listing = {columns, COLUMNS, cells, table->count, NULL};
    return gt_call_print(call, &listing);
}

/* A row of the table for people: the holder's, or (holder 0) the total's. */
struct line {
    int64_t holder;
    gt_shares *held; /* a class each, then all rights */
    gt_shares diluted;
};

struct sheet {
    struct gt_call *call;
    const struct gt_captable *table;
    struct line *lines; /* the last is the total */
    size_t count;
    gt_shares rights; /* of all */
};

static struct line *line_of(struct sheet *sheet, int64_t holder)
{
    size_t i = 0;
    while (i < sheet->count && sheet->lines[i].holder != holder)
        i++;
    if (i == sheet->count) {
        sheet->lines[i].held =
            gt_arena_alloc(sheet->call->arena, (sheet->table->class_count + 1) * sizeof(gt_shares));
        sheet->lines[i].holder = holder;
        sheet->count++;
    }
    return sheet->lines[i].held ? &sheet->lines[i] : NULL;
}

/* No sum is greater than the diluted total but of classes that convert to less than one; shares of
 * one class were summed by the model in no more than 64 bits a holder, so a sum is watched here. */
static bool add(gt_shares *sum, gt_shares quantity)
{
    return !__builtin_add_overflow(*sum, quantity, sum);
}

static bool add_position(struct sheet *sheet, struct line *line, size_t i)
{
    const struct gt_captable *table = sheet->table;
    const struct gt_cap_position *at = &table->positions[i];
    size_t place = table->class_count;
    for (size_t c = 0; c < table->class_count && !at->grant; c++)
        if (table->classes[c].id == at->class)
            place = c;
    return add(&line->held[place], at->quantity) && add(&line->diluted, table->diluted[i]);
}

static int fill_sheet(struct sheet *sheet)
{
    const struct gt_captable *table = sheet->table;
    bool fits = true;
    for (int total = 0; total < 2; total++)
        for (size_t i = 0; i < table->count; i++) {
            struct line *line = line_of(sheet, total ? 0 : table->positions[i].holder);
            if (!line)
                return gt_fail_memory(sheet->call->error);
            fits = fits && add_position(sheet, line, i);
        }
    if (!fits)
        return gt_fail(sheet->call->error, GT_EXIT_DATA,
                       _("there are more shares than a ledger can count; look at the numbers"));
    sheet->rights = sheet->count ? sheet->lines[sheet->count - 1].held[table->class_count] : 0;
    return 0;
}

static size_t make_columns(const struct sheet *sheet, struct gt_listing_column *columns)
{
    size_t count = 0, classes = sheet->table->class_count;
    columns[count++] = (struct gt_listing_column){"holder", N_("Holder"), GT_CELL_TEXT, NULL};
    for (size_t c = 0; c < classes; c++)
        columns[count++] =
            (struct gt_listing_column){"class", sheet->table->classes[c].name, GT_CELL_RIGHT, NULL};
    if (sheet->rights)
        columns[count++] =
            (struct gt_listing_column){"rights", N_("Options, warrants"), GT_CELL_RIGHT, NULL};
    columns[count++] =
        (struct gt_listing_column){"diluted", N_("Fully diluted"), GT_CELL_RIGHT, NULL};
    columns[count++] = (struct gt_listing_column){"share", N_("Share"), GT_CELL_RIGHT, NULL};
    return count;
}

static void fill_line(const struct sheet *sheet, const struct line *line, struct gt_cell *cells)
{
    struct gt_call *call = sheet->call;
    size_t classes = sheet->table->class_count + (sheet->rights > 0);
    cells[0].text = line->holder ? gt_captable_holder(sheet->table, line->holder) : _("Total");
    for (size_t c = 0; c < classes; c++)
        cells[1 + c].text = line->held[c] ? gt_shares_shown(call, line->held[c]) : NULL;
    cells[1 + classes].text = gt_shares_shown(call, line->diluted);
    double share = share_of(sheet->table, line->diluted);
    cells[2 + classes].text =
        share < 0 ? NULL : gt_arena_format(call->arena, "%.2f %%", share * 100);
}

static int print_sheet(struct gt_call *call, const struct gt_captable *table)
{
    struct sheet sheet = {.call = call, .table = table};
    struct gt_listing_column *columns =
        gt_arena_alloc(call->arena, (table->class_count + 4) * sizeof *columns);
    sheet.lines = gt_arena_alloc(call->arena, (table->count + 2) * sizeof *sheet.lines);
    if (!columns || !sheet.lines)
        return gt_fail_memory(call->error);
    int code = fill_sheet(&sheet);
    if (code)
        return code;
    size_t width = make_columns(&sheet, columns);
    struct gt_cell *cells = gt_call_cells(call, sheet.count, width);
    if (!cells)
        return gt_fail_memory(call->error);
    for (size_t i = 0; i < sheet.count; i++)
        fill_line(&sheet, &sheet.lines[i], &cells[i * width]);
    struct gt_listing listing = {columns, width, cells, sheet.count, NULL};
    return gt_call_print(call, &listing);
}

/* Below the table, for people: what may yet become shares. */
static int print_open(struct gt_call *call, int64_t company)
{
    struct gt_convertible_row *rows = NULL;
    size_t count = 0;
    int64_t total = 0;
    bool said = false;
    struct gt_text amount = {0};
    int code = gt_convertible_list(call->store, company, call->as_of, 0, -1, &rows, &count, &total,
                                   call->arena, call->error);
    for (size_t i = 0; i < count && !code; i++) {
        if (rows[i].converted != GT_DAY_NONE || rows[i].kind == GT_CONVERTIBLE_LOAN)
            continue;
        if (!said)
            fprintf(call->world->out, "\n%s\n", _("Not in the table, as it is no shares yet:"));
        said = true;
        gt_text_reset(&amount);
        gt_text_money(&amount, rows[i].amount, rows[i].currency, true);
        fprintf(call->world->out, "  %s  %s  %s\n", rows[i].holder_name,
                _(gt_kind_label(&gt_convertible_words, rows[i].kind)),
                amount.data ? amount.data : "");
    }
    gt_text_clear(&amount);
    return code;
}

int gt_captable_print(struct gt_call *call, int64_t company)
{
    struct gt_captable table;
    int code =
        gt_captable_counted(call->store, company, call->as_of, &table, call->arena, call->error);
    if (code)
        return code;
    if (call->output != GT_OUTPUT_TABLE)
        return print_positions(call, &table);
    code = print_sheet(call, &table);
    return code ? code : print_open(call, company);
}

static int find_company(struct gt_call *call, int64_t *company)
{
    return gt_need_role(call->store, call->arguments[0], GT_ROLE_COMPANY, company, call->arena,
                        call->error);
}

int gt_cmd_captable_show(struct gt_call *call)
{
    int64_t company = 0;
    int code = find_company(call, &company);
    if (!code)
        code = gt_captable_print(call, company);
    return code ? code : gt_print_pending(call, NULL, 0, company);
}

static const struct gt_listing_column event_columns[] = {
    {"id", "#", GT_CELL_NUMBER, NULL},
    {"date", N_("Date"), GT_CELL_DAY, NULL},
    {"event", N_("Event"), GT_CELL_KIND, &gt_share_event_words},
    {"class", N_("Class"), GT_CELL_TEXT, NULL},
    {"quantity", N_("Shares"), GT_CELL_RIGHT, NULL},
    {"from", N_("Seller"), GT_CELL_TEXT, NULL},
    {"to", N_("Holder"), GT_CELL_TEXT, NULL},
    {"into", N_("Into"), GT_CELL_TEXT, NULL},
    {"received", N_("Received"), GT_CELL_RIGHT, NULL},
    {"ratio", N_("Ratio"), GT_CELL_RIGHT, NULL},
    {"price", N_("Price"), GT_CELL_RIGHT, NULL},
    {"currency", NULL, GT_CELL_TEXT, NULL},
    {"option", NULL, GT_CELL_TEXT, NULL},
    {"convertible", NULL, GT_CELL_TEXT, NULL},
    {"deal", NULL, GT_CELL_TEXT, NULL},
    {"vesting", NULL, GT_CELL_TEXT, NULL},
    {"expiry", NULL, GT_CELL_DAY, NULL},
    {"note", NULL, GT_CELL_TEXT, NULL},
};

#define EVENT_COLUMNS (sizeof event_columns / sizeof *event_columns)

static void fill_event(struct gt_call *call, const struct gt_captable *table, size_t i,
                       struct gt_cell *cell)
{
    const struct gt_share_event_row *row = &table->events[i];
    const struct gt_stock_class_row *class = gt_captable_class(table, row->class);
    const struct gt_stock_class_row *into = gt_captable_class(table, row->into);
    const char *price = gt_price_shown(call, row->price);
    bool usual = row->currency == gt_store_ledger(call->store)->currency;
    cell[0].number = row->id;
    cell[1].day = row->day;
    cell[2].number = row->kind;
    cell[3].text = class ? class->name : NULL;
    cell[4].text = gt_shares_shown(call, row->quantity);
    cell[5].text = row->seller_name;
    cell[6].text = row->holder_name;
    cell[7].text = into ? into->name : NULL;
    cell[8].text = gt_shares_shown(call, row->received);
    cell[9].text = row->ratio.num
                       ? gt_arena_format(call->arena, "%lld:%lld", (long long)row->ratio.num,
                                         (long long)row->ratio.den)
                       : NULL;
    cell[10].text = price && !usual && call->output == GT_OUTPUT_TABLE
                        ? gt_arena_format(call->arena, "%s %s", row->currency->code, price)
                        : price;
    cell[11].text = price ? row->currency->code : NULL;
    cell[12].text = number_shown(call, row->granted);
    cell[13].text = number_shown(call, row->convertible);
    cell[14].text = number_shown(call, row->deal);
    cell[15].text = row->vesting;
    cell[16].day = row->expiry;
    cell[17].text = row->note;
}

int gt_cmd_captable_events(struct gt_call *call)
{
    struct gt_captable table = {0};
    int64_t company = 0, total = 0;
    int code = find_company(call, &company);
    if (!code)
        code = gt_stock_class_list(call->store, company, GT_DAY_LAST, 0, -1, &table.classes,
                                   &table.class_count, &total, call->arena, call->error);
    if (!code)
        code = gt_share_event_list(call->store, company, call->as_of, &table.events,
                                   &table.event_count, call->arena, call->error);
    if (code)
        return code;
    struct gt_cell *cells = gt_call_cells(call, table.event_count, EVENT_COLUMNS);
    if (!cells)
        return gt_fail_memory(call->error);
    for (size_t i = 0; i < table.event_count; i++)
        fill_event(call, &table, i, &cells[i * EVENT_COLUMNS]);
    struct gt_listing listing = {event_columns, EVENT_COLUMNS, cells, table.event_count,
                                 gt_store_ledger(call->store)->currency};
    code = gt_call_print(call, &listing);
    return code ? code : gt_print_pending(call, "share_event", 0, company);
}
