/* cmd_fund.c - `fund show`, `subfund list`, `commitment list`, `intention list`. */
#include "engine/commands/fund.h"

#include "engine/commands/exchange.h"
#include "engine/export/sections.h"
#include "engine/operations/find.h"
#include "engine/operations/fund.h"

static const struct gt_listing_column year_columns[] = {
    {"year", N_("Year"), GT_CELL_RIGHT, NULL},
    {"budget", N_("Budget"), GT_CELL_MONEY, NULL},
    {"committed", N_("Committed"), GT_CELL_MONEY, NULL},
    {"called", N_("Capital called"), GT_CELL_MONEY, NULL},
    {"paid", N_("Drawn down"), GT_CELL_MONEY, NULL},
    {"invested", N_("Into rounds"), GT_CELL_MONEY, NULL},
    {"unspent", N_("Unspent"), GT_CELL_MONEY, NULL},
    {"final", N_("Final account"), GT_CELL_MONEY, NULL},
};
static const struct gt_listing_column subfund_columns[] = {
    {"subfund", N_("Sub-fund"), GT_CELL_TEXT, NULL},
    {"partner", N_("Managed by"), GT_CELL_TEXT, NULL},
    {"since", N_("Since"), GT_CELL_DAY, NULL},
    {"size", N_("Size"), GT_CELL_MONEY, NULL},
    {"committed", N_("Committed"), GT_CELL_MONEY, NULL},
    {"paid_in", N_("Drawn down"), GT_CELL_MONEY, NULL},
    {"fund_committed", N_("The fund's"), GT_CELL_MONEY, NULL},
    {"fund_paid", N_("Paid by it"), GT_CELL_MONEY, NULL},
};
static const struct gt_listing_column partner_columns[] = {
    {"partner", N_("Partner"), GT_CELL_TEXT, NULL},
    {"letters", N_("Letters"), GT_CELL_NUMBER, NULL},
    {"capacity", N_("Capacity"), GT_CELL_MONEY, NULL},
    {"invested", N_("Invested beside"), GT_CELL_MONEY, NULL},
    {"left", N_("Left"), GT_CELL_MONEY, NULL},
};

#define COUNT(columns) (sizeof columns / sizeof *columns)

static int load(struct gt_call *call, struct gt_facts *facts, struct gt_fund_view *view)
{
    struct gt_facts_terms terms;
    int code = gt_call_facts_terms(call, &terms);
    if (!code && call->argument_count)
        terms.fund = call->arguments[0];
    if (!code)
        code = gt_facts_under(call->store, call->as_of, &terms, facts, call->arena, call->error);
    return code ? code : gt_fund_view(call->store, facts, view, call->arena, call->error);
}

static struct gt_cell *fill_years(struct gt_call *call, const struct gt_fund_view *view)
{
    struct gt_cell *cells = gt_call_cells(call, view->year_count, COUNT(year_columns));
    for (size_t i = 0; cells && i < view->year_count; i++) {
        const struct gt_fund_year *year = &view->years[i];
        struct gt_cell *cell = &cells[i * COUNT(year_columns)];
        cell[0].text = gt_arena_format(call->arena, "%lld", (long long)year->year);
        cell[1].money = year->budget;
        cell[2].money = year->committed;
        cell[3].money = year->called;
        cell[4].money = year->paid;
        cell[5].money = year->invested;
        cell[6].money = year->unspent;
        cell[7].money = year->final;
    }
    return cells;
}

static struct gt_cell *fill_subfunds(struct gt_call *call, const struct gt_fund_view *view)
{
    struct gt_cell *cells = gt_call_cells(call, view->subfund_count, COUNT(subfund_columns));
    for (size_t i = 0; cells && i < view->subfund_count; i++) {
        const struct gt_subfund_row *row = &view->subfunds[i];
        struct gt_cell *cell = &cells[i * COUNT(subfund_columns)];
        cell[0].text = row->name;
        cell[1].text = row->partner_name;
        cell[2].day = row->since;
        cell[3].money = row->size;
        cell[3].currency = gt_call_foreign(call, row->currency);
        cell[4].money = view->committed[i];
        cell[5].money = view->paid_in[i];
        cell[6].money = view->fund_committed[i];
        cell[7].money = view->fund_paid[i];
    }
    return cells;
}

