/* cmd_instruments.c - `class list`, `convertible list`, `valuation list`, `mark list`, `payout
 * list`, `escrow list`. */
#include "engine/commands/approval.h"
#include "engine/commands/captable.h"

#include "engine/operations/find.h"
#include "engine/store/captable.h"
#include "engine/store/convertible.h"
#include "engine/store/holding.h"
#include "engine/store/payout.h"

/* The company of the argument; 0: of all. */
static int find_company(struct gt_call *call, int64_t *company)
{
    return call->argument_count ? gt_need_role(call->store, call->arguments[0], GT_ROLE_COMPANY,
                                               company, call->arena, call->error)
                                : 0;
}

static const char *figure(const struct gt_call *call, double number)
{
    return number < 0 ? NULL : gt_arena_format(call->arena, "%.10g", number);
}

static int print(struct gt_call *call, const struct gt_listing_column *columns, size_t width,
                 const struct gt_cell *cells, size_t count, int64_t offset, int64_t total)
{
    struct gt_listing listing = {columns, width, cells, count,
                                 gt_store_ledger(call->store)->currency};
    int code = gt_call_print(call, &listing);
    if (!code)
        gt_call_page_note(call, offset, count, total);
    return code;
}

static const struct gt_listing_column class_columns[] = {
    {"id", "#", GT_CELL_NUMBER, NULL},
    {"company", N_("Company"), GT_CELL_TEXT, NULL},
    {"name", N_("Class"), GT_CELL_TEXT, NULL},
    {"kind", N_("Kind"), GT_CELL_KIND, &gt_stock_kind_words},
    {"seniority", N_("Seniority"), GT_CELL_RIGHT, NULL},
    {"votes", N_("Votes"), GT_CELL_RIGHT, NULL},
    {"preference", N_("Preference"), GT_CELL_RIGHT, NULL},
    {"participation", N_("Participation"), GT_CELL_KIND, &gt_participation_words},
    {"conversion", N_("Converts"), GT_CELL_RIGHT, NULL},
    {"authorized", N_("Authorized"), GT_CELL_RIGHT, NULL},
    {"participation_cap", NULL, GT_CELL_TEXT, NULL},
    {"since", NULL, GT_CELL_DAY, NULL},
    {"note", NULL, GT_CELL_TEXT, NULL},
};

int gt_cmd_class_list(struct gt_call *call)
{
    enum { COLUMNS = sizeof class_columns / sizeof *class_columns };
    struct gt_stock_class_row *rows = NULL;
    size_t count = 0;
    int64_t company = 0, total = 0, offset = 0, limit = 0;
    int code = find_company(call, &company);
    if (!code)
        code = gt_call_page(call, &offset, &limit);
    if (!code)
        code = gt_stock_class_list(call->store, company, call->as_of, offset, limit, &rows, &count,
                                   &total, call->arena, call->error);
    struct gt_cell *cells = gt_call_cells(call, count, COLUMNS);
    if (code || !cells)
        return code ? code : gt_fail_memory(call->error);
    for (size_t i = 0; i < count; i++) {
        struct gt_cell *cell = &cells[i * COLUMNS];
        cell[0].number = rows[i].id;
        cell[1].text = rows[i].company_name;
        cell[2].text = rows[i].name;
        cell[3].number = rows[i].kind;
        cell[4].text = figure(call, rows[i].seniority);
        cell[5].text = figure(call, rows[i].votes);
        cell[6].text = figure(call, rows[i].preference);
        cell[7].number = rows[i].participation;
        cell[8].text = gt_arena_format(call->arena, "%lld:%lld", (long long)rows[i].conversion.num,
                                       (long long)rows[i].conversion.den);
        cell[9].text = gt_shares_shown(call, rows[i].authorized);
        cell[10].text = figure(call, rows[i].participation_cap);
        cell[11].day = rows[i].since;
        cell[12].text = rows[i].note;
    }
    return print(call, class_columns, COLUMNS, cells, count, offset, total);
}

