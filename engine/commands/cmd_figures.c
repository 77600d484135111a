/* cmd_figures.c - what rules ask beside the rounds, listed. */
#include "engine/commands/rules.h"

#include "engine/operations/find.h"
#include "engine/operations/fund.h"
#include "engine/store/figures.h"

#define COUNT(columns) (sizeof columns / sizeof *columns)

/* A number as text: nothing where nobody said. */
static const char *number(struct gt_call *call, int64_t value)
{
    return value == GT_COUNT_NONE ? NULL : gt_arena_format(call->arena, "%lld", (long long)value);
}

static const struct gt_listing_column figure_columns[] = {
    {"id", "#", GT_CELL_NUMBER, NULL},
    {"company", N_("Company"), GT_CELL_TEXT, NULL},
    {"date", N_("Date"), GT_CELL_DAY, NULL},
    {"registered_in", N_("Registered in"), GT_CELL_TEXT, NULL},
    {"listed", N_("Listed"), GT_CELL_KIND, &gt_yes_no_words},
    {"resident", NULL, GT_CELL_KIND, &gt_yes_no_words},
    {"audited", NULL, GT_CELL_KIND, &gt_yes_no_words},
    {"staff", N_("Staff"), GT_CELL_RIGHT, NULL},
    {"college_staff", NULL, GT_CELL_RIGHT, NULL},
    {"bachelor_staff", NULL, GT_CELL_RIGHT, NULL},
    {"rd_staff", NULL, GT_CELL_RIGHT, NULL},
    {"revenue", N_("Revenue"), GT_CELL_MONEY, NULL},
    {"costs", NULL, GT_CELL_MONEY, NULL},
    {"rd_spending", NULL, GT_CELL_MONEY, NULL},
    {"total_assets", NULL, GT_CELL_MONEY, NULL},
    {"net_assets", N_("Net assets"), GT_CELL_MONEY, NULL},
    {"currency", NULL, GT_CELL_TEXT, NULL},
    {"source", NULL, GT_CELL_TEXT, NULL},
    {"high_tech", NULL, GT_CELL_KIND, &gt_yes_no_words},
};

static void fill_figure(struct gt_call *call, struct gt_cell *cell, const struct gt_figure_row *row)
{
    const gt_money amounts[] = {row->revenue, row->costs, row->rd_spending, row->total_assets,
                                row->net_assets};
    const int64_t heads[] = {row->staff, row->college_staff, row->bachelor_staff, row->rd_staff};
    cell[0].number = row->id;
    cell[1].text = row->company_name;
    cell[2].day = row->day;
    cell[3].text = row->registered_in;
    cell[4].number = row->listed;
    cell[5].number = row->resident;
    cell[6].number = row->audited;
    for (size_t i = 0; i < COUNT(heads); i++)
        cell[7 + i].text = number(call, heads[i]);
    for (size_t i = 0; i < COUNT(amounts); i++) {
        cell[11 + i].money = amounts[i];
        cell[11 + i].currency = gt_call_foreign(call, row->currency);
    }
    cell[16].text = row->currency->code;
    cell[17].text = row->source;
    cell[18].number = row->high_tech;
}

/* The company that is named, or 0. */
static int named(struct gt_call *call, int64_t *company)
{
    *company = 0;
    return call->argument_count ? gt_need_role(call->store, call->arguments[0], GT_ROLE_COMPANY,
                                               company, call->arena, call->error)
                                : 0;
}

static int print(struct gt_call *call, const struct gt_listing_column *columns, size_t width,
                 const struct gt_cell *cells, size_t count)
{
    struct gt_listing listing = {columns, width, cells, count,
                                 gt_store_ledger(call->store)->currency};
    return cells ? gt_call_print(call, &listing) : gt_fail_memory(call->error);
}

int gt_cmd_figure_list(struct gt_call *call)
{
    struct gt_figure_row *rows = NULL;
    size_t count = 0;
    int64_t company = 0;
    int code = named(call, &company);
    if (!code)
        code = gt_figure_list(call->store, company, call->as_of, &rows, &count, call->arena,
                              call->error);
    if (code)
        return code;
    struct gt_cell *cells = gt_call_cells(call, count, COUNT(figure_columns));
    for (size_t i = 0; cells && i < count; i++)
        fill_figure(call, &cells[i * COUNT(figure_columns)], &rows[i]);
    return print(call, figure_columns, COUNT(figure_columns), cells, count);
}