static struct gt_cell *fill_partners(struct gt_call *call, const struct gt_fund_view *view)
{
    struct gt_cell *cells = gt_call_cells(call, view->partner_count, COUNT(partner_columns));
    for (size_t i = 0; cells && i < view->partner_count; i++) {
        struct gt_cell *cell = &cells[i * COUNT(partner_columns)];
        cell[0].text = view->partners[i].name;
        cell[1].number = view->partners[i].letters;
        cell[2].money = view->partners[i].capacity;
        cell[3].money = view->partners[i].invested;
        cell[4].money = view->partners[i].left;
    }
    return cells;
}

int gt_cmd_fund_show(struct gt_call *call)
{
    struct gt_facts facts;
    struct gt_fund_view view;
    int code = load(call, &facts, &view);
    if (code)
        return code;
    const struct gt_currency *own = facts.ledger->currency;
    struct gt_cell *years = fill_years(call, &view), *subfunds = fill_subfunds(call, &view);
    struct gt_cell *partners = fill_partners(call, &view);
    if (!years || !subfunds || !partners)
        return gt_fail_memory(call->error);
    const struct gt_section sections[] = {
        {"years", _("By year"), {year_columns, COUNT(year_columns), years, view.year_count, own}},
        {"subfunds",
         _("Sub-funds"),
         {subfund_columns, COUNT(subfund_columns), subfunds, view.subfund_count, own}},
        {"partners",
         _("Partners with a letter of intention"),
         {partner_columns, COUNT(partner_columns), partners, view.partner_count, own}},
    };
    if (call->output == GT_OUTPUT_TABLE)
        fprintf(call->world->out, "%s\n", gt_facts_name(&facts, view.fund));
    code = gt_sections_print(call->world->out, sections, 3, call->output, call->world->out_columns,
                             call->error);
    return code ? code : gt_call_exchanges(call, facts.exchange, view.aside);
}

int gt_cmd_subfund_list(struct gt_call *call)
{
    struct gt_facts facts;
    struct gt_fund_view view;
    int code = load(call, &facts, &view);
    struct gt_cell *cells = code ? NULL : fill_subfunds(call, &view);
    if (code || !cells)
        return code ? code : gt_fail_memory(call->error);
    struct gt_listing listing = {subfund_columns, COUNT(subfund_columns), cells, view.subfund_count,
                                 facts.ledger->currency};
    return gt_call_print(call, &listing);
}

static int print_payments(struct gt_call *call, int64_t fund)
{
    static const struct gt_listing_column columns[] = {
        {"id", "#", GT_CELL_NUMBER, NULL},
        {"commitment", N_("Commitment"), GT_CELL_NUMBER, NULL},
        {"called", N_("Called"), GT_CELL_DAY, NULL},
        {"date", N_("Paid on"), GT_CELL_DAY, NULL},
        {"amount", N_("Amount"), GT_CELL_MONEY, NULL},
        {"currency", NULL, GT_CELL_TEXT, NULL},
        {"note", N_("Note"), GT_CELL_TEXT, NULL},
    };
    struct gt_drawdown_row *rows = NULL;
    size_t count = 0;
    int code =
        gt_drawdown_list(call->store, fund, call->as_of, &rows, &count, call->arena, call->error);
    struct gt_cell *cells = gt_call_cells(call, count, COUNT(columns));
    if (code || !cells)
        return code ? code : gt_fail_memory(call->error);
    for (size_t i = 0; i < count; i++) {
        struct gt_cell *cell = &cells[i * COUNT(columns)];
        cell[0].number = rows[i].id;
        cell[1].number = rows[i].commitment;
        cell[2].day = rows[i].called;
        cell[3].day = rows[i].day;
        cell[4].money = rows[i].amount;
        cell[4].currency = gt_call_foreign(call, rows[i].currency);
        cell[5].text = rows[i].currency->code;
        cell[6].text = rows[i].note;
    }
    struct gt_listing listing = {columns, COUNT(columns), cells, count,
                                 gt_store_ledger(call->store)->currency};
    return gt_call_print(call, &listing);
}