static const struct gt_listing_column convertible_columns[] = {
    {"id", "#", GT_CELL_NUMBER, NULL},
    {"date", N_("Date"), GT_CELL_DAY, NULL},
    {"company", N_("Company"), GT_CELL_TEXT, NULL},
    {"holder", N_("Holder"), GT_CELL_TEXT, NULL},
    {"kind", N_("Kind"), GT_CELL_KIND, &gt_convertible_words},
    {"amount", N_("Amount"), GT_CELL_MONEY, NULL},
    {"cap", N_("Cap"), GT_CELL_MONEY, NULL},
    {"discount", N_("Discount"), GT_CELL_SHARE, NULL},
    {"rate", N_("Rate"), GT_CELL_SHARE, NULL},
    {"maturity", N_("Maturity"), GT_CELL_DAY, NULL},
    {"converted", N_("Converted"), GT_CELL_DAY, NULL},
    {"currency", NULL, GT_CELL_TEXT, NULL},
    {"mfn", NULL, GT_CELL_FLAG, NULL},
    {"seniority", NULL, GT_CELL_TEXT, NULL},
    {"deal", NULL, GT_CELL_TEXT, NULL},
    {"note", NULL, GT_CELL_TEXT, NULL},
};

int gt_cmd_convertible_list(struct gt_call *call)
{
    enum { COLUMNS = sizeof convertible_columns / sizeof *convertible_columns };
    struct gt_convertible_row *rows = NULL;
    size_t count = 0;
    int64_t company = 0, total = 0, offset = 0, limit = 0;
    int code = find_company(call, &company);
    if (!code)
        code = gt_call_page(call, &offset, &limit);
    if (!code)
        code = gt_convertible_list(call->store, company, call->as_of, offset, limit, &rows, &count,
                                   &total, call->arena, call->error);
    struct gt_cell *cells = gt_call_cells(call, count, COLUMNS);
    if (code || !cells)
        return code ? code : gt_fail_memory(call->error);
    for (size_t i = 0; i < count; i++) {
        struct gt_cell *cell = &cells[i * COLUMNS];
        cell[0].number = rows[i].id;
        cell[1].day = rows[i].day;
        cell[2].text = rows[i].company_name;
        cell[3].text = rows[i].holder_name;
        cell[4].number = rows[i].kind;
        cell[5].money = rows[i].amount;
        cell[6].money = rows[i].cap;
        cell[5].currency = cell[6].currency = gt_call_foreign(call, rows[i].currency);
        cell[7].ratio = rows[i].discount;
        cell[8].ratio = rows[i].rate;
        cell[9].day = rows[i].maturity;
        cell[10].day = rows[i].converted;
        cell[11].text = rows[i].currency->code;
        cell[12].number = rows[i].mfn;
        cell[13].text = figure(call, rows[i].seniority ? (double)rows[i].seniority : -1);
        cell[14].text = figure(call, rows[i].deal ? (double)rows[i].deal : -1);
        cell[15].text = rows[i].note;
    }
    code = print(call, convertible_columns, COLUMNS, cells, count, offset, total);
    return code ? code : gt_print_pending(call, "convertible", 0, company);
}

static const char *class_name(const struct gt_stock_class_row *rows, size_t count, int64_t id)
{
    for (size_t i = 0; i < count; i++)
        if (rows[i].id == id)
            return rows[i].name;
    return "?";
}

static const struct gt_listing_column valuation_columns[] = {
    {"id", "#", GT_CELL_NUMBER, NULL},
    {"date", N_("Date"), GT_CELL_DAY, NULL},
    {"class", N_("Class"), GT_CELL_TEXT, NULL},
    {"price", N_("Price"), GT_CELL_RIGHT, NULL},
    {"currency", N_("Currency"), GT_CELL_TEXT, NULL},
    {"source", N_("Source"), GT_CELL_TEXT, NULL},
    {"note", NULL, GT_CELL_TEXT, NULL},
};

