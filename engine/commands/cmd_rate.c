/* cmd_rate.c - `rate list`, and the options of sums over several currencies. */
#include "engine/commands/exchange.h"

#include "engine/export/exchange.h"
#include "engine/intake/values.h"
#include "engine/store/rate.h"

#define RATE_AGE_MOST 36600 /* a hundred years */

static int read_currency(struct gt_call *call, const char *name, const struct gt_currency **value)
{
    const char *text = gt_call_value(call, name);
    if (!text || !gt_value_currency(text, value, call->error))
        return 0;
    call->error->exit = GT_EXIT_USAGE;
    return gt_error_at(call->error, "--%s", name);
}

int gt_call_facts_terms(struct gt_call *call, struct gt_facts_terms *terms)
{
    int64_t oldest = GT_RATE_AGE_DAYS;
    *terms = (struct gt_facts_terms){gt_call_value(call, "fund"), gt_exchange_usual};
    terms->exchange.set_aside = gt_call_flag(call, "set-aside");
    int code = gt_call_count(call, "rate-age", 0, RATE_AGE_MOST, &oldest);
    terms->exchange.oldest = (int32_t)oldest;
    return code ? code : read_currency(call, "via", &terms->exchange.via);
}

int gt_call_exchanges(struct gt_call *call, const struct gt_exchange_book *book, int aside)
{
    const struct gt_world *world = call->world;
    FILE *out = call->output == GT_OUTPUT_TABLE ? world->out : world->err;
    if (aside)
        fprintf(out, _("Left out, as they are in another currency: %d amounts\n"), aside);
    return gt_exchanges_print(out, book->used, book->used_count, world->out_columns, call->error);
}

static const struct gt_listing_column columns[] = {
    {"id", "#", GT_CELL_NUMBER, NULL},
    {"date", N_("Date"), GT_CELL_DAY, NULL},
    {"from", N_("From currency"), GT_CELL_TEXT, NULL},
    {"to", N_("To currency"), GT_CELL_TEXT, NULL},
    {"rate", N_("Exchange rate"), GT_CELL_RIGHT, NULL},
    {"source", N_("Source"), GT_CELL_TEXT, NULL},
};

#define COLUMNS (sizeof columns / sizeof *columns)

static int print_rates(struct gt_call *call, const struct gt_rate_row *rates, size_t count)
{
    struct gt_cell *cells = gt_call_cells(call, count, COLUMNS);
    if (!cells)
        return gt_fail_memory(call->error);
    for (size_t i = 0; i < count; i++) {
        struct gt_cell *row = &cells[i * COLUMNS];
        row[0].number = rates[i].id;
        row[1].day = rates[i].day;
        row[2].text = rates[i].from->code;
        row[3].text = rates[i].to->code;
        row[4].text = rates[i].rate;
        row[5].text = rates[i].source;
    }
    struct gt_listing listing = {columns, COLUMNS, cells, count,
                                 gt_store_ledger(call->store)->currency};
    return gt_call_print(call, &listing);
}

int gt_cmd_rate_list(struct gt_call *call)
{
    struct gt_rate_filter filter = {.as_of = call->as_of};
    struct gt_rate_row *rates = NULL;
    size_t count = 0;
    int64_t total = 0;
    int code = read_currency(call, "from", &filter.from);
    if (!code)
        code = read_currency(call, "to", &filter.to);
    if (!code)
        code = gt_call_page(call, &filter.offset, &filter.limit);
    if (!code)
        code = gt_rate_list(call->store, &filter, &rates, &count, &total, call->arena, call->error);
    if (!code)
        code = print_rates(call, rates, count);
    if (!code)
        gt_call_page_note(call, filter.offset, count, total);
    return code;
}