static const struct gt_listing_column fund_columns[] = {
    {"id", "#", GT_CELL_NUMBER, NULL},
    {"fund", N_("Fund"), GT_CELL_TEXT, NULL},
    {"date", N_("Date"), GT_CELL_DAY, NULL},
    {"level", N_("Level"), GT_CELL_KIND, &gt_fund_level_words},
    {"stage", N_("Stage"), GT_CELL_KIND, &gt_term_stage_words},
    {"approved", NULL, GT_CELL_DAY, NULL},
    {"set_up", N_("Set up on"), GT_CELL_DAY, NULL},
    {"seniors", NULL, GT_CELL_RIGHT, NULL},
    {"projects", N_("Companies"), GT_CELL_RIGHT, NULL},
    {"invested", N_("Invested"), GT_CELL_MONEY, NULL},
    {"early", NULL, GT_CELL_MONEY, NULL},
    {"on_target", NULL, GT_CELL_MONEY, NULL},
    {"local", NULL, GT_CELL_MONEY, NULL},
    {"tech", NULL, GT_CELL_MONEY, NULL},
    {"returned", NULL, GT_CELL_MONEY, NULL},
    {"conceded", NULL, GT_CELL_MONEY, NULL},
    {"loss", NULL, GT_CELL_MONEY, NULL},
    {"currency", NULL, GT_CELL_TEXT, NULL},
    {"source", NULL, GT_CELL_TEXT, NULL},
    {"fee_on_paid", NULL, GT_CELL_KIND, &gt_yes_no_words},
    {"hidden_debt", NULL, GT_CELL_KIND, &gt_yes_no_words},
    {"derivatives", NULL, GT_CELL_KIND, &gt_yes_no_words},
    {"guarantees", NULL, GT_CELL_KIND, &gt_yes_no_words},
    {"unlimited", NULL, GT_CELL_KIND, &gt_yes_no_words},
};

static void fill_fund(struct gt_call *call, struct gt_cell *cell,
                      const struct gt_fund_figure_row *row)
{
    const gt_money amounts[] = {row->invested, row->early,    row->on_target, row->local,
                                row->tech,     row->returned, row->conceded,  row->loss};
    cell[0].number = row->id;
    cell[1].text = row->fund_name;
    cell[2].day = row->day;
    cell[3].number = row->level;
    cell[4].number = row->stage;
    cell[5].day = row->approved;
    cell[6].day = row->set_up;
    cell[7].text = number(call, row->seniors);
    cell[8].text = number(call, row->projects);
    for (size_t i = 0; i < COUNT(amounts); i++) {
        cell[9 + i].money = amounts[i];
        cell[9 + i].currency = gt_call_foreign(call, row->currency);
    }
    cell[17].text = row->currency->code;
    cell[18].text = row->source;
    cell[19].number = row->fee_on_paid;
    cell[20].number = row->hidden_debt;
    cell[21].number = row->derivatives;
    cell[22].number = row->guarantees;
    cell[23].number = row->unlimited;
}

int gt_cmd_fund_figure_list(struct gt_call *call)
{
    struct gt_fund_figure_row *rows = NULL;
    size_t count = 0;
    int64_t fund = 0;
    int code = call->argument_count ? gt_need_any_fund(call->store, call->arguments[0], &fund,
                                                       call->arena, call->error)
                                    : 0;
    if (!code)
        code = gt_fund_figure_list(call->store, fund, call->as_of, &rows, &count, call->arena,
                                   call->error);
    if (code)
        return code;
    struct gt_cell *cells = gt_call_cells(call, count, COUNT(fund_columns));
    for (size_t i = 0; cells && i < count; i++)
        fill_fund(call, &cells[i * COUNT(fund_columns)], &rows[i]);
    return print(call, fund_columns, COUNT(fund_columns), cells, count);
}