int gt_cmd_valuation_list(struct gt_call *call)
{
    enum { COLUMNS = sizeof valuation_columns / sizeof *valuation_columns };
    struct gt_class_value_row *rows = NULL;
    struct gt_stock_class_row *classes = NULL;
    size_t count = 0, class_count = 0;
    int64_t company = 0, total = 0;
    int code = find_company(call, &company);
    if (!code)
        code = gt_stock_class_list(call->store, company, GT_DAY_LAST, 0, -1, &classes, &class_count,
                                   &total, call->arena, call->error);
    if (!code)
        code = gt_class_value_list(call->store, company, call->as_of, &rows, &count, call->arena,
                                   call->error);
    struct gt_cell *cells = gt_call_cells(call, count, COLUMNS);
    if (code || !cells)
        return code ? code : gt_fail_memory(call->error);
    for (size_t i = 0; i < count; i++) {
        struct gt_cell *cell = &cells[i * COLUMNS];
        cell[0].number = rows[i].id;
        cell[1].day = rows[i].day;
        cell[2].text = class_name(classes, class_count, rows[i].class);
        cell[3].text = gt_price_shown(call, rows[i].price);
        cell[4].text = rows[i].currency->code;
        cell[5].text = rows[i].source;
        cell[6].text = rows[i].note;
    }
    return print(call, valuation_columns, COLUMNS, cells, count, 0, (int64_t)count);
}

static const struct gt_listing_column mark_columns[] = {
    {"id", "#", GT_CELL_NUMBER, NULL},
    {"date", N_("Date"), GT_CELL_DAY, NULL},
    {"company", N_("Company"), GT_CELL_TEXT, NULL},
    {"holder", N_("Holder"), GT_CELL_TEXT, NULL},
    {"value", N_("Value"), GT_CELL_MONEY, NULL},
    {"method", N_("Method"), GT_CELL_KIND, &gt_mark_method_words},
    {"class", N_("Class"), GT_CELL_TEXT, NULL},
    {"inputs", N_("Inputs"), GT_CELL_TEXT, NULL},
    {"reviewer", N_("Reviewer"), GT_CELL_TEXT, NULL},
    {"currency", NULL, GT_CELL_TEXT, NULL},
    {"note", NULL, GT_CELL_TEXT, NULL},
};

int gt_cmd_mark_list(struct gt_call *call)
{
    enum { COLUMNS = sizeof mark_columns / sizeof *mark_columns };
    struct gt_mark_row *rows = NULL;
    size_t count = 0;
    int64_t company = 0, total = 0, offset = 0, limit = 0;
    int code = find_company(call, &company);
    if (!code)
        code = gt_call_page(call, &offset, &limit);
    if (!code)
        code = gt_mark_page(call->store, company, call->as_of, offset, limit, &rows, &count, &total,
                            call->arena, call->error);
    struct gt_cell *cells = gt_call_cells(call, count, COLUMNS);
    if (code || !cells)
        return code ? code : gt_fail_memory(call->error);
    for (size_t i = 0; i < count; i++) {
        struct gt_cell *cell = &cells[i * COLUMNS];
        cell[0].number = rows[i].id;
        cell[1].day = rows[i].day;
        cell[2].text = rows[i].company_name;
        cell[3].text = rows[i].party_name;
        cell[4].money = rows[i].value;
        cell[4].currency = gt_call_foreign(call, rows[i].currency);
        cell[5].number = rows[i].method;
        cell[6].text = rows[i].class_name;
        cell[7].text = rows[i].inputs;
        cell[8].text = rows[i].reviewer;
        cell[9].text = rows[i].currency->code;
        cell[10].text = rows[i].note;
    }
    return print(call, mark_columns, COLUMNS, cells, count, offset, total);
}

static const struct gt_listing_column payout_columns[] = {
    {"id", "#", GT_CELL_NUMBER, NULL},
    {"date", N_("Date"), GT_CELL_DAY, NULL},
    {"kind", N_("Kind"), GT_CELL_KIND, &gt_payout_words},
    {"payer", N_("Payer"), GT_CELL_TEXT, NULL},
    {"party", N_("Party"), GT_CELL_TEXT, NULL},
    {"amount", N_("Amount"), GT_CELL_MONEY, NULL},
    {"currency", NULL, GT_CELL_TEXT, NULL},
    {"note", NULL, GT_CELL_TEXT, NULL},
};