static const struct gt_listing_column commitment_columns[] = {
    {"id", "#", GT_CELL_NUMBER, NULL},
    {"date", N_("Date"), GT_CELL_DAY, NULL},
    {"fund", N_("Fund"), GT_CELL_TEXT, NULL},
    {"party", N_("Party"), GT_CELL_TEXT, NULL},
    {"amount", N_("Committed"), GT_CELL_MONEY, NULL},
    {"paid", N_("Drawn down"), GT_CELL_MONEY, NULL},
    {"left", N_("Left"), GT_CELL_MONEY, NULL},
    {"currency", NULL, GT_CELL_TEXT, NULL},
    {"note", NULL, GT_CELL_TEXT, NULL},
};

int gt_cmd_commitment_list(struct gt_call *call)
{
    struct gt_commitment_row *rows = NULL;
    size_t count = 0;
    int64_t fund = 0;
    int code = call->argument_count
                   ? gt_need_party(call->store, call->arguments[0], &fund, call->arena, call->error)
                   : 0;
    if (!code && gt_call_flag(call, "each"))
        return print_payments(call, fund);
    if (!code)
        code = gt_commitment_list(call->store, fund, 0, 0, call->as_of, &rows, &count, call->arena,
                                  call->error);
    struct gt_cell *cells = gt_call_cells(call, count, COUNT(commitment_columns));
    if (code || !cells)
        return code ? code : gt_fail_memory(call->error);
    for (size_t i = 0; i < count; i++) {
        struct gt_cell *cell = &cells[i * COUNT(commitment_columns)];
        cell[0].number = rows[i].id;
        cell[1].day = rows[i].day;
        cell[2].text = rows[i].fund_name;
        cell[3].text = rows[i].party_name;
        cell[4].money = rows[i].amount;
        cell[5].money = rows[i].paid;
        cell[6].money = rows[i].amount - rows[i].paid;
        for (int c = 4; c <= 6; c++)
            cell[c].currency = gt_call_foreign(call, rows[i].currency);
        cell[7].text = rows[i].currency->code;
        cell[8].text = rows[i].note;
    }
    struct gt_listing listing = {commitment_columns, COUNT(commitment_columns), cells, count,
                                 gt_store_ledger(call->store)->currency};
    return gt_call_print(call, &listing);
}

int gt_cmd_intention_list(struct gt_call *call)
{
    static const struct gt_listing_column columns[] = {
        {"id", "#", GT_CELL_NUMBER, NULL},
        {"partner", N_("Partner"), GT_CELL_TEXT, NULL},
        {"date", N_("Date"), GT_CELL_DAY, NULL},
        {"until", N_("Until"), GT_CELL_DAY, NULL},
        {"capacity", N_("Capacity"), GT_CELL_MONEY, NULL},
        {"document", N_("Document"), GT_CELL_TEXT, NULL},
        {"currency", NULL, GT_CELL_TEXT, NULL},
        {"note", NULL, GT_CELL_TEXT, NULL},
    };
    struct gt_intention_row *rows = NULL;
    size_t count = 0;
    int64_t fund = 0;
    int code = gt_find_fund(call->store, call->as_of, &fund, call->arena, call->error);
    if (!code)
        code = gt_intention_list(call->store, fund, call->as_of, &rows, &count, call->arena,
                                 call->error);
    struct gt_cell *cells = gt_call_cells(call, count, COUNT(columns));
    if (code || !cells)
        return code ? code : gt_fail_memory(call->error);
    for (size_t i = 0; i < count; i++) {
        struct gt_cell *cell = &cells[i * COUNT(columns)];
        cell[0].number = rows[i].id;
        cell[1].text = rows[i].partner_name;
        cell[2].day = rows[i].day;
        cell[3].day = rows[i].until;
        cell[4].money = rows[i].capacity;
        cell[4].currency = gt_call_foreign(call, rows[i].currency);
        cell[5].text = rows[i].document;
        cell[6].text = rows[i].currency->code;
        cell[7].text = rows[i].note;
    }
    struct gt_listing listing = {columns, COUNT(columns), cells, count,
                                 gt_store_ledger(call->store)->currency};
    return gt_call_print(call, &listing);
}