int gt_cmd_tie_list(struct gt_call *call)
{
    static const struct gt_listing_column columns[] = {
        {"id", "#", GT_CELL_NUMBER, NULL},
        {"party", N_("Party"), GT_CELL_TEXT, NULL},
        {"company", N_("Company"), GT_CELL_TEXT, NULL},
        {"date", N_("Date"), GT_CELL_DAY, NULL},
        {"tie", N_("Tie"), GT_CELL_KIND, &gt_tie_words},
        {"family_share", N_("Family share"), GT_CELL_SHARE, NULL},
        {"source", N_("Source"), GT_CELL_TEXT, NULL},
    };
    struct gt_tie_row *rows = NULL;
    size_t count = 0;
    int64_t company = 0;
    int code = named(call, &company);
    if (!code)
        code =
            gt_tie_list(call->store, company, call->as_of, &rows, &count, call->arena, call->error);
    if (code)
        return code;
    struct gt_cell *cells = gt_call_cells(call, count, COUNT(columns));
    for (size_t i = 0; cells && i < count; i++) {
        struct gt_cell *cell = &cells[i * COUNT(columns)];
        cell[0].number = rows[i].id;
        cell[1].text = rows[i].party_name;
        cell[2].text = rows[i].company_name;
        cell[3].day = rows[i].day;
        cell[4].number = rows[i].tie;
        cell[5].ratio = rows[i].family_share;
        cell[6].text = rows[i].source;
    }
    return print(call, columns, COUNT(columns), cells, count);
}

int gt_cmd_compensation_list(struct gt_call *call)
{
    static const struct gt_listing_column columns[] = {
        {"id", "#", GT_CELL_NUMBER, NULL},
        {"company", N_("Company"), GT_CELL_TEXT, NULL},
        {"party", N_("Party"), GT_CELL_TEXT, NULL},
        {"date", N_("Date"), GT_CELL_DAY, NULL},
        {"amount", N_("Amount"), GT_CELL_MONEY, NULL},
        {"currency", NULL, GT_CELL_TEXT, NULL},
        {"stage", N_("Stage"), GT_CELL_KIND, &gt_term_stage_words},
        {"document", N_("Document"), GT_CELL_TEXT, NULL},
    };
    struct gt_compensation_row *rows = NULL;
    size_t count = 0;
    int code =
        gt_compensation_list(call->store, call->as_of, &rows, &count, call->arena, call->error);
    if (code)
        return code;
    struct gt_cell *cells = gt_call_cells(call, count, COUNT(columns));
    for (size_t i = 0; cells && i < count; i++) {
        struct gt_cell *cell = &cells[i * COUNT(columns)];
        cell[0].number = rows[i].id;
        cell[1].text = rows[i].company_name;
        cell[2].text = rows[i].party_name;
        cell[3].day = rows[i].day;
        cell[4].money = rows[i].amount;
        cell[4].currency = gt_call_foreign(call, rows[i].currency);
        cell[5].text = rows[i].currency->code;
        cell[6].number = rows[i].stage;
        cell[7].text = rows[i].document;
    }
    return print(call, columns, COUNT(columns), cells, count);
}

int gt_cmd_preset_list(struct gt_call *call)
{
    static const struct gt_listing_column columns[] = {
        {"id", "#", GT_CELL_NUMBER, NULL},         {"preset", N_("Preset"), GT_CELL_TEXT, NULL},
        {"since", N_("Since"), GT_CELL_DAY, NULL}, {"until", N_("Until"), GT_CELL_DAY, NULL},
        {"note", N_("Note"), GT_CELL_TEXT, NULL},
    };
    struct gt_preset_row *rows = NULL;
    size_t count = 0;
    int code = gt_preset_list(call->store, &rows, &count, call->arena, call->error);
    if (code)
        return code;
    struct gt_cell *cells = gt_call_cells(call, count, COUNT(columns));
    size_t shown = 0;
    for (size_t i = 0; cells && i < count; i++) {
        struct gt_cell *cell = &cells[shown * COUNT(columns)];
        if (rows[i].since > call->as_of)
            continue;
        shown++;
        cell[0].number = rows[i].id;
        cell[1].text = rows[i].name;
        cell[2].day = rows[i].since;
        cell[3].day = rows[i].until;
        cell[4].text = rows[i].note;
    }
    return print(call, columns, COUNT(columns), cells, shown);
}