int gt_cmd_payout_list(struct gt_call *call)
{
    enum { COLUMNS = sizeof payout_columns / sizeof *payout_columns };
    const char *party_name = gt_call_value(call, "party");
    struct gt_payout_row *rows = NULL;
    size_t count = 0;
    int64_t payer = 0, party = 0, total = 0, offset = 0, limit = 0;
    int code = call->argument_count ? gt_need_party(call->store, call->arguments[0], &payer,
                                                    call->arena, call->error)
                                    : 0;
    if (!code && party_name)
        code = gt_need_party(call->store, party_name, &party, call->arena, call->error);
    if (!code)
        code = gt_call_page(call, &offset, &limit);
    if (!code)
        code = gt_payout_list(call->store, payer, party, call->as_of, offset, limit, &rows, &count,
                              &total, call->arena, call->error);
    struct gt_cell *cells = gt_call_cells(call, count, COLUMNS);
    if (code || !cells)
        return code ? code : gt_fail_memory(call->error);
    for (size_t i = 0; i < count; i++) {
        struct gt_cell *cell = &cells[i * COLUMNS];
        cell[0].number = rows[i].id;
        cell[1].day = rows[i].day;
        cell[2].number = rows[i].kind;
        cell[3].text = rows[i].payer_name;
        cell[4].text = rows[i].party_name;
        cell[5].money = rows[i].amount;
        cell[5].currency = gt_call_foreign(call, rows[i].currency);
        cell[6].text = rows[i].currency->code;
        cell[7].text = rows[i].note;
    }
    code = print(call, payout_columns, COLUMNS, cells, count, offset, total);
    return code ? code : gt_print_pending(call, "payout", 0, payer);
}

static const struct gt_listing_column escrow_columns[] = {
    {"id", "#", GT_CELL_NUMBER, NULL},
    {"date", N_("Exit"), GT_CELL_DAY, NULL},
    {"company", N_("Company"), GT_CELL_TEXT, NULL},
    {"holder", N_("Holder"), GT_CELL_TEXT, NULL},
    {"amount", N_("Held back"), GT_CELL_MONEY, NULL},
    {"released", N_("Released"), GT_CELL_MONEY, NULL},
    {"left", N_("Left"), GT_CELL_MONEY, NULL},
    {"until", N_("Until"), GT_CELL_DAY, NULL},
    {"exit", NULL, GT_CELL_NUMBER, NULL},
    {"currency", NULL, GT_CELL_TEXT, NULL},
    {"note", NULL, GT_CELL_TEXT, NULL},
};

int gt_cmd_escrow_list(struct gt_call *call)
{
    enum { COLUMNS = sizeof escrow_columns / sizeof *escrow_columns };
    struct gt_escrow_row *rows = NULL;
    size_t count = 0;
    int64_t total = 0, offset = 0, limit = 0;
    int code = gt_call_page(call, &offset, &limit);
    if (!code)
        code = gt_escrow_list(call->store, 0, call->as_of, offset, limit, &rows, &count, &total,
                              call->arena, call->error);
    struct gt_cell *cells = gt_call_cells(call, count, COLUMNS);
    if (code || !cells)
        return code ? code : gt_fail_memory(call->error);
    for (size_t i = 0; i < count; i++) {
        struct gt_cell *cell = &cells[i * COLUMNS];
        cell[0].number = rows[i].id;
        cell[1].day = rows[i].day;
        cell[2].text = rows[i].company_name;
        cell[3].text = rows[i].party_name;
        cell[4].money = rows[i].amount;
        cell[5].money = rows[i].released;
        cell[6].money = rows[i].amount - rows[i].released;
        for (int c = 4; c <= 6; c++)
            cell[c].currency = gt_call_foreign(call, rows[i].currency);
        cell[7].day = rows[i].until;
        cell[8].number = rows[i].exit;
        cell[9].text = rows[i].currency->code;
        cell[10].text = rows[i].note;
    }
    return print(call, escrow_columns, COLUMNS, cells, count, offset, total);
}
